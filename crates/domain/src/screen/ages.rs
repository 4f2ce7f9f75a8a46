//! Ages of 90 and more: in one place few people have them, so that they name somebody.

use super::reading::Reading;
use super::{Label, Reason, Span};

pub(super) fn find(reading: &Reading, spans: &mut Vec<Span>) {
    for at in 0..reading.tokens.len() {
        let (last, reason) = match reading.word(at) {
            "nonagenaire" | "centenaire" | "nonagenarian" | "centenarian" => (at, Reason::Cue),
            _ => match age(reading, at) {
                Some(last) => (last, Reason::Shape),
                None => continue,
            },
        };
        if let Some((start, end)) = reading.span(at, last) {
            spans.push(Span { label: Label::Age, start, end, reason });
        }
    }
}

/// The last token of an age that begins with the number at `at`. “Over 90” and “90 and over” are classes, not ages.
fn age(reading: &Reading, at: usize) -> Option<usize> {
    let years = reading.token(at)?.value()?;
    if !(90..=125).contains(&years) || open_class(reading, at) {
        return None;
    }
    let hyphen = usize::from(reading.token(at + 1).is_some_and(|token| token.is("-")));
    let unit = at + 1 + hyphen;
    let said_before = matches!(reading.word_before(at, 1), "aged" | "age")
        || (reading.word_before(at, 1) == "de" && aged(reading, at));
    let last = match reading.word(unit) {
        "ans" => Some(unit),
        "year" | "years" | "yr" | "yrs" => {
            let hyphen = usize::from(reading.token(unit + 1).is_some_and(|token| token.is("-")));
            let old = unit + 1 + hyphen;
            if reading.word(old) == "old" { Some(old) } else { said_before.then_some(unit) }
        }
        "yo" => Some(unit),
        "y" if reading.word(unit + 2) == "o" => Some(unit + 2),
        _ => said_before.then_some(at),
    }?;
    let over = matches!(reading.word(last + 1), "et" | "ou" | "and" | "or")
        && matches!(reading.word(last + 2), "plus" | "over" | "older" | "above" | "more");
    (!over).then_some(last)
}

/// Whether the “de” before a number belongs to “âgé(e) de”.
fn aged(reading: &Reading, at: usize) -> bool {
    (2..=5).any(|back| matches!(reading.word_before(at, back), "age" | "agee" | "ages" | "agees"))
}

fn open_class(reading: &Reading, at: usize) -> bool {
    let (one, two) = (reading.word_before(at, 1), reading.word_before(at, 2));
    let sign = at > 0 && ["+", ">", "≥"].iter().any(|sign| reading.tokens[at - 1].is(sign));
    sign || matches!(one, "over" | "above" | "depuis")
        || (one == "de" && matches!(two, "plus" | "dela"))
        || (one == "than" && matches!(two, "older" | "more"))
        || (one == "least" || (one == "moins" && two == "au"))
        || (one == "a" && two == "y")
}
