//! SQLite: one writer thread that shares each durable commit among everyone waiting, and a few connections that read.

use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, ffi, params_from_iter};

use crate::queue::Queue;
use crate::readers::Readers;
use crate::task::{Fate, Job, as_a_store_thread, mark_thread};
use crate::tx::Link;
use crate::{Result, Row, StoreError, Tx, Val, migrate};

/// The line of those who write, and the connections of those who read.
pub(crate) struct Sqlite {
    pub(crate) writes: Arc<Queue<Box<dyn Job>>>,
    pub(crate) readers: Arc<Readers>,
}

impl Sqlite {
    /// Opens the file, brings its schema up to date and starts the threads.
    pub(crate) fn open(path: &Path, options: &crate::Options) -> Result<(Self, Vec<JoinHandle<()>>)> {
        let writer = connect(path, false)?;
        migrate::on_sqlite(&writer)?;
        let writes = Arc::new(Queue::new(options.queue));
        let readers = (0..options.readers.max(1)).map(|_| connect(path, true)).collect::<Result<Vec<_>>>()?;
        let readers = Arc::new(Readers::new(readers));
        let (queue, shelf, batch) = (Arc::clone(&writes), Arc::clone(&readers), options.batch.max(1));
        let writer = start("store-writer", move || {
            write_loop(&writer, &queue, batch);
            // The last connection to close folds the write-ahead log into the file, and a reader's cannot.
            shelf.wait_until_closed();
        })?;
        Ok((Sqlite { writes, readers }, vec![writer]))
    }
}

/// Starts one of the store's threads.
pub(crate) fn start(name: &str, work: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>> {
    let body = move || {
        mark_thread();
        work();
    };
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(body)
        .map_err(|e| StoreError::Unavailable(format!("a thread cannot be started ({e})")))
}

fn connect(path: &Path, read_only: bool) -> Result<Connection> {
    let flags = if read_only {
        OpenFlags::SQLITE_OPEN_READ_ONLY
    } else {
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE
    };
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|e| StoreError::Unavailable(e.to_string()))?;
    settle(connection, read_only).map_err(trouble)
}

/// Durable and suspicious: every commit reaches the disk, keys are enforced, what is deleted is overwritten where that
/// costs no extra page, and a schema someone tampered with cannot run functions.
///
/// The file is not mapped: mapped pages count as the program's memory, which must not grow with what is remembered.
fn settle(mut connection: Connection, read_only: bool) -> rusqlite::Result<Connection> {
    // A plan does not look at the values bound: otherwise each statement of several rows is planned anew whenever it is
    // given others, which cost more than running it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.busy_handler(Some(wait_a_little))?;
    connection.set_prepared_statement_cache_capacity(512);
    if !read_only {
        connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    }
    connection.execute_batch(
        "PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA recursive_triggers = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA secure_delete = FAST;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -8192;
         PRAGMA mmap_size = 0;
         PRAGMA wal_autocheckpoint = 4000;
         PRAGMA journal_size_limit = 67108864;",
    )?;
    Ok(connection)
}

/// Waits for another process's commit: about ten seconds in all, asking often, so that a process that commits without
/// pause cannot starve one that asks rarely (as SQLite's own handler does).
fn wait_a_little(tries: i32) -> bool {
    thread::sleep(Duration::from_millis(2));
    tries < 5_000
}

/// Group commit: the first waiting job opens a transaction, everything that is waiting by then joins it, each in a
/// savepoint of its own, and one durable commit answers them all.
fn write_loop(connection: &Connection, queue: &Queue<Box<dyn Job>>, batch: usize) {
    while let Some(first) = queue.pop() {
        if let Err(error) = step(connection, "BEGIN IMMEDIATE") {
            first.answer(Fate::Failed(error));
            continue;
        }
        let mut members = Vec::new();
        let mut broken = None;
        let mut next = Some(first);
        while let Some(mut job) = next.take() {
            match in_savepoint(connection, job.as_mut()) {
                Ok(fate) => members.push((job, fate)),
                Err(error) => {
                    members.push((job, Fate::Settled));
                    broken = Some(error);
                    break;
                }
            }
            if members.len() < batch {
                next = queue.try_pop();
            }
        }
        let end = broken.map_or_else(|| step(connection, "COMMIT"), Err);
        if !connection.is_autocommit()
            && let Err(error) = step(connection, "ROLLBACK")
        {
            tracing::error!(%error, "a transaction could not be rolled back");
        }
        for (job, fate) in members {
            job.answer(match &end {
                Ok(()) => fate,
                Err(error) => Fate::Failed(error.clone()),
            });
        }
    }
    if let Err(error) = self::batch(connection, "PRAGMA optimize") {
        tracing::debug!(%error, "the planner's statistics were not refreshed");
    }
}

