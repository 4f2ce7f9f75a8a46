//! When people do what they do: inside the windows of their cohort, late now and then, never ahead of the clock.

use domain::calendar::{Window, civil_date, days_after, days_before};
use domain::path::{self, Stage, Step};
use domain::programme::Programme;
use domain::question::InstrumentKind;
use jiff::Timestamp;
use jiff::civil::Date;

use super::draw::Draw;
use super::plan::{LONG, Left, Reopened, SHORT, Set, Someone, Tackled, Turn};
use super::words;

/// A cohort's calendar, and the last day on which anything has happened yet.
pub(super) struct Schedule<'a> {
    pub(super) draw: &'a Draw,
    pub(super) programme: &'a Programme,
    steps: Vec<Step>,
    until: Date,
}

impl<'a> Schedule<'a> {
    pub(super) fn new(draw: &'a Draw, programme: &'a Programme, start: Date, until: Date) -> Self {
        Self { draw, programme, steps: path::calendar(programme, start), until }
    }

    fn window(&self, sequence: &str, stage: Stage) -> Option<(&str, Window)> {
        let step = self.steps.iter().find(|step| step.sequence == sequence && step.stage == stage)?;
        Some((&step.id, step.window))
    }

    fn at(&self, day: Date) -> Timestamp {
        self.draw.moment(day, &self.programme.zone)
    }

    /// The civil day of an instant.
    pub(super) fn day_of(&self, at: Timestamp) -> Date {
        civil_date(at, &self.programme.zone)
    }

    /// Dates everything that somebody does with the goals they chose, set by set.
    pub(super) fn plan(&self, someone: &mut Someone, goals: Vec<Vec<Tackled>>) {
        for (place, goals) in goals.into_iter().enumerate() {
            let Some(sequence) = self.programme.sequences.get(place) else {
                return;
            };
            let Some(set) = self.set(someone, place, &sequence.id, sequence.set, goals) else {
                someone.walk.chosen = someone.walk.chosen.min(place);
                return;
            };
            someone.sets.push(set);
        }
    }

    fn set(
        &self,
        someone: &mut Someone,
        place: usize,
        sequence: &str,
        number: u16,
        goals: Vec<Tackled>,
    ) -> Option<Set> {
        let (_, choice) = self.window(sequence, Stage::Choice)?;
        let (_, analysis) = self.window(sequence, Stage::Baseline)?;
        let first = choice.opens.max(self.day_of(someone.joined));
        let chosen = self.between(first, days_after(first, 13).min(choice.locks))?;
        let chosen = chosen.max(someone.joined);
        let chosen_on = self.day_of(chosen);
        let later = |at: Option<Timestamp>| at.map(|at| at.max(chosen));
        // Whoever has a questionnaire begun has done everything that comes before it.
        let does = |often: f64| someone.draft.is_some() || self.draw.happens(often);
        let analysed = later(self.between(chosen_on, analysis.due.max(chosen_on))).filter(|_| does(0.96));
        let committed = match analysed {
            Some(at) => at.checked_add(jiff::SignedDuration::from_mins(self.draw.between(1, 12))).ok(),
            None => later(self.between(chosen_on, analysis.locks)),
        };
        let committed = committed.filter(|_| does(0.94));
        let mut submitted = [None; 2];
        for (wave, kind) in [(SHORT, InstrumentKind::Short), (LONG, InstrumentKind::Long)] {
            let turn = someone.walk.turn(place, wave);
            submitted[wave] = self.submission(someone, sequence, kind, turn);
            if submitted[wave].is_none() {
                let walk = &mut someone.walk;
                let turns = if wave == SHORT { &mut walk.short } else { &mut walk.long };
                if let Some(turn) = turns.get_mut(place) {
                    *turn = Turn::Never;
                }
            }
        }
        Some(Set { sequence: sequence.to_owned(), number, goals, chosen, analysed, committed, submitted })
    }

    fn submission(&self, someone: &mut Someone, sequence: &str, kind: InstrumentKind, turn: Turn) -> Option<Timestamp> {
        let (evaluation, window) = self.window(sequence, Stage::Evaluation(kind))?;
        let grace = days_after(window.due, 1);
        match turn {
            Turn::Never => None,
            Turn::InTime if self.draw.happens(0.1) && grace <= self.until => self.between(grace, window.locks),
            Turn::InTime => self.between(window.opens, window.due),
            Turn::Late => self.between(grace, window.locks),
            Turn::Reopened => {
                let opened = days_after(window.locks, 2);
                let done = days_after(opened, 12);
                if done > self.until {
                    return None;
                }
                someone.reopened.push(Reopened {
                    evaluation: evaluation.to_owned(),
                    at: self.at(opened),
                    until: days_after(opened, 21),
                    reason: self.draw.one_of::<&'static str>(&words::REOPENING),
                });
                self.between(days_after(opened, 1), done)
            }
        }
    }

    /// A moment between two days, if the clock has reached the first.
    fn between(&self, first: Date, last: Date) -> Option<Timestamp> {
        let last = last.min(self.until);
        (first <= last).then(|| self.at(self.draw.day(first, last)))
    }

    /// Somebody leaves, some weeks after the last thing they did.
    pub(super) fn leave_for_good(&self, someone: &mut Someone) {
        let deeds = someone
            .sets
            .iter()
            .flat_map(|set| [Some(set.chosen), set.analysed, set.committed, set.submitted[SHORT], set.submitted[LONG]]);
        let last = deeds.flatten().fold(someone.joined, Timestamp::max);
        let days = u16::try_from(self.draw.between(6, 60)).unwrap_or(30);
        let earliest = days_after(self.day_of(last), 1);
        let on = days_after(earliest, days).min(self.until);
        if on >= earliest {
            someone.left = Some(Left { on, answered: self.draw.happens(0.6) });
        }
    }

    /// Somebody is away for some weeks around a day.
    pub(super) fn away(&self, someone: &mut Someone, from: Date, to: Option<Date>, kind: &str) {
        let at = self.at(days_before(from, 3)).max(someone.joined);
        someone.leaves.push(store::departure::LeavePeriod { from, to, kind: kind.to_owned(), at });
    }
}
