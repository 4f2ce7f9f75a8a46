//! A participant as the use cases see one: the facts of one enrolment, and what follows from them.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::authority::{Actor, Right};
use domain::calendar::{civil_date, day_begins};
use domain::completion::{Completion, completion};
use domain::goal::GoalId;
use domain::ids::EnrolmentKey;
use domain::obligation::{Deed, Fact, Modifier, Obligation, Standing, obligations};
use domain::path;
use domain::programme::Programme;
use jiff::Timestamp;
use jiff::civil::Date;
use store::Tx;
use store::choice::Choice;
use store::cohort::Cohort;
use store::departure::{Departure, LeavePeriod};
use store::enrolment::Enrolment;
use store::team_override::{Override, OverrideKind};

use crate::App;
use crate::cohort;
use crate::error::{Error, Result};

/// The facts of one enrolment. No answer is among them: those are opened by whoever may.
#[derive(Debug, Clone)]
pub struct Participant {
    /// The enrolment.
    pub enrolment: Enrolment,
    /// Its cohort.
    pub cohort: Cohort,
    /// The definition it is pinned to.
    pub programme: Arc<Programme>,
    /// Every choice, replaced ones included.
    pub choices: Vec<Choice>,
    /// For each goal number, when the first commitment was made and from when it runs.
    pub commitments: BTreeMap<u16, (Timestamp, Date)>,
    /// What was submitted: (questionnaire, first time, last time).
    pub submitted: Vec<(String, Timestamp, Timestamp)>,
    /// Drafts: (questionnaire, last saved).
    pub drafts: Vec<(String, Timestamp)>,
    /// Leaves.
    pub leaves: Vec<LeavePeriod>,
    /// The withdrawal, if there was one.
    pub departure: Option<Departure>,
    /// Overrides by the team.
    pub overrides: Vec<Override>,
    /// General measures of the cohort.
    pub measures: Vec<Modifier>,
}

impl Participant {
    /// Loads the facts of an enrolment inside a transaction.
    ///
    /// # Errors
    /// Not found.
    pub fn load(app: &App, tx: &mut Tx<'_>, key: EnrolmentKey) -> Result<Self> {
        let enrolment = store::enrolment::find(tx, key)?.ok_or(Error::NotFound("enrolment"))?;
        let found = store::cohort::find(tx, key.org, key.cohort)?.ok_or(Error::NotFound("cohort"))?;
        let pinned = cohort::pin(app, tx, found)?;
        let measures = cohort::measures(tx, key.org, key.cohort)?;
        Self::gather(tx, enrolment, &pinned, measures)
    }

    /// Loads the facts of an enrolment whose cohort is at hand: for boards, which read many.
    ///
    /// # Errors
    /// When the store fails.
    pub fn gather(
        tx: &mut Tx<'_>,
        enrolment: Enrolment,
        pinned: &cohort::Pinned,
        measures: Vec<Modifier>,
    ) -> Result<Self> {
        let key = enrolment.key;
        let mut commitments = BTreeMap::new();
        for commitment in store::commitment::list(tx, key)? {
            commitments.entry(commitment.goal).or_insert((commitment.at, commitment.started_on));
        }
        Ok(Self {
            choices: store::choice::list(tx, key)?,
            commitments,
            submitted: store::response::list_times(tx, key)?,
            drafts: store::draft::list(tx, key)?,
            leaves: store::departure::list_leaves(tx, key)?,
            departure: store::departure::find(tx, key)?,
            overrides: store::team_override::list(tx, key)?,
            measures,
            enrolment,
            cohort: pinned.cohort.clone(),
            programme: Arc::clone(&pinned.programme),
        })
    }

    /// Finds the acting person's own enrolment in a cohort, inside a transaction (I18).
    ///
    /// # Errors
    /// Refused without the participant's hat; not found when the person is not enrolled there.
    pub fn own(app: &App, tx: &mut Tx<'_>, actor: &Actor, pinned: &cohort::Pinned) -> Result<Self> {
        let org = pinned.cohort.org;
        actor.may(Right::WalkOwnPath, org)?;
        let person = actor.person().ok_or(Error::NotFound("enrolment"))?;
        let person_key = app.key(tx, org)?.person_key(person)?;
        let enrolment = store::enrolment::find_by_person(tx, org, &person_key)?
            .into_iter()
            .find(|enrolment| enrolment.key.cohort == pinned.cohort.id)
            .ok_or(Error::NotFound("enrolment"))?;
        let measures = cohort::measures(tx, org, pinned.cohort.id)?;
        Self::gather(tx, enrolment, pinned, measures)
    }

