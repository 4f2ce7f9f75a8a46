//! What anaesthetists told their body.

use super::{Story, stories};

pub(super) const STORIES: &[Story] = stories![0:
    720 0 "fr" "anaesthesia" "theatre" "induction" ["0" "5"] ["5.4" "2.1"] "attention" "wrong_medicine" Accepted [Evaluated MeasureDone]
        "Deux seringues de même volume préparées sur le même plateau, l’une de curare, l’autre d’atropine, étiquettes tournées vers le bas. L’infirmière anesthésiste a relu à voix haute avant l’injection et s’est arrêtée. Rien n’a été injecté."
        "Un plateau par classe de médicaments, étiquette vers le haut, lecture à deux avant l’induction.";
    702 0 "fr" "anaesthesia" "theatre" "preop" ["0" "4"] ["4.3" "4.4"] "patient" "allergy" Accepted [MeasureDone]
        "L’allergie à la pénicilline était notée en consultation, pas sur la feuille du bloc. L’antibioprophylaxie était prête ; la patiente, interrogée une dernière fois, a rappelé son allergie."
        "L’allergie est reprise sur la liste de vérification à l’accueil au bloc, par la personne qui accueille.";
    684 1 "fr" "anaesthesia" "recovery" "postop_24h" ["2" "4"] ["4.4" "5.7"] "monitor" "dose" Accepted [Answered]
        "En salle de réveil, la pompe de morphine avait gardé la concentration du patient précédent. L’alarme de fréquence respiratoire a alerté à temps ; débit arrêté, surveillance prolongée de deux heures."
        "Remise à zéro et double contrôle de la pompe à chaque arrivée en salle de réveil.";
    655 2 "en" "anaesthesia" "theatre" "induction" ["1" "5"] ["5.4" "4.1"] "monitor" "airway" Accepted [MeasureDone]
        "A difficult intubation had been foreseen in clinic, but the room had been changed and the difficult airway trolley stayed in the other one. Saturation fell for a minute while somebody ran for it."
        "The trolley follows the patient: the anaesthetist’s sheet names the room it stands in.";
    640 1 "fr" "anaesthesia" "theatre" "preop" ["0" "5"] ["4.3" "2.5"] "check" "identity" Accepted [TwiceCoded Settled]
        "Ordre de passage inversé après l’arrivée d’une urgence. Le dossier posé sur le respirateur était celui de la patiente suivante, du même âge. La lecture du bracelet avant l’induction a montré l’écart."
        "Un seul dossier en salle : le suivant reste au comptoir jusqu’à la sortie de la patiente précédente.";
    618 0 "fr" "anaesthesia" "theatre" "intraop" ["1" "4"] ["5.4" "6.5"] "monitor" "equipment_faulty" Accepted [MeasureDropped]
        "Le pousse-seringue s’est arrêté sans alarme au milieu de l’intervention : batterie en fin de vie, prise mal enfoncée. La remontée de la tension a fait vérifier la perfusion. Relais pris en moins de deux minutes."
        "Remplacement des batteries demandé pour tous les pousse-seringues du secteur.";
    601 2 "en" "anaesthesia" "theatre" "intraop" ["0" "5"] ["5.4" "6.4"] "check" "wrong_medicine" Accepted []
        "Two bags of the same size hung side by side, one with potassium for the ward, left over from a transfer. It was about to be connected as a plain filling fluid. The nurse read the label to the end because the cap was of another colour."
        "No bag with potassium enters theatre: it is taken off at the door with the bed.";
    580 0 "fr" "anaesthesia" "consultation" "before_admission" ["0" "4"] ["4.2" "4.3"] "patient" "anticoagulant" Accepted [Recommended]
        "Le courrier demandait l’arrêt de l’anticoagulant cinq jours avant, la feuille remise en consultation disait la veille. La patiente a téléphoné pour savoir laquelle croire. L’intervention a été décalée d’une semaine."
        "Une seule feuille de consignes, écrite par l’anesthésiste et reprise dans le courrier du chirurgien.";
    566 1 "fr" "anaesthesia" "recovery" "postop_24h" ["1" "5"] ["5.6" "5.7"] "attention" "monitoring" Accepted [MeasureDone]
        "Deux arrivées en même temps en salle de réveil, une seule infirmière présente pendant la pause. Un capteur de saturation était resté sur le brancard. Un brancardier a signalé que l’écran était vide."
        "Pas d’arrivée simultanée : la salle appelle avant de sortir et attend la réponse.";
    549 2 "en" "anaesthesia" "theatre" "preop" ["0" "5"] ["2.1" "4.1"] "check" "wrong_side" Accepted [TwiceCoded]
        "Regional block planned on the right leg; the drape hid the mark and the needle was about to go in on the left. The nurse asked for the side out loud, as our pause before the block requires."
        "The pause before a block is done with the drape lifted, the mark in sight of two people.";
    530 0 "fr" "anaesthesia" "theatre" "induction" ["1" "4"] ["4.2" "1.4"] "effect" "preparation" Accepted []
        "Le patient avait bu un café au lait deux heures avant, pensant que seule la nourriture solide était interdite. Régurgitation à l’induction, aspirée sans passage dans les bronches. La consigne avait été donnée oralement, très vite."
        "La consigne de jeûne est remise par écrit, avec des dessins, et relue la veille au téléphone.";
    512 1 "en" "anaesthesia" "theatre" "induction" ["0" "4"] ["5.4" "2.1"] "check" "dose" Accepted []
        "A new presentation of ephedrine came ten times as strong as the one before. The syringe was being diluted as usual when the trainee read the strength aloud and stopped."
        "The pharmacy announces each new strength by a sheet on the drug trolley, signed by two.";
    498 0 "fr" "anaesthesia" "icu" "postop_24h" ["2" "4"] ["4.4" "5.3"] "chance" "handover" Accepted [Evaluated]
        "À l’arrivée en soins intensifs, personne n’a dit que le drain ne devait pas être mis en aspiration. Il l’a été pendant quatre heures. La consigne était dans la tête de l’opérateur, appelé ailleurs."
        "Fiche de transmission en quatre lignes, remplie avant de quitter la salle et lue au lit.";
    480 1 "fr" "anaesthesia" "theatre" "intraop" ["0" "6"] ["2.1" "5.7"] "check" "transfusion" Accepted [MeasureDone]
        "Deux salles saignaient en même temps ; les poches des deux patientes sont arrivées dans la même glacière. Le contrôle au lit, fait à deux malgré l’urgence, a écarté la poche destinée à l’autre."
        "Une glacière par patient, étiquetée au dépôt ; le coursier remet en main propre.";
    462 2 "en" "anaesthesia" "transport" "postop_24h" ["1" "4"] ["5.3" "5.4"] "attention" "fall_transfer" Accepted [MeasureDropped]
        "The oxygen cylinder taken for a transfer to imaging was nearly empty. The porter noticed the gauge in the lift, and we went back."
        "A departure list of five points hangs on the trolley; whoever escorts reads it aloud.";
    441 0 "fr" "anaesthesia" "endoscopy" "intraop" ["1" "5"] ["5.4" "5.2"] "monitor" "monitoring" Accepted [NoStory]
        "En endoscopie, le capnographe était branché mais l’écran tourné vers le mur. L’apnée a duré près d’une minute avant que la saturation ne baisse. La salle est étroite et l’appareil n’a qu’une place."
        "Bras articulé demandé ; d’ici là, l’écran se règle avant l’induction, comme l’aspiration.";
    420 1 "fr" "anaesthesia" "theatre" "induction" ["0" "5"] ["2.1" "3.2"] "attention" "wrong_medicine" Accepted [NoRex]
        "Fin de garde : j’ai préparé deux ampoules de la même boîte en croyant en prendre deux différentes. L’infirmière anesthésiste m’a demandé de relire. Une ampoule rangée par erreur dans la mauvaise case."
        "Les cases du chariot sont vérifiées à l’ouverture, et plus seulement réapprovisionnées.";
    402 2 "en" "anaesthesia" "theatre" "intraop" ["1" "5"] ["5.4" "5.5"] "monitor" "equipment_faulty" Accepted []
        "After a change of circuit the ventilator kept the settings of a child while the patient was an adult. The low-volume alarm sounded at once and the settings were corrected within a minute."
        "The machine is set back to adult values at the end of each case, and this is on the closing list.";
    380 0 "fr" "anaesthesia" "theatre" "preop" ["0" "5"] ["4.1" "2.5"] "check" "wrong_side" Accepted [Team TwiceCoded]
        "Le bloc du bras était prévu à gauche sur le programme, à droite sur le consentement. Nous avions déjà installé l’échographe du côté gauche. La patiente, encore éveillée, a montré l’autre bras quand nous lui avons demandé de le désigner."
        "La patiente désigne elle-même le côté avant tout bloc, et l’échographe ne s’installe qu’après.";
    360 1 "fr" "anaesthesia" "ward" "postop_later" ["2" "4"] ["2.3" "5.5"] "effect" "dose" Accepted [Answered MeasureDone]
        "L’ordonnance type proposait la dose adulte de paracétamol ; la patiente pesait trente-huit kilos. Trois doses données avant que la pharmacienne ne relise. Bilan hépatique surveillé deux jours, normal."
        "Le poids est obligatoire avant toute prescription injectable dans le logiciel.";
    341 2 "en" "anaesthesia" "theatre" "intraop" ["0" "4"] ["4.5" "2.4"] "check" "infection" Accepted []
        "The surgeon thought I had given the antibiotic, I thought the nurse had, and she was waiting for my word. The pause before incision asked for the time of injection, and nobody had one."
        "The time of the antibiotic is written on the board by whoever injects it; no time, no incision.";
    322 0 "fr" "anaesthesia" "recovery" "postop_24h" ["1" "5"] ["5.4" "4.4"] "attention" "airway" Accepted [MeasureDone]
        "Une compresse humide était restée au fond de la gorge après une chirurgie dentaire. Ronflement inhabituel au réveil ; l’infirmière a regardé. La compresse n’était sur aucun décompte."
        "Toute compresse de gorge se note sur le front du patient et au tableau, et se compte à la fin.";
    300 1 "fr" "anaesthesia" "theatre" "preop" ["0" "4"] ["2.2" "2.4"] "attention" "test_result" Accepted []
        "Le potassium prélevé la veille était très bas ; le résultat attendait dans une case du logiciel que personne n’ouvre le matin. L’infirmière d’accueil l’a vu en cherchant autre chose. Intervention décalée de trois heures."
        "Le laboratoire appelle le bloc pour toute valeur critique d’un patient programmé.";
    281 2 "en" "anaesthesia" "theatre" "induction" ["0" "5"] ["5.4" "6.5"] "check" "airway" Accepted [MeasureDropped]
        "The suction did not work at induction of a patient at risk of vomiting: the tubing of the morning had been taken away and not replaced. It was tried just before the drugs were given, because our list says so."
        "One spare tubing in a sealed bag on each machine.";
    262 0 "fr" "anaesthesia" "theatre" "intraop" ["2" "4"] ["4.7" "4.6"] "effect" "cooperation" Accepted [Recommended]
        "Bronchospasme chez un fumeur, l’interne a attendu de longues minutes avant d’appeler, de peur de déranger. Situation contrôlée à mon arrivée. Il pensait qu’il devait d’abord avoir tout essayé."
        "Il est dit à chaque prise de garde que l’on appelle dès le doute, et l’on remercie pour chaque appel.";
    243 1 "fr" "anaesthesia" "theatre" "preop" ["0" "4"] ["4.3" "2.1"] "patient" "allergy" Accepted []
        "Le bracelet rouge signalait une allergie sans dire laquelle. Le dossier parlait du latex, le courrier d’un antibiotique. Le patient a fini par expliquer qu’il avait les deux."
        "Le bracelet renvoie à une ligne du dossier qui dit le produit et la réaction.";
    224 2 "en" "anaesthesia" "icu" "postop_later" ["1" "4"] ["4.4" "5.7"] "chance" "handover" Accepted [SecondAsked]
        "Two nights of handover and nobody mentioned that the sedation was to be stopped for a neurological check. It was found by chance when a relative asked why he did not wake up."
        "Daily goals are written on a board at the bedside and read at each handover.";
    201 0 "fr" "anaesthesia" "theatre" "induction" ["0" "5"] ["4.3" "5.5"] "check" "dose" AnotherAccepted []
        "Le poids saisi dans le logiciel était celui de la mère, venue pour un autre motif la même semaine. Toutes les doses de l’enfant étaient calculées dessus. J’ai trouvé la première ampoule étonnamment pleine et j’ai refait le calcul."
        "L’enfant est pesé à l’arrivée et le poids du jour est écrit à la main sur la feuille d’anesthésie.";
    160 1 "fr" "anaesthesia" "theatre" "intraop" ["0" "5"] ["5.4" "3.1"] "attention" "wrong_medicine" Accepted [NoRex]
        "Les nouveaux raccords de la voie péridurale acceptaient encore une seringue intraveineuse. Un produit a été approché puis écarté. Nous pensions le changement de raccord complet."
        "Inventaire des raccords anciens, retirés du bloc en une journée.";
    131 2 "en" "anaesthesia" "theatre" "preop" ["0" "4"] ["1.4" "4.2"] "attention" "identity" Accepted [MeasureDone]
        "A patient who was hard of hearing said yes when called by another name and was wheeled to the wrong room. The theatre nurse asked an open question and the answer did not fit the list."
        "Open questions only, face to face, hearing aids in place until induction.";
    96 0 "fr" "anaesthesia" "theatre" "preop" ["0" "4"] ["6.4" "5.4"] "check" "equipment_faulty" Accepted []
        "Changement de fournisseur : la tubulure neuve n’allait pas sur notre réchauffeur de perfusion. Découvert à l’ouverture de salle, avant une intervention où l’on attendait un saignement."
        "Tout changement de consommable est essayé sur l’appareil réel avant livraison au bloc.";
    70 1 "fr" "anaesthesia" "recovery" "postop_24h" ["1" "4"] ["4.4" "4.3"] "attention" "anticoagulant" Returned []
        "Au changement d’équipe, la reprise de l’anticoagulant n’a pas été transmise. Nous nous en sommes aperçus le lendemain par hasard."
        "";
    68 0 "fr" "anaesthesia" "theatre" "intraop" ["1" "4"] ["5.4" "6.5"] "monitor" "equipment_faulty" Assigned []
        "La table d’opération ne répondait plus à la télécommande alors qu’il fallait basculer la patiente d’urgence. Nous avons fini par trouver la manivelle, rangée sous un chariot."
        "";
    44 2 "en" "anaesthesia" "theatre" "preop" ["0" "4"] ["2.5" "4.1"] "check" "preparation" ReturnedTwice []
        "Day surgery patient without anybody at home, known in clinic, lost on the list. The receptionist asked on arrival."
        "";
    37 1 "fr" "anaesthesia" "theatre" "induction" ["1" "5"] ["5.4" "6.5"] "effect" "airway" Asked []
        "Le vidéolaryngoscope ne s’allumait pas au moment d’une intubation difficile non prévue. La batterie de secours était absente du chariot. L’intubation a réussi avec un mandrin."
        "";
    29 0 "fr" "anaesthesia" "endoscopy" "postop_24h" ["1" "4"] ["5.6" "4.5"] "attention" "monitoring" Replied []
        "Après une endoscopie sous anesthésie, la surveillance a été confiée à une personne non formée le temps d’une pause. La saturation baissait ; une aide-soignante est venue nous chercher."
        "Pas de pause sans remplacement nommé, écrit au tableau.";
    21 2 "en" "anaesthesia" "theatre" "intraop" ["1" "4"] ["5.4" "5.2"] "monitor" "equipment_faulty" Opened []
        "The heating blanket had been set to the highest level by the case before. The patient was an infant. The temperature probe showed it within minutes."
        "";
    15 1 "fr" "anaesthesia" "theatre" "preop" ["0" "4"] ["4.3" "4.4"] "patient" "allergy" Accepted []
        "Allergie au produit de contraste connue de la radiologie, pas du bloc, où une injection était prévue pendant l’intervention. Le patient l’a dit en posant une question sur tout autre chose."
        "L’allergie saisie par un service apparaît à l’ouverture du dossier dans tous les autres.";
    14 0 "en" "anaesthesia" "theatre" "induction" ["0" "5"] ["5.4" "2.1"] "attention" "wrong_medicine" Accepted [TakenBack]
        "A syringe without a label lay on the tray at the start of my list. It looked like saline; it was not. The nurse threw it away before anybody could wonder."
        "Whatever has no label is thrown away at once, by anybody, without a question.";
    12 2 "en" "anaesthesia" "transport" "postop_24h" ["1" "4"] ["5.3" "5.4"] "attention" "fall_transfer" Assigned [Excludes]
        "The transport ventilator was switched off when the bed was plugged in elsewhere. The nurse kept her hand on the chest and noticed within two breaths."
        "";
    6 0 "fr" "anaesthesia" "theatre" "induction" ["0" "4"] ["4.1" "3.2"] "attention" "cooperation" Sent [NoStory]
        "J’ai demandé à trois reprises le chariot d’urgence à la cantonade avant de m’adresser à quelqu’un par sa fonction. Une demande à tout le monde n’est entendue par personne."
        "";
    3 1 "fr" "anaesthesia" "recovery" "postop_24h" ["1" "4"] ["5.7" "4.4"] "chance" "dose" Sent []
        "Deux doses d’antalgique à une heure d’écart, la première donnée au bloc et non inscrite. Surveillance d’une nuit sans incident."
        "";
    5 0 "fr" "anaesthesia" "consultation" "preop" ["0" "3"] ["4.3"] "check" "identity" Draft []
        "Deux patients du même nom le même matin : le bilan de l’un dans le dossier de l’autre."
        "";
    2 2 "en" "anaesthesia" "theatre" "intraop" ["0" "4"] ["5.4"] "check" "equipment_faulty" Draft []
        "The spare laryngoscope had no bulb."
        "";
];
