//! Time asked of people: a questionnaire is done in ten minutes at most for a whole set, along its longest way.

use super::Found;
use super::combinations::{Asked, greatest};
use super::questions::decidable;
use crate::programme::Programme;
use crate::question::{Instrument, Item, Per};

/// Ten minutes for a set.
pub const MOST_SECONDS: u32 = 600;

/// What can be wrong with the time asked of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecondsFault {
    /// The budget itself is more than people are asked for.
    BudgetTooLarge {
        /// The instrument.
        instrument: String,
        /// Its budget.
        budget: u32,
    },
    /// The longest way takes longer than the budget.
    OverBudget {
        /// The instrument.
        instrument: String,
        /// Seconds of the longest way.
        worst: u64,
        /// Its budget.
        budget: u32,
        /// Goals in a set.
        goals: u16,
    },
}

/// The longest time an instrument takes for a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seconds {
    /// Seconds.
    pub worst: u64,
    /// Whether this is the longest way that answers can really lead; else the sum over all items.
    pub exact: bool,
}

/// The longest time an instrument takes for a whole set: items asked once, and those of each goal as many times as there are
/// goals in a set.
///
/// Questions that exclude each other are not both counted, whatever excludes them: the maximum is taken over every combination
/// of answers that conditions can tell apart. Where these are too many, or a condition cannot be decided, all items are summed.
#[must_use]
pub fn worst_seconds(programme: &Programme, instrument: &Instrument) -> Seconds {
    let goals = u64::from(programme.choice.per_set);
    // Goals are answered alike in the worst case: each can take the longest way that the items asked once allow.
    let weigh = |asked: &Asked<'_>| {
        let times = |item: &Item| if item.per == Per::Goal { goals } else { 1 };
        let asked = instrument.items.iter().filter(|item| asked(item));
        asked.map(|item| u64::from(item.seconds) * times(item)).sum()
    };
    let exact = if decidable(programme, instrument) { greatest(programme, instrument, &weigh) } else { None };
    Seconds { worst: exact.unwrap_or_else(|| weigh(&|_| true)), exact: exact.is_some() }
}

pub(super) fn check(programme: &Programme, found: &mut Found) {
    for (i, instrument) in programme.instruments.iter().enumerate() {
        let place = || format!("instrument[{i}].budget_seconds");
        let (id, budget) = (instrument.id.clone(), instrument.budget_seconds);
        if budget > MOST_SECONDS {
            found.add(place(), SecondsFault::BudgetTooLarge { instrument: id.clone(), budget });
        }
        // With a graph that cannot be decided, the sum may blame an instrument for ways that nobody can take.
        if decidable(programme, instrument) {
            let worst = worst_seconds(programme, instrument).worst;
            if worst > u64::from(budget.min(MOST_SECONDS)) {
                let fault = SecondsFault::OverBudget { instrument: id, worst, budget, goals: programme.choice.per_set };
                // A budget above ten minutes is reported as that first.
                if budget <= MOST_SECONDS {
                    found.add(place(), fault);
                }
            }
        }
    }
}
