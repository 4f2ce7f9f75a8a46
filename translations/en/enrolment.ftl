# Enrolment, for whoever is in charge of it.

enrolment-title = Enrolment
enrolment-lead = The cohorts of { $organisation }, and how their enrolment stands.
enrolment-sees = Here you see names, evidence and where invitations stand. You see no answer, no pseudonym and no result: those pages do not open in this role.
enrolment-no-cohort = No cohort is open yet. A programme lead can open one.
enrolment-cohorts = Cohorts, newest first
enrolment-cohort = { $programme }, { $month }
enrolment-synthetic = Synthetic
enrolment-synthetic-text = Everybody in this cohort is invented.
enrolment-col-cohort = Cohort
enrolment-col-undecided = To decide
enrolment-col-accepted = Accepted
enrolment-col-refused = Refused
enrolment-col-invited = Invited
enrolment-col-joined = Joined
enrolment-col-unreached = Not delivered
enrolment-of-whom-exceptions = { $n ->
    [0] none as an exception
   *[other] of whom { $n } as an exception
 }
enrolment-of-whom-unreached = { $n ->
    [0] no invitation lost
    [one] { $n } invitation not delivered
   *[other] { $n } invitations not delivered
 }
enrolment-invite-title = Invite
enrolment-invite-text = The next people accepted and not invited yet get a mail with a link of their own. Taking part remains their free decision.
enrolment-invite-limit = Number of invitations
enrolment-invite-button = Send invitations
enrolment-batch-wrong = Give a whole number from 1 to { $most }.
enrolment-add-title = Add applicants
enrolment-roster-link = Import a roster
enrolment-newcomer-link = Add one person
enrolment-applicants = Applicants
enrolment-table = Applicants, by name
enrolment-nobody = Nobody here for now.
enrolment-filter = Show only
enrolment-filter-all = All
enrolment-filter-undecided = To decide
enrolment-filter-accepted = Accepted by the rule
enrolment-filter-exception = Accepted as an exception
enrolment-filter-refused = Refused
enrolment-filter-unreached = Invitation not delivered
enrolment-first-page = Start of the list
enrolment-col-person = Person
enrolment-col-evidence = Evidence
enrolment-col-outcome = Eligibility
enrolment-col-invitation = Invitation
enrolment-outcome-accepted = Accepted
enrolment-outcome-exception = Accepted as an exception
enrolment-outcome-undecided = To decide
enrolment-outcome-refused = Refused
enrolment-invited-not-yet = Not invited yet
enrolment-invited-waiting = Waiting to leave
enrolment-invited-sent = Sent
enrolment-invited-bounced = Not delivered
enrolment-invited-given-up = Given up
enrolment-invited-dropped = No longer needed
enrolment-invited-joined = Joined
enrolment-invited-on = on { $date }
enrolment-bounce-code = on { $date }; the server answered { $code }
enrolment-bounce-noted = noted by you or a colleague on { $date }
enrolment-invited-given-up-on = on { $date }, after trying for a day
enrolment-training-none = No training shown
enrolment-training-passed = { $training }, { $year }, test passed
enrolment-training-not-passed = { $training }, { $year }, passing the test not shown
enrolment-subscription-until = Subscribed until { $date }
enrolment-subscription-none = No subscription shown

enrolment-done-invited = { $n ->
    [1] One invitation is about to leave.
   *[other] { $n } invitations are about to leave.
 }
enrolment-done-nobody = Everybody accepted has been invited already.
enrolment-done-imported = { $n ->
    [0] The roster is imported: everybody on it was here already.
    [1] The roster is imported: one person added. They have not been contacted yet.
   *[other] The roster is imported: { $n } people added. Nobody has been contacted yet.
 }
enrolment-done-decided = The decision is saved, and its reason is in the journal.
enrolment-done-sent = The invitation is about to leave; the link of an earlier one will be worth nothing.
enrolment-done-bounced = Noted: this invitation was not delivered.
enrolment-done-added = The person is added. They have not been contacted yet.

