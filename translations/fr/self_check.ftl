# Après le dernier mois : le regard annuel sur les objectifs gardés, et le parcours d’avant.

self-check-title = Un an après : mes objectifs
self-check-lead = Une fois par an, quelques minutes pour regarder les objectifs que vous avez gardés, avec les mêmes questions qu’au second bilan. Rien ne vous y oblige.
self-check-year = Année { $year } après le programme, du { $from } au { $to }.
self-check-closed = Ce regard s’ouvre quand le programme est terminé, après le { $date }.
self-check-left = Vous avez quitté ce programme : ce regard ne vous est plus proposé.
self-check-no-goal = Vous n’avez pas choisi d’objectif dans ce programme : il n’y a rien à regarder ici.
self-check-saved = Déjà répondu cette année, le { $date } ; vous pouvez changer vos réponses.
self-check-let-go = J’ai laissé cet objectif de côté
self-check-save = Enregistrer
self-check-done = C’est enregistré. À l’année prochaine, si vous le souhaitez.
self-check-private = Vos réponses sont à vous seul : l’équipe ne les lit pas et aucun chiffre de la promotion ne les compte.
fault-self-check-early = Ce regard s’ouvre quand le programme est terminé, après le { $ends }.
self-check-link = Un an après : regarder mes objectifs

## Le parcours
trajectory-title = Mon parcours, objectif par objectif
trajectory-when = Moment
trajectory-on = Date
trajectory-status = Où j’en étais
trajectory-counts = Patients comptés
trajectory-baseline = Au départ
trajectory-short = Premier bilan
trajectory-long = Second bilan
trajectory-year = Année { $year } après
trajectory-in = { $programme }, promotion { $cohort }
trajectory-past-title = Mes programmes d’avant
trajectory-past-lead = Ce que vous aviez dit de vos objectifs dans un programme précédent. Vous seul le voyez ; l’équipe de la nouvelle promotion n’en sait rien.
trajectory-past-none = C’est votre premier programme ici : il n’y a pas encore de parcours d’avant.
trajectory-nothing = Aucun objectif n’y a été évalué.
trajectory-link = Mes programmes d’avant
