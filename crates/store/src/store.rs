//! The handle on the database.

use std::fmt;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use crate::postgresql::{self, Errand, Mode};
use crate::queue::{Full, Queue};
use crate::sqlite::{self, Sqlite};
use crate::task::{Again, Fate, Job, Once, Task, Work, on_a_store_thread};
use crate::{Engine, Result, StoreError, Tx};

/// Which database.
#[derive(Clone, PartialEq, Eq)]
pub enum Target {
    /// A SQLite file, made if it is not there.
    Sqlite(PathBuf),
    /// The URL of a PostgreSQL database, `postgres://user:password@host/name`.
    Postgres(String),
}

/// A URL may hold a password, so it is not shown.
impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Sqlite(path) => f.debug_tuple("Sqlite").field(path).finish(),
            Target::Postgres(_) => f.write_str("Postgres(…)"),
        }
    }
}

/// How much of the machine the store takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// SQLite: connections that read, beside the one that writes.
    pub readers: usize,
    /// SQLite: the most transactions that share one durable commit.
    pub batch: usize,
    /// PostgreSQL: threads, each with a connection.
    pub workers: usize,
    /// The most jobs that wait; one more is answered [`StoreError::Busy`].
    pub queue: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options { readers: 3, batch: 256, workers: 8, queue: 10_000 }
    }
}

/// A handle on the database: cheap to clone, safe from any thread.
///
/// Writing happens on threads of the store, and so does reading on PostgreSQL; SQLite is read on the caller's own.
/// [`write`](Store::write) and [`read`](Store::read) wait; [`write_then`](Store::write_then) calls back.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    lines: Lines,
    threads: Mutex<Vec<JoinHandle<()>>>,
    statements: Arc<AtomicU64>,
}

enum Lines {
    Sqlite(Sqlite),
    Postgres(Arc<Queue<Errand>>),
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("engine", &self.engine()).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the database, makes it if need be, and brings its schema up to date.
    pub fn open(target: &Target, options: Options) -> Result<Store> {
        let (lines, threads) = match target {
            Target::Sqlite(path) => {
                let (sqlite, threads) = Sqlite::open(path, &options)?;
                (Lines::Sqlite(sqlite), threads)
            }
            Target::Postgres(url) => {
                let (queue, threads) = postgresql::open(url, &options)?;
                (Lines::Postgres(queue), threads)
            }
        };
        Ok(Store { inner: Arc::new(Inner { lines, threads: Mutex::new(threads), statements: Arc::default() }) })
    }

    /// Which engine this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match self.inner.lines {
            Lines::Sqlite(_) => Engine::Sqlite,
            Lines::Postgres(_) => Engine::Postgres,
        }
    }

    /// How many statements ran since it was opened, over all its handles: what somebody may learn who watches the engine,
    /// and tests compare.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.inner.statements.load(Ordering::Relaxed)
    }

    fn counter(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.inner.statements)
    }

    /// Runs `work` as one transaction and waits until it is durable.
    ///
    /// `work` may be run several times (another transaction was in the way): it must do nothing but use the [`Tx`]. An
    /// `Err` of its own, a failed statement or a panic undoes all of it. Never call this inside a transaction.
    pub fn write<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.wait(Again(work), Mode::Serializable)
    }

    /// Runs `work` on one consistent moment of the data, without changing it, and waits for its result.
    pub fn read<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.wait(Once(Some(work)), Mode::Read)
    }

    /// Like [`write`](Store::write), but returns at once and calls `done` exactly once with the result, on a thread of
    /// the store: `done` should only pass the result on.
    pub fn write_then<T, E, F, D>(&self, work: F, done: D)
    where
        F: Fn(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
        D: FnOnce(std::result::Result<T, E>) + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.enqueue(Task::new(Again(work), done, self.counter()), Mode::Serializable);
    }

    /// Whether a reading would begin and end on the caller's own thread now, without waiting for another: an async caller
    /// may then read in passing what takes a few steps through an index.
    #[must_use]
    pub fn reads_at_once(&self) -> bool {
        match &self.inner.lines {
            Lines::Sqlite(sqlite) => sqlite.readers.has_idle(),
            Lines::Postgres(_) => false,
        }
    }

    /// Takes no more work, finishes what is waiting, and returns when every connection is closed (which folds SQLite's
    /// write-ahead log into the file). Later calls on any clone answer [`StoreError::Closed`].
    pub fn close(&self) {
        self.inner.stop();
        let mut threads = self.inner.threads.lock().unwrap_or_else(PoisonError::into_inner);
        if on_a_store_thread() {
            return;
        }
        for thread in threads.drain(..) {
            if thread.join().is_err() {
                tracing::error!("a thread of the store panicked");
            }
        }
    }

    /// A write at another level of isolation than the usual; on SQLite there is only one.
    pub(crate) fn write_as<T, F>(&self, mode: Mode, work: F) -> Result<T>
    where
        F: Fn(&mut Tx<'_>) -> Result<T> + Send + 'static,
        T: Send + 'static,
    {
        self.wait(Again(work), mode)
    }

    fn wait<W, T, E>(&self, work: W, mode: Mode) -> std::result::Result<T, E>
    where
        W: Work<T, E> + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        if on_a_store_thread() {
            let fault = "a transaction waits for another inside its closure or callback";
            return Err(StoreError::Misuse(fault.into()).into());
        }
        let (tell, told) = sync_channel(1);
        let done = move |result| {
            // The caller waits on the other end; if its thread is gone there is nobody to tell.
            let _ = tell.send(result);
        };
        self.enqueue(Task::new(work, done, self.counter()), mode);
        told.recv().unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    fn enqueue(&self, job: Box<dyn Job>, mode: Mode) {
        let refused = match &self.inner.lines {
            Lines::Sqlite(sqlite) if mode == Mode::Read => {
                sqlite::read(&sqlite.readers, job);
                None
            }
            Lines::Sqlite(sqlite) => sqlite.writes.push(job).err(),
            Lines::Postgres(line) => line.push(Errand { job, mode }).err().map(|full| match full {
                Full::Busy(errand) => Full::Busy(errand.job),
                Full::Closed(errand) => Full::Closed(errand.job),
            }),
        };
        match refused {
            None => {}
            Some(Full::Busy(job)) => job.answer(Fate::Failed(StoreError::Busy)),
            Some(Full::Closed(job)) => job.answer(Fate::Failed(StoreError::Closed)),
        }
    }
}

impl Inner {
    fn stop(&self) {
        match &self.lines {
            Lines::Sqlite(sqlite) => {
                sqlite.writes.close();
                sqlite.readers.close();
            }
            Lines::Postgres(line) => line.close(),
        }
    }
}

/// The last handle gone, the threads finish what waits and end by themselves; nobody is kept waiting for them.
impl Drop for Inner {
    fn drop(&mut self) {
        self.stop();
    }
}
