//! Choosing the goals of a set: shown, checked, and only then saved.

mod view;

use std::collections::{BTreeMap, BTreeSet};

use app::choosing::{Chosen, choice_fault};
use app::path::OwnPath;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::calendar::Moment;
use domain::choice::check_choice;
use domain::goal::GoalId;
use domain::obligation::{Obligation, Verdict};
use domain::programme::Sequence;
use serde::Deserialize;

use crate::components::FieldError;
use crate::failure::{Failure, Kind, Reason};
use crate::form::Form;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show, show_again, show_as};
use crate::path::{Done, Here, PATH, walk};
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::url::Path;

use view::Offer;
pub(crate) use view::{CheckChoice, ShowChoice};

/// The choice of one set.
pub const CHOICE: Path<4> = Path::new("/{org}/{programme}/{cohort}/sets/{sequence}/choice");

pub(crate) fn routes() -> Vec<Route> {
    let own = Access::Right(Right::WalkOwnPath);
    vec![Route::get("choice.show", CHOICE, own, show_choice), Route::post("choice.make", CHOICE, own, make)]
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Of {
    sequence: String,
}

/// What the form sends, or what is known already, to fill it with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sent {
    /// The goals ticked, in their order on the page.
    goals: Vec<String>,
    /// For each goal, what was typed as the number of patients.
    patients: BTreeMap<String, String>,
    /// Whether the page that checks was passed.
    is_confirmed: bool,
    /// Whether the person went back from it.
    is_changing: bool,
}

impl Sent {
    fn of(fields: Vec<(String, String)>) -> Self {
        let mut sent = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "goal" => sent.goals.push(value),
                "confirmed" => sent.is_confirmed = true,
                "change" => sent.is_changing = true,
                _ => {
                    if let Some(goal) = name.strip_prefix("patients-") {
                        sent.patients.insert(goal.to_owned(), value.trim().to_owned());
                    }
                }
            }
        }
        sent
    }

    /// What was chosen before, to be chosen again.
    fn before(path: &OwnPath, sequence: &Sequence) -> Self {
        let mut sent = Self::default();
        for id in path.me.goals_of_set(sequence.set) {
            let number = path.me.programme.goal(&id).map(|goal| goal.number);
            let choice = path.me.choices.iter().find(|choice| choice.replaced.is_none() && Some(choice.goal) == number);
            if let Some(patients) = choice.and_then(|choice| choice.patients) {
                sent.patients.insert(id.0.clone(), patients.to_string());
            }
            sent.goals.push(id.0);
        }
        sent
    }

    fn patients(&self, goal: &str) -> Result<Option<i64>, ()> {
        match self.patients.get(goal).map(String::as_str) {
            None | Some("") => Ok(None),
            Some(typed) => typed.parse().ok().filter(|count| (0..=100_000).contains(count)).map(Some).ok_or(()),
        }
    }

    fn chosen(&self) -> Vec<Chosen> {
        let one =
            |goal: &String| Chosen { goal: GoalId(goal.clone()), patients: self.patients(goal).unwrap_or_default() };
        self.goals.iter().map(one).collect()
    }
}

/// What a page of choice is about.
struct Desk<'a> {
    path: &'a OwnPath,
    sequence: &'a Sequence,
    obligation: &'a Obligation,
    /// Goals of the other sets.
    elsewhere: BTreeMap<GoalId, &'a Sequence>,
}

impl<'a> Desk<'a> {
    fn of(path: &'a OwnPath, sequence: &str) -> Result<Self, Failure> {
        let programme = &path.me.programme;
        let sequence = programme.sequence(sequence).ok_or_else(Failure::not_found)?;
        let name = format!("{}/{}", sequence.id, domain::path::CHOICE);
        let obligation = path.obligations.iter().find(|it| it.requirement == name).ok_or_else(Failure::not_found)?;
        let others = programme.sequences.iter().filter(|other| other.id != sequence.id);
        let elsewhere = others.flat_map(|it| path.me.goals_of_set(it.set).into_iter().map(move |goal| (goal, it)));
        Ok(Self { path, sequence, obligation, elsewhere: elsewhere.collect() })
    }

    /// Whether goals can be chosen now, for the first time or again.
    fn is_open(&self) -> bool {
        let is_within = matches!(self.obligation.window.at(self.path.today), Moment::OnTime | Moment::Late);
        let is_met = matches!(self.obligation.verdict, Verdict::Met { .. });
        self.obligation.can_be_done() || (is_met && is_within && self.path.me.departure.is_none())
    }

