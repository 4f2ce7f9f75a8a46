//! Samples of the pages of risk studies.

use domain::study::{Failure as Mode, Rating};
use jiff::civil::date;

use super::*;
use crate::page::Sample;
use crate::theme::samples::known;

fn content(method: Method) -> Content {
    let mode = |after| Mode {
        mode: "Étiquette décollée".to_owned(),
        cause: "humidité".to_owned(),
        effect: "confusion".to_owned(),
        rating: Rating::new(8, 5, 4).expect("from 1 to 10"),
        action: "changer de support".to_owned(),
        owner: "cadre de bloc".to_owned(),
        after,
    };
    let is = |other: Method| method == other;
    Content {
        title: "Étiquettes de seringues".to_owned(),
        question: "Combien se décollent ?".to_owned(),
        window: (!is(Method::Fmea)).then(|| (date(2008, 1, 1), date(2008, 6, 30))),
        method: "Deux blocs.".to_owned(),
        counts: is(Method::Survey).then_some((120, 80)),
        failures: if is(Method::Fmea) { vec![mode(None), mode(Rating::new(8, 2, 2))] } else { Vec::new() },
        query: if is(Method::Rex) { "étiquette phase=induction".to_owned() } else { String::new() },
        found: if is(Method::Rex) { vec![("2007".to_owned(), 12)] } else { Vec::new() },
        result: "Deux sur cent.".to_owned(),
    }
}

fn study(method: Method, state: Step, is_own: bool) -> Study {
    Study {
        reference: "s1a2".to_owned(),
        body: "anest".to_owned(),
        is_own,
        method,
        theme: is_own.then(|| "allergy".to_owned()),
        content: content(method),
        state,
        version: 3,
        planned_on: date(2008, 1, 1),
        published_on: (state == Step::Published).then(|| date(2008, 7, 1)),
    }
}

fn errors(fields: &[&str]) -> Vec<FieldError> {
    fields.iter().map(|field| FieldError { field: (*field).to_owned(), message: "✗".to_owned() }).collect()
}

impl Sample for ListStudies {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let all = [
            study(Method::Fmea, Step::Planned, true),
            study(Method::Survey, Step::Running, true),
            study(Method::Registry, Step::Finished, true),
            study(Method::Rex, Step::Published, false),
        ];
        let view = |all: &[Study], plans, errors: &[FieldError]| {
            view(page.clone(), "org", (all, &known()), (plans, &Sent::new(), errors))
        };
        vec![
            ("nothing", view(&[], true, &[])),
            ("read by a manager", view(&all, false, &[])),
            ("wrong", view(&all, true, &errors(&["title", "question", "kind", "theme"]))),
        ]
    }
}

impl Sample for ShowStudy {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let view = |study: &Study, errors: &[FieldError]| {
            show::view(page.clone(), "org", (study, &known()), (true, &Sent::new(), errors))
        };
        let wrong = ["title", "question", "theme", "method", "mode-1", "severity-1", "severity-after-2", "result"];
        vec![
            ("planned", view(&study(Method::Fmea, Step::Planned, true), &[])),
            ("a sheet that is wrong", view(&study(Method::Fmea, Step::Running, true), &errors(&wrong))),
            ("a survey", view(&study(Method::Survey, Step::Running, true), &errors(&["from", "to", "answered"]))),
            ("a registry", view(&study(Method::Registry, Step::Finished, true), &[])),
            ("a question", view(&study(Method::Rex, Step::Finished, true), &errors(&["query"]))),
            ("published", view(&study(Method::Rex, Step::Published, true), &[])),
            ("another body's", view(&study(Method::Fmea, Step::Published, false), &[])),
        ]
    }
}
