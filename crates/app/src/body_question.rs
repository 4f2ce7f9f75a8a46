//! Questions between bodies: one asks, each of the others answers with counts and, if it likes, a few words; when the
//! question is closed every body reads the totals (see [`domain::body_question`]).
//!
//! No near miss travels: a manager counts, or has an expert count, and sends numbers. Words pass the identifier check.

use domain::authority::{Actor, Right};
use domain::body_question::{MOST, MOST_CHOICES, MOST_DAYS, Over, is_closed, totals};
use domain::calendar::days_after;
use domain::ids::OrgId;
use domain::text::{Language, Text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::body::Kind;
use store::body_question as rows;

use crate::App;
use crate::body::{self, Body};
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::screen::{self, Confirmed};

/// Most characters of a question, and of the words beside an answer.
pub const LONGEST: usize = 1_000;
/// Most characters of a choice.
pub const LONGEST_CHOICE: usize = 120;
/// Questions of the page.
const LINES: u32 = 50;

/// A question to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// What is counted.
    pub over: Over,
    /// The question.
    pub words: String,
    /// What can be counted apart; none for one number.
    pub choices: Vec<String>,
    /// The last day to answer.
    pub due_on: Date,
}

/// A question, opened for a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its name in addresses.
    pub reference: String,
    /// The body that asks.
    pub from: Text,
    /// Whether it is one's own.
    pub is_own: bool,
    /// What is counted.
    pub over: Over,
    /// The question.
    pub words: String,
    /// What is counted apart; empty for one number.
    pub choices: Vec<String>,
    /// When it was asked.
    pub asked_on: Date,
    /// The last day to answer.
    pub due_on: Date,
    /// How many bodies have answered, of how many were asked.
    pub answered: (usize, usize),
    /// What one's own body answered.
    pub own: Option<Answered>,
    /// Once it is closed: at least so many for each choice (one for a number), and what bodies said beside.
    pub result: Option<Totals>,
}

/// What a body answers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Answered {
    /// A count for each choice; one for a number.
    pub counts: Vec<u64>,
    /// A few words.
    pub words: String,
}

/// What every body reads of a closed question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// At least so many for each choice, none for fewer than k.
    pub at_least: Vec<Option<u64>>,
    /// What bodies said, and which.
    pub said: Vec<(Text, String)>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    words: String,
    choices: Vec<String>,
}

fn place(org: OrgId, id: i64, by: OrgId) -> String {
    format!("body_question/{org}/{id}/{by}")
}

/// Asks the other bodies a question.
///
/// # Errors
/// Refused to all but managers; invalid words, choices or day, or words that could name somebody; conflict when there is
/// no other body.
pub fn ask(
    app: &App,
    actor: &Actor,
    org: OrgId,
    asking: &Asking,
    (language, confirmed): (&Language, &Confirmed),
) -> Result<String> {
    actor.may(Right::AskOtherBodies, org)?;
    let asking = judged(asking)?;
    let texts = std::iter::once(("words", asking.words.as_str()));
    let texts = texts.chain(asking.choices.iter().map(|choice| ("choices", choice.as_str())));
    screen::check(texts, language, confirmed).map_err(Error::Invalid)?;
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().write(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let today = body.today(app.now());
        if asking.due_on <= today || asking.due_on > days_after(today, MOST_DAYS) {
            return Err(Fault::new("due_on", "fault-question-due").with("most", MOST_DAYS).into());
        }
        if others(&app, tx, org)? == 0 {
            return Err(conflict("", "fault-question-alone"));
        }
        let (id, reference) = (app.chance.id(), app.chance.reference());
        let kept = Kept { words: asking.words.clone(), choices: asking.choices.clone() };
        let kept = serde_json::to_vec(&kept).map_err(broken)?;
        let row = rows::Question {
            org,
            id,
            reference,
            over: asking.over,
            content: body.key.seal(&app.chance, &place(org, id, org), &kept)?,
            asked_on: today,
            due_on: asking.due_on,
        };
        rows::add(tx, &row)?;
        let act = Act { org, act: "question.ask", object: format!("question/{}", row.reference), why: "" };
        journal::write(&app, tx, &actor, &act, app.now())?;
        Ok(row.reference)
    })
}

fn judged(asking: &Asking) -> Result<Asking> {
    let words = asking.words.trim().to_owned();
    let choices = asking.choices.iter().map(|choice| choice.trim()).filter(|choice| !choice.is_empty());
    let choices: Vec<String> = choices.map(str::to_owned).collect();
    let mut faults = Vec::new();
    if words.is_empty() || words.chars().count() > LONGEST {
        faults.push(Fault::new("words", "fault-question-words").with("most", LONGEST));
    }
    let is_long = choices.iter().any(|choice| choice.chars().count() > LONGEST_CHOICE);
    if choices.len() == 1 || choices.len() > MOST_CHOICES || is_long {
        let fault = Fault::new("choices", "fault-question-choices");
        faults.push(fault.with("most", MOST_CHOICES).with("long", LONGEST_CHOICE));
    }
    if faults.is_empty() { Ok(Asking { words, choices, ..asking.clone() }) } else { Err(Error::Invalid(faults)) }
}

