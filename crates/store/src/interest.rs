//! Interests that members of a team declare: every declaration stays, the latest of each person holds.

use domain::ids::{OrgId, PersonId};
use jiff::Timestamp;

use crate::{Result, Tx, vals};

/// One declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// Whose.
    pub person: PersonId,
    /// What they declare, by language, a JSON object; empty for nothing to declare.
    pub words: String,
    /// Whether they consent to be named on the public page.
    pub listed: bool,
    /// When.
    pub at: Timestamp,
}

/// Keeps a declaration; a second one in the same instant replaces nothing.
pub fn add(tx: &mut Tx<'_>, org: OrgId, declaration: &Declaration) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO interest_declaration (org_id, person_id, at_ms, words, listed)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (org_id, person_id, at_ms) DO NOTHING",
        vals![org.0, declaration.person.0, declaration.at, &declaration.words, i64::from(declaration.listed)],
    )?;
    Ok(added == 1)
}

/// The declaration of each person that holds: their latest.
pub fn list(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<Declaration>> {
    tx.query(
        "SELECT d.person_id, d.words, d.listed, d.at_ms FROM interest_declaration d
         WHERE d.org_id = $1 AND NOT EXISTS (
             SELECT 1 FROM interest_declaration e
             WHERE e.org_id = d.org_id AND e.person_id = d.person_id AND e.at_ms > d.at_ms)
         ORDER BY d.person_id",
        vals![org.0],
        |row| {
            Ok(Declaration {
                person: PersonId(row.int(0)?),
                words: row.text(1)?,
                listed: row.flag(2)?,
                at: row.time(3)?,
            })
        },
    )
}
