//! What stood in the way, most cited first.

use std::cmp::Reverse;

use super::{Impossible, Proportion, counted, real};

/// One bar of the Pareto chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Obstacle<Code> {
    /// The obstacle.
    pub code: Code,
    /// People who cite it, among those asked. A person counts once however often they cite it; since one may cite
    /// several obstacles, the rates of all bars add up to more than 1.
    pub participants: Proportion,
    /// The running share of all citations (person and obstacle), this bar included, as a fraction: the line of the
    /// chart, which reaches 1 at its last bar. `None` when nobody cites anything.
    pub cumulative: Option<f64>,
}

/// Ranks obstacles by the people who cite them, most cited first. Ties keep the order in which the codes are given,
/// that is the order of the programme's definition, so that the same answers always give the same chart.
///
/// `base` is everyone who could have cited one: those who submitted and have not fully implemented the goal.
/// The chart is J. M. Juran's, after Pareto (Quality Control Handbook, 1951).
///
/// # Errors
/// [`Impossible::PartExceedsWhole`] when an obstacle is cited by more people than were asked, which means that
/// mentions were counted instead of people; [`Impossible::CountTooLarge`].
pub fn pareto<Code>(
    cited: impl IntoIterator<Item = (Code, u64)>,
    base: u64,
) -> Result<Vec<Obstacle<Code>>, Impossible> {
    let mut bars = Vec::new();
    for (code, people) in cited {
        bars.push((code, Proportion::new(people, base)?));
    }
    bars.sort_by_key(|(_, people)| Reverse(people.part()));
    let total = bars.iter().fold(0_u64, |sum, (_, people)| sum.saturating_add(people.part()));
    counted(total)?;
    let mut so_far = 0;
    Ok(bars
        .into_iter()
        .map(|(code, participants)| {
            so_far += participants.part();
            let cumulative = (total > 0).then(|| real(so_far) / real(total));
            Obstacle { code, participants, cumulative }
        })
        .collect())
}

#[cfg(test)]
mod tests;
