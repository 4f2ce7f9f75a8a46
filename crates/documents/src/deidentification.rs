//! What the identifier screen found, as programs and people read it; and how well it finds.

pub mod corpus;
mod planted;
pub mod prose;
mod report;
pub mod seeded;
pub mod trial;

pub use report::report;

use domain::deidentification::Finding;
use domain::text::Language;
use serde_json::json;

use crate::language::Voice;

/// The most a text may weigh, in bytes.
pub const LARGEST_TEXT: usize = 5_000_000;

/// The findings for programs: `[{"start","end","label","text","reason"}]`, characters from 0, the end exclusive.
///
/// Labels are those of the text's language; the reason is a stable code.
#[must_use]
pub fn json(findings: &[Finding], language: &Language) -> String {
    let entry = |finding: &Finding| {
        json!({
            "start": finding.start,
            "end": finding.end,
            "label": finding.label.code(language),
            "text": finding.text,
            "reason": finding.reason.code(),
        })
    };
    serde_json::Value::Array(findings.iter().map(entry).collect()).to_string()
}

/// The findings for people, one a line: where, what, and why; then how many.
#[must_use]
pub fn text(findings: &[Finding], voice: &Voice) -> String {
    let mut lines: Vec<String> = findings
        .iter()
        .map(|finding| {
            let (start, end) = (finding.start.to_string(), finding.end.to_string());
            let (label, reason) = (voice.say(finding.label.message()), voice.say(finding.reason.message()));
            let words = finding.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let values = [("start", start), ("end", end), ("label", label), ("text", words), ("reason", reason)];
            voice.with("deidentify-line", values)
        })
        .collect();
    lines.push(voice.with("deidentify-count", [("count", findings.len())]));
    lines.join("\n")
}
