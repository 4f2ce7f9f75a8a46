//! What follows a near miss: consents, readings, measures, recommendations, and how long it took.

use domain::ids::OrgId;
use domain::near_miss::consent::{self, Use, What};
use jiff::civil::Date;

use crate::{Result, Row, StoreError, Tx, vals};

pub use consent::Said;

/// Adds what was said or done about a use, after `before` others.
pub fn add_said(tx: &mut Tx<'_>, org: OrgId, near_miss: i64, before: usize, said: &Said) -> Result<()> {
    tx.execute(
        "INSERT INTO near_miss_consent (org_id, near_miss_id, said_no, use_of, what, on_date)
         VALUES ($1, $2, $3, $4, $5, $6)",
        vals![org.0, near_miss, number(before)?, said.of.code(), said.what.code(), said.on],
    )?;
    Ok(())
}

fn number(before: usize) -> Result<i64> {
    i64::try_from(before).map(|before| before + 1).map_err(|_| StoreError::value("too many rows"))
}

/// Everything said and done about the uses of a near miss, in order.
pub fn said(tx: &mut Tx<'_>, org: OrgId, near_miss: i64) -> Result<Vec<Said>> {
    tx.query(
        "SELECT use_of, what, on_date FROM near_miss_consent WHERE org_id = $1 AND near_miss_id = $2 ORDER BY said_no",
        vals![org.0, near_miss],
        |row| {
            let (of, what) = (Use::parse(row.text_ref(0)?), What::parse(row.text_ref(1)?));
            let unknown = || StoreError::value("an unknown consent");
            Ok(Said { of: of.ok_or_else(unknown)?, what: what.ok_or_else(unknown)?, on: row.date(2)? })
        },
    )
}

/// An opening of a near miss by somebody other than its author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// In which role.
    pub role: String,
    /// The day.
    pub on: Date,
}

/// Notes a reading; its number comes after those there are.
pub fn add_reading(tx: &mut Tx<'_>, org: OrgId, near_miss: i64, reading: &Reading) -> Result<()> {
    let before = tx.query_one(
        "SELECT COUNT(*) FROM near_miss_reading WHERE org_id = $1 AND near_miss_id = $2",
        vals![org.0, near_miss],
        |row| row.int(0),
    )?;
    tx.execute(
        "INSERT INTO near_miss_reading (org_id, near_miss_id, reading_no, role, on_date) VALUES ($1, $2, $3, $4, $5)",
        vals![org.0, near_miss, before + 1, &reading.role, reading.on],
    )?;
    Ok(())
}

/// Every reading, in order.
pub fn readings(tx: &mut Tx<'_>, org: OrgId, near_miss: i64) -> Result<Vec<Reading>> {
    tx.query(
        "SELECT role, on_date FROM near_miss_reading WHERE org_id = $1 AND near_miss_id = $2 ORDER BY reading_no",
        vals![org.0, near_miss],
        |row| Ok(Reading { role: row.text(0)?, on: row.date(1)? }),
    )
}

/// What a promised measure became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its row in the form, from 1.
    pub row: u8,
    /// `done` or `dropped`.
    pub outcome: String,
    /// What was said about it, sealed.
    pub words: Vec<u8>,
    /// The day.
    pub on: Date,
}

/// Writes what a measure became.
pub fn save_measure(tx: &mut Tx<'_>, org: OrgId, near_miss: i64, measure: &Measure) -> Result<()> {
    tx.execute(
        "INSERT INTO near_miss_measure (org_id, near_miss_id, measure, outcome, words, on_date)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (org_id, near_miss_id, measure)
         DO UPDATE SET outcome = excluded.outcome, words = excluded.words, on_date = excluded.on_date",
        vals![org.0, near_miss, measure.row, &measure.outcome, &measure.words, measure.on],
    )?;
    Ok(())
}

