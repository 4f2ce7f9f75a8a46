//! Patterns over a shadow, compiled once.

use super::short_list::ShortList;

use regex::bytes::{Captures, Match, Regex, RegexBuilder};

/// A pattern over ASCII bytes; blanks in it count, letters are lower case.
///
/// A pattern that does not compile matches nothing; a test compiles every one.
pub(super) fn pattern(source: &str) -> Option<Regex> {
    RegexBuilder::new(source).unicode(false).size_limit(1 << 22).build().ok()
}

/// Offers each match to `take`, from the left. A match that is taken is stepped over; after a refusal the search goes on one byte further, so that a
/// shorter match inside a refused one is not missed.
pub(super) fn scan(pattern: &Option<Regex>, shadow: &str, mut take: impl FnMut(&Captures<'_>) -> bool) {
    let Some(pattern) = pattern else {
        return;
    };
    let bytes = shadow.as_bytes();
    let mut locations = 0;
    while locations < bytes.len() {
        // Most texts hold no match: groups are looked for where there is one.
        let Some(found) = pattern.find_at(bytes, locations) else {
            return;
        };
        let Some(captures) = pattern.captures_at(bytes, found.start()) else {
            return;
        };
        let Some(whole) = captures.get(0) else {
            return;
        };
        let taken = take(&captures);
        locations = if taken { whole.end().max(whole.start() + 1) } else { whole.start() + 1 };
    }
}

/// The whole match, or the group of that number where it took part.
pub(super) fn span(captures: &Captures<'_>, group: usize) -> Option<(usize, usize)> {
    captures.get(group).map(|found: Match<'_>| (found.start(), found.end()))
}

/// The byte before `at`, if any.
pub(super) fn before(shadow: &str, at: usize) -> Option<u8> {
    at.checked_sub(1).and_then(|at| shadow.as_bytes().get(at)).copied()
}

/// The byte at `at`, if any.
pub(super) fn after(shadow: &str, at: usize) -> Option<u8> {
    shadow.as_bytes().get(at).copied()
}

/// Whether no letter or digit touches the passage.
pub(super) fn stands_alone(shadow: &str, start: usize, end: usize) -> bool {
    let touches = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == 2);
    !touches(before(shadow, start)) && !touches(after(shadow, end))
}

/// Whether digits of the passage are not part of a longer number: no digit touches it, nor a digit beyond a separator.
pub(super) fn whole_number(shadow: &str, start: usize, end: usize, separators: &[u8]) -> bool {
    let digit = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_digit());
    let separator = |byte: Option<u8>| byte.is_some_and(|byte| separators.contains(&byte));
    let left = digit(before(shadow, start))
        || separator(before(shadow, start)) && start > 1 && digit(before(shadow, start - 1));
    let right = digit(after(shadow, end)) || separator(after(shadow, end)) && digit(after(shadow, end + 1));
    !left && !right
}

/// The last bytes before `at`, at most `length`, on the same line.
pub(super) fn line_before(shadow: &str, at: usize, length: usize) -> &str {
    let piece = shadow.get(at.saturating_sub(length)..at).unwrap_or_default();
    piece.rsplit('\n').next().unwrap_or_default()
}

/// The first bytes from `at`, at most `length`, on the same line.
pub(super) fn line_after(shadow: &str, at: usize, length: usize) -> &str {
    let piece = shadow.get(at..(at + length).min(shadow.len())).unwrap_or_default();
    piece.split('\n').next().unwrap_or_default()
}

/// The digits of a passage, and nothing else of it.
pub(super) fn digits(passage: &str) -> String {
    passage.chars().filter(char::is_ascii_digit).collect()
}

/// What follows a quantity.
static UNITS: ShortList = ShortList::of(&[
    "mg",
    "g",
    "kg",
    "ml",
    "l",
    "dl",
    "cl",
    "ui",
    "iu",
    "u",
    "mui",
    "mmhg",
    "mm",
    "mm3",
    "cm",
    "m",
    "km",
    "mmol",
    "umol",
    "nmol",
    "meq",
    "mosm",
    "kcal",
    "cal",
    "kj",
    "j",
    "h",
    "min",
    "mn",
    "s",
    "sec",
    "ans",
    "an",
    "mois",
    "jours",
    "jour",
    "semaines",
    "heures",
    "minutes",
    "secondes",
    "fois",
    "gouttes",
    "gttes",
    "x",
    "ug",
    "mcg",
    "ng",
    "pg",
    "bpm",
    "hz",
    "khz",
    "mhz",
    "w",
    "v",
    "kv",
    "ma",
    "gy",
    "cgy",
    "mbq",
    "units",
    "unites",
    "years",
    "months",
    "weeks",
    "days",
    "hours",
    "doses",
    "copies",
    "cells",
    "cellules",
    "elements",
    "leucocytes",
    "fr",
    "ch",
    "g/l",
    "euros",
    "eur",
    "rpm",
    "tours",
    "joules",
]);

/// Whether what follows says that the number is a quantity.
pub(super) fn unit_follows(shadow: &str, end: usize) -> bool {
    let rest = line_after(shadow, end, 14);
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    if rest.starts_with(['%', '/']) && !rest.starts_with("//") {
        return true;
    }
    let word: &str = rest.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
    !word.is_empty() && UNITS.contains(word)
}
