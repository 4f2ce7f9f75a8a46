//! The words of what bodies of a demonstration publish, in both languages. All of it is invented.

use domain::guideline::Kind;

use super::Both;

/// Themes that the scheme does not bring.
pub(super) const THEMES: &[(&str, Both)] = &[
    ("monitoring", ["Surveillance et alarmes", "Monitoring and alarms"]),
    ("preparation", ["Préparation du patient avant un geste", "Preparing the patient for a procedure"]),
];

/// How far a guideline has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Its scope is set.
    Scoped,
    /// Peers read it.
    Reviewed,
    /// It is published.
    Published,
    /// It was, and another replaces it: the one at a place of this list.
    Replaced(usize),
}

/// One guideline.
#[derive(Debug)]
pub(super) struct Guideline {
    /// The body that leads, by its place, and the one that joins where two are needed.
    pub(super) body: usize,
    pub(super) partner: Option<usize>,
    pub(super) kind: Kind,
    pub(super) step: Step,
    /// Days since it was published, or since its last step.
    pub(super) ago: u16,
    pub(super) theme: &'static str,
    pub(super) specialty: &'static str,
    /// What the base was asked.
    pub(super) words: &'static str,
    pub(super) question: &'static str,
    pub(super) title: Both,
    pub(super) situation: Both,
    pub(super) measures: Both,
    pub(super) messages: Both,
}

/// How every one of them was made.
pub(super) const METHOD: Both = [
    "Cas de la base relus par deux experts, veille de l’organisme, avis de deux pairs sans lien déclaré. Démonstration : tout est imaginé.",
    "Records of the base read by two experts, the body’s own watch, opinions of two peers without a declared conflict. Demonstration: all of it is made up.",
];

