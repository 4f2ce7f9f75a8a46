//! Reading an exported folder: every table side by side, one participant in memory.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::rc::Rc;

use data_encoding::HEXLOWER;
use documents::bad_cell::BadCell;
use documents::cohort_tables::{
    AnswerRow, Choice, Commitment, Departure, Enrolment, Leave, Measure, Override, Parsed, Reader, Record, Slot,
};
use sha2::{Digest, Sha256};

use super::Faults;
use crate::error::Result;

/// Most rows that one participant has in one table: a bound for memory, far above what a programme can ask.
const MOST_ROWS: usize = 20_000;

/// A row and the line it stands on.
#[derive(Debug)]
pub(super) struct Numbered<T> {
    pub(super) line: u64,
    pub(super) row: T,
}

impl<T: Record> Numbered<T> {
    /// A fault of one of its cells.
    pub(super) fn fault(&self, column: &str, value: impl ToString, message: &'static str) -> BadCell {
        BadCell::new(T::TABLE.file, self.line, column, &value.to_string(), message)
    }
}

/// Everything the tables say of one participant.
#[derive(Debug, Default)]
pub(super) struct Person {
    pub(super) enrolment: Option<Numbered<Enrolment>>,
    pub(super) choices: Vec<Numbered<Choice>>,
    pub(super) commitments: Vec<Numbered<Commitment>>,
    pub(super) slots: Vec<Numbered<Slot>>,
    pub(super) answers: Vec<Numbered<AnswerRow>>,
    pub(super) departures: Vec<Numbered<Departure>>,
    pub(super) leaves: Vec<Numbered<Leave>>,
    pub(super) overrides: Vec<Numbered<Override>>,
}

/// The tables, open.
pub(super) struct Tables {
    enrolments: Stream<Enrolment>,
    choices: Stream<Choice>,
    commitments: Stream<Commitment>,
    slots: Stream<Slot>,
    answers: Stream<AnswerRow>,
    departures: Stream<Departure>,
    leaves: Stream<Leave>,
    overrides: Stream<Override>,
    measures: Stream<Measure>,
}

impl Tables {
    /// Opens every table; `None` when one is missing or has the wrong columns, which is noted.
    pub(super) fn open(folder: &Path, faults: &mut Faults) -> Result<Option<Self>> {
        let before = faults.count();
        let tables = Self {
            enrolments: Stream::open(folder, faults)?,
            choices: Stream::open(folder, faults)?,
            commitments: Stream::open(folder, faults)?,
            slots: Stream::open(folder, faults)?,
            answers: Stream::open(folder, faults)?,
            departures: Stream::open(folder, faults)?,
            leaves: Stream::open(folder, faults)?,
            overrides: Stream::open(folder, faults)?,
            measures: Stream::open(folder, faults)?,
        };
        Ok((faults.count() == before).then_some(tables))
    }

    /// The general measures, which belong to nobody.
    pub(super) fn measures(&mut self, faults: &mut Faults) -> Result<Vec<Numbered<Measure>>> {
        let mut all = Vec::new();
        while let Some(parsed) = self.measures.read(faults)? {
            let line = parsed.line;
            all.extend(parsed.row.map(|row| Numbered { line, row }));
            if all.len() > MOST_ROWS {
                faults.note(too_many::<Measure>(line));
                break;
            }
        }
        Ok(all)
    }

    /// The next participant. One of whom a row could not be read comes without any: there is nothing to judge by.
    pub(super) fn next(&mut self, faults: &mut Faults) -> Result<Option<Person>> {
        let before = faults.count();
        let Some(Parsed { line, key, row }) = self.enrolments.pop(faults)? else {
            self.rest(faults)?;
            return Ok(None);
        };
        let mut person = Person { enrolment: row.map(|row| Numbered { line, row }), ..Person::default() };
        while let Some(twice) = self.enrolments.pop_if(&key, faults)? {
            faults.note(BadCell::new(Enrolment::TABLE.file, twice.line, "key", &key, "transfer-key-twice"));
        }
        self.choices.take(&key, &mut person.choices, faults)?;
        self.commitments.take(&key, &mut person.commitments, faults)?;
        self.slots.take(&key, &mut person.slots, faults)?;
        self.answers.take(&key, &mut person.answers, faults)?;
        self.departures.take(&key, &mut person.departures, faults)?;
        self.leaves.take(&key, &mut person.leaves, faults)?;
        self.overrides.take(&key, &mut person.overrides, faults)?;
        Ok(Some(if faults.count() == before { person } else { Person::default() }))
    }

    /// Rows after the last participant belong to nobody.
    fn rest(&mut self, faults: &mut Faults) -> Result<()> {
        self.choices.orphans(faults)?;
        self.commitments.orphans(faults)?;
        self.slots.orphans(faults)?;
        self.answers.orphans(faults)?;
        self.departures.orphans(faults)?;
        self.leaves.orphans(faults)?;
        self.overrides.orphans(faults)
    }

