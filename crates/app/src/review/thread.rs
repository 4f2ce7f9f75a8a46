//! Threads under review: every one is read to its last post, and may be coded as a whole.

use std::collections::BTreeMap;

use domain::authority::{Actor, Right};
use domain::forum::Topic;
use domain::review::{Coding, Stage, Theme, stage};
use jiff::civil::Date;
use store::Tx;
use store::forum::{Room, Thread};
use store::review::Reviewed;

use super::evaluation::{Coded, Saved, coded, colleague, save};
use super::queue::{LINES, Show};
use super::{Agreed, agreed, codebook, cohort_of};
use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Result};
use crate::forum::{self, ThreadPage};
use crate::journal::{self, Act};

/// One thread in the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadLine {
    /// Its name in addresses.
    pub reference: String,
    /// What its forum is about.
    pub topic: Topic,
    /// How many posts it has.
    pub posts: u32,
    /// The day of the latest.
    pub latest_on: Date,
    /// How far its review has come.
    pub stage: Stage,
}

/// The queue of threads.
#[derive(Debug, Clone, PartialEq)]
pub struct ThreadQueue {
    /// What was asked to be shown.
    pub show: Show,
    /// How many there are in each part, in the order of [`Show::ALL`].
    pub counts: [u32; 5],
    /// One page, those that have waited longest first.
    pub lines: Vec<ThreadLine>,
    /// The reference after which the next page begins, if there is one.
    pub next: Option<String>,
    /// How far coders agree, where two coded.
    pub agreement: Option<Agreed>,
}

/// Reads the queue of threads; `after` is the thread after which the page begins.
///
/// # Errors
/// Refused to all but tutors; not found for a thread that is not there.
pub fn threads(app: &App, actor: &Actor, pinned: &Pinned, show: Show, after: Option<&str>) -> Result<ThreadQueue> {
    actor.may(Right::ReviewAnswers, pinned.cohort.org)?;
    let (pinned, after) = (pinned.clone(), after.map(str::to_owned));
    app.store.read(move |tx| {
        let reviewed = Standing::load(tx, &pinned)?;
        let mut threads = reviewed.threads.clone();
        threads.sort_by(|one, two| (one.latest_on, &one.reference).cmp(&(two.latest_on, &two.reference)));
        let mut counts = [0; 5];
        let mut lines = Vec::new();
        let mut is_before = after.is_some();
        for thread in &threads {
            let stage = reviewed.stage(thread);
            for (count, part) in counts.iter_mut().zip(Show::ALL) {
                *count += u32::from(part.holds(stage));
            }
            let topic = Topic::parse(&pinned.programme, &thread.forum).ok_or(Error::NotFound("forum"))?;
            if !is_before && show.holds(stage) {
                let (reference, latest_on) = (thread.reference.clone(), thread.latest_on);
                lines.push(ThreadLine { reference, topic, posts: thread.posts, latest_on, stage });
            }
            is_before &= after.as_deref() != Some(thread.reference.as_str());
        }
        if is_before {
            return Err(Error::NotFound("thread"));
        }
        let more = lines.len() > LINES;
        lines.truncate(LINES);
        let next = lines.last().filter(|_| more).map(|line: &ThreadLine| line.reference.clone());
        let texts: Vec<Vec<Coding>> = reviewed.codings.into_values().collect();
        Ok(ThreadQueue { show, counts, lines, next, agreement: agreed(&texts, &codebook(tx, &pinned)?) })
    })
}

/// Every thread of a cohort with what was read and coded of it.
struct Standing {
    threads: Vec<Thread>,
    read: BTreeMap<i64, i64>,
    codings: BTreeMap<i64, Vec<Coding>>,
}

impl Standing {
    fn load(tx: &mut Tx<'_>, pinned: &Pinned) -> Result<Self> {
        let (org, cohort) = cohort_of(pinned);
        let mut codings: BTreeMap<i64, Vec<Coding>> = BTreeMap::new();
        for (thread, coding) in store::review::codings_of_threads(tx, (org, cohort))? {
            codings.entry(thread).or_default().push(coding);
        }
        Ok(Self {
            threads: store::forum::every_thread(tx, Room { org, cohort })?,
            read: store::review::threads_read(tx, (org, cohort))?.into_iter().collect(),
            codings,
        })
    }

