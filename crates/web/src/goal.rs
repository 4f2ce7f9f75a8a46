//! One goal: all that a reader needs to judge it.

use app::path::Standing;
use app::theme::Known;
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::Response;
use domain::authority::Right;
use domain::goal::{Goal, GoalId, GoalStatus, Source};
use domain::programme::Programme;
use jiff::civil::Date;
use serde::Deserialize;

use crate::commitment::COMMITMENT;
use crate::components::Crumb;
use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show};
use crate::path::Here;
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::theme::THEME;
use crate::url::Path;

/// One goal of a programme.
pub const GOAL: Path<4> = Path::new("/{org}/{programme}/{cohort}/goals/{goal}");

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::get("goal.show", GOAL, Access::Right(Right::WalkOwnPath), show_goal)]
}

/// The part of an address that names a goal.
#[derive(Debug, Deserialize)]
pub(crate) struct Named {
    /// The goal.
    pub(crate) goal: String,
}

/// What a goal is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mine {
    /// Not among their goals.
    No,
    /// Chosen, without a plan yet.
    Chosen,
    /// Chosen, with a plan.
    Committed,
}

#[derive(Debug, Template)]
#[template(path = "goal/show.html")]
pub(crate) struct ShowGoal {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    action: String,
    patients: String,
    argument: String,
    means: Vec<String>,
    sources: Vec<Source>,
    evidence: String,
    professions: String,
    next_review: Date,
    is_suspended: bool,
    /// Why it is suspended, as the editors wrote it.
    alert: Option<String>,
    mine: Mine,
    commitment: String,
    is_demonstration_content: bool,
    helps: Vec<crate::help::Offered>,
    /// The theme of risk that motivated it: address and name.
    theme: Option<(String, String)>,
    /// The guideline it was drawn from: address and words.
    drawn_from: Option<(String, String)>,
}

impl ShowGoal {
    fn new(page: Page, here: &Here, programme: &Programme, goal: &Goal, mine: Mine) -> Self {
        let professions: Vec<String> =
            goal.professions.iter().map(|code| code_label(&page, programme, "profession", code)).collect();
        Self {
            crumbs: here.crumbs(&page),
            title: page.read(&goal.title).to_owned(),
            action: page.read(&goal.action).to_owned(),
            patients: page.read(&goal.patients).to_owned(),
            argument: page.read(&goal.argument).to_owned(),
            means: goal.means.iter().map(|means| page.read(means).to_owned()).collect(),
            sources: goal.sources.clone(),
            evidence: code_label(&page, programme, "evidence", &goal.evidence),
            professions: page.voice.list(&professions),
            next_review: goal.next_review,
            is_suspended: goal.status == GoalStatus::Suspended,
            alert: None,
            mine,
            commitment: COMMITMENT.to(here.and(&goal.id.0)),
            is_demonstration_content: programme.demonstration,
            helps: crate::help::offered(&page, here, goal),
            theme: goal.theme.as_ref().map(|code| (THEME.to([code]), code.clone())),
            drawn_from: goal.drawn_from.as_ref().map(|drawn| {
                let values = (("reference", drawn.reference.clone()), ("version", i64::from(drawn.version)));
                (crate::uptake::public_address(&drawn.reference), page.with("goal-guideline-version", values))
            }),
            page,
        }
    }

    /// The same, its theme called by its name.
    fn named(mut self, themes: &[Known]) -> Self {
        if let Some((_, name)) = &mut self.theme {
            *name = crate::theme::name(&self.page, themes, name);
        }
        self
    }

    /// The same, with why it is suspended.
    fn alerted(mut self, reason: Option<String>) -> Self {
        self.alert = reason;
        self
    }
}

/// The label of a code, in the reader's language; the code itself when its list has lost it.
pub(crate) fn code_label(page: &Page, programme: &Programme, list: &str, code: &str) -> String {
    let found = programme.list(list).and_then(|list| list.code(code));
    found.map_or_else(|| code.to_owned(), |code| page.read(&code.label).to_owned())
}

async fn show_goal(
    State(state): State<WebState>,
    own: OwnCohort,
    Parts(Named { goal }): Parts<Named>,
) -> Result<Response, Failure> {
    let (actor, pinned) = (own.actor(), own.pinned.clone());
    // Whoever was accepted may read the goals before they join.
    let standing = state.ask(move |app| app::path::read(app, &actor, &pinned)).await?;
    let id = GoalId(goal);
    let programme = &own.pinned.programme;
    let goal = programme.goal(&id).ok_or_else(Failure::not_found)?;
    let mine = match &standing {
        Standing::Joined(path) if path.commitments.iter().any(|plan| plan.goal == id) => Mine::Committed,
        Standing::Joined(path) if programme.sequences.iter().any(|it| path.me.goals_of_set(it.set).contains(&id)) => {
            Mine::Chosen
        }
        _ => Mine::No,
    };
    let page = own.visitor.page();
    let reason = match &standing {
        Standing::Joined(path) => path.suspensions.iter().find(|one| one.goal == id),
        Standing::Invited => None,
    };
    let reason = reason.map(|one| page.read(&one.reason).to_owned());
    // Most goals cite no theme.
    let themes = if goal.theme.is_some() { state.ask(app::theme::list).await? } else { Vec::new() };
    show(&ShowGoal::new(page, &Here::of(&own), programme, goal, mine).alerted(reason).named(&themes))
}

#[cfg(test)]
impl crate::page::Sample for ShowGoal {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let (here, programme) = (crate::path::samples::here(), crate::path::samples::programme());
        let goal = &programme.goals[0];
        let drawn_from = Some(domain::goal::DrawnFrom { reference: "k2b7".to_owned(), version: 2 });
        let cited = Goal { theme: Some("allergy".to_owned()), drawn_from, ..goal.clone() };
        let suspended = Goal { status: GoalStatus::Suspended, ..goal.clone() };
        vec![
            ("not chosen", Self::new(page.clone(), &here, &programme, goal, Mine::No)),
            ("chosen", Self::new(page.clone(), &here, &programme, goal, Mine::Chosen)),
            ("drawn from a guideline", Self::new(page.clone(), &here, &programme, &cited, Mine::No).named(&[])),
            (
                "suspended after being chosen",
                Self::new(page.clone(), &here, &programme, &suspended, Mine::Committed).alerted(Some("…".into())),
            ),
            ("suspended", Self::new(page.clone(), &here, &programme, &suspended, Mine::No)),
        ]
    }
}
