//! Names of people: runs of words that look like one, weighed with their neighbours.

use std::collections::HashSet;

use super::name_context::{ends_like_a_surname, is_function, is_particle, is_tail, names_a_thing};
use super::overlap::Kept;
use super::title::{admits_small, announces, is_form, is_office, is_suffix, is_title};
use super::word::{Gap, Shape, Word};
use super::{Label, Reading, Reason};

/// What a run must weigh to be a name.
const ENOUGH: i32 = 30;
/// What a run must weigh for its words to be names everywhere in the text.
const PLAIN: i32 = 40;

/// Words `first..=last` that are a name.
struct Name {
    first: usize,
    last: usize,
    weight: i32,
    reason: Reason,
}

pub(super) fn find(reading: &Reading<'_>, words: &[Word<'_>], kept: &mut Kept) {
    let mut names = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if is_taken(reading, kept, &words[at]) {
            at += 1;
            continue;
        }
        let found = after_title(reading, words, at).or_else(|| run(reading, kept, words, at, names.last()));
        match found {
            Some(name) => {
                at = name.last + 1;
                names.push(name);
            }
            None => at += 1,
        }
    }
    let plain = plain_names(words, &names);
    for name in &names {
        propose(reading, kept, words, name);
    }
    again(reading, kept, words, &plain);
}

fn is_taken(reading: &Reading<'_>, kept: &Kept, word: &Word<'_>) -> bool {
    kept.taken.touches(reading.shadow.origin(word.start), reading.shadow.origin(word.end))
}

/// A title and the name after it.
fn after_title(reading: &Reading<'_>, words: &[Word<'_>], at: usize) -> Option<Name> {
    let title = &words[at];
    let ambiguous =
        matches!(title.folded, "m" | "me" | "mm" | "pr" | "sister" | "dame" | "nurse" | "soeur" | "ms" | "miss");
    if !is_title(title.folded) || ambiguous && title.shape == Shape::Small {
        return None;
    }
    if matches!(title.folded, "me" | "pr" | "ms" | "mm" | "nurse" | "sister" | "miss" | "m")
        && title.shape == Shape::Upper
        && title.shouted
    {
        return None;
    }
    let mut first = at + 1;
    // « M. le Docteur X », « Mme la Professeure X », « Drs X ».
    while let Some(word) = words.get(first) {
        let linked = matches!(word.gap, Gap::Blank | Gap::Point | Gap::Apostrophe);
        let skipped = is_title(word.folded) && !matches!(word.folded, "m" | "me")
            || matches!(word.folded, "le" | "la" | "l")
                && words.get(first + 1).is_some_and(|next| is_title(next.folded));
        if !(linked && skipped) || first > at + 3 {
            break;
        }
        first += 1;
    }
    let start = words.get(first)?;
    let linked = matches!(start.gap, Gap::Blank | Gap::Point | Gap::Line)
        || start.gap == Gap::Else && reading.shadow.text[words[first - 1].end..start.start].trim() == ":";
    if !linked || title.folded == "m" && !(start.gap == Gap::Point || start.shape == Shape::Upper) {
        return None;
    }
    let last = title_run(words, first, admits_small(title.folded))?;
    // « M. tuberculosis » is a microbe: a single letter stands for a title only before a capital.
    let weight = ENOUGH + PLAIN;
    Some(Name { first, last, weight, reason: Reason::AfterTitle })
}

