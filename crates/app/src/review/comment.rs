//! Private comments: constructive words back to whoever submitted an evaluation, who alone reads them, in their report.

use domain::authority::{Actor, Right};
use domain::ids::{EnrolmentKey, PersonId};
use domain::text::Language;
use jiff::Timestamp;
use jiff::civil::Date;
use store::Tx;
use store::review::Comment;

use super::evaluation::{Found, colleague, opened};
use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Fault, Result};
use crate::journal::{self, Act};
use crate::keys::place;
use crate::participant::Participant;
use crate::screen::{self, Confirmed};

/// Longest comment, in characters.
pub const LONGEST: usize = 2000;

/// A comment, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportComment {
    /// The evaluation it is about.
    pub evaluation: String,
    /// The words.
    pub words: String,
    /// The day: who writes at what time is nobody's business.
    pub on: Date,
    /// Whether whoever looks wrote it; always `false` for its reader, who sees the team.
    pub is_own: bool,
}

/// Writes a private comment on an evaluation. Its author is never named to its reader; a mail says that it waits, and no
/// word of it.
///
/// # Errors
/// Refused to all but tutors; not found; conflict when the person left; invalid for words that are absent, too long, or
/// could name somebody and were not confirmed.
#[expect(clippy::too_many_arguments, reason = "what is commented on, and what was typed and confirmed")]
pub fn comment(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    evaluation: &str,
    reference: &str,
    words: &str,
    language: &Language,
    confirmed: &Confirmed,
) -> Result<()> {
    actor.may(Right::ReviewAnswers, pinned.cohort.org)?;
    let me = colleague(actor)?;
    let words = words.trim().to_owned();
    if words.is_empty() {
        return Err(Fault::new("words", "fault-comment-empty").into());
    }
    if words.chars().count() > LONGEST {
        return Err(Fault::new("words", "fault-too-long").with("max", LONGEST).into());
    }
    screen::check([("words", words.as_str())], language, confirmed).map_err(Error::Invalid)?;
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let (evaluation, reference) = (evaluation.to_owned(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let them = Found::load(&app, tx, &pinned, &evaluation, &reference)?.them;
        if them.departure.is_some() {
            return Err(crate::error::conflict("words", "fault-left"));
        }
        let now = app.now();
        let id = write(&app, tx, &actor, me, them.key(), &evaluation, &words, now)?;
        crate::mail::enqueue_comment(&app, tx, them.key(), &evaluation, id, now)?;
        Ok(())
    })
}

/// Seals and writes a comment with its journal entry: also how a demonstration writes one. Answers its identity.
#[expect(clippy::too_many_arguments, reason = "a row and its entry have that many parts")]
pub(crate) fn write(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &Actor,
    me: PersonId,
    to: EnrolmentKey,
    evaluation: &str,
    words: &str,
    now: Timestamp,
) -> Result<i64> {
    let id = app.chance.id();
    let sealed = app.key(tx, to.org)?.seal(&app.chance, &at(to, id), words.as_bytes())?;
    let row = Comment { id, evaluation: evaluation.to_owned(), author: me, words: sealed, at: now };
    store::review::add_comment(tx, to, &row)?;
    let act = Act { org: to.org, act: "evaluation.comment", object: evaluation.to_owned(), why: "" };
    journal::write_confidential(app, tx, actor, &act, to, now)?;
    Ok(id)
}

fn at(to: EnrolmentKey, id: i64) -> String {
    place("review_comment", to, &id.to_string())
}

/// Every comment on somebody's evaluations, for themselves, inside a transaction.
///
/// # Errors
/// When one cannot be opened.
pub fn comments_for(app: &App, tx: &mut Tx<'_>, them: &Participant) -> Result<Vec<ReportComment>> {
    all(app, tx, them, None)
}

/// The comments on one evaluation, for the colleagues who review it.
pub(super) fn of_evaluation(
    app: &App,
    tx: &mut Tx<'_>,
    them: &Participant,
    evaluation: &str,
    me: PersonId,
) -> Result<Vec<ReportComment>> {
    let mut found = all(app, tx, them, Some(me))?;
    found.retain(|comment| comment.evaluation == evaluation);
    Ok(found)
}

fn all(app: &App, tx: &mut Tx<'_>, them: &Participant, me: Option<PersonId>) -> Result<Vec<ReportComment>> {
    let rows = store::review::comments(tx, them.key())?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = app.key(tx, them.key().org)?;
    let open = |row: Comment| {
        Ok(ReportComment {
            words: opened(&key.open(&at(them.key(), row.id), &row.words)?)?,
            on: them.today(row.at),
            is_own: me == Some(row.author),
            evaluation: row.evaluation,
        })
    };
    rows.into_iter().map(open).collect()
}
