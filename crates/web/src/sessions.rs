//! One's own account: where one is signed in, and the language of mails.

use app::session::{self, OpenSession};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use domain::authority::Right;
use serde::Deserialize;

use crate::components::Choices;
use crate::cookies;
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{Page, show};
use crate::routes::{Access, Route};
use crate::sign_in::SIGN_IN;
use crate::state::WebState;
use crate::url::Path;
use crate::visitor::Visitor;

/// Where one is signed in.
pub const SESSIONS: Path<0> = Path::new("/account/sessions");

/// Where a session is revoked.
pub const REVOCATION: Path<0> = Path::new("/account/sessions/revocation");

/// Where the language of mails is chosen.
pub const MAIL_LANGUAGE: Path<0> = Path::new("/account/language");

pub(crate) fn routes() -> Vec<Route> {
    let own = Access::Right(Right::ManageOwnAccount);
    vec![
        Route::get("sessions.show", SESSIONS, own, show_sessions),
        Route::post("sessions.revoke", REVOCATION, own, revoke),
        Route::post("sessions.choose-language", MAIL_LANGUAGE, own, speak),
    ]
}

#[derive(Debug, Template)]
#[template(path = "sessions/show.html")]
pub(crate) struct ShowSessions {
    page: Page,
    sessions: Vec<Line>,
    language: Choices,
}

/// One session, as the page lists it.
#[derive(Debug)]
struct Line {
    handle: String,
    began: String,
    seen: String,
    is_this_one: bool,
}

async fn show_sessions(State(state): State<WebState>, visitor: Visitor) -> Result<Response, Failure> {
    let (Some(token), Some(known)) = (visitor.token(), visitor.known()) else {
        return Err(Failure::refused());
    };
    let token = token.to_owned();
    let sessions = state.ask(move |app| session::list(app, &token)).await?;
    let said = |at: jiff::Timestamp| visitor.voice().moment(&at.to_zoned(state.zone.clone()));
    let line = |session: OpenSession| Line {
        began: said(session.created),
        seen: said(session.seen),
        handle: session.handle,
        is_this_one: session.this_one,
    };
    let page = visitor.page();
    let language = languages(&page, &known.language);
    show(&ShowSessions { page, sessions: sessions.into_iter().map(line).collect(), language })
}

fn languages(page: &Page, current: &str) -> Choices {
    let all = page.languages.iter().map(|voice| (voice.tag().to_owned(), voice.own_name()));
    Choices::new("language", all).choosing(&[current])
}

#[derive(Debug, Deserialize)]
struct Revoked {
    /// One session; all of them when it is empty.
    #[serde(default)]
    session: String,
}

async fn revoke(
    State(state): State<WebState>,
    visitor: Visitor,
    jar: CookieJar,
    Form(revoked): Form<Revoked>,
) -> Result<Response, Failure> {
    let token = visitor.token().ok_or_else(Failure::refused)?.to_owned();
    let is_over = state
        .ask(move |app| {
            let one = Some(revoked.session.as_str()).filter(|it| !it.is_empty());
            session::revoke(app, &token, one)?;
            Ok(session::who(app, &token)?.is_none())
        })
        .await?;
    if is_over {
        let jar = jar.remove(cookies::build(&state, cookies::SESSION, String::new()));
        return Ok((jar, Redirect::to(SIGN_IN.plain())).into_response());
    }
    Ok(Redirect::to(SESSIONS.plain()).into_response())
}

#[derive(Debug, Deserialize)]
struct Chosen {
    language: String,
}

async fn speak(
    State(state): State<WebState>,
    visitor: Visitor,
    Form(chosen): Form<Chosen>,
) -> Result<Redirect, Failure> {
    let voice = state.languages.voice(&chosen.language).ok_or_else(Failure::invalid)?;
    let (actor, tag) = (visitor.actor(), voice.tag().to_owned());
    state.ask(move |app| app::account::speak(app, &actor, &tag)).await?;
    Ok(Redirect::to(SESSIONS.plain()))
}

#[cfg(test)]
impl crate::page::Sample for ShowSessions {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let line = |handle: &str, is_this_one| Line {
            handle: handle.into(),
            began: page.voice.moment(&page.now),
            seen: page.voice.moment(&page.now),
            is_this_one,
        };
        let view = |sessions| Self { sessions, language: languages(page, "fr"), page: page.clone() };
        vec![("one", view(vec![line("a1", true)])), ("two", view(vec![line("a1", true), line("b2", false)]))]
    }
}
