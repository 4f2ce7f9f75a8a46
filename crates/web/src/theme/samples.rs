//! Samples of the pages of themes.

use std::collections::{BTreeMap, BTreeSet};

use app::theme::{CitedGoal, Citing, Shown};
use domain::guideline::Kind;
use domain::ids::OrgId;
use domain::rex::{RexId, Severity, When};
use domain::text::{Language, Text};
use domain::theme::Reports;
use domain::uptake::{Told, Wave};
use jiff::civil::date;

use super::*;
use crate::analysis::words::Sent;
use crate::page::Sample;

fn text(fr: &str, en: &str) -> Text {
    Text::new([(Language::french(), fr.to_owned()), (Language::english(), en.to_owned())])
}

pub(crate) fn known() -> Vec<Known> {
    let theme = |code: &str, fr: &str, en: &str| Known {
        code: code.to_owned(),
        name: text(fr, en),
        specialty: None,
        by: None,
        opened_on: date(2008, 1, 1),
        closed: None,
    };
    let allergy = theme("allergy", "Allergie", "Allergy");
    let handover = Known {
        by: Some(OrgId(1)),
        specialty: Some("anaesthesia".to_owned()),
        ..theme("handover", "Relève", "Handover")
    };
    let closed = Some((date(2009, 1, 1), "…".to_owned()));
    vec![allergy, handover, Known { closed, ..theme("old", "Ancien", "Old") }]
}

fn error(field: &str) -> FieldError {
    FieldError { field: field.to_owned(), message: "✗".to_owned() }
}

impl Sample for ListThemes {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        vec![("none", list_view(page.clone(), &[])), ("some", list_view(page.clone(), &known()))]
    }
}

impl Sample for KeepThemes {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let scheme = documents::scheme::shipped("fr-has").expect("it ships");
        let own: Vec<Known> = known().into_iter().filter(Known::is_open).collect();
        let errors = ["code", "name-fr", "name-en", "specialty", "why-allergy"].map(error);
        let view = |own: &[Known], errors: &[FieldError]| {
            keeping::view(page.clone(), "org", &scheme, own, (&Sent::new(), errors))
        };
        vec![("nothing to close", view(&[], &[])), ("own", view(&own, &[])), ("wrong", view(&own, &errors))]
    }
}

impl Sample for FileRecord {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let (id, chosen) = (RexId("a1b2".to_owned()), BTreeSet::from(["allergy".to_owned(), "old".to_owned()]));
        let view = |chosen: &BTreeSet<String>, errors: &[FieldError]| {
            filing::view(page.clone(), &id, &known(), (chosen, errors))
        };
        vec![("filed", view(&chosen, &[])), ("wrong", view(&BTreeSet::new(), &[error("theme")]))]
    }
}

fn reports(since: Option<i16>) -> Reports {
    let mut reports = Reports::default();
    for number in 0..120_i16 {
        let severity = Severity::of(i64::from(number % 7));
        let when = if number % 3 == 0 { When::Year(2010 + number % 5) } else { When::Month(2010 + number % 5, 8) };
        reports.add(Some(when), (severity, Severity::of(4)), since);
    }
    reports
}

fn shown(since: Option<i16>, guidelines: Vec<Citing>) -> Shown {
    let month = since.map(|_| When::Month(2015, 3));
    let theme = known().swap_remove(if since.is_some() { 1 } else { 2 });
    Shown { theme, month, reports: reports(since).told(), since, guidelines }
}

impl Sample for ShowTheme {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let obstacles = BTreeMap::from([("time.visit".to_owned(), 22), ("resource.tests".to_owned(), 11)]);
        let told = Told { k: 11, applied: 44, not_applied: 11, base: 88, obstacles };
        let few = Told { k: 11, base: 0, ..Told::default() };
        let citing = |reference: &str, uptake| Citing {
            reference: reference.to_owned(),
            version: 2,
            title: text("Relire l’allergie à voix haute", "Read the allergy aloud"),
            kind: Kind::TypeOne,
            on: date(2012, 4, 1),
            uptake,
        };
        let waves = BTreeMap::from([(Wave::Baseline, told.clone()), (Wave::Short, told), (Wave::Long, few)]);
        let guidelines = vec![citing("k2b7", waves), citing("z9q1", BTreeMap::new())];
        let goal = CitedGoal {
            title: text("Relire l’allergie", "Read the allergy"),
            programme: text("Programme", "Programme"),
            organisation: text("Maison", "House"),
        };
        let seen = |shown, exact, goals| show::Seen { shown, exact, goals };
        let empty = Shown { reports: Reports::default(), ..shown(None, Vec::new()) };
        let all = [
            ("nothing told", seen(empty, None, Vec::new())),
            ("without a guideline", seen(shown(None, Vec::new()), None, Vec::new())),
            ("told", seen(shown(Some(2012), guidelines.clone()), None, vec![goal])),
            ("exact", seen(shown(Some(2012), guidelines), Some(reports(Some(2012))), Vec::new())),
        ];
        all.into_iter().map(|(name, seen)| (name, show::view(page.clone(), &seen))).collect()
    }
}
