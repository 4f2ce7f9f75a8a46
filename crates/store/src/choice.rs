//! Choices of goals; a choice that was replaced stays in history (I03).

use domain::ids::EnrolmentKey;
use jiff::Timestamp;

use crate::{Result, Tx, vals};

/// One goal chosen for one set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The set, from 1.
    pub set: u16,
    /// Its place in the set, from 1.
    pub place: u16,
    /// Number of the goal in the catalogue.
    pub goal: u16,
    /// When it was chosen.
    pub chosen: Timestamp,
    /// About how many such patients the person sees, in the person's own estimate.
    pub patients: Option<i64>,
    /// When another goal took its place.
    pub replaced: Option<Timestamp>,
    /// Why, when the team replaced it after its lock.
    pub reason: Option<String>,
}

/// Records a goal chosen.
///
/// Chosen, put aside and chosen again within one millisecond, a goal is one row: the last word holds, wherever it stands.
pub fn add(tx: &mut Tx<'_>, key: EnrolmentKey, choice: &Choice) -> Result<()> {
    tx.execute(
        "INSERT INTO choice (org_id, cohort_id, enrolment_id, goal, chosen_ms, set_no, place, patients, replaced_ms, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (org_id, cohort_id, enrolment_id, goal, chosen_ms) DO UPDATE SET
         set_no = excluded.set_no, place = excluded.place, patients = excluded.patients,
         replaced_ms = excluded.replaced_ms, reason = excluded.reason",
        vals![
            key.org.0,
            key.cohort.0,
            key.enrolment.0,
            choice.goal,
            choice.chosen,
            choice.set,
            choice.place,
            choice.patients,
            choice.replaced,
            &choice.reason
        ],
    )?;
    Ok(())
}

/// Marks the current choice of a set as replaced, before another is recorded.
pub fn replace(tx: &mut Tx<'_>, key: EnrolmentKey, set: u16, at: Timestamp, reason: Option<&str>) -> Result<u64> {
    tx.execute(
        "UPDATE choice SET replaced_ms = $1, reason = $2
         WHERE org_id = $3 AND cohort_id = $4 AND enrolment_id = $5 AND set_no = $6 AND replaced_ms IS NULL",
        vals![at, reason, key.org.0, key.cohort.0, key.enrolment.0, set],
    )
}

/// Every choice of an enrolment, replaced ones included, by set and place.
pub fn list(tx: &mut Tx<'_>, key: EnrolmentKey) -> Result<Vec<Choice>> {
    tx.query(
        "SELECT set_no, place, goal, chosen_ms, patients, replaced_ms, reason FROM choice
         WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3 ORDER BY set_no, place, chosen_ms",
        vals![key.org.0, key.cohort.0, key.enrolment.0],
        |row| {
            Ok(Choice {
                set: small(row.int(0)?),
                place: small(row.int(1)?),
                goal: small(row.int(2)?),
                chosen: row.time(3)?,
                patients: row.opt_int(4)?,
                replaced: row.opt_time(5)?,
                reason: row.opt_text(6)?,
            })
        },
    )
}

fn small(n: i64) -> u16 {
    u16::try_from(n).unwrap_or_default()
}
