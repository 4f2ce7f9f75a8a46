//! Sealed links from near misses to their records, destroyed by rule or one by one, provably (a38).
//!
//! A link lets an author and their expert follow what was learnt, and could lead a judge back. A body says from which age
//! links are destroyed; the night does it. What proves it: an entry of the journal with the number and a hash, made of
//! the sealed links themselves. Whoever kept a copy of the database can recompute it; nobody learns from it which record
//! came from where. No credit, no record and no guideline changes: none of them reads a link.

use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use domain::near_miss::course::{Deed, Hand};
use jiff::Span;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use store::Tx;
use store::near_miss::{Destruction, Link};

use super::File;
use super::rex_entry::{self, Links};
use crate::App;
use crate::body::Body;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};

/// Links destroyed in one transaction.
const AT_ONCE: u32 = 500;
/// Most months a rule can wait.
pub const MOST_MONTHS: i64 = 120;
/// Most characters of a reason.
pub const LONGEST: usize = 500;
/// Destructions that the page tells.
const TOLD: u32 = 50;

/// Which links are destroyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// Every one that is there.
    All,
    /// Those whose record entered so many months ago or more.
    OlderThan(i64),
    /// That of one near miss, by its reference.
    One(String),
}

/// A destruction, as its proof is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The day.
    pub on: Date,
    /// How many links.
    pub links: i64,
    /// Hash over the hashes of the sealed links, in their order, a line each.
    pub sha256: String,
    /// Why.
    pub why: String,
}

/// What a manager sees of the links of the body: numbers, the rule, what was destroyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// How many are there, were destroyed, wait.
    pub links: Links,
    /// From which age they are destroyed by themselves, in months, and since when.
    pub rule: Option<(i64, Date)>,
    /// What was destroyed, the last first.
    pub proofs: Vec<Proof>,
}

/// The links of a body.
///
/// # Errors
/// Refused to whoever does not assign; not found when the organisation is no body.
pub fn desk(app: &App, actor: &Actor, org: OrgId) -> Result<Desk> {
    let links = rex_entry::links(app, actor, org)?;
    let handle = app.clone();
    app.store.read(move |tx| {
        let body = Body::load(&handle, tx, org)?;
        let rule = store::near_miss::link_rule(tx, org)?;
        let proof = |done: Destruction| {
            let why = body.key.open(&place(org, done.id), &done.why)?;
            let why = String::from_utf8(why.to_vec()).map_err(broken)?;
            Ok(Proof { on: done.on, links: done.links, sha256: done.sha256, why })
        };
        let proofs = store::near_miss::destructions(tx, org, TOLD)?.into_iter().map(proof);
        Ok(Desk { links, rule, proofs: proofs.collect::<Result<_>>()? })
    })
}

fn place(org: OrgId, id: i64) -> String {
    format!("link_destruction/{org}/{id}/why")
}

fn months_of(months: i64) -> Result<u16> {
    let fits = u16::try_from(months).ok().filter(|_| (1..=MOST_MONTHS).contains(&months));
    fits.ok_or_else(|| Fault::new("months", "fault-link-months").with("most", MOST_MONTHS).into())
}

/// Says from which age the links of a body are destroyed by themselves; none leaves them.
///
/// # Errors
/// Refused to whoever does not assign; invalid months.
pub fn set_rule(app: &App, actor: &Actor, org: OrgId, months: Option<i64>) -> Result<()> {
    actor.may(Right::AssignNearMisses, org)?;
    months.map(months_of).transpose()?;
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().write(move |tx| {
        let today = Body::load(&app, tx, org)?.today(app.now());
        store::near_miss::set_link_rule(tx, org, months, today)?;
        let object = format!("rex-links/rule:{}", months.map_or_else(|| "none".to_owned(), |it| it.to_string()));
        journal::write(&app, tx, &actor, &Act { org, act: "rex.rule-links", object, why: "" }, app.now())
    })
}

