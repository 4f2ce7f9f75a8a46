//! Risk studies: what was asked of a risk, by which method, and what came of it. Words are sealed with the body's key.

use domain::ids::OrgId;
use jiff::civil::Date;

use crate::{Result, Row, Tx, vals};

/// A study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Study {
    /// The body that makes it.
    pub org: OrgId,
    /// Which.
    pub id: i64,
    /// Its random name in addresses and in evidence.
    pub reference: String,
    /// Code of its method.
    pub method: String,
    /// The theme it concerns.
    pub theme: Option<String>,
    /// Question, window, result and the sheet of its method, sealed.
    pub content: Vec<u8>,
    /// How often it was saved.
    pub version: i64,
    /// When it was planned.
    pub planned_on: Date,
    /// When it was begun.
    pub started_on: Option<Date>,
    /// When it was finished.
    pub finished_on: Option<Date>,
    /// When it was published: from then on it is never edited.
    pub published_on: Option<Date>,
}

const STUDY: &str = "SELECT org_id, study_id, reference, method, theme, content, version, planned_on, started_on,
     finished_on, published_on FROM study";

fn study(row: &Row<'_>) -> Result<Study> {
    Ok(Study {
        org: OrgId(row.int(0)?),
        id: row.int(1)?,
        reference: row.text(2)?,
        method: row.text(3)?,
        theme: row.opt_text_ref(4)?.map(str::to_owned),
        content: row.bytes(5)?,
        version: row.int(6)?,
        planned_on: row.date(7)?,
        started_on: row.opt_date(8)?,
        finished_on: row.opt_date(9)?,
        published_on: row.opt_date(10)?,
    })
}

/// Enters a study.
pub fn add(tx: &mut Tx<'_>, study: &Study) -> Result<()> {
    tx.execute(
        "INSERT INTO study (org_id, study_id, reference, method, theme, content, version, planned_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        vals![
            study.org.0,
            study.id,
            &study.reference,
            &study.method,
            study.theme.as_deref(),
            &study.content,
            study.version,
            study.planned_on
        ],
    )?;
    Ok(())
}

/// Saves a study that is not published, over the version that was seen; `false` if it stands elsewhere.
pub fn save(tx: &mut Tx<'_>, study: &Study, seen: i64) -> Result<bool> {
    let saved = tx.execute(
        "UPDATE study SET theme = $1, content = $2, version = $3, started_on = $4, finished_on = $5, published_on = $6
         WHERE org_id = $7 AND study_id = $8 AND version = $9 AND published_on IS NULL",
        vals![
            study.theme.as_deref(),
            &study.content,
            seen + 1,
            study.started_on,
            study.finished_on,
            study.published_on,
            study.org.0,
            study.id,
            seen
        ],
    )?;
    Ok(saved == 1)
}

/// The study of a reference, whichever body makes it.
pub fn find(tx: &mut Tx<'_>, reference: &str) -> Result<Option<Study>> {
    tx.query_opt(&format!("{STUDY} WHERE reference = $1"), vals![reference], study)
}

/// Published studies of every body and all of one's own, the newest first.
pub fn list(tx: &mut Tx<'_>, own: OrgId, limit: u32) -> Result<Vec<Study>> {
    tx.query(
        &format!(
            "{STUDY} WHERE org_id = $1 OR published_on IS NOT NULL ORDER BY planned_on DESC, study_id DESC LIMIT $2"
        ),
        vals![own.0, limit],
        study,
    )
}
