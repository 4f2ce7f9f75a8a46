//! One evaluation under review: opened, and coded.

use std::collections::BTreeSet;

use documents::answers as document;
use domain::answers::{Answer, Answers};
use domain::authority::{Actor, Right};
use domain::goal::GoalId;
use domain::ids::PersonId;
use domain::question::Instrument;
use domain::review::{Coding, Sight, Stage, Theme, may_code, may_settle, sight, stage};
use domain::synthesis::themes::GENERAL;
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
    /// What it says of no goal, when words were written there: it may be coded too, and no stage waits for it.
    pub general: Option<Coded>,
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

/// A part of an evaluation that is coded by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// What it says of a goal.
    Goal(GoalId),
    /// What it says of none.
    General,
}

impl Part {
    /// The name of the general part in addresses: no goal is called so.
    pub const GENERAL: &'static str = "-";

    /// The part of that name.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        if name == Self::GENERAL { Self::General } else { Self::Goal(GoalId(name.to_owned())) }
    }
}

/// How far the coding of one text has come, as one coder may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    /// One's own codes, once given.
    pub own: Option<BTreeSet<String>>,
    /// The other coder's, once one gave one's own.
    pub other: Option<BTreeSet<String>>,
    /// What both settled on afterwards, for whoever sees the other's codes.
    pub settled: Option<BTreeSet<String>>,
    /// How many coded it.
    pub coders: usize,
    /// Whether one may code it: two at most do.
    pub may_code: bool,
    /// Whether what one gives now settles the text: both gave theirs, which stay.
    pub may_settle: bool,
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

    /// The number under which a part of it is coded.
    fn number_of(&self, part: &Part, answers: &Answers) -> Result<u16> {
        match part {
            Part::Goal(goal) => self.number(goal),
            Part::General if has_general_words(answers) => Ok(GENERAL),
            Part::General => Err(Error::NotFound("words")),
        }
    }

    /// The number of one of its goals.
    fn number(&self, goal: &GoalId) -> Result<u16> {
        let known = self.goals.contains(goal);
        let found = self.them.programme.goal(goal).filter(|_| known);
        found.map(|goal| goal.number).ok_or(Error::NotFound("goal"))
    }
}

/// Whether something was written that is about no goal.
fn has_general_words(answers: &Answers) -> bool {
    answers.iter().any(|(key, answer)| {
        let wrote = matches!(answer, Answer::Words(words) | Answer::Other(words) if !words.trim().is_empty());
        key.goal.is_none() && wrote
    })
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
        let settled = store::review::settlements(tx, place, what)?;
        let goals = found.goals.iter().map(|goal| {
            let coded = coded(found.number(goal)?, &codings, &settled, me);
            Ok(GoalReview { goal: goal.clone(), coded })
        });
        let goals = goals.collect::<Result<Vec<GoalReview>>>()?;
        let answers = questionnaire::submitted_answers(&app, tx, &found.them, &evaluation)?.unwrap_or_default();
        let read = store::review::last_read(tx, place, what)?;
        let coders: Vec<usize> = goals.iter().map(|goal| goal.coded.coders).collect();
        Ok(Review {
            stage: stage(found.revision, read, &coders),
            goals,
            general: has_general_words(&answers).then(|| coded(GENERAL, &codings, &settled, me)),
            answers,
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
pub(super) fn coded(number: u16, codings: &[(u16, Coding)], settled: &[(u16, Coding)], me: PersonId) -> Coded {
    let codings: Vec<Coding> =
        codings.iter().filter(|(about, _)| *about == number).map(|(_, coding)| coding.clone()).collect();
    let settled = settled.iter().find(|(about, _)| *about == number).map(|(_, coding)| coding.codes.clone());
    let other = match sight(&codings, me) {
        Sight::Both(other) => Some(other.codes.clone()),
        Sight::Blind => None,
    };
    Coded {
        own: codings.iter().find(|coding| coding.coder == me).map(|coding| coding.codes.clone()),
        settled: settled.filter(|_| other.is_some()),
        other,
        coders: codings.len(),
        may_code: may_code(&codings, me),
        may_settle: may_settle(&codings, me),
    }
}

/// Codes a part of an evaluation; no code at all says that no theme fits. Once two gave theirs, what either of them gives
/// settles the part: what they gave blind stays, because their agreement is counted from it.
///
/// # Errors
/// Refused to all but tutors; not found, also for a general part without words; conflict when two others coded it;
/// invalid for a code that the codebook has not.
pub fn code(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    evaluation: &str,
    reference: &str,
    part: &Part,
    codes: &[String],
) -> Result<()> {
    actor.may(Right::ReviewAnswers, pinned.cohort.org)?;
    let me = colleague(actor)?;
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let (evaluation, reference) = (evaluation.to_owned(), reference.to_owned());
    let (part, codes) = (part.clone(), codes.to_vec());
    app.store.clone().write(move |tx| {
        let found = Found::load(&app, tx, &pinned, &evaluation, &reference)?;
        let answers = questionnaire::submitted_answers(&app, tx, &found.them, &evaluation)?.unwrap_or_default();
        let (now, about) = (app.now(), found.number_of(&part, &answers)?);
        let what = Reviewed::Evaluation(found.them.key().enrolment, &evaluation);
        let act = save(tx, (&pinned, what, about), me, &codes, now)?;
        let part = match &part {
            Part::Goal(goal) => goal.0.as_str(),
            Part::General => "general",
        };
        let act = match act {
            Saved::Coded => "evaluation.code",
            Saved::Settled => "evaluation.settle",
        };
        let act = Act { org: pinned.cohort.org, act, object: format!("{evaluation}/{part}"), why: "" };
        journal::write_confidential(&app, tx, &actor, &act, found.them.key(), now)
    })
}

/// What was saved of a coder's codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Saved {
    /// Their own, given blind.
    Coded,
    /// What holds for the text, both having given theirs.
    Settled,
}

/// Saves the codes of one coder for one text, if they may code it; after both did, as what they settled on.
pub(super) fn save(
    tx: &mut Tx<'_>,
    (pinned, what, about): (&Pinned, Reviewed<'_>, u16),
    me: PersonId,
    codes: &[String],
    now: jiff::Timestamp,
) -> Result<Saved> {
    let (place, themes) = (cohort_of(pinned), codebook(tx, pinned)?);
    let codings: Vec<Coding> = store::review::codings(tx, place, what)?
        .into_iter()
        .filter(|(goal, _)| *goal == about)
        .map(|(_, coding)| coding)
        .collect();
    if may_settle(&codings, me) {
        let given = codings.iter().flat_map(|coding| coding.codes.clone()).collect();
        let settled = Coding { coder: me, codes: checked(&themes, &given, codes)? };
        store::review::save_settlement(tx, place, what, about, &settled, now)?;
        return Ok(Saved::Settled);
    }
    if !may_code(&codings, me) {
        return Err(conflict("codes", "fault-coded-by-two"));
    }
    let before = codings.into_iter().find(|coding| coding.coder == me).map(|coding| coding.codes);
    let codes = checked(&themes, &before.unwrap_or_default(), codes)?;
    store::review::save_coding(tx, place, what, about, &Coding { coder: me, codes }, now)?;
    Ok(Saved::Coded)
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
        Answer::Words(words) | Answer::Other(words) => Some(words),
        _ => None,
    });
    Ok(words.collect())
}
