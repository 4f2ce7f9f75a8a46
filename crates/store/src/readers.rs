//! SQLite's readers: connections lent to whoever reads, for as long as the reading takes, on the reader's own thread.
//!
//! A reading is often shorter than waking another thread twice would be.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

/// A few connections that only read.
pub(crate) struct Readers {
    shelf: Mutex<Shelf>,
    back: Condvar,
}

struct Shelf {
    idle: Vec<Connection>,
    lent: usize,
    open: bool,
}

/// A connection on loan; dropping it gives it back.
pub(crate) struct Lent<'a> {
    from: &'a Readers,
    connection: Option<Connection>,
}

impl Readers {
    pub(crate) fn new(connections: Vec<Connection>) -> Self {
        let shelf = Shelf { idle: connections, lent: 0, open: true };
        Readers { shelf: Mutex::new(shelf), back: Condvar::new() }
    }

    /// A connection, however long it takes to come back; none when the store is closed.
    pub(crate) fn lend(&self) -> Option<Lent<'_>> {
        let mut shelf = self.shelf();
        loop {
            if !shelf.open {
                return None;
            }
            if let Some(connection) = shelf.idle.pop() {
                shelf.lent += 1;
                return Some(Lent { from: self, connection: Some(connection) });
            }
            shelf = self.back.wait(shelf).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Whether a connection is there at this moment.
    pub(crate) fn has_idle(&self) -> bool {
        !self.shelf().idle.is_empty()
    }

    /// Lends nothing more; connections close as they come back.
    pub(crate) fn close(&self) {
        let mut shelf = self.shelf();
        shelf.open = false;
        shelf.idle.clear();
        drop(shelf);
        self.back.notify_all();
    }

    /// Waits until every connection is closed.
    pub(crate) fn wait_until_closed(&self) {
        let mut shelf = self.shelf();
        while shelf.open || shelf.lent > 0 {
            shelf = self.back.wait(shelf).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn give_back(&self, connection: Connection) {
        let mut shelf = self.shelf();
        shelf.lent -= 1;
        if shelf.open {
            shelf.idle.push(connection);
            self.back.notify_one();
        } else {
            drop(connection);
            self.back.notify_all();
        }
    }

    /// Nothing that can panic runs while the lock is held, so a poisoned lock guards a whole shelf.
    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lent<'_> {
    pub(crate) fn connection(&self) -> Option<&Connection> {
        self.connection.as_ref()
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.from.give_back(connection);
        }
    }
}
