//! What sample people choose, say and do.

use crate::answers::{Answer, AnswerKey, Answers, Asked};
use crate::goal::{GoalId, GoalStatus};
use crate::obligation::{Deed, Fact, Standing};
use crate::path::{self, Step};
use crate::programme::Programme;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The first goals offered to a sequence, as many as a set holds and not among `taken`.
#[must_use]
pub fn first_goals(programme: &Programme, sequence: &str, taken: &[GoalId]) -> Vec<GoalId> {
    programme
        .offered(sequence)
        .filter(|goal| goal.status == GoalStatus::Published && !taken.contains(&goal.id))
        .map(|goal| goal.id.clone())
        .take(usize::from(programme.choice.per_set))
        .collect()
}

/// The key of an item asked for a goal.
#[must_use]
pub fn of_goal(goal: &GoalId, item: &str) -> AnswerKey {
    AnswerKey { goal: Some(goal.clone()), item: item.to_owned() }
}

/// A complete questionnaire of the samples that says the same of every goal: `patients` were seen, and it was `done` in
/// so many of them. No patient makes the status « no patient ».
#[must_use]
pub fn answers(asked: &Asked<'_>, patients: i64, done: i64) -> Answers {
    let status = match (patients, done) {
        (0, _) => "no_patient",
        (patients, done) if patients == done => "always",
        (patients, done) if done * 2 > patients => "mostly",
        (_, 0) => "not_yet",
        _ => "sometimes",
    };
    let code = |code: &str| Answer::Code(code.to_owned());
    let full: Answers = asked
        .keys()
        .filter_map(|(key, item)| {
            let answer = match item.id.as_str() {
                "status" => code(status),
                "eligible" => Answer::Number(patients),
                "implemented" => Answer::Number(done),
                "obstacles" => Answer::Codes([String::from("time.visit")].into()),
                "main_obstacle" => Answer::Ranked(vec!["time.visit".to_owned()]),
                "tried" => Answer::YesNo(false),
                "relevance" => code("keep"),
                "ease" => code("3"),
                "habit" => code("usual"),
                "feasibility" => code("possible"),
                _ => return None,
            };
            Some((key, answer))
        })
        .collect();
    asked.stripped(&full)
}

/// Noon of a civil day in a zone.
#[must_use]
pub fn noon(day: Date, zone: &TimeZone) -> Timestamp {
    zone.to_timestamp(day.at(12, 0, 0, 0)).unwrap_or(Timestamp::MIN)
}

/// A deed that counts, done at noon of a day.
#[must_use]
pub fn done(deed: &str, about: &str, day: Date, zone: &TimeZone) -> Fact {
    let (deed, about) = (Deed(deed.to_owned()), about.to_owned());
    Fact { deed, about, at: noon(day, zone), standing: Standing::Done }
}

/// What somebody does who misses nothing: each step of the calendar at noon of the day on which it opens.
#[must_use]
pub fn diligent(programme: &Programme, start: Date) -> Vec<Fact> {
    path::calendar(programme, start).iter().map(|step| done_step(programme, step, step.window.opens)).collect()
}

/// One step of the calendar, done at noon of a day.
#[must_use]
pub fn done_step(programme: &Programme, step: &Step, day: Date) -> Fact {
    let (deed, about) = match step.stage {
        path::Stage::Choice => (path::CHOICE, &step.sequence),
        path::Stage::Baseline => (path::BASELINE, &step.sequence),
        path::Stage::Commitment => (path::COMMITMENT, &step.sequence),
        path::Stage::Evaluation(_) => (path::EVALUATION, &step.id),
    };
    done(deed, about, day, &programme.zone)
}
