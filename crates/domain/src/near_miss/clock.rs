//! How long a near miss takes, and on whom it waits: shown to both sides.
//!
//! From the sending, the body has some months (two at Orthorisq; a parameter of the programme) to give a verdict. While
//! it waits for its author, the body's clock stands still.

use jiff::civil::Date;

use super::course::{Dated, Deed, State, standing};
use crate::calendar::{days_after, days_between, months_after};

/// On whom a near miss waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WaitsOn {
    /// The body's manager, who must find an expert.
    Manager,
    /// Its expert.
    Expert,
    /// Its author, who was asked for more.
    Author,
    /// Nobody.
    Nobody,
}

/// The clock of one near miss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Clock {
    /// On whom it waits.
    pub waits_on: WaitsOn,
    /// Since when it does.
    pub since: Date,
    /// The last day for a verdict, later by each day it waited for its author.
    pub due: Date,
    /// Whether that day has passed without a verdict, and not because of the author.
    pub overdue: bool,
}

/// The clock, `months` after the sending; none before it.
#[must_use]
pub fn clock(deeds: &[Dated], months: u16, today: Date) -> Option<Clock> {
    let standing = standing(deeds)?;
    let waits_on = match standing.state {
        State::Sent => WaitsOn::Manager,
        State::Assigned { .. } | State::UnderAnalysis { .. } => WaitsOn::Expert,
        State::Returned { .. } => WaitsOn::Author,
        _ => WaitsOn::Nobody,
    };
    // The body starts anew when its first verdict is set aside.
    let begun =
        deeds.iter().rev().find(|dated| dated.deed == Deed::AnotherAsked).map_or(standing.sent_on, |dated| dated.on);
    let due = days_after(months_after(begun, months), waited_for_author(deeds, begun, today));
    let overdue = matches!(waits_on, WaitsOn::Manager | WaitsOn::Expert) && today > due;
    Some(Clock { waits_on, since: since(deeds), due, overdue })
}

/// Since when it waits on whom it waits on: the last deed that handed it over.
fn since(deeds: &[Dated]) -> Date {
    let hands_over =
        |deed: Deed| !matches!(deed, Deed::Opened | Deed::Completed | Deed::Cleared | Deed::Entered | Deed::Unlinked);
    deeds.iter().rev().find(|dated| hands_over(dated.deed)).map_or_else(crate::calendar::epoch, |dated| dated.on)
}

/// Days it waited for its author, up to today.
pub(crate) fn waited_for_author(deeds: &[Dated], begun: Date, today: Date) -> u16 {
    let mut days = 0;
    let mut returned = None;
    for dated in deeds.iter().filter(|dated| dated.on >= begun) {
        match dated.deed {
            Deed::Returned(_) => returned = Some(dated.on),
            Deed::Resent | Deed::Withdrawn | Deed::AnotherAsked | Deed::Assigned(_) => {
                days += returned.take().map_or(0, |since| days_between(since, dated.on));
            }
            _ => {}
        }
    }
    days += returned.map_or(0, |since| days_between(since, today));
    u16::try_from(days).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PersonId;
    use crate::near_miss::course::Reason;
    use jiff::civil::date;

    fn on(deed: Deed, month: i8, day: i8) -> Dated {
        Dated { deed, on: date(2026, month, day) }
    }

    #[test]
    fn the_body_has_two_months_and_the_time_of_the_author_is_not_its_own() {
        let mut deeds = vec![on(Deed::Sent, 1, 10)];
        let now = |deeds: &[Dated], month, day| clock(deeds, 2, date(2026, month, day)).unwrap();
        assert_eq!(now(&deeds, 1, 11).due, date(2026, 3, 10));
        assert_eq!(now(&deeds, 1, 11).waits_on, WaitsOn::Manager);
        assert!(now(&deeds, 3, 11).overdue && !now(&deeds, 3, 10).overdue);
        deeds.extend([
            on(Deed::Assigned(PersonId(1)), 1, 12),
            on(Deed::Opened, 1, 20),
            on(Deed::Returned(Reason::TooThin), 2, 1),
        ]);
        let waiting = now(&deeds, 2, 15);
        assert_eq!(
            (waiting.waits_on, waiting.since, waiting.due),
            (WaitsOn::Author, date(2026, 2, 1), date(2026, 3, 24))
        );
        assert!(!now(&deeds, 6, 1).overdue, "what waits on the author does not make the body late");
        deeds.push(on(Deed::Resent, 2, 21));
        let back = now(&deeds, 3, 20);
        assert_eq!(
            (back.waits_on, back.since, back.due, back.overdue),
            (WaitsOn::Expert, date(2026, 2, 21), date(2026, 3, 30), false)
        );
    }

    #[test]
    fn another_expert_has_the_whole_time() {
        let deeds = [
            on(Deed::Sent, 1, 10),
            on(Deed::Assigned(PersonId(1)), 1, 12),
            on(Deed::Opened, 1, 20),
            on(Deed::Rejected(Reason::NotCare), 3, 1),
            on(Deed::AnotherAsked, 3, 5),
        ];
        assert_eq!(clock(&deeds, 2, date(2026, 3, 6)).unwrap().due, date(2026, 5, 5));
    }
}
