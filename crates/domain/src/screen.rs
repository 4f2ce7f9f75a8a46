//! The screen: what in a free text could name a patient or a person.
//!
//! It runs before a text is sent (answers, posts, private comments, syntheses), in the writer's own page and again in
//! the use case. It never decides: each [`Finding`] is to be rewritten, or confirmed by its writer as naming nobody.
//! The rules are simple and in the open: shapes with their check digits, and words that announce a name. They miss a
//! first name without a title; a person still reads every text (practice-improvement brief, 5.3).
//!
//! Both languages' rules run on every text, since a colleague may write in either; the language of the text only
//! decides what would else be ambiguous.

mod ages;
mod dates;
mod names;
mod numbers;
mod places;
mod reading;
#[cfg(test)]
mod tests;

use crate::text::Language;
use reading::Reading;

/// What kind of identifier something looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Label {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A French social security number (NIR), with or without its key, Corsica included.
    SocialSecurity,
    /// A professional's number (RPPS), or any other of eleven digits.
    Professional,
    /// An establishment's number (FINESS).
    Establishment,
    /// A file number, a British NHS number, or any other unbroken number of ten digits or more.
    Record,
    /// A birth: “née le”, “date of birth”, with what follows.
    Birth,
    /// A full date: day, month and year.
    Date,
    /// An age of 90 or more, which few people have in one place.
    Age,
    /// A street address, or a postcode and its town.
    Address,
    /// A name announced by a title or by the words before it.
    Name,
}

impl Label {
    /// Every label.
    pub const ALL: [Label; 11] = [
        Label::Email,
        Label::Phone,
        Label::SocialSecurity,
        Label::Professional,
        Label::Establishment,
        Label::Record,
        Label::Birth,
        Label::Date,
        Label::Age,
        Label::Address,
        Label::Name,
    ];

    /// The stable code, as in forms and translation keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::SocialSecurity => "social-security",
            Self::Professional => "professional",
            Self::Establishment => "establishment",
            Self::Record => "record",
            Self::Birth => "birth",
            Self::Date => "date",
            Self::Age => "age",
            Self::Address => "address",
            Self::Name => "name",
        }
    }
}

/// Why a rule spoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It has the shape of one.
    Shape,
    /// Its check digits are right, which chance rarely does.
    Key,
    /// The words around it announce one.
    Cue,
}

/// Something in a text that could name a patient or a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it looks like.
    pub label: Label,
    /// Where it begins, in characters (Unicode scalar values) from the start of the text.
    pub start: usize,
    /// Where it ends, in characters, exclusive.
    pub end: usize,
    /// The words themselves. They are the writer's: shown back to them, never logged and never put in an error.
    pub text: String,
    /// Why it was found.
    pub reason: Reason,
}

impl Finding {
    /// What a writer confirms when they say that these very words name nobody: the label and the words, their blanks
    /// made single so that a browser's line ends do not matter. Other words found later are not confirmed by it.
    #[must_use]
    pub fn mark(&self) -> String {
        let words: Vec<&str> = self.text.split_whitespace().collect();
        format!("{}:{}", self.label.code(), words.join(" "))
    }
}

/// Everything in `text` that could name a patient or a person, in the order of the text, without overlap.
///
/// Where two rules speak of the same characters, the one that begins first is kept, then the longer one.
#[must_use]
pub fn screen(text: &str, language: &Language) -> Vec<Finding> {
    let reading = Reading::new(text);
    let mut spans = Vec::new();
    numbers::find(&reading, &mut spans);
    dates::find(&reading, language, &mut spans);
    ages::find(&reading, &mut spans);
    places::find(&reading, &mut spans);
    names::find(&reading, &mut spans);
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end), span.label));
    let mut kept: Vec<Finding> = Vec::new();
    for span in spans {
        if kept.last().is_none_or(|last| last.end <= span.start) {
            let text = reading.slice(span.start, span.end);
            kept.push(Finding { label: span.label, start: span.start, end: span.end, text, reason: span.reason });
        }
    }
    kept
}

/// A place where a rule spoke.
#[derive(Debug, Clone, Copy)]
struct Span {
    label: Label,
    start: usize,
    end: usize,
    reason: Reason,
}
