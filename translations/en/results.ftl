# The results of a cohort, on pages.

results-title = Results
results-of = Results of cohort { $cohort }
results-started = started on { $start }; figures of { $day }
results-synthetic = Synthetic: made-up people
results-self-declared = Rates are self-declared by participants.
results-not-measured = Effects on patients were not measured.
results-frozen = Frozen snapshot, SHA-256:
results-counted = Counted on demand: these figures are not frozen and may still change.
results-team-only = These figures are for the team: nothing is suppressed. Do not pass them on as they are.

results-share = { $count } of { $whole }: { $rate }
results-nobody = nobody to count (0 of { $whole })
results-with-interval = { $value } ({ $range })
results-points = { $points } points
results-among = { $count } of { $whole }
results-at-least = For no decline, at least { $rate } of the people lost must do it.
results-holds = No decline, even if nobody lost does it: { $points } points above the earlier rate.
results-declines = A decline, even if everybody lost does it: { $points } points below the earlier rate.

results-headline = From one goal to another, participants report doing it in { $low } to { $high } of the cases concerned.
results-headline-note = { $averages ->
    [one] { $averages } average. Lowest: { $lowest }. Highest: { $highest }.
   *[other] { $averages } averages over goals and evaluations. Lowest: { $lowest }. Highest: { $highest }.
}
results-stayed = Who stayed
results-submitted = Submitted
results-funnel-title = { $count ->
    [one] Evaluations submitted, among the { $count } person enrolled
   *[other] Evaluations submitted, among the { $count } people enrolled
}
results-funnel-note = The line shows the 95% interval.
results-funnel-table = Evaluations: windows and people
results-opens = Opens on { $date }
results-retention = How long they stayed
results-retention-title = { $survival } were still submitting after: { $evaluation }
results-retention-curve = Still here
results-retention-low = Low end (95%)
results-retention-high = High end (95%)
results-retention-table = Figures of the curve
results-retention-note = Kaplan–Meier. Those who leave may be those who did less: read this with “what those who left could hide”, goal by goal.
results-retention-none = The curve begins once a counted evaluation has locked.
results-censored = Last seen here
results-interval = 95% interval

results-goals = Goal by goal
results-goals-lead = Share of participants who report doing it systematically or mostly, among those with at least one patient concerned (D4). Open a goal for its denominators, case rate, change and obstacles.
results-goals-caption = Participant rate of each goal, self-declared
results-goals-none = Nobody has chosen a goal yet.
results-goals-note = Change: among the same people, at both evaluations, with its 95% interval. Last column: what the whole cohort would show if everybody lost failed, or all succeeded; it is not an interval.
results-chosen = Chose it
results-short = Short term
results-long = Long term
results-trend = From short to long
results-change = Change
results-bounds-heading = Had everybody stayed
results-obstacles = Obstacles
results-obstacles-title = { $count ->
    [one] What stood in the way, for the { $count } person who could not do it all
   *[other] What stood in the way, for the { $count } people who could not do it all
}
results-groups-title = { $count ->
    [one] The same by group, for { $count } person
   *[other] The same by group, for { $count } people
}
results-obstacles-note = People, not mentions: each counts once for an obstacle. Several could be named, so the shares add up to more than 100%.
results-rarer = { $count ->
    [one] { $count } rarer obstacle
   *[other] { $count } rarer obstacles
}
results-obstacles-none = No obstacle is known yet.
results-cumulative = { $share }; cumulated { $cumulative } of citations
results-files = Files
results-files-lead = The same document as “presque cohort report” prints, byte for byte.
results-json = JSON
results-csv = CSV table
results-method = How this is counted
results-set-aside = { $count ->
    [one] { $count } row was set aside: have a look at the data.
   *[other] { $count } rows were set aside: have a look at the data.
}

results-chosen-by = { $count ->
    [one] { $count } participant chose this goal.
   *[other] { $count } participants chose this goal.
}
results-participants = Participants
results-rates-title = Participants who report doing it systematically or mostly
results-rates-note = Among D4: known status and at least one patient concerned. The line shows the 95% interval.
results-rate = Rate
results-cases = Cases
results-cases-title = Patients for whom it was done, among patients concerned
results-cases-note = Counted by participants. Never to be mixed with the participant rate above.
results-means = Case rate, person by person
results-mean-of-persons = Mean of personal rates
results-counting-persons = People who counted
results-what = Figure
results-denominators = Denominators
results-denominators-caption = From everyone enrolled to those the rate stands on
results-d0 = D0: enrolled
results-d1 = D1: ever chose the goal
results-d2 = D2: still enrolled when it opened
results-d3 = D3: submitted it
results-d4 = D4: with a patient concerned
results-no-patient = Of D3, no patient concerned
results-not-yet-open = Of D1, not open yet
results-strict = Stricter: systematically only
results-days = Days since commitment, median
results-statuses = Answers
results-statuses-caption = Every answer to “do you do it?”; the total is D3
results-relevance = Keep the goal?
results-relevance-caption = Whether the goal should be kept, adapted or dropped
results-unanswered = No answer
results-change-heading = Change among the same people
results-paired = { $pairs ->
    [one] One person is in D4 at both evaluations. Change: { $change }; mid-P: { $p }.
   *[other] { $pairs } people are in D4 at both evaluations. Change: { $change }; mid-P: { $p }.
}
results-less-than = less than { $number }
results-pairs-caption = The same people at both evaluations
results-then-yes = Long term: yes
results-then-no = Long term: no
results-first-yes = Short term: yes
results-first-no = Short term: no
results-no-pairs = Nobody has answered both evaluations yet.
results-attrition = What those who left could hide
results-bounds = { $lost ->
    [one] Of { $base } people who could have answered, { $lost } is lost. Had that person failed or succeeded, the whole would stand between { $low } and { $high }. These are bounds, not an interval.
   *[other] Of { $base } people who could have answered, { $lost } are lost. Had all of them failed, or all succeeded, the whole would stand between { $low } and { $high }. These are bounds, not an interval.
}
results-tipping-title = The rate of the whole, by what those lost do
results-tipping-table = Tipping-point table
results-among-lost = Among those lost
results-whole-cohort = The whole
results-earlier-rate = Short-term rate
results-no-bounds = The long-term evaluation is not open yet.
results-sides-title = At the short term, those who stayed and those who did not
results-group = Group
results-stayers = Answered later
results-leavers = Did not answer later
results-sides-difference = Difference: { $difference }.
