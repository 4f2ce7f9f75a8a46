//! The published figures, as a page of the documentation.

use std::fmt::Write as _;

use domain::deidentification::Label;
use domain::text::Language;

use super::corpus::Document;
use super::trial::{CEILING, Trial, trial};
use super::{prose, seeded};
use crate::lexicon::lexicon;

/// The seed of our own corpus.
const SEED: u64 = 20_130_701;

/// Documents of our own corpus, in each language.
const DOCUMENTS: usize = 400;

/// A language by its tag and name, and the prose of ours in it.
const LANGUAGES: [(&str, &str, &[&str]); 2] = [("fr", "French", prose::FRENCH), ("en", "English", prose::ENGLISH)];

/// Recall and over-marking of the screen on our own corpus, in Markdown.
#[must_use]
pub fn report() -> String {
    let mut text = String::from(
        "# How well the screen finds identifiers\n\nMeasured on our own corpus: made-up identifiers planted in near misses and letters, from a fixed seed, half of the surnames \
         in no list; and on clinical prose without anybody in it. Recall counts letters and digits found under whatever label, passages found whole, and \
         documents in which no passage of the label was missed. A text in which nothing is found may still name somebody: a person reads it, always.\n",
    );
    for (tag, name, prose) in LANGUAGES {
        let Some(language) = Language::parse(tag) else {
            continue;
        };
        let lexicon = lexicon(&language);
        let planted = trial(&seeded::corpus(&language, &lexicon, SEED, DOCUMENTS), &language, &lexicon);
        let empty: Vec<Document> =
            prose.iter().map(|text| Document { text: (*text).to_owned(), marks: Vec::new() }).collect();
        let empty = trial(&empty, &language, &lexicon);
        // Writing into a string cannot fail.
        let _ = write!(text, "\n## {name}\n\n{}", table(&planted));
        let _ = writeln!(
            text,
            "\nNothing missed in {} of {} documents. Clinical prose without anybody: {} of {} characters marked, ages, years alone and towns apart ({}; at most {}).",
            planted.documents_whole,
            planted.documents,
            empty.outside_marked,
            empty.outside,
            percent(empty.over_marked()),
            percent(Some(CEILING)),
        );
    }
    text.push_str(&labels());
    text
}

fn table(trial: &Trial) -> String {
    let mut text = String::from("| Label | Characters | Passages | Documents |\n|---|---|---|---|\n");
    for (label, count) in &trial.labels {
        let _ = writeln!(
            text,
            "| `{label}` | {} | {} of {} | {} of {} |",
            percent(count.recall()),
            count.passages_found,
            count.passages,
            count.documents_whole,
            count.documents
        );
    }
    text
}

fn labels() -> String {
    let mut text = String::from(
        "\n## Labels\n\nIn French the codes of the EDS-Pseudo corpus, in English those of Presidio, each completed in its own manner.\n\n| Name | French | English |\n|---|---|---|\n",
    );
    for label in Label::ALL {
        let name = label.message().trim_start_matches("deidentify-label-");
        let _ = writeln!(
            text,
            "| {name} | `{}` | `{}` |",
            label.code(&Language::french()),
            label.code(&Language::english())
        );
    }
    text
}

fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{:.1} %", share * 100.0))
}
