//! The tables read back what they wrote, whatever was written; and say where they cannot be read.

use super::*;
use crate::bad_cell::BadCell;
use domain::answers::Answer;
use jiff::Timestamp;
use proptest::prelude::*;

fn text_of<T: Record>(rows: &[T]) -> Vec<u8> {
    let mut out = Writer::new(Vec::new(), T::TABLE).unwrap();
    for row in rows {
        out.write(row).unwrap();
    }
    out.finish().unwrap().2
}

fn rows_of<T: Record>(text: &[u8]) -> (Vec<T>, Vec<BadCell>) {
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    let mut reader = Reader::<_, T>::new(text, &mut faults).unwrap();
    while let Some(parsed) = reader.next(&mut faults).unwrap() {
        rows.extend(parsed.row);
    }
    (rows, faults)
}

fn answer_row(value: &str) -> AnswerRow {
    AnswerRow {
        key: "k1".to_owned(),
        evaluation: "b1".to_owned(),
        revision: 1,
        goal: String::new(),
        item: "words".to_owned(),
        shape: "words".to_owned(),
        value: value.to_owned(),
    }
}

/// Texts made of what spreadsheets and CSV readers stumble on.
fn naughty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "=",
            "+",
            "-",
            "@",
            "\t",
            "\r",
            "\n",
            "\r\n",
            "'",
            "\"",
            ",",
            ";",
            "|",
            "＝",
            "\u{feff}",
            "=cmd|'/C calc'!A0",
            "a",
            " ",
            "é",
            "\u{202e}",
            "\0",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Whether a spreadsheet that splits at `separator` would find a cell of this line that begins a formula.
fn runs(line: &str, separator: char) -> bool {
    line.split(separator).any(|cell| {
        let cell = cell.trim_start_matches('"');
        cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    })
}

proptest! {
    #[test]
    fn a_guarded_text_is_read_back_exactly_and_begins_no_formula(text in naughty()) {
        let safe = guarded(&text);
        prop_assert_eq!(unguarded(&safe), text);
        for separator in [',', ';', '\t', '|', '\n', '\r'] {
            prop_assert!(!runs(&safe, separator), "{:?} at {:?}", safe, separator);
        }
    }

    #[test]
    fn a_table_reads_back_what_it_wrote(texts in prop::collection::vec(naughty(), 1..8)) {
        let rows: Vec<AnswerRow> = texts.iter().map(|text| answer_row(text)).collect();
        let (read, faults) = rows_of::<AnswerRow>(&text_of(&rows));
        prop_assert_eq!(faults, vec![]);
        prop_assert_eq!(read, rows);
    }

    #[test]
    fn instants_are_read_back_to_the_millisecond(ms in 0_i64..4_000_000_000_000) {
        let at = Timestamp::from_millisecond(ms).unwrap();
        prop_assert_eq!(cell::read_instant(&cell::instant(at)), Some(at));
    }
}

#[test]
fn a_guard_that_guards_nothing_is_the_writers_own() {
    assert_eq!(unguarded("'hello"), "'hello");
    assert_eq!(guarded("l'heure"), "l'heure");
    assert_eq!(guarded("=1+1"), "'=1+1");
    assert_eq!(guarded("a;=1"), "a;'=1");
    assert_eq!(unguarded("''=1"), "'=1");
}

#[test]
fn every_shape_of_answer_is_read_back() {
    for answer in [
        Answer::Code("mostly".into()),
        Answer::Other("x y".into()),
        Answer::Codes(["a".to_owned(), "b".to_owned()].into()),
        Answer::Codes([].into()),
        Answer::Ranked(vec!["b".into(), "a".into()]),
        Answer::Ranked(vec![]),
        Answer::Number(-5),
        Answer::Words(String::new()),
        Answer::Date(jiff::civil::date(2008, 2, 29)),
        Answer::YesNo(true),
        Answer::Declined,
    ] {
        let (shape, value) = value_of(&answer);
        assert_eq!(answer_of(shape, &value), Some(answer));
    }
    for (shape, value) in [
        ("number", "1.5"),
        ("number", "+1"),
        ("date", "2007-02-29"),
        ("yes_no", "oui"),
        ("codes", "a a"),
        ("declined", "x"),
        ("", ""),
    ] {
        assert_eq!(answer_of(shape, value), None, "{shape} {value}");
    }
}

