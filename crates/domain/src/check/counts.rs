//! Counts agree: what a definition states is what it lists.

use super::Found;
use crate::programme::{Partition, Programme};

/// What can be wrong with a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CountFault {
    /// A number that must be at least one is nought.
    Nought {
        /// The key of the definition.
        key: &'static str,
    },
    /// More goals are to be chosen than there are.
    MoreChosenThanOffered {
        /// Sets.
        sets: u16,
        /// Goals in a set.
        per_set: u16,
        /// Goals in the catalogue.
        catalogue: u16,
    },
    /// The catalogue is not as large as stated.
    Catalogue {
        /// As stated.
        stated: u16,
        /// Goals found.
        found: usize,
    },
    /// A sequence offers fewer goals than a set takes.
    PartTooSmall {
        /// The sequence.
        sequence: String,
        /// Goals it offers.
        offered: usize,
        /// Goals in a set.
        per_set: u16,
    },
    /// There are not as many sequences as sets.
    Sequences {
        /// Sets stated.
        sets: u16,
        /// Sequences found.
        found: usize,
    },
    /// A sequence works on a set that is not there.
    SetOutOfRange {
        /// The sequence.
        sequence: String,
        /// Its set.
        set: u16,
        /// Sets stated.
        sets: u16,
    },
    /// The number of a goal is not a place in the catalogue.
    NumberOutOfRange {
        /// The number.
        number: u16,
        /// Goals found.
        goals: usize,
    },
    /// Completion expects another number of evaluations than those that count.
    Expected {
        /// As stated.
        stated: u16,
        /// Evaluations that count.
        counted: usize,
    },
    /// The number of syntheses is not that of evaluations.
    Syntheses {
        /// As stated.
        stated: u16,
        /// Evaluations.
        evaluations: usize,
    },
    /// Fewer people than may stand behind a figure that leaves the team.
    KTooSmall {
        /// As stated.
        k: u32,
        /// The least.
        least: u32,
    },
    /// More reminders than people may be sent.
    TooManyReminders {
        /// As stated.
        at_most: u16,
        /// The most.
        most: u16,
    },
}

/// Fewest people behind a figure that leaves the team: below, a person can be guessed.
const LEAST_K: u32 = 5;

/// Most reminders for one evaluation; more of them is policing, not helping.
const MOST_REMINDERS: u16 = 3;

pub(super) fn check(programme: &Programme, found: &mut Found) {
    noughts(programme, found);
    choice(programme, found);
    let counted = programme.counted().count();
    if usize::from(programme.completion.expect) != counted {
        found.add("completion.expect", CountFault::Expected { stated: programme.completion.expect, counted });
    }
    let evaluations = programme.evaluations.len();
    if usize::from(programme.synthesis.expect) != evaluations {
        found.add("synthesis.expect", CountFault::Syntheses { stated: programme.synthesis.expect, evaluations });
    }
    let k = programme.synthesis.k;
    if k < LEAST_K {
        found.add("synthesis.k", CountFault::KTooSmall { k, least: LEAST_K });
    }
    let at_most = programme.reminders.at_most;
    if at_most > MOST_REMINDERS {
        found.add("reminders.at_most", CountFault::TooManyReminders { at_most, most: MOST_REMINDERS });
    }
}

fn noughts(programme: &Programme, found: &mut Found) {
    let numbers = [
        ("programme.months", "months", programme.months),
        ("choice.sets", "sets", programme.choice.sets),
        ("choice.per_set", "per_set", programme.choice.per_set),
        ("choice.lock_after_days", "lock_after_days", programme.choice.lock_after_days),
        ("baseline.due_days", "due_days", programme.baseline.due_days),
        ("baseline.last_patients", "last_patients", programme.baseline.last_patients),
    ];
    for (place, key, _) in numbers.into_iter().filter(|(_, _, number)| *number == 0) {
        found.add(place, CountFault::Nought { key });
    }
    for (i, _) in programme.sequences.iter().enumerate().filter(|(_, sequence)| sequence.length == 0) {
        found.add(format!("sequence[{i}].length"), CountFault::Nought { key: "length" });
    }
}

fn choice(programme: &Programme, found: &mut Found) {
    let rule = &programme.choice;
    let (sets, per_set, catalogue) = (rule.sets, rule.per_set, rule.catalogue);
    if u32::from(sets) * u32::from(per_set) > u32::from(catalogue) {
        found.add("choice.catalogue", CountFault::MoreChosenThanOffered { sets, per_set, catalogue });
    }
    let goals = programme.goals.len();
    if usize::from(catalogue) != goals {
        found.add("choice.catalogue", CountFault::Catalogue { stated: catalogue, found: goals });
    }
    for (i, goal) in programme.goals.iter().enumerate() {
        if goal.number == 0 || usize::from(goal.number) > goals {
            found.add(format!("goal[{i}].number"), CountFault::NumberOutOfRange { number: goal.number, goals });
        }
    }
    if usize::from(sets) != programme.sequences.len() {
        found.add("choice.sets", CountFault::Sequences { sets, found: programme.sequences.len() });
    }
    for (i, sequence) in programme.sequences.iter().enumerate() {
        let id = || sequence.id.clone();
        if sequence.set == 0 || sequence.set > sets {
            let fault = CountFault::SetOutOfRange { sequence: id(), set: sequence.set, sets };
            found.add(format!("sequence[{i}].set"), fault);
        }
        let offered = programme.offered(&sequence.id).count();
        if rule.partition == Partition::BySequence && offered < usize::from(per_set) {
            found.add(format!("sequence[{i}]"), CountFault::PartTooSmall { sequence: id(), offered, per_set });
        }
    }
}
