//! Combinations of answers: whether some way of answering leads to a question, and the longest way through a questionnaire.
//!
//! Answers are infinitely many; what conditions can tell apart is not. Each item that a condition looks at is cut into
//! *classes* of answers that every test on it judges alike: its codes, the signatures of its sets of codes, its numbers at
//! the points where a comparison turns. The search walks these classes item by item, in the order they are asked, and keeps
//! to what a submission could hold: an item is answered only where it is asked, an exclusive code stands alone, a bounded
//! number stays below its bound, and « no patient » goes with a count of nought (I11). It is exact up to [`MOST_STEPS`].

use crate::programme::Programme;
use crate::question::{Condition, Feeds, Instrument, Item, ItemType, Op};
use std::collections::{BTreeMap, BTreeSet};

/// Steps after which a search gives up and supposes the best: far beyond any questionnaire of ten minutes.
const MOST_STEPS: usize = 400_000;

/// Whether a question can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outlook {
    /// Some combination of answers leads to it.
    Asked,
    /// No answers meet its own condition.
    NeverHolds,
    /// Answers meet its own condition, but none that also have the questions it looks at asked.
    ChainExcludes,
}

/// Whether an item is asked, for one way of answering.
pub(super) type Asked<'a> = dyn Fn(&Item) -> bool + 'a;

/// Answers to one item that every test judges alike, by an example.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Class<'a> {
    /// None: not asked, not answered, or declined.
    Absent,
    Code(&'a str),
    Codes(BTreeSet<&'a str>),
    Number(i64),
}

impl Class<'_> {
    /// The truth of a test, as submissions are judged ([`crate::answers`]): without an answer, every test is false.
    fn passes(&self, op: &Op) -> bool {
        match (op, self) {
            (Op::Is(codes), Class::Code(code)) => codes.iter().any(|wanted| wanted == code),
            (Op::IsNot(codes), Class::Code(code)) => !codes.iter().any(|wanted| wanted == code),
            (Op::Is(codes), Class::Codes(chosen)) => codes.iter().any(|wanted| chosen.contains(wanted.as_str())),
            (Op::IsNot(codes), Class::Codes(chosen)) => !codes.iter().any(|wanted| chosen.contains(wanted.as_str())),
            (Op::AtLeast(least), Class::Number(n)) => n >= least,
            (Op::AtMost(most), Class::Number(n)) => n <= most,
            _ => false,
        }
    }
}

/// Whether the item at `target` can be asked. Every condition it hangs on has been found decidable.
pub(super) fn outlook(programme: &Programme, instrument: &Instrument, target: usize) -> Outlook {
    let Some(condition) = &instrument.items[target].when else {
        return Outlook::Asked;
    };
    let model = Model { programme, instrument };
    let reachable = |chain: bool| {
        let variables = model.closure(condition, chain);
        let mut search = Search::new(&model, variables, chain);
        let met = search.any(&|search| search.holds(condition));
        met || search.steps > MOST_STEPS
    };
    if reachable(true) {
        Outlook::Asked
    } else if reachable(false) {
        Outlook::ChainExcludes
    } else {
        Outlook::NeverHolds
    }
}

/// The greatest value of `weigh` over every way of answering, given which items are asked; nothing when there are too many.
pub(super) fn greatest(
    programme: &Programme,
    instrument: &Instrument,
    weigh: &dyn Fn(&Asked<'_>) -> u64,
) -> Option<u64> {
    let model = Model { programme, instrument };
    let conditions = instrument.items.iter().filter_map(|item| item.when.as_ref());
    let variables: BTreeSet<usize> = conditions.flat_map(|condition| model.closure(condition, true)).collect();
    let mut search = Search::new(&model, variables, true);
    let most = std::cell::Cell::new(0);
    let all = |search: &Search<'_, '_>| {
        let weight = weigh(&|item| item.when.as_ref().is_none_or(|condition| search.holds(condition)));
        most.set(most.get().max(weight));
        false
    };
    search.any(&all);
    (search.steps <= MOST_STEPS).then(|| most.get())
}

struct Model<'a> {
    programme: &'a Programme,
    instrument: &'a Instrument,
}

