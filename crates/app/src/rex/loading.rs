//! Records of a historic base on their way into the store: screened by every core, judged in their order, written in
//! batches that commit with how far the file was read.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use std::thread;

use documents::rex_import::Arrived;
use domain::rex::{self as rule, Arrival, Origin, Record, RexId};
use store::rex::Kept;

use super::held::sealed_for;
use super::import::{Held, Imported, MOST_FAULTS, Screen};
use super::written;
use crate::App;
use crate::error::{Error, Result, broken, conflict};
use crate::keys::OrgKey;

/// Records in one transaction: what is in memory at once, and for how long other writers wait.
const BATCH: usize = 500;

/// An import under way.
pub(super) struct Loading<'a> {
    app: &'a App,
    key: OrgKey,
    screen: Screen<'a>,
    import: i64,
    /// Records of the file that are dealt with for good.
    written: i64,
    imported: Imported,
    arrived: Vec<Arrived>,
    landing: Vec<Kept>,
    holding: Vec<store::rex::Held>,
}

impl<'a> Loading<'a> {
    /// Goes on with an import that has dealt with so many records; 0 for a new one.
    pub(super) fn new(app: &'a App, screen: Screen<'a>, import: i64, resumed_at: i64) -> Result<Self> {
        Ok(Self {
            app,
            key: app.keys.own()?,
            screen,
            import,
            written: resumed_at,
            imported: Imported { resumed_at, ..Imported::default() },
            arrived: Vec::with_capacity(BATCH),
            landing: Vec::new(),
            holding: Vec::new(),
        })
    }

    /// Takes the next record of the file.
    pub(super) fn take(&mut self, arrived: Arrived) -> Result<()> {
        self.arrived.push(arrived);
        if self.arrived.len() < BATCH { Ok(()) } else { self.flush() }
    }

    /// What became of the records, now that the file has no more.
    pub(super) fn end(mut self) -> Result<Imported> {
        self.flush()?;
        Ok(self.imported)
    }

    fn flush(&mut self) -> Result<()> {
        let arrived = std::mem::take(&mut self.arrived);
        let mut judged = VecDeque::from(judge(&arrived, self.screen));
        for one in arrived {
            let line = i64::try_from(one.line).map_err(broken)?;
            // What an earlier import dealt with is judged once more, to be told of, and not written.
            let new = self.imported.tally.read >= self.written;
            self.imported.tally.read += 1;
            match one.record {
                Err(faults) => {
                    self.imported.tally.refused += 1;
                    let room = MOST_FAULTS.saturating_sub(self.imported.faults.len());
                    self.imported.faults.extend(faults.into_iter().take(room));
                }
                Ok(record) => {
                    let arrival = judged.pop_front().ok_or_else(|| broken("a record was not judged"))?;
                    self.place(line, record, arrival, new)?;
                }
            }
        }
        self.write()
    }

    fn place(&mut self, line: i64, record: Record, arrival: Arrival, new: bool) -> Result<()> {
        match arrival {
            Arrival::Landed => {
                self.imported.tally.landed += 1;
                if new {
                    let id = RexId(self.app.chance.reference());
                    self.landing.push(written::kept(id, Origin::Imported, record)?);
                }
            }
            Arrival::Held(labels) => {
                self.imported.tally.held += 1;
                // In English surname and first name have one code.
                let labels: BTreeSet<&str> = labels.into_iter().map(|label| label.code(&record.language)).collect();
                let labels: Vec<String> = labels.into_iter().map(str::to_owned).collect();
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

    fn write(&mut self) -> Result<()> {
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

/// Judges the sound records of a batch, in their order: reading every word is most of the work of an import, so every
/// core takes a share.
fn judge(arrived: &[Arrived], screen: Screen<'_>) -> Vec<Arrival> {
    let sound: Vec<&Record> = arrived.iter().filter_map(|one| one.record.as_ref().ok()).collect();
    let share = sound.len().div_ceil(thread::available_parallelism().map_or(1, usize::from)).max(1);
    thread::scope(|scope| {
        let shares: Vec<_> = sound
            .chunks(share)
            .map(|records| scope.spawn(|| records.iter().map(|record| rule::arrival(record, screen)).collect()))
            .collect();
        let each = |share: thread::ScopedJoinHandle<'_, Vec<Arrival>>| {
            // A share that failed fails the import: nothing lands unread.
            share.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause))
        };
        shares.into_iter().flat_map(each).collect()
    })
}
