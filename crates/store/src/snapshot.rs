//! Snapshots: figures frozen for good, with the hash that says they are the same.

use domain::ids::{CohortId, OrgId};
use jiff::Timestamp;

use crate::{Result, Tx, vals};

/// A frozen document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// SHA-256 of the body.
    pub hash: Vec<u8>,
    /// The document.
    pub body: Vec<u8>,
    /// When it was frozen.
    pub frozen: Timestamp,
}

/// Freezes a document; `false` if that wave is frozen already, which is then left as it is.
pub fn add(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId, wave: &str, snapshot: &Snapshot) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO snapshot (org_id, cohort_id, wave, hash, body, frozen_ms)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        vals![org.0, cohort.0, wave, &snapshot.hash, &snapshot.body, snapshot.frozen],
    )?;
    Ok(added == 1)
}

/// The frozen document of a wave.
pub fn find(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId, wave: &str) -> Result<Option<Snapshot>> {
    tx.query_opt(
        "SELECT hash, body, frozen_ms FROM snapshot WHERE org_id = $1 AND cohort_id = $2 AND wave = $3",
        vals![org.0, cohort.0, wave],
        |row| Ok(Snapshot { hash: row.bytes(0)?, body: row.bytes(1)?, frozen: row.time(2)? }),
    )
}
