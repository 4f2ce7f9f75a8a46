//! Reading a table row by row, in flat memory whatever is in the file.

use std::io::{self, Read};
use std::marker::PhantomData;

use jiff::Timestamp;
use jiff::civil::Date;

use super::cell::{read_date, read_instant, unguarded};
use super::row::{Record, read_integer};
use super::schema::{Column, Kind, Table};
use crate::bad_cell::BadCell;
use crate::csv_lines::{Lines, Watched, watch};

/// Most bytes of one row: an open quote must not swallow the rest of a large file into memory.
const LONGEST_ROW: usize = 1_000_000;
/// Most characters of a key.
const LONGEST_KEY: usize = 64;

/// A row as it was found.
#[derive(Debug)]
pub struct Parsed<T> {
    /// The line on which it begins.
    pub line: u64,
    /// Its first cell, which is the key in every table of participants, whatever is wrong with the rest.
    pub key: String,
    /// The row; none when a fault of it was noted.
    pub row: Option<T>,
}

/// A table, read row by row.
#[derive(Debug)]
pub struct Reader<R, T> {
    csv: csv::Reader<Watched<R>>,
    lines: Lines,
    record: csv::ByteRecord,
    ended: bool,
    of: PhantomData<T>,
}

impl<R: Read, T: Record> Reader<R, T> {
    /// Begins to read a table; a wrong header is noted, and then there are no rows.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn new(from: R, faults: &mut Vec<BadCell>) -> io::Result<Self> {
        let (watched, lines) = watch(from, LONGEST_ROW);
        let csv = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(watched);
        let mut reader = Self { csv, lines, record: csv::ByteRecord::new(), ended: false, of: PhantomData };
        reader.header(faults)?;
        Ok(reader)
    }

    fn header(&mut self, faults: &mut Vec<BadCell>) -> io::Result<()> {
        let found = self.advance(faults)?;
        let names = T::TABLE.columns.iter().map(|column| column.name.as_bytes());
        if !found || !self.record.iter().eq(names) {
            // A row that was too long has been noted already.
            if !self.ended || faults.is_empty() {
                let value = self.record.iter().map(String::from_utf8_lossy).collect::<Vec<_>>().join(",");
                let expected: Vec<&str> = T::TABLE.columns.iter().map(|column| column.name).collect();
                let fault = BadCell::new(T::TABLE.file, 1, "", &value, "transfer-columns");
                faults.push(fault.with("expected", expected.join(",")));
            }
            self.ended = true;
        }
        Ok(())
    }

    /// The next row, if there is one; its faults are noted.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn next(&mut self, faults: &mut Vec<BadCell>) -> io::Result<Option<Parsed<T>>> {
        if self.ended || !self.advance(faults)? {
            return Ok(None);
        }
        let line = self.lines.of(self.csv.position().byte(), self.record.iter());
        let key = self.record.get(0).map(|cell| String::from_utf8_lossy(cell).into_owned()).unwrap_or_default();
        let expected = T::TABLE.columns.len();
        let row = if self.record.len() == expected {
            let before = faults.len();
            let mut cells = Cells { table: T::TABLE, line, record: &self.record, next: 0, faults: &mut *faults };
            T::read(&mut cells).filter(|_| faults.len() == before)
        } else {
            let fault = BadCell::new(T::TABLE.file, line, "", &key, "transfer-cells");
            faults.push(fault.with("expected", expected).with("found", self.record.len()));
            None
        };
        Ok(Some(Parsed { line, key, row }))
    }

    fn advance(&mut self, faults: &mut Vec<BadCell>) -> io::Result<bool> {
        self.lines.begin();
        match self.csv.read_byte_record(&mut self.record) {
            Ok(true) => Ok(true),
            Ok(false) => {
                self.ended = true;
                Ok(false)
            }
            Err(error) => {
                self.ended = true;
                let line = self.csv.position().line();
                let too_long = |inner: &io::Error| inner.kind() == io::ErrorKind::FileTooLarge;
                if !matches!(error.kind(), csv::ErrorKind::Io(inner) if too_long(inner)) {
                    return Err(error.into());
                }
                faults.push(BadCell::new(T::TABLE.file, line, "", "", "transfer-row-long").with("most", LONGEST_ROW));
                Ok(false)
            }
        }
    }
}

