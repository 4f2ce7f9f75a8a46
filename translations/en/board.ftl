# The board of a cohort, and one participant by pseudonym.

board-title = Cohort { $cohort }
board-started = Started on { $date }
board-results = Results
board-measures = General measures
board-of-enrolled = { $count ->
    [one] of { $count } enrolled
   *[other] of { $count } enrolled
}
board-tile-here = { $count ->
    [one] still here
   *[other] still here
}
board-tile-late = { $count ->
    [one] person late
   *[other] people late
}
board-tile-late-note = can still be done
board-tile-drafts = { $count ->
    [one] draft open
   *[other] drafts open
}
board-tile-away = { $count ->
    [one] on leave
   *[other] on leave
}
board-tile-left = { $count ->
    [one] has left
   *[other] have left
}
board-tile-complete = { $count ->
    [one] completed it all
   *[other] completed it all
}

board-funnel = How far the cohort is
board-funnel-title = { $count ->
    [one] Evaluations submitted, among the { $count } person enrolled
   *[other] Evaluations submitted, among the { $count } people enrolled
}
board-funnel-note = Counted from the same obligations as each participant's own page.
board-funnel-open = { $step } (open until { $date })
board-funnel-closed = { $step } (closed)
board-funnel-value = { $met } of { $all } ({ $rate }); { $here } had not left
board-funnel-opens = Opens on { $date }
board-table = Every step, state by state
board-table-caption = People in each state, step by step
board-table-note = Each line adds up to everyone enrolled. Steps in bold count for completion. A window can be later for one person, after a leave or a reopening.
board-window = { $from } to { $to }
board-step = Step
board-since = Since
board-until = Until
board-open-ended = not known
board-pseudonym = Pseudonym

board-list = Who, by state
board-lists = States
board-choice = { $name } ({ $count })
board-show-late = Late
board-show-open = Open
board-show-drafts = Drafts
board-show-missed = Not done in time
board-show-away = On leave
board-show-left = Left
board-only = Only: { $step }.
board-every-step = Show every step
board-first-page = Back to the beginning
board-pseudonyms-only = Pseudonyms only. To write to somebody, ask an enrolment clerk, who knows the name and sees no answer.
board-matching-late = { $count ->
    [0] Nothing is late.
    [one] One step is late and can still be done.
   *[other] { $count } steps are late and can still be done; the first to lock comes first.
}
board-matching-open = { $count ->
    [0] Nothing is open now.
    [one] One step is open.
   *[other] { $count } steps are open; the first due comes first.
}
board-matching-drafts = { $count ->
    [0] No draft is open.
    [one] One questionnaire has been begun and not submitted.
   *[other] { $count } questionnaires have been begun and not submitted; the first to lock comes first.
}
board-matching-missed = { $count ->
    [0] Every step that has locked was done in time.
    [one] One step was not done in time; a lead can open it again.
   *[other] { $count } steps were not done in time; a lead can open one again. The most recent comes first.
}
board-matching-away = { $count ->
    [0] Nobody is on leave.
    [one] One person is on leave: nothing is expected of them meanwhile.
   *[other] { $count } people are on leave: nothing is expected of them meanwhile.
}
board-matching-left = { $count ->
    [0] Nobody has left.
    [one] One person has left.
   *[other] { $count } people have left; the most recent comes first.
}

board-place-not-yet = Not yet
board-place-open = Open
board-place-late = Late
board-place-away = On leave
board-place-waiting = Waiting
board-place-met = Submitted
board-met-choice = Chosen
board-met-commitment = Committed
board-place-missed = Not done in time
board-place-excused = Excused
board-place-left = Left before

board-step-choice = Choice of goals – { $sequence }
board-step-baseline = Analysis of practice – { $sequence }
board-step-commitment = Commitment – { $sequence }

board-reason-after = Comes after: { $step }.
board-reason-done = { $have } of { $need } done.
board-reason-leave = { $days ->
    [one] { $days } day later, after a leave.
   *[other] { $days } days later, after a leave.
}
board-reason-measure = { $days ->
    [one] { $days } day later, by a general measure.
   *[other] { $days } days later, by a general measure.
}
board-reason-reopened = Opened again until { $date }.
board-reason-left = Left on { $date }.
board-reason-on-leave = On leave: nothing is expected now.
board-draft-open = A draft is open.

board-participant = Participant { $pseudonym }
board-about = In short
board-profession = Profession
board-enrolled-on = Joined on
board-away = On leave
board-left = Left on
board-from-to = from { $from } to { $to }
board-from = since { $from }
board-completion = Counted evaluations
board-complete = All submitted; complete since { $date }
board-incomplete = { $done } of { $all } submitted
board-no-answers = No answer is shown here, and no name.
board-path = Path
board-path-caption = Every step of this participant
board-opens = Opens
board-due = Due
board-locks = Locks
board-state = State
board-overrides = Changed by the team
board-overrides-caption = Changes made for this participant
board-on = On
board-change = Change
board-was-reopened = Opened again until { $date }
board-was-excused = Excused
board-goals = Goals
board-no-goal = Not chosen yet
board-goal-replaced = Replaced on { $date }: { $goal }. Reason: { $reason }
board-changes = Change something
board-changes-hint = Each change is written to the journal with its reason.
board-reason = Reason
board-reason-hint = 1 to 1,000 characters, without names or health details: the team can read it.
board-reopen = Open a step again
board-reopen-what = Which step
board-reopen-until = Until which day
board-reopen-hint = From today to a year from today. The participant is written to.
board-reopen-do = Open again
board-until-missing = Give the last day on which it can be done.
board-excuse = Excuse from a step
board-excuse-note = An excused step is no longer asked for. It is not done either: the programme cannot be completed without a counted evaluation.
board-excuse-what = Which step
board-excuse-do = Excuse
board-replace = Replace a goal
board-replace-note = For a goal that no longer fits the practice. The goal replaced stays in history, and in the counts of who chose it.
board-replace-old = Goal to be replaced
board-replace-new = New goal
board-replace-do = Replace the goal
board-done-reopened = The step is open again.
board-done-excused = The participant is excused from this step.
board-done-replaced = The goal is replaced.
