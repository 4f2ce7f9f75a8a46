//! Near misses of a demonstration: written by us, invented, in the words of whoever could have met them.

/// How far one of them has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Far {
    Draft,
    Sent,
    Assigned,
    Opened,
    Asked,
    Returned,
    Resent,
    Accepted,
    Rejected,
    Withdrawn,
}

/// One near miss.
#[derive(Debug)]
pub(super) struct Story {
    /// The body, by its place.
    pub(super) body: usize,
    /// The author, by their place among the body's doctors.
    pub(super) author: usize,
    pub(super) language: &'static str,
    pub(super) specialty: &'static str,
    pub(super) unit: &'static str,
    pub(super) phase: &'static str,
    /// What it did, and could have done.
    pub(super) severity: [&'static str; 2],
    pub(super) factors: &'static [&'static str],
    pub(super) detection: &'static str,
    pub(super) narrative: &'static str,
    pub(super) measure: &'static str,
    pub(super) far: Far,
}

macro_rules! stories {
    ($($body:literal $author:literal $language:literal $specialty:literal $unit:literal $phase:literal
        [$actual:literal $potential:literal] [$($factor:literal)*] $detection:literal $far:ident
        $narrative:literal $measure:literal;)*) => {&[$(Story {
            body: $body, author: $author, language: $language, specialty: $specialty, unit: $unit, phase: $phase,
            severity: [$actual, $potential], factors: &[$($factor),*], detection: $detection, far: Far::$far,
            narrative: $narrative, measure: $measure,
        }),*]};
}

