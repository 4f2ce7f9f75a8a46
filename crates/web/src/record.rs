//! A person's record: what was done so far, and the attestation of a programme followed to its end.

mod view;

use app::record::Record;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::authority::Right;

use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::page::show;
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::url::Path;

pub(crate) use view::{ShowAttestation, ShowRecord, ShowUnattested};

/// One's own record in a cohort.
pub const RECORD: Path<3> = Path::new("/{org}/{programme}/{cohort}/record");

/// The same as a document for a file of one's own.
pub const DOCUMENT: Path<3> = Path::new("/{org}/{programme}/{cohort}/record.json");

/// The attestation of a programme followed to its end.
pub const ATTESTATION: Path<3> = Path::new("/{org}/{programme}/{cohort}/attestation");

pub(crate) fn routes() -> Vec<Route> {
    let own = Access::Right(Right::WalkOwnPath);
    vec![
        Route::get("record.show", RECORD, own, show_record),
        Route::get("record.download", DOCUMENT, own, download),
        Route::get("record.attest", ATTESTATION, own, attest),
    ]
}

async fn read(state: &WebState, here: &OwnCohort) -> Result<Record, Failure> {
    let (actor, pinned) = (here.actor(), here.pinned.clone());
    state.ask(move |app| app::record::read(app, &actor, &pinned)).await
}

async fn show_record(State(state): State<WebState>, here: OwnCohort) -> Result<Response, Failure> {
    let record = read(&state, &here).await?;
    show(&ShowRecord::new(&here, &record, &state.zone))
}

async fn download(State(state): State<WebState>, here: OwnCohort) -> Result<Response, Failure> {
    let record = read(&state, &here).await?;
    // Compact, so that the digest can be computed again from the file without its two last fields.
    let body = record.json(true).to_string();
    let [_, programme, cohort] = here.parts();
    let name = format!("attachment; filename=\"record-{programme}-{cohort}.json\"");
    let headers = [(CONTENT_TYPE, "application/json; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((headers, body).into_response())
}

/// Before the end this page says what is missing: it is no error to look.
async fn attest(State(state): State<WebState>, here: OwnCohort) -> Result<Response, Failure> {
    let record = read(&state, &here).await?;
    match record.attestation() {
        Some(attestation) => show(&ShowAttestation::new(&here, &record, &attestation)),
        None => show(&ShowUnattested::new(&here, &record)),
    }
}
