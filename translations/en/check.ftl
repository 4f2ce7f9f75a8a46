# Faults of a programme definition, and its calendar, as printed by `presque programme`.
# Each fault has two lines: what is wrong, then what to do about it.

## The shape of a definition
check-missing-file =
    This file is missing.
    Add it; each shipped programme shows what it holds.
check-unknown-file =
    This file is read by nobody.
    Rename it (did you mean { $near }?) or move it out of the definition.
check-file-too-large =
    This file is larger than { $most } bytes.
    A definition holds texts only: shorten it, or move it out of the definition.
check-too-many-files =
    There are more than { $most } files here.
    Name the directory of one definition, with its programme.toml.
check-not-utf8 =
    This file is not UTF-8 from byte { $byte } on.
    Save it again with the encoding UTF-8.
check-not-toml =
    This is not TOML: { $message }.
    Correct the line; nothing else of this file could be read.
check-missing-key =
    The key “{ $key }” is missing in { $table }.
    Add it.
check-misspelt-key =
    The key “{ $key }” is not known in { $table }.
    Did you mean “{ $near }”?
check-unknown-key =
    The key “{ $key }” is not known in { $table }.
    Remove it; the keys here are: { $known }.
check-wrong-type =
    “{ $key }” is not { $wanted }.
    Write { $wanted }.
check-type-text = a text between quotes
check-type-texts = a list of texts between quotes
check-type-yes-no = true or false
check-type-whole = a whole number
check-type-decimal = a number
check-type-days = a list of whole numbers of days
check-type-date = a date such as 2027-06-30
check-type-table = a table of keys
check-type-tables = a list of tables
check-type-languages = a text in each language, such as { "{" } fr = "…", en = "…" { "}" }
check-blank =
    “{ $key }” is blank.
    Write it.
check-out-of-range =
    “{ $key }” is { $value }, outside { $min } to { $max }.
    Choose a number from { $min } to { $max }.
check-not-among =
    “{ $key }” is “{ $value }”, which has no meaning here.
    Choose one of: { $known }.
check-not-a-date =
    “{ $key }” is “{ $value }”, which is not a date.
    Write year, month and day, such as 2027-06-30.
check-unknown-zone =
    The time zone “{ $value }” is not known.
    Use a name of the IANA database, such as Europe/Paris.
check-not-a-language =
    “{ $value }” is not a language tag.
    Use two or three lower-case letters, such as fr or en.
check-all-or-any =
    A condition has either “all” or “any”.
    Keep one of them.
check-one-operator =
    A test has exactly one comparison.
    Keep one of is, is_not, at_least, at_most.
check-wording-missing =
    This mail is not worded in “{ $language }”, though it is in another language.
    Add this file: the subject, a blank line, the body.
check-wording-blank =
    This mail lacks its subject or its body.
    Write the subject on the first line, then a blank line, then the body.
check-wording-unknown =
    This mail cannot say “{"{"}{ $name }{"}"}”.
    It can say: { $offered }.
check-wording-lacks =
    This mail does not hold “{"{"}{ $name }{"}"}”, without which it leads nowhere.
    Add it to the body, on a line of its own.
check-wording-long =
    This text has more than { $most } characters.
    Shorten it.
check-wording-brace =
    A brace has no partner.
    Close it, or remove it.
check-wording-link =
    The link is in the subject, which mail servers write down.
    Put it in the body.
check-wording-invisible =
    This line holds a character that cannot be seen.
    Type it again.

## Names and languages
check-what-programme = the programme
check-what-sequence = sequence
check-what-set = set
check-what-evaluation = evaluation
check-what-goal = goal
check-what-number = goal number
check-what-instrument = instrument
check-what-item = item
check-what-list = list of codes
check-what-code = code
check-what-year = year
check-what-role = role
check-what-profession = profession
check-what-help = kind of help
check-what-theme = theme
check-what-guideline = guideline
check-twice =
    “{ $id }” stands twice ({ $what }).
    Give the second one a name of its own.
check-shape =
    “{ $id }” cannot be a name ({ $what }).
    Use at most 64 lower-case letters, digits, “-”, “_” or “.”, and not “exit” for an evaluation.
check-reserved =
    “{ $id }” is already a word of the site's addresses: the pages of the programme could not be found.
    Give the programme another name.
check-misspelt-reference =
    “{ $name }” is not known ({ $what }).
    Did you mean “{ $near }”?
check-unknown-reference =
    “{ $name }” is not known ({ $what }).
    Choose one of: { $known }.
check-reference-to-nothing =
    “{ $name }” is not known ({ $what }), and there is none to choose from.
    Define it first.
check-language-missing =
    This text is not written in “{ $language }”.
    Write it: every text is there in every language of the programme.
check-language-extra =
    This text is written in “{ $language }”, which is not a language of the programme.
    Remove it, or add the language to “languages” and write every text in it.
check-language-undeclared =
    “{ $language }” is not among the languages of the programme.
    Add it: French and English always are.
check-language-source =
    The source language “{ $language }” is not among the languages of the programme.
    Choose one of them.
check-nothing =
    “{ $key }” holds nothing.
    List at least one.
