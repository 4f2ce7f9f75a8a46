//! Into the REX base: an accepted near miss gives exactly one record, which enters with others, under a random name, in no
//! order, at the finest by its month, and coarser where too few share its key (a01, a03, a07).
//!
//! What is accepted waits, sealed, until enough others wait with it: those of one body by themselves, or at a month's end
//! those of every body together. The way back from the body's compartment to the record is sealed and can be destroyed,
//! which changes no credit and no record.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use domain::near_miss::consent::{Said, Use, What, consent};
use domain::near_miss::course::{Deed, Hand, State};
use domain::near_miss::key_of_record::{Key, sharing};
use domain::near_miss::record::{self, month_of};
use domain::rex::{Entered, Origin, Record, RexId, When};
use store::Tx;
use store::near_miss::Waiting;

use super::clearing::{Counts, counts_of, record_of};
use super::{File, person_of};
use crate::App;
use crate::body::Body;
use crate::error::{Error, Result, broken};
use crate::journal::{self, Act};
use crate::rex::written;

/// Lets the record of an accepted near miss wait for a batch. Nothing is done unless it is accepted, its author agrees,
/// and no record of it is there or waits: one each, never two.
///
/// # Errors
/// Invalid when it has no words; broken when store or seal fail.
pub(crate) fn wait(app: &App, tx: &mut Tx<'_>, file: &File) -> Result<()> {
    let accepted = matches!(file.standing.state, State::Accepted { .. }) && !file.standing.entered;
    let said = store::near_miss::said(tx, file.org(), file.row.id)?;
    let waits = store::near_miss::waiting_of(tx, file.org(), file.row.id)?.is_some();
    if !accepted || waits || !consent(&said, Use::Rex).permits() {
        return Ok(());
    }
    let id = app.chance.id();
    let plain = written::whole(&record_of(tx, file)?)?;
    let record = file.key().seal(&app.chance, &place(file.org(), id), &plain)?;
    let month = month_of(file.today).to_string();
    Ok(store::near_miss::add_waiting(tx, &Waiting { org: file.org(), id, near_miss: file.row.id, record, month })?)
}

/// Writes the record that waits anew, after its codes changed.
pub(super) fn renew(app: &App, tx: &mut Tx<'_>, file: &File) -> Result<()> {
    if let Some(waiting) = store::near_miss::waiting_of(tx, file.org(), file.row.id)? {
        store::near_miss::remove_waiting(tx, file.org(), waiting.id)?;
        wait(app, tx, file)?;
    }
    Ok(())
}

fn place(org: OrgId, waiting: i64) -> String {
    format!("rex_waiting/{org}/{waiting}")
}

fn place_of_link(org: OrgId, near_miss: i64) -> String {
    format!("near_miss_link/{org}/{near_miss}")
}

/// A record on its way in.
struct Ready {
    waiting: Waiting,
    record: Record,
    counts: Counts,
    floor: u64,
    batch_least: u64,
}

/// Lets batches in: of each body that has enough, and of what is left of months that have ended, of all bodies together;
/// how many records entered.
///
/// # Errors
/// When store or seal fail; batches are whole or not there.
pub fn enter_batches(app: &App) -> Result<u64> {
    let handle = app.clone();
    app.store.write(move |tx| {
        let ready = ready(&handle, tx)?;
        let mut entered = 0;
        let mut left: Vec<(Ready, Key)> = Vec::new();
        for (_, own) in by_body(ready) {
            let enough = own.first().is_some_and(|(first, _)| own.len() as u64 >= first.batch_least.max(1));
            if enough {
                entered += enter(&handle, tx, own)?;
            } else {
                left.extend(own);
            }
        }
        let today = domain::calendar::civil_date(handle.now(), &jiff::tz::TimeZone::UTC);
        let this_month = month_of(today).to_string();
        left.retain(|(it, _)| it.waiting.month < this_month);
        let least = left.iter().map(|(it, _)| it.batch_least).max().unwrap_or_default();
        if !left.is_empty() && left.len() as u64 >= least {
            entered += enter(&handle, tx, left)?;
        }
        Ok(entered)
    })
}

