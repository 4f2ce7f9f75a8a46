//! Judging one participant's rows by the definition: what could not have been done here is not taken from elsewhere.

mod answers;
mod choices;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use documents::cohort_tables::{Measure, Record, Slot, instant};
use domain::calendar::{Window, civil_date};
use domain::goal::GoalId;
use domain::path::{self, Stage};
use domain::programme::{LeaveRule, Programme};
use domain::question::InstrumentKind;
use jiff::Timestamp;
use jiff::civil::Date;

use super::folder::{Numbered, Person};
use super::{EXIT, Faults};

pub(super) use answers::{by_revision, key_of};

/// Most characters of a reason, and of each part of a plan, as where people type them.
const LONGEST_REASON: usize = 1000;
const LONGEST_PLAN: usize = 400;

/// What a questionnaire asks, of which set, and when.
#[derive(Debug, Clone)]
pub(super) struct Asking {
    /// Place of the instrument in the programme.
    pub(super) instrument: usize,
    /// The sequence; none for the exit form, which asks about every set.
    pub(super) sequence: Option<String>,
    /// Its set.
    pub(super) set: u16,
    window: Option<Window>,
}

/// The definition, as rows are judged by it.
pub(super) struct Rules<'a> {
    pub(super) programme: &'a Programme,
    pub(super) start: Date,
    now: Timestamp,
    askings: BTreeMap<String, Asking>,
    requirements: BTreeSet<String>,
    goals: HashMap<&'a str, u16>,
    /// Whether a general measure may have moved a window.
    measured: bool,
}

impl<'a> Rules<'a> {
    pub(super) fn new(programme: &'a Programme, start: Date, now: Timestamp) -> Self {
        let steps = path::calendar(programme, start);
        let mut askings = BTreeMap::new();
        for step in &steps {
            if matches!(step.stage, Stage::Baseline | Stage::Evaluation(_))
                && let Some((instrument, sequence)) = crate::questionnaire::instrument_of(programme, &step.id)
            {
                let asking = Asking { instrument, sequence: Some(sequence), set: step.set, window: Some(step.window) };
                askings.insert(step.id.clone(), asking);
            }
        }
        if let Some(instrument) = programme.instruments.iter().position(|one| one.kind == InstrumentKind::Exit) {
            askings.insert(EXIT.to_owned(), Asking { instrument, sequence: None, set: 0, window: None });
        }
        Self {
            programme,
            start,
            now,
            askings,
            requirements: steps.into_iter().map(|step| step.id).collect(),
            goals: programme.goals.iter().map(|goal| (goal.id.0.as_str(), goal.number)).collect(),
            measured: false,
        }
    }

    /// What a questionnaire asks.
    pub(super) fn asking(&self, evaluation: &str) -> Option<&Asking> {
        self.askings.get(evaluation)
    }

    /// The number of a goal in the catalogue.
    pub(super) fn goal(&self, id: &str) -> Option<u16> {
        self.goals.get(id).copied()
    }

    pub(super) fn day(&self, at: Timestamp) -> Date {
        civil_date(at, &self.programme.zone)
    }

    /// The goals a questionnaire asked a participant about at an instant, in the order they were chosen.
    pub(super) fn goals_at(&self, person: &Person, asking: &Asking, at: Timestamp) -> Vec<GoalId> {
        let mut goals = Vec::new();
        let sets = self.programme.sequences.iter().map(|sequence| sequence.set);
        for set in sets.filter(|set| asking.sequence.is_none() || *set == asking.set) {
            let mut standing: Vec<_> = person
                .choices
                .iter()
                .map(|choice| &choice.row)
                .filter(|choice| choice.set == i64::from(set) && choice.chosen <= at)
                .filter(|choice| choice.replaced.is_none_or(|replaced| replaced > at))
                .collect();
            standing.sort_by_key(|choice| choice.place);
            goals.extend(standing.into_iter().map(|choice| GoalId(choice.goal.clone())));
        }
        goals
    }

