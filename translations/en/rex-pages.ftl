# The pages of the REX base: search, one record, held records, published counts.

place-rex = REX base
place-rex-held = Held records

rex-title = Base of near misses
rex-lead = Near misses in which nothing leads to anybody any more: look for what already happened elsewhere, and what helped.
rex-words = What are you looking for?
rex-words-hint = A few words, in French or English. All must be there; “OR” parts alternatives, a hyphen before a word keeps it out. What you search for stays in the address of the page: put no name in it.
rex-in-language = Language of the narratives
rex-language-both = Both
rex-language-fr = French
rex-language-en = English
rex-search = Search
rex-how = Write a few words above. You can then narrow down by specialty, year, phase, cause or severity.
rex-narrowed = Narrowed down to
rex-narrowed-line = { $side }: { $value }
rex-widen = Remove
rex-found-records = { $count ->
    [0] No record found
    [one] One record found
   *[other] { $count } records found
 }
rex-cut = The first thousand can be turned to. Narrow the question down to see the others.
rex-nothing = Try fewer words, a more common one, or remove what narrows the question down. An event without precedent here counts all the more.
rex-sides = Narrow down
rex-sides-note = Exact counts of the records found. They say what was reported, never how often it happens.
rex-side-year = Year
rex-side-specialty = Specialty
rex-side-phase = Phase of care
rex-side-factor = Deep causes
rex-side-actual = What it did
rex-side-potential = What it could have done
rex-side-language = Language
rex-side-origin = Origin
rex-origin-own = Reported here, analysed and accepted
rex-origin-imported = Historic base
rex-origin-demonstration = Demonstration: made up, it happened to nobody
rex-level = { $level } – { $label }
rex-when-unknown = date not known
rex-record-title = { $specialty } · { $when }
rex-identity = Identity of the record, drawn at random
rex-record-note = No author, no place, no day: nothing here leads back to anybody, and nobody should try.
rex-part-narrative = What happened
rex-part-chronology = The steps
rex-part-causes = Why
rex-part-barriers = What held and what gave way
rex-part-measures = What was done
rex-part-learning = What is learnt
rex-same = Perhaps the same event
rex-same-none = No record seems to tell the same event.
rex-same-text = These records may tell the same event. Nothing is merged by machine: judge for yourself.
rex-same-line = Record { $id }: { $share } of words in common
rex-reason-same-words = The same words
rex-reason-shared-words = { $shared } words in common out of { $of }
rex-reason-contained = One of the two narratives is within the other
rex-reason-same-month = The same month
rex-reason-same-specialty = The same specialty
rex-reason-same-phase = The same phase of care
rex-like = More like this
rex-like-none = No record is like it.

rex-held-title = Held records
rex-held-lead = These records of a historic base may name somebody. Nobody else sees them until you have read them.
rex-held-none = No record waits to be read.
rex-held-name = Record no. { $place } of its file
rex-held-found = Found on arrival: { $found }
rex-held-how = Rewrite each passage that leads to a person or an establishment, or replace it by what it is (“a colleague”, “in spring”). The assist does not see everything: read the whole narrative. That you read it stands in the journal.
rex-held-clear = Let it into the base
rex-held-cleared = The record is in the base, with the words you left.
rex-held-drop-title = Drop it
rex-held-drop-text = If nothing remains of it once people are taken out, drop it. It is then removed for good.
rex-held-drop-ask = Before removing it
rex-held-sure = Yes, remove this record for good
rex-held-not-sure = Tick the box to confirm the removal: it cannot be taken back.
rex-held-drop = Remove this record
rex-held-dropped = The record was removed.
fault-rex-no-words = No word is left. Leave at least one part, or drop the record further down.

rex-counts-title = Published counts of the base
rex-counts-lead = What the base of near misses tells everybody: a few fixed tables, frozen once a month.
rex-counts-caveat = These counts say how many events were reported and accepted. They say neither how many occurred nor whether care is more or less safe: a number that rises may mean that more is reported, one that falls that less is. They do not allow specialties, establishments or years to be compared.
rex-counts-frozen = Counts frozen at the beginning of the month: { $month }.
rex-counts-rule = Each number is a minimum, rounded down to a multiple of { $least }. A dash means fewer than { $least }, zero included. No free question and no crossing of tables is possible here.
rex-counts-not-yet = No counts have been published yet. The first will be at the beginning of next month.
rex-counts-too-few = No count reaches { $least } records yet.
rex-counts-specialty = By specialty
rex-counts-specialty-note = The specialty of the care concerned, by year of the event.
rex-counts-family = By family of deep causes
rex-counts-family-note = A record with causes of several families counts in each: lines do not add up.
rex-counts-severity = By what it did
rex-counts-severity-note = The actual severity for the patient, from 0 to 6.
rex-at-least = ≥ { $count }
