//! Keeping the index of this server up with the base.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use domain::authority::{Actor, Right};
use search::{Feed, Index, Position, SearchError};
use store::rex::Batch;

use super::written;
use crate::App;
use crate::error::{Result, broken, conflict};

/// Records read from the store at once.
const PAGE: u32 = 1_000;

/// The index of this server, opened when it is first asked for.
#[derive(Debug, Default)]
pub struct OpenIndex(Mutex<Option<Index>>);

impl OpenIndex {
    /// The index; none while the base is empty, so that an installation without it has no index either.
    pub(super) fn get(&self, app: &App) -> Result<Option<Index>> {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if open.is_none() && app.store.read(store::rex::last_number)? > 0 {
            *open = Some(Index::open(&folder(app)).map_err(broken)?);
        }
        Ok(open.clone())
    }

    fn set(&self, index: Index) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(index);
    }
}

fn folder(app: &App) -> PathBuf {
    app.folder.search()
}

/// Brings the index up to the base; how many records it took. While another process does so, nothing is done. An index
/// of another base (a backup was put back, a folder copied) is made again.
///
/// # Errors
/// Broken, when store or index fail; the next run is the retry.
pub fn catch_up(app: &App) -> Result<u64> {
    let Some(index) = app.rex.get(app)? else { return Ok(0) };
    let position = index.position().map_err(broken)?;
    let last = app.store.read(store::rex::last_number)?;
    if position.number == last && of_this_base(app, position)? {
        return Ok(0);
    }
    let mut feed = match index.feed() {
        Ok(feed) => feed,
        Err(SearchError::Busy) => return Ok(0),
        Err(error) => return Err(broken(error)),
    };
    // Whoever had the right to write before may have come further.
    let position = index.position().map_err(broken)?;
    let from = if of_this_base(app, position)? {
        position.number
    } else {
        feed.clear().map_err(broken)?;
        0
    };
    let taken = take(app, &mut feed, from, &mut |_, _| {})?;
    feed.end().map_err(broken)?;
    Ok(taken)
}

/// Makes the index again from the base; how many records it has. Until it is done, questions find what was there.
///
/// # Errors
/// Refused; conflict, while another process writes to the index; broken when store or index fail.
pub fn reindex(app: &App, actor: &Actor, progress: &mut dyn FnMut(u64, u64)) -> Result<u64> {
    actor.may_anywhere(Right::KeepRexBase)?;
    let below = folder(app);
    let index = match Index::open(&below) {
        Ok(index) => index,
        Err(_) => Index::start_again(&below).map_err(broken)?,
    };
    let mut feed = match index.feed() {
        Ok(feed) => feed,
        Err(SearchError::Busy) => return Err(conflict("", "rex-index-busy")),
        Err(error) => return Err(broken(error)),
    };
    feed.clear().map_err(broken)?;
    let taken = take(app, &mut feed, 0, progress)?;
    feed.end().map_err(broken)?;
    app.rex.set(index);
    Ok(taken)
}

fn of_this_base(app: &App, position: Position) -> Result<bool> {
    if position == Position::default() {
        return Ok(true);
    }
    let batch = app.store.read(move |tx| store::rex::batch(tx, position.number))?;
    Ok(batch.is_some_and(|batch| batch.id == position.batch))
}

/// Feeds every batch after a number, and commits them as one.
fn take(app: &App, feed: &mut Feed, from: i64, progress: &mut dyn FnMut(u64, u64)) -> Result<u64> {
    let batches = app.store.read(move |tx| store::rex::batches_after(tx, from))?;
    let all = batches.iter().map(|batch| u64::try_from(batch.records).unwrap_or_default()).sum();
    let mut taken = 0;
    for batch in &batches {
        take_batch(app, feed, batch, &mut |page| {
            taken += page;
            progress(taken, all);
        })?;
    }
    let position = batches.last().map(|last| Position { number: last.number, batch: last.id });
    feed.commit(position.unwrap_or_default()).map_err(broken)?;
    Ok(taken)
}

fn take_batch(app: &App, feed: &Feed, batch: &Batch, taken: &mut dyn FnMut(u64)) -> Result<()> {
    let (id, mut after) = (batch.id, String::new());
    loop {
        let from = after.clone();
        let page = app.store.read(move |tx| store::rex::list(tx, id, &from, PAGE))?;
        let Some(last) = page.last() else { return Ok(()) };
        after.clone_from(&last.entered.id.0);
        let many = page.len() as u64;
        for kept in page {
            feed.add(&written::entered(kept)?).map_err(broken)?;
        }
        taken(many);
    }
}
