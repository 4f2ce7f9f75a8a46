//! Paraphrases whose authors are asked to agree, and what they answered. Requests and answers are only ever added.

use std::collections::BTreeMap;

use domain::ids::{CohortId, OrgId, PersonId};
use jiff::civil::Date;

use crate::{Result, Tx, vals};

/// One request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paraphrase {
    /// Its identity, random.
    pub id: i64,
    /// The evaluation whose synthesis it is for.
    pub evaluation: String,
    /// Keyed hash of the author for this request alone.
    pub author_key: Vec<u8>,
    /// What is asked, sealed.
    pub asked: Vec<u8>,
    /// Who of the team asked.
    pub by: PersonId,
    /// The day.
    pub on: Date,
    /// What the author answered, oldest first.
    pub answers: Vec<bool>,
}

/// Records a request.
pub fn add(tx: &mut Tx<'_>, (org, cohort): (OrgId, CohortId), one: &Paraphrase) -> Result<()> {
    tx.execute(
        "INSERT INTO paraphrase (org_id, cohort_id, paraphrase_id, evaluation, author_key, asked, asked_by, asked_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        vals![org.0, cohort.0, one.id, &one.evaluation, &one.author_key, &one.asked, one.by.0, one.on],
    )?;
    Ok(())
}

/// The requests of a cohort with their answers, by day and identity.
pub fn list(tx: &mut Tx<'_>, (org, cohort): (OrgId, CohortId)) -> Result<Vec<Paraphrase>> {
    let mut answers: BTreeMap<i64, Vec<bool>> = BTreeMap::new();
    tx.scan(
        "SELECT paraphrase_id, agrees FROM paraphrase_answer
         WHERE org_id = $1 AND cohort_id = $2 ORDER BY paraphrase_id, answer_no",
        vals![org.0, cohort.0],
        |row| {
            answers.entry(row.int(0)?).or_default().push(row.int(1)? == 1);
            Ok(())
        },
    )?;
    tx.query(
        "SELECT paraphrase_id, evaluation, author_key, asked, asked_by, asked_on FROM paraphrase
         WHERE org_id = $1 AND cohort_id = $2 ORDER BY asked_on, paraphrase_id",
        vals![org.0, cohort.0],
        |row| {
            let id = row.int(0)?;
            Ok(Paraphrase {
                id,
                evaluation: row.text(1)?,
                author_key: row.bytes(2)?,
                asked: row.bytes(3)?,
                by: PersonId(row.int(4)?),
                on: row.date(5)?,
                answers: answers.remove(&id).unwrap_or_default(),
            })
        },
    )
}

/// Whoever of the team worded a paraphrase for the synthesis of an evaluation.
pub fn askers(tx: &mut Tx<'_>, (org, cohort): (OrgId, CohortId), evaluation: &str) -> Result<Vec<PersonId>> {
    tx.query(
        "SELECT DISTINCT asked_by FROM paraphrase WHERE org_id = $1 AND cohort_id = $2 AND evaluation = $3
         ORDER BY asked_by",
        vals![org.0, cohort.0, evaluation],
        |row| Ok(PersonId(row.int(0)?)),
    )
}

/// Records an answer, after those before; `false` if another came first.
pub fn add_answer(
    tx: &mut Tx<'_>,
    (org, cohort): (OrgId, CohortId),
    id: i64,
    place: usize,
    agrees: bool,
    on: Date,
) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO paraphrase_answer (org_id, cohort_id, paraphrase_id, answer_no, agrees, on_date)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        vals![org.0, cohort.0, id, i64::try_from(place).unwrap_or(i64::MAX), agrees, on],
    )?;
    Ok(added == 1)
}
