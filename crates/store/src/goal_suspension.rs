//! Suspensions of goals: safety alerts, which act on every version and cohort of a programme at once (I22).

use domain::ids::{CohortId, EnrolmentId, OrgId, PersonId};
use jiff::Timestamp;

use crate::{Result, Tx, vals};

/// One suspension, and its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspension {
    /// Its identity.
    pub id: i64,
    /// The goal.
    pub goal: String,
    /// Since when.
    pub from: Timestamp,
    /// Why, by language, a JSON object: participants read it.
    pub reason: String,
    /// By whom; none for the program itself.
    pub by: Option<PersonId>,
    /// When it was lifted, and why, for the team.
    pub lifted: Option<(Timestamp, String)>,
}

/// Suspends a goal.
pub fn add(tx: &mut Tx<'_>, org: OrgId, programme: &str, suspension: &Suspension) -> Result<()> {
    tx.execute(
        "INSERT INTO goal_suspension (org_id, programme, goal, from_ms, suspension_id, reason, suspended_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        vals![
            org.0,
            programme,
            &suspension.goal,
            suspension.from,
            suspension.id,
            &suspension.reason,
            suspension.by.map(|by| by.0)
        ],
    )?;
    Ok(())
}

/// Lifts the suspension of a goal; false if it is not suspended.
pub fn lift(
    tx: &mut Tx<'_>,
    org: OrgId,
    programme: &str,
    goal: &str,
    at: Timestamp,
    reason: &str,
    by: Option<PersonId>,
) -> Result<bool> {
    let lifted = tx.execute(
        "UPDATE goal_suspension SET lifted_ms = $1, lifted_reason = $2, lifted_by = $3
         WHERE org_id = $4 AND programme = $5 AND goal = $6 AND lifted_ms IS NULL",
        vals![at, reason, by.map(|by| by.0), org.0, programme, goal],
    )?;
    Ok(lifted > 0)
}

/// Names of the goals of a programme that are suspended now.
pub fn goals(tx: &mut Tx<'_>, org: OrgId, programme: &str) -> Result<Vec<String>> {
    tx.query(
        "SELECT DISTINCT goal FROM goal_suspension
         WHERE org_id = $1 AND programme = $2 AND lifted_ms IS NULL ORDER BY goal",
        vals![org.0, programme],
        |row| row.text(0),
    )
}

/// Every suspension of a programme's goals, lifted ones included, the latest first.
pub fn list(tx: &mut Tx<'_>, org: OrgId, programme: &str) -> Result<Vec<Suspension>> {
    tx.query(
        "SELECT suspension_id, goal, from_ms, reason, suspended_by, lifted_ms, lifted_reason FROM goal_suspension
         WHERE org_id = $1 AND programme = $2 ORDER BY from_ms DESC, goal",
        vals![org.0, programme],
        |row| {
            let lifted = row.opt_time(5)?.zip(row.opt_text(6)?);
            Ok(Suspension {
                id: row.int(0)?,
                goal: row.text(1)?,
                from: row.time(2)?,
                reason: row.text(3)?,
                by: row.opt_int(4)?.map(PersonId),
                lifted,
            })
        },
    )
}

/// Enrolments of a cohort that have a goal among their current choices and have not left.
pub fn list_choosers(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId, number: u16) -> Result<Vec<EnrolmentId>> {
    tx.query(
        "SELECT DISTINCT c.enrolment_id FROM choice c
         LEFT JOIN departure d
           ON d.org_id = c.org_id AND d.cohort_id = c.cohort_id AND d.enrolment_id = c.enrolment_id
         WHERE c.org_id = $1 AND c.cohort_id = $2 AND c.goal = $3 AND c.replaced_ms IS NULL
           AND d.enrolment_id IS NULL
         ORDER BY c.enrolment_id",
        vals![org.0, cohort.0, number],
        |row| Ok(EnrolmentId(row.int(0)?)),
    )
}
