//! What the invented people write: short, true to the trade, and about nobody.

/// A sentence in both languages.
pub(super) type Sentence = (&'static str, &'static str);

/// The wording in a language.
pub(super) fn in_language(sentence: &Sentence, language: &str) -> &'static str {
    if language == "fr" { sentence.0 } else { sentence.1 }
}

/// What was put in place.
pub(super) const PUT_IN_PLACE: [Sentence; 10] = [
    (
        "Une alerte dans le logiciel et une affichette dans la salle d’attente.",
        "An alert in the software and a notice in the waiting room.",
    ),
    ("J’en parle dès la prise de rendez-vous.", "I bring it up when the appointment is made."),
    ("Une fiche d’une page que je remets et que je commente.", "A one-page sheet that I hand over and talk through."),
    ("Un mot dans le dossier pour y penser la fois suivante.", "A note in the record, to think of it next time."),
    (
        "Une question de plus, toujours la même, à chaque renouvellement.",
        "One more question, always the same, at each renewal.",
    ),
    (
        "Un appel au correspondant quand la prescription vient d’ailleurs.",
        "A call to the colleague when the prescription comes from elsewhere.",
    ),
    ("Une consultation à part, plus longue, pour ce seul sujet.", "A separate, longer visit for this one subject."),
    (
        "Toute l’équipe a lu l’argumentaire et dit la même chose.",
        "The whole team has read the argument and says the same thing.",
    ),
    ("Je montre, puis je demande de me le redire.", "I show, then I ask to have it said back to me."),
    ("Un point à la réunion mensuelle du cabinet.", "An item at the monthly meeting of the practice."),
];

/// Another way that was tried, or is being considered.
pub(super) const OPTIONS: [Sentence; 8] = [
    (
        "Remettre la décision à une seconde visite, une fois l’information lue.",
        "Leaving the decision to a second visit, once the information is read.",
    ),
    (
        "Commencer par les patients qui posent eux-mêmes la question.",
        "Beginning with the patients who ask by themselves.",
    ),
    ("Écrire au correspondant un courrier type, court.", "Writing a short standard letter to the colleague."),
    ("Confier une partie de l’explication au pharmacien.", "Leaving part of the explanation to the pharmacist."),
    ("Réduire par paliers plutôt que d’arrêter d’un coup.", "Stepping down rather than stopping at once."),
    (
        "Préparer la liste des patients concernés une fois par mois.",
        "Preparing the list of patients concerned once a month.",
    ),
    ("Utiliser un schéma plutôt qu’une explication.", "Using a drawing rather than an explanation."),
    ("Se donner un seul patient par jour, mais tous les jours.", "Taking one patient a day, but every day."),
];

/// A word for the team, and whatever else is asked in words.
pub(super) const COMMENTS: [Sentence; 8] = [
    (
        "Le rythme me convient ; dix minutes le soir suffisent.",
        "The pace suits me; ten minutes in the evening are enough.",
    ),
    (
        "Difficile de compter les patients sans aide du logiciel.",
        "Hard to count patients without help from the software.",
    ),
    ("Lire ce que font les autres m’a décidé à essayer.", "Reading what others do made me try."),
    ("Je manque de temps plus que d’arguments.", "I am short of time rather than of arguments."),
    ("Les objectifs sont précis, c’est ce qui m’aide.", "The goals are precise, and that is what helps me."),
    ("J’aimerais relire mon plan plus souvent.", "I should like to read my plan again more often."),
    ("Certains patients ont été soulagés qu’on en parle.", "Some patients were relieved that it was brought up."),
    ("Ma patientèle a peu de personnes concernées.", "Few of the people I see are concerned."),
];

/// An obstacle that is in no list.
pub(super) const OTHER_OBSTACLES: [Sentence; 3] = [
    ("Les remplacements de l’été.", "Locums over the summer."),
    ("Une rupture d’approvisionnement.", "A shortage of supply."),
    ("Un déménagement du cabinet.", "The practice moving to other premises."),
];

/// Why the team opened an evaluation again.
pub(super) const REOPENING: [&str; 6] = [
    "Panne du serveur le jour de l’échéance, signalée par le participant.",
    "Congé de maladie pendant les jours de grâce.",
    "Remplacement imprévu d’un confrère en fin de période.",
    "Invitation arrivée à une adresse périmée ; nouvelle adresse vérifiée.",
    "Questionnaire rempli sur papier avant l’échéance, saisi ensuite.",
    "Congé de maternité commencé plus tôt que prévu.",
];

/// Why an exception was made for another profession.
pub(super) const EXCEPTION: &str =
    "Exerce en soins primaires dans la même équipe que des participants ; formation validée.";
