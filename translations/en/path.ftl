# A participant's path.

path-place = My path
path-voluntary = Taking part is voluntary. No employer, payer or authority sees your answers.
path-self-declared = Rates are self-declared by participants; effects on patients were not measured.
path-about = About this content

path-mine-title = My programmes
path-mine-none = You are not following a programme here yet. When an enrolment opens for you, it will appear on this page.
path-mine-began = Cohort of { $month }
path-mine-joined = Under way
path-mine-invited = Yours to join

path-invitation-title = Join: { $programme }
path-invitation-lead = Your enrolment in the cohort of { $month } is accepted. All it takes now is your decision.
path-invitation-months = { $months ->
    [one] { $months } month in all, at a distance and at your own pace
   *[other] { $months } months in all, at a distance and at your own pace
 }
path-invitation-goals = { $goals ->
    [one] { $goals } goal, which you choose to fit the patients you see
   *[other] { $goals } goals, which you choose to fit the patients you see
 }
path-invitation-evaluations = { $evaluations ->
    [one] { $evaluations } online evaluation of ten minutes at most
   *[other] { $evaluations } online evaluations of ten minutes at most each
 }
path-invitation-free = You can pause or stop at any time, without giving a reason.
path-join = Join the programme

path-cohort = Cohort of { $month }
path-next = To do next:
path-next-begin = Begin
path-next-resume = Resume
path-next-saved = Your answers are saved: { $moment }.
path-nothing-title = Nothing to do for now
path-nothing-text = We will write to you when the next step opens. What comes is below.
path-progress = { $done ->
    [one] { $done } evaluation submitted of { $all }
   *[other] { $done } evaluations submitted of { $all }
 }
path-now = To do now
path-later = Next
path-done = Already done
path-done-count = { $count ->
    [one] Show the step done
   *[other] Show the { $count } steps done
 }
path-closed = Closed
path-goals = My goals
path-goal-plan = Read my plan again
path-goal-no-plan = Write my plan
path-goal-uncommitted = Plan to write
path-goal-suspended = Suspended
path-more = My documents
path-link-report = My individual report
path-link-record = My record, and a statement of what I have done
path-link-leave = Tell us you will be away, or stop
path-calendar = Show the whole calendar
path-calendar-caption = Every step and its dates
path-calendar-what = Step
path-calendar-opens = Opens
path-calendar-due = Due
path-calendar-locks = Closes
path-calendar-state = State

path-left-title = You left the programme on { $date }
path-left-text = Nothing more is asked. What you did stays yours: your report and your record can still be read.
path-away-title = You are away
path-away-text = Nothing is expected of you in the meantime.
path-away-back = Say that I am back
path-complete-title = Your path is complete
path-complete-text = Every evaluation is submitted. Thank you.
path-complete-attestation = See the attestation

path-choice = { $sequence }: choose { $count ->
    [one] { $count } goal
   *[other] { $count } goals
 }
path-baseline = { $sequence }: analyse your practice
path-commitment = { $sequence }: write your plans
path-why-choice = Your questionnaires will be about these goals.
path-why-baseline = It is the starting point you will compare yourself with.
path-why-commitment = A precise plan, “when… I will…”, helps to turn intention into action.
path-why-counted = { $count ->
    [one] It is the evaluation of the programme.
   *[other] It is one of the { $count } evaluations of the programme.
 }

path-tag-not-yet = Not open yet
path-tag-open = To do
path-tag-late = Still possible
path-tag-waiting = Waiting
path-tag-met = Done
path-tag-missed = Closed
path-tag-excused = Excused
path-tag-left = No longer asked

path-reason-opens = Opens on { $date }.
path-reason-due = { $days ->
    [0] To be done today at the latest.
    [one] To be done by tomorrow, { $date }.
   *[other] To be done by { $date }: { $days } days left.
 }
path-reason-late = The date of { $due } has passed and nothing is lost: it can be done until { $locks }.
path-reason-missed = It closed on { $date }. The programme team can open it again if you write to them.
path-reason-after = Comes after “{ $first }”.
path-reason-done = { $have } of { $need }.
path-reason-met = Done on { $date }.
path-reason-excused = The team excused you from it.
path-reason-waiting = Somebody else is dealing with it; there is nothing for you to do.
path-reason-leave = { $days ->
    [one] Moved by one day by your absence.
   *[other] Moved by { $days } days by your absence.
 }
path-reason-measure = { $days ->
    [one] Moved by one day for the whole cohort.
   *[other] Moved by { $days } days for the whole cohort.
 }
path-reason-reopened = The team opened it again until { $date }.
path-reason-left = You left the programme on { $date }.
path-reason-away = You are away: there is no hurry.

path-done-joining = Welcome. You have joined the programme.
path-done-choice = Your goals are saved.
path-done-commitment = Your plans are saved.
path-done-draft = Your answers are saved. Come back whenever you like.
