//! One piece of work on its way through an engine: the caller's closure, its result, and whom to tell.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::{StoreError, Tx};

/// What became of the transaction a job ran in.
pub(crate) enum Fate {
    /// It is over as the closure's result says: committed if `Ok`, rolled back if `Err`.
    Settled,
    /// It is rolled back, or never began, for a reason outside the closure's result.
    Failed(StoreError),
}

/// Work an engine can run without knowing its types.
pub(crate) trait Job: Send {
    /// Runs the closure and keeps its result; true when that is `Ok`. A panic is kept as an error.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;
    /// Whether `run` may still be called: a write closure always, a read closure once.
    fn can_run(&self) -> bool;
    /// Tells the caller, once.
    fn answer(self: Box<Self>, fate: Fate);
}

/// How a closure can be called: again and again, or once.
pub(crate) trait Work<T, E>: Send {
    fn call(&mut self, tx: &mut Tx<'_>) -> Result<T, E>;
    fn can_call(&self) -> bool;
}

/// A closure that may be run again.
pub(crate) struct Again<F>(pub(crate) F);

impl<T, E, F: Fn(&mut Tx<'_>) -> Result<T, E> + Send> Work<T, E> for Again<F> {
    fn call(&mut self, tx: &mut Tx<'_>) -> Result<T, E> {
        (self.0)(tx)
    }
    fn can_call(&self) -> bool {
        true
    }
}

/// A closure that is spent when it has run.
pub(crate) struct Once<F>(pub(crate) Option<F>);

impl<T, E: From<StoreError>, F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send> Work<T, E> for Once<F> {
    fn call(&mut self, tx: &mut Tx<'_>) -> Result<T, E> {
        match self.0.take() {
            Some(f) => f(tx),
            None => Err(StoreError::Lost.into()),
        }
    }
    fn can_call(&self) -> bool {
        self.0.is_some()
    }
}

/// A job with its types.
pub(crate) struct Task<W, T, E: From<StoreError>, D: FnOnce(Result<T, E>)> {
    work: W,
    result: Option<Result<T, E>>,
    done: Option<D>,
    /// Counts the statements of every job of one store.
    statements: Arc<AtomicU64>,
}

impl<W, T, E: From<StoreError>, D: FnOnce(Result<T, E>)> Task<W, T, E, D> {
    pub(crate) fn new(work: W, done: D, statements: Arc<AtomicU64>) -> Box<Self> {
        Box::new(Task { work, result: None, done: Some(done), statements })
    }

    fn tell(&mut self, result: Result<T, E>) {
        if let Some(done) = self.done.take() {
            // A caller's callback that panics must not take the engine's thread with it.
            if catch_unwind(AssertUnwindSafe(|| done(result))).is_err() {
                tracing::error!("a callback of the store panicked");
            }
        }
    }
}

impl<W, T, E, D> Job for Task<W, T, E, D>
where
    W: Work<T, E>,
    T: Send,
    E: From<StoreError> + Send,
    D: FnOnce(Result<T, E>) + Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        let outcome = catch_unwind(AssertUnwindSafe(|| self.work.call(tx)));
        self.statements.fetch_add(tx.statements(), Ordering::Relaxed);
        let result = outcome.unwrap_or_else(|_| Err(StoreError::Panicked.into()));
        let fine = result.is_ok();
        self.result = Some(result);
        fine
    }

    fn can_run(&self) -> bool {
        self.work.can_call()
    }

    fn answer(mut self: Box<Self>, fate: Fate) {
        let result = match (fate, self.result.take()) {
            (Fate::Settled, Some(result)) => result,
            (Fate::Settled, None) => Err(StoreError::Closed.into()),
            (Fate::Failed(error), _) => Err(error.into()),
        };
        self.tell(result);
    }
}

/// A job dropped without an answer (its thread ended) still tells its caller: nothing is silently lost.
impl<W, T, E: From<StoreError>, D: FnOnce(Result<T, E>)> Drop for Task<W, T, E, D> {
    fn drop(&mut self) {
        if self.done.is_some() {
            self.tell(Err(StoreError::Closed.into()));
        }
    }
}

thread_local! {
    static OF_THE_STORE: Cell<bool> = const { Cell::new(false) };
}

/// Marks the current thread as one of the store's, where waiting for the store would be waiting for oneself.
pub(crate) fn mark_thread() {
    OF_THE_STORE.with(|mark| mark.set(true));
}

/// Runs work as if on a thread of the store: whoever reads must not wait for the store inside the reading.
pub(crate) fn as_a_store_thread<T>(work: impl FnOnce() -> T) -> T {
    let before = OF_THE_STORE.replace(true);
    let done = work();
    OF_THE_STORE.set(before);
    done
}

/// Whether the current thread is one of the store's.
pub(crate) fn on_a_store_thread() -> bool {
    OF_THE_STORE.with(Cell::get)
}
