# What was done so far, and the attestation.

record-title = My record
record-lead = What you have done so far, whatever is still missing. It belongs to you: hand it to whom you choose.
record-done = { $done } of { $all } evaluations submitted
record-see-attestation = See the attestation
record-what-is-missing = The attestation: what is still missing
record-download = Download as a file (JSON)
record-to-path = Go to my path

record-about = Whose record, of what
record-holder = Name
record-organisation = Organisation
record-programme = Programme
record-version = version { $version }
record-cohort = Cohort
record-enrolled = Enrolled on
record-completed = Completed on
record-hours-in-all = Hours in all

record-activities = Evaluations submitted, with what each counts for
record-activities-title = Activities
record-no-activity = No evaluation submitted yet. Each appears here from the day you submit it.
record-activity = Activity
record-date = Date
record-kind = Type
record-kind-practice-evaluation = Evaluation and improvement of practice
record-kind-training = Training
record-kind-risk-management = Risk management
record-method = Method:
record-accreditations = Accreditation of the organisation
record-accreditation = { $authority }, No. { $number }, { $from } to { $to }
record-no-accreditation = none recorded on that day
record-hours-claimed = Hours
record-hours = { $hours } h
record-goals = Goals chosen
record-asked = Everything asked, and where it stands

record-not-yet = Not yet
record-open = Open
record-late = Late, still possible
record-waiting = Waits for somebody else
record-met = Done
record-missed = Not submitted
record-excused = Excused
record-no-longer = No longer asked
record-met-on = Done on { $date }.
record-opens = Opens on { $date }.
record-due = Due on { $date }.
record-until = Possible until { $date }.
record-locked = Closed on { $date }; the team can open it again with a reason.
record-moved-by-leave = { $days ->
    [one] Moved by { $days } day, for your leave.
   *[other] Moved by { $days } days, for your leave.
 }
record-moved-by-measure = { $days ->
    [one] Moved by { $days } day for everybody.
   *[other] Moved by { $days } days for everybody.
 }
record-reopened = Opened again by the team until { $date }.
record-left = You left on { $date }.
record-after = First comes: { $first }.
record-counts = Counts for the attestation.
record-made = Computed on { $time } from the stored facts.
record-wording = It attests participation. Whether that fulfils a professional duty is for the competent bodies to say.

record-attestation = Attestation of participation
record-attests = { $organisation } attests that { $name } took part in the whole of “{ $programme }”, from { $start } to { $end }, and submitted every evaluation it counts.
record-digest = Digest
record-digest-text = This line is computed from the record itself. The same record gives the same line at any time; another record, however little different, gives another.
record-digest-how = How to compute it again
record-digest-how-text = Download the record and take away its two last fields, which were added afterwards. The digest is the SHA-256 of what remains:

record-unattested-title = Your attestation is on its way
record-unattested-lead = It is made when every counted evaluation has been submitted; nothing more is needed, and nothing less is enough.
record-unattested-missing = Still to come
record-unattested-missed = An evaluation that has closed can be opened again by the programme team, with a reason: write to them.
record-unattested-left = You have left this programme, so no attestation of the whole is made. What you did stays in your record.
record-unattested-record = In the meantime, your record says at any time what you have done so far, and can be handed over as it is.
