//! What expert and author write to each other inside a near miss: under no name, unless the body chose otherwise.

use std::collections::{BTreeMap, BTreeSet};

use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use domain::near_miss::course::{Hand, State};
use domain::near_miss::{Content, FieldKey, Value};
use jiff::civil::Date;
use store::Tx;
use store::near_miss::Exchange;

use super::file::{AUTHOR, EXPERT};
use super::notice::{self, Notice};
use super::round::{self, expert, of_expert};
use super::{File, Finding, assist, person_of};
use crate::App;
use crate::error::{Error, Fault, Result, broken, conflict};

/// Longest message, in characters.
pub const LONGEST: usize = 4_000;

/// A message, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Whether the author wrote it; else the expert did.
    pub is_authors: bool,
    /// The words.
    pub words: String,
    /// The day.
    pub on: Date,
}

/// The expert writes to the author.
///
/// # Errors
/// Refused to whoever does not analyse; not found for whoever does not have it; conflict before it was opened or once it
/// is settled; invalid for words that are absent, too long, or hold what was neither rewritten nor justified.
pub fn ask(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    words: &str,
    justified: &BTreeSet<String>,
) -> Result<()> {
    let hand = Hand::Expert(expert(actor, org)?);
    let words = checked(words, justified)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let file = of_expert(&app, tx, &actor, org, &reference)?;
        if !matches!(file.standing.state, State::UnderAnalysis { .. } | State::Returned { .. }) {
            return Err(conflict("", "fault-near-miss-not-now"));
        }
        add(&app, tx, &file, (EXPERT, &words))?;
        file.note(&app, tx, (&actor, hand), "near-miss.write")?;
        notice::send_to_author(&app, tx, &file, Notice::Moved)
    })
}

/// The author writes to the expert.
///
/// # Errors
/// Refused to whoever does not report; not found for whoever did not send it; conflict before an expert has it or once it
/// is settled; invalid as above.
pub fn reply(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    words: &str,
    justified: &BTreeSet<String>,
) -> Result<()> {
    actor.may(Right::ReportNearMisses, org)?;
    let (person, words) = (person_of(actor)?, checked(words, justified)?);
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let file = File::load(&app, tx, org, &reference)?;
        if file.who()?.author != person.0 {
            return Err(Error::NotFound("near miss"));
        }
        let expert = file.standing.state.expert().filter(|_| !file.standing.state.is_settled());
        let expert = expert.ok_or_else(|| conflict("", "fault-near-miss-not-now"))?;
        add(&app, tx, &file, (AUTHOR, &words))?;
        file.note(&app, tx, (&actor, Hand::Author), "near-miss.write")?;
        notice::send(&app, tx, &file, expert, Notice::Given)
    })
}

/// What in words leads to somebody, as [`ask`] and [`reply`] will judge them.
#[must_use]
pub fn findings(words: &str) -> Vec<Finding> {
    assist::findings(&content_of(words), &search::language_of(words))
}

/// The messages of this round, the first first.
pub(super) fn messages(tx: &mut Tx<'_>, file: &File) -> Result<Vec<Message>> {
    let round = round::round(file);
    Ok(all_messages(tx, file)?.into_iter().filter(|(of, _)| *of == round).map(|(_, message)| message).collect())
}

/// Every message with its round, for the author.
pub(super) fn all_messages(tx: &mut Tx<'_>, file: &File) -> Result<Vec<(i64, Message)>> {
    let all = store::near_miss::exchanges(tx, file.org(), file.row.id)?;
    let opened = all.into_iter().map(|it| {
        let words = file.unseal(&format!("exchange/{}", it.number), &it.words)?;
        Ok((it.round, Message { is_authors: it.hand == AUTHOR, words, on: it.on }))
    });
    opened.collect()
}

/// Adds a message after all there are.
pub(super) fn add(app: &App, tx: &mut Tx<'_>, file: &File, (hand, words): (&str, &str)) -> Result<()> {
    round::touch(file, tx)?;
    let before = store::near_miss::exchanges(tx, file.org(), file.row.id)?.len();
    let number = u32::try_from(before + 1).map_err(broken)?;
    let words = file.seal(app, &format!("exchange/{number}"), words)?;
    let new = Exchange { number, round: round::round(file), hand: hand.to_owned(), words, on: file.today };
    Ok(store::near_miss::add_exchange(tx, file.org(), file.row.id, &new)?)
}

/// Words that can be kept: there, not too long, and nothing in them that leads to somebody.
pub(super) fn checked(words: &str, justified: &BTreeSet<String>) -> Result<String> {
    let words = words.trim();
    if words.is_empty() {
        return Err(Fault::new("words", "fault-near-miss-no-words").into());
    }
    optional(words, justified)
}

/// The same for words that may be absent.
pub(super) fn optional(words: &str, justified: &BTreeSet<String>) -> Result<String> {
    let words = words.trim();
    if words.chars().count() > LONGEST {
        return Err(Fault::new("words", "fault-too-long").with("max", LONGEST).into());
    }
    let faults = assist::unjustified(&content_of(words), &search::language_of(words), justified);
    if faults.is_empty() { Ok(words.to_owned()) } else { Err(Error::Invalid(faults)) }
}

fn content_of(words: &str) -> Content {
    Content(BTreeMap::from([(FieldKey::once("words"), Value::Words(words.to_owned()))]))
}
