# After the last month: the yearly look at the goals one has kept, and the trajectory before.

self-check-title = A year on: my goals
self-check-lead = Once a year, a few minutes to look at the goals you have kept, with the very questions of the second evaluation. Nothing obliges you to.
self-check-year = Year { $year } after the programme, from { $from } to { $to }.
self-check-closed = This opens once the programme has ended, after { $date }.
self-check-left = You have left this programme: this is no longer offered to you.
self-check-no-goal = You chose no goal in this programme: there is nothing to look at here.
self-check-saved = Answered this year already, on { $date }; you may change your answers.
self-check-let-go = I have let this goal go
self-check-save = Save
self-check-done = It is saved. Until next year, if you wish.
self-check-private = Your answers are yours alone: the team does not read them and no figure of the cohort counts them.
fault-self-check-early = This opens once the programme has ended, after { $ends }.
self-check-link = A year on: look at my goals

## The trajectory
trajectory-title = My trajectory, goal by goal
trajectory-when = When
trajectory-on = Date
trajectory-status = Where I stood
trajectory-counts = Patients counted
trajectory-baseline = At the start
trajectory-short = First evaluation
trajectory-long = Second evaluation
trajectory-year = Year { $year } after
trajectory-in = { $programme }, cohort { $cohort }
trajectory-past-title = My earlier programmes
trajectory-past-lead = What you had said of your goals in an earlier programme. You alone see it; the team of the new cohort knows nothing of it.
trajectory-past-none = This is your first programme here: there is no earlier trajectory yet.
trajectory-nothing = No goal was evaluated in it.
trajectory-link = My earlier programmes
