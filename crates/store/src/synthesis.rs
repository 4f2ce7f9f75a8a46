//! Syntheses: revisions of their words, deeds done with them, and the rows their figures are counted from.
//!
//! Revisions and deeds are only ever added. Words and reasons are sealed by the application.

use std::collections::HashSet;

use domain::ids::{CohortId, EnrolmentId, OrgId, PersonId};
use domain::outcome::Values;
use domain::synthesis::figures::{WaveCount, WaveRow};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Result, StoreError, Tx, vals};

/// Which synthesis: the first three columns of its tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The organisation.
    pub org: OrgId,
    /// The cohort.
    pub cohort: CohortId,
    /// The evaluation.
    pub evaluation: &'a str,
}

/// One saved revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// 1 for the first, one more for each.
    pub number: u32,
    /// Who wrote it.
    pub author: PersonId,
    /// Its words, sealed.
    pub writing: Vec<u8>,
    /// When.
    pub at: Timestamp,
}

/// One deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// 1 for the first, one more for each.
    pub number: u32,
    /// Code of the step.
    pub step: String,
    /// The revision it was done with.
    pub revision: u32,
    /// By whom.
    pub by: PersonId,
    /// Why, sealed.
    pub reason: Vec<u8>,
    /// When.
    pub at: Timestamp,
}

/// Records a revision; `false` if somebody else saved that one first.
pub fn add_revision(tx: &mut Tx<'_>, place: Place<'_>, revision: &Revision) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO synthesis_revision (org_id, cohort_id, evaluation, revision, author, writing, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        vals![
            place.org.0,
            place.cohort.0,
            place.evaluation,
            revision.number,
            revision.author.0,
            &revision.writing,
            revision.at
        ],
    )?;
    Ok(added == 1)
}

/// Every revision, oldest first.
pub fn revisions(tx: &mut Tx<'_>, place: Place<'_>) -> Result<Vec<Revision>> {
    tx.query(
        "SELECT revision, author, writing, at_ms FROM synthesis_revision
         WHERE org_id = $1 AND cohort_id = $2 AND evaluation = $3 ORDER BY revision",
        vals![place.org.0, place.cohort.0, place.evaluation],
        |row| {
            Ok(Revision {
                number: number(row.int(0)?),
                author: PersonId(row.int(1)?),
                writing: row.bytes(2)?,
                at: row.time(3)?,
            })
        },
    )
}

/// Records a deed; `false` if somebody else did something first.
pub fn add_deed(tx: &mut Tx<'_>, place: Place<'_>, deed: &Deed) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO synthesis_deed (org_id, cohort_id, evaluation, deed, step, revision, person_id, reason, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING",
        vals![
            place.org.0,
            place.cohort.0,
            place.evaluation,
            deed.number,
            &deed.step,
            deed.revision,
            deed.by.0,
            &deed.reason,
            deed.at
        ],
    )?;
    Ok(added == 1)
}

/// Every deed, oldest first.
pub fn deeds(tx: &mut Tx<'_>, place: Place<'_>) -> Result<Vec<Deed>> {
    tx.query(
        "SELECT deed, step, revision, person_id, reason, at_ms FROM synthesis_deed
         WHERE org_id = $1 AND cohort_id = $2 AND evaluation = $3 ORDER BY deed",
        vals![place.org.0, place.cohort.0, place.evaluation],
        |row| {
            Ok(Deed {
                number: number(row.int(0)?),
                step: row.text(1)?,
                revision: number(row.int(2)?),
                by: PersonId(row.int(3)?),
                reason: row.bytes(4)?,
                at: row.time(5)?,
            })
        },
    )
}

