# Le décompte : compter au fil des consultations, pour soi seul.

tally-title = Mon décompte
tally-lead = Un appui par patient concerné : l’action a été faite, ou pas encore.
tally-privacy = Rien du patient n’est noté : ni nom, ni heure, seulement le jour. Vous seul voyez ce décompte ; il disparaît si vous quittez le programme.
tally-use = Ces nombres vous seront proposés dans vos questionnaires ; vous les confirmez ou les changez.
tally-over = Vous avez quitté le programme : plus rien n’est compté ici.
tally-no-goal = Le décompte s’ouvre quand vous avez choisi vos premiers objectifs.
tally-today = Aujourd’hui, { $date }
tally-all = Depuis le début
tally-nobody = Aucun patient compté
tally-counts = { $seen ->
    [one] { $seen } patient concerné, action faite chez { $done } ({ $percent })
   *[other] { $seen } patients concernés, action faite chez { $done } ({ $percent })
 }
tally-done = + 1 : fait
tally-not-yet = + 1 : pas encore
tally-last-done = Dernier appui, le { $date } : fait.
tally-last-not-yet = Dernier appui, le { $date } : pas encore.
tally-take-back = Annuler cet appui
tally-see-chart = Voir ma courbe
tally-noted-done = Compté : fait.
tally-noted-not-yet = Compté : pas encore.
tally-noted-back = Le dernier appui est annulé.
fault-tally-full = Cet objectif a déjà { $most } appuis aujourd’hui : un bouton s’est peut-être bloqué. Annulez les appuis en trop, ou reprenez demain.
fault-tally-empty = Il n’y a plus d’appui à annuler pour cet objectif.

## La courbe
tally-chart-title = Ma courbe, semaine après semaine
tally-chart-empty = La courbe commence avec le premier patient compté.
tally-chart-median = { $weeks ->
    [one] Une semaine comptée ; la part des patients chez qui l’action a été faite y est de { $percent }.
   *[other] { $weeks } semaines comptées ; la part médiane des patients chez qui l’action a été faite est de { $percent }.
 }
tally-chart-all = Depuis le début : { $counts }.
tally-chart-share = Part faite
tally-chart-median-name = Médiane
tally-chart-table = Les mêmes nombres en tableau
tally-chart-week = Semaine du
tally-chart-seen = Patients concernés
tally-chart-done = Action faite
tally-rule-bound = Au moins une semaine sur deux, l’action a été faite chez tous les patients, ou chez aucun : il n’y a pas de place d’un côté de la médiane, et les règles contre le hasard ne disent rien ici.
tally-rule-few = Trop peu de semaines pour parler d’un changement : il en faut au moins { $enough } à distance de la médiane. D’ici là, de petits nombres bougent tout seuls.
tally-rule-change = Un changement se voit au-delà du hasard : la plus longue suite d’un même côté de la médiane compte { $longest } semaines (le hasard en fait rarement plus de { $expected }), et la courbe croise la médiane { $crossings } fois (rarement moins de { $fewest }).
tally-rule-no-change = Rien ici ne dépasse le hasard : la plus longue suite d’un même côté de la médiane compte { $longest } semaines (jusqu’à { $expected } sont ordinaires), et la courbe croise la médiane { $crossings } fois (au moins { $fewest } sont ordinaires).
tally-chart-how = Comment cette courbe se lit
tally-chart-how-text = Chaque point est une semaine où vous avez compté au moins un patient. La moitié des points sont au-dessus de la médiane, la moitié au-dessous. Une longue suite d’un même côté, ou une courbe qui croise trop peu la médiane, indique que quelque chose a changé ; elle ne dit pas quoi.
tally-chart-private = Cette courbe est à vous seul ; elle ne vous compare à personne.

## Dans les questionnaires
tally-proposed-since = Repris de votre décompte depuis le { $date } : { $counts }. Changez les nombres s’ils ne conviennent pas.
tally-proposed-before = Repris de votre décompte avant votre engagement : { $counts }. Changez les nombres s’ils ne conviennent pas.
tally-link = Mon décompte : compter au fil des patients
