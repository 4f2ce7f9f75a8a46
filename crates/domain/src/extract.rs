//! A research extract of the REX base: who decides, and what of the records leaves.
//!
//! Codes leave, words never do. A combination of the asked variables that fewer than k records share is coarsened: its
//! last variable is blanked, then the one before, until at least k of those coarsened alike share what is left; what even
//! that does not help is withheld, and its number said. Every combination, and so every value, of what leaves stands on at
//! least k records (a04). Variables are blanked in the order of the protocol, the last first: whoever asks says what
//! matters most to them.

use std::collections::BTreeMap;

use crate::rex::{Entered, Facet, Record};

/// Something of a record that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Variable {
    /// The specialty.
    Specialty,
    /// The year in which it happened.
    Year,
    /// The phase of care.
    Phase,
    /// What it did, 0 to 6.
    Actual,
    /// What it could have done, 0 to 6.
    Potential,
    /// Families of deep causes, such as `1;4`.
    Families,
    /// The language of its words.
    Language,
}

impl Variable {
    /// Every variable, in the order in which a protocol lists them unless it says otherwise.
    pub const ALL: [Variable; 7] = [
        Variable::Specialty,
        Variable::Year,
        Variable::Phase,
        Variable::Actual,
        Variable::Potential,
        Variable::Families,
        Variable::Language,
    ];

    /// The stable code: the name of its column.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Specialty => "specialty",
            Self::Year => "year",
            Self::Phase => "phase",
            Self::Actual => "severity_actual",
            Self::Potential => "severity_potential",
            Self::Families => "cause_families",
            Self::Language => "language",
        }
    }

    /// The variable of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|variable| variable.code() == code)
    }

    /// What a record says of it; empty for nothing.
    #[must_use]
    pub fn of(self, record: &Record) -> String {
        let level = |severity: Option<crate::rex::Severity>| severity.map(|it| it.level().to_string());
        match self {
            Self::Specialty => Some(record.specialty.clone()),
            Self::Year => record.when.map(|when| when.year().to_string()),
            Self::Phase => record.phase.map(|phase| phase.code().to_owned()),
            Self::Actual => level(record.actual),
            Self::Potential => level(record.potential),
            Self::Families => {
                let mut families: Vec<String> = record.factors.iter().map(|it| it.family().to_string()).collect();
                families.dedup();
                Some(families.join(";"))
            }
            Self::Language => Some(record.language.tag().to_owned()),
        }
        .unwrap_or_default()
    }
}

/// Which records are asked for: every one that passes each side that is named, in one of the values named there.
pub type Query = BTreeMap<Facet, Vec<String>>;

/// Whether a record answers.
#[must_use]
pub fn answers(query: &Query, entered: &Entered) -> bool {
    query.iter().all(|(facet, wanted)| wanted.is_empty() || facet.values(entered).iter().any(|it| wanted.contains(it)))
}

/// What leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Rows in the order of their values, so that none tells which record it was.
    pub rows: Vec<Vec<String>>,
    /// Rows of which something was blanked.
    pub coarsened: u64,
    /// Records withheld.
    pub withheld: u64,
}

/// Coarsens and withholds until every combination stands on at least k records.
#[must_use]
pub fn checked(rows: Vec<Vec<String>>, k: u64) -> Checked {
    let mut done = Checked { rows: Vec::new(), coarsened: 0, withheld: 0 };
    let width = rows.first().map_or(0, Vec::len);
    let mut left = rows;
    // A row of which everything is blank says nothing but that it is there: it is withheld.
    for blanked in 0..width {
        for row in &mut left {
            if let Some(cell) = blanked.checked_sub(1).and_then(|last| row.iter_mut().rev().nth(last)) {
                cell.clear();
            }
        }
        let mut groups: BTreeMap<Vec<String>, u64> = BTreeMap::new();
        for row in left.drain(..) {
            *groups.entry(row).or_default() += 1;
        }
        for (row, count) in groups {
            let repeated = (0..count).map(|_| row.clone());
            if count >= k && row.iter().any(|cell| !cell.is_empty()) {
                done.coarsened += if blanked > 0 { count } else { 0 };
                done.rows.extend(repeated);
            } else {
                left.extend(repeated);
            }
        }
    }
    done.withheld = left.len() as u64;
    done.rows.sort();
    done
}

/// What somebody decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It may be made.
    Approved,
    /// It may not.
    Refused,
}

impl Verdict {
    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Refused => "refused",
        }
    }

    /// The verdict of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Approved, Self::Refused].into_iter().find(|verdict| verdict.code() == code)
    }
}

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Somebody has to decide still.
    Waiting,
    /// Everybody approved, and it is frozen.
    Frozen,
    /// Somebody refused: that ends it.
    Refused,
}

/// Where it stands, by what each who decides has decided.
#[must_use]
pub fn state(verdicts: &[Option<Verdict>]) -> State {
    if verdicts.contains(&Some(Verdict::Refused)) {
        State::Refused
    } else if verdicts.iter().all(|verdict| *verdict == Some(Verdict::Approved)) && !verdicts.is_empty() {
        State::Frozen
    } else {
        State::Waiting
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(all: &[(&str, &str, usize)]) -> Vec<Vec<String>> {
        let row = |(one, two, count): &(&str, &str, usize)| vec![vec![(*one).to_owned(), (*two).to_owned()]; *count];
        all.iter().flat_map(row).collect()
    }

    #[test]
    fn a_few_are_coarsened_until_enough_share_what_is_left_or_withheld() {
        let told = checked(
            rows(&[("urology", "2020", 11), ("urology", "2021", 6), ("urology", "2022", 5), ("ent", "2020", 4)]),
            11,
        );
        assert_eq!((told.rows.len(), told.coarsened, told.withheld), (22, 11, 4));
        assert!(told.rows.contains(&vec!["urology".to_owned(), String::new()]), "the year is blanked first");
        assert!(!told.rows.iter().any(|row| row[0] == "ent"));
        assert_eq!(checked(Vec::new(), 11), Checked { rows: Vec::new(), coarsened: 0, withheld: 0 });
    }

    proptest! {
        #[test]
        fn a04_every_combination_of_what_leaves_stands_on_k_records(
            all in proptest::collection::vec(("[a-c]", "[0-4]", "[x-z]?"), 0..200), k in 2_u64..15
        ) {
            let rows: Vec<Vec<String>> = all.into_iter().map(|(one, two, three)| vec![one, two, three]).collect();
            let total = rows.len() as u64;
            let told = checked(rows.clone(), k);
            prop_assert_eq!(told.rows.len() as u64 + told.withheld, total, "nothing is invented, nothing is lost");
            let mut groups: BTreeMap<&Vec<String>, u64> = BTreeMap::new();
            for row in &told.rows {
                *groups.entry(row).or_default() += 1;
            }
            prop_assert!(groups.values().all(|count| *count >= k));
            prop_assert!(groups.keys().all(|row| row.iter().any(|cell| !cell.is_empty()) ));
            let mut shuffled = rows;
            shuffled.reverse();
            prop_assert_eq!(checked(shuffled, k), told, "the order of records tells nothing");
        }
    }

    #[test]
    fn one_refusal_ends_it_and_all_must_approve() {
        let (yes, no) = (Some(Verdict::Approved), Some(Verdict::Refused));
        assert_eq!(state(&[yes, None]), State::Waiting);
        assert_eq!(state(&[yes, yes]), State::Frozen);
        assert_eq!(state(&[yes, no, None]), State::Refused);
        assert_eq!(state(&[]), State::Waiting, "nobody to decide is no approval");
    }
}
