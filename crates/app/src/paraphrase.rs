//! Paraphrases: the team proposes its own words for what somebody wrote, and the author alone says whether they are told.
//!
//! The editor names an evaluation by its reference in the review, or a post by its thread and number; the app finds the
//! author, and nobody learns who it is: the request keeps a hash made for it alone, its mail and its journal entries lead
//! to nothing else. A synthesis holds a paraphrase by its words ([`domain::synthesis`]); it passes the disclosure check
//! when the author agreed to exactly those, so that changing one voids the consent.

use std::collections::BTreeMap;

use domain::authority::{Actor, Right};
use domain::goal::GoalId;
use domain::ids::EnrolmentKey;
use domain::paraphrase::{Asked, Consent, MOST_ASKED, Source, consent};
use domain::synthesis::{MOST_PARAPHRASE, Paraphrase};
use domain::text::Text;
use jiff::civil::Date;
use store::Tx;
use store::paraphrase as row;

use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::keys::OrgKey;
use crate::mail;
use crate::participant::Participant;
use crate::screen::{self, Confirmed};
use crate::synthesis;

/// A request to be made.
#[derive(Debug, Clone)]
pub struct NewParaphrase {
    /// What it is written from, as [`Source::parse`] reads it.
    pub source: String,
    /// The goal it is about.
    pub goal: GoalId,
    /// The words, in every language of the programme.
    pub words: Text,
    /// What its editor confirmed as naming neither a patient nor a person.
    pub confirmed: Confirmed,
}

/// A request, to the team or to the author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its identity, random.
    pub id: i64,
    /// The evaluation whose synthesis it is for.
    pub evaluation: String,
    /// What is asked.
    pub asked: Asked,
    /// The day it was asked.
    pub on: Date,
    /// How it stands.
    pub consent: Consent,
    /// Whether it stands in a published synthesis, so that nothing can be taken back any more.
    pub is_published: bool,
}

fn place(pinned: &Pinned, evaluation: &str, id: i64) -> String {
    format!("paraphrase/{}/{}/{evaluation}/{id}", pinned.cohort.org, pinned.cohort.id)
}

/// What stands for an author in one request.
fn author_key(key: &OrgKey, id: i64, author: EnrolmentKey) -> Result<Vec<u8>> {
    key.author_key(&format!("paraphrase/{id}"), author)
}

fn open(key: &OrgKey, pinned: &Pinned, row: &row::Paraphrase) -> Result<Asked> {
    let bytes = key.open(&place(pinned, &row.evaluation, row.id), &row.asked)?;
    documents::synthesis::read_request(&bytes).map_err(broken)
}

/// Asks the author of something whether it may be told in these words; answers the request's identity. A mail of the next
/// morning says that the team asks, and nothing of what.
///
/// # Errors
/// Refused to all but editors; not found for an evaluation the programme has not; invalid for a source that leads to
/// nothing, for words that are missing, too long, or that the screen questions and nobody confirmed, and for a goal that
/// the evaluation does not ask about; conflict when too many were asked, or when a thread no longer knows its authors.
pub fn ask(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str, new: &NewParaphrase) -> Result<i64> {
    ask_by(app, actor, pinned, evaluation, new, true)
}

