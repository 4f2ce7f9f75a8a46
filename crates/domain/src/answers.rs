//! Answers: what a person said, judged against the version of the instrument they were asked with.

use crate::goal::GoalId;
use crate::programme::{CodeList, Programme};
use crate::question::{Condition, Feeds, Instrument, Item, ItemType, Op, Per, Test};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Which question of which block an answer belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AnswerKey {
    /// The goal, for items asked for each goal.
    pub goal: Option<GoalId>,
    /// The item.
    pub item: String,
}

/// One answer. Codes, never labels: the language a person reads in does not change what they said (I21).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// One code.
    Code(String),
    /// « Other », in words.
    Other(String),
    /// Several codes.
    Codes(BTreeSet<String>),
    /// Codes in order.
    Ranked(Vec<String>),
    /// A whole number.
    Number(i64),
    /// Words.
    Words(String),
    /// A civil date.
    Date(Date),
    /// Yes or no.
    YesNo(bool),
    /// « I prefer not to answer ».
    Declined,
}

/// The answers of one questionnaire.
pub type Answers = BTreeMap<AnswerKey, Answer>;

/// Why an answer cannot be taken, for the field it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerFault {
    /// The question.
    pub key: AnswerKey,
    /// What is wrong.
    pub kind: AnswerFaultKind,
}

/// What can be wrong with an answer; each has a sentence with its remedy in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerFaultKind {
    /// Nothing was answered to a required question.
    Missing,
    /// No such question in this version for this person.
    Unknown,
    /// The question is not asked, given the other answers.
    NotAsked,
    /// The code is not in the list.
    NotInList,
    /// An exclusive code was chosen with others.
    ExclusiveWithOthers,
    /// The number is outside its bounds.
    OutOfBounds {
        /// Least.
        min: i64,
        /// Greatest.
        max: i64,
    },
    /// The number exceeds another answer.
    MoreThan {
        /// The other item.
        item: String,
        /// Its value.
        value: i64,
    },
    /// The text is too long.
    TooLong {
        /// Most characters.
        max: u32,
    },
    /// The date is in the future.
    InTheFuture,
    /// The ranking is not an ordering of the codes chosen.
    NotARanking,
    /// The answer has not the shape the question asks for.
    WrongShape,
    /// This question cannot be declined: a denominator needs it.
    CannotDecline,
    /// No patient is stated, yet the status says otherwise, or the reverse (I11).
    StatusAndCountDisagree,
}

/// What an evaluation asks about: an instrument, and the goals its per-goal items repeat for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The programme, for its code lists and the meaning of its codes.
    pub programme: &'a Programme,
    /// The instrument.
    pub instrument: &'a Instrument,
    /// The goals of the set, in the order they were chosen.
    pub goals: &'a [GoalId],
    /// The civil date on which it is answered.
    pub today: Date,
}

impl<'a> Asked<'a> {
    /// Every question that could be asked, block by block, conditions aside.
    pub fn keys(&self) -> impl Iterator<Item = (AnswerKey, &'a Item)> {
        let instrument = self.instrument;
        let per_goal = self.goals.iter().flat_map(move |goal| {
            instrument
                .items
                .iter()
                .filter(|item| item.per == Per::Goal)
                .map(move |item| (AnswerKey { goal: Some(goal.clone()), item: item.id.clone() }, item))
        });
        let once = instrument
            .items
            .iter()
            .filter(|item| item.per == Per::Once)
            .map(|item| (AnswerKey { goal: None, item: item.id.clone() }, item));
        per_goal.chain(once)
    }

