//! Rosters as spreadsheets really save them.

use super::*;
use domain::programme::{Code, CodeList};
use domain::text::Text;
use jiff::civil::date;

fn programme() -> Programme {
    let mut programme = domain::sample::prescrire_like();
    let code = |code: &str, french: &str, english: &str| Code {
        code: code.to_owned(),
        label: Text::new([(Language::french(), french.to_owned()), (Language::english(), english.to_owned())]),
        group: None,
        exclusive: false,
    };
    let list = |id: &str, codes: Vec<Code>| CodeList { id: id.to_owned(), version: "1".to_owned(), codes };
    programme.lists.push(list(
        "profession",
        vec![code("physician", "Médecin", "Physician"), code("nurse", "Infirmière", "Nurse")],
    ));
    programme.lists.push(list("setting", vec![code("solo", "Cabinet individuel", "Single-handed practice")]));
    programme
}

fn read(bytes: &[u8]) -> Roster {
    super::read("roster.csv", bytes, &programme())
}

/// Line, column and code of each fault.
fn faults(bytes: &[u8]) -> Vec<(Option<u64>, String, &'static str)> {
    read(bytes).faults.into_iter().map(|one| (one.line, one.column.clone(), one.code())).collect()
}

const ENGLISH: &str = "name,email,profession,setting,training,training_year,test_passed,subscription_until\n";

#[test]
fn a_roster_is_read_whatever_a_spreadsheet_made_of_it() {
    let plain = "name,email,profession,setting,training,training_year,test_passed,subscription_until,language\n\
        Alix Martin,alix@example.org,physician,solo,Test de lecture,2007,yes,2008-12-31,fr\n";
    let expected = read(plain.as_bytes());
    assert_eq!(expected.faults, vec![]);
    assert_eq!(
        expected.rows[0].training,
        Some(Training { name: "Test de lecture".into(), year: 2007, test_passed: true })
    );
    assert_eq!(expected.rows[0].subscription_until, Some(date(2008, 12, 31)));
    for same in [
        // Semicolons, a byte order mark, Windows line ends, French headers, labels and dates.
        "\u{feff}Nom;Courriel;Métier;Lieu d’exercice;Formation;Année de formation;Test réussi;Abonnement jusqu'au;Langue\r\n\
         Alix Martin;alix@example.org;Médecin;cabinet individuel;Test de lecture;2007;oui;31/12/2008;FR\r\n",
        // Quotes and tabs, columns in another order, an empty line and the empty last column of a spreadsheet.
        "email\tname\tlanguage\tprofession\tsetting\ttraining\ttraining_year\ttest_passed\tsubscription_until\t\n\
         alix@example.org\t\"Alix Martin\"\tfr\tPHYSICIAN\tsolo\t\"Test de lecture\"\t2007\t1\t31.12.2008\t\n\n",
    ] {
        let found = read(same.as_bytes());
        assert_eq!(found.faults, vec![], "{same}");
        assert_eq!(found.rows, expected.rows, "{same}");
    }
}

#[test]
fn a_name_with_a_comma_or_a_line_break_in_quotes_stays_in_its_cell() {
    let text = format!(
        "{ENGLISH}\"Martin, Alix\",a@example.org,nurse,solo,,,,\n\"Two\nlines\",b@example.org,nurse,solo,,,,\nCam,c@example.org,nurse,solo,,,,\n"
    );
    let found = read(text.as_bytes());
    assert_eq!(
        found.rows.iter().map(|row| (row.line, row.name.as_str())).collect::<Vec<_>>(),
        [(2, "Martin, Alix"), (5, "Cam")]
    );
    assert_eq!(found.faults.len(), 1, "a name is one line");
}

#[test]
fn latin_1_is_refused_with_its_position_and_utf_8_is_asked_for() {
    let mut bytes = ENGLISH.as_bytes().to_vec();
    bytes.extend(b"Ren\xe9e,r@example.org,nurse,solo,,,,\n");
    let found = read(&bytes);
    assert!(found.rows.is_empty());
    let voice = crate::language::Languages::embedded().unwrap().voice("en").unwrap();
    let text = found.faults[0].text(&voice);
    assert!(text.starts_with("roster.csv:2: ") && text.contains("UTF-8") && text.contains("character 4"), "{text}");
    assert!(!text.contains("Ren"), "{text}");
}

#[test]
fn columns_are_named_exactly_once_and_known() {
    assert_eq!(
        faults(b"name,email,name,colour\n"),
        [
            (Some(1), "name".into(), "roster-column-twice"),
            (Some(1), "colour".into(), "roster-unknown-column"),
            (Some(1), "profession".into(), "roster-missing-column"),
            (Some(1), "setting".into(), "roster-missing-column")
        ]
    );
    assert_eq!(faults(b"")[0].2, "roster-missing-column");
    assert_eq!(faults(ENGLISH.as_bytes())[0].2, "roster-empty");
}

#[test]
fn each_bad_cell_is_named_and_the_rest_of_the_row_is_still_read() {
    let text = format!(
        "{ENGLISH}\
         ,a@example.org,baker,solo,Reading,,perhaps,29/02/2007\n\
         Bo,b@example.org,nurse,solo,,2007,yes,\n\
         Cy,c@example.org,nurse,solo,,,,2008-02-29\n\
         Di,C@Example.org,nurse,solo,,,,\n\
         Ed,e@example.org\n"
    );
    assert_eq!(
        faults(text.as_bytes()),
        [
            (Some(2), "name".into(), "roster-blank"),
            (Some(2), "profession".into(), "roster-not-in-list"),
            (Some(2), "test_passed".into(), "roster-yes-no"),
            (Some(2), "subscription_until".into(), "roster-date"),
            (Some(3), "training".into(), "roster-training"),
            (Some(5), "email".into(), "roster-email-twice"),
            (Some(6), String::new(), "roster-cells"),
        ]
    );
    assert_eq!(read(text.as_bytes()).rows[0].subscription_until, Some(date(2008, 2, 29)), "2008 is a leap year");
}

#[test]
fn a_roster_has_an_end() {
    let mut text = ENGLISH.to_owned();
    for n in 0..=MOST_ROWS {
        text.push_str(&format!("N,n{n}@example.org,nurse,solo,,,,\n"));
    }
    assert_eq!(faults(text.as_bytes()), [(Some(10_002), String::new(), "roster-too-many")]);
    assert_eq!(faults(&vec![b'a'; MOST_BYTES + 1])[0].2, "roster-too-large");
    assert_eq!(faults(b"name\0")[0].2, "roster-not-text");
}
