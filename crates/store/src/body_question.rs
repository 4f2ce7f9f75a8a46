//! Questions that bodies ask each other, and the answers.

use domain::body_question::Over;
use domain::ids::OrgId;
use jiff::civil::Date;

use crate::{Result, Row, StoreError, Tx, vals};

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The body that asks.
    pub org: OrgId,
    /// Its identity: random.
    pub id: i64,
    /// Its random name in addresses.
    pub reference: String,
    /// What is counted.
    pub over: Over,
    /// Its words and choices, sealed.
    pub content: Vec<u8>,
    /// When it was asked.
    pub asked_on: Date,
    /// The last day to answer.
    pub due_on: Date,
}

const QUESTION: &str = "SELECT org_id, question_id, reference, over, content, asked_on, due_on FROM body_question";

fn question(row: &Row<'_>) -> Result<Question> {
    Ok(Question {
        org: OrgId(row.int(0)?),
        id: row.int(1)?,
        reference: row.text(2)?,
        over: Over::parse(row.text_ref(3)?).ok_or_else(|| StoreError::value("an unknown thing to count"))?,
        content: row.bytes(4)?,
        asked_on: row.date(5)?,
        due_on: row.date(6)?,
    })
}

/// Asks a question.
pub fn add(tx: &mut Tx<'_>, new: &Question) -> Result<()> {
    tx.execute(
        "INSERT INTO body_question (org_id, question_id, reference, over, content, asked_on, due_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        vals![new.org.0, new.id, &new.reference, new.over.code(), &new.content, new.asked_on, new.due_on],
    )?;
    Ok(())
}

/// The last questions of every body, the newest first.
pub fn list(tx: &mut Tx<'_>, limit: u32) -> Result<Vec<Question>> {
    tx.query(&format!("{QUESTION} ORDER BY asked_on DESC, question_id LIMIT $1"), vals![limit], question)
}

/// A question, by its name in addresses.
pub fn find(tx: &mut Tx<'_>, reference: &str) -> Result<Option<Question>> {
    tx.query_opt(&format!("{QUESTION} WHERE reference = $1"), vals![reference], question)
}

/// What a body answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Which body.
    pub by: OrgId,
    /// Its counts and words, sealed with its key.
    pub content: Vec<u8>,
    /// When it answered last.
    pub on: Date,
}

/// Answers a question, in place of what the same body answered before.
pub fn answer(tx: &mut Tx<'_>, of: &Question, answer: &Answer) -> Result<()> {
    tx.execute(
        "INSERT INTO body_answer (org_id, question_id, by_org, content, on_date) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (org_id, question_id, by_org) DO UPDATE SET content = excluded.content, on_date = excluded.on_date",
        vals![of.org.0, of.id, answer.by.0, &answer.content, answer.on],
    )?;
    Ok(())
}

/// Every answer to a question, in the order of the bodies.
pub fn answers(tx: &mut Tx<'_>, of: &Question) -> Result<Vec<Answer>> {
    tx.query(
        "SELECT by_org, content, on_date FROM body_answer WHERE org_id = $1 AND question_id = $2 ORDER BY by_org",
        vals![of.org.0, of.id],
        |row| Ok(Answer { by: OrgId(row.int(0)?), content: row.bytes(1)?, on: row.date(2)? }),
    )
}
