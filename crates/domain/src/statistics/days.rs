//! How long things took, in whole days.

use std::collections::BTreeMap;

use super::real;

/// How many people took how many whole days. Memory grows with the number of distinct durations, which a calendar
/// bounds, and not with the number of people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayHistogram {
    people: BTreeMap<u32, u64>,
    total: u64,
}

/// The middle of a set of durations, in days. Half days are possible, between two people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quartiles {
    /// A quarter took at most about this long.
    pub lower: f64,
    /// Half took at most about this long.
    pub median: f64,
    /// Three quarters took at most about this long.
    pub upper: f64,
}

impl DayHistogram {
    /// Counts `people` more who took `days` whole days. Counts stop at `u64::MAX` instead of wrapping.
    pub fn record(&mut self, days: u32, people: u64) {
        if people > 0 {
            let bin = self.people.entry(days).or_default();
            // The total is the ceiling, so that it stays the sum of its bins.
            let room = people.min(u64::MAX - self.total);
            *bin += room;
            self.total += room;
        }
    }

    /// Adds what another histogram counted.
    pub fn add(&mut self, other: &Self) {
        for (&days, &people) in &other.people {
            self.record(days, people);
        }
    }

    /// How many people were counted.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.total
    }

    /// The median in days: the middle person, or halfway between the two middle ones. `None` when nobody is counted.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        self.quarter(2)
    }

    /// The quartiles in days, by linear interpolation between the two nearest people: the `p`-quantile sits at
    /// position `(n - 1)·p` of the ordered durations, counted from 0 (type 7 of R. J. Hyndman, Y. Fan,
    /// Am Stat 1996;50:361-365, the default of R and of spreadsheets).
    ///
    /// `None` when nobody is counted.
    #[must_use]
    pub fn quartiles(&self) -> Option<Quartiles> {
        Some(Quartiles { lower: self.quarter(1)?, median: self.quarter(2)?, upper: self.quarter(3)? })
    }

    /// The value `quarters`/4 of the way through the ordered durations.
    fn quarter(&self, quarters: u64) -> Option<f64> {
        let last = self.total.checked_sub(1)?;
        // Position last·quarters/4 without overflow: whole part and remainder in quarters.
        let (whole, rest) = (last / 4 * quarters + last % 4 * quarters / 4, last % 4 * quarters % 4);
        let here = f64::from(self.at(whole)?);
        let next = if rest == 0 { here } else { f64::from(self.at(whole + 1)?) };
        Some((real(rest) / 4.0).mul_add(next - here, here))
    }

    /// The duration of the person at a position, counted from 0, in order of duration.
    fn at(&self, position: u64) -> Option<u32> {
        let mut passed = 0;
        self.people.iter().find_map(|(&days, &people)| {
            passed += people;
            (position < passed).then_some(days)
        })
    }
}

#[cfg(test)]
mod tests;
