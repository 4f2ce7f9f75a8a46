use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use super::*;
use crate::calendar::day_begins;
use crate::obligation::{Fact, Standing, Verdict, obligations};
use crate::programme::Code;
use crate::text::Text;

fn list(id: &str, codes: &[&str]) -> CodeList {
    let code = |code: &&str| Code {
        code: (*code).to_owned(),
        label: Text::default(),
        group: None,
        exclusive: *code == "none",
    };
    CodeList { id: id.to_owned(), version: "1".to_owned(), codes: codes.iter().map(code).collect() }
}

fn terms() -> Terms {
    let codes = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    Terms {
        short_months: 4,
        long_months: 12,
        open_days: 30,
        grace_days: 60,
        measure: MeasureRule {
            implemented: codes(&["always", "mostly"]),
            strict: codes(&["always"]),
            no_patient: "no_patient".to_owned(),
        },
        lists: vec![
            list(STATUS, &["always", "mostly", "partly", "no", "no_patient"]),
            list(OBSTACLE, &["time", "money", "none"]),
            list(REASON, &["no_case"]),
        ],
    }
}

fn declared(status: &str) -> Declared {
    let obstacles =
        if ["partly", "no"].contains(&status) { BTreeSet::from(["time".to_owned()]) } else { BTreeSet::new() };
    let reason = (status == "no_patient").then(|| "no_case".to_owned());
    Declared { status: status.to_owned(), reason, obstacles, ..Declared::default() }
}

fn said(since: Date, later: &[(Wave, Date, &str)]) -> Said {
    let first = (Wave::Baseline, (since, declared("no")));
    let later = later.iter().map(|(wave, on, status)| (*wave, (*on, declared(status))));
    std::iter::once(first).chain(later).collect()
}

#[test]
fn a_later_answer_is_open_then_late_then_missed_by_the_same_rule_as_an_evaluation() {
    let (terms, paris) = (terms(), TimeZone::get("Europe/Paris").expect("a zone"));
    let requirements = terms.requirements(date(2026, 1, 31));
    assert_eq!(requirements[0].window.due, date(2026, 5, 31));
    assert_eq!(requirements[1].window.due, date(2027, 1, 31));
    let verdict = |facts: &[Fact], on: Date| {
        obligations(&requirements, facts, &[], &paris, day_begins(on, &paris)).remove(0).verdict
    };
    assert_eq!(verdict(&[], date(2026, 4, 30)), Verdict::NotYet);
    assert_eq!(verdict(&[], date(2026, 5, 1)), Verdict::Open);
    assert_eq!(verdict(&[], date(2026, 6, 1)), Verdict::Late);
    assert_eq!(verdict(&[], date(2026, 8, 1)), Verdict::Missed);
    let at = day_begins(date(2026, 5, 20), &paris);
    let done = Fact { deed: Deed(DEED.to_owned()), about: "short".to_owned(), at, standing: Standing::Done };
    assert_eq!(verdict(&[done], date(2026, 8, 1)), Verdict::Met { at });
}

#[test]
fn what_is_said_is_whole_or_its_fields_are_named() {
    let terms = terms();
    for status in ["always", "mostly", "partly", "no", "no_patient"] {
        assert_eq!(declared(status).faults(&terms), [], "{status}");
    }
    let faults = |change: &dyn Fn(&mut Declared), status: &str| {
        let mut one = declared(status);
        change(&mut one);
        one.faults(&terms)
    };
    assert_eq!(faults(&|one| one.status = "perhaps".to_owned(), "no"), [DeclaredFault::Status]);
    assert_eq!(faults(&|one| one.reason = None, "no_patient"), [DeclaredFault::Reason]);
    assert_eq!(faults(&|one| one.obstacles.clear(), "no"), [DeclaredFault::Obstacles]);
    let both = BTreeSet::from(["time".to_owned(), "none".to_owned()]);
    assert_eq!(faults(&|one| one.obstacles = both.clone(), "no"), [DeclaredFault::Obstacles]);
    let more = |one: &mut Declared| (one.eligible, one.implemented) = (Some(3), Some(4));
    assert_eq!(faults(&more, "mostly"), [DeclaredFault::Counts]);
    assert_eq!(faults(&|one| one.eligible = Some(3), "mostly"), [DeclaredFault::Counts]);
}

