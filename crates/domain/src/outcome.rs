//! What a submitted evaluation says of each goal, in the small integers that measures are made of.

use crate::answers::{Answer, AnswerKey, Answers};
use crate::goal::GoalId;
use crate::programme::Programme;
use crate::question::{Feeds, Instrument, InstrumentKind, ItemType};

/// What an evaluation says of a goal, whatever it is kept or counted beside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Values {
    /// Place in the list `status`.
    pub status: Option<u8>,
    /// Patients concerned.
    pub eligible: Option<u32>,
    /// Those in whom it was done: never more than `eligible` (I11).
    pub implemented: Option<u32>,
    /// Obstacles, one bit for each place in the list `obstacle`.
    pub obstacles: u64,
    /// Place in the list `relevance`.
    pub relevance: Option<u8>,
    /// Place in the list `feasibility`.
    pub feasibility: Option<u8>,
}

/// What one person's questionnaire says of one goal. Derived at submission, never typed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The goal.
    pub goal: GoalId,
    /// Which questionnaire of the sequence.
    pub kind: InstrumentKind,
    /// What was said.
    pub values: Values,
    /// Whole days from the commitment (or, without one, from the start of the sequence) to the answer.
    pub elapsed_days: i32,
}

/// The outcomes of one questionnaire, a goal each.
#[must_use]
pub fn outcomes(
    programme: &Programme,
    instrument: &Instrument,
    goals: &[GoalId],
    answers: &Answers,
    elapsed_days: impl Fn(&GoalId) -> i32,
) -> Vec<Outcome> {
    goals
        .iter()
        .map(|goal| {
            let answer = |feeds: Feeds| {
                let item = instrument.fed_by(feeds)?;
                let per_goal = AnswerKey { goal: Some(goal.clone()), item: item.id.clone() };
                let once = AnswerKey { goal: None, item: item.id.clone() };
                Some((item, answers.get(&per_goal).or_else(|| answers.get(&once))?))
            };
            let place = |feeds: Feeds| match answer(feeds)? {
                (item, Answer::Code(code)) => place_in(programme, &item.kind, code),
                _ => None,
            };
            let number = |feeds: Feeds| match answer(feeds)? {
                (_, Answer::Number(n)) => u32::try_from(*n).ok(),
                _ => None,
            };
            Outcome {
                goal: goal.clone(),
                kind: instrument.kind,
                values: Values {
                    status: place(Feeds::Status),
                    eligible: number(Feeds::Eligible),
                    implemented: number(Feeds::Implemented),
                    obstacles: match answer(Feeds::Obstacles) {
                        Some((item, Answer::Codes(codes))) => mask(programme, &item.kind, codes.iter()),
                        _ => 0,
                    },
                    relevance: place(Feeds::Relevance),
                    feasibility: place(Feeds::Feasibility),
                },
                elapsed_days: elapsed_days(goal),
            }
        })
        .collect()
}

fn place_in(programme: &Programme, kind: &ItemType, code: &str) -> Option<u8> {
    let (ItemType::Single { list, .. } | ItemType::Scale { list } | ItemType::Multi { list }) = kind else {
        return None;
    };
    u8::try_from(programme.list(list)?.position(code)?).ok()
}

fn mask<'a>(programme: &Programme, kind: &ItemType, codes: impl Iterator<Item = &'a String>) -> u64 {
    codes
        .filter_map(|code| place_in(programme, kind, code))
        .filter(|place| *place < 64)
        .fold(0, |mask, place| mask | (1 << place))
}

#[cfg(test)]
#[path = "outcome_tests.rs"]
mod tests;
