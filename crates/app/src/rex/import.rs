//! Reading a historic base in: looked through once, then taken in batches that nobody sees until the last.
//!
//! Each batch commits with how far the file was read; whatever stops the import, the same command goes on from there. A
//! last small transaction shows the records, and the journal knows the file by its hash.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use data_encoding::HEXLOWER;
use documents::bad_cell::BadCell;
use documents::rex_import::{self as document, Mapping};
use domain::authority::{Actor, Right};
use domain::deidentification::Finding;
use domain::ids::OrgId;
use domain::text::Language;
use sha2::{Digest, Sha256};
use store::rex::Tally;

use super::loading::Loading;
use crate::App;
use crate::error::{Result, conflict};
use crate::journal::{self, Act};

/// Records of a dead import removed in one transaction.
const REMOVED: u32 = 2_000;
/// Most faults that are told one by one.
pub const MOST_FAULTS: usize = 100_000;

/// A file and the mapping it is read by.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Name of the mapping's file.
    pub mapping_name: &'a str,
    /// Its text.
    pub mapping: &'a str,
    /// The file.
    pub file: &'a Path,
}

/// A record that waits for a person's eye.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The line on which it begins.
    pub line: u64,
    /// What was found in it.
    pub labels: Vec<String>,
}

/// A file that was read to its end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// What became of its records.
    pub tally: Tally,
    /// Why records were refused, [`MOST_FAULTS`] at most.
    pub faults: Vec<BadCell>,
    /// Which records are held.
    pub held: Vec<Held>,
    /// Columns that the mapping neither takes nor ignores.
    pub unmapped: Vec<String>,
    /// Records that an earlier, stopped import had dealt with.
    pub resumed_at: i64,
}

/// What became of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The file was read to its end.
    Done(Imported),
    /// The mapping is not one: nothing was read.
    BadMapping(BadCell),
    /// The file as a whole cannot be taken: nothing of it is there.
    Refused(Vec<BadCell>),
}

/// The screen for identifiers, asked from several threads at once.
pub type Screen<'a> = &'a (dyn Fn(&str, &Language) -> Vec<Finding> + Sync);

/// Imports a file, or goes on with an import that was stopped. `progress` is told the bytes read and their number.
///
/// # Errors
/// Refused; conflict, when the file is in the base already or another process is at it; broken when file or store fail,
/// and then the same call goes on later.
pub fn import(
    app: &App,
    actor: &Actor,
    source: Source<'_>,
    screen: Screen<'_>,
    progress: &dyn Fn(u64, u64),
) -> Result<Outcome> {
    actor.may_anywhere(Right::KeepRexBase)?;
    let mapping = match Mapping::read(source.mapping_name, source.mapping) {
        Ok(mapping) => mapping,
        Err(fault) => return Ok(Outcome::BadMapping(*fault)),
    };
    let name = source.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut hashed = Hashed { from: File::open(source.file)?, hash: Sha256::new() };
    if let Some(fault) = document::inspect(&mut hashed, &name, &mapping)? {
        return Ok(Outcome::Refused(vec![fault]));
    }
    let sha256 = HEXLOWER.encode(&hashed.hash.finalize());
    let mapping_sha256 = HEXLOWER.encode(&Sha256::digest(source.mapping.as_bytes()));
    let (import, resumed_at) = begin(app, &sha256, &mapping_sha256)?;
    let mut loading = Loading::new(app, screen, import, resumed_at)?;
    let file = File::open(source.file)?;
    let (length, mut read) = (file.metadata()?.len(), 0_u64);
    let counted = Told {
        from: file,
        tell: |bytes| {
            read += bytes;
            progress(read, length);
        },
    };
    let outline = document::read(counted, &name, &mapping, &mut |arrived| loading.take(arrived))?;
    if !outline.faults.is_empty() {
        // Nothing was handed over, so nothing is there but the beginning of an import.
        discard(app, import)?;
        return Ok(Outcome::Refused(outline.faults));
    }
    let imported = Imported { unmapped: outline.unmapped, ..loading.end()? };
    show(app, actor, import, &imported.tally, &sha256)?;
    Ok(Outcome::Done(imported))
}

/// The import to go on with and how many records it has dealt with; a new one if there is none.
fn begin(app: &App, sha256: &str, mapping_sha256: &str) -> Result<(i64, i64)> {
    let file = sha256.to_owned();
    let before = app.store.read(move |tx| store::rex::imports_of(tx, &file))?;
    for import in before {
        // The mapping was mended: what it made of the file before was never seen.
        if import.ended.is_none() && import.mapping_sha256 != mapping_sha256 {
            discard(app, import.id)?;
        }
    }
    let new = store::rex::Import {
        id: app.chance.id(),
        sha256: sha256.to_owned(),
        mapping_sha256: mapping_sha256.to_owned(),
        begun: app.now(),
        tally: Tally::default(),
        ended: None,
    };
    app.store.write(move |tx| {
        // Looked at in the transaction: of two that begin at once, one goes on with what the other began.
        let before = store::rex::imports_of(tx, &new.sha256)?;
        if before.iter().any(|import| import.ended.is_some() && import.tally.landed + import.tally.held > 0) {
            return Err(conflict("", "rex-imported-already"));
        }
        if let Some(open) = before.iter().find(|import| import.ended.is_none()) {
            if open.mapping_sha256 != new.mapping_sha256 {
                return Err(conflict("", "rex-import-running"));
            }
            return Ok((open.id, open.tally.read));
        }
        store::rex::begin_import(tx, &new)?;
        Ok((new.id, 0))
    })
}

fn discard(app: &App, import: i64) -> Result<()> {
    while app.store.write(move |tx| store::rex::discard_some(tx, import, REMOVED))? {}
    Ok(())
}

/// The one small transaction by which the records are there, and the journal knows.
fn show(app: &App, actor: &Actor, import: i64, tally: &Tally, sha256: &str) -> Result<()> {
    let (handle, actor, tally) = (app.clone(), actor.clone(), *tally);
    let object = format!(
        "rex-import/{import}/sha256:{sha256}/read:{}/landed:{}/held:{}/refused:{}",
        tally.read, tally.landed, tally.held, tally.refused
    );
    app.store.write(move |tx| {
        let now = handle.now();
        if !store::rex::end_import(tx, import, tally.read, now)? {
            return Err(conflict("", "rex-import-running"));
        }
        if tally.landed > 0 {
            store::rex::show(tx, import, tally.landed)?;
        }
        let act = Act { org: OrgId::INSTALLATION, act: "rex.import", object: object.clone(), why: "" };
        journal::write(&handle, tx, &actor, &act, now)
    })
}

/// A file that is hashed as it is read.
struct Hashed<R> {
    from: R,
    hash: Sha256,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.hash.update(into.get(..read).unwrap_or_default());
        Ok(read)
    }
}

/// A file that tells how many bytes of it were read.
struct Told<R, T> {
    from: R,
    tell: T,
}

impl<R: Read, T: FnMut(u64)> Read for Told<R, T> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        (self.tell)(read as u64);
        Ok(read)
    }
}
