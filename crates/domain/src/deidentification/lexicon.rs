//! The lists a screen reads with: data, handed over as an argument.

/// One list of words: folded (lower case, no accents), sorted by bytes, one a line, each line ended.
///
/// It is searched where it lies; with its [`WordList::places`] a word is found without a search.
#[derive(Debug, Clone, Copy, Default)]
pub struct WordList<'a> {
    lines: &'a str,
    places: &'a [u32],
}

impl<'a> WordList<'a> {
    /// Takes the text of a list; [`WordList::is_sound`] tells whether it is one.
    #[must_use]
    pub const fn new(lines: &'a str) -> Self {
        Self { lines, places: &[] }
    }

    /// Where each entry lies, and one entry of each first word, for [`WordList::with_places`]: a table by hashes, of
    /// offsets counted from one, at least half of it empty. Reads the whole list: worth it for whoever looks up many
    /// thousand words.
    #[must_use]
    pub fn places(&self) -> Vec<u32> {
        let first_words = self.first_words().count();
        let mut places = vec![0_u32; ((self.words().count() + first_words) * 2).max(1).next_power_of_two()];
        let mut place = |words: &str, at: usize| {
            let free = slots(hash(words.as_bytes()), places.len()).find(|slot| places[*slot] == 0);
            if let (Some(free), Ok(at)) = (free, u32::try_from(at + 1)) {
                places[free] = at;
            }
        };
        let lies = |words: &str| words.as_ptr() as usize - self.lines.as_ptr() as usize;
        self.words().for_each(|words| place(words, lies(words)));
        self.first_words().for_each(|word| place(word, lies(word)));
        places
    }

    /// The first words of entries of several, once in a row: the list is sorted.
    fn first_words(&self) -> impl Iterator<Item = &'a str> {
        let mut last = "";
        self.words().filter_map(move |words| {
            let first = words.split_once(' ')?.0;
            (std::mem::replace(&mut last, first) != first).then_some(first)
        })
    }

    /// Whether an entry may begin with this word; a list without its places does not tell, and says yes.
    #[must_use]
    pub(super) fn may_begin_with(&self, asked: &Asked<'_>) -> bool {
        self.places.is_empty() || self.lines_at(asked).any(|after| matches!(after, b'\n' | b' '))
    }

    /// What follows the asked word in each entry that its hash leads to and that begins with it.
    fn lines_at(&self, asked: &Asked<'_>) -> impl Iterator<Item = u8> {
        let (lines, word) = (self.lines.as_bytes(), asked.word);
        slots(asked.hash, self.places.len())
            .map_while(|slot| self.places[slot].checked_sub(1))
            .filter_map(move |at| lines.get(at as usize..)?.strip_prefix(word)?.first().copied())
    }

    /// The same list, searched by its own places.
    #[must_use]
    pub const fn with_places(self, places: &'a [u32]) -> Self {
        Self { lines: self.lines, places }
    }

    /// Whether the list holds this folded word.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.holds(&Asked::of(word))
    }

    /// [`WordList::contains`] of a word that several lists are asked about.
    #[must_use]
    pub(super) fn holds(&self, asked: &Asked<'_>) -> bool {
        if self.places.is_empty() {
            return Self::lies_in(self.lines.as_bytes(), asked.word);
        }
        self.lines_at(asked).any(|after| after == b'\n') && !asked.word.contains(&b'\n')
    }

    fn lies_in(lines: &[u8], word: &[u8]) -> bool {
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

/// A word and its hash, taken once for all the lists that are asked.
pub(super) struct Asked<'a> {
    word: &'a [u8],
    hash: u64,
}

impl<'a> Asked<'a> {
    pub(super) fn of(word: &'a str) -> Self {
        Self { word: word.as_bytes(), hash: hash(word.as_bytes()) }
    }
}

/// The hash FNV-1a of a word (Fowler, Noll, Vo).
fn hash(word: &[u8]) -> u64 {
    word.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The slots of a table in which a word of that hash may lie, the likeliest first.
fn slots(hash: u64, of: usize) -> impl Iterator<Item = usize> {
    // The upper half is the better mixed; a table has a power of two of slots.
    let first = usize::try_from(hash >> 32).unwrap_or_default();
    (0..of).map(move |step| first.wrapping_add(step) & (of - 1))
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
        let places = list.places();
        for list in [list, list.with_places(&places)] {
            for word in list.words() {
                assert!(list.contains(word), "{word}");
            }
            for word in ["", "a", "ad", "adaa", "be", "beno", "zoee", "zz", "zzzz", "\n", "ada\nalan", "~", "é", "9"] {
                assert!(!list.contains(word), "{word:?}");
            }
        }
        for (word, begins) in [("b", true), ("d'a", true), ("st.", true), ("st", false), ("be", false), ("john", false)]
        {
            assert_eq!(list.with_places(&places).may_begin_with(&Asked::of(word)), begins, "{word}");
            assert!(list.may_begin_with(&Asked::of(word)), "{word}");
        }
        let nothing = WordList::new("");
        assert!(!nothing.contains("a") && !nothing.with_places(&nothing.places()).contains("a"));
    }

    #[test]
    fn a_list_out_of_order_or_not_folded_is_not_sound() {
        for lines in ["b\na\n", "a\na\n", "a\nb", "Été\n", "\n"] {
            assert!(!WordList::new(lines).is_sound(), "{lines:?}");
        }
    }
}
