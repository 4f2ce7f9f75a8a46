//! Credits: what somebody's deed counts for. The holder and the source are keyed hashes and the fact is sealed: beside the
//! days of sending, a person here would tell who reported what.

use domain::ids::OrgId;

use crate::{Result, Tx, vals};

/// A credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// Its identity.
    pub id: i64,
    /// Whose, as a keyed hash.
    pub holder: Vec<u8>,
    /// What it comes from, as a keyed hash: counted once.
    pub source: Vec<u8>,
    /// What it is, sealed.
    pub fact: Vec<u8>,
}

/// Adds a credit; `false`, and nothing changed, if its source was counted.
pub fn add(tx: &mut Tx<'_>, org: OrgId, credit: &Credit) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO credit (org_id, credit_id, holder, source, fact) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (org_id, source) DO NOTHING",
        vals![org.0, credit.id, &credit.holder, &credit.source, &credit.fact],
    )?;
    Ok(added == 1)
}

/// Replaces what a credit is, such as that it now stands; `false` when there is none of that source.
pub fn change(tx: &mut Tx<'_>, org: OrgId, source: &[u8], fact: &[u8]) -> Result<bool> {
    let changed =
        tx.execute("UPDATE credit SET fact = $1 WHERE org_id = $2 AND source = $3", vals![fact, org.0, source])?;
    Ok(changed == 1)
}

/// The credit of a source.
pub fn find(tx: &mut Tx<'_>, org: OrgId, source: &[u8]) -> Result<Option<Credit>> {
    tx.query_opt(
        "SELECT credit_id, holder, source, fact FROM credit WHERE org_id = $1 AND source = $2",
        vals![org.0, source],
        |row| Ok(Credit { id: row.int(0)?, holder: row.bytes(1)?, source: row.bytes(2)?, fact: row.bytes(3)? }),
    )
}

/// The credits of a holder.
pub fn list(tx: &mut Tx<'_>, org: OrgId, holder: &[u8]) -> Result<Vec<Credit>> {
    tx.query(
        "SELECT credit_id, holder, source, fact FROM credit WHERE org_id = $1 AND holder = $2 ORDER BY credit_id",
        vals![org.0, holder],
        |row| Ok(Credit { id: row.int(0)?, holder: row.bytes(1)?, source: row.bytes(2)?, fact: row.bytes(3)? }),
    )
}
