//! Disclosure control: what of a wave's figures may leave the team, and in which form.
//!
//! A reader of a release knows these rules, the programme, and perhaps how some colleagues answered. So:
//!
//! - **Threshold.** A count of 1 to k − 1 people is told as “fewer than k” ([`Shown::Few`]); a rate stands on at least
//!   k people with patients concerned (D4).
//! - **Secondary suppression.** Lines, sums and rates beside a small count are withheld until sums and differences
//!   leave it at least [`ROOM`] candidates: by exact bounds, not by habit. A goal is one line of the wave's total.
//! - **Homogeneity**, for unfavourable values only: where nine in ten or more fall short, the rate is told as “10 % or
//!   less” and the lines behind it are withheld; what nearly everybody names is told as “90 % or more”.
//! - **Rare codes** are told together, as people who named at least one of them.
//! - **By goal only**: nothing crosses goals, so that a combination of goals, which names its chooser, is never a cell.
//! - **Frozen**: there is one set of figures for an evaluation, for good ([`crate::synthesis`]); a release is a function
//!   of it, so that no two releases can be subtracted.
//!
//! Sources: practice-improvement brief, section 5.3; the threshold of 11 is the rule of the French secure data centre.

mod bounds;
mod release;
mod row;
#[cfg(test)]
mod search_tests;
mod themes;
mod words;

pub use release::{CasesRelease, GoalRelease, Line, Release, release};
pub use themes::{AboutRelease, Concord, ThemeLine, ThemesRelease, release_themes};
pub use words::{Echo, Echoes, SmallCount, small_counts};

/// Fewest candidates that a small count keeps for whoever knows every rule; all of them, where k leaves fewer.
pub const ROOM: u64 = 4;

/// How a count leaves the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shown {
    /// As it is: 0, or at least k.
    Count(u64),
    /// Fewer than k people, and somebody.
    Few,
    /// At least k people, withheld because another, small, could be worked out from it.
    Withheld,
    /// Withheld with everything around it, which says nothing of its size.
    Alike,
    /// Told as a share only.
    Within(Band),
}

impl Shown {
    /// The count, where it is told.
    #[must_use]
    pub fn count(self) -> Option<u64> {
        match self {
            Self::Count(count) => Some(count),
            _ => None,
        }
    }

    /// The code of the reason why the count is not told.
    #[must_use]
    pub fn reason(self) -> Option<&'static str> {
        match self {
            Self::Count(_) => None,
            Self::Few => Some("fewer_than_k"),
            Self::Withheld => Some("protects_another"),
            Self::Alike => Some("withheld_together"),
            Self::Within(Band::AtLeastNinety) => Some("at_least_ninety_percent"),
            Self::Within(Band::AtMostTen) => Some("at_most_ten_percent"),
        }
    }

    /// A count by the threshold alone: for a figure that nothing else depends on.
    #[must_use]
    pub fn alone(count: u64, k: u64) -> Self {
        if (1..k).contains(&count) { Self::Few } else { Self::Count(count) }
    }
}

/// A share told without its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Band {
    /// Nine in ten or more.
    AtLeastNinety,
    /// One in ten or fewer.
    AtMostTen,
}

impl Band {
    /// The band of a part of a whole, if it lies in one.
    #[must_use]
    pub fn of(part: u64, whole: u64) -> Option<Self> {
        if whole == 0 {
            None
        } else if part.saturating_mul(10) >= whole.saturating_mul(9) {
            Some(Self::AtLeastNinety)
        } else if part.saturating_mul(10) <= whole {
            Some(Self::AtMostTen)
        } else {
            None
        }
    }
}