/// The last word of the name that begins at `first`, after a title.
fn title_run(words: &[Word<'_>], first: usize, small: bool) -> Option<usize> {
    let mut last = None;
    let mut at = first;
    while let Some(word) = words.get(at).filter(|_| at < first + 6) {
        let linked = match word.gap {
            Gap::Blank | Gap::Hyphen => true,
            Gap::Point => {
                at == first || matches!(words[at - 1].shape, Shape::Initial) || words[at - 1].folded.len() <= 2
            }
            Gap::Apostrophe => at == first || words[at - 1].folded.len() == 1,
            Gap::Line => at == first || last == Some(first) && word.known.first,
            Gap::Comma | Gap::Else => at == first,
        };
        if !linked || is_title(word.folded) && at > first && word.shape != Shape::Initial {
            break;
        }
        let capital = word.shape != Shape::Small;
        let name = word.known.first || word.known.surname;
        let particle = is_particle(word.folded)
            && words.get(at + 1).is_some_and(|next| {
                next.shape != Shape::Small && matches!(next.gap, Gap::Blank | Gap::Apostrophe | Gap::Hyphen)
            });
        let first_word =
            words[first..at].iter().all(|before| before.shape == Shape::Initial || is_particle(before.folded));
        // « Iva CASTEL », « Jean Le Parc »: after a first name or a particle an ordinary word is a surname.
        let surname_place = at > first
            && (words[at - 1].known.first
                || is_particle(words[at - 1].folded)
                || words[at - 1].shape == Shape::Title && at == first + 1 && words[at - 1].folded.len() > 2)
            && !is_form(word.folded)
            && announces(word.folded, true).max(announces(word.folded, false)) < 25;
        let accepted = if word.shape == Shape::Initial {
            !(word.gap == Gap::Apostrophe) || first_word || words[at - 1].folded.len() == 1
        } else if capital && !word.shouted {
            !is_office(word.folded)
                && (first_word
                    || word.gap == Gap::Hyphen
                    || name
                    || surname_place
                    || !word.known.ordinary && !word.known.medical)
        } else if word.shouted {
            let strange = !word.known.ordinary && !word.known.medical;
            !is_office(word.folded)
                && (first_word && (name || strange)
                    || word.gap == Gap::Hyphen
                    || name && word.folded.len() > 2
                    || strange)
        } else {
            // After a name with its capital, what is written small goes on the sentence.
            small
                && (first_word || words[at - 1].shape == Shape::Small)
                && !is_office(word.folded)
                && !word.known.ordinary
                && !word.known.medical
                && (name || word.folded.len() > 3)
        };
        let tail = !first_word && word.shape == Shape::Upper && word.folded.len() <= 3 && !name;
        if accepted && !tail && !is_function(word.folded) {
            last = Some(at);
        } else if !particle {
            break;
        }
        at += 1;
    }
    last
}

/// A run of words that weighs enough, beginning at `at`.
fn run(reading: &Reading<'_>, kept: &Kept, words: &[Word<'_>], at: usize, previous: Option<&Name>) -> Option<Name> {
    let (last, members) = gather(reading, kept, words, at)?;
    let worths: Vec<i32> = members.iter().map(|index| worth(&words[*index], reading.french)).collect();
    let spoken = members.iter().filter(|index| words[**index].shape != Shape::Initial).count();
    let listed = members.iter().any(|index| words[*index].known.first && !words[*index].known.medical);
    let surname = members.iter().any(|index| words[*index].known.surname || words[*index].known.first);
    let capital = members.iter().all(|index| words[*index].capital());
    let mut weight: i32 = worths.iter().map(|worth| (*worth).clamp(0, 30)).sum();
    let mut reason = if surname { Reason::ListedName } else { Reason::NameShape };
    // Abbreviations alone are nobody, and words of the trade alone are an eponym.
    let spoken_medical =
        members.iter().all(|index| words[*index].shape == Shape::Initial || words[*index].known.medical);
    let announced = announced(reading, words, at, last);
    if announced < 25
        && members.iter().all(|index| words[*index].shape == Shape::Initial || is_abbreviation(&words[*index]))
    {
        return None;
    }
    if spoken_medical && announced < 25 {
        return None;
    }
    // « Lemar, Jouan et Burton »: names come in lists.
    let in_list = previous.is_some_and(|name| {
        name.last + 1 == at && words[at].gap == Gap::Comma
            || name.last + 2 == at && matches!(words[at - 1].folded, "et" | "and") && words[at].gap == Gap::Blank
    });
    if in_list && (capital || listed) || begins_list(words, last, listed) {
        weight += 20;
    }
    // « John: what happened? »: a speaker at the beginning of a line.
    let line = words[at].start == 0 || super::pattern::before(&reading.shadow.text, words[at].start) == Some(b'\n');
    if line
        && at == last
        && listed
        && reading.shadow.text[words[last].end..].starts_with(": ")
        && words[at].shape == Shape::Title
    {
        weight += 20;
    }
    if spoken >= 2 && listed {
        weight += 10;
    }
    if spoken >= 2 && capital && members.iter().all(|index| words[*index].folded.len() > 2) {
        weight += 10;
    }
    let initials = members.iter().any(|index| {
        words[*index].shape == Shape::Initial
            && words.get(index + 1).is_some_and(|next| next.gap == Gap::Point || !reading.french)
    });
    if initials && capital {
        weight += 20;
    }
    if announced >= 20 {
        reason = Reason::Announced;
    }
    weight += announced;
    if weight < ENOUGH || names_a_thing(words, at, last, reading.french) && announced < 25 {
        return None;
    }
    if !reading.french && !listed && announced < 25 && is_tail(words[last].folded) {
        return None;
    }
    let suffix = words.get(last + 1).is_some_and(|next| {
        !reading.french
            && is_suffix(next.folded)
            && next.shape != Shape::Small
            && matches!(next.gap, Gap::Blank | Gap::Comma)
    });
    Some(Name { first: at, last: last + usize::from(suffix), weight, reason })
}

