//! What in a text would give somebody away.
//!
//! [`find`] reads a text with rules and lists (`docs/decisions/0014-rules-and-lists-find-identifiers.md`) and answers passages with the reason for each. It
//! proposes; a person decides, always: a text in which nothing was found is a text in which nothing was found, no more.
//!
//! Rules go by order of certainty, each taking its passage from those that follow: electronic addresses, numbers with their keys, dates, streets,
//! hospitals, names, towns. Time grows with the length of the text and not faster.

mod after_title;
mod age;
mod date;
mod date_words;
mod health_number;
mod hospital;
mod job;
pub mod key;
mod label;
mod lexicon;
mod mail;
mod name_context;
mod name_parts;
mod name_weight;
mod number;
mod overlap;
mod pattern;
mod person;
mod phone;
mod place;
mod proper;
mod shadow;
mod short_list;
mod stem;
mod street;
mod title;
mod word;

#[cfg(test)]
mod tests;

pub use label::{Confidence, Label, Reason};
pub use lexicon::{Lexicon, WordList};
pub use stem::stem;

use crate::text::Language;
use overlap::{Candidate, Kept};
use shadow::Shadow;

/// One passage that would give somebody away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// First character, counted in Unicode characters from 0.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// What it is.
    pub label: Label,
    /// The passage itself.
    pub text: String,
    /// Why it was found.
    pub reason: Reason,
}

/// What every rule reads.
struct Reading<'a> {
    text: &'a str,
    shadow: Shadow,
    french: bool,
    lexicon: &'a Lexicon<'a>,
}

impl<'a> Reading<'a> {
    fn new(text: &'a str, language: &Language, lexicon: &'a Lexicon<'a>) -> Self {
        Self { text, shadow: Shadow::of(text), french: *language == Language::french(), lexicon }
    }

    /// A passage of the shadow, as a candidate.
    fn candidate(&self, start: usize, end: usize, label: Label, reason: Reason) -> Candidate {
        Candidate { start: self.shadow.origin(start), end: self.shadow.origin(end), label, reason }
    }

    /// The original letters under a passage of the shadow.
    fn original(&self, start: usize, end: usize) -> &str {
        self.text.get(self.shadow.origin(start)..self.shadow.origin(end)).unwrap_or_default()
    }
}

/// Finds what would give somebody away in a text written in `language` (French, else English), with the lists of that language.
///
/// Findings are sorted and do not overlap.
#[must_use]
pub fn find(text: &str, language: &Language, lexicon: &Lexicon<'_>) -> Vec<Finding> {
    let reading = Reading::new(text, language, lexicon);
    let mut kept = Kept::default();
    for rule in FIGURES.iter().chain(&[hospital::find as Rule]) {
        rule(&reading, &mut kept);
    }
    let words = word::words(&reading);
    person::find(&reading, &words, &mut kept);
    place::find(&reading, &words, &mut kept);
    job::find(&reading, &words, &mut kept);
    kept.findings(text)
}

/// The same for what shows by its figures alone (addresses, numbers, dates, ages), so that a text can be looked through
/// cheaply in a language that it is probably not written in.
#[must_use]
pub fn find_figures(text: &str, language: &Language, lexicon: &Lexicon<'_>) -> Vec<Finding> {
    let reading = Reading::new(text, language, lexicon);
    let mut kept = Kept::default();
    for rule in FIGURES {
        rule(&reading, &mut kept);
    }
    kept.findings(text)
}

type Rule = fn(&Reading<'_>, &mut Kept);

/// The rules that read figures, by order of certainty.
const FIGURES: [Rule; 8] =
    [mail::find, health_number::find, date_words::find, date::find, street::find, phone::find, number::find, age::find];
