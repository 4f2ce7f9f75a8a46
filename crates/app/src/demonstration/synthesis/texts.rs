//! The words of the syntheses, in French and in English; written by us, about synthetic answers.

type Both = (&'static str, &'static str);

/// The words of a section, for a set (from 0) at its short or its long evaluation.
pub(super) fn section(section: &str, set: usize, is_short: bool) -> Both {
    let by_set = |all: &'static [Both; 3]| all[set.min(2)];
    match (section, is_short) {
        ("relevance", true) => by_set(&RELEVANCE_SHORT),
        ("relevance", false) => by_set(&RELEVANCE_LONG),
        ("obstacles", true) => by_set(&OBSTACLES_SHORT),
        ("obstacles", false) => by_set(&OBSTACLES_LONG),
        ("options", true) => by_set(&OPTIONS),
        ("options", false) => OPTIONS_LONG,
        ("feasibility", true) => FEASIBILITY_SHORT,
        ("feasibility", false) => FEASIBILITY_LONG,
        (_, true) => FORUM_SHORT,
        (_, false) => FORUM_LONG,
    }
}

/// Paraphrases, for the first goals that enough people evaluated.
pub(super) fn paraphrases(is_short: bool) -> [Both; 2] {
    if is_short {
        [
            (
                "La question posée d’emblée évite d’avoir à revenir en arrière.",
                "Asked at the outset, the question saves going back later.",
            ),
            (
                "Dire non demande une phrase prête, répétée à l’avance.",
                "Saying no takes a sentence that is ready, rehearsed beforehand.",
            ),
        ]
    } else {
        [
            (
                "Un an plus tard, l’habitude tient parce que toute l’équipe l’a prise.",
                "A year later the habit holds because the whole team took it up.",
            ),
            (
                "Ce qui tient le mieux est ce qui est écrit dans le dossier.",
                "What holds best is what is written in the record.",
            ),
        ]
    }
}

const RELEVANCE_SHORT: [Both; 3] = [
    (
        "Les objectifs de la première série sont jugés utiles et proches de la pratique quotidienne.\n\nCeux qui demandent \
         de ne pas prescrire sont gardés tels quels. Ceux qui demandent un suivi, comme l’arrêt des benzodiazépines, sont \
         plus souvent adaptés : beaucoup préfèrent commencer par les ordonnances les plus récentes.",
        "The goals of the first set are found useful and close to everyday practice.\n\nThose that ask for not prescribing \
         are kept as they are. Those that ask for follow-up, such as stopping benzodiazepines, are more often adapted: \
         many prefer to begin with the most recent prescriptions.",
    ),
    (
        "Les objectifs de la deuxième série portent sur des gestes de vérification, et c’est ce qui plaît : ils se \
         contrôlent d’un coup d’œil.\n\nLa vérification de la technique d’inhalation est la plus citée comme à garder. Pour \
         la réduction des inhibiteurs de la pompe à protons, on demande des repères plus précis sur les durées.",
        "The goals of the second set are about checking, and that is what people like: one glance tells whether it was \
         done.\n\nChecking inhaler technique is the one most often said worth keeping. For reducing proton pump inhibitors, \
         people ask for clearer landmarks on durations.",
    ),
    (
        "La troisième série réunit des objectifs plus longs à mettre en place.\n\nL’examen des pieds chez les personnes \
         diabétiques et la revue annuelle des traitements sont jugés pertinents par presque tout le monde, à condition de \
         prévoir un temps réservé. Le conseil d’arrêt du tabac est vu comme un rappel bienvenu.",
        "The third set brings together goals that take longer to set up.\n\nExamining the feet of people with diabetes and \
         the yearly medication review are found relevant by almost everybody, provided time is set aside for them. Brief \
         advice on smoking is seen as a welcome reminder.",
    ),
];

const RELEVANCE_LONG: [Both; 3] = [
    (
        "Un an après, les objectifs de la première série ne sont presque plus discutés : ils sont devenus la façon \
         ordinaire de faire.\n\nLà où un objectif a été adapté, c’est le plus souvent pour viser d’abord les patients qui \
         viennent peu.",
        "A year on, the goals of the first set are hardly debated any more: they have become the ordinary way of \
         working.\n\nWhere a goal was adapted, it is mostly to reach first the patients who seldom come.",
    ),
    (
        "Les gestes de vérification de la deuxième série se sont installés.\n\nIls restent jugés pertinents, surtout quand \
         médecin et pharmacien s’en partagent une partie ; seuls, on se lasse plus vite.",
        "The checking habits of the second set have settled in.\n\nThey are still found relevant, above all where physician \
         and pharmacist share part of them; alone, people tire sooner.",
    ),
    (
        "Les objectifs de la troisième série sont ceux dont l’intérêt a le plus grandi avec le temps.\n\nLa revue annuelle \
         des traitements est citée comme une porte d’entrée vers les autres objectifs.",
        "The goals of the third set are those whose interest grew most over time.\n\nThe yearly medication review is named \
         as a way into the other goals.",
    ),
];

