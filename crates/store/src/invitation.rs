//! Invitations: single-use links, of which only the hash is kept.

use crate::{Result, Row, Tx, vals};

/// A link sent to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Hash of the secret in the link.
    pub token_hash: Vec<u8>,
    /// Who is invited.
    pub person_id: i64,
    /// To which organisation; 0 for the installation.
    pub org_id: i64,
    /// What the link is for: to join, to choose a new password.
    pub purpose: String,
    /// When it was made, in milliseconds UTC.
    pub created_ms: i64,
    /// From when it is worthless.
    pub expires_ms: i64,
    /// When it was used.
    pub used_ms: Option<i64>,
}

const COLUMNS: &str = "SELECT token_hash, person_id, org_id, purpose, created_ms, expires_ms, used_ms FROM invitation";

fn read(row: &Row<'_>) -> Result<Invitation> {
    Ok(Invitation {
        token_hash: row.bytes(0)?,
        person_id: row.int(1)?,
        org_id: row.int(2)?,
        purpose: row.text(3)?,
        created_ms: row.int(4)?,
        expires_ms: row.int(5)?,
        used_ms: row.opt_int(6)?,
    })
}

/// The invitation of this link, used or expired ones included.
pub fn find(tx: &mut Tx<'_>, token_hash: &[u8]) -> Result<Option<Invitation>> {
    tx.query_opt(&format!("{COLUMNS} WHERE token_hash = $1"), vals![token_hash], read)
}

/// All invitations of a person, newest first.
pub fn list_of_person(tx: &mut Tx<'_>, person_id: i64) -> Result<Vec<Invitation>> {
    let sql = format!("{COLUMNS} WHERE person_id = $1 ORDER BY created_ms DESC, token_hash");
    tx.query(&sql, vals![person_id], read)
}

/// Adds an invitation.
pub fn add(tx: &mut Tx<'_>, new: &Invitation) -> Result<()> {
    tx.execute(
        "INSERT INTO invitation (token_hash, person_id, org_id, purpose, created_ms, expires_ms, used_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        vals![&new.token_hash, new.person_id, new.org_id, &new.purpose, new.created_ms, new.expires_ms, new.used_ms],
    )?;
    Ok(())
}

/// Uses the link up: the invitation, or none if it is unknown, expired or used. Of two at once, one gets it.
pub fn use_up(tx: &mut Tx<'_>, token_hash: &[u8], now_ms: i64) -> Result<Option<Invitation>> {
    tx.query_opt(
        "UPDATE invitation SET used_ms = $1 WHERE token_hash = $2 AND used_ms IS NULL AND expires_ms > $1
         RETURNING token_hash, person_id, org_id, purpose, created_ms, expires_ms, used_ms",
        vals![now_ms, token_hash],
        read,
    )
}

/// Makes a person's unused links for this purpose worthless from `now_ms` on, as when a new one is sent; how many.
pub fn expire(tx: &mut Tx<'_>, person_id: i64, purpose: &str, now_ms: i64) -> Result<u64> {
    tx.execute(
        "UPDATE invitation SET expires_ms = $1
         WHERE person_id = $2 AND purpose = $3 AND used_ms IS NULL AND expires_ms > $1",
        vals![now_ms, person_id, purpose],
    )
}
