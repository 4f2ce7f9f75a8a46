# Research extracts of the base.

extract-title = Research extracts
extract-lead = Codes of records for a study, never their words. The authority and each body concerned approve; with the last approval the extract is frozen and listed for everybody.
extract-not-asked = Nothing is asked for
extract-requests = Requests
extract-none = None for now.
extract-from = { $body }, { $date }
extract-decide-now = To decide
extract-waiting = Waits for approvals
extract-frozen = Frozen
extract-refused = Refused
extract-ask = Ask for an extract
extract-question = Research question
extract-question-hint = Public once it is frozen.
extract-requester = Who asks
extract-requester-hint = An institution. Public once it is frozen.
extract-methods = Methods
extract-variables = Variables
extract-variables-hint = What few records share is blanked from the last to the first of this list.
extract-variable-specialty = Specialty
extract-variable-year = Year
extract-variable-phase = Phase of care
extract-variable-actual = What it did
extract-variable-potential = What it could have done
extract-variable-families = Families of deep causes
extract-variable-language = Language of the narrative
extract-query = Which records
extract-query-hint = One “side=value” a line: specialty=urology, year=2007, phase=induction, actual=1 … Several values of one side are alternatives. Empty for all records.
extract-query-all = All records
extract-ethics = Ethics
extract-ethics-hint = What a committee said, or why none was asked.
extract-retention = Months the files are kept
extract-retention-hint = Then whoever asked deletes them.
extract-months = { $count ->
    [one] One month
   *[other] { $count } months
}
extract-send = Ask
extract-done-asked = The extract is asked for. Each body concerned and the authority decide.
extract-done-decided = Your decision is kept.
extract-identifier = Identifier
extract-decisions = Decisions
extract-decision-none = has not decided yet
extract-decision-approved = approved on { $date }
extract-decision-refused = refused on { $date }
extract-public-page = Its public page
extract-files = Files
extract-files-text = The data and their dictionary, a Frictionless tabular data package. Each download is written to the journal.
extract-decide = Your decision
extract-decide-text = It cannot be changed. The last approval freezes the extract as the base stands today.
extract-why = Why
extract-why-hint = Needed to refuse.
extract-approve = Approve
extract-refuse = Refuse
extract-public-title = Extracts for research
extract-public-lead = Every extract of the base that was made for a study, by whom and for what. The files are with those who asked.
extract-public-none = None so far.
extract-public-text = Codes of records, without any word of them; no combination stands on fewer than eleven.
extract-by = { $requester }, { $date }
extract-asked-by = Asked by
extract-frozen-on = Frozen on
extract-rows = Rows
extract-withheld = Records withheld
extract-few = fewer than { $least }
extract-snapshot = SHA-256 of the records that answered
extract-hash = SHA-256 of the data
extract-cite = How to cite it
extract-cite-as = { $requester }. { $question }. Extract of the REX base, { $date }. { $identifier }. SHA-256 { $hash }.
place-extracts = Extracts
fault-extract-text = Fill this in, in { $most } characters at most.
fault-extract-variables = Choose at least one variable.
fault-extract-query = A line is not “side=value” with a side and a value that records can have. Correct it.
fault-extract-retention = Give 1 to { $most } months.
fault-extract-no-authority = No authority is there to approve. The operator founds it first.
fault-extract-decided = This was decided already. Reload the page.
