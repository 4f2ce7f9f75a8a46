//! Shape: keys, types, languages, files.

use super::{change, check, check_all, faults, judge, small, voice};
use documents::definition::{self, Fault, Report};

const PROGRAMME: &str = "programme.toml";
const SHORT: &str = "instruments/short.toml";
const GOAL: &str = "goals/01-goal-1.toml";

#[test]
fn a_missing_key_is_told_where_its_table_begins() {
    check(PROGRAMME, "months = 12\n", "", &[("check-missing-key", "[programme]")]);
    check(PROGRAMME, "opens = 7\n", "", &[("check-missing-key", "^id = \"b2\"")]);
    check(SHORT, "seconds = 15\n", "", &[("check-missing-key", "^id = \"status\"")]);
    check(GOAL, "status = \"published\"\n", "", &[("check-missing-key", "id = \"goal-1\"")]);
    check(PROGRAMME, "[interruption]\nleave = \"nothing\"\n", "", &[("check-missing-key", "#")]);
}

#[test]
fn an_unknown_key_is_told_with_what_was_probably_meant() {
    check(
        PROGRAMME,
        "fewest_persons = 3",
        "fewest_person = 3",
        &[("check-missing-key", "[programme]"), ("check-misspelt-key", "fewest_person = 3")],
    );
    check(SHORT, "confirm = {", "zzz = {", &[("check-unknown-key", "zzz = {")]);
    let locator = "locator = \"12:34\"";
    check(GOAL, locator, "locator = \"12:34\"\nurl = \"x\"", &[("check-unknown-key", "url")]);
    // A key that belongs to another type of item.
    let status = "list = \"status\"";
    check(SHORT, status, "list = \"status\"\nmax_chars = 5", &[("check-unknown-key", "max_chars = 5")]);
}

#[test]
fn a_value_of_the_wrong_type_or_without_meaning_is_told_at_its_line() {
    let cases = [
        ("months = 12", "months = \"12\"", "check-wrong-type"),
        ("demonstration = true", "demonstration = 1", "check-wrong-type"),
        ("id = \"small\"", "id = 5", "check-wrong-type"),
        ("name = { fr = \"Petit\", en = \"Small\" }", "name = \"Small\"", "check-wrong-type"),
        ("languages = [\"fr\", \"en\"]", "languages = \"fr\"", "check-wrong-type"),
        ("before_due = [14, 3]", "before_due = [14, -3]", "check-wrong-type"),
        ("hours_per_evaluation = 1.5", "hours_per_evaluation = nan", "check-wrong-type"),
        ("hours_per_evaluation = 1.5", "hours_per_evaluation = -1.5", "check-out-of-range"),
        ("grace_days = 11", "grace_days = -11", "check-out-of-range"),
        ("months = 12", "months = 99999999999", "check-out-of-range"),
        ("partition = \"by_sequence\"", "partition = \"by_set\"", "check-not-among"),
        ("leave = \"nothing\"", "leave = \"Nothing\"", "check-not-among"),
        ("others = \"exception\"", "others = \"accept\"", "check-not-among"),
        ("kind = \"training\"", "kind = \"diploma\"", "check-not-among"),
        ("comparators = [\"self\", \"cohort_median\"]", "comparators = [\"others\"]", "check-not-among"),
        ("zone = \"Europe/Paris\"", "zone = \"Europe/Pariss\"", "check-unknown-zone"),
        ("version = \"1\"", "version = \" \"", "check-blank"),
        ("source_language = \"fr\"", "source_language = \"FR\"", "check-not-a-language"),
    ];
    for (from, to, code) in cases {
        check(PROGRAMME, from, to, &[(code, to)]);
    }
    let review = "next_review = \"2027-06-30\"";
    check(GOAL, review, "next_review = \"2027-02-29\"", &[("check-not-a-date", "2027-02-29")]);
    check(GOAL, review, "next_review = \"30/06/2027\"", &[("check-not-a-date", "30/06/2027")]);
    check(GOAL, review, "next_review = 2027-06-30", &[]);
    check(GOAL, "year = 2017", "year = 20170", &[("check-out-of-range", "year")]);
    // A date with an hour is not a day.
    for more in ["\"2027-06-30T10:00\"", "2027-06-30T10:00:00Z"] {
        let written = format!("next_review = {more}");
        check(GOAL, review, &written, &[("check-not-a-date", &written)]);
    }
}

#[test]
fn goals_stand_in_the_order_of_their_numbers_whatever_their_files_are_called() {
    let mut files = small();
    let text = files.remove(GOAL).unwrap();
    files.insert("goals/99-renamed.toml".to_owned(), text);
    let ids = |files: &definition::Files| -> Vec<String> {
        let programme = definition::load(files).unwrap();
        programme.goals.iter().map(|goal| goal.id.to_string()).collect()
    };
    assert_eq!(ids(&files), ids(&small()));
    change(&mut files, "goals/99-renamed.toml", "evidence = \"high\"", "evidence = \"low\"");
    judge(&files, "goals/99-renamed.toml", &[("check-unknown-reference", "evidence")]);
}

