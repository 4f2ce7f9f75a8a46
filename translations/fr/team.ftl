# L'accueil des rôles de l'équipe, et les mesures générales.

team-title = Équipe du programme
team-lead = { $role }, { $organisation }
team-waiting = Ce qui vous attend
team-cohorts = Promotions
team-results = Résultats à lire
team-programmes = Programmes et courriels
team-read-programmes = Lire les définitions des programmes
team-no-cohort = Aucune promotion n'a encore été ouverte.
team-confidential = L'équipe travaille avec des pseudonymes. Seuls les gestionnaires des inscriptions connaissent les noms, et ils ne voient aucune réponse.
team-cohort = { $programme }, promotion { $cohort }
team-enrolled = { $count ->
    [0] Personne ne s'est encore inscrit.
    [one] { $count } participant.
   *[other] { $count } participants.
}
team-starts = Début le { $date }.
team-closed-on = Tout est clos depuis le { $date }.
team-open-until = « { $step } » peut être rendu jusqu'au { $date }.
team-opens-next = Ensuite : « { $step } » ouvre le { $date }.
team-ahead = À venir
team-running = En cours
team-closed = Close
team-see = Voir
team-read = Lire
team-edit = Modifier
team-late = { $count ->
    [one] { $count } personne est en retard et peut encore le faire
   *[other] { $count } personnes sont en retard et peuvent encore le faire
}
team-roles = Il manque un rôle dans l'équipe
team-roles-of = Demandé par : { $programme }
team-reviews = { $count ->
    [one] { $count } objectif à relire prochainement
   *[other] { $count } objectifs à relire prochainement
}
team-results-of = Résultats : { $cohort }
team-wording-of = Formulation des courriels : { $programme }
team-wording-hint = Invitation, annonces, rappels, dans chaque langue.

team-measures = Mesures générales
team-measures-lead = Quand un évènement empêche toute une promotion de travailler (épidémie, grève, panne), les échéances et les clôtures des bilans concernés sont décalées pour tout le monde.
team-measures-none = Aucune mesure n'a été déclarée pour cette promotion.
team-measure-moves = { $days ->
    [one] Échéances et clôtures décalées de { $days } jour.
   *[other] Échéances et clôtures décalées de { $days } jours.
}
team-measure-on = Déclarée le { $date }.
team-measure-declare = Déclarer une mesure
team-measure-from = Premier jour
team-measure-to = Dernier jour
team-measure-days = Jours ajoutés
team-measure-days-hint = Ajoutés une fois à chaque période ouverte entre ces deux jours.
team-measure-reason-hint = Les participants ne la lisent pas ; elle est inscrite au journal.
team-measure-do = Déclarer la mesure
team-measure-declared = La mesure est déclarée ; les périodes concernées sont décalées.
team-date-missing = Indiquez une date, par exemple le 31 janvier 2008.
