//! What was done to a near miss, and what it said each time: only ever added to.

use domain::ids::{OrgId, PersonId};
use jiff::civil::Date;

use super::NearMiss;
use crate::{Result, Row, StoreError, Tx, vals};
use domain::near_miss::course::{self, Dated, Reason};

/// A deed with the words said to the other side, sealed, if there were any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// Its number, from 1, which is the sending.
    pub number: u32,
    /// What, and on which day.
    pub dated: Dated,
    /// The words, sealed.
    pub words: Option<Vec<u8>>,
}

/// Adds a deed that follows `deeds` others, the sending counted. Move the near miss first.
pub fn add_deed(tx: &mut Tx<'_>, org: OrgId, near_miss: i64, deed: &Deed) -> Result<()> {
    add_deed_of(tx, org, near_miss, deed, None)
}

/// Adds a deed of an expert, who stands beside it for the statement of their work.
pub fn add_deed_of(tx: &mut Tx<'_>, org: OrgId, near_miss: i64, deed: &Deed, by: Option<PersonId>) -> Result<()> {
    let expert = if let course::Deed::Assigned(expert) = deed.dated.deed { Some(expert.0) } else { by.map(|by| by.0) };
    tx.execute(
        "INSERT INTO near_miss_deed (org_id, near_miss_id, deed_no, deed, expert, reason, words, on_date)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        vals![
            org.0,
            near_miss,
            deed.number,
            deed.dated.deed.code(),
            expert,
            deed.dated.deed.reason().map(Reason::code),
            deed.words.as_deref(),
            deed.dated.on
        ],
    )?;
    Ok(())
}

/// Every deed done to a near miss in order; the first is its sending, which its own row stands for.
pub fn deeds(tx: &mut Tx<'_>, org: OrgId, near_miss: &NearMiss) -> Result<Vec<Deed>> {
    let sent = Deed { number: 1, dated: Dated { deed: course::Deed::Sent, on: near_miss.sent_on }, words: None };
    let mut all = vec![sent];
    all.extend(tx.query(
        "SELECT deed_no, deed, expert, reason, words, on_date FROM near_miss_deed
         WHERE org_id = $1 AND near_miss_id = $2 ORDER BY deed_no",
        vals![org.0, near_miss.id],
        deed,
    )?);
    Ok(all)
}

fn deed(row: &Row<'_>) -> Result<Deed> {
    let reason = row.opt_text_ref(3)?.and_then(Reason::parse);
    let deed = course::Deed::parse(row.text_ref(1)?, row.opt_int(2)?.map(PersonId), reason)
        .ok_or_else(|| StoreError::value("an unknown deed of a near miss"))?;
    Ok(Deed {
        number: u32::try_from(row.int(0)?).unwrap_or_default(),
        dated: Dated { deed, on: row.date(5)? },
        words: row.opt_bytes(4)?,
    })
}

/// What a near miss said on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Its number, from 1, which is what was sent.
    pub number: u32,
    /// Who wrote it: `author`, or `expert` for a cleared one.
    pub hand: String,
    /// The words, sealed.
    pub content: Vec<u8>,
    /// The day.
    pub on: Date,
}

fn revision(row: &Row<'_>) -> Result<Revision> {
    Ok(Revision {
        number: u32::try_from(row.int(0)?).unwrap_or_default(),
        hand: row.text(1)?,
        content: row.bytes(2)?,
        on: row.date(3)?,
    })
}

/// Adds a revision: nothing of the ones before is changed.
pub fn add_revision(tx: &mut Tx<'_>, org: OrgId, near_miss: i64, revision: &Revision) -> Result<()> {
    tx.execute(
        "INSERT INTO near_miss_revision (org_id, near_miss_id, revision, hand, content, on_date)
         VALUES ($1, $2, $3, $4, $5, $6)",
        vals![org.0, near_miss, revision.number, &revision.hand, &revision.content, revision.on],
    )?;
    Ok(())
}

/// Every revision, the first first.
pub fn revisions(tx: &mut Tx<'_>, org: OrgId, near_miss: i64) -> Result<Vec<Revision>> {
    tx.query(
        "SELECT revision, hand, content, on_date FROM near_miss_revision
         WHERE org_id = $1 AND near_miss_id = $2 ORDER BY revision",
        vals![org.0, near_miss],
        revision,
    )
}

/// The last revision.
pub fn last_revision(tx: &mut Tx<'_>, org: OrgId, near_miss: i64) -> Result<Option<Revision>> {
    tx.query_opt(
        "SELECT revision, hand, content, on_date FROM near_miss_revision
         WHERE org_id = $1 AND near_miss_id = $2 ORDER BY revision DESC LIMIT 1",
        vals![org.0, near_miss],
        revision,
    )
}
