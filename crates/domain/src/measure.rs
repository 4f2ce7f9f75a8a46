//! The one measure of a cohort: who stayed, what they changed, what stood in their way.
//!
//! Page, command, frozen snapshot and export all show what [`CohortMeasure`] counted, so they cannot disagree.
//!
//! It is fed person by person, as a query ordered by enrolment reads them, and forgets each person at the next one:
//! memory depends on the programme, never on the cohort. Within a person the order of rows does not matter.
//!
//! # The five denominators
//!
//! For each goal and wave, each a part of the one before: **D0** enrolled; **D1** ever chose the goal, replaced
//! choices included; **D2** those still enrolled when the wave's evaluation opened; **D3** those who submitted it;
//! **D4** those with a known status and at least one patient concerned. Rates stand on D4.
//!
//! A wave that is not open yet has no figures at all: nothing is known, which is not the same as nothing was done.

mod counts;
mod finish;
mod frame;
mod person;
mod report;

#[cfg(test)]
mod tests;

pub use report::{
    Bounds, CaseRate, CodeCount, CohortReport, Continued, Distribution, Extreme, FunnelStep, GoalObstacles, GoalReport,
    Headline, Obstacles, Paired, Range, Ranked, Rate, Retention, SideBySide, WaveFigures, WaveReport, WaveState,
};

use crate::obligation::Modifier;
use crate::outcome::Values;
use crate::programme::Programme;
use crate::question::InstrumentKind;
use crate::statistics::Impossible;
use counts::Counts;
use frame::Frame;
use jiff::Timestamp;
use jiff::civil::Date;
use person::Person;

/// Which of the two evaluations of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Wave {
    /// The first evaluation, a few months after the commitment.
    Short,
    /// The second one, about a year after it.
    Long,
}

impl Wave {
    /// Both, in order of time.
    pub const ALL: [Self; 2] = [Self::Short, Self::Long];

    /// The wave of that number in the tables: 1 short, 2 long. The baseline, 0, is not measured here.
    #[must_use]
    pub const fn from_number(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::Short),
            2 => Some(Self::Long),
            _ => None,
        }
    }

    /// The wave that a kind of questionnaire belongs to.
    #[must_use]
    pub const fn of(kind: InstrumentKind) -> Option<Self> {
        match kind {
            InstrumentKind::Short => Some(Self::Short),
            InstrumentKind::Long => Some(Self::Long),
            InstrumentKind::Baseline | InstrumentKind::Exit => None,
        }
    }

    /// Its name in code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Long => "long",
        }
    }

    const fn place(self) -> usize {
        match self {
            Self::Short => 0,
            Self::Long => 1,
        }
    }
}

/// One goal chosen by the current person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChoiceRow {
    /// The set, from 1.
    pub set: u16,
    /// The goal's number in the catalogue, from 1.
    pub goal: u16,
    /// Whether the team replaced it later: it stays in D1 (I03).
    pub replaced: bool,
}

/// What the current person's evaluation says of one goal; see [`crate::outcome::Outcome`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutcomeRow {
    /// The set it was asked for, from 1.
    pub set: u16,
    /// The goal's number in the catalogue, from 1.
    pub goal: u16,
    /// Which evaluation of the set.
    pub wave: Wave,
    /// What was said.
    pub values: Values,
    /// Whole days from the commitment to the answer; a negative number counts as 0.
    pub elapsed_days: i32,
}

/// Counts a cohort as it is read.
///
/// ```ignore
/// let mut measure = CohortMeasure::new(&programme, start, now);
/// for person in rows {
///     measure.enrolment();
///     // … departure, choices and outcomes of that person, in any order
/// }
/// let report = measure.finish()?;
/// ```
#[derive(Debug)]
pub struct CohortMeasure {
    frame: Frame,
    counts: Counts,
    person: Person,
    present: bool,
    set_aside: u64,
}

impl CohortMeasure {
    /// An empty measure of a cohort that started on `start`, as it stands at `now`.
    #[must_use]
    pub fn new(programme: &Programme, start: Date, now: Timestamp) -> Self {
        Self::with_general_measures(programme, start, &[], now)
    }

    /// The same for a cohort whose windows were moved by general measures ([`Modifier::Measure`]; others are ignored,
    /// because they belong to one person).
    #[must_use]
    pub fn with_general_measures(programme: &Programme, start: Date, general: &[Modifier], now: Timestamp) -> Self {
        let frame = Frame::new(programme, start, general, now);
        let counts = Counts::new(&frame);
        let person = Person::new(&frame);
        Self { frame, counts, person, present: false, set_aside: 0 }
    }

    /// The next person. The rows that follow are theirs, until the next call.
    pub fn enrolment(&mut self) {
        self.close();
        self.present = true;
    }

    /// The current person left for good on that day, the last one on which they were enrolled.
    pub fn departure(&mut self, on: Date) {
        if self.present {
            self.person.leaves(on);
        } else {
            self.set_aside += 1;
        }
    }

    /// The current person chose a goal.
    pub fn choice(&mut self, row: ChoiceRow) {
        let place = self.frame.goal(row.goal).filter(|_| self.present);
        match place {
            Some(goal) => self.person.chooses(goal, row.set, row.replaced),
            None => self.set_aside += 1,
        }
    }

    /// The current person's evaluation says something of a goal.
    pub fn outcome(&mut self, row: &OutcomeRow) {
        let place = self.frame.goal(row.goal).filter(|_| self.present);
        match place {
            Some(goal) => self.person.answers(goal, row),
            None => self.set_aside += 1,
        }
    }

    /// The report. Rows that belong to nothing (an outcome for a goal never chosen, after a departure, for a set or a
    /// goal that the programme has not) were counted in `set_aside` and nowhere else. An outcome of an evaluation that
    /// opens after `now`, and a departure after `now`, have not happened: they are in nothing, `set_aside` included.
    ///
    /// # Errors
    /// [`Impossible::CountTooLarge`], for a cohort of more than 2⁵³ people or patients.
    pub fn finish(mut self) -> Result<CohortReport, Impossible> {
        self.close();
        finish::report(self.frame, &self.counts, self.set_aside)
    }

    fn close(&mut self) {
        if self.present {
            self.set_aside += self.counts.add(&self.frame, &mut self.person);
            self.person.forget();
            self.present = false;
        }
    }
}
