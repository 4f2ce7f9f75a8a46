//! Hats: the roles a person has in an organisation, from and to a moment.

use crate::{Result, Row, Tx, vals};

/// A role granted to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hat {
    /// Where; 0 for the installation (its operator).
    pub org_id: i64,
    /// Who.
    pub person_id: i64,
    /// The role, in the words of the authority table.
    pub role: String,
    /// From when, in milliseconds UTC.
    pub from_ms: i64,
    /// Until when, exclusive; none while it lasts.
    pub to_ms: Option<i64>,
    /// The person who granted it; none for the installation's first administrator.
    pub granted_by: Option<i64>,
}

const COLUMNS: &str = "SELECT org_id, person_id, role, from_ms, to_ms, granted_by FROM hat";

fn read(row: &Row<'_>) -> Result<Hat> {
    Ok(Hat {
        org_id: row.int(0)?,
        person_id: row.int(1)?,
        role: row.text(2)?,
        from_ms: row.int(3)?,
        to_ms: row.opt_int(4)?,
        granted_by: row.opt_int(5)?,
    })
}

/// This person's hat of this role here, if it is worn at `now_ms`.
pub fn find(tx: &mut Tx<'_>, org_id: i64, person_id: i64, role: &str, now_ms: i64) -> Result<Option<Hat>> {
    tx.query_opt(
        &format!(
            "{COLUMNS} WHERE org_id = $1 AND person_id = $2 AND role = $3
             AND from_ms <= $4 AND (to_ms IS NULL OR to_ms > $4) ORDER BY from_ms LIMIT 1"
        ),
        vals![org_id, person_id, role, now_ms],
        read,
    )
}

/// All hats this person wears at `now_ms`, in all organisations.
pub fn list_of_person(tx: &mut Tx<'_>, person_id: i64, now_ms: i64) -> Result<Vec<Hat>> {
    tx.query(
        &format!(
            "{COLUMNS} WHERE person_id = $1 AND from_ms <= $2 AND (to_ms IS NULL OR to_ms > $2)
             ORDER BY org_id, role, from_ms"
        ),
        vals![person_id, now_ms],
        read,
    )
}

/// All hats worn in an organisation at `now_ms`.
pub fn list(tx: &mut Tx<'_>, org_id: i64, now_ms: i64) -> Result<Vec<Hat>> {
    tx.query(
        &format!(
            "{COLUMNS} WHERE org_id = $1 AND from_ms <= $2 AND (to_ms IS NULL OR to_ms > $2)
             ORDER BY role, person_id, from_ms"
        ),
        vals![org_id, now_ms],
        read,
    )
}

/// How many persons wear this role in the organisation at `now_ms`.
pub fn count(tx: &mut Tx<'_>, org_id: i64, role: &str, now_ms: i64) -> Result<i64> {
    tx.query_one(
        "SELECT COUNT(DISTINCT person_id) FROM hat
         WHERE org_id = $1 AND role = $2 AND from_ms <= $3 AND (to_ms IS NULL OR to_ms > $3)",
        vals![org_id, role, now_ms],
        |row| row.int(0),
    )
}

/// Grants a hat; false, and nothing changed, if the same one from the same moment is there.
pub fn add(tx: &mut Tx<'_>, new: &Hat) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO hat (org_id, person_id, role, from_ms, to_ms, granted_by)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (org_id, person_id, role, from_ms) DO NOTHING",
        vals![new.org_id, new.person_id, &new.role, new.from_ms, new.to_ms, new.granted_by],
    )?;
    Ok(added == 1)
}

/// Takes a role back from `now_ms` on; false if it is not worn.
pub fn end(tx: &mut Tx<'_>, org_id: i64, person_id: i64, role: &str, now_ms: i64) -> Result<bool> {
    let ended = tx.execute(
        "UPDATE hat SET to_ms = $1 WHERE org_id = $2 AND person_id = $3 AND role = $4
         AND (to_ms IS NULL OR to_ms > $1)",
        vals![now_ms, org_id, person_id, role],
    )?;
    Ok(ended > 0)
}