#[test]
fn what_is_not_asked_is_not_kept() {
    let terms = terms();
    let full = Declared {
        status: "no_patient".to_owned(),
        reason: Some("no_case".to_owned()),
        eligible: Some(3),
        implemented: Some(1),
        obstacles: BTreeSet::from(["time".to_owned()]),
    };
    let kept = full.stripped(&terms);
    assert_eq!(kept, Declared { eligible: None, implemented: None, obstacles: BTreeSet::new(), ..full.clone() });
    let always = Declared { status: "always".to_owned(), ..full }.stripped(&terms);
    assert!(always.obstacles.is_empty() && always.reason.is_none() && always.eligible == Some(3));
}

#[test]
fn i12_each_denominator_is_a_part_of_the_one_before() {
    let start = date(2026, 1, 1);
    let short = |status| said(start, &[(Wave::Short, date(2026, 5, 1), status)]);
    let all = [short("always"), short("mostly"), short("no"), short("no_patient"), said(start, &[])];
    let lately = said(date(2026, 6, 1), &[]);
    let counted = figures(all.iter().chain([&lately]), &terms(), date(2026, 7, 1));
    let at = |wave| {
        let one = &counted[&wave];
        (one.d1, one.d2, one.d3, one.d4, one.applied, one.not_concerned)
    };
    assert_eq!(at(Wave::Baseline), (6, 6, 6, 6, 0, 0));
    assert_eq!(at(Wave::Short), (6, 5, 4, 3, 2, 1));
    assert_eq!(at(Wave::Long), (6, 0, 0, 0, 0, 0), "nobody could answer yet");
    assert_eq!(counted[&Wave::Short].obstacles, BTreeMap::from([("time".to_owned(), 1)]));
    assert_eq!(counted[&Wave::Short].base(), 4);
}

fn of(applied: u64, not: u64, silent: u64) -> Figures {
    let d4 = applied + not;
    let obstacles = BTreeMap::from([("time".to_owned(), not)]);
    Figures { d1: d4 + silent, d2: d4 + silent, d3: d4, d4, applied, not_concerned: 0, obstacles }
}

#[test]
fn a_share_is_told_with_what_the_silent_and_the_rounding_leave() {
    for (applied, not, silent) in [(40, 20, 30), (11, 0, 0), (0, 12, 3), (100, 100, 0), (5, 40, 9)] {
        let figures = of(applied, not, silent);
        let (low, high) = Told::of(&figures, 11).share().expect("enough people");
        let truth = |silent_apply: u64| (applied + silent_apply) as f64 / (applied + not + silent) as f64;
        assert!(low <= truth(0) && truth(silent) <= high, "{figures:?}: {low} to {high}");
    }
    assert_eq!(Told::of(&of(5, 5, 0), 11).share(), None, "fewer than k could answer");
}

#[test]
fn nothing_told_leads_below_k_and_nothing_bad_is_said_of_everybody() {
    let mut told = BTreeSet::new();
    for people in 0..80 {
        let one = Told::of(&of(people / 3, people - people / 3, people % 7), 11);
        told.extend([one.applied, one.not_applied, one.base]);
        told.extend(one.obstacles.values().copied());
    }
    assert!(told.len() > 3 && told.iter().all(|figure| figure % 11 == 0), "{told:?}");
    let everybody = Told::of(&of(0, 200, 0), 11);
    assert_eq!((everybody.not_applied, everybody.obstacles["time"]), (176, 176), "nine in ten at most");
}
