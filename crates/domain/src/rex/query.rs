//! What somebody asks the base, as they type it.
//!
//! Words side by side must all be there; `OR` (or `OU`) in capitals parts alternatives; a hyphen before a word keeps
//! records out that have it. Quotation marks and stray operators are passed over: whatever is typed is a question.

/// Most words of a question; more are passed over.
const MOST_WORDS: usize = 40;

/// A question: records that answer any of its clauses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The alternatives.
    pub any: Vec<Clause>,
}

/// One alternative.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clause {
    /// All of these must be there.
    pub all: Vec<String>,
    /// None of these may be.
    pub none: Vec<String>,
}

impl Query {
    /// Reads what was typed. A clause that only keeps records out asks for nothing and is dropped.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let mut any = Vec::new();
        let mut clause = Clause::default();
        for word in typed.split(separates).filter(|word| !word.is_empty()).take(MOST_WORDS) {
            match word {
                "OR" | "OU" | "|" => any.push(std::mem::take(&mut clause)),
                "AND" | "ET" | "&" => {}
                _ => {
                    let (kept_out, word) = match word.strip_prefix(['-', '−']) {
                        Some(word) => (true, word),
                        None => (false, word),
                    };
                    if word.chars().any(char::is_alphanumeric) {
                        let into = if kept_out { &mut clause.none } else { &mut clause.all };
                        into.push(word.to_owned());
                    }
                }
            }
        }
        any.push(clause);
        any.retain(|clause| !clause.all.is_empty());
        Self { any }
    }

    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.any.is_empty()
    }
}

fn separates(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || "\"«»“”(){}[],;".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn clause(all: &[&str], none: &[&str]) -> Clause {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Clause { all: owned(all), none: owned(none) }
    }

    #[test]
    fn words_side_by_side_must_all_be_there_and_or_parts_alternatives() {
        assert_eq!(Query::parse("allergie pénicilline").any, [clause(&["allergie", "pénicilline"], &[])]);
        assert_eq!(Query::parse("chute OR fall OU glissade").any.len(), 3);
        assert_eq!(
            Query::parse("mauvais côté OR wrong side -marquage").any,
            [clause(&["mauvais", "côté"], &[]), clause(&["wrong", "side"], &["marquage"])]
        );
        assert_eq!(Query::parse("« l'insuline » AND (dose)").any, [clause(&["l'insuline", "dose"], &[])]);
        assert_eq!(Query::parse("or not").any, [clause(&["or", "not"], &[])], "small letters are words");
    }

    #[test]
    fn a_question_that_asks_for_nothing_is_empty() {
        for nothing in ["", "  ", "OR", "OR OR AND", "-seul", "\"\" — …", "---"] {
            assert!(Query::parse(nothing).is_empty(), "{nothing:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_a_question(typed in "\\PC*") {
            let query = Query::parse(&typed);
            prop_assert!(query.any.iter().all(|clause| !clause.all.is_empty()));
            prop_assert!(query.any.iter().flat_map(|clause| clause.all.iter().chain(&clause.none)).count() <= MOST_WORDS);
        }
    }
}
