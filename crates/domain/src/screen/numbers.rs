//! Identifiers made of digits, and e-mail addresses.

use super::reading::{Kind, Reading, blank};
use super::{Label, Reason, Span};

pub(super) fn find(reading: &Reading, spans: &mut Vec<Span>) {
    emails(reading, spans);
    let mut at = 0;
    while at < reading.chars.len() {
        at = match Digits::at(reading, at) {
            Some(digits) => {
                let end = digits.end;
                spans.extend(digits.judge());
                end
            }
            None => at + 1,
        };
    }
    labelled(reading, spans);
}

/// `somebody@somewhere.tld`, found from its at sign.
fn emails(reading: &Reading, spans: &mut Vec<Span>) {
    let chars = &reading.chars;
    for (at, _) in chars.iter().enumerate().filter(|(_, c)| **c == '@') {
        let local = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
        let host = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '-');
        let start = at - chars[..at].iter().rev().take_while(|c| local(c)).count();
        let mut end = at + 1 + chars[at + 1..].iter().take_while(|c| host(c)).count();
        while end > at + 1 && !chars[end - 1].is_alphanumeric() {
            end -= 1;
        }
        let domain = &chars[at + 1..end];
        let dotted = domain.iter().rposition(|c| *c == '.').is_some_and(|dot| dot > 0 && domain.len() - dot > 2);
        if start < at && dotted {
            spans.push(Span { label: Label::Email, start, end, reason: Reason::Shape });
        }
    }
}

/// Digits in groups, with single separators between them: `01 23 45 67 89`, `2 84 05 2A 123 456 78`, `+33 (0)1…`.
struct Digits {
    start: usize,
    end: usize,
    /// The digits, with the `A` or `B` of a Corsican department.
    text: String,
    /// Length of each group.
    groups: Vec<usize>,
    plus: bool,
    /// Separators seen other than blanks.
    marks: String,
}

impl Digits {
    /// Reads a grouped number that begins exactly at `at`.
    fn at(reading: &Reading, at: usize) -> Option<Self> {
        let chars = &reading.chars;
        let plus = chars[at] == '+';
        let first = if plus || chars[at] == '(' { at + 1 } else { at };
        let starts = chars.get(first).is_some_and(char::is_ascii_digit)
            && (at == 0 || !(chars[at - 1].is_alphanumeric() || chars[at - 1] == '_'));
        if !starts {
            return None;
        }
        let mut digits =
            Self { start: at, end: first, text: String::new(), groups: vec![0], plus, marks: String::new() };
        let mut here = first;
        while let Some(c) = chars.get(here) {
            if c.is_ascii_digit() || digits.corsican(chars, here) {
                digits.text.push(c.to_ascii_uppercase());
                if let Some(group) = digits.groups.last_mut() {
                    *group += 1;
                }
                here += 1;
                digits.end = here;
            } else if let Some(next) = after_separator(chars, here) {
                digits.marks.extend(chars[here..next].iter().filter(|c| !blank(**c)));
                digits.groups.push(0);
                here = next;
            } else {
                break;
            }
        }
        // A letter that touches the last digit makes another thing of it: a code, a dose, a version.
        let cut = chars.get(digits.end).is_some_and(|c| c.is_alphabetic());
        (!cut || digits.text.len() >= 10).then_some(digits)
    }

    /// Whether the letter at `here` is that of `2A` or `2B`, where a NIR has its department.
    fn corsican(&self, chars: &[char], here: usize) -> bool {
        self.text.len() == 6
            && self.text.ends_with('2')
            && matches!(chars[here], 'A' | 'B' | 'a' | 'b')
            && here > 0
            && chars[here - 1] == '2'
            && after_separator(chars, here + 1).is_some_and(|next| chars[next].is_ascii_digit())
                | chars.get(here + 1).is_some_and(char::is_ascii_digit)
    }

    fn judge(&self) -> Option<Span> {
        let (label, reason) = self
            .social_security()
            .or_else(|| self.phone())
            .or_else(|| self.professional())
            .or_else(|| self.establishment())
            .or_else(|| self.record())?;
        Some(Span { label, start: self.start, end: self.end, reason })
    }

    fn unbroken(&self) -> bool {
        self.groups.len() == 1
    }

    /// Sex, year, month, department, town, order: thirteen characters, then two of key: 97 minus the rest modulo 97,
    /// where 2A counts as 19 and 2B as 18 (INSEE).
    fn social_security(&self) -> Option<(Label, Reason)> {
        let (body, key) = match self.text.len() {
            13 => (self.text.as_str(), None),
            15 => (self.text.get(..13)?, self.text.get(13..)),
            _ => return None,
        };
        let first = body.starts_with(['1', '2', '3', '4', '7', '8']);
        let month: u8 = body.get(3..5)?.parse().ok()?;
        if !first || !matches!(month, 1..=12 | 20..=42 | 50..=99) || self.marks.contains('/') {
            return None;
        }
        let number: u64 = body.replacen("2A", "19", 1).replacen("2B", "18", 1).parse().ok()?;
        let right = key.and_then(|key| key.parse::<u64>().ok()).is_some_and(|key| key == 97 - number % 97);
        Some((Label::SocialSecurity, if right { Reason::Key } else { Reason::Shape }))
    }

