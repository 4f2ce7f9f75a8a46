//! Goals that participants propose: private to the team, screened before they are kept, answered.
//!
//! The team reads the words and the programme, never who wrote them nor in which cohort; only the day is kept. The
//! author finds the answer on their own page.

use domain::authority::{Actor, Right};
use domain::calendar::civil_date;
use domain::editorial::Reply;
use domain::ids::{CohortId, OrgId};
use domain::text::Language;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::goal_proposal as row;

use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::keys::OrgKey;
use crate::mail;
use crate::participant::Participant;
use crate::screen::{self, Confirmed};

/// Proposals that one person may have waiting: enough for ideas, too few for a flood.
pub const MOST_WAITING: usize = 10;
/// Most characters of one field.
pub const LONGEST: usize = 1000;

/// A goal, as somebody who practises proposes it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Words {
    /// What to change in practice.
    pub action: String,
    /// For which patients.
    pub patients: String,
    /// On what grounds: evidence, or what was seen in practice.
    pub grounds: String,
}

/// A proposal, to its author or to the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its identity, random.
    pub id: i64,
    /// The programme.
    pub programme: String,
    /// The day it was made.
    pub on: Date,
    /// What it says.
    pub words: Words,
    /// The team's answer.
    pub answer: Option<Answer>,
}

/// What the team answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What becomes of the proposal.
    pub reply: Reply,
    /// In the team's words.
    pub words: String,
    /// The day.
    pub on: Date,
}

/// Proposes a goal to the team of one's programme.
///
/// # Errors
/// Refused to all but participants; not found; invalid for a field that is blank, too long, or names somebody and was not
/// confirmed; conflict after leaving, or with too many proposals waiting.
pub fn propose(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    words: &Words,
    language: &Language,
    confirmed: &Confirmed,
) -> Result<()> {
    actor.may(Right::WalkOwnPath, pinned.cohort.org)?;
    judge(words)?;
    let texts = [("action", &words.action), ("patients", &words.patients), ("grounds", &words.grounds)];
    screen::check(texts.map(|(field, text)| (field, text.as_str())), language, confirmed).map_err(Error::Invalid)?;
    let json = serde_json::to_vec(words).map_err(broken)?;
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().write(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        if me.departure.is_some() {
            return Err(conflict("", "fault-left"));
        }
        let (org, cohort) = (me.key().org, me.key().cohort);
        let key = app.key(tx, org)?;
        let author_key = key.author_key("goal_proposal", me.key())?;
        let own = row::list_own(tx, org, cohort, &author_key)?;
        if own.iter().filter(|one| one.answer.is_none()).count() >= MOST_WAITING {
            return Err(Error::Conflict(Fault::new("", "proposal-fault-many").with("most", MOST_WAITING)));
        }
        let (id, now) = (app.chance.id(), app.now());
        let proposal = row::Proposal {
            cohort,
            id,
            programme: me.programme.id.clone(),
            author_key,
            words: key.seal(&app.chance, &place(org, id, "words"), &json)?,
            on: me.today(now),
            answer: None,
        };
        row::add(tx, org, &proposal)?;
        let act = Act { org, act: "goal.propose", object: "proposal".to_owned(), why: "" };
        journal::write_confidential(&app, tx, &actor, &act, me.key(), now)
    })
}

/// One's own proposals in a cohort, the latest first, with their answers.
///
/// # Errors
/// Refused; not found.
pub fn mine(app: &App, actor: &Actor, pinned: &Pinned) -> Result<Vec<Proposal>> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        let (org, cohort) = (me.key().org, me.key().cohort);
        let key = app.key(tx, org)?;
        let own = row::list_own(tx, org, cohort, &key.author_key("goal_proposal", me.key())?)?;
        own.into_iter().map(|one| open(&key, org, one)).collect()
    })
}

