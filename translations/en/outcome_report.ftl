# The outcome report of a cohort: feasibility and willingness, individual and collective.

outcome-title = What the programme brought
outcome-lead = What the cohort made of the programme: how many were willing to follow it, whether it was feasible, and what changed, together and for each.
outcome-not-yet = The cohort is still running. This report appears when it has closed, after { $date }.
outcome-of = { $programme }, cohort { $cohort }, as of { $day }
outcome-k = No figure stands on fewer than { $k } people; one from which such a figure could be worked out is not given either. Figures of evaluations are those of the published syntheses.
outcome-willingness = Willingness
outcome-enrolled = Enrolled
outcome-continued = Continued in the last year
outcome-completed = Whole path followed
outcome-evaluations = How many submitted each evaluation
outcome-evaluations-note = Among everybody enrolled, those who left included. The thin bar is the 95% interval.
outcome-evaluation = Evaluation
outcome-submitted = Submitted
outcome-feasibility-title = Feasibility
outcome-feasibility = Following this programme in the conditions of my practice: { $evaluation }
outcome-feasible = Answer
outcome-people = Participants
outcome-unanswered = No answer
outcome-no-feasibility = No published synthesis says it yet.
outcome-goals = The goals
outcome-goals-how = At each evaluation, the share of those who carry the goal out always or mostly, among those who saw patients concerned (together); then the change of the same people from one evaluation to the next (each).
outcome-goals-caption = Goals, together and each
outcome-goal = Goal
outcome-short = First evaluation
outcome-long = Second evaluation
outcome-same-people = The same people
outcome-no-goal = No synthesis is published yet.
outcome-share = { $percent } ({ $count } of { $whole })
outcome-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
 }
outcome-change = { $points } points ({ $people } people; { $gained } took it up, { $lost } no longer do)
outcome-fewer = fewer than { $k } people
outcome-withheld = not given: a small number would follow from it
outcome-at-least-ninety = 90% or more
outcome-at-most-ten = 10% or less
outcome-not-published = synthesis not published
outcome-files = The same report as a file
outcome-csv = Table (CSV)
outcome-json = Data (JSON)
outcome-link = What the programme brought
