//! Windows follow each other, whatever the date a cohort starts on.

use super::Found;
use crate::calendar::{days_between, months_after, period_end};
use crate::programme::{ChoiceTime, Evaluation, Programme, Sequence};
use crate::question::InstrumentKind;
use jiff::civil::Date;

/// What can be wrong with a window. Months count from the start of the cohort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WindowFault {
    /// The evaluation is due before it opens, or has no month to be done in.
    NeverOpen {
        /// The evaluation.
        evaluation: String,
        /// Month it opens.
        opens: u16,
        /// Month it is due.
        due: u16,
    },
    /// The evaluation reaches beyond the programme.
    EvaluationOutside {
        /// The evaluation.
        evaluation: String,
        /// Month it opens.
        opens: u16,
        /// Month it is due.
        due: u16,
        /// Months of the programme.
        months: u16,
    },
    /// The evaluation opens before the sequence it evaluates begins.
    BeforeSequence {
        /// The evaluation.
        evaluation: String,
        /// Month it opens.
        opens: u16,
        /// Its sequence.
        sequence: String,
        /// Month the sequence starts.
        start: u16,
    },
    /// The sequence reaches beyond the programme.
    SequenceOutside {
        /// The sequence.
        sequence: String,
        /// Month after its last.
        ends: u16,
        /// Months of the programme.
        months: u16,
    },
    /// The year ends before it begins, or beyond the programme.
    YearOutside {
        /// The year.
        year: String,
        /// Its first month.
        from: u16,
        /// Month after its last.
        to: u16,
        /// Months of the programme.
        months: u16,
    },
    /// A sequence has two evaluations of one kind.
    TwoOfAKind {
        /// The sequence.
        sequence: String,
        /// The kind.
        kind: InstrumentKind,
        /// The first.
        first: String,
        /// The second.
        second: String,
    },
    /// A sequence lacks an evaluation of a kind.
    KindMissing {
        /// The sequence.
        sequence: String,
        /// The kind.
        kind: InstrumentKind,
    },
}

/// What can be wrong between two windows. Days count from the opening of the earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrderFault {
    /// The short-term evaluation is due after the long-term one opens: the two windows overlap.
    ShortAfterLong {
        /// The short-term evaluation.
        short: String,
        /// Month it is due.
        due: u16,
        /// The long-term evaluation.
        long: String,
        /// Month it opens.
        opens: u16,
    },
    /// The short-term evaluation can still be sent late when the long-term one is open.
    LateOverlaps {
        /// The short-term evaluation.
        short: String,
        /// Its days of grace.
        grace_days: u16,
        /// The long-term evaluation.
        long: String,
        /// Most days of grace that keep the two apart for every start.
        most: i32,
    },
    /// The choice locks after the end of its sequence.
    ChoiceAfterSequence {
        /// Days to the lock.
        days: u16,
        /// The sequence.
        sequence: String,
        /// Most days for every start.
        most: i32,
    },
    /// The choice locks when the short-term evaluation of the set is already open.
    ChoiceAfterShort {
        /// Days to the lock.
        days: u16,
        /// The evaluation.
        evaluation: String,
        /// Most days for every start.
        most: i32,
    },
    /// The analysis of practice is due when the short-term evaluation is already open.
    BaselineAfterShort {
        /// Days to the due day.
        days: u16,
        /// The evaluation.
        evaluation: String,
        /// Most days for every start.
        most: i32,
    },
}

/// Starts that show every length of month and every way in which a month's end clamps: four years hold one 29 February.
fn starts() -> impl Iterator<Item = Date> {
    let months = (2005..=2008).flat_map(|year| (1..=12).map(move |month| (year, month)));
    months.flat_map(|(year, month)| {
        let days = [1, 28, 29, 30, 31].into_iter();
        days.filter_map(move |day| Date::new(year, month, day).ok())
    })
}

/// Least of a number of days over every start.
fn least(days: impl Fn(Date) -> i32) -> i32 {
    starts().map(days).min().unwrap_or_default()
}

pub(super) fn check(programme: &Programme, found: &mut Found) {
    for (i, year) in programme.years.iter().enumerate() {
        if year.from >= year.to || year.to > programme.months {
            let (from, to, months) = (year.from, year.to, programme.months);
            found.add(
                format!("programme.year[{i}]"),
                WindowFault::YearOutside { year: year.id.clone(), from, to, months },
            );
        }
    }
    for (i, sequence) in programme.sequences.iter().enumerate() {
        let (ends, months) = (sequence.start.saturating_add(sequence.length), programme.months);
        if ends > months {
            let fault = WindowFault::SequenceOutside { sequence: sequence.id.clone(), ends, months };
            found.add(format!("sequence[{i}].length"), fault);
        }
        kinds(programme, i, sequence, found);
    }
    for (i, evaluation) in programme.evaluations.iter().enumerate() {
        alone(programme, i, evaluation, found);
    }
    for sequence in &programme.sequences {
        order(programme, sequence, found);
    }
    openings(programme, found);
}

