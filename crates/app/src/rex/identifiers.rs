//! The screen for identifiers that imported records pass: the assist that people have, with the lists it reads.

use domain::deidentification::{Finding, find};
use domain::text::Language;

/// What in a text would give somebody away; the lists lie in the program and cost nothing to hand over.
#[must_use]
pub fn screen(text: &str, language: &Language) -> Vec<Finding> {
    find(text, language, &documents::lexicon::lexicon(language))
}
