//! Moving a whole cohort: out as a folder of tidy tables, and in from one.
//!
//! Both are acts of the lead, journalled with the hash of the folder. An import reads the folder twice: first it judges
//! every row and reference, one participant at a time; then it loads them in batches under a cohort that no other
//! function sees, and one last small transaction makes it visible. Whatever stops it in between leaves an invisible
//! remnant, which [`clean_up`] removes: the next import calls it, and so do the jobs.
//!
//! Imported participants have no person: their enrolment seals [`NOBODY`], under a key that no person has, so that
//! nobody signs in as one and no mail finds them.

mod export;
mod folder;
mod import;
mod judge;
mod load;
mod remnant;

use std::fmt;
use std::sync::Arc;

use documents::bad_cell::BadCell;
use domain::ids::PersonId;

pub use export::export;
pub use import::{Arrival, import};
pub use remnant::clean_up;

/// Whom the enrolment of an imported participant leads to: no person has this identity.
pub const NOBODY: PersonId = PersonId(0);

/// Most faults of a refused import that are told one by one.
pub const MOST_FAULTS: usize = 100;

/// The evaluation under which the answers to the exit form stand in the tables.
const EXIT: &str = "exit";

/// What a transfer is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Writing tables.
    Exporting,
    /// Judging every row.
    Validating,
    /// Loading rows.
    Loading,
}

/// Who is told how far a transfer has come: stage, participants done, participants expected.
#[derive(Clone)]
pub struct Progress(Arc<dyn Fn(Stage, u64, u64) + Send + Sync>);

impl Progress {
    /// Tells `to`, which must be quick.
    pub fn new(to: impl Fn(Stage, u64, u64) + Send + Sync + 'static) -> Self {
        Self(Arc::new(to))
    }

    /// Tells nobody.
    #[must_use]
    pub fn silent() -> Self {
        Self::new(|_, _, _| {})
    }

    fn tell(&self, stage: Stage, done: u64, of: u64) {
        (self.0)(stage, done, of);
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Progress")
    }
}

/// A cohort that was exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// Participants.
    pub participants: u64,
    /// Answers.
    pub answers: u64,
    /// SHA-256 of the folder, in hexadecimal: that of one line a file, name and SHA-256, in the order of the names.
    pub sha256: String,
}

/// What became of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// Everything is there.
    Done {
        /// Participants.
        participants: u64,
        /// Answers.
        answers: u64,
        /// Tables that were changed since they were exported.
        edited: Vec<String>,
        /// SHA-256 of the folder.
        sha256: String,
    },
    /// Nothing is there.
    Refused {
        /// The first faults, [`MOST_FAULTS`] at most.
        faults: Vec<BadCell>,
        /// How many more there are.
        more: u64,
    },
}

/// Faults, the first of them kept and the others counted.
#[derive(Debug, Default)]
struct Faults {
    kept: Vec<BadCell>,
    more: u64,
}

impl Faults {
    fn note(&mut self, fault: BadCell) {
        self.kept.push(fault);
        self.trim();
    }

    /// Counts what a reader noted beyond those that are kept.
    fn trim(&mut self) {
        while self.kept.len() > MOST_FAULTS {
            self.kept.pop();
            self.more += 1;
        }
    }

    fn count(&self) -> u64 {
        self.kept.len() as u64 + self.more
    }

    fn into_refusal(self) -> Imported {
        Imported::Refused { faults: self.kept, more: self.more }
    }
}

/// The hash of a folder from those of its files.
fn folder_hash(mut files: Vec<(String, String)>) -> String {
    use sha2::{Digest, Sha256};
    files.sort();
    let lines: String = files.iter().map(|(name, hash)| format!("{name} {hash}\n")).collect();
    data_encoding::HEXLOWER.encode(&Sha256::digest(lines))
}
