//! Definitions of programmes: from a directory of TOML files to a [`Programme`], or to every fault of it.
//!
//! A definition arrives as [`Files`], a map from path to text, so that the command line, the demonstration and a version pinned
//! in the store are read alike. Reading answers in two steps:
//!
//! - **Shape** ([`load`]): each key is there, known, of the right type. A version that was published is read this way only, so
//!   that a later, stricter product still opens it.
//! - **Soundness** ([`check`]): what `domain::check` finds, with its place turned into file and line. A definition is published
//!   only without faults. Where the shape is broken, counts and questions would be judged on guesses: then only languages are,
//!   and the rest waits until the files can be read.
//!
//! Every fault names file, line, reason and remedy, in the reader's language ([`Fault::reason`], [`Fault::remedy`]).

mod catalogue;
pub(crate) mod codes;
pub(crate) mod fault;
pub(crate) mod instrument;
pub(crate) mod log;
mod mails;
mod programme;
pub(crate) mod reader;
mod report;
pub(crate) mod rules;
mod wording;

pub use fault::Fault;
pub use report::Report;

use domain::check;
use domain::programme::Programme;
use log::Log;
use std::collections::BTreeMap;

/// The files of a definition: path inside the directory, with `/`, and text.
pub type Files = BTreeMap<String, String>;

/// Names of the mails whose wording a definition may bring, in `wording/<kind>.<language>.txt`.
pub const WORDINGS: [&str; 6] = ["invitation", "notice", "reminder", "late", "reopened", "report"];

/// Reads the shape of a definition.
///
/// # Errors
/// Every fault of shape, in the order of files and lines.
pub fn load(files: &Files) -> Result<Programme, Vec<Fault>> {
    let log = Log::default();
    let programme = programme::read(files, &log);
    let faults = log.faults();
    if faults.is_empty() { Ok(programme) } else { Err(faults) }
}

/// Reads a definition and judges whether it can be published.
///
/// # Errors
/// Every fault of shape and soundness, in the order of files and lines.
pub fn check(files: &Files) -> Result<Programme, Vec<Fault>> {
    let (programme, faults, _) = judge(files);
    if faults.is_empty() { Ok(programme) } else { Err(faults) }
}

/// What could be read, every fault of it, and whether soundness could be judged.
fn judge(files: &Files) -> (Programme, Vec<Fault>, bool) {
    let log = Log::default();
    let programme = programme::read(files, &log);
    mails::judge(files, &programme, &log);
    let judged = !log.broken();
    let unsound = if judged { check::faults(&programme) } else { check::language_faults(&programme) };
    for fault in unsound {
        // What could not be read is reported as that, not also as lacking its languages.
        if !log.missing(&fault.place) {
            log.place(&fault.place, wording::of(&fault.kind));
        }
    }
    (programme, log.faults(), judged)
}

/// The bytes by which a version is pinned: every path and text, in the order of the paths, each after its length.
///
/// Lengths come first so that no two definitions share their bytes, whatever stands in the files. Line ends are kept as they are.
#[must_use]
pub fn canonical(files: &Files) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in files.iter().flat_map(|(path, text)| [path, text]) {
        bytes.extend(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        bytes.extend(part.as_bytes());
    }
    bytes
}
