//! Work waiting for the store's threads: a bounded line that many may join and many may serve.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A line of jobs; closing it lets those already waiting be served.
pub(crate) struct Queue<J> {
    line: Mutex<Line<J>>,
    arrival: Condvar,
    limit: usize,
}

struct Line<J> {
    jobs: VecDeque<J>,
    open: bool,
}

/// Why a job was not taken; it comes back.
pub(crate) enum Full<J> {
    /// The line is as long as it may be.
    Busy(J),
    /// The store is closed.
    Closed(J),
}

impl<J> Queue<J> {
    pub(crate) fn new(limit: usize) -> Self {
        let line = Line { jobs: VecDeque::new(), open: true };
        Queue { line: Mutex::new(line), arrival: Condvar::new(), limit }
    }

    pub(crate) fn push(&self, job: J) -> Result<(), Full<J>> {
        let mut line = self.line();
        if !line.open {
            return Err(Full::Closed(job));
        }
        if line.jobs.len() >= self.limit {
            return Err(Full::Busy(job));
        }
        line.jobs.push_back(job);
        drop(line);
        self.arrival.notify_one();
        Ok(())
    }

    /// The next job, however long it takes to come; none when the line is closed and empty.
    pub(crate) fn pop(&self) -> Option<J> {
        let mut line = self.line();
        loop {
            if let Some(job) = line.jobs.pop_front() {
                return Some(job);
            }
            if !line.open {
                return None;
            }
            line = self.arrival.wait(line).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The next job if one is waiting.
    pub(crate) fn try_pop(&self) -> Option<J> {
        self.line().jobs.pop_front()
    }

    pub(crate) fn close(&self) {
        self.line().open = false;
        self.arrival.notify_all();
    }

    /// No job runs while the lock is held, so a poisoned lock guards a whole line.
    fn line(&self) -> MutexGuard<'_, Line<J>> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
