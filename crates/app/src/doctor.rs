//! Doctors of a body: accounts, numbers, specialties, practices, teams, and the body's experts.
//!
//! All of it is directory knowledge, and dated; nothing here tells who reported what.

use domain::authority::{Actor, Right, Role};
use domain::ids::{OrgId, PersonId};
use domain::near_miss::assignment::Span;
use jiff::civil::Date;
use store::Tx;
pub use store::doctor::{Engagement, Member};

use crate::App;
use crate::account::{self, NewPerson};
use crate::body::Body;
use crate::error::{Error, Fault, Result};
use crate::journal::{self, Act};

/// An establishment, as it is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEstablishment {
    /// Its national number, as given: a checksum is no reason to refuse it.
    pub finess: String,
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub town: String,
}

/// A doctor, as a body takes them in.
#[derive(Debug, Clone)]
pub struct NewDoctor {
    /// Name, address and language.
    pub person: NewPerson,
    /// Their national number: eleven digits, as given.
    pub rpps: String,
    /// The specialty they engage for.
    pub specialty: String,
    /// Where they practise, by the number of the establishment, and as what: private, salaried or mixed.
    pub practices: Vec<(String, String)>,
    /// From when.
    pub from: Date,
}

/// Enters an establishment; one that is known stays as it is. Its identity.
///
/// # Errors
/// Refused; invalid for a field that is blank or too long.
pub fn enter_establishment(app: &App, actor: &Actor, org: OrgId, new: &NewEstablishment) -> Result<i64> {
    actor.may(Right::KeepDoctors, org)?;
    let fields = [("finess", &new.finess, 20), ("name", &new.name, 200), ("town", &new.town, 100)];
    let wrong = |text: &str, most| text.trim().is_empty() || text.chars().count() > most;
    let faults = fields.iter().filter(|(_, text, most)| wrong(text, *most));
    let faults: Vec<Fault> =
        faults.map(|(field, _, most)| Fault::new(*field, "fault-doctor-field").with("most", most)).collect();
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let (app, new) = (app.clone(), new.clone());
    app.store.clone().write(move |tx| {
        if let Some(known) = store::doctor::find_establishment(tx, new.finess.trim())? {
            return Ok(known.id);
        }
        let id = app.chance.id();
        let trimmed = |text: &str| text.trim().to_owned();
        let row = store::doctor::Establishment {
            id,
            finess: trimmed(&new.finess),
            name: trimmed(&new.name),
            town: trimmed(&new.town),
        };
        store::doctor::add_establishment(tx, &row)?;
        Ok(id)
    })
}

/// Takes a doctor in: account, number, specialty, practices, hat and engagement. Who they are, and their single-use link.
///
/// # Errors
/// Refused; not found when the organisation is no body; invalid for a number that is not eleven digits or is somebody
/// else's, a specialty the body does not cover that day, or an establishment that was not entered.
pub fn engage(app: &App, actor: &Actor, org: OrgId, new: &NewDoctor) -> Result<(PersonId, String)> {
    actor.may(Right::KeepDoctors, org)?;
    let (app, actor, new) = (app.clone(), actor.clone(), new.clone());
    app.store.clone().write(move |tx| {
        let now = app.now();
        judge(&app, tx, org, &new)?;
        let person = account::ensure(&app, tx, &new.person, now)?;
        if !store::doctor::add(tx, person, &new.rpps)? {
            return Err(Fault::new("rpps", "fault-doctor-rpps-taken").into());
        }
        let since = Span { from: new.from, to: None };
        store::doctor::add_specialty(tx, person, &new.specialty, since)?;
        for (finess, status) in &new.practices {
            let found = store::doctor::find_establishment(tx, finess)?.ok_or(Error::NotFound("establishment"))?;
            store::doctor::add_practice(tx, person, found.id, status, since)?;
        }
        let (specialty, from) = (new.specialty.clone(), new.from);
        let engagement =
            Engagement { org, person, specialty, applied_on: from, accepted_on: Some(from), ended_on: None };
        store::doctor::save_engagement(tx, &engagement)?;
        account::grant(tx, org, person, Role::Doctor, &actor, now)?;
        let token = account::invite(&app, tx, org, person, now)?;
        let act = Act { org, act: "doctor.engage", object: format!("person/{person}"), why: "" };
        journal::write(&app, tx, &actor, &act, now)?;
        Ok((person, token))
    })
}

