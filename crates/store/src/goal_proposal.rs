//! Goals that participants propose: sealed words, an author known by a keyed hash, and the team's answer.

use domain::ids::{CohortId, OrgId};
use jiff::civil::Date;

use crate::{Result, Row, Tx, vals};

/// One proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The cohort it came from.
    pub cohort: CohortId,
    /// Its identity: random, so that nothing of it tells who or when.
    pub id: i64,
    /// The programme.
    pub programme: String,
    /// Keyed hash of the enrolment: its author finds it again, and nobody else does.
    pub author_key: Vec<u8>,
    /// What was written, sealed.
    pub words: Vec<u8>,
    /// The day; a finer time would tell who was signed in.
    pub on: Date,
    /// The team's answer.
    pub answer: Option<Answer>,
}

/// What the team answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Code of what becomes of it.
    pub verdict: String,
    /// The words, sealed.
    pub words: Vec<u8>,
    /// The day.
    pub on: Date,
}

const COLUMNS: &str =
    "SELECT cohort_id, proposal_id, programme, author_key, words, proposed_on, verdict, answer, answered_on
     FROM goal_proposal";

fn read(row: &Row<'_>) -> Result<Proposal> {
    let answer = match (row.opt_text(6)?, row.opt_bytes(7)?, row.opt_date(8)?) {
        (Some(verdict), Some(words), Some(on)) => Some(Answer { verdict, words, on }),
        _ => None,
    };
    Ok(Proposal {
        cohort: CohortId(row.int(0)?),
        id: row.int(1)?,
        programme: row.text(2)?,
        author_key: row.bytes(3)?,
        words: row.bytes(4)?,
        on: row.date(5)?,
        answer,
    })
}

/// Keeps a proposal.
pub fn add(tx: &mut Tx<'_>, org: OrgId, proposal: &Proposal) -> Result<()> {
    tx.execute(
        "INSERT INTO goal_proposal (org_id, cohort_id, proposal_id, programme, author_key, words, proposed_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        vals![
            org.0,
            proposal.cohort.0,
            proposal.id,
            &proposal.programme,
            &proposal.author_key,
            &proposal.words,
            proposal.on
        ],
    )?;
    Ok(())
}

/// The proposals of one author in one cohort, the latest day first.
pub fn list_own(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId, author_key: &[u8]) -> Result<Vec<Proposal>> {
    tx.query(
        &format!(
            "{COLUMNS} WHERE org_id = $1 AND cohort_id = $2 AND author_key = $3 ORDER BY proposed_on DESC, proposal_id"
        ),
        vals![org.0, cohort.0, author_key],
        read,
    )
}

/// Every proposal of an organisation: those without an answer first, then the latest day.
pub fn list(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<Proposal>> {
    tx.query(
        &format!(
            "{COLUMNS} WHERE org_id = $1
             ORDER BY CASE WHEN answered_on IS NULL THEN 0 ELSE 1 END, proposed_on DESC, proposal_id"
        ),
        vals![org.0],
        read,
    )
}

/// How many wait for an answer.
pub fn count_waiting(tx: &mut Tx<'_>, org: OrgId) -> Result<i64> {
    tx.query_one("SELECT COUNT(*) FROM goal_proposal WHERE org_id = $1 AND answered_on IS NULL", vals![org.0], |row| {
        row.int(0)
    })
}

/// Answers a proposal; false, and nothing changed, if it has an answer already or is not there.
pub fn answer(tx: &mut Tx<'_>, org: OrgId, id: i64, answer: &Answer) -> Result<bool> {
    let answered = tx.execute(
        "UPDATE goal_proposal SET verdict = $1, answer = $2, answered_on = $3
         WHERE org_id = $4 AND proposal_id = $5 AND answered_on IS NULL",
        vals![&answer.verdict, &answer.words, answer.on, org.0, id],
    )?;
    Ok(answered == 1)
}
