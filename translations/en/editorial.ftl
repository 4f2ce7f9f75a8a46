# The editorial desk: the next version of a programme, goal by goal, and safety alerts.

editorial-title = Goals, from draft to publication
editorial-lead = A goal is written by an editor, checked against its sources by somebody else, rehearsed, then published in both languages as part of a new version. Cohorts keep the version they began with.
editorial-none = No programme has been published yet.
editorial-open = Next version open
editorial-closed = Published
editorial-desk-open = { $count ->
    [0] Version { $version } is open; no goal has been changed yet.
    [one] Version { $version } is open; { $count } goal is being changed.
   *[other] Version { $version } is open; { $count } goals are being changed.
}
editorial-desk-published = Version { $version } is published.
editorial-reviews-title = Goals to look at again
editorial-reviews-lead = The review date of these goals has passed, or comes within 60 days.
editorial-reviews-none = No goal is due for review within 60 days.
editorial-review-on = To be looked at again by { $date }.
editorial-review-overdue = Review overdue
editorial-review-soon = Review soon
editorial-suspended-title = Suspended goals
editorial-suspended = Suspended
editorial-suspended-since = Suspended on { $date }.
editorial-somebody = somebody who has left

editorial-begin-text = To change, add or retire goals, open the draft of the next version. Nothing reaches participants before it is published.
editorial-begin = Open the next version
editorial-edition = Draft of version { $version }
editorial-begun = Opened on { $date } by { $name }, from version { $base }.
editorial-no-change = Nothing has been changed yet. Open a goal below to revise it.
editorial-revised = Last saved on { $date } by { $name }.
editorial-drafting = Being written
editorial-waiting = Waiting to be checked
editorial-sent-back = To be taken up again
editorial-checked = Checked
editorial-retiring = Retires with the next version
editorial-faults-title = What keeps this version from being published
editorial-publish-title = Publication
editorial-all-checked = Every change has been checked by a second person.
editorial-not-all-checked = Some changes have not been checked by a second person yet.
editorial-rehearsal-missing = { $count ->
    [0] The rehearsal is complete.
    [one] { $count } part of the rehearsal is still missing.
   *[other] { $count } parts of the rehearsal are still missing.
}
editorial-rehearse = Rehearse this version
editorial-without-rehearsal = Reason to publish without a complete rehearsal
editorial-without-rehearsal-hint = Leave it empty to rehearse first. The reason is written to the journal.
editorial-publish-text = A published version is never edited. Cohorts that have begun keep theirs.
editorial-publish = Publish this version
editorial-add-title = Add a goal
editorial-add-name = Short name of the goal
editorial-add-name-hint = Lower-case letters, digits and hyphens, such as “psa-discussed”. It never changes afterwards.
editorial-add = Add the goal
editorial-aside-title = Put this draft aside
editorial-aside-text = Nothing of it will be published. What was written stays in the records.
editorial-aside = Put the draft aside
editorial-goals-title = Goals
editorial-goals-caption = Goals of version { $version }
editorial-number = No.
editorial-goal = Goal
editorial-review = Next review
editorial-next = In the next version
editorial-done-begun = The draft of the next version is open.
editorial-done-aside = The draft has been put aside.
editorial-done-published = The new version is published. New cohorts can start on it.

editorial-form-title = Write the goal
editorial-in-language = { $field } – { $language }
editorial-field-title = Title
editorial-field-title-hint = One line that says the change.
editorial-field-action = Action
editorial-field-action-hint = The one thing to do, with one verb.
editorial-field-patients = Patients concerned
editorial-field-patients-hint = Whom it is for, so that eligible patients can be counted.
editorial-field-argument = Argument
editorial-field-argument-hint = Why the change is worth making, for and against, in plain words.
editorial-field-means = Means
editorial-field-means-hint = Practical ways to carry it out, one a line, in the same order in each language.
editorial-field-cue = When…
editorial-field-cue-hint = The moment that calls for the action: it begins the participant’s plan.
editorial-field-plan = …I will
editorial-field-plan-hint = What is then done: it ends the participant’s plan.
editorial-field-sequence = Sequence that offers it
editorial-field-sources-hint = One a line: title | publisher | year | page or DOI. The year may be left empty between its bars.
editorial-field-theme-hint = Where near misses showed that this goal is needed, the theme says so to everybody who reads it.
editorial-field-review-hint = At the latest on that day, the editors look at the goal again.
editorial-grounds = On what grounds
editorial-choose = Choose…
editorial-save = Save the draft
editorial-ask = Save and ask for the check
editorial-done-saved = The draft is saved.
editorial-done-asked = The change is saved and waits to be checked by a second person.
editorial-done-checked = The goal is checked: it is ready for the next version.
editorial-done-sent-back = The goal is back with its author, with your note.
editorial-done-suspended = The goal is suspended. Whoever chose it in a running cohort is written to.
editorial-done-lifted = The suspension is lifted.

