use std::fmt::Write as _;

use domain::rex::{Factor, PartKind, Record, Severity, When};
use proptest::prelude::*;

use super::*;

const TABLE: &str = r#"
ignored = ["N°"]
[file]
format = "csv"
separator = ";"
[when]
column = "Date"
formats = ["%d/%m/%Y", "%Y-%m"]
[specialty]
column = "Spécialité"
values = { "Anesthésie" = "anaesthesia" }
[language]
constant = "fr"
[factors]
column = "Causes"
split = ","
values = { "transmission" = "4.4" }
otherwise = ""
[potential]
column = "Gravité"
[[text]]
kind = "narrative"
column = "Récit"
[[text]]
kind = "measures"
column = "Mesures"
"#;

const HEADER: &str = "N°;Date;Spécialité;Causes;Gravité;Récit;Mesures\n";

struct Broken(std::io::Error);

impl From<std::io::Error> for Broken {
    fn from(error: std::io::Error) -> Self {
        Self(error)
    }
}

fn mapping(text: &str) -> Mapping {
    Mapping::read("m.toml", text).unwrap_or_else(|fault| panic!("{fault:?}"))
}

fn read_all(mapping: &Mapping, bytes: &[u8]) -> (Vec<Arrived>, Outline) {
    let mut all = Vec::new();
    let outline = read(bytes, "f", mapping, &mut |arrived| {
        all.push(arrived);
        Ok::<(), Broken>(())
    });
    (all, outline.unwrap_or_else(|Broken(error)| panic!("{error}")))
}

fn records(mapping: &Mapping, bytes: &[u8]) -> Vec<Record> {
    let (all, outline) = read_all(mapping, bytes);
    assert_eq!(outline.faults, []);
    all.into_iter().map(|arrived| arrived.record.unwrap_or_else(|faults| panic!("{faults:?}"))).collect()
}

/// Line and code of every refusal.
fn refusals(mapping: &Mapping, bytes: &[u8]) -> Vec<(u64, &'static str)> {
    let (all, outline) = read_all(mapping, bytes);
    let whole = outline.faults.into_iter().map(|fault| (fault.line.unwrap_or_default(), fault.code()));
    let rows = all.into_iter().filter_map(|arrived| arrived.record.err()).flatten();
    whole.chain(rows.map(|fault| (fault.line.unwrap_or_default(), fault.code()))).collect()
}

#[test]
fn a_table_becomes_records() {
    let text = format!(
        "\u{feff}{HEADER}1;14/07/2013;Anesthésie;transmission, 4.1,autre;2;\"Le curare ; \r\nétait prêt\";\r\n2;2013-08;anaesthesia;;;Chute;Rien\n"
    );
    let found = records(&mapping(TABLE), text.as_bytes());
    let first = found.first().expect("two records");
    assert_eq!(first.when, Some(When::Month(2013, 7)), "the day is gone");
    assert_eq!(first.specialty, "anaesthesia");
    assert_eq!(first.factors, [Factor::parse("4.1"), Factor::parse("4.4")].into_iter().flatten().collect());
    assert_eq!(first.potential, Some(Severity::Mild));
    assert_eq!(first.parts.len(), 1, "an empty part is no part");
    assert_eq!(first.text(), "Le curare ; \nétait prêt");
    let second = found.get(1).expect("two records");
    assert_eq!(second.parts.get(1).map(|part| part.kind), Some(PartKind::Measures));
}

#[test]
fn every_bad_row_is_refused_with_its_line_and_every_reason() {
    let rows = "1;2013-08;Anesthésie;;;\"deux\nlignes\";\n\
                2;hier;Chirurgie;;9;x;\n\
                3;2013-08;;;;x;\n\
                4;2013-08;Anesthésie;;;;\n\
                5;2013-08\n\
                ;;;;;;\n\
                6;2013-08;Anesthésie;;;dernier;\n";
    let text = format!("{HEADER}{rows}");
    let expected = [
        (4, "rex-when"),
        (4, "rex-value"),
        (4, "rex-value"),
        (5, "rex-needed"),
        (6, "rex-no-text"),
        (7, "rex-cells"),
        (8, "rex-empty"),
    ];
    assert_eq!(refusals(&mapping(TABLE), text.as_bytes()), expected);
    let (all, _) = read_all(&mapping(TABLE), text.as_bytes());
    let lines: Vec<u64> = all.iter().map(|arrived| arrived.line).collect();
    assert_eq!(lines, [2, 4, 5, 6, 7, 8, 9]);
    assert_eq!(all.iter().filter(|arrived| arrived.record.is_ok()).count(), 2);
}

