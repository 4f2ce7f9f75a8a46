//! Dates and times of day, by each language's own `format-…` messages.

use jiff::Zoned;
use jiff::civil::{Date, Time};

use super::Voice;

/// Months are looked up by these keys, written out so that the test for unused keys can see them.
const MONTHS: [&str; 12] = [
    "format-month-1",
    "format-month-2",
    "format-month-3",
    "format-month-4",
    "format-month-5",
    "format-month-6",
    "format-month-7",
    "format-month-8",
    "format-month-9",
    "format-month-10",
    "format-month-11",
    "format-month-12",
];

const SHORT_MONTHS: [&str; 12] = [
    "format-month-short-1",
    "format-month-short-2",
    "format-month-short-3",
    "format-month-short-4",
    "format-month-short-5",
    "format-month-short-6",
    "format-month-short-7",
    "format-month-short-8",
    "format-month-short-9",
    "format-month-short-10",
    "format-month-short-11",
    "format-month-short-12",
];

impl Voice {
    /// A date in a sentence: `1er janvier 2008` or `1 January 2008`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.day_month_year("format-date", date, MONTHS)
    }

    /// A date in a dense table: `1er janv. 2008` or `1 Jan 2008`.
    #[must_use]
    pub fn short_date(&self, date: Date) -> String {
        self.day_month_year("format-date-short", date, SHORT_MONTHS)
    }

    /// A month, such as the one a cohort began in: `janvier 2008` or `January 2008`.
    #[must_use]
    pub fn month(&self, date: Date) -> String {
        self.with("format-month", [("month", self.named_month(date, MONTHS)), ("year", date.year().to_string())])
    }

    /// A time of day: `14 h 32` or `14:32`.
    #[must_use]
    pub fn time(&self, time: Time) -> String {
        let (hour, minute) = (time.hour().to_string(), format!("{:02}", time.minute()));
        self.with("format-time", [("hour", hour), ("minute", minute)])
    }

    /// A date with its time of day: `1er janvier 2008 à 14 h 32` or `1 January 2008 at 14:32`.
    #[must_use]
    pub fn moment(&self, moment: &Zoned) -> String {
        self.with("format-moment", [("date", self.date(moment.date())), ("time", self.time(moment.time()))])
    }

    fn day_month_year(&self, key: &str, date: Date, months: [&str; 12]) -> String {
        // The day stays a number, because French says « 1er » and then « 2 »; the year is a text, because nobody writes « 2 008 ».
        self.with(
            key,
            (
                ("day", i64::from(date.day())),
                ("month", self.named_month(date, months)),
                ("year", date.year().to_string()),
            ),
        )
    }

    fn named_month(&self, date: Date, months: [&str; 12]) -> String {
        let index = usize::try_from(date.month() - 1).unwrap_or_default();
        self.say(months.get(index).copied().unwrap_or_default())
    }
}
