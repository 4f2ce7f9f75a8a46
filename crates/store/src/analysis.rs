//! What a body says and does while it analyses near misses: reply texts, acceptance criteria, who has how much to do.

use domain::ids::{OrgId, PersonId};
use jiff::civil::Date;

use crate::{Result, Tx, vals};

/// The body's own wording for a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyText {
    /// Code of the reason.
    pub reason: String,
    /// From 1.
    pub version: i64,
    /// The wordings, as JSON.
    pub wording: String,
    /// When it was written.
    pub on: Date,
}

/// A version of the acceptance criteria, which is never edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criteria {
    /// From 1.
    pub version: i64,
    /// Criteria and examples, as JSON.
    pub criteria: String,
    /// From when they hold.
    pub from: Date,
}

/// How many deeds of one kind an expert did in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// The month, such as `2026-03`.
    pub month: String,
    /// The expert.
    pub expert: PersonId,
    /// Code of the deed.
    pub deed: String,
    /// How many.
    pub count: i64,
}

/// Keeps a wording as the next version; `false` if somebody else made that version first.
pub fn add_reply_text(tx: &mut Tx<'_>, org: OrgId, text: &ReplyText) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO reply_text (org_id, reason, version, wording, on_date) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING",
        vals![org.0, &text.reason, text.version, &text.wording, text.on],
    )?;
    Ok(added == 1)
}

/// Every version of every wording of a body, the newest of each reason last.
pub fn list_reply_texts(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<ReplyText>> {
    tx.query(
        "SELECT reason, version, wording, on_date FROM reply_text WHERE org_id = $1 ORDER BY reason, version",
        vals![org.0],
        |row| Ok(ReplyText { reason: row.text(0)?, version: row.int(1)?, wording: row.text(2)?, on: row.date(3)? }),
    )
}

/// Publishes a version of the criteria; `false` if somebody else published it first.
pub fn add_criteria(tx: &mut Tx<'_>, org: OrgId, criteria: &Criteria) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO acceptance_criteria (org_id, version, criteria, from_on) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING",
        vals![org.0, criteria.version, &criteria.criteria, criteria.from],
    )?;
    Ok(added == 1)
}

/// Every version of a body's criteria, the newest first.
pub fn list_criteria(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<Criteria>> {
    tx.query(
        "SELECT version, criteria, from_on FROM acceptance_criteria WHERE org_id = $1 ORDER BY version DESC",
        vals![org.0],
        |row| Ok(Criteria { version: row.int(0)?, criteria: row.text(1)?, from: row.date(2)? }),
    )
}

/// Deeds of every expert of a body, month by month, from one day to another.
pub fn work(tx: &mut Tx<'_>, org: OrgId, from: Date, to: Date) -> Result<Vec<Work>> {
    tx.query(
        "SELECT substr(on_date, 1, 7), expert, deed, COUNT(*) FROM near_miss_deed
         WHERE org_id = $1 AND expert IS NOT NULL AND on_date >= $2 AND on_date <= $3
         GROUP BY substr(on_date, 1, 7), expert, deed ORDER BY substr(on_date, 1, 7), expert, deed",
        vals![org.0, from, to],
        |row| Ok(Work { month: row.text(0)?, expert: PersonId(row.int(1)?), deed: row.text(2)?, count: row.int(3)? }),
    )
}

/// References of what every expert of a body has and did not give a verdict on.
pub fn open_references(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<String>> {
    tx.query(
        "SELECT reference FROM near_miss
         WHERE org_id = $1 AND expert IS NOT NULL AND state IN ('assigned', 'under_analysis', 'returned')
         ORDER BY sent_on, near_miss_id",
        vals![org.0],
        |row| row.text(0),
    )
}
