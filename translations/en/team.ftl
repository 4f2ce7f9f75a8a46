# The home of a team's hats, and general measures.

team-title = Programme team
team-lead = { $role }, { $organisation }
team-waiting = What waits for you
team-cohorts = Cohorts
team-results = Results to read
team-programmes = Programmes and wording
team-read-programmes = Read the definitions of the programmes
team-no-cohort = No cohort has been started yet.
team-confidential = The team works with pseudonyms. Names are known only to enrolment clerks, who see no answer.
team-cohort = { $programme }, cohort { $cohort }
team-enrolled = { $count ->
    [0] Nobody has joined yet.
    [one] { $count } participant.
   *[other] { $count } participants.
}
team-starts = Starts on { $date }.
team-closed-on = Everything locked on { $date }.
team-open-until = { $step } can be submitted until { $date }.
team-opens-next = Next: { $step } opens on { $date }.
team-ahead = Ahead
team-running = Running
team-closed = Closed
team-see = See
team-read = Read
team-edit = Edit
team-late = { $count ->
    [one] { $count } person has something late that they can still do
   *[other] { $count } people have something late that they can still do
}
team-roles = The team does not have every role it needs
team-roles-of = Asked for by: { $programme }
team-reviews = { $count ->
    [one] { $count } goal to be read again soon
   *[other] { $count } goals to be read again soon
}
team-results-of = Results: { $cohort }
team-wording-of = Wording of mails: { $programme }
team-wording-hint = Invitation, notices, reminders, in each language.

team-measures = General measures
team-measures-lead = When something keeps a whole cohort from its work (an epidemic, a strike, an outage), due days and locks of the evaluations it touches move for everybody.
team-measures-none = No measure has been declared for this cohort.
team-measure-moves = { $days ->
    [one] Due days and locks move by { $days } day.
   *[other] Due days and locks move by { $days } days.
}
team-measure-on = Declared on { $date }.
team-measure-declare = Declare a measure
team-measure-from = First day
team-measure-to = Last day
team-measure-days = Days added
team-measure-days-hint = Added once to every window that is open between these two days.
team-measure-reason-hint = Participants do not read it; it is written to the journal.
team-measure-do = Declare the measure
team-measure-declared = The measure is declared; the windows it touches have moved.
team-date-missing = Give a date, such as 31 January 2008.
