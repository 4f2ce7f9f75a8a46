//! Cohorts: starting one, finding one, and the general measures that touch one.

use std::sync::Arc;

use domain::authority::{Actor, Right};
use domain::ids::{CohortId, OrgId};
use domain::obligation::Modifier;
use domain::programme::Programme;
use jiff::civil::Date;
use store::Tx;
pub use store::cohort::Cohort;
use store::general_measure::GeneralMeasure;

use crate::App;
use crate::error::{Error, Fault, Result, conflict};
use crate::journal::{self, Act};
use crate::organisation::is_short_name;
use crate::programme;

/// A cohort with the definition it is pinned to.
#[derive(Debug, Clone)]
pub struct Pinned {
    /// The cohort.
    pub cohort: Cohort,
    /// The definition of its version.
    pub programme: Arc<Programme>,
}

/// Starts a cohort, pinned to a published version for good (I01).
///
/// # Errors
/// Refused; invalid for a name that cannot be; not found for a version that is not published; conflict when the name
/// is taken.
pub fn start(app: &App, actor: &Actor, org: OrgId, programme: &Programme, name: &str, on: Date) -> Result<Cohort> {
    actor.may(Right::ManageCohorts, org)?;
    if !is_short_name(name) {
        return Err(Fault::new("name", "fault-short-name").into());
    }
    let cohort = Cohort {
        org,
        id: CohortId(app.chance.id()),
        programme: programme.id.clone(),
        version: programme.version.clone(),
        name: name.to_owned(),
        start: on,
        synthetic: app.is_demonstration(),
        created: app.now(),
    };
    let (app, actor, new) = (app.clone(), actor.clone(), cohort.clone());
    app.store.clone().write(move |tx| {
        programme::load(&app, tx, org, &new.programme, &new.version)?;
        if !store::cohort::add(tx, &new, true)? {
            return Err(conflict("name", "fault-name-taken"));
        }
        let object = format!("cohort/{}/{}", new.programme, new.name);
        journal::write(&app, tx, &actor, &Act { org, act: "cohort.start", object, why: "" }, app.now())
    })?;
    Ok(cohort)
}

/// The cohort of that name, inside a transaction.
///
/// # Errors
/// Not found.
pub fn load(app: &App, tx: &mut Tx<'_>, org: OrgId, programme: &str, name: &str) -> Result<Pinned> {
    let found = store::cohort::find_by_name(tx, org, programme, name)?.ok_or(Error::NotFound("cohort"))?;
    pin(app, tx, found)
}

/// The cohort of that name, for doors that know the organisation.
///
/// # Errors
/// Not found.
pub fn read(app: &App, org: OrgId, programme: &str, name: &str) -> Result<Pinned> {
    let (app, programme, name) = (app.clone(), programme.to_owned(), name.to_owned());
    app.store.clone().read(move |tx| load(&app, tx, org, &programme, &name))
}

/// Joins a cohort with its definition.
///
/// # Errors
/// When the definition cannot be read.
pub fn pin(app: &App, tx: &mut Tx<'_>, cohort: Cohort) -> Result<Pinned> {
    let programme = programme::load(app, tx, cohort.org, &cohort.programme, &cohort.version)?;
    Ok(Pinned { cohort, programme })
}

/// The cohort of that name in whichever organisation runs the programme; `org` decides when several do.
///
/// # Errors
/// Not found; invalid, asking for the organisation, when the programme's name is not unique.
pub fn find(app: &App, org: Option<&str>, programme: &str, name: &str) -> Result<Pinned> {
    let (app, org) = (app.clone(), org.map(str::to_owned));
    let (programme, name) = (programme.to_owned(), name.to_owned());
    app.store.clone().read(move |tx| {
        let only = match &org {
            Some(short_name) => {
                let found = store::organisation::find_by_short_name(tx, short_name)?;
                Some(OrgId(found.ok_or(Error::NotFound("organisation"))?.org_id))
            }
            None => None,
        };
        let mut matching: Vec<Cohort> = store::cohort::list(tx)?
            .into_iter()
            .filter(|cohort| cohort.programme == programme && cohort.name == name)
            .filter(|cohort| only.is_none_or(|org| cohort.org == org))
            .collect();
        match (matching.pop(), matching.is_empty()) {
            (Some(cohort), true) => pin(&app, tx, cohort),
            (Some(_), false) => Err(Fault::new("org", "fault-which-organisation").into()),
            (None, _) => Err(Error::NotFound("cohort")),
        }
    })
}

/// Every cohort of an organisation.
///
/// # Errors
/// When the store fails.
pub fn list(app: &App, org: OrgId) -> Result<Vec<Pinned>> {
    let app = app.clone();
    app.store.clone().read(move |tx| {
        let cohorts = store::cohort::list(tx)?;
        cohorts.into_iter().filter(|cohort| cohort.org == org).map(|cohort| pin(&app, tx, cohort)).collect()
    })
}

/// A general measure to be declared.
#[derive(Debug, Clone)]
pub struct NewMeasure {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Days by which due days and locks move.
    pub days: u16,
    /// Why.
    pub reason: String,
}

/// Declares a general measure for a cohort.
///
/// # Errors
/// Refused; invalid for a measure that ends before it begins, moves nothing or more than a year, or has no reason.
pub fn declare_measure(app: &App, actor: &Actor, pinned: &Pinned, new: NewMeasure) -> Result<()> {
    let org = pinned.cohort.org;
    actor.may(Right::DeclareMeasures, org)?;
    let mut faults = Vec::new();
    if new.to < new.from {
        faults.push(Fault::new("to", "fault-ends-before"));
    }
    if !(1..=366).contains(&new.days) {
        faults.push(Fault::new("days", "fault-days"));
    }
    if new.reason.trim().is_empty() {
        faults.push(Fault::new("reason", "fault-reason"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let measure = GeneralMeasure {
        id: app.chance.id(),
        from: new.from,
        to: new.to,
        days: new.days,
        reason: new.reason.trim().to_owned(),
        at: app.now(),
    };
    let (app, actor, cohort) = (app.clone(), actor.clone(), pinned.cohort.clone());
    app.store.clone().write(move |tx| {
        store::general_measure::add(tx, org, cohort.id, &measure)?;
        let object = format!("cohort/{}/{}", cohort.programme, cohort.name);
        let act = Act { org, act: "measure.declare", object, why: &measure.reason };
        journal::write(&app, tx, &actor, &act, app.now())
    })
}

/// The general measures declared for a cohort, with their reasons, first day first.
///
/// # Errors
/// Refused to whoever does not follow the cohort.
pub fn declared(app: &App, actor: &Actor, pinned: &Pinned) -> Result<Vec<GeneralMeasure>> {
    let (org, id) = (pinned.cohort.org, pinned.cohort.id);
    actor.may(Right::ReadBoard, org)?;
    app.store.read(move |tx| Ok(store::general_measure::list(tx, org, id)?))
}

/// The general measures of a cohort as what moves windows.
///
/// # Errors
/// When the store fails.
pub fn measures(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId) -> Result<Vec<Modifier>> {
    let measures = store::general_measure::list(tx, org, cohort)?;
    Ok(measures
        .into_iter()
        .map(|measure| Modifier::Measure { from: measure.from, to: measure.to, days: measure.days })
        .collect())
}
