//! Historic bases of near misses, of any shape, on their way into the REX base.
//!
//! A mapping (TOML, see `docs/rex-import.md`) says how the file is written and which column becomes what. Reading hands
//! over one record at a time: sound, or refused with its line and every reason. A file that cannot be read as a whole
//! (its encoding, its columns) hands over nothing.

use std::io::Read;

use domain::rex::Record;

use crate::bad_cell::BadCell;

mod encoding;
mod json;
mod mapping;
mod row;
mod separated;
mod table;
#[cfg(test)]
mod tests;

pub use encoding::inspect;
pub use mapping::Mapping;

use encoding::Decoded;
use mapping::Format;
pub(crate) use mapping::UNSAID;
pub(crate) use row::tidied;

/// Most bytes of one record: an open quote must not swallow the rest of a large file into memory.
const LONGEST_RECORD: usize = 1_000_000;
/// Most names of columns that are listed.
const MOST_COLUMNS: usize = 2_000;

/// A record as it was found.
#[derive(Debug)]
pub struct Arrived {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// The record, or every reason why it cannot be taken.
    pub record: Result<Record, Vec<BadCell>>,
}

/// What a file looked like.
#[derive(Debug, Default)]
pub struct Outline {
    /// Columns that the mapping neither takes nor ignores, in the order they were met.
    pub unmapped: Vec<String>,
    /// Why the whole file cannot be taken; then nothing was handed over.
    pub faults: Vec<BadCell>,
}

/// Reads a file by a mapping and hands over record after record.
///
/// # Errors
/// What `each` answers, and what keeps the file from being read.
pub fn read<E: From<std::io::Error>>(
    from: impl Read,
    file: &str,
    mapping: &Mapping,
    each: &mut dyn FnMut(Arrived) -> Result<(), E>,
) -> Result<Outline, E> {
    let text = Decoded::new(from, mapping.encoding);
    match mapping.format {
        Format::Csv => table::read(text, file, mapping, each),
        Format::Json => json::read_whole(text, file, mapping, each),
        Format::Ndjson => json::read_lines(text, file, mapping, each),
    }
}