/// How many bodies there are beside one.
fn others(app: &App, tx: &mut Tx<'_>, org: OrgId) -> Result<usize> {
    let all = body::all(app, tx)?.into_iter();
    Ok(all.filter(|body| body.kind == Kind::Body && body.org != org).count())
}

/// The questions of every body, the newest first.
///
/// # Errors
/// Refused to all but managers; not found when the organisation is no body.
pub fn list(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<Question>> {
    actor.may(Right::AskOtherBodies, org)?;
    let app = app.clone();
    app.store.clone().read(move |tx| {
        let body = Body::load(&app, tx, org)?;
        rows::list(tx, LINES)?.into_iter().map(|row| opened(&app, tx, &body, &row)).collect()
    })
}

/// One question, whichever body asks it.
///
/// # Errors
/// Refused to all but managers; not found.
pub fn read(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Question> {
    actor.may(Right::AskOtherBodies, org)?;
    let (app, reference) = (app.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let row = rows::find(tx, &reference)?.ok_or(Error::NotFound("question"))?;
        opened(&app, tx, &body, &row)
    })
}

fn opened(app: &App, tx: &mut Tx<'_>, reader: &Body, row: &rows::Question) -> Result<Question> {
    let asker = Body::load(app, tx, row.org)?;
    let kept = asker.key.open(&place(row.org, row.id, row.org), &row.content)?;
    let kept: Kept = serde_json::from_slice(&kept).map_err(broken)?;
    let mut answers = Vec::new();
    for answer in rows::answers(tx, row)? {
        let by = Body::load(app, tx, answer.by)?;
        let plain = by.key.open(&place(row.org, row.id, answer.by), &answer.content)?;
        let answered: Answered = serde_json::from_slice(&plain).map_err(broken)?;
        answers.push((by, answered));
    }
    let asked = (answers.len(), others(app, tx, row.org)?);
    let own = answers.iter().find(|(by, _)| by.org == reader.org).map(|(_, answered)| answered.clone());
    let result = is_closed(row.due_on, reader.today(app.now()), asked).then(|| {
        let counts: Vec<Vec<u64>> = answers.iter().map(|(_, answered)| answered.counts.clone()).collect();
        let said = answers.iter().filter(|(_, answered)| !answered.words.is_empty());
        Totals {
            at_least: totals(kept.choices.len().max(1), &counts),
            said: said.map(|(by, answered)| (by.name.clone(), answered.words.clone())).collect(),
        }
    });
    Ok(Question {
        reference: row.reference.clone(),
        from: asker.name,
        is_own: row.org == reader.org,
        over: row.over,
        words: kept.words,
        choices: kept.choices,
        asked_on: row.asked_on,
        due_on: row.due_on,
        answered: asked,
        own,
        result,
    })
}

/// Answers a question of another body; what was answered before is replaced, until it is closed.
///
/// # Errors
/// Refused to all but managers; not found, for one's own too; conflict once it is closed; invalid counts, or words that
/// are too long or could name somebody.
pub fn answer(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    (answered, language, confirmed): (&Answered, &Language, &Confirmed),
) -> Result<()> {
    actor.may(Right::AskOtherBodies, org)?;
    let words = answered.words.trim().to_owned();
    if words.chars().count() > LONGEST {
        return Err(Fault::new("words", "fault-too-long").with("max", LONGEST).into());
    }
    screen::check([("words", words.as_str())], language, confirmed).map_err(Error::Invalid)?;
    let answered = Answered { words, counts: answered.counts.clone() };
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let row = rows::find(tx, &reference)?.filter(|row| row.org != org && body.kind == Kind::Body);
        let row = row.ok_or(Error::NotFound("question"))?;
        let question = opened(&app, tx, &body, &row)?;
        if question.result.is_some() {
            return Err(conflict("", "fault-question-closed"));
        }
        let wanted = question.choices.len().max(1);
        if answered.counts.len() != wanted || answered.counts.iter().any(|count| *count > MOST) {
            return Err(Fault::new("count", "fault-question-count").with("most", MOST).into());
        }
        let plain = serde_json::to_vec(&answered).map_err(broken)?;
        let content = body.key.seal(&app.chance, &place(row.org, row.id, org), &plain)?;
        rows::answer(tx, &row, &rows::Answer { by: org, content, on: body.today(app.now()) })?;
        let act = Act { org, act: "question.answer", object: format!("question/{}", row.reference), why: "" };
        journal::write(&app, tx, &actor, &act, app.now())
    })
}
