//! What a word, and the words around it, weigh for or against a name.

use super::Reading;
use super::name_context::{ends_like_a_surname, is_function};
use super::short_list::ShortList;
use super::title::announces;
use super::word::{Gap, Shape, Word};

/// Short capitals: an abbreviation before it is a name.
pub(super) fn is_abbreviation(word: &Word<'_>) -> bool {
    word.shape == Shape::Upper && word.folded.len() <= 4
}

/// What a word alone is worth as part of a name; below nought it cannot begin one.
pub(super) fn worth(word: &Word<'_>, french: bool) -> i32 {
    let known = &word.known;
    if word.shape == Shape::Initial {
        return 0;
    }
    if is_function(word.folded) {
        return -30;
    }
    if !word.capital() {
        return match (known.first, known.surname) {
            _ if known.ordinary || known.medical || word.folded.len() < 3 => -30,
            (true, _) => 20,
            (false, true) => 10,
            _ if !known.town && !word.shouted => 5,
            _ => -30,
        };
    }
    if known.medical {
        return if known.first || known.surname { 10 } else { -30 };
    }
    let abbreviation = is_abbreviation(word) && (!known.first || known.ordinary);
    let value = match (known.first, known.surname, known.ordinary) {
        (true, _, false) => 30,
        (true, _, true) if word.opens => 10,
        (true, _, true) => {
            if word.shape == Shape::Title {
                30
            } else {
                20
            }
        }
        (false, true, false) => {
            if word.opens {
                20
            } else {
                30
            }
        }
        (false, true, true) => {
            if word.opens {
                0
            } else {
                10
            }
        }
        (false, false, true) => -20,
        (false, false, false) if known.town => 5,
        (false, false, false) => unknown(word, french),
    };
    if abbreviation { value.min(10) } else { value }
}

fn unknown(word: &Word<'_>, french: bool) -> i32 {
    let opens = if word.opens { 0 } else { 5 };
    match () {
        () if word.folded.len() < 3 => 0,
        () if !french && word.foreign => 25 + opens,
        () if ends_like_a_surname(word.folded) && !french => 20 + opens,
        // French letters write surnames in capitals.
        () if french && word.shape == Shape::Upper && word.folded.len() >= 5 => 20,
        () => 10,
    }
}

/// The beginnings of a verb, as they follow its subject.
static SUBJECTS: ShortList = ShortList::of(&[
    "a", "n", "ne", "est", "etait", "avait", "sera", "was", "is", "has", "had", "did", "does", "came", "went", "will",
]);

/// Verbs of people, as they follow a name.
static ACTS: ShortList = ShortList::of(&[
    "said",
    "says",
    "told",
    "tells",
    "asked",
    "asks",
    "began",
    "wrote",
    "writes",
    "works",
    "worked",
    "lives",
    "lived",
    "thinks",
    "thought",
    "wants",
    "wanted",
    "called",
    "replied",
    "explained",
    "noticed",
    "decided",
    "forgot",
    "believes",
    "loves",
    "liked",
    "phoned",
    "signed",
    "dit",
    "explique",
    "signale",
    "demande",
    "pense",
    "raconte",
    "vit",
    "habite",
    "travaille",
    "declare",
    "appelle",
    "repond",
    "souhaite",
    "refuse",
    "accepte",
    "affirme",
]);

/// « Gaetane, Hannah et Anthony »: whether a name of the lists follows after a comma.
pub(super) fn begins_list(words: &[Word<'_>], last: usize, listed: bool) -> bool {
    let next = words
        .get(last + 1)
        .filter(|next| next.gap == Gap::Comma && next.known.first && !next.known.ordinary && !next.known.medical);
    next.is_some_and(|next| next.shape == words[last].shape && (next.shape == Shape::Title || listed))
}

/// What the words before and after a run add to it.
pub(super) fn announced(reading: &Reading<'_>, words: &[Word<'_>], first: usize, last: usize) -> i32 {
    let shadow = &reading.shadow.text;
    let mut weight = 0;
    if let Some(before) = first.checked_sub(1).map(|at| &words[at]) {
        let between = &shadow[before.end..words[first].start];
        let close = between.len() <= 8 && !between.contains('\n')
            || between.trim().is_empty() && between.len() <= 3 && before.folded.len() > 3;
        if close && between != "-" && !between.contains(['.', ';']) {
            let colon = between.contains(':');
            let said = announces(before.folded, reading.french);
            // « name is », « called »: the verb between counts as nothing.
            let further = first.checked_sub(2).map_or(0, |at| {
                if matches!(before.folded, "is" | "s" | "est" | "by" | "le" | "la" | "l" | "the")
                    && words[first - 1].gap != Gap::Else
                {
                    announces(words[at].folded, reading.french)
                } else {
                    0
                }
            });
            // « au nom de », “in the name of”.
            let of_name = matches!(before.folded, "de" | "of")
                && first.checked_sub(2).is_some_and(|at| matches!(words[at].folded, "nom" | "noms" | "name"));
            let further = if of_name { 25 } else { further };
            weight += said.max(further.min(25)) + if colon && said > 0 { 5 } else { 0 };
        }
    }
    let rest =
        shadow.get(words[last].end..).unwrap_or_default().trim_start_matches([' ', ',', '(', '-', ':', '\n', '.']);
    let identified = [
        "ne le", "nee le", "ne(e) le", "born ", "dob", "ddn", "tel", "phone", "ph)", "pu-ph", "mcu-ph", "interne)",
        "ide)", "cca)", "phc)",
    ]
    .iter()
    .any(|sign| rest.starts_with(sign));
    if identified {
        weight += 20;
    }
    // « Slanina n'a pas été prévenu »: a subject, by the verb after it.
    let subject = words.get(last + 1).filter(|next| matches!(next.gap, Gap::Blank) && next.shape == Shape::Small);
    if subject.is_some_and(|next| SUBJECTS.contains(next.folded)) {
        weight += 10;
    }
    // What only people do.
    let next = words.get(last + 1).filter(|next| next.gap == Gap::Blank && next.shape == Shape::Small);
    if next.is_some_and(|next| ACTS.contains(next.folded)) {
        weight += 20;
    }
    weight
}
