//! Organisations: they share nothing but listed hand-overs.

use crate::{Result, Row, Tx, vals};

/// An organisation of the installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// 63 random bits; 0 is the installation itself and has no row.
    pub org_id: i64,
    /// The name in URLs and commands; unique.
    pub short_name: String,
    /// Its names by language, a JSON object.
    pub names: String,
    /// Its time zone, an IANA name.
    pub zone: String,
    /// The fewest persons a published figure may stand for.
    pub k: i64,
    /// Who pays for it, as JSON.
    pub funding: String,
    /// Its data key, wrapped by the installation's.
    pub wrapped_key: Vec<u8>,
    /// When it was made, in milliseconds UTC.
    pub created_ms: i64,
}

const COLUMNS: &str = "SELECT org_id, short_name, names, zone, k, funding, wrapped_key, created_ms FROM organisation";

fn read(row: &Row<'_>) -> Result<Organisation> {
    Ok(Organisation {
        org_id: row.int(0)?,
        short_name: row.text(1)?,
        names: row.text(2)?,
        zone: row.text(3)?,
        k: row.int(4)?,
        funding: row.text(5)?,
        wrapped_key: row.bytes(6)?,
        created_ms: row.int(7)?,
    })
}

/// The organisation with this id.
pub fn find(tx: &mut Tx<'_>, org_id: i64) -> Result<Option<Organisation>> {
    tx.query_opt(&format!("{COLUMNS} WHERE org_id = $1"), vals![org_id], read)
}

/// The organisation with this short name.
pub fn find_by_short_name(tx: &mut Tx<'_>, short_name: &str) -> Result<Option<Organisation>> {
    tx.query_opt(&format!("{COLUMNS} WHERE short_name = $1"), vals![short_name], read)
}

/// All organisations by short name.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Organisation>> {
    tx.query(&format!("{COLUMNS} ORDER BY short_name"), &[], read)
}

/// How many organisations there are.
pub fn count(tx: &mut Tx<'_>) -> Result<i64> {
    tx.query_one("SELECT COUNT(*) FROM organisation", &[], |row| row.int(0))
}

/// Adds an organisation; false, and nothing changed, if its short name is taken.
pub fn add(tx: &mut Tx<'_>, new: &Organisation) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO organisation (org_id, short_name, names, zone, k, funding, wrapped_key, created_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (short_name) DO NOTHING",
        vals![
            new.org_id,
            &new.short_name,
            &new.names,
            &new.zone,
            new.k,
            &new.funding,
            &new.wrapped_key,
            new.created_ms
        ],
    )?;
    Ok(added == 1)
}

/// Changes names, zone, k and funding; false if there is no such organisation.
pub fn change(tx: &mut Tx<'_>, changed: &Organisation) -> Result<bool> {
    let rows = tx.execute(
        "UPDATE organisation SET names = $1, zone = $2, k = $3, funding = $4 WHERE org_id = $5",
        vals![&changed.names, &changed.zone, changed.k, &changed.funding, changed.org_id],
    )?;
    Ok(rows == 1)
}
