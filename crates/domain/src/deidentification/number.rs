//! Numbers announced by their name, and numbers so long that they can only be somebody's.

use std::sync::LazyLock;

use regex::bytes::Regex;

use super::key::luhn_checks;
use super::overlap::Kept;
use super::pattern::{before, digits, line_before, pattern, scan, span, stands_alone, unit_follows, whole_number};
use super::{Label, Reading, Reason};

/// What stands between the name of a number and the number.
const LINK: &str = concat!(
    r"(?: (?:administratif|medical|patient|national|permanent|unique|du patient|de la patiente|d'identification|de dossier|card|number|numbers|account|is|est|provisoire))*",
    r" {0,2}(?:\([a-z' ()/-]{0,60}\))? {0,2}(?:no|n|numero|#)?[.:=#|-]{0,2}[ \n]{0,3}([a-z]{0,5}-?[0-9][0-9a-z]*(?:[ ./_-]{1,3}[0-9][0-9a-z]*){0,14})"
);

/// Names of numbers, in both languages, by what they number.
const NAMES: &[(&str, Label)] = &[
    (
        r"(?:ipp|i\.p\.p\.?|nip|ins|ip|identifiant|identification|no ?id|no d'?id|mrn|patient (?:id|no|number)|hospital (?:no|number)|nhs(?: number| no)?|medical record)",
        Label::PatientNumber,
    ),
    (
        r"(?:nda|iep|no de sejour|sejour|no de venue|venue|no d'admission|dossier|episode|passage|encounter|admission (?:no|number)|visit (?:no|number)|case (?:no|number)|accession|demande|examen no)",
        Label::StayNumber,
    ),
    (
        r"(?:securite sociale|secu|nir|no ss|immatriculation|d'assure|id national|social security|ssn|national insurance)",
        Label::NationalNumber,
    ),
    (r"(?:rpps|adeli|gmc|npi|nmc|licen[cs]e)", Label::ProfessionalNumber),
    (r"(?:finess|siret|siren|idnps)", Label::EstablishmentNumber),
    (r"(?:account|compte|iban|rib|card|carte|policy|contrat)", Label::BankNumber),
];

static ANNOUNCED: LazyLock<Vec<(Option<Regex>, Label)>> =
    LazyLock::new(|| NAMES.iter().map(|(name, label)| (pattern(&format!("{name}{LINK}")), *label)).collect());

/// Figures apart from each other, as scanned forms give them.
static SPELT: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"[0-9](?: [0-9]){6,40}\b"));

static LONG: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"[0-9a-z]{0,12}[0-9]{3}[0-9a-z]{2,24}"));

pub(super) fn find(reading: &Reading<'_>, kept: &mut Kept) {
    announced(reading, kept);
    spelt(reading, kept);
    long(reading, kept);
}

fn announced(reading: &Reading<'_>, kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    for (names, label) in ANNOUNCED.iter() {
        scan(names, shadow, |found| {
            let (Some((name, _)), Some((start, end))) = (span(found, 0), span(found, 1)) else {
                return false;
            };
            let joined = before(shadow, name).is_some_and(|byte| byte.is_ascii_alphanumeric());
            let number = digits(&shadow[start..end]);
            if joined || number.len() < 4 || unit_follows(shadow, end) {
                return false;
            }
            let taken = kept.taken.touches(reading.shadow.origin(start), reading.shadow.origin(end));
            if taken {
                return false;
            }
            let reason = if luhn_checks(&number) && *label != Label::StayNumber && *label != Label::PatientNumber {
                Reason::KeyChecks
            } else {
                Reason::NumberAnnounced
            };
            kept.propose(reading.text, reading.candidate(start, end, *label, reason));
            true
        });
    }
}

fn spelt(reading: &Reading<'_>, kept: &mut Kept) {
    let shadow = &reading.shadow.text;
    scan(&SPELT, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        let figures = digits(&shadow[start..end]);
        let same = figures.bytes().all(|byte| byte == figures.as_bytes()[0]);
        // Ten figures apart are nobody's table; fewer may be a row of one.
        let row = figures.len() < 10 && !whole_number(shadow, start, end, b" .,");
        if same || row || !stands_alone(shadow, start, end) {
            return false;
        }
        kept.propose(reading.text, reading.candidate(start, end, Label::OtherNumber, Reason::LongNumber));
        true
    });
}

fn long(reading: &Reading<'_>, kept: &mut Kept) {
    const PARTS: &[&str] = &[
        "lot",
        "ref",
        "reference",
        "sn",
        "s/n",
        "serial",
        "model",
        "modele",
        "version",
        "batch",
        "serie",
        "catalog",
        "udi",
        "part",
        "nct",
        "doi",
    ];
    let shadow = &reading.shadow.text;
    scan(&LONG, shadow, |found| {
        let Some((start, end)) = span(found, 0) else {
            return false;
        };
        let passage = &shadow[start..end];
        let figures = digits(passage);
        let pure = figures.len() == passage.len();
        let enough = if pure { figures.len() >= 7 } else { figures.len() >= 6 && passage.len() >= 8 };
        let alone = stands_alone(shadow, start, end) && whole_number(shadow, start, end, b".,");
        let earlier = line_before(shadow, start, 24);
        let part = earlier
            .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '/')
            .any(|word| PARTS.contains(&word));
        let same = figures.bytes().all(|byte| byte == figures.as_bytes()[0]) || figures.trim_end_matches('0').len() < 3;
        let taken = kept.taken.touches(reading.shadow.origin(start), reading.shadow.origin(end));
        if taken || !enough || !alone || part || same || unit_follows(shadow, end) {
            return false;
        }
        let (label, reason) = sort(&figures, pure, reading.french);
        kept.propose(reading.text, reading.candidate(start, end, label, reason));
        true
    });
}

/// What a number without a name most likely numbers.
fn sort(figures: &str, pure: bool, french: bool) -> (Label, Reason) {
    let reason = if luhn_checks(figures) { Reason::KeyChecks } else { Reason::LongNumber };
    match figures.len() {
        11 if pure && french && figures.starts_with("10") => (Label::ProfessionalNumber, reason),
        12 if pure && french && figures.starts_with("810") => (Label::ProfessionalNumber, Reason::LongNumber),
        9 | 14 if pure && french && reason == Reason::KeyChecks => (Label::EstablishmentNumber, reason),
        10 if pure && !french => (Label::Phone, Reason::PhoneShape),
        8..=10 if pure && french => (Label::PatientNumber, Reason::LongNumber),
        _ => (Label::OtherNumber, Reason::LongNumber),
    }
}