fn kinds(programme: &Programme, i: usize, sequence: &Sequence, found: &mut Found) {
    for kind in [InstrumentKind::Short, InstrumentKind::Long] {
        let all = programme.evaluations.iter().enumerate();
        let of_kind: Vec<_> = all.filter(|(_, one)| one.sequence == sequence.id && one.kind == kind).collect();
        // An evaluation whose sequence is misspelt is reported as that, not also as missing here.
        let astray =
            programme.evaluations.iter().any(|one| one.kind == kind && programme.sequence(&one.sequence).is_none());
        match of_kind.as_slice() {
            [] if !astray => {
                let fault = WindowFault::KindMissing { sequence: sequence.id.clone(), kind };
                found.add(format!("sequence[{i}]"), fault);
            }
            [(_, first), rest @ ..] => {
                for (j, second) in rest {
                    let (sequence, first, second) = (sequence.id.clone(), first.id.clone(), second.id.clone());
                    found.add(
                        format!("evaluation[{j}].kind"),
                        WindowFault::TwoOfAKind { sequence, kind, first, second },
                    );
                }
            }
            [] => {}
        }
    }
}

fn alone(programme: &Programme, i: usize, evaluation: &Evaluation, found: &mut Found) {
    let (id, opens, due, months) = (evaluation.id.clone(), evaluation.opens, evaluation.due, programme.months);
    if opens >= due {
        found.add(format!("evaluation[{i}].opens"), WindowFault::NeverOpen { evaluation: id, opens, due });
        return;
    }
    if due > months {
        found
            .add(format!("evaluation[{i}].due"), WindowFault::EvaluationOutside { evaluation: id, opens, due, months });
        return;
    }
    if let Some(sequence) = programme.sequence(&evaluation.sequence).filter(|sequence| opens < sequence.start) {
        let (sequence, start) = (sequence.id.clone(), sequence.start);
        let fault = WindowFault::BeforeSequence { evaluation: id, opens, sequence, start };
        found.add(format!("evaluation[{i}].opens"), fault);
    }
}

fn place_of(programme: &Programme, evaluation: &Evaluation, key: &str) -> String {
    let index = programme.evaluations.iter().position(|one| std::ptr::eq(one, evaluation)).unwrap_or_default();
    format!("evaluation[{index}].{key}")
}

fn order(programme: &Programme, sequence: &Sequence, found: &mut Found) {
    let of = |kind| programme.evaluation_of(&sequence.id, kind);
    let (Some(short), Some(long)) = (of(InstrumentKind::Short), of(InstrumentKind::Long)) else {
        return;
    };
    if short.due > long.opens {
        let (due, opens) = (short.due, long.opens);
        let fault = OrderFault::ShortAfterLong { short: short.id.clone(), due, long: long.id.clone(), opens };
        found.add(place_of(programme, long, "opens"), fault);
        return;
    }
    let most = least(|start| days_between(period_end(start, short.due), months_after(start, long.opens)) - 1);
    if i32::from(short.grace_days) > most {
        let grace_days = short.grace_days;
        let fault = OrderFault::LateOverlaps { short: short.id.clone(), grace_days, long: long.id.clone(), most };
        found.add(place_of(programme, short, "grace_days"), fault);
    }
}

/// The choice and the analysis of practice come before the first evaluation; one sequence that shows it is enough.
fn openings(programme: &Programme, found: &mut Found) {
    let choice = programme.choice.lock_after_days;
    let due = programme.baseline.due_days;
    let begins = |start: Date, sequence: &Sequence| months_after(start, sequence.start);
    let chosen_from = |start: Date, sequence: &Sequence| match programme.choice.when {
        ChoiceTime::Upfront => start,
        ChoiceTime::PerSequence => begins(start, sequence),
    };
    let choice_fault = programme.sequences.iter().find_map(|sequence| {
        let ends = sequence.start.saturating_add(sequence.length);
        let room = least(|start| days_between(chosen_from(start, sequence), period_end(start, ends)));
        if i32::from(choice) > room {
            return Some(OrderFault::ChoiceAfterSequence { days: choice, sequence: sequence.id.clone(), most: room });
        }
        let short = sound_short(programme, sequence)?;
        let room = least(|start| days_between(chosen_from(start, sequence), months_after(start, short.opens)) - 1);
        let late = i32::from(choice) > room;
        late.then(|| OrderFault::ChoiceAfterShort { days: choice, evaluation: short.id.clone(), most: room })
    });
    if let Some(fault) = choice_fault {
        found.add("choice.lock_after_days", fault);
    }
    let baseline_fault = programme.sequences.iter().find_map(|sequence| {
        let short = sound_short(programme, sequence)?;
        let room = least(|start| days_between(begins(start, sequence), months_after(start, short.opens)) - 1);
        let late = i32::from(due) > room;
        late.then(|| OrderFault::BaselineAfterShort { days: due, evaluation: short.id.clone(), most: room })
    });
    if let Some(fault) = baseline_fault {
        found.add("baseline.due_days", fault);
    }
}

/// The short-term evaluation of a sequence, unless its own window is already reported as wrong.
fn sound_short<'a>(programme: &'a Programme, sequence: &Sequence) -> Option<&'a Evaluation> {
    let short = programme.evaluation_of(&sequence.id, InstrumentKind::Short)?;
    (short.opens < short.due && short.opens >= sequence.start).then_some(short)
}
