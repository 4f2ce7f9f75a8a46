//! The end of what can be opened: after a thread's retention its secret is destroyed, and with it every way to a person.

use domain::authority::Actor;
use domain::calendar::civil_date;
use jiff::tz::TimeZone;

use crate::App;
use crate::error::Result;
use crate::journal::{self, Act};

/// Destroys the secrets of threads whose last day is over, in every cohort; how many. The day was fixed when the thread
/// began, and nothing moves it (I16).
///
/// # Errors
/// When the store fails; what was destroyed so far stays destroyed.
pub fn forget_secrets(app: &App) -> Result<u64> {
    let today = civil_date(app.now(), &TimeZone::UTC);
    let app = app.clone();
    app.store.clone().write(move |tx| {
        let mut destroyed = 0;
        for (room, thread, reference) in store::forum::past_retention(tx, today)? {
            if store::forum::destroy_secret(tx, room, thread)? {
                destroyed += 1;
                let object = format!("thread/{reference}");
                let act = Act { org: room.org, act: "forum.forget", object, why: "" };
                journal::write(&app, tx, &Actor::System, &act, app.now())?;
            }
        }
        Ok(destroyed)
    })
}
