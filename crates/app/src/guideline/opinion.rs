//! The authority's opinion on a type-two solution whose method was graded sufficient.

use domain::authority::{Actor, Right};
use domain::guideline::course::Deed;
use domain::ids::OrgId;

use super::{Doing, LONGEST, act, needed, said};
use crate::App;
use crate::error::Result;

/// Gives the authority's opinion, with its grounds. An unfavourable one gives it back to its writers.
///
/// # Errors
/// Refused to whoever is no officer; not found; conflict before the method is graded; invalid without grounds.
pub fn give(app: &App, actor: &Actor, org: OrgId, reference: &str, favourable: bool, grounds: &str) -> Result<()> {
    let said = said::words(&needed("grounds", grounds, LONGEST)?)?;
    act(app, (actor, org, Right::OpineOnGuidelines), reference, move |_, _, _| {
        Ok(Doing::saying(Deed::Opined { favourable }, said.clone()))
    })
}
