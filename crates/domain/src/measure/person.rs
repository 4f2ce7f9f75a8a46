//! The person being read: forgotten as soon as they are counted.

use super::frame::Frame;
use super::{OutcomeRow, Wave};
use jiff::civil::Date;

/// A goal of the current person.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Chosen {
    /// The set it was chosen for, and whether it was replaced.
    pub(super) choice: Option<(u16, bool)>,
    pub(super) outcomes: [Option<OutcomeRow>; 2],
    /// Rows that say something again about the same goal and wave.
    pub(super) repeated: u64,
}

impl Chosen {
    /// The outcome of a wave.
    pub(super) fn outcome(&self, wave: Wave) -> Option<&OutcomeRow> {
        self.outcomes[wave.place()].as_ref()
    }
}

/// One person's rows, in arrays made once for the whole reading.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) left: Option<Date>,
    pub(super) goals: Vec<Chosen>,
    /// Places of `goals` that hold something.
    pub(super) touched: Vec<usize>,
    /// By evaluation: whether it was submitted. Filled while counting.
    pub(super) submitted: Vec<bool>,
    /// By evaluation: the place of the feasibility answered. Filled while counting.
    pub(super) feasibility: Vec<Option<u8>>,
}

impl Person {
    pub(super) fn new(frame: &Frame) -> Self {
        Self {
            left: None,
            goals: vec![Chosen::default(); frame.goals.len()],
            touched: Vec::with_capacity(frame.goals.len()),
            submitted: vec![false; frame.evaluations.len()],
            feasibility: vec![None; frame.evaluations.len()],
        }
    }

    /// Two departures of one person would be one too many; the earlier holds, in whichever order they are read.
    pub(super) fn leaves(&mut self, on: Date) {
        self.left = Some(self.left.map_or(on, |known| known.min(on)));
    }

    /// A goal chosen, replaced and chosen again is one choice: the one that stands, else the first set's.
    pub(super) fn chooses(&mut self, goal: usize, set: u16, replaced: bool) {
        let chosen = self.touch(goal);
        let known = chosen.choice.map(|(set, replaced)| (replaced, set));
        let best = known.map_or((replaced, set), |known| known.min((replaced, set)));
        chosen.choice = Some((best.1, best.0));
    }

    pub(super) fn answers(&mut self, goal: usize, row: &OutcomeRow) {
        let chosen = self.touch(goal);
        let slot = &mut chosen.outcomes[row.wave.place()];
        if slot.is_some() {
            chosen.repeated += 1;
        } else {
            *slot = Some(*row);
        }
    }

    fn touch(&mut self, goal: usize) -> &mut Chosen {
        let empty = |chosen: &Chosen| chosen.choice.is_none() && chosen.outcomes.iter().all(Option::is_none);
        if empty(&self.goals[goal]) {
            self.touched.push(goal);
        }
        &mut self.goals[goal]
    }

    pub(super) fn forget(&mut self) {
        self.left = None;
        for goal in self.touched.drain(..) {
            self.goals[goal] = Chosen::default();
        }
        self.submitted.fill(false);
        self.feasibility.fill(None);
    }

    /// Whether an evaluation has opened and the person was then still enrolled. Someone who leaves on the day it
    /// opens was enrolled when it did.
    pub(super) fn was_here(&self, frame: &Frame, evaluation: usize) -> bool {
        let evaluation = &frame.evaluations[evaluation];
        evaluation.opened && self.left.is_none_or(|on| on >= evaluation.window.opens)
    }
}
