//! Near misses as bytes: the JSON that is sealed in drafts and revisions, the files an author takes out, and drafts made
//! of what was written elsewhere.
//!
//! `{"actual":{"code":"0"},"narrative":{"words":"…"},"step_what.2":{"words":"…"}}`: the key is the field, with its row in a
//! block that repeats; the value names its shape, so that an old answer reads the same whatever became of its question.

pub mod draft;
pub mod file;
pub mod mappings;
pub mod taken_out;

use std::collections::{BTreeMap, BTreeSet};

use domain::near_miss::{Content, FieldKey, Value};
use domain::rex::When;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Wire {
    Code(String),
    Codes(BTreeSet<String>),
    Graded(BTreeMap<String, String>),
    Words(String),
    Month(String),
    Day(String),
    Yes(bool),
}

/// Why content cannot be read back. It names the place, never what was written there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ContentError {
    /// Not the JSON described above.
    #[error("the content is not the JSON it should be (line {line}, column {column})")]
    Malformed {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// A key that names no field and row, by its place among the keys.
    #[error("key {0} of the content names no question")]
    NotAKey(usize),
    /// A month or a day that is none.
    #[error("the answer to {0} is neither a month nor a day")]
    NotADate(FieldKey),
}

/// The canonical JSON of content: keys sorted, no white space.
#[must_use]
pub fn to_json(content: &Content) -> String {
    // A map with text keys always has a JSON form.
    serde_json::to_string(&wires(content)).unwrap_or_default()
}

/// Reads content back.
///
/// # Errors
/// When the text is not that JSON.
pub fn from_json(text: &str) -> Result<Content, ContentError> {
    read(serde_json::from_str(text).map_err(|error| malformed(&error))?)
}

/// A draft as it is sealed: the content, and for each question the saving that last touched it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SavedDraft {
    /// What was written so far, hidden answers included.
    pub content: Content,
    /// For each question ever touched, the version of the saving that did; also of answers taken back.
    pub versions: BTreeMap<FieldKey, i64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftWire {
    content: BTreeMap<String, Wire>,
    versions: BTreeMap<String, i64>,
}

/// The JSON of a draft.
#[must_use]
pub fn draft_text(draft: &SavedDraft) -> String {
    let versions = draft.versions.iter().map(|(key, version)| (key.to_string(), *version)).collect();
    serde_json::to_string(&DraftWire { content: wires(&draft.content), versions }).unwrap_or_default()
}

/// Reads a draft back.
///
/// # Errors
/// When the text is not that JSON.
pub fn parse_draft(text: &str) -> Result<SavedDraft, ContentError> {
    let wire: DraftWire = serde_json::from_str(text).map_err(|error| malformed(&error))?;
    let keys = wire.versions.into_iter().enumerate();
    let versions = keys.map(|(place, (key, version))| {
        FieldKey::parse(&key).map(|key| (key, version)).ok_or(ContentError::NotAKey(place + 1))
    });
    Ok(SavedDraft { content: read(wire.content)?, versions: versions.collect::<Result<_, _>>()? })
}

fn wires(content: &Content) -> BTreeMap<String, Wire> {
    content.0.iter().map(|(key, value)| (key.to_string(), to_wire(value))).collect()
}

fn read(wires: BTreeMap<String, Wire>) -> Result<Content, ContentError> {
    let one = |(place, (key, wire)): (usize, (String, Wire))| {
        let key = FieldKey::parse(&key).ok_or(ContentError::NotAKey(place + 1))?;
        let value = from_wire(wire).ok_or_else(|| ContentError::NotADate(key.clone()))?;
        Ok((key, value))
    };
    wires.into_iter().enumerate().map(one).collect::<Result<_, _>>().map(Content)
}

fn malformed(error: &serde_json::Error) -> ContentError {
    ContentError::Malformed { line: error.line(), column: error.column() }
}

fn to_wire(value: &Value) -> Wire {
    match value {
        Value::Code(code) => Wire::Code(code.clone()),
        Value::Codes(codes) => Wire::Codes(codes.clone()),
        Value::Graded(grades) => Wire::Graded(grades.clone()),
        Value::Words(words) => Wire::Words(words.clone()),
        Value::Month(month) => Wire::Month(month.to_string()),
        Value::Day(day) => Wire::Day(day.to_string()),
        Value::YesNo(yes) => Wire::Yes(*yes),
    }
}

fn from_wire(wire: Wire) -> Option<Value> {
    Some(match wire {
        Wire::Code(code) => Value::Code(code),
        Wire::Codes(codes) => Value::Codes(codes),
        Wire::Graded(grades) => Value::Graded(grades),
        Wire::Words(words) => Value::Words(words),
        Wire::Month(month) => Value::Month(When::parse(&month)?),
        Wire::Day(day) => Value::Day(day.parse().ok()?),
        Wire::Yes(yes) => Value::YesNo(yes),
    })
}

#[cfg(test)]
mod tests;