    /// Notes an instant that has not come.
    fn past<T: Record>(&self, row: &Numbered<T>, column: &str, at: Timestamp, faults: &mut Faults) {
        if at > self.now {
            faults.note(row.fault(column, instant(at), "transfer-future"));
        }
    }

    /// Judges the general measures, which move the windows of everybody.
    pub(super) fn measures(&mut self, measures: &[Numbered<Measure>], faults: &mut Faults) {
        for measure in measures {
            let row = &measure.row;
            if row.to < row.from {
                faults.note(measure.fault("to", row.to, "transfer-before").with("other", "from"));
            }
            if !(1..=366).contains(&row.days) {
                faults.note(measure.fault("days", row.days, "transfer-bounds").with("min", 1).with("max", 366));
            }
            reason(measure, &row.reason, faults);
            self.past(measure, "recorded_at", row.at, faults);
        }
        self.measured = !measures.is_empty();
    }

    /// Judges everything of one participant.
    pub(super) fn judge(&self, person: &Person, faults: &mut Faults) {
        let before = faults.count();
        self.enrolment(person, faults);
        self.choices(person, faults);
        self.absences(person, faults);
        self.overrides(person, faults);
        let sound = self.slots(person, faults);
        // What was asked follows from choices and slots: judged by bad ones, every answer would look bad.
        if faults.count() == before || sound {
            self.answers(person, faults);
        }
    }

    fn enrolment(&self, person: &Person, faults: &mut Faults) {
        let Some(enrolment) = &person.enrolment else {
            return;
        };
        let row = &enrolment.row;
        for (column, code) in [("profession", &row.profession), ("setting", &row.setting)] {
            let Some(list) = self.programme.list(column) else {
                words(enrolment, column, code, LONGEST_REASON, faults);
                continue;
            };
            if list.code(code).is_none() {
                let known = list.codes.iter().map(|code| code.code.as_str()).collect::<Vec<_>>().join(", ");
                faults.note(enrolment.fault(column, code, "transfer-code").with("known", known));
            }
        }
        if row.enrolled_on > self.day(self.now) {
            faults.note(enrolment.fault("enrolled_on", row.enrolled_on, "transfer-future"));
        }
        self.past(enrolment, "recorded_at", row.at, faults);
    }

    fn absences(&self, person: &Person, faults: &mut Faults) {
        let today = self.day(self.now);
        for (n, departure) in person.departures.iter().enumerate() {
            if n > 0 {
                faults.note(departure.fault("key", &departure.row.key, "transfer-key-twice"));
            }
            if departure.row.on > today {
                faults.note(departure.fault("left_on", departure.row.on, "transfer-future"));
            }
            self.past(departure, "recorded_at", departure.row.at, faults);
        }
        let mut begun = BTreeSet::new();
        for leave in &person.leaves {
            if !begun.insert(leave.row.from) {
                faults.note(leave.fault("from", leave.row.from, "transfer-twice"));
            }
            if let Some(to) = leave.row.to.filter(|to| *to < leave.row.from) {
                faults.note(leave.fault("to", to, "transfer-before").with("other", "from"));
            }
            self.past(leave, "recorded_at", leave.row.at, faults);
        }
    }

    fn overrides(&self, person: &Person, faults: &mut Faults) {
        let mut seen = BTreeSet::new();
        for change in &person.overrides {
            let row = &change.row;
            if !self.requirements.contains(&row.requirement) {
                let known = self.requirements.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
                faults.note(change.fault("requirement", &row.requirement, "transfer-requirement").with("known", known));
            }
            if !seen.insert((&row.requirement, row.at, &row.kind)) {
                faults.note(change.fault("requirement", &row.requirement, "transfer-twice"));
            }
            if row.until.is_some() != (row.kind == "reopened") {
                let until = row.until.map(|until| until.to_string()).unwrap_or_default();
                faults.note(change.fault("until", until, "transfer-until"));
            }
            reason(change, &row.reason, faults);
            self.past(change, "recorded_at", row.at, faults);
        }
    }

