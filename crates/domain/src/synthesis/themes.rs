//! The themes of one evaluation: how many people each was seen with, goal by goal, counted once and frozen for good.
//!
//! A person's words about one goal are one text, so that people are counted and never mentions. What one coder alone read
//! is marked; what two read differently, and nobody settled, is open and will not leave the team. Threads of a forum are
//! not counted here: a voice links to no other, so that nobody could say how many people a theme came from.

use std::collections::{BTreeMap, BTreeSet};

use crate::goal::GoalId;
use crate::programme::{Evaluation, Programme};
use crate::review::{Coding, Theme, ThemeKind, disputed, settled};
use crate::statistics::{Agreement, cohen_kappa};
use crate::text::Text;

/// The number under which the part of an evaluation that is about no goal is coded.
pub const GENERAL: u16 = 0;

/// One theme, for one goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeCounted {
    /// Its code.
    pub code: String,
    /// What it is about.
    pub kind: ThemeKind,
    /// What people read, as the codebook had it.
    pub label: Text,
    /// People whose text holds it.
    pub people: u64,
    /// Whether some of them were read by one coder alone.
    pub has_one_coder: bool,
    /// Whether the two coders of some text differ on it, and nobody settled it.
    pub is_open: bool,
}

/// The themes of one goal, or of what is about none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutThemes {
    /// The goal; none for what an evaluation says in general.
    pub goal: Option<GoalId>,
    /// People who submitted the evaluation and were asked about it.
    pub submitted: u64,
    /// Of them, people whose text one coder read.
    pub once: u64,
    /// People whose text two read.
    pub twice: u64,
    /// Themes that somebody saw, in the order of the codebook.
    pub counted: Vec<ThemeCounted>,
    /// People whose text holds at least one of the themes that fewer than k hold and on which nobody differs.
    pub rare: u64,
}

/// The themes of one evaluation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Themes {
    /// Goals in the order of the catalogue, then what is about none; nothing for those of which no text was coded.
    pub about: Vec<AboutThemes>,
    /// Texts that two coders read.
    pub twice: u64,
    /// Decisions of both, theme by theme, as each took them blind: seen or not by the one, by the other.
    pub decisions: [[u64; 2]; 2],
}

impl Themes {
    /// How far coders agree; nothing when no text was read by two.
    #[must_use]
    pub fn agreement(&self) -> Option<Agreement> {
        cohen_kappa(&self.decisions)
    }
}

#[derive(Debug, Default)]
struct Tally {
    once: u64,
    twice: u64,
    /// People by the whole set of themes that hold for their text: what is rare is known only at the end.
    held: BTreeMap<BTreeSet<usize>, u64>,
    one_coder: BTreeSet<usize>,
    open: BTreeSet<usize>,
}

/// Counts themes text by text.
#[derive(Debug)]
pub struct ThemeCount<'a> {
    themes: &'a [Theme],
    tallies: BTreeMap<u16, Tally>,
    twice: u64,
    decisions: [[u64; 2]; 2],
}

impl<'a> ThemeCount<'a> {
    /// An empty count, for a codebook.
    #[must_use]
    pub fn new(themes: &'a [Theme]) -> Self {
        Self { themes, tallies: BTreeMap::new(), twice: 0, decisions: [[0; 2]; 2] }
    }

    /// One person's text about a goal (its number, or [`GENERAL`]), with its codings and what they settled on.
    pub fn text(&mut self, about: u16, codings: &[Coding], agreed: Option<&BTreeSet<String>>) {
        let places = |codes: &BTreeSet<String>| -> BTreeSet<usize> {
            self.themes.iter().enumerate().filter(|(_, theme)| codes.contains(&theme.code)).map(|(at, _)| at).collect()
        };
        let (held, open) = (places(&settled(codings, agreed)), places(&disputed(codings, agreed)));
        let tally = self.tallies.entry(about).or_default();
        match codings {
            [] => return,
            [_] => {
                tally.once += 1;
                tally.one_coder.extend(&held);
            }
            [one, two, ..] => {
                tally.twice += 1;
                self.twice += 1;
                // The two are told apart by their identity, so that each person's habits weigh on the same side.
                let (one, two) = if one.coder <= two.coder { (one, two) } else { (two, one) };
                for theme in self.themes {
                    let missed = |coding: &Coding| usize::from(!coding.codes.contains(&theme.code));
                    self.decisions[missed(one)][missed(two)] += 1;
                }
            }
        }
        tally.open.extend(open);
        *tally.held.entry(held).or_default() += 1;
    }