#[test]
fn each_bad_cell_is_named_by_line_column_and_value() {
    let text = "key,from,to,kind,recorded_at\n\
        k1,2008-02-29,,leave,2008-02-29T12:00:00.000Z\n\
        k 2,2007-02-29,31/12/2008,holiday,yesterday\n\
        k3,2008-01-01\n";
    let (rows, faults) = rows_of::<Leave>(text.as_bytes());
    assert_eq!(rows.len(), 1, "29 February of a leap year is a date");
    let found: Vec<_> =
        faults.iter().map(|one| (one.line, one.column.as_str(), one.value.as_str(), one.code())).collect();
    assert_eq!(
        found,
        [
            (Some(3), "key", "k 2", "transfer-key"),
            (Some(3), "from", "2007-02-29", "transfer-date"),
            (Some(3), "to", "31/12/2008", "transfer-date"),
            (Some(3), "kind", "holiday", "transfer-one-of"),
            (Some(3), "recorded_at", "yesterday", "transfer-instant"),
            (Some(4), "", "k3", "transfer-cells"),
        ]
    );
}

#[test]
fn a_wrong_header_is_one_fault_and_a_byte_order_mark_is_none() {
    let good = "\u{feff}key,left_on,recorded_at\r\nk1,2008-05-01,2008-05-01T10:00:00.000Z\r\n";
    assert_eq!(rows_of::<Departure>(good.as_bytes()).0.len(), 1);
    for bad in [
        "key;left_on;recorded_at\nk1;2008-05-01;2008-05-01T10:00:00.000Z\n",
        "key,day,recorded_at\n",
        "",
        "left_on,key,recorded_at\n",
    ] {
        let (rows, faults) = rows_of::<Departure>(bad.as_bytes());
        assert_eq!((rows.len(), faults.len()), (0, 1), "{bad:?}: {faults:?}");
        assert_eq!(faults[0].code(), "transfer-columns");
    }
}

#[test]
fn an_open_quote_does_not_swallow_the_file() {
    let mut text = b"key,left_on,recorded_at\nk1,\"2008".to_vec();
    text.extend(vec![b'x'; 5_000_000]);
    let (rows, faults) = rows_of::<Departure>(&text);
    assert_eq!((rows.len(), faults[0].code()), (0, "transfer-row-long"));
}

#[test]
fn bytes_that_are_no_text_are_refused_where_they_stand() {
    let mut text = b"key,requirement,kind,until,reason,recorded_at\nk1,b1,excused,,caf".to_vec();
    text.extend(b"\xe9,2008-05-01T10:00:00.000Z\n");
    let (_, faults) = rows_of::<Override>(&text);
    assert_eq!((faults[0].code(), faults[0].column.as_str(), faults[0].line), ("transfer-utf8", "reason", Some(2)));
}

#[test]
fn the_documentation_shows_every_column() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/cohort-tables.md")).unwrap();
    assert!(page.contains(&markdown()), "docs/cohort-tables.md must hold:\n{}", markdown());
}

#[test]
fn the_manifest_is_read_back_from_the_dictionary() {
    let programme = domain::sample::prescrire_like();
    let about = About {
        programme: &programme,
        definition: "00".repeat(32),
        cohort: "2008-01".to_owned(),
        start: jiff::civil::date(2008, 1, 1),
        synthetic: true,
        made: Timestamp::UNIX_EPOCH,
    };
    let written = [Written { name: "answers", rows: 3, bytes: 9, sha256: "ab".to_owned() }];
    let manifest = read_manifest(&dictionary(&about, &written).to_string()).unwrap();
    assert_eq!(manifest.version, "1.0.0");
    assert_eq!(manifest.start, "2008-01-01");
    assert_eq!(manifest.hashes, [("answers.csv".to_owned(), "ab".to_owned())]);
    assert!(read_manifest("{}").is_err());
}
