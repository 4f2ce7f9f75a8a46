//! The figures a programme may publish, and how far each of them can be trusted.
//!
//! Every function is pure arithmetic on counts. Fractions run from 0 to 1, never percents. An undefined figure
//! is `None`, so that nobody prints a rate of nothing. Intervals are two-sided at 95 %.
//!
//! Counts stop at [`LARGEST_COUNT`], the last whole number that an `f64` and a JSON reader both hold exactly.

use thiserror::Error;

mod agreement;
mod attrition;
mod days;
mod mcnemar;
mod obstacles;
mod paired;
mod proportion;
mod retention;

#[cfg(test)]
mod oracle_tests;

pub use agreement::{Agreement, cohen_kappa};
pub use attrition::{BreakEven, Retained, TippingPoint};
pub use days::{DayHistogram, Quartiles};
pub use mcnemar::mcnemar_mid_p;
pub use obstacles::{Obstacle, pareto};
pub use paired::{Pairs, newcombe_paired, paired_change};
pub use proportion::{Estimate, Interval, Proportion, newcombe_difference, wilson};
pub use retention::{Departures, Observation, SurvivalStep, departures, kaplan_meier};

/// The normal quantile at 97.5 %, at full `f64` precision: every 95 % interval here uses it.
pub const Z95: f64 = 1.959_963_984_540_054;

/// The largest count accepted, 2⁵³: beyond it an `f64` no longer tells neighbouring whole numbers apart.
pub const LARGEST_COUNT: u64 = 1 << 53;

/// Why a set of numbers cannot come from counting people or cases.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
pub enum Impossible {
    /// More in the part than in the whole it was counted from.
    #[error("the part ({part}) is larger than its whole ({whole}); count the part among the whole")]
    PartExceedsWhole {
        /// What was counted within the whole.
        part: u64,
        /// All those it was counted from.
        whole: u64,
    },
    /// Above [`LARGEST_COUNT`].
    #[error("the count {0} is above 9007199254740992 (2^53), the largest one kept exactly; count in a larger unit")]
    CountTooLarge(u64),
    /// A rate that is not a fraction.
    #[error("the rate {0} is not a fraction from 0 to 1; divide percents by 100")]
    RateOutsideUnit(f64),
    /// A duration that is negative, infinite or not a number.
    #[error("the time {0} is not a duration of zero or more; count from enrolment")]
    TimeNotADuration(f64),
}

/// A count as an `f64`. Exact up to [`LARGEST_COUNT`]; sums of a few such counts are rounded once, by 1 part in 2⁵³.
#[expect(clippy::cast_precision_loss, reason = "counts are bounded, and the rounding of their sums is stated above")]
const fn real(count: u64) -> f64 {
    count as f64
}

/// Refuses a count above [`LARGEST_COUNT`].
const fn counted(count: u64) -> Result<u64, Impossible> {
    if count > LARGEST_COUNT { Err(Impossible::CountTooLarge(count)) } else { Ok(count) }
}

/// Refuses a rate that is not a fraction. The comparison is false for NaN, which is refused with the rest.
fn fraction(rate: f64) -> Result<f64, Impossible> {
    if (0.0..=1.0).contains(&rate) { Ok(rate) } else { Err(Impossible::RateOutsideUnit(rate)) }
}
