//! A near miss as the tests of views show it, at each stage of its analysis.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use app::near_miss::Revised;
use app::near_miss::analysis::Step;
use app::near_miss::assignment::Line;
use app::near_miss::clearing::Shared;
use app::near_miss::coding::Second;
use app::near_miss::criteria::{Criteria, Example, Published, ReplyText};
use app::near_miss::exchange::Message;
use app::near_miss::recommendation::{Outcome, Recommendation};
use domain::ids::PersonId;
use domain::near_miss::clock::{Clock, WaitsOn};
use domain::near_miss::consent::Consent;
use domain::near_miss::course::{Dated, Deed, Reason, State as Standing};
use domain::near_miss::key_of_record::{Coarsening, Key, Sharing};
use domain::near_miss::serious::Answer;
use domain::near_miss::{Content, FieldKey, Value};
use domain::rex::{Likeness, RexId, Severity, When};
use domain::text::{Language, Text};
use jiff::civil::{Date, date};

use super::*;
use crate::components::{Field, FieldError};
use crate::page::Sample;
use crate::screen::Screened;

const DAY: Date = date(2008, 2, 3);
const EXPERT: PersonId = PersonId(7);

pub(crate) fn scheme() -> Arc<Scheme> {
    documents::scheme::shipped("fr-has").expect("it is shipped")
}

pub(crate) fn both(words: &str) -> Text {
    Text::new([(Language::french(), words.to_owned()), (Language::english(), words.to_owned())])
}

pub(crate) fn line(state: Standing, waits_on: WaitsOn, overdue: bool) -> Line {
    Line {
        reference: "k3v9x2".to_owned(),
        specialty: "anaesthesia".to_owned(),
        actual: Severity::of(1),
        potential: Severity::of(4),
        state,
        sent_on: DAY,
        clock: Clock { waits_on, since: DAY, due: date(2008, 4, 3), overdue },
        expert: state.expert().map(|_| "Camille Aubrac".to_owned()),
        another_asked: false,
    }
}

/// The states of a list that look different.
pub(crate) fn lines() -> Vec<Line> {
    vec![
        line(Standing::Sent, WaitsOn::Manager, false),
        line(Standing::UnderAnalysis { expert: EXPERT }, WaitsOn::Expert, true),
        line(Standing::Returned { expert: EXPERT, reason: Reason::TooThin }, WaitsOn::Author, false),
        line(Standing::Accepted { expert: EXPERT }, WaitsOn::Nobody, false),
        line(Standing::Withdrawn, WaitsOn::Nobody, false),
    ]
}

pub(crate) fn criteria() -> Published {
    let example = |is_accepted| Example { told: both("…"), is_accepted, why: both("…") };
    let criteria = Criteria { criteria: vec![both("…")], examples: vec![example(true), example(false)] };
    Published { version: 2, from: DAY, criteria }
}

pub(crate) fn reply() -> ReplyText {
    ReplyText { version: 1, wording: both("…"), on: DAY }
}

fn content() -> Content {
    let code = |code: &str| Value::Code(code.to_owned());
    let words = |text: &str| Value::Words(text.to_owned());
    let all = [
        (FieldKey::once("specialty"), code("anaesthesia")),
        (FieldKey::once("met"), Value::YesNo(true)),
        (FieldKey::once("care"), Value::YesNo(false)),
        (FieldKey::once("month"), Value::Month(When::Month(2008, 1))),
        (FieldKey::once("comorbidity"), Value::Codes(BTreeSet::from(["?".to_owned(), "!".to_owned()]))),
        (FieldKey::once("narrative"), words("M. Durand devait…\n\nPuis…")),
        (FieldKey::once("factors"), Value::Graded(BTreeMap::from([("4.4".to_owned(), "contributed".to_owned())]))),
        (FieldKey::row("measure", 1), words("Relire à deux.")),
    ];
    Content(all.into_iter().collect())
}

fn revised(number: u32, by_expert: bool) -> Revised {
    Revised { number, by_expert, on: DAY, language: Language::french(), content: content(), justified: BTreeSet::new() }
}

fn recommendation(number: u32, answered: bool, outcome: Option<Outcome>) -> Recommendation {
    Recommendation {
        number,
        words: "…".to_owned(),
        due_on: DAY,
        answer: answered.then(|| ("…".to_owned(), DAY)),
        outcome: outcome.map(|outcome| (outcome, DAY)),
    }
}

