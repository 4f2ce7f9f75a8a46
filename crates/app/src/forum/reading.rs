//! Reading: the forums of a cohort, the threads of one, a page of posts.

use domain::authority::Actor;
use domain::forum::{self, Deed, Name, PAGE, Standing, Topic, Voice};
use jiff::civil::Date;
use store::Tx;
use store::forum::{Room, Thread};

use super::{Reader, find_thread, open_words, place, place_of_post, room_of, today};
use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Result};
use crate::keys::OrgKey;

/// One forum of a cohort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub topic: Topic,
    /// How many threads it has.
    pub threads: i64,
    /// How many posts.
    pub posts: i64,
    /// The day of the latest.
    pub latest_on: Option<Date>,
    /// Whether the reader writes here: they chose the goal.
    pub writes: bool,
}

/// The threads of one forum, a page of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threads {
    /// What the forum is about.
    pub topic: Topic,
    /// The threads, the one written in last first.
    pub threads: Vec<ThreadLine>,
    /// Where the next page begins, if there is one.
    pub next: Option<i64>,
    /// Whether the reader may begin a thread.
    pub writes: bool,
}

/// One thread of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadLine {
    /// Its name in addresses.
    pub reference: String,
    /// Its title; none when its first post is hidden or was taken back.
    pub title: Option<String>,
    /// How many posts it has.
    pub posts: u32,
    /// The day of the latest.
    pub latest_on: Date,
}

/// A page of a thread: the same for everybody who may write here, whoever wrote (differential anonymity).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadPage {
    /// Its name in addresses.
    pub reference: String,
    /// What its forum is about.
    pub topic: Topic,
    /// Its title; none when its first post is hidden or was taken back.
    pub title: Option<String>,
    /// How many posts it has in all.
    pub all: u32,
    /// The number after which this page begins.
    pub after: u32,
    /// The posts of this page.
    pub posts: Vec<PostView>,
    /// Whether the reader may write here.
    pub writes: bool,
    /// Whether the thread is closed: its secret is destroyed, and nobody can write under a pseudonym any more.
    pub is_closed: bool,
}

/// One post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostView {
    /// Its number in the thread.
    pub number: u32,
    /// Who speaks.
    pub voice: Voice,
    /// What a colleague's voice is called here; none for the team.
    pub name: Option<Name>,
    /// The day.
    pub on: Date,
    /// The language it was written in.
    pub language: String,
    /// How it stands.
    pub standing: Standing,
    /// Its words; none when the reader may not read them or they are gone.
    pub words: Option<String>,
}

/// Hands every title and post of a cohort that has words to `hear`, whoever wrote it but the team: for whoever must not
/// repeat one of them.
pub(crate) fn each_text(key: &OrgKey, tx: &mut Tx<'_>, room: Room, mut hear: impl FnMut(&str)) -> Result<()> {
    for thread in store::forum::every_thread(tx, room)? {
        hear(&open_words(key, &place(room, thread.id, "title"), &thread.title)?);
        let mut after = 0;
        loop {
            let posts = store::forum::list_posts(tx, room, thread.id, after, PAGE)?;
            let Some(last) = posts.last().map(|post| post.number) else {
                break;
            };
            for post in posts.iter().filter(|post| Voice::of(post.voice) != Voice::Team) {
                hear(&open_words(key, &place_of_post(room, thread.id, post.number), &post.words)?);
            }
            after = last;
        }
    }
    Ok(())
}

/// The forums of a cohort.
///
/// # Errors
/// Refused; not found for whoever is not enrolled here or has left.
pub fn list(app: &App, actor: &Actor, pinned: &Pinned) -> Result<Vec<Line>> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        let reader = Reader::find(&app, tx, &actor, &pinned)?;
        let counts = store::forum::counts(tx, room_of(&pinned))?;
        let line = |topic: Topic| {
            let count = counts.iter().find(|count| count.forum == topic.code());
            Line {
                threads: count.map_or(0, |count| count.threads),
                posts: count.map_or(0, |count| count.posts),
                latest_on: count.map(|count| count.latest_on),
                writes: reader.writes_in(&topic),
                topic,
            }
        };
        Ok(forum::topics(&pinned.programme).into_iter().map(line).collect())
    })
}

