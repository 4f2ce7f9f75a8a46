//! Full dates, in digits and in words, and births.

use super::reading::{Kind, Reading};
use super::{Label, Reason, Span};
use crate::text::Language;

/// Months by their full names and usual abbreviations, folded.
const MONTHS: [&[&str]; 12] = [
    &["janvier", "janv", "january", "jan"],
    &["fevrier", "fevr", "fev", "february", "feb"],
    &["mars", "march", "mar"],
    &["avril", "avr", "april", "apr"],
    &["mai", "may"],
    &["juin", "june", "jun"],
    &["juillet", "juil", "july", "jul"],
    &["aout", "august", "aug"],
    &["septembre", "sept", "september", "sep"],
    &["octobre", "oct", "october"],
    &["novembre", "nov", "november"],
    &["decembre", "dec", "december"],
];

pub(super) fn find(reading: &Reading, language: &Language, spans: &mut Vec<Span>) {
    for at in 0..reading.tokens.len() {
        if let Some(last) = in_digits(reading, at).or_else(|| in_words(reading, at)) {
            push(reading, at, last, Label::Date, Reason::Shape, spans);
        }
        birth(reading, language, at, spans);
    }
}

fn push(reading: &Reading, first: usize, last: usize, label: Label, reason: Reason, spans: &mut Vec<Span>) {
    if let Some((start, end)) = reading.span(first, last) {
        spans.push(Span { label, start, end, reason });
    }
}

/// `12/03/2024`, `3-12-24`, `2024-03-12`: the place of the last token.
fn in_digits(reading: &Reading, at: usize) -> Option<usize> {
    let touching = (at..at + 4).all(|place| reading.touch(place, place + 1));
    let separator = ["/", "-", "."].into_iter().find(|mark| {
        reading.token(at + 1).is_some_and(|token| token.is(mark))
            && reading.token(at + 3).is_some_and(|token| token.is(mark))
    });
    // Part of a longer chain (a version, an address, a DOI) it is no date.
    let chained = (at > 0 && reading.touch(at - 1, at) && !reading.tokens[at - 1].is("("))
        || (reading.touch(at + 4, at + 5)
            && reading.touch(at + 5, at + 6)
            && reading.token(at + 6).is_some_and(|token| token.kind == Kind::Number));
    if !touching || separator.is_none() || chained {
        return None;
    }
    let (first, middle, last) = (reading.token(at)?, reading.token(at + 2)?, reading.token(at + 4)?);
    let (a, b, c) = (first.value()?, middle.value()?, last.value()?);
    let short = |token: &super::reading::Token| token.folded.len() <= 2;
    let day_month = |day, month| (1..=31).contains(&day) && (1..=12).contains(&month);
    let year = |year: u16, digits: usize| digits == 2 || (digits == 4 && (1850..=2150).contains(&year));
    let day_first = short(first) && short(middle) && (day_month(a, b) || day_month(b, a));
    let european = day_first && year(c, last.folded.len());
    let iso = first.folded.len() == 4 && year(a, 4) && short(middle) && short(last) && day_month(c, b);
    (european || iso).then_some(at + 4)
}

fn month(word: &str) -> bool {
    MONTHS.iter().any(|names| names.contains(&word))
}

/// `12 mars 2024`, `1er mars 2024`, `12th of March, 2024`, `March 12, 2024`: the place of the last token.
fn in_words(reading: &Reading, at: usize) -> Option<usize> {
    if month(reading.word(at)) {
        let day = skip(reading, at + 1, &["."], &["the"]);
        is_day(reading, day).then_some(())?;
        return is_year(reading, skip(reading, day + 1, &[","], &["st", "nd", "rd", "th"]));
    }
    is_day(reading, at).then_some(())?;
    let named = skip(reading, at + 1, &["."], &["er", "st", "nd", "rd", "th", "of", "de"]);
    month(reading.word(named)).then_some(())?;
    is_year(reading, skip(reading, named + 1, &[".", ","], &["de"]))
}

/// The first place from `at` on that is none of these marks or words; two at most are passed over.
fn skip(reading: &Reading, at: usize, marks: &[&str], words: &[&str]) -> usize {
    let passed = |place: usize| {
        words.contains(&reading.word(place))
            || reading.token(place).is_some_and(|token| marks.iter().any(|mark| token.is(mark)))
    };
    (at..at + 2).find(|place| !passed(*place)).unwrap_or(at + 2)
}

fn is_day(reading: &Reading, at: usize) -> bool {
    reading.token(at).and_then(super::reading::Token::value).is_some_and(|day| (1..=31).contains(&day))
}

fn is_year(reading: &Reading, at: usize) -> Option<usize> {
    let token = reading.token(at)?;
    let fits = token.folded.len() == 4 && token.value().is_some_and(|year| (1850..=2150).contains(&year));
    fits.then_some(at)
}

/// `née le 3 mai`, `né(e) en 1931`, `date de naissance : …`, `born on …`, `DOB`, `DDN`, with the figures that follow.
fn birth(reading: &Reading, language: &Language, at: usize, spans: &mut Vec<Span>) {
    let words = |from: usize, wanted: &[&str]| {
        wanted.iter().enumerate().all(|(place, word)| reading.word(from + place) == *word)
    };
    let cue = if matches!(reading.word(at), "ne" | "nee" | "nes" | "nees") {
        // “ne” without its accent is a negation unless “le” and a figure follow; “né(e)” has its e in brackets.
        let bracket = words(at + 2, &["e"]) && reading.token(at + 1).is_some_and(|token| token.is("("));
        let end = if bracket { at + 3 } else { at };
        matches!(reading.word(end + 1), "le" | "en" | "vers").then_some(end + 1)
    } else if words(at, &["date", "de", "naissance"]) || words(at, &["date", "of", "birth"]) {
        Some(at + 2)
    } else if words(at, &["born", "on"]) || words(at, &["born", "in"]) {
        Some(at + 1)
    } else if matches!(reading.word(at), "dob" | "ddn") && (reading.capital(at) || *language == Language::english()) {
        Some(at)
    } else {
        None
    };
    let Some(cue) = cue else { return };
    // The figures must follow at once: “born in Lyon” and “nés en été” say no date.
    let figure = (cue + 1..=cue + 3).find(|place| {
        let before = (cue + 1..*place).all(|between| reading.word(between).len() <= 4);
        before && reading.token(*place).is_some_and(|token| token.kind == Kind::Number)
    });
    let named = month(reading.word(cue + 1)).then_some(cue + 1);
    let Some(first) = named.or(figure) else { return };
    let last = in_digits(reading, first)
        .or_else(|| in_words(reading, first))
        .unwrap_or_else(|| if month(reading.word(first + 1)) { first + 1 } else { first });
    push(reading, at, last, Label::Birth, Reason::Cue, spans);
}
