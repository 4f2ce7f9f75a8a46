//! Alerts: something urgent that every doctor of a specialty must hear, whichever body they are with.
//!
//! One person writes, another agrees; from that moment the mails leave, and until the last has been handed over a clock
//! runs. Who reads and who applied it is counted; for parts of those who were told, only where a part is many.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// Where an alert stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It waits for a second person.
    Proposed,
    /// It is in force.
    InForce,
    /// Its last day has passed, or somebody ended it.
    Over,
    /// It was put aside before anybody agreed.
    PutAside,
}

impl Standing {
    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::InForce => "in_force",
            Self::Over => "over",
            Self::PutAside => "put_aside",
        }
    }
}

/// Where an alert stands on a day; its last day is still in force.
#[must_use]
pub fn standing(is_agreed: bool, ends_on: Option<Date>, ended_on: Option<Date>, today: Date) -> Standing {
    match (is_agreed, ended_on) {
        (false, None) => Standing::Proposed,
        (false, Some(_)) => Standing::PutAside,
        (true, Some(_)) => Standing::Over,
        (true, None) if ends_on.is_some_and(|last| today > last) => Standing::Over,
        (true, None) => Standing::InForce,
    }
}

/// How long it took from the agreement until the last mail was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Delay {
    /// Whole minutes; up to now while mails are still to leave.
    pub minutes: i64,
    /// Whether every mail has been handed over.
    pub is_over: bool,
    /// Whether it took, or has taken, longer than it may.
    pub is_late: bool,
}

/// The delay of an alert of which `handed_over` says when the last mail left, once it has.
#[must_use]
pub fn delay(agreed: Timestamp, handed_over: Option<Timestamp>, hours: u16, now: Timestamp) -> Delay {
    let took = handed_over.unwrap_or(now).duration_since(agreed);
    Delay {
        minutes: took.as_mins(),
        is_over: handed_over.is_some(),
        is_late: took > SignedDuration::from_hours(i64::from(hours)),
    }
}

/// What those of one body who were told have said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Part {
    /// People who were told.
    pub told: u64,
    /// Those who said that they read it, or that they applied it.
    pub said: u64,
}

/// What of each part is shown beside an exact total: nothing of fewer than `k` people on either side, and never so little
/// withheld that the total gives it away (a04).
#[must_use]
pub fn shown(parts: &[Part], k: u64) -> Vec<Option<u64>> {
    let many = |count: u64| count == 0 || count >= k;
    let fits = |part: &Part| part.told >= k && many(part.said) && many(part.told.saturating_sub(part.said));
    let mut shown: Vec<Option<u64>> = parts.iter().map(|part| fits(part).then_some(part.said)).collect();
    loop {
        let hidden = || parts.iter().zip(&shown).filter(|(_, shown)| shown.is_none()).map(|(part, _)| part);
        let (count, told, said) =
            hidden().fold((0, 0, 0), |(count, told, said), part| (count + 1, told + part.told, said + part.said));
        // What the total leaves for the hidden ones together is read by subtraction.
        let is_safe = count == 0 || (count > 1 && told >= k && many(said) && many(told.saturating_sub(said)));
        let least = (0..parts.len()).filter(|at| shown[*at].is_some()).min_by_key(|at| parts[*at].told);
        match least {
            Some(at) if !is_safe => shown[at] = None,
            _ => return shown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_alert_is_in_force_from_the_agreement_to_its_last_day() {
        let last = Some(date(2026, 5, 10));
        assert_eq!(standing(false, last, None, date(2026, 5, 1)), Standing::Proposed);
        assert_eq!(standing(true, last, None, date(2026, 5, 10)), Standing::InForce);
        assert_eq!(standing(true, last, None, date(2026, 5, 11)), Standing::Over);
        assert_eq!(standing(true, None, Some(date(2026, 5, 2)), date(2026, 5, 3)), Standing::Over);
        assert_eq!(standing(false, None, Some(date(2026, 5, 2)), date(2026, 5, 3)), Standing::PutAside);
    }

    #[test]
    fn the_delay_ends_with_the_last_mail() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let agreed = at("2026-05-01T08:00:00Z");
        let running = delay(agreed, None, 2, at("2026-05-01T09:30:00Z"));
        assert_eq!(running, Delay { minutes: 90, is_over: false, is_late: false });
        assert!(delay(agreed, None, 2, at("2026-05-01T10:00:01Z")).is_late);
        let over = delay(agreed, Some(at("2026-05-01T09:00:00Z")), 2, at("2026-06-01T00:00:00Z"));
        assert_eq!(over, Delay { minutes: 60, is_over: true, is_late: false });
    }

    fn part(told: u64, said: u64) -> Part {
        Part { told, said }
    }

    #[test]
    fn a04_no_part_of_few_is_shown_nor_left_over() {
        assert_eq!(shown(&[part(40, 20), part(50, 25)], 11), [Some(20), Some(25)]);
        assert_eq!(shown(&[part(40, 20), part(50, 3)], 11), [None, None], "three would be what is left over");
        assert_eq!(shown(&[part(40, 20), part(50, 45)], 11), [None, None], "five have not");
        assert_eq!(shown(&[part(10, 0), part(50, 25), part(60, 30)], 11)[..2], [None, None]);
        let three = [part(40, 5), part(50, 6), part(60, 30)];
        assert_eq!(shown(&three, 11), [None, None, Some(30)], "eleven together tell nobody's");
    }

    proptest::proptest! {
        #[test]
        fn a04_what_is_withheld_is_never_one_part_nor_few_together(
            parts in proptest::collection::vec((0_u64..60, 0_u64..60), 0..6)
        ) {
            let parts: Vec<Part> = parts.into_iter().map(|(told, said)| part(told.max(said), said)).collect();
            let shown = shown(&parts, 11);
            let hidden: Vec<&Part> = parts.iter().zip(&shown).filter(|(_, it)| it.is_none()).map(|(it, _)| it).collect();
            for (part, shown) in parts.iter().zip(&shown) {
                if let Some(said) = shown {
                    proptest::prop_assert!(*said == 0 || *said >= 11);
                    proptest::prop_assert!(part.told == *said || part.told - said >= 11);
                }
            }
            // With nothing shown beside it, what is left over is the total itself.
            if shown.iter().any(Option::is_some) && !hidden.is_empty() {
                let said: u64 = hidden.iter().map(|part| part.said).sum();
                proptest::prop_assert!(hidden.len() > 1 && (said == 0 || said >= 11));
            }
        }
    }
}