    /// Judges the submissions; whether every one of them is sound.
    fn slots(&self, person: &Person, faults: &mut Faults) -> bool {
        let before = faults.count();
        let mut revisions: BTreeMap<&str, Vec<&Numbered<Slot>>> = BTreeMap::new();
        for slot in &person.slots {
            self.past(slot, "submitted_at", slot.row.submitted, faults);
            let Some(asking) = self.asking(&slot.row.evaluation) else {
                let known = self.askings.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
                faults.note(slot.fault("evaluation", &slot.row.evaluation, "transfer-evaluation").with("known", known));
                continue;
            };
            self.slot(person, slot, asking, faults);
            revisions.entry(&slot.row.evaluation).or_default().push(slot);
        }
        for mut slots in revisions.into_values() {
            slots.sort_by_key(|slot| slot.row.revision);
            let mut last = Timestamp::MIN;
            for (expected, slot) in (1_i64..).zip(slots) {
                if slot.row.revision != expected || slot.row.submitted < last {
                    let fault = slot.fault("revision", slot.row.revision, "transfer-revision");
                    faults.note(fault.with("expected", expected));
                    break;
                }
                last = slot.row.submitted;
            }
        }
        faults.count() == before
    }

    fn slot(&self, person: &Person, slot: &Numbered<Slot>, asking: &Asking, faults: &mut Faults) {
        let row = &slot.row;
        let instrument = &self.programme.instruments[asking.instrument];
        for (column, found, expected) in [
            ("instrument", &row.instrument, &instrument.id),
            ("instrument_version", &row.instrument_version, &instrument.version),
        ] {
            if found != expected {
                let fault = slot.fault(column, found, "transfer-instrument");
                faults.note(fault.with("instrument", &instrument.id).with("version", &instrument.version));
            }
        }
        let tag = |tag: &str| {
            tag.len() <= 20
                && tag.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
        };
        if !row.language.is_empty() && !tag(&row.language) {
            faults.note(slot.fault("language", &row.language, "transfer-language"));
        }
        match asking.window {
            Some(window) => self.window(person, slot, window, faults),
            None => {
                if person.departures.first().is_none_or(|left| left.row.at != row.submitted) {
                    faults.note(slot.fault("submitted_at", instant(row.submitted), "transfer-not-left"));
                }
                if !person.answers.iter().any(|answer| answer.row.evaluation == EXIT) {
                    faults.note(slot.fault("evaluation", EXIT, "transfer-exit-empty"));
                }
            }
        }
    }

    /// Nothing ever opens a window earlier. What can move a lock later is on record; without any of it, the lock held.
    fn window(&self, person: &Person, slot: &Numbered<Slot>, window: Window, faults: &mut Faults) {
        let row = &slot.row;
        let day = self.day(row.submitted);
        if day < window.opens {
            let fault = slot.fault("submitted_at", instant(row.submitted), "transfer-before-opening");
            faults.note(fault.with("opens", window.opens));
        }
        let reopened = || person.overrides.iter().any(|change| change.row.requirement == row.evaluation);
        let away = self.programme.leave == LeaveRule::Extends && !person.leaves.is_empty();
        if day > window.locks && !self.measured && !away && !reopened() {
            let fault = slot.fault("submitted_at", instant(row.submitted), "transfer-after-lock");
            faults.note(fault.with("locks", window.locks));
        }
    }
}

fn reason<T: Record>(row: &Numbered<T>, words_given: &str, faults: &mut Faults) {
    words(row, "reason", words_given, LONGEST_REASON, faults);
}

/// Words that are there, short enough, and can be stored.
fn words<T: Record>(row: &Numbered<T>, column: &str, text: &str, max: usize, faults: &mut Faults) {
    if text.trim().is_empty() {
        faults.note(row.fault(column, text, "transfer-blank"));
    } else if text.contains('\0') {
        faults.note(row.fault(column, text, "transfer-nul"));
    } else if text.chars().count() > max {
        faults.note(row.fault(column, text, "transfer-long").with("max", max));
    }
}
