# The demonstration: what is said while it is made, and who can be signed in as.

demonstration-making-organisations = Founding two organisations and their teams…
demonstration-making-closed-cohort = Inventing the 799 people of January 2008 and their answers…
demonstration-making-running-cohorts = Inventing two running cohorts…
demonstration-making-base = Inventing a base of records in both languages…
demonstration-making-bodies = Founding an authority and three bodies, and their near misses…
demonstration-making-guidelines = Writing guidelines and what comes back from them…
demonstration-making-doctors = Inventing every doctor concerned…
demonstration-making-index = Indexing the base of records…
demonstration-making-journal = Sealing the journal…

demonstration-cast-late = Physician. One evaluation done, one missed, one late and half answered, one open.
demonstration-cast-up-to-date = Pharmacist, up to date: nothing is owed.
demonstration-cast-away = Physician, on leave since last month.
demonstration-cast-exception = Nurse, accepted as an exception; she took part in the 2008 cohort already.
demonstration-cast-left = Physician who left along the way.
demonstration-cast-english = Physician who reads in English.
demonstration-cast-two-hats = Pharmacist who takes part here and moderates in the other organisation.
demonstration-cast-lead = Leads the programme and tutors: follows the cohort by pseudonym.
demonstration-cast-tutor = Reads and codes evaluations and threads, and knows nobody.
demonstration-cast-clerk = Knows the names, reads no answer.
demonstration-cast-editor = Writes goals and syntheses, moderates the forums.
demonstration-cast-second-reader = Reads over what the editor wrote.
demonstration-cast-small-nurse = Nurse, with two evaluations open at once.
demonstration-cast-small-pharmacist = Pharmacist who reads in English, up to date.
demonstration-cast-small-lead = Leads, writes and tutors in a small team.
demonstration-cast-small-clerk = Enrols participants and reads what others wrote, in a small team.
demonstration-cast-small-moderator = Moderates the forums, and takes part in the other organisation.
demonstration-cast-doctor = Doctor: reports near misses and follows their own.
demonstration-cast-expert = Doctor and expert: analyses what they are given.
demonstration-cast-manager = Manager: chooses who analyses, without reading a word.
demonstration-cast-officer = Officer of the authority: reads the REX base.
demonstration-cast-correspondent = Hospital correspondent: prepares drafts for doctors, reads the yearly synthesis.
demonstration-cast-operator = Keeps the installation running, and reads nobody's answers.
