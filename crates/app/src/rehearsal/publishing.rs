//! Publishing what was rehearsed; or, with a reason that the journal keeps, what was not.

use std::sync::Arc;

use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use domain::programme::Programme;

use super::facts::complete;
use crate::App;
use crate::error::{Error, Fault, Result};
use crate::journal::{self, Act};
use crate::programme::{Files, Sound};

/// Publishes a definition that was rehearsed completely; `without` is the reason to publish one that was not.
///
/// # Errors
/// Refused; invalid when the definition is not sound, or for a reason that is blank or too long; conflict when parts of
/// the rehearsal are missing and no reason is given, or when that version was published with other words.
pub fn publish(app: &App, actor: &Actor, org: OrgId, files: &Files, without: Option<&str>) -> Result<Arc<Programme>> {
    actor.may(Right::ManageCohorts, org)?;
    let why = without.map(str::trim).map(str::to_owned);
    if why.as_ref().is_some_and(|why| why.is_empty() || why.chars().count() > 1000) {
        return Err(Fault::new("without_rehearsal", "fault-reason").into());
    }
    let sound = Sound::judge(files)?;
    let programme = Arc::clone(&sound.programme);
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().write(move |tx| {
        must_be_complete(&app, tx, &actor, org, &sound, why.as_deref())?;
        sound.publish(&app, tx, &actor, org, why.as_deref().unwrap_or_default())
    })?;
    Ok(programme)
}

/// Lets pass a definition that was rehearsed completely, inside the transaction that publishes it; or, with a reason,
/// one that was not, and then the journal says so.
///
/// # Errors
/// Conflict, with how many parts are missing.
pub fn must_be_complete(
    app: &App,
    tx: &mut store::Tx<'_>,
    actor: &Actor,
    org: OrgId,
    sound: &Sound,
    why: Option<&str>,
) -> Result<()> {
    let programme = &sound.programme;
    let missing = complete(tx, org, programme, &sound.hash)?;
    if missing.is_empty() {
        return Ok(());
    }
    let Some(why) = why else {
        let fault = Fault::new("without_rehearsal", "fault-rehearsal-missing").with("count", missing.len());
        return Err(Error::Conflict(fault));
    };
    // The same words published before are published already: that they were not rehearsed was said then.
    if store::programme::find(tx, org, &programme.id, &programme.version)?.is_some() {
        return Ok(());
    }
    let object = format!("programme/{}@{}", programme.id, programme.version);
    journal::write(app, tx, actor, &Act { org, act: "rehearsal.forgo", object, why }, app.now())
}
