//! From a text to the terms it is found by.
//!
//! Word by word: an elision is taken off (`l’insuline`), an abbreviation of the trade is put into words (`SSPI`), what
//! is too common is left out, the rest is put in its stem and its accents are folded. People leave accents out and
//! capitals have none, while stems are told apart by accents; so a word whose two stems differ has both.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use domain::text::Language;
use frostem::{Algorithm, Stemmer};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Longer words are numbers of series or noise; they would only swell the index.
const LONGEST: usize = 40;
/// Words that tell the language of a text.
const MOST_LOOKED_AT: usize = 400;
/// Abbreviations up to this length are only taken as they are written.
const AS_WRITTEN: usize = 2;

/// What the analysis of a language knows.
#[derive(Debug)]
pub(crate) struct Lexicon {
    algorithm: Algorithm,
    elisions: &'static [&'static str],
    stop: HashSet<&'static str>,
    abbreviations: HashMap<String, Vec<String>>,
}

impl Lexicon {
    /// The lexicon of a language that the base speaks; English for any other.
    pub(crate) fn of(language: &Language) -> &'static Self {
        static FRENCH: OnceLock<Lexicon> = OnceLock::new();
        static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
        if language.tag() == "fr" {
            FRENCH.get_or_init(|| {
                let elisions =
                    ["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"].as_slice();
                let (stop, abbreviations) =
                    (include_str!("words/stop.fr.txt"), include_str!("words/abbreviations.fr.txt"));
                Self::read(Algorithm::French, elisions, stop, abbreviations)
            })
        } else {
            ENGLISH.get_or_init(|| {
                let (stop, abbreviations) =
                    (include_str!("words/stop.en.txt"), include_str!("words/abbreviations.en.txt"));
                Self::read(Algorithm::English, &[], stop, abbreviations)
            })
        }
    }

    fn read(
        algorithm: Algorithm,
        elisions: &'static [&'static str],
        stop: &'static str,
        abbreviations: &'static str,
    ) -> Self {
        let stop = lines(stop).flat_map(str::split_whitespace).collect();
        let mut lexicon = Self { algorithm, elisions, stop, abbreviations: HashMap::new() };
        for (short, long) in lines(abbreviations).filter_map(|line| line.split_once('=')) {
            let mut terms = Vec::new();
            lexicon.each(long, &mut |word| terms.extend(word.terms));
            let short = short.trim();
            lexicon.abbreviations.insert(short.to_owned(), terms.clone());
            if short.chars().count() > AS_WRITTEN {
                lexicon.abbreviations.insert(short.to_lowercase(), terms.clone());
                lexicon.abbreviations.insert(short.to_uppercase(), terms);
            }
        }
        lexicon
    }

    /// Hands over every word that counts, with what it is found by.
    pub(crate) fn each(&self, text: &str, to: &mut dyn FnMut(Word)) {
        let stemmer = Stemmer::new(self.algorithm);
        let mut letters = text.char_indices().peekable();
        while let Some((from, first)) = letters.next() {
            if !is_letter(first) {
                continue;
            }
            let mut end = from + first.len_utf8();
            while let Some((at, letter)) = letters.next_if(|(_, letter)| is_letter(*letter)) {
                end = at + letter.len_utf8();
            }
            let Some(word) = text.get(from..end) else { continue };
            let before_apostrophe = letters.peek().is_some_and(|(_, next)| is_apostrophe(*next));
            if before_apostrophe && self.elides(word) {
                continue;
            }
            if let Some(found) = self.word(word, &stemmer) {
                to(Word { from, to: end, ..found });
            }
        }
    }

    fn elides(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.elisions.contains(&word.as_str())
    }

    fn word(&self, word: &str, stemmer: &Stemmer) -> Option<Word> {
        let found = |terms, alternatives| Some(Word { from: 0, to: 0, terms, alternatives });
        if let Some(terms) = self.abbreviations.get(word) {
            return found(terms.clone(), false);
        }
        let small = word.to_lowercase();
        if small.len() > LONGEST || self.stop.contains(small.as_str()) {
            return None;
        }
        let stem = fold(&stemmer.stem(&small));
        if small.is_ascii() {
            return found(vec![stem], false);
        }
        let bare = fold(&small);
        let bare = stemmer.stem(&bare).into_owned();
        let both = bare != stem;
        let terms = if both { vec![stem, bare] } else { vec![stem] };
        found(terms, both)
    }
}

/// A word that counts.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Word {
    from: usize,
    to: usize,
    /// What it is found by.
    pub(crate) terms: Vec<String>,
    /// Whether each of them alone stands for the word; else all of them together do.
    pub(crate) alternatives: bool,
}

/// The stems of a text, each once: what two texts are compared by.
#[must_use]
pub fn stems(text: &str, language: &Language) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    Lexicon::of(language).each(text, &mut |word| all.extend(word.terms));
    all
}

