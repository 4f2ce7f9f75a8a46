//! How long it takes to report, from opening the form to sending: kept without a link to anything, shown from k on.

use domain::ids::OrgId;
use store::Tx;

use crate::App;
use crate::error::Result;

/// Longest time that is kept: a form left open overnight says nothing of how long reporting takes.
pub(super) const LONGEST: u32 = 4 * 60 * 60;

/// How long it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Median {
    /// The time that half of them took less than, in seconds.
    pub seconds: u32,
    /// Of how many.
    pub of: i64,
}

/// How long reporting to a body takes, for everybody; none below its threshold.
///
/// # Errors
/// When the store fails.
pub fn median(app: &App, org: OrgId) -> Result<Option<Median>> {
    app.store.read(move |tx| {
        let k = crate::organisation::load(tx, org)?.k;
        load(tx, org, k)
    })
}

pub(super) fn load(tx: &mut Tx<'_>, org: OrgId, k: u32) -> Result<Option<Median>> {
    let (of, middle) = store::near_miss::durations(tx, org)?;
    Ok(middle.filter(|_| of >= i64::from(k)).map(|seconds| Median { seconds, of }))
}
