//! What the people who left could hide.

use super::{Impossible, Interval, Proportion, fraction, real};

/// A cohort of which some stayed, and what those who stayed report. Those who left may have done anything.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Retained {
    cohort: Proportion,
    rate_among_stayers: f64,
}

/// One line of the tipping-point table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TippingPoint {
    /// If this fraction of the people who left does implement the goal…
    pub rate_among_lost: f64,
    /// …then this fraction of the whole cohort does. `None` when nobody enrolled.
    pub whole_cohort: Option<f64>,
}

/// What the people who left must have done for the whole cohort not to have declined.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BreakEven {
    /// Even if none of them implements the goal, the whole cohort stands at least this much above the earlier rate.
    HoldsAtWorst {
        /// Full-cohort lower bound minus the earlier rate, as a fraction, 0 or more.
        gain: f64,
    },
    /// At least this fraction of them must implement the goal.
    AtLeast {
        /// A fraction above 0 and at most 1.
        rate_among_lost: f64,
    },
    /// Even if all of them implement it, the whole cohort stands below the earlier rate.
    DeclinesAtBest {
        /// Earlier rate minus full-cohort upper bound, as a fraction above 0.
        loss: f64,
    },
}

impl Retained {
    /// `stayed` among `enrolled`, and the rate among those who stayed, as a fraction.
    ///
    /// # Errors
    /// [`Impossible::PartExceedsWhole`] when more stayed than enrolled; [`Impossible::RateOutsideUnit`];
    /// [`Impossible::CountTooLarge`].
    pub fn new(stayed: u64, enrolled: u64, rate_among_stayers: f64) -> Result<Self, Impossible> {
        let cohort = Proportion::new(stayed, enrolled)?;
        // When nobody stayed, any rate among them carries no weight below.
        Ok(Self { cohort, rate_among_stayers: fraction(rate_among_stayers)? + 0.0 })
    }

    /// How many left.
    #[must_use]
    pub const fn lost(&self) -> u64 {
        self.cohort.whole() - self.cohort.part()
    }

    /// The full-cohort bounds, as fractions: every person lost fails, every person lost succeeds.
    ///
    /// `low = stayed·rate/enrolled`, `high = (stayed·rate + lost)/enrolled`. Nothing is assumed about the lost, so
    /// this is not a confidence interval: it does not shrink as the cohort grows.
    /// Source: C. F. Manski, Am Econ Rev 1990;80:319-323 (worst-case bounds).
    ///
    /// `None` when nobody enrolled.
    #[must_use]
    pub fn bounds(&self) -> Option<Interval> {
        Some(Interval { low: self.whole_cohort_if(0.0)?, high: self.whole_cohort_if(1.0)? })
    }

    /// The rate of the whole cohort if the lost implement at `rate_among_lost`, as a fraction:
    /// `(stayed·rate + lost·rate_among_lost)/enrolled`. A value outside 0..1 is brought to the nearest end.
    ///
    /// `None` when nobody enrolled.
    #[must_use]
    pub fn whole_cohort_if(&self, rate_among_lost: f64) -> Option<f64> {
        let enrolled = self.cohort.whole();
        let succeeding = real(self.cohort.part()) * self.rate_among_stayers;
        let regained = real(self.lost()) * rate_among_lost.clamp(0.0, 1.0);
        (enrolled > 0).then(|| ((succeeding + regained) / real(enrolled)).clamp(0.0, 1.0))
    }

    /// The tipping-point table: the whole-cohort rate as implementation among the lost goes from 0 to 100 % by 10.
    /// Its first and last lines are the two [bounds](Self::bounds).
    #[must_use]
    pub fn tipping_points(&self) -> [TippingPoint; 11] {
        let mut tenths = 0_u32;
        [(); 11].map(|()| {
            let rate_among_lost = f64::from(tenths) / 10.0;
            tenths += 1;
            TippingPoint { rate_among_lost, whole_cohort: self.whole_cohort_if(rate_among_lost) }
        })
    }

    /// What the lost must have done for the whole cohort to stand at `earlier_rate` (a fraction) or above:
    /// `(earlier·enrolled - stayed·rate)/lost`, unless the answer lies outside 0..1, which is said as such.
    ///
    /// `None` when nobody enrolled.
    ///
    /// # Errors
    /// [`Impossible::RateOutsideUnit`] for an earlier rate that is not a fraction.
    pub fn break_even(&self, earlier_rate: f64) -> Result<Option<BreakEven>, Impossible> {
        let earlier = fraction(earlier_rate)?;
        Ok(self.bounds().map(|Interval { low, high }| {
            if low >= earlier {
                BreakEven::HoldsAtWorst { gain: low - earlier }
            } else if high < earlier {
                BreakEven::DeclinesAtBest { loss: earlier - high }
            } else {
                // low < earlier <= high, so someone was lost and the division is sound.
                let needed = earlier * real(self.cohort.whole()) - real(self.cohort.part()) * self.rate_among_stayers;
                BreakEven::AtLeast { rate_among_lost: (needed / real(self.lost())).clamp(0.0, 1.0) }
            }
        }))
    }
}

#[cfg(test)]
mod tests;