/// Every proposal, those that wait first; without a word of who made it.
///
/// # Errors
/// Refused to whoever does not decide on goals.
pub fn list(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<Proposal>> {
    actor.may(Right::AnswerProposals, org)?;
    let app = app.clone();
    app.store.clone().read(move |tx| {
        let key = app.key(tx, org)?;
        row::list(tx, org)?.into_iter().map(|one| open(&key, org, one)).collect()
    })
}

/// How many wait for an answer.
///
/// # Errors
/// Refused to whoever does not decide on goals.
pub fn waiting(app: &App, actor: &Actor, org: OrgId) -> Result<i64> {
    actor.may(Right::AnswerProposals, org)?;
    app.store.read(move |tx| Ok(row::count_waiting(tx, org)?))
}

/// Answers a proposal, once.
///
/// # Errors
/// Refused to whoever does not decide on goals; not found; invalid for words that are blank, too long, or name somebody
/// and were not confirmed; conflict when it was answered already.
pub fn answer(
    app: &App,
    actor: &Actor,
    org: OrgId,
    id: i64,
    (reply, words): (Reply, &str),
    language: &Language,
    confirmed: &Confirmed,
) -> Result<()> {
    actor.may(Right::AnswerProposals, org)?;
    let field = format!("answer-{id}");
    let words = words.trim().to_owned();
    if words.is_empty() || words.chars().count() > LONGEST {
        return Err(Fault::new(field, "proposal-fault-answer").into());
    }
    screen::check([(field.as_str(), words.as_str())], language, confirmed).map_err(Error::Invalid)?;
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().write(move |tx| {
        let found = row::list(tx, org)?.into_iter().find(|one| one.id == id).ok_or(Error::NotFound("proposal"))?;
        let now = app.now();
        let on = civil_date(now, &zone_of(&app, tx, org, found.cohort)?);
        let sealed = app.key(tx, org)?.seal(&app.chance, &place(org, id, "answer"), words.as_bytes())?;
        let answer = row::Answer { verdict: reply.code().to_owned(), words: sealed, on };
        if !row::answer(tx, org, id, &answer)? {
            return Err(conflict("", "proposal-fault-answered"));
        }
        let act = Act { org, act: "proposal.answer", object: format!("proposal/{id}"), why: "" };
        journal::write(&app, tx, &actor, &act, now)?;
        tell_author(&app, tx, org, &found, now)
    })
}

/// The words of every proposal of a cohort, inside a transaction: for whoever must not repeat them.
pub(crate) fn words_in(app: &App, tx: &mut Tx<'_>, org: OrgId, cohort: CohortId) -> Result<Vec<Words>> {
    let key = app.key(tx, org)?;
    let of_cohort = row::list(tx, org)?.into_iter().filter(|one| one.cohort == cohort);
    of_cohort.map(|one| Ok(open(&key, org, one)?.words)).collect()
}

/// Tells whoever proposed a goal, by a mail of the next morning that says nothing of it, that the team answered. Nothing
/// leads from a proposal to its author: every enrolment of the cohort is tried.
fn tell_author(app: &App, tx: &mut Tx<'_>, org: OrgId, proposal: &row::Proposal, now: Timestamp) -> Result<()> {
    let key = app.key(tx, org)?;
    let (mut author, mut trouble) = (None, None);
    store::enrolment::scan(tx, org, proposal.cohort, |enrolment| {
        match key.author_key("goal_proposal", enrolment.key) {
            Ok(theirs) if theirs == proposal.author_key => author = Some(enrolment.key),
            Ok(_) => {}
            Err(error) => trouble = Some(error),
        }
        Ok(())
    })?;
    trouble.map_or(Ok(()), Err)?;
    if let Some(to) = author {
        let zone = zone_of(app, tx, org, proposal.cohort)?;
        mail::enqueue_apart(app, tx, to, mail::Apart::Proposal, &zone, now)?;
    }
    Ok(())
}

fn judge(words: &Words) -> Result<()> {
    let fields =
        [("action", &words.action, true), ("patients", &words.patients, true), ("grounds", &words.grounds, true)];
    let mut faults = Vec::new();
    for (field, text, needed) in fields {
        if needed && text.trim().is_empty() {
            faults.push(Fault::new(field, "proposal-fault-blank"));
        }
        if text.chars().count() > LONGEST {
            faults.push(Fault::new(field, "fault-too-long").with("max", LONGEST));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

fn zone_of(app: &App, tx: &mut Tx<'_>, org: OrgId, cohort: CohortId) -> Result<jiff::tz::TimeZone> {
    let found = store::cohort::find(tx, org, cohort)?.ok_or(Error::NotFound("cohort"))?;
    Ok(crate::cohort::pin(app, tx, found)?.programme.zone.clone())
}

fn place(org: OrgId, id: i64, column: &str) -> String {
    format!("goal_proposal/{org}/{id}/{column}")
}

fn open(key: &OrgKey, org: OrgId, one: row::Proposal) -> Result<Proposal> {
    let words = key.open(&place(org, one.id, "words"), &one.words)?;
    let answer = match one.answer {
        Some(answer) => {
            let words = key.open(&place(org, one.id, "answer"), &answer.words)?;
            let reply = Reply::parse(&answer.verdict).ok_or_else(|| broken("an answer of an unknown kind"))?;
            Some(Answer { reply, words: String::from_utf8_lossy(&words).into_owned(), on: answer.on })
        }
        None => None,
    };
    let words = serde_json::from_slice(&words).map_err(broken)?;
    Ok(Proposal { id: one.id, programme: one.programme, on: one.on, words, answer })
}
