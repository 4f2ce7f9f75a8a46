//! The sides from which the base can be narrowed down.

use std::fmt;

use super::{Entered, Factor, Origin, Phase, Severity, is_code, speaks};
use crate::text::Language;

/// One side of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// The year.
    Year,
    /// The specialty.
    Specialty,
    /// The phase of care.
    Phase,
    /// Deep causes: a record has any number of them.
    Factor,
    /// What it did.
    Actual,
    /// What it could have done.
    Potential,
    /// The language of its words.
    Language,
    /// Own or imported.
    Origin,
}

impl Facet {
    /// Every facet.
    pub const ALL: [Facet; 8] = [
        Facet::Year,
        Facet::Specialty,
        Facet::Phase,
        Facet::Factor,
        Facet::Actual,
        Facet::Potential,
        Facet::Language,
        Facet::Origin,
    ];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Specialty => "specialty",
            Self::Phase => "phase",
            Self::Factor => "factor",
            Self::Actual => "actual",
            Self::Potential => "potential",
            Self::Language => "language",
            Self::Origin => "origin",
        }
    }

    /// The facet of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.code() == code)
    }

    /// Whether a value can be on this side of any record.
    #[must_use]
    pub fn takes(self, value: &str) -> bool {
        match self {
            Self::Year => value.len() == 4 && value.bytes().all(|byte| byte.is_ascii_digit()),
            Self::Specialty => is_code(value),
            Self::Phase => Phase::parse(value).is_some(),
            Self::Factor => Factor::parse(value).is_some(),
            Self::Actual | Self::Potential => Severity::parse(value).is_some(),
            Self::Language => Language::parse(value).is_some_and(|language| speaks(&language)),
            Self::Origin => Origin::parse(value).is_some(),
        }
    }

    /// What a record shows on this side.
    #[must_use]
    pub fn values(self, of: &Entered) -> Vec<String> {
        let record = &of.record;
        let level = |severity: Option<Severity>| severity.map(|it| it.level().to_string()).into_iter().collect();
        match self {
            Self::Year => record.when.map(|when| format!("{:04}", when.year())).into_iter().collect(),
            Self::Specialty => vec![record.specialty.clone()],
            Self::Phase => record.phase.map(|phase| phase.code().to_owned()).into_iter().collect(),
            Self::Factor => record.factors.iter().map(ToString::to_string).collect(),
            Self::Actual => level(record.actual),
            Self::Potential => level(record.potential),
            Self::Language => vec![record.language.tag().to_owned()],
            Self::Origin => vec![of.origin.code().to_owned()],
        }
    }
}

/// Only records that show this value on this side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// The side.
    pub facet: Facet,
    /// The value.
    pub value: String,
}

impl Filter {
    /// Reads `specialty=anaesthesia`; none for a side or a value that no record can have.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (facet, value) = text.split_once('=')?;
        let facet = Facet::parse(facet.trim())?;
        let value = value.trim();
        facet.takes(value).then(|| Self { facet, value: value.to_owned() })
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.facet.code(), self.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_names_a_side_and_a_value_that_can_be() {
        for right in [
            "year=2013",
            "specialty=anaesthesia",
            "phase=intraop",
            "factor=4.4",
            "actual=0",
            "potential=6",
            "language=fr",
            "origin=own",
        ] {
            assert_eq!(Filter::parse(right).expect(right).to_string(), right);
        }
        for wrong in [
            "",
            "year",
            "year=13",
            "specialty=",
            "specialty=A B",
            "phase=x",
            "factor=9.9",
            "actual=7",
            "language=de",
            "author=1",
        ] {
            assert_eq!(Filter::parse(wrong), None, "{wrong:?}");
        }
    }
}
