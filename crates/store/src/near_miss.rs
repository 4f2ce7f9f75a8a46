//! Near misses: what was sent, the deeds done to it, and the lists it stands in.
//!
//! Words are sealed by the application with a key of each near miss; an author is a keyed hash. Whoever has these tables
//! alone learns on which day something was sent to a body and which expert has it: no word, and not who wrote.

use domain::ids::{OrgId, PersonId};
use jiff::civil::Date;

use crate::{Result, Row, Tx, vals};

mod analysis;
mod deed;
mod draft;
mod follow;
mod link;
mod second;

pub use analysis::{Coding, Exchange, add_exchange, codings, exchanges, save_coding};
pub use deed::{Deed, Revision, add_deed, add_deed_of, add_revision, deeds, last_revision, revisions};
pub use draft::{Draft, add_draft, count_drafts, drafts, find_draft, idle_drafts, remove_draft, save_draft};
pub use follow::{
    Measure, Reading, Recommendation, Said, add_reading, add_said, durations, measures, note_duration, readings,
    recommendations, said, save_measure, save_recommendation,
};
pub use link::{
    Destruction, Link, Waiting, add_destruction, add_waiting, count_links, destroy_link, destructions, find_link, link,
    link_rule, link_rules, links_entered_by, remove_waiting, set_link_rule, waiting, waiting_of,
};
pub use second::{
    Adjudicated, CodingOf, add_second, adjudicate, adjudicated, codings_of_part, find_second, seconds_of,
};

/// A near miss that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearMiss {
    /// Its identity: random.
    pub id: i64,
    /// Its random name in addresses and on receipts.
    pub reference: String,
    /// The keyed hash of whoever sent it.
    pub author: Vec<u8>,
    /// The keyed hash of the team that reported it, if one did.
    pub team: Option<Vec<u8>>,
    /// The version of the form it was asked with.
    pub form_version: String,
    /// Its data key, sealed.
    pub data_key: Vec<u8>,
    /// What lists show, sealed; no word of it.
    pub head: Vec<u8>,
    /// Author, team and whom they excluded, sealed: for ties and mails.
    pub who: Vec<u8>,
    /// The hash of the receipt's secret.
    pub receipt: Vec<u8>,
    /// Code of its state.
    pub state: String,
    /// The expert who has it.
    pub expert: Option<PersonId>,
    /// The day it was sent.
    pub sent_on: Date,
    /// The day of the last deed.
    pub moved_on: Date,
}

/// Where a page of a list goes on: the day and identity of its last line.
pub type After = Option<(Date, i64)>;

const NEAR_MISS: &str =
    "SELECT near_miss_id, reference, author, team, form_version, data_key, head, who, receipt, state,
     expert, sent_on, moved_on FROM near_miss";

fn near_miss(row: &Row<'_>) -> Result<NearMiss> {
    Ok(NearMiss {
        id: row.int(0)?,
        reference: row.text(1)?,
        author: row.bytes(2)?,
        team: row.opt_bytes(3)?,
        form_version: row.text(4)?,
        data_key: row.bytes(5)?,
        head: row.bytes(6)?,
        who: row.bytes(7)?,
        receipt: row.bytes(8)?,
        state: row.text(9)?,
        expert: row.opt_int(10)?.map(PersonId),
        sent_on: row.date(11)?,
        moved_on: row.date(12)?,
    })
}

/// Adds what was sent.
pub fn add(tx: &mut Tx<'_>, org: OrgId, new: &NearMiss) -> Result<()> {
    tx.execute(
        "INSERT INTO near_miss (org_id, near_miss_id, reference, author, team, form_version, data_key, head, who, receipt,
             state, expert, sent_on, moved_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        vals![
            org.0,
            new.id,
            &new.reference,
            &new.author,
            new.team.as_deref(),
            &new.form_version,
            &new.data_key,
            &new.head,
            &new.who,
            &new.receipt,
            &new.state,
            new.expert.map(|expert| expert.0),
            new.sent_on,
            new.moved_on
        ],
    )?;
    Ok(())
}

/// The near miss of a reference.
pub fn find(tx: &mut Tx<'_>, org: OrgId, reference: &str) -> Result<Option<NearMiss>> {
    tx.query_opt(&format!("{NEAR_MISS} WHERE org_id = $1 AND reference = $2"), vals![org.0, reference], near_miss)
}

/// The near miss of an identity, for whoever follows a row that names it.
pub fn load(tx: &mut Tx<'_>, org: OrgId, id: i64) -> Result<Option<NearMiss>> {
    tx.query_opt(&format!("{NEAR_MISS} WHERE org_id = $1 AND near_miss_id = $2"), vals![org.0, id], near_miss)
}

/// The near miss that a receipt opens, with its body; one statement, found or not.
pub fn find_by_receipt(tx: &mut Tx<'_>, hash: &[u8]) -> Result<Option<(OrgId, NearMiss)>> {
    let columns = NEAR_MISS.replacen(" FROM", ", org_id FROM", 1);
    tx.query_opt(&format!("{columns} WHERE receipt = $1"), vals![hash], |row| {
        Ok((OrgId(row.int(13)?), near_miss(row)?))
    })
}

