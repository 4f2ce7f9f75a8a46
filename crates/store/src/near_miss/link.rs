//! The way from an accepted near miss to its record: records that wait for a batch, and sealed links that can be destroyed.

use domain::ids::OrgId;
use jiff::civil::Date;

use crate::{Result, Row, Tx, vals};

/// An accepted record that waits for others to enter with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The body.
    pub org: OrgId,
    /// Its identity: random.
    pub id: i64,
    /// Which near miss it comes from.
    pub near_miss: i64,
    /// The record, sealed.
    pub record: Vec<u8>,
    /// The month of its acceptance, such as `2026-11`.
    pub month: String,
}

fn waiting_row(row: &Row<'_>) -> Result<Waiting> {
    Ok(Waiting {
        org: OrgId(row.int(0)?),
        id: row.int(1)?,
        near_miss: row.int(2)?,
        record: row.bytes(3)?,
        month: row.text(4)?,
    })
}

/// Puts a record among those that wait.
pub fn add_waiting(tx: &mut Tx<'_>, new: &Waiting) -> Result<()> {
    tx.execute(
        "INSERT INTO rex_waiting (org_id, waiting_id, near_miss_id, record, month) VALUES ($1, $2, $3, $4, $5)",
        vals![new.org.0, new.id, new.near_miss, &new.record, &new.month],
    )?;
    Ok(())
}

/// Every record that waits, of every body.
pub fn waiting(tx: &mut Tx<'_>) -> Result<Vec<Waiting>> {
    tx.query(
        "SELECT org_id, waiting_id, near_miss_id, record, month FROM rex_waiting ORDER BY org_id, waiting_id",
        &[],
        waiting_row,
    )
}

/// The record of a near miss, while it waits.
pub fn waiting_of(tx: &mut Tx<'_>, org: OrgId, near_miss: i64) -> Result<Option<Waiting>> {
    tx.query_opt(
        "SELECT org_id, waiting_id, near_miss_id, record, month FROM rex_waiting WHERE org_id = $1 AND near_miss_id = $2",
        vals![org.0, near_miss],
        waiting_row,
    )
}

/// Takes a record off those that wait; `false` when somebody else did.
pub fn remove_waiting(tx: &mut Tx<'_>, org: OrgId, id: i64) -> Result<bool> {
    let gone = tx.execute("DELETE FROM rex_waiting WHERE org_id = $1 AND waiting_id = $2", vals![org.0, id])?;
    Ok(gone == 1)
}

/// Keeps the way from a near miss to its record, sealed.
pub fn link(tx: &mut Tx<'_>, org: OrgId, near_miss: i64, sealed: &[u8]) -> Result<()> {
    tx.execute(
        "INSERT INTO near_miss_link (org_id, near_miss_id, link) VALUES ($1, $2, $3)",
        vals![org.0, near_miss, sealed],
    )?;
    Ok(())
}

/// The sealed way from a near miss to its record, while there is one.
pub fn find_link(tx: &mut Tx<'_>, org: OrgId, near_miss: i64) -> Result<Option<Vec<u8>>> {
    let found = tx.query_opt(
        "SELECT link FROM near_miss_link WHERE org_id = $1 AND near_miss_id = $2",
        vals![org.0, near_miss],
        |row| row.opt_bytes(0),
    )?;
    Ok(found.flatten())
}

/// Destroys a link; `false` when there is none any more.
pub fn destroy_link(tx: &mut Tx<'_>, org: OrgId, near_miss: i64, on: Date) -> Result<bool> {
    let gone = tx.execute(
        "UPDATE near_miss_link SET link = NULL, destroyed_on = $1
         WHERE org_id = $2 AND near_miss_id = $3 AND link IS NOT NULL",
        vals![on, org.0, near_miss],
    )?;
    Ok(gone == 1)
}

