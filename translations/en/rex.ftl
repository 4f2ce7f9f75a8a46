# Reading historic bases into the REX base, and asking it. Each fault has two lines: what is wrong, then what to do.

## The mapping
rex-mapping =
    This mapping cannot be read: { $message }.
    Mend it there; docs/rex-import.md describes every field.
rex-mapping-separator =
    This cannot separate columns.
    Write one to four signs that are neither letters nor digits, such as ";", or "tab".
rex-mapping-quote =
    This cannot be a quotation mark.
    Write one sign, such as "'", or "" when nothing is quoted.
rex-mapping-header =
    A table has one or two header rows.
    Write 1 or 2; rows above them are passed over with skip_rows.
rex-mapping-kind =
    This is not a part of a record.
    Write one of { $known }.
rex-mapping-no-text =
    No column becomes a text.
    Add a [[text]] with its kind and its column.
rex-mapping-source =
    This needs either a constant or a column, and not both.
    Write constant = "…" where every record has the same value, column = "…" otherwise.

## The file
rex-not-utf8 =
    This is not UTF-8 (byte { $byte } of the line).
    If the file was written by an older Windows program, declare encoding = "windows-1252" in the mapping; else save it again as UTF-8.
rex-not-windows =
    No letter of windows-1252 is written so (byte { $byte } of the line).
    Declare the encoding that the file has, or save it again as UTF-8.
rex-marked-utf8 =
    The file says that it is UTF-8 (byte { $byte }), and the mapping declares windows-1252.
    Write encoding = "utf-8" in the mapping.
rex-utf16 =
    The file is UTF-16 (byte { $byte }).
    Save it again as UTF-8.
rex-no-header =
    The file ends before its header does.
    Check skip_rows and header_rows in the mapping.
rex-column-missing =
    No column has this name. The columns are: { $columns }.
    Write the name as it stands there; check the separator if they are not apart.
rex-column-several =
    { $count } columns have this name.
    Say which: the name followed by #1 for the first, #2 for the second.
rex-json-no-records =
    The file holds no array of records in this place.
    Leave records out when the file is an array, or write the name that the array stands under.

## Records
rex-cells =
    This row has { $found } cells instead of { $expected }.
    Look for a separator that is not between quotation marks, or for a mark that is not closed.
rex-row-long =
    This record has more than { $most } bytes; nothing after it was read.
    Look for a quotation mark that is never closed, then import the rest.
rex-empty =
    This row is empty.
    Remove it.
rex-json =
    This is not well-formed ({ $message }, column { $column }).
    Mend the line; in a JSON file nothing after it was read.
rex-json-no-object =
    This is not an object with names and values.
    Write each record as one.
rex-when =
    This is not a date of any of the forms { $formats }.
    Correct it, or add its form to the mapping.
rex-value =
    This says nothing the field { $field } knows.
    Add the value to the mapping, or write otherwise = "…" there.
rex-needed =
    A record needs a { $field }.
    Fill it in, or write what an empty one means: values = {"{"} "" = "…" {"}"}.
rex-no-text =
    This record has no words.
    Fill in one of these columns, or remove the row.
rex-text-long =
    This text has more than { $most } characters.
    Look for a quotation mark that is never closed, or shorten it.

## What commands say
rex-reading = Reading
rex-indexing = Indexing
rex-indexed = Records in the index: { $count }
rex-index-busy = Another process is writing to the search index. Try again in a moment, or stop the server first.
rex-imported-already = This file is in the base already. To import what was refused, put those records into a file of their own.
rex-import-running = Another process is importing this file. Wait until it has finished.
rex-not-imported = Nothing was imported.
rex-resumed = Went on after { $count } records that were dealt with before.
rex-unmapped = Columns that the mapping does not take: { $columns }
rex-held = line { $line }: held, for it may name somebody ({ $labels }). Nobody sees it until a person has cleared it.
rex-imported = Read { $read }: { $landed } in the base, { $held } held, { $refused } refused.
rex-found = Records found: { $count }
rex-language = The base speaks fr and en, not “{ $tag }”.
rex-facet = “{ $facet }” names no side and value of a record. Write SIDE=VALUE; the sides are { $sides }.