/// The words of the run that begins at `at`, particles left out of the members.
fn gather(reading: &Reading<'_>, kept: &Kept, words: &[Word<'_>], at: usize) -> Option<(usize, Vec<usize>)> {
    let listed = words[at].known.first || words[at].known.surname;
    let named = words[at].shape == Shape::Small && is_named(words, at);
    let begins = (words[at].shape != Shape::Small || listed || named) && worth(&words[at], reading.french) >= 0
        || surname_first(reading, words, at);
    if !begins || words[at].shape == Shape::Initial && !initial_of_name(words, at) {
        return None;
    }
    let mut members = vec![at];
    let mut last = at;
    let mut next = at + 1;
    while let Some(word) = words.get(next).filter(|_| members.len() < 6 && next < at + 9) {
        let previous = &words[next - 1];
        let linked = match word.gap {
            Gap::Blank | Gap::Hyphen => true,
            Gap::Point => {
                previous.shape == Shape::Initial
                    || previous.folded.len() == 1
                    || previous.folded.len() == 2 && previous.capital()
            }
            Gap::Apostrophe => previous.folded.len() == 1,
            Gap::Comma | Gap::Line | Gap::Else => false,
        };
        if !linked || is_taken(reading, kept, word) {
            break;
        }
        let particle = is_particle(word.folded)
            && words.get(next + 1).is_some_and(|after| {
                (after.capital() || previous.shouted && after.known.surname)
                    && matches!(after.gap, Gap::Blank | Gap::Apostrophe | Gap::Hyphen)
            });
        let joins = joins(words, &members, next, reading.french)
            || named && !is_function(word.folded) && worth(word, reading.french) > 0;
        if joins {
            members.push(next);
            last = next;
        } else if !particle {
            break;
        }
        next += 1;
    }
    Some((last, members))
}

