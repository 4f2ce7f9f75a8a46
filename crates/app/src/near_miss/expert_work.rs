//! The statement of expert work: how much each expert did, month by month. Counts, and nothing of what it was about.

use std::collections::BTreeMap;

use domain::authority::{Actor, Right};
use domain::ids::{OrgId, PersonId};
use jiff::civil::Date;

use super::round::name_of;
use crate::App;
use crate::error::{Fault, Result};

/// What one expert did in one month.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Month {
    /// The month, such as `2026-03`.
    pub month: String,
    /// The expert's name.
    pub name: String,
    /// Given to them.
    pub given: u32,
    /// Opened for the first time.
    pub opened: u32,
    /// Returned to their authors.
    pub returned: u32,
    /// Cleared for the base.
    pub cleared: u32,
    /// Accepted.
    pub accepted: u32,
    /// Rejected.
    pub rejected: u32,
    /// Declared out of scope.
    pub out_of_scope: u32,
}

/// The work of every expert of a body from one day to another, by month and name.
///
/// # Errors
/// Refused to whoever does not assign; invalid when it ends before it begins.
pub fn statement(app: &App, actor: &Actor, org: OrgId, from: Date, to: Date) -> Result<Vec<Month>> {
    actor.may(Right::AssignNearMisses, org)?;
    if to < from {
        return Err(Fault::new("to", "fault-near-miss-period").into());
    }
    app.store.read(move |tx| {
        let mut months: BTreeMap<(String, PersonId), Month> = BTreeMap::new();
        for work in store::analysis::work(tx, org, from, to)? {
            let line = months.entry((work.month, work.expert)).or_default();
            let count = u32::try_from(work.count).unwrap_or(u32::MAX);
            match work.deed.as_str() {
                "assigned" => line.given = count,
                "opened" => line.opened = count,
                "returned" => line.returned = count,
                "cleared" => line.cleared = count,
                "accepted" => line.accepted = count,
                "rejected" => line.rejected = count,
                "out_of_scope" => line.out_of_scope = count,
                _ => {}
            }
        }
        let mut lines = Vec::with_capacity(months.len());
        for ((month, expert), line) in months {
            lines.push(Month { month, name: name_of(tx, expert)?, ..line });
        }
        lines.sort_by(|one, other| (&one.month, &one.name).cmp(&(&other.month, &other.name)));
        Ok(lines)
    })
}
