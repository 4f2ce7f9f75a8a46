//! The graph of questions: conditions look back, at something that can be compared, and some combination of answers meets them.

use super::Found;
use super::combinations::{Outlook, outlook};
use super::names::{What, refer};
use crate::programme::Programme;
use crate::question::{Condition, Instrument, Item, ItemType, Op, Per, Test};
use std::collections::BTreeSet;

/// Conditions may hang on conditions this many times: deeper, nobody can foresee what will be asked.
pub const MOST_DEPTH: usize = 3;

/// What can be wrong with a graph of questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuestionFault {
    /// Items that hang on each other in a ring, or one on itself.
    Cycle {
        /// The ring, from its first item in the order of the instrument.
        items: Vec<String>,
    },
    /// The condition looks at an item that is asked later.
    Later {
        /// The item.
        item: String,
        /// The later one.
        on: String,
    },
    /// An item asked once looks at one asked for each goal: which goal is meant?
    PerGoalFromOnce {
        /// The item.
        item: String,
        /// The item asked for each goal.
        on: String,
    },
    /// The comparison does not fit the answers of the item looked at.
    OpDoesNotFit {
        /// The item.
        item: String,
        /// The item looked at.
        on: String,
        /// The comparison.
        op: &'static str,
    },
    /// A condition without a test, or a test without a code.
    NothingTested {
        /// The item.
        item: String,
    },
    /// The condition hangs on conditions too many times.
    TooDeep {
        /// The item.
        item: String,
        /// How many times.
        depth: usize,
    },
    /// No combination of answers meets the condition.
    NeverHolds {
        /// The item.
        item: String,
    },
    /// The item hangs on one that is itself never asked.
    AfterNeverAsked {
        /// The item.
        item: String,
        /// The one never asked.
        on: String,
    },
    /// The condition could be met, were it not for what makes the items it looks at be asked.
    ChainExcludes {
        /// The item.
        item: String,
    },
    /// A ranking of something other than the codes chosen in a multi item of the same block before it.
    RankingOf {
        /// The item.
        item: String,
        /// What it would rank.
        of: String,
    },
    /// A bound by something other than a whole number of the same block.
    AtMostOf {
        /// The item.
        item: String,
        /// What would bound it.
        other: String,
    },
    /// Least above greatest, or room for no character.
    Bounds {
        /// The item.
        item: String,
    },
    /// Only numbers can be confirmed, and only numbers within the bounds.
    ConfirmDoesNotFit {
        /// The item.
        item: String,
    },
}

pub(super) fn check(programme: &Programme, found: &mut Found) {
    for (i, instrument) in programme.instruments.iter().enumerate() {
        let graph = Graph { programme, instrument, i };
        for (j, item) in instrument.items.iter().enumerate() {
            graph.shape(j, item, found);
            graph.condition(j, item, found);
        }
        graph.depths(found);
        graph.outlooks(found);
    }
}

/// Whether every condition of an instrument can be decided: only then does it make sense to count over its answers.
pub(super) fn decidable(programme: &Programme, instrument: &Instrument) -> bool {
    let graph = Graph { programme, instrument, i: 0 };
    let mut found = Found::default();
    for (j, item) in instrument.items.iter().enumerate() {
        graph.shape(j, item, &mut found);
        graph.condition(j, item, &mut found);
    }
    found.0.is_empty()
}

struct Graph<'a> {
    programme: &'a Programme,
    instrument: &'a Instrument,
    i: usize,
}

impl<'a> Graph<'a> {
    fn at(&self, j: usize, key: &str) -> String {
        format!("instrument[{}].item[{j}].{key}", self.i)
    }

