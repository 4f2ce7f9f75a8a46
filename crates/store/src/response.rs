//! Responses: submitted questionnaires, never changed in place: an amendment is the next revision.

use domain::ids::{CohortId, EnrolmentId, EnrolmentKey, OrgId};
use jiff::Timestamp;

use crate::{Result, Row, Tx, vals};

/// A submitted questionnaire, its answers sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Which questionnaire: `b1`, `s1/baseline`, …
    pub evaluation: String,
    /// 1 for the first submission, one more for each amendment.
    pub revision: i64,
    /// The instrument it answers.
    pub instrument: String,
    /// Its version.
    pub instrument_version: String,
    /// The language it was read in.
    pub language: String,
    /// When it was submitted.
    pub submitted: Timestamp,
    /// The answers, sealed.
    pub answers: Vec<u8>,
}

const COLUMNS: &str = "evaluation, revision, instrument, instrument_version, language, submitted_ms, answers";

fn response(row: &Row<'_>) -> Result<Response> {
    Ok(Response {
        evaluation: row.text(0)?,
        revision: row.int(1)?,
        instrument: row.text(2)?,
        instrument_version: row.text(3)?,
        language: row.text(4)?,
        submitted: row.time(5)?,
        answers: row.bytes(6)?,
    })
}

/// Records a submission; `false` if that revision was submitted already, from another device or by a second tap.
pub fn add(tx: &mut Tx<'_>, key: EnrolmentKey, response: &Response) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO response (org_id, cohort_id, enrolment_id, evaluation, revision, instrument, instrument_version,
             language, submitted_ms, answers)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
        vals![
            key.org.0,
            key.cohort.0,
            key.enrolment.0,
            &response.evaluation,
            response.revision,
            &response.instrument,
            &response.instrument_version,
            &response.language,
            response.submitted,
            &response.answers
        ],
    )?;
    Ok(added == 1)
}

/// The current revision of a questionnaire.
pub fn find(tx: &mut Tx<'_>, key: EnrolmentKey, evaluation: &str) -> Result<Option<Response>> {
    tx.query_opt(
        &format!(
            "SELECT {COLUMNS} FROM response
             WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3 AND evaluation = $4
             ORDER BY revision DESC LIMIT 1"
        ),
        vals![key.org.0, key.cohort.0, key.enrolment.0, evaluation],
        response,
    )
}

/// Every revision of every questionnaire of an enrolment, by questionnaire and revision.
pub fn list(tx: &mut Tx<'_>, key: EnrolmentKey) -> Result<Vec<Response>> {
    tx.query(
        &format!(
            "SELECT {COLUMNS} FROM response WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3
             ORDER BY evaluation, revision"
        ),
        vals![key.org.0, key.cohort.0, key.enrolment.0],
        response,
    )
}

/// What was submitted and when, first and last: (questionnaire, first submission, last submission), without answers.
pub fn list_times(tx: &mut Tx<'_>, key: EnrolmentKey) -> Result<Vec<(String, Timestamp, Timestamp)>> {
    tx.query(
        "SELECT evaluation, MIN(submitted_ms), MAX(submitted_ms) FROM response
         WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3 GROUP BY evaluation ORDER BY evaluation",
        vals![key.org.0, key.cohort.0, key.enrolment.0],
        |row| Ok((row.text(0)?, row.time(1)?, row.time(2)?)),
    )
}

/// Hands every revision of every questionnaire of a cohort to `each`, by enrolment, in flat memory.
pub fn scan(
    tx: &mut Tx<'_>,
    org: OrgId,
    cohort: CohortId,
    mut each: impl FnMut(EnrolmentId, Response) -> Result<()>,
) -> Result<()> {
    tx.scan(
        &format!(
            "SELECT {COLUMNS}, enrolment_id FROM response WHERE org_id = $1 AND cohort_id = $2
             ORDER BY enrolment_id, evaluation, revision"
        ),
        vals![org.0, cohort.0],
        |row| each(EnrolmentId(row.int(7)?), response(row)?),
    )
}
