# Exporting and importing a whole cohort. Each fault has two lines: what is wrong, then what to do.

## The folder
transfer-missing-file =
    This file is missing.
    Give the whole folder that “presque cohort export” wrote.
transfer-not-package =
    This is not the dictionary of an exported cohort: { $message }.
    Give the folder that “presque cohort export” wrote, with its datapackage.json.
transfer-format =
    This folder has the form { $found } and this program reads the form { $known }.
    Export it again, or import it with a program of the same version.
transfer-other-programme =
    This folder is of another programme than { $programme }.
    Name its programme with --programme.
transfer-not-published =
    The organisation has not published this version of the programme { $programme }.
    Publish the same definition there first, then import again.
transfer-other-definition =
    The organisation has published this version with another definition.
    Publish the definition the cohort was made with, under its own version number.
transfer-start =
    This is not a date, so the cohort has no first day.
    Write it as 2008-01-31.
transfer-columns =
    These are not the columns of this table.
    The first line is: { $expected }. Commas separate the columns; they keep their order.

## Rows
transfer-cells =
    This row has { $found } cells instead of { $expected }.
    Complete the row; a cell that holds a comma or a line break stands in double quotes.
transfer-row-long =
    This row has more than { $most } bytes.
    Look for a double quote that is never closed.
transfer-not-sorted =
    This row comes after one with a greater key.
    Sort the table by the column key, in the order of bytes.
transfer-key =
    This is not a key.
    Use 1 to 64 letters, digits, hyphens and underscores.
transfer-key-twice =
    This key is there twice.
    Each participant has one row here: keep one of the two.
transfer-key-unknown =
    No row of enrolments.csv has this key.
    Add the participant there, or remove this row.
transfer-many =
    One participant has more than { $most } rows here.
    Look for rows of others under this key.
transfer-twice =
    This row is there twice.
    Keep one of the two.

## Cells
transfer-utf8 =
    This is not UTF-8.
    Save the file again with the encoding UTF-8.
transfer-nul =
    This text holds the character U+0000.
    Remove it.
transfer-blank =
    This cell is empty.
    Complete it.
transfer-one-of =
    This is not one of the values of this column.
    Write one of: { $known }.
transfer-number =
    This is not a whole number that can stand here.
    Write it in digits only, such as 12.
transfer-bounds =
    This number is out of bounds.
    Give one from { $min } to { $max }.
transfer-date =
    This is not a date.
    Write it as 2008-02-29; the day must exist in that year.
transfer-instant =
    This is not an instant.
    Write it in UTC, as 2008-02-29T12:00:00.000Z.
transfer-future =
    This has not happened yet.
    Correct the date, or the clock of this machine.
transfer-before =
    This comes before { $other }.
    Correct one of the two.
transfer-outside =
    This day is outside the programme.
    Give one from { $soonest } to { $latest }.
transfer-long =
    This text has more than { $max } characters.
    Shorten it.
transfer-code =
    This code is not in the list of the definition.
    Write one of: { $known }.
transfer-goal =
    The definition has no such goal.
    Write the code of a goal of its catalogue.
transfer-language =
    This is not a language tag.
    Write one such as fr or en.

## What belongs together
transfer-choice-number =
    This set has { $have } current goals.
    A set has { $need }: complete it, or remove its rows.
transfer-choice-twice =
    This goal is chosen twice at the same time.
    Keep one of the two rows, or say when the other was replaced.
transfer-choice-place =
    This place in the set is taken twice.
    Number the current goals of the set from 1.
transfer-choice-not-offered =
    The definition does not offer this goal for this set.
    Correct the goal or the set.
transfer-not-chosen =
    This participant never chose this goal.
    Correct the goal, or add the choice.
transfer-evaluation =
    The definition has no such questionnaire.
    Write one of: { $known }.
transfer-instrument =
    This questionnaire is asked with { $instrument }, version { $version }.
    Correct the instrument or its version.
transfer-revision =
    The revisions of a questionnaire count from 1, in the order of their dates.
    Number them so; here { $expected } was expected.
transfer-before-opening =
    This questionnaire opened on { $opens } only.
    Correct the date of submission.
transfer-after-lock =
    This questionnaire locked on { $locks }, and nothing on record moved that day.
    Correct the date, or add what moved it (leaves.csv, measures.csv, overrides.csv).
transfer-not-left =
    The exit form belongs to a withdrawal recorded at the same instant.
    Correct the date, or add the withdrawal to departures.csv.
transfer-exit-empty =
    This exit form has no answers.
    Remove this row: an exit form without answers is none.
transfer-no-slot =
    No row of slots.csv has this key, questionnaire and revision.
    Add the submission there, or remove this answer.
transfer-shape =
    This is not a value of the type { $shape }.
    Correct the value or its type.
transfer-answer =
    This answer cannot be taken.
transfer-requirement =
    The definition asks for no such thing.
    Write one of: { $known }.
transfer-until =
    What is reopened has a last day, and what is excused has none.
    Complete the cell, or empty it.

## What the commands say
transfer-not-a-release = This folder is a whole-cohort copy for the team, not a release: nothing in it is suppressed. Do not publish it or hand it on.
transfer-exported = { $participants } participants, { $answers } answers. SHA-256 of the folder: { $hash }.
transfer-validating = Checking
transfer-loading = Loading
transfer-exporting = Exporting
transfer-edited = { $file } is no longer as it was exported; its rows were judged as they are.
transfer-imported = { $participants } participants and { $answers } answers imported. They have no person here: no name, no mail, no sign-in.
transfer-more = … and { $count } more.
transfer-refused = Nothing was imported.
transfer-not-empty = This folder is not empty. Name one that does not exist yet.
transfer-no-folder = There is no such folder. Give the folder that “presque cohort export” wrote.
transfer-running = Another import is running in this installation. Wait until it has ended.
transfer-changed = The files changed while they were read, so nothing was imported. Leave the folder alone and import again.
