//! Forums: threads and their posts, by voice.
//!
//! Words are sealed by the application; a voice is the keyed hash of an enrolment under the thread's own secret, which is
//! sealed too. Whoever has these tables alone learns neither what was said nor who said it, and cannot tell that two
//! threads share an author.

use domain::ids::{CohortId, OrgId};
use jiff::civil::Date;

use crate::{Result, Row, Tx, vals};

mod deed;
mod opening;

pub use deed::{Deed, add_deed, deeds};
pub use opening::{Opening, add_opening, answer_opening, find_opening, openings, openings_of_thread};

/// The cohort in which people speak: the first two columns of every table here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// The organisation.
    pub org: OrgId,
    /// The cohort.
    pub cohort: CohortId,
}

/// A thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// Its identity.
    pub id: i64,
    /// The forum it belongs to.
    pub forum: String,
    /// Its random name in addresses.
    pub reference: String,
    /// Its title, sealed.
    pub title: Vec<u8>,
    /// Its secret, sealed; none once it was destroyed.
    pub secret: Option<Vec<u8>>,
    /// Last day of the secret.
    pub secret_until: Date,
    /// The day it began.
    pub begun_on: Date,
    /// The day of the latest post.
    pub latest_on: Date,
    /// Its place among the threads of the forum: the one written in last has the highest.
    pub activity: i64,
    /// How many posts it has.
    pub posts: u32,
    /// How many colleagues speak in it.
    pub voices: u32,
}

/// A post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Its number in the thread, from 1.
    pub number: u32,
    /// Who speaks: 0 for the team.
    pub voice: u32,
    /// The language it was written in.
    pub language: String,
    /// Its words, sealed.
    pub words: Vec<u8>,
    /// The day.
    pub on: Date,
}

/// How much there is in one forum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The forum.
    pub forum: String,
    /// Threads.
    pub threads: i64,
    /// Posts.
    pub posts: i64,
    /// The day of the latest post.
    pub latest_on: Date,
}

const THREAD: &str =
    "thread_id, forum, reference, title, secret, secret_until, begun_on, latest_on, activity, posts, voices";

fn thread(row: &Row<'_>) -> Result<Thread> {
    Ok(Thread {
        id: row.int(0)?,
        forum: row.text(1)?,
        reference: row.text(2)?,
        title: row.bytes(3)?,
        secret: row.opt_bytes(4)?,
        secret_until: row.date(5)?,
        begun_on: row.date(6)?,
        latest_on: row.date(7)?,
        activity: row.int(8)?,
        posts: small(row.int(9)?),
        voices: small(row.int(10)?),
    })
}

fn small(n: i64) -> u32 {
    u32::try_from(n).unwrap_or_default()
}

/// Begins a thread, without posts yet.
pub fn add_thread(tx: &mut Tx<'_>, room: Room, thread: &Thread) -> Result<()> {
    tx.execute(
        "INSERT INTO forum_thread (org_id, cohort_id, thread_id, forum, reference, title, secret, secret_until, begun_on,
             latest_on, activity, posts, voices)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        vals![
            room.org.0,
            room.cohort.0,
            thread.id,
            &thread.forum,
            &thread.reference,
            &thread.title,
            thread.secret.as_deref(),
            thread.secret_until,
            thread.begun_on,
            thread.latest_on,
            thread.activity,
            thread.posts,
            thread.voices
        ],
    )?;
    Ok(())
}

/// The place after the thread of a forum that was written in last.
pub fn next_activity(tx: &mut Tx<'_>, room: Room, forum: &str) -> Result<i64> {
    tx.query_one(
        "SELECT COALESCE(MAX(activity), 0) + 1 FROM forum_thread WHERE org_id = $1 AND cohort_id = $2 AND forum = $3",
        vals![room.org.0, room.cohort.0, forum],
        |row| row.int(0),
    )
}

/// The thread of a reference.
pub fn find_thread(tx: &mut Tx<'_>, room: Room, reference: &str) -> Result<Option<Thread>> {
    tx.query_opt(
        &format!("SELECT {THREAD} FROM forum_thread WHERE org_id = $1 AND cohort_id = $2 AND reference = $3"),
        vals![room.org.0, room.cohort.0, reference],
        thread,
    )
}

/// The thread of an identity, for whoever follows a row that names it.
pub fn load_thread(tx: &mut Tx<'_>, room: Room, id: i64) -> Result<Option<Thread>> {
    tx.query_opt(
        &format!("SELECT {THREAD} FROM forum_thread WHERE org_id = $1 AND cohort_id = $2 AND thread_id = $3"),
        vals![room.org.0, room.cohort.0, id],
        thread,
    )
}

