//! The lists the identifier screen reads, embedded: `data/lexicon/README.md` says where each comes from.

use std::sync::LazyLock;

use domain::deidentification::{Lexicon, WordList};
use domain::text::Language;

macro_rules! list {
    ($name:literal) => {
        indexed(include_str!(concat!("../../../data/lexicon/", $name)))
    };
}

/// Both languages; made when the first text is read, in a few milliseconds.
static LISTS: LazyLock<[Lexicon<'static>; 2]> = LazyLock::new(|| {
    let french = Lexicon {
        first_names: list!("first-names.txt"),
        surnames: list!("surnames.txt"),
        towns: list!("communes.txt"),
        words: list!("words-fr.txt"),
        other_words: list!("words-en.txt"),
        medical: list!("medical.txt"),
        clinical_terms: list!("clinical-terms.txt"),
        hospitals: list!("hospitals.txt"),
        rare_jobs: list!("rare-jobs-fr.txt"),
    };
    let english = Lexicon {
        towns: list!("towns.txt"),
        words: french.other_words,
        other_words: french.words,
        rare_jobs: list!("rare-jobs-en.txt"),
        ..french
    };
    [french, english]
});

/// A list with its places, which are kept for as long as the program runs, as the list is.
fn indexed(lines: &'static str) -> WordList<'static> {
    let list = WordList::new(lines);
    list.with_places(list.places().leak())
}

/// The lists for texts in a language: French, else English.
#[must_use]
pub fn lexicon(language: &Language) -> Lexicon<'static> {
    let [french, english] = *LISTS;
    if *language == Language::french() { french } else { english }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_folded_and_in_order() {
        for lexicon in [Language::french(), Language::english()].map(|language| lexicon(&language)) {
            let lists = [
                ("first names", lexicon.first_names),
                ("surnames", lexicon.surnames),
                ("towns", lexicon.towns),
                ("words", lexicon.words),
                ("medical", lexicon.medical),
                ("clinical terms", lexicon.clinical_terms),
                ("hospitals", lexicon.hospitals),
                ("rare jobs", lexicon.rare_jobs),
            ];
            for (name, list) in lists {
                let wrong =
                    list.words().zip(list.words().skip(1)).find(|(one, next)| one.as_bytes() >= next.as_bytes());
                assert!(list.is_sound(), "{name}: {wrong:?}");
                assert!(list.words().count() > 50, "{name}");
                assert!(list.words().all(|word| list.contains(word)), "{name}");
            }
            // A rare trade is looked for where its first word stands, and a word of a text is letters alone.
            let first =
                |job: &str| job.split(' ').next().is_some_and(|word| word.bytes().all(|b| b.is_ascii_lowercase()));
            assert!(lexicon.rare_jobs.words().all(first), "{:?}", lexicon.rare_jobs.words().find(|job| !first(job)));
        }
    }
}
