//! Opening a voice: one role asks with a reason, another person in another role consents, the journal keeps it, and the
//! author is told (I16). Whom a voice led to is written nowhere; the two who opened it can read it for some days.

use domain::authority::{Actor, Right};
use domain::forum::{self, Answer, Ground, Name, Opening, Voice};
use domain::ids::PersonId;
use jiff::civil::Date;
use store::Tx;
use store::forum::Thread;

use super::moderation::judge_reason;
use super::reading::name_of;
use super::{author_of, find_thread, open_words, place, room_of, secret_of, tell_author, today};
use crate::App;
use crate::cohort::Pinned;
use crate::enrolling;
use crate::error::{Error, Result, conflict};
use crate::journal::{self, Act};
use crate::keys::OrgKey;

/// A request to be made.
#[derive(Debug, Clone)]
pub struct NewOpening {
    /// Why.
    pub ground: Ground,
    /// The reason in words, which the author will read.
    pub reason: String,
}

/// A request as the team sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its name in addresses.
    pub reference: String,
    /// The thread's name in addresses.
    pub thread: String,
    /// The post.
    pub post: u32,
    /// What its voice is called there.
    pub name: Option<Name>,
    /// Why.
    pub ground: Ground,
    /// The reason in words.
    pub reason: String,
    /// The day it was asked.
    pub asked_on: Date,
    /// How it stands.
    pub standing: Opening,
    /// Whether whoever reads may answer it: a lead who did not ask.
    pub may_answer: bool,
    /// Whether whoever reads may read who wrote: one of the two who opened it.
    pub may_read: bool,
}

/// Who wrote: no more than is needed to reach them, and nothing that leads to an evaluation.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identity(…)")
    }
}

fn place_of_reason(room: store::forum::Room, thread: i64, opening: i64) -> String {
    place(room, thread, &format!("opening/{opening}"))
}

fn answer_of(row: &store::forum::Opening) -> Option<Answer> {
    row.answer.map(|(by, on, consented)| Answer { by, on, consented })
}

/// Asks who wrote a post; nothing is opened by asking. Answers the request's name in addresses.
///
/// # Errors
/// Refused; not found; invalid without a reason; conflict for a post of the team, when the secret is destroyed, or when a
/// request about that voice waits already.
pub fn ask_opening(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    reference: &str,
    number: u32,
    new: &NewOpening,
) -> Result<String> {
    actor.may(Right::ModerateForum, pinned.cohort.org)?;
    if let Some(fault) = judge_reason("opening-reason", &new.reason) {
        return Err(fault.into());
    }
    let asked_by = actor.person().ok_or(Error::NotFound("person"))?;
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let (reference, new) = (reference.to_owned(), new.clone());
    app.store.clone().write(move |tx| {
        let (room, key) = (room_of(&pinned), app.key(tx, pinned.cohort.org)?);
        let thread = find_thread(tx, room, &reference)?;
        let post = store::forum::find_post(tx, room, thread.id, number)?.ok_or(Error::NotFound("post"))?;
        if Voice::of(post.voice) == Voice::Team {
            return Err(conflict("", "fault-opening-team"));
        }
        if thread.secret.is_none() {
            return Err(conflict("", "fault-opening-forgotten"));
        }
        let mut others = store::forum::openings_of_thread(tx, room, thread.id)?.into_iter();
        if others.any(|other| other.voice == post.voice && other.answer.is_none()) {
            return Err(conflict("", "fault-opening-waits"));
        }
        let id = app.chance.id();
        let row = store::forum::Opening {
            id,
            reference: app.chance.reference(),
            thread: thread.id,
            post: number,
            voice: post.voice,
            ground: new.ground.code().to_owned(),
            reason: key.seal(&app.chance, &place_of_reason(room, thread.id, id), new.reason.trim().as_bytes())?,
            asked_by,
            asked_on: today(&app, &pinned),
            answer: None,
        };
        store::forum::add_opening(tx, room, &row)?;
        let object = format!("opening/{}/thread/{reference}/{number}", row.reference);
        let act = Act { org: room.org, act: "forum.ask_opening", object, why: new.ground.code() };
        journal::write(&app, tx, &actor, &act, app.now())?;
        Ok(row.reference)
    })
}

/// The requests of a cohort, for whoever may ask or answer; the newest day first.
///
/// # Errors
/// Refused.
pub fn openings(app: &App, actor: &Actor, pinned: &Pinned) -> Result<Vec<Asked>> {
    actor.may(Right::ReadOpenings, pinned.cohort.org)?;
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        let (room, key) = (room_of(&pinned), app.key(tx, pinned.cohort.org)?);
        let mut all = Vec::new();
        for row in store::forum::openings(tx, room)? {
            let thread = store::forum::load_thread(tx, room, row.thread)?.ok_or(Error::NotFound("thread"))?;
            all.push(asked(&app, &actor, &pinned, &key, &thread, &row)?);
        }
        Ok(all)
    })
}

/// The requests about one voice of a thread, oldest first.
pub(super) fn of_voice(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &Actor,
    pinned: &Pinned,
    key: &OrgKey,
    thread: &Thread,
    voice: u32,
) -> Result<Vec<Asked>> {
    let rows = store::forum::openings_of_thread(tx, room_of(pinned), thread.id)?;
    let of_voice = rows.iter().filter(|row| row.voice == voice);
    of_voice.map(|row| asked(app, actor, pinned, key, thread, row)).collect()
}

fn asked(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    key: &OrgKey,
    thread: &Thread,
    row: &store::forum::Opening,
) -> Result<Asked> {
    let org = pinned.cohort.org;
    let standing = forum::opening(answer_of(row), thread.secret_until, today(app, pinned));
    let is_second = actor.person().is_some_and(|person| forum::may_answer(row.asked_by, person));
    Ok(Asked {
        reference: row.reference.clone(),
        thread: thread.reference.clone(),
        post: row.post,
        name: name_of(thread, Voice::of(row.voice)),
        ground: Ground::parse(&row.ground).ok_or(Error::NotFound("ground"))?,
        reason: open_words(key, &place_of_reason(room_of(pinned), thread.id, row.id), &row.reason)?,
        asked_on: row.asked_on,
        standing,
        may_answer: standing == Opening::Asked && is_second && actor.may(Right::ConsentToOpening, org).is_ok(),
        may_read: matches!(standing, Opening::Readable(_)) && actor.person().is_some_and(|person| opened(row, person)),
    })
}

/// Whether somebody is one of the two who opened a voice.
fn opened(row: &store::forum::Opening, person: PersonId) -> bool {
    person == row.asked_by || row.answer.is_some_and(|(by, _, _)| by == person)
}

/// Consents to a request, or declines it. After consent the author is told.
///
/// # Errors
/// Refused; not found; conflict for whoever asked it themselves, or when it was answered or the secret is gone.
pub fn answer_opening(app: &App, actor: &Actor, pinned: &Pinned, reference: &str, consented: bool) -> Result<()> {
    actor.may(Right::ConsentToOpening, pinned.cohort.org)?;
    let by = actor.person().ok_or(Error::NotFound("person"))?;
    let (app, actor, pinned, reference) = (app.clone(), actor.clone(), pinned.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let room = room_of(&pinned);
        let row = store::forum::find_opening(tx, room, &reference)?.ok_or(Error::NotFound("opening"))?;
        let thread = store::forum::load_thread(tx, room, row.thread)?.ok_or(Error::NotFound("thread"))?;
        if !forum::may_answer(row.asked_by, by) {
            return Err(conflict("", "fault-opening-same-person"));
        }
        if thread.secret.is_none() {
            return Err(conflict("", "fault-opening-forgotten"));
        }
        let on = today(&app, &pinned);
        if !store::forum::answer_opening(tx, room, row.id, by, on, consented)? {
            return Err(conflict("", "fault-opening-answered"));
        }
        let (act, now) = (if consented { "forum.open" } else { "forum.decline_opening" }, app.now());
        let object = format!("opening/{reference}");
        journal::write(&app, tx, &actor, &Act { org: room.org, act, object, why: &row.ground }, now)?;
        if consented { tell_author(&app, tx, &pinned, &thread, row.voice, now) } else { Ok(()) }
    })
}

/// Reads who wrote: for the two who opened the voice, for some days; each reading is journalled.
///
/// # Errors
/// Refused; not found for anybody else, and when it can be read no more.
pub fn read_identity(app: &App, actor: &Actor, pinned: &Pinned, reference: &str) -> Result<Identity> {
    actor.may(Right::ReadOpenings, pinned.cohort.org)?;
    let person = actor.person().ok_or(Error::NotFound("person"))?;
    let (app, actor, pinned, reference) = (app.clone(), actor.clone(), pinned.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let (room, key) = (room_of(&pinned), app.key(tx, pinned.cohort.org)?);
        let none = || Error::NotFound("opening");
        let row = store::forum::find_opening(tx, room, &reference)?.filter(|row| opened(row, person));
        let row = row.ok_or_else(none)?;
        let thread = store::forum::load_thread(tx, room, row.thread)?.ok_or_else(none)?;
        let standing = forum::opening(answer_of(&row), thread.secret_until, today(&app, &pinned));
        if !matches!(standing, Opening::Readable(_)) {
            return Err(none());
        }
        let secret = secret_of(&key, room, &thread)?.ok_or_else(none)?;
        let wanted = store::forum::tag_of(tx, room, thread.id, row.voice)?.ok_or_else(none)?;
        let author = author_of(tx, room, &secret, &wanted)?.ok_or_else(none)?;
        let who = enrolling::person_of(&app, tx, &author)?;
        let found = store::person::find(tx, who.0)?.ok_or_else(none)?;
        let object = format!("opening/{reference}");
        let act = Act { org: room.org, act: "forum.read_identity", object, why: &row.ground };
        journal::write(&app, tx, &actor, &act, app.now())?;
        Ok(Identity { name: found.name, email: found.email })
    })
}
