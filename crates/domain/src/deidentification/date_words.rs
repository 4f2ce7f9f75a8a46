//! Dates with a month by its name, or a number in words.

use std::sync::LazyLock;

use regex::bytes::Regex;

use super::date::propose_as;
use super::overlap::Kept;
use super::pattern::{after, before, pattern, scan, span, unit_follows};
use super::{Reading, Reason};

const FRENCH_MONTH: &str = "(?:janvier|janv|jan|fevrier|fevr|fev|mars|mar|avril|avr|mai|juin|juillet|juil|jul|aout|aou|septembre|sept|sep|octobre|oct|novembre|nov|decembre|dec)";
const FRENCH_WHOLE_MONTH: &str = "(?:janvier|janv|fevrier|fevr|fev|mars|avril|avr|mai|juin|juillet|juil|aout|septembre|sept|octobre|oct|novembre|nov|decembre|dec)";
const FRENCH_DAY: &str = "(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? ?(?:le )?)?";
const FRENCH_NUMBER: &str = r"(?:premier|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|septante|octante|nonante)\b";
const FRENCH_YEAR: &str = "(?:(?:mille|mil)[ -]neuf[ -]cents?|dix[ -]neuf[ -]cents?|deux[ -]milles?)";

const ENGLISH_MONTH: &str = "(?:january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep|october|oct|november|nov|december|dec)";
const ENGLISH_DAY: &str = "(?:(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun),? ?(?:the )?)?";
const ENGLISH_ORDINAL: &str = "(?:(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)";
const ENGLISH_YEAR: &str = "(?:(?:nineteen|twenty)[ -](?:hundred|oh|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|two thousand(?:(?: and)? [a-z]{3,9}(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)?)";

static FRENCH: LazyLock<[Option<Regex>; 4]> = LazyLock::new(|| {
    let in_words = format!("{FRENCH_NUMBER}(?:[ -](?:et[ -])?{FRENCH_NUMBER}){{0,3}}");
    let day = format!("(?:(?:0?[1-9]|[12][0-9]|3[01])(?: ?er|e)?|{in_words})");
    let year = format!("(?:(?:19|20)[0-9]{{2}}|'?[0-9]{{2}}|{FRENCH_YEAR}(?:[ -](?:et[ -])?{FRENCH_NUMBER}){{0,4}})");
    [
        pattern(&format!(
            "{FRENCH_DAY}{day}[ ./-]{{0,3}}(?:de |du mois de )?{FRENCH_MONTH}\\.?(?:[ ./,-]{{0,3}}(?:de |de l'an |de l'annee )?({year}))?"
        )),
        pattern(&format!("{FRENCH_DAY}{in_words}[ ./-]{{1,3}}(?:0?[1-9]|1[0-2])[ ./-]{{1,3}}({year})")),
        pattern(&format!(
            "(?:(?:debut|fin|mi|courant)[ -](?:de )?)?{FRENCH_WHOLE_MONTH}\\.?[ ./-]{{0,2}}(?:de )?({year})|(?:19|20)[0-9]{{2}}[ /-]{FRENCH_WHOLE_MONTH}"
        )),
        pattern(&format!("(?:debut|fin|mi|courant)[ -](?:de )?{FRENCH_WHOLE_MONTH}")),
    ]
});

static ENGLISH: LazyLock<[Option<Regex>; 4]> = LazyLock::new(|| {
    let year = format!("(?:(?:19|20)[0-9]{{2}}|'[0-9]{{2}}|{ENGLISH_YEAR})");
    let day = format!("(?:(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?|{ENGLISH_ORDINAL})");
    [
        pattern(&format!(
            "{ENGLISH_DAY}(?:the )?{day}(?: of |[ ./-]{{0,2}}){ENGLISH_MONTH}\\.?(?:[ ,./-]{{0,3}}({year}|[0-9]{{2}}))?"
        )),
        pattern(&format!("{ENGLISH_DAY}{ENGLISH_MONTH}\\.?[ -]{{1,2}}(?:the )?{day}(?:[ ,]{{1,3}}({year}))?")),
        pattern(&format!("(?:early |late |mid[ -])?{ENGLISH_MONTH}\\.?,?[ /-]{{1,2}}(?:of )?({year})")),
        pattern(
            "(?:early|late|mid)[ -](?:january|february|april|june|july|august|september|october|november|december)",
        ),
    ]
});

pub(super) fn find(reading: &Reading<'_>, kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    for date in if reading.french { FRENCH.iter() } else { ENGLISH.iter() } {
        scan(date, shadow, |found| {
            let Some((start, mut end)) = span(found, 0) else {
                return false;
            };
            // « 12 mars 20 mg » is a date and a dose.
            if let Some((year, last)) = span(found, 1) {
                let short = last - year <= 3;
                let quantity = unit_follows(shadow, last)
                    || after(shadow, last).is_some_and(|byte| b"h:.,".contains(&byte))
                        && after(shadow, last + 1).is_some_and(|byte| byte.is_ascii_digit());
                if short && (quantity || after(shadow, last).is_some_and(|byte| byte.is_ascii_digit() || byte == b'h'))
                {
                    end = start + shadow[start..year].trim_end_matches([' ', ',', '.', '/', '-', '\'']).len();
                    if !shadow.as_bytes()[start].is_ascii_digit() {
                        return false;
                    }
                }
            }
            let joined = before(shadow, start)
                .is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b',')
                || after(shadow, end)
                    .is_some_and(|byte| byte.is_ascii_alphabetic() && !shadow.as_bytes()[end - 1].is_ascii_digit());
            let digits_go_on = after(shadow, end).is_some_and(|byte| byte.is_ascii_digit());
            if joined || digits_go_on || is_may(reading, start, end) {
                return false;
            }
            propose_as(reading, kept, (start, end), Reason::DateWords)
        });
    }
}

/// « may 2 » is no date where the verb is written small.
fn is_may(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let passage = &reading.shadow.text[start..end];
    let verb = |word: &str| {
        passage
            .find(word)
            .is_some_and(|at| reading.original(start + at, start + at + 1).chars().all(char::is_lowercase))
    };
    !reading.french
        && (verb("may") || verb("march") && !passage.contains(" of "))
        && !passage.contains("19")
        && !passage.contains("20")
}
