# The installation, for whoever runs it.

operation-title = Installation
operation-verified-holds = Every journal holds, from its first link to its last.
operation-verified-broken = A journal no longer holds.
operation-verified-broken-text = Stop writing, keep the database as it is, and compare it with a backup: “presque journal verify” names the same break.
operation-outbox = Outbox
operation-outbox-due = due
operation-outbox-leased = being done
operation-outbox-waiting = for later
operation-outbox-done = done
operation-outbox-gave-up = given up
operation-journals = Journals
operation-journals-text = Each organisation has its own. What is written there is sealed within the second, and can be verified without any key.
operation-journals-table = Journals of the installation and of the organisations
operation-col-journal = Journal
operation-col-sealed = Sealed
operation-col-unsealed = Waiting
operation-col-sealed-at = Last seal
operation-col-verdict = Verification
operation-never = never
operation-chain-holds = The chain holds
operation-chain-broken = Broken at entry { $seq }
operation-verify = Verify the journals
operation-jobs = Jobs
operation-jobs-table = Jobs and how often they run
operation-col-job = Job
operation-col-every = How often
operation-job-plan-reminders = Prepare the reminders whose day has come
operation-job-deliver-outbox = Send what is due in the outbox
operation-job-freeze-closed = Freeze the report of closed cohorts
operation-job-freeze-comparators = Freeze what participants may compare with, once an evaluation has closed
operation-job-forget-old = Forget what has had its time
operation-job-clean-up-imports = Clear what an interrupted import left
operation-job-seal-journals = Seal the journals
operation-job-other = { $name }
operation-every-seconds = { $n ->
    [one] every second
   *[other] every { $n } seconds
 }
operation-every-minutes = { $n ->
    [one] every minute
   *[other] every { $n } minutes
 }
operation-every-hours = { $n ->
    [one] every hour
   *[other] every { $n } hours
 }
operation-sees-title = What you can read
operation-sees = The account directory (names, addresses, team roles), the organisations, the state of jobs, outbox and journals.
operation-sees-not = No page and no command shows you who takes part in what, an application, an answer, a plan or a pseudonym.
operation-root = Answers are encrypted in the database. Whoever holds both the database and the key file of this machine could read them: keep that file out of backups, and few hands on the machine.
operation-facts = This installation
operation-mode = Kind
operation-is-demonstration = Demonstration: it is { $date } there, and everybody in it is invented
operation-is-real = In service
operation-engine = Database
operation-engine-sqlite = SQLite, in the data folder
operation-engine-postgresql = PostgreSQL
operation-mails = Mails
operation-mails-leave = Sent by an SMTP server
operation-mails-stay = Filed in the data folder; none leaves
operation-address = Public address
operation-address-none = Not configured: links in mails lead to this machine
operation-languages = Languages
operation-account-count = Accounts

operation-accounts-title = Accounts
operation-accounts-text = The directory says who can sign in, and the roles of teams. It does not say who takes part in a programme: that is not yours to know.
operation-seated = Operators and leads
operation-seated-table = People whose role you give and take back
operation-directory = All accounts
operation-directory-table = Accounts, by address
operation-no-team-role = no team role
operation-hat = { $role } – { $organisation }
operation-add-title = Give a first role
operation-lead-hint = Then gives the other roles of their organisation.
operation-operator-hint = Runs the installation with you.
operation-org = Organisation
operation-org-missing = Choose the organisation this person will lead.
operation-sessions = Sessions
operation-sessions-text = Signs this person out everywhere, on all their devices. They can sign in again with their password.
operation-sessions-button = End their sessions
operation-done-ended = Their sessions are over.

operation-organisations-title = Organisations
operation-organisations-text = Two organisations share nothing, except the hand-overs listed in the documentation. Each has its own key and its own journal.
operation-organisations-table = Organisations of the installation
operation-col-organisation = Organisation
operation-col-zone = Time zone
operation-col-funding = Funding
operation-found-title = Found an organisation
operation-found-button = Found
operation-done-founded = The organisation is founded. Now give it a lead, from the accounts.
operation-org-short-name = Short name
operation-org-short-name-hint = In addresses and commands, for good: lower-case letters, digits and hyphens.
operation-org-name = Name ({ $language })
operation-org-zone = Time zone
operation-org-zone-hint = Such as Europe/Paris.
operation-org-k = Threshold k
operation-org-k-hint = The fewest people behind a figure that leaves the team: 11 usually, never less than 5.
operation-org-funding = How it is funded ({ $language })
operation-org-funding-hint = One sentence, shown to participants.

operation-hospitals-title = Reporting bodies of hospitals
operation-hospitals-text = A hospital’s own reporting body prepares drafts for its doctors and gets a yearly synthesis without names. It reads no near miss and does not learn what becomes of a draft.
operation-hospitals-table = Hospitals of the installation
operation-hospitals-none = No organisation speaks for a hospital yet.
operation-col-establishment = Establishment
operation-hospital-found = Found a hospital’s reporting body
operation-hospital-nobody = No organisation is free for it. Found one first:
operation-hospital-org = Which organisation?
operation-hospital-which = Choose the organisation.
operation-hospital-finess = FINESS number
operation-hospital-finess-hint = Of an establishment that a body has entered with one of its doctors.
operation-hospital-button = Found
operation-done-hospital = The reporting body is founded. Now give it a lead, from the accounts.
