//! The way from an accepted near miss to its record: records that wait for a batch, and sealed links that can be destroyed.

use domain::ids::OrgId;
use jiff::civil::Date;

use crate::{Result, Row, Tx, vals};

/// An accepted record that waits for others to enter with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The body.
    pub org: OrgId,
    /// Its identity: random.
    pub id: i64,
    /// Which near miss it comes from.
    pub near_miss: i64,
    /// The record, sealed.
    pub record: Vec<u8>,
    /// The month of its acceptance, such as `2026-11`.
    pub month: String,
}

fn waiting_row(row: &Row<'_>) -> Result<Waiting> {
    Ok(Waiting {
        org: OrgId(row.int(0)?),
        id: row.int(1)?,
        near_miss: row.int(2)?,
        record: row.bytes(3)?,
        month: row.text(4)?,
    })
}

/// Puts a record among those that wait.
pub fn add_waiting(tx: &mut Tx<'_>, new: &Waiting) -> Result<()> {
    tx.execute(
        "INSERT INTO rex_waiting (org_id, waiting_id, near_miss_id, record, month) VALUES ($1, $2, $3, $4, $5)",
        vals![new.org.0, new.id, new.near_miss, &new.record, &new.month],
    )?;
    Ok(())
}

/// Every record that waits, of every body.
pub fn waiting(tx: &mut Tx<'_>) -> Result<Vec<Waiting>> {
    tx.query(
        "SELECT org_id, waiting_id, near_miss_id, record, month FROM rex_waiting ORDER BY org_id, waiting_id",
        &[],
        waiting_row,
    )
}

/// The record of a near miss, while it waits.
pub fn waiting_of(tx: &mut Tx<'_>, org: OrgId, near_miss: i64) -> Result<Option<Waiting>> {
    tx.query_opt(
        "SELECT org_id, waiting_id, near_miss_id, record, month FROM rex_waiting WHERE org_id = $1 AND near_miss_id = $2",
        vals![org.0, near_miss],
        waiting_row,
    )
}

/// Takes a record off those that wait; `false` when somebody else did.
pub fn remove_waiting(tx: &mut Tx<'_>, org: OrgId, id: i64) -> Result<bool> {
    let gone = tx.execute("DELETE FROM rex_waiting WHERE org_id = $1 AND waiting_id = $2", vals![org.0, id])?;
    Ok(gone == 1)
}

/// Keeps the way from a near miss to its record, sealed.
pub fn link(tx: &mut Tx<'_>, org: OrgId, near_miss: i64, sealed: &[u8]) -> Result<()> {
    tx.execute(
        "INSERT INTO near_miss_link (org_id, near_miss_id, link) VALUES ($1, $2, $3)",
        vals![org.0, near_miss, sealed],
    )?;
    Ok(())
}

/// The sealed way from a near miss to its record, while there is one.
pub fn find_link(tx: &mut Tx<'_>, org: OrgId, near_miss: i64) -> Result<Option<Vec<u8>>> {
    let found = tx.query_opt(
        "SELECT link FROM near_miss_link WHERE org_id = $1 AND near_miss_id = $2",
        vals![org.0, near_miss],
        |row| row.opt_bytes(0),
    )?;
    Ok(found.flatten())
}

/// The near misses of a body whose link is there, `limit` at most after an identity.
pub fn links(tx: &mut Tx<'_>, org: OrgId, after: i64, limit: u32) -> Result<Vec<i64>> {
    tx.query(
        "SELECT near_miss_id FROM near_miss_link WHERE org_id = $1 AND link IS NOT NULL AND near_miss_id > $2
         ORDER BY near_miss_id LIMIT $3",
        vals![org.0, after, limit],
        |row| row.int(0),
    )
}

/// Destroys a link; `false` when there is none any more.
pub fn destroy_link(tx: &mut Tx<'_>, org: OrgId, near_miss: i64, on: Date) -> Result<bool> {
    let gone = tx.execute(
        "UPDATE near_miss_link SET link = NULL, destroyed_on = $1
         WHERE org_id = $2 AND near_miss_id = $3 AND link IS NOT NULL",
        vals![on, org.0, near_miss],
    )?;
    Ok(gone == 1)
}

/// How many links of a body are there, and how many were destroyed.
pub fn count_links(tx: &mut Tx<'_>, org: OrgId) -> Result<(i64, i64)> {
    tx.query_one("SELECT COUNT(link), COUNT(destroyed_on) FROM near_miss_link WHERE org_id = $1", vals![org.0], |row| {
        Ok((row.int(0)?, row.int(1)?))
    })
}
