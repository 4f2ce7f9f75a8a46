# What keeps something from being done: the reason, then the remedy.

fault-answer-bounds = Give a whole number from { $min } to { $max }.
fault-answer-decline = This question cannot be left out, because results are counted from it. Choose the closest answer.
fault-answer-exclusive = “None” cannot be chosen with another answer. Keep one or the other.
fault-answer-future = This date is in the future. Give a day that has already come.
fault-answer-missing = Answer this question, or choose “I prefer not to answer” where it is offered.
fault-answer-more-than = This is more than the { $value } patients you counted. Correct one of the two numbers.
fault-answer-no-patient = Your answer and your number of patients do not agree. If you saw no such patient, say so in both places.
fault-answer-not-asked = This question is not asked, given your other answers. It has been set aside; continue without it.
fault-answer-not-in-list = This answer is not in the list. Choose one that is.
fault-answer-ranking = Give each obstacle you chose one place in the order, and no other.
fault-answer-shape = This is not an answer to this question. Choose or type it again.
fault-answer-unknown = This questionnaire has no such question. Reload the page and answer again.
fault-applied = The cohort has this person already. Look for them in the list of applicants.
fault-choice-evaluated = You have already evaluated this set, so its goals stay as they are. Write to the programme team if one of them must change.
fault-choice-locked = The choice of this set closed on { $locks }. Write to the programme team if a goal must change.
fault-choice-not-offered = This goal is not offered for this set. Choose another one.
fault-choice-not-open = The choice of this set opens on { $opens }. Come back from that day on.
fault-choice-number = You chose { $have } goals and a set has { $need }. Choose { $need }.
fault-choice-sequence = There is no such set. Go back to your path and begin again from there.
fault-choice-suspended = This goal is suspended for safety and cannot be chosen now. Choose another one.
fault-choice-twice = This goal is chosen twice, here or in another set. Choose another one.
fault-choose-first = Choose the goals of this set first; the questions follow from them.
fault-cohort-runs = The cohort runs until { $last }, and its report is frozen when everything is locked. Freeze it from the day after.
fault-days = Give a number of days from 1 to 366.
fault-definition = The definition has { $count } faults (first: { $first }). “presque programme check” lists them all with their remedy.
fault-demonstration-date = The demonstration holds a cohort that ended in 2010. Give a date from { $soonest } on.
fault-email = This is not an e-mail address. Give one such as name@example.org.
fault-ends-before = The last day comes before the first. Correct one of the two.
fault-excused = The team has excused you from this evaluation; it can no longer be submitted. Write to the team if this is a mistake.
fault-funding = Say how the organisation is funded; a few words are enough.
fault-goal-not-chosen = This goal is not among the participant's current goals. Reload the page and choose one that is.
fault-installed = This folder already holds an installation. Choose another folder, or open this one with “presque serve”.
fault-invitation-not-sent = No invitation has left: there is nothing to note.
fault-invitation-refused = This person is not accepted into the cohort and cannot be invited. Decide on their enrolment first.
fault-invitation-waiting = An invitation is already waiting to leave. Wait a few minutes, then see whether it has left.
fault-joined = This person has already joined the cohort.
fault-k = Give a threshold of at least 5 people.
fault-last-of-role = Nobody else holds this role. Give it to somebody else first.
fault-leave-outside = This day is outside the programme. Give a day between its first and its last.
fault-leave-overlaps = You are already away on some of these days. Come back first, or give other days.
fault-left = This person has left the programme: nothing more is asked.
fault-locked = The time for this closed on { $locks }. Write to the programme team, who can open it again with a reason.
fault-name = Give a name of 1 to 200 characters.
fault-name-reserved = This is the name of a page of the program. Choose another one, such as the organisation’s initials.
fault-name-taken = This name is taken. Choose another one.
fault-not-away = You are not away at the moment.
fault-not-open = This opens on { $opens }. Come back from that day on.
fault-operator-seated = This installation already has an operator, who can add others.
fault-other-device = This was changed or submitted from another device in the meantime. Reload the page, look at the answers, and send again.
fault-password-common = This password is among the first that would be guessed. Take several words that do not go together.
fault-password-long = This password has more than { $most } characters. Shorten it.
fault-password-short = This password has fewer than { $least } characters. Several words make a long one that is easy to remember.
fault-patients = Give a number of patients from 0 to 100,000, or leave it empty.
fault-plan-date = Give a first day from { $soonest } to { $latest }.
fault-plan-empty = Complete this part of your plan; a few words are enough.
fault-reason = Give the reason, in 1 to 1,000 characters: it is written to the journal.
fault-rehearsal-date = The clock of a rehearsal only goes forward. Enter a day from { $soonest } to { $last }.
fault-rehearsal-missing = This text was not rehearsed whole yet: { $count } parts are missing. Finish the rehearsal, or give the reason to do without: it is written to the journal.
fault-rehearsals-full = Too many rehearsals are open in this installation. End one of them, or wait until an older one is deleted.
fault-role = This role is not given here. Choose one from the list.
fault-roles-apart = This person already has the role “{ $other ->
        [operator] operator
        [lead] programme lead
        [clerk] enrolment clerk
        [tutor] tutor
        [editor] editor
        [second_reader] second reader
        [doctor] doctor
        [manager] manager of the body
        [expert] expert of the body
        [officer] officer of the authority
        [correspondent] hospital correspondent
       *[other] moderator
    }”, which is kept apart from “{ $role ->
        [operator] operator
        [lead] programme lead
        [clerk] enrolment clerk
        [tutor] tutor
        [editor] editor
        [second_reader] second reader
        [doctor] doctor
        [manager] manager of the body
        [expert] expert of the body
        [officer] officer of the authority
        [correspondent] hospital correspondent
       *[other] moderator
    }”: { $why } Give the role to somebody else, or take the other one back first.
fault-short-name = Give a short name of 2 to 40 lower-case letters, digits and hyphens.
fault-sign-in = The address and the password do not go together. Check both, or ask for a new invitation.
fault-submitted = This has already been submitted.
fault-too-long = This text has more than { $max } characters. Shorten it.
fault-too-many-tries = Too many tries for this address. Wait { $minutes } minutes, then try again.
fault-until = Give a day from today to a year from today.
fault-version-published = This version has been published with other contents, and a published version never changes. Give the definition a new version number.
fault-version-unknown = This version is not published. Choose one of the list.
fault-which-organisation = Several organisations run a cohort of that name. Say which one with --org.
fault-wording-blank = Nothing is written. Write a subject and a text.
fault-wording-changed = Somebody else changed this text in the meantime. Reload the page, read it, then change it again.
fault-wording-invisible = Line { $line } holds a character that cannot be seen. Type the line again.
fault-wording-lines = The subject is one line. Remove the line break.
fault-wording-link = The link does not belong in the subject, which mail servers write down. Put it in the text.
fault-wording-missing = { "{" }{ $name }{ "}" } is missing from the text. Add it, on a line of its own.
fault-wording-unclosed = On line { $line }, a brace has no partner. Close it, or remove it.
fault-wording-unknown = On line { $line }, this message cannot say { "{" }{ $name }{ "}" }. It can say: { $offered }.
fault-zone = This is not a time zone. Give one such as Europe/Paris.
