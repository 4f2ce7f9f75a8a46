//! Being away for a while, and leaving for good: never a fault, never asked to be justified.

mod exit_form;
mod leave;
mod withdrawal;

use domain::authority::Right;

use crate::routes::{Access, Route};
use crate::url::Path;

#[cfg(test)]
pub(crate) use leave::ShowLeave;
#[cfg(test)]
pub(crate) use withdrawal::{ConfirmWithdrawal, ShowLeft, ShowWithdrawal};

/// Saying that one is away.
pub const LEAVE: Path<3> = Path::new("/{org}/{programme}/{cohort}/leave");

/// Saying that one is back.
pub const RETURN: Path<3> = Path::new("/{org}/{programme}/{cohort}/leave/return");

/// Leaving for good.
pub const WITHDRAWAL: Path<3> = Path::new("/{org}/{programme}/{cohort}/withdrawal");

pub(crate) fn routes() -> Vec<Route> {
    let own = Access::Right(Right::WalkOwnPath);
    vec![
        Route::get("leaving.show-leave", LEAVE, own, leave::show_leave),
        Route::post("leaving.go-on-leave", LEAVE, own, leave::go),
        Route::post("leaving.come-back", RETURN, own, leave::come_back),
        Route::get("leaving.show-withdrawal", WITHDRAWAL, own, withdrawal::show_withdrawal),
        Route::post("leaving.withdraw", WITHDRAWAL, own, withdrawal::withdraw),
    ]
}
