//! What obstetricians and gynaecologists told their body.

use super::{Story, stories};

pub(super) const STORIES: &[Story] = stories![2:
    710 0 "fr" "gynaecology_obstetrics" "delivery" "intraop" ["1" "6"] ["4.1" "4.7"] "monitor" "cooperation" Accepted [Evaluated MeasureDone]
        "Le rythme du bébé ralentissait, l’appel au médecin de garde est passé par trois personnes. La sage-femme a fini par appeler directement et l’extraction a eu lieu à temps."
        "Un seul numéro d’appel pour les urgences de la salle de naissance, affiché près du téléphone.";
    690 0 "en" "gynaecology_obstetrics" "theatre" "intraop" ["0" "4"] ["5.4" "2.1"] "check" "dose" Accepted [MeasureDone]
        "Before a caesarean section the drug that makes the uterus contract was drawn up at ten times the dose, from a new presentation. The anaesthetist’s reading of the ampoule stopped it."
        "Only one presentation kept in the theatre; the other is ordered no more.";
    662 1 "fr" "gynaecology_obstetrics" "delivery" "postop_24h" ["1" "5"] ["5.8" "4.4"] "attention" "monitoring" Accepted [TwiceCoded Settled]
        "Après un accouchement, le sac de recueil n’était pas en place et les pertes ont été sous-estimées. La sage-femme qui prenait la relève a pesé les champs et donné l’alerte."
        "Le sac de recueil est posé dès la naissance, par la personne désignée au début du travail.";
    637 1 "en" "gynaecology_obstetrics" "consultation" "follow_up" ["0" "4"] ["4.3" "5.5"] "chance" "identity" Accepted []
        "The blood group of another woman was scanned into the notes. It was seen by chance when the paper came back from the laboratory a week later."
        "Blood groups come by the electronic link only; paper is no longer scanned.";
    605 0 "fr" "gynaecology_obstetrics" "theatre" "intraop" ["0" "4"] ["2.1" "5.7"] "check" "retained_item" Accepted [MeasureDone]
        "Césarienne en urgence, compresses ajoutées sans être écrites. Le décompte tombait juste par hasard : une oubliée, une comptée deux fois. L’infirmière a recompté parce que le tas lui semblait trop petit."
        "Tout ajout est écrit au tableau avant d’être donné, même en urgence.";
    576 1 "fr" "gynaecology_obstetrics" "delivery" "intraop" ["0" "5"] ["4.6" "4.7"] "attention" "cooperation" Accepted [Recommended]
        "L’interne a lu seul un rythme difficile pendant près d’une heure. Une sage-femme d’une autre salle, passant derrière l’écran, a dit qu’elle appellerait. Il attendait d’être certain."
        "Deux regards toutes les demi-heures sur chaque enregistrement, signés.";
    545 0 "en" "gynaecology_obstetrics" "delivery" "preop" ["0" "5"] ["5.4" "2.1"] "check" "wrong_medicine" Accepted []
        "The bag of magnesium and the bag of oxytocin hung on the same stand with the same label colour. The midwife traced the line with her finger before starting the pump and found it was the other."
        "Magnesium runs on a pump of its own, on the other side of the bed.";
    509 1 "fr" "gynaecology_obstetrics" "theatre" "preop" ["0" "4"] ["4.3" "2.5"] "patient" "allergy" Accepted [NoStory]
        "Allergie au latex connue de la maternité, pas du bloc de gynécologie où la patiente était transférée. Elle a demandé elle-même de quoi étaient faits les gants."
        "Le transfert entre les deux secteurs reprend allergies et groupe sur la même fiche.";
    471 0 "fr" "gynaecology_obstetrics" "theatre" "intraop" ["0" "6"] ["5.8" "2.4"] "attention" "transfusion" Accepted [TwiceCoded]
        "Hémorragie annoncée, mais les poches commandées attendaient au dépôt : chacun croyait que l’autre avait envoyé le coursier. L’aide-soignante est descendue sans qu’on le lui demande."
        "Dans une hémorragie, une personne a le rôle « sang » et le dit à voix haute.";
    433 1 "en" "gynaecology_obstetrics" "ward" "postop_later" ["1" "4"] ["4.4" "4.3"] "check" "anticoagulant" Accepted []
        "The preventive injection after a caesarean section was stopped on leaving the recovery room: the prescription did not cross from one software to the other. A student midwife compared both screens."
        "Prescriptions that must cross are printed until both screens are one.";
    399 0 "fr" "gynaecology_obstetrics" "delivery" "postop_24h" ["0" "4"] ["5.1" "4.3"] "check" "identity" Accepted [MeasureDone]
        "Deux nouveau-nés baignés en même temps, bracelets retirés pour le soin. Le doute n’a duré qu’une minute, levé par l’heure de naissance notée au feutre. Il n’aurait pas dû exister."
        "Un seul bracelet est retiré à la fois, jamais deux enfants dans la même pièce sans bracelet.";
    367 1 "fr" "gynaecology_obstetrics" "theatre" "preop" ["0" "4"] ["2.2" "4.1"] "attention" "test_result" Accepted [NoRex]
        "Plaquettes effondrées sur le bilan du matin, péridurale prête à midi. Le résultat avait été appelé à un poste qui ne répondait plus. L’anesthésiste a rouvert le dossier avant de piquer."
        "Le laboratoire rappelle jusqu’à ce que quelqu’un relise le chiffre à voix haute.";
    330 0 "en" "gynaecology_obstetrics" "theatre" "intraop" ["0" "4"] ["4.3" "2.4"] "attention" "specimen" Accepted [MeasureDropped]
        "Two samples, one pot left on the table. It would have been thrown away with the drapes had the nurse not counted pots as she counts swabs."
        "Pots are counted at the end, aloud.";
    290 1 "fr" "gynaecology_obstetrics" "delivery" "intraop" ["1" "5"] ["5.4" "6.5"] "check" "equipment_faulty" Accepted [MeasureDone]
        "La table de réanimation du nouveau-né n’avait plus de bouteille de secours, et la prise murale était déjà utilisée. Vu lors de la vérification avant naissance, faite pour une fois par deux personnes."
        "La vérification de la table se fait à deux, à chaque prise de poste, oxygène ouvert pour de bon.";
    247 0 "fr" "gynaecology_obstetrics" "delivery" "induction" ["0" "4"] ["2.1" "3.1"] "check" "dose" Accepted []
        "Déclenchement : le comprimé avait été coupé en deux au lieu de quatre. La pharmacienne, venue livrer autre chose, a vu les morceaux. Personne n’avait de modèle sous les yeux."
        "Les doses arrivent préparées de la pharmacie ; plus rien ne se coupe en salle de naissance.";
    206 1 "en" "gynaecology_obstetrics" "theatre" "preop" ["0" "4"] ["4.1" "2.5"] "check" "preparation" Accepted [SecondAsked]
        "Category of urgency said by telephone, heard as another one. The room was prepared for later, the mother came at once. The porter asked why there was no hurry on our side."
        "The category is said with its number and its minutes, and read back.";
    151 0 "fr" "gynaecology_obstetrics" "delivery" "postop_24h" ["2" "4"] ["5.6" "5.7"] "effect" "monitoring" Rejected []
        "Déchirure du deuxième degré réparée, douleur plus forte que d’habitude pendant trois jours, sans autre suite."
        "";
    118 1 "fr" "gynaecology_obstetrics" "theatre" "intraop" ["0" "4"] ["4.4" "4.5"] "check" "retained_item" Accepted [Team]
        "Une mèche laissée volontairement pour arrêter un saignement n’a été annoncée à personne au moment du transfert. La sage-femme de l’unité a lu le compte rendu jusqu’à la dernière ligne. Nous le racontons à deux équipes."
        "Ce qui reste en place est écrit sur un bracelet jaune, avec la date de retrait.";
    61 0 "en" "gynaecology_obstetrics" "delivery" "intraop" ["1" "5"] ["4.7" "4.1"] "attention" "cooperation" Opened []
        "Shoulder dystocia: five of us in the room, nobody said the word. The midwife did, and from then on everybody knew what to do."
        "";
    40 1 "fr" "gynaecology_obstetrics" "theatre" "preop" ["0" "4"] ["4.3" "5.5"] "check" "allergy" Returned []
        "Allergie inscrite dans un champ que l’impression ne reprend pas."
        "";
    23 0 "fr" "gynaecology_obstetrics" "consultation" "before_admission" ["0" "3"] ["4.2" "4.3"] "patient" "preparation" Asked []
        "Deux convocations pour la même césarienne, à deux heures différentes. La patiente a choisi la plus tardive et déjeuné entre les deux."
        "";
    11 1 "en" "gynaecology_obstetrics" "delivery" "postop_24h" ["1" "4"] ["5.3" "5.6"] "attention" "fall_transfer" Assigned []
        "The mother was taken to the ward while the blood pressure cuff stayed in the room. Nobody measured for three hours. The father said that she looked pale."
        "";
    8 0 "fr" "gynaecology_obstetrics" "theatre" "intraop" ["0" "4"] ["5.4" "5.2"] "attention" "infection" Sent []
        "Boîte d’hystéroscopie ouverte avec un filtre percé, vue à la lumière par hasard."
        "";
    2 1 "fr" "gynaecology_obstetrics" "delivery" "preop" ["0" "3"] ["5.6"] "attention" "equipment_faulty" Draft []
        "Chariot d’urgence sans la valve de ventilation du nouveau-né."
        "";
];
