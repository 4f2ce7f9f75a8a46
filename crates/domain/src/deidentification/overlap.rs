//! Many candidates, one answer: sorted passages that do not overlap.

use super::{Finding, Label, Reason};

/// A passage a rule proposes; bytes of the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) label: Label,
    pub(super) reason: Reason,
}

/// The bytes already given to somebody, as sorted disjoint passages.
#[derive(Debug, Default)]
pub(super) struct Taken(std::collections::BTreeMap<usize, (usize, Label)>);

impl Taken {
    /// Whether any byte of the passage is given.
    pub(super) fn touches(&self, start: usize, end: usize) -> bool {
        self.0.range(..end).next_back().is_some_and(|(_, (last, _))| *last > start)
    }

    /// To what this byte was given, if it was.
    pub(super) fn label(&self, byte: usize) -> Option<Label> {
        self.0.range(..=byte).next_back().filter(|(_, (last, _))| *last > byte).map(|(_, (_, label))| *label)
    }

    /// What is left of a passage, in order.
    fn left(&self, start: usize, end: usize) -> Vec<(usize, usize)> {
        let from = self.0.range(..=start).next_back().map_or(start, |(first, _)| *first);
        let mut rest = Vec::new();
        let mut at = start;
        for (first, (last, _)) in self.0.range(from..end) {
            if *first > at {
                rest.push((at, *first));
            }
            at = at.max(*last);
        }
        if at < end {
            rest.push((at, end));
        }
        rest
    }

    fn give(&mut self, start: usize, end: usize, label: Label) {
        self.0.insert(start, (end, label));
    }
}

/// Keeps candidates in the order of their coming: what an earlier one took is cut from a later one, and what remains of that one still counts.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub(super) taken: Taken,
    candidates: Vec<Candidate>,
}

impl Kept {
    /// Proposes a passage of `text`.
    pub(super) fn propose(&mut self, text: &str, candidate: Candidate) {
        for (start, end) in self.taken.left(candidate.start, candidate.end) {
            let Some(piece) = text.get(start..end) else {
                continue;
            };
            // A piece of a cut candidate begins and ends with something to read.
            let whole = (start, end) == (candidate.start, candidate.end);
            let dull = |letter: char| !letter.is_alphanumeric();
            let trimmed = if whole { piece.trim() } else { piece.trim_matches(dull) };
            if trimmed.is_empty() {
                continue;
            }
            let start = start + (trimmed.as_ptr() as usize - piece.as_ptr() as usize);
            let end = start + trimmed.len();
            self.taken.give(start, end, candidate.label);
            self.candidates.push(Candidate { start, end, ..candidate });
        }
    }

    /// The findings, sorted, in characters.
    pub(super) fn findings(mut self, text: &str) -> Vec<Finding> {
        self.candidates.sort_by_key(|candidate| candidate.start);
        let mut findings = Vec::with_capacity(self.candidates.len());
        let (mut byte, mut character) = (0, 0);
        for Candidate { start, end, label, reason } in self.candidates {
            character += count(text, byte, start);
            let length = count(text, start, end);
            let words = text.get(start..end).unwrap_or_default().to_owned();
            findings.push(Finding { start: character, end: character + length, label, text: words, reason });
            character += length;
            byte = end;
        }
        findings
    }
}

fn count(text: &str, start: usize, end: usize) -> usize {
    text.get(start..end).map_or(0, |piece| piece.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_first_took_is_cut_from_the_second() {
        let text = "né à Évry, rue Évariste";
        let mut kept = Kept::default();
        let propose = |kept: &mut Kept, words: &str, label| {
            let start = text.find(words).unwrap();
            kept.propose(text, Candidate { start, end: start + words.len(), label, reason: Reason::TownNamed });
        };
        propose(&mut kept, "Évry", Label::Town);
        propose(&mut kept, "Évry, rue Évariste", Label::Address);
        propose(&mut kept, "rue", Label::Surname);
        let findings = kept.findings(text);
        let told: Vec<_> = findings.iter().map(|f| (f.start, f.end, f.text.as_str())).collect();
        assert_eq!(told, [(5, 9, "Évry"), (11, 23, "rue Évariste")]);
    }
}
