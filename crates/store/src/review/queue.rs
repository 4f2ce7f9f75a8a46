//! The queue: every submitted evaluation in its current revision, and how far its review has come.

use domain::ids::{CohortId, EnrolmentId, OrgId};
use jiff::Timestamp;

use super::EVALUATION;
use crate::{Result, Tx, vals};

/// One submitted evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Whose; an application shows another reference.
    pub enrolment: EnrolmentId,
    /// Its current revision.
    pub revision: i64,
    /// When that was submitted.
    pub submitted: Timestamp,
    /// The latest revision that anybody read.
    pub read: Option<i64>,
    /// Goals of it that somebody coded.
    pub coded_once: i64,
    /// Goals of it that two coded.
    pub coded_twice: i64,
}

/// Current revisions, the last one read and how many goals were coded. Its placeholders, in order: organisation, cohort,
/// kind; the first of them is `$first`.
fn queue(first: u8) -> String {
    let (org, cohort, kind) = (first, first + 1, first + 2);
    format!(
        "SELECT latest.evaluation AS evaluation, latest.enrolment_id AS enrolment_id, latest.revision AS revision,
             latest.submitted_ms AS submitted_ms, been.seen AS seen,
             COALESCE(coded.once, 0) AS once, COALESCE(coded.twice, 0) AS twice
         FROM (SELECT evaluation, enrolment_id, MAX(revision) AS revision, MAX(submitted_ms) AS submitted_ms FROM response
               WHERE org_id = ${org} AND cohort_id = ${cohort} GROUP BY evaluation, enrolment_id) AS latest
         LEFT JOIN (SELECT part, object_id, MAX(seen) AS seen FROM reading
               WHERE org_id = ${org} AND cohort_id = ${cohort} AND kind = ${kind} GROUP BY part, object_id) AS been
             ON been.part = latest.evaluation AND been.object_id = latest.enrolment_id
         LEFT JOIN (SELECT part, object_id, COUNT(*) AS once,
                        CAST(SUM(CASE WHEN coders > 1 THEN 1 ELSE 0 END) AS BIGINT) AS twice
               FROM (SELECT part, object_id, about, COUNT(*) AS coders FROM coding
                     WHERE org_id = ${org} AND cohort_id = ${cohort} AND kind = ${kind} AND about > 0
                     GROUP BY part, object_id, about) AS texts
               GROUP BY part, object_id) AS coded
             ON coded.part = latest.evaluation AND coded.object_id = latest.enrolment_id"
    )
}

/// Hands every submission of one evaluation to `each`, the oldest first, in flat memory.
pub fn scan(
    tx: &mut Tx<'_>,
    (org, cohort): (OrgId, CohortId),
    evaluation: &str,
    mut each: impl FnMut(Line) -> Result<()>,
) -> Result<()> {
    tx.scan(
        &format!(
            "SELECT enrolment_id, revision, submitted_ms, seen, once, twice FROM ({}) AS queue
             WHERE evaluation = $4 ORDER BY submitted_ms, enrolment_id",
            queue(1)
        ),
        vals![org.0, cohort.0, EVALUATION, evaluation],
        |row| {
            each(Line {
                enrolment: EnrolmentId(row.int(0)?),
                revision: row.int(1)?,
                submitted: row.time(2)?,
                read: row.opt_int(3)?,
                coded_once: row.int(4)?,
                coded_twice: row.int(5)?,
            })
        },
    )
}

/// How far the review of one evaluation has come over a cohort.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// The evaluation.
    pub evaluation: String,
    /// Submitted.
    pub submitted: u32,
    /// Read in their current revision, coded or not.
    pub read: u32,
    /// Among those, coded by somebody for every goal.
    pub coded_once: u32,
    /// Among those, coded by two for every goal.
    pub coded_twice: u32,
}

/// Counts of every questionnaire of a cohort; each evaluation asks about `goals` goals.
pub fn counts(tx: &mut Tx<'_>, (org, cohort): (OrgId, CohortId), goals: u16) -> Result<Vec<Counts>> {
    tx.query(
        &format!(
            "SELECT evaluation, COUNT(*), CAST(SUM(CASE WHEN seen >= revision THEN 1 ELSE 0 END) AS BIGINT),
                 CAST(SUM(CASE WHEN seen >= revision AND once >= $1 THEN 1 ELSE 0 END) AS BIGINT),
                 CAST(SUM(CASE WHEN seen >= revision AND twice >= $1 THEN 1 ELSE 0 END) AS BIGINT)
             FROM ({}) AS queue GROUP BY evaluation ORDER BY evaluation",
            queue(2)
        ),
        vals![goals, org.0, cohort.0, EVALUATION],
        |row| {
            let count = |place| Ok::<_, crate::StoreError>(u32::try_from(row.int(place)?).unwrap_or(u32::MAX));
            Ok(Counts {
                evaluation: row.text(0)?,
                submitted: count(1)?,
                read: count(2)?,
                coded_once: count(3)?,
                coded_twice: count(4)?,
            })
        },
    )
}
