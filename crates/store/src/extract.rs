//! Research extracts: protocols, verdicts, and what was frozen.

use domain::extract::Verdict;
use domain::ids::OrgId;
use jiff::civil::Date;

use crate::{Result, Row, StoreError, Tx, vals};

/// A request for an extract, or the extract once it is frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extract {
    /// The body that asks.
    pub org: OrgId,
    /// Its identity: random.
    pub id: i64,
    /// Its citable identifier.
    pub reference: String,
    /// The protocol, sealed.
    pub protocol: Vec<u8>,
    /// When it was asked for.
    pub asked_on: Date,
    /// When it was frozen.
    pub frozen_on: Option<Date>,
    /// What is public of it, as JSON.
    pub published: Option<String>,
}

const EXTRACT: &str =
    "SELECT org_id, extract_id, reference, protocol, asked_on, frozen_on, published FROM research_extract";

fn extract(row: &Row<'_>) -> Result<Extract> {
    Ok(Extract {
        org: OrgId(row.int(0)?),
        id: row.int(1)?,
        reference: row.text(2)?,
        protocol: row.bytes(3)?,
        asked_on: row.date(4)?,
        frozen_on: row.opt_date(5)?,
        published: row.opt_text(6)?,
    })
}

/// Asks for an extract.
pub fn add(tx: &mut Tx<'_>, new: &Extract) -> Result<()> {
    tx.execute(
        "INSERT INTO research_extract (org_id, extract_id, reference, protocol, asked_on) VALUES ($1, $2, $3, $4, $5)",
        vals![new.org.0, new.id, &new.reference, &new.protocol, new.asked_on],
    )?;
    Ok(())
}

/// The last requests of every body.
pub fn list(tx: &mut Tx<'_>, limit: u32) -> Result<Vec<Extract>> {
    tx.query(&format!("{EXTRACT} ORDER BY asked_on DESC, extract_id LIMIT $1"), vals![limit], extract)
}

/// Those that are frozen, the last first.
pub fn frozen(tx: &mut Tx<'_>, limit: u32) -> Result<Vec<Extract>> {
    tx.query(
        &format!("{EXTRACT} WHERE frozen_on IS NOT NULL ORDER BY frozen_on DESC, extract_id LIMIT $1"),
        vals![limit],
        extract,
    )
}

/// One, by its identifier.
pub fn find(tx: &mut Tx<'_>, reference: &str) -> Result<Option<Extract>> {
    tx.query_opt(&format!("{EXTRACT} WHERE reference = $1"), vals![reference], extract)
}

/// Freezes it, once; `false` when it is frozen already.
pub fn freeze(tx: &mut Tx<'_>, of: &Extract, on: Date, published: &str, files: &[u8]) -> Result<bool> {
    let done = tx.execute(
        "UPDATE research_extract SET frozen_on = $1, published = $2, files = $3
         WHERE org_id = $4 AND extract_id = $5 AND frozen_on IS NULL",
        vals![on, published, files, of.org.0, of.id],
    )?;
    Ok(done == 1)
}

/// Its files, sealed, once it is frozen.
pub fn files(tx: &mut Tx<'_>, of: &Extract) -> Result<Option<Vec<u8>>> {
    let found = tx.query_opt(
        "SELECT files FROM research_extract WHERE org_id = $1 AND extract_id = $2",
        vals![of.org.0, of.id],
        |row| row.opt_bytes(0),
    )?;
    Ok(found.flatten())
}

/// What somebody decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Which body, or the authority.
    pub by: OrgId,
    /// What.
    pub verdict: Verdict,
    /// Why, sealed.
    pub why: Vec<u8>,
    /// When.
    pub on: Date,
}

/// Decides, once; `false` when that was done.
pub fn decide(tx: &mut Tx<'_>, of: &Extract, decided: &Decided) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO extract_verdict (org_id, extract_id, by_org, verdict, why, on_date) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT DO NOTHING",
        vals![of.org.0, of.id, decided.by.0, decided.verdict.code(), &decided.why, decided.on],
    )?;
    Ok(added == 1)
}

/// What was decided of it.
pub fn verdicts(tx: &mut Tx<'_>, of: &Extract) -> Result<Vec<Decided>> {
    tx.query(
        "SELECT by_org, verdict, why, on_date FROM extract_verdict WHERE org_id = $1 AND extract_id = $2
         ORDER BY by_org",
        vals![of.org.0, of.id],
        |row| {
            let verdict = Verdict::parse(row.text_ref(1)?).ok_or_else(|| StoreError::value("an unknown verdict"))?;
            Ok(Decided { by: OrgId(row.int(0)?), verdict, why: row.bytes(2)?, on: row.date(3)? })
        },
    )
}
