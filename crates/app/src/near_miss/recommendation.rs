//! Individual recommendations: what an expert advises the author at the end of an analysis, what the author answers, and
//! what the expert makes of the answer.

use std::collections::BTreeSet;

use domain::authority::Actor;
use domain::ids::OrgId;
use domain::near_miss::course::{Hand, State};
use jiff::civil::Date;
use store::Tx;

use super::File;
use super::exchange::checked;
use super::notice::{self, Notice};
use super::round::{self, expert, of_expert};
use crate::App;
use crate::error::{Error, Fault, Result, broken, conflict};

/// Most recommendations for one near miss.
pub const MOST: usize = 10;

/// What became of a recommendation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It is done.
    Done,
    /// It is done in part.
    Partly,
    /// It does not fit there, for a reason that was given.
    NotApplicable,
    /// It is not done.
    NotDone,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Outcome; 4] = [Outcome::Done, Outcome::Partly, Outcome::NotApplicable, Outcome::NotDone];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Partly => "partly",
            Self::NotApplicable => "not_applicable",
            Self::NotDone => "not_done",
        }
    }

    /// The outcome of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

/// A recommendation, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    /// Its number, from 1.
    pub number: u32,
    /// The words.
    pub words: String,
    /// When an answer is hoped for.
    pub due_on: Date,
    /// The author's answer, and its day.
    pub answer: Option<(String, Date)>,
    /// What became of it, and the day that was judged.
    pub outcome: Option<(Outcome, Date)>,
}

/// Advises the author, until a day.
///
/// # Errors
/// Refused to whoever does not analyse; not found for whoever does not have it; conflict before it was opened, when it
/// was rejected or withdrawn, or when there are enough; invalid for words that cannot be taken or a day that has passed.
pub fn recommend(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    (words, due_on): (&str, Date),
    justified: &BTreeSet<String>,
) -> Result<()> {
    let hand = Hand::Expert(expert(actor, org)?);
    let words = checked(words, justified)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let file = of_expert(&app, tx, &actor, org, &reference)?;
        if !matches!(file.standing.state, State::UnderAnalysis { .. } | State::Accepted { .. }) {
            return Err(conflict("", "fault-near-miss-not-now"));
        }
        if due_on < file.today {
            return Err(Fault::new("due_on", "fault-near-miss-past").into());
        }
        round::touch(&file, tx)?;
        let before = store::near_miss::recommendations(tx, org, file.row.id)?.len();
        if before >= MOST {
            return Err(conflict("", "fault-near-miss-enough"));
        }
        let number = u32::try_from(before + 1).map_err(broken)?;
        let row = store::near_miss::Recommendation {
            number,
            round: round::round(&file),
            words: file.seal(&app, &format!("recommendation/{number}"), &words)?,
            due_on,
            answer: None,
            verdict: None,
        };
        store::near_miss::save_recommendation(tx, org, file.row.id, &row)?;
        file.note(&app, tx, (&actor, hand), "near-miss.recommend")?;
        notice::send_to_author(&app, tx, &file, Notice::Moved)
    })
}

/// Says what became of a recommendation that was answered.
///
/// # Errors
/// Refused to whoever does not analyse; not found for whoever does not have it, or when there is none of that number;
/// conflict before it was answered, or when that was said already.
pub fn evaluate(app: &App, actor: &Actor, org: OrgId, reference: &str, number: u32, outcome: Outcome) -> Result<()> {
    let hand = Hand::Expert(expert(actor, org)?);
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let file = of_expert(&app, tx, &actor, org, &reference)?;
        round::touch(&file, tx)?;
        let all = store::near_miss::recommendations(tx, org, file.row.id)?.into_iter();
        let mut of_round = all.filter(|it| it.round == round::round(&file));
        let mut found = of_round.find(|it| it.number == number).ok_or(Error::NotFound("recommendation"))?;
        if found.answer.is_none() || found.verdict.is_some() {
            return Err(conflict("", "fault-near-miss-not-now"));
        }
        found.verdict = Some((outcome.code().to_owned(), file.today));
        store::near_miss::save_recommendation(tx, org, file.row.id, &found)?;
        file.note(&app, tx, (&actor, hand), "near-miss.evaluate")?;
        notice::send_to_author(&app, tx, &file, Notice::Moved)
    })
}

/// The recommendations of this round.
pub(super) fn of_round(tx: &mut Tx<'_>, file: &File) -> Result<Vec<Recommendation>> {
    let all = store::near_miss::recommendations(tx, file.org(), file.row.id)?;
    let of_round = all.into_iter().filter(|it| it.round == round::round(file));
    of_round.map(|row| opened(file, row)).collect()
}

/// A recommendation of a row.
pub(super) fn opened(file: &File, row: store::near_miss::Recommendation) -> Result<Recommendation> {
    let number = row.number;
    let words = file.unseal(&format!("recommendation/{number}"), &row.words)?;
    let answer = match row.answer {
        Some((words, on)) => Some((file.unseal(&format!("answer/{number}"), &words)?, on)),
        None => None,
    };
    let outcome = row.verdict.and_then(|(code, on)| Some((Outcome::parse(&code)?, on)));
    Ok(Recommendation { number, words, due_on: row.due_on, answer, outcome })
}

#[cfg(test)]
mod tests {
    use super::Outcome;

    #[test]
    fn every_outcome_has_a_code_of_its_own() {
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::parse(outcome.code()), Some(outcome));
        }
    }
}