#[test]
fn a_condition_has_one_way_of_joining_and_one_comparison_a_test() {
    let from = "when = { all = [{ item = \"tried\", is = [\"yes\"] }] }";
    let both = "when = { all = [{ item = \"tried\", is = [\"yes\"] }], any = [] }";
    check(SHORT, from, both, &[("check-all-or-any", "any = []")]);
    check(SHORT, from, "when = {} # none", &[("check-all-or-any", "# none")]);
    let two = "when = { all = [{ item = \"tried\", is = [\"yes\"], is_not = [\"no\"] }] }";
    check(SHORT, from, two, &[("check-one-operator", "is_not = [\"no\"]")]);
    let none = "when = { all = [{ item = \"tried\" }] }";
    check(SHORT, from, none, &[("check-one-operator", "when = { all = [{ item = \"tried\" }] }")]);
}

#[test]
fn a_text_is_there_in_every_language_and_in_no_other() {
    let title = "title = { fr = \"Objectif 1\", en = \"Goal 1\" }";
    check(GOAL, title, "title = { fr = \"Objectif 1\" }", &[("check-language-missing", "title =")]);
    check(GOAL, title, "title = { fr = \"O\", en = \"  \" }", &[("check-language-missing", "title =")]);
    check(GOAL, title, "title = { fr = \"O\", en = \"G\", de = \"Z\" }", &[("check-language-extra", "title =")]);
    check(GOAL, title, "title = { fr = \"O\", en = \"G\", X1 = \"Z\" }", &[("check-not-a-language", "title =")]);
    check(GOAL, "text = { fr = \"Une affiche.\", en", "text = { en", &[("check-language-missing", "text =")]);
    check(SHORT, "text = { fr = \"Vraiment aucun ?\", en", "text = { en", &[("check-language-missing", "confirm")]);
    check("codes.toml", "fr = \"Souvent\", ", "", &[("check-language-missing", "\"mostly\"")]);
    check(PROGRAMME, "fr = \"L’année\", ", "", &[("check-language-missing", "The year")]);
    let languages = "source_language = \"fr\"";
    check(PROGRAMME, languages, "source_language = \"es\"", &[("check-language-source", "\"es\"")]);
}

#[test]
fn a_programme_is_always_written_in_french_and_english() {
    let mut files = small();
    change(&mut files, PROGRAMME, "languages = [\"fr\", \"en\"]", "languages = [\"fr\"]");
    let found = faults(&files);
    let undeclared: Vec<&Fault> = found.iter().filter(|fault| fault.code() == "check-language-undeclared").collect();
    assert_eq!(undeclared.len(), 1);
    assert!(
        found.iter().all(|fault| fault.code().starts_with("check-language")),
        "English is now one too many everywhere"
    );
}

#[test]
fn languages_are_judged_even_where_counts_cannot_be() {
    check_all(
        &[
            (PROGRAMME, "months = 12\n", ""),
            (PROGRAMME, ", en = \"The year\"", ""),
            // Not told: with a key missing, counts would be judged on guesses.
            (PROGRAMME, "catalogue = 6", "catalogue = 7"),
        ],
        PROGRAMME,
        &[("check-missing-key", "[programme]"), ("check-language-missing", "L’année")],
    );
    let mut files = small();
    change(&mut files, PROGRAMME, "months = 12\n", "");
    let report = Report::of(&files, vec![], Some(100));
    assert!(!report.judged && report.expected.is_none());
    assert!(report.note(&voice("en")).is_some());
}

#[test]
fn every_fault_of_every_file_is_told_in_order() {
    let mut files = small();
    change(&mut files, PROGRAMME, "k = 5", "k = 4");
    change(&mut files, PROGRAMME, "at_most = 3", "at_most = 4");
    change(&mut files, GOAL, "fr = \"Tous.\", ", "");
    change(&mut files, SHORT, "list = \"status\"", "list = \"statut\"");
    let places: Vec<_> = faults(&files).into_iter().map(|fault| (fault.file.clone(), fault.code())).collect();
    let expected = [
        (GOAL, "check-language-missing"),
        (SHORT, "check-misspelt-reference"),
        (SHORT, "check-feed-list"),
        (PROGRAMME, "check-k"),
        (PROGRAMME, "check-reminders"),
    ];
    let expected: Vec<_> = expected.map(|(file, code)| (file.to_owned(), code)).into_iter().collect();
    // The list of the short instrument is no longer that of the long one either.
    let paired = faults(&files).iter().filter(|fault| fault.code() == "check-not-paired").count();
    assert_eq!(paired, 1);
    let places: Vec<_> = places.into_iter().filter(|(_, code)| *code != "check-not-paired").collect();
    assert_eq!(places, expected);
}

