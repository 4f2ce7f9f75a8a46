//! Names after a title: « le Dr X », « Mme la Professeure X ».

use super::name_context::{is_function, is_particle};
use super::person::{ENOUGH, Name, PLAIN};
use super::title::{admits_small, announces, is_form, is_office, is_title};
use super::word::{Gap, Shape, Word};
use super::{Reading, Reason};

/// A title and the name after it.
pub(super) fn after_title(reading: &Reading<'_>, words: &[Word<'_>], at: usize) -> Option<Name> {
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
                && (strange || word.gap == Gap::Hyphen || name && (first_word || word.folded.len() > 2))
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
