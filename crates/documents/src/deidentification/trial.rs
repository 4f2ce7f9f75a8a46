//! How much of what is marked the screen finds, and how much it marks where nobody is.

use std::collections::BTreeMap;

use domain::deidentification::{Label, Lexicon, Reason, find};
use domain::text::Language;

use super::corpus::Document;

/// One label's count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Passages marked.
    pub passages: usize,
    /// Those of which every letter and digit was found.
    pub passages_found: usize,
    /// Letters and digits marked.
    pub characters: usize,
    /// Those found, under whatever label.
    pub characters_found: usize,
    /// Documents that hold this label.
    pub documents: usize,
    /// Those in which every passage of this label was found.
    pub documents_whole: usize,
}

impl Count {
    /// The share of characters found; nothing where nothing is marked.
    #[must_use]
    pub fn recall(&self) -> Option<f64> {
        share(self.characters_found, self.characters)
    }

    /// Whether this label reaches a floor; under fifty passages one may be missed.
    #[must_use]
    pub fn reaches(&self, floor: f64) -> bool {
        let one_missed = self.passages < 50 && self.passages - self.passages_found <= 1;
        self.recall().is_none_or(|recall| recall >= floor) || one_missed
    }
}

/// What a trial found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trial {
    /// By the corpus's own label.
    pub labels: BTreeMap<String, Count>,
    /// Documents read.
    pub documents: usize,
    /// Those in which nothing marked was missed.
    pub documents_whole: usize,
    /// Characters outside every mark.
    pub outside: usize,
    /// Those that were marked all the same; ages, years alone and towns apart.
    pub outside_marked: usize,
}

impl Trial {
    /// The share of characters outside every mark that were marked.
    #[must_use]
    pub fn over_marked(&self) -> Option<f64> {
        share(self.outside_marked, self.outside)
    }

    /// The label of the corpus that misses its floor, if any.
    #[must_use]
    pub fn misses(&self) -> Vec<(String, Count)> {
        let floor = |label: &str| FLOORS.iter().find(|(names, _)| names.contains(&label)).map(|(_, floor)| *floor);
        let short = self.labels.iter().filter(|(label, count)| floor(label).is_some_and(|floor| !count.reaches(floor)));
        short.map(|(label, count)| (label.clone(), *count)).collect()
    }
}

/// The least the screen may find of each kind, by the labels of either language.
pub const FLOORS: &[(&[&str], f64)] = &[
    (&["NOM", "PRENOM", "PERSON"], 0.90),
    (&["SECU", "TEL", "MAIL", "US_SSN", "PHONE_NUMBER", "EMAIL_ADDRESS"], 0.99),
    (&["DATE", "DATE_NAISSANCE", "DATE_TIME"], 0.95),
];

/// The most it may mark of clinical prose without anybody in it.
pub const CEILING: f64 = 0.02;

/// Reads every document as the screen does, and counts.
#[must_use]
pub fn trial(documents: &[Document], language: &Language, lexicon: &Lexicon<'_>) -> Trial {
    let mut trial = Trial::default();
    for document in documents {
        let letters: Vec<bool> = document.text.chars().map(char::is_alphanumeric).collect();
        // Found, and found in a way that counts where nobody is.
        let mut found = vec![(false, false); letters.len()];
        for finding in find(&document.text, language, lexicon) {
            let aside = matches!(finding.label, Label::Age | Label::Town) || finding.reason == Reason::YearAlone;
            found.iter_mut().take(finding.end).skip(finding.start).for_each(|place| *place = (true, !aside));
        }
        one(&mut trial, document, &letters, &found);
    }
    trial
}

fn one(trial: &mut Trial, document: &Document, letters: &[bool], found: &[(bool, bool)]) {
    let mut outside = vec![true; letters.len()];
    let mut whole: BTreeMap<&str, bool> = BTreeMap::new();
    for mark in &document.marks {
        let places = || (mark.start..mark.end.min(letters.len())).filter(|place| letters[*place]);
        let (characters, hits) = (places().count(), places().filter(|place| found[*place].0).count());
        let count = trial.labels.entry(mark.label.clone()).or_default();
        count.passages += 1;
        count.passages_found += usize::from(hits == characters);
        count.characters += characters;
        count.characters_found += hits;
        *whole.entry(&mark.label).or_insert(true) &= hits == characters;
        outside.iter_mut().take(mark.end).skip(mark.start).for_each(|place| *place = false);
    }
    trial.documents += 1;
    trial.documents_whole += usize::from(whole.values().all(|whole| *whole));
    for (label, whole) in whole {
        let count = trial.labels.entry(label.to_owned()).or_default();
        count.documents += 1;
        count.documents_whole += usize::from(whole);
    }
    trial.outside += outside.iter().filter(|outside| **outside).count();
    trial.outside_marked += outside.iter().zip(found).filter(|(outside, (_, counts))| **outside && *counts).count();
}

fn share(part: usize, whole: usize) -> Option<f64> {
    // Counts of characters stay far below what a double holds exactly.
    #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
    let share = |part: usize, whole: usize| part as f64 / whole as f64;
    (whole > 0).then(|| share(part, whole))
}

#[cfg(test)]
mod tests {
    use super::super::corpus::Mark;
    use super::*;

    #[test]
    fn recall_is_counted_on_characters_passages_and_documents() {
        let french = Language::french();
        let mark = |start, end| Mark { start, end, label: "MAIL".to_owned() };
        let documents = [
            Document { text: "a@b.fr et zut".to_owned(), marks: vec![mark(0, 6), mark(10, 13)] },
            Document { text: "rien".to_owned(), marks: Vec::new() },
        ];
        let trial = trial(&documents, &french, &crate::lexicon::lexicon(&french));
        let count = trial.labels["MAIL"];
        assert_eq!((count.passages, count.passages_found, count.characters, count.characters_found), (2, 1, 7, 4));
        assert_eq!((count.documents, count.documents_whole, trial.documents, trial.documents_whole), (1, 0, 2, 1));
        assert_eq!((trial.outside, trial.outside_marked), (8, 0));
        assert!(count.reaches(0.99), "one missed of fewer than fifty");
        assert!(trial.misses().is_empty());
    }
}
