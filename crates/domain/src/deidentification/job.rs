//! Trades so rare that one of them, with little else, is one person.

use super::lexicon::Asked;
use super::overlap::Kept;
use super::word::{Gap, Word};
use super::{Label, Reading, Reason};

pub(super) fn find(reading: &Reading<'_>, words: &[Word<'_>], kept: &mut Kept) {
    let jobs = &reading.lexicon.rare_jobs;
    let mut at = 0;
    while at < words.len() {
        // Nearly every word begins no rare trade; « accordéonistes » may be the plural of one.
        let begins = |word: &str| jobs.may_begin_with(&Asked::of(word));
        let first = words[at].folded;
        if !begins(first) && !first.strip_suffix('s').is_some_and(begins) {
            at += 1;
            continue;
        }
        let mut name = String::new();
        let mut length = 0;
        for (count, word) in words[at..].iter().take(5).enumerate() {
            if count > 0 {
                match word.gap {
                    Gap::Blank | Gap::Hyphen | Gap::Line => name.push(' '),
                    Gap::Apostrophe => name.push('\''),
                    Gap::Point | Gap::Comma | Gap::Else => break,
                }
            }
            name.push_str(word.folded);
            if jobs.contains(&name) || name.strip_suffix('s').is_some_and(|one| jobs.contains(one)) {
                length = count + 1;
            }
        }
        if length > 0 {
            let (start, end) = (words[at].start, words[at + length - 1].end);
            kept.propose(reading.text, reading.candidate(start, end, Label::RareJob, Reason::ListedJob));
        }
        at += length.max(1);
    }
}