    fn items(&self) -> impl Iterator<Item = &'a str> {
        self.instrument.items.iter().map(|item| item.id.as_str())
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.instrument.items.iter().position(|item| item.id == id)
    }

    /// What an item says of itself, its condition aside.
    fn shape(&self, j: usize, item: &Item, found: &mut Found) {
        let id = || item.id.clone();
        match &item.kind {
            ItemType::Single { list, .. } | ItemType::Multi { list } | ItemType::Scale { list } => {
                let lists = self.programme.lists.iter().map(|list| list.id.as_str());
                refer(found, self.at(j, "list"), What::List, list, lists);
            }
            ItemType::Ranking { of } => match self.position(of) {
                None => refer(found, self.at(j, "of"), What::Item, of, self.items()),
                Some(at) => {
                    let ranked = &self.instrument.items[at];
                    if at >= j || ranked.per != item.per || !matches!(ranked.kind, ItemType::Multi { .. }) {
                        found.add(self.at(j, "of"), QuestionFault::RankingOf { item: id(), of: of.clone() });
                    }
                }
            },
            ItemType::Integer { min, max, at_most } => {
                if min > max {
                    found.add(self.at(j, "min"), QuestionFault::Bounds { item: id() });
                }
                if let Some(other) = at_most {
                    self.bound(j, item, other, found);
                }
            }
            ItemType::Words { max_chars: 0, .. } => {
                found.add(self.at(j, "max_chars"), QuestionFault::Bounds { item: id() });
            }
            ItemType::Words { .. } | ItemType::Info | ItemType::Estimate | ItemType::Date | ItemType::YesNo => {}
        }
        if let Some(confirm) = &item.confirm {
            let fits = match &item.kind {
                ItemType::Integer { min, max, .. } => (min..=max).contains(&&confirm.value),
                ItemType::Estimate => (0..=100).contains(&confirm.value) && confirm.value % 5 == 0,
                _ => false,
            };
            if !fits {
                found.add(self.at(j, "confirm"), QuestionFault::ConfirmDoesNotFit { item: id() });
            }
        }
    }

    fn bound(&self, j: usize, item: &Item, other: &str, found: &mut Found) {
        match self.instrument.item(other) {
            None => refer(found, self.at(j, "at_most"), What::Item, other, self.items()),
            Some(bounding) => {
                let number = matches!(bounding.kind, ItemType::Integer { .. });
                if !number || bounding.per != item.per || bounding.id == item.id {
                    let fault = QuestionFault::AtMostOf { item: item.id.clone(), other: other.to_owned() };
                    found.add(self.at(j, "at_most"), fault);
                }
            }
        }
    }

    /// What a condition says, test by test.
    fn condition(&self, j: usize, item: &Item, found: &mut Found) {
        let Some(condition) = &item.when else { return };
        if condition.tests().is_empty() {
            found.add(self.at(j, "when"), QuestionFault::NothingTested { item: item.id.clone() });
        }
        if let Some(items) = self.ring_from(j) {
            // A ring is told once, where it begins.
            if items.first() == Some(&item.id) {
                found.add(self.at(j, "when"), QuestionFault::Cycle { items });
            }
        }
        for (t, test) in condition.tests().iter().enumerate() {
            let place = match condition {
                Condition::All(_) => format!("{}.all[{t}]", self.at(j, "when")),
                Condition::Any(_) => format!("{}.any[{t}]", self.at(j, "when")),
            };
            self.test(j, item, test, &place, found);
        }
    }

    fn test(&self, j: usize, item: &Item, test: &Test, place: &str, found: &mut Found) {
        let (id, on) = (item.id.clone(), test.item.clone());
        let Some(at) = self.position(&test.item) else {
            refer(found, place, What::Item, &test.item, self.items());
            return;
        };
        let looked_at = &self.instrument.items[at];
        if at >= j {
            // Part of a ring: told with the ring.
            if !self.reaches(at, j) {
                found.add(place, QuestionFault::Later { item: id, on });
            }
            return;
        }
        if item.per == Per::Once && looked_at.per == Per::Goal {
            found.add(place, QuestionFault::PerGoalFromOnce { item: id, on });
            return;
        }
        let (op, codes) = match &test.op {
            Op::Is(codes) => ("is", Some(codes.as_slice())),
            Op::IsNot(codes) => ("is_not", Some(codes.as_slice())),
            Op::AtLeast(_) => ("at_least", None),
            Op::AtMost(_) => ("at_most", None),
        };
        if list_of(looked_at).is_some_and(|list| self.programme.list(list).is_none()) {
            // Reported where the list is named.
            return;
        }
        match (codes, self.codes_of(looked_at), takes_numbers(looked_at)) {
            (Some([]), _, _) => found.add(place, QuestionFault::NothingTested { item: id }),
            (Some(codes), Some(known), _) => {
                for code in codes {
                    refer(found, place, What::Code, code, known.iter().map(String::as_str));
                }
            }
            (None, _, true) => {}
            _ => found.add(place, QuestionFault::OpDoesNotFit { item: id, on, op }),
        }
    }

    /// The codes an answer may hold; nothing when answers are not codes.
    fn codes_of(&self, item: &Item) -> Option<Vec<String>> {
        let (list, other) = match &item.kind {
            ItemType::Single { list, other } => (list, *other),
            ItemType::Multi { list } | ItemType::Scale { list } => (list, false),
            ItemType::YesNo => return Some(vec!["yes".to_owned(), "no".to_owned()]),
            _ => return None,
        };
        let mut codes: Vec<String> = self.programme.list(list)?.codes.iter().map(|code| code.code.clone()).collect();
        if other && !codes.iter().any(|code| code == "other") {
            codes.push("other".to_owned());
        }
        Some(codes)
    }

    fn parents(&self, j: usize) -> impl Iterator<Item = usize> {
        let tests = self.instrument.items[j].when.as_ref().map(Condition::tests).unwrap_or_default();
        tests.iter().filter_map(|test| self.position(&test.item))
    }

    /// Whether `from` hangs, however far, on `to`.
    fn reaches(&self, from: usize, to: usize) -> bool {
        self.ancestors(from).contains(&to)
    }

    /// Every item that `j` hangs on; `j` itself only when it is part of a ring.
    fn ancestors(&self, j: usize) -> BTreeSet<usize> {
        let (mut seen, mut ahead) = (BTreeSet::new(), self.parents(j).collect::<Vec<_>>());
        while let Some(next) = ahead.pop() {
            if seen.insert(next) {
                ahead.extend(self.parents(next));
            }
        }
        seen
    }

    fn ring_from(&self, j: usize) -> Option<Vec<String>> {
        let ring: BTreeSet<usize> =
            self.ancestors(j).into_iter().filter(|&other| other == j || self.reaches(other, j)).collect();
        ring.contains(&j).then(|| ring.iter().map(|&at| self.instrument.items[at].id.clone()).collect())
    }

    fn depths(&self, found: &mut Found) {
        let mut depths: Vec<usize> = Vec::new();
        for (j, item) in self.instrument.items.iter().enumerate() {
            let before = self.parents(j).filter(|&at| at < j).map(|at| depths[at] + 1);
            let depth = before.max().unwrap_or_default();
            // Items below one that is too deep are so because of it.
            if depth == MOST_DEPTH + 1 {
                found.add(self.at(j, "when"), QuestionFault::TooDeep { item: item.id.clone(), depth });
            }
            depths.push(depth);
        }
    }

    /// Whether each item can be asked at all; only where everything it hangs on can be decided.
    fn outlooks(&self, found: &mut Found) {
        let mut sound = BTreeSet::new();
        let mut never: BTreeSet<usize> = BTreeSet::new();
        for (j, item) in self.instrument.items.iter().enumerate() {
            let mut own = Found::default();
            self.shape(j, item, &mut own);
            self.condition(j, item, &mut own);
            if !own.0.is_empty() || !self.parents(j).all(|at| sound.contains(&at)) {
                continue;
            }
            sound.insert(j);
            let fault = match outlook(self.programme, self.instrument, j) {
                Outlook::Asked => continue,
                Outlook::NeverHolds => QuestionFault::NeverHolds { item: item.id.clone() },
                Outlook::ChainExcludes => match self.parents(j).find(|at| never.contains(at)) {
                    Some(at) => {
                        let on = self.instrument.items[at].id.clone();
                        QuestionFault::AfterNeverAsked { item: item.id.clone(), on }
                    }
                    None => QuestionFault::ChainExcludes { item: item.id.clone() },
                },
            };
            never.insert(j);
            found.add(self.at(j, "when"), fault);
        }
    }
}

/// The list an item takes its codes from.
pub(super) fn list_of(item: &Item) -> Option<&str> {
    match &item.kind {
        ItemType::Single { list, .. } | ItemType::Multi { list } | ItemType::Scale { list } => Some(list),
        _ => None,
    }
}

fn takes_numbers(item: &Item) -> bool {
    matches!(item.kind, ItemType::Integer { .. } | ItemType::Estimate)
}