    /// The item an answer belongs to, if this questionnaire has it for these goals.
    #[must_use]
    pub fn item(&self, key: &AnswerKey) -> Option<&'a Item> {
        let item = self.instrument.item(&key.item)?;
        match (&key.goal, item.per) {
            (Some(goal), Per::Goal) => self.goals.contains(goal).then_some(item),
            (None, Per::Once) => Some(item),
            _ => None,
        }
    }

    /// Whether a question is asked, given the answers: its condition holds and so do those it hangs on.
    #[must_use]
    pub fn is_asked(&self, key: &AnswerKey, answers: &Answers) -> bool {
        self.item(key).is_some_and(|item| self.enabled(item, key, answers, self.instrument.items.len()))
    }

    fn enabled(&self, item: &Item, key: &AnswerKey, answers: &Answers, depth: usize) -> bool {
        let Some(condition) = &item.when else {
            return true;
        };
        // A definition with a cycle is refused by `programme check`; depth only keeps an unchecked one from hanging.
        if depth == 0 {
            return false;
        }
        let holds = |test: &Test| {
            let other = AnswerKey { goal: self.goal_of(&test.item, key), item: test.item.clone() };
            let enabled = self.item(&other).is_some_and(|before| self.enabled(before, &other, answers, depth - 1));
            enabled && answers.get(&other).is_some_and(|answer| passes(&test.op, answer))
        };
        match condition {
            Condition::All(tests) => tests.iter().all(holds),
            Condition::Any(tests) => tests.iter().any(holds),
        }
    }

    fn goal_of(&self, item: &str, key: &AnswerKey) -> Option<GoalId> {
        match self.instrument.item(item).map(|item| item.per) {
            Some(Per::Goal) => key.goal.clone(),
            _ => None,
        }
    }

    /// The first required or optional question that is asked and has no answer: where a person resumes.
    #[must_use]
    pub fn first_unanswered(&self, answers: &Answers) -> Option<AnswerKey> {
        self.keys()
            .find(|(key, item)| {
                !matches!(item.kind, ItemType::Info)
                    && answers.get(key).is_none_or(is_blank)
                    && self.is_asked(key, answers)
            })
            .map(|(key, _)| key)
    }

    /// The answers to questions that are asked: hidden ones stay in the draft and are stripped at submission (I07).
    #[must_use]
    pub fn stripped(&self, answers: &Answers) -> Answers {
        answers
            .iter()
            .filter(|(key, _)| self.is_asked(key, answers))
            .map(|(key, answer)| (key.clone(), answer.clone()))
            .collect()
    }

    /// Whether one answer can be saved in a draft: its question exists and it has the right shape.
    ///
    /// # Errors
    /// The fault of that answer alone; what depends on other answers is judged at submission.
    pub fn check_one(&self, key: &AnswerKey, answer: &Answer) -> Result<(), AnswerFault> {
        let fault = |kind| AnswerFault { key: key.clone(), kind };
        let item = self.item(key).ok_or_else(|| fault(AnswerFaultKind::Unknown))?;
        self.shape(item, answer).map_err(fault)
    }

    /// Every fault that keeps the answers from being submitted, in the order of the questions.
    ///
    /// Answers to questions that are not asked must have been [stripped](Self::stripped) before: left in, each is a fault.
    #[must_use]
    pub fn faults(&self, answers: &Answers) -> Vec<AnswerFault> {
        let mut faults = Vec::new();
        for (key, item) in self.keys() {
            let asked = self.is_asked(&key, answers);
            let kind = match (answers.get(&key), asked) {
                (None, true) if item.required && !matches!(item.kind, ItemType::Info) => Some(AnswerFaultKind::Missing),
                (Some(_), false) => Some(AnswerFaultKind::NotAsked),
                (Some(answer), true) if item.required && is_blank(answer) => Some(AnswerFaultKind::Missing),
                (Some(answer), true) => self.shape(item, answer).err().or_else(|| self.across(item, &key, answers)),
                _ => None,
            };
            faults.extend(kind.map(|kind| AnswerFault { key, kind }));
        }
        let known: BTreeSet<AnswerKey> = self.keys().map(|(key, _)| key).collect();
        faults.extend(
            answers
                .keys()
                .filter(|key| !known.contains(key))
                .map(|key| AnswerFault { key: key.clone(), kind: AnswerFaultKind::Unknown }),
        );
        faults
    }

    fn shape(&self, item: &Item, answer: &Answer) -> Result<(), AnswerFaultKind> {
        let in_list = |list: &str, code: &str| self.programme.list(list).is_some_and(|list| list.code(code).is_some());
        match (&item.kind, answer) {
            (ItemType::Info, _) => Err(AnswerFaultKind::WrongShape),
            (_, Answer::Declined) if item.may_decline() => Ok(()),
            (_, Answer::Declined) => Err(AnswerFaultKind::CannotDecline),
            (ItemType::Single { list, .. } | ItemType::Scale { list }, Answer::Code(code)) => {
                if in_list(list, code) {
                    Ok(())
                } else {
                    Err(AnswerFaultKind::NotInList)
                }
            }
            (ItemType::Single { other: true, .. }, Answer::Other(words)) => within(words, 200),
            (ItemType::Multi { list }, Answer::Codes(codes)) => {
                self.programme.list(list).map_or(Err(AnswerFaultKind::NotInList), |list| several(list, codes))
            }
            (ItemType::Ranking { of }, Answer::Ranked(ranked)) => {
                match self.instrument.item(of).map(|item| &item.kind) {
                    // Whether it orders the codes chosen is judged at submission; a draft holds codes of the list only.
                    Some(ItemType::Multi { list }) if ranked.iter().all(|code| in_list(list, code)) => Ok(()),
                    _ => Err(AnswerFaultKind::NotInList),
                }
            }
            (ItemType::YesNo, Answer::YesNo(_)) => Ok(()),
            (ItemType::Integer { min, max, .. }, Answer::Number(n)) => bounds(*n, *min, *max),
            (ItemType::Estimate, Answer::Number(n)) => {
                bounds(*n, 0, 100)?;
                if n % 5 == 0 { Ok(()) } else { Err(AnswerFaultKind::OutOfBounds { min: 0, max: 100 }) }
            }
            (ItemType::Words { max_chars, .. }, Answer::Words(words)) => within(words, *max_chars),
            (ItemType::Date, Answer::Date(day)) => {
                if *day > self.today {
                    Err(AnswerFaultKind::InTheFuture)
                } else {
                    Ok(())
                }
            }
            _ => Err(AnswerFaultKind::WrongShape),
        }
    }

    /// What depends on other answers of the same block.
    fn across(&self, item: &Item, key: &AnswerKey, answers: &Answers) -> Option<AnswerFaultKind> {
        let sibling = |id: &str| answers.get(&AnswerKey { goal: key.goal.clone(), item: id.to_owned() });
        match (&item.kind, answers.get(key)?) {
            (ItemType::Integer { at_most, .. }, Answer::Number(n)) => {
                let other = at_most.as_deref().or_else(|| self.denominator_of(item))?;
                match sibling(other) {
                    Some(Answer::Number(most)) if n > most => {
                        Some(AnswerFaultKind::MoreThan { item: other.to_owned(), value: *most })
                    }
                    _ => None,
                }
            }
            (ItemType::Ranking { of }, Answer::Ranked(ranked)) => {
                let ordered: BTreeSet<String> = ranked.iter().cloned().collect();
                let same = matches!(sibling(of), Some(Answer::Codes(chosen)) if *chosen == ordered);
                (!same || ordered.len() != ranked.len()).then_some(AnswerFaultKind::NotARanking)
            }
            _ => self.status_and_count(item, key, answers),
        }
    }

    /// The count that a numerator may not exceed, even where the definition forgot to say so (I11).
    fn denominator_of(&self, item: &Item) -> Option<&'a str> {
        let is_numerator = item.feeds == Some(Feeds::Implemented);
        self.instrument.fed_by(Feeds::Eligible).filter(|_| is_numerator).map(|eligible| eligible.id.as_str())
    }

    /// « No eligible patient » if, and only if, the count of patients is nought (I11).
    fn status_and_count(&self, item: &Item, key: &AnswerKey, answers: &Answers) -> Option<AnswerFaultKind> {
        if item.feeds != Some(Feeds::Status) {
            return None;
        }
        let eligible = self.instrument.fed_by(Feeds::Eligible)?;
        let count = AnswerKey { goal: key.goal.clone(), item: eligible.id.clone() };
        match (answers.get(key)?, answers.get(&count)?) {
            (Answer::Code(status), Answer::Number(patients)) => {
                let nobody = *status == self.programme.measure.no_patient;
                (nobody != (*patients == 0)).then_some(AnswerFaultKind::StatusAndCountDisagree)
            }
            _ => None,
        }
    }
}

