//! Outcomes: the small integers that measures are made of, one row a participant, goal and wave.
//!
//! A projection of the current revision of each response: it can be rebuilt, and a submission writes it in its own
//! transaction, so that nobody must remember to.

use domain::ids::{CohortId, EnrolmentKey, OrgId};
use domain::outcome::Values;

use crate::{Result, Row, StoreError, Tx, vals};

/// One person's outcome for one goal and wave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Number of the goal in the catalogue.
    pub goal: u16,
    /// 0 baseline, 1 short, 2 long.
    pub wave: u8,
    /// The set, from 1.
    pub set: u16,
    /// What was said.
    pub values: Values,
    /// Whole days from commitment to answer.
    pub elapsed_days: i32,
}

/// Writes an outcome over the one of the revision before.
pub fn save(tx: &mut Tx<'_>, key: EnrolmentKey, outcome: &Outcome) -> Result<()> {
    tx.execute(
        "INSERT INTO outcome (org_id, cohort_id, enrolment_id, goal, wave, set_no, status, eligible, implemented,
             obstacles, relevance, feasibility, elapsed_days)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (org_id, cohort_id, enrolment_id, goal, wave)
         DO UPDATE SET set_no = excluded.set_no, status = excluded.status, eligible = excluded.eligible,
             implemented = excluded.implemented, obstacles = excluded.obstacles, relevance = excluded.relevance,
             feasibility = excluded.feasibility, elapsed_days = excluded.elapsed_days",
        vals![
            key.org.0,
            key.cohort.0,
            key.enrolment.0,
            outcome.goal,
            outcome.wave,
            outcome.set,
            outcome.values.status,
            outcome.values.eligible,
            outcome.values.implemented,
            // The 64 bits of the mask, whatever the sign says.
            outcome.values.obstacles.cast_signed(),
            outcome.values.relevance,
            outcome.values.feasibility,
            outcome.elapsed_days
        ],
    )?;
    Ok(())
}

/// The outcomes of one enrolment, by goal and wave.
pub fn list(tx: &mut Tx<'_>, key: EnrolmentKey) -> Result<Vec<Outcome>> {
    tx.query(
        "SELECT goal, wave, set_no, status, eligible, implemented, obstacles, relevance, feasibility, elapsed_days
         FROM outcome WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3 ORDER BY goal, wave",
        vals![key.org.0, key.cohort.0, key.enrolment.0],
        outcome,
    )
}

/// Hands every outcome of one set and wave of a cohort to `each`, in flat memory.
pub fn scan_wave(
    tx: &mut Tx<'_>,
    org: OrgId,
    cohort: CohortId,
    set: u16,
    wave: u8,
    mut each: impl FnMut(&Outcome) -> Result<()>,
) -> Result<()> {
    tx.scan(
        "SELECT goal, wave, set_no, status, eligible, implemented, obstacles, relevance, feasibility, elapsed_days
         FROM outcome WHERE org_id = $1 AND cohort_id = $2 AND set_no = $3 AND wave = $4
         ORDER BY enrolment_id, goal",
        vals![org.0, cohort.0, set, wave],
        |row| each(&outcome(row)?),
    )
}

fn outcome(row: &Row<'_>) -> Result<Outcome> {
    let byte = |i| Ok::<_, StoreError>(row.opt_int(i)?.and_then(|n| u8::try_from(n).ok()));
    let count = |i| Ok::<_, StoreError>(row.opt_int(i)?.and_then(|n| u32::try_from(n).ok()));
    Ok(Outcome {
        goal: u16::try_from(row.int(0)?).unwrap_or_default(),
        wave: u8::try_from(row.int(1)?).unwrap_or_default(),
        set: u16::try_from(row.int(2)?).unwrap_or_default(),
        values: Values {
            status: byte(3)?,
            eligible: count(4)?,
            implemented: count(5)?,
            obstacles: row.int(6)?.cast_unsigned(),
            relevance: byte(7)?,
            feasibility: byte(8)?,
        },
        elapsed_days: i32::try_from(row.int(9)?).unwrap_or_default(),
    })
}
