//! General measures: an epidemic, a strike or our own outage, dated and reasoned, for a whole cohort.

use domain::ids::{CohortId, OrgId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Result, Tx, vals};

/// One measure; what it moves is said by the domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneralMeasure {
    /// Its identity.
    pub id: i64,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Days by which due days and locks move.
    pub days: u16,
    /// Why.
    pub reason: String,
    /// When it was declared.
    pub at: Timestamp,
}

/// Declares a measure.
pub fn add(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId, measure: &GeneralMeasure) -> Result<()> {
    tx.execute(
        "INSERT INTO general_measure (org_id, cohort_id, measure_id, from_date, to_date, days, reason, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        vals![org.0, cohort.0, measure.id, measure.from, measure.to, measure.days, &measure.reason, measure.at],
    )?;
    Ok(())
}

/// The measures of a cohort, first day first.
pub fn list(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId) -> Result<Vec<GeneralMeasure>> {
    tx.query(
        "SELECT measure_id, from_date, to_date, days, reason, at_ms FROM general_measure
         WHERE org_id = $1 AND cohort_id = $2 ORDER BY from_date, measure_id",
        vals![org.0, cohort.0],
        |row| {
            Ok(GeneralMeasure {
                id: row.int(0)?,
                from: row.date(1)?,
                to: row.date(2)?,
                days: u16::try_from(row.int(3)?).unwrap_or(u16::MAX),
                reason: row.text(4)?,
                at: row.time(5)?,
            })
        },
    )
}
