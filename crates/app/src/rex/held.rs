//! Records that are held: read by a person, who lets them in as they are, with other words, or not at all.

use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use domain::rex::{Origin, Part, Record, RexId};

use super::written;
use crate::App;
use crate::error::{Error, Result};
use crate::journal::{self, Act};

/// Where a held record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The import that brought it.
    pub import: i64,
    /// Which record of its file, from 1.
    pub place: i64,
}

/// A held record, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What was found in it, as labels.
    pub labels: String,
    /// The record.
    pub record: Record,
}

/// Every record that is held, by its place and what was found in it; no word of it.
///
/// # Errors
/// Refused; broken when the store fails.
pub fn list(app: &App, actor: &Actor) -> Result<Vec<(Place, String)>> {
    actor.may_anywhere(Right::ClearRexRecords)?;
    app.store.read(|tx| {
        let all = store::rex::all_held(tx)?;
        Ok(all.into_iter().map(|(import, place, labels)| (Place { import, place }, labels)).collect())
    })
}

/// Opens a held record, for a person to judge; the journal knows that it was read.
///
/// # Errors
/// Refused; not found; broken when store or seal fail.
pub fn open(app: &App, actor: &Actor, at: Place) -> Result<Opened> {
    actor.may_anywhere(Right::ClearRexRecords)?;
    let (handle, who) = (app.clone(), actor.clone());
    app.store.write(move |tx| {
        let opened = unseal(&handle, tx, at)?;
        note(&handle, tx, &who, at, "rex.read-held")?;
        Ok(opened)
    })
}

/// Lets a record in, with the words that the person left of it: a batch of its own.
///
/// # Errors
/// Refused; not found, when another has dealt with it; broken when store or seal fail.
pub fn clear(app: &App, actor: &Actor, at: Place, parts: Vec<Part>) -> Result<RexId> {
    actor.may_anywhere(Right::ClearRexRecords)?;
    let (handle, who) = (app.clone(), actor.clone());
    let (id, batch) = (RexId(app.chance.reference()), app.chance.id());
    let entered = id.clone();
    app.store.write(move |tx| {
        let record = Record { parts: parts.clone(), ..unseal(&handle, tx, at)?.record };
        store::rex::remove_held(tx, at.import, at.place)?;
        store::rex::add(tx, batch, &written::kept(entered.clone(), Origin::Imported, record)?)?;
        store::rex::show(tx, batch, 1)?;
        note(&handle, tx, &who, at, "rex.clear-held")
    })?;
    Ok(id)
}

/// Drops a record for good.
///
/// # Errors
/// Refused; not found, when another has dealt with it; broken when the store fails.
pub fn drop(app: &App, actor: &Actor, at: Place) -> Result<()> {
    actor.may_anywhere(Right::ClearRexRecords)?;
    let (handle, who) = (app.clone(), actor.clone());
    app.store.write(move |tx| {
        if !store::rex::remove_held(tx, at.import, at.place)? {
            return Err(Error::NotFound("held record"));
        }
        note(&handle, tx, &who, at, "rex.drop-held")
    })
}

fn unseal(app: &App, tx: &mut store::Tx<'_>, at: Place) -> Result<Opened> {
    let found = store::rex::find_held(tx, at.import, at.place)?.ok_or(Error::NotFound("held record"))?;
    let plain = app.keys.own()?.open(&sealed_for(at.import, at.place), &found.record)?;
    Ok(Opened { labels: found.labels, record: written::read_whole(&plain)? })
}

/// The place a held record is sealed for.
pub(super) fn sealed_for(import: i64, place: i64) -> String {
    format!("rex_held/{import}/{place}")
}

fn note(app: &App, tx: &mut store::Tx<'_>, actor: &Actor, at: Place, act: &'static str) -> Result<()> {
    let object = format!("rex-import/{}/record/{}", at.import, at.place);
    journal::write(app, tx, actor, &Act { org: OrgId::INSTALLATION, act, object, why: "" }, app.now())
}
