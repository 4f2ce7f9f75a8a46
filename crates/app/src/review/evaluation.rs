//! One evaluation under review: opened, and coded.

use std::collections::BTreeSet;

use documents::answers as document;
use domain::answers::Answers;
use domain::authority::{Actor, Right};
use domain::goal::GoalId;
use domain::ids::PersonId;
use domain::question::Instrument;
use domain::review::{Coding, Sight, Stage, Theme, may_code, sight, stage};
use jiff::civil::Date;
use store::Tx;
use store::review::Reviewed;

use super::{ReportComment, checked, codebook, cohort_of, referred};
use crate::App;
use crate::cohort::{self, Pinned};
use crate::error::{Error, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::participant::Participant;
use crate::questionnaire;

/// An evaluation as a tutor reads it: answers, and no pseudonym.
#[derive(Debug, Clone)]
pub struct Review {
    /// Its reference, made for this evaluation alone.
    pub reference: String,
    /// The evaluation.
    pub evaluation: String,
    /// Place of its instrument among those of the programme.
    pub instrument: usize,
    /// Which revision it is: above 1, it was amended.
    pub revision: i64,
    /// The day it was submitted.
    pub on: Date,
    /// The language it was written in.
    pub language: String,
    /// Whether its author has left the programme since.
    pub has_left: bool,
    /// What was answered.
    pub answers: Answers,
    /// Each goal, and how far its coding has come.
    pub goals: Vec<GoalReview>,
    /// How far its review has come.
    pub stage: Stage,
    /// The codebook, retired themes included.
    pub themes: Vec<Theme>,
    /// The private comments on it, oldest first.
    pub comments: Vec<ReportComment>,
}

impl Review {
    /// The instrument.
    #[must_use]
    pub fn instrument_of<'a>(&self, pinned: &'a Pinned) -> &'a Instrument {
        &pinned.programme.instruments[self.instrument]
    }
}

/// One goal of an evaluation under review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalReview {
    /// The goal.
    pub goal: GoalId,
    /// How far its coding has come.
    pub coded: Coded,
}

/// How far the coding of one text has come, as one coder may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    /// One's own codes, once given.
    pub own: Option<BTreeSet<String>>,
    /// The other coder's, once one gave one's own.
    pub other: Option<BTreeSet<String>>,
    /// How many coded it.
    pub coders: usize,
    /// Whether one may code it: two at most do.
    pub may_code: bool,
}

/// What was loaded of an evaluation, inside a transaction.
pub(super) struct Found {
    pub(super) them: Participant,
    pub(super) revision: i64,
    pub(super) on: Date,
    language: String,
    instrument: usize,
    goals: Vec<GoalId>,
}

impl Found {
    pub(super) fn load(app: &App, tx: &mut Tx<'_>, pinned: &Pinned, evaluation: &str, reference: &str) -> Result<Self> {
        let gone = || Error::NotFound("evaluation");
        let id = referred(app, tx, pinned, evaluation, reference)?;
        let (org, cohort) = cohort_of(pinned);
        let key = domain::ids::EnrolmentKey { org, cohort, enrolment: id };
        let enrolment = store::enrolment::find(tx, key)?.ok_or_else(gone)?;
        let response = store::response::find(tx, key, evaluation)?.ok_or_else(gone)?;
        let measures = cohort::measures(tx, org, cohort)?;
        let them = Participant::gather(tx, enrolment, pinned, measures)?;
        let (instrument, sequence) = questionnaire::instrument_of(&pinned.programme, evaluation).ok_or_else(gone)?;
        let goals = them.goals_of(&sequence);
        let on = them.today(response.submitted);
        Ok(Self { on, revision: response.revision, language: response.language, instrument, goals, them })
    }

    /// The number of one of its goals.
    fn number(&self, goal: &GoalId) -> Result<u16> {
        let known = self.goals.contains(goal);
        let found = self.them.programme.goal(goal).filter(|_| known);
        found.map(|goal| goal.number).ok_or(Error::NotFound("goal"))
    }
}

/// Who acts: every review is somebody's.
pub(super) fn colleague(actor: &Actor) -> Result<PersonId> {
    actor.person().ok_or(Error::NotFound("person"))
}

