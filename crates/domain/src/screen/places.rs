//! Addresses: a number and its street, a postcode and its town.

use super::reading::{Kind, Reading};
use super::{Label, Reason, Span};

/// Kinds of streets that come after the number; those that are also common nouns need a capital after them.
const STREETS: [&str; 14] = [
    "rue",
    "avenue",
    "av",
    "boulevard",
    "bd",
    "bld",
    "chemin",
    "allee",
    "impasse",
    "quai",
    "faubourg",
    "lotissement",
    "sentier",
    "venelle",
];
const AMBIGUOUS: [&str; 7] = ["place", "cours", "route", "square", "passage", "residence", "voie"];
const ENGLISH: [&str; 17] = [
    "street",
    "st",
    "road",
    "rd",
    "avenue",
    "ave",
    "lane",
    "drive",
    "close",
    "court",
    "square",
    "terrace",
    "gardens",
    "crescent",
    "boulevard",
    "way",
    "place",
];
const PARTICLES: [&str; 9] = ["de", "du", "des", "la", "le", "les", "l", "d", "aux"];

pub(super) fn find(reading: &Reading, spans: &mut Vec<Span>) {
    for at in 0..reading.tokens.len() {
        let Some(last) = french_street(reading, at)
            .or_else(|| english_street(reading, at))
            .or_else(|| postcode(reading, at))
            .or_else(|| british_postcode(reading, at))
        else {
            continue;
        };
        if let Some((start, end)) = reading.span(at, last) {
            spans.push(Span { label: Label::Address, start, end, reason: Reason::Shape });
        }
    }
}

fn house_number(reading: &Reading, at: usize) -> bool {
    reading.token(at).is_some_and(|token| token.kind == Kind::Number && token.folded.len() <= 4)
        && !(at > 0 && reading.touch(at - 1, at))
}

/// `12 bis, rue des Lilas`.
fn french_street(reading: &Reading, at: usize) -> Option<usize> {
    house_number(reading, at).then_some(())?;
    let comma = |place: usize| reading.token(place).is_some_and(|token| token.is(","));
    let mut street = at + 1;
    if matches!(reading.word(street), "bis" | "ter" | "quater") {
        street += 1;
    }
    if comma(street) {
        street += 1;
    }
    let word = reading.word(street);
    let (sure, maybe) = (STREETS.contains(&word), AMBIGUOUS.contains(&word));
    if !(sure || maybe) || !reading.same_line(at, street) {
        return None;
    }
    let mut name = street + 1;
    while PARTICLES.contains(&reading.word(name)) || reading.token(name).is_some_and(|t| t.is("'") || t.is(".")) {
        name += 1;
    }
    let named = reading.token(name).is_some_and(|token| token.kind != Kind::Mark) && reading.same_line(street, name);
    if !named || (maybe && !reading.capital(name)) {
        return None;
    }
    Some(capitals(reading, name))
}

/// The last of the capitalised words, joined by blanks or hyphens, that go on from the one at `name`.
fn capitals(reading: &Reading, name: usize) -> usize {
    let mut last = name;
    for _ in 0..4 {
        let hyphen = reading.token(last + 1).is_some_and(|token| token.is("-"));
        let next = last + 1 + usize::from(hyphen);
        if !reading.capital(next) || !reading.same_line(last, next) {
            break;
        }
        last = next;
    }
    last
}

/// `221B Baker Street`.
fn english_street(reading: &Reading, at: usize) -> Option<usize> {
    house_number(reading, at).then_some(())?;
    let letter = reading.touch(at, at + 1) && reading.word(at + 1).len() == 1;
    let first = at + 1 + usize::from(letter);
    (first + 1..=first + 3).find(|street| {
        ENGLISH.contains(&reading.word(*street))
            && (first..=*street).all(|place| reading.capital(place))
            && reading.same_line(at, *street)
    })
}

/// `75011 Paris`: five digits that are a French postcode, and a capitalised town.
fn postcode(reading: &Reading, at: usize) -> Option<usize> {
    let token = reading.token(at)?;
    let shaped = token.kind == Kind::Number
        && token.folded.len() == 5
        && !(at > 0 && reading.touch(at - 1, at))
        && !token.folded.starts_with("00")
        && !token.folded.starts_with("99");
    let town = at + 1;
    let long = reading.token(town).is_some_and(|token| token.end - token.start >= 3);
    (shaped && long && reading.capital(town) && reading.same_line(at, town)).then(|| capitals(reading, town))
}

/// `SW1A 1AA`: the last two letters are never those of a unit such as mg or ml.
fn british_postcode(reading: &Reading, at: usize) -> Option<usize> {
    let area = reading.token(at).filter(|token| token.kind == Kind::Word && token.folded.len() <= 2)?;
    let upper = |start: usize, end: usize| reading.chars[start..end].iter().all(char::is_ascii_uppercase);
    let digits = |place: usize, most: usize| {
        reading.token(place).is_some_and(|token| token.kind == Kind::Number && token.folded.len() <= most)
    };
    (upper(area.start, area.end) && reading.touch(at, at + 1) && digits(at + 1, 2)).then_some(())?;
    let extra = reading.touch(at + 1, at + 2) && reading.word(at + 2).len() == 1;
    let inward = at + 2 + usize::from(extra);
    let end = reading.token(inward + 1)?;
    let unit = end.kind == Kind::Word && end.folded.len() == 2 && upper(end.start, end.end);
    let allowed = !end.folded.contains(['c', 'i', 'k', 'm', 'o', 'v']);
    (digits(inward, 1) && reading.touch(inward, inward + 1) && unit && allowed && reading.same_line(at, inward))
        .then_some(inward + 1)
}
