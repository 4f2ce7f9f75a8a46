//! Departures and leaves: who withdrew, and who is away for a while.

use domain::ids::{CohortId, EnrolmentId, EnrolmentKey, OrgId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Result, Tx, vals};

/// A withdrawal, with the sealed answers to the exit form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// The day.
    pub on: Date,
    /// Answers to the exit form, sealed; none if the person gave none.
    pub answers: Option<Vec<u8>>,
    /// When it was recorded.
    pub at: Timestamp,
}

/// A leave or an illness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeavePeriod {
    /// First day away.
    pub from: Date,
    /// Last day away; none while it is open.
    pub to: Option<Date>,
    /// `leave` or `illness`.
    pub kind: String,
    /// When it was recorded.
    pub at: Timestamp,
}

/// Records a withdrawal; `false` if the person had left already.
pub fn add(tx: &mut Tx<'_>, key: EnrolmentKey, departure: &Departure) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO departure (org_id, cohort_id, enrolment_id, on_date, answers, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        vals![key.org.0, key.cohort.0, key.enrolment.0, departure.on, departure.answers.clone(), departure.at],
    )?;
    Ok(added == 1)
}

/// The withdrawal of an enrolment, if there was one.
pub fn find(tx: &mut Tx<'_>, key: EnrolmentKey) -> Result<Option<Departure>> {
    tx.query_opt(
        "SELECT on_date, answers, at_ms FROM departure
         WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3",
        vals![key.org.0, key.cohort.0, key.enrolment.0],
        |row| Ok(Departure { on: row.date(0)?, answers: row.opt_bytes(1)?, at: row.time(2)? }),
    )
}

/// Everybody of a cohort who has left.
pub fn list(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId) -> Result<Vec<EnrolmentKey>> {
    tx.query(
        "SELECT enrolment_id FROM departure WHERE org_id = $1 AND cohort_id = $2 ORDER BY enrolment_id",
        vals![org.0, cohort.0],
        |row| Ok(EnrolmentKey { org, cohort, enrolment: EnrolmentId(row.int(0)?) }),
    )
}

/// Records that somebody is away; a second record of the same first day replaces its end.
pub fn add_leave(tx: &mut Tx<'_>, key: EnrolmentKey, leave: &LeavePeriod) -> Result<()> {
    tx.execute(
        "INSERT INTO leave_period (org_id, cohort_id, enrolment_id, from_date, to_date, kind, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (org_id, cohort_id, enrolment_id, from_date)
         DO UPDATE SET to_date = excluded.to_date, kind = excluded.kind, at_ms = excluded.at_ms",
        vals![key.org.0, key.cohort.0, key.enrolment.0, leave.from, leave.to, &leave.kind, leave.at],
    )?;
    Ok(())
}

/// The leaves of an enrolment, first day first.
pub fn list_leaves(tx: &mut Tx<'_>, key: EnrolmentKey) -> Result<Vec<LeavePeriod>> {
    tx.query(
        "SELECT from_date, to_date, kind, at_ms FROM leave_period
         WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3 ORDER BY from_date",
        vals![key.org.0, key.cohort.0, key.enrolment.0],
        |row| Ok(LeavePeriod { from: row.date(0)?, to: row.opt_date(1)?, kind: row.text(2)?, at: row.time(3)? }),
    )
}
