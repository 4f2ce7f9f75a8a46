//! Guidelines: what was done to each, what it rests on, and what was published.

mod deed;
mod published;

use domain::guideline::course::Terms;
use domain::guideline::{Evidence, Kind};
use domain::ids::OrgId;
use domain::rex::RexId;
use jiff::civil::Date;

use crate::{Result, Row, StoreError, Tx, vals};

pub use deed::{Deed, add_deed, deeds};
pub use published::{
    Asked, Published, Topic, add_version, published, published_of, published_version, topics, versions,
};

/// A guideline; its state follows from its deeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guideline {
    /// The body that leads it.
    pub org: OrgId,
    /// Which.
    pub id: i64,
    /// Its random name in addresses.
    pub reference: String,
    /// What kind it is.
    pub kind: Kind,
    /// Fewest experts who grade its method.
    pub least_graders: u32,
    /// From which percent a method is sufficient.
    pub pass_percent: u32,
    /// Code of its state.
    pub state: String,
    /// How many deeds were done.
    pub deeds: u32,
    /// The last version that was published; 0 before the first.
    pub version: u32,
    /// The last day on which it must be looked at again.
    pub review_by: Option<Date>,
    /// When something was last done.
    pub moved_on: Date,
}

impl Guideline {
    /// What holds for it from its first day.
    #[must_use]
    pub fn terms(&self) -> Terms {
        Terms { kind: self.kind, lead: self.org, least_graders: self.least_graders, pass_percent: self.pass_percent }
    }
}

const GUIDELINE: &str = "SELECT org_id, guideline_id, reference, kind, least_graders, pass_percent, state, deeds,
     version, review_by, moved_on FROM guideline";

fn guideline(row: &Row<'_>) -> Result<Guideline> {
    let number = |i| Ok::<_, StoreError>(u32::try_from(row.int(i)?).unwrap_or_default());
    Ok(Guideline {
        org: OrgId(row.int(0)?),
        id: row.int(1)?,
        reference: row.text(2)?,
        kind: Kind::parse(row.text_ref(3)?).ok_or_else(|| StoreError::value("an unknown kind of guideline"))?,
        least_graders: number(4)?,
        pass_percent: number(5)?,
        state: row.text(6)?,
        deeds: number(7)?,
        version: number(8)?,
        review_by: row.opt_date(9)?,
        moved_on: row.date(10)?,
    })
}

/// Keeps a new guideline.
pub fn add(tx: &mut Tx<'_>, new: &Guideline) -> Result<()> {
    tx.execute(
        "INSERT INTO guideline (org_id, guideline_id, reference, kind, least_graders, pass_percent, state, deeds,
             version, review_by, moved_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        vals![
            new.org.0,
            new.id,
            &new.reference,
            new.kind.code(),
            new.least_graders,
            new.pass_percent,
            &new.state,
            new.deeds,
            new.version,
            new.review_by,
            new.moved_on
        ],
    )?;
    Ok(())
}

/// Notes where a guideline stands now; `false` if somebody did something to it after `seen` deeds.
pub fn move_to(tx: &mut Tx<'_>, now: &Guideline, seen: u32) -> Result<bool> {
    let moved = tx.execute(
        "UPDATE guideline SET state = $1, deeds = $2, version = $3, review_by = $4, moved_on = $5
         WHERE org_id = $6 AND guideline_id = $7 AND deeds = $8",
        vals![&now.state, now.deeds, now.version, now.review_by, now.moved_on, now.org.0, now.id, seen],
    )?;
    Ok(moved == 1)
}

/// The guideline of a reference, whichever body leads it.
pub fn find(tx: &mut Tx<'_>, reference: &str) -> Result<Option<Guideline>> {
    tx.query_opt(&format!("{GUIDELINE} WHERE reference = $1"), vals![reference], guideline)
}

/// The guideline of an identity, of one body.
pub fn find_by_id(tx: &mut Tx<'_>, org: OrgId, id: i64) -> Result<Option<Guideline>> {
    tx.query_opt(&format!("{GUIDELINE} WHERE org_id = $1 AND guideline_id = $2"), vals![org.0, id], guideline)
}