/// Threads of a forum, below the place where a page before ended.
///
/// # Errors
/// Refused; not found.
pub fn threads(app: &App, actor: &Actor, pinned: &Pinned, forum: &str, before: Option<i64>) -> Result<Threads> {
    let (app, actor, pinned, forum) = (app.clone(), actor.clone(), pinned.clone(), forum.to_owned());
    app.store.clone().read(move |tx| {
        let reader = Reader::find(&app, tx, &actor, &pinned)?;
        let topic = Topic::parse(&pinned.programme, &forum).ok_or(Error::NotFound("forum"))?;
        let (room, key) = (room_of(&pinned), app.key(tx, pinned.cohort.org)?);
        let mut page = store::forum::list_threads(tx, room, &forum, before, PAGE + 1)?;
        let more = page.len() > PAGE as usize;
        page.truncate(PAGE as usize);
        let next = page.last().filter(|_| more).map(|last| last.activity);
        let deeds = store::forum::deeds_of_first_posts(tx, room, &forum, before, next)?;
        let lines = page.iter().map(|thread| {
            let of_first: Vec<Deed> =
                deeds.iter().filter(|(id, _)| *id == thread.id).filter_map(|(_, deed)| Deed::parse(deed)).collect();
            Ok(ThreadLine {
                reference: thread.reference.clone(),
                title: title(&key, room, thread, forum::standing(&of_first), reader.is_team())?,
                posts: thread.posts,
                latest_on: thread.latest_on,
            })
        });
        let threads = lines.collect::<Result<_>>()?;
        let writes = reader.writes_in(&topic) && !is_past(&app, &pinned);
        Ok(Threads { threads, next, writes, topic })
    })
}

/// A page of a thread, after the post of a number.
///
/// # Errors
/// Refused; not found.
pub fn thread(app: &App, actor: &Actor, pinned: &Pinned, reference: &str, after: u32) -> Result<ThreadPage> {
    let (app, actor, pinned, reference) = (app.clone(), actor.clone(), pinned.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let reader = Reader::find(&app, tx, &actor, &pinned)?;
        let thread = find_thread(tx, room_of(&pinned), &reference)?;
        page(&app, tx, &pinned, &reader, &thread, after)
    })
}

fn page(
    app: &App,
    tx: &mut Tx<'_>,
    pinned: &Pinned,
    reader: &Reader,
    thread: &Thread,
    after: u32,
) -> Result<ThreadPage> {
    let topic = Topic::parse(&pinned.programme, &thread.forum).ok_or(Error::NotFound("forum"))?;
    let (room, key) = (room_of(pinned), app.key(tx, pinned.cohort.org)?);
    let rows = store::forum::list_posts(tx, room, thread.id, after, PAGE)?;
    let deeds = store::forum::deeds(tx, room, thread.id, after.saturating_add(1), after.saturating_add(PAGE))?;
    let standing = |number: u32| {
        let of_post: Vec<Deed> =
            deeds.iter().filter(|deed| deed.post == number).filter_map(|deed| Deed::parse(&deed.deed)).collect();
        forum::standing(&of_post)
    };
    let posts = rows.into_iter().map(|row| {
        let standing = standing(row.number);
        let is_read = match standing {
            Standing::Visible | Standing::Redacted => true,
            Standing::Hidden => reader.is_team(),
            Standing::TakenBack => false,
        };
        let sealed = is_read.then_some(&row.words);
        let words = sealed.map(|it| open_words(&key, &place_of_post(room, thread.id, row.number), it)).transpose()?;
        let voice = Voice::of(row.voice);
        let name = name_of(thread, voice);
        Ok(PostView { number: row.number, voice, name, on: row.on, language: row.language, standing, words })
    });
    let posts: Vec<PostView> = posts.collect::<Result<_>>()?;
    let first = match posts.first() {
        Some(first) if first.number == 1 => first.standing,
        _ => standing_of(tx, room, thread.id, 1)?,
    };
    Ok(ThreadPage {
        reference: thread.reference.clone(),
        title: title(&key, room, thread, first, reader.is_team())?,
        all: thread.posts,
        after,
        posts,
        writes: (reader.writes_in(&topic) || reader.is_team()) && thread.secret.is_some(),
        is_closed: thread.secret.is_none(),
        topic,
    })
}

/// How one post stands.
pub(super) fn standing_of(tx: &mut Tx<'_>, room: Room, thread: i64, number: u32) -> Result<Standing> {
    let deeds = store::forum::deeds(tx, room, thread, number, number)?;
    let deeds: Vec<Deed> = deeds.iter().filter_map(|deed| Deed::parse(&deed.deed)).collect();
    Ok(forum::standing(&deeds))
}

/// What a colleague's voice is called in a thread.
pub(super) fn name_of(thread: &Thread, voice: Voice) -> Option<Name> {
    match voice {
        Voice::Team => None,
        Voice::Colleague(number) => Some(forum::name(thread.id.unsigned_abs(), number)),
    }
}

/// The title of a thread, unless its first post is hidden from the reader or was taken back.
pub(super) fn title(
    key: &OrgKey,
    room: Room,
    thread: &Thread,
    first: Standing,
    is_team: bool,
) -> Result<Option<String>> {
    let is_read = match first {
        Standing::Visible | Standing::Redacted => true,
        Standing::Hidden => is_team,
        Standing::TakenBack => false,
    };
    let sealed = is_read.then_some(&thread.title);
    sealed.map(|sealed| open_words(key, &place(room, thread.id, "title"), sealed)).transpose()
}

/// Whether the secrets of a cohort's threads are past their last day.
pub(super) fn is_past(app: &App, pinned: &Pinned) -> bool {
    today(app, pinned) > forum::secret_until(&pinned.programme, pinned.cohort.start)
}
