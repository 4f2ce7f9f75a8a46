//! Outcome reports as the tests of views show them.

use documents::outcome_report::EvaluationOut;
use documents::synthesis::CountOut;

use super::*;
use crate::page::Sample;
use crate::path::samples::here;

fn words(text: &str) -> BTreeMap<String, String> {
    ["fr", "en"].map(|tag| (tag.to_owned(), text.to_owned())).into()
}

fn share(count: Option<u64>, suppressed: Option<&'static str>) -> RateOut {
    let rate = count.map(|_| 0.622);
    RateOut { count, denominator: Some(799), of: "d0", rate, low: rate, high: rate, suppressed }
}

fn rate(count: Option<u64>, suppressed: Option<&'static str>) -> RateOut {
    let value = count.map(|_| 0.77);
    RateOut { count, denominator: count.map(|_| 100), of: "d4", rate: value, low: value, high: value, suppressed }
}

fn report() -> OutcomeReport {
    let line = |code: &str, count, suppressed| LineOut {
        code: code.to_owned(),
        label: if code == "unanswered" { BTreeMap::new() } else { words("…") },
        count,
        suppressed,
    };
    let evaluation = |id: &str, submitted, feasibility| EvaluationOut {
        evaluation: id.to_owned(),
        name: words(id),
        locks: "2008-05-30".to_owned(),
        snapshot: None,
        submitted,
        feasibility,
    };
    let change = |n: Option<u64>, suppressed| ChangeOut {
        n,
        of: "d4_both_waves",
        gained: n.map(|_| 20),
        lost: n.map(|_| 0),
        change: n.map(|_| 0.21),
        low: n.map(|_| 0.1),
        high: n.map(|_| 0.3),
        suppressed,
    };
    let goal = |short, long, change| GoalOutcome { goal: "a".to_owned(), title: words("…"), short, long, change };
    let lines =
        vec![line("1", Some(12), None), line("2", None, Some("fewer_than_k")), line("unanswered", Some(0), None)];
    OutcomeReport {
        programme: "pip".to_owned(),
        version: "1".to_owned(),
        name: words("Programme"),
        cohort: "2008-01".to_owned(),
        start: "2008-01-01".to_owned(),
        day: "2010-01-31".to_owned(),
        synthetic: true,
        snapshot: "ab".repeat(32),
        k: 11,
        enrolled: CountOut { count: Some(799), suppressed: None },
        continued: Some(share(Some(497), None)),
        completed: Some(share(None, Some("protects_another"))),
        evaluations: vec![
            evaluation("b1", share(Some(600), None), lines),
            evaluation("b2", share(None, Some(NOT_PUBLISHED)), vec![]),
        ],
        goals: vec![
            goal(rate(Some(77), None), rate(None, Some("at_least_ninety_percent")), change(Some(75), None)),
            goal(
                rate(None, Some("at_most_ten_percent")),
                rate(None, Some(NOT_PUBLISHED)),
                change(None, Some(NOT_PUBLISHED)),
            ),
        ],
    }
}

impl Sample for ShowOutcome {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let parts = here();
        let files = || Files { json: OUTCOME_JSON.to(parts.parts()), csv: OUTCOME_CSV.to(parts.parts()) };
        let view = |outcome: &Outcome| Self::new(page.clone(), parts.crumbs(page), outcome, files());
        let nothing = OutcomeReport {
            enrolled: CountOut { count: None, suppressed: Some("fewer_than_k") },
            goals: vec![],
            continued: None,
            synthetic: false,
            ..report()
        };
        vec![
            ("running", view(&Outcome::NotYet { last: jiff::civil::date(2010, 1, 30) })),
            ("closed", view(&Outcome::Ready(Box::new(report())))),
            ("nothing published", view(&Outcome::Ready(Box::new(nothing)))),
        ]
    }
}
