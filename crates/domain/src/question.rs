//! Instruments: the questionnaires of a programme, as versioned data.
//!
//! An instrument is a list of items; an item may hang on a condition over items before it, so that the graph of
//! questions cannot have a cycle and every condition can be decided while the person answers.

use crate::text::Text;

/// What an answer to an item looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemType {
    /// A paragraph to read; it takes no answer.
    Info,
    /// One code of a list.
    Single {
        /// The code list.
        list: String,
        /// Whether « other » opens a line of text.
        other: bool,
    },
    /// Any number of codes of a list.
    Multi {
        /// The code list.
        list: String,
    },
    /// One step of a labelled scale, stored as its code.
    Scale {
        /// The code list that holds the steps.
        list: String,
    },
    /// The codes chosen in a multi item, put in order.
    Ranking {
        /// The multi item whose codes are ranked.
        of: String,
    },
    /// A whole number.
    Integer {
        /// Least value.
        min: i64,
        /// Greatest value.
        max: i64,
        /// An item of the same block that it may not exceed.
        at_most: Option<String>,
    },
    /// A share from 0 to 100 by steps of 5.
    Estimate,
    /// Words.
    Words {
        /// Greatest number of characters.
        max_chars: u32,
        /// Whether it deserves several lines.
        long: bool,
    },
    /// A civil date, not in the future.
    Date,
    /// Yes or no.
    YesNo,
}

/// What is derived from the answers to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Feeds {
    /// The status of the goal in practice (estimand P1).
    Status,
    /// Patients concerned since the commitment (estimand P2, denominator).
    Eligible,
    /// Those in whom it was done (estimand P2, numerator).
    Implemented,
    /// What stood in the way.
    Obstacles,
    /// What was tried instead.
    Options,
    /// Keep, adapt or drop the goal.
    Relevance,
    /// Feasibility of the programme in one's setting.
    Feasibility,
    /// The « when … » of the plan.
    PlanCue,
    /// The « I will … » of the plan.
    PlanAction,
    /// The target of the plan.
    Target,
}

/// Whether an item is asked once or for each goal of the set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Per {
    /// Once in the questionnaire.
    Once,
    /// Once for each goal.
    Goal,
}

/// One comparison of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// The item looked at.
    pub item: String,
    /// What is asked of its answer.
    pub op: Op,
}

/// The comparison itself. A test on an item that has no answer is false.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    /// The answer is (or, for several codes, holds) one of these codes.
    Is(Vec<String>),
    /// The answer is none of these codes.
    IsNot(Vec<String>),
    /// The number is at least this.
    AtLeast(i64),
    /// The number is at most this.
    AtMost(i64),
}

/// When an item is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Every test holds.
    All(Vec<Test>),
    /// At least one holds.
    Any(Vec<Test>),
}

impl Condition {
    /// The tests, whichever way they are joined.
    #[must_use]
    pub fn tests(&self) -> &[Test] {
        match self {
            Self::All(tests) | Self::Any(tests) => tests,
        }
    }
}

/// A value that is possible but unusual, and the question that asks whether it is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirm {
    /// The unusual number.
    pub value: i64,
    /// What is asked.
    pub text: Text,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name, stable across versions with the same meaning.
    pub id: String,
    /// Once or for each goal.
    pub per: Per,
    /// What an answer looks like.
    pub kind: ItemType,
    /// Whether it must be answered when asked.
    pub required: bool,
    /// Honest time to read and answer it, in seconds.
    pub seconds: u32,
    /// The question.
    pub label: Text,
    /// Help below the question.
    pub hint: Option<Text>,
    /// What is derived from it.
    pub feeds: Option<Feeds>,
    /// When it is asked; always, if there is no condition.
    pub when: Option<Condition>,
    /// A soft check.
    pub confirm: Option<Confirm>,
}

impl Item {
    /// Whether « I prefer not to answer » stands beside the answers: yes for whatever is not needed for a denominator.
    #[must_use]
    pub fn may_decline(&self) -> bool {
        self.required && !matches!(self.feeds, Some(Feeds::Status | Feeds::Eligible | Feeds::Implemented))
    }
}

/// Where a questionnaire stands in the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum InstrumentKind {
    /// Analysis of practice before the change.
    Baseline,
    /// First evaluation of a set.
    Short,
    /// Second evaluation of a set.
    Long,
    /// What leavers are asked.
    Exit,
}

/// One version of a questionnaire; a published version is never edited (I01).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instrument {
    /// Its name.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Where it stands.
    pub kind: InstrumentKind,
    /// Most seconds it may take for a whole set.
    pub budget_seconds: u32,
    /// What it is called.
    pub title: Text,
    /// What is said before the first question.
    pub intro: Text,
    /// The questions, in the order they are asked.
    pub items: Vec<Item>,
}

impl Instrument {
    /// The item of that name.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The first item that feeds something.
    #[must_use]
    pub fn fed_by(&self, feeds: Feeds) -> Option<&Item> {
        self.items.iter().find(|item| item.feeds == Some(feeds))
    }
}
