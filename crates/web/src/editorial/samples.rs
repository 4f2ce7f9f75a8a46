//! Examples of the pages of the editorial desk.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::editorial::{Checked, Desk, Draft, Edition, GoalDesk, Open, Written};
use app::suspension::Suspended;
use documents::goal_file::GoalFields;
use domain::editorial::{Change, Check, DraftState, Revision, Verdict};
use domain::goal::GoalId;
use domain::ids::PersonId;
use domain::text::{Language, Text};
use jiff::Timestamp;
use jiff::civil::date;

use super::drawing::{self, DrawGoal};
use super::edition::{self, ShowEdition, Sight};
use super::goal::{self, ShowGoalDesk};
use super::suspension::{self, ShowSuspension};
use super::{ListEditions, crumbs, say, task};
use crate::components::FieldError;
use crate::page::{Page, Sample};

const AUTHOR: PersonId = PersonId(1);
const CHECKER: PersonId = PersonId(2);

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_209_600_000 + second).expect("an instant")
}

fn goal(id: &str) -> GoalId {
    GoalId(id.to_owned())
}

fn written(of: &str, number: i64, change: Change, asks: bool, body: String) -> Written {
    let revision = Revision { number, change, asks, by: AUTHOR, at: at(number) };
    Written { goal: of.to_owned(), revision, body }
}

fn draft(desk: &Desk, of: &str, state: DraftState) -> Draft {
    let fields = desk.newest.goal(&goal(of)).map(GoalFields::of).unwrap_or_default();
    let body = serde_json::to_string(&fields).expect("JSON");
    let asks = state != DraftState::Drafting;
    let revisions = vec![written(of, 1, Change::Write, false, body.clone()), written(of, 2, Change::Write, asks, body)];
    let verdict = |verdict, note: &str| {
        let check = Check { revision: 2, verdict, by: CHECKER, at: at(9) };
        vec![Checked { goal: of.to_owned(), check, note: note.to_owned() }]
    };
    let checks = match state {
        DraftState::SentBack(_) => verdict(Verdict::SentBack, "…"),
        DraftState::Checked(..) => verdict(Verdict::Sound, ""),
        _ => Vec::new(),
    };
    Draft { goal: goal(of), change: Change::Write, state, revisions, checks }
}

fn retired(of: &str, state: DraftState) -> Draft {
    let revisions = vec![written(of, 1, Change::Retire, true, "…".to_owned())];
    Draft { goal: goal(of), change: Change::Retire, state, revisions, checks: Vec::new() }
}

fn suspended(of: &str, lifted: bool) -> Suspended {
    let reason = Text::new([(Language::french(), "…".to_owned()), (Language::english(), "…".to_owned())]);
    let lifted = lifted.then(|| (at(7), "…".to_owned()));
    Suspended { goal: goal(of), from: at(0), reason, by: (!of.starts_with('v')).then_some(AUTHOR), lifted }
}

fn bare() -> Desk {
    Desk {
        newest: Arc::new(crate::path::samples::programme()),
        edition: None,
        suspensions: Vec::new(),
        names: BTreeMap::from([(AUTHOR, "Luc".to_owned())]),
    }
}

fn full() -> Desk {
    let mut desk = bare();
    let edition = Edition {
        id: 1,
        programme: desk.newest.id.clone(),
        base: "1".to_owned(),
        version: "2".to_owned(),
        begun_by: AUTHOR,
        begun: at(0),
    };
    let drafts = vec![
        draft(&desk, "psa", DraftState::Drafting),
        draft(&desk, "codeine", DraftState::Waiting(at(2))),
        draft(&desk, "valproate", DraftState::SentBack(at(9))),
        draft(&desk, "domperidone", DraftState::Checked(at(9), CHECKER)),
        draft(&desk, "a-new-one", DraftState::Drafting),
        retired("smoking-advice", DraftState::Checked(at(9), CHECKER)),
    ];
    desk.edition = Some(Open { edition, drafts });
    desk.suspensions = vec![suspended("valproate", false), suspended("codeine", true), suspended("psa", false)];
    desk
}

impl Sample for ListEditions {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let list = |desks: &[Desk]| Self {
            page: page.clone(),
            crumbs: crumbs(page, "amp", None).into_iter().take(1).collect(),
            desks: desks.iter().map(|desk| task(page, "amp", desk)).collect(),
            reviews: Vec::new(),
            suspended: desks.iter().flat_map(|desk| say::suspended(page, "amp", desk)).collect(),
        };
        vec![("nothing published", list(&[])), ("two programmes", list(&[bare(), full()]))]
    }
}

