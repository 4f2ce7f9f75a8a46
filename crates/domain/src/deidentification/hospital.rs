//! Hospitals by their names; wards, rooms and beds.

use std::sync::LazyLock;

use regex::bytes::Regex;

use super::overlap::Kept;
use super::pattern::{before, pattern, scan, span, stands_alone};
use super::proper::{Manner, proper};
use super::stem::stem;
use super::{Label, Reading, Reason};

/// A word for an establishment, before its name.
static FRENCH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:hopita(?:l|ux)|hop\.?|c\.?h\.?r?\.?u\.?|chr|chi|chs|ch|ghu|ght|gh|hia|clcc|cac|epsm|ehpad|ssr|smr|usld|hegp|had|(?:poly)?cliniques?|centre hospitalier|centre medical|centre de reeducation|centre de sante|centre de readaptation|maison de (?:retraite|sante|repos)|",
        r"groupe hospitalier|institut|fondation|maternite|pharmacie|laboratoire|residence|foyer|centre|hospices civils)",
        r"(?: (?:universitaire|regional|regional universitaire|intercommunal|general|specialise|psychiatrique|prive|public|departemental|militaire|europeen|parisien|mutualiste|d'instruction des armees))* {1,2}(?:(?:du|de la|de|des|le|la|les) {1,2}|(?:de l'|d'|l'))?"
    ))
});

/// Words for establishments that a common word may follow without being a name.
const LOOSE: &[&str] = &[
    "centre",
    "institut",
    "laboratoire",
    "residence",
    "foyer",
    "had",
    "ch",
    "cac",
    "gh",
    "chs",
    "chi",
    "pharmacie",
    "fondation",
    "hop",
    "smr",
    "ssr",
];

static ENGLISH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?:[a-z\x02]['a-z\x02.-]{0,20} ){1,5}(?:hospitals?|medical cent(?:er|re)|infirmary|clinic|hospice|nursing home|nhs (?:foundation )?trust|health cent(?:er|re))(?: of [a-z\x02]{3,20})?",
    )
});

static ENGLISH_OF: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(?:hospital|infirmary|clinic)(?: of| at|,)? "));

static WARD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:chambre|ch\.|lit|box) {0,2}(?:no ?)?[0-9]{1,4}[a-z]?|(?:uf|dmu) {1,2}[0-9]{1,5}",
        r"|(?:room|bed|bay) {0,2}(?:number |no\.? ?|#)?[0-9]{1,4}[a-z]?|ward {1,2}(?:[0-9]{1,3}[a-z]?|[a-z][0-9]{1,3})"
    ))
});

static NAMED_WARD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"(?:service|unite|secteur|pavillon|batiment|salle|aile|ward|wing|unit) {1,2}(?:du |de |de l'|des )?")
});

pub(super) fn find(reading: &Reading<'_>, kept: &mut Kept) {
    if reading.french {
        french(reading, kept);
    } else {
        english(reading, kept);
    }
    wards(reading, kept);
}

fn french(reading: &Reading<'_>, kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    scan(&FRENCH, shadow, |found| {
        let Some((start, after)) = span(found, 0) else {
            return false;
        };
        if before(shadow, start).is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return false;
        }
        let head = shadow[start..after].split([' ', '.']).next().unwrap_or_default();
        let loose = LOOSE.contains(&head) && !shadow[start..after].starts_with("centre hospitalier");
        let short = head.len() <= 3
            && !reading.original(start, start + head.len()).chars().all(char::is_uppercase)
            && head != "hop";
        let manner = Manner { ordinary: !loose, lines: false, most: 6, ..Manner::default() };
        let Some(end) = proper(reading, after, manner).filter(|_| !short) else {
            return false;
        };
        let shouted = reading.original(after, end).chars().all(|letter| !letter.is_lowercase());
        if is_generic(reading, after, end, loose || shouted) {
            return false;
        }
        kept.propose(reading.text, reading.candidate(start, end, Label::Hospital, Reason::HospitalNamed));
        true
    });
    known(reading, kept);
}

/// Whether what follows the word for a hospital only says what kind it is.
fn is_generic(reading: &Reading<'_>, from: usize, to: usize, strict: bool) -> bool {
    const KINDS: &[&str] = &[
        "jour",
        "semaine",
        "nuit",
        "public",
        "prive",
        "local",
        "general",
        "universitaire",
        "regional",
        "periode",
        "du",
        "de",
        "service",
        "urgences",
        "reanimation",
        "tel",
        "ville",
        "antipoison",
        "adresse",
        "medical",
        "chirurgical",
        "examen",
        "anesthesie",
        "compte",
        "patient",
        "cr",
        "mme",
        "mr",
        "dr",
        "pr",
        "m",
        "nom",
        "date",
        "irm",
        "sau",
        "samu",
        "smur",
    ];
    let shadow = &reading.shadow.text;
    let first = shadow[from..to].split(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or_default();
    let folded = |word: &str| {
        reading.lexicon.words.contains(stem(word, true))
            || reading.lexicon.medical.contains(word)
            || reading.lexicon.clinical_terms.contains(word)
    };
    // « CENTRE HOSPITALIER DE NANTES »: after « de » an ordinary word may be a town.
    let town = ["de ", "d'"].iter().any(|of| shadow[..from].ends_with(of)) && reading.lexicon.towns.contains(first);
    let every_word_ordinary =
        shadow[from..to].split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| word.len() > 2).all(folded);
    KINDS.contains(&first) || strict && every_word_ordinary && !town
}

