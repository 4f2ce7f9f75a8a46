//! How alike two records are, and why: a candidate with reasons, for a person to judge. Nothing is merged by machine.

use std::collections::BTreeSet;

use super::Record;

/// From this share of words in common on, two records are shown as perhaps the same.
pub const ENOUGH: f64 = 0.5;

/// Why a record is shown beside another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The words are the same, whatever their order.
    SameWords,
    /// Most words are the same.
    SharedWords {
        /// How many they share.
        shared: usize,
        /// How many there are in either.
        of: usize,
    },
    /// One of the two is within the other.
    Contained,
    /// The same month.
    SameMonth,
    /// The same specialty.
    SameSpecialty,
    /// The same phase of care.
    SamePhase,
}

/// How alike two records are.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    /// Words in common among the words of either, 0 to 1.
    pub shared: f64,
    /// Why, the words first.
    pub reasons: Vec<Reason>,
}

/// Compares two records by their words, put in their stems by whoever asks; none when too little is shared. Codes alone
/// never make a likeness: they only add to it.
#[must_use]
pub fn compare(one: (&Record, &BTreeSet<String>), other: (&Record, &BTreeSet<String>)) -> Option<Likeness> {
    let ((one, words), (other, others)) = (one, other);
    let shared = words.intersection(others).count();
    let of = words.len() + others.len() - shared;
    let smaller = words.len().min(others.len());
    if shared == 0 {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "numbers of words are small")]
    let (share, within) = (shared as f64 / of as f64, shared as f64 / smaller as f64);
    // A short record within a longer one shares few of all words, and yet may be the same event told twice.
    let contained = smaller >= 12 && within >= 0.9;
    if share < ENOUGH && !contained {
        return None;
    }
    let mut reasons = vec![if shared == of { Reason::SameWords } else { Reason::SharedWords { shared, of } }];
    let mut note = |holds: bool, reason| {
        if holds {
            reasons.push(reason);
        }
    };
    note(contained && shared != of, Reason::Contained);
    note(one.when.is_some() && one.when == other.when, Reason::SameMonth);
    note(one.specialty == other.specialty, Reason::SameSpecialty);
    note(one.phase.is_some() && one.phase == other.phase, Reason::SamePhase);
    Some(Likeness { shared: share, reasons })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rex::{Part, PartKind, When};
    use crate::text::Language;

    fn told(text: &str, when: &str) -> (Record, BTreeSet<String>) {
        let record = Record {
            when: When::parse(when),
            specialty: "anaesthesia".to_owned(),
            phase: None,
            factors: BTreeSet::new(),
            actual: None,
            potential: None,
            language: Language::english(),
            parts: vec![Part { kind: PartKind::Narrative, text: text.to_owned() }],
        };
        let words = text.split_whitespace().map(str::to_owned).collect();
        (record, words)
    }

    fn compared(one: &str, other: &str) -> Option<Likeness> {
        let ((a, a_words), (b, b_words)) = (told(one, "2013-07"), told(other, "2013-07"));
        compare((&a, &a_words), (&b, &b_words))
    }

    #[test]
    fn likeness_is_made_of_words_and_codes_only_add_to_it() {
        assert_eq!(compared("syringe swapped before induction", "fall in the corridor"), None);
        let same = compared("syringe swapped", "swapped syringe").unwrap();
        assert_eq!(same.reasons, [Reason::SameWords, Reason::SameMonth, Reason::SameSpecialty]);
        let near = compared("syringe swapped before induction", "syringe swapped during induction").unwrap();
        assert_eq!(near.reasons.first(), Some(&Reason::SharedWords { shared: 3, of: 5 }));
    }

    #[test]
    fn a_short_record_within_a_long_one_is_found() {
        let short = "a b c d e f g h i j k l";
        let long = format!("{short} {}", ('m'..='z').map(String::from).collect::<Vec<_>>().join(" "));
        assert!(compared(short, &long).unwrap().reasons.contains(&Reason::Contained));
        assert_eq!(compared("a b c", &long), None, "too short to tell");
        assert_eq!(compared("", ""), None);
    }
}
