use documents::definition::Files;
use documents::scheme;

use crate::{change, example, voice};

const FORM: &str = "near-miss.toml";

/// Codes of faults, each with words of the line it is told at.
type Told = &'static [(&'static str, &'static str)];

/// The faults of a scheme are exactly those expected, each at the first line that holds the text given.
#[track_caller]
fn judge(files: &Files, expected: &[(&str, &str, &str)]) {
    let found = scheme::check(files).err().unwrap_or_default();
    let told: Vec<String> = found.iter().map(|fault| fault.text(&voice("en"))).collect();
    let line = |file: &str, words: &str| {
        let text = files.get(file).map(String::as_str).unwrap_or_default();
        text.lines().position(|line| line.contains(words)).map(|at| at + 1)
    };
    let found: Vec<_> = found.iter().map(|fault| (fault.file.as_str(), fault.code(), fault.line)).collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(file, code, words)| (*file, *code, if words.is_empty() { None } else { line(file, words) }))
        .collect();
    assert_eq!(found, expected, "{told:#?}");
    for fault in told {
        assert!(!fault.contains('⟦') && fault.ends_with(['.', '?']), "{fault}");
    }
}

#[track_caller]
fn check(file: &str, from: &str, to: &str, expected: &[(&str, &str)]) {
    let mut files = example();
    change(&mut files, file, from, to);
    let expected: Vec<_> = expected.iter().map(|(code, words)| (file, *code, *words)).collect();
    judge(&files, &expected);
}

#[test]
fn a_fault_is_told_with_file_line_reason_and_remedy_in_both_languages() {
    let mut files = example();
    change(&mut files, FORM, "budget_seconds = 180", "budget_seconds = 60");
    let faults = scheme::check(&files).unwrap_err();
    assert_eq!(
        faults[0].text(&voice("en")),
        "near-miss.toml:1: What is needed to send takes 153 seconds, more than the 60 promised. \
         Make a question optional, or promise an honest time in budget_seconds."
    );
    assert!(faults[0].reason(&voice("fr")).contains("plus que les 60 promises"));
    let report = scheme::Report::of(&files, Vec::new());
    assert_eq!(report.json(&voice("fr"))["faults"][0]["code"], "scheme-too-long");
}

#[test]
fn what_cannot_be_read_is_told_where_it_stands() {
    check("scheme.toml", "zone = \"Europe/Lisbon\"", "zone = \"Lisboa\"", &[("check-unknown-zone", "zone =")]);
    check(
        "scheme.toml",
        "named = true",
        "namd = true",
        &[("check-missing-key", "[near_miss]"), ("check-misspelt-key", "namd")],
    );
    check("scheme.toml", "rex_floor = 5", "rex_floor = 1", &[("check-out-of-range", "rex_floor")]);
    check(FORM, "asks = \"due\"", "asks = \"when\"", &[("check-not-among", "asks = \"when\"")]);
    check(FORM, "means = \"measure_due\"", "means = \"deadline\"", &[("check-not-among", "means = \"deadline\"")]);
    check(FORM, "budget_seconds = 180\n", "", &[("check-missing-key", "[form]")]);
    let mut files = example();
    files.remove("specialties.toml");
    files.insert("codes.toml".to_owned(), String::new());
    judge(&files, &[("codes.toml", "check-unknown-file", ""), ("specialties.toml", "check-missing-file", "")]);
    let mut broken = example();
    change(&mut broken, FORM, "budget_seconds = 180", "budget_seconds = 3 minutes");
    judge(&broken, &[(FORM, "check-not-toml", "3 minutes")]);
    assert!(scheme::Report::of(&broken, Vec::new()).note(&voice("fr")).is_some());
}

#[test]
fn a_scheme_speaks_french_english_and_all_its_languages() {
    check("scheme.toml", "[\"fr\", \"en\", \"pt\"]", "[\"en\", \"pt\"]", &[("check-language-undeclared", "languages")]);
    check("scheme.toml", ", pt = \"Um exemplo.\"", "", &[("scheme-unsaid", "summary")]);
    check("specialties.toml", ", pt = \"Nascimentos\"", "", &[("scheme-unsaid", "Births")]);
    check(FORM, ", pt = \"Nenhuma\"", "", &[("scheme-unsaid", "\"None\"")]);
}

#[test]
fn specialties_have_codes_of_their_own() {
    let specialties = "specialties.toml";
    check(specialties, "code = \"activity_births\"", "code = \"dentistry\" # again", &[("scheme-twice", "# again")]);
    check(specialties, "code = \"dentistry\"", "code = \"Dentistry\"", &[("scheme-shape", "Dentistry\"")]);
    check(specialties, "activity = true", "activity = true\nitem = 3", &[("scheme-item-of-activity", "item = 3")]);
    let mut files = example();
    files.insert(specialties.to_owned(), String::new());
    judge(&files, &[(specialties, "scheme-nobody", "")]);
}

