//! Helps in practice: the printable pages that a goal may bring, for a patient, a fellow professional, or Monday morning.

use app::path::Standing;
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::Response;
use domain::authority::Right;
use domain::goal::{Goal, GoalId, Help, HelpKind};
use domain::programme::Programme;
use serde::Deserialize;

use crate::components::Crumb;
use crate::failure::Failure;
use crate::goal::GOAL;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show};
use crate::path::Here;
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::url::Path;

/// One printable page of a goal.
pub const HELP: Path<5> = Path::new("/{org}/{programme}/{cohort}/goals/{goal}/helps/{help}");

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::get("help.show", HELP, Access::Right(Right::WalkOwnPath), show_help)]
}

#[derive(Debug, Deserialize)]
struct Named {
    goal: String,
    help: String,
}

/// A help as a list offers it.
#[derive(Debug)]
pub(crate) struct Offered {
    pub(crate) address: String,
    pub(crate) name: String,
    pub(crate) title: String,
}

/// What each kind is called, and how it is meant to be used.
fn keys(kind: HelpKind) -> (&'static str, &'static str) {
    match kind {
        HelpKind::PatientSheet => ("help-patient-sheet", "help-patient-sheet-use"),
        HelpKind::ColleagueNote => ("help-colleague-note", "help-colleague-note-use"),
        HelpKind::MondayCard => ("help-monday-card", "help-monday-card-use"),
    }
}

/// The helps of a goal, for its page.
pub(crate) fn offered(page: &Page, here: &Here, goal: &Goal) -> Vec<Offered> {
    let [org, programme, cohort] = here.parts();
    let one = |help: &Help| Offered {
        address: HELP.to([org, programme, cohort, &goal.id.0, help.kind.code()]),
        name: page.say(keys(help.kind).0),
        title: page.read(&help.title).to_owned(),
    };
    goal.helps.iter().map(one).collect()
}

#[derive(Debug, Template)]
#[template(path = "help/show.html")]
pub(crate) struct ShowHelp {
    page: Page,
    crumbs: Vec<Crumb>,
    kind: String,
    how: String,
    title: String,
    intro: String,
    lines: Vec<String>,
    /// Whether there is room for what is written by hand.
    is_note: bool,
    goal: String,
    programme: String,
    is_demonstration_content: bool,
}

impl ShowHelp {
    fn new(page: Page, here: &Here, programme: &Programme, goal: &Goal, help: &Help) -> Self {
        let (kind, how) = keys(help.kind);
        let back = Crumb { address: GOAL.to(here.and(&goal.id.0)), name: page.read(&goal.title).to_owned() };
        Self {
            crumbs: here.crumbs(&page).into_iter().chain([back]).collect(),
            kind: page.say(kind),
            how: page.say(how),
            title: page.read(&help.title).to_owned(),
            intro: page.read(&help.intro).to_owned(),
            lines: help.lines.iter().map(|line| page.read(line).to_owned()).collect(),
            is_note: help.kind == HelpKind::ColleagueNote,
            goal: page.read(&goal.title).to_owned(),
            programme: page.read(&programme.name).to_owned(),
            is_demonstration_content: programme.demonstration,
            page,
        }
    }
}

async fn show_help(
    State(state): State<WebState>,
    own: OwnCohort,
    Parts(Named { goal, help }): Parts<Named>,
) -> Result<Response, Failure> {
    let (actor, pinned) = (own.actor(), own.pinned.clone());
    // Like the goal itself: whoever was accepted may read it before they join.
    let _: Standing = state.ask(move |app| app::path::read(app, &actor, &pinned)).await?;
    let programme = &own.pinned.programme;
    let goal = programme.goal(&GoalId(goal)).ok_or_else(Failure::not_found)?;
    let kind = HelpKind::parse(&help).ok_or_else(Failure::not_found)?;
    let help = goal.help(kind).ok_or_else(Failure::not_found)?;
    show(&ShowHelp::new(own.visitor.page(), &Here::of(&own), programme, goal, help))
}

#[cfg(test)]
impl crate::page::Sample for ShowHelp {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let (here, programme) = (crate::path::samples::here(), crate::path::samples::programme());
        let goal = &programme.goals[0];
        let one = |name, kind| {
            let help = goal.help(kind).expect("the first goal brings all three");
            (name, Self::new(page.clone(), &here, &programme, goal, help))
        };
        vec![
            one("for a patient", HelpKind::PatientSheet),
            one("for a colleague", HelpKind::ColleagueNote),
            one("for Monday", HelpKind::MondayCard),
        ]
    }
}
