//! Sessions: who is signed in, where, and under which hat. Only the hash of the cookie's secret is kept.

use crate::{Result, Row, Tx, vals};

/// A sign-in that lasts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Hash of the secret in the cookie.
    pub token_hash: Vec<u8>,
    /// Who signed in.
    pub person_id: i64,
    /// The organisation they are in at present; none before they chose.
    pub org_id: Option<i64>,
    /// The hat they wear at present; none before they chose.
    pub hat: Option<String>,
    /// When they signed in, in milliseconds UTC.
    pub created_ms: i64,
    /// When they were last seen.
    pub seen_ms: i64,
    /// When it ends by itself.
    pub expires_ms: i64,
    /// When it was revoked.
    pub revoked_ms: Option<i64>,
}

const COLUMNS: &str =
    "SELECT token_hash, person_id, org_id, hat, created_ms, seen_ms, expires_ms, revoked_ms FROM session";

fn read(row: &Row<'_>) -> Result<Session> {
    Ok(Session {
        token_hash: row.bytes(0)?,
        person_id: row.int(1)?,
        org_id: row.opt_int(2)?,
        hat: row.opt_text(3)?,
        created_ms: row.int(4)?,
        seen_ms: row.int(5)?,
        expires_ms: row.int(6)?,
        revoked_ms: row.opt_int(7)?,
    })
}

/// The session of this cookie, if it is neither revoked nor over at `now_ms`.
pub fn find(tx: &mut Tx<'_>, token_hash: &[u8], now_ms: i64) -> Result<Option<Session>> {
    let sql = format!("{COLUMNS} WHERE token_hash = $1 AND revoked_ms IS NULL AND expires_ms > $2");
    tx.query_opt(&sql, vals![token_hash, now_ms], read)
}

/// A person's sessions that last at `now_ms`, the last seen first.
pub fn list_of_person(tx: &mut Tx<'_>, person_id: i64, now_ms: i64) -> Result<Vec<Session>> {
    let sql = format!(
        "{COLUMNS} WHERE person_id = $1 AND revoked_ms IS NULL AND expires_ms > $2 ORDER BY seen_ms DESC, token_hash"
    );
    tx.query(&sql, vals![person_id, now_ms], read)
}

/// Adds a session.
pub fn add(tx: &mut Tx<'_>, new: &Session) -> Result<()> {
    tx.execute(
        "INSERT INTO session (token_hash, person_id, org_id, hat, created_ms, seen_ms, expires_ms, revoked_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        vals![
            &new.token_hash,
            new.person_id,
            new.org_id,
            &new.hat,
            new.created_ms,
            new.seen_ms,
            new.expires_ms,
            new.revoked_ms
        ],
    )?;
    Ok(())
}

/// Puts on another hat; false if the session is not there or revoked.
pub fn wear(tx: &mut Tx<'_>, token_hash: &[u8], org_id: i64, hat: &str) -> Result<bool> {
    let rows = tx.execute(
        "UPDATE session SET org_id = $1, hat = $2 WHERE token_hash = $3 AND revoked_ms IS NULL",
        vals![org_id, hat, token_hash],
    )?;
    Ok(rows == 1)
}

/// Notes that the person was seen, and until when the session now lasts; false if it is not there or revoked.
pub fn see(tx: &mut Tx<'_>, token_hash: &[u8], now_ms: i64, expires_ms: i64) -> Result<bool> {
    let rows = tx.execute(
        "UPDATE session SET seen_ms = $1, expires_ms = $2 WHERE token_hash = $3 AND revoked_ms IS NULL",
        vals![now_ms, expires_ms, token_hash],
    )?;
    Ok(rows == 1)
}

/// Ends one session; false if it is not there or revoked already.
pub fn revoke(tx: &mut Tx<'_>, token_hash: &[u8], now_ms: i64) -> Result<bool> {
    let rows = tx.execute(
        "UPDATE session SET revoked_ms = $1 WHERE token_hash = $2 AND revoked_ms IS NULL",
        vals![now_ms, token_hash],
    )?;
    Ok(rows == 1)
}

/// Ends all sessions of a person, as when the password changes; how many.
pub fn revoke_all(tx: &mut Tx<'_>, person_id: i64, now_ms: i64) -> Result<u64> {
    tx.execute(
        "UPDATE session SET revoked_ms = $1 WHERE person_id = $2 AND revoked_ms IS NULL",
        vals![now_ms, person_id],
    )
}

/// Forgets sessions that were over before `before_ms`; how many.
pub fn forget(tx: &mut Tx<'_>, before_ms: i64) -> Result<u64> {
    tx.execute("DELETE FROM session WHERE expires_ms < $1", vals![before_ms])
}
