//! The review: what of a cohort was read and coded, and what was written back to authors.
//!
//! Rows say which colleague read or coded what; whoever answered stands in them as everywhere, by enrolment. Words of
//! comments are sealed by the application.

use std::collections::BTreeSet;

use domain::ids::{CohortId, EnrolmentId, EnrolmentKey, OrgId, PersonId};
use domain::review::Coding;
use jiff::Timestamp;

use crate::{Result, Row, Tx, vals};

mod queue;
mod theme;

pub use queue::{Counts, Line, counts, scan};
pub use theme::{Theme, list_themes, save_theme};

/// Something that is read and coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reviewed<'a> {
    /// A submitted evaluation; its version is its revision.
    Evaluation(EnrolmentId, &'a str),
    /// A thread of a forum; its version is the number of its posts.
    Thread(i64),
}

impl<'a> Reviewed<'a> {
    fn columns(self) -> (&'static str, &'a str, i64) {
        match self {
            Self::Evaluation(enrolment, evaluation) => (EVALUATION, evaluation, enrolment.0),
            Self::Thread(thread) => (THREAD, "", thread),
        }
    }
}

const EVALUATION: &str = "evaluation";
const THREAD: &str = "thread";

/// Notes that a colleague read it in that version; `false` if they had already.
pub fn add_reading(
    tx: &mut Tx<'_>,
    (org, cohort): (OrgId, CohortId),
    what: Reviewed<'_>,
    reader: PersonId,
    version: i64,
    at: Timestamp,
) -> Result<bool> {
    let (kind, part, id) = what.columns();
    let changed = tx.execute(
        "INSERT INTO reading (org_id, cohort_id, kind, part, object_id, reader, seen, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (org_id, cohort_id, kind, part, object_id, reader)
         DO UPDATE SET seen = excluded.seen, at_ms = excluded.at_ms WHERE reading.seen < excluded.seen",
        vals![org.0, cohort.0, kind, part, id, reader.0, version, at],
    )?;
    Ok(changed == 1)
}

/// The latest version of it that anybody read.
pub fn last_read(tx: &mut Tx<'_>, (org, cohort): (OrgId, CohortId), what: Reviewed<'_>) -> Result<Option<i64>> {
    let (kind, part, id) = what.columns();
    tx.query_one(
        "SELECT MAX(seen) FROM reading
         WHERE org_id = $1 AND cohort_id = $2 AND kind = $3 AND part = $4 AND object_id = $5",
        vals![org.0, cohort.0, kind, part, id],
        |row| row.opt_int(0),
    )
}

/// Saves a colleague's codes about one goal of it (0 for a thread) over those they gave before.
pub fn save_coding(
    tx: &mut Tx<'_>,
    (org, cohort): (OrgId, CohortId),
    what: Reviewed<'_>,
    about: u16,
    coding: &Coding,
    at: Timestamp,
) -> Result<()> {
    let (kind, part, id) = what.columns();
    let codes: Vec<&str> = coding.codes.iter().map(String::as_str).collect();
    tx.execute(
        "INSERT INTO coding (org_id, cohort_id, kind, part, object_id, about, coder, codes, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (org_id, cohort_id, kind, part, object_id, about, coder)
         DO UPDATE SET codes = excluded.codes, at_ms = excluded.at_ms",
        vals![org.0, cohort.0, kind, part, id, about, coding.coder.0, codes.join(" "), at],
    )?;
    Ok(())
}

fn coding(row: &Row<'_>) -> Result<(u16, Coding)> {
    let codes: BTreeSet<String> = row.text(2)?.split_whitespace().map(str::to_owned).collect();
    let about = u16::try_from(row.int(0)?).unwrap_or_default();
    Ok((about, Coding { coder: PersonId(row.int(1)?), codes }))
}

/// The codings of it: (goal's number, coding), by goal.
pub fn codings(tx: &mut Tx<'_>, (org, cohort): (OrgId, CohortId), what: Reviewed<'_>) -> Result<Vec<(u16, Coding)>> {
    let (kind, part, id) = what.columns();
    tx.query(
        "SELECT about, coder, codes FROM coding
         WHERE org_id = $1 AND cohort_id = $2 AND kind = $3 AND part = $4 AND object_id = $5 ORDER BY about, at_ms, coder",
        vals![org.0, cohort.0, kind, part, id],
        coding,
    )
}

/// Every coding of one evaluation of a cohort: (enrolment, goal's number, coding), a text's codings side by side. Those
/// of people who left for good are not among them: later figures are without them.
pub fn codings_of_evaluation(
    tx: &mut Tx<'_>,
    (org, cohort): (OrgId, CohortId),
    evaluation: &str,
) -> Result<Vec<(EnrolmentId, u16, Coding)>> {
    tx.query(
        "SELECT about, coder, codes, object_id FROM coding
         WHERE org_id = $1 AND cohort_id = $2 AND kind = $3 AND part = $4
             AND NOT EXISTS (SELECT 1 FROM departure WHERE departure.org_id = coding.org_id
                 AND departure.cohort_id = coding.cohort_id AND departure.enrolment_id = coding.object_id)
         ORDER BY object_id, about, coder",
        vals![org.0, cohort.0, EVALUATION, evaluation],
        |row| {
            let (about, coding) = coding(row)?;
            Ok((EnrolmentId(row.int(3)?), about, coding))
        },
    )
}

