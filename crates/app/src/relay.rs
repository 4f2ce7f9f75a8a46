//! A hospital's own reporting body prepares a draft for a doctor of the establishment, who takes it over or refuses.
//!
//! **Who learns what.** The hospital reads what it prepared until it is answered; then its words are erased there, and it
//! learns only that the doctor consented or refused, never whether anything was sent, to which body, or what became of it
//! (a06). The doctor finds it in whichever body they wear their hat, and the draft begins there. Nobody else finds it.

use std::sync::Arc;

use documents::near_miss::draft as reading;
use domain::authority::{Actor, Right};
use domain::ids::{OrgId, PersonId};
use domain::near_miss::content::{Asked, Content};
use domain::programme::CodeList;
use domain::relay::{Answer, Facts, Standing, expiry, standing};
use domain::scheme::Scheme;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::relay as rows;

use crate::App;
use crate::body::Body;
use crate::error::{Error, Fault, Result, broken};
use crate::journal::{self, Act};
use crate::near_miss::from_file::{self, Upload};
use crate::near_miss::notice::{self, Notice};
use crate::near_miss::{self, NearMissForm};

mod founding;

pub use founding::{Candidate, Hospital, found_hospital, hospitals};

/// Drafts that may wait at once in one hospital: enough for its doctors, too few for a flood.
pub const MOST_WAITING: i64 = 200;
/// Most characters of a text.
pub const LONGEST: usize = 20_000;
/// Lines of the hospital's page.
const LINES: u32 = 100;

/// What a draft is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Prepared {
    /// A text; lines that look like steps become some.
    Words(String),
    /// A file with one event.
    File(Upload),
}

/// A draft to prepare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preparing {
    /// For whom.
    pub doctor: PersonId,
    /// Of what.
    pub from: Prepared,
    /// Days the doctor has to answer.
    pub days: u16,
}

/// One that was prepared, as the hospital sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its name in addresses.
    pub reference: String,
    /// The doctor's name.
    pub doctor: String,
    /// When it was prepared.
    pub prepared_on: Date,
    /// Where it stands.
    pub standing: Standing,
}

/// One that waits for a doctor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its name in addresses.
    pub reference: String,
    /// The establishment's reporting body.
    pub hospital: domain::text::Text,
    /// The last day to answer.
    pub until: Date,
}

/// One with its words: for the hospital while it waits, and for the doctor.
#[derive(Debug, Clone)]
pub struct Opened {
    /// What lists say of it.
    pub waiting: Waiting,
    /// What was written.
    pub content: Content,
    /// The scheme whose form it is read with.
    pub scheme: Arc<Scheme>,
    /// The version of that form.
    pub version: String,
    /// Specialties and risk situations.
    pub elsewhere: Vec<CodeList>,
    /// The day it is read.
    pub today: Date,
}

impl Opened {
    /// What judges its answers, and has their words.
    #[must_use]
    pub fn asked(&self) -> Asked<'_> {
        let form = self.scheme.form_of(&self.version).unwrap_or(&self.scheme.form);
        Asked { form, elsewhere: &self.elsewhere, today: self.today }
    }
}

#[derive(Serialize, Deserialize)]
struct Who {
    doctor: i64,
    by: Option<i64>,
}

fn place(org: OrgId, id: i64, what: &str) -> String {
    format!("relay/{org}/{id}/{what}")
}

fn hospital(app: &App, tx: &mut Tx<'_>, org: OrgId) -> Result<(Body, i64)> {
    let establishment = rows::establishment_of(tx, org)?.ok_or(Error::NotFound("hospital"))?;
    Ok((Body::load(app, tx, org)?, establishment))
}

