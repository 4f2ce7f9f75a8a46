//! Words meant for everybody, such as a story or an alert: said in both languages, not too long, and with nobody in them.
//!
//! The assist reads each text in its own language; whatever it finds is rewritten, or justified by whoever writes, and
//! read again by a second person. Nothing of a text enters a fault, the journal or a log.

use std::collections::{BTreeMap, BTreeSet};

use domain::near_miss::content::{Content, FieldKey, Value};
use domain::text::{Language, Text};

use crate::error::Fault;
use crate::near_miss::{Finding, findings as find};

/// The languages in which everybody is told something.
#[must_use]
pub fn languages() -> [Language; 2] {
    [Language::french(), Language::english()]
}

/// One text to be told, with its name on the form and the most characters it may have.
pub type Part<'a> = (&'a str, &'a Text, usize);

/// What in these texts could lead to somebody, each by its field and language: `told-fr`.
#[must_use]
pub fn findings(parts: &[Part<'_>]) -> Vec<Finding> {
    languages().iter().flat_map(|language| find(&content(parts, language), language)).collect()
}

/// Everything that keeps these texts from being told: one fault a field.
#[must_use]
pub fn faults(parts: &[Part<'_>], justified: &BTreeSet<String>) -> Vec<Fault> {
    let mut faults: Vec<Fault> = Vec::new();
    for (name, text, longest) in parts {
        for language in languages() {
            let words = text.get(&language).unwrap_or_default().trim();
            let field = format!("{name}-{language}");
            if words.is_empty() {
                faults.push(Fault::new(field, "fault-told-unsaid"));
            } else if words.chars().count() > *longest {
                faults.push(Fault::new(field, "fault-too-long").with("max", *longest));
            }
        }
    }
    let open = findings(parts).into_iter().filter(|finding| !justified.contains(&finding.mark));
    let fields: BTreeSet<String> = open.map(|finding| finding.field.to_string()).collect();
    faults.extend(fields.into_iter().map(|field| Fault::new(field, "fault-told-identifiers")));
    faults
}

fn content(parts: &[Part<'_>], language: &Language) -> Content {
    let said = parts.iter().filter_map(|(name, text, _)| {
        let words = text.get(language)?.to_owned();
        Some((FieldKey::once(&format!("{name}-{language}")), Value::Words(words)))
    });
    Content(said.collect::<BTreeMap<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(french: &str, english: &str) -> Text {
        Text::new([(Language::french(), french.to_owned()), (Language::english(), english.to_owned())])
    }

    #[test]
    fn a_text_is_said_in_both_languages_and_names_nobody() {
        let told = text("Une seringue mal étiquetée.", "A syringe with the wrong label.");
        assert_eq!(faults(&[("told", &told, 100)], &BTreeSet::new()), []);
        let half = text("Une seringue.", " ");
        assert_eq!(faults(&[("told", &half, 100)], &BTreeSet::new()), [Fault::new("told-en", "fault-told-unsaid")]);
        let long = text("Une seringue.", "A syringe.");
        assert_eq!(faults(&[("told", &long, 5)], &BTreeSet::new()).len(), 2);
        let named = text("Vu avec M. Dupontel.", "A syringe.");
        let found = faults(&[("told", &named, 100)], &BTreeSet::new());
        assert_eq!(found, [Fault::new("told-fr", "fault-told-identifiers")]);
        let marks = findings(&[("told", &named, 100)]).into_iter().map(|finding| finding.mark).collect();
        assert_eq!(faults(&[("told", &named, 100)], &marks), []);
    }
}
