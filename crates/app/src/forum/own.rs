//! One's own posts: found again by their author alone, on a page of their own, and taken back if they wish.

use domain::authority::Actor;
use domain::forum::{self, Deed, Ground, Name, Opening, Standing, Topic, Voice};
use domain::ids::EnrolmentId;
use jiff::civil::Date;
use store::Tx;
use store::forum::{Room, Thread};

use super::reading::{name_of, standing_of, title};
use super::{colleague, find_thread, open_words, place, place_of_deed, place_of_post, room_of, secret_of, tag, today};
use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Result, conflict};
use crate::journal::{self, Act};
use crate::keys::OrgKey;

/// What one wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// The threads one wrote in, the one written in last first.
    pub threads: Vec<OwnThread>,
    /// Last day on which a post can be found again by its author, or by anybody.
    pub until: Date,
}

/// A thread one wrote in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnThread {
    /// Its name in addresses.
    pub reference: String,
    /// What its forum is about.
    pub topic: Topic,
    /// Its title; none when its first post is hidden or was taken back.
    pub title: Option<String>,
    /// What one is called there.
    pub name: Option<Name>,
    /// How many posts it has in all.
    pub all: u32,
    /// The day of the latest.
    pub latest_on: Date,
    /// One's own posts, oldest first.
    pub posts: Vec<OwnPost>,
    /// When one's voice was opened, and why.
    pub opened: Vec<Opened>,
}

/// One's own post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPost {
    /// Its number in the thread.
    pub number: u32,
    /// The day.
    pub on: Date,
    /// The language it was written in.
    pub language: String,
    /// How it stands.
    pub standing: Standing,
    /// Its words; none once taken back.
    pub words: Option<String>,
    /// What moderators did to it, with their reasons.
    pub notes: Vec<Note>,
}

/// What was done to a post, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What was done.
    pub deed: Deed,
    /// The reason given.
    pub reason: String,
    /// The day.
    pub on: Date,
}

/// A voice that two persons opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The post it was about.
    pub post: u32,
    /// Why.
    pub ground: Ground,
    /// The reason in words.
    pub reason: String,
    /// The day on which the second person consented.
    pub on: Date,
}

/// Everything one wrote in the forums of a cohort, even after one left.
///
/// # Errors
/// Refused; not found for whoever was never enrolled.
pub fn own(app: &App, actor: &Actor, pinned: &Pinned) -> Result<Own> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        let me = colleague(&app, tx, &actor, &pinned)?;
        let (room, key) = (room_of(&pinned), app.key(tx, pinned.cohort.org)?);
        let mut found = Vec::new();
        for thread in store::forum::every_thread(tx, room)? {
            if let Some(voice) = voice_of(tx, &key, room, &thread, me.key.enrolment)? {
                found.push((thread.activity, own_thread(&app, tx, &pinned, &key, &thread, voice)?));
            }
        }
        found.sort_by_key(|(activity, thread)| (std::cmp::Reverse(thread.latest_on), std::cmp::Reverse(*activity)));
        let threads = found.into_iter().map(|(_, thread)| thread).collect();
        Ok(Own { threads, until: forum::secret_until(&pinned.programme, pinned.cohort.start) })
    })
}

/// The voice of an enrolment in a thread, if it spoke there and can still be found.
fn voice_of(tx: &mut Tx<'_>, key: &OrgKey, room: Room, thread: &Thread, enrolment: EnrolmentId) -> Result<Option<u32>> {
    let Some(secret) = secret_of(key, room, thread)? else {
        return Ok(None);
    };
    Ok(store::forum::find_voice(tx, room, thread.id, &tag(&secret, enrolment)?)?)
}

