//! Postcodes and towns.

use std::sync::LazyLock;

use regex::bytes::Regex;

use super::name_context::names_a_thing;
use super::overlap::Kept;
use super::pattern::{before, line_before, pattern, scan, span, stands_alone, unit_follows};
use super::proper::{Manner, proper};
use super::short_list::ShortList;
use super::word::{Gap, Shape, Word};
use super::{Label, Reading, Reason};

static FRENCH_CODE: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"((?:f-)?(?:[0-9][1-9]|[1-9]0|2[ab]) ?[0-9]{3})([ ,-]{1,3}|[ ,]{0,2}\n ?)"));
static CODE_ALONE: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(?:[0-9][1-9]|[1-9]0|2[ab]) ?[0-9]{3}"));
static CEDEX: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"^ {0,2}cedex(?: {1,2}[0-9]{1,2})?"));
static ENGLISH_CODE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"[a-z]{1,2}[0-9][0-9a-z]? [0-9][a-z]{2}|[a-z]{2} [0-9]{5}(?:-[0-9]{4})?|[0-9]{5}-[0-9]{4}")
});
static ZIP_WORD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?:zip(?: code)?|postcode|postal code|code postal|cp)[ :]{1,3}(?:is )?([a-z]{0,2}[0-9][0-9a-z]{1,3} ?[0-9][0-9a-z]{1,3})",
    )
});

pub(super) fn find(reading: &Reading<'_>, words: &[Word<'_>], kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    let town_after = |kept: &mut Kept, start: usize, end: usize, after: usize| {
        let Some(town_end) =
            proper(reading, after, Manner { lines: true, most: 6, ordinary: true, ..Manner::default() })
        else {
            return false;
        };
        let from = town_end - if shadow[..town_end].ends_with("cedex") { "cedex".len() } else { 0 };
        let district = CEDEX.as_ref().and_then(|cedex| cedex.find(&shadow.as_bytes()[from..]));
        let town_end = district.map_or(town_end, |found| from + found.end());
        kept.propose(reading.text, reading.candidate(start, end, Label::Postcode, Reason::PostcodeShape));
        kept.propose(reading.text, reading.candidate(after, town_end, Label::Town, Reason::TownNamed));
        true
    };
    if reading.french {
        scan(&FRENCH_CODE, shadow, |found| {
            let (Some((start, end)), Some((_, after))) = (span(found, 1), span(found, 0)) else {
                return false;
            };
            let first = first_word(shadow, after);
            let lexicon = reading.lexicon;
            let capital = reading.original(after, after + 1).chars().all(char::is_uppercase);
            let known = lexicon.towns.contains(first)
                || matches!(first, "la" | "le" | "les" | "l" | "saint" | "sainte" | "st" | "ste");
            let form = matches!(
                first,
                "tel" | "fax" | "mail" | "poste" | "bip" | "email" | "ui" | "dr" | "pr" | "mme" | "mr" | "cs" | "bp"
            );
            let strange = !form
                && !lexicon.words.contains(super::stem(first, true))
                && !lexicon.medical.contains(first)
                && first.len() > 2;
            let street = !form && line_before(shadow, start, 4).contains([',', '-'])
                || kept.taken.touches(reading.shadow.origin(start.saturating_sub(3)), reading.shadow.origin(start));
            let alone =
                !before(shadow, start).is_some_and(|byte| byte.is_ascii_alphanumeric() || b".,/".contains(&byte));
            if !capital || !alone || !(known || strange || street) || unit_follows(shadow, end) {
                return false;
            }
            town_after(kept, start, end, after)
        });
    } else {
        scan(&ENGLISH_CODE, shadow, |found| {
            let Some((start, end)) = span(found, 0) else {
                return false;
            };
            let capital = reading.original(start, end).chars().all(|letter| !letter.is_lowercase());
            if !capital || !stands_alone(shadow, start, end) {
                return false;
            }
            kept.propose(reading.text, reading.candidate(start, end, Label::Postcode, Reason::PostcodeShape));
            true
        });
    }
    scan(&ZIP_WORD, shadow, |found| {
        let Some((start, end)) = span(found, 1).filter(|(start, end)| stands_alone(shadow, *start, *end)) else {
            return false;
        };
        kept.propose(reading.text, reading.candidate(start, end, Label::Postcode, Reason::PostcodeShape));
        true
    });
    towns(reading, words, kept);
    after_town(reading, kept);
}

fn first_word(shadow: &str, at: usize) -> &str {
    shadow[at..].split(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or_default()
}

/// « Marseille, 13006 »: a code after its town or its street.
fn after_town(reading: &Reading<'_>, kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    scan(&CODE_ALONE, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        let gap = shadow[..start].len() - shadow[..start].trim_end_matches([' ', ',', '(', '-', '\n']).len();
        let from = reading.shadow.origin(start - gap);
        let beside = gap > 0
            && gap <= 3
            && from > 0
            && matches!(kept.taken.label(from - 1), Some(Label::Town | Label::Address | Label::Hospital));
        if !beside
            || !stands_alone(shadow, start, end)
            || unit_follows(shadow, end)
            || before(shadow, start) == Some(b'.')
        {
            return false;
        }
        kept.propose(reading.text, reading.candidate(start, end, Label::Postcode, Reason::PostcodeShape));
        true
    });
}

