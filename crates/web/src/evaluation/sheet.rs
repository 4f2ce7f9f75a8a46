//! A questionnaire as its pages need it: nothing of it comes from a store, so that samples can make one.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::Fault;
use app::choosing::Committed;
use app::questionnaire::Questionnaire;
use app::tally::Proposal;
use domain::answers::{AnswerKey, Answers, Asked};
use domain::goal::GoalId;
use domain::path::BASELINE;
use domain::programme::Programme;
use domain::question::{Instrument, Item, ItemType, Per};
use jiff::Timestamp;
use jiff::civil::Date;

use super::{CHECK, GENERAL_PAGE, GOAL_PAGE};
use crate::page::Page;
use crate::path::{Here, title_of};

/// A questionnaire's name as addresses write it: `s1-baseline` for `s1/baseline`.
pub(crate) fn in_address(evaluation: &str) -> String {
    evaluation.replace('/', "-")
}

/// The questionnaire that a part of an address names.
pub(crate) fn of_address(programme: &Programme, part: &str) -> Option<String> {
    let baselines = programme.sequences.iter().map(|sequence| format!("{}/{BASELINE}", sequence.id));
    let evaluations = programme.evaluations.iter().map(|evaluation| evaluation.id.clone());
    evaluations.chain(baselines).find(|name| in_address(name) == part)
}

/// One page of questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// About a goal.
    Goal(GoalId),
    /// Asked once.
    General,
}

impl Block {
    /// The block that a question belongs to.
    pub(super) fn of(key: &AnswerKey) -> Self {
        key.goal.clone().map_or(Self::General, Self::Goal)
    }

    /// Where its page is.
    pub(super) fn address(&self, here: &Here, evaluation: &str) -> String {
        let name = in_address(evaluation);
        match self {
            Self::Goal(goal) => GOAL_PAGE.to([&here.org, &here.programme, &here.cohort, &name, &goal.0]),
            Self::General => GENERAL_PAGE.to(here.and(&name)),
        }
    }
}

/// A questionnaire, as it stands.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub(super) programme: Arc<Programme>,
    pub(super) instrument: Instrument,
    pub(super) evaluation: String,
    pub(super) goals: Vec<GoalId>,
    pub(super) answers: Answers,
    pub(super) version: i64,
    pub(super) saved: Option<Timestamp>,
    pub(super) submitted: Option<Timestamp>,
    pub(super) due: Date,
    pub(super) locks: Date,
    pub(super) today: Date,
    /// Why it cannot be answered now.
    pub(super) closed: Option<Fault>,
    pub(super) plans: Vec<Committed>,
    /// What one's own tally proposes for the counts.
    pub(super) tallies: BTreeMap<GoalId, Proposal>,
}

impl Sheet {
    pub(super) fn of(found: &Questionnaire, plans: Vec<Committed>) -> Self {
        let closed = match found.must_be_answerable() {
            Err(app::Error::Conflict(fault)) => Some(fault),
            _ => None,
        };
        Self {
            programme: Arc::clone(found.programme()),
            instrument: found.instrument().clone(),
            evaluation: found.evaluation.clone(),
            goals: found.goals.clone(),
            answers: found.answers.clone(),
            version: found.version,
            saved: found.saved,
            submitted: found.submitted,
            due: found.obligation.window.due,
            locks: found.obligation.window.locks,
            today: found.today,
            closed,
            plans,
            tallies: BTreeMap::new(),
        }
    }

    /// The same, with what one's own tally proposes.
    pub(super) fn counting(self, tallies: BTreeMap<GoalId, Proposal>) -> Self {
        Self { tallies, ..self }
    }

    /// What judges answers.
    pub(super) fn asked(&self) -> Asked<'_> {
        Asked { programme: &self.programme, instrument: &self.instrument, goals: &self.goals, today: self.today }
    }

    /// What it is called.
    pub(super) fn title(&self, page: &Page) -> String {
        title_of(page, &self.programme, &self.evaluation)
    }

    /// A goal's title.
    pub(super) fn goal_title(&self, page: &Page, goal: &GoalId) -> String {
        self.programme.goal(goal).map_or_else(String::new, |goal| page.read(&goal.title).to_owned())
    }

    /// What a block is called.
    pub(super) fn block_title(&self, page: &Page, block: &Block) -> String {
        match block {
            Block::Goal(goal) => self.goal_title(page, goal),
            Block::General => page.say("evaluation-general"),
        }
    }

    /// Its pages of questions, in their order.
    pub(super) fn blocks(&self) -> Vec<Block> {
        let has = |per| self.instrument.items.iter().any(|item| item.per == per);
        let goals = self.goals.iter().filter(|_| has(Per::Goal)).cloned().map(Block::Goal);
        goals.chain(has(Per::Once).then_some(Block::General)).collect()
    }

    /// The questions of a block, conditions aside.
    pub(super) fn questions(&self, block: &Block) -> Vec<(AnswerKey, &Item)> {
        self.asked().keys().filter(|(key, _)| Block::of(key) == *block).collect()
    }

    /// Where one goes after a block: the next one, else to check the answers.
    pub(super) fn after(&self, here: &Here, block: &Block) -> String {
        let blocks = self.blocks();
        let place = blocks.iter().position(|other| other == block);
        match place.and_then(|place| blocks.get(place + 1)) {
            Some(next) => next.address(here, &self.evaluation),
            None => self.check(here),
        }
    }

    /// Where the answers are checked.
    pub(super) fn check(&self, here: &Here) -> String {
        CHECK.to(here.and(&in_address(&self.evaluation)))
    }

    /// Where one goes on: the first question without an answer, else to check them all.
    pub(super) fn resume(&self, here: &Here) -> String {
        match self.asked().first_unanswered(&self.answers) {
            Some(key) => self.address_of(here, &key),
            None => self.check(here),
        }
    }

    /// Where a question is.
    pub(super) fn address_of(&self, here: &Here, key: &AnswerKey) -> String {
        let page = Block::of(key).address(here, &self.evaluation);
        format!("{page}#{}", documents::answers::key_text(key))
    }

    /// So many questions are asked in a block, and so many of them have an answer.
    pub(super) fn progress(&self, block: &Block) -> (usize, usize) {
        let asked = self.asked();
        let mut counted = (0, 0);
        for (key, item) in self.questions(block) {
            if matches!(item.kind, ItemType::Info) || !asked.is_asked(&key, &self.answers) {
                continue;
            }
            counted.0 += 1;
            counted.1 += usize::from(self.answers.contains_key(&key));
        }
        counted
    }
}
