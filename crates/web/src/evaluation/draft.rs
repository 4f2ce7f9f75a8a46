//! Saving as one types: one question at a time, in JSON.

use app::questionnaire::{Changes, Saved, instrument_of};
use axum::extract::{Path as Parts, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Json, Response};
use documents::answers::parse_key;
use domain::question::ItemType;
use serde::Deserialize;
use serde_json::json;

use super::Of;
use super::fields::{DECLINED, Sent, fault_for, written};
use crate::failure::{Failure, Kind, Reason};
use crate::form::Form;
use crate::own_cohort::OwnCohort;
use crate::state::WebState;

/// One changed field, as the script sends it.
#[derive(Debug, Deserialize)]
pub(super) struct Change {
    field: String,
    #[serde(default)]
    value: Vec<String>,
    #[serde(default)]
    base: i64,
}

pub(super) async fn save(
    State(state): State<WebState>,
    own: OwnCohort,
    Parts(of): Parts<Of>,
    Form(change): Form<Change>,
) -> Result<Response, Failure> {
    let evaluation = of.name(&own)?;
    let programme = &own.pinned.programme;
    let (instrument, _) = instrument_of(programme, &evaluation).ok_or_else(Failure::not_found)?;
    let name = change.field.strip_suffix(":other").unwrap_or(&change.field).to_owned();
    let key = parse_key(&name);
    let item = programme.instruments.get(instrument).and_then(|instrument| instrument.item(&key.item));
    let answer = Sent::one(change.field, change.value).answer(item, &name);
    let changes = Changes::from([(key, answer)]);
    let (actor, pinned) = (own.actor(), own.pinned.clone());
    let saved =
        state.ask(move |app| app::questionnaire::save(app, &actor, &pinned, &evaluation, change.base, changes)).await;
    let voice = own.visitor.voice();
    match saved {
        Ok(saved) => Ok(match theirs(&saved, item.map(|item| &item.kind)) {
            Some(theirs) => {
                (StatusCode::CONFLICT, Json(json!({ "version": saved.version, "theirs": theirs }))).into_response()
            }
            None => {
                let saved_at = voice.time(saved.at.to_zoned(programme.zone.clone()).time());
                Json(json!({ "version": saved.version, "saved_at": saved_at })).into_response()
            }
        }),
        // The script shows the sentence beside what was typed, which stays on the page.
        Err(failure) if matches!(failure.kind, Kind::Conflict | Kind::Invalid) => {
            let fault = failure.faults.first().map(|fault| Reason::from(&fault_for(item, fault)));
            let reason = fault.or(failure.reason);
            let message = reason.map(|reason| reason.said(voice)).unwrap_or_default();
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "message": message }))).into_response())
        }
        Err(failure) => Err(failure),
    }
}

/// What the other device had saved, as the fields of the question hold it.
fn theirs(saved: &Saved, kind: Option<&ItemType>) -> Option<Vec<String>> {
    let clash = saved.clashes.first()?;
    let (mut values, _) = written(clash.kept.as_ref());
    // Beside a line of text the box comes second.
    let is_line =
        matches!(kind, Some(ItemType::Integer { .. } | ItemType::Estimate | ItemType::Words { .. } | ItemType::Date));
    if is_line && values.first().is_some_and(|value| value == DECLINED) {
        values.insert(0, String::new());
    }
    Some(values)
}
