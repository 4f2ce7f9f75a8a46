//! Uptake of guidelines: what doctors say of whether they apply one, told at baseline and at four and twelve months, asked
//! in the words in which programmes ask of a goal and counted with the same denominators.
//!
//! What somebody says is theirs: it is sealed, the holder is a hash keyed with the body's key for one guideline alone, and
//! nobody but they reads it. What leaves is counts, frozen once a month ([`crate::theme::public`]).

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use domain::authority::{Actor, Right};
use domain::calendar::day_begins;
use domain::guideline::Kind;
use domain::ids::{OrgId, PersonId};
use domain::near_miss::course::State;
use domain::obligation::{Deed, Fact, Obligation, Standing, obligations};
use domain::text::Text;
use domain::uptake::{DEED, Declared, DeclaredFault, Figures, Said, Terms, Wave, figures};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::guideline::{Published, Topic};

use crate::App;
use crate::body::Body;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::keys::OrgKey;
use crate::near_miss::File;

pub(crate) mod notice;

/// Own accepted near misses whose themes come first, at most.
const LOOKED_AT: u32 = 50;

/// A guideline as a doctor sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Mine {
    /// Its name in addresses.
    pub reference: String,
    /// The version that holds.
    pub version: u32,
    /// What kind it is.
    pub kind: Kind,
    /// What it is called.
    pub title: Text,
    /// When that version was published.
    pub on: Date,
    /// Its themes.
    pub themes: Vec<String>,
    /// Whether one of them is a theme of an accepted near miss of theirs.
    pub of_own: bool,
    /// What they said so far.
    pub said: Said,
    /// When the two later answers can be given; none before the first.
    pub owed: Vec<Obligation>,
}

impl Mine {
    /// What can be said now.
    #[must_use]
    pub fn open(&self) -> Option<Wave> {
        if !self.said.contains_key(&Wave::Baseline) {
            return Some(Wave::Baseline);
        }
        let open = self.owed.iter().find(|owed| owed.can_be_done())?;
        Wave::parse(&open.requirement)
    }
}

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Kept {
    on: String,
    version: u32,
    status: String,
    reason: Option<String>,
    eligible: Option<u32>,
    implemented: Option<u32>,
    obstacles: BTreeSet<String>,
}

fn holder(key: &OrgKey, guideline: &str, person: PersonId) -> Result<Vec<u8>> {
    key.doctor_key(&format!("uptake {guideline}"), person)
}

fn place(org: OrgId, guideline: &str, holder: &[u8], wave: &str) -> String {
    format!("uptake/{org}/{guideline}/{}/{wave}", data_encoding::HEXLOWER.encode(holder))
}

fn open_one(key: &OrgKey, place: &str, sealed: &[u8]) -> Result<(Date, Declared)> {
    let kept: Kept = serde_json::from_slice(&key.open(place, sealed)?).map_err(broken)?;
    let Kept { on, version: _, status, reason, eligible, implemented, obstacles } = kept;
    Ok((on.parse().map_err(broken)?, Declared { status, reason, eligible, implemented, obstacles }))
}

fn said_by(tx: &mut Tx<'_>, body: &Body, guideline: &str, person: PersonId) -> Result<Said> {
    let holder = holder(&body.key, guideline, person)?;
    let mut said = Said::new();
    for (wave, sealed) in store::uptake::of_holder(tx, body.org, guideline, &holder)? {
        let one = open_one(&body.key, &place(body.org, guideline, &holder, &wave), &sealed)?;
        said.extend(Wave::parse(&wave).map(|wave| (wave, one)));
    }
    Ok(said)
}

/// In which words doctors of a body are asked.
///
/// # Errors
/// Not found where they are not.
pub fn terms(body: &Body) -> Result<&Terms> {
    body.scheme.uptake.as_ref().ok_or(Error::NotFound("uptake"))
}

/// What is owed of a guideline, from the day of its baseline.
fn owed(body: &Body, terms: &Terms, said: &Said, now: jiff::Timestamp) -> Vec<Obligation> {
    let Some((since, _)) = said.get(&Wave::Baseline) else { return Vec::new() };
    let fact = |(wave, (on, _)): (&Wave, &(Date, Declared))| Fact {
        deed: Deed(DEED.to_owned()),
        about: wave.code().to_owned(),
        at: day_begins(*on, &body.zone),
        standing: Standing::Done,
    };
    let facts: Vec<Fact> = said.iter().map(fact).collect();
    obligations(&terms.requirements(*since), &facts, &[], &body.zone, now)
}