fn opened() -> Opened {
    let scheme = scheme();
    let step = |deed, words: Option<&str>| Step { dated: Dated { deed, on: DAY }, words: words.map(str::to_owned) };
    let message = |is_authors| Message { is_authors, words: "…\n\n…".to_owned(), on: DAY };
    Opened {
        reference: "k3v9x2".to_owned(),
        form_version: scheme.form.version.clone(),
        elsewhere: vec![scheme.specialty_list()],
        state: Standing::UnderAnalysis { expert: EXPERT },
        clock: Clock { waits_on: WaitsOn::Expert, since: DAY, due: date(2008, 4, 3), overdue: false },
        is_second_round: false,
        returns: 0,
        author: None,
        versions: vec![revised(1, false)],
        steps: vec![
            step(Deed::Sent, None),
            step(Deed::Assigned(EXPERT), None),
            step(Deed::Returned(Reason::TooThin), Some("…")),
        ],
        messages: vec![message(false), message(true)],
        recommendations: Vec::new(),
        rex: Consent::Given(DAY),
        serious: Answer::Take,
        missing: vec![app::Fault::new("phase", "fault-answer-missing")],
        codes: BTreeMap::from([("factors".to_owned(), BTreeSet::from(["4.4".to_owned()]))]),
        is_cleared: false,
        scheme,
    }
}

/// Cleared, in the second round, by a body in which both know each other.
fn cleared() -> Opened {
    Opened {
        is_second_round: true,
        returns: 2,
        author: Some("Dominique".to_owned()),
        versions: vec![revised(1, false), revised(2, true)],
        rex: Consent::Unsaid,
        serious: Answer::HandOver,
        missing: Vec::new(),
        is_cleared: true,
        recommendations: vec![
            recommendation(1, false, None),
            recommendation(2, true, None),
            recommendation(3, true, Some(Outcome::Partly)),
        ],
        ..opened()
    }
}

fn accepted() -> Opened {
    let clock = Clock { waits_on: WaitsOn::Nobody, since: DAY, due: DAY, overdue: false };
    Opened { state: Standing::Accepted { expert: EXPERT }, clock, rex: Consent::Used(DAY), ..cleared() }
}

fn error(field: &str) -> FieldError {
    FieldError { field: field.to_owned(), message: "✗".to_owned() }
}

/// Words that name somebody, as they come back.
fn wrong(page: &Page) -> (Field, Screened) {
    reading::filled(page, "Voir Mme Durand, 06 12 34 56 78", &BTreeSet::new(), &[error("words")])
}

impl Sample for ListAnalysis {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let show = |given: &Given| view(page.clone(), "org", &scheme(), "assigned", given);
        let second = vec![("k3v9x2".to_owned(), DAY)];
        let full = Given { lines: lines(), next: Some((DAY, 12)), second };
        vec![("nothing", show(&Given { lines: Vec::new(), next: None, second: Vec::new() })), ("work", show(&full))]
    }
}

impl Sample for ShowAnalysis {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let hit = |when| app::rex::Shown {
            id: RexId("r1".to_owned()),
            score: 1.0,
            language: Language::french(),
            when,
            specialty: "anaesthesia".to_owned(),
            excerpt: "…".to_owned(),
        };
        let similar = [hit(None), hit(Some(When::Year(2007)))];
        let empty = || (Field::new("words"), Screened::default());
        let show = |opened: &Opened, filled| reading::view(page.clone(), "org", opened, &similar, filled);
        let reference = Opened { serious: Answer::AskForReference, messages: Vec::new(), ..opened() };
        let taken = Opened { serious: Answer::TakeAndTell, ..opened() };
        vec![
            ("opened", reading::view(page.clone(), "org", &opened(), &[], empty())),
            ("wrong", show(&opened(), wrong(page))),
            ("a reference is missing", show(&reference, empty())),
            ("serious and taken", show(&taken, empty())),
            ("second round", show(&cleared(), empty())),
            ("accepted", show(&accepted(), empty())),
        ]
    }
}

