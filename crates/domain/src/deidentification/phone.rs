//! Telephone, fax and pager numbers.

use std::sync::LazyLock;

use regex::bytes::Regex;

use super::overlap::Kept;
use super::pattern::{before, digits, line_before, pattern, scan, span, stands_alone, unit_follows, whole_number};
use super::{Label, Reading, Reason};

/// After a word that announces one, any number will do.
static ANNOUNCED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:telephones?|telecopie|phones?|tel|tels|fax|faxer|mobile|portable|gsm|dect|bip|bips|beep|bleep|pager|poste|ligne|desk|cell|extension|ext|",
        r"joignables? (?:au|aux|sur le)|rappeler au|appeler le|appeler au|call|joindre au|contacter au|standard|secretariat|urgence|astreinte)",
        r"(?: (?:direct|interne|professionnel|personnel|number|numero|domicile|travail|fixe|est le|is|au|du secretariat))?\.? {0,2}(?:no)?[:=./-]{0,2} {0,3}",
        r"(\(?\+?[0-9o](?:[ ()./-]{0,3}[0-9]){1,16}(?: ?x ?[0-9]{1,6})?)"
    ))
});

/// Ten French figures, however grouped, and their prefixes; a letter O may stand for the zero.
static FRENCH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"(?:(?:\+|00) ?33|\(\+?33\)|[0o])[ ./_-]{0,3}(?:\(?0\)?[ ./-]{0,2})?[1-9](?:[ ./_-]{0,2}[0-9]){8}")
});

/// A country's prefix, or an area's between brackets.
static INTERNATIONAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"(?:\+[0-9]{1,4}|\([0-9]{2,5}\)|00[1-9][0-9]{0,2})(?:[ ()./-]{0,3}[0-9]){5,13}(?: ?x ?[0-9]{1,6})?")
});

/// Groups of figures, as English texts of any country write numbers.
static GROUPS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"[0-9]{2,4}(?:[ -][0-9]{2,8}){1,4}(?: ?x ?[0-9]{1,6})?|[0-9]{2,3}\.[0-9]{2,4}(?:\.[0-9]{2,5}){1,3}(?: ?x ?[0-9]{1,6})?|[0-9] [0-9]{3} [0-9]{3} [0-9]{4}",
    )
});

pub(super) fn find(reading: &Reading<'_>, kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    let propose = |kept: &mut Kept, start: usize, end: usize, reason| {
        kept.propose(reading.text, reading.candidate(start, end, Label::Phone, reason));
        true
    };
    scan(&FRENCH, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        let letter = shadow.as_bytes()[start] == b'o' && !shadow[start + 1..].starts_with(|c: char| c.is_ascii_digit());
        // A row of a table is longer than a number.
        let glued = stands_alone(shadow, start, end)
            || !letter
                && shadow.as_bytes()[start] != b'o'
                && digits(&shadow[start..end]).len() == 10
                && shadow[start..end].len() > 10;
        let alone = glued && whole_number(shadow, start, end, b" .");
        if letter || !alone || unit_follows(shadow, end) && !shadow[end..].starts_with([' ', '/']) {
            return false;
        }
        propose(kept, start, end, Reason::PhoneShape)
    });
    scan(&ANNOUNCED, shadow, |found| {
        let (Some((word, _)), Some((start, end))) = (span(found, 0), span(found, 1)) else {
            return false;
        };
        let number = digits(&shadow[start..end]);
        let joined = before(shadow, word).is_some_and(|byte| byte.is_ascii_alphanumeric());
        let taken = kept.taken.touches(reading.shadow.origin(start), reading.shadow.origin(end));
        if joined || number.len() < 3 || taken || unit_follows(shadow, end) || !stands_alone(shadow, start, end) {
            return false;
        }
        propose(kept, start, end, Reason::PhoneAnnounced)
    });
    scan(&INTERNATIONAL, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        let signed = shadow[start..end].contains("(-");
        let count = digits(&shadow[start..end]).len();
        let alone = stands_alone(shadow, start, end) && whole_number(shadow, start, end, b" .-");
        if signed || !(7..=20).contains(&count) || !alone || unit_follows(shadow, end) {
            return false;
        }
        propose(kept, start, end, Reason::PhoneShape)
    });
    if !reading.french {
        groups(reading, kept);
    }
}

fn groups(reading: &Reading<'_>, kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    scan(&GROUPS, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        let figures = digits(shadow[start..end].split('x').next().unwrap_or_default());
        let alone = stands_alone(shadow, start, end) && whole_number(shadow, start, end, b" .-/:,");
        let quantity = unit_follows(shadow, end) || line_before(shadow, start, 3).ends_with(['.', ',']);
        // « 500 000 » is a quantity: groups of three noughts.
        let round = figures.ends_with("000") && shadow[start..end].contains(' ');
        let taken = kept.taken.touches(reading.shadow.origin(start), reading.shadow.origin(end));
        if taken || !alone || quantity || round || !(7..=15).contains(&figures.len()) {
            return false;
        }
        kept.propose(reading.text, reading.candidate(start, end, Label::Phone, Reason::PhoneShape));
        true
    });
}
