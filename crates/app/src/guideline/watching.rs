//! What is published is looked at again: kept, revised or withdrawn; and what is not published may be put aside.

use domain::authority::{Actor, Right};
use domain::calendar::days_after;
use domain::guideline::course::{Deed, State};
use domain::ids::OrgId;
use jiff::civil::Date;

use super::notice::{self, Notice};
use super::{Doing, File, LONGEST, act, needed, said};
use crate::App;
use crate::error::{Fault, Result};

/// Days before a guideline must be looked at again on which its body is reminded.
pub const REMINDED: u16 = 60;

/// Keeps what is published as it is, until another look.
///
/// # Errors
/// Refused; not found; conflict for what is not published or not the acting body's; invalid for a day that has passed or is
/// more than two years away, or without a reason.
pub fn keep(app: &App, actor: &Actor, org: OrgId, reference: &str, review_by: Date, reason: &str) -> Result<()> {
    let said = said::words(&needed("keep_reason", reason, LONGEST)?)?;
    act(app, (actor, org, Right::ApproveGuidelines), reference, move |_, _, _| {
        Ok(Doing::saying(Deed::Kept { review_by }, said.clone()))
    })
}

/// Begins the next version: what is published stays in force until that one is.
///
/// # Errors
/// Refused; not found; conflict when one was begun; invalid without a reason.
pub fn revise(app: &App, actor: &Actor, org: OrgId, reference: &str, reason: &str) -> Result<()> {
    let said = said::words(&needed("revise_reason", reason, LONGEST)?)?;
    act(app, (actor, org, Right::DraftGuidelines), reference, move |_, _, _| {
        Ok(Doing::saying(Deed::RevisionBegun, said.clone()))
    })
}

/// Withdraws what is published, saying why and what replaces it, if something does. It stays readable (a36).
///
/// # Errors
/// Refused; not found; conflict; invalid without a reason, or for something that cannot replace it: itself, or what is not
/// published.
pub fn withdraw(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    reason: &str,
    replaced_by: Option<&str>,
) -> Result<()> {
    let said = said::words(&needed("withdraw_reason", reason, LONGEST)?)?;
    let replaced_by = replaced_by.map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
    act(app, (actor, org, Right::ApproveGuidelines), reference, move |tx, file, _| {
        if let Some(other) = &replaced_by {
            let found = store::guideline::published_version(tx, other, None)?;
            if *other == file.row.reference || found.is_none_or(|it| it.state == "withdrawn") {
                return Err(Fault::new("replaced_by", "fault-guideline-replaced-by").into());
            }
        }
        Ok(Doing::saying(Deed::Withdrawn { replaced_by: replaced_by.clone() }, said.clone()))
    })
}

/// Gives up the work on a version; what is published stays.
///
/// # Errors
/// Refused; not found; conflict when nothing is in work; invalid without a reason.
pub fn put_aside(app: &App, actor: &Actor, org: OrgId, reference: &str, reason: &str) -> Result<()> {
    let said = said::words(&needed("aside_reason", reason, LONGEST)?)?;
    act(app, (actor, org, Right::ApproveGuidelines), reference, move |_, _, _| {
        Ok(Doing::saying(Deed::PutAside, said.clone()))
    })
}

/// Whether a guideline is to be looked at soon.
pub(super) fn is_due(file: &File) -> bool {
    matches!(&file.standing.state, State::UnderWatch { review_by, next: None, .. }
        if *review_by <= days_after(file.today, REMINDED))
}

/// Enqueues the mails that remind a body of what it must look at again, and experts of a grade that is missing, once each; how many were not there yet.
///
/// # Errors
/// When the store fails.
pub fn plan(app: &App) -> Result<u64> {
    let app = app.clone();
    app.store.clone().write(move |tx| {
        // One zone a scheme: a day more is looked at, and each is judged by its own body's date.
        let today = domain::calendar::civil_date(app.now(), &jiff::tz::TimeZone::UTC);
        let mut planned = super::grading::remind(&app, tx)?;
        for row in store::guideline::to_look_at(tx, days_after(today, REMINDED + 1))? {
            let file = File::open(&app, tx, row)?;
            if is_due(&file) {
                planned += notice::to_managers(&app, tx, &file, file.row.org, Notice::Look)?;
            }
        }
        Ok(planned)
    })
}