/// Guidelines of every body, or in one state alone, those that moved last first, before one of them.
pub fn list(tx: &mut Tx<'_>, state: Option<&str>, before: Option<(Date, i64)>, limit: u32) -> Result<Vec<Guideline>> {
    let (on, id) = before.unwrap_or((Date::MAX, i64::MAX));
    tx.query(
        &format!(
            "{GUIDELINE} WHERE ($1 = '' OR state = $1) AND (moved_on < $2 OR (moved_on = $2 AND guideline_id < $3))
             ORDER BY moved_on DESC, guideline_id DESC LIMIT $4"
        ),
        vals![state.unwrap_or_default(), on, id, limit],
        guideline,
    )
}

/// How many guidelines of every body are in each state, by the code of the state.
pub fn counts(tx: &mut Tx<'_>) -> Result<Vec<(String, i64)>> {
    tx.query("SELECT state, COUNT(*) FROM guideline GROUP BY state ORDER BY state", &[], |row| {
        Ok((row.text(0)?, row.int(1)?))
    })
}

/// Guidelines that must be looked at again on a day or before.
pub fn to_look_at(tx: &mut Tx<'_>, by: Date) -> Result<Vec<Guideline>> {
    tx.query(
        &format!("{GUIDELINE} WHERE review_by IS NOT NULL AND review_by <= $1 ORDER BY review_by, guideline_id"),
        vals![by],
        guideline,
    )
}

/// Keeps what a deed froze, each thing once.
pub fn freeze(tx: &mut Tx<'_>, org: OrgId, id: i64, deed: u32, evidence: &[Evidence]) -> Result<()> {
    for one in evidence {
        tx.execute(
            "INSERT INTO guideline_evidence (org_id, guideline_id, deed_no, kind, reference)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            vals![org.0, id, deed, one.kind(), one.reference()],
        )?;
    }
    Ok(())
}

/// What a deed froze, by kind and reference.
pub fn evidence(tx: &mut Tx<'_>, org: OrgId, id: i64, deed: u32) -> Result<Vec<Evidence>> {
    tx.query(
        "SELECT kind, reference FROM guideline_evidence WHERE org_id = $1 AND guideline_id = $2 AND deed_no = $3
         ORDER BY kind, reference",
        vals![org.0, id, deed],
        |row| {
            let found = Evidence::parse(row.text_ref(0)?, row.text_ref(1)?);
            found.ok_or_else(|| StoreError::value("an unknown kind of evidence"))
        },
    )
}

/// How many things of each kind a deed froze, by kind.
pub fn count_evidence(tx: &mut Tx<'_>, org: OrgId, id: i64, deed: u32) -> Result<Vec<(String, i64)>> {
    tx.query(
        "SELECT kind, COUNT(*) FROM guideline_evidence WHERE org_id = $1 AND guideline_id = $2 AND deed_no = $3
         GROUP BY kind ORDER BY kind",
        vals![org.0, id, deed],
        |row| Ok((row.text(0)?, row.int(1)?)),
    )
}

/// References of the guidelines a published version of which rests on a record of the base, by reference.
pub fn resting_on(tx: &mut Tx<'_>, record: &RexId) -> Result<Vec<String>> {
    tx.query(
        "SELECT DISTINCT guideline.reference FROM guideline_evidence
         JOIN guideline_version ON guideline_version.org_id = guideline_evidence.org_id
             AND guideline_version.guideline_id = guideline_evidence.guideline_id
             AND guideline_version.frozen_by = guideline_evidence.deed_no
         JOIN guideline ON guideline.org_id = guideline_version.org_id
             AND guideline.guideline_id = guideline_version.guideline_id
         WHERE guideline_evidence.kind = 'record' AND guideline_evidence.reference = $1 ORDER BY guideline.reference",
        vals![&record.0],
        |row| row.text(0),
    )
}
