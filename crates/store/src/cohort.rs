//! Cohorts: who starts a programme at the same date, pinned to one version of it.

use domain::ids::{CohortId, OrgId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Result, Row, Tx, vals};

/// A cohort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cohort {
    /// Whose it is.
    pub org: OrgId,
    /// Its identity.
    pub id: CohortId,
    /// Short name of the programme.
    pub programme: String,
    /// The version it is pinned to.
    pub version: String,
    /// Short name, such as `2008-01`.
    pub name: String,
    /// First day.
    pub start: Date,
    /// Whether its participants are synthetic: said wherever its figures are shown.
    pub synthetic: bool,
    /// When it was created.
    pub created: Timestamp,
}

const COLUMNS: &str = "org_id, cohort_id, programme, version, name, start_date, synthetic, created_ms";

fn cohort(row: &Row<'_>) -> Result<Cohort> {
    Ok(Cohort {
        org: OrgId(row.int(0)?),
        id: CohortId(row.int(1)?),
        programme: row.text(2)?,
        version: row.text(3)?,
        name: row.text(4)?,
        start: row.date(5)?,
        synthetic: row.flag(6)?,
        created: row.time(7)?,
    })
}

/// Adds a cohort; while `ready` is false (an import that still loads) no other function sees it.
///
/// Answers `false` when the programme has a cohort of that name already, seen or not.
pub fn add(tx: &mut Tx<'_>, cohort: &Cohort, ready: bool) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO cohort (org_id, cohort_id, programme, version, name, start_date, synthetic, created_ms, ready)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING",
        vals![
            cohort.org.0,
            cohort.id.0,
            &cohort.programme,
            &cohort.version,
            &cohort.name,
            cohort.start,
            cohort.synthetic,
            cohort.created,
            ready
        ],
    )?;
    Ok(added == 1)
}

/// Makes a cohort that was loading visible: the one small transaction that ends an import.
pub fn make_ready(tx: &mut Tx<'_>, org: OrgId, id: CohortId) -> Result<()> {
    tx.execute("UPDATE cohort SET ready = 1 WHERE org_id = $1 AND cohort_id = $2", vals![org.0, id.0])?;
    Ok(())
}

/// The cohort of that name.
pub fn find_by_name(tx: &mut Tx<'_>, org: OrgId, programme: &str, name: &str) -> Result<Option<Cohort>> {
    tx.query_opt(
        &format!("SELECT {COLUMNS} FROM cohort WHERE org_id = $1 AND programme = $2 AND name = $3 AND ready = 1"),
        vals![org.0, programme, name],
        cohort,
    )
}

/// The cohort of that identity.
pub fn find(tx: &mut Tx<'_>, org: OrgId, id: CohortId) -> Result<Option<Cohort>> {
    tx.query_opt(
        &format!("SELECT {COLUMNS} FROM cohort WHERE org_id = $1 AND cohort_id = $2 AND ready = 1"),
        vals![org.0, id.0],
        cohort,
    )
}

/// Every cohort of the installation, by organisation, programme and start.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Cohort>> {
    tx.query(
        &format!("SELECT {COLUMNS} FROM cohort WHERE ready = 1 ORDER BY org_id, programme, start_date, cohort_id"),
        &[],
        cohort,
    )
}

/// Cohorts whose import never ended, for whoever cleans up.
pub fn list_unready(tx: &mut Tx<'_>) -> Result<Vec<Cohort>> {
    tx.query(&format!("SELECT {COLUMNS} FROM cohort WHERE ready = 0 ORDER BY org_id, cohort_id"), &[], cohort)
}

/// Tables that hold the rows of a cohort, children before the cohort itself: each table with its name in a column, which a
/// test compares with the schema.
pub const TABLES: &[&str] = &[
    "annotation",
    "team_override",
    "outcome",
    "response",
    "draft",
    "commitment",
    "choice",
    "leave_period",
    "departure",
    "review_comment",
    "tally",
    "option_mark",
    "self_check",
    "enrolment",
    "reading",
    "coding",
    "coding_settlement",
    "paraphrase_answer",
    "paraphrase",
    "synthesis_deed",
    "synthesis_revision",
    "snapshot",
    "forum_opening",
    "forum_deed",
    "forum_post",
    "forum_voice",
    "forum_thread",
    "goal_proposal",
    "applicant",
    "general_measure",
];

/// Removes what an import that failed has loaded: only of a cohort that nobody ever saw.
pub fn discard_unready(tx: &mut Tx<'_>, org: OrgId, id: CohortId) -> Result<()> {
    let unready = tx.query_opt(
        "SELECT 1 FROM cohort WHERE org_id = $1 AND cohort_id = $2 AND ready = 0",
        vals![org.0, id.0],
        |row| row.int(0),
    )?;
    if unready.is_none() {
        return Ok(());
    }
    for table in TABLES {
        tx.execute(&format!("DELETE FROM {table} WHERE org_id = $1 AND cohort_id = $2"), vals![org.0, id.0])?;
    }
    tx.execute("DELETE FROM cohort WHERE org_id = $1 AND cohort_id = $2 AND ready = 0", vals![org.0, id.0])?;
    Ok(())
}
