//! What can be done to a guideline, and by whom.

use jiff::civil::Date;

use super::{Kind, Verdict};
use crate::ids::{OrgId, PersonId};

/// Who does something, for which organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hand {
    /// Who.
    pub person: PersonId,
    /// For whom.
    pub org: OrgId,
    /// Whether that is the authority.
    pub is_authority: bool,
}

/// What holds for one guideline from its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// What kind it is.
    pub kind: Kind,
    /// The body that leads it.
    pub lead: OrgId,
    /// Fewest experts who grade its method, for type two.
    pub least_graders: u32,
    /// From which percent a method is sufficient.
    pub pass_percent: u32,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Somebody had the idea.
    Proposed,
    /// It was said what it is about, and which bodies make it with the lead.
    Scoped {
        /// The other bodies; none but for type three.
        partners: Vec<OrgId>,
    },
    /// What it rests on was frozen.
    Frozen {
        /// How many things.
        items: u32,
    },
    /// A revision of its words was kept.
    Drafted {
        /// Whether every part is said in both languages.
        whole: bool,
    },
    /// A peer was asked to read it.
    Invited(PersonId),
    /// The peer said whether something binds them, before they saw a word.
    Declared {
        /// Whether it is a conflict of interest.
        conflict: bool,
    },
    /// The peer gave an opinion.
    Reviewed {
        /// Which.
        verdict: Verdict,
        /// How many remarks came with it.
        remarks: u32,
    },
    /// A remark was answered, by its number.
    Answered(u32),
    /// The writers closed the review.
    ReviewClosed,
    /// A body approved it.
    Approved,
    /// Whoever could have approved it gave it back to its writers.
    SentBack,
    /// An expert graded its method.
    Graded {
        /// The share of the highest marks.
        percent: u32,
    },
    /// The authority gave its opinion.
    Opined {
        /// Whether it is favourable.
        favourable: bool,
    },
    /// It was published.
    Published {
        /// The last day on which it must be looked at again.
        review_by: Date,
    },
    /// It was looked at again and stays.
    Kept {
        /// The last day on which it must be looked at again.
        review_by: Date,
    },
    /// Its next version was begun.
    RevisionBegun,
    /// It was withdrawn.
    Withdrawn {
        /// The reference of what replaces it, if something does.
        replaced_by: Option<String>,
    },
    /// The work on a version was given up before it was published.
    PutAside,
}

impl Deed {
    /// The stable code; what goes with it is kept beside it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Scoped { .. } => "scoped",
            Self::Frozen { .. } => "frozen",
            Self::Drafted { .. } => "drafted",
            Self::Invited(_) => "invited",
            Self::Declared { .. } => "declared",
            Self::Reviewed { .. } => "reviewed",
            Self::Answered(_) => "answered",
            Self::ReviewClosed => "review_closed",
            Self::Approved => "approved",
            Self::SentBack => "sent_back",
            Self::Graded { .. } => "graded",
            Self::Opined { .. } => "opined",
            Self::Published { .. } => "published",
            Self::Kept { .. } => "kept",
            Self::RevisionBegun => "revision_begun",
            Self::Withdrawn { .. } => "withdrawn",
            Self::PutAside => "put_aside",
        }
    }
}

/// A deed, whose, and the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// What was done.
    pub deed: Deed,
    /// By whom.
    pub hand: Hand,
    /// When.
    pub on: Date,
}
