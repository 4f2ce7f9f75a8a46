//! What surgeons told their body.

use super::{Story, stories};

pub(super) const STORIES: &[Story] = stories![1:
    715 0 "fr" "visceral" "theatre" "intraop" ["0" "4"] ["4.1" "2.1"] "check" "retained_item" Accepted [MeasureDone]
        "Au décompte final, il manquait une compresse. La recherche dans le champ a permis de la retrouver sous un pansement avant la fermeture."
        "Décompte à voix haute à chaque relève, noté sur le tableau du bloc.";
    695 0 "en" "visceral" "theatre" "preop" ["0" "5"] ["4.3" "2.5"] "check" "identity" Accepted [Evaluated]
        "The list had been changed the evening before and the notes of another patient were in the room. The check of identity with the bracelet before induction showed the mismatch."
        "No change of the list without a new printed list and a call to the ward.";
    676 1 "fr" "orthopaedics" "theatre" "preop" ["0" "5"] ["2.1" "4.1"] "attention" "wrong_side" Accepted [TwiceCoded Settled MeasureDone]
        "L’arthroscopie était programmée à gauche, le consentement disait droite. L’interne a relu l’imagerie avec le patient avant l’installation. Nous avons repris toute la chaîne de programmation."
        "Le côté est saisi une seule fois, en consultation, et repris par le logiciel jusqu’au bloc.";
    650 1 "en" "orthopaedics" "theatre" "intraop" ["1" "3"] ["5.4" "6.5"] "check" "wrong_procedure" Accepted []
        "The implant opened was of the wrong size: two boxes of different sizes have the same colour. The scrub nurse read the size aloud, as we always do, before it was handed over."
        "Neighbouring sizes are kept on two shelves, and the size is read from the inner label.";
    632 2 "fr" "urology" "ward" "postop_later" ["2" "4"] ["4.3" "2.1"] "check" "handover" Accepted [Answered MeasureDone]
        "Une sonde posée au bloc n’était pas inscrite dans le dossier. La date de retrait n’était donc prévue par personne ; la pharmacienne l’a vu en relisant l’ordonnance de sortie."
        "Toute sonde posée s’inscrit au compte rendu avec sa date de retrait, avant la fermeture du dossier.";
    610 2 "en" "urology" "theatre" "intraop" ["1" "4"] ["5.4" "3.1"] "monitor" "equipment_faulty" Accepted []
        "The irrigation pump was left on the high setting of another procedure. The anaesthetist saw the drop of sodium on a sample taken for something else, and we stopped early."
        "Pressure and fluid balance are read aloud every ten minutes during a resection.";
    592 0 "fr" "visceral" "theatre" "postop_24h" ["0" "4"] ["4.3" "2.4"] "attention" "specimen" Accepted [MeasureDone]
        "La pièce de colectomie était restée sur la table d’instruments au moment du nettoyage de la salle. L’agent qui rangeait a demandé ce qu’il devait en faire. Aucun pot n’avait été préparé."
        "Le pot est ouvert et étiqueté avant l’incision, et annoncé à la fin comme les compresses.";
    571 1 "fr" "orthopaedics" "recovery" "postop_24h" ["1" "4"] ["4.4"] "check" "handover" Accepted [MeasureDropped]
        "La consigne de ne pas poser le garrot du côté opéré n’avait pas été transmise au réveil. L’infirmière a demandé avant de le poser."
        "Un bracelet de tissu vert au poignet à ne pas utiliser.";
    552 2 "en" "urology" "theatre" "preop" ["0" "5"] ["4.3" "2.2"] "check" "wrong_side" Accepted []
        "Images of the kidney were loaded left to right. The list said left, the scan seemed to say left. Comparing with the report, at the pause, showed that the picture had been flipped."
        "Report and image are read together, and the side marker on the image is pointed at.";
    533 0 "fr" "visceral" "theatre" "intraop" ["2" "4"] ["5.4" "4.1"] "effect" "equipment_faulty" Accepted [Recommended]
        "La plaque du bistouri s’était décollée sous un pli du champ. Rougeur de la cuisse constatée à la fin, guérie en deux semaines. L’alarme de l’appareil avait été réduite au silence la semaine précédente."
        "Plaque contrôlée à chaque changement de position ; alarme verrouillée par le biomédical.";
    514 1 "fr" "orthopaedics" "theatre" "intraop" ["0" "4"] ["5.4" "5.8"] "check" "infection" Accepted []
        "L’indicateur de la boîte d’instruments n’avait pas viré. La boîte était déjà ouverte sur la table, le patient endormi. Nous avons attendu quarante minutes une autre boîte."
        "L’indicateur se lit par le hublot avant l’entrée du patient en salle.";
    495 2 "fr" "urology" "consultation" "follow_up" ["0" "4"] ["2.2" "5.8"] "chance" "test_result" Accepted [NoStory MeasureDone]
        "Un résultat de biopsie positif attendait depuis six semaines : le prescripteur avait quitté l’établissement. Le patient a appelé pour un tout autre certificat."
        "Les résultats arrivent à une adresse de fonction, relue chaque semaine par deux personnes.";
    474 0 "en" "visceral" "ward" "discharge" ["1" "4"] ["4.2" "4.3"] "patient" "anticoagulant" Accepted []
        "Discharge papers listed the blood thinner of before the operation and the new injection as well. The patient read them at home and called to ask whether both were meant."
        "Medicines on discharge are compared with those of admission, by the pharmacist, before the letter is signed.";
    455 1 "fr" "orthopaedics" "theatre" "preop" ["0" "4"] ["2.5" "5.4"] "check" "wrong_procedure" Accepted [Evaluated]
        "La prothèse sur mesure n’était pas livrée le jour prévu ; la patiente était déjà en salle d’accueil, à jeun, prémédiquée. Personne n’avait la charge de vérifier la livraison."
        "La présence de l’implant est vérifiée la veille à midi par la pharmacie, qui appelle le bloc.";
    436 2 "en" "urology" "theatre" "intraop" ["1" "4"] ["4.5" "2.1"] "chance" "retained_item" Accepted [NoRex]
        "A guide wire was shorter than it should have been when it came out. The tip was found in the sheath. Nobody had looked at it before throwing the sheath away; the trainee did, out of curiosity."
        "Wires are measured against a new one when they come out.";
    415 0 "fr" "visceral" "theatre" "preop" ["0" "4"] ["4.3" "5.5"] "patient" "allergy" Accepted []
        "L’allergie à la chlorhexidine avait été saisie comme commentaire libre, invisible au bloc. Le patient, en voyant le flacon, a demandé si c’était le produit qui l’avait fait gonfler la dernière fois."
        "Le commentaire libre est fermé : une allergie se choisit dans la liste, ou se demande à la pharmacie.";
    396 1 "en" "orthopaedics" "theatre" "intraop" ["1" "3"] ["5.4" "5.2"] "attention" "fall_transfer" Accepted [TwiceCoded]
        "A pressure point at the elbow was missed when the patient was turned on the side. The circulating nurse looked under the drapes after an hour, as she does. The hand was numb for one day."
        "Pressure points are looked at hourly, by a person named at the pause.";
    377 2 "fr" "urology" "theatre" "induction" ["0" "4"] ["4.1" "2.1"] "check" "infection" Accepted []
        "Examen des urines positif dans le dossier, antibiotique non adapté préparé. L’anesthésiste et moi n’avions pas lu le même résultat. Vu lors de la lecture commune avant l’incision."
        "Le résultat des urines est dit à voix haute au temps d’arrêt, avec l’antibiotique choisi.";
    358 0 "fr" "visceral" "theatre" "intraop" ["0" "5"] ["4.7" "6.1"] "attention" "cooperation" Accepted [MeasureDone]
        "L’anatomie ne correspondait à rien de connu ; l’interne a dit « je ne suis pas sûr de ce que je vois ». Nous nous sommes arrêtés, un collègue est venu. Ce que j’allais couper n’était pas ce que je croyais."
        "Dès que quelqu’un dit ne pas reconnaître, on s’arrête et on appelle un second regard.";
    339 1 "en" "orthopaedics" "emergency" "preop" ["0" "4"] ["4.4" "5.7"] "attention" "preparation" Accepted []
        "Twelve hours of fasting for an operation put off three times. The patient was diabetic and trembling; the care assistant measured the sugar without being asked."
        "A postponed patient is told and fed, or gets a drip, within the hour: it is on the list of whoever postpones.";
    318 2 "fr" "urology" "theatre" "intraop" ["0" "4"] ["5.4" "5.2"] "attention" "equipment_faulty" Accepted []
        "L’antiseptique alcoolisé n’était pas sec et avait coulé sous le champ. L’infirmière de bloc l’a senti avant la mise en marche du bistouri et nous avons attendu."
        "Trois minutes affichées au chronomètre de la salle après le badigeon.";
    297 0 "en" "visceral" "ward" "postop_later" ["2" "4"] ["4.4" "4.3"] "effect" "handover" Accepted [Answered]
        "The drain was to stay for five days; the weekend team took it out on day two by the ward’s routine. The patient had a collection that was drained through the skin and recovered."
        "Drains that must stay carry a red tag with the date.";
    276 1 "fr" "orthopaedics" "theatre" "preop" ["0" "5"] ["5.8" "4.1"] "check" "wrong_side" Accepted [Team MeasureDone]
        "Journée en retard, marquage fait dans le couloir sur la mauvaise main après une question posée trop vite. Le temps d’arrêt, où l’imagerie était affichée, a montré l’autre côté. Nous racontons ceci ensemble."
        "Pas de marquage dans le couloir : il se fait dans la chambre, imagerie et patient réunis.";
    255 2 "fr" "urology" "theatre" "intraop" ["0" "4"] ["2.4" "4.3"] "check" "specimen" Accepted []
        "Douze pots de biopsie numérotés à l’avance, deux numéros identiques. Vu par le laboratoire, qui a appelé aussitôt. Les prélèvements ont pu être distingués par leur longueur."
        "Les pots sont numérotés par l’automate, et lus à deux au moment de déposer le fragment.";
    233 0 "fr" "visceral" "theatre" "intraop" ["2" "4"] ["5.4" "4.5"] "monitor" "equipment_faulty" Rejected []
        "Saignement plus long que prévu pendant une résection, sans autre particularité. Transfusion non nécessaire."
        "";
    212 1 "fr" "orthopaedics" "theatre" "intraop" ["0" "4"] ["4.1" "5.4"] "check" "retained_item" AnotherAccepted []
        "Une mèche cassée dans l’os n’a pas été notée au compte rendu. Le chef de bloc l’a vue manquer en recomposant la boîte et a prévenu. Radiographie faite, patient informé, fragment laissé en place par choix."
        "Tout instrument abîmé est rendu entier ou en morceaux avant la fermeture, et noté.";
    190 2 "en" "urology" "theatre" "preop" ["0" "4"] ["4.3" "1.3"] "check" "anticoagulant" Accepted []
        "Two blood thinners, one started by a colleague for a new stent. Neither list had both. The patient’s own paper did, and the nurse asked to see it."
        "The patient brings the boxes; they are read on arrival, not only the list.";
    168 0 "fr" "visceral" "theatre" "intraop" ["2" "3"] ["5.4"] "effect" "equipment_faulty" Rejected []
        "Hématome de paroi sur un orifice de trocart, traité par compression. Complication décrite dans la littérature et annoncée au patient."
        "";
    140 1 "fr" "orthopaedics" "theatre" "intraop" ["5" "5"] ["4.4" "5.7"] "effect" "monitoring" OutOfScope []
        "Embolie grave le lendemain d’une intervention programmée, prévention non prescrite à la sortie du bloc. Passage prolongé en réanimation. L’établissement l’a déclarée par ailleurs."
        "";
    102 2 "en" "urology" "ward" "discharge" ["1" "4"] ["4.2" "4.3"] "patient" "test_result" Withdrawn []
        "Discharge letter with the treatment of before the operation. The patient called because the tablets did not look like those of the ward."
        "";
    75 0 "fr" "visceral" "theatre" "preop" ["0" "4"] ["2.5" "4.1"] "check" "identity" AnotherAsked []
        "Le brancardier a présenté au sas le patient de la chambre voisine, qui avait répondu présent. Le bracelet disait autre chose que la feuille."
        "Le brancardier lit le bracelet dans la chambre, avec la feuille en main.";
    52 1 "fr" "orthopaedics" "ward" "postop_later" ["1" "3"] ["4.4" "4.2"] "attention" "handover" Resent []
        "L’interdiction d’appui n’était pas sur la feuille de l’unité ; la kinésithérapeute a refusé de lever le patient sans réponse. Nous cherchions la consigne dans trois logiciels."
        "";
    33 2 "fr" "urology" "theatre" "preop" ["0" "4"] ["2.2" "2.1"] "check" "test_result" Opened []
        "Bilan de coagulation revenu anormal la veille au soir, rangé dans le courrier du matin. Le patient était en salle. La panseuse a ouvert l’enveloppe."
        "";
    20 0 "en" "visceral" "theatre" "intraop" ["0" "4"] ["5.4" "6.5"] "check" "equipment_faulty" Asked []
        "The stapler cartridge was of another colour than the one asked for, handed over in a hurry. The scrub nurse said the colour aloud and I stopped."
        "";
    13 1 "fr" "orthopaedics" "theatre" "intraop" ["0" "4"] ["5.4" "2.5"] "check" "wrong_procedure" Accepted []
        "La tige proposée par le dépôt avait la bonne taille mais l’autre forme de col. Lecture de l’étiquette à deux, avant ouverture du second emballage."
        "Les deux formes ne sont plus dans la même armoire.";
    9 2 "fr" "urology" "theatre" "preop" ["0" "5"] ["4.3" "2.1"] "check" "wrong_side" Assigned []
        "Le côté du calcul avait changé entre deux imageries. Le programme reprenait la plus ancienne. Vu au moment d’afficher les images en salle."
        "";
    7 0 "en" "visceral" "ward" "postop_24h" ["1" "4"] ["4.7" "5.6"] "attention" "cooperation" Sent []
        "The night nurse called twice about a fast pulse and was told it was pain. The third time she said the words “I am worried” and somebody came."
        "";
    4 1 "fr" "orthopaedics" "emergency" "preop" ["0" "3"] ["5.1" "4.3"] "check" "identity" Sent []
        "Deux fractures du poignet arrivées ensemble, étiquettes imprimées à la chaîne. Une radiographie portait le nom de l’autre personne."
        "";
    1 2 "fr" "urology" "theatre" "intraop" ["0" "3"] ["5.4"] "check" "infection" Draft []
        "Une optique revenue humide de la stérilisation."
        "";
];