/// What measures became, by row.
pub fn measures(tx: &mut Tx<'_>, org: OrgId, near_miss: i64) -> Result<Vec<Measure>> {
    tx.query(
        "SELECT measure, outcome, words, on_date FROM near_miss_measure
         WHERE org_id = $1 AND near_miss_id = $2 ORDER BY measure",
        vals![org.0, near_miss],
        |row| {
            Ok(Measure {
                row: u8::try_from(row.int(0)?).unwrap_or_default(),
                outcome: row.text(1)?,
                words: row.bytes(2)?,
                on: row.date(3)?,
            })
        },
    )
}

/// An individual recommendation, its answer and its evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    /// Its number, from 1.
    pub number: u32,
    /// 0, and 1 once another expert was asked for.
    pub round: i64,
    /// The words, sealed.
    pub words: Vec<u8>,
    /// When an answer is due.
    pub due_on: Date,
    /// The author's answer, sealed, and its day.
    pub answer: Option<(Vec<u8>, Date)>,
    /// What the expert made of it (a code), and the day.
    pub verdict: Option<(String, Date)>,
}

/// Writes a recommendation, its answer or its evaluation.
pub fn save_recommendation(tx: &mut Tx<'_>, org: OrgId, near_miss: i64, it: &Recommendation) -> Result<()> {
    let (answer, answered) = it.answer.as_ref().map_or((None, None), |(words, on)| (Some(words.as_slice()), Some(*on)));
    let (verdict, evaluated) = it.verdict.as_ref().map_or((None, None), |(code, on)| (Some(code.as_str()), Some(*on)));
    tx.execute(
        "INSERT INTO near_miss_recommendation (org_id, near_miss_id, recommendation, round, words, due_on, answer,
             answered_on, verdict, evaluated_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (org_id, near_miss_id, recommendation)
         DO UPDATE SET answer = excluded.answer, answered_on = excluded.answered_on, verdict = excluded.verdict,
         evaluated_on = excluded.evaluated_on",
        vals![org.0, near_miss, it.number, it.round, &it.words, it.due_on, answer, answered, verdict, evaluated],
    )?;
    Ok(())
}

/// The recommendations made to the author of a near miss.
pub fn recommendations(tx: &mut Tx<'_>, org: OrgId, near_miss: i64) -> Result<Vec<Recommendation>> {
    tx.query(
        "SELECT recommendation, round, words, due_on, answer, answered_on, verdict, evaluated_on FROM near_miss_recommendation
         WHERE org_id = $1 AND near_miss_id = $2 ORDER BY recommendation",
        vals![org.0, near_miss],
        recommendation,
    )
}

fn recommendation(row: &Row<'_>) -> Result<Recommendation> {
    Ok(Recommendation {
        number: u32::try_from(row.int(0)?).unwrap_or_default(),
        round: row.int(1)?,
        words: row.bytes(2)?,
        due_on: row.date(3)?,
        answer: row.opt_bytes(4)?.zip(row.opt_date(5)?),
        verdict: row.opt_text(6)?.zip(row.opt_date(7)?),
    })
}

/// Notes how long reporting took, tied to nothing: `id` is random.
pub fn note_duration(tx: &mut Tx<'_>, org: OrgId, id: i64, seconds: u32) -> Result<()> {
    tx.execute(
        "INSERT INTO near_miss_duration (org_id, duration_id, seconds) VALUES ($1, $2, $3)",
        vals![org.0, id, seconds],
    )?;
    Ok(())
}

/// Durations that a middle one is taken of, at most: their identities are random, so that the first of them are a sample
/// of all, and reading them takes as long whatever there is.
const SAMPLED: i64 = 1_000;

/// How many durations were looked at, and the middle one (of an even number, the lower of the two).
pub fn durations(tx: &mut Tx<'_>, org: OrgId) -> Result<(i64, Option<u32>)> {
    let mut all = tx.query(
        "SELECT seconds FROM near_miss_duration WHERE org_id = $1 ORDER BY duration_id LIMIT $2",
        vals![org.0, SAMPLED],
        |row| Ok(u32::try_from(row.int(0)?).unwrap_or_default()),
    )?;
    all.sort_unstable();
    let middle = all.get(all.len().saturating_sub(1) / 2).copied();
    Ok((i64::try_from(all.len()).unwrap_or(SAMPLED), middle))
}
