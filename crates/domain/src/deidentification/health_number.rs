//! Numbers of persons and accounts by their own shape: NIR, social security, cards, IBAN.

use std::sync::LazyLock;

use regex::bytes::Regex;

use super::key::{luhn_checks, nir_checks};
use super::overlap::Kept;
use super::pattern::{before, digits, line_before, pattern, scan, span, stands_alone, unit_follows, whole_number};
use super::{Label, Reading, Reason};

/// Sex, year, month, department (2A and 2B in Corsica), commune, order; the key apart.
static NIR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"[1-478](?:[ .-]?[0-9]){4}[ .-]?[0-9][ .-]?[0-9ab](?:[ .-]?[0-9]){6}(?:[ ./-]{0,3}(?:cle ?:? ?)?[0-9] ?[0-9])?",
    )
});

/// As it is printed on the card: 2 95 10 99 126 111 93.
static CANONICAL: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^[1-478] [0-9]{2} [0-9]{2} [0-9][0-9ab] [0-9]{3} [0-9]{3}(?: [0-9]{2})?$"));

static CARD: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"[2-6][0-9](?:[ -]?[0-9]){10,17}"));

static IBAN: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"[a-z]{2}[0-9]{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,4})?"));

static SOCIAL_SECURITY: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"[0-9]{3}[ -][0-9]{2}[ -][0-9]{4}|[a-z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[a-d]"));

pub(super) fn find(reading: &Reading<'_>, kept: &mut Kept) {
    if reading.french {
        nir(reading, kept);
        accounts(reading, kept);
    } else {
        accounts(reading, kept);
        social_security(reading, kept);
        nir(reading, kept);
    }
}

fn nir(reading: &Reading<'_>, kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    scan(&NIR, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        let compact: String =
            shadow[start..end].chars().filter(|c| c.is_ascii_digit() || matches!(c, 'a' | 'b')).collect();
        let compact = compact.replace("cle", "");
        let checks = nir_checks(&compact);
        // In a table every number has neighbours, and one in ninety-seven has a key that checks.
        let canonical = CANONICAL.as_ref().is_some_and(|canonical| canonical.is_match(&shadow.as_bytes()[start..end]));
        let separators: &[u8] = if canonical { b".," } else { b" .," };
        if !stands_alone(shadow, start, end)
            || !whole_number(shadow, start, end, separators)
            || unit_follows(shadow, end)
        {
            return false;
        }
        if compact.bytes().all(|byte| byte == compact.as_bytes()[0]) {
            return false;
        }
        let reason = if checks { Reason::NirKeyChecks } else { Reason::NirShape };
        kept.propose(reading.text, reading.candidate(start, end, Label::NationalNumber, reason));
        true
    });
}

fn accounts(reading: &Reading<'_>, kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    scan(&CARD, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        let number = digits(&shadow[start..end]);
        let announced =
            line_before(shadow, start, 40).contains("card") || line_before(shadow, start, 40).contains("carte");
        let checks = luhn_checks(&number) && number.len() >= 13;
        if !(checks || announced) || !stands_alone(shadow, start, end) || !whole_number(shadow, start, end, b" -") {
            return false;
        }
        // Fifteen digits are a national number in France before they are a card.
        if reading.french && !announced && number.len() < 16 {
            return false;
        }
        let reason = if checks { Reason::KeyChecks } else { Reason::NumberAnnounced };
        kept.propose(reading.text, reading.candidate(start, end, Label::BankNumber, reason));
        true
    });
    scan(&IBAN, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        let many = digits(&shadow[start..end]).len() >= 10;
        let capital = reading.original(start, start + 2).chars().all(char::is_uppercase);
        if !many || !capital || !stands_alone(shadow, start, end) {
            return false;
        }
        kept.propose(reading.text, reading.candidate(start, end, Label::BankNumber, Reason::LongNumber));
        true
    });
}

fn social_security(reading: &Reading<'_>, kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    scan(&SOCIAL_SECURITY, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        let spaced = shadow[start..end].contains(' ') && shadow.as_bytes()[start].is_ascii_digit();
        let letters = shadow.as_bytes()[start].is_ascii_alphabetic();
        if spaced && !line_before(shadow, start, 40).contains("s") {
            return false;
        }
        if letters && !reading.original(start, start + 2).chars().all(char::is_uppercase) {
            return false;
        }
        if !stands_alone(shadow, start, end)
            || !whole_number(shadow, start, end, b"-.")
            || before(shadow, start) == Some(b'+')
        {
            return false;
        }
        kept.propose(reading.text, reading.candidate(start, end, Label::NationalNumber, Reason::NirShape));
        true
    });
}