check-sequence-in-pool =
    Goal “{ $goal }” names a sequence, but goals are offered as one pool.
    Remove “sequence”, or set partition = "by_sequence" in [choice].
check-sequence-missing =
    Goal “{ $goal }” names no sequence, but goals are offered by sequence.
    Add “sequence”, or set partition = "pool" in [choice].

## Codes
check-list-missing =
    The list of codes “{ $list }” is missing.
    Add it to codes.toml, with its codes and their labels.
check-strict-is-wider =
    The stricter cut-off counts “{ $code }”, which “implemented” does not.
    Add it to “implemented”, or remove it here.
check-no-patient-counts =
    “{ $code }” says that no patient was concerned: it stands outside the rate and cannot count as implemented.
    Remove it here.

## Counts
check-nought =
    “{ $key }” is 0.
    Write at least 1.
check-more-chosen-than-offered =
    { $sets } sets of { $per_set } are { $chosen } goals to choose, out of a catalogue of { $catalogue }.
    Offer more goals, or ask for fewer or smaller sets.
check-catalogue =
    The catalogue states { $stated } goals and { $found } are in the folder goals.
    Correct the number, or the folder.
check-part-too-small =
    Sequence “{ $sequence }” offers { $offered } goals, fewer than a set of { $per_set }.
    Give it more goals, or make sets smaller.
check-sequences =
    There are { $sets } sets and { $found } sequences.
    Write one sequence for each set.
check-set =
    Sequence “{ $sequence }” works on set { $set }, and sets go from 1 to { $sets }.
    Correct the set, or “sets” in [choice].
check-number =
    Goal number { $number } is outside 1 to { $goals }.
    Number the goals from 1 on, without a gap.
check-expect =
    Completion expects { $stated } evaluations and { $counted } count.
    Correct “expect”, or “counts” of the evaluations.
check-syntheses =
    { $stated } syntheses are expected, one for each evaluation, and there are { $evaluations } evaluations.
    Correct “expect”, or the evaluations.
check-k =
    k is { $k }: behind a figure of so few people, a person can be guessed.
    Write at least { $least }.
check-reminders =
    { $at_most } reminders for one evaluation are more than { $most }.
    Write { $most } or fewer: taking part is voluntary.

## Separations of duty
check-nothing-apart =
    A separation keeps fewer than two roles apart.
    Name two roles or more, or remove it.
check-persons =
    The programme says that { $stated } persons are enough, and its separations of duty need { $needed }.
    Write fewest_persons = { $needed }, or keep fewer roles apart.

## Windows
check-never-open =
    Evaluation “{ $id }” opens in month { $opens } and is due before month { $due }: there is no month to do it in.
    Let it open before it is due.
check-evaluation-outside =
    Evaluation “{ $id }” (months { $opens } to { $due }) reaches beyond the { $months } months of the programme.
    Let it be due by month { $months }, or make the programme longer.
check-before-sequence =
    Evaluation “{ $id }” opens in month { $opens }, before its sequence “{ $sequence }” starts in month { $start }.
    Let it open in month { $start } or later.
check-sequence-outside =
    Sequence “{ $id }” ends in month { $ends }, beyond the { $months } months of the programme.
    Make it shorter or start it earlier.
check-year-outside =
    Year “{ $id }” (months { $from } to { $to }) is empty or reaches beyond the { $months } months of the programme.
    Let “from” come before “to”, and “to” by month { $months }.
check-two-of-a-kind =
    Sequence “{ $sequence }” has two evaluations of the kind “{ $kind }”: “{ $first }” and “{ $second }”.
    Keep one, or correct the kind or the sequence of the other.
check-kind-missing =
    Sequence “{ $sequence }” has no evaluation of the kind “{ $kind }”.
    Add one: a change is told by a short-term and a long-term evaluation.
check-short-after-long =
    “{ $short }” is due before month { $due }, after “{ $long }” of the same sequence opens in month { $opens }: their windows overlap.
    Let “{ $long }” open in month { $due } or later.
check-late-overlaps =
    With { $days } days of grace, “{ $short }” can still be sent when “{ $long }” of the same sequence is open.
    Write at most { $most } days of grace, or open “{ $long }” later.
check-choice-after-sequence =
    The choice of goals locks after { $days } days, beyond the end of sequence “{ $sequence }”.
    Write at most { $most } days.
check-choice-after-short =
    The choice of goals locks after { $days } days, when “{ $id }” is already open.
    Write at most { $most } days.
check-baseline-after-short =
    The analysis of practice is due after { $days } days, when “{ $id }” is already open.
    Write at most { $most } days: it is the “before” of the change.

## What is offered
check-offer-in-sequence =
    Sequence “{ $sequence }” offers { $offered } published goals to the profession “{ $profession }”, which leaves no choice.
    Word at least { $needed } goals of it for this profession.
check-offer-in-pool =
    The pool offers { $offered } published goals to the profession “{ $profession }”, which leaves no choice.
    Word at least { $needed } goals for this profession.

## Questions
check-cycle =
    These items hang on each other in a ring: { $items }.
    Remove one of the conditions: a question hangs only on earlier ones.