/// The records that may enter now: their author agrees still, and enough share their key, those that wait counted.
fn ready(app: &App, tx: &mut Tx<'_>) -> Result<Vec<(Ready, Key)>> {
    let mut bodies: BTreeMap<OrgId, Body> = BTreeMap::new();
    let mut waiting = Vec::new();
    for row in store::near_miss::waiting(tx)? {
        let body = match bodies.entry(row.org) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(Body::load(app, tx, row.org)?),
        };
        let said = store::near_miss::said(tx, row.org, row.near_miss)?;
        if !consent(&said, Use::Rex).permits() {
            continue;
        }
        let record = written::read_whole(&body.key.open(&place(row.org, row.id), &row.record)?)?;
        let counts = counts_of(tx, &record::key(&record))?;
        let (floor, batch_least) = (u64::from(body.rex_floor), u64::from(body.batch_least));
        waiting.push(Ready { waiting: row, record, counts, floor, batch_least });
    }
    Ok(enough_share(waiting))
}

/// Those whose key enough share, with the key they share. Who has to wait is not counted by the others: what does not
/// enter hides nobody.
fn enough_share(mut waiting: Vec<Ready>) -> Vec<(Ready, Key)> {
    loop {
        let keys: Vec<Option<Key>> = waiting.iter().map(|it| shared_key(it, &waiting)).collect();
        if keys.iter().all(Option::is_some) {
            return waiting.into_iter().zip(keys.into_iter().flatten()).collect();
        }
        waiting = waiting.into_iter().zip(keys).filter_map(|(it, key)| key.map(|_| it)).collect();
    }
}

fn shared_key(of: &Ready, all: &[Ready]) -> Option<Key> {
    let beside = |key: &Key| {
        let others = all.iter().filter(|other| other.waiting.id != of.waiting.id);
        let alike = others.filter(|other| other.record.specialty == key.specialty && meets(key, other.record.when));
        alike.count() as u64
    };
    let found = sharing(&record::key(&of.record), of.floor, &|key| of.counts.of(key) + beside(key));
    found.is_enough.then_some(found.key)
}

fn meets(key: &Key, when: Option<When>) -> bool {
    match (key.when, when) {
        (None, _) => true,
        (Some(When::Year(year)), Some(when)) => when.year() == year,
        (Some(month), Some(when)) => month == when,
        (Some(_), None) => false,
    }
}

fn by_body(ready: Vec<(Ready, Key)>) -> BTreeMap<OrgId, Vec<(Ready, Key)>> {
    let mut bodies: BTreeMap<OrgId, Vec<(Ready, Key)>> = BTreeMap::new();
    for (it, key) in ready {
        bodies.entry(it.waiting.org).or_default().push((it, key));
    }
    bodies
}

/// One batch: random names, an order by chance, the links sealed, each consent used. The journal of the installation
/// knows how many entered; that of each body that its near miss did, on that day.
fn enter(app: &App, tx: &mut Tx<'_>, records: Vec<(Ready, Key)>) -> Result<u64> {
    let batch = app.chance.id();
    let mut drawn: Vec<(i64, (Ready, Key))> = records.into_iter().map(|it| (app.chance.id(), it)).collect();
    drawn.sort_by_key(|(draw, _)| *draw);
    let number = i64::try_from(drawn.len()).map_err(broken)?;
    let mut entered = Vec::with_capacity(drawn.len());
    for (_, (ready, key)) in drawn {
        let id = RexId(app.chance.reference());
        let record = record::coarsened(ready.record, &key);
        store::rex::add(tx, batch, &written::kept(id.clone(), Origin::Own, record)?)?;
        crate::theme::file_entering(app, tx, ready.waiting.org, ready.waiting.near_miss, &id)?;
        entered.push((app.chance.id(), ready.waiting, id));
    }
    // In an order of their own: rows lie in a table, and entries in a journal, as they were written, and two that lie in
    // one order would be the link that can be destroyed, written a second time (a03, a38).
    entered.sort_by_key(|(draw, ..)| *draw);
    for (_, waiting, id) in entered {
        close(app, tx, &waiting, &id)?;
    }
    store::rex::show(tx, batch, number)?;
    let object = format!("rex-batch/{batch}/records:{number}");
    let act = Act { org: OrgId::INSTALLATION, act: "rex.enter", object, why: "" };
    journal::write(app, tx, &Actor::System, &act, app.now())?;
    Ok(number.unsigned_abs())
}