editorial-check-title = Check against the sources
editorial-check-text = You wrote none of this. Open the sources, read both languages, then say what you found.
editorial-drafted = As drafted
editorial-published = As published
editorial-read-published = Read the published goal
editorial-verdict = What did you find?
editorial-verdict-sound = The sources say what the goal says, in both languages
editorial-verdict-retire = The goal can be retired
editorial-verdict-back = Not yet: there is something to take up again
editorial-verdict-missing = Say what you found: choose one of the two.
editorial-note = Note to the author
editorial-note-hint = Needed when the goal goes back; the team reads it.
editorial-check = Sign the check
editorial-history = What was done
editorial-step-saved = Revision { $number }: saved by { $name } on { $date }
editorial-step-asked = Revision { $number }: check asked for by { $name } on { $date }
editorial-step-retire = Revision { $number }: retirement proposed by { $name } on { $date }
editorial-step-checked = Revision { $number }: checked by { $name } on { $date }
editorial-step-sent-back = Revision { $number }: sent back by { $name } on { $date }
editorial-retire-asked = This goal is proposed for retirement
editorial-retire-title = Retire this goal
editorial-retire-text = It leaves the catalogue with the next version. Cohorts that have it keep it, and evaluate it to the end.
editorial-retire = Propose its retirement

editorial-suspension-link = Safety alert on this goal
editorial-suspension-title = Safety alert
editorial-suspend-text = From now on, nobody can choose this goal, in any cohort. Whoever chose it reads your reason on their path and is written to; its evaluations stay open.
editorial-suspension-reason = Why – { $language }
editorial-suspension-hint = Participants read it as it stands: what was found, by whom, and what to do meanwhile.
editorial-suspend = Suspend this goal now
editorial-lift-text = The goal can be chosen again at once, and its banner disappears.
editorial-lift = Lift the suspension
editorial-alerts = Alerts on this goal
editorial-suspension-from = Suspended on { $date } by { $name }.
editorial-suspension-lifted = Lifted on { $date }:

editorial-fault-blank = This is not written yet in this language. Write it before asking for the check.
editorial-fault-means = Each language needs the same number of means, one a line.
editorial-fault-professions = Choose at least one profession.
editorial-fault-evidence = Choose the level of evidence.
editorial-fault-review = Give a day to come, such as 2028-01-31.
editorial-fault-no-source = Name at least one source.
editorial-fault-source = Source { $line } has not its four parts. Write: title | publisher | year | page or DOI.
editorial-fault-sequence = Choose a sequence of this programme.
editorial-fault-no-edition = No draft of the next version is open. Open one first.
editorial-fault-open = The next version is open already. Go on with it.
editorial-fault-changed = Somebody saved this goal after you opened it. Open it again, and lay your changes over theirs.
editorial-fault-own-work = You wrote some of this goal, so its check waits for another second reader.
editorial-fault-not-waiting = This revision no longer waits to be checked. Open the goal again to see what stands now.
editorial-fault-note = Say what is to be taken up again, in 1 to 1,000 characters.
editorial-fault-nothing = This draft changes nothing yet. Change, add or retire a goal first.
editorial-fault-unchecked = { $count ->
    [one] { $count } change has not been checked by a second person yet. Have it checked first.
   *[other] { $count } changes have not been checked by a second person yet. Have them checked first.
}
editorial-fault-behind = A newer version was published after this draft was opened. Put it aside and open the next version again.
editorial-fault-definition = With this goal, the programme would have { $count } faults (first: { $first }). The desk of the programme lists them.
editorial-fault-suspension = Give the reason in this language, in 1 to 1,000 characters: participants read it.
editorial-fault-suspended = This goal is suspended already.
editorial-fault-not-suspended = This goal is not suspended.

path-alert-title = A goal of yours is suspended: { $goal }
path-alert-text = A safety alert. Do not carry it out until it is lifted; its evaluations stay open, and what you observed counts.
path-alert-since = Since { $date }.
team-goals = Goals: draft, check, publish
team-goals-waiting = { $count ->
    [one] { $count } goal waits to be checked
   *[other] { $count } goals wait to be checked
}
