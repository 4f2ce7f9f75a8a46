//! The outbox: what is to be done after a fact, enqueued with it and done at least once.
//!
//! A row holds only what it is about (ids as JSON): whoever does it reads the state again. What state a row is in
//! follows from its facts: waiting for its time, due, leased to a worker, done, or given up.

use crate::postgresql::Mode;
use crate::{Result, Store, Tx, vals};

/// Something to do, as it is enqueued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Whose.
    pub org_id: i64,
    /// 63 random bits made by the caller.
    pub id: i64,
    /// What kind of thing, in the words of the job that does it.
    pub kind: String,
    /// What it is about: ids as JSON, never words of a person.
    pub about: String,
    /// Not before, in milliseconds UTC.
    pub run_at_ms: i64,
    /// At most one row of an organisation ever has this key; none where repetition is meant.
    pub dedupe_key: Option<String>,
}

/// A row leased to a worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Whose.
    pub org_id: i64,
    /// Which.
    pub id: i64,
    /// What kind of thing.
    pub kind: String,
    /// What it is about.
    pub about: String,
    /// Which try this is, from 1. It also proves the lease: a worker that lost it to a later try can end nothing.
    pub attempt: i64,
}

/// How many rows are in which state at a moment: for the operator's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Their time has not come.
    pub waiting: i64,
    /// Their time has come and nobody is at them.
    pub due: i64,
    /// A worker is at them.
    pub leased: i64,
    /// Done.
    pub done: i64,
    /// Given up, with a reason.
    pub gave_up: i64,
}

impl Tx<'_> {
    /// Enqueues a job in the transaction of the fact that asks for it; false if its `dedupe_key` was enqueued before.
    pub fn enqueue(&mut self, job: &Job) -> Result<bool> {
        let added = self.execute(
            "INSERT INTO outbox (org_id, id, kind, about, run_at_ms, dedupe_key, attempts)
             VALUES ($1, $2, $3, $4, $5, $6, 0)
             ON CONFLICT (org_id, dedupe_key) WHERE dedupe_key IS NOT NULL DO NOTHING",
            vals![job.org_id, job.id, &job.kind, &job.about, job.run_at_ms, &job.dedupe_key],
        )?;
        Ok(added == 1)
    }
}

impl Store {
    /// Leases at most `n` due rows for `lease_ms`, the longest due first: no two workers get the same row, and a row
    /// whose worker dies is due again when the lease ends.
    pub fn claim_outbox(&self, now_ms: i64, n: i64, lease_ms: i64) -> Result<Vec<Claim>> {
        self.write_as(Mode::Committed, move |tx| claim(tx, now_ms, n, lease_ms))
    }
}

fn claim(tx: &mut Tx<'_>, now_ms: i64, n: i64, lease_ms: i64) -> Result<Vec<Claim>> {
    // Two statements and not one UPDATE … IN (SELECT … LIMIT …): PostgreSQL may run such a subquery more than once.
    let due = format!(
        "SELECT org_id, id, kind, about, attempts FROM outbox
         WHERE ended_ms IS NULL AND run_at_ms <= $1 AND (locked_until_ms IS NULL OR locked_until_ms <= $1)
         ORDER BY run_at_ms, org_id, id LIMIT $2{}",
        tx.engine().skip_locked()
    );
    let claims = tx.query(&due, vals![now_ms, n], |row| {
        Ok(Claim {
            org_id: row.int(0)?,
            id: row.int(1)?,
            kind: row.text(2)?,
            about: row.text(3)?,
            attempt: row.int(4)? + 1,
        })
    })?;
    for claim in &claims {
        tx.execute(
            "UPDATE outbox SET locked_until_ms = $1, attempts = $2 WHERE org_id = $3 AND id = $4",
            vals![now_ms.saturating_add(lease_ms), claim.attempt, claim.org_id, claim.id],
        )?;
    }
    Ok(claims)
}

