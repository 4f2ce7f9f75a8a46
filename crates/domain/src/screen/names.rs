//! Names that a title or the words before them announce.

use super::reading::{Kind, Reading};
use super::{Label, Reason, Span};

/// Short titles: what follows them is a name even when nobody took the trouble of capitals.
const SHORT: [&str; 12] = ["mme", "mlle", "mr", "mrs", "ms", "dr", "pr", "drs", "mmes", "mm", "dre", "prof"];
/// Titles written out: “madame est venue” names nobody, “madame Durand” does.
const LONG: [&str; 14] = [
    "monsieur",
    "madame",
    "mademoiselle",
    "messieurs",
    "docteur",
    "docteure",
    "professeur",
    "professeure",
    "doctor",
    "professor",
    "miss",
    "sister",
    "maitre",
    "lord",
];
const PARTICLES: [&str; 16] =
    ["de", "du", "des", "d", "la", "le", "l", "el", "al", "ben", "van", "von", "der", "den", "di", "da"];
/// Words that follow a short title without being a name.
const NOT_NAMES: [&str; 46] = [
    "a",
    "est",
    "et",
    "qui",
    "que",
    "n",
    "ne",
    "s",
    "se",
    "l",
    "m",
    "me",
    "y",
    "en",
    "au",
    "aux",
    "avec",
    "dit",
    "dont",
    "il",
    "elle",
    "mais",
    "ou",
    "par",
    "pas",
    "pour",
    "sans",
    "sur",
    "was",
    "is",
    "has",
    "had",
    "and",
    "or",
    "who",
    "with",
    "in",
    "of",
    "to",
    "the",
    "generaliste",
    "traitant",
    "said",
    "came",
    "for",
    "on",
];
/// Illnesses and things that bear a person's name, or a capital, and often follow “patient”.
const EPONYMS: [&str; 14] = [
    "alzheimer",
    "parkinson",
    "crohn",
    "covid",
    "charcot",
    "basedow",
    "sjogren",
    "horton",
    "lewy",
    "down",
    "raynaud",
    "prescrire",
    "vitale",
    "ameli",
];

pub(super) fn find(reading: &Reading, spans: &mut Vec<Span>) {
    for at in 0..reading.tokens.len() {
        let Some((first, last)) = titled(reading, at).or_else(|| announced(reading, at)) else { continue };
        if let Some((start, end)) = reading.span(first, last) {
            spans.push(Span { label: Label::Name, start, end, reason: Reason::Cue });
        }
    }
}

/// A title at `at`, and the name after it: first and last token.
fn titled(reading: &Reading, at: usize) -> Option<(usize, usize)> {
    let word = reading.word(at);
    let short = SHORT.contains(&word);
    // “M.” alone is a title only in capitals; a small m is a metre.
    let letter = word == "m" && reading.capital(at);
    if !(short || letter || LONG.contains(&word)) {
        return None;
    }
    let dot = reading.token(at + 1).is_some_and(|token| token.is(".")) && reading.touch(at, at + 1);
    let mut name = at + 1 + usize::from(dot);
    let first = name;
    while particle(reading, name) || reading.token(name).is_some_and(|token| token.is("'")) {
        name += 1;
    }
    if !reading.same_line(at, name) || reading.token(name)?.kind != Kind::Word {
        return None;
    }
    let plain = short && name == first && lower_name(reading, name);
    if !(is_name(reading, name) || initial(reading, name) || plain) {
        return None;
    }
    Some((at, rest(reading, name)))
}

/// “de”, “van” and the like, in small letters: with a capital it begins a name, or is an initial.
fn particle(reading: &Reading, at: usize) -> bool {
    PARTICLES.contains(&reading.word(at)) && !reading.capital(at)
}

/// A word with a capital and at least two letters.
fn is_name(reading: &Reading, at: usize) -> bool {
    reading.capital(at) && reading.word(at).chars().count() >= 2
}

/// “Mme D.” still narrows down who it is; X, Y, Z and N are how one writes “somebody”.
fn initial(reading: &Reading, at: usize) -> bool {
    reading.capital(at) && reading.word(at).len() == 1 && !matches!(reading.word(at), "x" | "y" | "z" | "n")
}

/// A name in small letters after a short title, as in a note taken in haste.
fn lower_name(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    word.chars().count() >= 3 && !NOT_NAMES.contains(&word)
}

/// The last token of a name that begins at `name`: further names, particles and initials, joined or not by hyphens.
fn rest(reading: &Reading, name: usize) -> usize {
    let mut last = name;
    for _ in 0..4 {
        let mut next = last + 1;
        let mark = |place: usize, mark: &str| reading.token(place).is_some_and(|token| token.is(mark));
        let joined = (mark(next, "-") || mark(next, "'")) && reading.touch(last, next) && reading.touch(next, next + 1);
        if joined {
            next += 1;
        }
        while !joined && particle(reading, next) {
            next += 1;
        }
        if !(is_name(reading, next) && reading.same_line(last, next)) {
            break;
        }
        last = next;
    }
    last
}

/// “s'appelle Lucie”, “prénommé Karim”, “named Mary”, “ma patiente Lucie”: first and last token of the name.
fn announced(reading: &Reading, at: usize) -> Option<(usize, usize)> {
    let name = at + 1;
    let fits = match reading.word(at) {
        "appelle" | "appelait" | "nomme" | "nommee" | "prenomme" | "prenommee" | "named" => true,
        "prenom" | "surname" | "nom" => return field(reading, at),
        "patient" | "patiente" => !all_capitals(reading, name) && !EPONYMS.contains(&reading.word(name)),
        _ => false,
    };
    (fits && is_name(reading, name) && reading.same_line(at, name)).then(|| (name, rest(reading, name)))
}

/// “Nom : Durand”.
fn field(reading: &Reading, at: usize) -> Option<(usize, usize)> {
    let colon = reading.token(at + 1).is_some_and(|token| token.is(":"));
    (colon && is_name(reading, at + 2) && reading.same_line(at, at + 2)).then(|| (at + 2, rest(reading, at + 2)))
}

/// Whether a word is an abbreviation such as BPCO rather than a name.
fn all_capitals(reading: &Reading, at: usize) -> bool {
    reading.token(at).is_some_and(|token| reading.chars[token.start..token.end].iter().all(|c| c.is_uppercase()))
}