/// Writes where a near miss stands after a deed: the row that every writer of it touches, so that of two at once one
/// begins again. Do it before the deed is added.
pub fn move_to(
    tx: &mut Tx<'_>,
    org: OrgId,
    id: i64,
    (state, expert): (&str, Option<PersonId>),
    on: Date,
) -> Result<bool> {
    let moved = tx.execute(
        "UPDATE near_miss SET state = $1, expert = $2, moved_on = $3 WHERE org_id = $4 AND near_miss_id = $5",
        vals![state, expert.map(|expert| expert.0), on, org.0, id],
    )?;
    Ok(moved == 1)
}

/// Replaces what lists show, after a revision.
pub fn save_head(tx: &mut Tx<'_>, org: OrgId, id: i64, head: &[u8]) -> Result<()> {
    tx.execute("UPDATE near_miss SET head = $1 WHERE org_id = $2 AND near_miss_id = $3", vals![head, org.0, id])?;
    Ok(())
}

/// Replaces author, team and whom they excluded.
pub fn save_who(tx: &mut Tx<'_>, org: OrgId, id: i64, who: &[u8]) -> Result<()> {
    tx.execute("UPDATE near_miss SET who = $1 WHERE org_id = $2 AND near_miss_id = $3", vals![who, org.0, id])?;
    Ok(())
}

/// Near misses of a body in one state, those that have not moved for longest first: a keyset page.
pub fn page_of_state(tx: &mut Tx<'_>, org: OrgId, state: &str, after: After, limit: u32) -> Result<Vec<NearMiss>> {
    let (on, id) = after.unwrap_or((Date::MIN, i64::MIN));
    tx.query(
        &format!(
            "{NEAR_MISS} WHERE org_id = $1 AND state = $2 AND (moved_on, near_miss_id) > ($3, $4)
             ORDER BY moved_on, near_miss_id LIMIT $5"
        ),
        vals![org.0, state, day(on), id, limit],
        near_miss,
    )
}

/// Near misses of an expert in one state, those that have not moved for longest first: a keyset page.
pub fn page_of_expert(
    tx: &mut Tx<'_>,
    org: OrgId,
    expert: PersonId,
    state: &str,
    after: After,
    limit: u32,
) -> Result<Vec<NearMiss>> {
    let (on, id) = after.unwrap_or((Date::MIN, i64::MIN));
    tx.query(
        &format!(
            "{NEAR_MISS} WHERE org_id = $1 AND expert = $2 AND state = $3 AND (moved_on, near_miss_id) > ($4, $5)
             ORDER BY moved_on, near_miss_id LIMIT $6"
        ),
        vals![org.0, expert.0, state, day(on), id, limit],
        near_miss,
    )
}

/// Near misses of an author, the latest first: a keyset page.
pub fn of_author(tx: &mut Tx<'_>, org: OrgId, author: &[u8], before: After, limit: u32) -> Result<Vec<NearMiss>> {
    let (on, id) = before.unwrap_or((Date::MAX, i64::MAX));
    tx.query(
        &format!(
            "{NEAR_MISS} WHERE org_id = $1 AND author = $2 AND (sent_on, near_miss_id) < ($3, $4)
             ORDER BY sent_on DESC, near_miss_id DESC LIMIT $5"
        ),
        vals![org.0, author, day(on), id, limit],
        near_miss,
    )
}

/// Near misses of a team, the latest first: a keyset page.
pub fn of_team(tx: &mut Tx<'_>, org: OrgId, team: &[u8], before: After, limit: u32) -> Result<Vec<NearMiss>> {
    let (on, id) = before.unwrap_or((Date::MAX, i64::MAX));
    tx.query(
        &format!(
            "{NEAR_MISS} WHERE org_id = $1 AND team = $2 AND (sent_on, near_miss_id) < ($3, $4)
             ORDER BY sent_on DESC, near_miss_id DESC LIMIT $5"
        ),
        vals![org.0, team, day(on), id, limit],
        near_miss,
    )
}

/// Near misses of a state are counted up to here: a list says "1,000 and more" and takes as long whatever there is.
pub const COUNTED: i64 = 1_000;

/// How many near misses of a body are in each of some states, counted up to [`COUNTED`].
pub fn counts(tx: &mut Tx<'_>, org: OrgId, states: &[&str]) -> Result<Vec<(String, i64)>> {
    let mut counts = Vec::with_capacity(states.len());
    for state in states {
        let count = tx.query_one(
            "SELECT COUNT(*) FROM (SELECT 1 FROM near_miss WHERE org_id = $1 AND state = $2 LIMIT $3) AS counted",
            vals![org.0, *state, COUNTED],
            |row| row.int(0),
        )?;
        counts.push(((*state).to_owned(), count));
    }
    Ok(counts)
}

/// A date as text that sorts: before and after every day there is.
fn day(on: Date) -> String {
    if on == Date::MIN { String::new() } else { on.to_string() }
}

/// Which near misses an expert analysed or analyses: identities, for the count of their work.
pub fn given_to(tx: &mut Tx<'_>, org: OrgId, expert: PersonId) -> Result<Vec<i64>> {
    tx.query(
        "SELECT DISTINCT near_miss_id FROM near_miss_deed
         WHERE org_id = $1 AND expert = $2 AND deed = 'assigned' ORDER BY near_miss_id",
        vals![org.0, expert.0],
        |row| row.int(0),
    )
}
