//! The records that a demonstration's base is made of: two thousand, the same each time, as near misses are told.

use std::collections::{BTreeMap, BTreeSet};

use app::demonstration::rex_base::{RECORDS, Teller, Told};
use app::rex::identifiers::screen;
use domain::rex::{Factor, Severity, When, compare};
use jiff::civil::date;

fn told(seed: u64, many: usize) -> Vec<Told> {
    Teller::new(seed, app::demonstration::AS_OF).unwrap().take(many).collect()
}

/// The share of some of them of whom something holds.
fn share<'a>(of: impl Iterator<Item = &'a Told>, holds: impl Fn(&Told) -> bool) -> f64 {
    let (mut held, mut all) = (0_u32, 0_u32);
    for told in of {
        all += 1;
        held += u32::from(holds(told));
    }
    assert!(all > 20, "too few to say anything of: {all}");
    f64::from(held) / f64::from(all)
}

#[test]
fn the_same_seed_tells_the_same_records_and_another_seed_others() {
    let one = told(7, RECORDS);
    assert_eq!(one.len(), 2_000);
    assert_eq!(one, told(7, RECORDS));
    assert_ne!(one[..50], told(8, 50)[..]);
}

#[test]
fn a01_the_assist_finds_nobody_in_any_of_them() {
    for told in told(app::demonstration::SEED, RECORDS) {
        for part in &told.record.parts {
            let found = screen(&part.text, &told.record.language);
            assert!(found.is_empty(), "{}: {found:?} in {:?}", told.theme, part.text);
        }
    }
}

#[test]
fn texts_are_whole_sentences_with_the_typography_of_their_language() {
    let mut themes: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let all = told(3, RECORDS);
    for told in &all {
        let text = told.record.text();
        themes.entry(told.theme.clone()).or_default().insert(told.record.language.tag());
        let words = text.split_whitespace().count();
        assert!((18..=260).contains(&words), "{words} words: {text}");
        for wrong in [
            "{", "}", "[", "]", "|", "  ", "..", " .", " ,", "'", " de un", " de les ", " à le ", " à les ", "la l’",
            "une l’",
        ] {
            assert!(!text.contains(wrong), "{wrong:?} in {text}");
        }
        for part in &told.record.parts {
            assert!(part.text.chars().find(|it| it.is_alphabetic()).is_some_and(char::is_uppercase), "{}", part.text);
            assert!(part.text.ends_with(['.', '»', '!', '?', '”']), "{}", part.text);
            if told.record.language.tag() == "fr" {
                for sign in [':', ';', '?', '!'] {
                    let bare = part.text.match_indices(sign).any(|(at, _)| !part.text[..at].ends_with('\u{a0}'));
                    assert!(!bare, "{sign} in {}", part.text);
                }
            }
        }
    }
    assert!(themes.len() >= 15 && themes.values().all(|languages| languages.len() == 2), "{themes:?}");
    let french = share(all.iter(), |told| told.record.language.tag() == "fr");
    assert!((0.65..0.80).contains(&french), "{french}");
}

#[test]
fn one_thing_depends_on_the_other_as_in_life() {
    let all = told(11, 6_000);
    let is = |told: &Told, specialty: &str| told.record.specialty == specialty;
    let about = |theme: &'static str| all.iter().filter(move |told| told.theme == theme);
    // Who meets what.
    assert!(share(about("airway"), |told| is(told, "anaesthesia")) > 0.5);
    assert!(share(about("wrong_side"), |told| is(told, "orthopaedics")) > 0.2);
    assert!(about("wrong_side").all(|told| !is(told, "gastroenterology")));
    assert!(share(about("cooperation"), |told| is(told, "gynaecology_obstetrics")) > 0.25);
    // Why.
    let caused = |told: &Told, code: &str| told.record.factors.contains(&Factor::parse(code).unwrap());
    let everywhere = share(all.iter(), |told| caused(told, "4.4"));
    assert!(share(about("handover"), |told| caused(told, "4.4")) > 2.0 * everywhere);
    assert!(share(about("equipment_faulty"), |told| caused(told, "5.4")) > 0.5);
    // What is noticed in time harms nobody.
    let harms = |told: &Told| told.record.actual >= Some(Severity::Mild);
    let found = |how: &'static str| all.iter().filter(move |told| told.found == how);
    assert!(share(found("check"), harms) < 0.1);
    assert!(share(found("effect"), harms) > 0.7);
    assert!(all.iter().all(|told| told.record.potential >= told.record.actual));
    let deadly = |told: &Told| told.record.potential >= Some(Severity::Permanent);
    assert!(share(about("airway"), deadly) > share(about("infection"), deadly) + 0.3);
    // And one theme is found earlier every year.
    let early = |told: &Told| told.found == "check";
    let year = |told: &Told| told.record.when.map(When::year).unwrap();
    let before = share(about("wrong_side").filter(|told| year(told) <= 2014), early);
    let after = share(about("wrong_side").filter(|told| year(told) >= 2020), early);
    assert!(after > before, "{before} then {after}");
}

#[test]
fn the_base_grows_as_the_source_says() {
    let all = told(5, 20_000);
    let years: Vec<i16> = all.iter().filter_map(|told| told.record.when.map(When::year)).collect();
    assert_eq!(years.iter().min(), Some(&2008));
    assert_eq!(years.iter().max(), Some(&2026));
    let by_2012 = share(all.iter(), |told| told.record.when.is_some_and(|when| when.year() <= 2012));
    // 46,000 of 179,000.
    assert!((0.22..0.30).contains(&by_2012), "{by_2012}");
    let months = all.iter().filter(|told| matches!(told.record.when, Some(When::Month(..)))).count();
    assert!(months > 16_000 && months < 19_000, "{months}");
    let until = Teller::new(5, date(2013, 7, 1)).unwrap().take(2_000);
    assert!(
        until
            .filter_map(|told| told.record.when)
            .all(|when| when <= When::Month(2013, 6) || matches!(when, When::Year(year) if year <= 2013))
    );
}

#[test]
fn near_duplicates_are_rare_and_there_are_some() {
    let all = told(app::demonstration::SEED, RECORDS);
    type Stemmed<'a> = Vec<(&'a Told, BTreeSet<String>)>;
    let mut alike: BTreeMap<(&str, &str), Stemmed<'_>> = BTreeMap::new();
    for told in &all {
        let stems = search::stems(&told.record.text(), &told.record.language);
        alike.entry((&told.theme, told.record.language.tag())).or_default().push((told, stems));
    }
    let mut twice = 0;
    for group in alike.values() {
        for (place, (one, words)) in group.iter().enumerate() {
            let others = group[place + 1..].iter();
            let found =
                others.filter(|(other, others)| compare((&one.record, words), (&other.record, others)).is_some());
            twice += found.count();
        }
    }
    assert!((5..=120).contains(&twice), "{twice} pairs");
}
