# Ce qui a été fait jusqu'ici, et l'attestation.

record-title = Mon dossier
record-lead = Ce que vous avez fait jusqu'ici, quoi qu'il manque encore. Il vous appartient : remettez-le à qui vous voulez.
record-done = { $done ->
    [one] { $done } bilan transmis sur { $all }
   *[other] { $done } bilans transmis sur { $all }
 }
record-see-attestation = Voir l'attestation
record-what-is-missing = L'attestation : ce qu'il manque encore
record-download = Télécharger sous forme de fichier (JSON)
record-to-path = Aller à mon parcours

record-about = De qui, et de quoi
record-holder = Nom
record-organisation = Organisation
record-programme = Programme
record-version = version { $version }
record-cohort = Promotion
record-enrolled = Inscription le
record-completed = Achevé le
record-hours-in-all = Heures en tout

record-activities = Bilans transmis, et ce que chacun représente
record-activities-title = Activités
record-no-activity = Aucun bilan transmis pour l'instant. Chacun apparaît ici dès sa transmission.
record-activity = Activité
record-date = Date
record-kind = Type
record-kind-practice-evaluation = Évaluation et amélioration des pratiques
record-kind-training = Formation
record-kind-risk-management = Gestion des risques
record-method = Méthode :
record-accreditations = Agrément de l'organisation
record-accreditation = { $authority }, n° { $number }, du { $from } au { $to }
record-no-accreditation = aucun enregistré ce jour-là
record-hours-claimed = Heures
record-hours = { $hours } h
record-goals = Objectifs choisis
record-asked = Tout ce qui est demandé, et où cela en est

record-not-yet = Pas encore
record-open = Ouvert
record-late = En retard, encore possible
record-waiting = Attend quelqu'un d'autre
record-met = Fait
record-missed = Non transmis
record-excused = Dispensé
record-no-longer = N'est plus demandé
record-met-on = Fait le { $date }.
record-opens = Ouvre le { $date }.
record-due = À faire avant le { $date } inclus.
record-until = Possible jusqu'au { $date }.
record-locked = Clos le { $date } ; l'équipe peut le rouvrir avec une raison.
record-moved-by-leave = { $days ->
    [one] Décalé de { $days } jour, pour votre absence.
   *[other] Décalé de { $days } jours, pour votre absence.
 }
record-moved-by-measure = { $days ->
    [one] Décalé de { $days } jour pour tous.
   *[other] Décalé de { $days } jours pour tous.
 }
record-reopened = Rouvert par l'équipe jusqu'au { $date }.
record-left = Vous êtes parti le { $date }.
record-after = D'abord : { $first }.
record-counts = Compte pour l'attestation.
record-made = Calculé le { $time } à partir des faits enregistrés.
record-wording = Ce document atteste une participation. Il revient aux instances compétentes de dire si elle répond à une obligation professionnelle.

record-attestation = Attestation de participation
record-attests = { $organisation } atteste que { $name } a participé à l'ensemble de « { $programme } », du { $start } au { $end }, et en a transmis chaque bilan compté.
record-digest = Empreinte
record-digest-text = Cette ligne est calculée à partir du dossier lui-même. Le même dossier donne toujours la même ligne ; un autre, si peu différent soit-il, en donne une autre.
record-digest-how = Comment la recalculer
record-digest-how-text = Téléchargez le dossier et retirez ses deux derniers champs, ajoutés après coup. L'empreinte est le SHA-256 de ce qui reste :

record-unattested-title = Votre attestation est en chemin
record-unattested-lead = Elle est établie quand chaque bilan compté a été transmis : il ne faut rien de plus, et rien de moins ne suffit.
record-unattested-missing = Encore à venir
record-unattested-missed = Un bilan clos peut être rouvert par l'équipe du programme, avec une raison : écrivez-lui.
record-unattested-left = Vous avez quitté ce programme : aucune attestation de l'ensemble n'est établie. Ce que vous avez fait reste dans votre dossier.
record-unattested-record = En attendant, votre dossier dit à tout moment ce qui a été fait, et peut être remis tel quel.
