//! Requests to open a voice: who answers them, how they stand, and reading who wrote.

use app::cohort::Pinned;
use app::forum::{Asked, Identity};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::forum::Opening;
use serde::Deserialize;

use super::own::ground_key;
use super::thread::at_post;
use super::{CONSENT, IDENTITY, Names, OPENINGS, Spot, TEAM_THREAD, tag, team_crumbs};
use crate::components::{Crumb, Row, Tag, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{Page, show};
use crate::state::WebState;
use crate::team::Colleague;

/// One request.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) title: String,
    pub(super) tag: Tag,
    pub(super) rows: Vec<Row>,
    pub(super) post: String,
    /// Where the second person answers.
    pub(super) consent: Option<String>,
    /// Where who wrote is read.
    pub(super) identity: Option<String>,
}

/// The requests of a cohort.
#[derive(Debug, Template)]
#[template(path = "forum/openings.html")]
pub(crate) struct ListOpenings {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) requests: Vec<Request>,
}

/// Who wrote, for the two who opened a voice.
#[derive(Debug, Template)]
#[template(path = "forum/identity.html")]
pub(crate) struct ShowIdentity {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) rows: Vec<Row>,
    pub(super) openings: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Answered {
    #[serde(default)]
    answer: String,
}

/// How many requests wait for whoever is signed in, in each cohort where one does: somebody may be in danger, so that
/// their desk says it before anything else.
pub(crate) async fn waiting(
    state: &WebState,
    colleague: &Colleague,
    cohorts: &[Pinned],
) -> Result<Vec<(Pinned, usize)>, Failure> {
    if !colleague.may(Right::ConsentToOpening) {
        return Ok(Vec::new());
    }
    let (actor, cohorts) = (colleague.actor(), cohorts.to_vec());
    let count = move |app: &app::App, pinned: Pinned| {
        let asked = app::forum::openings(app, &actor, &pinned)?;
        let waiting = asked.iter().filter(|one| one.may_answer).count();
        Ok((pinned, waiting))
    };
    let counted =
        state.ask(move |app| cohorts.into_iter().map(|pinned| count(app, pinned)).collect::<app::Result<Vec<_>>>());
    Ok(counted.await?.into_iter().filter(|(_, waiting)| *waiting > 0).collect())
}

pub(super) async fn list_openings(State(state): State<WebState>, spot: Spot) -> Result<Response, Failure> {
    let (actor, pinned) = (spot.cohort.actor(), spot.cohort.pinned.clone());
    let found = state.ask(move |app| app::forum::openings(app, &actor, &pinned)).await?;
    let page = spot.cohort.visitor.page();
    show(&ListOpenings {
        crumbs: team_crumbs(&page, &spot.cohort.pinned, spot.cohort.parts(), None),
        requests: found.iter().map(|asked| request(&page, &spot, asked)).collect(),
        page,
    })
}

fn request(page: &Page, spot: &Spot, asked: &Asked) -> Request {
    let (tone, key) = match asked.standing {
        Opening::Asked => (Tone::Due, "forum-opening-asked"),
        Opening::Declined(_) => (Tone::Neutral, "forum-opening-declined"),
        Opening::Readable(_) => (Tone::Info, "forum-opening-readable"),
        Opening::Over(_) => (Tone::Neutral, "forum-opening-over"),
    };
    let name = asked.name.map(|name| Names::of(&page.voice).say(name)).unwrap_or_default();
    let row = |key: &'static str, value: String| Row { key: page.say(key), value, change: None };
    let mut rows = vec![
        row("forum-opening-ground", page.say(ground_key(asked.ground))),
        row("forum-opening-reason", asked.reason.clone()),
        row("forum-opening-asked-on", page.date(asked.asked_on)),
    ];
    match asked.standing {
        Opening::Declined(on) => rows.push(row("forum-opening-declined-on", page.date(on))),
        Opening::Readable(until) => rows.push(row("forum-opening-until", page.date(until))),
        Opening::Asked | Opening::Over(_) => {}
    }
    Request {
        title: page.with("forum-opening-of", (("name", name), ("post", asked.post))),
        tag: tag(page, tone, key),
        rows,
        post: at_post(&TEAM_THREAD.to(spot.and(&asked.thread)), asked.post),
        consent: asked.may_answer.then(|| CONSENT.to(spot.and(&asked.reference))),
        identity: asked.may_read.then(|| IDENTITY.to(spot.and(&asked.reference))),
    }
}

pub(super) async fn consent(
    State(state): State<WebState>,
    spot: Spot,
    Form(answered): Form<Answered>,
) -> Result<Response, Failure> {
    spot.must(Right::ConsentToOpening)?;
    let consented = match answered.answer.as_str() {
        "consent" => true,
        "decline" => false,
        _ => return Err(Failure::invalid()),
    };
    let (actor, pinned, reference) = (spot.cohort.actor(), spot.cohort.pinned.clone(), spot.opening.clone());
    state.ask(move |app| app::forum::answer_opening(app, &actor, &pinned, &reference, consented)).await?;
    Ok(Redirect::to(&OPENINGS.to(spot.cohort.parts())).into_response())
}

/// A reading is a deed: it is asked for by a form, and journalled.
pub(super) async fn show_identity(State(state): State<WebState>, spot: Spot) -> Result<Response, Failure> {
    let (actor, pinned, reference) = (spot.cohort.actor(), spot.cohort.pinned.clone(), spot.opening.clone());
    let who: Identity = state.ask(move |app| app::forum::read_identity(app, &actor, &pinned, &reference)).await?;
    let page = spot.cohort.visitor.page();
    let openings = OPENINGS.to(spot.cohort.parts());
    let mut way = team_crumbs(&page, &spot.cohort.pinned, spot.cohort.parts(), None);
    way.push(Crumb { address: openings.clone(), name: page.say("forum-openings") });
    let row = |key: &'static str, value: &str| Row { key: page.say(key), value: value.to_owned(), change: None };
    let rows = vec![row("forum-identity-name", &who.name), row("forum-identity-email", &who.email)];
    show(&ShowIdentity { crumbs: way, rows, openings, page })
}