/// Words before a town.
static BEFORE: ShortList = ShortList::of(&[
    "a", "de", "d", "sur", "vers", "depuis", "pres", "chu", "habite", "reside", "ville", "commune", "region", "samu",
    "smur", "in", "from", "to", "at", "near", "of", "visited", "left", "via", "entre", "et", "and", "between",
    "outside", "around", "dans",
]);

/// Verbs after which any capital is a town: « née à », « habite à ».
static LIVING: ShortList = ShortList::of(&[
    "ne",
    "nee",
    "habite",
    "habitent",
    "habitant",
    "reside",
    "residant",
    "domicilie",
    "domiciliee",
    "demeurant",
    "vit",
    "vivant",
    "originaire",
    "demenage",
    "installe",
    "installee",
    "transfere",
    "transferee",
    "rapatrie",
    "exerce",
    "travaille",
    "born",
    "lives",
    "living",
    "moved",
    "resident",
    "returned",
    "residing",
    "native",
    "travelled",
    "arrived",
]);

fn towns(reading: &Reading<'_>, words: &[Word<'_>], kept: &mut Kept) {
    let mut at = 0;
    while at < words.len() {
        at += town_at(reading, kept, words, at).unwrap_or(1);
    }
}

/// How many words the town at `at` has, if one stands there.
fn town_at(reading: &Reading<'_>, kept: &mut Kept, words: &[Word<'_>], at: usize) -> Option<usize> {
    let word = &words[at];
    if word.shape == Shape::Small || word.shape == Shape::Initial || word.shouted {
        return None;
    }
    let before = at
        .checked_sub(1)
        .map(|index| &words[index])
        .filter(|_| matches!(word.gap, Gap::Blank | Gap::Apostrophe | Gap::Line));
    let article = before
        .filter(|before| matches!(before.folded, "la" | "le" | "les" | "l") && at > 1)
        .and_then(|_| words.get(at.wrapping_sub(2)));
    let announced = [before, article].into_iter().flatten().any(|before| {
        let french = matches!(before.folded, "a" | "de" | "d" | "sur" | "vers" | "et" | "dans");
        BEFORE.contains(before.folded) && (reading.french || !french)
    });
    let living = (2..=4).any(|back| {
        at.checked_sub(back).is_some_and(|index| LIVING.contains(words[index].folded) && !words[index + 1].opens)
    });
    let length = listed(reading, words, at);
    let compound = compound(words, at);
    let strange = !word.known.ordinary && !word.known.medical;
    // « de Bordeaux » may be a wine; « à Bordeaux », « près de Bordeaux » are a place.
    let vague = before.is_some_and(|before| matches!(before.folded, "de" | "d" | "et" | "entre" | "of" | "and"))
        && !at.checked_sub(2).is_some_and(|index| {
            matches!(
                words[index].folded,
                "pres"
                    | "loin"
                    | "ville"
                    | "nord"
                    | "sud"
                    | "est"
                    | "ouest"
                    | "region"
                    | "peripherie"
                    | "banlieue"
                    | "environs"
                    | "agglomeration"
                    | "proximite"
                    | "commune"
                    | "mairie"
                    | "gare"
                    | "aeroport"
                    | "universite"
                    | "chu"
                    | "chr"
            )
        });
    let ordinary = length == 1 && word.known.ordinary && vague && !living;
    let found = if compound > length {
        compound
    } else if length > 0 && (announced || living) && !ordinary {
        length
    } else if announced && living && strange && word.folded.len() > 2 {
        1
    } else {
        0
    };
    if found == 0 || names_a_thing(words, at, at + found - 1, reading.french) {
        return None;
    }
    let (start, end) = (word.start, words[at + found - 1].end);
    kept.propose(reading.text, reading.candidate(start, end, Label::Town, Reason::TownNamed));
    Some(found)
}

/// How many words from `at` on are the longest town of the lists.
fn listed(reading: &Reading<'_>, words: &[Word<'_>], at: usize) -> usize {
    let mut length = 0;
    let mut name = String::new();
    for (count, next) in words[at..].iter().take(5).enumerate() {
        if count > 0 && !matches!(next.gap, Gap::Blank | Gap::Hyphen | Gap::Apostrophe) {
            break;
        }
        if count > 0 {
            name.push(if next.gap == Gap::Apostrophe { '\'' } else { ' ' });
        }
        name.push_str(next.folded);
        if reading.lexicon.towns.contains(&name) && next.shape != Shape::Small {
            length = count + 1;
        }
    }
    length
}

/// « Saint-Jean-de-Luz », « Ivry-sur-Seine »: towns by their very shape; how many words.
fn compound(words: &[Word<'_>], at: usize) -> usize {
    let hyphened =
        words[at + 1..].iter().take(7).take_while(|word| matches!(word.gap, Gap::Hyphen | Gap::Apostrophe)).count();
    let inside = words[at + 1..=at + hyphened]
        .iter()
        .any(|word| matches!(word.folded, "sur" | "sous" | "en" | "les" | "lez" | "le" | "la"));
    let saint = matches!(words[at].folded, "saint" | "sainte") && hyphened > 0;
    let last = matches!(words[at + hyphened].shape, Shape::Title | Shape::Upper);
    if hyphened > 0 && last && (saint || inside && hyphened >= 2) { hyphened + 1 } else { 0 }
}