/// Runs one job in its savepoint. An error is the whole transaction's: SQLite abandons it by itself when the disk is
/// full or fails, and then no member of the batch may be told that it was recorded.
fn in_savepoint(connection: &Connection, job: &mut dyn Job) -> Result<Fate> {
    step(connection, "SAVEPOINT member")?;
    let mut tx = Tx::new(Link::Sqlite(connection));
    let fine = job.run(&mut tx);
    let trouble = tx.trouble();
    if connection.is_autocommit() {
        return Err(trouble.unwrap_or_else(|| StoreError::Storage("the transaction was abandoned".into())));
    }
    let fate = match trouble {
        Some(error) if fine => Fate::Failed(error),
        _ => Fate::Settled,
    };
    if !fine || matches!(fate, Fate::Failed(_)) {
        step(connection, "ROLLBACK TO member")?;
    }
    step(connection, "RELEASE member")?;
    Ok(fate)
}

/// Runs a reading on one moment of the data, on the caller's thread.
pub(crate) fn read(readers: &Readers, mut job: Box<dyn Job>) {
    let fate = match readers.lend() {
        None => Fate::Failed(StoreError::Closed),
        Some(lent) => lent.connection().map_or(Fate::Failed(StoreError::Closed), |it| on_one_moment(it, job.as_mut())),
    };
    job.answer(fate);
}

fn on_one_moment(connection: &Connection, job: &mut dyn Job) -> Fate {
    if let Err(error) = step(connection, "BEGIN") {
        return Fate::Failed(error);
    }
    let mut tx = Tx::new(Link::Sqlite(connection));
    let fine = as_a_store_thread(|| job.run(&mut tx));
    let fate = match tx.trouble() {
        Some(error) if fine => Fate::Failed(error),
        _ => Fate::Settled,
    };
    if !connection.is_autocommit()
        && let Err(error) = step(connection, "COMMIT").or_else(|_| step(connection, "ROLLBACK"))
    {
        tracing::error!(%error, "a reading could not be ended");
    }
    fate
}

fn step(connection: &Connection, sql: &str) -> Result<()> {
    execute(connection, sql, &[]).map(|_| ())
}

pub(crate) fn execute(connection: &Connection, sql: &str, vals: &[Val<'_>]) -> Result<u64> {
    let mut statement = connection.prepare_cached(sql).map_err(trouble)?;
    counted(statement.parameter_count(), vals)?;
    let changed = statement.execute(params_from_iter(vals)).map_err(trouble)?;
    Ok(changed as u64)
}

pub(crate) fn batch(connection: &Connection, sql: &str) -> Result<()> {
    connection.execute_batch(sql).map_err(trouble)
}

pub(crate) fn scan(
    connection: &Connection,
    sql: &str,
    vals: &[Val<'_>],
    each: &mut dyn FnMut(&Row<'_>) -> Result<()>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(sql).map_err(trouble)?;
    counted(statement.parameter_count(), vals)?;
    let mut rows = statement.query(params_from_iter(vals)).map_err(trouble)?;
    while let Some(row) = rows.next().map_err(trouble)? {
        each(&Row::sqlite(row))?;
    }
    Ok(())
}

/// Both engines answer in their own way when values are missing; this is the one way.
pub(crate) fn counted(wanted: usize, vals: &[Val<'_>]) -> Result<()> {
    if wanted == vals.len() {
        return Ok(());
    }
    let given = vals.len();
    Err(StoreError::Misuse(format!("a statement wants {wanted} values and is given {given}")))
}

/// SQLite's failures in the store's words.
pub(crate) fn trouble(error: rusqlite::Error) -> StoreError {
    use rusqlite::ErrorCode as Code;
    let (failure, message) = match &error {
        rusqlite::Error::SqliteFailure(failure, message) => (failure, message),
        rusqlite::Error::SqlInputError { msg, .. } => return StoreError::Statement(msg.clone()),
        rusqlite::Error::ExecuteReturnedResults => {
            let fault = "a statement that answers rows wants query, not execute";
            return StoreError::Misuse(fault.into());
        }
        other => return StoreError::Statement(other.to_string()),
    };
    let message = message.clone().unwrap_or_default();
    // "UNIQUE constraint failed: person.email, …": names of the schema, no values.
    let named = message.split_once(": ").map_or(message.as_str(), |(_, names)| names);
    match (failure.code, failure.extended_code) {
        (Code::DatabaseBusy | Code::DatabaseLocked, _) => StoreError::Busy,
        (Code::DiskFull, _) => StoreError::Full,
        (_, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => {
            StoreError::Unique { table: named.split('.').next().unwrap_or_default().to_owned() }
        }
        (_, ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => StoreError::Reference,
        (Code::ConstraintViolation, _) => StoreError::Refused(named.to_owned()),
        (Code::CannotOpen | Code::NotADatabase | Code::PermissionDenied, _) => StoreError::Unavailable(message),
        (Code::SystemIoFailure | Code::DatabaseCorrupt | Code::OutOfMemory | Code::ReadOnly, _) => {
            StoreError::Storage(message)
        }
        _ => StoreError::Statement(message),
    }
}
