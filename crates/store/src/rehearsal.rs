//! What was seen and done in rehearsals of a definition; its data themselves are never here.

use domain::ids::{OrgId, PersonId};
use jiff::Timestamp;

use crate::{Result, Tx, vals};

/// Which files were rehearsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rehearsed {
    /// Whose.
    pub org: OrgId,
    /// Short name of the programme.
    pub programme: String,
    /// SHA-256 of the definition's canonical text.
    pub hash: Vec<u8>,
}

/// One thing seen or done in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Code of the part.
    pub part: String,
    /// Tag of the language.
    pub language: String,
    /// Who of the team walked.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Records a fact; `false` if it is one already, whoever walked first.
pub fn add(tx: &mut Tx<'_>, what: &Rehearsed, fact: &Fact) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO rehearsal (org_id, programme, hash, part, language, person_id, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        vals![what.org.0, &what.programme, &what.hash, &fact.part, &fact.language, fact.person.0, fact.at],
    )?;
    Ok(added == 1)
}

/// Every fact about these files.
pub fn list(tx: &mut Tx<'_>, what: &Rehearsed) -> Result<Vec<Fact>> {
    tx.query(
        "SELECT part, language, person_id, at_ms FROM rehearsal
         WHERE org_id = $1 AND programme = $2 AND hash = $3 ORDER BY part, language",
        vals![what.org.0, &what.programme, &what.hash],
        |row| Ok(Fact { part: row.text(0)?, language: row.text(1)?, person: PersonId(row.int(2)?), at: row.time(3)? }),
    )
}