/// How many links of a body are there, and how many were destroyed.
pub fn count_links(tx: &mut Tx<'_>, org: OrgId) -> Result<(i64, i64)> {
    tx.query_one("SELECT COUNT(link), COUNT(destroyed_on) FROM near_miss_link WHERE org_id = $1", vals![org.0], |row| {
        Ok((row.int(0)?, row.int(1)?))
    })
}

/// A link that is there: its near miss, and what is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The near miss.
    pub near_miss: i64,
    /// The way to its record, sealed.
    pub sealed: Vec<u8>,
}

/// Links of a body that are there and whose record entered on a day or before, `limit` at most, in the order of their
/// near misses' identities.
pub fn links_entered_by(tx: &mut Tx<'_>, org: OrgId, by: Date, limit: u32) -> Result<Vec<Link>> {
    tx.query(
        "SELECT near_miss_link.near_miss_id, link FROM near_miss_link
         JOIN near_miss_deed ON near_miss_deed.org_id = near_miss_link.org_id
            AND near_miss_deed.near_miss_id = near_miss_link.near_miss_id AND deed = 'entered'
         WHERE near_miss_link.org_id = $1 AND link IS NOT NULL AND on_date <= $2
         ORDER BY near_miss_link.near_miss_id LIMIT $3",
        vals![org.0, by, limit],
        |row| Ok(Link { near_miss: row.int(0)?, sealed: row.bytes(1)? }),
    )
}

/// From which age, in months, the links of a body are destroyed by themselves.
pub fn link_rule(tx: &mut Tx<'_>, org: OrgId) -> Result<Option<(i64, Date)>> {
    tx.query_opt("SELECT months, set_on FROM link_rule WHERE org_id = $1", vals![org.0], |row| {
        Ok((row.int(0)?, row.date(1)?))
    })
}

/// Says from which age the links of a body are destroyed; none takes the rule away.
pub fn set_link_rule(tx: &mut Tx<'_>, org: OrgId, months: Option<i64>, on: Date) -> Result<()> {
    tx.execute("DELETE FROM link_rule WHERE org_id = $1", vals![org.0])?;
    if let Some(months) = months {
        tx.execute("INSERT INTO link_rule (org_id, months, set_on) VALUES ($1, $2, $3)", vals![org.0, months, on])?;
    }
    Ok(())
}

/// The bodies that have such a rule.
pub fn link_rules(tx: &mut Tx<'_>) -> Result<Vec<(OrgId, i64)>> {
    tx.query("SELECT org_id, months FROM link_rule ORDER BY org_id", &[], |row| Ok((OrgId(row.int(0)?), row.int(1)?)))
}

/// What was destroyed at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destruction {
    /// Its identity: random.
    pub id: i64,
    /// How many links.
    pub links: i64,
    /// The hash of what was sealed in them.
    pub sha256: String,
    /// Why, sealed.
    pub why: Vec<u8>,
    /// When.
    pub on: Date,
}

/// Notes a destruction, in the transaction that does it.
pub fn add_destruction(tx: &mut Tx<'_>, org: OrgId, done: &Destruction) -> Result<()> {
    tx.execute(
        "INSERT INTO link_destruction (org_id, destruction_id, links, sha256, why, on_date)
         VALUES ($1, $2, $3, $4, $5, $6)",
        vals![org.0, done.id, done.links, &done.sha256, &done.why, done.on],
    )?;
    Ok(())
}

/// Destructions of a body, the last first.
pub fn destructions(tx: &mut Tx<'_>, org: OrgId, limit: u32) -> Result<Vec<Destruction>> {
    tx.query(
        "SELECT destruction_id, links, sha256, why, on_date FROM link_destruction
         WHERE org_id = $1 ORDER BY on_date DESC, destruction_id LIMIT $2",
        vals![org.0, limit],
        |row| {
            Ok(Destruction {
                id: row.int(0)?,
                links: row.int(1)?,
                sha256: row.text(2)?,
                why: row.bytes(3)?,
                on: row.date(4)?,
            })
        },
    )
}
