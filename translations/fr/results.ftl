# Les résultats d'une promotion, en pages.

results-title = Résultats
results-of = Résultats de la promotion { $cohort }
results-started = ouverte le { $start } ; chiffres du { $day }
results-synthetic = Synthétique : personnes inventées
results-self-declared = Les taux sont déclarés par les participants.
results-not-measured = Les effets pour les patients n'ont pas été mesurés.
results-frozen = Données arrêtées, SHA-256 :
results-counted = Comptés à la demande : ces chiffres ne sont pas arrêtés et peuvent encore changer.
results-team-only = Ces chiffres sont destinés à l'équipe : rien n'est masqué. Ne les transmettez pas en l'état.

results-share = { $count } sur { $whole } : { $rate }
results-nobody = personne à compter (0 sur { $whole })
results-with-interval = { $value } ({ $range })
results-points = { $points } points
results-among = { $count } sur { $whole }
results-at-least = Pour qu'il n'y ait pas de recul, au moins { $rate } des perdus de vue doivent le faire.
results-holds = Pas de recul, même si aucun perdu de vue ne le fait : { $points } points au-dessus du taux précédent.
results-declines = Un recul, même si tous les perdus de vue le font : { $points } points au-dessous du taux précédent.

results-headline = Selon l'objectif, les participants déclarent le faire dans { $low } à { $high } des cas concernés.
results-headline-note = { $averages ->
    [one] { $averages } moyenne. La plus basse : { $lowest }. La plus haute : { $highest }.
   *[other] { $averages } moyennes, par objectif et par bilan. La plus basse : { $lowest }. La plus haute : { $highest }.
}
results-stayed = Qui est resté
results-submitted = Rendus
results-funnel-title = { $count ->
    [one] Bilans rendus, pour { $count } personne inscrite
   *[other] Bilans rendus, parmi les { $count } personnes inscrites
}
results-funnel-note = Le trait montre l'intervalle à 95 %.
results-funnel-table = Bilans : périodes et effectifs
results-opens = Ouvre le { $date }
results-retention = Combien de temps ils sont restés
results-retention-title = { $survival } continuaient à répondre après : { $evaluation }
results-retention-curve = Toujours présents
results-retention-low = Borne basse (95 %)
results-retention-high = Borne haute (95 %)
results-retention-table = Chiffres de la courbe
results-retention-note = Kaplan-Meier. Ceux qui partent sont peut-être ceux qui en ont fait moins : à lire avec « ce que les départs peuvent cacher », objectif par objectif.
results-retention-none = La courbe commence quand un premier bilan compté est clos.
results-censored = Vus ici pour la dernière fois
results-interval = Intervalle à 95 %

results-goals = Objectif par objectif
results-goals-lead = Part des participants qui déclarent le faire systématiquement ou le plus souvent, parmi ceux qui ont eu au moins un patient concerné (D4). Ouvrez un objectif pour ses dénominateurs, le taux de cas, l'évolution et les obstacles.
results-goals-caption = Taux de participants pour chaque objectif, déclaré
results-goals-none = Personne n'a encore choisi d'objectif.
results-goals-note = Évolution : parmi les mêmes personnes, aux deux bilans, avec son intervalle à 95 %. Dernière colonne : ce que montrerait toute la promotion si tous les perdus de vue avaient échoué, ou tous réussi ; ce n'est pas un intervalle.
results-chosen = L'ont choisi
results-short = Court terme
results-long = Long terme
results-trend = Du court au long terme
results-change = Évolution
results-bounds-heading = Si tous étaient restés
results-obstacles = Obstacles
results-obstacles-title = { $count ->
    [one] Ce qui a fait obstacle, pour { $count } personne qui n'a pas pu tout faire
   *[other] Ce qui a fait obstacle, pour les { $count } personnes qui n'ont pas pu tout faire
}
results-groups-title = { $count ->
    [one] La même chose par groupe, pour { $count } personne
   *[other] La même chose par groupe, pour { $count } personnes
}
results-obstacles-note = Des personnes, pas des mentions : chacune compte une fois par obstacle. Plusieurs réponses étaient possibles : le total dépasse 100 %.
results-rarer = { $count ->
    [one] { $count } obstacle plus rare
   *[other] { $count } obstacles plus rares
}
results-obstacles-none = Aucun obstacle n'est encore connu.
results-cumulative = { $share } ; cumul { $cumulative } des citations
results-files = Fichiers
results-files-lead = Le même document que la commande « presque cohort report », octet pour octet.
results-json = JSON
results-csv = Table CSV
results-method = Comment c'est compté
results-set-aside = { $count ->
    [one] { $count } ligne a été mise de côté : il faut regarder les données.
   *[other] { $count } lignes ont été mises de côté : il faut regarder les données.
}

