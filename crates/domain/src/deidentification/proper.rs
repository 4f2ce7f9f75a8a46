//! How far a proper name goes on: « de la Pitié-Salpêtrière », « Estienne d'Orves ».

use super::Reading;
use super::shadow::LETTER;
use super::stem::stem;

/// What may stand inside a proper name without being one.
const INSIDE: &[&str] = &[
    "de", "du", "des", "d", "la", "le", "les", "l", "en", "sur", "sous", "et", "au", "aux", "a", "saint", "sainte",
    "st", "ste", "of", "the", "and", "lez", "lès",
];

/// How a proper name is read.
#[derive(Clone, Copy, Default)]
pub(super) struct Manner {
    /// Whether its first word may be written small.
    pub(super) small_first: bool,
    /// Whether ordinary words in capitals belong to it.
    pub(super) ordinary: bool,
    /// Whether it may go on at the next line after a hyphen or a particle.
    pub(super) lines: bool,
    /// Whether figures of one or two digits, or a year, belong to it.
    pub(super) figures: bool,
    /// Words at most.
    pub(super) most: usize,
}

/// One past the last byte of the proper name that begins at `at` in the shadow, if one does.
pub(super) fn proper(reading: &Reading<'_>, at: usize, manner: Manner) -> Option<usize> {
    let shadow = reading.shadow.text.as_str();
    let bytes = shadow.as_bytes();
    let (mut at, mut end, mut words, mut particle) = (at, None, 0, false);
    let mut small_so_far = true;
    while words < manner.most {
        let word_end =
            at + bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic() || **byte == LETTER as u8).count();
        if word_end == at {
            let figures_end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            let length = figures_end - at;
            let figures = manner.figures && (words > 0 && (1..=2).contains(&length) || length == 4 && end.is_some());
            if !figures {
                break;
            }
            end = Some(figures_end);
            at = figures_end;
        } else {
            let word = &shadow[at..word_end];
            let capital = reading.original(at, word_end).chars().next().is_some_and(char::is_uppercase);
            let inside = INSIDE.contains(&word) && !(capital && word.len() > 3);
            let listed = reading.lexicon.words.contains(stem(word, reading.french));
            let follows_small = small_so_far && (end.is_none() || particle || !listed);
            let belongs = if capital {
                manner.ordinary || !listed || word.len() == 1 || name_all_the_same(reading, word)
            } else {
                manner.small_first && follows_small
            };
            if inside {
                particle = true;
            } else if belongs {
                small_so_far &= !capital;
                end = Some(word_end);
                particle = false;
            } else {
                break;
            }
            at = word_end;
        }
        words += 1;
        match step(shadow, at, manner.lines, particle) {
            Some(next) => at = next,
            None => break,
        }
    }
    end
}

/// An ordinary word that is a town, a name or a hospital as well.
fn name_all_the_same(reading: &Reading<'_>, word: &str) -> bool {
    let lexicon = reading.lexicon;
    lexicon.towns.contains(word)
        || lexicon.surnames.contains(word)
        || lexicon.first_names.contains(word)
        || lexicon.hospitals.contains(word)
}

/// Where the next word of the same name would begin.
fn step(shadow: &str, at: usize, lines: bool, particle: bool) -> Option<usize> {
    let rest = &shadow[at..];
    let links: &[&str] = &["-", "'", ". ", ".", "  ", " "];
    if lines {
        if let Some(rest) = rest.strip_prefix("-\n") {
            return Some(shadow.len() - rest.len());
        }
        let next = rest.strip_prefix('\n');
        if let Some(next) = next.filter(|next| particle || next.starts_with("d'") || next.starts_with("de ")) {
            return Some(shadow.len() - next.len());
        }
    }
    let link = links.iter().find(|link| rest.starts_with(**link))?;
    // A point ends a sentence unless it ends an initial.
    let initial = at >= 2 && !shadow.as_bytes()[at - 2].is_ascii_alphabetic();
    let saint = shadow[..at].ends_with("st") || shadow[..at].ends_with("ste");
    if link.starts_with('.') && !initial && !saint {
        return None;
    }
    Some(at + link.len())
}