#[test]
fn columns_are_listed_missed_and_told_apart() {
    let written = "[file]\nformat = \"csv\"\nheader_rows = 2\nskip_rows = 1\n[specialty]\nconstant = \"a\"\n\
                   [language]\nconstant = \"en\"\n[[text]]\nkind = \"narrative\"\ncolumn = \"Event / What\"\n\
                   [[text]]\nkind = \"learning\"\ncolumn = \"Note#2\"\n";
    let text = "Extract of 2013,,,,\nId,Event,,Note,Note\n,When,What,,\n1,2013,fall,n1,n2\n";
    let (all, outline) = read_all(&mapping(written), text.as_bytes());
    assert_eq!(outline.faults, []);
    assert_eq!(outline.unmapped, ["Id", "Event / When", "Note#1"]);
    let record = all.first().and_then(|arrived| arrived.record.as_ref().ok()).expect("a record");
    assert_eq!(record.text(), "fall\n\nn2");
    let vague = written.replace("Note#2", "Note").replace("Event / What", "What");
    assert_eq!(refusals(&mapping(&vague), text.as_bytes()), [(1, "rex-column-several"), (1, "rex-column-missing")]);
}

#[test]
fn any_separator_and_spaces_after_it() {
    for separator in ["|", "tab", "||", "¦", " ; "] {
        let Ok(mapping) = Mapping::read(
            "m",
            &TABLE.replace("\";\"", &format!("\"{separator}\"")).replace("split = \",\"", "split = \"/\""),
        ) else {
            assert_eq!(separator, " ; ", "a space separates nothing");
            continue;
        };
        let sign = if separator == "tab" { "\t" } else { separator };
        let text = format!("{HEADER}1;2013-08;Anesthésie;;;\"un \"\"mot\"\"; {sign} deux\";\n").replace(';', sign);
        let found = records(&mapping, text.as_bytes());
        let expected = format!("un \"mot\"{sign} {sign} deux");
        assert_eq!(found.first().map(Record::text), Some(expected), "{separator:?}");
    }
    let spaced = mapping(&TABLE.replace("separator = \";\"", "skip_spaces = true"));
    let text = "\"N°\", \"Date\", \"Spécialité\", \"Causes\", \"Gravité\", \"Récit\", \"Mesures\"\n\
                \"1\", \"2013-08\",\"Anesthésie\", ,\"\", \"a, \"\"b\"\"\nc\", \n";
    assert_eq!(records(&spaced, text.as_bytes()).first().map(Record::text), Some("a, \"b\"\nc".to_owned()));
}

