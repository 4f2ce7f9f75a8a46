//! What is written to the journal, and under which names.
//!
//! Ordinary nouns are named plainly. Whatever tells who answered is named by keyed pseudonyms, with the day instead of
//! the instant: the chain is verified without any key, and without learning anything.

use domain::authority::Actor;
use domain::ids::{EnrolmentKey, OrgId};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::Tx;
use store::journal::Entry;

use crate::App;
use crate::error::Result;

/// One thing done, about to be written with its fact.
#[derive(Debug, Clone)]
pub struct Act<'a> {
    /// In which organisation.
    pub org: OrgId,
    /// What was done, as `noun.verb`.
    pub act: &'static str,
    /// On which object, as `noun/name`.
    pub object: String,
    /// Why, where a reason is asked for.
    pub why: &'a str,
}

/// Writes an entry that names its actor and object plainly.
///
/// # Errors
/// When the store fails.
pub fn write(app: &App, tx: &mut Tx<'_>, actor: &Actor, act: &Act<'_>, now: Timestamp) -> Result<()> {
    let (who, hat) = names(actor);
    tx.journal(&Entry {
        org_id: act.org.0,
        entry_id: app.chance.id(),
        at_ms: now.as_millisecond(),
        actor: who,
        hat,
        act: act.act.to_owned(),
        object: act.object.clone(),
        why: act.why.to_owned(),
    })?;
    Ok(())
}

/// Writes an entry about somebody's path: actor and object as keyed pseudonyms, the day for the time.
///
/// # Errors
/// When the store fails, or the organisation's key cannot be unwrapped.
pub fn write_confidential(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &Actor,
    act: &Act<'_>,
    about: EnrolmentKey,
    now: Timestamp,
) -> Result<()> {
    let key = app.key(tx, act.org)?;
    let (_, hat) = names(actor);
    let who = match actor.person() {
        Some(person) => key.journal_pseudonym("person", &person.0.to_be_bytes())?,
        None => "system".to_owned(),
    };
    let enrolment = key.journal_pseudonym("enrolment", &about.enrolment.0.to_be_bytes())?;
    let day = now.to_zoned(TimeZone::UTC).start_of_day().map_or(now, |day| day.timestamp());
    tx.journal(&Entry {
        org_id: act.org.0,
        entry_id: app.chance.id(),
        at_ms: day.as_millisecond(),
        actor: who,
        hat,
        act: act.act.to_owned(),
        object: format!("enrolment/{enrolment}/{}", act.object),
        why: act.why.to_owned(),
    })?;
    Ok(())
}

/// Writes an entry about something whose author must be linked to nothing else they did: `who` is a pseudonym that
/// belongs to that thing alone, and the day stands for the time.
///
/// # Errors
/// When the store fails.
pub fn write_apart(app: &App, tx: &mut Tx<'_>, actor: &Actor, act: &Act<'_>, who: &str, now: Timestamp) -> Result<()> {
    let (_, hat) = names(actor);
    let day = now.to_zoned(TimeZone::UTC).start_of_day().map_or(now, |day| day.timestamp());
    tx.journal(&Entry {
        org_id: act.org.0,
        entry_id: app.chance.id(),
        at_ms: day.as_millisecond(),
        actor: who.to_owned(),
        hat,
        act: act.act.to_owned(),
        object: act.object.clone(),
        why: act.why.to_owned(),
    })?;
    Ok(())
}

fn names(actor: &Actor) -> (String, String) {
    match actor {
        Actor::Stranger => ("stranger".to_owned(), String::new()),
        Actor::System => ("system".to_owned(), String::new()),
        Actor::Person(person) => (format!("person/{person}"), String::new()),
        Actor::Wearing { person, role, .. } => (format!("person/{person}"), role.code().to_owned()),
    }
}

/// Verifies the journals of the installation and of every organisation. Needs no key.
///
/// # Errors
/// When the store fails: a broken chain is an answer, not an error.
pub fn verify(app: &App) -> Result<Vec<store::journal::Verification>> {
    let organisations = app.store.read(|tx| Ok::<_, crate::Error>(store::journal::organisations(tx)?))?;
    organisations.into_iter().map(|org| Ok(app.store.verify_journal(org)?)).collect()
}