/// Threads of a forum, the one written in last first, below a place if one is given: a keyset page.
pub fn list_threads(tx: &mut Tx<'_>, room: Room, forum: &str, before: Option<i64>, limit: u32) -> Result<Vec<Thread>> {
    tx.query(
        &format!(
            "SELECT {THREAD} FROM forum_thread WHERE org_id = $1 AND cohort_id = $2 AND forum = $3 AND activity < $4
             ORDER BY activity DESC LIMIT $5"
        ),
        vals![room.org.0, room.cohort.0, forum, before.unwrap_or(i64::MAX), limit],
        thread,
    )
}

/// Every thread of a cohort by its identity: for the review queue, and for finding one's own.
pub fn every_thread(tx: &mut Tx<'_>, room: Room) -> Result<Vec<Thread>> {
    tx.query(
        &format!("SELECT {THREAD} FROM forum_thread WHERE org_id = $1 AND cohort_id = $2 ORDER BY thread_id"),
        vals![room.org.0, room.cohort.0],
        thread,
    )
}

/// How much there is in each forum of a cohort that has a thread.
pub fn counts(tx: &mut Tx<'_>, room: Room) -> Result<Vec<Count>> {
    tx.query(
        "SELECT forum, COUNT(*), CAST(SUM(posts) AS BIGINT), MAX(latest_on) FROM forum_thread
         WHERE org_id = $1 AND cohort_id = $2 GROUP BY forum ORDER BY forum",
        vals![room.org.0, room.cohort.0],
        |row| Ok(Count { forum: row.text(0)?, threads: row.int(1)?, posts: row.int(2)?, latest_on: row.date(3)? }),
    )
}

/// Adds a post, and moves its thread to `activity`.
pub fn add_post(tx: &mut Tx<'_>, room: Room, thread: i64, post: &Post, activity: i64) -> Result<()> {
    // The row that every writer of the thread touches comes first: of two at once, one begins again.
    tx.execute(
        "UPDATE forum_thread SET posts = $1, latest_on = $2, activity = $3
         WHERE org_id = $4 AND cohort_id = $5 AND thread_id = $6",
        vals![post.number, post.on, activity, room.org.0, room.cohort.0, thread],
    )?;
    tx.execute(
        "INSERT INTO forum_post (org_id, cohort_id, thread_id, post, voice, language, words, on_date)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        vals![room.org.0, room.cohort.0, thread, post.number, post.voice, &post.language, &post.words, post.on],
    )?;
    Ok(())
}

/// Posts of a thread after a number, oldest first: a keyset page.
pub fn list_posts(tx: &mut Tx<'_>, room: Room, thread: i64, after: u32, limit: u32) -> Result<Vec<Post>> {
    tx.query(
        "SELECT post, voice, language, words, on_date FROM forum_post
         WHERE org_id = $1 AND cohort_id = $2 AND thread_id = $3 AND post > $4 ORDER BY post LIMIT $5",
        vals![room.org.0, room.cohort.0, thread, after, limit],
        post,
    )
}

/// The posts of one voice of a thread, oldest first.
pub fn list_posts_of_voice(tx: &mut Tx<'_>, room: Room, thread: i64, voice: u32) -> Result<Vec<Post>> {
    tx.query(
        "SELECT post, voice, language, words, on_date FROM forum_post
         WHERE org_id = $1 AND cohort_id = $2 AND thread_id = $3 AND voice = $4 ORDER BY post",
        vals![room.org.0, room.cohort.0, thread, voice],
        post,
    )
}

/// One post.
pub fn find_post(tx: &mut Tx<'_>, room: Room, thread: i64, number: u32) -> Result<Option<Post>> {
    tx.query_opt(
        "SELECT post, voice, language, words, on_date FROM forum_post
         WHERE org_id = $1 AND cohort_id = $2 AND thread_id = $3 AND post = $4",
        vals![room.org.0, room.cohort.0, thread, number],
        post,
    )
}

fn post(row: &Row<'_>) -> Result<Post> {
    Ok(Post {
        number: small(row.int(0)?),
        voice: small(row.int(1)?),
        language: row.text(2)?,
        words: row.bytes(3)?,
        on: row.date(4)?,
    })
}

/// Replaces the words of a post: what was redacted or taken back is kept nowhere.
pub fn replace_words(tx: &mut Tx<'_>, room: Room, thread: i64, number: u32, words: &[u8]) -> Result<bool> {
    let changed = tx.execute(
        "UPDATE forum_post SET words = $1 WHERE org_id = $2 AND cohort_id = $3 AND thread_id = $4 AND post = $5",
        vals![words, room.org.0, room.cohort.0, thread, number],
    )?;
    Ok(changed == 1)
}

