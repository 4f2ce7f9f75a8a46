# Cohorts, accreditations, programmes.

cohort-title = Cohorts
cohort-facts = Version { $version }, from { $date }. { $count ->
    [0] Nobody has joined yet.
    [one] { $count } participant.
   *[other] { $count } participants.
}
cohort-start = Start a cohort
cohort-start-note = A cohort is pinned to one published version for good: its rules never change under its participants.
cohort-no-version = Publish a programme first.
cohort-version = Programme and version
cohort-name = Short name
cohort-name-hint = As in addresses: lower-case letters, digits and hyphens, such as 2009-01.
cohort-start-date = First day
cohort-start-date-hint = Every window is counted from it.
cohort-start-do = Start the cohort
cohort-done-started = The cohort is started. Enrolment clerks can now import its roster.
cohort-accreditations = Accreditations of the organisation
cohort-accreditations-note = Nothing is assumed: records name only what is written here, for the days on which it held.
cohort-no-accreditation = None is recorded.
cohort-accreditation-holds = Holds
cohort-accreditation-lapsed = Lapsed
cohort-accreditation-ahead = Ahead
cohort-accredit = Record an accreditation
cohort-authority = Authority
cohort-number = Number
cohort-from = First day
cohort-to = Last day
cohort-accredit-do = Record it
cohort-done-accredited = The accreditation is recorded.

programme-title = Programmes
programme-lead = The definitions that cohorts follow. A published version is never edited; a change is a new version.
programme-none = No programme has been published yet.
programme-version = { $programme }, version { $version }
programme-demonstration = Demonstration content
programme-published-on = Published on { $date }. SHA-256:
programme-shipped = Ready to be published
programme-shipped-note = These definitions come with the software. Read the notice of each before using it.
programme-publish-title = Publishing a programme
programme-publish-why = People follow a published programme for months, and it is not changed any more. So it is walked through whole once before, in each language, on throw-away data.
programme-publish-rehearse = Go to the rehearsals
programme-publish-without = Publishing without a complete rehearsal
programme-publish-reason = The reason to do without
programme-publish-hint = For example: this text is followed elsewhere already, word for word. It is written to the journal.
programme-publish-anyway = Publish for this reason
programme-publish = Publish
programme-done-published = The programme is published: cohorts can be started on it.
programme-in-short = In short
programme-length = Length
programme-months = { $months ->
    [one] { $months } month
   *[other] { $months } months
}
programme-choice = Choice
programme-sets = { $sets } sets of { $per_set } goals, among { $catalogue }.
programme-upfront = All sets at the start.
programme-per-sequence = Each set at the start of its sequence.
programme-evaluations = Counted evaluations
programme-counted = { $count ->
    [one] { $count }, needed for completion
   *[other] { $count }, all of them needed for completion
}
programme-professions = Meant for
programme-k = Fewest people behind a figure that leaves the team
programme-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
programme-calendar = Calendar
programme-calendar-from = For a cohort that starts on
programme-calendar-do = Show
programme-calendar-caption = Windows of a cohort that starts on that day
programme-calendar-note = Steps in bold count for completion. Months are counted from the first day; at the end of a short month, its last day.
programme-team = Team
programme-fewest = { $count ->
    [one] { $count } person can run this programme.
   *[other] At least { $count } people are needed to run this programme, because some roles are kept apart.
}
programme-persons = { $count ->
    [0] Nobody has one of these roles in your organisation yet.
    [one] { $count } person has one of these roles in your organisation.
   *[other] { $count } people have one of these roles in your organisation.
}
programme-team-fits = The team fits
programme-team-incomplete = To be completed
programme-too-few = { $persons ->
    [one] { $persons } person, where { $fewest } are needed: some work will have to wait for another pair of eyes.
   *[other] { $persons } people, where { $fewest } are needed: some work will have to wait for another pair of eyes.
}
programme-missing-roles = Nobody has this role yet: { $roles }. What only it may do is refused to everybody until somebody has it.
programme-together = One person has both roles “{ $one }” and “{ $other }”, which are kept apart. Take one of the two back.
programme-goals = Goals
programme-goals-caption = Goals of the catalogue, with the date on which they must be read again
programme-sequence = Sequence
programme-evidence = Level of evidence
programme-review = To be read again
programme-suspended = Suspended
programme-review-due = To be read again now
programme-review-soon = Soon
programme-hash = SHA-256 of the definition's files:
