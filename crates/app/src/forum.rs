//! Forums: who reads and writes them, and what stands between a post and whoever wrote it.
//!
//! **The link.** A thread has a secret of its own, sealed with the organisation's key. Whoever writes in it has a voice,
//! found by the keyed hash of their enrolment under that secret, and by nothing else: no table, journal entry, mail or
//! page holds both a post and an enrolment. Nobody can tell that two threads share an author without the key file, and
//! nobody at all once the secret is destroyed ([`forget_secrets`]).
//!
//! **Who learns what.** Colleagues and team read the same page, whoever wrote it (differential anonymity); authors find
//! their own posts on a page of their own ([`own`]). Two persons in two roles, with a reason, can open one voice
//! ([`ask_opening`], [`answer_opening`]); the journal keeps it and the author is told (I16).

use domain::authority::{Actor, Right, Role};
use domain::calendar::civil_date;
use domain::forum::{Standing, Topic, Voice};
use domain::goal::GoalId;
use domain::ids::{EnrolmentId, EnrolmentKey};
use jiff::Timestamp;
use jiff::civil::Date;
use store::Tx;
use store::enrolment::Enrolment;
use store::forum::{Room, Thread};
use zeroize::Zeroizing;

use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Result, broken, conflict};
use crate::keys::{self, OrgKey};
use crate::mail;

mod moderation;
mod opening;
mod own;
mod reading;
mod retention;
mod writing;

pub use moderation::{Moderation, Subject, moderate, subject};
pub use opening::{Asked, Identity, NewOpening, answer_opening, ask_opening, openings, read_identity};
pub use own::{Note, Opened, Own, OwnPost, OwnThread, own, take_back};
pub(crate) use reading::each_text;
pub use reading::{Line, PostView, ThreadLine, ThreadPage, Threads, list, thread, threads};
pub use retention::forget_secrets;
pub use writing::{NewPost, NewThread, Terms, answer, begin, reply, terms};

/// Somebody who takes part, as a forum knows them.
struct Colleague {
    key: EnrolmentKey,
    /// The goals they work on now, each with its set.
    chosen: Vec<(GoalId, u16)>,
    left: bool,
}

/// Who reads.
enum Reader {
    Colleague(Colleague),
    Team,
}

impl Reader {
    /// Whoever asks, if they are enrolled in this cohort and still there, or of the team (I17).
    fn find(app: &App, tx: &mut Tx<'_>, actor: &Actor, pinned: &Pinned) -> Result<Self> {
        actor.may(Right::ReadForum, pinned.cohort.org)?;
        match actor {
            Actor::Wearing { role: Role::Participant, .. } => Ok(Self::Colleague(here(app, tx, actor, pinned)?)),
            _ => Ok(Self::Team),
        }
    }

    fn writes_in(&self, topic: &Topic) -> bool {
        matches!(self, Self::Colleague(colleague) if topic.is_of(&colleague.chosen))
    }

    fn is_team(&self) -> bool {
        matches!(self, Self::Team)
    }
}

/// The acting person's enrolment in the cohort, even after they left: what they wrote stays theirs.
fn colleague(app: &App, tx: &mut Tx<'_>, actor: &Actor, pinned: &Pinned) -> Result<Colleague> {
    let org = pinned.cohort.org;
    actor.may(Right::WriteInForum, org)?;
    let person = actor.person().ok_or(Error::NotFound("enrolment"))?;
    let person_key = app.key(tx, org)?.person_key(person)?;
    let key = store::enrolment::find_by_person(tx, org, &person_key)?
        .into_iter()
        .map(|enrolment| enrolment.key)
        .find(|key| key.cohort == pinned.cohort.id)
        .ok_or(Error::NotFound("enrolment"))?;
    let goal = |number| pinned.programme.goals.iter().find(|goal| goal.number == number).map(|goal| goal.id.clone());
    let chosen = store::choice::list(tx, key)?
        .into_iter()
        .filter(|choice| choice.replaced.is_none())
        .filter_map(|choice| Some((goal(choice.goal)?, choice.set)))
        .collect();
    Ok(Colleague { key, chosen, left: store::departure::find(tx, key)?.is_some() })
}

/// The same for somebody who is still there.
fn here(app: &App, tx: &mut Tx<'_>, actor: &Actor, pinned: &Pinned) -> Result<Colleague> {
    Some(colleague(app, tx, actor, pinned)?).filter(|colleague| !colleague.left).ok_or(Error::NotFound("enrolment"))
}

