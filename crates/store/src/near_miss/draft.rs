//! Drafts: readable by their author alone, never counted.

use domain::ids::OrgId;
use jiff::civil::Date;

use crate::{Result, Row, Tx, vals};

/// A draft, its words sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its identity.
    pub id: i64,
    /// Its random name in addresses.
    pub reference: String,
    /// The keyed hash of its author.
    pub author: Vec<u8>,
    /// Its author, sealed: for reminders.
    pub who: Vec<u8>,
    /// The version of the form it was begun with.
    pub form_version: String,
    /// The words, sealed.
    pub content: Vec<u8>,
    /// Counts the savings, so that two devices notice each other.
    pub version: i64,
    /// The day it was last saved.
    pub saved_on: Date,
}

const DRAFT: &str =
    "SELECT draft_id, reference, author, who, form_version, content, version, saved_on FROM near_miss_draft";

fn draft(row: &Row<'_>) -> Result<Draft> {
    Ok(Draft {
        id: row.int(0)?,
        reference: row.text(1)?,
        author: row.bytes(2)?,
        who: row.bytes(3)?,
        form_version: row.text(4)?,
        content: row.bytes(5)?,
        version: row.int(6)?,
        saved_on: row.date(7)?,
    })
}

/// Begins a draft.
pub fn add_draft(tx: &mut Tx<'_>, org: OrgId, new: &Draft) -> Result<()> {
    tx.execute(
        "INSERT INTO near_miss_draft (org_id, draft_id, reference, author, who, form_version, content, version,
             saved_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        vals![
            org.0,
            new.id,
            &new.reference,
            &new.author,
            &new.who,
            &new.form_version,
            &new.content,
            new.version,
            new.saved_on
        ],
    )?;
    Ok(())
}

/// Saves a draft over the version before it; `false` when another device saved one in the meantime, or it is gone.
pub fn save_draft(tx: &mut Tx<'_>, org: OrgId, draft: &Draft) -> Result<bool> {
    let saved = tx.execute(
        "UPDATE near_miss_draft SET content = $1, version = $2, saved_on = $3
         WHERE org_id = $4 AND draft_id = $5 AND author = $6 AND version = $7",
        vals![&draft.content, draft.version, draft.saved_on, org.0, draft.id, &draft.author, draft.version - 1],
    )?;
    Ok(saved == 1)
}

/// The draft of a reference, if it is that author's.
pub fn find_draft(tx: &mut Tx<'_>, org: OrgId, author: &[u8], reference: &str) -> Result<Option<Draft>> {
    tx.query_opt(
        &format!("{DRAFT} WHERE org_id = $1 AND reference = $2 AND author = $3"),
        vals![org.0, reference, author],
        draft,
    )
}

/// The drafts of an author, the last saved first.
pub fn drafts(tx: &mut Tx<'_>, org: OrgId, author: &[u8]) -> Result<Vec<Draft>> {
    tx.query(
        &format!("{DRAFT} WHERE org_id = $1 AND author = $2 ORDER BY saved_on DESC, draft_id"),
        vals![org.0, author],
        draft,
    )
}

/// How many drafts an author has: the only count of drafts there is.
pub fn count_drafts(tx: &mut Tx<'_>, org: OrgId, author: &[u8]) -> Result<i64> {
    tx.query_one(
        "SELECT COUNT(*) FROM near_miss_draft WHERE org_id = $1 AND author = $2",
        vals![org.0, author],
        |row| row.int(0),
    )
}

/// Removes a draft in the version seen; `false` when it moved on, or is gone.
pub fn remove_draft(tx: &mut Tx<'_>, org: OrgId, id: i64, version: i64) -> Result<bool> {
    let gone = tx.execute(
        "DELETE FROM near_miss_draft WHERE org_id = $1 AND draft_id = $2 AND version = $3",
        vals![org.0, id, version],
    )?;
    Ok(gone == 1)
}

/// Reference, author (sealed) and day of the last saving of a body's drafts that were not saved since a day: without a
/// word of them, for reminders.
pub fn idle_drafts(tx: &mut Tx<'_>, org: OrgId, before: Date) -> Result<Vec<(String, Vec<u8>, Date)>> {
    tx.query(
        "SELECT reference, who, saved_on FROM near_miss_draft WHERE org_id = $1 AND saved_on < $2 ORDER BY draft_id",
        vals![org.0, before],
        |row| Ok((row.text(0)?, row.bytes(1)?, row.date(2)?)),
    )
}
