//! Dates written in digits, and years alone.

use std::sync::LazyLock;

use regex::bytes::{Captures, Regex};

use super::overlap::Kept;
use super::pattern::{after, before, digits, line_before, pattern, scan, span, unit_follows, whole_number};
use super::{Label, Reading, Reason};

static THREE_PARTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"([0-9]{1,4})(?: ?[/.|_-] ?| )([0-9]{1,2})(?: ?[/.|_-] ?| )([0-9]{2,4})(t[0-9]{2}:[0-9]{2}(?::[0-9]{2})?z?)?",
    )
});

/// Figures apart, as scanned forms give them: « 1 2 . 0 6 . 1 9 8 1 », « 3 0 0 3 2 0 2 1 ».
static SPELT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"([0-3]) ([0-9])(?: ?[./-])? ([01]) ([0-9])(?: ?[./-])? ([12]) ([09]) ([0-9])(?: ([0-9]))?")
});

static COMPACT: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"[0-9]{8}"));

static TWO_PARTS: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"([0-9]{1,2})( ?[/.-] ?)([0-9]{4}|[0-9]{1,2})"));

static YEAR: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?:(?:fin|debut|mi|courant)[ -])?(?:19|20)[0-9]{2}s?"));

static TIME: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^,? ?(?:at |a )?[0-2]?[0-9][:h][0-5][0-9](?::[0-5][0-9])?(?: ?[ap]m)?"));

/// The first day of a range whose last day was found: « du 10 au », « 10 - ».
static RANGE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"(?:^|[^0-9/.,])([0-3]?[0-9](?:er|st|nd|rd|th)?) {0,2}(?:au|et|et le|a|-|/|to|and|&) {0,2}(?:le )?$")
});

/// The first month of a range: « entre mai et », « de mai à ».
static MONTHS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?:^|[^a-z])(janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|may|june|july|august|september|october|november|december) (?:a|et|au|-|to|and) $",
    )
});

static BIRTH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?:\bnee?s?\b|naissance|\bddn\b|\bborn\b|\bdob\b|birth|mise? au monde)[^0-9]{0,24}$|[|,;] ?[mf] ?[|,;] ?$",
    )
});

/// What stands before a year in which somebody was born; a French « ne » that denies is never followed by it.
static BORN_IN: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"\b(?:nee?s?|ne\(e\)|born|naissance|birth)[ :]{1,3}(?:(?:en|in|vers|about) )?$"));

/// What stands before a day that is written without its year.
const BEFORE_A_DAY: &[&str] = &[
    "le", "du", "au", "des", "les", "et", "ce", "depuis", "date", "on", "since", "until", "from", "to", "dated", "by",
    "jusqu'au", "rdv", "debut", "fin",
];

/// What stands before a fraction or a score.
const BEFORE_A_FRACTION: &[&str] = &[
    "ta", "pa", "tension", "score", "eva", "en", "acuite", "av", "od", "og", "bp", "glasgow", "gcs", "version", "page",
    "apgar", "stade",
];

pub(super) fn find(reading: &Reading<'_>, kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    scan(&THREE_PARTS, shadow, |found| three_parts(reading, kept, found));
    scan(&SPELT, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        let figures = digits(&shadow[start..end]);
        let number = |from: usize, to: usize| figures.get(from..to).and_then(|part| part.parse().ok()).unwrap_or(0);
        let day = is_day(number(0, 2), number(2, 4));
        day && whole_number(shadow, start, end, b" ") && propose(reading, kept, start, end)
    });
    scan(&COMPACT, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        let number = |from: usize, to: usize| shadow[start + from..start + to].parse().unwrap_or(0);
        let day = is_day(number(0, 2), number(2, 4)) && is_year(number(4, 8))
            || is_year(number(0, 4)) && is_day(number(6, 8), number(4, 6));
        let alone = !before(shadow, start).is_some_and(|byte| byte.is_ascii_alphanumeric() || b".,".contains(&byte));
        day && alone
            && !after(shadow, end).is_some_and(|byte| byte.is_ascii_digit())
            && propose(reading, kept, start, end)
    });
    scan(&TWO_PARTS, shadow, |found| two_parts(reading, kept, found));
    scan(&YEAR, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        let joined = before(shadow, start).is_some_and(|byte| byte.is_ascii_alphanumeric() || b"./,+#".contains(&byte))
            || after(shadow, end).is_some_and(|byte| byte.is_ascii_alphanumeric())
            || ends_a_number(shadow, start);
        let taken = kept.taken.touches(reading.shadow.origin(start), reading.shadow.origin(end));
        let digit = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_digit());
        let cell = start > 1
            && before(shadow, start) == Some(b' ')
            && digit(before(shadow, start - 1))
            && after(shadow, end) == Some(b' ')
            && digit(after(shadow, end + 1));
        let decimal = after(shadow, end).is_some_and(|byte| b".,".contains(&byte))
            && after(shadow, end + 1).is_some_and(|byte| byte.is_ascii_digit());
        if joined || taken || cell || decimal || unit_follows(shadow, end) {
            return false;
        }
        let born = line_before(shadow, start, 24);
        let birth = BORN_IN.as_ref().is_some_and(|born_in| born_in.is_match(born.as_bytes()));
        let (label, reason) = if birth { (Label::BirthDate, Reason::Birth) } else { (Label::Date, Reason::YearAlone) };
        kept.propose(reading.text, reading.candidate(start, end, label, reason));
        true
    });
}

