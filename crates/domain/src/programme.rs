//! A programme: the versioned definition that a cohort is pinned to.
//!
//! Every count, date, rule and word of a programme is here, as data. Which of them are sound is checked in
//! [`check`](self); which dates follow from them for a cohort is in [`crate::path`].

use crate::goal::{Goal, GoalId};
use crate::question::{Instrument, InstrumentKind};
use crate::text::{Language, Text};
use jiff::tz::TimeZone;

/// One code of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The language-free code, as stored.
    pub code: String,
    /// What people read.
    pub label: Text,
    /// The group it belongs to, for obstacles.
    pub group: Option<String>,
    /// Whether choosing it excludes every other code.
    pub exclusive: bool,
}

/// A versioned list of codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeList {
    /// Its name.
    pub id: String,
    /// Its version; old answers keep the version they were asked with.
    pub version: String,
    /// The codes in the order they are shown.
    pub codes: Vec<Code>,
}

impl CodeList {
    /// Where a code stands in the list: what compact tables store.
    #[must_use]
    pub fn position(&self, code: &str) -> Option<usize> {
        self.codes.iter().position(|candidate| candidate.code == code)
    }

    /// The code of that name.
    #[must_use]
    pub fn code(&self, code: &str) -> Option<&Code> {
        self.codes.iter().find(|candidate| candidate.code == code)
    }
}

/// A named stretch of the programme, such as the year of implementation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// Its name in code.
    pub id: String,
    /// First month, from the start.
    pub from: u16,
    /// Month before which it ends.
    pub to: u16,
    /// What it is called.
    pub name: Text,
}

/// Hats that one person may not wear together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Separation {
    /// Codes of the roles.
    pub roles: Vec<String>,
    /// Why they are kept apart.
    pub why: Text,
}

/// What the rule answers when a prerequisite is not met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Otherwise {
    /// A person decides, with a reason.
    Exception,
    /// The rule refuses.
    Refuse,
}

/// Something a participant must show before enrolment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Prerequisite {
    /// A training programme of the organisation.
    Training {
        /// Whether its test must have been passed.
        validated_by_test: bool,
        /// When it is not shown.
        otherwise: Otherwise,
    },
    /// A current subscription.
    Subscription {
        /// When it is not shown.
        otherwise: Otherwise,
    },
}

/// Who may enrol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EligibilityRule {
    /// Codes of the professions it is meant for.
    pub professions: Vec<String>,
    /// What is answered to the others.
    pub others: Otherwise,
    /// What must be shown.
    pub requires: Vec<Prerequisite>,
}

/// Whether goals are offered as one pool or cut by sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Partition {
    /// Any goal in any set.
    Pool,
    /// Each goal in the sequence it names.
    BySequence,
}

/// When goals are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChoiceTime {
    /// All sets at the start.
    Upfront,
    /// Each set at the start of its sequence.
    PerSequence,
}

/// How goals are chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceRule {
    /// Number of sets.
    pub sets: u16,
    /// Goals in a set.
    pub per_set: u16,
    /// Goals in the catalogue.
    pub catalogue: u16,
    /// One pool or cut.
    pub partition: Partition,
    /// At the start or set by set.
    pub when: ChoiceTime,
    /// Days from the start of the sequence (or of the programme) to the lock of the choice.
    pub lock_after_days: u16,
}

/// The period of work attached to one set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequence {
    /// Its name in code.
    pub id: String,
    /// The set worked on, from 1.
    pub set: u16,
    /// First month, from the start.
    pub start: u16,
    /// Length in months.
    pub length: u16,
    /// What it is called.
    pub name: Text,
}

/// One questionnaire-based evaluation (FR: bilan).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// Its name in code, such as `b1`.
    pub id: String,
    /// The sequence it evaluates.
    pub sequence: String,
    /// Short or long term.
    pub kind: InstrumentKind,
    /// The instrument asked.
    pub instrument: String,
    /// Month in which it opens.
    pub opens: u16,
    /// Month before which it is due.
    pub due: u16,
    /// Days between due and lock.
    pub grace_days: u16,
    /// Whether completion asks for it.
    pub counts: bool,
    /// What it is called.
    pub name: Text,
}

/// The analysis of practice at the start of each sequence; it never counts for completion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaselineRule {
    /// The instrument asked.
    pub instrument: String,
    /// Days from the start of the sequence.
    pub due_days: u16,
    /// How many last patients it looks at.
    pub last_patients: u16,
}

/// What a leave does to the windows it overlaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeaveRule {
    /// It moves nothing: late stays late.
    Nothing,
    /// Due and lock move by the days of leave, when it begins by the due day.
    Extends,
}

/// What completion asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompletionRule {
    /// Number of counted evaluations, all of which are asked.
    pub expect: u16,
    /// Whether each goal chosen must have been answered about.
    pub every_choice_answered: bool,
}

/// What the team gives back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SynthesisRule {
    /// Number of syntheses.
    pub expect: u16,
    /// Fewest people behind a figure that leaves the team.
    pub k: u32,
    /// Mandatory sections.
    pub sections: Vec<String>,
}

/// What a forum is attached to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ForumPer {
    /// One forum a goal.
    Goal,
    /// One forum a set.
    Set,
}