/// What kind of words somebody wrote, and what else names their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said<'a> {
    /// Answers to a questionnaire, in a revision.
    Answers(&'a str, i64),
    /// Answers to the exit form.
    Exit,
    /// A note beside one's own report of an evaluation.
    Annotation(&'a str),
    /// The self-check of a year.
    SelfCheck(i64),
    /// The plan for a goal, by its number.
    Plan(i64),
}

/// Hands everything that somebody of a cohort wrote outside its forums to `each`, sealed, in flat memory.
pub fn scan_said(
    tx: &mut Tx<'_>,
    org: OrgId,
    cohort: CohortId,
    mut each: impl FnMut(EnrolmentId, Said<'_>, Vec<u8>) -> Result<()>,
) -> Result<()> {
    tx.scan(
        "SELECT 1, enrolment_id, evaluation, revision, answers FROM response WHERE org_id = $1 AND cohort_id = $2
         UNION ALL
         SELECT 2, enrolment_id, '', 0, answers FROM departure
             WHERE org_id = $1 AND cohort_id = $2 AND answers IS NOT NULL
         UNION ALL
         SELECT 3, enrolment_id, evaluation, 0, words FROM annotation WHERE org_id = $1 AND cohort_id = $2
         UNION ALL
         SELECT 4, enrolment_id, '', year_no, answers FROM self_check WHERE org_id = $1 AND cohort_id = $2
         UNION ALL
         SELECT 5, enrolment_id, '', goal, plan FROM commitment WHERE org_id = $1 AND cohort_id = $2",
        vals![org.0, cohort.0],
        |row| {
            let (name, number) = (row.text(2)?, row.int(3)?);
            let said = match row.int(0)? {
                1 => Said::Answers(&name, number),
                2 => Said::Exit,
                3 => Said::Annotation(&name),
                4 => Said::SelfCheck(number),
                _ => Said::Plan(number),
            };
            each(EnrolmentId(row.int(1)?), said, row.bytes(4)?)
        },
    )
}

fn number(stored: i64) -> u32 {
    u32::try_from(stored).unwrap_or(u32::MAX)
}

/// Counts the rows of one set and wave (1 short, 2 long), without the people who had left by that day (I20).
pub fn count_wave(
    tx: &mut Tx<'_>,
    place: Place<'_>,
    (set, wave): (u16, u8),
    left_by: Date,
    count: &mut WaveCount<'_>,
) -> Result<()> {
    let mut left = HashSet::new();
    tx.scan(
        "SELECT enrolment_id FROM departure WHERE org_id = $1 AND cohort_id = $2 AND on_date <= $3",
        vals![place.org.0, place.cohort.0, left_by],
        |row| {
            left.insert(row.int(0)?);
            Ok(())
        },
    )?;
    // Taking a column out of a row costs more than computing with it there: the small ones come packed.
    tx.scan(
        "SELECT enrolment_id, eligible, implemented, obstacles,
            ((goal * 256 + COALESCE(status, 255)) * 256 + COALESCE(relevance, 255)) * 256 + COALESCE(feasibility, 255)
         FROM outcome WHERE org_id = $1 AND cohort_id = $2 AND set_no = $3 AND wave = $4
         ORDER BY enrolment_id, goal",
        vals![place.org.0, place.cohort.0, set, wave],
        |row| {
            let who = row.int(0)?;
            if left.contains(&who) {
                return Ok(());
            }
            let small = |number: Option<i64>| Ok::<_, StoreError>(number.and_then(|number| u32::try_from(number).ok()));
            let said = row.int(4)?;
            let code = |packed: i64| Some(packed.to_le_bytes()[0]).filter(|code| *code != 255);
            let read = WaveRow {
                goal: u16::try_from(said >> 24).unwrap_or_default(),
                values: Values {
                    status: code(said >> 16),
                    eligible: small(row.opt_int(1)?)?,
                    implemented: small(row.opt_int(2)?)?,
                    obstacles: row.int(3)?.cast_unsigned(),
                    relevance: code(said >> 8),
                    feasibility: code(said),
                },
            };
            count.row(EnrolmentId(who), &read);
            Ok(())
        },
    )
}
