//! The screen at every door through which a free text is sent: answers, plans, notes, exit forms, posts, proposals,
//! private comments, syntheses, the words of a goal.
//!
//! A use case that keeps a text calls [`check`] before it writes. Whatever [`domain::screen`] finds must be rewritten,
//! or confirmed by its writer, in these very words, as naming neither a patient nor a person. A page does it with the
//! component `web::screen`, whose boxes send back [`Finding::mark`](domain::screen::Finding::mark) as the field
//! `confirmed`:
//!
//! ```
//! use app::screen::{Confirmed, check};
//! use domain::text::Language;
//!
//! let french = Language::french();
//! let post = "Vu Mme Durand ce matin.";
//! assert!(check([("body", post)], &french, &Confirmed::none()).is_err());
//! let confirmed = Confirmed::of(["name:Mme Durand".to_owned()]);
//! assert!(check([("body", post)], &french, &confirmed).is_ok());
//! ```
//!
//! Nothing of the text enters the fault, the journal or a log.

use std::collections::BTreeSet;

use domain::answers::{Answer, Answers};
use domain::screen::{Finding, screen};
use domain::text::Language;

use crate::error::Fault;

/// What a writer confirmed as naming nobody, by the marks of the findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Confirmed(BTreeSet<String>);

impl Confirmed {
    /// Nothing was confirmed.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The marks that a form sent back.
    #[must_use]
    pub fn of(marks: impl IntoIterator<Item = String>) -> Self {
        Self(marks.into_iter().collect())
    }

    /// The same with what stands in texts that were kept before: it was looked at then, and nobody is asked about it again
    /// at each saving.
    #[must_use]
    pub fn with_kept<'a>(&self, texts: impl IntoIterator<Item = &'a str>, language: &Language) -> Self {
        let kept = texts.into_iter().flat_map(|text| find(text, language)).map(|finding| finding.mark());
        Self(self.0.iter().cloned().chain(kept).collect())
    }

    /// The marks.
    #[must_use]
    pub fn marks(&self) -> &BTreeSet<String> {
        &self.0
    }

    /// Whether a finding was confirmed, in these very words.
    #[must_use]
    pub fn covers(&self, finding: &Finding) -> bool {
        self.0.contains(&finding.mark())
    }
}

/// What in a text could name a patient or a person, for whoever writes in `language`.
///
/// The lists are part of the program and read where they lie; patterns are compiled when the first text comes.
#[must_use]
pub fn find(text: &str, language: &Language) -> Vec<Finding> {
    screen(text, language, documents::lexicon::lexicon)
}

/// Lets texts pass in which nothing was found, or only what their writer confirmed; each text comes with the name of its
/// field. Answers how many findings were confirmed, for the journal.
///
/// # Errors
/// One fault a field that still holds something to rewrite or confirm.
pub fn check<'a>(
    texts: impl IntoIterator<Item = (&'a str, &'a str)>,
    language: &Language,
    confirmed: &Confirmed,
) -> Result<u32, Vec<Fault>> {
    let mut passed = 0;
    let mut faults = Vec::new();
    for (field, text) in texts {
        let (sure, open): (Vec<Finding>, Vec<Finding>) =
            find(text, language).into_iter().partition(|finding| confirmed.covers(finding));
        passed += u32::try_from(sure.len()).unwrap_or(u32::MAX);
        if !open.is_empty() {
            faults.push(Fault::new(field, "fault-screen"));
        }
    }
    if faults.is_empty() { Ok(passed) } else { Err(faults) }
}

/// The same for the words among the answers to a questionnaire: the fields that still hold something to rewrite or confirm.
#[must_use]
pub fn answers(answers: &Answers, language: &Language, confirmed: &Confirmed) -> Vec<Fault> {
    let words = answers.iter().filter_map(|(key, answer)| match answer {
        Answer::Words(words) | Answer::Other(words) => Some((documents::answers::key_text(key), words.as_str())),
        _ => None,
    });
    let fields: Vec<(String, &str)> = words.collect();
    check(fields.iter().map(|(field, words)| (field.as_str(), *words)), language, confirmed).err().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_confirmed_does_not_let_another_name_pass() {
        let french = Language::french();
        let confirmed = Confirmed::of(["name:Mme Durand".to_owned()]);
        assert_eq!(check([("body", "Vu Mme\u{a0}Durand")], &french, &confirmed), Ok(1));
        let faults =
            check([("title", "Rien"), ("body", "Mme Durand puis Mme Dupont")], &french, &confirmed).unwrap_err();
        assert_eq!(faults, [Fault::new("body", "fault-screen")]);
    }

    #[test]
    fn what_was_kept_before_is_not_asked_about_again() {
        let french = Language::french();
        let confirmed = Confirmed::none().with_kept(["Vu Mme Durand"], &french);
        assert_eq!(check([("body", "Vu encore Mme Durand")], &french, &confirmed), Ok(1));
        assert!(check([("body", "Vu Mme Dupont")], &french, &confirmed).is_err());
    }

    #[test]
    fn no_word_of_the_text_is_in_the_fault() {
        let faults =
            check([("body", "Mme Durand, 06 12 34 56 78")], &Language::french(), &Confirmed::none()).unwrap_err();
        let told = format!("{faults:?}");
        assert!(!told.contains("Durand") && !told.contains("06"), "{told}");
    }
}
