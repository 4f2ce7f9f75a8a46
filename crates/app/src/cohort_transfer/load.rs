//! Loading judged rows: sealed outside the transaction, written in batches, outcomes derived by the same functions as at
//! submission.

use std::collections::BTreeMap;
use std::sync::Arc;

use documents::answers as document;
use documents::cohort_tables::answer_of;
use domain::answers::Answers;
use domain::ids::{EnrolmentId, EnrolmentKey};
use domain::outcome::outcomes;
use store::Tx;
use store::choice::Choice;
use store::cohort::Cohort;
use store::commitment::Commitment;
use store::departure::{Departure, LeavePeriod};
use store::enrolment::Enrolment;
use store::outcome::Outcome;
use store::response::Response;
use store::team_override::{Override, OverrideKind};

use super::folder::{Numbered, Person};
use super::judge::{Rules, by_revision, key_of};
use super::{EXIT, NOBODY};
use crate::App;
use crate::choosing::Plan;
use crate::cohort::Pinned;
use crate::enrolling::person_place;
use crate::error::{Result, broken, conflict};
use crate::keys::{OrgKey, place};
use crate::participant::Participant;
use crate::questionnaire::{outcome_row, response_place};

/// Participants in one transaction: what is in memory at once, and for how long other writers wait.
pub(super) const BATCH: usize = 250;

/// The rows of one participant, ready to be written.
#[derive(Debug)]
pub(super) struct Ready {
    enrolment: Enrolment,
    choices: Vec<Choice>,
    commitments: Vec<Commitment>,
    responses: Vec<Response>,
    outcomes: Vec<Outcome>,
    departure: Option<Departure>,
    leaves: Vec<LeavePeriod>,
    overrides: Vec<Override>,
    /// How many answers are among them.
    pub(super) answers: u64,
}

/// Makes rows ready.
pub(super) struct Loader<'a> {
    pub(super) app: &'a App,
    pub(super) key: Arc<OrgKey>,
    pub(super) rules: &'a Rules<'a>,
    pub(super) pinned: &'a Pinned,
    /// How many participants there are.
    pub(super) participants: u64,
}