pub(super) const STORIES: &[Story] = stories![
    0 0 "fr" "anaesthesia" "theatre" "induction" ["0" "5"] ["5.4" "2.1"] "attention" Accepted
        "Deux seringues de même volume préparées sur le même plateau, l'une de curare, l'autre d'atropine, étiquettes tournées vers le bas. L'infirmière anesthésiste a relu à voix haute avant l'injection et s'est arrêtée. Rien n'a été injecté."
        "Un plateau par classe de médicaments, étiquette vers le haut, lecture à deux avant l'induction.";
    0 0 "fr" "anaesthesia" "theatre" "preop" ["0" "4"] ["4.3" "4.4"] "patient" Accepted
        "L'allergie à la pénicilline était notée en consultation, pas sur la feuille du bloc. L'antibioprophylaxie était prête ; la patiente, interrogée une dernière fois, a rappelé son allergie."
        "L'allergie est reprise sur la check-list à l'accueil au bloc, par la personne qui accueille.";
    0 1 "fr" "anaesthesia" "recovery" "postop_24h" ["2" "4"] ["4.4" "5.7"] "monitor" Accepted
        "En salle de réveil, la pompe de morphine avait gardé la concentration du patient précédent. L'alarme de fréquence respiratoire a alerté à temps ; débit arrêté, surveillance prolongée de deux heures."
        "Remise à zéro et double contrôle de la pompe à chaque arrivée en salle de réveil.";
    0 1 "en" "anaesthesia" "theatre" "intraop" ["1" "5"] ["5.4" "5.5"] "monitor" Opened
        "After a change of circuit the ventilator kept the settings of a child while the patient was an adult. The low-volume alarm sounded at once and the settings were corrected within a minute."
        "";
    0 2 "en" "anaesthesia" "theatre" "preop" ["0" "5"] ["2.1" "4.1"] "check" Asked
        "Regional block planned on the right leg; the drape hid the mark and the needle was about to go in on the left. The nurse asked for the side out loud, as our pause before the block requires."
        "";
    0 2 "fr" "anaesthesia" "icu" "postop_later" ["2" "4"] ["4.4" "5.6"] "chance" Returned
        "Au changement d'équipe, la reprise de l'anticoagulant n'a pas été transmise. Nous nous en sommes aperçus le lendemain par hasard."
        "";
    0 0 "en" "anaesthesia" "transport" "postop_24h" ["1" "4"] ["5.3" "5.4"] "attention" Assigned
        "The oxygen cylinder taken for a transfer to imaging was nearly empty. The porter noticed the gauge in the lift, and we went back."
        "";
    0 1 "fr" "anaesthesia" "theatre" "induction" ["1" "5"] ["5.4" "6.5"] "effect" Sent
        "Le vidéolaryngoscope ne s'allumait pas au moment d'une intubation difficile non prévue. La batterie de secours était absente du chariot. L'intubation a réussi avec un mandrin."
        "";
    0 0 "fr" "anaesthesia" "consultation" "preop" ["0" "3"] ["4.3"] "check" Draft
        "Deux patients du même nom le même matin : le bilan de l'un dans le dossier de l'autre."
        "";
    1 0 "fr" "visceral" "theatre" "intraop" ["0" "4"] ["4.1" "2.1"] "check" Accepted
        "Au décompte final, il manquait une compresse. La recherche dans le champ a permis de la retrouver sous un pansement avant la fermeture."
        "Décompte à voix haute à chaque relève, noté sur le tableau du bloc.";
    1 0 "en" "visceral" "theatre" "preop" ["0" "5"] ["4.3" "2.5"] "check" Accepted
        "The list had been changed the evening before and the notes of another patient were in the room. The check of identity with the bracelet before induction showed the mismatch."
        "No change of the list without a new printed list and a call to the ward.";
    1 1 "fr" "orthopaedics" "theatre" "preop" ["0" "5"] ["2.1" "4.1"] "attention" Resent
        "L'arthroscopie était programmée à gauche, le consentement disait droite. L'interne a relu l'imagerie avec le patient avant l'installation. Nous avons repris toute la chaîne de programmation."
        "";
    1 1 "en" "orthopaedics" "theatre" "intraop" ["1" "3"] ["5.4" "6.5"] "check" Opened
        "The implant opened was of the wrong size: two boxes of different sizes have the same colour. The scrub nurse read the size aloud, as we always do, before it was handed over."
        "";
    1 2 "fr" "urology" "theatre" "intraop" ["2" "4"] ["5.4" "4.5"] "monitor" Rejected
        "Saignement plus long que prévu pendant une résection, sans autre particularité. Transfusion non nécessaire."
        "";
    1 2 "fr" "urology" "ward" "postop_later" ["2" "4"] ["4.3" "2.1"] "check" Sent
        "Une sonde posée au bloc n'était pas inscrite dans le dossier. La date de retrait n'était donc prévue par personne ; la pharmacienne l'a vu en relisant l'ordonnance de sortie."
        "";
    1 0 "en" "visceral" "ward" "discharge" ["1" "4"] ["4.2" "4.3"] "patient" Withdrawn
        "Discharge letter with the treatment of before the operation. The patient called because the tablets did not look like those of the ward."
        "";
    1 1 "fr" "orthopaedics" "recovery" "postop_24h" ["1" "4"] ["4.4"] "check" Assigned
        "La consigne de ne pas poser le garrot du côté opéré n'avait pas été transmise au réveil. L'infirmière a demandé avant de le poser."
        "";
    2 0 "fr" "gynaecology_obstetrics" "delivery" "intraop" ["1" "6"] ["4.1" "4.7"] "monitor" Accepted
        "Le rythme du bébé ralentissait, l'appel au médecin de garde est passé par trois personnes. La sage-femme a fini par appeler directement et l'extraction a eu lieu à temps."
        "Un seul numéro d'appel pour les urgences de la salle de naissance, affiché près du téléphone.";
    2 0 "en" "gynaecology_obstetrics" "theatre" "intraop" ["0" "4"] ["5.4" "2.1"] "check" Accepted
        "Before a caesarean section the drug that makes the uterus contract was drawn up at ten times the dose, from a new presentation. The anaesthetist's reading of the ampoule stopped it."
        "Only one presentation kept in the theatre; the other is ordered no more.";
    2 1 "fr" "gynaecology_obstetrics" "delivery" "postop_24h" ["1" "5"] ["5.8" "4.4"] "attention" Opened
        "Après un accouchement, le sac de recueil n'était pas en place et les pertes ont été sous-estimées. La sage-femme qui prenait la relève a pesé les champs et donné l'alerte."
        "";
    2 1 "en" "gynaecology_obstetrics" "consultation" "follow_up" ["0" "4"] ["4.3" "5.5"] "chance" Sent
        "The blood group of another woman was scanned into the notes. It was seen by chance when the paper came back from the laboratory a week later."
        "";
    2 1 "fr" "gynaecology_obstetrics" "delivery" "preop" ["0" "3"] ["5.6"] "attention" Draft
        "Chariot d'urgence sans la valve de ventilation du nouveau-né."
        "";
];
