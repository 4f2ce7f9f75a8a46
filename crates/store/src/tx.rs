//! The transaction, as the noun files see it.

use crate::dialect::Engine;
use crate::{Result, Row, StoreError, Val, placeholders, postgresql, sqlite};

/// A running transaction: of a [`write`](crate::Store::write) or, reading only, of a [`read`](crate::Store::read).
///
/// A failed statement dooms the transaction on both engines: even if the closure goes on and answers `Ok`, nothing is
/// recorded and the caller gets the first failure. Expect a taken key with `ON CONFLICT`, not by failing.
pub struct Tx<'a> {
    link: Link<'a>,
    trouble: Option<StoreError>,
    statements: u64,
}

pub(crate) enum Link<'a> {
    Sqlite(&'a rusqlite::Connection),
    Postgres(&'a mut postgresql::Session),
}

impl<'a> Tx<'a> {
    pub(crate) fn new(link: Link<'a>) -> Self {
        Tx { link, trouble: None, statements: 0 }
    }

    /// How many statements ran so far.
    pub(crate) fn statements(&self) -> u64 {
        self.statements
    }

    /// The first failure of a statement, if any.
    pub(crate) fn trouble(self) -> Option<StoreError> {
        self.trouble
    }

    /// Which engine this is; noun files never ask, they call `dialect`.
    pub fn engine(&self) -> Engine {
        match self.link {
            Link::Sqlite(_) => Engine::Sqlite,
            Link::Postgres(_) => Engine::Postgres,
        }
    }

    /// Runs a statement that answers no rows; the number of rows it changed.
    pub fn execute(&mut self, sql: &str, vals: &[Val<'_>]) -> Result<u64> {
        self.statements += 1;
        let outcome = placeholders::check(sql, vals).and_then(|()| match &mut self.link {
            Link::Sqlite(connection) => sqlite::execute(connection, sql, vals),
            Link::Postgres(session) => session.execute(sql, vals),
        });
        self.note(outcome)
    }

    /// Runs a text of several statements without values: migrations and test worlds.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        let outcome = match &mut self.link {
            Link::Sqlite(connection) => sqlite::batch(connection, sql),
            Link::Postgres(session) => session.batch(sql),
        };
        self.note(outcome)
    }

    /// Hands every row to `each` as it comes, in flat memory however many there are.
    ///
    /// `each` may end it early with [`StoreError::Stopped`], which comes back as this error.
    pub fn scan(&mut self, sql: &str, vals: &[Val<'_>], mut each: impl FnMut(&Row<'_>) -> Result<()>) -> Result<()> {
        self.statements += 1;
        let outcome = placeholders::check(sql, vals).and_then(|()| match &mut self.link {
            Link::Sqlite(connection) => sqlite::scan(connection, sql, vals, &mut each),
            Link::Postgres(session) => session.scan(sql, vals, &mut each),
        });
        self.note(outcome)
    }

    /// All rows, each made into a `T`.
    pub fn query<T>(
        &mut self,
        sql: &str,
        vals: &[Val<'_>],
        mut each: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut all = Vec::new();
        self.scan(sql, vals, |row| {
            all.push(each(row)?);
            Ok(())
        })?;
        Ok(all)
    }

    /// The one row if it is there; more than one is a fault of the statement.
    pub fn query_opt<T>(
        &mut self,
        sql: &str,
        vals: &[Val<'_>],
        mut each: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        let mut found = None;
        self.scan(sql, vals, |row| match found {
            None => {
                found = Some(each(row)?);
                Ok(())
            }
            Some(_) => Err(StoreError::Misuse("more than one row where at most one was asked for".into())),
        })?;
        Ok(found)
    }

    /// The one row there must be.
    pub fn query_one<T>(&mut self, sql: &str, vals: &[Val<'_>], each: impl FnMut(&Row<'_>) -> Result<T>) -> Result<T> {
        self.query_opt(sql, vals, each)?.ok_or_else(|| StoreError::value("no row where there must be one"))
    }

    /// Remembers the first failure that must keep this transaction from committing.
    fn note<T>(&mut self, outcome: Result<T>) -> Result<T> {
        if let Err(error) = &outcome
            && error.dooms()
            && self.trouble.is_none()
        {
            self.trouble = Some(error.clone());
        }
        outcome
    }
}
