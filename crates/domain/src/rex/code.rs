//! What a record is coded with: phase of care, deep causes, severity.

use std::fmt;

/// How many factors each of the seven families of the ALARM grid has: 37 in all.
const FAMILIES: [u8; 7] = [5, 5, 2, 7, 8, 7, 3];

/// A deep cause of the ALARM grid, by its family and its number in it: `4.4` is handover and alerts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Factor {
    family: u8,
    number: u8,
}

impl Factor {
    /// Reads `4.4`; none for a factor that the grid does not have.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let (family, number) = code.split_once('.')?;
        let digit = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() == 1);
        let (family, number) = (digit(family)?, digit(number)?);
        let most = FAMILIES.get(usize::from(family).checked_sub(1)?)?;
        (1..=*most).contains(&number).then_some(Self { family, number })
    }

    /// Its family, 1 to 7: patient, task, staff, team, place of work, organisation, institutions.
    #[must_use]
    pub fn family(self) -> u8 {
        self.family
    }

    /// Every factor of the grid, from near the act to far.
    pub fn all() -> impl Iterator<Item = Self> {
        (1_u8..).zip(FAMILIES).flat_map(|(family, most)| (1..=most).map(move |number| Self { family, number }))
    }
}

impl fmt::Display for Factor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.family, self.number)
    }
}

/// The phase of care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Phase {
    /// Before admission.
    BeforeAdmission,
    /// Before the act.
    Before,
    /// Induction.
    Induction,
    /// During the act.
    During,
    /// Within a day of the act.
    FirstDay,
    /// Later in the stay.
    Later,
    /// Leaving.
    Discharge,
    /// After the stay.
    FollowUp,
}

impl Phase {
    /// Every phase, in the order of care.
    pub const ALL: [Phase; 8] = [
        Phase::BeforeAdmission,
        Phase::Before,
        Phase::Induction,
        Phase::During,
        Phase::FirstDay,
        Phase::Later,
        Phase::Discharge,
        Phase::FollowUp,
    ];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::BeforeAdmission => "before_admission",
            Self::Before => "preop",
            Self::Induction => "induction",
            Self::During => "intraop",
            Self::FirstDay => "postop_24h",
            Self::Later => "postop_later",
            Self::Discharge => "discharge",
            Self::FollowUp => "follow_up",
        }
    }

    /// The phase of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.code() == code)
    }
}

/// Severity, on our own scale of seven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// It did not reach the patient.
    NotReached,
    /// It reached the patient without harm.
    NoHarm,
    /// Mild harm.
    Mild,
    /// Moderate harm: extra care.
    Moderate,
    /// Severe, reversible.
    Severe,
    /// Permanent, or life threatened.
    Permanent,
    /// Death.
    Death,
}

impl Severity {
    /// Every level, from 0.
    pub const ALL: [Severity; 7] = [
        Severity::NotReached,
        Severity::NoHarm,
        Severity::Mild,
        Severity::Moderate,
        Severity::Severe,
        Severity::Permanent,
        Severity::Death,
    ];

    /// The level, 0 to 6.
    #[must_use]
    pub fn level(self) -> u8 {
        self as u8
    }

    /// The severity of that level.
    #[must_use]
    pub fn of(level: i64) -> Option<Self> {
        usize::try_from(level).ok().and_then(|level| Self::ALL.get(level).copied())
    }

    /// The severity of that level, written as a digit.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.level().to_string() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_has_thirty_seven_factors_and_no_other() {
        assert_eq!(Factor::all().count(), 37);
        assert!(Factor::all().all(|factor| Factor::parse(&factor.to_string()) == Some(factor)));
        for wrong in ["", "1", "1.6", "3.3", "0.1", "8.1", "1.0", "1.1.1", "a.b", "01.1", "1.+1", "１.1"] {
            assert_eq!(Factor::parse(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn phases_and_severities_come_back_from_their_codes() {
        assert!(Phase::ALL.into_iter().all(|phase| Phase::parse(phase.code()) == Some(phase)));
        assert!(Severity::ALL.into_iter().all(|level| Severity::of(i64::from(level.level())) == Some(level)));
        assert_eq!(Severity::parse("6"), Some(Severity::Death));
        assert_eq!(Severity::of(7), None);
        assert_eq!(Severity::of(-1), None);
        assert_eq!(Severity::parse("06"), None);
    }
}
