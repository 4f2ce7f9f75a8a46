//! Horizon scanning: what a body saw elsewhere, and what was decided about it. Words are sealed with the body's key.

use domain::ids::{OrgId, PersonId};
use jiff::civil::Date;

use crate::{Result, Row, Tx, vals};

/// Something that was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The body that saw it.
    pub org: OrgId,
    /// Which.
    pub id: i64,
    /// Its random name in addresses and in evidence.
    pub reference: String,
    /// The theme it concerns.
    pub theme: Option<String>,
    /// When it was seen.
    pub seen_on: Date,
    /// When it was entered: the clock of the decision runs from there.
    pub entered_on: Date,
    /// Source, citation, summary, relevance, sealed.
    pub content: Vec<u8>,
}

/// A decision about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// From 1.
    pub number: i64,
    /// Its code.
    pub decision: String,
    /// Who decided.
    pub reviewer: PersonId,
    /// Why, sealed.
    pub words: Vec<u8>,
    /// The day.
    pub on: Date,
}

const ITEM: &str = "SELECT org_id, watch_id, reference, theme, seen_on, entered_on, content FROM watch_item";

fn item(row: &Row<'_>) -> Result<Item> {
    Ok(Item {
        org: OrgId(row.int(0)?),
        id: row.int(1)?,
        reference: row.text(2)?,
        theme: row.opt_text_ref(3)?.map(str::to_owned),
        seen_on: row.date(4)?,
        entered_on: row.date(5)?,
        content: row.bytes(6)?,
    })
}

/// Enters an item.
pub fn add(tx: &mut Tx<'_>, item: &Item) -> Result<()> {
    tx.execute(
        "INSERT INTO watch_item (org_id, watch_id, reference, theme, seen_on, entered_on, content)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        vals![
            item.org.0,
            item.id,
            &item.reference,
            item.theme.as_deref(),
            item.seen_on,
            item.entered_on,
            &item.content
        ],
    )?;
    Ok(())
}

/// The item of a reference, whichever body saw it.
pub fn find(tx: &mut Tx<'_>, reference: &str) -> Result<Option<Item>> {
    tx.query_opt(&format!("{ITEM} WHERE reference = $1"), vals![reference], item)
}

/// Items of every body, the newest first, before one of them.
pub fn list(tx: &mut Tx<'_>, before: Option<(Date, i64)>, limit: u32) -> Result<Vec<Item>> {
    let (on, id) = before.unwrap_or((Date::MAX, i64::MAX));
    tx.query(
        &format!(
            "{ITEM} WHERE entered_on < $1 OR (entered_on = $1 AND watch_id < $2)
             ORDER BY entered_on DESC, watch_id DESC LIMIT $3"
        ),
        vals![on, id, limit],
        item,
    )
}

/// Items on a theme, the newest first.
pub fn list_of_theme(tx: &mut Tx<'_>, theme: &str, limit: u32) -> Result<Vec<Item>> {
    tx.query(
        &format!("{ITEM} WHERE theme = $1 ORDER BY entered_on DESC, watch_id DESC LIMIT $2"),
        vals![theme, limit],
        item,
    )
}

/// Adds a decision; `false` if somebody else decided meanwhile.
pub fn decide(tx: &mut Tx<'_>, org: OrgId, item: i64, decision: &Decision) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO watch_decision (org_id, watch_id, decision_no, decision, reviewer, words, on_date)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        vals![org.0, item, decision.number, &decision.decision, decision.reviewer.0, &decision.words, decision.on],
    )?;
    Ok(added == 1)
}

/// The decisions about an item, the first first.
pub fn decisions(tx: &mut Tx<'_>, org: OrgId, item: i64) -> Result<Vec<Decision>> {
    tx.query(
        "SELECT decision_no, decision, reviewer, words, on_date FROM watch_decision
         WHERE org_id = $1 AND watch_id = $2 ORDER BY decision_no",
        vals![org.0, item],
        |row| {
            Ok(Decision {
                number: row.int(0)?,
                decision: row.text(1)?,
                reviewer: PersonId(row.int(2)?),
                words: row.bytes(3)?,
                on: row.date(4)?,
            })
        },
    )
}
