//! Overrides by the team: opening a missed evaluation again, excusing one. Always with a reason (I24).

use domain::authority::{Actor, Right};
use domain::obligation::Verdict;
use jiff::civil::Date;
use store::Tx;
use store::team_override::{Override, OverrideKind};

use crate::App;
use crate::cohort::{self, Pinned};
use crate::error::{Error, Fault, Result, conflict};
use crate::journal::{self, Act};
use crate::participant::Participant;

/// The participant of a pseudonym in a cohort, inside a transaction.
///
/// # Errors
/// Not found.
pub fn by_pseudonym(tx: &mut Tx<'_>, pinned: &Pinned, pseudonym: &str) -> Result<Participant> {
    let (org, id) = (pinned.cohort.org, pinned.cohort.id);
    let enrolment =
        store::enrolment::find_by_pseudonym(tx, org, id, pseudonym)?.ok_or(Error::NotFound("participant"))?;
    let measures = cohort::measures(tx, org, id)?;
    Participant::gather(tx, enrolment, pinned, measures)
}

/// Opens a missed or late requirement again, until a day.
///
/// # Errors
/// Refused; not found; conflict when it was submitted, excused or the person left; invalid without a reason, or for a
/// day that is past or more than a year away.
pub fn reopen(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    pseudonym: &str,
    requirement: &str,
    until: Date,
    reason: &str,
) -> Result<()> {
    let kind = OverrideKind::Reopened { until };
    change(app, actor, pinned, pseudonym, requirement, kind, reason)
}

/// Excuses a requirement: it is no longer asked for, and completion is out of reach (I09).
///
/// # Errors
/// As [`reopen`].
pub fn excuse(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    pseudonym: &str,
    requirement: &str,
    reason: &str,
) -> Result<()> {
    change(app, actor, pinned, pseudonym, requirement, OverrideKind::Excused, reason)
}

fn change(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    pseudonym: &str,
    requirement: &str,
    kind: OverrideKind,
    reason: &str,
) -> Result<()> {
    let org = pinned.cohort.org;
    actor.may(Right::OverrideWindows, org)?;
    let reason = reason.trim().to_owned();
    if reason.is_empty() || reason.chars().count() > 1000 {
        return Err(Fault::new("reason", "fault-reason").into());
    }
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let (pseudonym, requirement) = (pseudonym.to_owned(), requirement.to_owned());
    app.store.clone().write(move |tx| {
        let them = by_pseudonym(tx, &pinned, &pseudonym)?;
        let now = app.now();
        let today = them.today(now);
        if let OverrideKind::Reopened { until } = &kind
            && !(today..=domain::calendar::days_after(today, 366)).contains(until)
        {
            return Err(Fault::new("until", "fault-until").into());
        }
        let obligation = them
            .obligations(now)
            .into_iter()
            .find(|one| one.requirement == requirement)
            .ok_or(Error::NotFound("evaluation"))?;
        match obligation.verdict {
            Verdict::Met { .. } => return Err(conflict("", "fault-submitted")),
            Verdict::NoLongerOwed => return Err(conflict("", "fault-left")),
            _ => {}
        }
        let row = Override {
            id: app.chance.id(),
            requirement: requirement.clone(),
            kind: kind.clone(),
            reason: reason.clone(),
            at: now,
        };
        store::team_override::add(tx, them.key(), &row)?;
        let act = match kind {
            OverrideKind::Reopened { .. } => "evaluation.reopen",
            OverrideKind::Excused => "evaluation.excuse",
        };
        let act = Act { org, act, object: requirement.clone(), why: &reason };
        journal::write_confidential(&app, tx, &actor, &act, them.key(), now)?;
        if matches!(kind, OverrideKind::Reopened { .. }) {
            crate::mail::enqueue_reopened(&app, tx, them.key(), &requirement, now)?;
        }
        Ok(())
    })
}
