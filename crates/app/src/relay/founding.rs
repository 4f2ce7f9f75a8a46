//! Making an organisation the reporting body of an establishment: what the operator does, once for each hospital.

use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use domain::text::Text;
use store::body::Kind;
use store::relay as rows;

use crate::App;
use crate::body;
use crate::error::{Error, Fault, Result, conflict};
use crate::organisation;

/// An organisation that speaks for an establishment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hospital {
    /// Its short name.
    pub short_name: String,
    /// What it is called.
    pub name: Text,
    /// The number of the establishment.
    pub finess: String,
    /// What the establishment is called.
    pub establishment: String,
    /// Where it is.
    pub town: String,
}

/// An organisation that is no body yet, and could speak for an establishment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its identity.
    pub org: OrgId,
    /// Its short name.
    pub short_name: String,
    /// What it is called.
    pub name: Text,
}

/// The hospitals of the installation, and the organisations that may become one.
///
/// # Errors
/// Refused to all but the operator.
pub fn hospitals(app: &App, actor: &Actor) -> Result<(Vec<Hospital>, Vec<Candidate>)> {
    actor.may(Right::OperateInstallation, OrgId::INSTALLATION)?;
    app.store.read(|tx| {
        let (mut hospitals, mut candidates) = (Vec::new(), Vec::new());
        let bodies = store::body::list(tx)?;
        for one in organisation::all(tx)? {
            if let Some(found) = rows::speaks_for(tx, one.id)? {
                hospitals.push(Hospital {
                    short_name: one.short_name,
                    name: one.name,
                    finess: found.finess,
                    establishment: found.name,
                    town: found.town,
                });
            } else if !bodies.iter().any(|body| body.org == one.id) {
                candidates.push(Candidate { org: one.id, short_name: one.short_name, name: one.name });
            }
        }
        Ok((hospitals, candidates))
    })
}

/// Makes an organisation the reporting body of an establishment that was entered: both or neither.
///
/// # Errors
/// Refused to all but the operator; not found for an organisation that is not there; invalid for an establishment that is
/// not known, or a scheme that is not shipped; conflict when another speaks for it, or when the organisation is a body.
pub fn found_hospital(app: &App, actor: &Actor, org: OrgId, finess: &str, scheme: &str) -> Result<()> {
    actor.may(Right::OperateInstallation, OrgId::INSTALLATION)?;
    let (app, actor, finess, scheme) = (app.clone(), actor.clone(), finess.trim().to_owned(), scheme.to_owned());
    app.store.clone().write(move |tx| {
        let found = store::doctor::find_establishment(tx, &finess)?;
        let found = found.ok_or_else(|| Error::from(Fault::new("finess", "fault-relay-establishment")))?;
        if rows::hospital_of(tx, found.id)?.is_some() {
            return Err(conflict("finess", "fault-relay-establishment-taken"));
        }
        // What is a body stays one: its parameters are its own, and its near misses are no hospital's.
        if store::body::find(tx, org)?.is_some() {
            return Err(conflict("org", "fault-relay-body-already"));
        }
        body::found_in(&app, tx, &actor, org, (Kind::Establishment, &scheme))?;
        if rows::add_hospital(tx, org, found.id)? {
            return Ok(());
        }
        Err(conflict("finess", "fault-relay-establishment-taken"))
    })
}
