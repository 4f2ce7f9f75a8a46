//! Completion: the whole path and every counted evaluation, nothing less (source text, FR 23).

use crate::obligation::{Obligation, Verdict};
use crate::programme::Programme;
use jiff::Timestamp;

/// Whether a participant completed a programme, and if not, what is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Completion {
    /// Every counted evaluation was submitted, and the person did not withdraw.
    Complete {
        /// When the last of them was submitted.
        at: Timestamp,
    },
    /// Not complete, or not yet.
    Incomplete {
        /// Counted evaluations not submitted, in the order of the calendar.
        missing: Vec<String>,
        /// Whether the person withdrew.
        withdrawn: bool,
    },
}

/// Judges completion from obligations alone; being late or excused never turns missing into done (I09).
#[must_use]
pub fn completion(programme: &Programme, obligations: &[Obligation], withdrawn: bool) -> Completion {
    let counted: Vec<&Obligation> = obligations.iter().filter(|obligation| obligation.counts).collect();
    let missing: Vec<String> = counted
        .iter()
        .filter(|obligation| !matches!(obligation.verdict, Verdict::Met { .. }))
        .map(|obligation| obligation.requirement.clone())
        .collect();
    let met = counted.iter().filter_map(|obligation| match obligation.verdict {
        Verdict::Met { at } => Some(at),
        _ => None,
    });
    let all = counted.len() == usize::from(programme.completion.expect) && missing.is_empty();
    match met.max() {
        Some(at) if all && !withdrawn => Completion::Complete { at },
        _ => Completion::Incomplete { missing, withdrawn },
    }
}

#[cfg(test)]
#[path = "completion_tests.rs"]
mod tests;
