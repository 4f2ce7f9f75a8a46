//! Small cohorts worked by hand, then cohorts of every shape.

mod denominators;
mod evaluations;
mod goals;
mod properties;

use super::{ChoiceRow, CohortMeasure, CohortReport, GoalReport, OutcomeRow, Wave, WaveFigures};
use crate::outcome::Values;
use crate::programme::Programme;
use crate::sample::{noon, prescrire_like};
use jiff::civil::{Date, date};

/// Places in the sample's list of statuses.
const ALWAYS: u8 = 0;
const MOSTLY: u8 = 1;
const SOMETIMES: u8 = 2;
const NOT_YET: u8 = 3;
const NO_PATIENT: u8 = 4;

/// Bits of the sample's obstacles.
const TIME_VISIT: u64 = 1;
const TIME_ADMIN: u64 = 2;
const PATIENT: u64 = 4;
const COLLEAGUE: u64 = 8;
const NONE: u64 = 16;

/// Everything of the 2008 cohort is locked by then.
const AFTER_ALL: Date = date(2010, 6, 1);

/// Someone of the cohort.
#[derive(Debug, Clone, Default, PartialEq)]
struct Someone {
    left: Option<Date>,
    choices: Vec<ChoiceRow>,
    outcomes: Vec<OutcomeRow>,
}

impl Someone {
    fn who_chose(goals: impl IntoIterator<Item = u16>) -> Self {
        let choices = goals.into_iter().map(|goal| ChoiceRow { set: set_of(goal), goal, replaced: false }).collect();
        Self { choices, ..Self::default() }
    }

    /// Says of a goal that it has this status, in so many of so many patients.
    fn says(mut self, goal: u16, wave: Wave, status: u8, cases: (u32, u32)) -> Self {
        let (implemented, eligible) = cases;
        self.outcomes.push(OutcomeRow {
            set: set_of(goal),
            goal,
            wave,
            values: Values {
                status: Some(status),
                eligible: Some(eligible),
                implemented: Some(implemented),
                obstacles: 0,
                relevance: Some(0),
                feasibility: Some(1),
            },
            elapsed_days: 100,
        });
        self
    }

    /// Changes what was said last.
    fn and(mut self, change: impl FnOnce(&mut OutcomeRow)) -> Self {
        change(self.outcomes.last_mut().unwrap());
        self
    }

    fn meeting(self, obstacles: u64) -> Self {
        self.and(|row| row.values.obstacles = obstacles)
    }

    fn leaving(mut self, on: Date) -> Self {
        self.left = Some(on);
        self
    }
}

/// Six goals a set, as in the sample.
fn set_of(goal: u16) -> u16 {
    (goal - 1) / 6 + 1
}

fn measured(programme: &Programme, people: &[Someone], day: Date) -> CohortReport {
    let mut measure = CohortMeasure::new(programme, date(2008, 1, 1), noon(day, &programme.zone));
    for person in people {
        measure.enrolment();
        person.choices.iter().for_each(|row| measure.choice(*row));
        person.outcomes.iter().for_each(|row| measure.outcome(row));
        person.left.into_iter().for_each(|on| measure.departure(on));
    }
    measure.finish().unwrap()
}

/// The 2008 cohort of the sample that looks like the published programme.
fn cohort_of_2008(people: &[Someone], day: Date) -> CohortReport {
    measured(&prescrire_like(), people, day)
}

fn goal(report: &CohortReport, number: u16) -> &GoalReport {
    report.goals.iter().find(|goal| goal.number == number).unwrap()
}

fn figures(report: &CohortReport, number: u16, wave: Wave) -> &WaveFigures {
    let goal = goal(report, number);
    let wave = if wave == Wave::Short { &goal.short } else { &goal.long };
    wave.figures.as_ref().unwrap()
}

fn chain(figures: &WaveFigures) -> [u64; 5] {
    [figures.d0, figures.d1, figures.d2, figures.d3, figures.d4]
}

#[track_caller]
fn close(found: f64, wanted: f64, within: f64) {
    assert!((found - wanted).abs() <= within, "found {found}, wanted {wanted}");
}
