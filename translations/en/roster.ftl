# Faults of a roster, and what `presque cohort roster` says. Each fault has two lines: what is wrong, then what to do.

roster-too-large =
    This file is larger than { $most } MB.
    A roster holds names and a few codes: remove what else is in it, or import it in parts.
roster-too-many =
    This roster has more than { $most } rows.
    Import it in parts.
roster-not-text =
    This file is not a table in text.
    Save the sheet as “CSV UTF-8” and give that file.
roster-not-utf8 =
    This file is not UTF-8: byte { $byte } at character { $column } of this line.
    Save it again with the encoding UTF-8 (“CSV UTF-8” in a spreadsheet).
roster-empty =
    This roster names nobody.
    Add one row for each person.
roster-unknown-column =
    No such column is known.
    Remove it, or give it one of these names: { $known }.
roster-column-twice =
    This column is there twice.
    Keep one of the two.
roster-missing-column =
    This column is missing.
    Add it, with this name in the first line.
roster-cells =
    This row has { $found } cells and the first line { $expected }.
    Complete the row; a cell that holds the separator stands in double quotes.
roster-blank =
    This cell is empty.
    Complete it.
roster-words =
    This is not one line of at most 200 characters.
    Shorten it.
roster-not-in-list =
    This is not in the list of the programme.
    Give one of: { $known }; or its label.
roster-year =
    The year of the training is missing or not a year.
    Give it in four digits, such as 2007.
roster-yes-no =
    This is neither yes nor no.
    Write yes or no, or leave it empty for no.
roster-date =
    This is not a date.
    Write it as 2026-12-31 or 31/12/2026.
roster-training =
    A year or a test is given, and no training.
    Name the training, or empty the other two cells.
roster-language =
    This is not a language tag.
    Write fr or en, or leave it empty.
roster-email =
    This is not an e-mail address.
    Give one such as name@example.org.
roster-email-twice =
    This address stands on line { $line } already.
    Keep one of the two rows.
roster-summary = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
 }: { $accepted } accepted, { $exceptions } for a decision, { $refused } refused, { $already } already in the cohort.
roster-row = Line { $line }: { $answer }
roster-answer-accepted = accepted
roster-answer-needs-exception = for a decision ({ $findings })
roster-answer-refused = refused ({ $findings })
roster-answer-already = already in the cohort; left as it is
roster-finding-other-profession = the programme is chiefly for other professions
roster-finding-no-training = no training is shown
roster-finding-test-not-passed = the test of the training is not shown as passed
roster-finding-no-subscription = no subscription is current on the first day of the cohort
roster-dry-run = Nothing was written: this was a dry run.
roster-imported = The roster was imported. Nobody has been written to yet.
roster-not-imported = The roster has faults: nothing was written. Correct it and give it again.
