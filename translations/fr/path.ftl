# Le parcours d'une participante ou d'un participant.

path-place = Mon parcours
path-voluntary = La participation est volontaire. Aucun employeur, aucun financeur, aucune autorité ne voit vos réponses.
path-self-declared = Les taux sont déclarés par les participants ; les effets sur les patients n'ont pas été mesurés.
path-about = À propos de ce contenu

path-mine-title = Mes programmes
path-mine-none = Vous ne suivez encore aucun programme ici. Quand une inscription vous sera ouverte, elle apparaîtra sur cette page.
path-mine-began = Promotion de { $month }
path-mine-joined = En cours
path-mine-invited = À rejoindre

path-invitation-title = Rejoindre : { $programme }
path-invitation-lead = Votre inscription à la promotion de { $month } est acceptée. Il ne manque que votre décision.
path-invitation-months = { $months ->
    [one] { $months } mois en tout, à distance et à votre rythme
   *[other] { $months } mois en tout, à distance et à votre rythme
 }
path-invitation-goals = { $goals ->
    [one] { $goals } objectif, que vous choisissez selon votre patientèle
   *[other] { $goals } objectifs, que vous choisissez selon votre patientèle
 }
path-invitation-evaluations = { $evaluations ->
    [one] { $evaluations } bilan en ligne, de dix minutes au plus par série
   *[other] { $evaluations } bilans en ligne, de dix minutes au plus chacun
 }
path-invitation-free = Vous pouvez vous interrompre ou arrêter à tout moment, sans vous justifier.
path-join = Rejoindre le programme

path-cohort = Promotion de { $month }
path-next = À faire ensuite :
path-next-begin = Commencer
path-next-resume = Reprendre
path-next-saved = Vos réponses sont enregistrées : { $moment }.
path-nothing-title = Rien à faire pour le moment
path-nothing-text = Nous vous écrirons à l'ouverture de la prochaine étape. La suite est ci-dessous.
path-progress = { $done ->
    [one] { $done } bilan envoyé sur { $all }
   *[other] { $done } bilans envoyés sur { $all }
 }
path-now = À faire maintenant
path-later = Ensuite
path-done = Déjà fait
path-done-count = { $count ->
    [one] Voir l'étape faite
   *[other] Voir les { $count } étapes faites
 }
path-closed = Clos
path-goals = Mes objectifs
path-goal-plan = Relire mon plan
path-goal-no-plan = Écrire mon plan
path-goal-uncommitted = Plan à écrire
path-goal-suspended = Suspendu
path-more = Mes documents
path-link-report = Mon bilan individuel
path-link-record = Mon dossier et l'état de ce que j'ai fait
path-link-leave = Signaler une absence, ou arrêter
path-calendar = Voir tout le calendrier
path-calendar-caption = Toutes les étapes et leurs dates
path-calendar-what = Étape
path-calendar-opens = Ouvre
path-calendar-due = À rendre
path-calendar-locks = Ferme
path-calendar-state = État

path-left-title = Vous avez quitté le programme le { $date }
path-left-text = Plus rien n'est demandé. Ce que vous avez fait reste à vous : votre bilan et votre dossier restent consultables.
path-away-title = Vous êtes en absence
path-away-text = Rien n'est attendu de vous pendant ce temps.
path-away-back = Signaler mon retour
path-complete-title = Votre parcours est complet
path-complete-text = Tous les bilans sont envoyés. Merci.
path-complete-attestation = Voir l'attestation

path-choice = { $sequence } : choisir { $count ->
    [one] { $count } objectif
   *[other] { $count } objectifs
 }
path-baseline = { $sequence } : analyser votre pratique
path-commitment = { $sequence } : écrire vos plans
path-why-choice = Vos questionnaires porteront sur ces objectifs.
path-why-baseline = C'est le point de départ auquel vous vous comparerez.
path-why-commitment = Un plan précis, « quand… je m'engage à… », aide à passer à l'acte.
path-why-counted = { $count ->
    [one] C'est le bilan du programme.
   *[other] C'est un des { $count } bilans du programme.
 }

path-tag-not-yet = Pas encore ouvert
path-tag-open = À faire
path-tag-late = Encore possible
path-tag-waiting = En attente
path-tag-met = Fait
path-tag-missed = Délai passé
path-tag-excused = Dispensé
path-tag-left = Plus demandé

path-reason-opens = Ouvre le { $date }.
path-reason-due = { $days ->
    [0] À faire aujourd'hui au plus tard.
    [one] À faire d'ici demain, { $date }.
   *[other] À faire jusqu'au { $date } : il reste { $days } jours.
 }
path-reason-late = La date du { $due } est passée, rien n'est perdu : c'est possible jusqu'au { $locks }.
path-reason-missed = Le délai s'est terminé le { $date }. L'équipe du programme peut rouvrir, si vous lui écrivez.
path-reason-after = Vient après « { $first } ».
path-reason-done = { $have } sur { $need }.
path-reason-met = Fait le { $date }.
path-reason-excused = L'équipe vous en a dispensé.
path-reason-waiting = Quelqu'un d'autre s'en occupe ; vous n'avez rien à faire.
path-reason-leave = { $days ->
    [one] Repoussé d'un jour par votre absence.
   *[other] Repoussé de { $days } jours par votre absence.
 }
path-reason-measure = { $days ->
    [one] Repoussé d'un jour pour toute la promotion.
   *[other] Repoussé de { $days } jours pour toute la promotion.
 }
path-reason-reopened = L'équipe a rouvert cette étape jusqu'au { $date }.
path-reason-left = Vous avez quitté le programme le { $date }.
path-reason-away = Vous êtes en absence : rien ne presse.

path-done-joining = Bienvenue. Vous avez rejoint le programme.
path-done-choice = Vos objectifs sont enregistrés.
path-done-commitment = Vos plans sont enregistrés.
path-done-draft = Vos réponses sont enregistrées. Reprenez quand vous voulez.
