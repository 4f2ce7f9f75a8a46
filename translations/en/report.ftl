# The individual report.

report-title = My report
report-lead = Made from your own answers, for you alone. No other participant, employer, payer or authority sees it.
report-empty = Your report begins with your first analysis of practice, and grows with each evaluation.
report-to-path = Go to my path
report-to-record = My record: everything done so far
report-contents = Your goals
report-all = Every goal on one page, for paper
report-overview = All my goals
report-compare = Compare with:
report-compare-past = my own past
report-compare-cohort = the median of the cohort

report-moment = Moment
report-counted = Patients concerned in whom it was done
report-before = At the start
report-first = First evaluation, { $date }
report-second = Second evaluation, { $date }
report-at-start = { $of } at the start
report-at-first = { $of } at the first evaluation
report-at-second = { $of } at the second evaluation
report-of = { $of ->
    [one] { $done } of { $of } patient
   *[other] { $done } of { $of } patients
 }
report-patients = { $of ->
    [one] { $done } of { $of } patient ({ $percent })
   *[other] { $done } of { $of } patients ({ $percent })
 }
report-cohort = Cohort
report-cohort-median = Median { $percent } ({ $people } people answered)
report-message-change = { $before }, { $now }.
report-message-now = { $now }.
report-message-before = { $before }; more at the next evaluation.
report-message-status = Your latest answer: “{ $status }”.
report-message-nothing = Nothing counted yet.
report-figure-note = One dot for each patient concerned that you counted; a full dot where the action was done. Self-declared; small numbers move easily.
report-next = Next step:
report-next-commit = put your plan into one sentence, “when…, I will…”, on your path.
report-next-carry-out = carry out your plan with the next patient concerned.
report-next-look-out = look out for the next patient concerned: “{ $patients }”.
report-next-keep-on = keep on as you do.
report-next-work-on = take up one thing, “{ $obstacle }”, with one of the means proposed for this goal.
report-next-try = try one of the means proposed for this goal with the next patient concerned.
report-next-look = Look again from { $date }: { $evaluation }.
report-next-look-now = You can look again now: { $evaluation }.
report-said = What you answered
report-days = { $days ->
    [one] { $days } day after your commitment
   *[other] { $days } days after your commitment
 }
report-days-of-sequence = { $days ->
    [one] { $days } day after the start of the set
   *[other] { $days } days after the start of the set
 }
report-plan = What you had planned
report-plan-cue = When
report-plan-action = I will
report-plan-target = Target
report-plan-made = Written on { $date }
report-obstacles = What stood in the way
report-tried = What you tried
report-others = What others met
report-others-share = { $percent } of the { $people } people who answered and saw patients concerned say that they do it every time or most of the time.
report-others-people = { $people } people answered and saw patients concerned. The share of those who do it is not shown: it would tell too much about some of them.
report-others-obstacles = Obstacles named most often:
report-others-later = Comes after { $date }, when nobody can answer any more: until then, no figure can influence an answer.
report-others-few = Nothing can be shown: fewer than { $k } people answered about this goal, or the answers are still being counted.
report-means = What else could be tried
report-sources = Sources of this goal
report-notes = Your own notes
report-notes-text = For yourself: what explains a figure, what you will do differently. Please name no patient. An empty note is removed.
report-note-button = Save the note
report-note-saved = Saved on { $time }
report-method = How this report is made
report-method-declared = Every figure is self-declared: your own counts and answers.
report-method-effects = Effects on patients were not measured.
report-method-small = Your numbers of patients are small. A difference of one or two patients may well be chance.
report-method-cohort = Figures of the cohort are made once, when an evaluation has closed for everybody, and only where at least { $k } people stand behind them. Nobody is ranked, and nobody can be recognised.
report-method-alone = “Not yet” is an answer like any other: it says where the work is.
report-made = Made on { $time }.