/// When people are written to; in days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderRule {
    /// Notice before a window opens.
    pub notice_days: u16,
    /// Most reminders for one evaluation, the notice aside.
    pub at_most: u16,
    /// Reminders before the due day.
    pub before_due: Vec<u16>,
    /// Reminders after it.
    pub after_due: Vec<u16>,
}

/// Which codes of the list `status` mean what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureRule {
    /// Counted as implemented.
    pub implemented: Vec<String>,
    /// Counted as implemented by the stricter cut-off of the appendix.
    pub strict: Vec<String>,
    /// No patient concerned: outside D4.
    pub no_patient: String,
}

/// What a person's record says of an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Code of the type of action.
    pub kind: String,
    /// The method followed.
    pub method: Text,
    /// Minutes claimed for one evaluation (the definition writes hours).
    pub minutes_per_evaluation: u16,
    /// A national priority, if it serves one.
    pub priority: Option<Text>,
    /// The aim of certification it serves.
    pub aim: Option<u16>,
}

/// What a person may compare their own answers with. Never a named person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparator {
    /// Their own past.
    OwnPast,
    /// The median of the cohort.
    CohortMedian,
}

/// A whole definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Programme {
    /// Short name, in URLs and commands.
    pub id: String,
    /// Version.
    pub version: String,
    /// Length in months.
    pub months: u16,
    /// Time zone in which its dates are civil.
    pub zone: TimeZone,
    /// Languages it is written in.
    pub languages: Vec<Language>,
    /// The language it was first written in.
    pub source_language: Language,
    /// Whether its content is for demonstration only.
    pub demonstration: bool,
    /// What it is called.
    pub name: Text,
    /// What it is, in a paragraph.
    pub summary: Text,
    /// What must be said beside it.
    pub notice: Text,
    /// Fewest persons that satisfy its separations of duty.
    pub fewest_persons: u16,
    /// Its years.
    pub years: Vec<Year>,
    /// Hats kept apart.
    pub separations: Vec<Separation>,
    /// Who may enrol.
    pub eligibility: EligibilityRule,
    /// How goals are chosen.
    pub choice: ChoiceRule,
    /// The analysis at the start.
    pub baseline: BaselineRule,
    /// Its sequences.
    pub sequences: Vec<Sequence>,
    /// Its evaluations.
    pub evaluations: Vec<Evaluation>,
    /// What a leave moves.
    pub leave: LeaveRule,
    /// When it is complete.
    pub completion: CompletionRule,
    /// What the team gives back.
    pub synthesis: SynthesisRule,
    /// Its forums.
    pub forum: ForumPer,
    /// Comparators of the individual report.
    pub comparators: Vec<Comparator>,
    /// When people are written to.
    pub reminders: ReminderRule,
    /// What codes of status mean.
    pub measure: MeasureRule,
    /// What it is for a person's record.
    pub activity: Activity,
    /// Its code lists.
    pub lists: Vec<CodeList>,
    /// Its questionnaires.
    pub instruments: Vec<Instrument>,
    /// Its catalogue.
    pub goals: Vec<Goal>,
}

impl Programme {
    /// The goal of that name.
    #[must_use]
    pub fn goal(&self, id: &GoalId) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == *id)
    }

    /// Where a goal stands in the catalogue: what compact tables store.
    #[must_use]
    pub fn goal_position(&self, id: &GoalId) -> Option<usize> {
        self.goals.iter().position(|goal| goal.id == *id)
    }

    /// The sequence of that name.
    #[must_use]
    pub fn sequence(&self, id: &str) -> Option<&Sequence> {
        self.sequences.iter().find(|sequence| sequence.id == id)
    }

    /// The evaluation of that name.
    #[must_use]
    pub fn evaluation(&self, id: &str) -> Option<&Evaluation> {
        self.evaluations.iter().find(|evaluation| evaluation.id == id)
    }

    /// The instrument of that name.
    #[must_use]
    pub fn instrument(&self, id: &str) -> Option<&Instrument> {
        self.instruments.iter().find(|instrument| instrument.id == id)
    }

    /// The code list of that name.
    #[must_use]
    pub fn list(&self, id: &str) -> Option<&CodeList> {
        self.lists.iter().find(|list| list.id == id)
    }

    /// The evaluations completion asks for, in the order of the calendar.
    pub fn counted(&self) -> impl Iterator<Item = &Evaluation> {
        self.evaluations.iter().filter(|evaluation| evaluation.counts)
    }

    /// The evaluation of a sequence of that kind.
    #[must_use]
    pub fn evaluation_of(&self, sequence: &str, kind: InstrumentKind) -> Option<&Evaluation> {
        self.evaluations.iter().find(|evaluation| evaluation.sequence == sequence && evaluation.kind == kind)
    }

    /// Goals offered to a sequence, in the order of the catalogue, whatever their status.
    pub fn offered<'a>(&'a self, sequence: &'a str) -> impl Iterator<Item = &'a Goal> {
        self.goals.iter().filter(move |goal| match self.choice.partition {
            Partition::Pool => true,
            Partition::BySequence => goal.sequence.as_deref() == Some(sequence),
        })
    }

    /// The month from which a set of evaluations belongs to the second year, by the name of the years; the month in
    /// which the last year begins. « Continued in year 2 » counts evaluations that open from then on.
    #[must_use]
    pub fn last_year_begins(&self) -> u16 {
        self.years.iter().map(|year| year.from).max().unwrap_or_default()
    }
}