impl Loader<'_> {
    /// A random identity that follows the one before: rows that come in the order of their keys go to the end of each
    /// table, however large it is. The order is that of the random keys of the folder, and so tells nothing.
    fn identity(&self, place: u64) -> i64 {
        let stride = i64::MAX / i64::try_from(self.participants).unwrap_or(i64::MAX).max(1);
        let begin = i64::try_from(place).unwrap_or(i64::MAX).saturating_mul(stride);
        begin.saturating_add(self.app.chance.id() % stride).max(1)
    }

    /// The rows of a participant who was judged sound, and stands at that place from 0.
    pub(super) fn ready(&self, person: Person, place: u64) -> Result<Ready> {
        let Some(Numbered { row, .. }) = &person.enrolment else {
            return Err(broken("a participant without an enrolment was judged sound"));
        };
        let cohort = &self.pinned.cohort;
        let at = EnrolmentKey { org: cohort.org, cohort: cohort.id, enrolment: EnrolmentId(self.identity(place)) };
        let chance = &self.app.chance;
        let enrolment = Enrolment {
            key: at,
            pseudonym: chance.reference(),
            person_key: chance.bytes::<32>().to_vec(),
            sealed_person: self.key.seal(chance, &person_place(at), &NOBODY.0.to_be_bytes())?,
            profession: row.profession.clone(),
            setting: row.setting.clone(),
            enrolled_on: row.enrolled_on,
            at: row.at,
        };
        let mut ready = Ready {
            choices: self.choices(&person)?,
            commitments: self.commitments(&person, at)?,
            responses: Vec::new(),
            outcomes: Vec::new(),
            departure: person.departures.first().map(|left| Departure {
                on: left.row.on,
                answers: None,
                at: left.row.at,
            }),
            leaves: person.leaves.iter().map(|leave| &leave.row).map(leave).collect(),
            overrides: person.overrides.iter().map(|change| self.change(&change.row)).collect(),
            answers: person.answers.len() as u64,
            enrolment,
        };
        self.responses(&person, &mut ready)?;
        Ok(ready)
    }

    fn number(&self, goal: &str) -> Result<u16> {
        self.rules.goal(goal).ok_or_else(|| broken("a goal outside the catalogue was judged sound"))
    }

    fn choices(&self, person: &Person) -> Result<Vec<Choice>> {
        let choice = |row: &documents::cohort_tables::Choice| {
            Ok(Choice {
                set: u16::try_from(row.set).map_err(broken)?,
                place: u16::try_from(row.place).map_err(broken)?,
                goal: self.number(&row.goal)?,
                chosen: row.chosen,
                patients: row.patients,
                replaced: row.replaced,
                reason: row.reason.clone(),
            })
        };
        person.choices.iter().map(|one| choice(&one.row)).collect()
    }

    fn commitments(&self, person: &Person, at: EnrolmentKey) -> Result<Vec<Commitment>> {
        let commitment = |row: &documents::cohort_tables::Commitment| {
            let plan =
                Plan { cue: row.cue.clone(), action: row.action.clone(), target: row.target.clone(), from: row.from };
            let json = serde_json::to_vec(&plan).map_err(broken)?;
            let goal = self.number(&row.goal)?;
            let plan = self.key.seal(&self.app.chance, &place("commitment", at, &goal.to_string()), &json)?;
            Ok(Commitment { goal, at: row.at, started_on: row.from, plan })
        };
        person.commitments.iter().map(|one| commitment(&one.row)).collect()
    }

    fn change(&self, row: &documents::cohort_tables::Override) -> Override {
        Override {
            id: self.app.chance.id(),
            requirement: row.requirement.clone(),
            kind: row.until.map_or(OverrideKind::Excused, |until| OverrideKind::Reopened { until }),
            reason: row.reason.clone(),
            at: row.at,
        }
    }

    fn responses(&self, person: &Person, ready: &mut Ready) -> Result<()> {
        let at = ready.enrolment.key;
        let mut rows = by_revision(person);
        let mut slots: Vec<_> = person.slots.iter().map(|slot| &slot.row).collect();
        // In the order in which they were submitted: a later revision writes its outcomes over those before.
        slots.sort_by_key(|slot| (slot.submitted, slot.revision));
        let mut derived: BTreeMap<(u16, u8), Outcome> = BTreeMap::new();
        for slot in slots {
            let mut answers = Answers::new();
            for row in rows.remove(&(slot.evaluation.as_str(), slot.revision)).unwrap_or_default() {
                let answer = answer_of(&row.row.shape, &row.row.value);
                answers.insert(key_of(&row.row), answer.ok_or_else(|| broken("a bad answer was judged sound"))?);
            }
            let json = document::to_json(&answers);
            if slot.evaluation == EXIT {
                let sealed = self.key.seal(&self.app.chance, &place("departure", at, "exit"), json.as_bytes())?;
                if let Some(departure) = &mut ready.departure {
                    departure.answers = Some(sealed);
                }
                continue;
            }
            let mut response = Response {
                evaluation: slot.evaluation.clone(),
                revision: slot.revision,
                instrument: slot.instrument.clone(),
                instrument_version: slot.instrument_version.clone(),
                language: slot.language.clone(),
                submitted: slot.submitted,
                answers: Vec::new(),
            };
            response.answers = self.key.seal(
                &self.app.chance,
                &response_place(at, &slot.evaluation, slot.revision),
                json.as_bytes(),
            )?;
            for outcome in self.outcomes(person, ready, &response, &answers) {
                derived.insert((outcome.goal, outcome.wave), outcome);
            }
            ready.responses.push(response);
        }
        ready.outcomes = derived.into_values().collect();
        Ok(())
    }

    fn outcomes(&self, person: &Person, ready: &Ready, response: &Response, answers: &Answers) -> Vec<Outcome> {
        let programme = &self.pinned.programme;
        let Some(asking) = self.rules.asking(&response.evaluation) else {
            return Vec::new();
        };
        let Some(sequence) = &asking.sequence else {
            return Vec::new();
        };
        let now = response.submitted;
        let goals = self.rules.goals_at(person, asking, now);
        let them = self.as_of(ready, now);
        let instrument = &programme.instruments[asking.instrument];
        outcomes(programme, instrument, &goals, answers, |goal| them.elapsed_days(sequence, goal, now))
            .iter()
            .map(|outcome| outcome_row(outcome, self.rules.goal(&outcome.goal.0).unwrap_or_default(), asking.set))
            .collect()
    }

    /// The participant as far as days are counted from what they had committed to by then.
    fn as_of(&self, ready: &Ready, now: jiff::Timestamp) -> Participant {
        let mut commitments = BTreeMap::new();
        let mut first: Vec<&Commitment> = ready.commitments.iter().filter(|one| one.at <= now).collect();
        first.sort_by_key(|one| one.at);
        for commitment in first {
            commitments.entry(commitment.goal).or_insert((commitment.at, commitment.started_on));
        }
        Participant {
            enrolment: ready.enrolment.clone(),
            cohort: self.pinned.cohort.clone(),
            programme: Arc::clone(&self.pinned.programme),
            choices: Vec::new(),
            commitments,
            submitted: Vec::new(),
            drafts: Vec::new(),
            leaves: Vec::new(),
            departure: None,
            overrides: Vec::new(),
            measures: Vec::new(),
        }
    }
}

fn leave(row: &documents::cohort_tables::Leave) -> LeavePeriod {
    LeavePeriod { from: row.from, to: row.to, kind: row.kind.clone(), at: row.at }
}

/// Writes a batch in one transaction.
pub(super) fn write(app: &App, cohort: &Cohort, batch: Vec<Ready>) -> Result<()> {
    let (org, id, now) = (cohort.org, cohort.id, app.now());
    app.store.write(move |tx| {
        if !store::cohort_transfer::keep_alive(tx, org, id, now)? {
            return Err(conflict("", "transfer-running"));
        }
        batch.iter().try_for_each(|ready| write_one(tx, ready))
    })
}

fn write_one(tx: &mut Tx<'_>, ready: &Ready) -> Result<()> {
    let key = ready.enrolment.key;
    if !store::enrolment::add(tx, &ready.enrolment)? {
        return Err(broken("two random pseudonyms are the same"));
    }
    for choice in &ready.choices {
        store::choice::add(tx, key, choice)?;
    }
    for commitment in &ready.commitments {
        store::commitment::add(tx, key, commitment)?;
    }
    for response in &ready.responses {
        store::response::add(tx, key, response)?;
    }
    for outcome in &ready.outcomes {
        store::outcome::save(tx, key, outcome)?;
    }
    if let Some(departure) = &ready.departure {
        store::departure::add(tx, key, departure)?;
    }
    for leave in &ready.leaves {
        store::departure::add_leave(tx, key, leave)?;
    }
    for change in &ready.overrides {
        store::team_override::add(tx, key, change)?;
    }
    Ok(())
}
