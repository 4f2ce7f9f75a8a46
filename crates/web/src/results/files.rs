//! The report as files: the very bytes that the command prints.

use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::{ask, document};
use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::state::WebState;

pub(super) async fn json(State(state): State<WebState>, cohort: OwnCohort) -> Result<Response, Failure> {
    let body = ask(&state, &cohort).await?.json().map_err(Failure::from)?;
    Ok(file(&cohort, "json", "application/json", body))
}

pub(super) async fn csv(State(state): State<WebState>, cohort: OwnCohort) -> Result<Response, Failure> {
    let document = document(&state, &cohort).await?;
    let body = documents::cohort_report::csv(&document).map_err(Failure::broken)?;
    Ok(file(&cohort, "csv", "text/csv; charset=utf-8", body))
}

fn file(cohort: &OwnCohort, kind: &str, media: &'static str, body: String) -> Response {
    // Short names are lower-case letters, digits and hyphens: nothing of them can leave the header's quotes.
    let [_, programme, name] = cohort.parts();
    let named = format!("attachment; filename=\"{programme}-{name}.{kind}\"");
    ([(CONTENT_TYPE, media.to_owned()), (CONTENT_DISPOSITION, named)], body).into_response()
}
