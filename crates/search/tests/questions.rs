//! Questions to a small index on disk.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::collections::BTreeSet;

use domain::rex::{Entered, Facet, Filter, Origin, Part, PartKind, Query, Record, RexId, When};
use domain::text::Language;
use search::{Index, Page, Position, Question, SearchError};
use tempfile::TempDir;

fn entered(id: &str, language: &str, specialty: &str, text: &str) -> Entered {
    Entered {
        id: RexId(id.to_owned()),
        origin: Origin::Imported,
        record: Record {
            when: When::parse("2013-07"),
            specialty: specialty.to_owned(),
            phase: None,
            factors: BTreeSet::new(),
            actual: None,
            potential: None,
            language: Language::parse(language).unwrap(),
            parts: vec![Part { kind: PartKind::Narrative, text: text.to_owned() }],
        },
    }
}

fn at(number: i64) -> Position {
    Position { number, batch: 40 + number }
}

fn base() -> Vec<Entered> {
    vec![
        entered("a", "fr", "anaesthesia", "Allergie à la pénicilline connue, non relue avant l’induction."),
        entered("b", "fr", "anaesthesia", "Antibiotique donné malgré une allergie écrite au dossier."),
        entered("c", "fr", "surgery", "Mauvais côté marqué ; l'infirmière arrête avant l'incision."),
        entered("d", "en", "surgery", "Wrong side marked; the nurse stops before incision."),
        entered("e", "en", "anaesthesia", "Known penicillin allergy, the antibiotic was withheld in PACU."),
    ]
}

fn index(folder: &TempDir) -> Index {
    let index = Index::open(folder.path()).unwrap();
    let mut feed = index.feed().unwrap();
    for record in base() {
        feed.add(&record).unwrap();
    }
    feed.commit(at(7)).unwrap();
    feed.end().unwrap();
    index
}

fn question(asked: &str, languages: &[&str], filters: &[&str]) -> Question {
    Question {
        asked: Query::parse(asked),
        languages: languages.iter().map(|tag| Language::parse(tag).unwrap()).collect(),
        filters: filters.iter().map(|filter| Filter::parse(filter).unwrap()).collect(),
        limit: 20,
    }
}

fn ids(page: &Page) -> Vec<&str> {
    page.hits.iter().map(|hit| hit.id.0.as_str()).collect()
}

#[test]
fn words_must_all_be_there_and_alternatives_any_of_them() {
    let folder = TempDir::new().unwrap();
    let index = index(&folder);
    let found = |asked: &str, languages: &[&str]| {
        let page = index.search(&question(asked, languages, &[])).unwrap();
        let mut all: Vec<String> = ids(&page).into_iter().map(str::to_owned).collect();
        all.sort();
        assert_eq!(page.total, all.len() as u64);
        all.concat()
    };
    assert_eq!(found("allergie", &["fr"]), "ab");
    assert_eq!(found("ALLERGIES penicilline", &["fr"]), "a");
    assert_eq!(found("penicilline OR infirmiere", &["fr"]), "ac");
    assert_eq!(found("allergie -pénicilline", &["fr"]), "b");
    assert_eq!(found("côté OR side", &["fr", "en"]), "cd");
    assert_eq!(found("recovery room", &["en"]), "e", "an abbreviation is found by its words");
    assert_eq!(found("allergie de la", &["fr"]), "ab", "common words ask for nothing");
    for nothing in ["", "de la", "introuvable", "OR"] {
        assert_eq!(found(nothing, &["fr", "en"]), "", "{nothing:?}");
    }
}

#[test]
fn facets_narrow_and_are_counted() {
    let folder = TempDir::new().unwrap();
    let index = index(&folder);
    let all = question("allergie OR côté OR side OR allergy", &["fr", "en"], &[]);
    let counts = index.facets(&all, &[Facet::Specialty, Facet::Language]).unwrap();
    assert_eq!(counts[&Facet::Specialty], [("anaesthesia".to_owned(), 3), ("surgery".to_owned(), 2)]);
    assert_eq!(counts[&Facet::Language], [("fr".to_owned(), 3), ("en".to_owned(), 2)]);
    let narrowed = question("allergie OR côté", &["fr", "en"], &["specialty=surgery", "year=2013"]);
    assert_eq!(ids(&index.search(&narrowed).unwrap()), ["c"]);
}

#[test]
fn what_is_like_a_text_comes_nearest_first() {
    let folder = TempDir::new().unwrap();
    let index = index(&folder);
    let text = "Une allergie à la pénicilline n'a pas été relue avant induction";
    let page = index.similar(text, &Language::french(), &[], 2).unwrap();
    assert_eq!(ids(&page), ["a", "b"]);
    assert_eq!(page.total, 2);
    assert!(index.similar("", &Language::french(), &[], 5).unwrap().hits.is_empty());
    assert!(index.similar("zzz yyy", &Language::english(), &[], 5).unwrap().hits.is_empty());
}

#[test]
fn an_excerpt_is_the_stretch_that_answers() {
    let folder = TempDir::new().unwrap();
    let index = index(&folder);
    let long = format!("{} L’incision était faite trop tôt. {}", "Rien à dire. ".repeat(40), "Fin. ".repeat(40));
    let french = Language::french();
    let texts = [(&french, long.as_str()), (&french, "Autre chose")];
    let excerpts = index.excerpts(&question("incisions", &["fr"], &[]), &texts, 80).unwrap();
    assert!(excerpts[0].contains("incision") && excerpts[0].chars().count() <= 80, "{excerpts:?}");
    assert_eq!(excerpts[1], "Autre chose");
}

#[test]
fn the_index_knows_its_position_and_one_at_a_time_feeds_it() {
    let folder = TempDir::new().unwrap();
    let index = index(&folder);
    assert_eq!(index.position().unwrap(), at(7));
    assert_eq!(Index::open(folder.path()).unwrap().position().unwrap(), at(7));
    let mut feed = index.feed().unwrap();
    assert!(matches!(Index::open(folder.path()).unwrap().feed(), Err(SearchError::Busy)));
    feed.clear().unwrap();
    assert_eq!(index.count(), 5, "until the commit, what was there is found");
    feed.add(&base()[0]).unwrap();
    feed.commit(at(8)).unwrap();
    assert_eq!(index.count(), 1);
    feed.end().unwrap();
    let again = Index::start_again(folder.path()).unwrap();
    assert_eq!((again.position().unwrap(), again.count()), (Position::default(), 0));
}

#[test]
fn damaged_files_are_told_as_such() {
    let folder = TempDir::new().unwrap();
    drop(index(&folder));
    let meta = folder.path().join(format!("rex-{}", search::FORM)).join("meta.json");
    std::fs::write(meta, "{").unwrap();
    assert!(matches!(Index::open(folder.path()), Err(SearchError::Unusable(_))));
    assert_eq!(Index::start_again(folder.path()).unwrap().count(), 0);
}
