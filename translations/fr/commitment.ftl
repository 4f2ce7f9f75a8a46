# Le plan « quand…, je m'engage à… » pour un objectif.

commitment-title = Mon plan
commitment-read-goal = Relire l'objectif
commitment-why = Dire d'avance dans quelle situation on agira, et comment, aide à y penser le moment venu. La proposition ci-dessous est à adapter à votre exercice.
commitment-made = Plan écrit le { $date }. Vous pouvez le réécrire ; l'ancien reste dans votre historique.
commitment-cue = Quand…
commitment-cue-hint = La situation précise qui servira de signal.
commitment-action = … je m'engage à…
commitment-action-hint = Un geste concret, à faire dès la prochaine fois.
commitment-target = Mon repère (facultatif)
commitment-target-hint = Par exemple : « huit de mes dix prochains patients concernés ».
commitment-target-of-ten = { $count } de mes dix prochains patients concernés
commitment-from = À partir du
commitment-save = M'engager
commitment-private = Ce plan est à vous : personne d'autre ne le lit, et il vous sera rappelé au moment des bilans.
