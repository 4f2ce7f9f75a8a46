//! Alerts: the page of those they are for, the desk of those who issue them, and the page that everybody reads.

mod desk;
mod heard;
mod published;

#[cfg(test)]
mod samples;

use domain::alert::Standing;
use domain::authority::Right;

use crate::components::{Tag, Tone};
use crate::page::Page;
use crate::routes::{Access, Route};
use crate::url::Path;

#[cfg(test)]
pub(crate) use {desk::AlertDesk, heard::ListAlerts, published::ShowAlert};

/// An alert, for everybody.
pub const ALERT: Path<1> = Path::new("/alerts/{reference}");
/// The alerts of one's specialty.
pub const HEARD: Path<1> = Path::new("/{org}/alerts");
/// Where one says that one has read one.
pub const READING: Path<2> = Path::new("/{org}/alerts/{alert}/reading");
/// Where one says that one applies it.
pub const APPLYING: Path<2> = Path::new("/{org}/alerts/{alert}/applying");
/// Where one takes that back.
pub const TAKING_BACK: Path<2> = Path::new("/{org}/alerts/{alert}/taking-back");
/// Alerts that an organisation issues.
pub const DESK: Path<1> = Path::new("/{org}/desk/alerts");
/// Where a second person agrees.
pub const AGREEMENT: Path<2> = Path::new("/{org}/desk/alerts/{alert}/agreement");
/// Where one is ended, or put aside.
pub const END: Path<2> = Path::new("/{org}/desk/alerts/{alert}/end");

/// What an alert may weigh as a form: every text at its longest, each character in twelve bytes.
const WHOLE: usize = 256 * 1024;

pub(crate) fn routes() -> Vec<Route> {
    let (hear, issue) = (Access::Right(Right::HearAlerts), Access::Right(Right::IssueAlerts));
    vec![
        Route::get("alert.show", ALERT, Access::Anyone, published::show_alert),
        Route::get("alert.heard", HEARD, hear, heard::list),
        Route::post("alert.mark-read", READING, hear, heard::mark_read),
        Route::post("alert.apply", APPLYING, hear, heard::apply),
        Route::post("alert.take-back", TAKING_BACK, hear, heard::take_back),
        Route::get("alert.desk", DESK, issue, desk::show_desk),
        Route::post("alert.propose", DESK, issue, desk::propose).with_body_limit(WHOLE),
        Route::post("alert.agree", AGREEMENT, issue, desk::agree),
        Route::post("alert.end", END, issue, desk::end),
    ]
}

/// Where an alert stands, in a word.
fn tag(page: &Page, standing: Standing) -> Tag {
    let (tone, key) = match standing {
        Standing::Proposed => (Tone::Due, "alert-state-proposed"),
        Standing::InForce => (Tone::Info, "alert-state-in-force"),
        Standing::Over => (Tone::Neutral, "alert-state-over"),
        Standing::PutAside => (Tone::Neutral, "alert-state-put-aside"),
    };
    Tag { tone, text: page.say(key) }
}