/// Closes the compartment of a near miss over its record: the link sealed, the consent used, the deed done.
fn close(app: &App, tx: &mut Tx<'_>, waiting: &Waiting, id: &RexId) -> Result<()> {
    let org = waiting.org;
    let row = store::near_miss::load(tx, org, waiting.near_miss)?.ok_or(Error::NotFound("near miss"))?;
    let body = Body::load(app, tx, org)?;
    let mut file = File::open(app, tx, body, row)?;
    let link = file.key().seal(&app.chance, &place_of_link(org, file.row.id), id.0.as_bytes())?;
    store::near_miss::link(tx, org, file.row.id, &link)?;
    let before = store::near_miss::said(tx, org, file.row.id)?.len();
    let used = Said { of: Use::Rex, what: What::Used, on: file.today };
    store::near_miss::add_said(tx, org, file.row.id, before, &used)?;
    store::near_miss::remove_waiting(tx, org, waiting.id)?;
    file.act(app, tx, (&Actor::System, Hand::Machine), Deed::Entered, None)
}

/// Links of a body to the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Links {
    /// There still.
    pub there: i64,
    /// Destroyed.
    pub destroyed: i64,
    /// Accepted records that wait for a batch.
    pub waiting: i64,
}

/// How many links of a body are there still, and how many were destroyed.
///
/// # Errors
/// Refused to whoever does not assign.
pub fn links(app: &App, actor: &Actor, org: OrgId) -> Result<Links> {
    actor.may(Right::AssignNearMisses, org)?;
    app.store.read(move |tx| {
        let (there, destroyed) = store::near_miss::count_links(tx, org)?;
        let waiting = store::near_miss::waiting(tx)?.iter().filter(|it| it.org == org).count();
        Ok(Links { there, destroyed, waiting: i64::try_from(waiting).map_err(broken)? })
    })
}

/// Destroys every link of a body to the base, for good; how many. The journal keeps the number, each near miss that its
/// link is gone; no credit, no record and no guideline changes.
///
/// # Errors
/// Refused to whoever does not assign; conflict when there is none.
pub fn destroy_links(app: &App, actor: &Actor, org: OrgId) -> Result<u64> {
    super::links::destroy(app, actor, org, &super::links::Which::All, "every link of the body")
}

/// The record that one's own near miss gave, for the trail of whoever sent it; none before it entered, or once the link is
/// destroyed.
///
/// # Errors
/// Refused to whoever does not report; not found for whoever did not send it; broken when the seal does not open.
pub fn record_of_own(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Option<RexId>> {
    actor.may(Right::ReportNearMisses, org)?;
    let (app, person, reference) = (app.clone(), person_of(actor)?, reference.to_owned());
    app.store.clone().read(move |tx| {
        let file = File::load(&app, tx, org, &reference)?;
        if file.who()?.author != person.0 {
            return Err(Error::NotFound("near miss"));
        }
        linked(tx, &file)
    })
}

/// The record that one's own near miss gave, whole: its author reads what was learnt from it, without a door to others.
///
/// # Errors
/// Refused to whoever does not report; not found for whoever did not send it, before it entered, and once the link is
/// destroyed.
pub fn read_record_of_own(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Entered> {
    let id = record_of_own(app, actor, org, reference)?.ok_or(Error::NotFound("record"))?;
    app.store.read(move |tx| written::entered(store::rex::find(tx, &id)?.ok_or(Error::NotFound("record"))?))
}

/// The record that an accepted near miss gave, for the expert who accepted it, while the link is there.
///
/// # Errors
/// Refused to whoever does not analyse; not found for another expert.
pub fn record_of_analysed(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Option<RexId>> {
    actor.may(Right::AnalyseNearMisses, org)?;
    let (app, person, reference) = (app.clone(), person_of(actor)?, reference.to_owned());
    app.store.clone().read(move |tx| {
        let file = File::load(&app, tx, org, &reference)?;
        if file.standing.state.expert() != Some(person) {
            return Err(Error::NotFound("near miss"));
        }
        linked(tx, &file)
    })
}

pub(crate) fn linked(tx: &mut Tx<'_>, file: &File) -> Result<Option<RexId>> {
    let Some(sealed) = store::near_miss::find_link(tx, file.org(), file.row.id)? else { return Ok(None) };
    let plain = file.key().open(&place_of_link(file.org(), file.row.id), &sealed)?;
    Ok(Some(RexId(String::from_utf8(plain.to_vec()).map_err(broken)?)))
}
