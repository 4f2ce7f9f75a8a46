//! What an import that was stopped leaves behind, and the lock that tells it from one at work.

use std::fs::{File, TryLockError};

use jiff::SignedDuration;
use store::cohort::Cohort;

use crate::App;
use crate::error::{Result, conflict};

/// Participants removed in one transaction.
const AT_ONCE: u32 = 500;
/// On a database of several machines the lock of this one says nothing of the others: there an import is taken for dead
/// when it wrote nothing for so long. A batch takes a second or two.
const DEAD_AFTER: SignedDuration = SignedDuration::from_mins(5);

/// Held while an import is at work; whatever ends the process gives it back.
#[derive(Debug)]
pub(super) struct Lock(#[expect(dead_code, reason = "the lock is held as long as the file is open")] File);

impl Lock {
    /// Takes the lock of the installation's folder, if nobody has it.
    pub(super) fn take(app: &App) -> Result<Option<Self>> {
        let path = app.folder.path().join("import.lock");
        let file = File::options().create(true).truncate(false).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// The same, for whoever cannot go on without.
    pub(super) fn take_or_refuse(app: &App) -> Result<Self> {
        Self::take(app)?.ok_or_else(|| conflict("", "transfer-running"))
    }
}

/// Removes what imports left behind that were killed, or met a full disk; answers how many of them. While one is at
/// work nothing is touched.
///
/// # Errors
/// When the store fails; what is left is removed next time.
pub fn clean_up(app: &App) -> Result<u64> {
    match Lock::take(app)? {
        Some(_lock) => remove_dead(app),
        None => Ok(0),
    }
}

/// Removes every dead import, by whoever holds the lock.
pub(super) fn remove_dead(app: &App) -> Result<u64> {
    let unready = app.store.read(|tx| store::cohort::list_unready(tx).map_err(crate::Error::from))?;
    let alone = app.store.engine() == store::Engine::Sqlite;
    let now = app.now();
    let mut removed = 0;
    for cohort in unready {
        if alone || now.duration_since(cohort.created).abs() >= DEAD_AFTER {
            remove(app, &cohort)?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Removes one, in short transactions so that other writers get their turn.
pub(super) fn remove(app: &App, cohort: &Cohort) -> Result<()> {
    let (org, id) = (cohort.org, cohort.id);
    while app
        .store
        .write(move |tx| store::cohort_transfer::discard_some(tx, org, id, AT_ONCE).map_err(crate::Error::from))?
    {}
    Ok(())
}