/// Replaces the title of a thread, with the words of its first post.
pub fn replace_title(tx: &mut Tx<'_>, room: Room, thread: i64, title: &[u8]) -> Result<bool> {
    let changed = tx.execute(
        "UPDATE forum_thread SET title = $1 WHERE org_id = $2 AND cohort_id = $3 AND thread_id = $4",
        vals![title, room.org.0, room.cohort.0, thread],
    )?;
    Ok(changed == 1)
}

/// The voice of a tag in a thread, if it spoke there.
pub fn find_voice(tx: &mut Tx<'_>, room: Room, thread: i64, tag: &[u8]) -> Result<Option<u32>> {
    tx.query_opt(
        "SELECT voice FROM forum_voice WHERE org_id = $1 AND cohort_id = $2 AND thread_id = $3 AND tag = $4",
        vals![room.org.0, room.cohort.0, thread, tag],
        |row| Ok(small(row.int(0)?)),
    )
}

/// The tag of a voice.
pub fn tag_of(tx: &mut Tx<'_>, room: Room, thread: i64, voice: u32) -> Result<Option<Vec<u8>>> {
    tx.query_opt(
        "SELECT tag FROM forum_voice WHERE org_id = $1 AND cohort_id = $2 AND thread_id = $3 AND voice = $4",
        vals![room.org.0, room.cohort.0, thread, voice],
        |row| row.bytes(0),
    )
}

/// Adds a voice to a thread.
pub fn add_voice(tx: &mut Tx<'_>, room: Room, thread: i64, voice: u32, tag: &[u8]) -> Result<()> {
    tx.execute(
        "UPDATE forum_thread SET voices = $1 WHERE org_id = $2 AND cohort_id = $3 AND thread_id = $4",
        vals![voice, room.org.0, room.cohort.0, thread],
    )?;
    tx.execute(
        "INSERT INTO forum_voice (org_id, cohort_id, thread_id, voice, tag) VALUES ($1, $2, $3, $4, $5)",
        vals![room.org.0, room.cohort.0, thread, voice, tag],
    )?;
    Ok(())
}

/// Threads whose secret is past its last day: where they are.
pub fn past_retention(tx: &mut Tx<'_>, today: Date) -> Result<Vec<(Room, i64, String)>> {
    tx.query(
        "SELECT org_id, cohort_id, thread_id, reference FROM forum_thread
         WHERE secret IS NOT NULL AND secret_until < $1 ORDER BY org_id, cohort_id, thread_id",
        vals![today],
        |row| {
            let room = Room { org: OrgId(row.int(0)?), cohort: CohortId(row.int(1)?) };
            Ok((room, row.int(2)?, row.text(3)?))
        },
    )
}

/// Destroys the secret of a thread: from now on nobody can tell who its voices are.
pub fn destroy_secret(tx: &mut Tx<'_>, room: Room, thread: i64) -> Result<bool> {
    let changed = tx.execute(
        "UPDATE forum_thread SET secret = NULL
         WHERE org_id = $1 AND cohort_id = $2 AND thread_id = $3 AND secret IS NOT NULL",
        vals![room.org.0, room.cohort.0, thread],
    )?;
    Ok(changed == 1)
}

/// How many enrolments of a cohort currently hold a goal (by its number), or a goal of a set.
pub fn count_writers(tx: &mut Tx<'_>, room: Room, goal: Option<u16>, set: Option<u16>) -> Result<i64> {
    tx.query_one(
        "SELECT COUNT(DISTINCT enrolment_id) FROM choice
         WHERE org_id = $1 AND cohort_id = $2 AND replaced_ms IS NULL
           AND (CAST($3 AS BIGINT) IS NULL OR goal = $3) AND (CAST($4 AS BIGINT) IS NULL OR set_no = $4)",
        vals![room.org.0, room.cohort.0, goal, set],
        |row| row.int(0),
    )
}

/// What was done to the first posts of the threads of a keyset page: (thread, deed), in the order it was done.
pub fn deeds_of_first_posts(
    tx: &mut Tx<'_>,
    room: Room,
    forum: &str,
    before: Option<i64>,
    down_to: Option<i64>,
) -> Result<Vec<(i64, String)>> {
    tx.query(
        "SELECT t.thread_id, d.deed FROM forum_thread t
         JOIN forum_deed d ON d.org_id = t.org_id AND d.cohort_id = t.cohort_id AND d.thread_id = t.thread_id
         WHERE t.org_id = $1 AND t.cohort_id = $2 AND t.forum = $3 AND t.activity < $4 AND t.activity >= $5
           AND d.post = 1 ORDER BY t.thread_id, d.deed_no",
        vals![room.org.0, room.cohort.0, forum, before.unwrap_or(i64::MAX), down_to.unwrap_or(0)],
        |row| Ok((row.int(0)?, row.text(1)?)),
    )
}