/// Whether a word goes on the run before it.
fn joins(words: &[Word<'_>], members: &[usize], next: usize, french: bool) -> bool {
    let word = &words[next];
    if is_function(word.folded) {
        return false;
    }
    if word.folded.len() == 1 && word.shape == Shape::Small {
        return words[next - 1].known.first
            && words.get(next + 1).is_some_and(|after| after.gap == Gap::Point && after.shape == Shape::Small);
    }
    // « A. Lemar, U. Jouan »: with an initial before its name, the next initial begins another.
    let begun = members.first().is_some_and(|first| words[*first].shape == Shape::Initial)
        && members.iter().any(|index| words[*index].shape != Shape::Initial);
    if word.shape == Shape::Initial && begun {
        return false;
    }
    if word.shape == Shape::Initial {
        return word.capital()
            && words.get(next + 1).is_some_and(|after| {
                after.gap == Gap::Point
                    || after.gap == Gap::Blank && after.capital() && (!french || !after.known.ordinary)
            });
    }
    if is_abbreviation(word) && !word.known.first && !word.known.surname {
        return false;
    }
    let value = worth(word, french);
    if value > 0 || word.gap == Gap::Hyphen && word.capital() && !word.known.medical {
        // A small word joins only a name of the lists.
        return word.shape != Shape::Small
            || word.known.first
            || word.known.surname
            || members.iter().all(|index| words[*index].known.first && words[*index].shape == Shape::Small);
    }
    let before_is_first =
        members.last().is_some_and(|index| words[*index].known.first || words[*index].shape == Shape::Initial);
    if before_is_first && word.known.medical && word.capital() {
        return announces_run(words, members, french);
    }
    // « Isabelle BON »: an ordinary word in capitals after a first name is a surname.
    let plain_first = members.last().is_some_and(|index| {
        words[*index].shape == Shape::Initial || !words[*index].known.ordinary && words[*index].capital()
    });
    let upper_after_title = word.shape == Shape::Upper && words[next - 1].shape != Shape::Upper;
    before_is_first
        && word.capital()
        && (word.known.surname
            || word.known.first
            || plain_first
                && (upper_after_title
                    || word.shape == Shape::Title
                        && words[next - 1].shape != Shape::Upper
                        && announces_run(words, members, french)))
}

/// « my name is borna »: a name written small, where nothing else can stand.
fn is_named(words: &[Word<'_>], at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |at| words[at].folded);
    if word(1) == "me" && word(2).starts_with("call") || matches!(word(1), "name" | "nom" | "prenom") && words[at].opens
    {
        return true;
    }
    word(2) == "name" && word(1) == "is"
        || matches!(word(1), "named" | "prenomme" | "prenommee" | "nomme" | "nommee")
        || word(1) == "m'appelle"
}

/// Whether a role stands before a run.
fn announces_run(words: &[Word<'_>], members: &[usize], french: bool) -> bool {
    members.first().and_then(|first| first.checked_sub(1)).is_some_and(|at| announces(words[at].folded, french) >= 25)
}

/// Short capitals: an abbreviation before it is a name.
fn is_abbreviation(word: &Word<'_>) -> bool {
    word.shape == Shape::Upper && word.folded.len() <= 4
}

/// « LIMONE Sandra », « généré par Bobin Jacques »: an ordinary word that a first name makes a surname.
fn surname_first(reading: &Reading<'_>, words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    let next = words
        .get(at + 1)
        .filter(|next| next.gap == Gap::Blank && next.known.first && next.capital() && !next.known.medical);
    let announced =
        at.checked_sub(1).is_some_and(|before| announces(words[before].folded, reading.french) > 0) && !word.opens;
    let plain = |next: &Word<'_>| (!next.known.ordinary || announced) && next.shape == Shape::Title;
    let upper = word.shape == Shape::Upper && word.folded.len() > 2;
    let role = announces(word.folded, reading.french) > 0 || is_title(word.folded);
    word.capital() && !word.known.medical && !role && next.is_some_and(|next| plain(next) && (upper || announced))
}

/// Whether a capital alone begins a name: « C. Carlizian », « P.E. Jilliot ».
fn initial_of_name(words: &[Word<'_>], at: usize) -> bool {
    words.get(at + 1).is_some_and(|next| {
        matches!(next.gap, Gap::Point | Gap::Blank) && (next.capital() || next.shape == Shape::Initial)
    }) && reading_point(words, at)
}

fn reading_point(words: &[Word<'_>], at: usize) -> bool {
    let announced = at.checked_sub(1).is_some_and(|before| announces(words[before].folded, true) >= 25);
    words.get(at + 1).is_some_and(|next| next.gap == Gap::Point || next.shape == Shape::Initial || announced)
}

/// What a word alone is worth as part of a name; below nought it cannot begin one.
fn worth(word: &Word<'_>, french: bool) -> i32 {
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
    let abbreviation = is_abbreviation(word) && !(known.first && !known.ordinary);
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
        () => 10,
    }
}

/// Verbs of people, as they follow a name.
const ACTS: &[&str] = &[
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
];

/// « Gaetane, Hannah et Anthony »: whether a name of the lists follows after a comma.
fn begins_list(words: &[Word<'_>], last: usize, listed: bool) -> bool {
    let next = words
        .get(last + 1)
        .filter(|next| next.gap == Gap::Comma && next.known.first && !next.known.ordinary && !next.known.medical);
    next.is_some_and(|next| next.shape == words[last].shape && (next.shape == Shape::Title || listed))
}

/// What the words before and after a run add to it.
fn announced(reading: &Reading<'_>, words: &[Word<'_>], first: usize, last: usize) -> i32 {
    let shadow = &reading.shadow.text;
    let mut weight = 0;
    if let Some(before) = first.checked_sub(1).map(|at| &words[at]) {
        let between = &shadow[before.end..words[first].start];
        let close = between.len() <= 8 && !between.contains('\n')
            || between.trim().is_empty() && between.len() <= 3 && before.folded.len() > 3;
        if close && !between.contains(['.', ';']) {
            let colon = between.contains(':');
            let said = announces(before.folded, reading.french);
            // « name is », « called »: the verb between counts as nothing.
            let further = first.checked_sub(2).map_or(0, |at| {
                if matches!(before.folded, "is" | "s" | "est" | "by" | "le" | "la" | "l" | "a" | "au" | "the")
                    && words[first - 1].gap != Gap::Else
                {
                    announces(words[at].folded, reading.french)
                } else {
                    0
                }
            });
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
    // What only people do.
    let next = words.get(last + 1).filter(|next| next.gap == Gap::Blank && next.shape == Shape::Small);
    if next.is_some_and(|next| ACTS.contains(&next.folded)) {
        weight += 20;
    }
    weight
}

/// The words that are names wherever they stand in this text.
fn plain_names<'a>(words: &[Word<'a>], names: &[Name]) -> HashSet<(&'a str, bool)> {
    let sure = names.iter().filter(|name| name.weight >= PLAIN);
    let members = sure.flat_map(|name| &words[name.first..=name.last]);
    let tells = |word: &&Word<'_>| {
        word.folded.len() >= 3
            && !word.known.medical
            && !is_function(word.folded)
            && (!word.known.ordinary || spelt_out(word))
    };
    members.filter(tells).map(|word| (word.folded, word.shape == Shape::Small)).collect()
}

/// A word in capitals amid small letters.
fn spelt_out(word: &Word<'_>) -> bool {
    word.shape == Shape::Upper && !word.shouted && word.folded.len() >= 4
}

/// Marks names found elsewhere wherever they stand again.
fn again(reading: &Reading<'_>, kept: &mut Kept, words: &[Word<'_>], plain: &HashSet<(&str, bool)>) {
    for (at, word) in words.iter().enumerate() {
        // Written small, a name is one only if it was written small where it was sure.
        let small = plain.contains(&(word.folded, true)) && word.folded.len() >= 4;
        let written = word.capital() && word.folded.len() >= 3 || word.shouted || small;
        let ordinary = word.known.ordinary && !spelt_out(word);
        let known = small || plain.contains(&(word.folded, false));
        if !written
            || ordinary
            || !known
            || is_taken(reading, kept, word)
            || names_a_thing(words, at, at, reading.french)
        {
            continue;
        }
        let label = if word.known.first && !word.known.surname { Label::FirstName } else { Label::Surname };
        kept.propose(reading.text, reading.candidate(word.start, word.end, label, Reason::SameName));
    }
}

/// Proposes the parts of a name: in French first names and surnames apart, elsewhere as one; and the title before it.
fn propose(reading: &Reading<'_>, kept: &mut Kept, words: &[Word<'_>], name: &Name) {
    let mut titles = name.first;
    while titles > 0
        && name.first - titles < 3
        && is_title(words[titles - 1].folded)
        && name.reason == Reason::AfterTitle
    {
        titles -= 1;
        let title = &words[titles];
        let point = usize::from(reading.shadow.text[title.end..].starts_with('.'));
        kept.propose(
            reading.text,
            reading.candidate(title.start, title.end + point, Label::Title, Reason::TitleOfName),
        );
    }
    let part = |from: usize, to: usize, label: Label, kept: &mut Kept| {
        let (start, mut end) = (words[from].start, words[to].end);
        if words[to].shape == Shape::Initial && reading.shadow.text[end..].starts_with('.') {
            end += 1;
        }
        kept.propose(reading.text, reading.candidate(start, end, label, name.reason));
    };
    if !reading.french {
        part(name.first, name.last, Label::Surname, kept);
        return;
    }
    let labels = parts(&words[name.first..=name.last], name.reason);
    let mut from = 0;
    for at in 0..labels.len() {
        if at + 1 == labels.len() || labels[at + 1] != labels[from] {
            part(name.first + from, name.first + at, labels[from], kept);
            from = at + 1;
        }
    }
}

/// For each word of a French name, whether it is its first name or its surname.
fn parts(run: &[Word<'_>], reason: Reason) -> Vec<Label> {
    let surname =
        |word: &Word<'_>| if word.shape == Shape::Initial && run.len() > 1 { Label::FirstName } else { Label::Surname };
    let spoken = |word: &&Word<'_>| word.shape != Shape::Initial && !is_particle(word.folded);
    let case = |shape: Shape| run.iter().filter(spoken).any(|word| word.shape == shape);
    if case(Shape::Upper) && case(Shape::Title) {
        let first = |word: &Word<'_>| word.shape == Shape::Title && !is_particle(word.folded);
        return run.iter().map(|word| if first(word) { Label::FirstName } else { surname(word) }).collect();
    }
    let only = run.iter().filter(spoken).count() == 1;
    let initials = run.iter().any(|word| word.shape == Shape::Initial);
    if only || initials {
        let first = only && !initials && reason != Reason::AfterTitle && run.iter().any(|word| word.known.first);
        return run.iter().map(|word| if first { Label::FirstName } else { surname(word) }).collect();
    }
    // The word that is most a first name, and what a hyphen binds to it; the earliest of equals.
    let degree = |word: &Word<'_>| 2 * i32::from(word.known.first) - i32::from(word.known.surname);
    let mut best = 0;
    for (at, word) in run.iter().enumerate().filter(|(_, word)| spoken(word)) {
        if degree(word) > degree(&run[best]) || !spoken(&&run[best]) {
            best = at;
        }
    }
    let mut labels: Vec<Label> = run.iter().map(surname).collect();
    labels[best] = Label::FirstName;
    for at in best + 1..run.len() {
        if run[at].gap != Gap::Hyphen {
            break;
        }
        labels[at] = Label::FirstName;
    }
    for at in (1..=best).rev() {
        if run[at].gap != Gap::Hyphen {
            break;
        }
        labels[at - 1] = Label::FirstName;
    }
    labels
}
