//! A question that one body asks the others: have you met this, how often, of which kinds? Each answers with counts.
//!
//! Totals are told to every body, once, when the question is closed: after its last day, or when all have answered.
//! Until then an answer may be corrected, and nobody could follow the total as answers come in. A total is told in steps
//! of k, as the counts of the base are ([`crate::rex::published::told`]): a body that takes its own answer away from it
//! learns nothing of fewer than k near misses of the others (a04).

use jiff::civil::Date;

use crate::rex::published::told;

/// Most choices of a question.
pub const MOST_CHOICES: usize = 10;
/// Most days that bodies have to answer.
pub const MOST_DAYS: u16 = 180;
/// The largest count that can be answered: more than any body has.
pub const MOST: u64 = 1_000_000;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// The near misses told to each body.
    NearMisses,
    /// Records of the base of the body's specialties.
    Base,
}

impl Over {
    /// Both.
    pub const ALL: [Over; 2] = [Over::NearMisses, Over::Base];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NearMisses => "near_misses",
            Self::Base => "base",
        }
    }

    /// What that code counts.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|over| over.code() == code)
    }
}

/// Whether a question is closed on a day: its last day is over, or everybody who was asked has answered.
#[must_use]
pub fn is_closed(due_on: Date, today: Date, (answered, asked): (usize, usize)) -> bool {
    today > due_on || (asked > 0 && answered >= asked)
}

/// What is told of the answers to each choice: at least so many, or none for fewer than k.
#[must_use]
pub fn totals(choices: usize, answers: &[Vec<u64>]) -> Vec<Option<u64>> {
    let sum = |choice: usize| answers.iter().filter_map(|counts| counts.get(choice)).sum();
    (0..choices).map(|choice| told(sum(choice))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rex::published::K;
    use jiff::civil::date;

    #[test]
    fn it_closes_after_its_last_day_or_when_all_have_answered() {
        let due = date(2026, 12, 1);
        assert!(!is_closed(due, due, (1, 2)));
        assert!(is_closed(due, due, (2, 2)));
        assert!(is_closed(due, date(2026, 12, 2), (0, 2)));
        assert!(!is_closed(due, due, (0, 0)), "nobody to ask is no answer");
    }

    #[test]
    fn a04_what_is_told_is_nothing_or_a_multiple_of_k() {
        for own in 0..40 {
            for others in 0..40 {
                let shown = totals(1, &[vec![own], vec![others]]);
                assert!(shown[0].is_none_or(|count| count >= K && count % K == 0 && count <= own + others));
            }
        }
    }

    #[test]
    fn answers_are_added_choice_by_choice() {
        assert_eq!(totals(2, &[vec![20, 3], vec![5, 4]]), [Some(22), None]);
        assert_eq!(totals(1, &[]), [None]);
    }
}
