//! A cohort that is being imported: kept alive while it loads, removed bit by bit if it never ends.

use domain::ids::{CohortId, OrgId};
use jiff::Timestamp;

use crate::{Result, Tx, cohort, vals};

/// Tables of participants, children before the enrolment itself: those of [`cohort::TABLES`] that name one in a column.
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
];

/// Notes that an import still loads; `false` if somebody took it for dead and removed it, and then nothing more of it
/// may be written.
pub fn keep_alive(tx: &mut Tx<'_>, org: OrgId, id: CohortId, now: Timestamp) -> Result<bool> {
    let alive = tx.execute(
        "UPDATE cohort SET created_ms = $1 WHERE org_id = $2 AND cohort_id = $3 AND ready = 0",
        vals![now, org.0, id.0],
    )?;
    Ok(alive == 1)
}

/// Removes up to `most` participants of a cohort that nobody ever saw, or what is left of it; answers whether there is
/// more. One short transaction each: other writers get their turn in between.
pub fn discard_some(tx: &mut Tx<'_>, org: OrgId, id: CohortId, most: u32) -> Result<bool> {
    let last = tx.query_opt(
        "SELECT enrolment_id FROM enrolment
         WHERE org_id = $1 AND cohort_id = $2
             AND EXISTS (SELECT 1 FROM cohort WHERE org_id = $1 AND cohort_id = $2 AND ready = 0)
         ORDER BY enrolment_id LIMIT 1 OFFSET $3",
        vals![org.0, id.0, most.saturating_sub(1)],
        |row| row.int(0),
    )?;
    let Some(last) = last else {
        cohort::discard_unready(tx, org, id)?;
        return Ok(false);
    };
    for table in TABLES {
        tx.execute(
            &format!("DELETE FROM {table} WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id <= $3"),
            vals![org.0, id.0, last],
        )?;
    }
    Ok(true)
}
