//! Publishing an edition: what was checked, sound as a whole, and rehearsed, becomes the next version for good.

use std::sync::Arc;

use domain::authority::{Actor, Right};
use domain::editorial::DraftState;
use domain::ids::OrgId;
use domain::programme::Programme;
use store::Tx;
use store::edition::End;

use super::{Open, compose, must_be_open, newest, signed};
use crate::App;
use crate::error::{Error, Fault, Result, conflict};
use crate::journal::{self, Act};
use crate::programme::{self, Sound};
use crate::rehearsal;

/// Publishes the edition as the programme's next version, in every language at once; `without` is the reason to publish
/// what was not rehearsed completely.
///
/// # Errors
/// Refused to all but leads; invalid when the whole is not sound or for a reason that is blank or too long; conflict when
/// no edition is open, nothing is changed, something was not checked, a newer version was published meanwhile, or the
/// rehearsal is not complete and no reason is given.
pub fn publish(app: &App, actor: &Actor, org: OrgId, programme: &str, without: Option<&str>) -> Result<Arc<Programme>> {
    actor.may(Right::ManageCohorts, org)?;
    let why = without.map(|why| why.trim().to_owned());
    if why.as_ref().is_some_and(|why| why.is_empty() || why.chars().count() > 1000) {
        return Err(Fault::new("without_rehearsal", "fault-reason").into());
    }
    let (app, actor, programme, by) = (app.clone(), actor.clone(), programme.to_owned(), signed(actor)?);
    app.store.clone().write(move |tx| {
        let open = must_be_open(tx, org, &programme)?;
        must_be_ready(tx, org, &open)?;
        let sound = judged(tx, org, &open)?;
        rehearsal::must_be_complete(&app, tx, &actor, org, &sound, why.as_deref())?;
        sound.publish(&app, tx, &actor, org, why.as_deref().unwrap_or_default())?;
        let now = app.now();
        let end = End { kind: "published".to_owned(), reason: String::new(), by, at: now };
        store::edition::end(tx, org, open.edition.id, &end)?;
        let object = format!("edition/{programme}@{}", open.edition.version);
        journal::write(&app, tx, &actor, &Act { org, act: "edition.publish", object, why: "" }, now)?;
        Ok(Arc::clone(&sound.programme))
    })
}

fn must_be_ready(tx: &mut Tx<'_>, org: OrgId, open: &Open) -> Result<()> {
    if open.drafts.is_empty() {
        return Err(conflict("", "editorial-fault-nothing"));
    }
    let unchecked = open.drafts.iter().filter(|draft| !matches!(draft.state, DraftState::Checked(..))).count();
    if unchecked > 0 {
        return Err(Error::Conflict(Fault::new("", "editorial-fault-unchecked").with("count", unchecked)));
    }
    if newest(tx, org, &open.edition.programme)? != open.edition.base {
        return Err(conflict("", "editorial-fault-behind"));
    }
    Ok(())
}

fn judged(tx: &mut Tx<'_>, org: OrgId, open: &Open) -> Result<Sound> {
    let base = programme::files(tx, org, &open.edition.programme, &open.edition.base)?;
    Sound::judge(&compose(&base, open, |_| true))
}

/// The next version as it stands, where it is sound.
///
/// # Errors
/// Refused to whoever is not of the team; conflict when no edition is open; invalid when it is not sound.
pub fn sound(app: &App, actor: &Actor, org: OrgId, programme: &str) -> Result<Sound> {
    actor.may(Right::VisitTeam, org)?;
    let programme = programme.to_owned();
    app.store.read(move |tx| {
        let open = must_be_open(tx, org, &programme)?;
        judged(tx, org, &open)
    })
}

/// How many parts of the rehearsal are missing for the next version as it stands.
///
/// # Errors
/// As [`sound`].
pub fn missing(app: &App, actor: &Actor, org: OrgId, programme: &str) -> Result<usize> {
    let sound = sound(app, actor, org, programme)?;
    Ok(rehearsal::standing(app, org, &sound.programme, &sound.hash)?.len())
}
