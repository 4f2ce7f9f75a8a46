//! The shape of the published cohort (BMJ Qual Saf 2010;19(Suppl 1):A156), as numbers of people.
//!
//! What was published is 799 enrolled in January 2008, 497 of them in the second year, three goals at four and twelve
//! months, a range of averages and an order of obstacles. The rest is ours, chosen to be believable and to agree with
//! it. These numbers say how many people do what; who they are and what else they answer is drawn by lot, and every
//! figure of the report is counted from their answers.

use super::choose::Quota;
use super::plan::{Turn, Walk};
use super::practice::Target;

/// Enrolled on 1 January 2008.
#[cfg(test)]
pub(super) const ENROLLED: usize = 799;
/// Of those, with at least one evaluation of the second year.
#[cfg(test)]
pub(super) const CONTINUED: usize = 497;

/// The walks of the cohort: people, sets chosen, evaluations submitted (short 1 to 3, long 1 to 3).
const WALKS: [(usize, usize, [u8; 3], [u8; 3]); 14] = [
    // Into the second year: 497.
    (393, 3, [1, 1, 1], [1, 1, 1]),
    (4, 3, [0, 1, 1], [1, 1, 1]),
    (4, 3, [1, 0, 1], [1, 1, 1]),
    (4, 3, [1, 1, 0], [1, 1, 1]),
    (10, 3, [1, 1, 1], [0, 1, 1]),
    (6, 3, [1, 1, 1], [1, 0, 1]),
    (36, 3, [1, 1, 1], [1, 1, 0]),
    (40, 3, [1, 1, 1], [1, 0, 0]),
    // Not: 302, of whom 123 end the first year and stop there.
    (123, 3, [1, 1, 1], [0, 0, 0]),
    (58, 3, [1, 1, 0], [0, 0, 0]),
    (8, 2, [1, 1, 0], [0, 0, 0]),
    (45, 2, [1, 0, 0], [0, 0, 0]),
    (57, 1, [1, 0, 0], [0, 0, 0]),
    (11, 0, [0, 0, 0], [0, 0, 0]),
];

/// How many of those who choose a first set never evaluate it.
const NEVER_EVALUATE: usize = 42;
/// How many submissions wait for the team to open the evaluation again.
const REOPENED: usize = 12;

/// Every walk of the cohort, one a person.
pub(super) fn walks() -> Vec<Walk> {
    let turns = |flags: [u8; 3]| flags.map(|flag| if flag == 1 { Turn::InTime } else { Turn::Never });
    let mut walks: Vec<Walk> = WALKS
        .iter()
        .flat_map(|(people, chosen, short, long)| {
            let walk = Walk { chosen: *chosen, short: turns(*short), long: turns(*long) };
            std::iter::repeat_n(walk, *people)
        })
        .collect();
    let only_first = |walk: &&mut Walk| walk.chosen == 1;
    for walk in walks.iter_mut().filter(only_first).take(NEVER_EVALUATE) {
        walk.short = [Turn::Never; 3];
    }
    // Taken among those who complete, so that each of them submits the evaluation in question; not the last one, whose
    // reopening would outlast the cohort.
    for (walk, place) in walks.iter_mut().step_by(31).zip((0..5).cycle()).take(REOPENED) {
        if place < 3 {
            walk.short[place] = Turn::Reopened;
        } else {
            walk.long[place - 3] = Turn::Reopened;
        }
    }
    walks
}

/// Goal-level retention: of those who choose one of the three published goals, how many answer its long evaluation and
/// how many do not, so that D4 of the long wave is 62.2 % of the base, as the whole cohort was.
pub(super) const QUOTAS: [Quota; 6] = [
    Quota { goal: 1, set: 0, stays: Some(true), people: 319 },
    Quota { goal: 1, set: 0, stays: Some(false), people: 189 },
    Quota { goal: 2, set: 1, stays: Some(true), people: 249 },
    Quota { goal: 2, set: 1, stays: Some(false), people: 143 },
    Quota { goal: 3, set: 2, stays: Some(true), people: 230 },
    Quota { goal: 3, set: 2, stays: Some(false), people: 138 },
];

/// Goals 1 to 3 as published; the others ours. Participant rates of the two waves are shares of D4.
const TARGETS: [Target; 18] = [
    Target { popularity: 1.0, rates: [0.77, 0.98], without: [8, 8] },
    Target { popularity: 1.0, rates: [0.55, 1.00], without: [19, 14] },
    Target { popularity: 1.0, rates: [0.68, 0.99], without: [5, 3] },
    Target { popularity: 1.2, rates: [0.66, 0.84], without: [4, 2] },
    Target { popularity: 1.0, rates: [0.71, 0.86], without: [9, 5] },
    Target { popularity: 0.9, rates: [0.63, 0.82], without: [8, 6] },
    Target { popularity: 1.4, rates: [0.58, 0.76], without: [3, 2] },
    Target { popularity: 0.5, rates: [0.79, 0.93], without: [22, 13] },
    Target { popularity: 0.6, rates: [0.81, 0.95], without: [20, 12] },
    Target { popularity: 1.1, rates: [0.69, 0.88], without: [6, 3] },
    Target { popularity: 1.3, rates: [0.61, 0.80], without: [2, 1] },
    Target { popularity: 0.8, rates: [0.74, 0.92], without: [8, 4] },
    Target { popularity: 0.9, rates: [0.72, 0.90], without: [14, 9] },
    Target { popularity: 1.1, rates: [0.65, 0.83], without: [3, 2] },
    Target { popularity: 1.2, rates: [0.60, 0.78], without: [2, 1] },
    Target { popularity: 0.8, rates: [0.70, 0.85], without: [7, 4] },
    Target { popularity: 0.7, rates: [0.67, 0.87], without: [15, 11] },
    Target { popularity: 1.2, rates: [0.73, 0.85], without: [0, 0] },
];

/// What a goal of the published catalogue comes to.
pub(super) fn target(goal: u16) -> Target {
    TARGETS.get(usize::from(goal).saturating_sub(1)).copied().unwrap_or(Target::ORDINARY)
}