/// Whatever a later one refers to comes before it.
pub(super) const GUIDELINES: &[Guideline] = &[
    Guideline {
        body: 0,
        partner: None,
        kind: Kind::General,
        step: Step::Published,
        ago: 560,
        theme: "wrong_medicine",
        specialty: "anaesthesia",
        words: "seringue étiquette",
        question: "Comment éviter qu’une seringue soit prise pour une autre au bloc ?",
        title: ["Une seringue, une étiquette, une lecture", "One syringe, one label, one reading"],
        situation: [
            "Plusieurs seringues de même volume sont préparées avant l’induction ; l’une est prise pour l’autre.",
            "Several syringes of one size are prepared before induction; one is taken for another.",
        ],
        measures: [
            "- Remplir et étiqueter d’un seul geste, par une seule personne\n- Séparer les classes de médicaments sur deux plateaux\n- Lire à voix haute le nom et la concentration avant d’injecter\n- Jeter sans question toute seringue sans étiquette",
            "- Fill and label in one go, by one person\n- Keep classes of drugs on two trays\n- Read name and strength aloud before injecting\n- Throw away any syringe without a label, without a question",
        ],
        messages: [
            "Ce qui se ressemble finit par se confondre : séparer vaut mieux qu’avertir.",
            "What looks alike ends up mixed up: separating is better than warning.",
        ],
    },
    Guideline {
        body: 0,
        partner: None,
        kind: Kind::General,
        step: Step::Replaced(0),
        ago: 690,
        theme: "wrong_medicine",
        specialty: "anaesthesia",
        words: "ampoule",
        question: "Comment ranger les ampoules qui se ressemblent ?",
        title: ["Ranger à part les ampoules semblables", "Keep look-alike ampoules apart"],
        situation: [
            "Des ampoules de même forme sont rangées dans des cases voisines du chariot.",
            "Ampoules of the same shape are kept in neighbouring drawers of the trolley.",
        ],
        measures: [
            "- Séparer les cases\n- Vérifier le chariot à l’ouverture de salle",
            "- Keep the drawers apart\n- Check the trolley when the room is opened",
        ],
        messages: ["Une case vérifiée est une erreur de moins.", "A drawer that was checked is one error less."],
    },
    Guideline {
        body: 0,
        partner: None,
        kind: Kind::TypeTwo,
        step: Step::Published,
        ago: 300,
        theme: "airway",
        specialty: "anaesthesia",
        words: "intubation difficile",
        question: "Que faire pour qu’une intubation difficile connue le soit de toute l’équipe ?",
        title: ["L’intubation difficile annoncée", "The difficult airway, announced"],
        situation: [
            "Le critère d’intubation difficile, noté en consultation, n’arrive pas jusqu’à la salle, et le matériel manque au moment de l’induction.",
            "A difficult airway noted in clinic does not reach the room, and equipment is missing at induction.",
        ],
        measures: [
            "- Reprendre le critère sur le programme et sur la feuille d’anesthésie\n- Placer le chariot dans la salle avant l’entrée du patient\n- Dire le plan de secours à voix haute avant l’induction\n- S’exercer en équipe chaque trimestre",
            "- Carry the warning to the list and to the anaesthetic sheet\n- Have the trolley in the room before the patient comes in\n- Say the rescue plan aloud before induction\n- Train as a team each quarter",
        ],
        messages: [
            "Une difficulté connue d’une seule personne n’est pas prévue.",
            "A difficulty known to one person is not foreseen.",
        ],
    },
    Guideline {
        body: 1,
        partner: None,
        kind: Kind::TypeOne,
        step: Step::Published,
        ago: 270,
        theme: "wrong_side",
        specialty: "orthopaedics",
        words: "marquage",
        question: "Comment vérifier le côté à opérer sans se fier à un document recopié ?",
        title: ["Le côté se vérifie à la source", "Check the side at its source"],
        situation: [
            "Le côté change entre la consultation, le programme et la salle, recopié d’un document à l’autre.",
            "The side changes between clinic, list and theatre, copied from one document to the next.",
        ],
        measures: [
            "- Marquage par l’opérateur, avec le patient éveillé\n- Imagerie affichée et lue au temps d’arrêt\n- Côté écrit en toutes lettres\n- Temps d’arrêt répété après l’installation",
            "- The operator marks the site with the patient awake\n- Images shown and read at the pause\n- The side written in full\n- The pause repeated after positioning",
        ],
        messages: [
            "Le patient et l’image décident, jamais la feuille seule.",
            "Patient and image decide, never the sheet alone.",
        ],
    },
    Guideline {
        body: 2,
        partner: Some(0),
        kind: Kind::TypeThree,
        step: Step::Published,
        ago: 250,
        theme: "transfusion",
        specialty: "gynaecology_obstetrics",
        words: "poche",
        question: "Comment ne pas perdre de temps ni d’identité quand il faut du sang ?",
        title: ["Hémorragie : une personne a le rôle « sang »", "Haemorrhage: one person has the “blood” role"],
        situation: [
            "Dans l’urgence, chacun croit que l’autre a commandé, envoyé ou vérifié les poches.",
            "In an emergency each thinks that another has ordered, sent for or checked the blood.",
        ],
        measures: [
            "- Nommer à voix haute une personne pour le sang\n- Une glacière par personne soignée, étiquetée\n- Contrôle ultime au lit, à deux, toujours\n- Exercice commun entre salle de naissance et bloc",
            "- Name one person for the blood, aloud\n- One labelled box for each person cared for\n- The last check at the bedside, by two, always\n- A joint drill of delivery room and theatre",
        ],
        messages: [
            "L’urgence rend le dernier contrôle plus nécessaire, pas moins.",
            "Urgency makes the last check more needed, not less.",
        ],
    },
    Guideline {
        body: 1,
        partner: None,
        kind: Kind::General,
        step: Step::Reviewed,
        ago: 30,
        theme: "retained_item",
        specialty: "visceral",
        words: "décompte",
        question: "Comment compter juste quand l’équipe change en cours d’intervention ?",
        title: ["Compter à chaque relève", "Count at each change of staff"],
        situation: [
            "L’équipe change pendant l’intervention et les additions se font de tête.",
            "The staff changes during the operation and sums are done in the head.",
        ],
        measures: [
            "- Décompte à voix haute à chaque relève\n- Tout ajout écrit avant d’être donné",
            "- Count aloud at each change of staff\n- Write down whatever is added before it is handed over",
        ],
        messages: [
            "Ce qui entre dans le champ est écrit avant d’y entrer.",
            "What goes into the field is written before.",
        ],
    },
    Guideline {
        body: 2,
        partner: None,
        kind: Kind::TypeOne,
        step: Step::Scoped,
        ago: 20,
        theme: "handover",
        specialty: "gynaecology_obstetrics",
        words: "",
        question: "Que doit dire une relève en salle de naissance, et à qui ?",
        title: ["La relève en salle de naissance", "Handover in the delivery room"],
        situation: ["", ""],
        measures: ["", ""],
        messages: ["", ""],
    },
];