    fn stage(&self, thread: &Thread) -> Stage {
        let coders = self.codings.get(&thread.id).map_or(0, Vec::len);
        stage(i64::from(thread.posts), self.read.get(&thread.id).copied(), &[coders])
    }
}

/// How many threads there are, and how many were read as they stand now.
pub(super) fn counts(tx: &mut Tx<'_>, pinned: &Pinned) -> Result<(u32, u32)> {
    let (threads, read) = store::review::count_threads(tx, cohort_of(pinned))?;
    let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
    Ok((count(threads), count(read)))
}

/// A thread as a tutor reads it.
#[derive(Debug, Clone)]
pub struct ThreadReview {
    /// A page of its posts, as its forum shows it to the team.
    pub page: ThreadPage,
    /// How far its review has come.
    pub stage: Stage,
    /// How far its coding has come.
    pub coded: Coded,
    /// The codebook, retired themes included.
    pub themes: Vec<Theme>,
}

/// Opens a page of a thread, after the post of a number: it is read up to the last post of the page.
///
/// # Errors
/// Refused to all but tutors; not found.
pub fn open_thread(app: &App, actor: &Actor, pinned: &Pinned, reference: &str, after: u32) -> Result<ThreadReview> {
    actor.may(Right::ReviewAnswers, pinned.cohort.org)?;
    let me = colleague(actor)?;
    let page = forum::thread(app, actor, pinned, reference, after)?;
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().write(move |tx| {
        let (place, now) = (cohort_of(&pinned), app.now());
        let thread = find(tx, &pinned, &page.reference)?;
        let what = Reviewed::Thread(thread.id);
        let seen = page.posts.last().map_or(0, |post| i64::from(post.number));
        // Only whoever turned every page before has read so far.
        let before = store::review::last_read(tx, place, what)?.unwrap_or_default();
        let reads_on = seen > before && i64::from(page.after) <= before;
        if reads_on && store::review::add_reading(tx, place, what, me, seen, now)? {
            let object = format!("thread/{}", page.reference);
            journal::write(&app, tx, &actor, &Act { org: place.0, act: "thread.read", object, why: "" }, now)?;
        }
        let codings = store::review::codings(tx, place, what)?;
        let read = store::review::last_read(tx, place, what)?;
        let coded = coded(0, &codings, &store::review::settlements(tx, place, what)?, me);
        Ok(ThreadReview {
            stage: stage(i64::from(thread.posts), read, &[coded.coders]),
            coded,
            themes: codebook(tx, &pinned)?,
            page: page.clone(),
        })
    })
}

/// Codes a thread as a whole; no code at all says that no theme fits. Once two gave theirs, what either gives settles it.
///
/// # Errors
/// Refused to all but tutors; not found; conflict when two others coded it; invalid for a code that the codebook has not.
pub fn code_thread(app: &App, actor: &Actor, pinned: &Pinned, reference: &str, codes: &[String]) -> Result<()> {
    actor.may(Right::ReviewAnswers, pinned.cohort.org)?;
    let me = colleague(actor)?;
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let (reference, codes) = (reference.to_owned(), codes.to_vec());
    app.store.clone().write(move |tx| {
        let now = app.now();
        let thread = find(tx, &pinned, &reference)?;
        let act = match save(tx, (&pinned, Reviewed::Thread(thread.id), 0), me, &codes, now)? {
            Saved::Coded => "thread.code",
            Saved::Settled => "thread.settle",
        };
        let object = format!("thread/{reference}");
        journal::write(&app, tx, &actor, &Act { org: pinned.cohort.org, act, object, why: "" }, now)
    })
}

fn find(tx: &mut Tx<'_>, pinned: &Pinned, reference: &str) -> Result<Thread> {
    let (org, cohort) = cohort_of(pinned);
    store::forum::find_thread(tx, Room { org, cohort }, reference)?.ok_or(Error::NotFound("thread"))
}