/// The guidelines that concern a doctor: those on themes of their own accepted near misses first, then the newest.
///
/// # Errors
/// Refused to all but doctors; not found when the body does not ask; broken when the store or a seal fails.
pub fn mine(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<Mine>> {
    actor.may(Right::DeclareUptake, org)?;
    let person = actor.person().ok_or(Error::NotFound("person"))?;
    let app = app.clone();
    app.store.clone().read(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let own = own_themes(&app, tx, &body, person)?;
        let specialties = specialties(tx, &body, person, &app)?;
        let mut all = Vec::new();
        for published in crate::theme::all_published(tx)? {
            if let Some(themes) = concerns(tx, &published, &specialties)? {
                all.push(seen(&app, tx, &body, person, (published, themes), &own)?);
            }
        }
        // The newest first as they come; what one's own near misses called for before all others.
        all.sort_by_key(|mine| !mine.of_own);
        Ok(all)
    })
}

fn seen(
    app: &App,
    tx: &mut Tx<'_>,
    body: &Body,
    person: PersonId,
    (published, themes): (Published, Vec<String>),
    own: &BTreeSet<String>,
) -> Result<Mine> {
    let said = said_by(tx, body, &published.reference, person)?;
    Ok(Mine {
        title: crate::theme::title(&published.content)?,
        owed: owed(body, terms(body)?, &said, app.now()),
        of_own: themes.iter().any(|theme| own.contains(theme)),
        reference: published.reference,
        version: published.version,
        kind: published.kind,
        on: published.on,
        themes,
        said,
    })
}

/// One guideline that concerns a doctor, and the words in which they are asked.
///
/// # Errors
/// Refused to all but doctors; not found when it does not concern them.
pub fn one(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<(Mine, Terms)> {
    actor.may(Right::DeclareUptake, org)?;
    let person = actor.person().ok_or(Error::NotFound("person"))?;
    let (app, reference) = (app.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let found = find(&app, tx, &body, person, &reference)?;
        let mine = seen(&app, tx, &body, person, found, &BTreeSet::new())?;
        Ok((mine, terms(&body)?.clone()))
    })
}

