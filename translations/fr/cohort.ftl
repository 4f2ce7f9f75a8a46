# Promotions, accréditations, programmes.

cohort-title = Promotions
cohort-facts = Version { $version }, à partir du { $date }. { $count ->
    [0] Personne ne s'est encore inscrit.
    [one] { $count } participant.
   *[other] { $count } participants.
}
cohort-start = Ouvrir une promotion
cohort-start-note = Une promotion est liée pour toujours à une version publiée : ses règles ne changent jamais en cours de route.
cohort-no-version = Publiez d'abord un programme.
cohort-version = Programme et version
cohort-name = Nom court
cohort-name-hint = Comme dans les adresses : minuscules sans accent, chiffres et traits d'union, par exemple 2009-01.
cohort-start-date = Premier jour
cohort-start-date-hint = Toutes les périodes sont comptées à partir de lui.
cohort-start-do = Ouvrir la promotion
cohort-done-started = La promotion est ouverte. Les gestionnaires des inscriptions peuvent importer la liste.
cohort-accreditations = Accréditations de l'organisation
cohort-accreditations-note = Rien n'est supposé : les relevés ne citent que ce qui est écrit ici, pour les jours où cela était valable.
cohort-no-accreditation = Aucune n'est enregistrée.
cohort-accreditation-holds = Valable
cohort-accreditation-lapsed = Échue
cohort-accreditation-ahead = À venir
cohort-accredit = Enregistrer une accréditation
cohort-authority = Autorité
cohort-number = Numéro
cohort-from = Premier jour
cohort-to = Dernier jour
cohort-accredit-do = Enregistrer
cohort-done-accredited = L'accréditation est enregistrée.

programme-title = Programmes
programme-lead = Les définitions que suivent les promotions. Une version publiée n'est jamais modifiée ; un changement est une nouvelle version.
programme-none = Aucun programme n'est encore publié.
programme-version = { $programme }, version { $version }
programme-demonstration = Contenu de démonstration
programme-published-on = Publié le { $date }. SHA-256 :
programme-shipped = Prêts à être publiés
programme-shipped-note = Ces définitions sont fournies avec le logiciel. Lisez l'avertissement de chacune avant de l'utiliser.
programme-publish-title = Publier un programme
programme-publish-why = Un programme publié est suivi par des personnes pendant des mois, et ne se modifie plus. On le parcourt donc une fois en entier avant, dans chaque langue, sur des données jetables.
programme-publish-rehearse = Aller aux répétitions
programme-publish-without = Publier sans répétition complète
programme-publish-reason = La raison de s'en passer
programme-publish-hint = Par exemple : ce texte est déjà suivi ailleurs, mot pour mot. Elle est inscrite au journal.
programme-publish-anyway = Publier pour cette raison
programme-publish = Publier
programme-done-published = Le programme est publié : des promotions peuvent être ouvertes.
programme-in-short = En bref
programme-length = Durée
programme-months = { $months ->
    [one] { $months } mois
   *[other] { $months } mois
}
programme-choice = Choix
programme-sets = { $sets } séries de { $per_set } objectifs, parmi { $catalogue }.
programme-upfront = Toutes les séries au début.
programme-per-sequence = Chaque série au début de sa séquence.
programme-evaluations = Bilans comptés
programme-counted = { $count ->
    [one] { $count }, nécessaire au parcours complet
   *[other] { $count }, tous nécessaires au parcours complet
}
programme-professions = Destiné à
programme-k = Effectif minimal derrière un chiffre qui sort de l'équipe
programme-people = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
programme-calendar = Calendrier
programme-calendar-from = Pour une promotion qui commence le
programme-calendar-do = Afficher
programme-calendar-caption = Périodes d'une promotion qui commence ce jour-là
programme-calendar-note = Les étapes en gras comptent pour le parcours complet. Les mois sont comptés à partir du premier jour ; à la fin d'un mois court, son dernier jour.
programme-team = Équipe
programme-fewest = { $count ->
    [one] { $count } personne peut mener ce programme.
   *[other] Il faut au moins { $count } personnes pour mener ce programme, car certains rôles sont séparés.
}
programme-persons = { $count ->
    [0] Personne n'a encore l'un de ces rôles dans votre organisation.
    [one] { $count } personne a l'un de ces rôles dans votre organisation.
   *[other] { $count } personnes ont l'un de ces rôles dans votre organisation.
}
programme-team-fits = L'équipe convient
programme-team-incomplete = À compléter
programme-too-few = { $persons ->
    [one] { $persons } personne, alors qu'il en faut { $fewest } : une partie du travail devra attendre un autre regard.
   *[other] { $persons } personnes, alors qu'il en faut { $fewest } : une partie du travail devra attendre un autre regard.
}
programme-missing-roles = Personne n'a encore ce rôle : { $roles }. Ce que lui seul peut faire est refusé à tous jusque-là.
programme-together = Une même personne a les rôles « { $one } » et « { $other } », qui sont séparés. Reprenez l'un des deux.
programme-goals = Objectifs
programme-goals-caption = Objectifs du catalogue, avec la date à laquelle ils doivent être relus
programme-sequence = Séquence
programme-evidence = Niveau de preuve
programme-review = À relire
programme-suspended = Suspendu
programme-review-due = À relire maintenant
programme-review-soon = Bientôt
programme-hash = SHA-256 des fichiers de la définition :