/// Hospitals that one name tells.
fn known(reading: &Reading<'_>, kept: &mut Kept) {
    static PLACE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(
            r"(?:\ba la |\ba l'|\ba |\bau |\bde la |\bde |\bd'|\bvers |\bdu |^|\n)([a-z\x02]{3,}(?:[ -][a-z\x02]{3,})?)",
        )
    });
    let shadow = &reading.shadow.text;
    scan(&PLACE, shadow, |found| {
        let Some((start, end)) = span(found, 1) else {
            return false;
        };
        let capital = reading.original(start, end).chars().next().is_some_and(char::is_uppercase);
        let whole = shadow[start..end].replace('-', " ");
        let first = whole.split(' ').next().unwrap_or_default();
        let end = if reading.lexicon.hospitals.contains(&whole) { end } else { start + first.len() };
        let listed = reading.lexicon.hospitals.contains(&whole) || reading.lexicon.hospitals.contains(first);
        let de = shadow[..start].ends_with("de ") || shadow[..start].ends_with("d'");
        if !capital
            || !listed
            || de && reading.lexicon.clinical_terms.contains(first)
            || !stands_alone(shadow, start, end)
        {
            return false;
        }
        kept.propose(reading.text, reading.candidate(start, end, Label::Hospital, Reason::HospitalNamed));
        true
    });
}

fn english(reading: &Reading<'_>, kept: &mut Kept) {
    const KINDS: &[&str] = &[
        "the",
        "a",
        "an",
        "general",
        "local",
        "private",
        "public",
        "teaching",
        "district",
        "community",
        "outpatient",
        "day",
        "our",
        "this",
        "that",
        "pain",
        "eye",
        "dental",
        "in",
        "at",
        "to",
        "from",
        "same",
        "tertiary",
        "referring",
        "another",
        "fracture",
        "emergency",
        "heart",
        "cancer",
    ];
    let shadow = &reading.shadow.text;
    scan(&ENGLISH, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        if !stands_alone(shadow, start, end) {
            return false;
        }
        // The name is the capitals next to the word for a hospital.
        let passage = &shadow[start..end];
        let mut from = start;
        let mut at = start;
        for word in passage.split(' ') {
            let original = reading.original(at, at + word.len());
            let capital = original.starts_with(char::is_uppercase);
            let joins = matches!(word, "and" | "of" | "de" | "at");
            // A sentence ends before the name begins.
            let ends = word.ends_with('.') && word != "st.";
            if ends || !(capital || joins && from < at) {
                from = at + word.len() + 1;
            }
            at += word.len() + 1;
        }
        let name = shadow.get(from..end).unwrap_or_default();
        let words: Vec<&str> = name.split(' ').collect();
        let telling = words.len() >= 2
            && words[..words.len() - 1].iter().any(|word| {
                !KINDS.contains(word) && !matches!(*word, "and" | "of" | "medical" | "nursing" | "nhs" | "health")
            });
        if !telling || reading.original(from, end).chars().all(|letter| !letter.is_lowercase()) {
            return false;
        }
        kept.propose(reading.text, reading.candidate(from, end, Label::Hospital, Reason::HospitalNamed));
        true
    });
    english_of(reading, kept);
}

/// « Hospital of X »: a name after the word.
fn english_of(reading: &Reading<'_>, kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    scan(&ENGLISH_OF, shadow, |found| {
        let Some((start, after)) =
            span(found, 0).filter(|(start, _)| reading.original(*start, *start + 1).starts_with(char::is_uppercase))
        else {
            return false;
        };
        let Some(end) = proper(reading, after, Manner { most: 4, ..Manner::default() }) else {
            return false;
        };
        let shouted = reading.original(start, end).chars().all(|letter| !letter.is_lowercase());
        if shouted || !shadow[start..after].contains("of") {
            return false;
        }
        kept.propose(reading.text, reading.candidate(start, end, Label::Hospital, Reason::HospitalNamed));
        true
    });
}

fn wards(reading: &Reading<'_>, kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    scan(&WARD, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        let theatre = super::pattern::line_before(shadow, start, 12);
        let theatre = ["operating ", "recovery ", "emergency ", "waiting "].iter().any(|kind| theatre.ends_with(kind));
        if theatre || !stands_alone(shadow, start, end) || super::pattern::unit_follows(shadow, end) {
            return false;
        }
        kept.propose(reading.text, reading.candidate(start, end, Label::Ward, Reason::WardNamed));
        true
    });
    scan(&NAMED_WARD, shadow, |found| {
        let Some((start, after)) = span(found, 0) else {
            return false;
        };
        if before(shadow, start).is_some_and(|byte| byte.is_ascii_alphanumeric()) {
            return false;
        }
        let Some(end) = proper(reading, after, Manner { most: 3, ..Manner::default() }) else {
            return false;
        };
        let name = &shadow[after..end];
        let first = name.split([' ', '-']).next().unwrap_or_default();
        let lexicon = reading.lexicon;
        let listed = lexicon.surnames.contains(first)
            || lexicon.first_names.contains(first)
            || lexicon.hospitals.contains(first);
        let shouted = reading.original(start, end).chars().all(|letter| !letter.is_lowercase());
        let thing = lexicon.medical.contains(first)
            || lexicon.clinical_terms.contains(first) && !lexicon.hospitals.contains(first);
        if shouted || !listed || thing || super::title::is_title(first) || first.len() < 4 {
            return false;
        }
        kept.propose(reading.text, reading.candidate(start, end, Label::Ward, Reason::WardNamed));
        true
    });
}
