//! Grading the method of a type-two solution, with a grid that the scheme holds as data.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::Text;

/// The highest mark of a criterion; the lowest is 0.
pub const HIGHEST: u8 = 3;

/// One question about how a solution was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// The stable code.
    pub code: String,
    /// The question.
    pub label: Text,
    /// What is looked at.
    pub hint: Text,
}

/// A grid, by version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// Its version, kept with every grade.
    pub version: String,
    /// Fewest experts who grade.
    pub least_graders: u32,
    /// The share of the highest marks from which a method is sufficient, in percent.
    pub pass_percent: u32,
    /// Its criteria, in order.
    pub criteria: Vec<Criterion>,
}

/// What one expert gave to each criterion.
pub type Marks = BTreeMap<String, u8>;

/// What keeps marks from being a grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkFault {
    /// A criterion without a mark.
    Missing(String),
    /// A mark above [`HIGHEST`], or of a criterion that the grid does not have.
    Unknown(String),
}

impl Grid {
    /// Every fault of some marks, in the order of the grid.
    #[must_use]
    pub fn faults(&self, marks: &Marks) -> Vec<MarkFault> {
        let codes: BTreeSet<&str> = self.criteria.iter().map(|criterion| criterion.code.as_str()).collect();
        let missing = self.criteria.iter().filter(|criterion| !marks.contains_key(&criterion.code));
        let mut faults: Vec<MarkFault> = missing.map(|criterion| MarkFault::Missing(criterion.code.clone())).collect();
        let unknown = marks.iter().filter(|(code, mark)| **mark > HIGHEST || !codes.contains(code.as_str()));
        faults.extend(unknown.map(|(code, _)| MarkFault::Unknown(code.clone())));
        faults
    }

    /// The share of the highest marks that was given, in whole percent, rounded down; 0 of an empty grid.
    #[must_use]
    pub fn percent(&self, marks: &Marks) -> u32 {
        let given: u32 = marks.values().map(|mark| u32::from((*mark).min(HIGHEST))).sum();
        let most = u32::try_from(self.criteria.len()).unwrap_or(u32::MAX).saturating_mul(u32::from(HIGHEST));
        (given * 100).checked_div(most).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn grid() -> Grid {
        let both = || Text::new([(Language::french(), "x".to_owned()), (Language::english(), "x".to_owned())]);
        let criterion = |code: &str| Criterion { code: code.to_owned(), label: both(), hint: both() };
        Grid {
            version: "1".to_owned(),
            least_graders: 2,
            pass_percent: 60,
            criteria: vec![criterion("aim"), criterion("evidence"), criterion("readers")],
        }
    }

    fn marks(all: &[(&str, u8)]) -> Marks {
        all.iter().map(|(code, mark)| ((*code).to_owned(), *mark)).collect()
    }

    #[test]
    fn a_grade_is_the_share_of_the_highest_marks_rounded_down() {
        let grid = grid();
        for (all, percent) in [([3, 3, 3], 100), ([0, 0, 0], 0), ([2, 2, 2], 66), ([3, 0, 2], 55)] {
            let [aim, evidence, readers] = all;
            let given = marks(&[("aim", aim), ("evidence", evidence), ("readers", readers)]);
            assert_eq!((grid.faults(&given), grid.percent(&given)), (vec![], percent));
        }
    }

    #[test]
    fn a_grade_needs_a_mark_for_each_criterion_and_no_other() {
        let faults = grid().faults(&marks(&[("aim", 4), ("readers", 1), ("colour", 1)]));
        let unknown = |code: &str| MarkFault::Unknown(code.to_owned());
        assert_eq!(faults, [MarkFault::Missing("evidence".to_owned()), unknown("aim"), unknown("colour")]);
    }

    #[test]
    fn an_empty_grid_gives_nothing() {
        let empty = Grid { criteria: Vec::new(), ..grid() };
        assert_eq!(empty.percent(&Marks::new()), 0);
    }
}
