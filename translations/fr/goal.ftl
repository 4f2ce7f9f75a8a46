# La page d'un objectif.

goal-patients = Patients concernés
goal-argument = Pourquoi
goal-means = Comment faire, en pratique
goal-sources = Sources
goal-evidence = Niveau de preuve
goal-professions = Formulé pour
goal-next-review = Prochaine relecture par les rédacteurs
goal-demonstration = Contenu de démonstration, à ne pas utiliser pour soigner.
goal-suspended-title = Cet objectif est suspendu
goal-suspended-mine = Une alerte de sécurité a conduit les rédacteurs à le suspendre. Ne le mettez plus en œuvre tant qu'ils ne l'ont pas relu. Vous pouvez encore répondre à ses bilans : ce que vous avez observé compte.
goal-suspended-offer = Une alerte de sécurité a conduit les rédacteurs à le suspendre. Il ne peut pas être choisi pour le moment.
goal-commit = Écrire mon plan
goal-read-plan = Relire mon plan
