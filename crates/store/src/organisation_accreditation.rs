//! Accreditations of an organisation: authority, number, and the days they hold.

use domain::ids::OrgId;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Result, Tx, vals};

/// One accreditation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationAccreditation {
    /// Its identity.
    pub id: i64,
    /// Who granted it.
    pub authority: String,
    /// Its number.
    pub number: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// When it was recorded.
    pub at: Timestamp,
}

/// Records an accreditation.
pub fn add(tx: &mut Tx<'_>, org: OrgId, new: &OrganisationAccreditation) -> Result<()> {
    tx.execute(
        "INSERT INTO organisation_accreditation (org_id, accreditation_id, authority, number, from_date, to_date, at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        vals![org.0, new.id, &new.authority, &new.number, new.from, new.to, new.at],
    )?;
    Ok(())
}

/// Every accreditation of an organisation, lapsed ones included, first day first.
pub fn list(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<OrganisationAccreditation>> {
    tx.query(
        "SELECT accreditation_id, authority, number, from_date, to_date, at_ms FROM organisation_accreditation
         WHERE org_id = $1 ORDER BY from_date, accreditation_id",
        vals![org.0],
        |row| {
            Ok(OrganisationAccreditation {
                id: row.int(0)?,
                authority: row.text(1)?,
                number: row.text(2)?,
                from: row.date(3)?,
                to: row.date(4)?,
                at: row.time(5)?,
            })
        },
    )
}
