//! Jobs: what the installation does by itself. Each takes no input, looks at the whole state, and is safe to run twice
//! and in two processes at once; when they run stands in [`crate::schedule`].

use domain::authority::Actor;
use domain::calendar::civil_date;
use jiff::SignedDuration;

use crate::App;
use crate::cohort;
use crate::cohort_report;
use crate::comparator;
use crate::error::{Error, Result};
use crate::mail::delivery::{self, Tally};
use crate::mail::{planning, voices};

/// How long a finished row of the outbox is remembered.
const FINISHED: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How long one with a key is: as long as a programme lasts with its longest leave, for a reminder is never repeated.
const FINISHED_WITH_KEY: SignedDuration = SignedDuration::from_hours(5 * 366 * 24);
/// How long a session that is over is remembered, for its owner's list.
const SESSION: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How long tries are counted: longer than any window of a rate limit.
const ATTEMPT: SignedDuration = SignedDuration::from_hours(24);

/// Chains what was written to every journal since the last time; how many entries.
///
/// # Errors
/// When the store fails; what is not sealed yet is sealed next time.
pub fn seal_journals(app: &App) -> Result<u64> {
    let mut sealed = 0;
    for org in app.store.read(store::journal::unsealed)? {
        loop {
            let batch = app.store.seal_journal(org, app.now().as_millisecond())?;
            if batch == 0 {
                break;
            }
            sealed += batch;
        }
    }
    Ok(sealed)
}

/// Delivers the mails that are due.
///
/// # Errors
/// When the store fails or the configuration of mail cannot be used.
pub fn deliver_outbox(app: &App) -> Result<Tally> {
    delivery::deliver(app)
}

/// Enqueues the reminders whose day has come; how many.
///
/// # Errors
/// When the store fails.
pub fn plan_reminders(app: &App) -> Result<u64> {
    planning::plan(app)
}

/// Freezes the report of every cohort that has closed; how many.
///
/// # Errors
/// When the store fails; the cohorts frozen so far stay frozen.
pub fn freeze_closed(app: &App) -> Result<u64> {
    let (handle, now) = (app.clone(), app.now());
    let closed = app.store.read(move |tx| {
        let mut closed = Vec::new();
        for found in store::cohort::list(tx)? {
            if store::snapshot::find(tx, found.org, found.id, cohort_report::WHOLE)?.is_none() {
                let pinned = cohort::pin(&handle, tx, found)?;
                if cohort_report::last_day(tx, &pinned)? < civil_date(now, &pinned.programme.zone) {
                    closed.push(pinned);
                }
            }
        }
        Ok::<_, Error>(closed)
    })?;
    let languages = voices::languages(app)?;
    for pinned in &closed {
        cohort_report::freeze(app, &Actor::System, pinned, &languages)?;
    }
    Ok(closed.len() as u64)
}

/// Freezes what participants may compare their answers with, for every evaluation that has closed; how many.
///
/// # Errors
/// When the store fails; what is frozen so far stays frozen.
pub fn freeze_comparators(app: &App) -> Result<u64> {
    let handle = app.clone();
    let cohorts = app.store.read(move |tx| {
        let cohorts = store::cohort::list(tx)?;
        cohorts.into_iter().map(|found| cohort::pin(&handle, tx, found)).collect::<Result<Vec<_>>>()
    })?;
    let mut frozen = 0;
    for pinned in &cohorts {
        frozen += u64::from(comparator::freeze_closed(app, pinned)?);
    }
    Ok(frozen)
}

/// Forgets what nobody needs any more; how many rows.
///
/// # Errors
/// When the store fails.
pub fn forget_old(app: &App) -> Result<u64> {
    let now = app.now();
    let before = move |age: SignedDuration| (now - age).as_millisecond();
    app.store.write(move |tx| {
        let attempts = store::attempt::forget(tx, before(ATTEMPT))?;
        let sessions = store::session::forget(tx, before(SESSION))?;
        let rows = store::outbox::forget(tx, before(FINISHED), before(FINISHED_WITH_KEY))?;
        Ok(attempts + sessions + rows)
    })
}
