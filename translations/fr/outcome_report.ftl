# Le rapport de résultats d’une promotion : faisabilité et volonté, individuelles et collectives.

outcome-title = Ce que le programme a donné
outcome-lead = Ce que la promotion a fait du programme : combien ont voulu le suivre, s’il était faisable, et ce qui a changé, ensemble et pour chacun.
outcome-not-yet = La promotion est encore en cours. Ce rapport paraît quand elle est close, après le { $date }.
outcome-of = { $programme }, promotion { $cohort }, arrêté au { $day }
outcome-k = Aucun chiffre ne porte sur moins de { $k } personnes ; celui qui permettrait d’en retrouver un n’est pas donné non plus. Les chiffres des bilans sont ceux des synthèses publiées.
outcome-willingness = La volonté
outcome-enrolled = Inscrits
outcome-continued = Ont poursuivi la dernière année
outcome-completed = Parcours complet
outcome-evaluations = Combien ont rendu chaque bilan
outcome-evaluations-note = Parmi tous les inscrits, départs compris. La barre fine est l’intervalle à 95 %.
outcome-evaluation = Bilan
outcome-submitted = Rendus
outcome-feasibility-title = La faisabilité
outcome-feasibility = Suivre ce programme dans les conditions de mon exercice : { $evaluation }
outcome-feasible = Réponse
outcome-people = Participants
outcome-unanswered = Sans réponse
outcome-no-feasibility = Aucune synthèse publiée ne le dit encore.
outcome-goals = Les objectifs
outcome-goals-how = À chaque bilan, la part de ceux qui appliquent l’objectif toujours ou le plus souvent, parmi ceux qui ont vu des patients concernés (ensemble) ; puis le changement des mêmes personnes d’un bilan à l’autre (chacun).
outcome-goals-caption = Objectifs, ensemble et chacun
outcome-goal = Objectif
outcome-short = Premier bilan
outcome-long = Second bilan
outcome-same-people = Les mêmes personnes
outcome-no-goal = Aucune synthèse n’est publiée pour l’instant.
outcome-share = { $percent } ({ $count } sur { $whole })
outcome-count = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
 }
outcome-change = { $points } points ({ $people } personnes ; { $gained } s’y sont mises, { $lost } n’y sont plus)
outcome-fewer = moins de { $k } personnes
outcome-withheld = non donné : un petit nombre s’en déduirait
outcome-at-least-ninety = 90 % ou plus
outcome-at-most-ten = 10 % ou moins
outcome-not-published = synthèse non publiée
outcome-files = Le même rapport en fichier
outcome-csv = Tableau (CSV)
outcome-json = Données (JSON)
outcome-link = Ce que le programme a donné
