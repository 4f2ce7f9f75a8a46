//! The lists a screen reads with: data, handed over as an argument.

/// What a letter counts for in [`WordList::starts`]: nothing, a sign, `a` to `z`, and what comes after.
const LETTERS: usize = 29;
/// Letters by which a list is entered.
const ENTRY: usize = 3;

/// One list of words: folded (lower case, no accents), sorted by bytes, one a line, each line ended.
///
/// It is searched where it lies, so that loading it costs nothing; with its [`WordList::starts`] a search begins among
/// the words of the same three letters.
#[derive(Debug, Clone, Copy, Default)]
pub struct WordList<'a> {
    lines: &'a str,
    starts: &'a [u32],
}

impl<'a> WordList<'a> {
    /// Takes the text of a list; [`WordList::is_sound`] tells whether it is one.
    #[must_use]
    pub const fn new(lines: &'a str) -> Self {
        Self { lines, starts: &[] }
    }

    /// Where the words of each three first letters begin, for [`WordList::with_starts`]. Reads the whole list: worth it
    /// for whoever looks up many thousand words.
    #[must_use]
    pub fn starts(&self) -> Vec<u32> {
        let mut starts = Vec::with_capacity(LETTERS.pow(3) + 1);
        let mut at = 0_u32;
        for line in self.lines.split_inclusive('\n') {
            let entry = entry(line.trim_end_matches('\n').as_bytes());
            while starts.len() <= entry {
                starts.push(at);
            }
            at = at.saturating_add(u32::try_from(line.len()).unwrap_or(u32::MAX));
        }
        starts.resize(LETTERS.pow(3) + 1, at);
        starts
    }

    /// The same list, searched by its own starts.
    #[must_use]
    pub const fn with_starts(self, starts: &'a [u32]) -> Self {
        Self { lines: self.lines, starts }
    }

    /// The part of the list in which a word is, if it is there.
    fn part(&self, word: &[u8]) -> (usize, usize) {
        let entry = entry(word);
        match (self.starts.get(entry), self.starts.get(entry + 1)) {
            (Some(from), Some(to)) => (*from as usize, *to as usize),
            _ => (0, self.lines.len()),
        }
    }

    /// Whether the list holds this folded word.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        let (lines, word) = (self.lines.as_bytes(), word.as_bytes());
        let (mut low, mut high) = self.part(word);
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
        (self.lines.is_empty() || self.lines.ends_with('\n'))
            && self.lines.lines().all(folded)
            && self.lines.lines().zip(self.lines.lines().skip(1)).all(|(one, next)| one.as_bytes() < next.as_bytes())
    }

    /// The word whose line holds this byte of the list, so that a word can be drawn without counting them.
    #[must_use]
    pub fn at(&self, byte: usize) -> Option<&'a str> {
        let start = self.lines.get(..byte)?.rfind('\n').map_or(0, |end| end + 1);
        self.lines.get(start..)?.lines().next()
    }

    /// How many bytes the list has.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.lines.len()
    }

    /// The words, in order.
    pub fn words(&self) -> impl Iterator<Item = &'a str> {
        self.lines.lines()
    }
}

/// The place of a word's first letters in their order; it never falls from one word of a list to the next.
fn entry(word: &[u8]) -> usize {
    let value = |at: usize| match word.get(at) {
        None => 0,
        Some(byte) if *byte < b'a' => 1,
        Some(byte) if *byte > b'z' => LETTERS - 1,
        Some(byte) => usize::from(byte - b'a') + 2,
    };
    (0..ENTRY).fold(0, |entry, at| entry * LETTERS + value(at))
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
        let list = WordList::new("ab\nada\nadam\nalan\nb o b\nben\nbenoit\nd'a\nst. john\nzoe\nzzz\n");
        assert!(list.is_sound());
        let starts = list.starts();
        for list in [list, list.with_starts(&starts)] {
            for word in list.words() {
                assert!(list.contains(word), "{word}");
            }
            for word in ["", "a", "ad", "adaa", "be", "beno", "zoee", "zz", "zzzz", "\n", "ada\nalan", "~", "é", "9"] {
                assert!(!list.contains(word), "{word:?}");
            }
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
