//! What doctors say of guidelines: whether they apply them, at baseline and later. Holders are keyed hashes, answers sealed.

use domain::ids::OrgId;

use crate::{Result, Tx, vals};

/// What one doctor said of one guideline at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uptake {
    /// The body of the doctor.
    pub org: OrgId,
    /// The guideline, by its public reference.
    pub guideline: String,
    /// The doctor, as a keyed hash of them and the guideline.
    pub holder: Vec<u8>,
    /// Which time: `baseline`, `short`, `long`.
    pub wave: String,
    /// Day, version and answers, sealed.
    pub fact: Vec<u8>,
}

/// Notes what a doctor says; `false`, and nothing changed, if it was said already.
pub fn add(tx: &mut Tx<'_>, uptake: &Uptake) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO uptake (org_id, guideline, holder, wave, fact) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING",
        vals![uptake.org.0, &uptake.guideline, &uptake.holder, &uptake.wave, &uptake.fact],
    )?;
    Ok(added == 1)
}

/// What one holder said of a guideline, each time with what was sealed.
pub fn of_holder(tx: &mut Tx<'_>, org: OrgId, guideline: &str, holder: &[u8]) -> Result<Vec<(String, Vec<u8>)>> {
    tx.query(
        "SELECT wave, fact FROM uptake WHERE org_id = $1 AND guideline = $2 AND holder = $3 ORDER BY wave",
        vals![org.0, guideline, holder],
        |row| Ok((row.text(0)?, row.bytes(1)?)),
    )
}

/// Everything that was said of a guideline, by every body's doctors, a holder's together.
pub fn of_guideline(tx: &mut Tx<'_>, guideline: &str) -> Result<Vec<Uptake>> {
    tx.query(
        "SELECT org_id, holder, wave, fact FROM uptake WHERE guideline = $1 ORDER BY org_id, holder, wave",
        vals![guideline],
        |row| {
            Ok(Uptake {
                org: OrgId(row.int(0)?),
                guideline: guideline.to_owned(),
                holder: row.bytes(1)?,
                wave: row.text(2)?,
                fact: row.bytes(3)?,
            })
        },
    )
}

/// The guidelines of which anything was said, each once, in the order of their references.
pub fn guidelines(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    tx.query("SELECT DISTINCT guideline FROM uptake ORDER BY guideline", &[], |row| row.text(0))
}
