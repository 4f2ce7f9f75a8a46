//! Coming in: address and password, then the hat.

use app::session;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

use crate::components::{Field, FieldError};
use crate::cookies;
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::{Page, show, show_as};
use crate::places::home_of;
use crate::routes::{Access, Route};
use crate::session::HAT;
use crate::start::START;
use crate::state::WebState;
use crate::url::{Path, is_local};
use crate::visitor::Visitor;

/// Where one signs in.
pub const SIGN_IN: Path<0> = Path::new("/sign-in");

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("sign-in.show", SIGN_IN, Access::Anyone, show_sign_in),
        Route::post("sign-in.enter", SIGN_IN, Access::Anyone, sign_in),
        Route::get("sign-in.choose-hat", HAT, Access::Anyone, choose_hat),
    ]
}

/// The address of the sign-in page that leads on to `back`.
#[must_use]
pub fn first(back: &str) -> String {
    leading_on(SIGN_IN, back)
}

fn leading_on(path: Path<0>, back: &str) -> String {
    format!("{}?back={}", path.plain(), utf8_percent_encode(back, NON_ALPHANUMERIC))
}

/// Where somebody was going when they were asked to sign in.
#[derive(Debug, Default, Deserialize)]
struct Wanted {
    #[serde(default)]
    back: String,
}

#[derive(Debug, Deserialize)]
struct Sent {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    back: String,
}

#[derive(Debug, Template)]
#[template(path = "sign_in/show.html")]
pub(crate) struct ShowSignIn {
    page: Page,
    email: Field,
    password: Field,
    back: String,
    faults: Vec<FieldError>,
}

impl ShowSignIn {
    fn new(page: Page, email: &str, back: &str) -> Self {
        Self {
            page,
            email: Field::new("email").holding(email),
            password: Field::new("password"),
            back: if is_local(back) { back.to_owned() } else { String::new() },
            faults: Vec::new(),
        }
    }

    /// The form again. What is wrong is wrong with address and password together, so the summary leads to the first of them.
    fn refused(mut self, reason: String) -> Self {
        self.email = self.email.wrong(reason.clone());
        self.faults = vec![FieldError { field: self.email.name.clone(), message: reason }];
        self
    }
}

async fn show_sign_in(visitor: Visitor, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    if visitor.known().is_some() {
        let home = visitor.home().unwrap_or_else(|| leading_on(HAT, &wanted.back));
        let to = if is_local(&wanted.back) && visitor.home().is_some() { wanted.back } else { home };
        return Ok(Redirect::to(&to).into_response());
    }
    kept_nowhere(show(&ShowSignIn::new(visitor.page(), "", &wanted.back)))
}

async fn sign_in(
    State(state): State<WebState>,
    visitor: Visitor,
    jar: CookieJar,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let (email, password) = (sent.email.clone(), sent.password);
    let answer = state.ask(move |app| app::account::sign_in(app, &email, &password)).await;
    let failure = match answer {
        Ok(token) => return enter(&state, &visitor, jar, token, &sent.back).await,
        Err(failure) => failure,
    };
    let Some(reason) = failure.reason.as_ref().filter(|_| failure.kind == Kind::Invalid) else {
        return Err(failure);
    };
    let status = if reason.key == "fault-too-many-tries" {
        StatusCode::TOO_MANY_REQUESTS
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let said = reason.said(visitor.voice());
    // The password is typed again: it never comes back in a page.
    let view = ShowSignIn::new(visitor.page(), &sent.email, &sent.back).refused(said);
    kept_nowhere(show_as(status, &view))
}

/// Ends whatever session there was, gives the browser the new one, and leads on: to where the person was going, to the home of their only hat, or to
/// the choice of a hat.
pub(crate) async fn enter(
    state: &WebState,
    visitor: &Visitor,
    jar: CookieJar,
    token: String,
    back: &str,
) -> Result<Response, Failure> {
    let (old, new) = (visitor.token().map(ToOwned::to_owned), token.clone());
    let back = if is_local(back) { back.to_owned() } else { String::new() };
    let to = state
        .ask(move |app| {
            if let Some(old) = old {
                session::end(app, &old)?;
            }
            let known = session::who(app, &new)?.ok_or(app::Error::NotFound("session"))?;
            let Some(hat) = known.hat else {
                let to = if known.hats.is_empty() { START.plain().to_owned() } else { leading_on(HAT, &back) };
                return Ok(to);
            };
            if !back.is_empty() {
                return Ok(back);
            }
            let organisations = app::organisation::list(app)?;
            let organisation = organisations.iter().find(|it| it.id == hat.org);
            Ok(home_of(hat.role, organisation.map(|it| it.short_name.as_str())))
        })
        .await?;
    let jar = jar.add(cookies::build(state, cookies::SESSION, token));
    kept_nowhere(Ok((jar, Redirect::to(&to)).into_response()))
}

/// Pages around a password or a link are kept by nobody, signed in or not.
pub(crate) fn kept_nowhere(answer: Result<Response, Failure>) -> Result<Response, Failure> {
    let mut response = answer?;
    response.headers_mut().insert(CACHE_CONTROL, axum::http::HeaderValue::from_static("no-store"));
    Ok(response)
}

#[derive(Debug, Template)]
#[template(path = "sign_in/hats.html")]
pub(crate) struct ChooseHat {
    page: Page,
    hats: Vec<crate::page::Hat>,
    next: String,
}

/// Asks which of several hats to wear.
async fn choose_hat(visitor: Visitor, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    let page = visitor.page();
    let Some(person) = &page.signed_in else {
        return Err(Failure::refused());
    };
    let hats = person.hat.iter().chain(&person.other_hats).cloned().collect();
    let next = if is_local(&wanted.back) { wanted.back } else { String::new() };
    show(&ChooseHat { page, hats, next })
}

#[cfg(test)]
impl crate::page::Sample for ShowSignIn {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let empty = Self::new(page.clone(), "", "/amp/pip/2008-01");
        let wrong = Self::new(page.clone(), "camille@example.org", "").refused(page.say("fault-sign-in"));
        vec![("empty", empty), ("refused", wrong)]
    }
}

#[cfg(test)]
impl crate::page::Sample for ChooseHat {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let hat = |id: &str, role: &str| crate::page::Hat {
            id: id.into(),
            role: page.say(role),
            organisation: "Réseau Officine & Soins".into(),
        };
        let hats = vec![hat("0-tutor", "role-tutor"), hat("1-participant", "role-participant")];
        vec![("two hats", Self { page: page.clone(), hats, next: "/amp/mine".into() })]
    }
}
