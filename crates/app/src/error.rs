//! The four kinds of failure a door can meet, and the fifth that is ours.
//!
//! Refused, not found, conflict and invalid are answers that a person can act on; each door maps them once (page, exit
//! code). Whatever else goes wrong is broken: its chain is logged once, at the edge, and never holds a word that a
//! person wrote.

use domain::authority::Refusal;
use domain::text::{Language, Text};
use store::StoreError;

/// What kept a use case from being done.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// The hat worn does not give the right. To whoever may not even know that the thing exists, a door says not found.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no such thing, or it is not the actor's.
    #[error("no such {0}")]
    NotFound(&'static str),
    /// Somebody, or another device, came first.
    #[error("conflict: {}", .0.message)]
    Conflict(Fault),
    /// What was sent cannot be taken: one fault a field.
    #[error("{} field(s) cannot be taken", .0.len())]
    Invalid(Vec<Fault>),
    /// A bug, or an engine or disk that fails.
    #[error("broken: {0}")]
    Broken(String),
}

/// One thing wrong with one field: the door says it in the person's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field, as the form names it; empty when it is about the whole.
    pub field: String,
    /// Key of the sentence, which says the reason and the remedy.
    pub message: &'static str,
    /// What the sentence speaks of. Never a word that a person wrote.
    pub values: Vec<(&'static str, String)>,
    /// Those of the values that a definition writes in several languages: the door takes its reader's.
    pub texts: Vec<(&'static str, Text)>,
}

impl Fault {
    /// A fault of a field.
    #[must_use]
    pub fn new(field: impl Into<String>, message: &'static str) -> Self {
        Self { field: field.into(), message, values: Vec::new(), texts: Vec::new() }
    }

    /// The same fault, speaking of a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// The same fault, speaking of what a definition says; `source` is the language of a door that has none of its own.
    #[must_use]
    pub fn quoting(mut self, name: &'static str, text: &Text, source: &Language) -> Self {
        self.texts.push((name, text.clone()));
        self.with(name, text.say(source))
    }
}

/// What a use case answers.
pub type Result<T> = std::result::Result<T, Error>;

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Invalid(vec![fault])
    }
}

/// Shorthand for a conflict.
#[must_use]
pub fn conflict(field: impl Into<String>, message: &'static str) -> Error {
    Error::Conflict(Fault::new(field, message))
}

/// Shorthand for something broken.
#[must_use]
pub fn broken(what: impl ToString) -> Error {
    Error::Broken(what.to_string())
}
