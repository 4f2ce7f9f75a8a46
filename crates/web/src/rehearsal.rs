//! Rehearsals: the team's list of what can be rehearsed, and the house as a rehearsal shows it.
//!
//! Whoever is in a rehearsal meets the participants' own pages, served by a second router over the rehearsal's own
//! installation ([`stage`]); the switch of language changes who walks. The pages of this feature that control a walk
//! ([`walk`], [`mails`]) exist only in there.

mod list;
mod mails;
mod parts;
pub(crate) mod stage;
mod walk;

#[cfg(test)]
mod samples;

use domain::authority::Right;

use crate::routes::{Access, Route};
use crate::url::Path;

#[cfg(test)]
pub(crate) use list::ListRehearsals;
pub(crate) use list::go_in;
#[cfg(test)]
pub(crate) use mails::{ListMails, ShowMail};
#[cfg(test)]
pub(crate) use walk::ShowRehearsal;

/// What can be rehearsed, and where a rehearsal begins.
pub const REHEARSALS: Path<1> = Path::new("/{org}/team/rehearsals");

/// Where a rehearsal that waits is entered again, or ended.
pub const ENTRANCE: Path<1> = Path::new("/{org}/team/rehearsals/entrance");

/// The desk of the rehearsal one is in.
pub const REHEARSAL: Path<0> = Path::new("/rehearsal");

/// Where its clock is moved.
pub const CLOCK: Path<0> = Path::new("/rehearsal/clock");

/// Where a step is taken with sample answers.
pub const STEPS: Path<0> = Path::new("/rehearsal/steps");

/// Its mails.
pub const MAILS: Path<0> = Path::new("/rehearsal/mails");

/// One of them.
pub const MAIL: Path<1> = Path::new("/rehearsal/mails/{number}");

/// Where one goes out, and it waits or ends.
pub const EXIT: Path<0> = Path::new("/rehearsal/exit");

pub(crate) fn routes() -> Vec<Route> {
    let rehearse = Access::Right(Right::Rehearse);
    vec![
        Route::get("rehearsal.list", REHEARSALS, rehearse, list::list),
        Route::post("rehearsal.begin", REHEARSALS, rehearse, list::begin),
        Route::post("rehearsal.enter", ENTRANCE, rehearse, list::enter),
        Route::get("rehearsal.show", REHEARSAL, rehearse, walk::show_rehearsal),
        Route::post("rehearsal.move-clock", CLOCK, rehearse, walk::move_clock),
        Route::post("rehearsal.take-step", STEPS, rehearse, walk::take_step),
        Route::get("rehearsal.list-mails", MAILS, rehearse, mails::list),
        Route::get("rehearsal.show-mail", MAIL, rehearse, mails::show_mail),
        Route::post("rehearsal.leave", EXIT, rehearse, walk::leave),
    ]
}