/// Whether a doctor is asked about a guideline: whether it holds, and speaks to their specialty.
///
/// # Errors
/// Broken when the store fails.
pub fn is_asked(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<bool> {
    match one(app, actor, org, reference) {
        Ok(_) => Ok(true),
        Err(Error::NotFound(_) | Error::Refused(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

fn find(
    app: &App,
    tx: &mut Tx<'_>,
    body: &Body,
    person: PersonId,
    reference: &str,
) -> Result<(Published, Vec<String>)> {
    let found = store::guideline::published_version(tx, reference, None)?;
    let published = found.filter(|it| it.state != WITHDRAWN).ok_or(Error::NotFound("guideline"))?;
    let specialties = specialties(tx, body, person, app)?;
    let themes = concerns(tx, &published, &specialties)?.ok_or(Error::NotFound("guideline"))?;
    Ok((published, themes))
}

/// The state of a guideline that no longer holds.
const WITHDRAWN: &str = "withdrawn";

/// The themes of a guideline, if it speaks to one of these specialties or to all.
fn concerns(tx: &mut Tx<'_>, published: &Published, own: &BTreeSet<String>) -> Result<Option<Vec<String>>> {
    let (mut themes, mut specialties) = (Vec::new(), Vec::new());
    for topic in store::guideline::topics(tx, published.org, published.id, published.version)? {
        match topic {
            Topic::Theme(code) => themes.push(code),
            Topic::Specialty(code) => specialties.push(code),
        }
    }
    let spoken_to = specialties.is_empty() || specialties.iter().any(|code| own.contains(code));
    Ok(spoken_to.then_some(themes))
}

fn specialties(tx: &mut Tx<'_>, body: &Body, person: PersonId, app: &App) -> Result<BTreeSet<String>> {
    let today = body.today(app.now());
    let own = store::doctor::specialties(tx, person)?.into_iter();
    Ok(own.filter(|(_, span)| span.holds(today)).map(|(code, _)| code).collect())
}

/// The themes of a doctor's own accepted near misses, the last of them.
fn own_themes(app: &App, tx: &mut Tx<'_>, body: &Body, person: PersonId) -> Result<BTreeSet<String>> {
    let author = body.key.doctor_key("near miss", person)?;
    let mut themes = BTreeSet::new();
    for row in store::near_miss::of_author(tx, body.org, &author, None, LOOKED_AT)? {
        let file = File::open(app, tx, body.clone(), row)?;
        if matches!(file.standing.state, State::Accepted { .. }) {
            themes.extend(crate::theme::of_near_miss(tx, &file)?);
        }
    }
    Ok(themes)
}

/// Says whether a guideline is applied: at baseline at any time, later within the window of each answer, each once.
///
/// # Errors
/// Refused to all but doctors; not found when it does not concern them; invalid for an answer that is not whole; conflict
/// when it was said already, or cannot be said now.
pub fn declare(
    app: &App,
    actor: &Actor,
    org: OrgId,
    (reference, wave): (&str, Wave),
    declared: &Declared,
) -> Result<()> {
    actor.may(Right::DeclareUptake, org)?;
    let person = actor.person().ok_or(Error::NotFound("person"))?;
    let (app, actor, reference, declared) = (app.clone(), actor.clone(), reference.to_owned(), declared.clone());
    app.store.clone().write(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let terms = terms(&body)?;
        let (published, _) = find(&app, tx, &body, person, &reference)?;
        let declared = declared.stripped(terms);
        let faults: Vec<Fault> = declared.faults(terms).into_iter().map(fault).collect();
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let said = said_by(tx, &body, &reference, person)?;
        can_be_said(&owed(&body, terms, &said, app.now()), &said, wave)?;
        let holder = holder(&body.key, &reference, person)?;
        let Declared { status, reason, eligible, implemented, obstacles } = declared;
        let on = body.today(app.now()).to_string();
        let kept = Kept { on, version: published.version, status, reason, eligible, implemented, obstacles };
        let place = place(org, &reference, &holder, wave.code());
        let fact = body.key.seal(&app.chance, &place, &serde_json::to_vec(&kept).map_err(broken)?)?;
        let who = body.key.journal_pseudonym("uptake", &holder)?;
        let row =
            store::uptake::Uptake { org, guideline: reference.clone(), holder, wave: wave.code().to_owned(), fact };
        if !store::uptake::add(tx, &row)? {
            return Err(conflict("status", "fault-uptake-said"));
        }
        if wave == Wave::Baseline {
            notice::enqueue(&app, tx, &body, terms, person)?;
        }
        let act = Act { org, act: "uptake.declare", object: format!("guideline/{reference}"), why: "" };
        journal::write_apart(&app, tx, &actor, &act, &who, app.now())
    })
}

fn can_be_said(owed: &[Obligation], said: &Said, wave: Wave) -> Result<()> {
    if said.contains_key(&wave) {
        return Err(conflict("status", "fault-uptake-said"));
    }
    let open = wave == Wave::Baseline || owed.iter().any(|it| it.requirement == wave.code() && it.can_be_done());
    if open { Ok(()) } else { Err(conflict("status", "fault-uptake-closed")) }
}

fn fault(fault: DeclaredFault) -> Fault {
    let message = match fault {
        DeclaredFault::Status => "fault-uptake-status",
        DeclaredFault::Reason => "fault-uptake-reason",
        DeclaredFault::Counts => "fault-uptake-counts",
        DeclaredFault::Obstacles => "fault-uptake-obstacle",
    };
    Fault::new(fault.field(), message)
}

/// The figures of one guideline, of the doctors of every body: on their way to what is told, never shown as they are.
pub(crate) fn figures_of(app: &App, tx: &mut Tx<'_>, reference: &str) -> Result<BTreeMap<Wave, Figures>> {
    let mut by_body: BTreeMap<OrgId, BTreeMap<Vec<u8>, Said>> = BTreeMap::new();
    let mut keys = BTreeMap::new();
    for row in store::uptake::of_guideline(tx, reference)? {
        let Some(wave) = Wave::parse(&row.wave) else { continue };
        let key = match keys.entry(row.org) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(app.key(tx, row.org)?),
        };
        let one = open_one(key, &place(row.org, reference, &row.holder, &row.wave), &row.fact)?;
        by_body.entry(row.org).or_default().entry(row.holder).or_default().insert(wave, one);
    }
    let mut sum: BTreeMap<Wave, Figures> = BTreeMap::new();
    for (org, all) in by_body {
        let body = Body::load(app, tx, org)?;
        for (wave, one) in figures(all.values(), terms(&body)?, body.today(app.now())) {
            sum.entry(wave).or_default().add(&one);
        }
    }
    Ok(sum)
}
