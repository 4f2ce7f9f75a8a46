//! A roster: the people a clerk proposes for a cohort, as the CSV that any spreadsheet saves.
//!
//! The first line names the columns, in French or in English ([`COLUMNS`]); a comma, a semicolon or a tab separates
//! them. Nothing is guessed: what cannot be read is named by line, column and value, and the whole file is read first.

mod columns;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use domain::eligibility::Training;
use domain::programme::Programme;
use domain::text::Language;
use jiff::civil::Date;

use crate::bad_cell::BadCell;
pub use columns::COLUMNS;
use columns::{Field, Layout};

/// Most rows of a roster.
pub const MOST_ROWS: usize = 10_000;
/// Most bytes of a roster.
pub const MOST_BYTES: usize = 5_000_000;
/// Most characters of a name or of a training.
const LONGEST: usize = 200;

/// Somebody on the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line on which they stand.
    pub line: u64,
    /// Their name.
    pub name: String,
    /// Their address, as typed but for blanks around it.
    pub email: String,
    /// Code of the profession.
    pub profession: String,
    /// Code of the setting.
    pub setting: String,
    /// Training, with its year and test.
    pub training: Option<Training>,
    /// Last day of the subscription.
    pub subscription_until: Option<Date>,
    /// Their language, if the roster says.
    pub language: Option<Language>,
}

/// A roster as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    /// The rows without a fault.
    pub rows: Vec<Row>,
    /// Every fault, in the order of the lines.
    pub faults: Vec<BadCell>,
}

/// Reads a roster for a programme, whose lists say which professions and settings there are. `file` is its name, for
/// the faults.
#[must_use]
pub fn read(file: &str, bytes: &[u8], programme: &Programme) -> Roster {
    let refused = |faults| Roster { rows: Vec::new(), faults };
    let text = match text_of(file, bytes) {
        Ok(text) => text,
        Err(fault) => return refused(vec![*fault]),
    };
    match Layout::of(file, text) {
        Ok(layout) => rows(file, text, &layout, programme),
        Err(faults) => refused(faults),
    }
}

fn rows(file: &str, text: &str, layout: &Layout, programme: &Programme) -> Roster {
    let mut roster = Roster::default();
    let (mut reader, lines) = layout.reader(text);
    let mut seen: HashMap<String, u64> = HashMap::new();
    let mut record = csv::StringRecord::new();
    let (mut header, mut count) = (true, 0);
    // The text is UTF-8, in memory, and rows may have any length: nothing is left that could fail.
    while let Ok(true) = reader.read_record(&mut record) {
        let line = lines.of(reader.position().byte(), record.iter().map(str::as_bytes));
        let blank = record.iter().all(|cell| cell.trim().is_empty());
        if std::mem::take(&mut header) || blank {
            continue;
        }
        count += 1;
        if count > MOST_ROWS {
            let fault = BadCell::new(file, line, "", "", "roster-too-many");
            roster.faults.push(fault.with("most", MOST_ROWS));
            break;
        }
        let mut cells = RowCells { file, line, layout, record: &record, faults: &mut roster.faults };
        let Some(row) = row(&mut cells, programme) else {
            continue;
        };
        if let Some(first) = seen.insert(row.email.to_lowercase(), row.line) {
            let header = layout.header(Field::Email);
            let fault = BadCell::new(file, line, header, &row.email, "roster-email-twice");
            roster.faults.push(fault.with("line", first));
            continue;
        }
        roster.rows.push(row);
    }
    if count == 0 {
        roster.faults.push(BadCell::new(file, None, "", "", "roster-empty"));
    }
    roster
}

/// The text of the file, without its byte order mark.
fn text_of<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, Box<BadCell>> {
    if bytes.len() > MOST_BYTES {
        let fault = BadCell::new(file, None, "", "", "roster-too-large").with("most", MOST_BYTES / 1_000_000);
        return Err(Box::new(fault));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => {
            let line = text.split('\0').next().unwrap_or_default().lines().count();
            let line = u64::try_from(line).ok();
            Err(Box::new(BadCell::new(file, line, "", "", "roster-not-text")))
        }
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
            let fault = BadCell::new(file, u64::try_from(line).ok(), "", "", "roster-not-utf8");
            let fault = fault.with("column", column).with("byte", format!("{byte:02X}"));
            Err(Box::new(fault))
        }
    }
}

/// The cells of one row, by field; each method notes its fault and answers none.
struct RowCells<'a> {
    file: &'a str,
    line: u64,
    layout: &'a Layout,
    record: &'a csv::StringRecord,
    faults: &'a mut Vec<BadCell>,
}

