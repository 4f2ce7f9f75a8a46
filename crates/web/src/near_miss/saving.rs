//! Saving as one types: one question at a time, in JSON.

use app::near_miss::{Saved, similar};
use axum::extract::{Path as Parts, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Json, Response};
use domain::near_miss::content::{Content, FieldKey, Value};
use domain::near_miss::form::Asks;
use serde::Deserialize;
use serde_json::json;

use super::fields::{Sent, graded, value, written};
use super::sheet::{Sheet, message};
use super::{OfDraft, open};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::state::WebState;
use crate::team::Colleague;

/// One changed field, as the script sends it.
#[derive(Debug, Deserialize)]
pub(super) struct Change {
    #[serde(default)]
    field: String,
    #[serde(default)]
    value: Vec<String>,
    #[serde(default)]
    base: i64,
}

impl Change {
    /// The question, and the answer it has with this field; one cause is graded beside those graded before.
    fn answer(&self, sheet: &Sheet) -> Option<(FieldKey, Option<Value>)> {
        let (name, code) =
            self.field.split_once(':').map_or((self.field.as_str(), None), |(name, code)| (name, Some(code)));
        let key = FieldKey::parse(name)?;
        let asked = sheet.asked();
        let field = asked.field(&key)?;
        if let (Asks::Graded { .. }, Some(code)) = (&field.asks, code) {
            let mut grades = match sheet.content.0.get(&key) {
                Some(Value::Graded(grades)) => grades.clone(),
                _ => std::collections::BTreeMap::new(),
            };
            match self.value.first().filter(|grade| !grade.is_empty()) {
                Some(grade) => grades.insert(code.to_owned(), grade.clone()),
                None => grades.remove(code),
            };
            let answer = (!grades.is_empty()).then_some(Value::Graded(grades));
            return Some((key, answer));
        }
        let sent = Sent::one(name, self.value.clone());
        let answer = value(field, &sent, &key);
        Some((key, answer))
    }

    /// What the other device had saved, as the field holds it.
    fn theirs(&self, saved: &Saved) -> Option<Vec<String>> {
        let clash = saved.clashes.first()?;
        let of_cause = |code: &str| match &clash.kept {
            Some(Value::Graded(grades)) => vec![grades.get(code).cloned().unwrap_or_default()],
            _ => vec![String::new()],
        };
        let name = clash.key.to_string();
        let code = self.field.strip_prefix(&graded(&name, ""));
        Some(code.map_or_else(|| written(clash.kept.as_ref()), of_cause))
    }
}

pub(super) async fn save(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<OfDraft>,
    Form(change): Form<Change>,
) -> Result<Response, Failure> {
    let sheet = open(&state, &colleague, &of.draft).await?;
    let (key, answer) = change.answer(&sheet).ok_or_else(Failure::invalid)?;
    let typed = typed(&sheet, &key, answer.as_ref());
    let (actor, org, changes, base) =
        (colleague.actor(), colleague.organisation.id, vec![(key.clone(), answer)], change.base);
    let saved = state.ask(move |app| app::near_miss::save(app, &actor, org, &of.draft, (&changes, base))).await;
    let page = colleague.visitor.page();
    match saved {
        Ok(saved) => Ok(match change.theirs(&saved) {
            Some(theirs) => {
                (StatusCode::CONFLICT, Json(json!({ "version": saved.version, "theirs": theirs }))).into_response()
            }
            None => {
                let saved_at = page.voice.time(page.now.time());
                let similar = match typed {
                    Some(text) => alike(&state, &colleague, &sheet, text).await?,
                    None => None,
                };
                Json(json!({ "version": saved.version, "saved_at": saved_at, "similar": similar })).into_response()
            }
        }),
        // The script shows the sentence beside what was typed, which stays on the page.
        Err(failure) if matches!(failure.kind, Kind::Conflict | Kind::Invalid) => {
            let field = sheet.place(&key).map(|(_, field)| field);
            let fault = failure.faults.first().zip(field).map(|(fault, field)| message(&page, field, fault));
            let said = fault.or_else(|| failure.reason.as_ref().map(|reason| reason.said(&page.voice)));
            let message = said.unwrap_or_default();
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "message": message }))).into_response())
        }
        Err(failure) => Err(failure),
    }
}

/// Everything told so far, when words were typed; a code tells nothing that something could resemble.
fn typed(sheet: &Sheet, key: &FieldKey, answer: Option<&Value>) -> Option<String> {
    let Some(Value::Words(_)) = answer else { return None };
    let mut content = sheet.content.clone();
    content.0.extend(answer.map(|answer| (key.clone(), answer.clone())));
    Some(told(&content))
}

/// The words of a draft, one after the other.
pub(super) fn told(content: &Content) -> String {
    content.words().map(|(_, words)| words).collect::<Vec<_>>().join("\n")
}

/// Records like what was typed, for the script: where and when, and the first words.
async fn alike(
    state: &WebState,
    colleague: &Colleague,
    sheet: &Sheet,
    text: String,
) -> Result<Option<Vec<serde_json::Value>>, Failure> {
    let actor = colleague.actor();
    let found = state.ask(move |app| similar::similar(app, &actor, &text)).await?;
    let page = colleague.visitor.page();
    let line = |(about, lang, words): (String, String, String)| json!({ "about": about, "lang": lang, "words": words });
    Ok(Some(sheet.glimpses(&page, &found).into_iter().map(line).collect()))
}