/// The cells of a row, taken one after the other; each method notes its fault and answers none.
#[derive(Debug)]
pub struct Cells<'a> {
    table: &'static Table,
    line: u64,
    record: &'a csv::ByteRecord,
    next: usize,
    faults: &'a mut Vec<BadCell>,
}

impl Cells<'_> {
    fn take(&mut self) -> (Column, Option<String>) {
        let column = self.table.columns[self.next];
        let bytes = self.record.get(self.next).unwrap_or_default();
        self.next += 1;
        match std::str::from_utf8(bytes) {
            Ok(cell) => (column, Some(cell.to_owned())),
            Err(_) => {
                self.note(&column, &String::from_utf8_lossy(bytes), "transfer-utf8");
                (column, None)
            }
        }
    }

    fn note(&mut self, column: &Column, value: &str, message: &'static str) {
        let mut fault = BadCell::new(self.table.file, self.line, column.name, value, message);
        if let Kind::OneOf(codes) = column.kind {
            fault = fault.with("known", codes.join(", "));
        }
        self.faults.push(fault);
    }

    /// A cell that is there, and what `read` makes of it.
    fn read<V>(&mut self, message: &'static str, read: impl FnOnce(&str) -> Option<V>) -> Option<V> {
        self.read_opt(message, read)?
    }

    /// What `read` makes of a cell that may be empty.
    #[expect(clippy::option_option, reason = "the outer is a fault noted, the inner an empty cell")]
    fn read_opt<V>(&mut self, message: &'static str, read: impl FnOnce(&str) -> Option<V>) -> Option<Option<V>> {
        let (column, cell) = self.take();
        let cell = cell?;
        if cell.is_empty() {
            if column.required {
                self.note(&column, "", "transfer-blank");
                return None;
            }
            return Some(None);
        }
        let value = read(&cell);
        if value.is_none() {
            self.note(&column, &cell, message);
        }
        Some(Some(value?))
    }

    pub(super) fn key(&mut self) -> Option<String> {
        let fits = |key: &str| {
            key.len() <= LONGEST_KEY && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        };
        self.read("transfer-key", |cell| fits(cell).then(|| cell.to_owned()))
    }

    pub(super) fn text(&mut self) -> Option<String> {
        let known = match self.table.columns[self.next].kind {
            Kind::OneOf(codes) => codes,
            _ => &[],
        };
        self.read("transfer-one-of", |cell| {
            let text = unguarded(cell);
            (known.is_empty() || known.contains(&text.as_str())).then_some(text)
        })
    }

    pub(super) fn any_text(&mut self) -> Option<String> {
        Some(self.opt_text()?.unwrap_or_default())
    }

    #[expect(clippy::option_option, reason = "the outer is a fault noted, the inner an empty cell")]
    pub(super) fn opt_text(&mut self) -> Option<Option<String>> {
        self.read_opt("transfer-blank", |cell| Some(unguarded(cell)))
    }

    pub(super) fn integer(&mut self) -> Option<i64> {
        self.read("transfer-number", read_integer)
    }

    #[expect(clippy::option_option, reason = "the outer is a fault noted, the inner an empty cell")]
    pub(super) fn opt_integer(&mut self) -> Option<Option<i64>> {
        self.read_opt("transfer-number", read_integer)
    }

    pub(super) fn date(&mut self) -> Option<Date> {
        self.read("transfer-date", read_date)
    }

    #[expect(clippy::option_option, reason = "the outer is a fault noted, the inner an empty cell")]
    pub(super) fn opt_date(&mut self) -> Option<Option<Date>> {
        self.read_opt("transfer-date", read_date)
    }

    pub(super) fn instant(&mut self) -> Option<Timestamp> {
        self.read("transfer-instant", read_instant)
    }

    #[expect(clippy::option_option, reason = "the outer is a fault noted, the inner an empty cell")]
    pub(super) fn opt_instant(&mut self) -> Option<Option<Timestamp>> {
        self.read_opt("transfer-instant", read_instant)
    }
}