impl<'a> Model<'a> {
    fn position(&self, id: &str) -> Option<usize> {
        self.instrument.items.iter().position(|item| item.id == id)
    }

    /// The items whose answers matter to a condition: those it looks at, those these hang on, and those that bound them.
    fn closure(&self, condition: &Condition, chain: bool) -> BTreeSet<usize> {
        let looked_at = |condition: &Condition| {
            let tests = condition.tests().iter();
            tests.filter_map(|test| self.position(&test.item)).collect::<Vec<_>>()
        };
        let (mut seen, mut ahead) = (BTreeSet::new(), looked_at(condition));
        while let Some(next) = ahead.pop() {
            if !seen.insert(next) {
                continue;
            }
            let item = &self.instrument.items[next];
            if chain {
                ahead.extend(item.when.iter().flat_map(looked_at));
            }
            if let ItemType::Integer { at_most: Some(other), .. } = &item.kind {
                ahead.extend(self.position(other));
            }
            if item.feeds == Some(Feeds::Status) {
                ahead.extend(self.instrument.items.iter().position(|item| item.feeds == Some(Feeds::Eligible)));
            }
        }
        seen
    }

    fn classes(&self, item: &'a Item) -> Vec<Class<'a>> {
        let codes = |list: &str| self.programme.list(list).map(|list| list.codes.as_slice()).unwrap_or_default();
        let mut classes: Vec<Class<'a>> = match &item.kind {
            ItemType::Single { list, other } => {
                let mut all: Vec<_> = codes(list).iter().map(|code| Class::Code(&code.code)).collect();
                all.extend(other.then_some(Class::Code("other")));
                all
            }
            ItemType::Scale { list } => codes(list).iter().map(|code| Class::Code(&code.code)).collect(),
            ItemType::YesNo => vec![Class::Code("yes"), Class::Code("no")],
            ItemType::Multi { list } => self.sets(item, list),
            ItemType::Integer { min, max, .. } => self.numbers(*min, *max).into_iter().map(Class::Number).collect(),
            ItemType::Estimate => {
                // Estimates go by steps of 5: the nearest ones on either side of each turning point.
                let turns =
                    self.numbers(0, 100).into_iter().flat_map(|n| [n - n.rem_euclid(5), n + (-n).rem_euclid(5)]);
                turns.collect::<BTreeSet<_>>().into_iter().map(Class::Number).collect()
            }
            ItemType::Info | ItemType::Ranking { .. } | ItemType::Words { .. } | ItemType::Date => {
                vec![]
            }
        };
        if !item.required || item.may_decline() || classes.is_empty() {
            classes.push(Class::Absent);
        }
        classes
    }

