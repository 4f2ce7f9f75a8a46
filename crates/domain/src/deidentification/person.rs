//! Names of people: runs of words that look like one, weighed with their neighbours.

use std::collections::HashSet;

use super::after_title::after_title;
use super::name_context::{is_function, is_particle, is_tail, names_a_thing};
use super::name_parts::propose;
use super::name_weight::{announced, begins_list, is_abbreviation, worth};
use super::overlap::Kept;
use super::title::{announces, is_suffix, is_title};
use super::word::{Gap, Shape, Word};
use super::{Label, Reading, Reason};

/// What a run must weigh to be a name.
pub(super) const ENOUGH: i32 = 30;

/// What a run must weigh for its words to be names everywhere in the text.
pub(super) const PLAIN: i32 = 40;

/// Words `first..=last` that are a name.
pub(super) struct Name {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) weight: i32,
    pub(super) reason: Reason,
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
    weight += company(reading, words, (at, last), previous, (capital, listed));
    if spoken >= 2 && listed {
        weight += 10;
    }
    let glued = members.iter().skip(1).all(|index| words[*index].gap == Gap::Hyphen);
    if spoken >= 2 && capital && (surname || !glued) && members.iter().all(|index| words[*index].folded.len() > 2) {
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

/// What a list of names around a run, or its place at the beginning of a line, adds to it.
fn company(
    reading: &Reading<'_>,
    words: &[Word<'_>],
    (first, last): (usize, usize),
    previous: Option<&Name>,
    (capital, listed): (bool, bool),
) -> i32 {
    // « Lemar, Jouan et Burton »: names come in lists.
    let in_list = previous.is_some_and(|name| {
        name.last + 1 == first && words[first].gap == Gap::Comma
            || name.last + 2 == first
                && matches!(words[first - 1].folded, "et" | "and")
                && words[first].gap == Gap::Blank
    });
    let list = in_list && (capital || listed) || begins_list(words, last, listed);
    // « John: what happened? »: a speaker at the beginning of a line.
    let shadow = &reading.shadow.text;
    let begins = super::pattern::before(shadow, words[first].start).is_none_or(|byte| byte == b'\n');
    let alone = first == last && listed && words[first].shape == Shape::Title;
    let speaks = begins && alone && shadow[words[last].end..].starts_with(": ");
    20 * (i32::from(list) + i32::from(speaks))
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

/// « LIMONE Sandra », « généré par Bobin Jacques »: an ordinary word that a first name makes a surname.
fn surname_first(reading: &Reading<'_>, words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    if !word.capital() || word.known.medical {
        return false;
    }
    let next = words
        .get(at + 1)
        .filter(|next| next.gap == Gap::Blank && next.known.first && next.capital() && !next.known.medical);
    let announced =
        at.checked_sub(1).is_some_and(|before| announces(words[before].folded, reading.french) > 0) && !word.opens;
    let plain = |next: &Word<'_>| (!next.known.ordinary || announced) && next.shape == Shape::Title;
    let upper = word.shape == Shape::Upper && word.folded.len() > 2;
    let role = announces(word.folded, reading.french) > 0 || is_title(word.folded);
    !role && next.is_some_and(|next| plain(next) && (upper || announced))
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
