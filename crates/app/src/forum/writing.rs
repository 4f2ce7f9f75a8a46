//! Writing: a colleague begins a thread or answers in one, under a voice of that thread; the team answers as the team.

use domain::authority::{Actor, Right};
use domain::forum::{MOST_TITLE, MOST_WORDS, Topic, Voice, secret_until};
use domain::text::Language;
use store::Tx;
use store::forum::{Post, Room, Thread};

use super::reading::is_past;
use super::{Colleague, find_thread, here, open_words, place, place_of_post, room_of, secret_of, tag, today};
use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Fault, Result, conflict};
use crate::journal::{self, Act};
use crate::screen::{self, Confirmed};

/// A post to be written.
#[derive(Debug, Clone)]
pub struct NewPost {
    /// Its words.
    pub words: String,
    /// The language it is written in.
    pub language: Language,
    /// What its author confirmed as naming neither a patient nor a person.
    pub confirmed: Confirmed,
}

/// A thread to be begun, with its first post.
#[derive(Debug, Clone)]
pub struct NewThread {
    /// Its title.
    pub title: String,
    /// Its first post.
    pub post: NewPost,
}

/// What somebody is told before they write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// What the forum is about.
    pub topic: Topic,
    /// The threshold, when fewer people than it work on this goal: whoever of the team sees who chose what could guess.
    pub few: Option<u32>,
    /// Last day on which two persons, with a reason, could open a voice.
    pub until: jiff::civil::Date,
}

/// What whoever may begin a thread in a forum is told before they do.
///
/// # Errors
/// Refused; not found; conflict for whoever did not choose the goal.
pub fn terms(app: &App, actor: &Actor, pinned: &Pinned, forum: &str) -> Result<Terms> {
    let (app, actor, pinned, forum) = (app.clone(), actor.clone(), pinned.clone(), forum.to_owned());
    app.store.clone().read(move |tx| {
        let me = here(&app, tx, &actor, &pinned)?;
        let topic = writes_in(&app, &me, &pinned, &forum)?;
        let number = |id| pinned.programme.goal(id).map(|goal| goal.number);
        let (goal, set) = match &topic {
            Topic::Goal(id) => (number(id), None),
            Topic::Set(set) => (None, Some(*set)),
        };
        let room = room_of(&pinned);
        let k = crate::organisation::load(tx, room.org)?.k.max(pinned.programme.synthesis.k);
        let writers = store::forum::count_writers(tx, room, goal, set)?;
        let few = (writers < i64::from(k)).then_some(k);
        Ok(Terms { topic, few, until: secret_until(&pinned.programme, pinned.cohort.start) })
    })
}

fn writes_in(app: &App, me: &Colleague, pinned: &Pinned, forum: &str) -> Result<Topic> {
    let topic = Topic::parse(&pinned.programme, forum).ok_or(Error::NotFound("forum"))?;
    if !topic.is_of(&me.chosen) {
        return Err(conflict("", "fault-forum-not-chosen"));
    }
    if is_past(app, pinned) {
        return Err(conflict("", "fault-forum-closed"));
    }
    Ok(topic)
}

/// Begins a thread; answers its name in addresses.
///
/// # Errors
/// Refused; not found; conflict for whoever did not choose the goal, or when the cohort's threads are closed; invalid
/// for a title or words that are blank, too long, or that the screen questions and nobody confirmed.
pub fn begin(app: &App, actor: &Actor, pinned: &Pinned, forum: &str, new: &NewThread) -> Result<String> {
    actor.may(Right::WriteInForum, pinned.cohort.org)?;
    let mut faults = judge_title(&new.title);
    faults.extend(judge(&new.post, Some(&new.title)));
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let (forum, new) = (forum.to_owned(), new.clone());
    app.store.clone().write(move |tx| {
        let me = here(&app, tx, &actor, &pinned)?;
        writes_in(&app, &me, &pinned, &forum)?;
        let (room, key, id) = (room_of(&pinned), app.key(tx, pinned.cohort.org)?, app.chance.id());
        let secret = app.chance.bytes::<32>();
        let on = today(&app, &pinned);
        let thread = Thread {
            id,
            forum: forum.clone(),
            reference: app.chance.reference(),
            title: key.seal(&app.chance, &place(room, id, "title"), new.title.trim().as_bytes())?,
            secret: Some(key.seal(&app.chance, &place(room, id, "secret"), &secret)?),
            secret_until: secret_until(&pinned.programme, pinned.cohort.start),
            begun_on: on,
            latest_on: on,
            activity: store::forum::next_activity(tx, room, &forum)?,
            posts: 0,
            voices: 0,
        };
        store::forum::add_thread(tx, room, &thread)?;
        speak(&app, tx, &actor, &pinned, &thread, &me, &new.post)?;
        Ok(thread.reference)
    })
}

/// Answers in a thread; the number of the post. The same words twice in a row are one post: somebody pressed twice.
///
/// # Errors
/// As [`begin`]; conflict when the thread is closed.
pub fn reply(app: &App, actor: &Actor, pinned: &Pinned, reference: &str, new: &NewPost) -> Result<u32> {
    actor.may(Right::WriteInForum, pinned.cohort.org)?;
    sound(new)?;
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let (reference, new) = (reference.to_owned(), new.clone());
    app.store.clone().write(move |tx| {
        let me = here(&app, tx, &actor, &pinned)?;
        let thread = find_thread(tx, room_of(&pinned), &reference)?;
        writes_in(&app, &me, &pinned, &thread.forum)?;
        speak(&app, tx, &actor, &pinned, &thread, &me, &new)
    })
}

