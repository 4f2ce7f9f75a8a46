//! The job of mails that no deed enqueues: drafts that were forgotten, and managers for whom something waits.
//!
//! A draft is never opened for this: whom it belongs to is sealed apart from its words.

use domain::authority::Role;
use domain::calendar::{days_after, days_between, months_after};
use domain::ids::PersonId;
use domain::near_miss::course::State;
use jiff::civil::Date;
use store::Tx;

use super::draft::addressee;
use super::notice::{Notice, tell};
use crate::App;
use crate::body::{self, Body, Kind};
use crate::error::Result;

/// Days after its last saving on which an author is reminded of a draft.
const FORGOTTEN: u16 = 14;
/// Days before the end of a year of engagement on which an author is reminded of one: what is sent counts by its day.
const BEFORE_END: i32 = 14;

/// Enqueues the mails whose day has come, once each; how many were not there yet.
///
/// # Errors
/// When the store fails.
pub fn plan(app: &App) -> Result<u64> {
    let handle = app.clone();
    let bodies = app.store.read(move |tx| body::all(&handle, tx))?;
    let mut planned = 0;
    for body in bodies.into_iter().filter(|body| body.kind == Kind::Body) {
        let handle = app.clone();
        planned += app
            .store
            .write(move |tx| Ok::<_, crate::Error>(drafts(&handle, tx, &body)? + managers(&handle, tx, &body)?))?;
    }
    Ok(planned)
}

fn drafts(app: &App, tx: &mut Tx<'_>, body: &Body) -> Result<u64> {
    let today = body.today(app.now());
    let mut planned = 0;
    for (reference, sealed, saved_on) in store::near_miss::idle_drafts(tx, body.org, days_after(today, 1))? {
        let author = addressee(&body.key, body.org, &reference, &sealed)?;
        let end = end_of_year(tx, body, author, today)?;
        let slot = match end {
            // One mail for all the drafts of an author.
            Some(end) if days_between(today, end) <= BEFORE_END => format!("before/{end}"),
            _ if days_between(saved_on, today) >= i32::from(FORGOTTEN) => format!("forgotten/{reference}/{saved_on}"),
            _ => continue,
        };
        planned += u64::from(tell(app, tx, body, author, (Notice::Draft, &slot))?);
    }
    Ok(planned)
}

/// The next end of a year of an author's engagement with a body, on or after a day; counted from the first day, never
/// chained, so that 29 February survives.
fn end_of_year(tx: &mut Tx<'_>, body: &Body, author: PersonId, today: Date) -> Result<Option<Date>> {
    let engagements = store::doctor::engagements(tx, author)?.into_iter();
    let from =
        engagements.filter(|one| one.org == body.org && one.ended_on.is_none()).filter_map(|one| one.accepted_on);
    let end = |from: Date| {
        let years = u16::try_from(today.year() - from.year()).unwrap_or_default();
        let ends = (years..=years + 1).map(|year| domain::calendar::days_before(months_after(from, year * 12), 1));
        ends.filter(|end| *end >= today).min()
    };
    Ok(from.filter_map(end).min())
}

fn managers(app: &App, tx: &mut Tx<'_>, body: &Body) -> Result<u64> {
    let today = body.today(app.now());
    if store::near_miss::page_of_state(tx, body.org, State::Sent.code(), None, 1)?.is_empty() {
        return Ok(0);
    }
    let slot = today.to_string();
    let mut planned = 0;
    for hat in store::hat::list(tx, body.org.0, app.now().as_millisecond())? {
        if hat.role == Role::Manager.code() {
            planned += u64::from(tell(app, tx, body, PersonId(hat.person_id), (Notice::Waits, &slot))?);
        }
    }
    Ok(planned)
}
