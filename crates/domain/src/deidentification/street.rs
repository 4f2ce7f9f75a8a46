//! Streets and numbers.

use std::sync::LazyLock;

use regex::bytes::Regex;

use super::overlap::Kept;
use super::pattern::{before, pattern, scan, span, stands_alone};
use super::proper::{Manner, proper};
use super::{Label, Reading, Reason};

static FRENCH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:((?:[0-9]{1,4}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente)(?: ?(?:-|/|et|,) ?[0-9]{1,4})?(?: ?(?:bis|ter|quater|[a-d]))?,? {1,2}))?",
        r"(rue|avenue|aven?|avn|bd|bld|blvd|boulevard|boul|place|pl|chemin|che|chem|allees?|all|impasse|imp|quai|cours|route|rte|passage|pass|square|sq|faubourg|fbg|fg|villa|cite|residence|lotissement|lot|sentier|ruelle|esplanade|promenade|rond-point|hameau|traverse|montee|cote|venelle|voie|mail|parvis|clos|domaine|lieu-dit|lieu dit|carrefour|parc|zone|z\.?a\.?c?|z\.?i)\.? {1,2}"
    ))
});

/// Kinds of street that need no number before them.
const PLAIN: &[&str] = &[
    "rue",
    "avenue",
    "boulevard",
    "bd",
    "bld",
    "blvd",
    "impasse",
    "quai",
    "chemin",
    "allee",
    "allees",
    "ruelle",
    "faubourg",
    "lieu-dit",
    "lieu dit",
    "square",
    "hameau",
];

/// Kinds of street that are much else besides.
const LOOSE: &[&str] = &[
    "voie", "cours", "parc", "zone", "cote", "mail", "lot", "pass", "all", "pl", "imp", "che", "domaine", "clos",
    "montee", "za", "zi", "sq",
];

static BOX: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?:bp|b\.p\.|cs|po box|p\.o\. box|psc [0-9]{1,5},? box|unit [0-9]{1,5},? box|appartement|appt?\.?|apt\.?|suite|flat|batiment|bat\.?|escalier|esc\.?|etage) {0,2}(?:no ?)?[0-9]{1,6}[a-z]?",
    )
});

static ENGLISH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:[0-9]{1,6}[a-z]?,? (?:[a-z0-9\x02'.-]{1,20} ){1,5}?|(?:[a-z\x02'-]{3,20} ){1,2})",
        r"(?:street|streets|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|place|pl|boulevard|blvd|square|sq|terrace|terr|close|crescent|way|grove|gardens|hill|park|row|parkway|pkwy|highway|hwy|circle|trail|alley|mews|crossroad|bridge|pass|route|loop|plaza|green)",
        r"(?:\.?,?[ \n]{0,2}(?:apt|suite|unit|flat|floor)\.? ?[a-z0-9]{1,5}){0,2}"
    ))
});

/// A number, capitals, a number: streets of countries that put it last.
static ABROAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?:[0-9]{2,6} )?(?:[a-z\x02'./-]{2,24} ){1,4}[0-9]{1,5}[.]?(?:,?[ \n]{0,2}(?:apt|suite|unit|flat)\.? ?[a-z0-9]{1,5}){0,2}",
    )
});

static MILITARY: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(?:[adf]po) (?:a[aep]) [0-9]{5}"));

pub(super) fn find(reading: &Reading<'_>, kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    if reading.french {
        french(reading, kept);
    } else {
        english(reading, kept);
    }
    scan(&BOX, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        let floor = shadow[start..end].starts_with("etage");
        stands_alone(shadow, start, end) && !floor && propose(reading, kept, start, end)
    });
}

fn french(reading: &Reading<'_>, kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    scan(&FRENCH, shadow, |found| {
        let (Some((start, after)), Some((from, to))) = (span(found, 0), span(found, 2)) else {
            return false;
        };
        if before(shadow, start).is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return false;
        }
        let numbered = span(found, 1).is_some_and(|(from, _)| shadow.as_bytes()[from].is_ascii_digit());
        let counted = span(found, 1).is_some();
        let kind = &shadow[from..to];
        let plain = PLAIN.contains(&kind);
        // « une voie d'abord », « deux places » are not streets: a number in words needs a plain kind.
        if !plain && !numbered {
            return false;
        }
        let short = !plain && to - from <= 4;
        let manner = Manner {
            small_first: counted && (plain || numbered && !LOOSE.contains(&kind)),
            ordinary: true,
            lines: true,
            figures: true,
            most: 8,
        };
        let Some(end) = proper(reading, after, manner) else {
            return false;
        };
        let capital = reading.original(from, from + 1).chars().all(char::is_uppercase);
        if short
            && !capital
            && !shadow[end..].trim_start_matches([' ', ',', '\n']).starts_with(|c: char| c.is_ascii_digit())
        {
            return false;
        }
        propose(reading, kept, start, end)
    });
}

fn english(reading: &Reading<'_>, kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    scan(&MILITARY, shadow, |found| span(found, 0).is_some_and(|(start, end)| propose(reading, kept, start, end)));
    for (street, kind_last) in [(&ENGLISH, true), (&ABROAD, false)] {
        scan(street, shadow, |found| {
            let Some((start, end)) = span(found, 0) else {
                return false;
            };
            if !stands_alone(shadow, start, end) || before(shadow, start).is_some_and(|byte| b".-/,'".contains(&byte)) {
                return false;
            }
            let original = reading.original(start, end);
            let mut words =
                original.split([' ', '\n']).filter(|word| word.len() > 1 && word.starts_with(char::is_alphabetic));
            let names = words.clone().filter(|word| word.starts_with(char::is_uppercase)).count();
            let whole = words.all(|word| word.starts_with(char::is_uppercase) || word.len() <= 4);
            let numbered = original.starts_with(|letter: char| letter.is_ascii_digit());

            // Without a number, or with it last, every word is a capital and none is ordinary.
            let known = original.split([' ', '\n']).any(|word| {
                let folded = word.to_lowercase();
                let folded = folded.trim_matches(|letter: char| !letter.is_alphabetic());
                let lexicon = reading.lexicon;
                folded.len() > 3
                    && (lexicon.medical.contains(folded)
                        || lexicon.clinical_terms.contains(folded)
                        || !kind_last && lexicon.words.contains(super::stem(folded, false)))
            });
            let shouted = !original.contains(char::is_lowercase);
            // Without a number « Dr » is a doctor.
            if !numbered && shadow[start..end].trim_end_matches('.').ends_with(" dr") {
                return false;
            }
            if shouted && !(numbered && kind_last) {
                return false;
            }
            let fits = if kind_last && numbered {
                names >= 1 && whole
            } else {
                names >= if kind_last { 2 } else { 1 } && whole && !known && (numbered || kind_last)
            };
            fits && propose(reading, kept, start, end)
        });
    }
}

fn propose(reading: &Reading<'_>, kept: &mut Kept, start: usize, end: usize) -> bool {
    kept.propose(reading.text, reading.candidate(start, end, Label::Address, Reason::StreetShape));
    true
}