/// Saves what the two coders of a text settled on, over what they had settled on before.
pub fn save_settlement(
    tx: &mut Tx<'_>,
    (org, cohort): (OrgId, CohortId),
    what: Reviewed<'_>,
    about: u16,
    settled: &Coding,
    at: Timestamp,
) -> Result<()> {
    let (kind, part, id) = what.columns();
    let codes: Vec<&str> = settled.codes.iter().map(String::as_str).collect();
    tx.execute(
        "INSERT INTO coding_settlement (org_id, cohort_id, kind, part, object_id, about, settled_by, codes, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (org_id, cohort_id, kind, part, object_id, about)
         DO UPDATE SET settled_by = excluded.settled_by, codes = excluded.codes, at_ms = excluded.at_ms",
        vals![org.0, cohort.0, kind, part, id, about, settled.coder.0, codes.join(" "), at],
    )?;
    Ok(())
}

/// What was settled of it: (goal's number, codes and who wrote them down), by goal.
pub fn settlements(
    tx: &mut Tx<'_>,
    (org, cohort): (OrgId, CohortId),
    what: Reviewed<'_>,
) -> Result<Vec<(u16, Coding)>> {
    let (kind, part, id) = what.columns();
    tx.query(
        "SELECT about, settled_by, codes FROM coding_settlement
         WHERE org_id = $1 AND cohort_id = $2 AND kind = $3 AND part = $4 AND object_id = $5 ORDER BY about",
        vals![org.0, cohort.0, kind, part, id],
        coding,
    )
}

/// What was settled of the texts of one evaluation: (enrolment, goal's number, codes).
pub fn settlements_of_evaluation(
    tx: &mut Tx<'_>,
    (org, cohort): (OrgId, CohortId),
    evaluation: &str,
) -> Result<Vec<(EnrolmentId, u16, BTreeSet<String>)>> {
    tx.query(
        "SELECT about, settled_by, codes, object_id FROM coding_settlement
         WHERE org_id = $1 AND cohort_id = $2 AND kind = $3 AND part = $4 ORDER BY object_id, about",
        vals![org.0, cohort.0, EVALUATION, evaluation],
        |row| {
            let (about, coding) = coding(row)?;
            Ok((EnrolmentId(row.int(3)?), about, coding.codes))
        },
    )
}

/// Every coding of a cohort's threads: (thread, coding), a thread's codings side by side.
pub fn codings_of_threads(tx: &mut Tx<'_>, (org, cohort): (OrgId, CohortId)) -> Result<Vec<(i64, Coding)>> {
    tx.query(
        "SELECT about, coder, codes, object_id FROM coding
         WHERE org_id = $1 AND cohort_id = $2 AND kind = $3 ORDER BY object_id, coder",
        vals![org.0, cohort.0, THREAD],
        |row| Ok((row.int(3)?, coding(row)?.1)),
    )
}

/// The latest version of each thread of a cohort that anybody read: (thread, posts it had).
pub fn threads_read(tx: &mut Tx<'_>, (org, cohort): (OrgId, CohortId)) -> Result<Vec<(i64, i64)>> {
    tx.query(
        "SELECT object_id, MAX(seen) FROM reading WHERE org_id = $1 AND cohort_id = $2 AND kind = $3
         GROUP BY object_id ORDER BY object_id",
        vals![org.0, cohort.0, THREAD],
        |row| Ok((row.int(0)?, row.int(1)?)),
    )
}

/// How many threads a cohort's forums have, and how many of them somebody read to their last post.
pub fn count_threads(tx: &mut Tx<'_>, (org, cohort): (OrgId, CohortId)) -> Result<(i64, i64)> {
    let counted = tx.query(
        "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN latest.seen >= forum_thread.posts THEN 1 ELSE 0 END), 0) AS BIGINT)
         FROM forum_thread
         LEFT JOIN (SELECT object_id, MAX(seen) AS seen FROM reading
             WHERE org_id = $1 AND cohort_id = $2 AND kind = $3 GROUP BY object_id) AS latest
             ON latest.object_id = forum_thread.thread_id
         WHERE forum_thread.org_id = $1 AND forum_thread.cohort_id = $2",
        vals![org.0, cohort.0, THREAD],
        |row| Ok((row.int(0)?, row.int(1)?)),
    )?;
    Ok(counted.into_iter().next().unwrap_or_default())
}

/// A private comment on an evaluation, its words sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its identity.
    pub id: i64,
    /// The evaluation.
    pub evaluation: String,
    /// Which colleague wrote it; never shown to its reader.
    pub author: PersonId,
    /// Its words, sealed.
    pub words: Vec<u8>,
    /// When.
    pub at: Timestamp,
}

/// Adds a comment.
pub fn add_comment(tx: &mut Tx<'_>, key: EnrolmentKey, comment: &Comment) -> Result<()> {
    tx.execute(
        "INSERT INTO review_comment (org_id, cohort_id, enrolment_id, comment_id, evaluation, author, words, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        vals![
            key.org.0,
            key.cohort.0,
            key.enrolment.0,
            comment.id,
            &comment.evaluation,
            comment.author.0,
            &comment.words,
            comment.at
        ],
    )?;
    Ok(())
}

/// The comments on the evaluations of one enrolment, oldest first.
pub fn comments(tx: &mut Tx<'_>, key: EnrolmentKey) -> Result<Vec<Comment>> {
    tx.query(
        "SELECT comment_id, evaluation, author, words, at_ms FROM review_comment
         WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3 ORDER BY at_ms, comment_id",
        vals![key.org.0, key.cohort.0, key.enrolment.0],
        |row| {
            Ok(Comment {
                id: row.int(0)?,
                evaluation: row.text(1)?,
                author: PersonId(row.int(2)?),
                words: row.bytes(3)?,
                at: row.time(4)?,
            })
        },
    )
}
