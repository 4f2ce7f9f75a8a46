//! Bases written as CSV.

use std::collections::HashMap;
use std::io::{self, Read};

use super::mapping::Mapping;
use super::row::Cells;
use super::separated::{Separated, UNIT};
use super::{Arrived, LONGEST_RECORD, MOST_COLUMNS, Outline};
use crate::bad_cell::BadCell;
use crate::csv_lines::{Lines, Watched, watch};

/// Reads the rows of a table.
pub(super) fn read<E: From<io::Error>>(
    text: impl Read,
    file: &str,
    mapping: &Mapping,
    each: &mut dyn FnMut(Arrived) -> Result<(), E>,
) -> Result<Outline, E> {
    let mut plain = csv::ReaderBuilder::new();
    plain.has_headers(false).flexible(true);
    match mapping.quote {
        Some(quote) => plain.quote(quote),
        None => plain.quoting(false),
    };
    let (watched, lines) = watch(text, LONGEST_RECORD);
    match mapping.separator.as_bytes() {
        [separator] if !mapping.skip_spaces => {
            Table { csv: plain.delimiter(*separator).from_reader(watched), lines, file, mapping }.read(each)
        }
        _ => {
            // Lines are counted before separators are put into one letter: an offset does not survive it.
            let tidy = Separated::new(watched, &mapping.separator, mapping.quote, mapping.skip_spaces);
            let (again, lines) = watch(tidy, LONGEST_RECORD);
            Table { csv: plain.delimiter(UNIT).from_reader(again), lines, file, mapping }.read(each)
        }
    }
}

struct Table<'a, R> {
    csv: csv::Reader<Watched<R>>,
    lines: Lines,
    file: &'a str,
    mapping: &'a Mapping,
}

/// How the columns are called, each by a name of its own.
struct Header {
    places: HashMap<String, usize>,
    width: usize,
}

impl<R: Read> Table<'_, R> {
    fn read<E: From<io::Error>>(&mut self, each: &mut dyn FnMut(Arrived) -> Result<(), E>) -> Result<Outline, E> {
        let mut outline = Outline::default();
        let Some(header) = self.header(&mut outline)? else { return Ok(outline) };
        let mut record = csv::StringRecord::new();
        while let Some(line) = self.advance(&mut record)? {
            let line = match line {
                Ok(line) => line,
                Err(fault) => {
                    let line = fault.line.unwrap_or_default();
                    each(Arrived { line, record: Err(vec![fault]) })?;
                    break;
                }
            };
            let made = if record.len() == header.width {
                let get = |column: &str| record.get(*header.places.get(column)?);
                Cells { file: self.file, line, get: &get }.record(self.mapping)
            } else {
                let first = record.get(0).unwrap_or_default();
                let fault = BadCell::new(self.file, line, "", first, "rex-cells");
                Err(vec![fault.with("expected", header.width).with("found", record.len())])
            };
            each(Arrived { line, record: made })?;
        }
        Ok(outline)
    }

    /// The next row and its line; a row that is too long ends the file.
    fn advance<E: From<io::Error>>(
        &mut self,
        record: &mut csv::StringRecord,
    ) -> Result<Option<Result<u64, BadCell>>, E> {
        self.lines.begin();
        match self.csv.read_record(record) {
            Ok(true) => {
                let line = self.lines.of(self.csv.position().byte(), record.iter().map(str::as_bytes));
                Ok(Some(Ok(line)))
            }
            Ok(false) => Ok(None),
            Err(error) => {
                let too_long =
                    matches!(error.kind(), csv::ErrorKind::Io(io) if io.kind() == io::ErrorKind::FileTooLarge);
                if !too_long {
                    return Err(E::from(io::Error::from(error)));
                }
                let line = self.csv.position().line();
                let fault = BadCell::new(self.file, line, "", "", "rex-row-long");
                Ok(Some(Err(fault.with("most", LONGEST_RECORD))))
            }
        }
    }

    fn header<E: From<io::Error>>(&mut self, outline: &mut Outline) -> Result<Option<Header>, E> {
        let mut rows = Vec::new();
        let mut record = csv::StringRecord::new();
        for place in 0..self.mapping.skip_rows + self.mapping.header_rows {
            match self.advance(&mut record)? {
                Some(Ok(_)) if place < self.mapping.skip_rows => {}
                Some(Ok(_)) => rows.push(record.iter().map(plain).collect::<Vec<String>>()),
                Some(Err(fault)) => outline.faults.push(fault),
                None => outline.faults.push(BadCell::new(self.file, 1, "", "", "rex-no-header")),
            }
            if !outline.faults.is_empty() {
                return Ok(None);
            }
        }
        let names = names(&rows);
        let width = names.len();
        let (places, several) = places(&names);
        for column in self.mapping.columns() {
            if places.contains_key(column) {
                continue;
            }
            let fault = match several.get(column) {
                None if self.mapping.tolerant => continue,
                Some(count) => BadCell::new(self.file, 1, column, "", "rex-column-several").with("count", count),
                None => BadCell::new(self.file, 1, column, "", "rex-column-missing").with("columns", names.join(" | ")),
            };
            outline.faults.push(fault);
        }
        let taken = self.mapping.columns();
        let ignored = &self.mapping.ignored;
        let mut unmapped: Vec<(usize, &String)> = places
            .iter()
            .filter(|(name, _)| !taken.contains(name.as_str()) && !ignored.contains(name))
            .map(|(name, place)| (*place, name))
            .collect();
        unmapped.sort();
        outline.unmapped = unmapped.into_iter().map(|(_, name)| name.clone()).take(MOST_COLUMNS).collect();
        Ok(outline.faults.is_empty().then_some(Header { places, width }))
    }
}

/// A name of a column in one line, without what some programs leave around it.
fn plain(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches('"').trim().to_owned()
}

/// One name a column; of two header rows the upper one spans the columns to its right that it leaves empty.
fn names(rows: &[Vec<String>]) -> Vec<String> {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let cell =
        |row: usize, place: usize| rows.get(row).and_then(|row| row.get(place)).map(String::as_str).unwrap_or_default();
    let mut spanning = "";
    let named = |place: usize| {
        let (upper, lower) = (cell(0, place), cell(1, place));
        if !upper.is_empty() {
            spanning = if lower.is_empty() { "" } else { upper };
        }
        let upper = if upper.is_empty() { spanning } else { upper };
        match (upper, lower) {
            ("", "") => format!("column {}", place + 1),
            (upper, "") => upper.to_owned(),
            ("", lower) => lower.to_owned(),
            (upper, lower) => format!("{upper} / {lower}"),
        }
    };
    (0..width).map(named).collect()
}

/// Where each column is; a name that is there several times is told apart as `Name#1`, `Name#2`.
fn places(names: &[String]) -> (HashMap<String, usize>, HashMap<&str, usize>) {
    let mut several: HashMap<&str, usize> = HashMap::new();
    for name in names {
        *several.entry(name).or_default() += 1;
    }
    several.retain(|_, count| *count > 1);
    let mut met: HashMap<&str, usize> = HashMap::new();
    let mut places = HashMap::new();
    for (place, name) in names.iter().enumerate() {
        let name = if several.contains_key(name.as_str()) {
            let nth = met.entry(name).or_default();
            *nth += 1;
            format!("{name}#{nth}")
        } else {
            name.clone()
        };
        places.insert(name, place);
    }
    (places, several)
}
