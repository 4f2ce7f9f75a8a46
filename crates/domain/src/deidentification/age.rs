//! Ages over 89, the only ones that single somebody out.

use std::sync::LazyLock;

use regex::bytes::Regex;

use super::overlap::Kept;
use super::pattern::{pattern, scan, span, stands_alone};
use super::{Label, Reading, Reason};

static FRENCH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:9[0-9]|1[01][0-9]) {0,2}ans|age(?:e|es|s)? (?:de )?(?:9[0-9]|1[01][0-9])(?: ans)?",
        r"|quatre[ -]vingts?[ -](?:dix(?:[ -](?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize)[ -]ans",
        r"|cent(?:[ -](?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix))?[ -]ans|nonagenaires?|centenaires?|nonante(?:[ -][a-z]{2,6}){0,2} ans"
    ))
});

static ENGLISH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:9[0-9]|1[01][0-9])(?: |-)?(?:years?|yrs?|y/?o|yo)(?:(?: |-)(?:old|of age))?|(?:aged?|age of|age is)[ :]{1,2}(?:9[0-9]|1[01][0-9])",
        r"|ninety(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?[ -]years?(?:[ -]old)?|nonagenarians?|centenarians?"
    ))
});

pub(super) fn find(reading: &Reading<'_>, kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    scan(if reading.french { &FRENCH } else { &ENGLISH }, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        if !stands_alone(shadow, start, end) || is_class(&shadow[..start], &shadow[end..]) {
            return false;
        }
        kept.propose(reading.text, reading.candidate(start, end, Label::Age, Reason::GreatAge));
        true
    });
}

/// Whether the words around say « more than » or « and over », which is a class of ages and nobody's.
fn is_class(before: &str, after: &str) -> bool {
    const BEFORE: [&str; 11] = [
        "plus de",
        "au-dela de",
        "au moins",
        "au dela de",
        "il y a",
        "depuis",
        "over",
        "older than",
        "more than",
        "at least",
        ">",
    ];
    const AFTER: [&str; 8] =
        ["et plus", "ou plus", "and over", "and older", "or older", "and above", "or more", "or over"];
    let (before, after) = (before.trim_end(), after.trim_start());
    BEFORE.iter().any(|words| before.ends_with(words)) || AFTER.iter().any(|words| after.starts_with(words))
}
