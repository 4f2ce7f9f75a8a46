//! Civil calendars: months that clamp, windows that open, fall due and lock.
//!
//! A window is three civil dates in the zone of its cohort. Each is computed from the first date, never from another
//! computed date, so that a start on the 31st (or on 29 February) keeps its day wherever the month has it.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};

/// When something can be done: from the start of `opens` to the end of `locks`; it is late after the end of `due`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Window {
    /// First civil day on which it can be done.
    pub opens: Date,
    /// Last civil day on which it is on time.
    pub due: Date,
    /// Last civil day on which it can be done at all.
    pub locks: Date,
}

/// Where an instant falls in a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// Before the first day.
    Before,
    /// Open and on time.
    OnTime,
    /// After the due day, before the lock.
    Late,
    /// After the lock.
    Locked,
}

impl Window {
    /// Where `today`, a civil date in the window's zone, falls.
    #[must_use]
    pub fn at(&self, today: Date) -> Moment {
        if today < self.opens {
            Moment::Before
        } else if today <= self.due {
            Moment::OnTime
        } else if today <= self.locks {
            Moment::Late
        } else {
            Moment::Locked
        }
    }

    /// The window with its due day and its lock moved `days` later; it opens as before.
    #[must_use]
    pub fn extended(&self, days: u16) -> Self {
        Self { opens: self.opens, due: days_after(self.due, days), locks: days_after(self.locks, days) }
    }

    /// Whole days from `today` to the due day: negative once late.
    #[must_use]
    pub fn days_left(&self, today: Date) -> i32 {
        days_between(today, self.due)
    }
}

/// `start` plus whole calendar months, clamped to the end of the month (31 January + 1 month is 28 or 29 February).
///
/// The result stays inside the dates jiff can hold (years -9999 to 9999): beyond, the last date answers.
#[must_use]
pub fn months_after(start: Date, months: u16) -> Date {
    start.checked_add(Span::new().months(months)).unwrap_or(Date::MAX)
}

/// `start` plus whole days, within the dates jiff can hold.
#[must_use]
pub fn days_after(start: Date, days: u16) -> Date {
    start.checked_add(Span::new().days(days)).unwrap_or(Date::MAX)
}

/// `start` minus whole days, within the dates jiff can hold.
#[must_use]
pub fn days_before(start: Date, days: u16) -> Date {
    start.checked_sub(Span::new().days(days)).unwrap_or(Date::MIN)
}

/// Last day of a period of `months` that begins on `start`: the day before `start` + `months`.
///
/// January to April 2008 ends on 30 April: four months from 1 January.
#[must_use]
pub fn period_end(start: Date, months: u16) -> Date {
    days_before(months_after(start, months), 1)
}

/// Whole days from `from` to `to`; negative when `to` comes first.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map(|span| span.get_days()).unwrap_or_default()
}

/// The civil date of `now` in `zone`.
#[must_use]
pub fn civil_date(now: Timestamp, zone: &TimeZone) -> Date {
    zone.to_datetime(now).date()
}

/// The first instant of a civil day in `zone`, whatever the change to summer time does to midnight.
#[must_use]
pub fn day_begins(day: Date, zone: &TimeZone) -> Timestamp {
    day.to_zoned(zone.clone()).map_or(Timestamp::MAX, |begins| begins.timestamp())
}

/// The last whole second of a civil day (23:59:59) in `zone`.
///
/// It is the second before the next day begins: where clocks go back at midnight (Nuuk, São Paulo) 23:59:59 comes
/// twice, and only the second one ends the day.
#[must_use]
pub fn day_ends(day: Date, zone: &TimeZone) -> Timestamp {
    let next = day_begins(days_after(day, 1), zone);
    next.checked_sub(SignedDuration::from_secs(1)).unwrap_or(next)
}

/// A date for definitions that give none: 1 January 1970. Never shown.
#[must_use]
pub fn epoch() -> Date {
    date(1970, 1, 1)
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;