/// Answers in a thread in the team's voice, without a name; the number of the post.
///
/// # Errors
/// Refused; not found; invalid; conflict when the thread is closed.
pub fn answer(app: &App, actor: &Actor, pinned: &Pinned, reference: &str, new: &NewPost) -> Result<u32> {
    actor.may(Right::AnswerInForum, pinned.cohort.org)?;
    sound(new)?;
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let (reference, new) = (reference.to_owned(), new.clone());
    app.store.clone().write(move |tx| {
        let room = room_of(&pinned);
        let thread = find_thread(tx, room, &reference)?;
        if thread.secret.is_none() {
            return Err(conflict("", "fault-forum-closed"));
        }
        if let Some(number) = said_already(&app, tx, room, &thread, Voice::Team, &new.words)? {
            return Ok(number);
        }
        let number = add(&app, tx, &pinned, &thread, Voice::Team, &new)?;
        let object = format!("thread/{}/{number}", thread.reference);
        journal::write(&app, tx, &actor, &Act { org: room.org, act: "forum.answer", object, why: "" }, app.now())?;
        Ok(number)
    })
}

/// Adds a colleague's post under their voice of the thread.
fn speak(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &Actor,
    pinned: &Pinned,
    thread: &Thread,
    me: &Colleague,
    new: &NewPost,
) -> Result<u32> {
    let (room, key) = (room_of(pinned), app.key(tx, pinned.cohort.org)?);
    let secret = secret_of(&key, room, thread)?.ok_or_else(|| conflict("", "fault-forum-closed"))?;
    let mine = tag(&secret, me.key.enrolment)?;
    let voice = match store::forum::find_voice(tx, room, thread.id, &mine)? {
        Some(voice) => voice,
        None => {
            store::forum::add_voice(tx, room, thread.id, thread.voices + 1, &mine)?;
            thread.voices + 1
        }
    };
    let voice = Voice::Colleague(voice);
    if let Some(number) = said_already(app, tx, room, thread, voice, &new.words)? {
        return Ok(number);
    }
    let number = add(app, tx, pinned, thread, voice, new)?;
    let who = key.journal_pseudonym("voice", &mine)?;
    let object = format!("thread/{}/{number}", thread.reference);
    let act = if number == 1 { "forum.begin" } else { "forum.reply" };
    journal::write_apart(app, tx, actor, &Act { org: room.org, act, object, why: "" }, &who, app.now())?;
    Ok(number)
}

fn add(app: &App, tx: &mut Tx<'_>, pinned: &Pinned, thread: &Thread, voice: Voice, new: &NewPost) -> Result<u32> {
    let (room, key) = (room_of(pinned), app.key(tx, pinned.cohort.org)?);
    let number = thread.posts + 1;
    let words = new.words.trim().replace("\r\n", "\n");
    let post = Post {
        number,
        voice: voice.number(),
        language: new.language.tag().to_owned(),
        words: key.seal(&app.chance, &place_of_post(room, thread.id, number), words.as_bytes())?,
        on: today(app, pinned),
    };
    let activity = store::forum::next_activity(tx, room, &thread.forum)?;
    store::forum::add_post(tx, room, thread.id, &post, activity)?;
    Ok(number)
}

/// The number of the thread's last post, if it is this voice saying these words.
fn said_already(
    app: &App,
    tx: &mut Tx<'_>,
    room: Room,
    thread: &Thread,
    voice: Voice,
    words: &str,
) -> Result<Option<u32>> {
    let last = store::forum::find_post(tx, room, thread.id, thread.posts)?;
    let Some(last) = last.filter(|last| last.voice == voice.number()) else {
        return Ok(None);
    };
    let key = app.key(tx, room.org)?;
    let said = open_words(&key, &place_of_post(room, thread.id, last.number), &last.words)?;
    Ok((said == words.trim().replace("\r\n", "\n")).then_some(last.number))
}

fn sound(new: &NewPost) -> Result<()> {
    let faults = judge(new, None);
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

pub(super) fn judge_title(title: &str) -> Vec<Fault> {
    let length = title.trim().chars().count();
    if length == 0 {
        vec![Fault::new("title", "fault-forum-title")]
    } else if length > MOST_TITLE {
        vec![Fault::new("title", "fault-too-long").with("max", MOST_TITLE)]
    } else {
        Vec::new()
    }
}

/// What is wrong with a post; what the screen finds in words or title is a fault until its author confirms it.
fn judge(new: &NewPost, title: Option<&str>) -> Vec<Fault> {
    let length = new.words.trim().chars().count();
    if length == 0 {
        return vec![Fault::new("words", "fault-forum-words")];
    }
    if length > MOST_WORDS {
        return vec![Fault::new("words", "fault-too-long").with("max", MOST_WORDS)];
    }
    let texts = title.map(|title| ("title", title)).into_iter().chain([("words", new.words.as_str())]);
    screen::check(texts, &new.language, &new.confirmed).err().unwrap_or_default()
}
