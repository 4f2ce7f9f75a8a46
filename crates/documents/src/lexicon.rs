//! The lists the identifier screen reads, embedded: `data/lexicon/README.md` says where each comes from.

use domain::deidentification::{Lexicon, WordList};
use domain::text::Language;

macro_rules! list {
    ($name:literal) => {
        WordList::new(include_str!(concat!("../../../data/lexicon/", $name)))
    };
}

const FRENCH: Lexicon<'static> = Lexicon {
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

const ENGLISH: Lexicon<'static> = Lexicon {
    towns: list!("towns.txt"),
    words: FRENCH.other_words,
    other_words: FRENCH.words,
    rare_jobs: list!("rare-jobs-en.txt"),
    ..FRENCH
};

/// The lists for texts in a language: French, else English.
#[must_use]
pub fn lexicon(language: &Language) -> Lexicon<'static> {
    if *language == Language::french() { FRENCH } else { ENGLISH }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_folded_and_in_order() {
        for lexicon in [FRENCH, ENGLISH] {
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
            }
        }
    }
}
