//! A path as the tests of views show it: made by the same pure functions as a real one, without a store.

use std::collections::BTreeSet;

use app::suspension::Suspended;
use domain::completion::completion;
use domain::goal::{GoalId, GoalStatus};
use domain::obligation::{Deed, Fact, Modifier, Obligation, Standing};
use domain::path::{BASELINE, CHOICE, COMMITMENT, EVALUATION, requirements};
use domain::programme::Programme;
use domain::text::{Language, Text};
use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::view::Sight;
use super::{Here, ShowInvitation, ShowPath};
use crate::page::{Page, Sample};

/// Where the samples' links lead.
pub(crate) fn here() -> Here {
    Here { org: "amp".to_owned(), programme: "prescrire-pip".to_owned(), cohort: "2008-01".to_owned() }
}

/// The shipped programme.
pub(crate) fn programme() -> Programme {
    let files = documents::shipped::programme("prescrire-pip").expect("it is shipped");
    documents::definition::check(&files).expect("it is sound")
}

/// The day its cohort starts.
pub(crate) const START: Date = date(2008, 1, 1);

fn fact(deed: &str, about: &str, at: &str) -> Fact {
    let at: Timestamp = at.parse().expect("an instant");
    Fact { deed: Deed(deed.to_owned()), about: about.to_owned(), at, standing: Standing::Done }
}

/// What somebody owes who chose on 3 January and did nothing else.
pub(crate) fn obligations(programme: &Programme, now: &str) -> Vec<Obligation> {
    judged(programme, &[fact(CHOICE, "s1", "2008-01-03T09:00:00Z")], &[], now)
}

fn judged(programme: &Programme, facts: &[Fact], modifiers: &[Modifier], now: &str) -> Vec<Obligation> {
    let now: Timestamp = now.parse().expect("an instant");
    domain::obligation::obligations(&requirements(programme, START), facts, modifiers, &programme.zone, now)
}

/// One state of a path.
struct Case {
    name: &'static str,
    now: &'static str,
    facts: Vec<Fact>,
    modifiers: Vec<Modifier>,
    draft: bool,
}

fn cases() -> Vec<Case> {
    let set = || {
        vec![
            fact(CHOICE, "s1", "2008-01-03T09:00:00Z"),
            fact(BASELINE, "s1", "2008-01-10T09:00:00Z"),
            fact(COMMITMENT, "s1", "2008-01-10T09:30:00Z"),
        ]
    };
    let everything = || {
        let mut all = set();
        for sequence in ["s2", "s3"] {
            all.extend([CHOICE, BASELINE, COMMITMENT].map(|deed| fact(deed, sequence, "2008-09-10T09:00:00Z")));
        }
        all.extend((1..=6).map(|n| fact(EVALUATION, &format!("b{n}"), "2009-12-01T09:00:00Z")));
        all
    };
    let case = |name, now, facts, modifiers, draft| Case { name, now, facts, modifiers, draft };
    let measure = Modifier::Measure { from: date(2008, 4, 10), to: date(2008, 4, 20), days: 10 };
    let reopened = Modifier::Reopened { requirement: "b1".to_owned(), until: date(2008, 7, 1) };
    vec![
        case("first day", "2008-01-02T09:00:00Z", Vec::new(), Vec::new(), false),
        case("begun", "2008-04-20T09:00:00Z", set(), vec![measure], true),
        case("late", "2008-05-15T09:00:00Z", set(), Vec::new(), false),
        case("locked", "2008-06-20T09:00:00Z", set(), Vec::new(), false),
        case("reopened", "2008-06-20T09:00:00Z", set(), vec![reopened], false),
        case("away", "2008-04-20T09:00:00Z", set(), vec![Modifier::Leave { from: date(2008, 4, 1), to: None }], false),
        case("left", "2008-04-20T09:00:00Z", set(), vec![Modifier::Left { on: date(2008, 4, 10) }], false),
        case("complete", "2010-01-20T09:00:00Z", everything(), Vec::new(), false),
    ]
}

impl Sample for ShowPath {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let mut programme = programme();
        programme.goals[3].status = GoalStatus::Suspended;
        let of_first: Vec<GoalId> = programme.offered("s1").take(3).map(|goal| goal.id.clone()).collect();
        let reason = Text::new([(Language::french(), "…".to_owned())]);
        let from = "2008-04-02T09:00:00Z".parse().expect("an instant");
        let alert = Suspended { goal: of_first[1].clone(), from, reason, by: None, lifted: None };
        let view = |case: &Case| {
            let obligations = judged(&programme, &case.facts, &case.modifiers, case.now);
            let now: Timestamp = case.now.parse().expect("an instant");
            let left =
                case.modifiers.iter().find_map(|it| if let Modifier::Left { on } = it { Some(*on) } else { None });
            let chosen = if case.facts.is_empty() { Vec::new() } else { of_first.clone() };
            let sight = Sight {
                programme: &programme,
                start: START,
                obligations: &obligations,
                goals: vec![(&programme.sequences[0], chosen)],
                committed: BTreeSet::from([of_first[0].clone()]),
                drafts: if case.draft { vec![("b1".to_owned(), now)] } else { Vec::new() },
                left,
                is_away: obligations.iter().any(|it| it.on_leave),
                alerts: if case.draft { vec![&alert] } else { Vec::new() },
                asked: case.draft.then_some(1),
                completion: &completion(&programme, &obligations, left.is_some()),
                today: domain::calendar::civil_date(now, &programme.zone),
            };
            (case.name, Self::new(page.clone(), &here(), &sight))
        };
        cases().iter().map(view).collect()
    }
}

impl Sample for ShowInvitation {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        vec![("accepted", Self::new(page.clone(), &here(), &programme(), START))]
    }
}
