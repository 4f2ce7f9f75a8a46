# Le rapport d'une promotion : sa forme pour le terminal, et les notes de méthode que porte chaque forme.

cohort-report-title = { $programme }, promotion { $cohort }
cohort-report-pinned = { $id } version { $version }, début le { $start } ; chiffres du { $day }
cohort-report-synthetic = SYNTHÉTIQUE : les personnes et les réponses de cette promotion sont inventées.
cohort-report-snapshot = Relevé figé { $hash }
cohort-report-no-snapshot = Compté à la demande : ces chiffres ne sont pas figés et peuvent encore changer.

cohort-report-enrolled = Personnes inscrites
cohort-report-continued = Ont poursuivi en 2e année
cohort-report-completed = Ont suivi tout le programme
cohort-report-headline = Moyennes par objectif, en part des cas
cohort-report-headline-short = … au bilan à court terme
cohort-report-headline-long = … au bilan à plus long terme
cohort-report-set-aside = Lignes écartées

cohort-report-funnel = BILANS
cohort-report-evaluation = Bilan
cohort-report-opens = Ouvre
cohort-report-locks = Ferme
cohort-report-state = État
cohort-report-still-enrolled = Encore inscrits
cohort-report-submitted = Remis, parmi les inscrits
cohort-report-not-open = pas encore ouvert
cohort-report-open = ouvert
cohort-report-locked = fermé

cohort-report-retention = RÉTENTION
cohort-report-at-risk = Suivis
cohort-report-lost = Perdus de vue
cohort-report-survival = Encore là

cohort-report-goals = OBJECTIFS (déclarations des participants ; D0 : toutes les personnes inscrites)
cohort-report-goal = Objectif
cohort-report-wave = Bilan
cohort-report-short = court
cohort-report-long = long
cohort-report-d1 = D1
cohort-report-d2 = D2
cohort-report-d3 = D3
cohort-report-d4 = D4
cohort-report-participant-rate = Participants, parmi D4
cohort-report-case-rate = Cas
cohort-report-days = Jours (médiane)
cohort-report-unchosen = { $count ->
    [one] { $count } objectif du catalogue n'a été choisi par personne.
   *[other] { $count } objectifs du catalogue n'ont été choisis par personne.
}

cohort-report-change-title = ÉVOLUTION, parmi les personnes de D4 aux deux bilans
cohort-report-pairs = Paires
cohort-report-change = Évolution en points
cohort-report-mid-p = mid-P
cohort-report-stayers = Taux à court terme, restés ensuite
cohort-report-leavers = Taux à court terme, partis ensuite

cohort-report-attrition = CE QUE LES PERDUS DE VUE POURRAIENT CACHER, au bilan à plus long terme
cohort-report-base = Base
cohort-report-bounds = Si aucun ou si tous l'appliquent
cohort-report-break-even = Pour ne pas reculer, parmi les perdus de vue
cohort-report-at-least = { $rate } au moins doivent l'appliquer
cohort-report-holds = aucun nécessaire : { $points } points au-dessus même si aucun ne l'applique
cohort-report-declines = impossible : { $points } points en dessous même si tous l'appliquent

cohort-report-obstacles = OBSTACLES
cohort-report-obstacle-groups = OBSTACLES PAR FAMILLE
cohort-report-rank = Rang
cohort-report-obstacle = Obstacle
cohort-report-participants = Participants
cohort-report-cumulative = Part cumulée des citations

cohort-report-method = MÉTHODE
cohort-report-method-self-declared = Tous les taux sont déclarés par les participants eux-mêmes.
cohort-report-method-patient-effects = Les effets sur les patients n'ont pas été mesurés.
cohort-report-method-denominators = Dénominateurs, pour chaque objectif et chaque bilan, chacun inclus dans le précédent : D0, inscrits ; D1, ont un jour choisi l'objectif, choix remplacés compris ; D2, encore inscrits à l'ouverture du bilan ; D3, l'ont remis avant sa fermeture ou après une réouverture ; D4, parmi eux, avec une réponse connue et au moins un patient concerné depuis l'engagement.
cohort-report-method-participant-rate = Taux de participants : personnes dont la réponse vaut « mis en œuvre » dans la définition du programme, divisées par D4. Le taux strict ne retient que la réponse la plus haute.
cohort-report-method-case-rate = Taux de cas : patients pour qui cela a été fait, divisés par les patients concernés, sommés sur les personnes de D4 qui ont donné les deux nombres ; à côté, la moyenne simple des taux personnels. Il n'est jamais mélangé au taux de participants.
cohort-report-method-headline = Étendue des moyennes par objectif : le plus bas et le plus haut des taux de cas, sur les objectifs et les bilans ; donnée aussi pour chaque bilan seul.
cohort-report-method-wilson = Intervalles des taux : intervalles de Wilson à 95 %, sans correction de continuité.
cohort-report-method-continued = Ont poursuivi en 2e année : personnes qui ont remis au moins un bilan ouvrant dans la dernière année du programme, divisées par D0.
cohort-report-method-completed = Ont suivi tout le programme : personnes qui ont remis tous les bilans comptés et ne sont pas parties, divisées par D0.
cohort-report-method-paired = Évolution : parmi les personnes de D4 aux deux bilans, le taux le plus tardif moins le premier, avec l'intervalle de Newcombe (méthode 10) et le mid-P de McNemar ; a oui/oui, b oui/non, c non/oui, d non/non. Beaucoup d'objectifs sont comparés : aucun résultat n'est signalé comme significatif.
cohort-report-method-bounds = Bornes sur toute la promotion, au bilan à plus long terme : la base B est D1 sans les personnes qui ont répondu n'avoir eu aucun patient concerné ; borne basse = mis en œuvre / B, aucun perdu de vue ne l'applique ; borne haute = (mis en œuvre + B − D4) / B, tous l'appliquent. Ce n'est pas un intervalle de confiance. Le tableau de bascule va de l'une à l'autre par dixièmes.
cohort-report-method-break-even = Seuil d'équilibre : part des perdus de vue qui doit appliquer l'objectif pour que l'ensemble ne soit pas plus bas que le taux du bilan à court terme.
cohort-report-method-stayers = Restés et partis : taux à court terme des personnes qui ont ensuite remis le bilan à plus long terme, à côté de celui des personnes qui ne l'ont pas remis à sa fermeture ; intervalle de Newcombe pour la différence.
cohort-report-method-retention = Rétention : Kaplan-Meier sur les bilans comptés ; une personne est perdue de vue au premier bilan non remis à sa fermeture et suivi d'aucun autre ; un bilan qui n'est pas encore fermé ne fait perdre personne. Erreur type de Greenwood, intervalle log(-log). Elle est biaisée si la perte dépend du résultat : à lire avec les bornes.
cohort-report-method-obstacles = Obstacles : on compte des personnes, non des citations ; une personne compte une fois par obstacle, tous objectifs et bilans confondus. La base est l'ensemble des personnes de D3 dont une réponse au moins dit qu'il y avait des patients et que l'objectif n'était pas entièrement mis en œuvre : on ne le demande pas aux autres. Plusieurs obstacles peuvent être cités : les parts dépassent 100 % au total.
cohort-report-method-days = Jours : de l'engagement (à défaut, du début de la séquence) à la réponse, parmi D3 ; quartiles par interpolation linéaire.
cohort-report-method-not-open = Avant l'ouverture d'un bilan, ses chiffres sont absents : on ne sait rien, ce qui n'est pas zéro.
cohort-report-method-set-aside = Les lignes écartées ne se rattachent à rien (objectif jamais choisi, réponse après un départ) et ne sont dans aucun chiffre.
