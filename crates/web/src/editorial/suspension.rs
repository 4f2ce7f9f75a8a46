//! A safety alert on a goal: given with a reason in each language, and lifted with one for the team.

use app::editorial::{self, GoalDesk};
use app::screen::Confirmed;
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::Response;
use domain::authority::Right;
use domain::goal::GoalId;
use domain::text::{Language, Text};
use serde::Deserialize;

use super::{GOAL, LIFTING, SUSPENSION, crumbs, say, settled};
use crate::components::{Crumb, Field, FieldError};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{Page, show};
use crate::screen::Screened;
use crate::state::WebState;
use crate::team::Colleague;

/// One alert of the past or in force.
#[derive(Debug)]
struct Alert {
    from: String,
    reason: String,
    lifted: Option<(String, String)>,
}

#[derive(Debug, Template)]
#[template(path = "editorial/suspension.html")]
pub(crate) struct ShowSuspension {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    action: String,
    in_force: bool,
    reasons: Vec<(String, Field, Screened)>,
    reason: Field,
    alerts: Vec<Alert>,
    errors: Vec<FieldError>,
}

/// What was typed into either form.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default, rename = "reason.fr")]
    french: String,
    #[serde(default, rename = "reason.en")]
    english: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    confirmed: Vec<String>,
}

type Named = Parts<(String, String, String)>;

async fn look(state: &WebState, colleague: &Colleague, programme: &str, goal: &str) -> Result<GoalDesk, Failure> {
    colleague.must(Right::SuspendGoals)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let (programme, goal) = (programme.to_owned(), GoalId(goal.to_owned()));
    let desk = state.ask(move |app| editorial::goal(app, &actor, org, &programme, &goal)).await?;
    if desk.published.is_some() { Ok(desk) } else { Err(Failure::not_found()) }
}

pub(super) async fn show_suspension(
    State(state): State<WebState>,
    Parts((_, programme, goal)): Named,
    colleague: Colleague,
) -> Result<Response, Failure> {
    let desk = look(&state, &colleague, &programme, &goal).await?;
    show(&view(colleague.visitor.page(), colleague.org(), &desk, &Typed::default(), Vec::new()))
}

pub(super) fn view(page: Page, org: &str, desk: &GoalDesk, typed: &Typed, errors: Vec<FieldError>) -> ShowSuspension {
    let programme = &desk.desk.newest;
    let parts = [org, programme.id.as_str(), desk.goal.0.as_str()];
    let in_force = desk.suspension().is_some();
    let title = desk.published.as_ref().map(|goal| page.read(&goal.title).to_owned()).unwrap_or_default();
    let reason = |language: Language, words: &str| {
        let label =
            page.with("editorial-suspension-reason", [("language", super::fields::language_name(&page, &language))]);
        let name = format!("reason.{language}");
        let screened = Screened::of(&page, &name, words, &Confirmed::of(typed.confirmed.clone()));
        (label, Field::new(name).holding(words).checked(&errors), screened)
    };
    let mut crumbs = crumbs(&page, org, Some((&programme.id, page.read(&programme.name))));
    crumbs.push(Crumb { address: GOAL.to(parts), name: title.clone() });
    ShowSuspension {
        crumbs,
        action: if in_force { LIFTING.to(parts) } else { SUSPENSION.to(parts) },
        in_force,
        reasons: vec![reason(Language::french(), &typed.french), reason(Language::english(), &typed.english)],
        reason: Field::new("reason").holding(&typed.reason).checked(&errors),
        alerts: alerts(&page, desk),
        title,
        errors,
        page,
    }
}

fn alerts(page: &Page, desk: &GoalDesk) -> Vec<Alert> {
    let of_goal = desk.desk.suspensions.iter().filter(|one| one.goal == desk.goal);
    of_goal
        .map(|one| {
            let from = match one.by {
                Some(by) => {
                    let values = (("date", say::day(page, one.from)), ("name", say::name(page, &desk.desk, by)));
                    page.with("editorial-suspension-from", values)
                }
                None => page.with("editorial-suspended-since", [("date", say::day(page, one.from))]),
            };
            Alert {
                from,
                reason: page.read(&one.reason).to_owned(),
                lifted: one.lifted.as_ref().map(|(at, why)| {
                    (page.with("editorial-suspension-lifted", [("date", say::day(page, *at))]), why.clone())
                }),
            }
        })
        .collect()
}

pub(super) async fn suspend(
    State(state): State<WebState>,
    Parts((_, programme, goal)): Named,
    colleague: Colleague,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let desk = look(&state, &colleague, &programme, &goal).await?;
    let words = [(Language::french(), typed.french.clone()), (Language::english(), typed.english.clone())];
    let (actor, org, of) = (colleague.actor(), colleague.organisation.id, desk.goal.clone());
    let (reason, confirmed) = (Text::new(words), Confirmed::of(typed.confirmed.clone()));
    let suspend = move |app: &app::App| {
        app::suspension::suspend(app, &actor, org, &programme, &of, &reason, &confirmed).map(drop)
    };
    let asked = state.ask(suspend).await;
    settle(&colleague, &desk, &typed, asked, "suspended")
}

pub(super) async fn lift(
    State(state): State<WebState>,
    Parts((_, programme, goal)): Named,
    colleague: Colleague,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let desk = look(&state, &colleague, &programme, &goal).await?;
    let (actor, org, of, why) = (colleague.actor(), colleague.organisation.id, desk.goal.clone(), typed.reason.clone());
    let asked = state.ask(move |app| app::suspension::lift(app, &actor, org, &programme, &of, &why)).await;
    settle(&colleague, &desk, &typed, asked, "lifted")
}

fn settle(
    colleague: &Colleague,
    desk: &GoalDesk,
    typed: &Typed,
    asked: Result<(), Failure>,
    done: &str,
) -> Result<Response, Failure> {
    settled(colleague, desk, asked, done, |page, errors| view(page, colleague.org(), desk, typed, errors))
}
