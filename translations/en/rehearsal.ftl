# Rehearsing a programme before it is published.

rehearsal-title = Rehearsal
rehearsal-banner = Throw-away data: you walk the programme as { $name }. In here it is { $date }.
rehearsal-desk = Desk of the rehearsal

rehearsal-list-title = Rehearsals
rehearsal-list-lead = Before it is published, a programme is walked through whole, in each language, as a participant will: pages, questionnaires and mails, with a clock that you move.
rehearsal-list-how = A rehearsal uses throw-away data: nothing of it reaches the organisation's results, mails or journal. Only what was walked through is remembered, for this exact text; one word changed asks for another rehearsal.
rehearsal-list-note = A rehearsal is deleted when you end it, and seven days after it began at the latest. Each person has one at a time: beginning another ends the one before.
rehearsal-waits = { $programme }: your rehearsal of { $date } is waiting
rehearsal-go-on = Go on with the rehearsal
rehearsal-begin = Begin a rehearsal
rehearsal-end = End the rehearsal and delete its data
rehearsal-progress = { $done } of { $all } parts walked through, over all languages.
rehearsal-tag-complete = Rehearsal complete
rehearsal-tag-begun = Begun
rehearsal-tag-not-yet = To be rehearsed
rehearsal-tag-not-rehearsed = Published, not rehearsed yet

rehearsal-walker = You are { $name }, who reads { $language }.
rehearsal-switch = To walk in another language, switch language at the top of the page: each language has a person of its own, who walks their own path.
rehearsal-open = What can be done now
rehearsal-nothing-open = Nothing is open on this date. Move the clock.
rehearsal-joining = Joining the cohort
rehearsal-fill = Fill in
rehearsal-take = Do it with sample answers
rehearsal-clock = The clock
rehearsal-clock-hint = The clock only goes forward, from { $soonest } to { $last }. Each mail is written on the day it is due. A reminder is written only for a step that is not done yet: let one come.
rehearsal-move = Go there
rehearsal-date = Another day
rehearsal-move-there = Move to that day
rehearsal-wrong-date = Enter a day, such as 2026-11-30.
rehearsal-stop-notice = Notice: { $step }
rehearsal-stop-opens = Opens: { $step }
rehearsal-stop-reminder = Reminder, if it is not done yet: { $step }
rehearsal-stop-due = Due: { $step }
rehearsal-stop-locks = Last day: { $step }

rehearsal-mails = Mails
rehearsal-mails-lead = What each person of the rehearsal would have received. No mail leaves.
rehearsal-mails-count = { $count ->
    [0] No mail yet.
    [one] { $count } mail, { $unread } of a kind not read yet.
   *[other] { $count } mails, { $unread } of a kind not read yet.
}
rehearsal-no-mail = No mail yet. Move the clock.
rehearsal-mail-new = To be read
rehearsal-mail-known = Kind already read
rehearsal-mail-written = To { $name } ({ $language }), on { $date }
rehearsal-mail-follow = Open the page this mail leads to

rehearsal-parts = What was walked through
rehearsal-part = Part
rehearsal-part-path = The page of the path
rehearsal-part-page = The page: { $step }
rehearsal-part-deed = Done: { $step }
rehearsal-part-report = The individual report
rehearsal-part-record = The record and the attestation
rehearsal-part-mail = The mail: { $kind }
rehearsal-not-yet = Not yet
rehearsal-seen = Seen
rehearsal-done = Done
rehearsal-complete = The rehearsal is complete: this text can be published.
rehearsal-missing = { $count ->
    [one] { $count } part is still missing before this can be published.
   *[other] { $count } parts are still missing before this can be published.
}
rehearsal-leave = Going out
rehearsal-leave-hint = What was walked through stays known, whether the rehearsal waits or ends.
rehearsal-pause = Go out and keep the rehearsal
