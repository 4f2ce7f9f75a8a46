//! A part among a whole, and how sure one can be of it.

use super::{Impossible, Z95, counted, real};

/// A range of values that the data leave plausible, `low <= high`, as fractions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// A figure and its 95 % interval, `low <= value <= high`, as fractions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// What was observed.
    pub value: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end of the interval.
    pub high: f64,
}

impl Estimate {
    /// The interval alone.
    #[must_use]
    pub const fn interval(&self) -> Interval {
        Interval { low: self.low, high: self.high }
    }

    /// The same difference read the other way round: `p1 - p2` becomes `p2 - p1`, so every sign changes and the
    /// ends of the interval swap. Adding 0 turns the `-0.0` of an absent difference into a plain zero.
    #[must_use]
    pub fn reversed(&self) -> Self {
        Self { value: -self.value + 0.0, low: -self.high + 0.0, high: -self.low + 0.0 }
    }

    /// A difference of two rates: rounding may push an end past -1, 1 or the value itself by one digit, and an
    /// interval that excludes its own estimate must never be printed.
    pub(super) fn of_difference(value: f64, below: f64, above: f64) -> Self {
        Self {
            value: value + 0.0,
            low: (value - below).clamp(-1.0, value) + 0.0,
            high: (value + above).clamp(value, 1.0) + 0.0,
        }
    }
}

/// How many among how many. The part never exceeds the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proportion {
    part: u64,
    whole: u64,
}

impl Proportion {
    /// `part` among `whole`, both counts of the same kind of thing (persons, or cases, never mixed).
    ///
    /// # Errors
    /// [`Impossible::PartExceedsWhole`]; [`Impossible::CountTooLarge`] above 2⁵³.
    pub fn new(part: u64, whole: u64) -> Result<Self, Impossible> {
        counted(whole)?;
        if part > whole {
            return Err(Impossible::PartExceedsWhole { part, whole });
        }
        Ok(Self { part, whole })
    }

    /// For sums whose terms were checked before: `part <= whole` by construction.
    pub(super) const fn known(part: u64, whole: u64) -> Self {
        Self { part, whole }
    }

    /// How many.
    #[must_use]
    pub const fn part(&self) -> u64 {
        self.part
    }

    /// Among how many: the denominator to print beside the rate.
    #[must_use]
    pub const fn whole(&self) -> u64 {
        self.whole
    }

    /// `part / whole` as a fraction. `None` when the whole is empty: there is no rate of nothing.
    #[must_use]
    pub fn rate(&self) -> Option<f64> {
        (self.whole > 0).then(|| real(self.part) / real(self.whole))
    }
}

/// The rate and its Wilson score interval without continuity correction, as fractions.
///
/// With `p = k/n`, the ends are the two roots of `|x - p| = z·sqrt(x(1-x)/n)`, that is
/// `(2np + z² ± z·sqrt(z² + 4np(1-p))) / (2(n + z²))`.
/// The lower root is taken from the product of the roots, `k²/(n(n + z²))`: subtracting two near-equal numbers
/// would lose its digits for rare events. The ends are exactly 0 at `k = 0` and exactly 1 at `k = n`, as the estimate is
/// itself exact there and each end is kept on its side of it.
///
/// Source: E. B. Wilson, J Am Stat Assoc 1927;22:209-212; method 3 of R. G. Newcombe, Stat Med 1998;17:857-872.
///
/// `None` when `n = 0`.
#[must_use]
pub fn wilson(proportion: Proportion) -> Option<Estimate> {
    let value = proportion.rate()?;
    let (k, n) = (real(proportion.part), real(proportion.whole));
    let z2 = Z95 * Z95;
    let others = real(proportion.whole - proportion.part) / n;
    let sum = 2.0f64.mul_add(k, z2) + Z95 * (4.0 * k).mul_add(others, z2).sqrt();
    let upper = sum / (2.0 * (n + z2));
    let lower = value * (k / (n + z2)) / upper;
    Some(Estimate { value, low: lower.clamp(0.0, value), high: upper.clamp(value, 1.0) })
}

/// The difference `p1 - p2` between two independent groups, with Newcombe's hybrid score interval (no continuity
/// correction), as fractions from -1 to 1.
///
/// With `(l, u)` the Wilson interval of each group:
/// `D - sqrt((p1 - l1)² + (u2 - p2)²)` to `D + sqrt((u1 - p1)² + (p2 - l2)²)`.
///
/// Source: method 10 of R. G. Newcombe, Stat Med 1998;17:873-890.
///
/// `None` when either group is empty.
#[must_use]
pub fn newcombe_difference(first: Proportion, second: Proportion) -> Option<Estimate> {
    let (p1, p2) = (wilson(first)?, wilson(second)?);
    let below = (p1.value - p1.low).hypot(p2.high - p2.value);
    let above = (p1.high - p1.value).hypot(p2.value - p2.low);
    Some(Estimate::of_difference(p1.value - p2.value, below, above))
}

#[cfg(test)]
mod tests;