    /// The themes, for a threshold; `submitted` tells how many people were asked about a goal.
    #[must_use]
    pub fn finish(
        self,
        programme: &Programme,
        evaluation: &Evaluation,
        k: u32,
        submitted: impl Fn(Option<&GoalId>) -> u64,
    ) -> Themes {
        let goals = programme.offered(&evaluation.sequence).map(|goal| (goal.number, Some(&goal.id)));
        let about = goals.chain([(GENERAL, None)]).filter_map(|(number, goal)| {
            let tally = self.tallies.get(&number)?;
            let counted: Vec<(usize, ThemeCounted)> = self.counted(tally);
            let is_rare = |one: &ThemeCounted| !one.is_open && one.people < u64::from(k);
            let rare: BTreeSet<usize> = counted.iter().filter(|(_, one)| is_rare(one)).map(|(at, _)| *at).collect();
            let among = tally.held.iter().filter(|(held, _)| !held.is_disjoint(&rare));
            Some(AboutThemes {
                goal: goal.cloned(),
                submitted: submitted(goal),
                once: tally.once,
                twice: tally.twice,
                rare: among.map(|(_, people)| people).sum(),
                counted: counted.into_iter().map(|(_, one)| one).collect(),
            })
        });
        Themes { about: about.collect(), twice: self.twice, decisions: self.decisions }
    }

    fn counted(&self, tally: &Tally) -> Vec<(usize, ThemeCounted)> {
        let count = |(at, theme): (usize, &Theme)| {
            let people: u64 = tally.held.iter().filter(|(held, _)| held.contains(&at)).map(|(_, people)| people).sum();
            let is_open = tally.open.contains(&at);
            (people > 0 || is_open).then(|| {
                let counted = ThemeCounted {
                    code: theme.code.clone(),
                    kind: theme.kind,
                    label: theme.label.clone(),
                    people,
                    has_one_coder: tally.one_coder.contains(&at),
                    is_open,
                };
                (at, counted)
            })
        };
        self.themes.iter().enumerate().filter_map(count).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PersonId;
    use crate::sample;

    fn coding(coder: i64, codes: &[&str]) -> Coding {
        Coding { coder: PersonId(coder), codes: codes.iter().map(|code| (*code).to_owned()).collect() }
    }

    #[test]
    fn people_are_counted_and_what_coders_differ_on_is_open_until_it_is_settled() {
        let programme = sample::prescrire_like();
        let evaluation = &programme.evaluations[0];
        let goal = programme.offered(&evaluation.sequence).next().unwrap();
        let themes = crate::review::codebook(&programme, &[]);
        let (one, two, three) = (themes[0].code.as_str(), themes[1].code.as_str(), themes[2].code.as_str());
        let mut count = ThemeCount::new(&themes);
        count.text(goal.number, &[coding(1, &[one])], None);
        count.text(goal.number, &[coding(1, &[two]), coding(2, &[one, two])], None);
        let agreed = BTreeSet::from([three.to_owned()]);
        count.text(goal.number, &[coding(2, &[three]), coding(1, &[])], Some(&agreed));
        count.text(GENERAL, &[coding(1, &[one])], None);
        let counted = count.finish(&programme, evaluation, 5, |_| 9);
        assert_eq!(counted.about.len(), 2, "a goal of which nothing was coded has no line");
        let about = &counted.about[0];
        assert_eq!((about.once, about.twice, about.submitted), (1, 2, 9));
        let told: Vec<_> = about.counted.iter().map(|it| (it.people, it.has_one_coder, it.is_open)).collect();
        assert_eq!(told, [(1, true, true), (1, false, false), (1, false, false)]);
        assert_eq!(about.rare, 2, "what is open is not told among the others either");
        assert_eq!((counted.about[1].goal.as_ref(), counted.twice), (None, 2));
        // Blind decisions: both saw one theme, the second coder of one text and of the other saw one more each.
        assert_eq!(counted.decisions[0][0], 1);
        assert_eq!(counted.decisions[0][1] + counted.decisions[1][0], 2);
        assert!(counted.agreement().is_some() && Themes::default().agreement().is_none());
    }
}
