//! Cells: text that cannot run in a spreadsheet, and the strict forms of dates, instants and numbers.

use jiff::civil::Date;
use jiff::{Timestamp, Unit};

/// What begins a formula, or could begin a cell that does, in one spreadsheet or another; and the guard itself.
fn is_trigger(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '"' | '\'' | '＝' | '＋' | '－' | '＠')
}

/// What some spreadsheet, opened with its own habits, takes for the end of a cell or a row.
fn is_separator(letter: char) -> bool {
    matches!(letter, ',' | ';' | '\t' | '|' | '\r' | '\n')
}

/// The text with an apostrophe before whatever could begin a formula: at its start, and after each character that a
/// spreadsheet might take for the end of a cell. [`unguarded`] gives the text back, whatever it is.
#[must_use]
pub fn guarded(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 1);
    let mut begins = true;
    for letter in text.chars() {
        if begins && is_trigger(letter) {
            safe.push('\'');
        }
        safe.push(letter);
        begins = is_separator(letter);
    }
    safe
}

/// The text as it was before [`guarded`]. An apostrophe that guards nothing is the writer's own and stays.
#[must_use]
pub fn unguarded(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut begins = true;
    let mut letters = cell.chars().peekable();
    while let Some(letter) = letters.next() {
        let mut letter = letter;
        if begins
            && letter == '\''
            && let Some(after) = letters.next_if(|after| is_trigger(*after))
        {
            letter = after;
        }
        text.push(letter);
        begins = is_separator(letter);
    }
    text
}

/// An instant, to the millisecond, which is what is stored.
#[must_use]
pub fn instant(at: Timestamp) -> String {
    let at = at.round(Unit::Millisecond).unwrap_or(at);
    format!("{at:.3}")
}

/// Reads an instant in UTC, to the millisecond at most.
pub(super) fn read_instant(cell: &str) -> Option<Timestamp> {
    let at: Timestamp = cell.ends_with('Z').then(|| cell.parse().ok())??;
    (at.as_nanosecond() % 1_000_000 == 0 && (0..=9999).contains(&at.to_zoned(jiff::tz::TimeZone::UTC).year()))
        .then_some(at)
}

/// Reads a civil date, and nothing that is almost one.
pub(super) fn read_date(cell: &str) -> Option<Date> {
    let date: Date = cell.parse().ok()?;
    (date.to_string() == cell && date.year() >= 0).then_some(date)
}