/// Opens an evaluation: the first time for each reader and revision, a reading is written with it.
///
/// # Errors
/// Refused to all but tutors; not found for a reference that leads to nothing.
pub fn open(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str, reference: &str) -> Result<Review> {
    actor.may(Right::ReviewAnswers, pinned.cohort.org)?;
    let me = colleague(actor)?;
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let (evaluation, reference) = (evaluation.to_owned(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let found = Found::load(&app, tx, &pinned, &evaluation, &reference)?;
        let (place, now) = (cohort_of(&pinned), app.now());
        let what = Reviewed::Evaluation(found.them.key().enrolment, &evaluation);
        if store::review::add_reading(tx, place, what, me, found.revision, now)? {
            let act = Act { org: place.0, act: "evaluation.read", object: evaluation.clone(), why: "" };
            journal::write_confidential(&app, tx, &actor, &act, found.them.key(), now)?;
        }
        let codings = store::review::codings(tx, place, what)?;
        let goals = found.goals.iter().map(|goal| {
            let coded = coded(found.number(goal)?, &codings, me);
            Ok(GoalReview { goal: goal.clone(), coded })
        });
        let goals = goals.collect::<Result<Vec<GoalReview>>>()?;
        let read = store::review::last_read(tx, place, what)?;
        let coders: Vec<usize> = goals.iter().map(|goal| goal.coded.coders).collect();
        Ok(Review {
            stage: stage(found.revision, read, &coders),
            goals,
            answers: questionnaire::submitted_answers(&app, tx, &found.them, &evaluation)?.unwrap_or_default(),
            themes: codebook(tx, &pinned)?,
            comments: super::comment::of_evaluation(&app, tx, &found.them, &evaluation, me)?,
            has_left: found.them.departure.is_some(),
            instrument: found.instrument,
            revision: found.revision,
            on: found.on,
            language: found.language,
            reference: reference.clone(),
            evaluation: evaluation.clone(),
        })
    })
}

/// What a coder may see of the coding of the text about `number`.
pub(super) fn coded(number: u16, codings: &[(u16, Coding)], me: PersonId) -> Coded {
    let codings: Vec<Coding> =
        codings.iter().filter(|(about, _)| *about == number).map(|(_, coding)| coding.clone()).collect();
    Coded {
        own: codings.iter().find(|coding| coding.coder == me).map(|coding| coding.codes.clone()),
        other: match sight(&codings, me) {
            Sight::Both(other) => Some(other.codes.clone()),
            Sight::Blind => None,
        },
        coders: codings.len(),
        may_code: may_code(&codings, me),
    }
}

/// Codes what an evaluation says of one goal; no code at all says that no theme fits.
///
/// # Errors
/// Refused to all but tutors; not found; conflict when two others coded it; invalid for a code that the codebook has not.
pub fn code(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    evaluation: &str,
    reference: &str,
    goal: &GoalId,
    codes: &[String],
) -> Result<()> {
    actor.may(Right::ReviewAnswers, pinned.cohort.org)?;
    let me = colleague(actor)?;
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let (evaluation, reference) = (evaluation.to_owned(), reference.to_owned());
    let (goal, codes) = (goal.clone(), codes.to_vec());
    app.store.clone().write(move |tx| {
        let found = Found::load(&app, tx, &pinned, &evaluation, &reference)?;
        let (place, now, number) = (cohort_of(&pinned), app.now(), found.number(&goal)?);
        let what = Reviewed::Evaluation(found.them.key().enrolment, &evaluation);
        let themes = codebook(tx, &pinned)?;
        save(tx, place, what, number, me, &themes, &codes, now)?;
        let object = format!("{evaluation}/{goal}");
        let act = Act { org: place.0, act: "evaluation.code", object, why: "" };
        journal::write_confidential(&app, tx, &actor, &act, found.them.key(), now)
    })
}

/// Saves the codes of one coder for one text, if they may code it.
#[expect(clippy::too_many_arguments, reason = "one row, and what its checks read")]
pub(super) fn save(
    tx: &mut Tx<'_>,
    place: (domain::ids::OrgId, domain::ids::CohortId),
    what: Reviewed<'_>,
    about: u16,
    me: PersonId,
    themes: &[Theme],
    codes: &[String],
    now: jiff::Timestamp,
) -> Result<()> {
    let codings: Vec<Coding> = store::review::codings(tx, place, what)?
        .into_iter()
        .filter(|(goal, _)| *goal == about)
        .map(|(_, coding)| coding)
        .collect();
    if !may_code(&codings, me) {
        return Err(conflict("codes", "fault-coded-by-two"));
    }
    let before = codings.iter().find(|coding| coding.coder == me);
    let codes = checked(themes, before, codes)?;
    Ok(store::review::save_coding(tx, place, what, about, &Coding { coder: me, codes }, now)?)
}

/// What was sealed as text.
pub(super) fn opened(bytes: &[u8]) -> Result<String> {
    String::from_utf8(bytes.to_vec()).map_err(|_| broken("sealed words are not text"))
}

/// Every free text that an evaluation holds, for whoever must not repeat one of them word for word.
///
/// # Errors
/// When the answers cannot be read.
pub fn words_of(json: &str) -> Result<Vec<String>> {
    let answers = document::from_json(json).map_err(broken)?;
    let words = answers.into_values().filter_map(|answer| match answer {
        domain::answers::Answer::Words(words) | domain::answers::Answer::Other(words) => Some(words),
        _ => None,
    });
    Ok(words.collect())
}
