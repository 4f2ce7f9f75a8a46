//! Who is invented, and everything they do: decided before a row is written.

use std::collections::BTreeSet;

use domain::goal::GoalId;
use jiff::Timestamp;
use jiff::civil::Date;
use store::departure::LeavePeriod;

/// The two evaluations of a set, by their place.
pub(super) const SHORT: usize = 0;
pub(super) const LONG: usize = 1;

/// Somebody, from their application to the last thing they did.
#[derive(Debug, Clone)]
pub(super) struct Someone {
    pub(super) email: String,
    pub(super) name: String,
    pub(super) language: &'static str,
    pub(super) profession: &'static str,
    pub(super) setting: &'static str,
    /// How far they walk.
    pub(super) walk: Walk,
    pub(super) applied: Timestamp,
    pub(super) joined: Timestamp,
    pub(super) sets: Vec<Set>,
    pub(super) left: Option<Left>,
    pub(super) leaves: Vec<LeavePeriod>,
    pub(super) reopened: Vec<Reopened>,
    /// An evaluation begun and not submitted.
    pub(super) draft: Option<String>,
    /// How readily they change, around 0.
    pub(super) readiness: f64,
    /// What stands in their way whatever the goal.
    pub(super) obstacles: BTreeSet<&'static str>,
}

/// How far somebody walks: sets chosen, and evaluations submitted, short and long, set by set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Walk {
    pub(super) chosen: usize,
    pub(super) short: [Turn; 3],
    pub(super) long: [Turn; 3],
}

impl Walk {
    /// Whether the evaluation of a set is submitted.
    pub(super) fn submits(&self, set: usize, wave: usize) -> bool {
        self.turn(set, wave) != Turn::Never
    }

    pub(super) fn turn(&self, set: usize, wave: usize) -> Turn {
        let of_wave = if wave == SHORT { &self.short } else { &self.long };
        of_wave.get(set).copied().unwrap_or(Turn::Never)
    }
}

/// When an evaluation is submitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// Not at all.
    Never,
    /// By the due day, or here and there in the days of grace.
    InTime,
    /// In the days of grace.
    Late,
    /// After the team opened it again.
    Reopened,
}

/// A set of goals, as somebody works on it.
#[derive(Debug, Clone)]
pub(super) struct Set {
    pub(super) sequence: String,
    pub(super) number: u16,
    pub(super) goals: Vec<Tackled>,
    pub(super) chosen: Timestamp,
    pub(super) analysed: Option<Timestamp>,
    pub(super) committed: Option<Timestamp>,
    pub(super) submitted: [Option<Timestamp>; 2],
}

/// A goal, as somebody works on it.
#[derive(Debug, Clone)]
pub(super) struct Tackled {
    pub(super) goal: GoalId,
    pub(super) number: u16,
    /// Such patients a month, in the person's estimate.
    pub(super) patients: Option<i64>,
    /// Of the last patients before the change: recalled, and those in whom it was done.
    pub(super) before: (u32, u32),
    pub(super) said: [Option<Said>; 2],
}

/// What is said of a goal in an evaluation.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) status: Status,
    /// Patients concerned and those in whom it was done, from those who can count.
    pub(super) cases: Option<(u32, u32)>,
    pub(super) obstacles: BTreeSet<&'static str>,
}

/// The codes of the list `status`, which both shipped programmes share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Always,
    Mostly,
    Partly,
    No,
    NoPatient,
}

impl Status {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Mostly => "mostly",
            Self::Partly => "partly",
            Self::No => "no",
            Self::NoPatient => "no_patient",
        }
    }

    /// Whether it counts as implemented.
    pub(super) fn is_implemented(self) -> bool {
        matches!(self, Self::Always | Self::Mostly)
    }
}

/// A withdrawal.
#[derive(Debug, Clone)]
pub(super) struct Left {
    pub(super) on: Date,
    /// Whether the two questions of the exit form were answered.
    pub(super) answered: bool,
}

/// An evaluation that the team opened again.
#[derive(Debug, Clone)]
pub(super) struct Reopened {
    pub(super) evaluation: String,
    pub(super) at: Timestamp,
    pub(super) until: Date,
    pub(super) reason: &'static str,
}
