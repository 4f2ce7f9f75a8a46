//! Commitments: the if-then plan of a person for a goal, dated; a later one replaces it and the first stays.

use domain::ids::EnrolmentKey;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Result, Tx, vals};

/// A commitment, its plan sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commitment {
    /// Number of the goal in the catalogue.
    pub goal: u16,
    /// When it was made.
    pub at: Timestamp,
    /// From when the person will act.
    pub started_on: Date,
    /// Cue, action and target, sealed.
    pub plan: Vec<u8>,
}

/// Records a commitment; one made at the very same instant replaces it.
pub fn add(tx: &mut Tx<'_>, key: EnrolmentKey, commitment: &Commitment) -> Result<()> {
    tx.execute(
        "INSERT INTO commitment (org_id, cohort_id, enrolment_id, goal, at_ms, started_on, plan)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (org_id, cohort_id, enrolment_id, goal, at_ms)
         DO UPDATE SET started_on = excluded.started_on, plan = excluded.plan",
        vals![
            key.org.0,
            key.cohort.0,
            key.enrolment.0,
            commitment.goal,
            commitment.at,
            commitment.started_on,
            &commitment.plan
        ],
    )?;
    Ok(())
}

/// Every commitment of an enrolment, by goal, oldest first.
pub fn list(tx: &mut Tx<'_>, key: EnrolmentKey) -> Result<Vec<Commitment>> {
    tx.query(
        "SELECT goal, at_ms, started_on, plan FROM commitment
         WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3 ORDER BY goal, at_ms",
        vals![key.org.0, key.cohort.0, key.enrolment.0],
        |row| {
            Ok(Commitment {
                goal: u16::try_from(row.int(0)?).unwrap_or_default(),
                at: row.time(1)?,
                started_on: row.date(2)?,
                plan: row.bytes(3)?,
            })
        },
    )
}
