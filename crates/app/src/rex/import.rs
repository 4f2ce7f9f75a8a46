//! Reading a historic base in: looked through once, then taken in batches that nobody sees until the last.
//!
//! Each batch commits with how far the file was read; whatever stops the import, the same command goes on from there. A
//! last small transaction shows the records, and the journal knows the file by its hash.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use data_encoding::HEXLOWER;
use documents::bad_cell::BadCell;
use documents::rex_import::{self as document, Arrived, Mapping};
use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use domain::rex::{self as rule, Arrival, Finding, Origin, Record, RexId};
use domain::text::Language;
use sha2::{Digest, Sha256};
use store::rex::{Kept, Tally};

use super::held::sealed_for;
use super::written;
use crate::App;
use crate::error::{Error, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::keys::OrgKey;

/// Records in one transaction: what is in memory at once, and for how long other writers wait.
const BATCH: usize = 500;
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

/// The screen for identifiers: what it finds holds a record.
pub type Screen<'a> = &'a dyn Fn(&str, &Language) -> Vec<Finding>;

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
    actor.may(Right::KeepRexBase, OrgId::INSTALLATION)?;
    let mapping = match Mapping::read(source.mapping_name, source.mapping) {
        Ok(mapping) => mapping,
        Err(fault) => return Ok(Outcome::BadMapping(fault)),
    };
    let name = source.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut hashed = Hashed { from: File::open(source.file)?, hash: Sha256::new() };
    if let Some(fault) = document::inspect(&mut hashed, &name, &mapping)? {
        return Ok(Outcome::Refused(vec![fault]));
    }
    let sha256 = HEXLOWER.encode(&hashed.hash.finalize());
    let mapping_sha256 = HEXLOWER.encode(&Sha256::digest(source.mapping.as_bytes()));
    let (import, resumed_at) = begin(app, &sha256, &mapping_sha256)?;
    let mut loading = Loading {
        app,
        key: app.keys.own()?,
        screen,
        import,
        written: resumed_at,
        imported: Imported { resumed_at, ..Imported::default() },
        landing: Vec::new(),
        holding: Vec::new(),
    };
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
    loading.flush()?;
    loading.imported.unmapped = outline.unmapped;
    let imported = loading.imported;
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

/// Records on their way into the store.
struct Loading<'a> {
    app: &'a App,
    key: OrgKey,
    screen: Screen<'a>,
    import: i64,
    /// Records of the file that are dealt with for good.
    written: i64,
    imported: Imported,
    landing: Vec<Kept>,
    holding: Vec<store::rex::Held>,
}

impl Loading<'_> {
    fn take(&mut self, arrived: Arrived) -> Result<()> {
        let line = i64::try_from(arrived.line).map_err(broken)?;
        // What an earlier import dealt with is judged once more, to be told of, and not written.
        let new = self.imported.tally.read >= self.written;
        self.imported.tally.read += 1;
        match arrived.record {
            Err(faults) => {
                self.imported.tally.refused += 1;
                let room = MOST_FAULTS.saturating_sub(self.imported.faults.len());
                self.imported.faults.extend(faults.into_iter().take(room));
            }
            Ok(record) => self.judge(line, record, new)?,
        }
        if self.imported.tally.read - self.written >= BATCH as i64 {
            self.flush()?;
        }
        Ok(())
    }

    fn judge(&mut self, line: i64, record: Record, new: bool) -> Result<()> {
        match rule::arrival(&record, self.screen) {
            Arrival::Landed => {
                self.imported.tally.landed += 1;
                if new {
                    let id = RexId(self.app.chance.reference());
                    self.landing.push(written::kept(id, Origin::Imported, record)?);
                }
            }
            Arrival::Held(labels) => {
                self.imported.tally.held += 1;
                let labels: Vec<String> = labels.into_iter().collect();
                if new {
                    let place = self.imported.tally.read;
                    let sealed_for = sealed_for(self.import, place);
                    let record = self.key.seal(&self.app.chance, &sealed_for, &written::whole(&record)?)?;
                    self.holding.push(store::rex::Held { place, line, labels: labels.join(" "), record });
                }
                self.imported.held.push(Held { line: line.unsigned_abs(), labels });
            }
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<()> {
        let (import, from, to) = (self.import, self.written, self.imported.tally);
        if to.read <= from {
            return Ok(());
        }
        let rows = Arc::new((std::mem::take(&mut self.landing), std::mem::take(&mut self.holding)));
        self.app.store.write(move |tx| {
            if !store::rex::advance_import(tx, import, from, &to)? {
                return Err(conflict("", "rex-import-running"));
            }
            let (landing, holding) = &*rows;
            for kept in landing {
                store::rex::add(tx, import, kept)?;
            }
            for held in holding {
                store::rex::hold(tx, import, held)?;
            }
            Ok::<_, Error>(())
        })?;
        self.written = to.read;
        Ok(())
    }
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
