# The report of a cohort: its terminal form, and the notes of method that every form carries.

cohort-report-title = { $programme }, cohort { $cohort }
cohort-report-pinned = { $id } version { $version }, started on { $start }; figures of { $day }
cohort-report-synthetic = SYNTHETIC: the people and the answers of this cohort are invented.
cohort-report-snapshot = Frozen snapshot { $hash }
cohort-report-no-snapshot = Counted on demand: these figures are not frozen and may still change.

cohort-report-enrolled = Enrolled
cohort-report-continued = Continued in year 2
cohort-report-completed = Completed the programme
cohort-report-headline = Goal averages, in share of cases
cohort-report-headline-short = … at the short-term evaluation
cohort-report-headline-long = … at the long-term evaluation
cohort-report-set-aside = Rows set aside

cohort-report-funnel = EVALUATIONS
cohort-report-evaluation = Evaluation
cohort-report-opens = Opens
cohort-report-locks = Locks
cohort-report-state = State
cohort-report-still-enrolled = Still enrolled
cohort-report-submitted = Submitted, among the enrolled
cohort-report-not-open = not open yet
cohort-report-open = open
cohort-report-locked = locked

cohort-report-retention = RETENTION
cohort-report-at-risk = Followed
cohort-report-lost = Lost
cohort-report-survival = Still here

cohort-report-goals = GOALS (self-declared; D0 is everyone enrolled)
cohort-report-goal = Goal
cohort-report-wave = Wave
cohort-report-short = short
cohort-report-long = long
cohort-report-d1 = D1
cohort-report-d2 = D2
cohort-report-d3 = D3
cohort-report-d4 = D4
cohort-report-participant-rate = Participants, among D4
cohort-report-case-rate = Cases
cohort-report-days = Median days
cohort-report-unchosen = { $count ->
    [one] One goal of the catalogue was chosen by nobody.
   *[other] { $count } goals of the catalogue were chosen by nobody.
}

cohort-report-change-title = CHANGE, among people in D4 at both waves
cohort-report-pairs = Pairs
cohort-report-change = Change in points
cohort-report-mid-p = mid-P
cohort-report-stayers = Short-term rate, later stayers
cohort-report-leavers = Short-term rate, later leavers

cohort-report-attrition = WHAT THE PEOPLE LOST COULD HIDE, at the long-term evaluation
cohort-report-base = Base
cohort-report-bounds = All fail to all succeed
cohort-report-break-even = For no decline, of the people lost
cohort-report-at-least = at least { $rate } must implement
cohort-report-holds = none needed: { $points } points above even if all fail
cohort-report-declines = not possible: { $points } points below even if all succeed

cohort-report-obstacles = OBSTACLES
cohort-report-obstacle-groups = OBSTACLES BY GROUP
cohort-report-rank = Rank
cohort-report-obstacle = Obstacle
cohort-report-participants = Participants
cohort-report-cumulative = Running share of citations

cohort-report-method = METHOD
cohort-report-method-self-declared = Every rate is self-declared by participants.
cohort-report-method-patient-effects = Effects on patients were not measured.
cohort-report-method-denominators = Denominators, for each goal and wave, each a part of the one before: D0 enrolled; D1 ever chose the goal, replaced choices included; D2 still enrolled when the wave's evaluation opened; D3 submitted it before its lock or after a reopening; D4 of those, with a known status and at least one patient concerned since the commitment.
cohort-report-method-participant-rate = Participant rate: people whose status means “implemented” in the programme's definition, divided by D4. The strict rate counts only the highest status.
cohort-report-method-case-rate = Case rate: patients in whom it was done, divided by patients concerned, summed over people of D4 who gave both counts; beside it, the unweighted mean of personal rates. It is never mixed with the participant rate.
cohort-report-method-headline = Range of goal averages: the lowest and the highest case rate over goals and waves; also given for each wave alone.
cohort-report-method-wilson = Intervals of rates: 95% Wilson score intervals without continuity correction.
cohort-report-method-continued = Continued in year 2: people who submitted at least one evaluation that opens in the last year of the programme, divided by D0.
cohort-report-method-completed = Completed: people who submitted every counted evaluation and did not leave, divided by D0.
cohort-report-method-paired = Change: among people in D4 at both waves, the later rate minus the earlier one, with Newcombe's interval (method 10) and McNemar's mid-P; a yes/yes, b yes/no, c no/yes, d no/no. Many goals are compared, so no result is marked as significant.
cohort-report-method-bounds = Full-cohort bounds at the long wave: the base B is D1 without those who answered that they had no patient concerned; low = implemented / B, all the people lost fail; high = (implemented + B − D4) / B, all of them succeed. This is no confidence interval. The tipping-point table goes from one to the other by tenths.
cohort-report-method-break-even = Break-even: the share of the people lost who must implement the goal for the whole to stand no lower than the rate of the short wave.
cohort-report-method-stayers = Stayers and leavers: the short-wave rate of people who later submitted the long-wave evaluation, beside that of people who did not by its lock; Newcombe's interval for the difference.
cohort-report-method-retention = Retention: Kaplan-Meier over the counted evaluations; a person is lost at the first one not submitted by its lock with none submitted later; one that is not locked yet loses nobody. Greenwood's standard error, log(-log) interval. It is biased when loss depends on the outcome: read it with the bounds.
cohort-report-method-obstacles = Obstacles: people, not mentions; a person counts once for each obstacle over goals and waves. The base is the people in D3 with at least one goal whose status says that there were patients and it was not fully implemented: the others are not asked. Several can be cited, so the shares add up to more than 100%.
cohort-report-method-days = Days: from the commitment (without one, from the start of the sequence) to the answer, among D3; quartiles by linear interpolation.
cohort-report-method-not-open = Before a wave opens its figures are absent: nothing is known, which is not zero.
cohort-report-method-set-aside = Rows set aside belong to nothing (a goal never chosen, an answer after a departure) and are in no figure.
