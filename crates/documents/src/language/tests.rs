//! The promises of the catalogues, checked over every file that speaks.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use jiff::civil::{date, time};

use super::{Languages, Voice};

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files_under(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return found;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().unwrap() != "target" {
                found.extend(files_under(&path, extensions));
            }
        } else if path.extension().is_some_and(|it| extensions.iter().any(|wanted| it == *wanted)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Every message of a language with the names of the values it prints.
fn messages(tag: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for file in files_under(&workspace().join("translations").join(tag), &["ftl"]) {
        let resource = FluentResource::try_new(fs::read_to_string(&file).unwrap());
        let resource = resource.unwrap_or_else(|(_, faults)| panic!("{}: {faults:?}", file.display()));
        for entry in resource.entries() {
            // The syntax tree's types belong to a crate we do not import; its printed form names every value a message uses, however deep.
            let entry = format!("{entry:?}");
            let Some(key) = entry.strip_prefix("Message(Message { id: Identifier { name: \"") else {
                continue;
            };
            let key = key.split('"').next().unwrap().to_owned();
            assert!(entry.contains("attributes: []"), "{key} has attributes: a message is one text");
            let values = entry
                .split("VariableReference { id: Identifier { name: \"")
                .skip(1)
                .map(|rest| rest.split('"').next().unwrap().to_owned())
                .collect();
            assert!(all.insert(key.clone(), values).is_none(), "{key} is defined twice in {tag}");
        }
    }
    all
}

/// Every text between straight quotes, and those of them that are the key of a `say` or a `with`.
fn quoted(text: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut all, mut said) = (BTreeSet::new(), BTreeSet::new());
    for (at, _) in text.match_indices('"') {
        let rest = &text[at + 1..];
        let Some(end) = rest.find('"') else { continue };
        let inside = &rest[..end];
        let is_key = inside.starts_with(|it: char| it.is_ascii_lowercase())
            && inside.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-');
        if is_key {
            let before = text[..at].trim_end();
            // A name without a hyphen is no key but a value of one: `fault.with("max", 12)`.
            let says = before.ends_with(".say(") || before.ends_with(".with(");
            if says && inside.contains('-') {
                said.insert(inside.to_owned());
            }
            all.insert(inside.to_owned());
        }
    }
    (all, said)
}

fn keys_in_sources() -> (BTreeSet<String>, BTreeMap<String, PathBuf>) {
    let (mut used, mut said) = (BTreeSet::new(), BTreeMap::new());
    for file in files_under(&workspace().join("crates"), &["rs", "html", "txt"]) {
        let text = fs::read_to_string(&file).unwrap();
        // Examples in comments say nothing to anybody.
        let text: String =
            text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect();
        let (all, keys) = quoted(&text);
        used.extend(all);
        let is_test = file.file_stem().is_some_and(|stem| stem == "tests")
            || file.components().any(|part| part.as_os_str() == "tests");
        if !is_test {
            said.extend(keys.into_iter().map(|key| (key, file.clone())));
        }
    }
    (used, said)
}

#[test]
fn french_and_english_say_the_same_things() {
    let (french, english) = (messages("fr"), messages("en"));
    let only_french: Vec<_> = french.keys().filter(|key| !english.contains_key(*key)).collect();
    let only_english: Vec<_> = english.keys().filter(|key| !french.contains_key(*key)).collect();
    assert!(only_french.is_empty(), "missing in English: {only_french:?}");
    assert!(only_english.is_empty(), "missing in French: {only_english:?}");
}

#[test]
fn french_and_english_print_the_same_values() {
    let english = messages("en");
    for (key, values) in messages("fr") {
        assert_eq!(Some(&values), english.get(&key), "the values of `{key}` differ between French and English");
    }
}

#[test]
fn no_page_says_a_key_that_no_catalogue_has() {
    let english = messages("en");
    let (_, said) = keys_in_sources();
    let missing: Vec<_> = said.iter().filter(|(key, _)| !english.contains_key(*key)).collect();
    assert!(missing.is_empty(), "said and not in translations/: {missing:#?}");
}

#[test]
fn no_catalogue_has_a_key_that_nothing_says() {
    let (used, _) = keys_in_sources();
    let unused: Vec<_> = messages("en").into_keys().filter(|key| !used.contains(key)).collect();
    assert!(unused.is_empty(), "in translations/ and never said: {unused:#?}");
}

#[test]
fn each_language_has_the_same_files() {
    let names = |tag: &str| -> BTreeSet<String> {
        let files = files_under(&workspace().join("translations").join(tag), &["ftl"]);
        files.iter().map(|file| file.file_name().unwrap().to_string_lossy().into_owned()).collect()
    };
    assert_eq!(names("fr"), names("en"), "a feature's messages live in a file of the same name in each language");
}

fn voice(tag: &str) -> Voice {
    Languages::embedded().unwrap().voice(tag).unwrap()
}

