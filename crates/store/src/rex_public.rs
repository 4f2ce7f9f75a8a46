//! Counts of the REX base as everybody sees them, frozen once a month.

use crate::{Result, Tx, vals};

/// Freezes the counts of a month; `false` if that was done already.
pub fn add(tx: &mut Tx<'_>, month: &str, counts: &str) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO rex_public (month, counts) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        vals![month, counts],
    )?;
    Ok(added == 1)
}

/// The latest counts that were frozen, and their month.
pub fn latest(tx: &mut Tx<'_>) -> Result<Option<(String, String)>> {
    tx.query_opt("SELECT month, counts FROM rex_public ORDER BY month DESC LIMIT 1", &[], |row| {
        Ok((row.text(0)?, row.text(1)?))
    })
}

/// Whether the counts of a month are frozen.
pub fn is_frozen(tx: &mut Tx<'_>, month: &str) -> Result<bool> {
    let found = tx.query_one("SELECT COUNT(*) FROM rex_public WHERE month = $1", vals![month], |row| row.int(0))?;
    Ok(found > 0)
}
