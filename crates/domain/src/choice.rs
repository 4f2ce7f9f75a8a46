//! Choosing goals: three sets of three, or whatever the programme says.

use crate::goal::{GoalId, GoalStatus};
use crate::programme::Programme;
use std::collections::BTreeSet;

/// Why a choice cannot be taken; each has a sentence with its remedy in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChoiceFault {
    /// The set has not the number of goals it needs.
    WrongNumber {
        /// Chosen.
        have: usize,
        /// Needed.
        need: u16,
    },
    /// The goal is chosen twice, in this set or another.
    Twice(GoalId),
    /// The goal is not in the offer of this sequence.
    NotOffered(GoalId),
    /// The goal is suspended: it takes no new choice (I22).
    Suspended(GoalId),
    /// No such sequence.
    NoSuchSequence,
}

/// Whether `goals` can be the choice for `sequence`, given what was chosen for the other sequences (I02).
///
/// # Errors
/// Every fault, in the order of the goals.
pub fn check_choice(
    programme: &Programme,
    sequence: &str,
    goals: &[GoalId],
    elsewhere: &BTreeSet<GoalId>,
) -> Result<(), Vec<ChoiceFault>> {
    let mut faults = Vec::new();
    if programme.sequence(sequence).is_none() {
        return Err(vec![ChoiceFault::NoSuchSequence]);
    }
    if goals.len() != usize::from(programme.choice.per_set) {
        faults.push(ChoiceFault::WrongNumber { have: goals.len(), need: programme.choice.per_set });
    }
    let mut seen = BTreeSet::new();
    for goal in goals {
        if !seen.insert(goal) || elsewhere.contains(goal) {
            faults.push(ChoiceFault::Twice(goal.clone()));
        }
        match programme.offered(sequence).find(|offered| offered.id == *goal) {
            None => faults.push(ChoiceFault::NotOffered(goal.clone())),
            Some(offered) if offered.status == GoalStatus::Suspended => {
                faults.push(ChoiceFault::Suspended(goal.clone()));
            }
            Some(_) => {}
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

#[cfg(test)]
#[path = "choice_tests.rs"]
mod tests;
