//! Paraphrases: what somebody meant, in the team's words, and whether its author agrees that it is told.
//!
//! Consent is the author's own act, to these very words: another wording is another request. Silence is no, a yes can be
//! taken back until the synthesis is published, and whoever has left has said nothing. (Practice-improvement brief, 5.3:
//! « at most short consented paraphrases ».)

use std::collections::BTreeSet;

use crate::synthesis::Paraphrase;

/// Most requests about one evaluation of a cohort.
pub const MOST_ASKED: usize = 40;

/// What an author is asked to agree to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The exact words, and the goal they are about.
    pub paraphrase: Paraphrase,
    /// What they were written from, as the editor named it: a reference that leads to nobody.
    pub source: String,
    /// What the screen found in them and the editor confirmed as naming nobody, by its marks.
    pub confirmed: BTreeSet<String>,
}

impl Asked {
    /// A paraphrase that stands in a published edition.
    #[must_use]
    pub fn already_told(paraphrase: Paraphrase) -> Self {
        Self { paraphrase, source: String::new(), confirmed: BTreeSet::new() }
    }
}

/// What was written, under a name that leads to nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// An evaluation, by its reference in the review.
    Answer(String),
    /// A post of a thread, by the thread's reference and its number.
    Post(String, u32),
}

impl Source {
    /// Reads what an editor pasted: the reference of an evaluation, the address of its page in the review, a thread's
    /// reference with the number of a post (`abc/3`), or the address of a post (`…/abc?page=1#post-3`).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (address, fragment) = text.split_once('#').map_or((text, ""), |(address, fragment)| (address, fragment));
        let path = address.split('?').next().unwrap_or_default().trim_end_matches('/');
        let is_name =
            |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        let mut parts = path.rsplit('/');
        let last = parts.next().filter(is_name)?;
        if let Some(number) = fragment.strip_prefix("post-") {
            return Some(Self::Post(last.to_owned(), number.parse().ok()?));
        }
        if let (Ok(number), Some(thread)) = (last.parse(), parts.next().filter(is_name)) {
            return Some(Self::Post(thread.to_owned(), number));
        }
        Some(Self::Answer(last.to_owned()))
    }
}

/// How a request stands with its author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Consent {
    /// Not answered: silence is no.
    Waiting,
    /// The author agrees.
    Given,
    /// The author declined.
    Declined,
    /// The author agreed, and then took it back.
    Withdrawn,
}

impl Consent {
    /// Whether it can be told.
    #[must_use]
    pub fn is_given(self) -> bool {
        self == Self::Given
    }
}

/// How a request stands after these answers, oldest first.
#[must_use]
pub fn consent(answers: &[bool]) -> Consent {
    match (answers.last(), answers.contains(&true)) {
        (None, _) => Consent::Waiting,
        (Some(true), _) => Consent::Given,
        (Some(false), true) => Consent::Withdrawn,
        (Some(false), false) => Consent::Declined,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_is_no_and_a_yes_can_be_taken_back_and_given_again() {
        assert_eq!(consent(&[]), Consent::Waiting);
        assert_eq!(consent(&[false]), Consent::Declined);
        assert_eq!(consent(&[true]), Consent::Given);
        assert_eq!(consent(&[true, false]), Consent::Withdrawn);
        assert_eq!(consent(&[true, false, true]), Consent::Given);
        let told = [Consent::Waiting, Consent::Declined, Consent::Withdrawn].map(Consent::is_given);
        assert_eq!(told, [false; 3]);
    }

    #[test]
    fn a_source_is_read_from_whatever_an_editor_pasted() {
        let answer = |name: &str| Some(Source::Answer(name.to_owned()));
        let post = |thread: &str, number| Some(Source::Post(thread.to_owned(), number));
        assert_eq!(Source::parse(" ab2c "), answer("ab2c"));
        assert_eq!(Source::parse("https://x.org/amp/team/pip/2008-01/review/b1/ab2c/"), answer("ab2c"));
        assert_eq!(Source::parse("ab2c/3"), post("ab2c", 3));
        assert_eq!(Source::parse("https://x.org/amp/team/pip/2008-01/threads/ab2c?page=1#post-3"), post("ab2c", 3));
        for bad in ["", "   ", "Mme Durand", "#post-3", "ab2c#post-x", "é"] {
            assert_eq!(Source::parse(bad), None, "{bad}");
        }
    }
}
