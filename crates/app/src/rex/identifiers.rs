//! The screen for identifiers that imported records pass: one function, so that a better one takes its place in one line.
//!
//! This one knows only what cannot be anything else: an address of mail, a telephone number, a French or American social
//! security number. It never says that a text is anonymous.

use domain::rex::Finding;
use domain::text::Language;

/// What looks like an identifier in a text, with its place in characters.
#[must_use]
pub fn screen(text: &str, _: &Language) -> Vec<Finding> {
    let mut found = mails(text);
    found.extend(numbers(text));
    found
}

fn finding(text: &str, label: &str, from: usize, to: usize) -> Finding {
    let characters = |end: usize| text.get(..end).map_or(0, |before| before.chars().count());
    Finding { label: label.to_owned(), start: characters(from), end: characters(to) }
}

fn mails(text: &str) -> Vec<Finding> {
    let local = |letter: char| letter.is_alphanumeric() || "._%+-".contains(letter);
    let host = |letter: char| letter.is_alphanumeric() || ".-".contains(letter);
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
        let from = before.trim_end_matches(local).len();
        let name = after.get(..after.find(|letter| !host(letter)).unwrap_or(after.len())).unwrap_or_default();
        let name = name.trim_end_matches(['.', '-']);
        if from < at && name.contains('.') {
            found.push(finding(text, "MAIL", from, at + 1 + name.len()));
        }
    }
    found
}

/// A run of digits and of what people put between them.
struct Run<'a> {
    text: &'a str,
    from: usize,
    to: usize,
}

fn numbers(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let after_letter = at > 0 && bytes.get(at - 1).is_some_and(u8::is_ascii_alphanumeric);
        if after_letter || !(byte.is_ascii_digit() || matches!(byte, b'+' | b'(')) {
            at += 1;
            continue;
        }
        let long = bytes.iter().skip(at).take_while(|byte| is_of_number(**byte)).count();
        let piece = text.get(at..at + long).unwrap_or_default();
        let trimmed = piece.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric());
        let run = Run { text: trimmed, from: at, to: at + trimmed.len() };
        found.extend(run.label().map(|label| finding(text, label, run.from, run.to)));
        at += long.max(1);
    }
    found
}

fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b' ' | b'.' | b'-' | b'(' | b')' | b'+' | b'A' | b'B')
}

impl Run<'_> {
    fn label(&self) -> Option<&'static str> {
        let digits: String = self.text.chars().filter(char::is_ascii_alphanumeric).collect();
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        let groups: Vec<usize> = self
            .text
            .split(|letter: char| !letter.is_ascii_alphanumeric())
            .map(str::len)
            .filter(|long| *long > 0)
            .collect();
        let foreign = self.text.starts_with('+');
        let french =
            digits.len() == 10 && digits.starts_with('0') && matches!(groups.as_slice(), [10] | [2, 2, 2, 2, 2]);
        let american = matches!(groups.as_slice(), [3, 3, 4] | [1, 3, 3, 4]);
        let security = matches!(groups.as_slice(), [3, 2, 4]) && self.text.contains('-');
        match () {
            () if is_nir(&digits) => Some("SECU"),
            () if plain && security => Some("SECU"),
            () if plain && (french || american || foreign && (10..=14).contains(&digits.len())) => Some("TEL"),
            () => None,
        }
    }
}

/// Sex, year, month, department with Corsica, commune, order and perhaps a key: by its form alone, for a wrong key never
/// hides a number.
fn is_nir(digits: &str) -> bool {
    let number = |from: usize, to: usize| digits.get(from..to).and_then(|piece| piece.parse::<u32>().ok());
    let letters: Vec<usize> = digits.match_indices(['A', 'B']).map(|(at, _)| at).collect();
    let corsica = letters == [6] && digits.get(5..6) == Some("2");
    matches!(digits.len(), 13 | 15)
        && (letters.is_empty() || corsica)
        && number(0, 1).is_some_and(|sex| matches!(sex, 1..=4 | 7 | 8))
        && number(3, 5).is_some_and(|month| matches!(month, 1..=12 | 20..=42 | 50..=99))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        let letters: Vec<char> = text.chars().collect();
        let piece = |it: &Finding| letters[it.start..it.end].iter().collect::<String>();
        screen(text, &Language::french()).iter().map(|it| (it.label.clone(), piece(it))).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(label, piece)| ((*label).to_owned(), (*piece).to_owned())).collect()
    }

    #[test]
    fn what_cannot_be_anything_else_is_found_where_it_stands() {
        assert_eq!(found("écrire à a.b+c@chu-x.example.fr."), pairs(&[("MAIL", "a.b+c@chu-x.example.fr")]));
        assert_eq!(found("Tél. : 06 12 34 56 78, puis"), pairs(&[("TEL", "06 12 34 56 78")]));
        assert_eq!(found("au +33 6 12 34 56 78"), pairs(&[("TEL", "+33 6 12 34 56 78")]));
        assert_eq!(found("call (555) 123-4567 now"), pairs(&[("TEL", "(555) 123-4567")]));
        assert_eq!(found("NIR 1 85 05 78 006 084 36"), pairs(&[("SECU", "1 85 05 78 006 084 36")]));
        assert_eq!(found("né en Corse : 2850520A006084"), pairs(&[("SECU", "2850520A006084")]).split_off(1));
        assert_eq!(found("en Corse : 285052A006084"), pairs(&[("SECU", "285052A006084")]));
        assert_eq!(found("SSN 123-45-6789"), pairs(&[("SECU", "123-45-6789")]));
    }

    #[test]
    fn doses_dates_and_lots_are_no_identifiers() {
        for text in [
            "10 mg puis 500 000 UI",
            "le 10/12/2013 à 14 h 30",
            "01/02/2003 00:00",
            "lot 1234567890123456",
            "PA 120/80, FC 85",
            "a @ b",
            "@",
            "20 000 30 000",
            "+",
            "(",
        ] {
            assert!(found(text).is_empty(), "{text:?}: {:?}", found(text));
        }
    }
}