impl Sample for ShowEdition {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let all = edition::May { edit: true, publish: true, rehearse: true };
        let sight = |desk, faults: &[&str], missing| Sight {
            desk,
            faults: faults.iter().map(|fault| (*fault).to_owned()).collect(),
            missing,
            today: date(2027, 6, 30),
        };
        let view = |may, sight: &Sight, errors| {
            edition::view(page.clone(), "amp", may, sight, &edition::Typed::default(), errors)
        };
        let error = |field: &str| FieldError { field: field.to_owned(), message: page.say("fault-reason") };
        let errors = vec![error("goal"), error("sequence"), error("reason"), error("without_rehearsal")];
        let mut checked = full();
        if let Some(open) = &mut checked.edition {
            open.drafts.retain(|draft| matches!(draft.state, DraftState::Checked(..)));
        }
        vec![
            ("no edition", view(all, &sight(bare(), &[], None), Vec::new())),
            ("being written", view(all, &sight(full(), &["…"], None), errors[..3].to_vec())),
            ("to publish", view(all, &sight(checked.clone(), &[], Some(4)), errors)),
            ("rehearsed", view(all, &sight(checked, &[], Some(0)), Vec::new())),
            ("read by a tutor", view(edition::May::default(), &sight(full(), &[], Some(1)), Vec::new())),
        ]
    }
}

fn of(id: &str) -> GoalDesk {
    let desk = full();
    let published = desk.newest.goal(&goal(id)).cloned();
    let fields = published.as_ref().map(GoalFields::of).unwrap_or_default();
    let themes = crate::theme::samples::known();
    GoalDesk { goal: goal(id), drafted: published.clone(), published, fields, desk, themes }
}

impl Sample for ShowGoalDesk {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let editor = goal::May { edit: true, check: false, suspend: true, person: Some(AUTHOR) };
        let reader = goal::May { edit: false, check: true, suspend: false, person: Some(CHECKER) };
        let view =
            |may, desk: &GoalDesk, errors| goal::view(page.clone(), "amp", may, desk, &goal::Typed::default(), errors);
        let error = |field: &str, key: &'static str| FieldError { field: field.to_owned(), message: page.say(key) };
        let errors = vec![
            error("title.en", "editorial-fault-blank"),
            error("professions", "editorial-fault-professions"),
            error("sources", "editorial-fault-no-source"),
        ];
        let unpublished = GoalDesk { drafted: None, ..of("a-new-one") };
        let check = vec![error("verdict", "editorial-verdict-missing"), error("note", "editorial-fault-note")];
        vec![
            ("being written", view(editor, &of("psa"), errors)),
            ("a new one", view(editor, &unpublished, Vec::new())),
            ("to be checked", view(reader, &of("codeine"), check)),
            ("one's own", view(goal::May { person: Some(AUTHOR), ..reader }, &of("codeine"), Vec::new())),
            ("sent back", view(editor, &of("valproate"), Vec::new())),
            ("checked", view(reader, &of("domperidone"), Vec::new())),
            ("to be retired", view(editor, &of("smoking-advice"), Vec::new())),
            ("as published", view(reader, &of("nsaid-pregnancy"), Vec::new())),
        ]
    }
}

impl Sample for ShowSuspension {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let view =
            |id: &str, errors| suspension::view(page.clone(), "amp", &of(id), &suspension::Typed::default(), errors);
        let error =
            |field: &str| FieldError { field: field.to_owned(), message: page.say("editorial-fault-suspension") };
        vec![
            ("to be given", view("domperidone", vec![error("reason.fr"), error("reason.en")])),
            ("in force", view("valproate", Vec::new())),
            ("signed", view("psa", vec![error("reason")])),
            ("lifted", view("codeine", Vec::new())),
        ]
    }
}

impl Sample for DrawGoal {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let words =
            [(Language::french(), "Relire à voix haute".to_owned()), (Language::english(), "Read aloud".to_owned())];
        let offered = app::editorial::from_guideline::Offered {
            reference: "k2b7".to_owned(),
            version: 2,
            title: Text::new(words),
        };
        let show = |offered: Vec<_>, errors: &[FieldError]| {
            let told = drawing::Told { programme: Arc::new(crate::path::samples::programme()), offered };
            drawing::view(page.clone(), "org", &told, (&crate::analysis::words::Sent::new(), errors))
        };
        let errors =
            ["guideline", "goal"].map(|field| FieldError { field: field.to_owned(), message: "✗".to_owned() });
        vec![
            ("nothing is published", show(Vec::new(), &[])),
            ("to choose", show(vec![offered.clone()], &[])),
            ("wrong", show(vec![offered], &errors)),
        ]
    }
}
