//! Publishing a shipped definition: at once where it was rehearsed completely, else with the reason to do without.

use app::rehearsal;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use serde::Deserialize;

use super::PROGRAMMES;
use crate::components::{Crumb, Field, FieldError};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::{Page, show_again};
use crate::rehearsal::REHEARSALS;
use crate::state::WebState;
use crate::team::{Colleague, TEAM};

/// The field of the reason.
const REASON: &str = "without_rehearsal";

/// What to do about a definition that was not rehearsed.
#[derive(Debug, Template)]
#[template(path = "programme/publish.html")]
pub(crate) struct ShowPublishing {
    page: Page,
    crumbs: Vec<Crumb>,
    action: String,
    rehearsals: String,
    id: String,
    name: String,
    reason: Field,
    errors: Vec<FieldError>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Publishing {
    #[serde(default)]
    programme: String,
    #[serde(default)]
    without_rehearsal: Option<String>,
}

pub(super) async fn publish(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(sent): Form<Publishing>,
) -> Result<Response, Failure> {
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    colleague.must(Right::ManageCohorts)?;
    let files = documents::shipped::programme(&sent.programme).ok_or_else(Failure::not_found)?;
    let why = sent.without_rehearsal.clone();
    let published = state
        .ask(move |app| match rehearsal::publish(app, &actor, org, &files, why.as_deref()) {
            // What is missing is said beside the reason that may stand in its place.
            Err(app::Error::Conflict(fault)) if fault.field == REASON => Err(app::Error::Invalid(vec![fault])),
            other => other.map(drop),
        })
        .await;
    match published {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=published", PROGRAMMES.to([colleague.org()]))).into_response()),
        Err(failure) if failure.kind == Kind::Invalid && failure.faults.iter().any(|fault| fault.field == REASON) => {
            let page = colleague.visitor.page();
            let errors = failure.field_errors(&page.voice);
            let programme = documents::shipped::programme(&sent.programme)
                .and_then(|files| documents::definition::check(&files).ok())
                .ok_or_else(Failure::not_found)?;
            let named = (("programme", page.read(&programme.name)), ("version", programme.version.as_str()));
            show_again(&ShowPublishing {
                crumbs: crumbs(&page, colleague.org()),
                action: PROGRAMMES.to([colleague.org()]),
                rehearsals: REHEARSALS.to([colleague.org()]),
                id: sent.programme,
                name: page.with("programme-version", named),
                reason: Field::new(REASON).holding(sent.without_rehearsal.unwrap_or_default()).checked(&errors),
                errors,
                page,
            })
        }
        Err(failure) => Err(failure),
    }
}

fn crumbs(page: &Page, org: &str) -> Vec<Crumb> {
    vec![
        Crumb { address: TEAM.to([org]), name: page.say("team-title") },
        Crumb { address: PROGRAMMES.to([org]), name: page.say("programme-title") },
    ]
}

#[cfg(test)]
impl crate::page::Sample for ShowPublishing {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let error = |message| FieldError { field: REASON.into(), message };
        let show = |error: FieldError| Self {
            page: page.clone(),
            crumbs: crumbs(page, "amp"),
            action: PROGRAMMES.to(["amp"]),
            rehearsals: REHEARSALS.to(["amp"]),
            id: "bon-usage-12".into(),
            name: "Bon usage".into(),
            reason: Field::new(REASON).checked(std::slice::from_ref(&error)),
            errors: vec![error],
        };
        vec![
            ("not rehearsed", show(error(page.with("fault-rehearsal-missing", [("count", 12)])))),
            ("a blank reason", show(error(page.say("fault-reason")))),
        ]
    }
}