/// Destroys links for good; how many. One near miss's link is destroyed at once, others 500 a transaction, each with its
/// proof.
///
/// # Errors
/// Refused to whoever does not assign; invalid without a reason or with months out of range; not found for a reference
/// that is none; conflict when there is nothing to destroy.
pub fn destroy(app: &App, actor: &Actor, org: OrgId, which: &Which, why: &str) -> Result<u64> {
    actor.may(Right::AssignNearMisses, org)?;
    let why = why.trim();
    if why.is_empty() || why.chars().count() > LONGEST {
        return Err(Fault::new("why", "fault-link-why").with("most", LONGEST).into());
    }
    if let Which::OlderThan(months) = which {
        months_of(*months)?;
    }
    let destroyed = all(app, (actor, Hand::Manager), org, which, why)?;
    if destroyed == 0 { Err(conflict("", "fault-near-miss-no-link")) } else { Ok(destroyed) }
}

/// Destroys what the rule of each body says; how many. For the schedule.
///
/// # Errors
/// When store or seal fail; a transaction is whole or not there.
pub fn apply_rules(app: &App) -> Result<u64> {
    let rules = app.store.read(store::near_miss::link_rules)?;
    let one = |(org, months)| all(app, (&Actor::System, Hand::Machine), org, &Which::OlderThan(months), "rule");
    rules.into_iter().map(one).sum()
}

fn all(app: &App, (actor, hand): (&Actor, Hand), org: OrgId, which: &Which, why: &str) -> Result<u64> {
    let mut destroyed = 0;
    loop {
        let (handle, who, which, why) = (app.clone(), actor.clone(), which.clone(), why.to_owned());
        let gone = app.store.write(move |tx| some(&handle, tx, (&who, hand), org, (&which, &why)))?;
        destroyed += gone;
        if gone < u64::from(AT_ONCE) {
            return Ok(destroyed);
        }
    }
}

fn some(
    app: &App,
    tx: &mut Tx<'_>,
    (actor, hand): (&Actor, Hand),
    org: OrgId,
    (which, why): (&Which, &str),
) -> Result<u64> {
    let body = Body::load(app, tx, org)?;
    let today = body.today(app.now());
    let links = match which {
        Which::All => store::near_miss::links_entered_by(tx, org, today, AT_ONCE)?,
        Which::OlderThan(months) => store::near_miss::links_entered_by(tx, org, before(today, *months)?, AT_ONCE)?,
        Which::One(reference) => {
            let near_miss = File::load(app, tx, org, reference)?.row.id;
            let sealed = store::near_miss::find_link(tx, org, near_miss)?;
            sealed.into_iter().map(|sealed| Link { near_miss, sealed }).collect()
        }
    };
    for link in &links {
        let row = store::near_miss::load(tx, org, link.near_miss)?.ok_or(Error::NotFound("near miss"))?;
        let mut file = File::open(app, tx, body.clone(), row)?;
        store::near_miss::destroy_link(tx, org, link.near_miss, today)?;
        file.act(app, tx, (actor, hand), Deed::Unlinked, None)?;
    }
    if !links.is_empty() {
        let (id, sha256) = (app.chance.id(), proof(&links));
        let count = i64::try_from(links.len()).map_err(broken)?;
        let object = format!("rex-links/destroyed:{count}/sha256:{sha256}");
        let why = body.key.seal(&app.chance, &place(org, id), why.as_bytes())?;
        store::near_miss::add_destruction(tx, org, &Destruction { id, links: count, sha256, why, on: today })?;
        journal::write(app, tx, actor, &Act { org, act: "rex.unlink", object, why: "" }, app.now())?;
    }
    Ok(links.len() as u64)
}

/// The last day of entry of links that are so many months old today.
fn before(today: Date, months: i64) -> Result<Date> {
    let months = months_of(months)?;
    // A month that is shorter clamps to its end, which is never later than it should be.
    today.checked_sub(Span::new().months(months)).map_err(broken)
}

/// Hashes of what was sealed, in their order, hashed.
#[must_use]
pub fn proof(links: &[Link]) -> String {
    let mut lines: Vec<String> = links.iter().map(|link| hex(&Sha256::digest(&link.sealed))).collect();
    lines.sort();
    hex(&Sha256::digest(lines.join("\n").as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}
