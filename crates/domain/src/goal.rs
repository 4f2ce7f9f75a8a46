//! A goal: one concrete change of practice, with all that a reader needs to judge it (source text, FR 18).

use crate::text::Text;
use jiff::civil::Date;

/// The short, language-free name of a goal, the same in code, table, route and export.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GoalId(pub String);

impl std::fmt::Display for GoalId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether people may choose the goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GoalStatus {
    /// Offered.
    Published,
    /// Withdrawn from the offer by a safety alert; those who chose it are warned and may still evaluate (I22).
    Suspended,
}

/// Where a statement of a goal comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Title of the work.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Year of publication.
    pub year: Option<i16>,
    /// Page, article number or DOI.
    pub locator: String,
}

/// The prefill of an if-then plan: « when *cue*, I will *action* » (Gollwitzer's implementation intentions).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prompt {
    /// The moment of practice that calls for the action.
    pub cue: Text,
    /// What will be done then.
    pub action: Text,
}

/// What a goal may bring beside its five mandatory parts, so that it is carried out on an ordinary day (CP-FIT: limited
/// capacity, direct support of behaviour).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HelpKind {
    /// One page to hand to a patient.
    PatientSheet,
    /// A note to a fellow professional, to be completed by hand.
    ColleagueNote,
    /// One page for oneself: what to do on Monday.
    MondayCard,
}

impl HelpKind {
    /// Every kind.
    pub const ALL: [HelpKind; 3] = [HelpKind::PatientSheet, HelpKind::ColleagueNote, HelpKind::MondayCard];

    /// The stable code, as definitions and addresses write it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::PatientSheet => "patient-sheet",
            Self::ColleagueNote => "colleague-note",
            Self::MondayCard => "monday-card",
        }
    }

    /// The kind of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One printable page that helps to carry the action out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// Who it is for.
    pub kind: HelpKind,
    /// What it is called.
    pub title: Text,
    /// What is said first.
    pub intro: Text,
    /// Its points, a line each.
    pub lines: Vec<Text>,
}

/// The guideline that a goal was drawn from: what it is measured for beside its own programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnFrom {
    /// The random name of the guideline in addresses.
    pub reference: String,
    /// Which of its versions.
    pub version: u32,
}

/// One version of a goal as published in a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its name in code.
    pub id: GoalId,
    /// Its place in the catalogue, from 1.
    pub number: u16,
    /// Its version; a published version is never edited (I01).
    pub version: u16,
    /// The sequence that offers it, when the catalogue is cut by sequence.
    pub sequence: Option<String>,
    /// Codes of the professions it is worded for.
    pub professions: Vec<String>,
    /// Code of the level of evidence.
    pub evidence: String,
    /// When editors must look at it again.
    pub next_review: Date,
    /// Whether it is offered.
    pub status: GoalStatus,
    /// What it is called.
    pub title: Text,
    /// The one thing to do.
    pub action: Text,
    /// The patients concerned.
    pub patients: Text,
    /// Why.
    pub argument: Text,
    /// How, in practice.
    pub means: Vec<Text>,
    /// On what grounds.
    pub sources: Vec<Source>,
    /// Prefill of the plan.
    pub prompt: Prompt,
    /// Printable helps in practice, at most one of each kind.
    pub helps: Vec<Help>,
    /// Code of the theme of risk that motivated it, if one did.
    pub theme: Option<String>,
    /// The guideline it was drawn from, if it was.
    pub drawn_from: Option<DrawnFrom>,
}

impl Goal {
    /// Whether the goal was worded for a profession.
    #[must_use]
    pub fn is_for(&self, profession: &str) -> bool {
        self.professions.iter().any(|code| code == profession)
    }

    /// The help of that kind, if the goal brings one.
    #[must_use]
    pub fn help(&self, kind: HelpKind) -> Option<&Help> {
        self.helps.iter().find(|help| help.kind == kind)
    }
}
