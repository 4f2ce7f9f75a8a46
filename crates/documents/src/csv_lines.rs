//! On which line of its file a CSV row begins, and how long it may be.
//!
//! The reader of rows counts lines by its own convention, which is one short where lines end as on Windows and does not
//! see empty lines. People look for the line that their editor shows.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, Read};
use std::rc::Rc;

/// What passes through a [`Watched`] file.
#[derive(Debug, Clone)]
pub(crate) struct Lines(Rc<RefCell<State>>);

#[derive(Debug)]
struct State {
    /// Bytes the row being read may still take.
    budget: usize,
    longest: usize,
    /// Bytes read so far.
    read: u64,
    /// Where the line breaks are that were read ahead.
    ahead: VecDeque<u64>,
    /// How many came before them, and where the last of those was.
    passed: u64,
    last: Option<u64>,
}

/// A file on its way to the reader of rows.
#[derive(Debug)]
pub(crate) struct Watched<R> {
    from: R,
    lines: Lines,
}

/// Watches a file whose rows have `longest` bytes at most.
pub(crate) fn watch<R: Read>(from: R, longest: usize) -> (Watched<R>, Lines) {
    let state = State { budget: longest, longest, read: 0, ahead: VecDeque::new(), passed: 0, last: None };
    let lines = Lines(Rc::new(RefCell::new(state)));
    (Watched { from, lines: lines.clone() }, lines)
}

impl Lines {
    /// Another row begins: it has its whole budget.
    pub(crate) fn begin(&self) {
        let mut state = self.0.borrow_mut();
        state.budget = state.longest;
    }

    /// The line on which a row begins that has just been read; `end` is the byte after it.
    pub(crate) fn of<'c>(&self, end: u64, cells: impl Iterator<Item = &'c [u8]>) -> u64 {
        let mut state = self.0.borrow_mut();
        while let Some(at) = state.ahead.pop_front_if(|at| *at < end) {
            state.passed += 1;
            state.last = Some(at);
        }
        let inside: usize = cells.map(|cell| cell.iter().filter(|byte| **byte == b'\n').count()).sum();
        // The line break that ends the row has been read with it, unless it is the second half of two bytes, or absent.
        let own = u64::from(state.last.is_some_and(|last| last + 1 == end));
        (1 + state.passed).saturating_sub(own + inside as u64)
    }
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut state = self.lines.0.borrow_mut();
        if state.budget == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.from.read(into)?;
        state.budget = state.budget.saturating_sub(read);
        let begin = state.read;
        let breaks = (begin..).zip(into.iter().take(read)).filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at);
        state.ahead.extend(breaks);
        state.read += read as u64;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines_of(text: &str) -> Vec<u64> {
        let (watched, lines) = watch(text.as_bytes(), 1000);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(watched);
        let (mut record, mut found) = (csv::ByteRecord::new(), Vec::new());
        while reader.read_byte_record(&mut record).unwrap() {
            found.push(lines.of(reader.position().byte(), record.iter()));
        }
        found
    }

    #[test]
    fn a_row_begins_where_an_editor_shows_it() {
        assert_eq!(lines_of("a,b\nc,d\ne,f"), [1, 2, 3]);
        assert_eq!(lines_of("a,b\r\nc,d\r\ne,f\r\n"), [1, 2, 3], "as on Windows");
        assert_eq!(
            lines_of("\u{feff}a,b\r\n\r\n\r\nc,\"d\r\ne\"\r\nf,g\r\n"),
            [1, 4, 6],
            "empty lines and a cell of two"
        );
        assert_eq!(lines_of("a\n\n\nb\n\"x\n\ny\"\nz\n\n"), [1, 4, 5, 8]);
    }
}
