# A draft from a file.

near-miss-from-file = Begin from a file of your hospital’s system
near-miss-from-file-title = A draft from a file
near-miss-from-file-text = An event already written in your hospital’s system becomes a draft that you alone read. So does a file that you took out here before. The file is not kept, and nothing is sent.
near-miss-file-file = File
near-miss-file-hint = CSV, JSON or NDJSON, { $kilobytes } KB at most. Of a file with several events you choose one, among the first { $records }.
near-miss-file-how = How is it written?
near-miss-file-how-hint = A file that you took out here is recognised by itself.
near-miss-file-how-csv = CSV with semicolons, as a recent spreadsheet saves it in French
near-miss-file-how-csv-windows = CSV with semicolons, from an older Windows program
near-miss-file-how-csv-comma = CSV with commas
near-miss-file-how-json = JSON, an array of events
near-miss-file-how-ndjson = NDJSON, one event a line
near-miss-file-how-own = Otherwise: by the mapping below
near-miss-file-own = Mapping of your hospital
near-miss-file-own-hint = Only if the file’s columns have other names. Copy one of those below and put your names in it.
near-miss-file-look = Look through the file
near-miss-file-shipped = What becomes of the columns
near-miss-file-shipped-text = Each of these mappings names the columns it knows and the part of the account they become. The others are listed before the draft begins.
near-miss-file-missing = Choose a file.
near-miss-file-mapping-missing = Write the mapping, or say how the file is written.
near-miss-file-looked-title = What the file becomes
near-miss-file-refused = No draft can begin from this file
near-miss-file-faults = What cannot be taken
near-miss-file-which = Which event becomes the draft?
near-miss-file-which-hint = Only one: the others stay in your file.
near-miss-file-line = Line { $line }
near-miss-file-more = { $count ->
    [one] One more event is not shown. Put the one you want into a file of its own.
   *[other] { $count } more events are not shown. Put the one you want into a file of its own.
}
near-miss-file-unmapped = Columns left out
near-miss-file-unmapped-text = The mapping does not name them. If one of them matters, add it to a mapping of your own, or write it in the draft.
near-miss-file-left = Answers left out
near-miss-file-left-text = This form does not know these codes; it will ask you the questions.
near-miss-file-other = Another file
near-miss-file-large =
    The file is larger than { $most } KB.
    Keep only the event that you want to tell.
near-miss-file-empty =
    There is no event in this file.
    Check how it is written, and that it has a line below its header.
near-miss-file-mapping =
    No mapping has this name.
    Choose one of the list, or write your own.
near-miss-own-json =
    This is not well-formed ({ $message }, column { $column }).
    Take the file out again; do not edit it.
near-miss-own-kind =
    This is not a file of a near miss taken out here.
    Choose how it is written.
near-miss-own-content =
    An answer in it cannot be read ({ $error }).
    Take the file out again; do not edit it.
fault-near-miss-file-no-record = The file has no such event that can be taken. Choose one of those that are listed.
