//! What an author does beside the words: readers they exclude, recommendations they answer, measures they close.

use std::collections::BTreeSet;

use domain::authority::{Actor, Right};
use domain::ids::{OrgId, PersonId};
use domain::near_miss::content::Value;
use domain::near_miss::course::{Hand, State};
use domain::near_miss::form::Means;
use store::near_miss as rows;

use super::exchange;
use super::own::sent_by;
use super::revising::last_of_author;
use crate::App;
use crate::error::{Error, Fault, Result, broken, conflict};

/// Most characters of an answer or a reason.
const MOST: usize = 2_000;

/// Asks that somebody should not be given this near miss: without a reason, before anybody has it, seen by assignment
/// alone.
///
/// # Errors
/// Refused; not found; conflict once it was given to an expert.
pub fn exclude_reader(app: &App, actor: &Actor, org: OrgId, reference: &str, whom: PersonId) -> Result<()> {
    actor.may(Right::ReportNearMisses, org)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let file = sent_by(&app, tx, &actor, org, &reference)?;
        if file.standing.state != State::Sent {
            return Err(conflict("", "fault-near-miss-assigned"));
        }
        let mut who = file.who()?;
        who.excluded.insert(whom.0);
        let who = serde_json::to_vec(&who).map_err(broken)?;
        let sealed = file.key().seal(&app.chance, &file.place("who"), &who)?;
        rows::save_who(tx, org, file.row.id, &sealed)?;
        file.note(&app, tx, (&actor, Hand::Author), "near-miss.exclude")
    })
}

/// Words that can be kept: there, not too long, and nothing in them that leads to somebody.
fn words_of(words: &str, justified: &BTreeSet<String>) -> Result<String> {
    let words = words.trim();
    if words.is_empty() || words.chars().count() > MOST {
        return Err(Fault::new("words", "fault-near-miss-words").with("most", MOST).into());
    }
    exchange::checked(words, justified)
}

/// Answers an individual recommendation; an answer can be written anew until it is evaluated.
///
/// # Errors
/// Refused; not found; invalid for words that are blank, too long, or hold what was neither rewritten nor justified;
/// conflict once it was evaluated.
pub fn answer_recommendation(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    (number, words): (u32, &str),
    justified: &BTreeSet<String>,
) -> Result<()> {
    actor.may(Right::ReportNearMisses, org)?;
    let words = words_of(words, justified)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let file = sent_by(&app, tx, &actor, org, &reference)?;
        let all = rows::recommendations(tx, org, file.row.id)?;
        let found = all.into_iter().find(|one| one.number == number);
        let mut found = found.ok_or(Error::NotFound("recommendation"))?;
        if found.verdict.is_some() {
            return Err(conflict("words", "fault-near-miss-evaluated"));
        }
        found.answer = Some((file.seal(&app, &format!("answer/{number}"), &words)?, file.today));
        rows::save_recommendation(tx, org, file.row.id, &found)?;
        file.note(&app, tx, (&actor, Hand::Author), "near-miss.answer")
    })
}

/// What a promised measure became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken.
    Done,
    /// It was given up, with a reason.
    Dropped,
}

impl Outcome {
    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// The outcome of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Done, Self::Dropped].into_iter().find(|outcome| outcome.code() == code)
    }
}

/// Says that a promised measure was taken, or why it was given up: until then it stays on what is left to do.
///
/// # Errors
/// Refused; not found when no such measure was promised; invalid without a reason for giving it up, and for words that are
/// too long or hold what was neither rewritten nor justified.
pub fn close_measure(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    (row, outcome, words): (u8, Outcome, &str),
    justified: &BTreeSet<String>,
) -> Result<()> {
    actor.may(Right::ReportNearMisses, org)?;
    let may_be_silent = outcome == Outcome::Done && words.trim().is_empty();
    let words = if may_be_silent { String::new() } else { words_of(words, justified)? };
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let file = sent_by(&app, tx, &actor, org, &reference)?;
        let promised = promised(&file, tx)?;
        if !promised.iter().any(|(promised, _)| *promised == row) {
            return Err(Error::NotFound("measure"));
        }
        let words = file.seal(&app, &format!("measure/{row}"), &words)?;
        let measure = rows::Measure { row, outcome: outcome.code().to_owned(), words, on: file.today };
        rows::save_measure(tx, org, file.row.id, &measure)?;
        file.note(&app, tx, (&actor, Hand::Author), "near-miss.measure")
    })
}

/// The measures promised in what its author wrote last: row and words.
pub(super) fn promised(file: &super::File, tx: &mut store::Tx<'_>) -> Result<Vec<(u8, String)>> {
    let Some(field) = file.form()?.meaning(Means::Measure) else { return Ok(Vec::new()) };
    let content = last_of_author(file, tx)?.content;
    let measures = content.0.iter().filter(|(key, _)| key.field == field.id);
    Ok(measures
        .filter_map(|(key, value)| match value {
            Value::Words(words) if !words.trim().is_empty() => Some((key.row.unwrap_or(1), words.clone())),
            _ => None,
        })
        .collect())
}