#[test]
fn every_fault_of_the_form_is_told_at_its_line() {
    let cases: [(&str, &str, Told); 12] = [
        ("id = \"due\"", "id = \"story\"", &[("scheme-name-twice", "none")]),
        ("id = \"due\"", "id = \"Due date\"", &[("scheme-shape", "Due date")]),
        ("list = \"severity\"", "list = \"harm\"", &[("scheme-no-list", "list = \"harm\"")]),
        ("needed = \"to_accept\"", "needed = \"to_send\"", &[("scheme-needed-too-soon", "none")]),
        (
            "means = \"measure_due\"",
            "means = \"month\"",
            &[("scheme-means-twice", "none"), ("scheme-means-shape", "none")],
        ),
        ("means = \"month\"\n", "", &[("scheme-not-asked", "[form]")]),
        ("means = \"measure\"\n", "means = \"unit\"\n", &[("scheme-means-shape", "means = \"unit\"")]),
        ("code = \"3\"", "code = \"7\"", &[("scheme-not-of-base", "means = \"actual\"")]),
        (
            "{ item = \"in_danger\", is = [\"yes\"] }",
            "{ item = \"in_danger\", is = [\"sim\"] }",
            &[("scheme-never-holds", "when = { any = [\n")],
        ),
        (
            "{ item = \"in_danger\", is = [\"yes\"] }",
            "{ item = \"measure\", is = [\"x\"] }",
            &[("scheme-looks-ahead", "none"), ("scheme-never-holds", "none")],
        ),
        (
            "{ item = \"harm\", is = [\"5\", \"6\"] }",
            "{ item = \"harm\", at_least = 5 }",
            &[("scheme-never-holds", "none")],
        ),
        ("code = \"1\", label", "code = \"0\", label", &[("scheme-name-twice", "\"None\"")]),
    ];
    for (from, to, expected) in cases {
        let mut files = example();
        change(&mut files, FORM, from, to);
        let found = scheme::check(&files).unwrap_err();
        let codes: Vec<_> = found.iter().map(documents::definition::Fault::code).collect();
        assert_eq!(codes, expected.iter().map(|(code, _)| *code).collect::<Vec<_>>(), "{to}: {found:?}");
        for (fault, (_, words)) in found.iter().zip(expected) {
            assert_eq!(fault.file, FORM);
            let line = fault.line.unwrap_or_else(|| panic!("{to}: no line"));
            let text = files[FORM].lines().nth(line - 1).unwrap();
            // Where the changed line itself is meant, it holds what was written.
            let wanted = if *words == "none" { to.lines().next().unwrap() } else { words.trim() };
            let near = text.contains(wanted) || wanted.contains(text.trim()) || text.starts_with("when = { any = [");
            assert!(near, "{to}: told at `{text}`");
        }
    }
}

#[test]
fn a_form_that_asks_for_more_than_people_bear_is_refused() {
    let mut files = example();
    let more: String = (0..6)
        .map(|number| {
            format!(
                "[[section.block.field]]\nid = \"more{number}\"\nasks = \"yes_no\"\nneeded = \"to_send\"\nseconds = 0\n\
                 label = {{ fr = \"?\", en = \"?\", pt = \"?\" }}\n\n"
            )
        })
        .collect();
    let before = "[[section]]\nid = \"learning\"";
    change(&mut files, FORM, before, &format!("{more}{before}"));
    judge(&files, &[(FORM, "scheme-too-many", "[form]")]);
}

#[test]
fn an_earlier_form_is_judged_in_its_own_file() {
    let mut files = example();
    let same = files[FORM].clone();
    files.insert("near-miss/1.toml".to_owned(), same);
    judge(&files, &[("near-miss/1.toml", "scheme-form-twice", "version = \"2\"")]);
    let older = files[FORM].replace("version = \"2\"", "version = \"1\"").replace("means = \"month\"\n", "");
    files.insert("near-miss/1.toml".to_owned(), older);
    judge(&files, &[("near-miss/1.toml", "scheme-not-asked", "[form]")]);
}

/// The scheme that ships, changed in one place, has exactly these faults there.
#[track_caller]
fn check_shipped(file: &str, from: &str, to: &str, expected: &[(&str, &str)]) {
    let mut files = documents::shipped::scheme("fr-has").unwrap();
    change(&mut files, file, from, to);
    let expected: Vec<_> = expected.iter().map(|(code, words)| (file, *code, *words)).collect();
    judge(&files, &expected);
}

#[test]
fn themes_have_names_of_their_own_in_every_language_and_specialties_that_are_there() {
    const FILE: &str = "themes.toml";
    check_shipped(FILE, "code = \"dose\"", "code = \"Dose\"", &[("scheme-shape", "code = \"Dose\"")]);
    check_shipped(FILE, "code = \"infection\"", "code = \"infection\"\ncolour = 1", &[("check-unknown-key", "colour")]);
    let specialty = "specialty = \"gynaecology_obstetrics\"";
    check_shipped(FILE, specialty, "specialty = \"magic\"", &[("scheme-no-specialty", "magic")]);
    check_shipped(FILE, "fr = \"Transmission et relève\", ", "", &[("scheme-unsaid", "en = \"Handover\"")]);
    let mut files = documents::shipped::scheme("fr-has").unwrap();
    files.get_mut(FILE).unwrap().push_str("[[theme]]\ncode = \"dose\"\nname = { fr = \"Encore\", en = \"Again\" }\n");
    let faults = scheme::check(&files).unwrap_err();
    assert_eq!(faults.iter().map(|fault| fault.code()).collect::<Vec<_>>(), ["scheme-twice"]);
}

#[test]
fn uptake_is_asked_with_codes_that_are_listed() {
    const FILE: &str = "uptake.toml";
    check_shipped(FILE, "strict = [\"always\"]", "strict = [\"ever\"]", &[("scheme-not-listed", "[measure]")]);
    check_shipped(FILE, "id = \"reason\"", "id = \"raison\"", &[("scheme-not-listed", "[measure]")]);
    check_shipped(FILE, "grace_days = 60", "grace_days = 0", &[("check-out-of-range", "grace_days")]);
    let mut files = documents::shipped::scheme("fr-has").unwrap();
    files.remove(FILE);
    files.remove("themes.toml");
    let bare = scheme::check(&files).unwrap();
    assert!(bare.themes.is_empty() && bare.uptake.is_none(), "a scheme may go without");
}
