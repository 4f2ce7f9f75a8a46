//! Teams of an author: in whose name they may send, and what a member reads.

use domain::ids::PersonId;
use jiff::civil::Date;
use store::Tx;

use crate::error::Result;

/// The teams somebody is in on a day.
pub(super) fn teams_of(tx: &mut Tx<'_>, person: PersonId, on: Date) -> Result<Vec<i64>> {
    let all = store::doctor::teams(tx, person)?;
    Ok(all.into_iter().filter(|(_, span)| span.holds(on)).map(|(team, _)| team).collect())
}