/// Whether the acting person took part in the cohort and left: its forums are closed to them, their own posts are not.
///
/// # Errors
/// Refused to whoever does not take part in anything here; not found when they never took part in the cohort.
pub fn has_left(app: &App, actor: &Actor, pinned: &Pinned) -> Result<bool> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().read(move |tx| Ok(colleague(&app, tx, &actor, &pinned)?.left))
}

fn room_of(pinned: &Pinned) -> Room {
    Room { org: pinned.cohort.org, cohort: pinned.cohort.id }
}

fn today(app: &App, pinned: &Pinned) -> Date {
    civil_date(app.now(), &pinned.programme.zone)
}

fn find_thread(tx: &mut Tx<'_>, room: Room, reference: &str) -> Result<Thread> {
    store::forum::find_thread(tx, room, reference)?.ok_or(Error::NotFound("thread"))
}

/// Names the place of a sealed column, so that a sealed value cannot be moved to another.
fn place(room: Room, thread: i64, what: &str) -> String {
    format!("forum/{}/{}/{thread}/{what}", room.org, room.cohort)
}

fn place_of_post(room: Room, thread: i64, number: u32) -> String {
    place(room, thread, &format!("post/{number}"))
}

fn place_of_deed(room: Room, thread: i64, number: u32, deed: usize) -> String {
    place(room, thread, &format!("post/{number}/deed/{deed}"))
}

fn open_words(key: &OrgKey, place: &str, sealed: &[u8]) -> Result<String> {
    String::from_utf8(key.open(place, sealed)?.to_vec()).map_err(broken)
}

/// The secret of a thread; none once it was destroyed.
fn secret_of(key: &OrgKey, room: Room, thread: &Thread) -> Result<Option<Zeroizing<Vec<u8>>>> {
    thread.secret.as_deref().map(|sealed| key.open(&place(room, thread.id, "secret"), sealed)).transpose()
}

/// What stands for an enrolment in one thread.
fn tag(secret: &[u8], enrolment: EnrolmentId) -> Result<Vec<u8>> {
    keys::tag(secret, &[b"voice", &enrolment.0.to_be_bytes()])
}

/// The enrolment behind a voice: every enrolment of the cohort is tried, because nothing leads there.
fn author_of(tx: &mut Tx<'_>, room: Room, secret: &[u8], wanted: &[u8]) -> Result<Option<Enrolment>> {
    let (mut found, mut trouble) = (None, None);
    store::enrolment::scan(tx, room.org, room.cohort, |enrolment| {
        match tag(secret, enrolment.key.enrolment) {
            Ok(theirs) if theirs == wanted => found = Some(enrolment),
            Ok(_) => {}
            Err(error) => trouble = Some(error),
        }
        Ok(())
    })?;
    trouble.map_or(Ok(found), Err)
}

/// The enrolment of whoever wrote a post that can still be read, for what the app does and no page tells.
///
/// # Errors
/// Not found for a post that is not there, is the team's, or was taken back; conflict once nobody can tell any more.
pub(crate) fn author_of_post(
    app: &App,
    tx: &mut Tx<'_>,
    pinned: &Pinned,
    reference: &str,
    number: u32,
) -> Result<EnrolmentKey> {
    let (room, none) = (room_of(pinned), || Error::NotFound("post"));
    let thread = find_thread(tx, room, reference)?;
    let post = store::forum::find_post(tx, room, thread.id, number)?.ok_or_else(none)?;
    let is_gone = reading::standing_of(tx, room, thread.id, number)? == Standing::TakenBack;
    if is_gone || Voice::of(post.voice) == Voice::Team {
        return Err(none());
    }
    let key = app.key(tx, room.org)?;
    let Some(secret) = secret_of(&key, room, &thread)? else {
        return Err(conflict("source", "fault-paraphrase-forgotten"));
    };
    let wanted = store::forum::tag_of(tx, room, thread.id, post.voice)?.ok_or_else(none)?;
    Ok(author_of(tx, room, &secret, &wanted)?.ok_or_else(none)?.key)
}

/// Tells the author of a voice, by a mail of the next morning, that their page of own posts has something new.
fn tell_author(app: &App, tx: &mut Tx<'_>, pinned: &Pinned, thread: &Thread, voice: u32, now: Timestamp) -> Result<()> {
    let room = room_of(pinned);
    let key = app.key(tx, room.org)?;
    let Some(secret) = secret_of(&key, room, thread)? else {
        return Ok(());
    };
    let Some(wanted) = store::forum::tag_of(tx, room, thread.id, voice)? else {
        return Ok(());
    };
    if let Some(author) = author_of(tx, room, &secret, &wanted)? {
        mail::enqueue_apart(app, tx, author.key, mail::Apart::Forum, &pinned.programme.zone, now)?;
    }
    Ok(())
}
