//! A text as the rules read it: its characters, and its words and numbers folded to plain small letters.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A run of letters.
    Word,
    /// A run of digits.
    Number,
    /// One other character that is not a blank.
    Mark,
}

/// A word, a number or a mark of a text.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// First character.
    pub(super) start: usize,
    /// Character after the last.
    pub(super) end: usize,
    /// Small letters without accents; digits and marks as they are.
    pub(super) folded: String,
}

impl Token {
    /// Whether it is that mark.
    pub(super) fn is(&self, mark: &str) -> bool {
        self.kind == Kind::Mark && self.folded == mark
    }

    /// The value of a number of at most four digits; longer ones are no day, year or age.
    pub(super) fn value(&self) -> Option<u16> {
        let short = self.kind == Kind::Number && self.folded.len() <= 4;
        short.then(|| self.folded.parse().ok()).flatten()
    }
}

/// A text ready to be screened.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) chars: Vec<char>,
    pub(super) tokens: Vec<Token>,
}

impl Reading {
    pub(super) fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut tokens = Vec::new();
        let mut at = 0;
        while let Some(first) = chars.get(at) {
            let start = at;
            at += 1;
            let kind = if first.is_alphabetic() {
                at = run(&chars, at, |c| c.is_alphabetic());
                Kind::Word
            } else if first.is_ascii_digit() {
                at = run(&chars, at, |c| c.is_ascii_digit());
                Kind::Number
            } else if blank(*first) {
                continue;
            } else {
                Kind::Mark
            };
            let folded = chars[start..at].iter().copied().map(fold).collect();
            tokens.push(Token { kind, start, end: at, folded });
        }
        Self { chars, tokens }
    }

    /// The characters from `start` to `end`, as they were written.
    pub(super) fn slice(&self, start: usize, end: usize) -> String {
        self.chars.get(start..end).unwrap_or_default().iter().collect()
    }

    /// The token at that place, if there is one.
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The folded word at that place; empty if there is none or it is no word.
    pub(super) fn word(&self, at: usize) -> &str {
        self.token(at).filter(|token| token.kind == Kind::Word).map_or("", |token| &token.folded)
    }

    /// The folded word `back` places before `at`.
    pub(super) fn word_before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// Whether a word begins with a capital.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.token(at)
            .filter(|token| token.kind == Kind::Word)
            .is_some_and(|token| self.chars[token.start].is_uppercase())
    }

    /// Whether two tokens touch, without a blank between them.
    pub(super) fn touch(&self, left: usize, right: usize) -> bool {
        matches!((self.token(left), self.token(right)), (Some(left), Some(right)) if left.end == right.start)
    }

    /// Whether a line ends between two tokens: a name or an address does not run over it.
    pub(super) fn same_line(&self, left: usize, right: usize) -> bool {
        match (self.token(left), self.token(right)) {
            (Some(left), Some(right)) => !self.chars[left.end..right.start].contains(&'\n'),
            _ => false,
        }
    }

    /// The first character of a token, and the one after the last of another.
    pub(super) fn span(&self, first: usize, last: usize) -> Option<(usize, usize)> {
        Some((self.token(first)?.start, self.token(last)?.end))
    }
}

fn run(chars: &[char], from: usize, within: impl Fn(char) -> bool) -> usize {
    chars[from..].iter().position(|c| !within(*c)).map_or(chars.len(), |more| from + more)
}

/// A blank of any width, and the invisible characters that would split a number or a word unseen.
pub(super) fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// A small letter without its accent, for the letters of French and of names met in France.
fn fold(c: char) -> char {
    let small = c.to_lowercase().next().unwrap_or(c);
    match small {
        'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ÿ' | 'ý' => 'y',
        '’' | 'ʼ' => '\'',
        '‐' | '‑' | '–' => '-',
        other => other,
    }
}