impl Sample for ShowClearing {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        use domain::rex::Reason::{Contained, SameMonth, SamePhase, SameSpecialty, SameWords, SharedWords};
        let key = Key { specialty: "anaesthesia".to_owned(), when: None, unit: None, act_family: None };
        let sharing = |steps: &[Coarsening], is_enough| Sharing {
            as_declared: 3,
            steps: steps.to_vec(),
            key: key.clone(),
            coarsened: 8,
            is_enough,
        };
        let alike =
            |reasons| app::rex::Candidate { id: RexId("r1".to_owned()), likeness: Likeness { shared: 0.7, reasons } };
        let shared = |steps: &[Coarsening], is_enough| Shared {
            sharing: sharing(steps, is_enough),
            floor: 11,
            rare: vec!["péniche".to_owned()],
            alike: vec![
                alike(vec![SameWords, SameMonth, SameSpecialty]),
                alike(vec![SharedWords { shared: 7, of: 10 }, Contained, SamePhase]),
            ],
        };
        let words = Content(BTreeMap::from([(FieldKey::once("narrative"), Value::Words("Mme Durand".to_owned()))]));
        let findings = app::near_miss::findings(&words, &Language::french());
        let told = |opened, shared| clearing::Told { opened, findings: findings.clone(), shared };
        let none = words::Sent::new();
        let typed = words::Sent::from([("text-narrative".to_owned(), vec!["Mme Durand".to_owned()])]);
        let show = |told: &clearing::Told, sent, errors: &[FieldError]| {
            clearing::view(page.clone(), "org", told, (sent, &BTreeSet::new(), errors))
        };
        vec![
            ("to be cleared", show(&told(opened(), None), &none, &[])),
            ("wrong", show(&told(opened(), Some(shared(&[], true))), &typed, &[error("text-narrative")])),
            ("coarser", show(&told(cleared(), Some(shared(&[Coarsening::Year], true))), &none, &[])),
            ("waits", show(&told(cleared(), Some(shared(&Coarsening::ALL, false))), &none, &[])),
            ("settled", show(&told(accepted(), None), &none, &[])),
        ]
    }
}

impl Sample for ShowThemes {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let chosen = BTreeSet::from(["allergy".to_owned()]);
        let told = |opened, filed: &BTreeSet<String>| themes::Told {
            opened,
            themes: crate::theme::samples::known(),
            filed: filed.clone(),
        };
        let none = BTreeSet::new();
        let show = |told: &themes::Told, chosen: &BTreeSet<String>, errors: &[FieldError]| {
            themes::view(page.clone(), "org", told, (chosen, errors))
        };
        let sent = Opened { state: Standing::Sent, ..opened() };
        vec![
            ("not filed", show(&told(opened(), &none), &none, &[])),
            ("filed", show(&told(accepted(), &chosen), &chosen, &[])),
            ("wrong", show(&told(accepted(), &chosen), &none, &[error("theme")])),
            ("not its time", show(&told(sent, &none), &none, &[])),
        ]
    }
}

impl Sample for ShowVerdict {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let told = |opened, is_told: bool| verdict::Told {
            opened,
            replies: if is_told { vec![(Reason::TooThin, reply())] } else { Vec::new() },
            published: is_told.then(criteria),
        };
        let typed = verdict::Typed {
            verdict: "return".to_owned(),
            reason: String::new(),
            words: "Mme Durand".to_owned(),
            justified: BTreeSet::new(),
        };
        let none = verdict::Typed::default();
        let show = |told: &verdict::Told, typed, errors: &[FieldError]| {
            verdict::view(page.clone(), "org", told, (typed, errors))
        };
        let errors = ["verdict", "reason", "words"].map(error);
        vec![
            ("not yet", show(&told(opened(), false), &none, &[])),
            ("ready", show(&told(cleared(), true), &none, &[])),
            ("wrong", show(&told(opened(), true), &typed, &errors)),
            ("given", show(&told(accepted(), false), &none, &[])),
        ]
    }
}

impl Sample for ShowSecond {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let scheme = scheme();
        let given = || BTreeMap::from([("factors".to_owned(), BTreeSet::from(["4.4".to_owned()]))]);
        let second = |has_it, codes, others, settled| Second {
            reference: "k3v9x2".to_owned(),
            scheme: Arc::clone(&scheme),
            form_version: scheme.form.version.clone(),
            elsewhere: vec![scheme.specialty_list()],
            has_it,
            content: content(),
            codes,
            others,
            settled,
        };
        let none = BTreeMap::new;
        let blank = || BTreeMap::from([("factors".to_owned(), BTreeSet::new())]);
        let show = |second: &Second| coding::view(page.clone(), "org", second);
        vec![
            ("blind", show(&second(false, none(), none(), none()))),
            ("both", show(&second(false, given(), blank(), none()))),
            ("settled", show(&second(true, given(), given(), given()))),
        ]
    }
}

impl Sample for ShowRecommendations {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let empty = || (Field::new("words"), Screened::default(), Field::new("due_on"));
        let show = |opened: &Opened, filled| recommendation::view(page.clone(), "org", opened, filled);
        let (words, screened) = wrong(page);
        let due = Field::new("due_on").holding("?").checked(&[error("due_on")]);
        vec![
            ("none", show(&opened(), empty())),
            ("some", show(&cleared(), empty())),
            ("wrong", show(&opened(), (words, screened, due))),
        ]
    }
}