    /// French numbers of ten digits from 01 to 09, with or without +33; British ones in groups; any other with a plus;
    /// North American ones as (555) 123-4567.
    fn phone(&self) -> Option<(Label, Reason)> {
        let text = self.text.as_str();
        let plain = !self.marks.contains('/') && !self.marks.contains(',');
        let french = text.len() == 10 && text.starts_with('0') && !text.starts_with("00") && self.even();
        let abroad = (self.plus || text.starts_with("00")) && (9..=16).contains(&text.len());
        let british = text.len() == 11 && text.starts_with('0') && !self.unbroken();
        let american = text.len() == 10 && self.groups == [3, 3, 4] && !self.marks.is_empty();
        (plain && (french || abroad || british || american)).then_some((Label::Phone, Reason::Shape))
    }

    /// Whether the groups are such as a number is spoken in, so that `0 5 10 20 40 80` is left alone.
    fn even(&self) -> bool {
        self.unbroken() || self.groups.iter().all(|group| (2..=4).contains(group))
    }

    fn professional(&self) -> Option<(Label, Reason)> {
        let spoken = self.unbroken() || self.groups.iter().all(|group| *group >= 2);
        let plain = self.marks.is_empty() && self.text.len() == 11 && spoken;
        plain.then(|| (Label::Professional, if luhn(&self.text) { Reason::Key } else { Reason::Shape }))
    }

    /// Nine digits whose last is a Luhn key, as FINESS and SIREN numbers are.
    fn establishment(&self) -> Option<(Label, Reason)> {
        let grouped = self.unbroken() || self.groups == [2, 7] || self.groups == [2, 3, 4] || self.groups == [3, 3, 3];
        let fits = self.text.len() == 9 && self.marks.is_empty() && grouped && luhn(&self.text);
        fits.then_some((Label::Establishment, Reason::Key))
    }

    /// A British NHS number (ten digits, key modulo 11), or ten digits and more without a break.
    fn record(&self) -> Option<(Label, Reason)> {
        if self.text.len() == 10 && (self.unbroken() || self.groups == [3, 3, 4]) && modulo_11(&self.text) {
            return Some((Label::Record, Reason::Key));
        }
        (self.unbroken() && self.text.len() >= 10).then_some((Label::Record, Reason::Shape))
    }
}

/// Where digits go on after one separator (a blank, a dot, a hyphen, or `(0)` and the like), if they do.
fn after_separator(chars: &[char], here: usize) -> Option<usize> {
    let mut at = here;
    while at < chars.len() && at - here < 3 && (blank(chars[at]) || matches!(chars[at], '.' | '-' | '‑' | '(' | ')'))
    {
        if chars[at] == '\n' {
            return None;
        }
        at += 1;
    }
    (at > here && chars.get(at).is_some_and(char::is_ascii_digit)).then_some(at)
}

/// Words that announce a number of a person's file or of an establishment, whatever its length from four digits.
fn labelled(reading: &Reading, spans: &mut Vec<Span>) {
    for (at, token) in reading.tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Word) {
        let label = match token.folded.as_str() {
            "finess" => Label::Establishment,
            "rpps" | "adeli" => Label::Professional,
            "ipp" | "nir" | "nhs" | "dossier" | "mrn" => Label::Record,
            _ => continue,
        };
        let number = (at + 1..reading.tokens.len().min(at + 6)).find(|next| {
            reading.token(*next).is_some_and(|token| token.kind == Kind::Number && token.folded.len() >= 4)
        });
        let Some(number) = number else { continue };
        let between = (at + 1..number).all(|between| {
            let word = reading.word(between);
            let corsican = matches!(word, "a" | "b") && reading.touch(between - 1, between);
            (corsican || matches!(word, "" | "n" | "no" | "num" | "numero" | "number" | "patient" | "est" | "is" | "o"))
                && !reading.token(between).is_some_and(|token| token.is(".") && between + 1 < number)
        });
        // A year is no file number: “the 2019 file” and “dossier 2019”.
        let year = label == Label::Record && reading.tokens[number].value().is_some_and(|n| (1900..2100).contains(&n));
        if let (true, false, Some((start, end))) = (between, year, reading.span(at, number)) {
            spans.push(Span { label, start, end, reason: Reason::Cue });
        }
    }
}

/// Luhn's check: from the right, every second digit doubled and its digits added, the sum a multiple of ten.
pub(super) fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte.wrapping_sub(b'0'));
            let weighed = if place % 2 == 1 { digit * 2 } else { digit };
            if weighed > 9 { weighed - 9 } else { weighed }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The key of a British NHS number: weights ten to two, eleven minus the sum modulo eleven, ten being impossible.
fn modulo_11(digits: &str) -> bool {
    let values: Vec<u32> = digits.bytes().map(|byte| u32::from(byte.wrapping_sub(b'0'))).collect();
    let Some((key, rest)) = values.split_last() else { return false };
    let sum: u32 = rest.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    (11 - sum % 11) % 11 == *key
}