/// The same, with or without its mail: in a demonstration, those of the past were delivered.
pub(crate) fn ask_by(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    evaluation: &str,
    new: &NewParaphrase,
    writes: bool,
) -> Result<i64> {
    let (org, cohort) = (pinned.cohort.org, pinned.cohort.id);
    actor.may(Right::WriteSyntheses, org)?;
    let by = actor.person().ok_or(Error::NotFound("person"))?;
    let source = judge(pinned, evaluation, new)?;
    let asked = Asked {
        paraphrase: Paraphrase { goal: new.goal.clone(), words: trimmed(&new.words) },
        source: new.source.trim().to_owned(),
        confirmed: new.confirmed.marks().clone(),
    };
    let bytes = documents::synthesis::write_request(&asked).map_err(broken)?;
    let (app, actor, pinned, evaluation) = (app.clone(), actor.clone(), pinned.clone(), evaluation.to_owned());
    app.store.clone().write(move |tx| {
        let so_far = row::list(tx, (org, cohort))?;
        if so_far.iter().filter(|one| one.evaluation == evaluation).count() >= MOST_ASKED {
            return Err(Error::Conflict(Fault::new("", "fault-paraphrase-asked").with("most", MOST_ASKED)));
        }
        let author = match resolve(&app, tx, &pinned, &evaluation, &source) {
            Err(Error::NotFound(_)) => return Err(Fault::new("source", "fault-paraphrase-source").into()),
            other => other?,
        };
        let (id, now, key) = (app.chance.id(), app.now(), app.key(tx, org)?);
        let asked = row::Paraphrase {
            id,
            evaluation: evaluation.clone(),
            author_key: author_key(&key, id, author)?,
            asked: key.seal(&app.chance, &place(&pinned, &evaluation, id), &bytes)?,
            by,
            on: domain::calendar::civil_date(now, &pinned.programme.zone),
            answers: Vec::new(),
        };
        row::add(tx, (org, cohort), &asked)?;
        let object = format!("paraphrase/{}/{}/{evaluation}/{id}", pinned.cohort.programme, pinned.cohort.name);
        journal::write(&app, tx, &actor, &Act { org, act: "paraphrase.ask", object, why: "" }, now)?;
        // To somebody who has left nothing is sent, and nobody is told that: silence is no.
        if writes && store::departure::find(tx, author)?.is_none() {
            mail::enqueue_apart(&app, tx, author, mail::Apart::Paraphrase, &pinned.programme.zone, now)?;
        }
        Ok(id)
    })
}

fn trimmed(words: &Text) -> Text {
    Text::new(words.wordings().map(|(language, words)| (language.clone(), words.trim().to_owned())))
}

/// What cannot be asked at all; else what is to be paraphrased.
fn judge(pinned: &Pinned, evaluation: &str, new: &NewParaphrase) -> Result<Source> {
    let programme = &pinned.programme;
    let definition = programme.evaluation(evaluation).ok_or(Error::NotFound("evaluation"))?;
    let mut faults = Vec::new();
    let source = Source::parse(&new.source);
    if source.is_none() {
        faults.push(Fault::new("source", "fault-paraphrase-source"));
    }
    if !programme.offered(&definition.sequence).any(|goal| goal.id == new.goal) {
        faults.push(Fault::new("goal", "fault-paraphrase-goal"));
    }
    for language in &programme.languages {
        let (field, words) = (format!("words.{language}"), new.words.get(language).unwrap_or_default().trim());
        if words.is_empty() {
            faults.push(Fault::new(field, "fault-paraphrase-empty"));
        } else if words.chars().count() > MOST_PARAPHRASE {
            faults.push(Fault::new(field, "fault-synthesis-long").with("most", MOST_PARAPHRASE));
        } else if let Err(found) = screen::check([(field.as_str(), words)], language, &new.confirmed) {
            faults.extend(found);
        }
    }
    match source {
        Some(source) if faults.is_empty() => Ok(source),
        _ => Err(Error::Invalid(faults)),
    }
}

fn resolve(app: &App, tx: &mut Tx<'_>, pinned: &Pinned, evaluation: &str, source: &Source) -> Result<EnrolmentKey> {
    match source {
        Source::Answer(reference) => crate::review::author_of(app, tx, pinned, evaluation, reference),
        Source::Post(thread, number) => crate::forum::author_of_post(app, tx, pinned, thread, *number),
    }
}

/// The requests about one evaluation, for whoever writes its synthesis; nothing of who was asked.
///
/// # Errors
/// Refused; not found.
pub fn list(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str) -> Result<Vec<Request>> {
    actor.may(Right::WriteSyntheses, pinned.cohort.org)?;
    if pinned.programme.evaluation(evaluation).is_none() {
        return Err(Error::NotFound("evaluation"));
    }
    let (app, pinned, evaluation) = (app.clone(), pinned.clone(), evaluation.to_owned());
    app.store.clone().read(move |tx| {
        let rows = row::list(tx, (pinned.cohort.org, pinned.cohort.id))?;
        let rows = rows.into_iter().filter(|row| row.evaluation == evaluation).collect();
        requests(&app, tx, &pinned, rows)
    })
}

