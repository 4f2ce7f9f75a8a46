//! Submitting a questionnaire: judged whole, then written with everything that follows from it.

use documents::answers as document;
use domain::answers::Answers;
use domain::authority::Actor;
use domain::goal::GoalId;
use domain::outcome::outcomes;
use domain::question::InstrumentKind;
use domain::text::Language;
use jiff::Timestamp;
use store::Tx;
use store::response::Response;

use super::{Changes, Questionnaire, answer_fault, instrument_of, open, response_place, save_into};
use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Fault, Result, conflict};
use crate::journal::{self, Act};
use crate::participant::Participant;
use crate::screen::{self, Confirmed};

/// A questionnaire about to be submitted: the draft, with changes laid over it.
#[derive(Debug, Clone)]
pub struct Submission {
    /// Who submits.
    pub actor: Actor,
    /// The cohort.
    pub pinned: Pinned,
    /// Which questionnaire.
    pub evaluation: String,
    /// The version of the draft that the changes were made to.
    pub base: i64,
    /// The changes.
    pub changes: Changes,
    /// The language it was answered in.
    pub language: String,
    /// What the person confirmed as naming neither a patient nor a person.
    pub confirmed: Confirmed,
}

impl Submission {
    /// Submits: stripped of what is not asked, judged whole, its free texts screened, and written with its outcomes, its journal entry and the
    /// mail that says the report is ready, in one transaction.
    ///
    /// # Errors
    /// Refused; not found; conflict when it is not open, locked, or the draft moved on since `base` on another device;
    /// invalid with every fault, a text that could name somebody and was not confirmed among them, and then the changes
    /// are saved in the draft: nothing typed is lost.
    pub fn submit(self, app: &App) -> Result<Timestamp> {
        let handle = app.clone();
        app.store.write(move |tx| self.judge_and_record(&handle, tx))?.map_err(Error::Invalid)
    }

    /// The same for a caller who cannot wait: `done` is told, once it is durable. Many submit on the evening of a last
    /// day, and a thread that only waits costs more than the submission.
    pub fn submit_then(self, app: &App, done: impl FnOnce(Result<Timestamp>) + Send + 'static) {
        let handle = app.clone();
        let work = move |tx: &mut Tx<'_>| self.judge_and_record(&handle, tx);
        app.store.write_then(work, move |outcome: Result<_>| done(outcome.and_then(|it| it.map_err(Error::Invalid))));
    }

    fn judge_and_record(&self, app: &App, tx: &mut Tx<'_>) -> Result<std::result::Result<Timestamp, Vec<Fault>>> {
        let open = open(app, tx, &self.actor, &self.pinned, &self.evaluation)?;
        open.must_be_answerable()?;
        if open.version != self.base {
            return Err(conflict("version", "fault-other-device"));
        }
        let mut answers = open.answers.clone();
        for (key, answer) in &self.changes {
            match answer {
                Some(answer) => answers.insert(key.clone(), answer.clone()),
                None => answers.remove(key),
            };
        }
        let asked = open.asked();
        let answers = asked.stripped(&answers);
        let faults = asked.faults(&answers);
        let mut listed: Vec<Fault> = faults.iter().map(|fault| answer_fault(&fault.key, &fault.kind)).collect();
        let language = Language::parse(&self.language).unwrap_or_else(Language::french);
        listed.extend(screen::answers(&answers, &language, &self.confirmed));
        if !listed.is_empty() {
            // Whatever can be kept is kept; the page comes back with the faults and nothing typed is lost.
            let sound: Changes = self
                .changes
                .iter()
                .filter(|(key, answer)| answer.as_ref().is_none_or(|answer| asked.check_one(key, answer).is_ok()))
                .map(|(key, answer)| (key.clone(), answer.clone()))
                .collect();
            save_into(app, tx, &open, self.base, &sound)?;
            return Ok(Err(listed));
        }
        record(app, tx, &self.actor, &open, &answers, &self.language).map(Ok)
    }
}

/// Submits a questionnaire in which nothing had to be confirmed, and waits: see [`Submission::submit`].
///
/// # Errors
/// As there.
pub fn submit(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    evaluation: &str,
    base: i64,
    changes: Changes,
    language: &str,
) -> Result<Timestamp> {
    let (evaluation, language) = (evaluation.to_owned(), language.to_owned());
    let (actor, pinned, confirmed) = (actor.clone(), pinned.clone(), Confirmed::none());
    Submission { actor, pinned, evaluation, base, changes, language, confirmed }.submit(app)
}

fn record(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &Actor,
    open: &Questionnaire,
    answers: &Answers,
    language: &str,
) -> Result<Timestamp> {
    let me = &open.me;
    let now = app.now();
    let instrument = open.instrument();
    let before = store::response::find(tx, me.key(), &open.evaluation)?;
    let mut response = Response {
        evaluation: open.evaluation.clone(),
        revision: before.map_or(1, |before| before.revision + 1),
        instrument: instrument.id.clone(),
        instrument_version: instrument.version.clone(),
        language: language.to_owned(),
        submitted: now,
        answers: Vec::new(),
    };
    let key = app.key(tx, me.key().org)?;
    response.answers = key.seal(
        &app.chance,
        &response_place(me.key(), &response.evaluation, response.revision),
        document::to_json(answers).as_bytes(),
    )?;
    if !store::response::add(tx, me.key(), &response)? {
        return Err(conflict("version", "fault-other-device"));
    }
    save_outcomes(tx, me, &open.evaluation, answers, now)?;
    store::draft::remove(tx, me.key(), &open.evaluation)?;
    let act = Act {
        org: me.key().org,
        act: if response.revision == 1 { "evaluation.submit" } else { "evaluation.amend" },
        object: open.evaluation.clone(),
        why: "",
    };
    journal::write_confidential(app, tx, actor, &act, me.key(), now)?;
    if instrument.kind != InstrumentKind::Baseline {
        crate::mail::enqueue_report(app, tx, me.key(), &open.evaluation, response.revision, now)?;
    }
    Ok(now)
}

/// Derives and writes the outcomes of a submitted questionnaire: also how an import or a demonstration records one.
///
/// # Errors
/// When the store fails.
pub fn save_outcomes(
    tx: &mut Tx<'_>,
    who: &Participant,
    evaluation: &str,
    answers: &Answers,
    now: Timestamp,
) -> Result<()> {
    let programme = &who.programme;
    let (instrument, sequence) = instrument_of(programme, evaluation).ok_or(Error::NotFound("evaluation"))?;
    let instrument = &programme.instruments[instrument];
    let goals = who.goals_of(&sequence);
    let set = programme.sequence(&sequence).map_or(0, |sequence| sequence.set);
    let elapsed = |goal: &GoalId| who.elapsed_days(&sequence, goal, now);
    for outcome in outcomes(programme, instrument, &goals, answers, elapsed) {
        let number = programme.goal(&outcome.goal).map_or(0, |goal| goal.number);
        store::outcome::save(tx, who.key(), &outcome_row(&outcome, number, set))?;
    }
    Ok(())
}

/// An outcome of the domain as the row that stores it.
#[must_use]
pub fn outcome_row(outcome: &domain::outcome::Outcome, goal: u16, set: u16) -> store::outcome::Outcome {
    store::outcome::Outcome {
        goal,
        wave: match outcome.kind {
            InstrumentKind::Baseline => 0,
            InstrumentKind::Short => 1,
            InstrumentKind::Long | InstrumentKind::Exit => 2,
        },
        set,
        values: outcome.values,
        elapsed_days: outcome.elapsed_days,
    }
}
