//! An author's own file, read back as a draft: the JSON that [`super::file`] wrote, of a near miss that was sent or of a
//! serious event that was handed over. What was said about it stays behind: a draft is what its author writes.

use domain::near_miss::Content;
use serde::Deserialize;
use serde_json::Value as Json;

use crate::bad_cell::BadCell;

#[derive(Deserialize)]
struct Own {
    kind: String,
    content: Json,
}

/// Whether a file looks like one of these: an object of ours, whatever its name.
#[must_use]
pub fn is_own(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Own>(marked(bytes)).is_ok_and(|own| is_kind(&own.kind))
}

/// The answers of such a file.
///
/// # Errors
/// What cannot be read, with its line.
pub fn read(bytes: &[u8], file: &str) -> Result<Content, Box<BadCell>> {
    let wrong = |line: u64, message: &str, column: usize| {
        let fault = BadCell::new(file, line, "", "", "near-miss-own-json");
        Box::new(fault.with("message", message).with("column", column))
    };
    let own: Own = serde_json::from_slice(marked(bytes))
        .map_err(|error| wrong(error.line() as u64, if error.is_eof() { "EOF" } else { "JSON" }, error.column()))?;
    if !is_kind(&own.kind) {
        return Err(Box::new(BadCell::new(file, 1, "kind", &own.kind, "near-miss-own-kind")));
    }
    super::from_json(&own.content.to_string()).map_err(|error| {
        Box::new(BadCell::new(file, None, "content", "", "near-miss-own-content").with("error", error))
    })
}

fn is_kind(kind: &str) -> bool {
    matches!(kind, "near_miss" | "serious_event")
}

/// Without the mark that some editors put before UTF-8.
fn marked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes)
}