fn own_thread(
    app: &App,
    tx: &mut Tx<'_>,
    pinned: &Pinned,
    key: &OrgKey,
    thread: &Thread,
    voice: u32,
) -> Result<OwnThread> {
    let room = room_of(pinned);
    let mut posts = Vec::new();
    for row in store::forum::list_posts_of_voice(tx, room, thread.id, voice)? {
        let notes = notes(tx, key, room, thread, row.number)?;
        let deeds: Vec<Deed> = notes.iter().map(|note| note.deed).collect();
        let standing = forum::standing(&deeds);
        let sealed = (standing != Standing::TakenBack).then_some(&row.words);
        let words = sealed.map(|it| open_words(key, &place_of_post(room, thread.id, row.number), it)).transpose()?;
        let notes = notes.into_iter().filter(|note| note.deed != Deed::TakenBack).collect();
        posts.push(OwnPost { number: row.number, on: row.on, language: row.language, standing, words, notes });
    }
    let day = today(app, pinned);
    let mut opened = Vec::new();
    for row in store::forum::openings_of_thread(tx, room, thread.id)? {
        let answer = row.answer.map(|(by, on, consented)| forum::Answer { by, on, consented });
        let is_told =
            matches!(forum::opening(answer, thread.secret_until, day), Opening::Readable(_) | Opening::Over(_));
        if let (true, Some(answer), Some(ground)) = (row.voice == voice && is_told, answer, Ground::parse(&row.ground))
        {
            let reason = open_words(key, &place(room, thread.id, &format!("opening/{}", row.id)), &row.reason)?;
            opened.push(Opened { post: row.post, ground, reason, on: answer.on });
        }
    }
    let first = standing_of(tx, room, thread.id, 1)?;
    Ok(OwnThread {
        reference: thread.reference.clone(),
        topic: Topic::parse(&pinned.programme, &thread.forum).ok_or(Error::NotFound("forum"))?,
        title: title(key, room, thread, first, false)?,
        name: name_of(thread, Voice::Colleague(voice)),
        all: thread.posts,
        latest_on: thread.latest_on,
        posts,
        opened,
    })
}

/// What was done to a post, oldest first, with the reasons given.
pub(super) fn notes(tx: &mut Tx<'_>, key: &OrgKey, room: Room, thread: &Thread, number: u32) -> Result<Vec<Note>> {
    let deeds = store::forum::deeds(tx, room, thread.id, number, number)?;
    let notes = deeds.into_iter().enumerate().filter_map(|(index, row)| {
        let deed = Deed::parse(&row.deed)?;
        let place = place_of_deed(room, thread.id, number, index + 1);
        Some(open_words(key, &place, &row.reason).map(|reason| Note { deed, reason, on: row.on }))
    });
    notes.collect()
}

/// Takes one's own post back: its words are erased, and the page says that its author took it back.
///
/// # Errors
/// Refused; not found for a post that is not one's own; conflict when it was taken back already.
pub fn take_back(app: &App, actor: &Actor, pinned: &Pinned, reference: &str, number: u32) -> Result<()> {
    let (app, actor, pinned, reference) = (app.clone(), actor.clone(), pinned.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let me = colleague(&app, tx, &actor, &pinned)?;
        let (room, key) = (room_of(&pinned), app.key(tx, pinned.cohort.org)?);
        let thread = find_thread(tx, room, &reference)?;
        let voice = voice_of(tx, &key, room, &thread, me.key.enrolment)?.ok_or(Error::NotFound("post"))?;
        let mine = store::forum::find_post(tx, room, thread.id, number)?.filter(|post| post.voice == voice);
        mine.ok_or(Error::NotFound("post"))?;
        let before = store::forum::deeds(tx, room, thread.id, number, number)?.len();
        if !forum::allows(standing_of(tx, room, thread.id, number)?, Deed::TakenBack) {
            return Err(conflict("", "fault-forum-taken-back"));
        }
        let erased = key.seal(&app.chance, &place_of_post(room, thread.id, number), b"")?;
        store::forum::replace_words(tx, room, thread.id, number, &erased)?;
        if number == 1 {
            let erased = key.seal(&app.chance, &place(room, thread.id, "title"), b"")?;
            store::forum::replace_title(tx, room, thread.id, &erased)?;
        }
        let reason = key.seal(&app.chance, &place_of_deed(room, thread.id, number, before + 1), b"")?;
        let deed = store::forum::Deed {
            post: number,
            deed: Deed::TakenBack.code().to_owned(),
            reason,
            on: today(&app, &pinned),
        };
        let place = u32::try_from(before + 1).unwrap_or(u32::MAX);
        store::forum::add_deed(tx, room, thread.id, place, &deed)?;
        let tag = store::forum::tag_of(tx, room, thread.id, voice)?.unwrap_or_default();
        let who = key.journal_pseudonym("voice", &tag)?;
        let object = format!("thread/{reference}/{number}");
        let act = Act { org: room.org, act: "forum.take_back", object, why: "" };
        journal::write_apart(&app, tx, &actor, &act, &who, app.now())
    })
}