fn three_parts(reading: &Reading<'_>, kept: &mut Kept, found: &Captures<'_>) -> bool {
    let shadow = &reading.shadow.text;
    let (Some((start, end)), Some(first), Some(second), Some(third)) =
        (span(found, 0), span(found, 1), span(found, 2), span(found, 3))
    else {
        return false;
    };
    let number = |(from, to): (usize, usize)| shadow[from..to].parse::<u32>().unwrap_or(0);
    let length = |(from, to): (usize, usize)| to - from;
    let ends_in_year = length(first) <= 2 && (length(third) == 2 || is_year(number(third)));
    let day = if ends_in_year {
        is_day(number(first), number(second)) || is_day(number(second), number(first))
    } else {
        length(first) == 4 && length(third) <= 2 && is_year(number(first)) && is_day(number(third), number(second))
    };
    let blank = shadow.as_bytes()[first.1] == b' '
        && shadow.as_bytes()[second.1] == b' '
        && first.1 + 1 == second.0
        && second.1 + 1 == third.0;
    // Blanks alone hold a date together only with two, two and four figures.
    let loose = blank && !(length(first) == 2 && length(second) == 2 && length(third) == 4 && number(third) >= 1900);
    // The same separator once more would make of it another number; a hyphen after a slash is a range.
    let separators: &[u8] = match shadow[first.1..second.0].trim() {
        "" => b" .,/",
        "/" => b"/",
        "." => b".",
        _ => b"-./",
    };
    day && !loose && whole_number(shadow, start, end, separators) && propose(reading, kept, start, end)
}

fn two_parts(reading: &Reading<'_>, kept: &mut Kept, found: &Captures<'_>) -> bool {
    let shadow = &reading.shadow.text;
    let (Some((start, end)), Some(first), Some(second)) = (span(found, 0), span(found, 1), span(found, 3)) else {
        return false;
    };
    let number = |(from, to): (usize, usize)| shadow[from..to].parse::<u32>().unwrap_or(0);
    let slash = shadow[first.1..second.0].contains('/');
    let joined =
        before(shadow, start).is_some_and(|byte| byte.is_ascii_alphanumeric()) || after(shadow, end) == Some(b'%');
    if joined || !whole_number(shadow, start, end, b"./,-:") {
        return false;
    }
    if second.1 - second.0 == 4 {
        let month = (1..=12).contains(&number(first)) && is_year(number(second));
        return month && propose(reading, kept, start, end);
    }
    let earlier = line_before(shadow, start, 16);
    let last =
        earlier.trim_end_matches([' ', '(', ':', '|', '-']).rsplit([' ', '(', '\'', ':']).next().unwrap_or_default();
    let announced = BEFORE_A_DAY.contains(&last);
    let day = is_day(number(first), number(second)) || !reading.french && is_day(number(second), number(first));
    let two_figures = first.1 - first.0 == 2 && second.1 - second.0 == 2;
    let plain =
        slash && two_figures && reading.french && !BEFORE_A_FRACTION.contains(&last) && number(first) != number(second);
    let rest = super::pattern::line_after(shadow, end, 12);
    let fraction =
        BEFORE_A_FRACTION.contains(&last) || rest.trim_start().starts_with("mm") || rest.trim_start().starts_with("cm");
    // Decimals are written with a point or a hyphen's range; without a word before them they are no day.
    if !day || fraction || unit_follows(shadow, end) || !(announced || plain) {
        return false;
    }
    if !(slash || announced && two_figures) {
        return false;
    }
    propose(reading, kept, start, end)
}

/// Proposes a date, the first day of its range and its time; says what kind of date it is.
pub(super) fn propose(reading: &Reading<'_>, kept: &mut Kept, start: usize, end: usize) -> bool {
    propose_as(reading, kept, (start, end), Reason::DateDigits)
}

pub(super) fn propose_as(
    reading: &Reading<'_>,
    kept: &mut Kept,
    (start, mut end): (usize, usize),
    reason: Reason,
) -> bool {
    let shadow = &reading.shadow.text;
    let earlier = line_before(shadow, start, 40);
    let matches =
        |pattern: &Option<Regex>| pattern.as_ref().is_some_and(|pattern| pattern.is_match(earlier.as_bytes()));
    let birth = matches(&BIRTH);
    if !reading.french {
        let rest = super::pattern::line_after(shadow, end, 24);
        let time = TIME.as_ref().and_then(|time| time.find(rest.as_bytes()));
        end += time.map_or(0, |time| time.end());
    }
    let (label, reason) = if birth { (Label::BirthDate, Reason::Birth) } else { (Label::Date, reason) };
    kept.propose(reading.text, reading.candidate(start, end, label, reason));
    let offset = start - earlier.len();
    let first = |pattern: &Option<Regex>| {
        pattern.as_ref().and_then(|range| range.captures(earlier.as_bytes())).and_then(|found| span(&found, 1))
    };
    if let Some((from, to)) = first(&RANGE).or_else(|| first(&MONTHS)) {
        kept.propose(reading.text, reading.candidate(offset + from, offset + to, Label::Date, reason));
    }
    true
}

/// Whether what stands before is the beginning of a longer number, not the first year of two: « 201-948-1927 ».
fn ends_a_number(shadow: &str, start: usize) -> bool {
    let Some(earlier) = shadow.get(start.saturating_sub(6)..start).and_then(|piece| piece.strip_suffix('-')) else {
        return false;
    };
    let figures = earlier.len() - earlier.trim_end_matches(|letter: char| letter.is_ascii_digit()).len();
    figures > 0 && figures != 4
}

fn is_day(day: u32, month: u32) -> bool {
    let length = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=12).contains(&month) && (1..=length).contains(&day)
}

fn is_year(year: u32) -> bool {
    (1880..=2100).contains(&year)
}
