//! Filling in questionnaires: any instrument of any definition, from what somebody does in practice.
//!
//! The generator answers what is asked, in the order it is asked, by what each item feeds; it knows no item by name. What
//! it writes is judged by the same rules as what people write.

use std::collections::BTreeSet;

use domain::answers::{Answer, AnswerKey, Answers, Asked};
use domain::goal::{Goal, GoalId};
use domain::question::{Feeds, Instrument, InstrumentKind, Item, ItemType, Per};
use jiff::civil::Date;

use super::draw::Draw;
use super::plan::{LONG, SHORT, Set, Someone, Status, Tackled};
use super::words::{self, in_language};
use crate::error::{Result, broken};
use domain::programme::Programme;

/// Somebody in front of one questionnaire of one set.
pub(super) struct Sitting<'a> {
    pub(super) draw: &'a Draw,
    pub(super) programme: &'a Programme,
    pub(super) instrument: &'a Instrument,
    pub(super) someone: &'a Someone,
    pub(super) set: &'a Set,
    /// The day, and the day of the commitment.
    pub(super) today: Date,
    pub(super) since: Date,
}

impl Sitting<'_> {
    /// Answers everything that is asked.
    ///
    /// # Errors
    /// When the answers could not be submitted: the definition asks for something the generator cannot give.
    pub(super) fn answer(&self) -> Result<Answers> {
        let goals: Vec<GoalId> = self.set.goals.iter().map(|tackled| tackled.goal.clone()).collect();
        let asked = Asked { programme: self.programme, instrument: self.instrument, goals: &goals, today: self.today };
        let mut answers = Answers::new();
        for (key, item) in asked.keys() {
            if asked.is_asked(&key, &answers)
                && let Some(answer) = self.item(&key, item, &answers)
            {
                answers.insert(key, answer);
            }
        }
        match asked.faults(&answers).first() {
            None => Ok(answers),
            Some(fault) => Err(broken(format!("the item {} cannot be answered so: {:?}", fault.key.item, fault.kind))),
        }
    }

    /// The first half of the answers: a draft.
    ///
    /// # Errors
    /// As [`Self::answer`].
    pub(super) fn half(&self) -> Result<Answers> {
        let goals: Vec<GoalId> = self.set.goals.iter().map(|tackled| tackled.goal.clone()).collect();
        let asked = Asked { programme: self.programme, instrument: self.instrument, goals: &goals, today: self.today };
        let all = self.answer()?;
        let order: Vec<AnswerKey> = asked.keys().map(|(key, _)| key).filter(|key| all.contains_key(key)).collect();
        let first = order.into_iter().take(all.len() / 2).collect::<BTreeSet<_>>();
        Ok(all.into_iter().filter(|(key, _)| first.contains(key)).collect())
    }

    fn item(&self, key: &AnswerKey, item: &Item, before: &Answers) -> Option<Answer> {
        let tackled = key.goal.as_ref().and_then(|goal| self.set.goals.iter().find(|tackled| tackled.goal == *goal));
        // A few prefer not to answer, wherever that may be.
        if item.may_decline()
            && !matches!(item.feeds, Some(Feeds::PlanCue | Feeds::PlanAction))
            && self.draw.happens(0.008)
        {
            return Some(Answer::Declined);
        }
        match (item.feeds, tackled) {
            (Some(feeds), Some(tackled)) => self.of_goal(item, feeds, tackled),
            (Some(Feeds::Feasibility), None) => self.step(item, 3.5 + 0.5 * self.someone.readiness - self.hurry()),
            _ => self.by_shape(key, item, tackled, before),
        }
    }

    /// What is derived from, goal by goal.
    fn of_goal(&self, item: &Item, feeds: Feeds, tackled: &Tackled) -> Option<Answer> {
        let said = self.wave().and_then(|wave| tackled.said[wave].as_ref());
        let number = |n: u32| Answer::Number(i64::from(n));
        let words = |text: &domain::text::Text| Answer::Words(self.wording(text));
        match feeds {
            Feeds::Status => {
                // A leaver says how it stands as they leave: as they last said.
                let last = || tackled.said.iter().rev().flatten().next().filter(|_| self.is_exit());
                said.or_else(last).map(|said| Answer::Code(said.status.code().to_owned()))
            }
            Feeds::Eligible if self.is_before() => Some(number(tackled.before.0)),
            Feeds::Implemented if self.is_before() => Some(number(tackled.before.1)),
            Feeds::Eligible => said?.cases.map(|(eligible, _)| number(eligible)),
            Feeds::Implemented => said?.cases.map(|(_, implemented)| number(implemented)),
            Feeds::Obstacles => Some(self.cited(item, &said?.obstacles)),
            Feeds::Relevance => {
                let fell_short = said.is_some_and(|said| matches!(said.status, Status::No | Status::NoPatient));
                let weights = if fell_short { [0.55, 0.27, 0.18] } else { [0.85, 0.13, 0.02] };
                self.weighted(item, &weights)
            }
            Feeds::Options => self.draw.happens(0.3).then(|| self.sentence(&words::OPTIONS)),
            Feeds::PlanCue => Some(words(&self.goal(tackled)?.prompt.cue)),
            Feeds::PlanAction => Some(words(&self.goal(tackled)?.prompt.action)),
            Feeds::Target => self.draw.happens(0.7).then(|| Answer::Number(self.draw.between(5, 10))),
            Feeds::Feasibility => self.step(item, 3.5),
        }
    }

    /// What nothing is derived from: something plausible of its shape.
    fn by_shape(&self, key: &AnswerKey, item: &Item, tackled: Option<&Tackled>, before: &Answers) -> Option<Answer> {
        let often = if item.required { 1.0 } else { 0.22 };
        match &item.kind {
            ItemType::Info => None,
            ItemType::Single { list, .. } => self.single(item, list, tackled),
            ItemType::Scale { .. } => self.step(item, 3.2 + 0.6 * self.someone.readiness + self.ease(tackled)),
            ItemType::Multi { .. } => Some(self.cited(item, &BTreeSet::new())),
            ItemType::Ranking { of } => {
                let other = AnswerKey { goal: key.goal.clone(), item: of.clone() };
                let Some(Answer::Codes(codes)) = before.get(&other) else {
                    return None;
                };
                let mut ranked: Vec<String> = codes.iter().cloned().collect();
                self.draw.shuffle(&mut ranked);
                self.draw.happens(0.6).then_some(Answer::Ranked(ranked))
            }
            ItemType::Integer { min, max, .. } => {
                let usual = (min.max(&20), max.min(&360));
                self.draw.happens(0.8).then(|| Answer::Number(self.draw.between(*usual.0, *usual.1) / 5 * 5))
            }
            ItemType::Estimate => Some(Answer::Number(5 * self.draw.between(0, 20))),
            ItemType::Words { .. } if item.per == Per::Goal && item.when.is_some() => {
                let other =
                    before.values().any(|answer| matches!(answer, Answer::Codes(codes) if codes.contains("other")));
                let pool: &[words::Sentence] = if other && item.feeds.is_none() && self.follows_obstacles(item) {
                    &words::OTHER_OBSTACLES
                } else {
                    &words::PUT_IN_PLACE
                };
                self.draw.happens(often).then(|| self.sentence(pool))
            }
            ItemType::Words { .. } => self.draw.happens(often * 0.6).then(|| self.sentence(&words::COMMENTS)),
            ItemType::Date => {
                let day = self.draw.day(self.since.min(self.today), self.today);
                self.draw.happens(0.5).then_some(Answer::Date(day))
            }
            ItemType::YesNo => Some(Answer::YesNo(self.draw.happens(0.6))),
        }
    }

    fn single(&self, item: &Item, list: &str, tackled: Option<&Tackled>) -> Option<Answer> {
        let codes = &self.programme.list(list)?.codes;
        match list {
            // From every time to not yet, as the last patients were.
            "habit" => {
                let (recalled, done) = tackled?.before;
                let place = match done * 4 {
                    0 => 3,
                    some if some < 2 * recalled => 2,
                    some if some < 4 * recalled => 1,
                    _ => 0,
                };
                Some(Answer::Code(codes.get(place)?.code.clone()))
            }
            "option_state" => self.weighted(item, &[0.24, 0.09, 0.22, 0.45]),
            "relapse" => self.weighted(item, &[0.55, 0.35, 0.10]),
            "noticed" => self.weighted(item, &[0.34, 0.03, 0.02, 0.61]),
            _ => Some(Answer::Code(self.draw.one_of(codes).code.clone())),
        }
    }

    fn weighted(&self, item: &Item, weights: &[f64]) -> Option<Answer> {
        let ItemType::Single { list, .. } = &item.kind else {
            return None;
        };
        let codes = &self.programme.list(list)?.codes;
        Some(Answer::Code(codes.get(self.draw.weighted(weights))?.code.clone()))
    }

    /// A step of a scale near a middle.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a step of a short scale")]
    fn step(&self, item: &Item, middle: f64) -> Option<Answer> {
        let (ItemType::Scale { list } | ItemType::Single { list, .. }) = &item.kind else {
            return None;
        };
        let codes = &self.programme.list(list)?.codes;
        let last = f64::from(u32::try_from(codes.len()).ok()?) - 1.0;
        let place = (middle - 1.0 + 0.9 * self.draw.bell()).round().clamp(0.0, last) as usize;
        Some(Answer::Code(codes.get(place)?.code.clone()))
    }

    fn cited(&self, item: &Item, obstacles: &BTreeSet<&'static str>) -> Answer {
        let ItemType::Multi { list } = &item.kind else {
            return Answer::Declined;
        };
        let codes = self.programme.list(list).map(|list| list.codes.as_slice()).unwrap_or_default();
        let chosen: BTreeSet<String> = obstacles.iter().map(|code| (*code).to_owned()).collect();
        if !chosen.is_empty() {
            return Answer::Codes(chosen);
        }
        let none = codes.iter().find(|code| code.exclusive);
        none.map_or(Answer::Declined, |none| Answer::Codes([none.code.clone()].into()))
    }

    fn follows_obstacles(&self, item: &Item) -> bool {
        let obstacles = self.instrument.fed_by(Feeds::Obstacles).map(|obstacles| obstacles.id.as_str());
        item.when.iter().flat_map(domain::question::Condition::tests).any(|test| Some(test.item.as_str()) == obstacles)
    }

    fn sentence(&self, pool: &[words::Sentence]) -> Answer {
        Answer::Words(in_language(self.draw.one_of(pool), self.someone.language).to_owned())
    }

    fn wording(&self, text: &domain::text::Text) -> String {
        let language =
            domain::text::Language::parse(self.someone.language).unwrap_or_else(domain::text::Language::french);
        text.say(&language).to_owned()
    }

    fn goal(&self, tackled: &Tackled) -> Option<&Goal> {
        self.programme.goal(&tackled.goal)
    }

    fn wave(&self) -> Option<usize> {
        match self.instrument.kind {
            InstrumentKind::Short => Some(SHORT),
            InstrumentKind::Long => Some(LONG),
            InstrumentKind::Baseline | InstrumentKind::Exit => None,
        }
    }

    fn is_before(&self) -> bool {
        self.instrument.kind == InstrumentKind::Baseline
    }

    fn is_exit(&self) -> bool {
        self.instrument.kind == InstrumentKind::Exit
    }

    fn hurry(&self) -> f64 {
        if self.someone.obstacles.contains("time.visit") { 0.5 } else { 0.0 }
    }

    fn ease(&self, tackled: Option<&Tackled>) -> f64 {
        let said = self.wave().and_then(|wave| tackled?.said[wave].as_ref());
        match said.map(|said| said.status) {
            Some(Status::Always) => 1.0,
            Some(Status::No) => -1.0,
            _ => 0.0,
        }
    }
}
