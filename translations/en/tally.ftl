# The tally: counting as one goes, for oneself.

tally-title = My tally
tally-lead = One tap for each patient concerned: the action was done, or not yet.
tally-privacy = Nothing of the patient is noted: no name, no hour, only the day. You alone see this tally; it goes if you leave the programme.
tally-use = These numbers will be proposed in your questionnaires; you confirm or change them.
tally-over = You have left the programme: nothing more is counted here.
tally-no-goal = The tally opens once you have chosen your first goals.
tally-today = Today, { $date }
tally-all = Since the beginning
tally-nobody = No patient counted
tally-counts = { $seen ->
    [one] { $seen } patient concerned, action done in { $done } ({ $percent })
   *[other] { $seen } patients concerned, action done in { $done } ({ $percent })
 }
tally-done = + 1: done
tally-not-yet = + 1: not yet
tally-last-done = Last tap, { $date }: done.
tally-last-not-yet = Last tap, { $date }: not yet.
tally-take-back = Take this tap back
tally-see-chart = See my run chart
tally-noted-done = Counted: done.
tally-noted-not-yet = Counted: not yet.
tally-noted-back = The last tap is taken back.
fault-tally-full = This goal has { $most } taps today already: a button may have stuck. Take back what is too much, or go on tomorrow.
fault-tally-empty = There is no tap left to take back for this goal.

## The run chart
tally-chart-title = My run chart, week by week
tally-chart-empty = The chart begins with the first patient counted.
tally-chart-median = { $weeks ->
    [one] One week counted; the action was done in { $percent } of its patients.
   *[other] { $weeks } weeks counted; the median share of patients in whom the action was done is { $percent }.
 }
tally-chart-all = Since the beginning: { $counts }.
tally-chart-share = Share done
tally-chart-median-name = Median
tally-chart-table = The same numbers as a table
tally-chart-week = Week of
tally-chart-seen = Patients concerned
tally-chart-done = Action done
tally-rule-bound = In half the weeks or more the action was done in every patient, or in none: one side of the median has no room, and the rules against chance say nothing here.
tally-rule-few = Too few weeks to speak of a change: it takes at least { $enough } off the median. Until then, small numbers move by themselves.
tally-rule-change = A change shows beyond chance: the longest run on one side of the median is { $longest } weeks (chance rarely makes more than { $expected }), and the line crosses the median { $crossings } times (rarely fewer than { $fewest }).
tally-rule-no-change = Nothing here goes beyond chance: the longest run on one side of the median is { $longest } weeks (up to { $expected } is ordinary), and the line crosses the median { $crossings } times (at least { $fewest } is ordinary).
tally-chart-how = How to read this chart
tally-chart-how-text = Each point is a week in which you counted at least one patient. Half the points lie above the median, half below. A long run on one side, or a line that crosses the median too seldom, says that something has changed; it does not say what.
tally-chart-private = This chart is yours alone; it compares you with nobody.

## In the questionnaires
tally-proposed-since = Taken from your tally since { $date }: { $counts }. Change the numbers if they are not right.
tally-proposed-before = Taken from your tally before your commitment: { $counts }. Change the numbers if they are not right.
tally-link = My tally: counting as patients come
