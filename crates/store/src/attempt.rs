//! Attempts: how often something was tried in a window of time, for rate limits that hold across processes.

use crate::{Result, Tx, vals};

/// Counts one more try and answers how many there are now. `key` is a hash made by the caller (it names no person);
/// `window_ms` is the start of the window, in milliseconds UTC.
pub fn add(tx: &mut Tx<'_>, key: &str, window_ms: i64) -> Result<i64> {
    tx.query_one(
        "INSERT INTO attempt (key, window_ms, tries) VALUES ($1, $2, 1)
         ON CONFLICT (key, window_ms) DO UPDATE SET tries = attempt.tries + 1 RETURNING tries",
        vals![key, window_ms],
        |row| row.int(0),
    )
}

/// How many tries were counted in this window.
pub fn count(tx: &mut Tx<'_>, key: &str, window_ms: i64) -> Result<i64> {
    let tries =
        tx.query_opt("SELECT tries FROM attempt WHERE key = $1 AND window_ms = $2", vals![key, window_ms], |row| {
            row.int(0)
        })?;
    Ok(tries.unwrap_or(0))
}

/// Starts again from none, as after a sign-in that succeeded.
pub fn clear(tx: &mut Tx<'_>, key: &str) -> Result<u64> {
    tx.execute("DELETE FROM attempt WHERE key = $1", vals![key])
}

/// Forgets windows that began before `before_ms`; how many counters.
pub fn forget(tx: &mut Tx<'_>, before_ms: i64) -> Result<u64> {
    tx.execute("DELETE FROM attempt WHERE window_ms < $1", vals![before_ms])
}
