//! Short lists of words and of endings that every word of a text is asked about: most words are told apart from all of a
//! list by a length and a letter, without a comparison.

/// Words, asked whether a word is one of them.
pub(super) struct ShortList {
    words: &'static [&'static str],
    /// For each length, the letters with which words of it begin, a bit each.
    begins: [u32; LENGTHS],
}

const LENGTHS: usize = 24;

impl ShortList {
    pub(super) const fn of(words: &'static [&'static str]) -> Self {
        let mut begins = [0; LENGTHS];
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            begins[length(word)] |= bit(word[0]);
            at += 1;
        }
        Self { words, begins }
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        bytes.first().is_some_and(|first| self.begins[length(bytes)] & bit(*first) != 0) && self.words.contains(&word)
    }
}

const fn length(word: &[u8]) -> usize {
    if word.len() < LENGTHS { word.len() } else { LENGTHS - 1 }
}

/// Two letters may share a bit: that costs a comparison, never an answer.
const fn bit(letter: u8) -> u32 {
    1 << (letter % 32)
}

/// Endings, asked which of them a word has.
pub(super) struct Endings {
    endings: &'static [&'static str],
    /// For each last letter, the places of the endings that have it, a bit each.
    by_last: [u128; 32],
}

impl Endings {
    /// Takes at most 128 endings; more do not compile in a constant.
    pub(super) const fn of(endings: &'static [&'static str]) -> Self {
        assert!(endings.len() <= 128, "a bit for each");
        let mut by_last = [0; 32];
        let mut at = 0;
        while at < endings.len() {
            let ending = endings[at].as_bytes();
            by_last[(ending[ending.len() - 1] % 32) as usize] |= 1 << at;
            at += 1;
        }
        Self { endings, by_last }
    }

    /// What is left of the word before each ending it has, in the order of the list.
    pub(super) fn cut<'a>(&self, word: &'a str) -> impl Iterator<Item = &'a str> {
        let mut left = word.as_bytes().last().map_or(0, |last| self.by_last[usize::from(last % 32)]);
        let places = std::iter::from_fn(move || {
            let at = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            self.endings.get(at)
        });
        places.filter_map(|ending| word.strip_suffix(ending))
    }

    /// Whether the word has one of them.
    pub(super) fn end(&self, word: &str) -> bool {
        self.cut(word).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &[&str] = &["a", "ab", "abc", "b", "zoé", "incontestablement long", "incontestablement plus long"];

    #[test]
    fn a_word_of_the_list_is_found_and_no_other() {
        let list = ShortList::of(WORDS);
        assert!(WORDS.iter().all(|word| list.contains(word)));
        for other in ["", "c", "ac", "A", "zoe", "incontestablement plus l", "incontestablement plus longue", "é"] {
            assert!(!list.contains(other), "{other}");
        }
    }

    #[test]
    fn every_ending_of_a_word_is_cut_in_the_order_of_the_list() {
        let endings = Endings::of(&["ations", "tions", "ions", "s", "e", "é"]);
        assert_eq!(endings.cut("operations").collect::<Vec<_>>(), ["oper", "opera", "operat", "operation"]);
        assert_eq!(endings.cut("opéré").collect::<Vec<_>>(), ["opér"]);
        assert!(endings.end("s") && !endings.end("") && !endings.end("r"));
    }
}