/// A story: where its near miss is told (the body, and days since it was sent), and its words.
#[derive(Debug)]
pub(super) struct Tale {
    pub(super) body: usize,
    pub(super) ago: u16,
    pub(super) theme: &'static str,
    pub(super) title: Both,
    pub(super) told: Both,
    pub(super) learnt: Both,
}

pub(super) const TALES: &[Tale] = &[
    Tale {
        body: 0,
        ago: 720,
        theme: "wrong_medicine",
        title: ["Deux seringues tournées vers le bas", "Two syringes, labels down"],
        told: [
            "Tout était prêt pour l’induction. Deux seringues de même volume attendaient sur le même plateau, étiquettes vers le bas. Au moment d’injecter, quelqu’un a relu à voix haute, par habitude, et s’est arrêté : ce n’était pas la bonne. Rien n’a été injecté.",
            "All was ready for induction. Two syringes of the same size lay on one tray, labels down. Just before the injection somebody read aloud, out of habit, and stopped: it was the wrong one. Nothing was injected.",
        ],
        learnt: [
            "L’habitude de lire à voix haute a tenu ; le plateau commun, non. L’équipe a séparé les classes de médicaments et tourne désormais les étiquettes vers le haut.",
            "The habit of reading aloud held; the shared tray did not. The team now keeps classes of drugs apart, labels up.",
        ],
    },
    Tale {
        body: 2,
        ago: 710,
        theme: "cooperation",
        title: ["Trois intermédiaires pour un appel", "Three people for one call"],
        told: [
            "Le rythme ralentissait. L’appel est passé par une personne, puis une autre, puis une troisième ; personne ne venait. La sage-femme a pris le téléphone et appelé elle-même. Le renfort est arrivé à temps.",
            "The rhythm was slowing. The call went through one person, then another, then a third; nobody came. The midwife took the telephone and called herself. Help arrived in time.",
        ],
        learnt: [
            "Un appel d’urgence ne se confie pas. Un seul numéro, affiché, que chacun peut composer : voilà ce que cette équipe a changé.",
            "An urgent call is not handed on. One number, on the wall, that anybody may dial: that is what this team changed.",
        ],
    },
];

/// Something seen elsewhere: the body, by its place, citation, summary, relevance, theme, and what the body decided.
type Seen = (usize, &'static str, &'static str, &'static str, &'static str, Option<(&'static str, &'static str)>);

/// What was seen elsewhere.
pub(super) const SEEN: &[Seen] = &[
    (
        0,
        "Bulletin imaginaire de sécurité anesthésique, n° 12 (démonstration)",
        "Retour d’expérience sur le remplacement des raccords de voie péridurale dans douze blocs.",
        "Nos adhérents ont raconté deux confusions de voies cette année.",
        "wrong_medicine",
        Some(("propose", "Rejoint trois cas de la base : une recommandation est en chantier.")),
    ),
    (
        0,
        "Revue imaginaire de surveillance, tome 4 (démonstration)",
        "Enquête sur les alarmes laissées coupées d’un patient à l’autre.",
        "Les réglages d’alarme reviennent dans nos récits de salle de réveil.",
        "monitoring",
        Some(("watch", "À suivre : les chiffres portent sur un seul pays.")),
    ),
    (
        1,
        "Lettre imaginaire du bloc opératoire, hiver (démonstration)",
        "Description d’un marquage visible sous le champ, essayé six mois.",
        "Le marquage disparaît sous le champ dans plusieurs de nos cas.",
        "wrong_side",
        Some(("none", "Déjà couvert par notre solution publiée.")),
    ),
    (
        2,
        "Cahiers imaginaires de la naissance, n° 31 (démonstration)",
        "Exercice commun entre salle de naissance et dépôt de sang.",
        "Le délai d’arrivée des poches revient dans trois récits.",
        "transfusion",
        None,
    ),
];
