//! What is done with a synthesis by one button, or for a reason.

use app::App;
use app::cohort::Pinned;
use axum::extract::{Path as Parts, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Actor;
use serde::Deserialize;

use super::show::again;
use super::{SYNTHESIS, parts};
use crate::components::FieldError;
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::own_cohort::OwnCohort;
use crate::state::WebState;

type Place = Parts<(String, String, String, String)>;

/// The reason of a return or of a correction.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Reason {
    #[serde(default)]
    reason: String,
}

/// A use case that needs a cohort, an evaluation and a reason.
type Deed = fn(&App, &Actor, &Pinned, &str, &str) -> app::Result<()>;

async fn carry(
    state: &WebState,
    cohort: &OwnCohort,
    evaluation: String,
    reason: String,
    (deed, done): (Deed, &str),
) -> Result<Response, Failure> {
    let (actor, pinned) = (cohort.actor(), cohort.pinned.clone());
    let (wanted, why) = (evaluation.clone(), reason.clone());
    match state.ask(move |app| deed(app, &actor, &pinned, &wanted, &why)).await {
        Ok(()) => {
            let address = format!("{}?done={done}", SYNTHESIS.to(parts(cohort, &evaluation)));
            Ok(Redirect::to(&address).into_response())
        }
        Err(failure) if failure.kind == Kind::Invalid && !failure.faults.is_empty() => {
            let page = cohort.visitor.page();
            let mut errors = failure.field_errors(&page.voice);
            // What the check found stands on the page, with its words: one line leads there.
            if errors.iter().any(|error| error.field != "reason") {
                let message = page.say("fault-synthesis-findings");
                errors = vec![FieldError { field: "findings".to_owned(), message }];
            }
            again(state, cohort, &evaluation, &reason, errors).await
        }
        Err(failure) => Err(failure),
    }
}

pub(super) async fn freeze(
    State(state): State<WebState>,
    Parts((_, _, _, evaluation)): Place,
    cohort: OwnCohort,
) -> Result<Response, Failure> {
    let deed: Deed =
        |app, actor, pinned, evaluation, _| app::synthesis::freeze(app, actor, pinned, evaluation).map(drop);
    carry(&state, &cohort, evaluation, String::new(), (deed, "frozen")).await
}

pub(super) async fn clear(
    State(state): State<WebState>,
    Parts((_, _, _, evaluation)): Place,
    cohort: OwnCohort,
) -> Result<Response, Failure> {
    let deed: Deed = |app, actor, pinned, evaluation, _| app::synthesis::clear(app, actor, pinned, evaluation);
    carry(&state, &cohort, evaluation, String::new(), (deed, "cleared")).await
}

pub(super) async fn sign(
    State(state): State<WebState>,
    Parts((_, _, _, evaluation)): Place,
    cohort: OwnCohort,
) -> Result<Response, Failure> {
    let deed: Deed = |app, actor, pinned, evaluation, _| app::synthesis::sign(app, actor, pinned, evaluation);
    carry(&state, &cohort, evaluation, String::new(), (deed, "signed")).await
}

pub(super) async fn give_back(
    State(state): State<WebState>,
    Parts((_, _, _, evaluation)): Place,
    cohort: OwnCohort,
    Form(sent): Form<Reason>,
) -> Result<Response, Failure> {
    carry(&state, &cohort, evaluation, sent.reason, (app::synthesis::return_to_author, "returned")).await
}

pub(super) async fn correct(
    State(state): State<WebState>,
    Parts((_, _, _, evaluation)): Place,
    cohort: OwnCohort,
    Form(sent): Form<Reason>,
) -> Result<Response, Failure> {
    carry(&state, &cohort, evaluation, sent.reason, (app::synthesis::erratum, "erratum")).await
}
