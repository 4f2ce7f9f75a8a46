//! Accepting an invitation: a link that works once, and a password of one's own.

use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use crate::components::{Field, FieldError, faults};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::{Page, show, show_again, show_as};
use crate::routes::{Access, Route};
use crate::sign_in::{enter, kept_nowhere};
use crate::state::WebState;
use crate::url::Path;
use crate::visitor::Visitor;

/// The link of an invitation.
pub const INVITATION: Path<1> = Path::new("/invitation/{token}");

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("invitation.show", INVITATION, Access::Anyone, show_invitation),
        Route::post("invitation.accept", INVITATION, Access::Anyone, accept),
    ]
}

#[derive(Debug, Template)]
#[template(path = "invitation/show.html")]
pub(crate) struct ShowInvitation {
    page: Page,
    address: String,
    name: String,
    email: String,
    password: Field,
    faults: Vec<FieldError>,
}

impl ShowInvitation {
    fn new(page: Page, token: &str, (name, email): (String, String), errors: &[FieldError]) -> Self {
        let password = Field::new("password").checked(errors);
        Self { page, address: INVITATION.to([token]), name, email, faults: faults(&[&password]), password }
    }
}

/// A link that was used, replaced, or waited too long.
#[derive(Debug, Template)]
#[template(path = "invitation/over.html")]
pub(crate) struct InvitationOver {
    page: Page,
    days: i64,
}

impl InvitationOver {
    fn new(page: Page) -> Self {
        Self { page, days: app::account::INVITATION_LASTS.as_hours() / 24 }
    }
}

#[derive(Debug, Deserialize)]
struct Sent {
    #[serde(default)]
    password: String,
}

async fn show_invitation(
    State(state): State<WebState>,
    visitor: Visitor,
    Parts(token): Parts<String>,
) -> Result<Response, Failure> {
    match read(&state, &token).await {
        Ok(who) => kept_nowhere(show(&ShowInvitation::new(visitor.page(), &token, who, &[]))),
        Err(failure) => told(&visitor, failure),
    }
}

async fn accept(
    State(state): State<WebState>,
    visitor: Visitor,
    jar: CookieJar,
    Parts(token): Parts<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let used = token.clone();
    let accepted = state.ask(move |app| app::account::accept_invitation(app, &used, &sent.password)).await;
    match accepted {
        Ok(session) => enter(&state, &visitor, jar, session, "").await,
        Err(failure) if failure.kind == Kind::Invalid => {
            let errors = failure.field_errors(visitor.voice());
            let who = match read(&state, &token).await {
                Ok(who) => who,
                Err(failure) => return told(&visitor, failure),
            };
            kept_nowhere(show_again(&ShowInvitation::new(visitor.page(), &token, who, &errors)))
        }
        Err(failure) => told(&visitor, failure),
    }
}

async fn read(state: &WebState, token: &str) -> Result<(String, String), Failure> {
    let token = token.to_owned();
    state.ask(move |app| app::account::read_invitation(app, &token)).await
}

/// A link worth nothing gets a page that says what to do, the same for one that never was.
fn told(visitor: &Visitor, failure: Failure) -> Result<Response, Failure> {
    if failure.kind == Kind::NotFound {
        kept_nowhere(show_as(StatusCode::NOT_FOUND, &InvitationOver::new(visitor.page())))
    } else {
        Err(failure)
    }
}

#[cfg(test)]
impl crate::page::Sample for ShowInvitation {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let who = || ("Camille Aubrac".to_owned(), "camille@example.org".to_owned());
        let short = page.with("fault-password-short", [("least", app::password::LEAST)]);
        let errors = [FieldError { field: "password".into(), message: short }];
        vec![
            ("fresh", Self::new(page.clone(), "token", who(), &[])),
            ("too short", Self::new(page.clone(), "token", who(), &errors)),
        ]
    }
}

#[cfg(test)]
impl crate::page::Sample for InvitationOver {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        vec![("over", Self::new(page.clone()))]
    }
}