/// It is done; false if the lease was lost to a later try or the row has ended.
pub fn done(tx: &mut Tx<'_>, claim: &Claim, now_ms: i64) -> Result<bool> {
    end(tx, claim, now_ms, None)
}

/// It will never be done, for this reason (which names no person); false as for [`done`].
pub fn give_up(tx: &mut Tx<'_>, claim: &Claim, now_ms: i64, reason: &str) -> Result<bool> {
    end(tx, claim, now_ms, Some(reason))
}

fn end(tx: &mut Tx<'_>, claim: &Claim, now_ms: i64, reason: Option<&str>) -> Result<bool> {
    let ended = tx.execute(
        "UPDATE outbox SET ended_ms = $1, gave_up_reason = $2, locked_until_ms = NULL
         WHERE org_id = $3 AND id = $4 AND attempts = $5 AND ended_ms IS NULL",
        vals![now_ms, reason, claim.org_id, claim.id, claim.attempt],
    )?;
    Ok(ended == 1)
}

/// It is to be tried again at a later time; false as for [`done`].
pub fn retry_at(tx: &mut Tx<'_>, claim: &Claim, run_at_ms: i64) -> Result<bool> {
    let put_back = tx.execute(
        "UPDATE outbox SET run_at_ms = $1, locked_until_ms = NULL
         WHERE org_id = $2 AND id = $3 AND attempts = $4 AND ended_ms IS NULL",
        vals![run_at_ms, claim.org_id, claim.id, claim.attempt],
    )?;
    Ok(put_back == 1)
}

/// Whether a job with this key was ever enqueued (and not forgotten yet).
pub fn is_enqueued(tx: &mut Tx<'_>, org: i64, dedupe_key: &str) -> Result<bool> {
    let found =
        tx.query_opt("SELECT 1 FROM outbox WHERE org_id = $1 AND dedupe_key = $2", vals![org, dedupe_key], |row| {
            row.int(0)
        })?;
    Ok(found.is_some())
}

/// What the rows were about that are done and whose keys begin so; the beginning holds neither `%` nor `_`.
pub fn about_of_done(tx: &mut Tx<'_>, org: i64, beginning: &str) -> Result<Vec<String>> {
    tx.query(
        "SELECT about FROM outbox
         WHERE org_id = $1 AND dedupe_key LIKE $2 AND ended_ms IS NOT NULL AND gave_up_reason IS NULL ORDER BY dedupe_key",
        vals![org, format!("{beginning}%")],
        |row| row.text(0),
    )
}

/// Forgets rows that ended before `before_ms`, and those with a key before `keyed_before_ms`: as long as a row with a key
/// is remembered, nothing is enqueued under that key again. How many were forgotten.
pub fn forget(tx: &mut Tx<'_>, before_ms: i64, keyed_before_ms: i64) -> Result<u64> {
    tx.execute(
        "DELETE FROM outbox WHERE (ended_ms < $1 AND dedupe_key IS NULL) OR ended_ms < $2",
        vals![before_ms, keyed_before_ms],
    )
}

/// How many rows are in which state at a moment, in one organisation or, with none, in all.
pub fn count(tx: &mut Tx<'_>, org: Option<i64>, now_ms: i64) -> Result<Counts> {
    let mut counts = Counts::default();
    tx.scan(
        "SELECT CASE WHEN gave_up_reason IS NOT NULL THEN 4
                     WHEN ended_ms IS NOT NULL THEN 3
                     WHEN locked_until_ms > $1 THEN 2
                     WHEN run_at_ms <= $1 THEN 1
                     ELSE 0 END AS state, COUNT(*)
         FROM outbox WHERE CAST($2 AS BIGINT) IS NULL OR org_id = $2 GROUP BY 1",
        vals![now_ms, org],
        |row| {
            let n = row.int(1)?;
            match row.int(0)? {
                0 => counts.waiting = n,
                1 => counts.due = n,
                2 => counts.leased = n,
                3 => counts.done = n,
                _ => counts.gave_up = n,
            }
            Ok(())
        },
    )?;
    Ok(counts)
}