fn requests(app: &App, tx: &mut Tx<'_>, pinned: &Pinned, rows: Vec<row::Paraphrase>) -> Result<Vec<Request>> {
    let key = app.key(tx, pinned.cohort.org)?;
    let mut published: BTreeMap<String, Vec<Paraphrase>> = BTreeMap::new();
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let asked = open(&key, pinned, &row)?;
        if !published.contains_key(&row.evaluation) {
            let told = synthesis::published_paraphrases(app, tx, pinned, &row.evaluation)?;
            published.insert(row.evaluation.clone(), told);
        }
        let is_given = consent(&row.answers);
        let is_published =
            is_given.is_given() && published.get(&row.evaluation).is_some_and(|told| told.contains(&asked.paraphrase));
        all.push(Request {
            id: row.id,
            on: row.on,
            consent: is_given,
            evaluation: row.evaluation,
            asked,
            is_published,
        });
    }
    Ok(all)
}

/// What authors agreed to for the synthesis of an evaluation, without those who have left since.
pub(crate) fn agreed(app: &App, tx: &mut Tx<'_>, pinned: &Pinned, evaluation: &str) -> Result<Vec<Asked>> {
    let (org, cohort) = (pinned.cohort.org, pinned.cohort.id);
    let key = app.key(tx, org)?;
    let rows = row::list(tx, (org, cohort))?.into_iter();
    let mut agreed = Vec::new();
    let given = rows.filter(|row| row.evaluation == evaluation && consent(&row.answers).is_given());
    let given: Vec<row::Paraphrase> = given.collect();
    if given.is_empty() {
        return Ok(agreed);
    }
    let left = store::departure::list(tx, org, cohort)?;
    for row in given {
        let mut has_left = false;
        for who in &left {
            has_left |= author_key(&key, row.id, *who)? == row.author_key;
        }
        if !has_left {
            agreed.push(open(&key, pinned, &row)?);
        }
    }
    Ok(agreed)
}

fn own(app: &App, tx: &mut Tx<'_>, pinned: &Pinned, me: &Participant) -> Result<Vec<row::Paraphrase>> {
    let key = app.key(tx, pinned.cohort.org)?;
    let mut own = Vec::new();
    for row in row::list(tx, (pinned.cohort.org, pinned.cohort.id))? {
        if author_key(&key, row.id, me.key())? == row.author_key {
            own.push(row);
        }
    }
    Ok(own)
}

/// Whether a request to somebody waits for an answer, inside a transaction.
pub(crate) fn waits(app: &App, tx: &mut Tx<'_>, them: &Participant) -> Result<bool> {
    let found = store::cohort::find(tx, them.key().org, them.key().cohort)?.ok_or(Error::NotFound("cohort"))?;
    let pinned = crate::cohort::pin(app, tx, found)?;
    Ok(own(app, tx, &pinned, them)?.iter().any(|row| row.answers.is_empty()))
}

/// What one is asked oneself, the latest first; nothing once one has left.
///
/// # Errors
/// Refused; not found for whoever is not enrolled in the cohort.
pub fn mine(app: &App, actor: &Actor, pinned: &Pinned) -> Result<Vec<Request>> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        if me.departure.is_some() {
            return Ok(Vec::new());
        }
        let mut rows = own(&app, tx, &pinned, &me)?;
        rows.reverse();
        requests(&app, tx, &pinned, rows)
    })
}

/// Says yes or no to a request, or takes back a yes; what was said already is not said twice.
///
/// # Errors
/// Refused; not found for a request to somebody else, and after leaving; conflict once it is published.
pub fn answer(app: &App, actor: &Actor, pinned: &Pinned, id: i64, agrees: bool) -> Result<()> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().write(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        let none = || Error::NotFound("paraphrase");
        let row = own(&app, tx, &pinned, &me)?.into_iter().find(|row| row.id == id && me.departure.is_none());
        let row = row.ok_or_else(none)?;
        let (org, cohort, now) = (pinned.cohort.org, pinned.cohort.id, app.now());
        if row.answers.last() == Some(&agrees) {
            return Ok(());
        }
        let (place, pseudonym) = (row.answers.len() + 1, row.author_key.clone());
        if requests(&app, tx, &pinned, vec![row])?.iter().any(|request| request.is_published) {
            return Err(conflict("", "fault-paraphrase-published"));
        }
        if !row::add_answer(tx, (org, cohort), id, place, agrees, me.today(now))? {
            return Err(conflict("", "fault-paraphrase-twice"));
        }
        let who = app.key(tx, org)?.journal_pseudonym("paraphrase", &pseudonym)?;
        let act = if agrees { "paraphrase.agree" } else { "paraphrase.decline" };
        let act = Act { org, act, object: format!("paraphrase/{id}"), why: "" };
        journal::write_apart(&app, tx, &actor, &act, &who, now)
    })
}