impl<'a> RowCells<'a> {
    /// What stands there, without the blanks around it; empty where the roster has no such column.
    fn cell(&self, field: Field) -> &'a str {
        self.layout.place(field).and_then(|place| self.record.get(place)).unwrap_or_default().trim()
    }

    fn fault(&self, field: Field, message: &'static str) -> BadCell {
        BadCell::new(self.file, self.line, self.layout.header(field), self.cell(field), message)
    }

    fn note(&mut self, field: Field, message: &'static str) {
        let fault = self.fault(field, message);
        self.faults.push(fault);
    }

    fn words(&mut self, field: Field) -> Option<String> {
        let cell = self.cell(field);
        if cell.is_empty() {
            self.note(field, "roster-blank");
            return None;
        }
        if cell.chars().count() > LONGEST || cell.chars().any(char::is_control) {
            self.note(field, "roster-words");
            return None;
        }
        Some(cell.to_owned())
    }

    /// A code of a list, or its label in any language.
    fn code(&mut self, field: Field, list: &str, programme: &Programme) -> Option<String> {
        let cell = self.words(field)?;
        let Some(list) = programme.list(list) else {
            return Some(cell);
        };
        let same = |words: &str| columns::plain(words) == columns::plain(&cell);
        let found = list.codes.iter().find(|code| code.code == cell).or_else(|| {
            list.codes.iter().find(|code| code.label.wordings().any(|(_, words)| same(words)) || same(&code.code))
        });
        if let Some(code) = found {
            return Some(code.code.clone());
        }
        let known: Vec<&str> = list.codes.iter().map(|code| code.code.as_str()).collect();
        let fault = self.fault(field, "roster-not-in-list").with("known", known.join(", "));
        self.faults.push(fault);
        None
    }

    #[expect(clippy::option_option, reason = "the outer is a fault noted, the inner an empty cell")]
    fn optional<V>(
        &mut self,
        field: Field,
        message: &'static str,
        read: impl FnOnce(&str) -> Option<V>,
    ) -> Option<Option<V>> {
        let cell = self.cell(field);
        if cell.is_empty() {
            return Some(None);
        }
        let value = read(cell);
        if value.is_none() {
            self.note(field, message);
        }
        Some(Some(value?))
    }
}

fn row(cells: &mut RowCells<'_>, programme: &Programme) -> Option<Row> {
    let (found, expected) = (cells.record.len(), cells.layout.columns());
    let extra = cells.record.iter().skip(expected).any(|cell| !cell.trim().is_empty());
    if found < expected || extra {
        let fault = BadCell::new(cells.file, cells.line, "", "", "roster-cells");
        cells.faults.push(fault.with("found", found).with("expected", expected));
        return None;
    }
    // Each cell is read before any is missed, so that a row tells all its faults at once.
    let name = cells.words(Field::Name);
    let email = cells.words(Field::Email);
    let profession = cells.code(Field::Profession, "profession", programme);
    let setting = cells.code(Field::Setting, "setting", programme);
    let training = training(cells);
    let subscription_until = cells.optional(Field::SubscriptionUntil, "roster-date", date);
    let language = cells.optional(Field::Language, "roster-language", |cell| Language::parse(&cell.to_lowercase()));
    Some(Row {
        line: cells.line,
        name: name?,
        email: email?,
        profession: profession?,
        setting: setting?,
        training: training?,
        subscription_until: subscription_until?,
        language: language?,
    })
}

#[expect(clippy::option_option, reason = "the outer is a fault noted, the inner no training")]
fn training(cells: &mut RowCells<'_>) -> Option<Option<Training>> {
    let year = cells.optional(Field::TrainingYear, "roster-year", |cell| {
        cell.parse::<i16>().ok().filter(|year| (1900..=2200).contains(year))
    });
    let test = cells.optional(Field::TestPassed, "roster-yes-no", yes_no);
    let (year, test_passed) = (year?, test?.unwrap_or_default());
    if cells.cell(Field::Training).is_empty() {
        if year.is_some() || test_passed {
            cells.note(Field::Training, "roster-training");
            return None;
        }
        return Some(None);
    }
    let name = cells.words(Field::Training)?;
    if year.is_none() {
        cells.note(Field::TrainingYear, "roster-year");
    }
    Some(Some(Training { name, year: year?, test_passed }))
}

fn yes_no(cell: &str) -> Option<bool> {
    match columns::plain(cell).as_str() {
        "yes" | "oui" | "true" | "vrai" | "1" | "x" | "y" | "o" => Some(true),
        "no" | "non" | "false" | "faux" | "0" | "n" => Some(false),
        _ => None,
    }
}

/// `2026-12-31`, or the day first as in `31/12/2026`, `31.12.2026` and `31-12-2026`.
fn date(cell: &str) -> Option<Date> {
    let parts: Vec<&str> = cell.split(['-', '/', '.']).collect();
    let [first, second, third] = parts.as_slice() else {
        return None;
    };
    let (year, month, day) = if first.len() == 4 { (first, second, third) } else { (third, second, first) };
    if year.len() != 4 || [month, day].iter().any(|part| part.is_empty() || part.len() > 2) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}