check-later =
    Item “{ $item }” looks at “{ $on }”, which is asked later.
    Move “{ $on }” before it, or look at an earlier item.
check-per-goal-from-once =
    Item “{ $item }” is asked once and looks at “{ $on }”, which is asked for each goal: which goal is meant cannot be told.
    Ask both once, or both for each goal.
check-op-does-not-fit =
    Item “{ $item }” compares “{ $on }” by “{ $op }”, which does not fit its type.
    Use is or is_not for codes, at_least or at_most for numbers; words and dates cannot be compared.
check-nothing-tested =
    The condition of item “{ $item }” tests nothing.
    Write a test with at least one code, or remove “when”.
check-too-deep =
    Item “{ $item }” hangs on { $depth } conditions in a row; the most is { $most }.
    Let it look at an earlier item.
check-never-holds =
    No combination of answers meets the condition of item “{ $item }”: it would never be asked.
    Correct the condition, or remove the item.
check-after-never-asked =
    Item “{ $item }” hangs on “{ $on }”, which is itself never asked.
    Correct the condition of “{ $on }” first.
check-chain-excludes =
    The condition of item “{ $item }” asks for answers that exclude each other along the chain of conditions: it would never be asked.
    Correct the condition, or those of the items it looks at.
check-ranking-of =
    Item “{ $item }” ranks “{ $of }”, which is not an earlier item of the type multi in the same block.
    Name a multi item before it, asked as often (“per”).
check-at-most-of =
    Item “{ $item }” is bounded by “{ $other }”, which is not another whole number of the same block.
    Name an item of the type integer, asked as often (“per”).
check-bounds =
    The bounds of item “{ $item }” leave no room for an answer.
    Let “min” be at most “max”, and “max_chars” at least 1.
check-confirm =
    Item “{ $item }” asks to confirm a value that it cannot take.
    Confirm a number within its bounds, or remove “confirm”.

## What is derived from answers
check-wrong-kind =
    Instrument “{ $instrument }” is of the kind “{ $is }” and used here as “{ $used_as }”.
    Name an instrument of that kind, or correct the kind.
check-instrument-missing =
    There is no instrument of the kind “{ $kind }”.
    Add one to the folder instruments.
check-feed-missing =
    Nothing in instrument “{ $instrument }” feeds “{ $feeds }”: the goals would have no result.
    Add feeds = "{ $feeds }" to the item that tells it.
check-feed-twice =
    Item “{ $item }” is the second one to feed “{ $feeds }”.
    Keep one.
check-feed-type =
    The type of item “{ $item }” cannot feed “{ $feeds }”.
    Status, relevance and feasibility are single or scale; obstacles are multi; eligible and implemented are integer; plans are text.
check-feed-list =
    Item “{ $item }” takes its codes from “{ $list }”, but results are read with “{ $wanted }”.
    Write list = "{ $wanted }".
check-feed-per-goal =
    Item “{ $item }” feeds “{ $feeds }” and is asked once: it is told of each goal.
    Write per = "goal".
check-feed-required =
    Item “{ $item }” feeds the status, on which every denominator rests, and may be left out.
    Write required = true.
check-not-paired =
    The instruments “{ $short }” and “{ $long }” of one sequence do not tell “{ $feeds }” with the same item and list: no change could be paired.
    Use the same item id and the same list in both.
check-list-too-long =
    The list “{ $list }” has { $codes } codes; obstacles are stored with at most { $most }.
    Shorten the list.
check-budget-too-large =
    Instrument “{ $instrument }” allows itself { $budget } seconds; people are asked for at most { $most } for a set.
    Write at most { $most }.
check-over-budget =
    Instrument “{ $instrument }” can take { $worst } seconds for { $goals } goals, more than its budget of { $budget }.
    Ask less, or ask once what is now asked for each goal.

## The answer of a check
check-sound = { $programme } is sound: { $evaluations } evaluations, { $goals } goals, { $instruments } instruments.
check-not-judged = Counts, windows, questions and the offer are judged once every file can be read.
check-expected = With { $participants } participants, { $clearing } of { $goals } goals would clear k = { $k }.
check-expected-model = Supposed: admitted professions in equal shares, each participant choosing with equal preference among what is offered to their profession. Clearing means that at least k people choose the goal with a probability of 90% or more.
check-expected-clears = { $goal }: { $choosers } choosers expected, { $probability } likely to clear k
check-expected-does-not-clear = { $goal }: { $choosers } choosers expected, { $probability } likely to clear k: not enough
check-propose-keep = Every goal would clear k.
check-propose-fewer = Proposed: { $catalogue } goals in all ({ $part } in each part offered at once), worded for every profession; all would then clear k.
check-propose-none = No catalogue that leaves a choice would do: gather more participants, or share cohorts.

## The calendar
calendar-id = window
calendar-opens = opens
calendar-due = due
calendar-locks = locks
calendar-name = what it is
calendar-closes = Closed after { $date }. Days end at 23:59:59 in the time zone { $zone }.
calendar-choice = { $sequence }: choice of goals
calendar-baseline = { $sequence }: analysis of practice
calendar-commitment = { $sequence }: commitment