#[test]
fn malformed_toml_is_told_once_a_line() {
    check(PROGRAMME, "months = 12", "months = = 12", &[("check-not-toml", "months")]);
    check(GOAL, "number = 1", "number = 1\nnumber = 1", &[("check-not-toml", "^version")]);
    let mut files = small();
    files.insert(PROGRAMME.to_owned(), "[programme\n".to_owned());
    assert_eq!(faults(&files)[0].code(), "check-not-toml");
}

#[test]
fn files_are_there_and_known() {
    let mut files = small();
    files.remove("codes.toml");
    judge(&files, "codes.toml", &[("check-missing-file", "")]);
    for path in ["programm.toml", "goals/old/07.toml", "wording/welcome.fr.txt", "wording/notice.FR.txt"] {
        let mut files = small();
        files.insert(path.to_owned(), "Objet\n\nCorps\n".to_owned());
        judge(&files, path, &[("check-unknown-file", "")]);
    }
    let mut files = small();
    files.insert("README.md".to_owned(), "Nothing to read.".to_owned());
    assert_eq!(faults(&files), []);
}

#[test]
fn a_mail_says_only_what_it_can_and_leads_somewhere() {
    for (words, line, code, named) in [
        ("Bientôt\n\nBonjour {nom}\n{link}\n", 3, "check-wording-unknown", "{name}"),
        ("Bientôt\n\nBonjour {name}\n", 3, "check-wording-lacks", "{link}"),
        ("Bientôt\n\n{link}\nle {opens\n", 4, "check-wording-brace", ""),
        ("Bientôt {link}\n\n{link}\n", 1, "check-wording-link", ""),
        ("Bientôt\n\n{link}\n\u{202e}x\n", 4, "check-wording-invisible", ""),
    ] {
        let mut files = small();
        files.insert("wording/notice.fr.txt".to_owned(), words.to_owned());
        let found = faults(&files);
        assert_eq!(found.len(), 1, "{words:?}: {found:?}");
        assert_eq!((found[0].line, found[0].code()), (Some(line), code));
        for voice in documents::language::Languages::embedded().unwrap().voices() {
            let said = format!("{} {}", found[0].reason(&voice), found[0].remedy(&voice));
            assert!(said.contains(named) && !said.contains('⟦') && !said.contains('$'), "{said}");
        }
    }
}

#[test]
fn a_mail_is_worded_in_each_language_with_a_subject_and_a_body() {
    let mut files = small();
    files.remove("wording/notice.en.txt");
    judge(&files, "wording/notice.en.txt", &[("check-wording-missing", "")]);
    for words in ["", "Soon\n", "\n\nHello.\n", "Soon\n\n \n"] {
        let mut files = small();
        files.insert("wording/notice.en.txt".to_owned(), words.to_owned());
        let found = faults(&files);
        assert_eq!(found.len(), 1, "{words:?}");
        let fault = &found[0];
        assert_eq!(
            (fault.file.as_str(), fault.code(), fault.line),
            ("wording/notice.en.txt", "check-wording-blank", Some(1))
        );
    }
}

#[test]
fn two_definitions_share_their_pinned_bytes_only_when_they_are_the_same() {
    let files = small();
    let bytes = definition::canonical(&files);
    assert_eq!(bytes, definition::canonical(&files.clone()));
    let mut moved = files.clone();
    let text = moved.remove(GOAL).unwrap();
    moved.insert("goals/01-goal-one.toml".to_owned(), text);
    assert_ne!(bytes, definition::canonical(&moved));
    // A letter that moves from a path to its text.
    let one = [("a".to_owned(), "bc".to_owned())].into();
    let other = [("ab".to_owned(), "c".to_owned())].into();
    assert_ne!(definition::canonical(&one), definition::canonical(&other));
}

#[test]
fn a_goal_may_cite_a_theme_and_the_guideline_it_was_drawn_from() {
    let review = "next_review = \"2027-06-30\"";
    let with = |more: &str| format!("{review}\n{more}");
    check(GOAL, review, &with("theme = \"allergy\"\nguideline = { reference = \"k2b7\", version = 2 }"), &[]);
    check(GOAL, review, &with("theme = \"All ergies\""), &[("check-shape", "All ergies")]);
    check(GOAL, review, &with("guideline = { reference = \"K 2\", version = 2 }"), &[("check-shape", "K 2")]);
    check(GOAL, review, &with("guideline = { reference = \"k2b7\" }"), &[("check-missing-key", "guideline =")]);
    check(
        GOAL,
        review,
        &with("guideline = { reference = \"k2b7\", version = 0 }"),
        &[("check-out-of-range", "guideline =")],
    );
}
