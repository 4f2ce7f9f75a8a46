//! What a near miss may be used for beyond its analysis: said apart for each use, and taken back until it has happened.

use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use domain::near_miss::consent::{Said, Use, What, consent};
use domain::near_miss::course::Hand;
use store::near_miss as rows;

use super::own::sent_by;
use crate::App;
use crate::error::{Result, conflict};

/// Agrees to a use, or refuses it. A record that waits for its batch is taken off when its author takes their word back.
///
/// # Errors
/// Refused; not found; conflict once it has happened.
pub fn say(app: &App, actor: &Actor, org: OrgId, reference: &str, of: Use, agrees: bool) -> Result<()> {
    actor.may(Right::ReportNearMisses, org)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let file = sent_by(&app, tx, &actor, org, &reference)?;
        let before = rows::said(tx, org, file.row.id)?;
        let now = consent(&before, of);
        if !now.can_change() {
            return Err(conflict(of.code(), "fault-near-miss-used"));
        }
        if now.permits() == agrees {
            return Ok(());
        }
        let what = if agrees { What::Given } else { What::Refused };
        rows::add_said(tx, org, file.row.id, before.len(), &Said { of, what, on: file.today })?;
        if of == Use::Rex
            && !agrees
            && let Some(waiting) = rows::waiting_of(tx, org, file.row.id)?
        {
            rows::remove_waiting(tx, org, waiting.id)?;
        }
        if of == Use::Story && !agrees {
            crate::story::forget_unpublished(tx, &file)?;
        }
        file.note(&app, tx, (&actor, Hand::Author), "near-miss.consent")?;
        // Agreed to after its acceptance, it waits for the next batch.
        if of == Use::Rex && agrees { super::rex_entry::wait(&app, tx, &file) } else { Ok(()) }
    })
}
