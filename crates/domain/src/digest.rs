//! The digest: titles of what is new, as often as somebody chose, by specialty and theme.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Rhythm {
    /// Never: what somebody who chose nothing gets.
    #[default]
    None,
    /// Each week, Monday to Sunday.
    Weekly,
    /// Each calendar month.
    Monthly,
}

impl Rhythm {
    /// Every rhythm.
    pub const ALL: [Rhythm; 3] = [Rhythm::Monthly, Rhythm::Weekly, Rhythm::None];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
        }
    }

    /// The rhythm of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rhythm| rhythm.code() == code)
    }
}

/// What somebody chose. Nothing chosen among specialties, or among themes, means all of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// How often.
    pub rhythm: Rhythm,
    /// Codes of specialties.
    pub specialties: BTreeSet<String>,
    /// Codes of themes.
    pub themes: BTreeSet<String>,
}

/// Something that came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About<'a> {
    /// Its specialty; none where it is not told, or concerns them all.
    pub specialty: Option<&'a str>,
    /// Its themes.
    pub themes: &'a [String],
}

impl Choice {
    /// Whether something belongs in this digest.
    #[must_use]
    pub fn wants(&self, about: About<'_>) -> bool {
        let specialty =
            about.specialty.is_none_or(|code| self.specialties.is_empty() || self.specialties.contains(code));
        let theme = self.themes.is_empty() || about.themes.iter().any(|theme| self.themes.contains(theme));
        specialty && theme
    }
}

/// A stretch of days of which one digest tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
}

impl Period {
    /// Its name: one digest of one person each.
    #[must_use]
    pub fn code(&self) -> String {
        format!("{}_{}", self.from, self.to)
    }

    /// Whether a day is in it.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

/// The last whole period before a day; none for whoever wants nothing.
#[must_use]
pub fn last_period(rhythm: Rhythm, today: Date) -> Option<Period> {
    match rhythm {
        Rhythm::None => None,
        Rhythm::Weekly => {
            let monday = today.checked_sub(i32::from(today.weekday().since(Weekday::Monday)).days()).ok()?;
            Some(Period { from: monday.checked_sub(7.days()).ok()?, to: monday.checked_sub(1.day()).ok()? })
        }
        Rhythm::Monthly => {
            let to = today.first_of_month().checked_sub(1.day()).ok()?;
            Some(Period { from: to.first_of_month(), to })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_period_is_the_last_whole_week_or_month() {
        let monthly = last_period(Rhythm::Monthly, date(2026, 3, 1)).unwrap();
        assert_eq!((monthly.from, monthly.to), (date(2026, 2, 1), date(2026, 2, 28)));
        assert_eq!(last_period(Rhythm::Monthly, date(2026, 3, 31)), Some(monthly), "the same all month long");
        let weekly = last_period(Rhythm::Weekly, date(2026, 11, 23)).unwrap();
        assert_eq!((weekly.from, weekly.to), (date(2026, 11, 16), date(2026, 11, 22)));
        assert_eq!(last_period(Rhythm::Weekly, date(2026, 11, 29)), Some(weekly));
        assert_eq!(last_period(Rhythm::None, date(2026, 11, 29)), None);
        assert!(weekly.holds(date(2026, 11, 22)) && !weekly.holds(date(2026, 11, 23)));
    }

    #[test]
    fn a_digest_holds_what_was_chosen_and_all_where_nothing_was() {
        let themes = ["allergy".to_owned()];
        let about = About { specialty: Some("anaesthesia"), themes: &themes };
        let set = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<BTreeSet<String>>();
        let choice = |specialties: &[&str], themes: &[&str]| Choice {
            rhythm: Rhythm::Monthly,
            specialties: set(specialties),
            themes: set(themes),
        };
        assert!(choice(&[], &[]).wants(about));
        assert!(choice(&["anaesthesia"], &["allergy", "dose"]).wants(about));
        assert!(!choice(&["urology"], &[]).wants(about));
        assert!(!choice(&["anaesthesia"], &["dose"]).wants(about));
        let untold = About { specialty: None, themes: &[] };
        assert!(choice(&["urology"], &[]).wants(untold) && !choice(&[], &["dose"]).wants(untold));
    }
}