    /// The SHA-256 of each table, once all of it was read.
    pub(super) fn hashes(&self) -> Vec<(String, String)> {
        vec![
            self.enrolments.hash(),
            self.choices.hash(),
            self.commitments.hash(),
            self.slots.hash(),
            self.answers.hash(),
            self.departures.hash(),
            self.leaves.hash(),
            self.overrides.hash(),
            self.measures.hash(),
        ]
    }
}

/// One table, sorted by key, with one row read ahead.
struct Stream<T> {
    reader: Reader<Hashed, T>,
    hasher: Rc<RefCell<Sha256>>,
    ahead: Option<Parsed<T>>,
    begun: bool,
    last: String,
}

impl<T: Record> Stream<T> {
    fn open(folder: &Path, faults: &mut Faults) -> Result<Self> {
        let hasher = Rc::new(RefCell::new(Sha256::new()));
        let file = match File::open(folder.join(T::TABLE.file)) {
            Ok(file) => Some(file),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                faults.note(BadCell::new(T::TABLE.file, None, "", "", "transfer-missing-file"));
                None
            }
            Err(error) => return Err(error.into()),
        };
        let missing = file.is_none();
        let mut noted = Vec::new();
        let reader = Reader::new(Hashed { file, hasher: Rc::clone(&hasher) }, &mut noted)?;
        // That a missing file has no header either goes without saying.
        if !missing {
            noted.into_iter().for_each(|fault| faults.note(fault));
        }
        Ok(Self { reader, hasher, ahead: None, begun: false, last: String::new() })
    }

    fn read(&mut self, faults: &mut Faults) -> Result<Option<Parsed<T>>> {
        let parsed = self.reader.next(&mut faults.kept)?;
        faults.trim();
        Ok(parsed)
    }

    /// The row read ahead. A row that is out of order is noted and passed over.
    fn peek(&mut self, faults: &mut Faults) -> Result<Option<&Parsed<T>>> {
        while self.ahead.is_none() {
            let Some(parsed) = self.read(faults)? else {
                break;
            };
            if self.begun && parsed.key < self.last {
                faults.note(BadCell::new(T::TABLE.file, parsed.line, "key", &parsed.key, "transfer-not-sorted"));
                continue;
            }
            self.begun = true;
            self.last.clone_from(&parsed.key);
            self.ahead = Some(parsed);
        }
        Ok(self.ahead.as_ref())
    }

    fn pop(&mut self, faults: &mut Faults) -> Result<Option<Parsed<T>>> {
        self.peek(faults)?;
        Ok(self.ahead.take())
    }

    fn pop_if(&mut self, key: &str, faults: &mut Faults) -> Result<Option<Parsed<T>>> {
        let same = self.peek(faults)?.is_some_and(|parsed| parsed.key == key);
        Ok(if same { self.ahead.take() } else { None })
    }

    /// Takes the rows of a key; those of keys before it belong to nobody.
    fn take(&mut self, key: &str, into: &mut Vec<Numbered<T>>, faults: &mut Faults) -> Result<()> {
        loop {
            let order = self.peek(faults)?.map(|parsed| parsed.key.as_str().cmp(key));
            match order {
                None | Some(Ordering::Greater) => return Ok(()),
                Some(Ordering::Less) => self.orphan(faults),
                Some(Ordering::Equal) => {
                    let Some(Parsed { line, row, .. }) = self.ahead.take() else {
                        continue;
                    };
                    if into.len() < MOST_ROWS {
                        into.extend(row.map(|row| Numbered { line, row }));
                    } else {
                        faults.note(too_many::<T>(line));
                    }
                }
            }
        }
    }

    fn orphan(&mut self, faults: &mut Faults) {
        if let Some(Parsed { line, key, .. }) = self.ahead.take() {
            faults.note(BadCell::new(T::TABLE.file, line, "key", &key, "transfer-key-unknown"));
        }
    }

    fn orphans(&mut self, faults: &mut Faults) -> Result<()> {
        while self.peek(faults)?.is_some() {
            self.orphan(faults);
        }
        Ok(())
    }

    fn hash(&self) -> (String, String) {
        (T::TABLE.file.to_owned(), HEXLOWER.encode(&self.hasher.borrow().clone().finalize()))
    }
}

fn too_many<T: Record>(line: u64) -> BadCell {
    BadCell::new(T::TABLE.file, line, "", "", "transfer-many").with("most", MOST_ROWS)
}

/// A file that is hashed as it is read; without a file there is nothing to read.
struct Hashed {
    file: Option<File>,
    hasher: Rc<RefCell<Sha256>>,
}

impl Read for Hashed {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let Some(file) = &mut self.file else {
            return Ok(0);
        };
        let read = file.read(into)?;
        self.hasher.borrow_mut().update(&into[..read]);
        Ok(read)
    }
}