results-chosen-by = { $count ->
    [one] { $count } participant a choisi cet objectif.
   *[other] { $count } participants ont choisi cet objectif.
}
results-participants = Participants
results-rates-title = Participants qui déclarent le faire systématiquement ou le plus souvent
results-rates-note = Parmi D4 : réponse connue et au moins un patient concerné. Le trait montre l'intervalle à 95 %.
results-rate = Taux
results-cases = Cas
results-cases-title = Patients pour lesquels cela a été fait, parmi les patients concernés
results-cases-note = Comptés par les participants. À ne jamais confondre avec le taux de participants ci-dessus.
results-means = Taux de cas, personne par personne
results-mean-of-persons = Moyenne des taux personnels
results-counting-persons = Personnes ayant compté
results-what = Chiffre
results-denominators = Dénominateurs
results-denominators-caption = De tous les inscrits à ceux sur qui le taux repose
results-d0 = D0 : inscrits
results-d1 = D1 : ont choisi l'objectif
results-d2 = D2 : encore inscrits à l'ouverture
results-d3 = D3 : ont rendu le bilan
results-d4 = D4 : avec un patient concerné
results-no-patient = Parmi D3, aucun patient concerné
results-not-yet-open = Parmi D1, pas encore ouvert
results-strict = Plus strict : systématiquement
results-days = Jours depuis l'engagement, médiane
results-statuses = Réponses
results-statuses-caption = Toutes les réponses à « le faites-vous ? » ; le total est D3
results-relevance = Garder l'objectif ?
results-relevance-caption = S'il faut garder l'objectif, l'adapter ou l'abandonner
results-unanswered = Sans réponse
results-change-heading = Évolution parmi les mêmes personnes
results-paired = { $pairs ->
    [one] Une personne est dans D4 aux deux bilans. Évolution : { $change } ; mid-P : { $p }.
   *[other] { $pairs } personnes sont dans D4 aux deux bilans. Évolution : { $change } ; mid-P : { $p }.
}
results-less-than = moins de { $number }
results-pairs-caption = Les mêmes personnes aux deux bilans
results-then-yes = Long terme : oui
results-then-no = Long terme : non
results-first-yes = Court terme : oui
results-first-no = Court terme : non
results-no-pairs = Personne n'a encore répondu aux deux bilans.
results-attrition = Ce que les départs peuvent cacher
results-bounds = { $lost ->
    [one] Sur { $base } personnes qui auraient pu répondre, { $lost } est perdue de vue. Selon qu'elle ait échoué ou réussi, l'ensemble serait entre { $low } et { $high }. Ce sont des bornes, pas un intervalle.
   *[other] Sur { $base } personnes qui auraient pu répondre, { $lost } sont perdues de vue. Si toutes avaient échoué, ou toutes réussi, l'ensemble serait entre { $low } et { $high }. Ce sont des bornes, pas un intervalle.
}
results-tipping-title = Le taux de l'ensemble, selon ce que font les perdus de vue
results-tipping-table = Table des points de bascule
results-among-lost = Parmi les perdus de vue
results-whole-cohort = L'ensemble
results-earlier-rate = Taux à court terme
results-no-bounds = Le bilan à long terme n'est pas encore ouvert.
results-sides-title = À court terme, ceux qui sont restés et les autres
results-group = Groupe
results-stayers = Ont répondu ensuite
results-leavers = N'ont pas répondu ensuite
results-sides-difference = Différence : { $difference }.
