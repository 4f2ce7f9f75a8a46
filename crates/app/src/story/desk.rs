//! The desk of those who tell stories: what can be told, what is being written, what waits to be read.

use domain::authority::Actor;
use domain::ids::{OrgId, PersonId};
use domain::near_miss::consent::{Use, consent};
use domain::story::Standing;
use jiff::civil::Date;
use store::Tx;
use store::story as rows;

use super::{Draft, Tale, source, teller};
use crate::App;
use crate::body::Body;
use crate::error::{Error, Result};
use crate::near_miss::open_head;

/// Accepted near misses that are looked at.
const LOOKED_AT: u32 = 200;

/// A near miss that may be told: its author agrees, and nobody has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tellable {
    /// Its reference at the body.
    pub reference: String,
    /// Code of its specialty.
    pub specialty: String,
    /// When it was accepted.
    pub accepted_on: Date,
}

/// A story of the body in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its name in addresses.
    pub reference: String,
    /// What it is called, as it was written last.
    pub title: domain::text::Text,
    /// Where it stands.
    pub standing: Standing,
    /// Whether the actor writes it.
    pub is_yours: bool,
    /// Whether it waits for the actor to read it.
    pub waits_for_you: bool,
    /// The day it was written last.
    pub on: Date,
}

/// What a desk shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Desk {
    /// Near misses the actor analysed and may tell.
    pub tellable: Vec<Tellable>,
    /// Stories of the body: those that wait for the actor first.
    pub stories: Vec<Line>,
}

/// What one reader said of the last revision; never who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderSaid {
    /// Whether it may be published as it stands.
    pub agrees: bool,
    /// Why.
    pub words: String,
    /// The day.
    pub on: Date,
    /// Whether it was the actor.
    pub is_yours: bool,
}

/// A story as its writer or a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Its name in addresses.
    pub reference: String,
    /// Whether the actor writes it.
    pub is_yours: bool,
    /// The last revision.
    pub revision: u32,
    /// What it says.
    pub draft: Draft,
    /// Where it stands.
    pub standing: Standing,
    /// What readers said of that revision.
    pub said: Vec<ReaderSaid>,
    /// How many versions are published.
    pub versions: usize,
}

/// What can be told, written and read by an expert of a body.
///
/// # Errors
/// Refused to whoever tells no stories there; not found when the organisation is no body.
pub fn desk(app: &App, actor: &Actor, org: OrgId) -> Result<Desk> {
    let person = teller(actor, org)?;
    let app = app.clone();
    app.store.clone().read(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let tellable = tellable(tx, &body, person)?;
        let mut stories = Vec::new();
        for row in rows::list(tx, org)? {
            let tale = Tale::of(&app, tx, body.clone(), row)?;
            if tale.is_open_to(tx, person)? {
                stories.push(line(&tale, person)?);
            }
        }
        stories.sort_by(|one, other| {
            (other.waits_for_you, other.on, &one.reference).cmp(&(one.waits_for_you, one.on, &other.reference))
        });
        Ok(Desk { tellable, stories })
    })
}

fn tellable(tx: &mut Tx<'_>, body: &Body, person: PersonId) -> Result<Vec<Tellable>> {
    let mut found = Vec::new();
    for row in store::near_miss::page_of_expert(tx, body.org, person, "accepted", None, LOOKED_AT)? {
        let said = store::near_miss::said(tx, body.org, row.id)?;
        let begun = !rows::of_source(tx, body.org, &source(body, row.id)?)?.is_empty();
        if !begun && consent(&said, Use::Story).permits() {
            let head = open_head(&body.key, body.org, &row)?;
            found.push(Tellable { reference: row.reference, specialty: head.specialty, accepted_on: row.moved_on });
        }
    }
    Ok(found)
}

fn line(tale: &Tale, person: PersonId) -> Result<Line> {
    let draft = tale.draft()?.unwrap_or_default();
    let is_yours = tale.is_writer(person);
    let read = tale.said(person)?.iter().any(|said| said.is_yours);
    Ok(Line {
        reference: tale.row.reference.clone(),
        title: draft.words.title,
        standing: tale.standing,
        is_yours,
        waits_for_you: match tale.standing {
            Standing::WaitsForReaders { .. } => !is_yours && !read,
            Standing::Agreed | Standing::Disputed => is_yours,
            _ => false,
        },
        on: tale.revision.as_ref().map_or(tale.today, |revision| revision.on),
    })
}

/// A story, for its writer or for somebody who reads it before it is published. It shows nothing of the near miss it is
/// told from.
///
/// # Errors
/// Refused; not found for whoever reported what it tells, or was excluded by them, and for what its author took back.
pub fn open(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Opened> {
    let person = teller(actor, org)?;
    let (app, reference) = (app.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let tale = Tale::load(&app, tx, org, &reference)?;
        if !tale.is_open_to(tx, person)? || tale.standing == Standing::TakenBack {
            return Err(Error::NotFound("story"));
        }
        Ok(Opened {
            reference: tale.row.reference.clone(),
            is_yours: tale.is_writer(person),
            revision: tale.number(),
            draft: tale.draft()?.unwrap_or_default(),
            standing: tale.standing,
            said: tale.said(person)?,
            versions: tale.versions.len(),
        })
    })
}