/// The language a text is probably written in, by its commonest words: French or, when in doubt, English.
#[must_use]
pub fn language_of(text: &str) -> Language {
    let common = |language: &Language| {
        let lexicon = Lexicon::of(language);
        let words = text.split(|letter: char| !is_letter(letter)).take(MOST_LOOKED_AT);
        words.filter(|word| lexicon.stop.contains(word.to_lowercase().as_str())).count()
    };
    let (french, english) = (Language::french(), Language::english());
    if common(&french) > common(&english) { french } else { english }
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#'))
}

/// Part of a word: a letter, a digit, or an accent written after its letter.
fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || is_mark(letter)
}

fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ' | '`')
}

/// A small text without its accents.
fn fold(small: &str) -> String {
    if small.is_ascii() {
        return small.to_owned();
    }
    let mut folded = String::with_capacity(small.len());
    for letter in small.chars() {
        match letter {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => folded.push('a'),
            'ç' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => folded.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            mark if is_mark(mark) => {}
            other => folded.push(other),
        }
    }
    folded
}

/// The analysis as the engine asks for it.
#[derive(Clone)]
pub(crate) struct Analyzer(pub(crate) &'static Lexicon);

/// The terms of one text.
pub(crate) struct Terms {
    tokens: Vec<Token>,
    next: usize,
    nothing: Token,
}

impl Tokenizer for Analyzer {
    type TokenStream<'a> = Terms;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Terms {
        let mut tokens = Vec::with_capacity(text.len() / 7);
        let mut position = 0;
        self.0.each(text, &mut |word| {
            let (offset_from, offset_to) = (word.from, word.to);
            for text in word.terms {
                tokens.push(Token { offset_from, offset_to, position, text, position_length: 1 });
            }
            position += 1;
        });
        Terms { tokens, next: 0, nothing: Token::default() }
    }
}

impl TokenStream for Terms {
    fn advance(&mut self) -> bool {
        self.next += 1;
        self.next <= self.tokens.len()
    }

    fn token(&self) -> &Token {
        self.next.checked_sub(1).and_then(|at| self.tokens.get(at)).unwrap_or(&self.nothing)
    }

    fn token_mut(&mut self) -> &mut Token {
        self.next.checked_sub(1).and_then(|at| self.tokens.get_mut(at)).unwrap_or(&mut self.nothing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn french(text: &str) -> Vec<String> {
        stems(text, &Language::french()).into_iter().collect()
    }

    fn english(text: &str) -> Vec<String> {
        stems(text, &Language::english()).into_iter().collect()
    }

    fn meets(one: &str, other: &str) -> bool {
        !stems(one, &Language::french()).is_disjoint(&stems(other, &Language::french()))
    }

    #[test]
    fn inflections_accents_and_capitals_meet() {
        for (one, other) in [
            ("allergie", "allergies"),
            ("infirmière", "INFIRMIERE"),
            ("infirmière", "infirmiers"),
            ("opéré", "OPERE"),
            ("prélevées", "prélevé"),
            ("cœur", "coeur"),
            ("e\u{301}chec", "échec"),
            ("hémorragie", "hemorragies"),
        ] {
            assert!(meets(one, other), "{one} and {other}");
        }
        assert!(!meets("allergie", "anesthésie"));
        assert_eq!(english("injections injected"), english("injection injecting"));
    }

    #[test]
    fn elisions_and_common_words_are_left_out_and_negations_stay() {
        assert_eq!(french("l’insuline et d'une qu'il"), french("insuline"));
        assert_eq!(french("le la les de et"), Vec::<String>::new());
        assert!(french("pas sans non").len() == 3);
        assert!(english("no not without").len() == 3);
    }

    #[test]
    fn abbreviations_are_put_into_words() {
        assert_eq!(french("SSPI"), french("salle de réveil"));
        assert_eq!(french("sspi"), french("SSPI"));
        assert_eq!(french("HTA"), french("hypertension artérielle"));
        assert_eq!(english("IV"), english("intravenous"));
        assert_ne!(english("iv"), english("IV"), "two letters only as they are written");
    }

    #[test]
    fn no_abbreviation_is_a_word_too_common_to_be_found() {
        for language in [Language::french(), Language::english()] {
            let lexicon = Lexicon::of(&language);
            assert!(lexicon.abbreviations.len() > 50);
            for (short, terms) in &lexicon.abbreviations {
                assert!(!terms.is_empty(), "{short}");
                assert!(!lexicon.stop.contains(short.as_str()), "{short}");
            }
        }
    }

    #[test]
    fn a_language_is_known_by_its_commonest_words() {
        assert_eq!(language_of("Le patient a reçu la dose d'un autre dans la salle").tag(), "fr");
        assert_eq!(language_of("The patient was given the dose of another").tag(), "en");
        assert_eq!(language_of("").tag(), "en");
    }

    #[test]
    fn any_text_is_analysed() {
        assert_eq!(french(""), Vec::<String>::new());
        assert_eq!(french("— « … » 🙂"), Vec::<String>::new());
        assert_eq!(english(&"x".repeat(50)), Vec::<String>::new());
        assert!(french("日本語").len() == 1);
    }
}