/// The doctors of the establishment for whom a draft can be prepared: directory knowledge, whether they report or not.
///
/// # Errors
/// Refused to all but correspondents; not found when the organisation speaks for no establishment.
pub fn doctors(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<(PersonId, String)>> {
    actor.may(Right::RelayNearMisses, org)?;
    let app = app.clone();
    app.store.clone().read(move |tx| {
        let (body, establishment) = hospital(&app, tx, org)?;
        Ok(rows::practising(tx, establishment, body.today(app.now()))?)
    })
}

/// Prepares a draft for a doctor, who is told by mail that something waits.
///
/// # Errors
/// Refused to all but correspondents; invalid for a doctor of another place, days out of range, no words, or a file that
/// has not exactly one event that can be read; conflict with too many that wait.
pub fn prepare(app: &App, actor: &Actor, org: OrgId, preparing: &Preparing) -> Result<String> {
    actor.may(Right::RelayNearMisses, org)?;
    let (app, actor, preparing) = (app.clone(), actor.clone(), preparing.clone());
    app.store.clone().write(move |tx| {
        let (body, establishment) = hospital(&app, tx, org)?;
        let today = body.today(app.now());
        let expires_on = expiry(today, preparing.days).ok_or_else(|| Error::from(days_fault()))?;
        let doctors = rows::practising(tx, establishment, today)?;
        if !doctors.iter().any(|(person, _)| *person == preparing.doctor) {
            return Err(Fault::new("doctor", "fault-relay-doctor").into());
        }
        let form = NearMissForm::load(&app, tx, org, None)?;
        let content = content(&form, &preparing.from)?;
        if rows::count_waiting(tx, org, today)? >= MOST_WAITING {
            return Err(Error::Conflict(Fault::new("", "fault-relay-many").with("most", MOST_WAITING)));
        }
        let (id, reference) = (app.chance.id(), app.chance.reference());
        let who = Who { doctor: preparing.doctor.0, by: actor.person().map(|person| person.0) };
        let who = serde_json::to_vec(&who).map_err(broken)?;
        let written = format!("{}\n{}", form.version, documents::near_miss::to_json(&content));
        let row = rows::Relay {
            org,
            id,
            doctor: body.key.doctor_key("relay", preparing.doctor)?,
            who: body.key.seal(&app.chance, &place(org, id, "who"), &who)?,
            content: Some(body.key.seal(&app.chance, &place(org, id, "content"), written.as_bytes())?),
            prepared_on: today,
            facts: Facts { expires_on, answered: None },
            reference,
        };
        rows::add(tx, &row)?;
        tell(&app, tx, preparing.doctor, &row.reference)?;
        note(&app, tx, &actor, &body, (id, "relay.prepare"))?;
        Ok(row.reference)
    })
}

fn days_fault() -> Fault {
    Fault::new("days", "fault-relay-days")
        .with("least", domain::relay::FEWEST_DAYS)
        .with("most", domain::relay::MOST_DAYS)
}

fn content(form: &NearMissForm, from: &Prepared) -> Result<Content> {
    match from {
        Prepared::Words(words) => {
            let words = words.trim();
            if words.is_empty() || words.chars().count() > LONGEST {
                return Err(Fault::new("words", "fault-relay-words").with("most", LONGEST).into());
            }
            Ok(reading::from_text(form.form(), words))
        }
        Prepared::File(upload) => {
            let looked = from_file::looked(form, upload)?;
            let mut sound = looked.records.into_iter().filter_map(|record| record.content);
            match (sound.next(), sound.next(), looked.faults.is_empty() && looked.more == 0) {
                (Some(content), None, true) => Ok(content),
                _ => Err(Fault::new("file", "fault-relay-file").into()),
            }
        }
    }
}

/// Tells the doctor, through a body they are engaged with, that something waits: never what, nor from whom.
fn tell(app: &App, tx: &mut Tx<'_>, doctor: PersonId, reference: &str) -> Result<()> {
    let engaged = store::doctor::engagements(tx, doctor)?;
    let current = engaged.into_iter().find(|one| one.accepted_on.is_some() && one.ended_on.is_none());
    if let Some(engagement) = current {
        let body = Body::load(app, tx, engagement.org)?;
        notice::tell(app, tx, &body, doctor, (Notice::Relayed, reference))?;
    }
    Ok(())
}

/// An entry of the hospital's journal, under a pseudonym of this draft alone, with the day for the time.
fn note(app: &App, tx: &mut Tx<'_>, actor: &Actor, body: &Body, (id, act): (i64, &'static str)) -> Result<()> {
    let who = match (act, actor.person()) {
        ("relay.prepare", Some(person)) => body.key.journal_pseudonym("person", &person.0.to_be_bytes())?,
        (_, Some(_)) => body.key.journal_pseudonym("relay doctor", &id.to_be_bytes())?,
        (_, None) => "system".to_owned(),
    };
    let object = format!("relay/{}", body.key.journal_pseudonym("relay", &id.to_be_bytes())?);
    journal::write_apart(app, tx, actor, &Act { org: body.org, act, object, why: "" }, &who, app.now())
}

