//! Approval: by somebody of each body that makes it, and for type three of the authority, who neither wrote nor read it.

use domain::authority::{Actor, Right};
use domain::guideline::course::Deed;
use domain::ids::OrgId;

use super::{Doing, LONGEST, act, needed, said};
use crate::App;
use crate::error::Result;

/// The right by which an organisation approves: an officer's for the authority.
fn right(actor: &Actor, org: OrgId) -> Right {
    let officer = actor.may(Right::OpineOnGuidelines, org).is_ok();
    if officer { Right::OpineOnGuidelines } else { Right::ApproveGuidelines }
}

/// Approves for the acting person's organisation.
///
/// # Errors
/// Refused; not found; conflict for whoever wrote or read it, for an organisation that does not make it or approved
/// already, and for a partner before the lead.
pub fn approve(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<()> {
    act(app, (actor, org, right(actor, org)), reference, |_, _, _| Ok(Doing::plain(Deed::Approved)))
}

/// Gives it back to its writers, with the reason: peers read it anew.
///
/// # Errors
/// As [`approve`]; invalid without a reason.
pub fn send_back(app: &App, actor: &Actor, org: OrgId, reference: &str, reason: &str) -> Result<()> {
    let said = said::words(&needed("reason", reason, LONGEST)?)?;
    act(app, (actor, org, right(actor, org)), reference, move |_, _, _| Ok(Doing::saying(Deed::SentBack, said.clone())))
}
