//! Inviting: in batches, one again, and noting that one did not arrive.

use axum::extract::{Path as Parts, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::PersonId;
use serde::Deserialize;

use super::applicants::{self, Asked};
use super::{APPLICANT, APPLICANTS, must_decide};
use crate::failure::Failure;
use crate::form::Form;
use crate::own_cohort::OwnCohort;
use crate::page::show_again;
use crate::path::Here;
use crate::state::WebState;

/// The applicant an address names.
#[derive(Debug, Deserialize)]
pub(super) struct Named {
    person: String,
}

impl Named {
    pub(super) fn id(&self) -> Result<PersonId, Failure> {
        self.person.parse().map(PersonId).map_err(|_| Failure::not_found())
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Batch {
    #[serde(default)]
    limit: String,
}

/// Invites the next accepted applicants who were not invited yet.
pub(super) async fn invite(
    State(state): State<WebState>,
    own: OwnCohort,
    Form(batch): Form<Batch>,
) -> Result<Response, Failure> {
    must_decide(&own)?;
    let limit = match applicants::read_limit(&own.visitor.page(), &batch.limit) {
        Ok(limit) => limit,
        Err(wrong) => {
            return show_again(&applicants::view(&state, &own, &Asked::default(), wrong).await?);
        }
    };
    let (actor, pinned) = (own.actor(), own.pinned.clone());
    let invited = state.ask(move |app| app::inviting::invite_batch(app, &actor, &pinned, limit)).await?;
    Ok(Redirect::to(&Asked::at(&APPLICANTS.to(own.parts()), "invited", invited)).into_response())
}

/// Invites one applicant, again if need be.
pub(super) async fn resend(
    State(state): State<WebState>,
    own: OwnCohort,
    Parts(named): Parts<Named>,
) -> Result<Redirect, Failure> {
    let (actor, pinned, person) = (own.actor(), own.pinned.clone(), named.id()?);
    state.ask(move |app| app::inviting::resend(app, &actor, &pinned, person)).await?;
    Ok(back_to(&own, &named, "sent"))
}

/// Notes that an invitation did not arrive.
pub(super) async fn bounce(
    State(state): State<WebState>,
    own: OwnCohort,
    Parts(named): Parts<Named>,
) -> Result<Redirect, Failure> {
    let (actor, pinned, person) = (own.actor(), own.pinned.clone(), named.id()?);
    state.ask(move |app| app::inviting::mark_bounced(app, &actor, &pinned, person)).await?;
    Ok(back_to(&own, &named, "bounced"))
}

pub(super) fn back_to(own: &OwnCohort, named: &Named, done: &str) -> Redirect {
    let address = APPLICANT.to(Here::of(own).and(&named.person));
    Redirect::to(&Asked::at(&address, done, 1))
}