/// What a hospital prepared, the last first: for whom, and where it stands.
///
/// # Errors
/// Refused to all but correspondents; not found when the organisation speaks for no establishment.
pub fn prepared(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<Line>> {
    actor.may(Right::RelayNearMisses, org)?;
    let app = app.clone();
    app.store.clone().read(move |tx| {
        let (body, _) = hospital(&app, tx, org)?;
        let today = body.today(app.now());
        let rows = rows::list(tx, org, LINES)?;
        rows.into_iter().map(|row| line(tx, &body, row, today)).collect()
    })
}

fn line(tx: &mut Tx<'_>, body: &Body, row: rows::Relay, today: Date) -> Result<Line> {
    let who: Who = serde_json::from_slice(&body.key.open(&place(row.org, row.id, "who"), &row.who)?).map_err(broken)?;
    let doctor = store::person::find(tx, who.doctor)?.map(|person| person.name).unwrap_or_default();
    let standing = standing(&row.facts, today);
    Ok(Line { reference: row.reference, doctor, prepared_on: row.prepared_on, standing })
}

/// What a hospital prepared and nobody answered yet, with its words.
///
/// # Errors
/// Refused to all but correspondents; not found once it is answered or has expired.
pub fn read_prepared(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<(Opened, String)> {
    actor.may(Right::RelayNearMisses, org)?;
    let (app, reference) = (app.clone(), reference.to_owned());
    app.store.clone().read(move |tx| {
        let row = rows::find(tx, org, &reference)?.ok_or(Error::NotFound("relay"))?;
        let (body, _) = hospital(&app, tx, org)?;
        let form = NearMissForm::load(&app, tx, org, None)?;
        let opened = open(&body, &row, &form)?;
        Ok((opened, line(tx, &body, row, body.today(app.now()))?.doctor))
    })
}

fn open(hospital: &Body, row: &rows::Relay, form: &NearMissForm) -> Result<Opened> {
    let Standing::Waiting { until } = standing(&row.facts, form.today) else { return Err(Error::NotFound("relay")) };
    let sealed = row.content.as_ref().ok_or(Error::NotFound("relay"))?;
    let plain = hospital.key.open(&place(row.org, row.id, "content"), sealed)?;
    let text = std::str::from_utf8(&plain).map_err(broken)?;
    let (_, json) = text.split_once('\n').ok_or_else(|| broken("a relayed draft without its version"))?;
    let content = documents::near_miss::from_json(json).map_err(broken)?;
    let waiting = Waiting { reference: row.reference.clone(), hospital: hospital.name.clone(), until };
    let (scheme, version) = (form.body.scheme.clone(), form.version.clone());
    Ok(Opened { waiting, content, scheme, version, elsewhere: form.elsewhere.clone(), today: form.today })
}

/// What waits for a doctor, of every hospital they practise in.
fn of_doctor(app: &App, tx: &mut Tx<'_>, doctor: PersonId) -> Result<Vec<(Body, rows::Relay)>> {
    let mut found = Vec::new();
    // A doctor who has left an establishment still answers what was prepared while they were there.
    for (establishment, _) in store::doctor::surroundings(tx, doctor)?.establishments {
        let Some(org) = rows::hospital_of(tx, establishment)? else { continue };
        let body = Body::load(app, tx, org)?;
        let today = body.today(app.now());
        for row in rows::unanswered(tx, org, &body.key.doctor_key("relay", doctor)?)? {
            if matches!(standing(&row.facts, today), Standing::Waiting { .. }) {
                found.push((body.clone(), row));
            }
        }
    }
    found.sort_by_key(|(_, row)| row.id);
    found.dedup_by_key(|(_, row)| row.id);
    Ok(found)
}

/// Whether anything waits for a doctor: what a mail asks before it leaves.
pub(crate) fn waits_for(app: &App, tx: &mut Tx<'_>, doctor: PersonId) -> Result<bool> {
    Ok(!of_doctor(app, tx, doctor)?.is_empty())
}

/// What hospitals prepared for whoever asks.
///
/// # Errors
/// Refused to all but doctors of the body.
pub fn for_me(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<Waiting>> {
    actor.may(Right::ReportNearMisses, org)?;
    let (app, person) = (app.clone(), actor.person().ok_or(Error::NotFound("person"))?);
    app.store.clone().read(move |tx| {
        let found = of_doctor(&app, tx, person)?.into_iter();
        let waiting = |(body, row): (Body, rows::Relay)| Waiting {
            reference: row.reference,
            hospital: body.name,
            until: row.facts.expires_on,
        };
        Ok(found.map(waiting).collect())
    })
}

fn mine(app: &App, tx: &mut Tx<'_>, doctor: PersonId, reference: &str) -> Result<(Body, rows::Relay)> {
    let found = of_doctor(app, tx, doctor)?.into_iter().find(|(_, row)| row.reference == reference);
    found.ok_or(Error::NotFound("relay"))
}

/// One of them, with its words, as the body's form would ask it.
///
/// # Errors
/// Refused to all but doctors of the body; not found for somebody else's, once answered or expired.
pub fn read(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Opened> {
    actor.may(Right::ReportNearMisses, org)?;
    let (app, person) = (app.clone(), actor.person().ok_or(Error::NotFound("person"))?);
    let reference = reference.to_owned();
    app.store.clone().read(move |tx| {
        let (hospital, row) = mine(&app, tx, person, &reference)?;
        open(&hospital, &row, &NearMissForm::load(&app, tx, org, None)?)
    })
}

/// Takes it over as one's own draft at this body, whose name is answered, or refuses it; either way its words are erased
/// at the hospital, which learns that answer and nothing more.
///
/// # Errors
/// Refused to all but doctors of the body; not found for somebody else's, once answered or expired; conflict with too
/// many drafts.
pub fn answer(app: &App, actor: &Actor, org: OrgId, reference: &str, answer: Answer) -> Result<Option<String>> {
    actor.may(Right::ReportNearMisses, org)?;
    let (app, actor) = (app.clone(), actor.clone());
    let (person, reference) = (actor.person().ok_or(Error::NotFound("person"))?, reference.to_owned());
    app.store.clone().write(move |tx| {
        let (hospital, row) = mine(&app, tx, person, &reference)?;
        let form = NearMissForm::load(&app, tx, org, None)?;
        let begun = match answer {
            Answer::Refused => None,
            Answer::Consented => {
                let content = open(&hospital, &row, &form)?.content;
                Some(near_miss::begin_relayed(&app, tx, &form, person, content)?)
            }
        };
        if !rows::answer(tx, hospital.org, row.id, (answer, hospital.today(app.now())))? {
            return Err(Error::NotFound("relay"));
        }
        let act = if answer == Answer::Consented { "relay.consent" } else { "relay.refuse" };
        note(&app, tx, &actor, &hospital, (row.id, act))?;
        Ok(begun)
    })
}

/// Erases the words of what nobody answered in time; how many. For the schedule.
///
/// # Errors
/// When the store fails.
pub fn expire(app: &App) -> Result<u64> {
    let app = app.clone();
    app.store.clone().write(move |tx| {
        let mut erased = 0;
        for org in rows::hospitals(tx)? {
            let today = Body::load(&app, tx, org)?.today(app.now());
            erased += rows::expire(tx, org, today)?;
        }
        Ok(erased)
    })
}
