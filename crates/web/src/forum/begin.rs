//! Beginning a thread: what becomes of it is said before it is written.

use app::forum::{NewPost, NewThread, Terms};
use app::screen::Confirmed;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::{Spot, THREAD, THREADS, crumbs};
use crate::components::{Crumb, Field, FieldError};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::{Page, show, show_again};
use crate::screen::Screened;
use crate::state::WebState;

/// The form that begins a thread.
#[derive(Debug, Template)]
#[template(path = "forum/begin.html")]
pub(crate) struct BeginThread {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) action: String,
    /// Said when so few work on this goal that somebody of the team could guess.
    pub(super) few: Option<String>,
    pub(super) until: String,
    pub(super) title: Field,
    pub(super) title_screened: Screened,
    pub(super) words: Field,
    pub(super) screened: Screened,
    pub(super) errors: Vec<FieldError>,
}

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    title: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    confirmed: Vec<String>,
}

pub(super) async fn show_begin(State(state): State<WebState>, spot: Spot) -> Result<Response, Failure> {
    show(&view(&state, &spot, &Sent::default(), Vec::new()).await?)
}

async fn view(state: &WebState, spot: &Spot, sent: &Sent, errors: Vec<FieldError>) -> Result<BeginThread, Failure> {
    let (actor, pinned, forum) = (spot.cohort.actor(), spot.cohort.pinned.clone(), spot.forum.clone());
    let terms: Terms = state.ask(move |app| app::forum::terms(app, &actor, &pinned, &forum)).await?;
    let page = spot.cohort.visitor.page();
    let confirmed = Confirmed::of(sent.confirmed.clone());
    Ok(BeginThread {
        crumbs: crumbs(&page, &spot.cohort.pinned, spot.cohort.parts(), Some(&terms.topic)),
        action: THREADS.to(spot.and(&spot.forum)),
        few: terms.few.map(|k| page.with("forum-few", [("k", k)])),
        until: page.with("forum-terms-until", [("date", page.date(terms.until))]),
        title: Field::new("title").holding(&sent.title).checked(&errors),
        title_screened: Screened::of(&page, "title", &sent.title, &confirmed),
        words: Field::new("words").holding(&sent.words).checked(&errors),
        screened: Screened::of(&page, "words", &sent.words, &confirmed),
        errors,
        page,
    })
}

pub(super) async fn begin(
    State(state): State<WebState>,
    spot: Spot,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let page = spot.cohort.visitor.page();
    let post = NewPost {
        words: sent.words.clone(),
        language: page.voice.language(),
        confirmed: Confirmed::of(sent.confirmed.clone()),
    };
    let new = NewThread { title: sent.title.clone(), post };
    let (actor, pinned, forum) = (spot.cohort.actor(), spot.cohort.pinned.clone(), spot.forum.clone());
    match state.ask(move |app| app::forum::begin(app, &actor, &pinned, &forum, &new)).await {
        Ok(reference) => Ok(Redirect::to(&THREAD.to(spot.and(&reference))).into_response()),
        Err(failure) if failure.kind == Kind::Invalid && !failure.faults.is_empty() => {
            let errors = failure.field_errors(&page.voice);
            show_again(&view(&state, &spot, &sent, errors).await?)
        }
        Err(failure) => Err(failure),
    }
}
