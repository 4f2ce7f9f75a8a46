//! What a team can rehearse, how far each rehearsal is, and the way in.

use app::rehearsal::{self, Source, Subject};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use domain::authority::Right;
use domain::calendar::civil_date;
use serde::Deserialize;

use super::{ENTRANCE, REHEARSAL, REHEARSALS};
use crate::components::{Crumb, Tag, Tone};
use crate::cookies;
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{Page, show};
use crate::state::WebState;
use crate::team::{Colleague, TEAM};

/// A definition that can be rehearsed.
#[derive(Debug)]
pub(super) struct Offer {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) summary: String,
    pub(super) progress: String,
    pub(super) tag: Tag,
}

/// A rehearsal that waits.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) name: String,
    pub(super) title: String,
}

#[derive(Debug, Template)]
#[template(path = "rehearsal/list.html")]
pub(crate) struct ListRehearsals {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) action: String,
    pub(super) entrance: String,
    pub(super) waiting: Vec<Waiting>,
    pub(super) offers: Vec<Offer>,
}

pub(super) async fn list(State(state): State<WebState>, colleague: Colleague) -> Result<Response, Failure> {
    colleague.must(Right::Rehearse)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let (waiting, subjects) =
        state.ask(move |app| Ok((rehearsal::mine(app, &actor, org)?, rehearsal::subjects(app, &actor, org)?))).await?;
    let page = colleague.visitor.page();
    let called = |id: &str| {
        let known = subjects.iter().find(|subject| subject.programme.id == id);
        known.map_or_else(|| id.to_owned(), |subject| page.read(&subject.programme.name).to_owned())
    };
    let waiting = waiting.iter().map(|one| {
        let on = page.date(civil_date(one.begun, &state.zone));
        let title = page.with("rehearsal-waits", (("programme", called(&one.programme)), ("date", on)));
        Waiting { name: one.name.clone(), title }
    });
    show(&ListRehearsals {
        crumbs: vec![Crumb { address: TEAM.to([colleague.org()]), name: page.say("team-title") }],
        action: REHEARSALS.to([colleague.org()]),
        entrance: ENTRANCE.to([colleague.org()]),
        waiting: waiting.collect(),
        offers: subjects.iter().map(|subject| offer(&page, subject)).collect(),
        page,
    })
}

pub(super) fn offer(page: &Page, subject: &Subject) -> Offer {
    let programme = &subject.programme;
    let (tone, key) = match (subject.done, &subject.source) {
        (done, _) if done == subject.all => (Tone::Done, "rehearsal-tag-complete"),
        (0, Source::Edition(_) | Source::Shipped(_)) => (Tone::Due, "rehearsal-tag-not-yet"),
        (0, Source::Published(..)) => (Tone::Neutral, "rehearsal-tag-not-rehearsed"),
        _ => (Tone::Info, "rehearsal-tag-begun"),
    };
    let named = (("programme", page.read(&programme.name)), ("version", programme.version.as_str()));
    Offer {
        code: subject.source.code(),
        name: page.with("programme-version", named),
        summary: page.read(&programme.summary).to_owned(),
        progress: page.with("rehearsal-progress", [("done", subject.done), ("all", subject.all)]),
        tag: Tag { tone, text: page.say(key) },
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Beginning {
    #[serde(default)]
    what: String,
}

pub(super) async fn begin(
    State(state): State<WebState>,
    colleague: Colleague,
    jar: CookieJar,
    Form(sent): Form<Beginning>,
) -> Result<Response, Failure> {
    colleague.must(Right::Rehearse)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let source = Source::parse(&sent.what).ok_or_else(Failure::not_found)?;
    let begun = state
        .ask(move |app| {
            let files = rehearsal::files_of(app, &actor, org, &source)?;
            rehearsal::begin(app, &actor, org, &files)
        })
        .await?;
    Ok(go_in(&state, jar, &begun.name))
}

#[derive(Debug, Deserialize)]
pub(super) struct Entering {
    #[serde(default)]
    name: String,
    #[serde(default)]
    act: String,
}

/// Goes on with a rehearsal that waits, or ends it.
pub(super) async fn enter(
    State(state): State<WebState>,
    colleague: Colleague,
    jar: CookieJar,
    Form(sent): Form<Entering>,
) -> Result<Response, Failure> {
    colleague.must(Right::Rehearse)?;
    let (actor, name) = (colleague.actor(), sent.name.clone());
    if sent.act == "end" {
        state.ask(move |app| rehearsal::end(app, &actor, &name)).await?;
        return Ok(Redirect::to(&REHEARSALS.to([colleague.org()])).into_response());
    }
    state.ask(move |app| rehearsal::enter(app, &actor, &name).map(drop)).await?;
    Ok(go_in(&state, jar, &sent.name))
}

/// Remembers the rehearsal in this browser until it is closed, and goes to its desk.
pub(crate) fn go_in(state: &WebState, jar: CookieJar, name: &str) -> Response {
    let cookie = cookies::build(state, cookies::REHEARSAL, name.to_owned());
    (jar.add(cookie), Redirect::to(REHEARSAL.plain())).into_response()
}
