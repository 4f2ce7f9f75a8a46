# Répéter un programme avant de le publier.

rehearsal-title = Répétition
rehearsal-banner = Données jetables : vous parcourez le programme comme { $name }. Ici, nous sommes le { $date }.
rehearsal-desk = Pupitre de la répétition

rehearsal-list-title = Répétitions
rehearsal-list-lead = Avant d'être publié, un programme est parcouru en entier, dans chaque langue, comme le fera un participant : pages, questionnaires et courriels, avec une horloge que vous avancez.
rehearsal-list-how = Une répétition se fait sur des données jetables : rien n'en passe dans les résultats, les courriels ou le journal de l'organisation. Seul est retenu ce qui a été parcouru, pour ce texte exact ; un mot changé demande une nouvelle répétition.
rehearsal-list-note = Une répétition est effacée quand vous y mettez fin, et au plus tard sept jours après son début. Chaque personne en a une à la fois : en commencer une autre met fin à la précédente.
rehearsal-waits = { $programme } : votre répétition du { $date } vous attend
rehearsal-go-on = Reprendre la répétition
rehearsal-begin = Commencer une répétition
rehearsal-end = Mettre fin à la répétition et effacer ses données
rehearsal-progress = { $done } étapes parcourues sur { $all }, toutes langues confondues.
rehearsal-tag-complete = Répétition complète
rehearsal-tag-begun = Commencée
rehearsal-tag-not-yet = À répéter
rehearsal-tag-not-rehearsed = Publié, pas encore répété

rehearsal-walker = Vous êtes { $name }, qui lit en { $language }.
rehearsal-switch = Pour parcourir une autre langue, changez de langue en haut de la page : chaque langue a sa personne, qui fait son propre parcours.
rehearsal-open = Ce qui peut être fait maintenant
rehearsal-nothing-open = Rien n'est ouvert à cette date. Avancez l'horloge.
rehearsal-joining = Rejoindre la promotion
rehearsal-fill = Préremplir
rehearsal-take = Faire avec des réponses d'exemple
rehearsal-clock = L'horloge
rehearsal-clock-hint = L'horloge ne fait qu'avancer, du { $soonest } au { $last }. Chaque courriel est écrit le jour où il doit l'être. Un rappel ne part que si l'étape n'est pas encore faite : laissez-en venir un.
rehearsal-move = Y aller
rehearsal-date = Un autre jour
rehearsal-move-there = Avancer jusqu'à ce jour
rehearsal-wrong-date = Indiquez un jour, comme 2026-11-30.
rehearsal-stop-notice = Annonce : { $step }
rehearsal-stop-opens = Ouverture : { $step }
rehearsal-stop-reminder = Rappel, si ce n'est pas encore fait : { $step }
rehearsal-stop-due = Échéance : { $step }
rehearsal-stop-locks = Dernier jour : { $step }

rehearsal-mails = Courriels
rehearsal-mails-lead = Ce que chaque personne de la répétition aurait reçu. Aucun courriel ne part.
rehearsal-mails-count = { $count ->
    [0] Aucun courriel pour le moment.
    [one] { $count } courriel, dont { $unread } d'une sorte pas encore lue.
   *[other] { $count } courriels, dont { $unread } d'une sorte pas encore lue.
}
rehearsal-no-mail = Aucun courriel pour le moment. Avancez l'horloge.
rehearsal-mail-new = À lire
rehearsal-mail-known = Sorte déjà lue
rehearsal-mail-written = À { $name } ({ $language }), le { $date }
rehearsal-mail-follow = Ouvrir la page à laquelle mène ce courriel

rehearsal-parts = Ce qui a été parcouru
rehearsal-part = Étape
rehearsal-part-path = La page du parcours
rehearsal-part-page = La page : { $step }
rehearsal-part-deed = Fait : { $step }
rehearsal-part-report = Le bilan individuel
rehearsal-part-record = L'historique et l'attestation
rehearsal-part-mail = Le courriel : { $kind }
rehearsal-not-yet = Pas encore
rehearsal-seen = Vu
rehearsal-done = Fait
rehearsal-complete = La répétition est complète : ce texte peut être publié.
rehearsal-missing = { $count ->
    [one] Il manque encore { $count } étape avant de pouvoir publier.
   *[other] Il manque encore { $count } étapes avant de pouvoir publier.
}
rehearsal-leave = Sortir
rehearsal-leave-hint = Ce qui a été parcouru reste acquis, que la répétition attende ou prenne fin.
rehearsal-pause = Sortir et garder la répétition
