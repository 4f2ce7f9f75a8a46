//! Faults found while reading a definition, and the line of every place in it.

use super::fault::{Fault, Message};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

/// One file and where its lines begin.
pub(crate) struct Source<'f> {
    pub(crate) file: &'f str,
    starts: Vec<usize>,
}

impl<'f> Source<'f> {
    pub(crate) fn new(file: &'f str, text: &'f str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { file, starts: [0].into_iter().chain(breaks).collect() }
    }

    /// The line of a byte, from 1.
    pub(crate) fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte)
    }
}

/// Faults found so far, and the line of every key read.
pub(crate) struct Log {
    whole_file: fn(&str) -> &'static str,
    faults: RefCell<Vec<Fault>>,
    lines: RefCell<BTreeMap<String, (String, usize)>>,
    placeholders: RefCell<BTreeSet<String>>,
    broken: Cell<bool>,
}

impl Default for Log {
    fn default() -> Self {
        Self::of(whole_file)
    }
}

impl Log {
    /// A log that knows in which file something would stand that is not there.
    pub(crate) fn of(whole_file: fn(&str) -> &'static str) -> Self {
        let (faults, lines, placeholders) = (RefCell::default(), RefCell::default(), RefCell::default());
        Self { whole_file, faults, lines, placeholders, broken: Cell::new(false) }
    }

    /// Whether some value is a placeholder, so that what follows from it must not be judged.
    pub(crate) fn broken(&self) -> bool {
        self.broken.get()
    }

    pub(crate) fn set_broken(&self) {
        self.broken.set(true);
    }

    /// Says that whatever stands at a place could not be read.
    pub(crate) fn unread(&self, place: &str) {
        self.placeholders.borrow_mut().insert(place.to_owned());
        self.set_broken();
    }

    /// Whether the value at a place is a placeholder.
    pub(crate) fn missing(&self, place: &str) -> bool {
        let placeholders = self.placeholders.borrow();
        std::iter::successors(Some(place), |place| parent(place)).any(|place| placeholders.contains(place))
    }

    /// A fault of a whole file.
    pub(crate) fn file(&self, file: &str, message: Message) {
        self.faults.borrow_mut().push(Fault::new(file, None, message));
    }

    /// A fault at a byte of a file.
    pub(crate) fn at(&self, source: &Source<'_>, byte: usize, message: Message) {
        self.faults.borrow_mut().push(Fault::new(source.file, Some(source.line(byte)), message));
    }

    /// A fault at a place of the definition: the line of the nearest key around it that was written.
    pub(crate) fn place(&self, place: &str, message: Message) {
        let lines = self.lines.borrow();
        let found = std::iter::successors(Some(place), |place| parent(place)).find_map(|place| lines.get(place));
        let fault = match found {
            Some((file, line)) => Fault::new(file, Some(*line), message),
            None => Fault::new((self.whole_file)(place), None, message),
        };
        self.faults.borrow_mut().push(fault);
    }

    /// Every fault in the order of files and lines.
    pub(crate) fn faults(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        faults.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
        faults
    }

    /// Keeps the line of a place.
    pub(crate) fn remember(&self, path: String, source: &Source<'_>, byte: usize) {
        self.lines.borrow_mut().insert(path, (source.file.to_owned(), source.line(byte)));
    }
}

/// The place around a place: `a[1].b.c`, `a[1].b`, `a[1]`, `a`.
fn parent(place: &str) -> Option<&str> {
    let cut = place.rfind(['.', '['])?;
    Some(&place[..cut])
}

/// The file of a programme in which something that is not there would stand.
fn whole_file(place: &str) -> &'static str {
    match place.split(['.', '[']).next() {
        Some("list") => "codes.toml",
        Some("instrument") => "instruments",
        Some("goal") => "goals",
        _ => "programme.toml",
    }
}