const OBSTACLES_SHORT: [Both; 3] = [
    (
        "Le temps de la consultation vient en tête, puis l’attente des patients et l’ordonnance commencée par un autre \
         confrère.\n\nUne partie de ces obstacles est à portée de main : une phrase préparée, une fiche remise, un second \
         rendez-vous court. Les ordonnances héritées demandent, elles, un échange entre confrères.",
        "Time in the visit comes first, then what patients expect and the prescription that another colleague \
         began.\n\nSome of these obstacles are within reach: a sentence made ready, a sheet handed over, a short second \
         visit. Inherited prescriptions call for a talk between colleagues.",
    ),
    (
        "Ce qui gêne ici est surtout matériel : logiciels qui n’alertent pas, tests qui manquent, historique \
         incomplet.\n\nL’oubli est souvent cité aussi, sans gêne : un repère visible au bon endroit suffit parfois.",
        "What stands in the way here is mostly material: software that gives no alert, tests that run out, incomplete \
         records.\n\nForgetting is often named too, plainly: a visible mark in the right place is sometimes enough.",
    ),
    (
        "L’organisation pèse le plus : pas de système de rappel, peu de relais, des agendas pleins.\n\nLes obstacles liés à \
         ses propres connaissances sont rares et diminuent quand l’argumentaire a été relu.",
        "Organisation weighs most: no recall system, few people to hand over to, full diaries.\n\nObstacles to do with \
         one’s own knowledge are rare, and fewer where the argument was read again.",
    ),
];

const OBSTACLES_LONG: [Both; 3] = [
    (
        "Les mêmes obstacles restent, mais moins souvent : l’attente des patients recule nettement, le temps \
         demeure.\n\nLes ordonnances commencées ailleurs sont désormais l’obstacle le plus tenace.",
        "The same obstacles remain, less often: what patients expect weighs clearly less, time still does.\n\nPrescriptions \
         begun elsewhere are now the most stubborn one.",
    ),
    (
        "Les difficultés de matériel n’ont guère changé, et dépendent peu des participants.\n\nL’oubli, lui, a presque \
         disparu là où un repère a été mis en place.",
        "Difficulties with equipment have hardly changed, and depend little on participants.\n\nForgetting has almost gone \
         where a visible mark was set up.",
    ),
    (
        "L’organisation reste le premier frein ; les équipes qui ont désigné quelqu’un pour les rappels le disent moins \
         souvent.\n\nLe désaccord entre confrères est peu cité, et se règle quand les sources sont partagées.",
        "Organisation is still the first brake; teams that named somebody in charge of recalls say so less \
         often.\n\nDisagreement between colleagues is seldom named, and settles when sources are shared.",
    ),
];

const OPTIONS: [Both; 3] = [
    (
        "Les pistes qui reviennent : poser la question avant de renouveler, proposer une autre solution dans la même \
         phrase, remettre une fiche, convenir d’une date pour en reparler.",
        "Ways that come up again: ask before renewing, offer another solution in the same sentence, hand over a sheet, \
         agree on a date to come back to it.",
    ),
    (
        "Les pistes qui reviennent : écrire le jour en toutes lettres, garder un dispositif de démonstration à portée, \
         faire montrer plutôt qu’expliquer, prévenir l’autre profession par une note.",
        "Ways that come up again: write the day out in full, keep a demonstration device at hand, let people show rather \
         than explain, tell the other profession with a note.",
    ),
    (
        "Les pistes qui reviennent : réserver une consultation à l’examen, faire déchausser dès la salle d’attente, \
         commencer la revue par le médicament le plus douteux, noter dans le dossier ce qui a été proposé.",
        "Ways that come up again: keep one visit for the examination, have shoes taken off in the waiting room, begin the \
         review with the most doubtful medicine, note in the record what was offered.",
    ),
];

const OPTIONS_LONG: Both = (
    "Avec le recul, ce qui a aidé le plus longtemps est ce qui ne dépend pas de la mémoire : un modèle d’ordonnance, une \
     alerte du logiciel, une affiche, une tâche confiée à quelqu’un de l’équipe.",
    "Looking back, what helped longest is what does not depend on memory: a prescription template, an alert in the \
     software, a poster, a task given to somebody in the team.",
);

const FEASIBILITY_SHORT: Both = (
    "Le programme est jugé faisable par la plupart, en cabinet comme en officine.\n\nCe qui coûte le plus est de compter \
     les patients concernés ; noter au fil de l’eau, plutôt que de reconstituer à la fin, change tout. Les périodes \
     d’épidémie sont les plus difficiles.",
    "Most find the programme feasible, in the surgery and in the pharmacy alike.\n\nWhat costs most is counting the \
     patients concerned; noting as one goes, rather than piecing it together at the end, changes everything. Epidemics \
     are the hardest times.",
);

const FEASIBILITY_LONG: Both = (
    "La seconde année demande moins d’effort : les questions sont connues et les réponses viennent plus vite.\n\nCeux qui \
     exercent seuls souhaitent plus d’échanges ; ceux qui sont en équipe disent que le programme leur a donné un sujet \
     commun.",
    "The second year takes less effort: the questions are known and answers come faster.\n\nThose who work alone would like \
     more exchange; those in teams say that the programme gave them something in common to talk about.",
);

const FORUM_SHORT: Both = (
    "Les échanges portent surtout sur les mots à employer avec les patients, et sur les cas où l’objectif ne s’applique \
     pas.\n\nLes réponses des confrères sont concrètes : formules toutes prêtes, documents, petites organisations locales.",
    "Exchanges are mostly about the words to use with patients, and about cases to which the goal does not \
     apply.\n\nColleagues’ answers are concrete: ready-made sentences, documents, small local arrangements.",
);

const FORUM_LONG: Both = (
    "Les discussions tardives parlent de durée : comment ne pas relâcher, comment transmettre à un remplaçant, comment en \
     parler aux confrères qui ne suivent pas le programme.",
    "Later discussions are about lasting: how not to let go, how to pass it on to a locum, how to speak of it with \
     colleagues who do not follow the programme.",
);
