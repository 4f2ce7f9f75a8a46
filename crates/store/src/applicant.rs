//! Applicants: identity and eligibility, which enrolment clerks see, and nobody who reads answers.

use domain::ids::{CohortId, OrgId, PersonId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Result, Row, Tx, vals};

/// An applicant to a cohort, with what the rule answered and what a clerk decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applicant {
    /// Who.
    pub person: PersonId,
    /// Code of the profession.
    pub profession: String,
    /// Code of the setting.
    pub setting: String,
    /// Training programme followed.
    pub training: Option<String>,
    /// In which year.
    pub training_year: Option<i64>,
    /// Whether its test was passed.
    pub test_passed: bool,
    /// Last day of the subscription.
    pub subscription_until: Option<Date>,
    /// `accepted`, `needs_exception`, `accepted_as_exception` or `refused`.
    pub outcome: String,
    /// Codes of what was found wanting, separated by blanks.
    pub findings: String,
    /// Why an exception was made, or a refusal confirmed.
    pub exception_reason: Option<String>,
    /// When a clerk decided.
    pub decided: Option<Timestamp>,
    /// When the last invitation was written.
    pub invited: Option<Timestamp>,
    /// When the roster named them first.
    pub at: Timestamp,
}

const COLUMNS: &str = "person_id, profession, setting, training, training_year, test_passed, subscription_until,
    outcome, findings, exception_reason, decided_ms, invited_ms, at_ms";

fn applicant(row: &Row<'_>) -> Result<Applicant> {
    Ok(Applicant {
        person: PersonId(row.int(0)?),
        profession: row.text(1)?,
        setting: row.text(2)?,
        training: row.opt_text(3)?,
        training_year: row.opt_int(4)?,
        test_passed: row.flag(5)?,
        subscription_until: row.opt_date(6)?,
        outcome: row.text(7)?,
        findings: row.text(8)?,
        exception_reason: row.opt_text(9)?,
        decided: row.opt_time(10)?,
        invited: row.opt_time(11)?,
        at: row.time(12)?,
    })
}

/// Adds an applicant; `false` if the cohort has them already.
pub fn add(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId, who: &Applicant) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO applicant (org_id, cohort_id, person_id, profession, setting, training, training_year,
             test_passed, subscription_until, outcome, findings, exception_reason, decided_ms, invited_ms, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT DO NOTHING",
        vals![
            org.0,
            cohort.0,
            who.person.0,
            &who.profession,
            &who.setting,
            &who.training,
            who.training_year,
            who.test_passed,
            who.subscription_until,
            &who.outcome,
            &who.findings,
            &who.exception_reason,
            who.decided,
            who.invited,
            who.at
        ],
    )?;
    Ok(added == 1)
}

/// One applicant.
pub fn find(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId, person: PersonId) -> Result<Option<Applicant>> {
    tx.query_opt(
        &format!("SELECT {COLUMNS} FROM applicant WHERE org_id = $1 AND cohort_id = $2 AND person_id = $3"),
        vals![org.0, cohort.0, person.0],
        applicant,
    )
}

/// Applicants of a cohort after a person's identity, `limit` at most: a keyset page.
pub fn list(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId, after: PersonId, limit: u32) -> Result<Vec<Applicant>> {
    tx.query(
        &format!(
            "SELECT {COLUMNS} FROM applicant WHERE org_id = $1 AND cohort_id = $2 AND person_id > $3
             ORDER BY person_id LIMIT $4"
        ),
        vals![org.0, cohort.0, after.0, limit],
        applicant,
    )
}

/// How many applicants have each outcome.
pub fn count(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId) -> Result<Vec<(String, i64)>> {
    tx.query(
        "SELECT outcome, COUNT(*) FROM applicant WHERE org_id = $1 AND cohort_id = $2 GROUP BY outcome ORDER BY outcome",
        vals![org.0, cohort.0],
        |row| Ok((row.text(0)?, row.int(1)?)),
    )
}

/// Applicants of a cohort in the order of their names after a person, `limit` at most: a keyset page for whoever reads
/// them one by one. With `outcome`, only those; `after` 0 begins at the first.
pub fn list_by_name(
    tx: &mut Tx<'_>,
    org: OrgId,
    cohort: CohortId,
    outcome: Option<&str>,
    after: PersonId,
    limit: u32,
) -> Result<Vec<Applicant>> {
    // The person the page before ended with says where this one begins, so that no address holds a name.
    tx.query(
        &format!(
            "SELECT {COLUMNS} FROM (
                 SELECT a.*, p.name AS person_name FROM applicant a JOIN person p ON p.person_id = a.person_id
                 WHERE a.org_id = $1 AND a.cohort_id = $2 AND (CAST($3 AS TEXT) IS NULL OR a.outcome = $3)
             ) named
             WHERE CAST($4 AS BIGINT) = 0 OR (person_name, person_id) > (SELECT last.name, last.person_id FROM person last WHERE last.person_id = $4)
             ORDER BY person_name, person_id LIMIT $5"
        ),
        vals![org.0, cohort.0, outcome, after.0, limit],
        applicant,
    )
}

/// How many applicants were invited at least once.
pub fn count_invited(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId) -> Result<i64> {
    tx.query_one(
        "SELECT COUNT(*) FROM applicant WHERE org_id = $1 AND cohort_id = $2 AND invited_ms IS NOT NULL",
        vals![org.0, cohort.0],
        |row| row.int(0),
    )
}

/// Applicants to whom a mail of this kind did not arrive since they were invited last; a later one may have.
pub fn list_unreached(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId, kind: &str) -> Result<Vec<Applicant>> {
    tx.query(
        &format!(
            "SELECT {COLUMNS} FROM applicant a
             WHERE a.org_id = $1 AND a.cohort_id = $2 AND a.invited_ms IS NOT NULL AND EXISTS (
                 SELECT 1 FROM delivery d WHERE d.org_id = a.org_id AND d.person_id = a.person_id AND d.kind = $3
                 AND d.at_ms >= a.invited_ms AND d.status IN ('bounced', 'given_up'))
             ORDER BY person_id"
        ),
        vals![org.0, cohort.0, kind],
        applicant,
    )
}

/// Records a clerk's decision.
pub fn decide(
    tx: &mut Tx<'_>,
    org: OrgId,
    cohort: CohortId,
    person: PersonId,
    outcome: &str,
    reason: &str,
    at: Timestamp,
) -> Result<bool> {
    let changed = tx.execute(
        "UPDATE applicant SET outcome = $1, exception_reason = $2, decided_ms = $3
         WHERE org_id = $4 AND cohort_id = $5 AND person_id = $6",
        vals![outcome, reason, at, org.0, cohort.0, person.0],
    )?;
    Ok(changed == 1)
}

/// Notes that an invitation was written.
pub fn invited(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId, person: PersonId, at: Timestamp) -> Result<()> {
    tx.execute(
        "UPDATE applicant SET invited_ms = $1 WHERE org_id = $2 AND cohort_id = $3 AND person_id = $4",
        vals![at, org.0, cohort.0, person.0],
    )?;
    Ok(())
}