    /// Where the rows of the enrolment lie.
    #[must_use]
    pub fn key(&self) -> EnrolmentKey {
        self.enrolment.key
    }

    /// The civil date of `now` in the programme's zone.
    #[must_use]
    pub fn today(&self, now: Timestamp) -> Date {
        civil_date(now, &self.programme.zone)
    }

    /// The current goals of a set, in the order they were chosen.
    #[must_use]
    pub fn goals_of_set(&self, set: u16) -> Vec<GoalId> {
        let mut current: Vec<&Choice> =
            self.choices.iter().filter(|choice| choice.set == set && choice.replaced.is_none()).collect();
        current.sort_by_key(|choice| choice.place);
        current.iter().filter_map(|choice| self.goal_id(choice.goal)).collect()
    }

    /// The current goals of a sequence.
    #[must_use]
    pub fn goals_of(&self, sequence: &str) -> Vec<GoalId> {
        self.programme.sequence(sequence).map(|sequence| self.goals_of_set(sequence.set)).unwrap_or_default()
    }

    /// The goal of that number.
    #[must_use]
    pub fn goal_id(&self, number: u16) -> Option<GoalId> {
        self.programme.goals.iter().find(|goal| goal.number == number).map(|goal| goal.id.clone())
    }

    /// What was done, as the obligations mechanism reads it.
    #[must_use]
    pub fn facts(&self) -> Vec<Fact> {
        let fact = |deed: &str, about: &str, at| Fact {
            deed: Deed(deed.to_owned()),
            about: about.to_owned(),
            at,
            standing: Standing::Done,
        };
        let mut facts: Vec<Fact> = self
            .submitted
            .iter()
            .map(|(what, first, _)| match what.strip_suffix("/baseline") {
                Some(sequence) => fact(path::BASELINE, sequence, *first),
                None => fact(path::EVALUATION, what, *first),
            })
            .collect();
        for sequence in &self.programme.sequences {
            let current =
                || self.choices.iter().filter(|choice| choice.set == sequence.set && choice.replaced.is_none());
            let full = current().count() == usize::from(self.programme.choice.per_set);
            let Some(chosen) = current().map(|choice| choice.chosen).max().filter(|_| full) else {
                continue;
            };
            facts.push(fact(path::CHOICE, &sequence.id, chosen));
            let committed: Option<Vec<Timestamp>> =
                current().map(|choice| Some(self.commitments.get(&choice.goal)?.0)).collect();
            if let Some(last) = committed.and_then(|times| times.into_iter().max()) {
                facts.push(fact(path::COMMITMENT, &sequence.id, last));
            }
        }
        facts
    }

    /// What moves windows or lifts what is owed.
    #[must_use]
    pub fn modifiers(&self) -> Vec<Modifier> {
        let leaves = self.leaves.iter().map(|leave| Modifier::Leave { from: leave.from, to: leave.to });
        let overrides = self.overrides.iter().map(|change| match &change.kind {
            OverrideKind::Reopened { until } => {
                Modifier::Reopened { requirement: change.requirement.clone(), until: *until }
            }
            OverrideKind::Excused => Modifier::Excused { requirement: change.requirement.clone() },
        });
        let left = self.departure.iter().map(|departure| Modifier::Left { on: departure.on });
        self.measures.iter().cloned().chain(leaves).chain(overrides).chain(left).collect()
    }

    /// What this person owes at `now`: what page, reminder, board and completion all read.
    #[must_use]
    pub fn obligations(&self, now: Timestamp) -> Vec<Obligation> {
        let requirements = path::requirements(&self.programme, self.cohort.start);
        obligations(&requirements, &self.facts(), &self.modifiers(), &self.programme.zone, now)
    }

    /// Whether the programme is complete at `now`.
    #[must_use]
    pub fn completion(&self, now: Timestamp) -> Completion {
        completion(&self.programme, &self.obligations(now), self.departure.is_some())
    }

    /// Whole days from the commitment to a goal (or, without one, from the start of its sequence) to `now`.
    #[must_use]
    pub fn elapsed_days(&self, sequence: &str, goal: &GoalId, now: Timestamp) -> i32 {
        let number = self.programme.goal(goal).map(|goal| goal.number);
        let committed = number.and_then(|number| self.commitments.get(&number)).map(|(_, from)| *from);
        let from = committed.unwrap_or_else(|| {
            let start = self.programme.sequence(sequence).map_or(0, |sequence| sequence.start);
            domain::calendar::months_after(self.cohort.start, start)
        });
        domain::calendar::days_between(from, self.today(now))
    }

    /// The first instant of the cohort.
    #[must_use]
    pub fn begins(&self) -> Timestamp {
        day_begins(self.cohort.start, &self.programme.zone)
    }
}
