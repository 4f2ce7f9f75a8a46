//! What is said in the forums of a demonstration. All of it is invented, and demonstration content: no advice.

use super::super::cast::{LARGE, SMALL};

/// Who says something.
#[derive(Debug, Clone, Copy)]
pub(super) enum Who {
    /// One of the colleagues who chose the goal, from 0.
    One(usize),
    /// The team.
    Team,
}

/// One post.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) who: Who,
    pub(super) language: &'static str,
    pub(super) words: &'static str,
}

/// What a moderator did to one post.
#[derive(Debug)]
pub(super) struct Moderated {
    pub(super) post: u32,
    /// The words put in its place; empty when it is hidden.
    pub(super) words: &'static str,
    pub(super) reason: &'static str,
}

/// A voice that two persons of the team opened, on the very day of its post.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) post: u32,
    pub(super) reason: &'static str,
}

/// One thread.
#[derive(Debug)]
pub(super) struct Talk {
    pub(super) forum: &'static str,
    pub(super) title: &'static str,
    /// Days after the goals of the forum begin to be worked on.
    pub(super) days: u16,
    pub(super) said: &'static [Said],
    pub(super) moderated: Option<Moderated>,
    pub(super) opened: Option<Opened>,
}

const fn fr(voice: usize, words: &'static str) -> Said {
    Said { who: Who::One(voice), language: "fr", words }
}

const fn en(voice: usize, words: &'static str) -> Said {
    Said { who: Who::One(voice), language: "en", words }
}

const fn team(words: &'static str) -> Said {
    Said { who: Who::Team, language: "fr", words }
}

const fn talk(forum: &'static str, title: &'static str, days: u16, said: &'static [Said]) -> Talk {
    Talk { forum, title, days, said, moderated: None, opened: None }
}

/// The talks of a cohort: of the closed one, or of a running one.
pub(super) fn of(organisation: &str, is_closed: bool) -> &'static [Talk] {
    match (organisation, is_closed) {
        (LARGE, true) => &CLOSED,
        (LARGE, false) => &RUNNING,
        (SMALL, false) => &SMALLER,
        _ => &[],
    }
}

const CLOSED: [Talk; 4] = [
    talk(
        "nsaid-pregnancy",
        "Comment le demander sans inquiéter ?",
        20,
        &[
            fr(
                0,
                "Je demande à chaque femme en âge d'être enceinte si elle pourrait l'être avant de donner un AINS, et je vois des visages se fermer.\n\nComment posez-vous la question ?",
            ),
            fr(
                1,
                "Je l'ai mise au milieu de trois autres : allergies, autres médicaments, grossesse possible. Plus personne ne s'en étonne.",
            ),
            fr(2, "Au comptoir, une affichette fait le travail : les patientes en parlent d'elles-mêmes."),
            team(
                "Merci à tous les trois. L'affichette et la question groupée reviennent dans plusieurs bilans : nous les reprendrons dans la synthèse.",
            ),
        ],
    ),
    talk(
        "bronchitis-antibiotic",
        "What do you hand over instead?",
        35,
        &[
            en(
                0,
                "Saying no takes two minutes if I have something to give instead. I print the leaflet with how long a cough lasts. What do you do?",
            ),
            fr(1, "La même chose, et j'écris au dos la date à laquelle rappeler si la toux dure encore."),
            en(
                2,
                "I draw a line with three weeks on it and mark where the patient stands today. They keep the drawing.",
            ),
        ],
    ),
    talk(
        "benzodiazepines",
        "Les renouvellements hérités",
        30,
        &[
            fr(
                0,
                "La moitié de mes ordonnances de benzodiazépines viennent de mon prédécesseur. Je n'ose pas commencer par là.",
            ),
            fr(
                1,
                "J'ai commencé par ceux qui disaient eux-mêmes vouloir arrêter. Trois sur dix. Les autres ont suivi quand ils en ont entendu parler.",
            ),
            fr(2, "Diminuer d'un quart, pas plus, et se revoir à un mois. C'est la seule règle que je tiens."),
            team("La question des ordonnances héritées est l'obstacle le plus cité cette année."),
        ],
    ),
    talk(
        "medication-review",
        "Trouver une demi-heure",
        25,
        &[
            fr(0, "Une revue sérieuse me prend trente minutes que je n'ai pas. Qui a trouvé mieux ?"),
            fr(
                1,
                "Je la fais en deux fois : l'infirmière relève ce qui est réellement pris, je conclus au rendez-vous suivant.",
            ),
            fr(2, "Une par semaine, le mercredi à midi. À la fin de l'année, cela fait une cinquantaine."),
        ],
    ),
];

