//! Drafts: answers saved at each item, readable by nobody but their author, never counted.

use domain::ids::EnrolmentKey;
use jiff::Timestamp;

use crate::{Result, Tx, vals};

/// A draft, its answers sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which questionnaire: `b1`, `s1/baseline`, …
    pub evaluation: String,
    /// The instrument it answers.
    pub instrument: String,
    /// The version it was begun with, and stays on (G7).
    pub instrument_version: String,
    /// Counts the savings, so that two devices notice each other.
    pub version: i64,
    /// The answers, sealed.
    pub answers: Vec<u8>,
    /// When it was last saved.
    pub saved: Timestamp,
}

/// Saves a draft over whatever was there.
pub fn save(tx: &mut Tx<'_>, key: EnrolmentKey, draft: &Draft) -> Result<()> {
    tx.execute(
        "INSERT INTO draft (org_id, cohort_id, enrolment_id, evaluation, instrument, instrument_version, version,
             answers, saved_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (org_id, cohort_id, enrolment_id, evaluation)
         DO UPDATE SET version = excluded.version, answers = excluded.answers, saved_ms = excluded.saved_ms",
        vals![
            key.org.0,
            key.cohort.0,
            key.enrolment.0,
            &draft.evaluation,
            &draft.instrument,
            &draft.instrument_version,
            draft.version,
            &draft.answers,
            draft.saved
        ],
    )?;
    Ok(())
}

/// The draft of a questionnaire.
pub fn find(tx: &mut Tx<'_>, key: EnrolmentKey, evaluation: &str) -> Result<Option<Draft>> {
    tx.query_opt(
        "SELECT instrument, instrument_version, version, answers, saved_ms FROM draft
         WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3 AND evaluation = $4",
        vals![key.org.0, key.cohort.0, key.enrolment.0, evaluation],
        |row| {
            Ok(Draft {
                evaluation: evaluation.to_owned(),
                instrument: row.text(0)?,
                instrument_version: row.text(1)?,
                version: row.int(2)?,
                answers: row.bytes(3)?,
                saved: row.time(4)?,
            })
        },
    )
}

/// Names of the questionnaires an enrolment has drafts of, with the time of the last saving.
pub fn list(tx: &mut Tx<'_>, key: EnrolmentKey) -> Result<Vec<(String, Timestamp)>> {
    tx.query(
        "SELECT evaluation, saved_ms FROM draft
         WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3 ORDER BY evaluation",
        vals![key.org.0, key.cohort.0, key.enrolment.0],
        |row| Ok((row.text(0)?, row.time(1)?)),
    )
}

/// Removes the draft of a questionnaire that was submitted.
pub fn remove(tx: &mut Tx<'_>, key: EnrolmentKey, evaluation: &str) -> Result<()> {
    tx.execute(
        "DELETE FROM draft WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3 AND evaluation = $4",
        vals![key.org.0, key.cohort.0, key.enrolment.0, evaluation],
    )?;
    Ok(())
}
