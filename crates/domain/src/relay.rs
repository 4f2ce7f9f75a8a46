//! A draft that a hospital's own reporting body prepares for one of its doctors (CSP D.4135-4: such a body may relay a
//! doctor's reports to the body the doctor chose).
//!
//! The doctor reads it, and either takes it over or refuses; unanswered, it expires. Taken over it is a private draft like
//! any other: the hospital no longer reads it and never learns whether it was sent, to whom, or what became of it (a06).

use jiff::civil::Date;

use crate::calendar::days_after;

/// Days that a doctor has to answer, unless the hospital says otherwise.
pub const DAYS: u16 = 30;
/// Fewest days: somebody may be on leave for a week.
pub const FEWEST_DAYS: u16 = 7;
/// Most days: words about patients do not lie about.
pub const MOST_DAYS: u16 = 90;

/// What a doctor answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// They take it over: it is their own draft from then on.
    Consented,
    /// They do not: it is erased.
    Refused,
}

impl Answer {
    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Consented => "consented",
            Self::Refused => "refused",
        }
    }

    /// The answer of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Consented, Self::Refused].into_iter().find(|answer| answer.code() == code)
    }
}

/// What happened to a relayed draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The last day on which it can be answered.
    pub expires_on: Date,
    /// What the doctor answered, and when.
    pub answered: Option<(Answer, Date)>,
}

/// Where it stands: all that the hospital ever learns of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It waits for the doctor.
    Waiting {
        /// Until this day.
        until: Date,
    },
    /// It was taken over.
    Consented {
        /// On that day.
        on: Date,
    },
    /// It was refused, and erased.
    Refused {
        /// On that day.
        on: Date,
    },
    /// Nobody answered, and it was erased.
    Expired {
        /// After this day.
        after: Date,
    },
}

/// Where it stands on a day.
#[must_use]
pub fn standing(facts: &Facts, today: Date) -> Standing {
    match facts.answered {
        Some((Answer::Consented, on)) => Standing::Consented { on },
        Some((Answer::Refused, on)) => Standing::Refused { on },
        None if today > facts.expires_on => Standing::Expired { after: facts.expires_on },
        None => Standing::Waiting { until: facts.expires_on },
    }
}

/// The last day on which something prepared on a day can be answered; none for a number of days out of range.
#[must_use]
pub fn expiry(prepared_on: Date, days: u16) -> Option<Date> {
    (FEWEST_DAYS..=MOST_DAYS).contains(&days).then(|| days_after(prepared_on, days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn it_waits_through_its_last_day_and_expires_on_the_next() {
        let prepared = date(2026, 11, 1);
        assert_eq!(expiry(prepared, FEWEST_DAYS - 1), None);
        assert_eq!(expiry(prepared, MOST_DAYS + 1), None);
        let expires_on = expiry(prepared, DAYS).expect("a day");
        assert_eq!(expires_on, date(2026, 12, 1));
        let facts = Facts { expires_on, answered: None };
        assert_eq!(standing(&facts, expires_on), Standing::Waiting { until: expires_on });
        assert_eq!(standing(&facts, date(2026, 12, 2)), Standing::Expired { after: expires_on });
    }

    #[test]
    fn an_answer_stands_whatever_the_day() {
        let on = date(2026, 11, 3);
        let facts = |answer| Facts { expires_on: date(2026, 12, 1), answered: Some((answer, on)) };
        let later = date(2030, 1, 1);
        assert_eq!(standing(&facts(Answer::Consented), later), Standing::Consented { on });
        assert_eq!(standing(&facts(Answer::Refused), later), Standing::Refused { on });
        for answer in [Answer::Consented, Answer::Refused] {
            assert_eq!(Answer::parse(answer.code()), Some(answer));
        }
    }
}