#[test]
fn the_encoding_is_the_declared_one_or_the_position_is_told() {
    let utf8 = mapping(TABLE);
    let windows = mapping(&TABLE.replace("separator", "encoding = \"windows-1252\"\nseparator"));
    let latin: Vec<u8> = format!("{HEADER}1;2013-08;Anesthésie;;;été ~ œuf;\n")
        .chars()
        .map(|letter| match letter {
            'œ' => 0x9c,
            '~' => 0x80,
            other => u8::try_from(u32::from(other)).unwrap_or(b'?'),
        })
        .collect();
    assert_eq!(records(&windows, &latin).first().map(Record::text), Some("été € œuf".to_owned()));
    let told = |bytes: &[u8], mapping: &Mapping| {
        let fault = inspect(bytes, "f", mapping).unwrap_or_else(|error| panic!("{error}"));
        fault.map(|fault| (fault.line.unwrap_or_default(), fault.code(), fault.value.clone()))
    };
    assert_eq!(told(&latin, &windows), None);
    assert_eq!(told(HEADER.as_bytes(), &utf8), None);
    assert_eq!(told(&latin, &utf8), Some((1, "rex-not-utf8", "B0".to_owned())), "the ° of the header");
    assert_eq!(told(b"a\nbc\x81", &windows), Some((2, "rex-not-windows", "81".to_owned())));
    assert_eq!(told(b"a\nb\xc3", &utf8), Some((2, "rex-not-utf8", "C3".to_owned())), "cut in a letter");
    assert_eq!(told(b"\xff\xfea\0", &utf8), Some((1, "rex-utf16", "FF FE".to_owned())));
    assert_eq!(told(b"\xef\xbb\xbfa", &windows), Some((1, "rex-marked-utf8", "EF BB BF".to_owned())));
    assert_eq!(told(b"\xef\xbb\xbfa", &utf8), None);
    assert_eq!(told(b"", &utf8), None);
}

#[test]
fn an_open_quote_does_not_swallow_the_file() {
    let long = format!("{HEADER}1;2013-08;Anesthésie;;;\"jamais fermé{}", "x;\n".repeat(600_000));
    assert_eq!(refusals(&mapping(TABLE), long.as_bytes()).last().map(|(_, code)| *code), Some("rex-row-long"));
}

const OBJECTS: &str = r#"
[file]
format = "ndjson"
[specialty]
constant = "device"
[language]
constant = "en"
[phase]
column = "care.phase"
[[text]]
kind = "narrative"
column = "text"
"#;

#[test]
fn lines_of_json_become_records_and_bad_ones_do_not_stop_the_others() {
    let text = "{\"text\":\"one\",\"care\":{\"phase\":\"induction\"},\"n\":1}\n\
                \n\
                {\"text\":\"two\"\n\
                [1]\n\
                {\"text\":\"a\",\"text\":\"b\"}\n\
                {\"text\":[\"x\",\"y\"],\"care\":null}\n";
    let read = mapping(OBJECTS);
    let expected = [(3, "rex-json"), (4, "rex-json-no-object"), (5, "rex-column-several")];
    assert_eq!(refusals(&read, text.as_bytes()), expected);
    let (all, outline) = read_all(&read, text.as_bytes());
    assert_eq!(outline.unmapped, ["care", "n"]);
    let sound: Vec<&Record> = all.iter().filter_map(|arrived| arrived.record.as_ref().ok()).collect();
    assert_eq!(sound.first().and_then(|record| record.phase).map(|phase| phase.code()), Some("induction"));
    assert_eq!(sound.get(1).map(|record| record.text()), Some("x, y".to_owned()));
}

#[test]
fn an_array_of_json_is_read_alone_or_under_its_name() {
    let whole = mapping(&OBJECTS.replace("ndjson", "json"));
    let under = mapping(&OBJECTS.replace("\"ndjson\"", "\"json\"\nrecords = \"items\""));
    let array = "[\n{\"text\":\"one\"},\n{\"text\":\"two\"}, 3,\n{\"text\":\"\"}]";
    assert_eq!(refusals(&whole, array.as_bytes()), [(3, "rex-json-no-object"), (4, "rex-empty")]);
    let object = format!("{{\"made\":{{\"a\":[1]}},\"items\":{array},\"end\":1}}");
    let (all, outline) = read_all(&under, object.as_bytes());
    assert_eq!((all.len(), outline.faults.len()), (4, 0));
    assert_eq!(refusals(&under, array.as_bytes()), [(0, "rex-json-no-records")]);
    assert_eq!(refusals(&whole, b"[{\"text\":\"one\"},\n{\"text\" \"two\"}]"), [(2, "rex-json")]);
    assert_eq!(refusals(&whole, b"[{\"text\":\"one\"}"), [(1, "rex-json")], "cut off");
    assert_eq!(refusals(&whole, b""), [(1, "rex-json")]);
}

