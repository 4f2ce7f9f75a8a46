//! A whole cohort as tidy tables: what `presque cohort export` writes and `presque cohort import` reads.
//!
//! A folder holds one CSV file for each of [`TABLES`], comma-separated UTF-8 with a header, and `datapackage.json`: the
//! dictionary, which is a Frictionless data package (any such tool validates the folder), and the manifest. Rows of one
//! participant are joined by a key that is random in each export; every table is sorted by it, so that a reader walks
//! all of them side by side, one participant at a time. Column by column: `docs/cohort-tables.md`.
//!
//! A cell can never run in a spreadsheet, and is read back exactly as it was: see [`guarded`].

use std::io::{self, Write};

mod cell;
mod dictionary;
mod read;
mod row;
mod schema;

#[cfg(test)]
mod tests;

pub use cell::{guarded, instant, unguarded};
pub use dictionary::{About, DICTIONARY, FORMAT, Manifest, Written, dictionary, read_manifest};
pub use read::{Parsed, Reader};
pub use row::{
    AnswerRow, Choice, Commitment, Departure, Enrolment, Leave, Measure, Override, Record, Slot, answer_of, value_of,
};
pub use schema::{Column, Kind, TABLES, Table, markdown};

/// A table on its way out.
#[derive(Debug)]
pub struct Writer<W: Write> {
    csv: csv::Writer<W>,
    table: &'static Table,
    rows: u64,
    cells: Vec<String>,
}

impl<W: Write> Writer<W> {
    /// Begins a table with its header.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn new(to: W, table: &'static Table) -> io::Result<Self> {
        let mut csv = csv::Writer::from_writer(to);
        csv.write_record(table.columns.iter().map(|column| column.name))?;
        Ok(Self { csv, table, rows: 0, cells: Vec::new() })
    }

    /// Writes one row.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn write<T: Record>(&mut self, row: &T) -> io::Result<()> {
        self.rows += 1;
        self.cells.clear();
        row.write(&mut self.cells);
        Ok(self.csv.write_record(self.cells.iter())?)
    }

    /// The table, how many rows were written, and where to.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn finish(self) -> io::Result<(&'static Table, u64, W)> {
        let to = self.csv.into_inner().map_err(csv::IntoInnerError::into_error)?;
        Ok((self.table, self.rows, to))
    }
}