const RUNNING: [Talk; 8] = [
    Talk {
        forum: "nsaid-pregnancy",
        title: "Automédication : ce qu'on ne voit pas",
        days: 18,
        said: &[
            fr(
                0,
                "Sur dix patientes à qui j'ai posé la question, quatre avaient de l'ibuprofène chez elles et ne le comptaient pas comme un médicament.",
            ),
            fr(1, "Pareil au comptoir. Je demande maintenant « et dans votre armoire ? » : on me répond."),
            fr(
                2,
                "Dans mon village, une maison médicale bien connue en donne encore à tout le monde, suivez mon regard.",
            ),
            team("La question de l'armoire est ajoutée aux moyens proposés pour la prochaine promotion. Merci."),
            en(3, "“What is in your cupboard?” works in English too. I borrowed it this week."),
        ],
        moderated: Some(Moderated {
            post: 3,
            words: "",
            reason: "On pourrait reconnaître ces confrères. Vous pouvez redire la difficulté sans les désigner.",
        }),
        opened: None,
    },
    talk(
        "diabetic-foot",
        "Faire enlever les chaussures",
        24,
        &[
            fr(
                0,
                "Mon obstacle tient en une phrase : le patient est déjà assis, chaussé, et la salle d'attente déborde.",
            ),
            fr(
                1,
                "Chez nous, c'est écrit à l'accueil : « Diabète : venez pieds nus dans vos chaussures. » Cela fait rire, et ils le font.",
            ),
            en(
                2,
                "We ask them to take their shoes off before I come in. The nurse does the monofilament while they wait.",
            ),
            fr(0, "Essayé lundi avec l'affiche : sept patients sur huit. Merci."),
        ],
    ),
    Talk {
        forum: "bronchitis-antibiotic",
        title: "Le patient revient trois jours après",
        days: 40,
        said: &[
            fr(
                0,
                "J'ai tenu bon deux fois, et deux fois le patient est revenu avec l'ordonnance d'un autre. Je me demande si cela sert.",
            ),
            fr(
                1,
                "Le fils de la boulangère m'a fait le coup aussi. Depuis, je propose un rappel au troisième jour, et presque personne ne l'utilise.",
            ),
            fr(2, "Cela sert. Parmi les miens, un sur cinq est revenu ; quatre sur cinq, donc, non."),
            team("Le rappel proposé d'avance est l'un des moyens les mieux notés à quatre mois."),
        ],
        moderated: Some(Moderated {
            post: 2,
            words: "Un patient m'a fait le coup aussi. Depuis, je propose un rappel au troisième jour, et presque personne ne l'utilise.",
            reason: "Les premiers mots désignaient quelqu'un ; le reste est inchangé.",
        }),
        opened: None,
    },
    talk(
        "fluoroquinolones",
        "Cystite : que dire au laboratoire ?",
        52,
        &[
            fr(0, "Nos antibiogrammes mettent les fluoroquinolones en tête de liste. Forcément, on les prescrit."),
            fr(1, "Nous avons demandé au laboratoire de les mettre en fin de liste. Un courriel a suffi."),
            fr(2, "Réponse du nôtre : « personne ne nous l'avait demandé »."),
        ],
    ),
    talk(
        "benzodiazepines",
        "Le premier quart",
        28,
        &[
            en(
                0,
                "First quarter off went well for six of eight. The two others slept badly and blamed me, fairly enough.",
            ),
            fr(1, "Pour ces deux-là, j'attends six semaines au lieu de quatre, et je le leur dis dès le début."),
            fr(2, "Prévenir que les quinze premiers jours sont les plus durs a tout changé chez moi."),
            team("Nous vous invitons à noter ce délai dans votre bilan : il n'est dans aucun de nos moyens."),
        ],
    ),
    talk(
        "triple-whammy",
        "Repérer l'association au comptoir",
        33,
        &[
            fr(0, "Le logiciel alerte sur tout, donc sur rien. Comment repérez-vous l'association de trois ?"),
            fr(1, "Une pastille sur la fiche des patients sous diurétique et sartan. C'est bête et cela tient."),
        ],
    ),
    Talk {
        forum: "methotrexate-overdose",
        title: "Une boîte à moitié vide",
        days: 30,
        said: &[
            fr(
                0,
                "Je sors d'un appel. Une patiente prend son méthotrexate chaque jour depuis une semaine : la boîte du mois est à moitié vide. Elle dit aller bien, je la rappelle lundi.",
            ),
            en(
                1,
                "Please do not wait until Monday: stop it now, and have a blood count and creatinine done today. With us the poison centre took the call within minutes.",
            ),
            team(
                "Devant un danger immédiat, deux personnes de l'équipe ont demandé qui avait écrit le premier message, pour l'appeler aussitôt. L'auteur en est prévenu, avec la raison.",
            ),
            fr(
                0,
                "Vous m'avez joint une heure après. La patiente a été vue le soir même. J'ai mis le jour de prise en toutes lettres sur l'ordonnance, et sur la boîte.",
            ),
        ],
        moderated: None,
        opened: Some(Opened {
            post: 1,
            reason: "Un surdosage est en cours : la patiente doit être vue aujourd'hui, et vous seul savez qui elle est. Nous vous appelons pour vous aider.",
        }),
    },
    talk(
        "ppi-deprescribing",
        "Rebond acide : tenir trois semaines",
        21,
        &[
            fr(0, "Le rebond me fait perdre un patient sur deux à la deuxième semaine."),
            en(1, "Tell them before. “It will get worse for two weeks, then better than before” is the whole method."),
            fr(2, "Et un antiacide à la demande pendant ce temps. Ils en prennent peu, mais ils l'ont."),
        ],
    ),
];

const SMALLER: [Talk; 2] = [
    talk(
        "set-1",
        "Infirmiers et pharmaciens : qui montre l'inhalateur ?",
        16,
        &[
            fr(0, "Nous sommes deux à passer chez ce type de patients. Qui montre le geste ?"),
            en(1, "Whoever comes first, and we write it on the same card in the kitchen. The other one checks."),
            fr(2, "La carte dans la cuisine, je prends."),
            Said {
                who: Who::Team,
                language: "fr",
                words: "Un modèle de carte est joint aux moyens de l'objectif ; dites-nous ce qu'il y manque.",
            },
        ],
    ),
    talk(
        "set-2",
        "One list, three cupboards",
        14,
        &[
            en(0, "The list is easy. The three cupboards it should describe are not."),
            fr(1, "Chez moi c'est la règle : pas de liste sans avoir vu l'armoire, le frigo et le sac à main."),
        ],
    ),
];
