//! How many goals of a catalogue would gather enough people for a figure to leave the team.
//!
//! **The model, stated because it is one:** each participant belongs to one of the admitted professions with equal chance,
//! and chooses with equal preference among the published goals offered to that profession. The number of people who choose a
//! goal is then binomial. A goal would clear k when P(at least k choosers) is at least [`CLEARED`]. Real preferences are
//! unequal, and people leave: read it as the best case.

use super::offer::offered;
use crate::goal::{GoalId, GoalStatus};
use crate::programme::{Partition, Programme};

/// The probability from which a goal counts as clearing k.
pub const CLEARED: f64 = 0.9;

/// What is expected of one goal.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpectedGoal {
    /// The goal.
    pub goal: GoalId,
    /// Mean number of participants who choose it.
    pub choosers: f64,
    /// Probability that at least k do.
    pub probability: f64,
    /// Whether it would clear k.
    pub clears: bool,
}

/// What is proposed when not every goal would clear k.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposal {
    /// Every goal would: nothing.
    Keep,
    /// The largest catalogue in which every goal would.
    Fewer {
        /// Goals for each sequence, or in the pool.
        part: u16,
        /// Goals in all.
        catalogue: u16,
    },
    /// No catalogue that leaves a choice would do.
    None,
}

/// The expectation for a number of participants.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// Participants.
    pub participants: u32,
    /// Fewest people behind a figure.
    pub k: u32,
    /// Goal by goal, in the order of the catalogue; suspended goals are not offered and not listed.
    pub goals: Vec<ExpectedGoal>,
    /// Goals that would clear k.
    pub clearing: usize,
    /// What to do otherwise.
    pub proposal: Proposal,
}

/// Computes, under the model above, which goals would clear k with that many participants.
#[must_use]
pub fn expected(programme: &Programme, participants: u32) -> Expected {
    let k = programme.synthesis.k;
    let published = programme.goals.iter().filter(|goal| goal.status == GoalStatus::Published);
    let goals: Vec<ExpectedGoal> = published
        .map(|goal| {
            let chance = chance(programme, &goal.id);
            let probability = at_least(participants, chance, k);
            ExpectedGoal {
                goal: goal.id.clone(),
                choosers: f64::from(participants) * chance,
                probability,
                clears: probability >= CLEARED,
            }
        })
        .collect();
    let clearing = goals.iter().filter(|goal| goal.clears).count();
    let proposal = if clearing == goals.len() { Proposal::Keep } else { fewer(programme, participants, goals.len()) };
    Expected { participants, k, goals, clearing, proposal }
}

/// Goals that a participant takes out of one part of the catalogue, and the number of parts.
fn parts(programme: &Programme) -> (u16, u16) {
    let choice = &programme.choice;
    match choice.partition {
        Partition::BySequence => (choice.per_set, choice.sets.max(1)),
        Partition::Pool => (choice.per_set.saturating_mul(choice.sets), 1),
    }
}

/// Probability that one participant chooses the goal.
fn chance(programme: &Programme, id: &GoalId) -> f64 {
    let Some(goal) = programme.goal(id) else {
        return 0.0;
    };
    let professions = &programme.eligibility.professions;
    let (taken, _) = parts(programme);
    let sequence = goal.sequence.as_deref().unwrap_or_default();
    let of_profession = |profession: &String| {
        let among = offered(programme, sequence, profession).count();
        let among = u16::try_from(among).unwrap_or(u16::MAX);
        if goal.is_for(profession) && among > 0 { (f64::from(taken) / f64::from(among)).min(1.0) } else { 0.0 }
    };
    let sum: f64 = professions.iter().map(of_profession).sum();
    sum / f64::from(u16::try_from(professions.len()).unwrap_or(u16::MAX)).max(1.0)
}

/// The largest catalogue worded for everybody in which each goal clears k, of those that leave at least one goal to refuse.
fn fewer(programme: &Programme, participants: u32, goals: usize) -> Proposal {
    let (taken, count) = parts(programme);
    let now = u16::try_from(goals).unwrap_or(u16::MAX).div_ceil(count);
    let clears =
        |part: &u16| at_least(participants, f64::from(taken) / f64::from(*part), programme.synthesis.k) >= CLEARED;
    let largest = (taken.saturating_add(1)..=now).rev().find(clears);
    largest.map_or(Proposal::None, |part| Proposal::Fewer { part, catalogue: part.saturating_mul(count) })
}

/// P(X >= k) for X binomial, by the sum of the terms below k, each through logarithms of the gamma function.
fn at_least(n: u32, p: f64, k: u32) -> f64 {
    if k == 0 {
        return 1.0;
    }
    if k > n || p <= 0.0 {
        return 0.0;
    }
    if p >= 1.0 {
        return 1.0;
    }
    let (size, log_p, log_q) = (f64::from(n), libm::log(p), libm::log1p(-p));
    let term = |i: u32| {
        let i = f64::from(i);
        let ways = libm::lgamma(size + 1.0) - libm::lgamma(i + 1.0) - libm::lgamma(size - i + 1.0);
        libm::exp(ways + i * log_p + (size - i) * log_q)
    };
    (1.0 - (0..k).map(term).sum::<f64>()).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(n: u32, p: f64, k: u32, probability: f64) {
        let computed = at_least(n, p, k);
        assert!((computed - probability).abs() < 1e-9, "n {n}, p {p}, k {k}: {computed}");
    }

    #[test]
    fn the_upper_tail_of_a_binomial() {
        check(10, 0.5, 0, 1.0);
        check(10, 0.5, 11, 0.0);
        check(10, 0.0, 1, 0.0);
        check(10, 1.0, 10, 1.0);
        // 1 - 1/1024; 56/1024; 1 - 0.9^20.
        check(10, 0.5, 1, 1023.0 / 1024.0);
        check(10, 0.5, 8, 56.0 / 1024.0);
        check(20, 0.1, 1, 1.0 - 0.9_f64.powi(20));
        check(799, 0.5, 11, 1.0);
    }
}
