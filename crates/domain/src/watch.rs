//! Horizon scanning: what others publish of a risk, and what a body decides to do with it.
//!
//! The law names it, with recorded events and risk studies, as a ground that recommendations stand on (public health
//! code, D. 4135-1). An item without a decision is the body's turn, and is overdue after a number of days that the
//! scheme says.

use jiff::civil::Date;

use crate::calendar::days_after;

/// What is decided about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Decision {
    /// Nothing to do with it.
    Nothing,
    /// It is followed.
    Follow,
    /// A guideline is proposed.
    Propose,
    /// An urgent alert is called for.
    Alert,
}

impl Decision {
    /// Every decision, from the lightest.
    pub const ALL: [Decision; 4] = [Decision::Nothing, Decision::Follow, Decision::Propose, Decision::Alert];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "none",
            Self::Follow => "watch",
            Self::Propose => "propose",
            Self::Alert => "alert",
        }
    }

    /// The decision of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.code() == code)
    }
}

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It waits for a decision until that day.
    Undecided {
        /// The last day on which it is on time.
        due: Date,
    },
    /// It waits, and that day has passed.
    Overdue {
        /// When it was due.
        due: Date,
    },
    /// Decided.
    Decided(Decision),
}

/// Where an item stands that was entered on a day and has this last decision, if any.
#[must_use]
pub fn state(entered_on: Date, last: Option<Decision>, decision_days: u16, today: Date) -> State {
    let due = days_after(entered_on, decision_days);
    match last {
        Some(decision) => State::Decided(decision),
        None if today > due => State::Overdue { due },
        None => State::Undecided { due },
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn it_is_overdue_on_the_day_after_the_last() {
        let entered = date(2026, 1, 1);
        assert_eq!(state(entered, None, 30, date(2026, 1, 31)), State::Undecided { due: date(2026, 1, 31) });
        assert_eq!(state(entered, None, 30, date(2026, 2, 1)), State::Overdue { due: date(2026, 1, 31) });
        let decided = state(entered, Some(Decision::Follow), 30, date(2026, 9, 1));
        assert_eq!(decided, State::Decided(Decision::Follow), "a decision ends the clock, even when it came late");
    }

    #[test]
    fn every_decision_comes_back_from_its_code() {
        assert!(Decision::ALL.into_iter().all(|one| Decision::parse(one.code()) == Some(one)));
    }
}
