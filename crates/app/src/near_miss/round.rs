//! What the expert of this round may see of a near miss. Once another expert was asked for, nothing of the first round is
//! shown: no verdict, no exchange, no clearing.

use std::collections::BTreeSet;

use domain::authority::{Actor, Right};
use domain::ids::{OrgId, PersonId};
use domain::near_miss::course::{Deed, Hand};
use store::Tx;

use super::{File, Revised};
use crate::App;
use crate::error::{Error, Result, broken};

/// The expert who acts.
///
/// # Errors
/// Refused to whoever does not analyse.
pub(super) fn expert(actor: &Actor, org: OrgId) -> Result<PersonId> {
    actor.may(Right::AnalyseNearMisses, org)?;
    actor.person().ok_or(Error::NotFound("near miss"))
}

/// A near miss that the acting expert has: nobody else learns that it exists.
///
/// # Errors
/// Refused; not found.
pub(crate) fn of_expert(app: &App, tx: &mut Tx<'_>, actor: &Actor, org: OrgId, reference: &str) -> Result<File> {
    let person = expert(actor, org)?;
    let file = File::load(app, tx, org, reference)?;
    if file.standing.state.expert() == Some(person) { Ok(file) } else { Err(Error::NotFound("near miss")) }
}

/// The number of the round: 0, and 1 once another expert was asked for.
pub(super) fn round(file: &File) -> i64 {
    i64::from(file.standing.another_asked)
}

/// The deeds of this round: in the second, only what followed the author's request.
pub(super) fn deeds(file: &File) -> &[store::near_miss::Deed] {
    let asked = file.deeds.iter().rposition(|deed| deed.dated.deed == Deed::AnotherAsked);
    file.deeds.get(asked.unwrap_or_default()..).unwrap_or_default()
}

/// The revisions of this round: what its author wrote ever, and what its expert cleared.
///
/// # Errors
/// Broken when the store fails or one cannot be opened.
pub(super) fn revisions(file: &File, tx: &mut Tx<'_>) -> Result<Vec<Revised>> {
    let hidden = cleared_before(file);
    Ok(file.revisions(tx)?.into_iter().filter(|revision| !hidden.contains(&revision.number)).collect())
}

/// The last revision of this round.
///
/// # Errors
/// Broken when the store fails or it cannot be opened.
pub(super) fn last(file: &File, tx: &mut Tx<'_>) -> Result<Revised> {
    revisions(file, tx)?.pop().ok_or_else(|| broken("a near miss has no words"))
}

/// Numbers of the revisions that the first of two experts cleared.
fn cleared_before(file: &File) -> BTreeSet<u32> {
    let before = file.deeds.len() - deeds(file).len();
    let (mut number, mut cleared) = (1, BTreeSet::new());
    for deed in file.deeds.iter().take(before) {
        match deed.dated.deed {
            Deed::Completed | Deed::Resent => number += 1,
            Deed::Cleared => {
                number += 1;
                cleared.insert(number);
            }
            _ => {}
        }
    }
    cleared
}

/// Notes a reading: without it, no page.
///
/// # Errors
/// Broken when the store fails.
pub(super) fn read(app: &App, tx: &mut Tx<'_>, actor: &Actor, file: &File, role: &str) -> Result<()> {
    let reading = store::near_miss::Reading { role: role.to_owned(), on: file.today };
    store::near_miss::add_reading(tx, file.org(), file.row.id, &reading)?;
    let hand = actor.person().map_or(Hand::Machine, Hand::Expert);
    file.note(app, tx, (actor, hand), "near-miss.read")
}

/// A person's name, for those who may read it.
///
/// # Errors
/// Broken when the store fails.
pub(super) fn name_of(tx: &mut Tx<'_>, person: PersonId) -> Result<String> {
    Ok(store::person::find(tx, person.0)?.map(|person| person.name).unwrap_or_default())
}

/// Touches the row that every writer touches, so that of two who add to a near miss at once one begins again.
///
/// # Errors
/// Broken when the store fails.
pub(super) fn touch(file: &File, tx: &mut Tx<'_>) -> Result<()> {
    let state = file.standing.state;
    store::near_miss::move_to(tx, file.org(), file.row.id, (state.code(), state.expert()), file.row.moved_on)?;
    Ok(())
}
