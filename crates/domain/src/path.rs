//! A participant's path: the requirements and windows that a programme compiles to for a cohort.

use crate::calendar::{Window, days_after, days_before, months_after, period_end};
use crate::obligation::{Deed, Requirement};
use crate::programme::{ChoiceTime, Evaluation, LeaveRule, Programme, Sequence};
use crate::question::InstrumentKind;
use jiff::civil::Date;

/// The deed of choosing the goals of a set.
pub const CHOICE: &str = "choice";
/// The deed of answering the analysis of practice.
pub const BASELINE: &str = "baseline";
/// The deed of committing to every goal of a set.
pub const COMMITMENT: &str = "commitment";
/// The deed of submitting an evaluation.
pub const EVALUATION: &str = "evaluation";

/// What a window is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Choosing the goals of a set.
    Choice,
    /// Analysing one's practice.
    Baseline,
    /// Committing to a plan.
    Commitment,
    /// An evaluation.
    Evaluation(InstrumentKind),
}

/// One line of a cohort's calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The requirement's name: `s1/choice`, `s1/baseline`, `s1/commitment`, `b1`.
    pub id: String,
    /// What it is for.
    pub stage: Stage,
    /// The sequence.
    pub sequence: String,
    /// The set, from 1.
    pub set: u16,
    /// Its window.
    pub window: Window,
    /// Whether completion asks for it.
    pub counts: bool,
}

/// Every window of a programme for a cohort that starts on `start`, in calendar order of opening.
///
/// Windows are computed from `start` each; a period of n months ends on the day before `start` + n months.
#[must_use]
pub fn calendar(programme: &Programme, start: Date) -> Vec<Step> {
    let mut steps = Vec::new();
    for sequence in &programme.sequences {
        steps.extend(opening_steps(programme, sequence, start));
    }
    steps.extend(programme.evaluations.iter().map(|evaluation| Step {
        id: evaluation.id.clone(),
        stage: Stage::Evaluation(evaluation.kind),
        sequence: evaluation.sequence.clone(),
        set: programme.sequence(&evaluation.sequence).map_or(0, |sequence| sequence.set),
        window: evaluation_window(evaluation, start),
        counts: evaluation.counts,
    }));
    steps.sort_by_key(|step| (step.window.opens, step.window.due, step.set));
    steps
}

/// The window of one evaluation.
#[must_use]
pub fn evaluation_window(evaluation: &Evaluation, start: Date) -> Window {
    let due = period_end(start, evaluation.due);
    Window { opens: months_after(start, evaluation.opens), due, locks: days_after(due, evaluation.grace_days) }
}

fn opening_steps(programme: &Programme, sequence: &Sequence, start: Date) -> Vec<Step> {
    let begins = months_after(start, sequence.start);
    let chosen_from = match programme.choice.when {
        ChoiceTime::Upfront => start,
        ChoiceTime::PerSequence => begins,
    };
    // A baseline answered once the first evaluation is open would no longer be a « before »: the day before is its last.
    let before_ends = programme.evaluation_of(&sequence.id, InstrumentKind::Short).map_or_else(
        || period_end(begins, sequence.length),
        |short| days_before(evaluation_window(short, start).opens, 1),
    );
    let choice_ends = days_after(chosen_from, programme.choice.lock_after_days);
    let baseline_due = days_after(begins, programme.baseline.due_days);
    let step = |name: &str, stage: Stage, window: Window| Step {
        id: format!("{}/{name}", sequence.id),
        stage,
        sequence: sequence.id.clone(),
        set: sequence.set,
        window,
        counts: false,
    };
    let analysis = Window { opens: begins, due: baseline_due, locks: baseline_due.max(before_ends) };
    vec![
        step(CHOICE, Stage::Choice, Window { opens: chosen_from, due: choice_ends, locks: choice_ends }),
        step(BASELINE, Stage::Baseline, analysis),
        step(COMMITMENT, Stage::Commitment, analysis),
    ]
}

/// The requirements of a programme for a cohort: what [`crate::obligation::obligations`] reads.
#[must_use]
pub fn requirements(programme: &Programme, start: Date) -> Vec<Requirement> {
    calendar(programme, start)
        .into_iter()
        .map(|step| {
            let (deed, about, after) = match step.stage {
                Stage::Choice => (CHOICE, step.sequence.clone(), vec![]),
                Stage::Baseline => (BASELINE, step.sequence.clone(), vec![format!("{}/{CHOICE}", step.sequence)]),
                Stage::Commitment => (COMMITMENT, step.sequence.clone(), vec![format!("{}/{CHOICE}", step.sequence)]),
                Stage::Evaluation(_) => (EVALUATION, step.id.clone(), vec![format!("{}/{CHOICE}", step.sequence)]),
            };
            Requirement {
                id: step.id,
                period: step.sequence,
                window: step.window,
                deed: Deed(deed.to_owned()),
                about: Some(about),
                at_least: 1,
                after,
                counts: step.counts,
                leave_extends: programme.leave == LeaveRule::Extends,
            }
        })
        .collect()
}

/// The last day on which anything of the programme can still be done: after it the cohort is closed.
#[must_use]
pub fn closes_on(programme: &Programme, start: Date) -> Date {
    programme
        .evaluations
        .iter()
        .map(|evaluation| evaluation_window(evaluation, start).locks)
        .max()
        .unwrap_or_else(|| period_end(start, programme.months))
}

#[cfg(test)]
#[path = "path_tests.rs"]
mod tests;