enrolment-name = Name
enrolment-email = E-mail address
enrolment-language = Language of mails
enrolment-language-hint = The person can change it.
enrolment-profession = Profession
enrolment-setting = Setting
enrolment-choose = Choose
enrolment-training = Training followed
enrolment-training-hint = Leave it empty if none is shown.
enrolment-training-year = Year of the training
enrolment-test = Test of the training
enrolment-test-passed = Passing the test is shown
enrolment-subscription = Subscribed until
enrolment-evidence-subscription = Subscription
enrolment-subscription-hint = Last day covered. Leave it empty if none is shown.
enrolment-training-wrong = A year or a test is given without a training. Name the training, or empty the other two.
enrolment-training-long = This name has more than 200 characters. Shorten it.
enrolment-training-year-wrong = Give the year in four digits, such as 2007.
enrolment-subscription-wrong = This is not a date. Give one like 2026-12-31, or leave it empty.
enrolment-findings = What the rule found wanting
enrolment-findings-none = Nothing: everything is shown
enrolment-decided = Decision
enrolment-decided-why = On { $moment }: { $reason }

enrolment-decision-title = Decide
enrolment-decision = Your decision
enrolment-decision-hint = It can change until the person has joined the cohort.
enrolment-decision-accept = Accept as an exception
enrolment-decision-refuse = Refuse
enrolment-decision-missing = Choose a decision.
enrolment-reason = Reason
enrolment-reason-hint = It goes into the journal, with the date and who you are. Put nothing medical in it.
enrolment-decide-button = Save the decision
enrolment-joined-text = This person has joined the cohort: there is nothing left to decide. If they wish to leave, they do so themselves, at any time.
enrolment-invite-one = Invite
enrolment-invite-again = Invite again
enrolment-again-hint = A new link will leave; the old one is worth nothing from then.
enrolment-bounce-hint = You know by other ways that this mail did not arrive: a returned mail, a call.
enrolment-bounce-button = Note that it was not delivered

enrolment-newcomer-title = Add one person
enrolment-newcomer-text = The programme's rule answers at once. Nobody is contacted before you invite.
enrolment-newcomer-button = Add

enrolment-roster-title = Import a roster
enrolment-roster-text = The roster is tried first: each row gets its answer, each fault is named, and nothing is written. Then you import it, all or nothing. Nobody is contacted.
enrolment-roster-file = File
enrolment-roster-file-hint = CSV in UTF-8, separated by commas, semicolons or tabs; { $megabytes } MB and { $rows } rows at most.
enrolment-roster-missing = Choose a file that is not empty.
enrolment-roster-try = Try the roster
enrolment-roster-columns = Columns expected
enrolment-roster-columns-text = The first line names the columns. The first four are required; on the right, the other names accepted.
enrolment-roster-hash = SHA-256 fingerprint
enrolment-roster-already = In the cohort already
enrolment-roster-whole = File
enrolment-roster-other = Try another roster
enrolment-roster-again = Try the corrected roster
enrolment-dry-run-title = Trial of the roster
enrolment-import-text = Exactly these bytes will be imported. People already in the cohort stay as they are; nobody is contacted.
enrolment-import-button = { $n ->
    [one] Import this row
   *[other] Import these { $n } rows
 }
enrolment-import-nobody = Nothing to import: everybody is in the cohort already.
enrolment-faults-title = Faults
enrolment-faults = { $n ->
    [one] One fault to correct.
   *[other] { $n } faults to correct.
 }
enrolment-rows-title = Rows read
enrolment-rows = Each row and its answer
enrolment-col-line = Line
enrolment-line = Line { $line }
enrolment-col-column = Column
enrolment-col-value = Value
enrolment-col-reason = What is wrong
enrolment-col-remedy = What to do
