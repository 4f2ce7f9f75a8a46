//! The REX base: near misses without anybody in them.
//!
//! A record has no author, no place and no day: a random identifier, the month at the finest, and what happened. There is
//! no key back; what is not in this type cannot be shown, indexed or exported. A record of our own enters on the
//! acceptance of a report; a record of a historic base enters by an import and carries that origin.

use std::collections::BTreeSet;
use std::fmt;

use crate::text::Language;

mod arrival;
mod code;
mod facet;
mod likeness;
pub mod published;
mod query;

pub use arrival::{Arrival, arrival, holds};
pub use code::{Factor, Phase, Severity};
pub use facet::{Facet, Filter};
pub use likeness::{ENOUGH, Likeness, Reason, compare};
pub use query::{Clause, Query};

/// Most characters of one part of a record: far beyond any narrative, well below what an open quote swallows.
pub const LONGEST_PART: usize = 100_000;
/// Most characters of a specialty's code.
pub const LONGEST_CODE: usize = 64;

/// The public identity of a record: random, never made from report, time or author.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RexId(pub String);

impl fmt::Display for RexId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// When it happened: nothing finer than a month exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum When {
    /// A year, where the month is not known or was coarsened away.
    Year(i16),
    /// A month of a year, 1 to 12.
    Month(i16, u8),
}

impl When {
    /// Reads `2013` or `2013-07`; anything finer or else is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = match text.split_once('-') {
            None => (text, None),
            Some((year, month)) => (year, Some(month)),
        };
        let digits = |text: &str, long: usize| text.len() == long && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year, 4) || month.is_some_and(|month| !digits(month, 2)) {
            return None;
        }
        let year = year.parse().ok().filter(|year| (1900..=2200).contains(year))?;
        match month {
            None => Some(Self::Year(year)),
            Some(month) => {
                month.parse().ok().filter(|month| (1..=12).contains(month)).map(|month| Self::Month(year, month))
            }
        }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
        }
    }
}

/// What a part of a record tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartKind {
    /// What happened.
    Narrative,
    /// The steps, in order.
    Chronology,
    /// Why.
    Causes,
    /// What held and what did not.
    Barriers,
    /// What was done at once or since.
    Measures,
    /// What is learnt.
    Learning,
}

impl PartKind {
    /// Every kind, in the order in which a record is read.
    pub const ALL: [PartKind; 6] = [
        PartKind::Narrative,
        PartKind::Chronology,
        PartKind::Causes,
        PartKind::Barriers,
        PartKind::Measures,
        PartKind::Learning,
    ];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Narrative => "narrative",
            Self::Chronology => "chronology",
            Self::Causes => "causes",
            Self::Barriers => "barriers",
            Self::Measures => "measures",
            Self::Learning => "learning",
        }
    }

    /// The kind of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A text of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it tells.
    pub kind: PartKind,
    /// The words.
    pub text: String,
}

/// What a record holds, apart from its identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// When, if known.
    pub when: Option<When>,
    /// Code of the specialty.
    pub specialty: String,
    /// Phase of care, if coded.
    pub phase: Option<Phase>,
    /// Deep causes, as coded.
    pub factors: BTreeSet<Factor>,
    /// What it did.
    pub actual: Option<Severity>,
    /// What it could have done.
    pub potential: Option<Severity>,
    /// The language of its words: French or English.
    pub language: Language,
    /// The words, at least one part of them.
    pub parts: Vec<Part>,
}

impl Record {
    /// Every word of it, part after part.
    #[must_use]
    pub fn text(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n\n")
    }
}

/// Where a record comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Origin {
    /// An accepted report of this installation. Nothing tells which.
    Own,
    /// A historic base: exempt from “only accepted reports”, and says so.
    Imported,
    /// Made up for a demonstration; nobody met it.
    Demonstration,
}

impl Origin {
    /// Every origin.
    pub const ALL: [Origin; 3] = [Origin::Own, Origin::Imported, Origin::Demonstration];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Imported => "imported",
            Self::Demonstration => "demonstration",
        }
    }

    /// The origin of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.code() == code)
    }
}

/// A record with its identity, as it stands in the base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// Its random identity.
    pub id: RexId,
    /// Where it comes from.
    pub origin: Origin,
    /// What it holds.
    pub record: Record,
}

/// Whether a text may be the code of a specialty: lower-case letters, digits, `-` and `_`.
#[must_use]
pub fn is_code(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= LONGEST_CODE
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte))
}

/// Whether the base speaks a language: what it cannot search, it does not take.
#[must_use]
pub fn speaks(language: &Language) -> bool {
    matches!(language.tag(), "fr" | "en")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a03_a_record_knows_the_month_at_the_finest() {
        assert_eq!(When::parse("2013-07"), Some(When::Month(2013, 7)));
        assert_eq!(When::parse("2013"), Some(When::Year(2013)));
        for finer in ["2013-07-14", "2013-7", "13-07", "2013-13", "2013-00", "+013-07", "1899", "2013-07T10", ""] {
            assert_eq!(When::parse(finer), None, "{finer:?}");
        }
        assert_eq!(When::Month(2013, 7).to_string(), "2013-07");
        assert_eq!(When::Year(987).to_string(), "0987");
    }

    #[test]
    fn codes_of_specialties_are_plain() {
        assert!(is_code("orthopaedic-surgery_2"));
        assert!(!is_code("Chirurgie") && !is_code("") && !is_code("a b") && !is_code(&"a".repeat(65)));
    }
}
