//! The lists a screen reads with: data, handed over as an argument.

/// One list of words: folded (lower case, no accents), sorted by bytes, one a line, each line ended.
///
/// It is searched where it lies, so that loading it costs nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct WordList<'a>(&'a str);

impl<'a> WordList<'a> {
    /// Takes the text of a list; [`WordList::is_sound`] tells whether it is one.
    #[must_use]
    pub const fn new(lines: &'a str) -> Self {
        Self(lines)
    }

    /// Whether the list holds this folded word.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        let (lines, word) = (self.0.as_bytes(), word.as_bytes());
        let (mut low, mut high) = (0, lines.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = lines[low..middle].iter().rposition(|byte| *byte == b'\n').map_or(low, |at| low + at + 1);
            let end = lines[middle..high].iter().position(|byte| *byte == b'\n').map_or(high, |at| middle + at);
            match lines[start..end].cmp(word) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => low = (end + 1).min(high),
                std::cmp::Ordering::Greater => high = start,
            }
        }
        false
    }

    /// Whether every line is folded, ended and greater than the one before: a list that is not would hide words.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let folded =
            |line: &str| !line.is_empty() && line.bytes().all(|b| b.is_ascii_lowercase() || b" '.".contains(&b));
        (self.0.is_empty() || self.0.ends_with('\n'))
            && self.0.lines().all(folded)
            && self.0.lines().zip(self.0.lines().skip(1)).all(|(one, next)| one.as_bytes() < next.as_bytes())
    }

    /// The word whose line holds this byte of the list, so that a word can be drawn without counting them.
    #[must_use]
    pub fn at(&self, byte: usize) -> Option<&'a str> {
        let start = self.0.get(..byte)?.rfind('\n').map_or(0, |end| end + 1);
        self.0.get(start..)?.lines().next()
    }

    /// How many bytes the list has.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.0.len()
    }

    /// The words, in order.
    pub fn words(&self) -> impl Iterator<Item = &'a str> {
        self.0.lines()
    }
}

/// Everything a screen knows of one language and of people's names.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lexicon<'a> {
    /// First names, of every country we could find.
    pub first_names: WordList<'a>,
    /// Surnames, likewise.
    pub surnames: WordList<'a>,
    /// Towns; hyphens are spaces.
    pub towns: WordList<'a>,
    /// Stems of the ordinary words of the language (see `stem`): what is capital there is probably no name.
    pub words: WordList<'a>,
    /// The same of the other language: for words that no list of names holds.
    pub other_words: WordList<'a>,
    /// Words of medicine: drugs, diseases, microbes.
    pub medical: WordList<'a>,
    /// People who became words of the trade (Parkinson, Glasgow), makers and devices.
    pub clinical_terms: WordList<'a>,
    /// Hospitals known by one name alone.
    pub hospitals: WordList<'a>,
    /// Trades so rare that one of them with a town is a person.
    pub rare_jobs: WordList<'a>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_list_is_found_and_no_other() {
        let list = WordList::new("ada\nalan\nben\nbenoit\nzoe\n");
        assert!(list.is_sound());
        for word in list.words() {
            assert!(list.contains(word), "{word}");
        }
        for word in ["", "a", "ad", "adaa", "be", "beno", "zoee", "zz", "\n", "ada\nalan"] {
            assert!(!list.contains(word), "{word:?}");
        }
        assert!(!WordList::new("").contains("a"));
    }

    #[test]
    fn a_list_out_of_order_or_not_folded_is_not_sound() {
        for lines in ["b\na\n", "a\na\n", "a\nb", "Été\n", "\n"] {
            assert!(!WordList::new(lines).is_sound(), "{lines:?}");
        }
    }
}
