//! How many others a record could be: its declared key, and the coarsening that hides it among enough of them.
//!
//! A specialty, a month, a kind of unit and the family of an act may point at one case even when nobody is named. Before
//! acceptance the expert sees how many records share these, and which coarser key would be shared by enough.

use crate::rex::When;

/// What of a record can be known from outside: its declared key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    /// Specialty.
    pub specialty: String,
    /// When, at the granularity that is kept.
    pub when: Option<When>,
    /// Kind of unit, unless coarsened away.
    pub unit: Option<String>,
    /// Family of the act, unless coarsened away.
    pub act_family: Option<String>,
}

/// One step of coarsening, from what costs learning least to what costs it most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Coarsening {
    /// The year instead of the month.
    Year,
    /// No kind of unit.
    NoUnit,
    /// No family of act.
    NoActFamily,
    /// No time at all.
    NoTime,
}

impl Coarsening {
    /// Every step, in the order they are tried.
    pub const ALL: [Coarsening; 4] =
        [Coarsening::Year, Coarsening::NoUnit, Coarsening::NoActFamily, Coarsening::NoTime];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::NoUnit => "no_unit",
            Self::NoActFamily => "no_act_family",
            Self::NoTime => "no_time",
        }
    }

    /// The key after this step.
    #[must_use]
    pub fn apply(self, key: &Key) -> Key {
        let mut key = key.clone();
        match self {
            Self::Year => key.when = key.when.map(|when| When::Year(when.year())),
            Self::NoUnit => key.unit = None,
            Self::NoActFamily => key.act_family = None,
            Self::NoTime => key.when = None,
        }
        key
    }
}

/// What the expert is told of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sharing {
    /// How many records of the base share the key as declared.
    pub as_declared: u64,
    /// The steps that must be taken for enough to share it; empty if enough do.
    pub steps: Vec<Coarsening>,
    /// The key after them.
    pub key: Key,
    /// How many share that one.
    pub coarsened: u64,
    /// Whether that is enough: if not, the record waits for others.
    pub is_enough: bool,
}

/// Finds the fewest steps after which at least `floor` records, this one counted, share the key. `count` answers how
/// many records of the base match a key, in which what is coarsened away matches everything.
#[must_use]
pub fn sharing(key: &Key, floor: u64, count: &dyn Fn(&Key) -> u64) -> Sharing {
    let as_declared = count(key);
    let mut steps = Vec::new();
    let (mut now, mut coarsened) = (key.clone(), as_declared);
    for step in Coarsening::ALL {
        // The record itself is one of those who could be meant.
        if coarsened.saturating_add(1) >= floor {
            break;
        }
        let next = step.apply(&now);
        if next != now {
            steps.push(step);
            coarsened = count(&next);
            now = next;
        }
    }
    let is_enough = coarsened.saturating_add(1) >= floor;
    Sharing { as_declared, steps, key: now, coarsened, is_enough }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> Key {
        Key {
            specialty: "urology".to_owned(),
            when: When::parse("2026-03"),
            unit: Some("theatre".to_owned()),
            act_family: Some("07".to_owned()),
        }
    }

    #[test]
    fn a_key_that_enough_share_stays_as_it_is() {
        let sharing = sharing(&key(), 11, &|_| 10);
        assert_eq!((sharing.as_declared, sharing.steps.len(), sharing.is_enough), (10, 0, true));
    }

    #[test]
    fn the_cheapest_steps_come_first_and_stop_when_enough_share() {
        let count = |key: &Key| match (key.when, &key.unit) {
            (Some(When::Month(..)), _) => 0,
            (_, Some(_)) => 4,
            _ => 30,
        };
        let sharing = sharing(&key(), 11, &count);
        assert_eq!(sharing.steps, [Coarsening::Year, Coarsening::NoUnit]);
        assert_eq!((sharing.as_declared, sharing.coarsened, sharing.is_enough), (0, 30, true));
        assert_eq!(sharing.key.when, Some(When::Year(2026)));
        assert!(sharing.key.act_family.is_some());
    }

    #[test]
    fn what_nothing_hides_waits() {
        let sharing = sharing(&key(), 11, &|_| 3);
        assert_eq!(sharing.steps, Coarsening::ALL);
        assert!(!sharing.is_enough);
    }

    #[test]
    fn a_step_that_changes_nothing_is_not_taken() {
        let bare = Key { when: None, unit: None, ..key() };
        assert_eq!(sharing(&bare, 11, &|_| 0).steps, [Coarsening::NoActFamily]);
    }
}
