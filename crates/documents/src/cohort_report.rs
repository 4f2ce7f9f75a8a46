//! The measure of a cohort as bytes: JSON for programs and frozen snapshots, CSV for spreadsheets, text for a terminal.
//!
//! [`Document`] is the wire form of [`domain::measure::CohortReport`]. Everything is printed from it, the board
//! included, so a report read back from a frozen snapshot prints exactly what it printed then. Field by field:
//! `docs/cohort-report.md`.
//!
//! Objects are always there; the figures in them are null while nothing is known. Rates are fractions.

mod build;
mod csv;
mod document;
mod text;

#[cfg(test)]
mod tests;

pub use self::csv::{CSV_HEADER, csv};
pub use document::{
    Bounds, BreakEven, CaseRate, CodeCount, Completed, Continued, Document, End, FunnelStep, Goal, GoalObstacle,
    Headline, MethodNote, Obstacle, Of, Paired, Range, Retention, Share, SideBySide, State, TippingPoint, WaveName,
    WaveOfGoal, Words,
};
pub use text::text;

/// What a report must say of its cohort that counting cannot know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The cohort's short name.
    pub cohort: String,
    /// Whether its people and answers are invented.
    pub synthetic: bool,
    /// The hash of the frozen snapshot the figures stand on, in hexadecimal; absent for figures counted on demand.
    pub snapshot: Option<String>,
}

/// The document as JSON, keys in the order of the documentation, with a final line break.
///
/// # Errors
/// None that a document can cause; the writer's own, should it ever have one.
pub fn json(document: &Document) -> serde_json::Result<String> {
    serde_json::to_string_pretty(document).map(|body| body + "\n")
}

/// Reads a document back, from the command's output or a frozen snapshot.
///
/// # Errors
/// When the text is not JSON or not a report.
pub fn read(body: &str) -> serde_json::Result<Document> {
    serde_json::from_str(body)
}
