//! The REX base, through its two doors: experts and officers search it and read records; everybody else reads counts.
//!
//! A historic base may hold records that name somebody: experts let them in, with words of their own, or drop them.

mod counts;
mod held;
mod record;
mod search;
pub(crate) mod words;

#[cfg(test)]
mod samples;

use domain::authority::Right;

use crate::routes::{Access, Route};
use crate::url::Path;

pub(crate) use record::alone;

#[cfg(test)]
pub(crate) use {
    counts::ShowCounts,
    held::{ListHeld, ShowHeld},
    record::ShowRexRecord,
    search::ShowSearch,
};

/// Searching the base.
pub const REX: Path<0> = Path::new("/rex");

/// One record.
pub const RECORD: Path<1> = Path::new("/rex/records/{rex_id}");

/// Records that wait for a person's eye.
pub const HELD: Path<0> = Path::new("/rex/held");

/// One of them, by its import and its place there.
pub const HELD_RECORD: Path<2> = Path::new("/rex/held/{import}/{place}");

/// Where it is let in.
pub const CLEARING: Path<2> = Path::new("/rex/held/{import}/{place}/clearing");

/// Where it is dropped.
pub const DROPPING: Path<2> = Path::new("/rex/held/{import}/{place}/dropping");

/// The published counts.
pub const COUNTS: Path<0> = Path::new("/rex/counts");

/// What a held record may weigh, edited: six parts at their longest, as a browser writes them.
const HELD_LIMIT: usize = 4 * 1024 * 1024;

pub(crate) fn routes() -> Vec<Route> {
    let (read, clear) = (Access::Right(Right::ReadRexRecords), Access::Right(Right::ClearRexRecords));
    vec![
        Route::get("rex.search", REX, read, search::search),
        Route::get("rex.record", RECORD, read, record::show_record),
        Route::get("rex.list-held", HELD, clear, held::list),
        Route::get("rex.show-held", HELD_RECORD, clear, held::show_held),
        Route::post("rex.clear-held", CLEARING, clear, held::clear).with_body_limit(HELD_LIMIT),
        Route::post("rex.drop-held", DROPPING, clear, held::drop_held),
        Route::get("rex.counts", COUNTS, Access::Anyone, counts::show_counts),
    ]
}