fn judge(app: &App, tx: &mut Tx<'_>, org: OrgId, new: &NewDoctor) -> Result<()> {
    Body::load(app, tx, org)?;
    let mut faults = Vec::new();
    if new.rpps.len() != 11 || !new.rpps.bytes().all(|byte| byte.is_ascii_digit()) {
        faults.push(Fault::new("rpps", "fault-doctor-rpps"));
    }
    if !covers(tx, org, &new.specialty, new.from)? {
        faults.push(Fault::new("specialty", "fault-doctor-specialty"));
    }
    for (finess, status) in &new.practices {
        let known = store::doctor::find_establishment(tx, finess)?.is_some();
        if !known || !["private", "salaried", "mixed"].contains(&status.as_str()) {
            faults.push(Fault::new("practices", "fault-doctor-practice"));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

fn covers(tx: &mut Tx<'_>, org: OrgId, specialty: &str, day: Date) -> Result<bool> {
    let all = store::body::coverages(tx, org)?;
    Ok(all.iter().any(|coverage| coverage.specialty == specialty && coverage.span.holds(day)))
}

/// Makes somebody expert of a specialty: hat and term. A doctor of the body keeps that hat beside it.
///
/// # Errors
/// Refused; not found; invalid for a specialty that the body does not cover.
pub fn make_expert(app: &App, actor: &Actor, org: OrgId, person: PersonId, specialty: &str, span: Span) -> Result<()> {
    actor.may(Right::KeepDoctors, org)?;
    let (app, actor, specialty) = (app.clone(), actor.clone(), specialty.to_owned());
    app.store.clone().write(move |tx| {
        Body::load(&app, tx, org)?;
        store::person::find(tx, person.0)?.ok_or(Error::NotFound("person"))?;
        if !covers(tx, org, &specialty, span.from)? {
            return Err(Fault::new("specialty", "fault-doctor-specialty").into());
        }
        store::expert::save(tx, org, person, &specialty, span)?;
        account::grant(tx, org, person, Role::Expert, &actor, app.now())?;
        let act = Act { org, act: "expert.name", object: format!("person/{person}/{specialty}"), why: "" };
        journal::write(&app, tx, &actor, &act, app.now())
    })
}

/// Forms a team of doctors, who may be of several bodies, and of other professionals who contribute. Its identity.
///
/// # Errors
/// Refused; invalid for a name that is blank, or without two members.
pub fn form_team(app: &App, actor: &Actor, org: OrgId, name: &str, members: &[Member]) -> Result<i64> {
    actor.may(Right::KeepDoctors, org)?;
    if name.trim().is_empty() || name.chars().count() > 200 {
        return Err(Fault::new("name", "fault-doctor-field").with("most", 200).into());
    }
    let Some(from) = members.iter().map(|member| member.span.from).min().filter(|_| members.len() > 1) else {
        return Err(Fault::new("members", "fault-doctor-team").into());
    };
    let (app, actor, members) = (app.clone(), actor.clone(), members.to_vec());
    let (id, name) = (app.chance.id(), name.trim().to_owned());
    app.store.clone().write(move |tx| {
        store::doctor::save_team(tx, &store::doctor::Team { id, name: name.clone(), span: Span { from, to: None } })?;
        for member in &members {
            store::doctor::save_member(tx, id, member)?;
        }
        let act = Act { org, act: "team.form", object: format!("team/{id}"), why: "" };
        journal::write(&app, tx, &actor, &act, app.now())?;
        Ok(id)
    })
}

/// The teams somebody is in on a day, with their names.
///
/// # Errors
/// When the store fails.
pub fn teams_on(tx: &mut Tx<'_>, person: PersonId, day: Date) -> Result<Vec<(i64, String)>> {
    let mine = store::doctor::teams(tx, person)?.into_iter().filter(|(_, span)| span.holds(day));
    let mut found = Vec::new();
    for (id, _) in mine {
        found.extend(store::doctor::find_team(tx, id)?.map(|team| (id, team.name)));
    }
    Ok(found)
}