    fn tests_on(&self, item: &'a Item) -> impl Iterator<Item = &'a Op> {
        let conditions = self.instrument.items.iter().filter_map(|item| item.when.as_ref());
        conditions.flat_map(Condition::tests).filter(move |test| test.item == item.id).map(|test| &test.op)
    }

    /// One set of codes for each way in which the tests can judge a set; exclusive codes stand alone.
    fn sets(&self, item: &'a Item, list: &str) -> Vec<Class<'a>> {
        let tests: Vec<&Op> = self.tests_on(item).collect();
        let judged = |set: BTreeSet<&'a str>| {
            let class = Class::Codes(set);
            let signature: Vec<bool> = tests.iter().map(|op| class.passes(op)).collect();
            (signature, class)
        };
        let mut classes: BTreeMap<Vec<bool>, Class<'a>> = [judged(BTreeSet::new())].into();
        let codes = self.programme.list(list).map(|list| list.codes.as_slice()).unwrap_or_default();
        for code in codes.iter().filter(|code| !code.exclusive) {
            let grown: Vec<_> = classes
                .values()
                .filter_map(|class| match class {
                    Class::Codes(set) => Some(judged(set.iter().copied().chain([code.code.as_str()]).collect())),
                    _ => None,
                })
                .collect();
            for (signature, class) in grown {
                classes.entry(signature).or_insert(class);
            }
        }
        for code in codes.iter().filter(|code| code.exclusive) {
            let (signature, class) = judged([code.code.as_str()].into());
            classes.entry(signature).or_insert(class);
        }
        classes.into_values().collect()
    }

    /// Numbers on both sides of every turning point of the instrument: numbers bound one another, so they share them.
    fn numbers(&self, min: i64, max: i64) -> BTreeSet<i64> {
        let conditions = self.instrument.items.iter().filter_map(|item| item.when.as_ref());
        let turns = conditions.flat_map(Condition::tests).flat_map(|test| match test.op {
            Op::AtLeast(n) => vec![n.saturating_sub(1), n],
            Op::AtMost(n) => vec![n, n.saturating_add(1)],
            Op::Is(_) | Op::IsNot(_) => vec![],
        });
        let bounds = self.instrument.items.iter().flat_map(|item| match item.kind {
            ItemType::Integer { min, max, .. } => vec![min, max],
            _ => vec![],
        });
        turns.chain(bounds).chain([0, 1, min, max]).filter(|n| (min..=max).contains(n)).collect()
    }
}

struct Search<'m, 'a> {
    model: &'m Model<'a>,
    /// Items in the order they are asked, with their classes.
    variables: Vec<(&'a Item, Vec<Class<'a>>)>,
    answers: BTreeMap<&'a str, Class<'a>>,
    chain: bool,
    steps: usize,
}

impl<'m, 'a> Search<'m, 'a> {
    fn new(model: &'m Model<'a>, variables: BTreeSet<usize>, chain: bool) -> Self {
        let with_classes = |at: usize| {
            let item = &model.instrument.items[at];
            (item, model.classes(item))
        };
        let variables = variables.into_iter().map(with_classes).collect();
        Self { model, variables, answers: BTreeMap::new(), chain, steps: 0 }
    }

    fn holds(&self, condition: &Condition) -> bool {
        let passes = |test: &crate::question::Test| {
            self.answers.get(test.item.as_str()).is_some_and(|class| class.passes(&test.op))
        };
        match condition {
            Condition::All(tests) => tests.iter().all(passes),
            Condition::Any(tests) => tests.iter().any(passes),
        }
    }

    /// Whether `goal` holds for some complete assignment of classes to the variables.
    fn any(&mut self, goal: &dyn Fn(&Self) -> bool) -> bool {
        self.from(0, goal)
    }

    fn from(&mut self, at: usize, goal: &dyn Fn(&Self) -> bool) -> bool {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return false;
        }
        let Some((item, classes)) = self.variables.get(at) else {
            return goal(self);
        };
        let item = *item;
        let asked = !self.chain || item.when.as_ref().is_none_or(|condition| self.holds(condition));
        let classes = if asked { classes.clone() } else { vec![Class::Absent] };
        for class in classes {
            self.answers.insert(&item.id, class);
            if self.consistent(item) && self.from(at + 1, goal) {
                return true;
            }
        }
        self.answers.remove(item.id.as_str());
        false
    }

    /// Whether the newest answer agrees with those before it, as a submission must.
    fn consistent(&self, newest: &Item) -> bool {
        let number = |id: &str| match self.answers.get(id) {
            Some(Class::Number(n)) => Some(*n),
            _ => None,
        };
        let bounded = self.variables.iter().all(|(item, _)| match &item.kind {
            ItemType::Integer { at_most: Some(other), .. } if item.id == newest.id || *other == newest.id => {
                !matches!((number(&item.id), number(other)), (Some(n), Some(most)) if n > most)
            }
            _ => true,
        });
        bounded && self.status_and_count()
    }

    fn status_and_count(&self) -> bool {
        let fed = |feeds: Feeds| {
            let item = self.model.instrument.fed_by(feeds)?;
            self.answers.get(item.id.as_str())
        };
        match (fed(Feeds::Status), fed(Feeds::Eligible)) {
            (Some(Class::Code(status)), Some(Class::Number(patients))) => {
                (*status == self.model.programme.measure.no_patient) == (*patients == 0)
            }
            _ => true,
        }
    }
}
