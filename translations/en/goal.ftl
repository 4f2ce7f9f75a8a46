# The page of one goal.

goal-patients = Patients concerned
goal-argument = Why
goal-means = How, in practice
goal-sources = Sources
goal-evidence = Level of evidence
goal-professions = Worded for
goal-next-review = Next review by the editors
goal-demonstration = Demonstration content, not clinical advice.
goal-suspended-title = This goal is suspended
goal-suspended-mine = A safety alert led the editors to suspend it. Do not carry it out until they have reviewed it. You can still answer its evaluations: what you observed counts.
goal-suspended-offer = A safety alert led the editors to suspend it. It cannot be chosen for now.
goal-commit = Write my plan
goal-read-plan = Read my plan again
