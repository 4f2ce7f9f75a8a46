//! Overrides by the team: an evaluation opened again, or excused. Each has its reason; the journal has its actor (I24).

use domain::ids::EnrolmentKey;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Result, Tx, vals};

/// What an override does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OverrideKind {
    /// Opens a requirement again until a day.
    Reopened {
        /// Last day.
        until: Date,
    },
    /// Lifts a requirement; excused is not done.
    Excused,
}

/// One override.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// Its identity.
    pub id: i64,
    /// The requirement.
    pub requirement: String,
    /// What it does.
    pub kind: OverrideKind,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// Records an override.
pub fn add(tx: &mut Tx<'_>, key: EnrolmentKey, change: &Override) -> Result<()> {
    let (kind, until) = match &change.kind {
        OverrideKind::Reopened { until } => ("reopened", Some(*until)),
        OverrideKind::Excused => ("excused", None),
    };
    tx.execute(
        "INSERT INTO team_override (org_id, cohort_id, enrolment_id, override_id, requirement, kind, until_date, reason, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        vals![
            key.org.0,
            key.cohort.0,
            key.enrolment.0,
            change.id,
            &change.requirement,
            kind,
            until,
            &change.reason,
            change.at
        ],
    )?;
    Ok(())
}

/// The overrides of an enrolment, oldest first.
pub fn list(tx: &mut Tx<'_>, key: EnrolmentKey) -> Result<Vec<Override>> {
    tx.query(
        "SELECT override_id, requirement, kind, until_date, reason, at_ms FROM team_override
         WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3 ORDER BY at_ms, override_id",
        vals![key.org.0, key.cohort.0, key.enrolment.0],
        |row| {
            let kind = match (row.text_ref(2)?, row.opt_date(3)?) {
                ("reopened", Some(until)) => OverrideKind::Reopened { until },
                _ => OverrideKind::Excused,
            };
            Ok(Override { id: row.int(0)?, requirement: row.text(1)?, kind, reason: row.text(4)?, at: row.time(5)? })
        },
    )
}