/// Whether an answer in words says nothing: it does not answer a required question.
fn is_blank(answer: &Answer) -> bool {
    matches!(answer, Answer::Words(words) | Answer::Other(words) if words.trim().is_empty())
}

fn passes(op: &Op, answer: &Answer) -> bool {
    let among = |codes: &[String]| match answer {
        Answer::Code(code) => Some(codes.contains(code)),
        Answer::Other(_) => Some(codes.iter().any(|code| code == "other")),
        Answer::Codes(chosen) => Some(codes.iter().any(|code| chosen.contains(code))),
        Answer::YesNo(yes) => Some(codes.iter().any(|code| code == if *yes { "yes" } else { "no" })),
        _ => None,
    };
    match (op, answer) {
        (Op::Is(codes), _) => among(codes).unwrap_or(false),
        (Op::IsNot(codes), _) => among(codes).is_some_and(|is| !is),
        (Op::AtLeast(least), Answer::Number(n)) => n >= least,
        (Op::AtMost(most), Answer::Number(n)) => n <= most,
        _ => false,
    }
}

fn several(list: &CodeList, codes: &BTreeSet<String>) -> Result<(), AnswerFaultKind> {
    if !codes.iter().all(|code| list.code(code).is_some()) {
        return Err(AnswerFaultKind::NotInList);
    }
    let exclusive = codes.iter().any(|code| list.code(code).is_some_and(|code| code.exclusive));
    if exclusive && codes.len() > 1 { Err(AnswerFaultKind::ExclusiveWithOthers) } else { Ok(()) }
}

fn within(words: &str, max: u32) -> Result<(), AnswerFaultKind> {
    let fits = u32::try_from(words.chars().count()).is_ok_and(|count| count <= max);
    if fits { Ok(()) } else { Err(AnswerFaultKind::TooLong { max }) }
}

fn bounds(n: i64, min: i64, max: i64) -> Result<(), AnswerFaultKind> {
    if (min..=max).contains(&n) { Ok(()) } else { Err(AnswerFaultKind::OutOfBounds { min, max }) }
}

#[cfg(test)]
#[path = "answers_tests.rs"]
mod tests;
