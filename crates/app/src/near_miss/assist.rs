//! The assist against identifiers: each passage that would give somebody away is rewritten, replaced by what it is, or
//! justified by whoever writes (a02). It proposes; a person decides, and it never says that a text is anonymous.

use std::collections::BTreeSet;

use documents::lexicon::lexicon;
use domain::deidentification::{Confidence, Label, find};
use domain::near_miss::content::{Content, FieldKey};
use domain::text::Language;

use crate::error::Fault;

/// One passage of one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The question.
    pub field: FieldKey,
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What it looks like.
    pub label: Label,
    /// Why it was found.
    pub reason: domain::deidentification::Reason,
    /// How sure that is; never a reason to pass it over.
    pub confidence: Confidence,
    /// The passage.
    pub text: String,
    /// What justifies it, in these very words: sent back by a form.
    pub mark: String,
}

/// Everything in the texts of a near miss that would give somebody away.
#[must_use]
pub fn findings(content: &Content, language: &Language) -> Vec<Finding> {
    let lists = lexicon(language);
    let mut found = Vec::new();
    for (field, words) in content.words() {
        found.extend(find(words, language, &lists).into_iter().map(|finding| Finding {
            field: field.clone(),
            start: finding.start,
            end: finding.end,
            label: finding.label,
            reason: finding.reason,
            confidence: finding.reason.confidence(),
            mark: mark(finding.label, &finding.text),
            text: finding.text,
        }));
    }
    found
}

/// One fault a question that still holds a passage which is neither rewritten nor justified. Nothing of the text is in it.
#[must_use]
pub fn unjustified(content: &Content, language: &Language, justified: &BTreeSet<String>) -> Vec<Fault> {
    faults(&findings(content, language), justified)
}

/// The faults of findings that are not justified.
pub(super) fn faults(findings: &[Finding], justified: &BTreeSet<String>) -> Vec<Fault> {
    let open = findings.iter().filter(|finding| !justified.contains(&finding.mark));
    let fields: BTreeSet<String> = open.map(|finding| finding.field.to_string()).collect();
    fields.into_iter().map(|field| Fault::new(field, "fault-near-miss-identifiers")).collect()
}

/// The same words are justified once, however they are spaced.
fn mark(label: Label, text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let kind = label.message().trim_start_matches("deidentify-label-");
    format!("{kind}:{words}")
}