#[test]
fn numbers_follow_the_language() {
    let (french, english) = (voice("fr"), voice("en"));
    assert_eq!(french.number(1_234.5, 1), "1\u{202f}234,5");
    assert_eq!(english.number(1_234.5, 1), "1,234.5");
    assert_eq!(french.number(-1_234_567.0, 0), "\u{2212}1\u{202f}234\u{202f}567");
    assert_eq!(english.number(-0.01, 1), "0.0");
    assert_eq!(english.number(f64::NAN, 1), "not known");
    assert_eq!(french.percent(497.0 / 799.0, 0), "62\u{a0}%");
    assert_eq!(english.percent(497.0 / 799.0, 1), "62.2%");
    assert_eq!(english.percent_or_unknown(None, 0), "not known");
    assert_eq!(french.percent_range(0.588, 0.655, 0), "de 59\u{a0}% à 66\u{a0}%");
    assert_eq!(french.count(100_000_u64), "100\u{202f}000");
    assert_eq!(english.count(999_usize), "999");
    assert_eq!(french.list(&["temps", "patients", "organisation"]), "temps, patients et organisation");
    assert_eq!(english.list(&["time"]), "time");
}

#[test]
fn dates_follow_the_language() {
    let (french, english) = (voice("fr"), voice("en"));
    assert_eq!(french.date(date(2008, 1, 1)), "1er janvier 2008");
    assert_eq!(french.date(date(2008, 2, 29)), "29 février 2008");
    assert_eq!(english.date(date(2008, 1, 1)), "1 January 2008");
    assert_eq!(french.short_date(date(2008, 7, 14)), "14 juil. 2008");
    assert_eq!(english.month(date(2008, 12, 31)), "December 2008");
    assert_eq!(french.time(time(14, 32, 0, 0)), "14\u{a0}h\u{a0}32");
    assert_eq!(english.time(time(9, 5, 0, 0)), "9:05");
    let new_year = date(2008, 1, 1).at(0, 0, 0, 0).in_tz("Europe/Paris").unwrap();
    assert_eq!(english.moment(&new_year), "1 January 2008 at 0:00");
}

#[test]
fn readers_are_answered_in_the_language_they_chose_or_asked_for() {
    let languages = Languages::embedded().unwrap();
    let heard = |setting, cookie, accept| languages.choose(setting, cookie, accept).tag().to_owned();
    assert_eq!(heard(Some("en"), Some("fr"), Some("fr")), "en", "the person's setting comes first");
    assert_eq!(heard(None, Some("en"), Some("fr")), "en", "then this browser's cookie");
    assert_eq!(heard(None, Some("klingon"), Some("en-GB,en;q=0.9")), "en", "an unknown cookie is passed over");
    assert_eq!(heard(None, None, Some("en;q=0.3, fr-CA;q=0.8")), "fr", "weights count, regions do not");
    assert_eq!(heard(None, None, Some("de, en;q=0, *;q=0.1")), "fr", "a language at weight zero is not wanted");
    assert_eq!(heard(None, None, Some(";;;,=,q=\u{fffd}")), "fr", "a broken header is no error");
    assert_eq!(heard(None, None, None), "fr");
}

#[test]
fn a_third_language_is_data_and_falls_back_key_by_key() {
    let mut languages = Languages::embedded().unwrap();
    let spanish = "language-name = Español\nformat-group = .\nformat-decimal = ,\nformat-month-1 = enero\nformat-date = { $day } de { $month } de { $year }";
    languages.add("es", [("format.ftl", spanish)]).unwrap();
    let voice = languages.choose(None, None, Some("es-MX"));
    assert_eq!(voice.tag(), "es");
    assert_eq!(voice.date(date(2008, 1, 1)), "1 de enero de 2008");
    assert_eq!(voice.date(date(2008, 2, 1)), "1 de February de 2008", "a key it lacks is said in the source language");
    assert_eq!(voice.number(1_234.5, 1), "1.234,5");
    assert_eq!(languages.voices().len(), 3);
}

#[test]
fn a_faulty_catalogue_is_refused_with_its_file_and_reason() {
    let mut languages = Languages::embedded().unwrap();
    let refused = |languages: &mut Languages, tag: &str, text: &str| {
        languages.add(tag, [("shell.ftl", text)]).unwrap_err().to_string()
    };
    assert!(refused(&mut languages, "es", "key = { $open").contains("es/shell.ftl"));
    assert!(refused(&mut languages, "es", "key = a\nkey = b").contains("defined once"));
    assert!(refused(&mut languages, "not a tag!", "key = a").contains("BCP 47"));
    assert_eq!(languages.voices().len(), 2, "nothing was added");
}

#[test]
fn french_gets_its_spaces_and_both_languages_their_apostrophes() {
    let mut languages = Languages::embedded().unwrap();
    languages.add("fr", [("t.ftl", "key = L'objectif : « { $name } » ! { $n } %")]).unwrap();
    let voice = languages.voice("fr").unwrap();
    assert_eq!(voice.with("key", (("name", "x"), ("n", 1234))), "L’objectif\u{a0}: «\u{a0}x\u{a0}»\u{a0}! 1234\u{a0}%");
}

#[test]
fn a_key_nobody_knows_is_visible() {
    let unknown = ["never", "written"].join("-");
    assert_eq!(voice("fr").say(&unknown), format!("⟦{unknown}⟧"));
    assert!(!voice("fr").knows(&unknown));
    assert!(voice("fr").knows("language-name"));
}
