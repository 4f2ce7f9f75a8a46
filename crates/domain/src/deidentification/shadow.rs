//! The text as patterns read it: ASCII, lower case, without accents; and the way back to where each letter stood.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// A letter of another script, in a shadow.
pub(super) const LETTER: char = '\u{2}';
/// Anything else that is not ASCII, in a shadow.
const OTHER: char = '\u{3}';
/// Characters of no width.
const INVISIBLE: [char; 6] = ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}'];

/// The shadow of a text.
pub(super) struct Shadow {
    /// ASCII only.
    pub(super) text: String,
    /// For each byte of the shadow, the byte of the original where its letter begins; and one more, for the end.
    origin: Vec<u32>,
}

impl Shadow {
    /// `text` must be shorter than four gigabytes, which its callers bound far below.
    pub(super) fn of(text: &str) -> Self {
        let mut shadow = Self { text: String::with_capacity(text.len()), origin: Vec::with_capacity(text.len() + 1) };
        for (at, letter) in text.char_indices() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            if letter.is_ascii() {
                shadow.push(letter.to_ascii_lowercase(), at);
            } else {
                shadow.push_other(letter, at);
            }
        }
        shadow.origin.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        shadow
    }

    /// Where, in the original, the letter under this byte of the shadow begins.
    pub(super) fn origin(&self, at: usize) -> usize {
        self.origin.get(at).map_or(0, |at| *at as usize)
    }

    fn push(&mut self, letter: char, at: u32) {
        self.text.push(letter);
        self.origin.push(at);
    }

    fn push_other(&mut self, letter: char, at: u32) {
        // What is not seen must not split a number or a name either.
        if is_combining_mark(letter) || INVISIBLE.contains(&letter) {
            return;
        }
        let special = match letter {
            'œ' | 'Œ' => "oe",
            'æ' | 'Æ' => "ae",
            'ß' => "ss",
            'þ' | 'Þ' => "th",
            'ł' | 'Ł' => "l",
            'ø' | 'Ø' => "o",
            'đ' | 'Đ' | 'ð' | 'Ð' => "d",
            'ı' => "i",
            '’' | '‘' | 'ʼ' | '′' | '`' => "'",
            '‐' | '‑' | '‒' | '–' | '—' | '−' => "-",
            '／' => "/",
            '．' => ".",
            '＠' => "@",
            '＋' => "+",
            'º' | '°' => "o",
            _ if letter.is_whitespace() => " ",
            _ => "",
        };
        if !special.is_empty() {
            for plain in special.chars() {
                self.push(plain, at);
            }
            return;
        }
        if ('０'..='９').contains(&letter) {
            let digit = letter as u32 - '０' as u32;
            self.push(char::from_digit(digit, 10).unwrap_or('0'), at);
            return;
        }
        let mut base = None;
        decompose_canonical(letter, |part| base = base.or(Some(part)));
        match base.filter(char::is_ascii) {
            Some(plain) => self.push(plain.to_ascii_lowercase(), at),
            None if letter.is_alphabetic() => self.push(LETTER, at),
            None => self.push(OTHER, at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_typography_are_folded_and_the_way_back_is_kept() {
        let text = "Née à L’Haÿ\u{a0}: Œuf e\u{301}té ٣ Жан";
        let shadow = Shadow::of(text);
        assert_eq!(shadow.text, "nee a l'hay : oeuf ete \u{3} \u{2}\u{2}\u{2}");
        let at = shadow.text.find("oeuf").unwrap();
        assert!(text[shadow.origin(at)..].starts_with('Œ'));
        assert_eq!(shadow.origin(shadow.text.len()), text.len());
    }
}
