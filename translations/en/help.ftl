# Helps in practice: pages to print, and what helped others.

help-title = Helps in practice
help-patient-sheet = Sheet for the patient
help-patient-sheet-use = To read through with the patient, then hand over.
help-colleague-note = Note to a fellow professional
help-colleague-note-use = To be completed by hand; write nothing here by which a patient could be recognised.
help-monday-card = The Monday card
help-monday-card-use = To keep near the screen or the counter.
help-from = Goal “{ $goal }”, { $programme }.
help-print = This page prints on one sheet.
help-note-hand = To complete by hand
help-note-from = From

## What helped others, obstacle by obstacle
option-title = What helped others
option-lead = For each obstacle to a goal, what others found useful: worded by an editor in every language, signed by a second person. Never a participant’s own words.
option-of = What helps, { $programme }
option-hint = Cards by goal and obstacle
option-none = No card yet.
option-proposed = To be signed
option-signed = Shown to participants
option-retired = Retired
option-retired-why = Retired: { $reason }
option-written = Written on { $date }
option-own = You wrote it: another person signs it.
option-sign = Sign this card
option-retire = Retire this card
option-retire-why = Why retire it
option-write = Write a card
option-goal = Goal
option-obstacle = Obstacle
option-words = What helped ({ $language })
option-words-hint = One or two sentences, within a practising professional’s reach. Nothing by which anybody could be recognised.
option-save = Propose for signature
option-done-written = The card is written; a second person signs it.
option-done-signed = The card is signed: participants see it.
option-done-retired = The card is retired.
option-under = Facing “{ $obstacle }”, what helped others
option-people = { $people ->
   *[other] Helped { $people } participants of the cohort, as the month began
 }
option-helped = This helped me
option-unhelped = This had helped me: take it back
option-marked = You said that this helped you.
option-note = A number appears from { $k } people on, and changes once a month only.
fault-option-goal = Choose a goal of this programme.
fault-option-obstacle = Choose an obstacle of the list.
fault-option-words = Write the card in this language too.
fault-option-own = You wrote this card: another person, with the role of second reader, must sign it.
fault-option-not-waiting = This card waits for nothing any more: it is signed or retired already.
fault-option-reason = Say why the card is retired.
