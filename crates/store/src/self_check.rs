//! Self-checks: the yearly look at the goals one has kept, sealed; no measure reads them.

use domain::ids::EnrolmentKey;
use jiff::civil::Date;

use crate::{Result, Tx, vals};

/// The self-check of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelfCheck {
    /// The year after the end, from 1.
    pub year: u16,
    /// The day it was last saved.
    pub on: Date,
    /// The answers, sealed.
    pub answers: Vec<u8>,
}

/// Saves a self-check over the one of the same year.
pub fn save(tx: &mut Tx<'_>, key: EnrolmentKey, check: &SelfCheck) -> Result<()> {
    tx.execute(
        "INSERT INTO self_check (org_id, cohort_id, enrolment_id, year_no, on_date, answers)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (org_id, cohort_id, enrolment_id, year_no)
         DO UPDATE SET on_date = excluded.on_date, answers = excluded.answers",
        vals![key.org.0, key.cohort.0, key.enrolment.0, check.year, check.on, &check.answers],
    )?;
    Ok(())
}

/// The self-checks of an enrolment, first year first.
pub fn list(tx: &mut Tx<'_>, key: EnrolmentKey) -> Result<Vec<SelfCheck>> {
    tx.query(
        "SELECT year_no, on_date, answers FROM self_check
         WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3 ORDER BY year_no",
        vals![key.org.0, key.cohort.0, key.enrolment.0],
        |row| {
            Ok(SelfCheck {
                year: u16::try_from(row.int(0)?).unwrap_or_default(),
                on: row.date(1)?,
                answers: row.bytes(2)?,
            })
        },
    )
}
