//! Editions: the draft of a programme's next version, every revision of its goals, and every check of one.

use domain::editorial::{Change, Check, Revision, Verdict};
use domain::ids::{OrgId, PersonId};
use jiff::Timestamp;

use crate::{Result, Row, StoreError, Tx, vals};

/// The draft of a programme's next version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Its identity.
    pub id: i64,
    /// The programme.
    pub programme: String,
    /// The published version it starts from.
    pub base: String,
    /// The version it will be.
    pub version: String,
    /// Who began it.
    pub begun_by: PersonId,
    /// When.
    pub begun: Timestamp,
}

/// How an edition ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// `published`, or `put_aside`.
    pub kind: String,
    /// Why, for what was put aside.
    pub reason: String,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// A revision with what it says: fields as typed, or the reason to retire the goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The goal.
    pub goal: String,
    /// The fact.
    pub revision: Revision,
    /// Its words, in the shape the use case gave them.
    pub body: String,
}

/// A check with what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The goal.
    pub goal: String,
    /// The fact.
    pub check: Check,
    /// What the checker writes to the author; may be empty for what is sound.
    pub note: String,
}

/// Begins an edition.
pub fn add(tx: &mut Tx<'_>, org: OrgId, edition: &Edition) -> Result<()> {
    tx.execute(
        "INSERT INTO edition (org_id, edition_id, programme, base_version, version, begun_by, begun_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        vals![
            org.0,
            edition.id,
            &edition.programme,
            &edition.base,
            &edition.version,
            edition.begun_by.0,
            edition.begun
        ],
    )?;
    Ok(())
}

/// The edition of a programme that has not ended.
pub fn find_open(tx: &mut Tx<'_>, org: OrgId, programme: &str) -> Result<Option<Edition>> {
    tx.query_opt(
        "SELECT e.edition_id, e.base_version, e.version, e.begun_by, e.begun_ms FROM edition e
         LEFT JOIN edition_end f ON f.org_id = e.org_id AND f.edition_id = e.edition_id
         WHERE e.org_id = $1 AND e.programme = $2 AND f.edition_id IS NULL ORDER BY e.begun_ms LIMIT 1",
        vals![org.0, programme],
        |row| {
            Ok(Edition {
                id: row.int(0)?,
                programme: programme.to_owned(),
                base: row.text(1)?,
                version: row.text(2)?,
                begun_by: PersonId(row.int(3)?),
                begun: row.time(4)?,
            })
        },
    )
}

/// Ends an edition; false if it had ended already.
pub fn end(tx: &mut Tx<'_>, org: OrgId, edition: i64, end: &End) -> Result<bool> {
    let ended = tx.execute(
        "INSERT INTO edition_end (org_id, edition_id, kind, reason, ended_by, ended_ms)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (org_id, edition_id) DO NOTHING",
        vals![org.0, edition, &end.kind, &end.reason, end.by.0, end.at],
    )?;
    Ok(ended == 1)
}

/// Keeps a revision; false, and nothing changed, if that one was written by somebody else first.
pub fn add_revision(tx: &mut Tx<'_>, org: OrgId, edition: i64, written: &Written) -> Result<bool> {
    let revision = &written.revision;
    let added = tx.execute(
        "INSERT INTO goal_revision (org_id, edition_id, goal, revision, kind, asks, body, written_by, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (org_id, edition_id, goal, revision) DO NOTHING",
        vals![
            org.0,
            edition,
            &written.goal,
            revision.number,
            revision.change.code(),
            i64::from(revision.asks),
            &written.body,
            revision.by.0,
            revision.at
        ],
    )?;
    Ok(added == 1)
}

/// Every revision of an edition, by goal, oldest first.
pub fn list_revisions(tx: &mut Tx<'_>, org: OrgId, edition: i64) -> Result<Vec<Written>> {
    tx.query(
        "SELECT goal, revision, kind, asks, body, written_by, at_ms FROM goal_revision
         WHERE org_id = $1 AND edition_id = $2 ORDER BY goal, revision",
        vals![org.0, edition],
        |row| {
            Ok(Written {
                goal: row.text(0)?,
                revision: Revision {
                    number: row.int(1)?,
                    change: known(row, 2, "a change of a goal", Change::parse)?,
                    asks: row.flag(3)?,
                    by: PersonId(row.int(5)?),
                    at: row.time(6)?,
                },
                body: row.text(4)?,
            })
        },
    )
}

/// Keeps a check; false, and nothing changed, if that revision was checked already.
pub fn add_check(tx: &mut Tx<'_>, org: OrgId, edition: i64, checked: &Checked) -> Result<bool> {
    let check = &checked.check;
    let added = tx.execute(
        "INSERT INTO goal_check (org_id, edition_id, goal, revision, verdict, note, checked_by, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (org_id, edition_id, goal, revision) DO NOTHING",
        vals![org.0, edition, &checked.goal, check.revision, check.verdict.code(), &checked.note, check.by.0, check.at],
    )?;
    Ok(added == 1)
}

/// Every check of an edition, by goal, oldest first.
pub fn list_checks(tx: &mut Tx<'_>, org: OrgId, edition: i64) -> Result<Vec<Checked>> {
    tx.query(
        "SELECT goal, revision, verdict, note, checked_by, at_ms FROM goal_check
         WHERE org_id = $1 AND edition_id = $2 ORDER BY goal, revision",
        vals![org.0, edition],
        |row| {
            Ok(Checked {
                goal: row.text(0)?,
                check: Check {
                    revision: row.int(1)?,
                    verdict: known(row, 2, "a verdict", Verdict::parse)?,
                    by: PersonId(row.int(4)?),
                    at: row.time(5)?,
                },
                note: row.text(3)?,
            })
        },
    )
}

/// A code of the domain, read back.
fn known<T>(row: &Row<'_>, column: usize, what: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T> {
    parse(row.text_ref(column)?).ok_or_else(|| StoreError::value(format!("column {column} is not {what}")))
}