    fn offer(&self) -> Offer<'_> {
        Offer {
            programme: &self.path.me.programme,
            sequence: self.sequence,
            profession: &self.path.me.enrolment.profession,
            elsewhere: &self.elsewhere,
            locks: self.obligation.window.locks,
        }
    }

    /// What is wrong with a choice, field by field.
    fn errors(&self, page: &Page, sent: &Sent) -> Vec<FieldError> {
        let ids: Vec<GoalId> = sent.goals.iter().cloned().map(GoalId).collect();
        let elsewhere: BTreeSet<GoalId> = self.elsewhere.keys().cloned().collect();
        let judged = check_choice(&self.path.me.programme, &self.sequence.id, &ids, &elsewhere);
        let said =
            |fault: app::Fault| FieldError { message: Reason::from(&fault).said(&page.voice), field: fault.field };
        let mut errors: Vec<FieldError> =
            judged.err().unwrap_or_default().iter().map(|fault| said(choice_fault(fault))).collect();
        // A goal that is not on the page has no field an error could lead to.
        let known = |field: &str| field.strip_prefix("goal-").is_none_or(|id| self.offer().shows(id));
        for error in &mut errors {
            if !known(&error.field) {
                "goals".clone_into(&mut error.field);
            }
        }
        for goal in sent.goals.iter().filter(|goal| sent.patients(goal).is_err()) {
            errors.push(said(app::Fault::new(format!("patients-{goal}"), "fault-patients")));
        }
        errors
    }

    /// The next set to choose, where sets are chosen one after the other; else the path.
    fn next(&self, here: &Here) -> String {
        let is_choice =
            |it: &&Obligation| it.requirement.ends_with(domain::path::CHOICE) && it.period != self.sequence.id;
        let open = self.path.obligations.iter().filter(is_choice).find(|it| it.can_be_done());
        let address = open.map_or_else(|| PATH.to(here.parts()), |it| CHOICE.to(here.and(&it.period)));
        Done::at(&address, "choice")
    }
}

async fn show_choice(
    State(state): State<WebState>,
    own: OwnCohort,
    Parts(of): Parts<Of>,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let here = Here::of(&own);
    let path = walk(&state, &own).await?;
    let desk = Desk::of(&path, &of.sequence)?;
    let mut page = own.visitor.page();
    page.notice = done.notice(&page);
    let sent = Sent::before(&path, desk.sequence);
    let mut view = ShowChoice::new(page, &here, &desk.offer(), &sent, Vec::new());
    if !desk.is_open() {
        view = view.closed(&path.me.programme, desk.obligation, path.today);
    }
    show(&view)
}

async fn make(
    State(state): State<WebState>,
    own: OwnCohort,
    Parts(of): Parts<Of>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let (here, sent) = (Here::of(&own), Sent::of(fields));
    let path = walk(&state, &own).await?;
    let desk = Desk::of(&path, &of.sequence)?;
    let page = own.visitor.page();
    let form = |page: Page, errors| ShowChoice::new(page, &here, &desk.offer(), &sent, errors);
    if sent.is_changing {
        return show(&form(page, Vec::new()));
    }
    let errors = desk.errors(&page, &sent);
    if !errors.is_empty() {
        return show_again(&form(page, errors));
    }
    if !sent.is_confirmed && desk.is_open() {
        return show(&CheckChoice::new(page, &here, &desk.offer(), &sent));
    }
    let next = desk.next(&here);
    let (actor, pinned, chosen) = (own.actor(), own.pinned.clone(), sent.chosen());
    let made = state.ask(move |app| app::choosing::choose(app, &actor, &pinned, &of.sequence, &chosen)).await;
    match made {
        Ok(()) => Ok(Redirect::to(&next).into_response()),
        // Locked, not open, or evaluated meanwhile: the reason stands above what was chosen, which is not lost.
        Err(failure) if matches!(failure.kind, Kind::Conflict | Kind::Invalid) => {
            let reason = failure.reason.as_ref().map(|reason| reason.said(&page.voice)).unwrap_or_default();
            let error = FieldError { field: "goals".to_owned(), message: reason };
            show_as(failure.kind.status(), &form(page, vec![error]))
        }
        Err(failure) => Err(failure),
    }
}
