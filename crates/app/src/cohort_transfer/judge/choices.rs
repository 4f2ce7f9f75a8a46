//! Choices and commitments.

use std::collections::BTreeSet;

use documents::cohort_tables::{Choice, instant};
use domain::choice::{ChoiceFault, check_choice};
use domain::goal::GoalId;
use domain::path;

use super::super::Faults;
use super::super::folder::{Numbered, Person};
use super::{LONGEST_PLAN, LONGEST_REASON, Rules};

impl Rules<'_> {
    pub(super) fn choices(&self, person: &Person, faults: &mut Faults) {
        let before = faults.count();
        let mut seen = BTreeSet::new();
        for choice in &person.choices {
            if !seen.insert((&choice.row.goal, choice.row.chosen)) {
                faults.note(choice.fault("goal", &choice.row.goal, "transfer-twice"));
            }
            self.choice(choice, faults);
        }
        if faults.count() == before {
            self.current(person, faults);
        }
        self.commitments(person, faults);
    }

    fn choice(&self, choice: &Numbered<Choice>, faults: &mut Faults) {
        let row = &choice.row;
        if self.goal(&row.goal).is_none() {
            faults.note(choice.fault("goal", &row.goal, "transfer-goal"));
        }
        let bounds = |column: &str, value: i64, min: i64, max: i64, faults: &mut Faults| {
            if !(min..=max).contains(&value) {
                faults.note(choice.fault(column, value, "transfer-bounds").with("min", min).with("max", max));
            }
        };
        let rule = &self.programme.choice;
        bounds("set", row.set, 1, i64::from(rule.sets), faults);
        bounds("place", row.place, 1, i64::from(rule.per_set), faults);
        if let Some(patients) = row.patients {
            bounds("patients", patients, 0, 100_000, faults);
        }
        if let Some(replaced) = row.replaced {
            if replaced < row.chosen {
                faults
                    .note(choice.fault("replaced_at", instant(replaced), "transfer-before").with("other", "chosen_at"));
            }
            self.past(choice, "replaced_at", replaced, faults);
        }
        if let Some(reason) = &row.reason {
            super::words(choice, "reason", reason, LONGEST_REASON, faults);
        }
        self.past(choice, "chosen_at", row.chosen, faults);
        let offered = self.programme.sequences.iter().find(|sequence| i64::from(sequence.set) == row.set);
        let is_offered = |sequence: &str| self.programme.offered(sequence).any(|goal| goal.id.0 == row.goal);
        if self.goal(&row.goal).is_some() && offered.is_some_and(|sequence| !is_offered(&sequence.id)) {
            faults.note(choice.fault("set", row.set, "transfer-choice-not-offered"));
        }
    }

    /// The goals in force: whole sets, no goal twice (I02).
    fn current(&self, person: &Person, faults: &mut Faults) {
        let of = |set: u16| {
            let mut current: Vec<&Numbered<Choice>> = person
                .choices
                .iter()
                .filter(|choice| choice.row.set == i64::from(set) && choice.row.replaced.is_none())
                .collect();
            current.sort_by_key(|choice| choice.row.place);
            current
        };
        let ids = |set: u16| of(set).into_iter().map(|choice| GoalId(choice.row.goal.clone()));
        for sequence in &self.programme.sequences {
            let current = of(sequence.set);
            let Some(first) = current.first() else {
                continue;
            };
            for pair in current.windows(2) {
                if pair[0].row.place == pair[1].row.place {
                    faults.note(pair[1].fault("place", pair[1].row.place, "transfer-choice-place"));
                }
            }
            let others = self.programme.sequences.iter().filter(|other| other.set != sequence.set);
            let elsewhere: BTreeSet<GoalId> = others.flat_map(|other| ids(other.set)).collect();
            let goals: Vec<GoalId> = ids(sequence.set).collect();
            for fault in check_choice(self.programme, &sequence.id, &goals, &elsewhere).err().unwrap_or_default() {
                match fault {
                    ChoiceFault::WrongNumber { have, need } => {
                        let fault = first.fault("set", sequence.set, "transfer-choice-number");
                        faults.note(fault.with("have", have).with("need", need));
                    }
                    ChoiceFault::Twice(goal) => {
                        let row = current.iter().rev().find(|choice| choice.row.goal == goal.0).unwrap_or(first);
                        faults.note(row.fault("goal", &goal, "transfer-choice-twice"));
                    }
                    // Whether it is offered was judged row by row; a goal suspended since was free to choose then (I22).
                    ChoiceFault::NotOffered(_) | ChoiceFault::Suspended(_) | ChoiceFault::NoSuchSequence => {}
                }
            }
        }
    }

    fn commitments(&self, person: &Person, faults: &mut Faults) {
        let soonest = self.start;
        let latest = path::closes_on(self.programme, self.start);
        let mut seen = BTreeSet::new();
        for commitment in &person.commitments {
            let row = &commitment.row;
            if !seen.insert((&row.goal, row.at)) {
                faults.note(commitment.fault("goal", &row.goal, "transfer-twice"));
            }
            if self.goal(&row.goal).is_none() {
                faults.note(commitment.fault("goal", &row.goal, "transfer-goal"));
            } else if !person.choices.iter().any(|choice| choice.row.goal == row.goal) {
                faults.note(commitment.fault("goal", &row.goal, "transfer-not-chosen"));
            }
            if !(soonest..=latest).contains(&row.from) {
                let fault = commitment.fault("from", row.from, "transfer-outside");
                faults.note(fault.with("soonest", soonest).with("latest", latest));
            }
            for (column, words) in [("cue", &row.cue), ("action", &row.action), ("target", &row.target)] {
                if column != "target" && words.trim().is_empty() {
                    faults.note(commitment.fault(column, words, "transfer-blank"));
                }
                if words.chars().count() > LONGEST_PLAN {
                    faults.note(commitment.fault(column, words, "transfer-long").with("max", LONGEST_PLAN));
                }
            }
            self.past(commitment, "committed_at", row.at, faults);
        }
    }
}
