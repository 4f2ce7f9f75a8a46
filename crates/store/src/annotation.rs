//! Annotations: what a person writes beside their own individual report; nobody else reads it.

use domain::ids::EnrolmentKey;
use jiff::Timestamp;

use crate::{Result, Tx, vals};

/// Saves the annotation of a report over the one before.
pub fn save(tx: &mut Tx<'_>, key: EnrolmentKey, evaluation: &str, words: &[u8], at: Timestamp) -> Result<()> {
    tx.execute(
        "INSERT INTO annotation (org_id, cohort_id, enrolment_id, evaluation, words, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (org_id, cohort_id, enrolment_id, evaluation)
         DO UPDATE SET words = excluded.words, at_ms = excluded.at_ms",
        vals![key.org.0, key.cohort.0, key.enrolment.0, evaluation, words, at],
    )?;
    Ok(())
}

/// The annotations of an enrolment: (questionnaire, sealed words, when).
pub fn list(tx: &mut Tx<'_>, key: EnrolmentKey) -> Result<Vec<(String, Vec<u8>, Timestamp)>> {
    tx.query(
        "SELECT evaluation, words, at_ms FROM annotation
         WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3 ORDER BY evaluation",
        vals![key.org.0, key.cohort.0, key.enrolment.0],
        |row| Ok((row.text(0)?, row.bytes(1)?, row.time(2)?)),
    )
}