#[test]
fn mappings_that_make_no_sense_are_told_where() {
    for (from, to, code) in [
        ("separator = \";\"", "separator = \"ab\"", "rex-mapping-separator"),
        ("separator = \";\"", "quote = \"«»\"", "rex-mapping-quote"),
        ("separator = \";\"", "header_rows = 3", "rex-mapping-header"),
        ("separator = \";\"", "seperator = \";\"", "rex-mapping"),
        ("\"narrative\"", "\"story\"", "rex-mapping-kind"),
        ("constant = \"fr\"", "", "rex-mapping-source"),
        ("constant = \"fr\"", "constant = \"fr\"\ncolumn = \"x\"", "rex-mapping-source"),
        ("[file]", "[file", "rex-mapping"),
    ] {
        let fault = Mapping::read("m.toml", &TABLE.replacen(from, to, 1)).map(|_| ()).expect_err(code);
        assert_eq!(fault.code(), code, "{to}");
    }
    let line = Mapping::read("m.toml", "ignored = []\n[file]\nformat = \"xls\"\n").expect_err("xls").line;
    assert_eq!(line, Some(3));
}

/// A table written as a spreadsheet does.
fn written(rows: &[(String, String)], separator: &str) -> String {
    let mut text = format!("a{separator}b\n");
    for (a, b) in rows {
        let _ = writeln!(text, "\"{}\"{separator}\"{}\"", a.replace('"', "\"\""), b.replace('"', "\"\""));
    }
    text
}

fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

proptest! {
    #[test]
    fn whatever_stands_in_cells_comes_back(
        rows in prop::collection::vec(("[a-zé\"; \n,|]{0,20}", "[a-zé\"; \n\r,|]{0,20}"), 1..8),
        separator in prop::sample::select(vec![";", "||"]),
    ) {
        let text = written(&rows, separator);
        let mapping = mapping(&format!(
            "[file]\nformat = \"csv\"\nseparator = \"{separator}\"\n[specialty]\nconstant = \"x\"\n[language]\nconstant = \"fr\"\n\
             [[text]]\nkind = \"narrative\"\ncolumn = \"a\"\n[[text]]\nkind = \"learning\"\ncolumn = \"b\"\n"
        ));
        let (all, outline) = read_all(&mapping, text.as_bytes());
        prop_assert!(outline.faults.is_empty());
        prop_assert_eq!(all.len(), rows.len());
        for (arrived, (a, b)) in all.iter().zip(&rows) {
            let expected: Vec<String> = [tidy(a), tidy(b)].into_iter().filter(|text| !text.is_empty()).collect();
            match &arrived.record {
                Ok(record) => prop_assert_eq!(record.text(), expected.join("\n\n")),
                Err(_) => prop_assert!(expected.is_empty()),
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused_and_never_more_than_once(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in ["csv", "json", "ndjson"] {
            let mapping = mapping(&OBJECTS.replace("ndjson", format).replace("[phase]\ncolumn = \"care.phase\"\n", ""));
            if let Ok(None) = inspect(bytes.as_slice(), "f", &mapping) {
                let mut count = 0;
                let outcome = read(bytes.as_slice(), "f", &mapping, &mut |_| { count += 1; Ok::<(), Broken>(()) });
                prop_assert!(outcome.is_ok());
                prop_assert!(count <= bytes.len() + 1);
            }
        }
    }

    #[test]
    fn windows_letters_decode_alike_however_they_are_cut(text in "[ -~é°ÿ\n]{0,60}") {
        let latin: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect();
        let mut decoded = String::new();
        let mut reader = encoding::Decoded::new(latin.as_slice(), mapping::Encoding::Windows1252);
        let mut one = [0_u8; 1];
        let mut bytes = Vec::new();
        while std::io::Read::read(&mut reader, &mut one).map_err(|_| ()).unwrap_or(0) == 1 {
            bytes.extend_from_slice(&one);
        }
        decoded.push_str(&String::from_utf8_lossy(&bytes));
        prop_assert_eq!(decoded, text);
    }
}
