# Le tableau de bord d'une promotion, et un participant par son pseudonyme.

board-title = Promotion { $cohort }
board-started = Ouverte le { $date }
board-results = Résultats
board-measures = Mesures générales
board-of-enrolled = { $count ->
    [one] sur { $count } inscrit
   *[other] sur { $count } inscrits
}
board-tile-here = { $count ->
    [one] toujours présent
   *[other] toujours présents
}
board-tile-late = { $count ->
    [one] personne en retard
   *[other] personnes en retard
}
board-tile-late-note = peut encore être fait
board-tile-drafts = { $count ->
    [one] brouillon ouvert
   *[other] brouillons ouverts
}
board-tile-away = { $count ->
    [one] en interruption
   *[other] en interruption
}
board-tile-left = { $count ->
    [one] parti
   *[other] partis
}
board-tile-complete = { $count ->
    [one] parcours complet
   *[other] parcours complets
}

board-funnel = Où en est la promotion
board-funnel-title = { $count ->
    [one] Bilans rendus, pour { $count } personne inscrite
   *[other] Bilans rendus, parmi les { $count } personnes inscrites
}
board-funnel-note = Compté à partir des mêmes échéances que la page de chaque participant.
board-funnel-open = { $step } (ouvert jusqu'au { $date })
board-funnel-closed = { $step } (clos)
board-funnel-value = { $met } sur { $all } ({ $rate }) ; { $here } n'étaient pas partis
board-funnel-opens = Ouvre le { $date }
board-table = Chaque étape, état par état
board-table-caption = Nombre de personnes dans chaque état, étape par étape
board-table-note = Le total de chaque ligne est le nombre d'inscrits. Les étapes en gras comptent pour le parcours complet. Une période peut être plus tardive pour une personne, après une interruption ou une réouverture.
board-window = du { $from } au { $to }
board-step = Étape
board-since = Depuis
board-until = Jusqu'au
board-open-ended = non connu
board-pseudonym = Pseudonyme

board-list = Qui, par état
board-lists = États
board-choice = { $name } ({ $count })
board-show-late = En retard
board-show-open = Ouvert
board-show-drafts = Brouillons
board-show-missed = Non rendu
board-show-away = En interruption
board-show-left = Partis
board-only = Seulement : { $step }.
board-every-step = Montrer toutes les étapes
board-first-page = Revenir au début
board-pseudonyms-only = Pseudonymes seulement. Pour écrire à quelqu'un, adressez-vous à un gestionnaire des inscriptions, qui connaît le nom et ne voit aucune réponse.
board-matching-late = { $count ->
    [0] Rien n'est en retard.
    [one] Une étape est en retard et peut encore être faite.
   *[other] { $count } étapes sont en retard et peuvent encore être faites ; la première à se clore vient en tête.
}
board-matching-open = { $count ->
    [0] Rien n'est ouvert en ce moment.
    [one] Une étape est ouverte.
   *[other] { $count } étapes sont ouvertes ; la première échéance vient en tête.
}
board-matching-drafts = { $count ->
    [0] Aucun brouillon n'est ouvert.
    [one] Un questionnaire est commencé et n'est pas rendu.
   *[other] { $count } questionnaires sont commencés et ne sont pas rendus ; le premier à se clore vient en tête.
}
board-matching-missed = { $count ->
    [0] Toutes les étapes closes ont été rendues.
    [one] Une étape n'a pas été rendue ; un responsable peut la rouvrir.
   *[other] { $count } étapes n'ont pas été rendues ; un responsable peut en rouvrir une. La plus récente vient en tête.
}
board-matching-away = { $count ->
    [0] Personne n'est en interruption.
    [one] Une personne est en interruption : rien n'est attendu d'elle d'ici son retour.
   *[other] { $count } personnes sont en interruption : rien n'est attendu d'elles d'ici leur retour.
}
board-matching-left = { $count ->
    [0] Personne n'est parti.
    [one] Une personne est partie.
   *[other] { $count } personnes sont parties ; la plus récente vient en tête.
}

board-place-not-yet = Pas encore
board-place-open = Ouvert
board-place-late = En retard
board-place-away = En interruption
board-place-waiting = En attente
board-place-met = Rendu
board-met-choice = Choisis
board-met-commitment = Pris
board-place-missed = Non rendu
board-place-excused = Dispensé
board-place-left = Parti avant

board-step-choice = Choix des objectifs – { $sequence }
board-step-baseline = Analyse de la pratique – { $sequence }
board-step-commitment = Engagement – { $sequence }

board-reason-after = Vient après : { $step }.
board-reason-done = { $have } sur { $need }.
board-reason-leave = { $days ->
    [one] { $days } jour de plus, après une interruption.
   *[other] { $days } jours de plus, après une interruption.
}
board-reason-measure = { $days ->
    [one] { $days } jour de plus, par une mesure générale.
   *[other] { $days } jours de plus, par une mesure générale.
}
board-reason-reopened = Rouvert jusqu'au { $date }.
board-reason-left = Départ le { $date }.
board-reason-on-leave = En interruption : rien n'est attendu en ce moment.
board-draft-open = Un brouillon est ouvert.

board-participant = Participant { $pseudonym }
board-about = En bref
board-profession = Profession
board-enrolled-on = Inscription le
board-away = En interruption
board-left = Départ le
board-from-to = du { $from } au { $to }
board-from = depuis le { $from }
board-completion = Bilans comptés
board-complete = Tous rendus ; parcours complet le { $date }
board-incomplete = { $done } sur { $all } rendus
board-no-answers = Aucune réponse n'est montrée ici, ni aucun nom.
board-path = Parcours
board-path-caption = Toutes les étapes de ce participant
board-opens = Ouvre
board-due = Échéance
board-locks = Clôture
board-state = État
board-overrides = Modifié par l'équipe
board-overrides-caption = Modifications faites pour ce participant
board-on = Le
board-change = Modification
board-was-reopened = Rouvert jusqu'au { $date }
board-was-excused = Dispense
board-goals = Objectifs
board-no-goal = Pas encore choisis
board-goal-replaced = Remplacé le { $date } : { $goal }. Motif : { $reason }
board-changes = Modifier
board-changes-hint = Chaque modification est inscrite au journal, avec son motif.
board-reason = Motif
board-reason-hint = De 1 à 1 000 caractères, sans nom ni détail de santé : l'équipe peut le lire.
board-reopen = Rouvrir une étape
board-reopen-what = Quelle étape
board-reopen-until = Jusqu'à quel jour
board-reopen-hint = D'aujourd'hui à un an. Un courriel est envoyé au participant.
board-reopen-do = Rouvrir
board-until-missing = Indiquez le dernier jour où cela pourra être fait.
board-excuse = Dispenser d'une étape
board-excuse-note = Une étape dispensée n'est plus demandée. Elle n'est pas faite pour autant : sans un bilan compté, le parcours ne peut pas être complet.
board-excuse-what = Quelle étape
board-excuse-do = Dispenser
board-replace = Remplacer un objectif
board-replace-note = Pour un objectif qui ne correspond plus à la pratique. L'objectif remplacé reste dans l'historique, et dans le compte de ceux qui l'ont choisi.
board-replace-old = Objectif à remplacer
board-replace-new = Nouvel objectif
board-replace-do = Remplacer l'objectif
board-done-reopened = L'étape est rouverte.
board-done-excused = Le participant est dispensé de cette étape.
board-done-replaced = L'objectif est remplacé.
