//! Samples of the pages of the base.

use std::collections::{BTreeMap, BTreeSet};

use app::rex::held::{Opened, Place};
use app::rex::{Answer, Candidate, PublicCounts, Shown};
use domain::authority::{Actor, Role};
use domain::ids::{OrgId, PersonId};
use domain::rex::published::{Figure, Table};
use domain::rex::{
    Entered, Facet, Factor, Likeness, Origin, Part, PartKind, Phase, Reason, Record, RexId, Severity, When,
};
use domain::text::Language;

use super::{counts, held, record, search};
use crate::components::FieldError;
use crate::page::{Page, Sample};

fn actor(role: Role) -> Actor {
    Actor::Wearing { person: PersonId(1), org: OrgId(1), role }
}

fn shown(id: &str, when: Option<When>, specialty: &str) -> Shown {
    Shown {
        id: RexId(id.to_owned()),
        score: 7.5,
        when,
        specialty: specialty.to_owned(),
        language: Language::french(),
        excerpt: "L’allergie n’a pas été relue avant l’induction.".to_owned(),
    }
}

fn answer() -> Answer {
    let month = When::Month(2013, 7);
    let hits = vec![shown("k2b7", Some(month), "anaesthesia"), shown("z9q1", None, "imported_specialty")];
    Answer { total: 1_234, hits }
}

fn part(kind: PartKind, text: &str) -> Part {
    Part { kind, text: text.to_owned() }
}

fn sample_record() -> Record {
    Record {
        when: Some(When::Month(2013, 7)),
        specialty: "anaesthesia".to_owned(),
        phase: Some(Phase::Induction),
        factors: ["1.1", "4.4"].into_iter().filter_map(Factor::parse).collect(),
        actual: Some(Severity::NotReached),
        potential: Some(Severity::Severe),
        language: Language::french(),
        parts: vec![
            part(PartKind::Narrative, "L’allergie n’a pas été relue.\n\nL’infirmière arrête le geste."),
            part(PartKind::Chronology, "Appel"),
            part(PartKind::Causes, "Relève"),
            part(PartKind::Barriers, "Pause avant le geste"),
            part(PartKind::Measures, "Une étiquette"),
            part(PartKind::Learning, "Relire à voix haute"),
        ],
    }
}

impl Sample for search::ShowSearch {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let none = search::Asked::read(None);
        let asked = search::Asked::read(Some("words=allergie&language=fr&only=phase%3Dinduction&page=2"));
        let values = |values: &[(&str, u64)]| values.iter().map(|(code, count)| ((*code).to_owned(), *count)).collect();
        let sides = BTreeMap::from([
            (Facet::Year, values(&[("2013", 700), ("2014", 534)])),
            (Facet::Specialty, values(&[("anaesthesia", 1_000), ("imported_specialty", 234)])),
            (Facet::Phase, values(&[("induction", 1_234)])),
            (Facet::Factor, values(&[("1.1", 12), ("4.4", 700)])),
            (Facet::Actual, values(&[("0", 5), ("6", 1)])),
            (Facet::Potential, values(&[("2", 5), ("3", 1)])),
            (Facet::Language, values(&[("fr", 1_200), ("en", 34)])),
            (Facet::Origin, values(&[("own", 34), ("imported", 1_200)])),
        ]);
        let nothing = (Answer::default(), BTreeMap::new());
        let view = |role, asked: &search::Asked, told| search::view(page.clone(), &actor(role), asked, told);
        vec![
            ("not asked", view(Role::Expert, &none, None)),
            ("found", view(Role::Officer, &asked, Some((answer(), sides)))),
            ("nothing found", view(Role::Officer, &asked, Some(nothing))),
        ]
    }
}

impl Sample for record::ShowRexRecord {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let entered = |origin, record| Entered { id: RexId("a1b2".to_owned()), origin, record };
        let likeness = Likeness {
            shared: 0.71,
            reasons: vec![
                Reason::SharedWords { shared: 20, of: 28 },
                Reason::Contained,
                Reason::SameMonth,
                Reason::SameSpecialty,
                Reason::SamePhase,
            ],
        };
        let same_words = Likeness { shared: 1.0, reasons: vec![Reason::SameWords] };
        let candidate = |id: &str, likeness| Candidate { id: RexId(id.to_owned()), likeness };
        let bare = Record {
            when: Some(When::Year(2011)),
            phase: None,
            factors: BTreeSet::new(),
            actual: None,
            potential: None,
            language: Language::english(),
            parts: vec![part(PartKind::Narrative, "Wrong side marked.")],
            ..sample_record()
        };
        let told = record::Told {
            entered: entered(Origin::Own, sample_record()),
            same: vec![candidate("a1b2", same_words.clone()), candidate("c3", same_words), candidate("d4", likeness)],
            like: answer(),
        };
        let alone =
            record::Told { entered: entered(Origin::Imported, bare), same: Vec::new(), like: Answer::default() };
        vec![("coded", record::view(page.clone(), told)), ("alone", record::view(page.clone(), alone))]
    }
}

impl Sample for held::ListHeld {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let line = |place| (Place { import: 12, place }, "MAIL PERSON OTHER-9".to_owned());
        vec![
            ("none", held::list_view(page.clone(), Vec::new())),
            ("some", held::list_view(page.clone(), (1..=2).map(line).collect())),
            ("a page full", held::list_view(page.clone(), (1..=50).map(line).collect())),
        ]
    }
}

impl Sample for held::ShowHeld {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let at = Place { import: 12, place: 3 };
        let parts = vec![
            part(PartKind::Narrative, "Écrire à jean.dupont@example.org ; jean.dupont@example.org encore."),
            part(PartKind::Narrative, "Appeler le 06 12 34 56 78."),
        ];
        let record = Record { parts: parts.clone(), ..sample_record() };
        let opened = Opened { labels: "MAIL,TEL".to_owned(), record };
        let view = |errors| held::view(page.clone(), at, &opened, &parts, &BTreeSet::new(), errors);
        let error =
            |field: &str, key: &'static str| vec![FieldError { field: field.to_owned(), message: page.say(key) }];
        vec![
            ("opened", view(Vec::new())),
            ("still named", view(error("part-2", "fault-near-miss-identifiers"))),
            ("no words", view(error("part-1", "fault-rex-no-words"))),
            ("not sure", view(error("sure", "rex-held-not-sure"))),
        ]
    }
}

impl Sample for counts::ShowCounts {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let figure = |table, line: &str, year, at_least| Figure { table, line: line.to_owned(), year, at_least };
        let figures = vec![
            figure(Table::Specialty, "anaesthesia", 2007, 1_012),
            figure(Table::Specialty, "imported_specialty", 2008, 11),
            figure(Table::FactorFamily, "4", 2008, 22),
            figure(Table::Severity, "1", 2008, 33),
        ];
        let frozen = |figures| Some(PublicCounts { month: When::Month(2008, 5), figures });
        let view = |counts| counts::view(page.clone(), counts);
        vec![("not yet", view(None)), ("too few", view(frozen(Vec::new()))), ("published", view(frozen(figures)))]
    }
}
