//! Deliveries: what became of a mail to a person, without a word of it.

use domain::ids::{OrgId, PersonId};
use jiff::Timestamp;

use crate::{Result, Tx, vals};

/// What became of one mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// When.
    pub at: Timestamp,
    /// Code of the kind of mail.
    pub kind: String,
    /// `sent`, `bounced`, `given_up` (no server took it for a day) or `dropped` (no longer true when it was to leave).
    pub status: String,
    /// The SMTP reply code of a bounce, or `clerk` when a clerk noted it.
    pub code: Option<String>,
}

/// Notes what became of a mail.
pub fn add(tx: &mut Tx<'_>, org: OrgId, person: PersonId, delivery: &Delivery) -> Result<()> {
    tx.execute(
        "INSERT INTO delivery (org_id, person_id, at_ms, kind, status, code)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        vals![org.0, person.0, delivery.at, &delivery.kind, &delivery.status, &delivery.code],
    )?;
    Ok(())
}

/// The last mail to a person and what became of it.
pub fn find_last(tx: &mut Tx<'_>, org: OrgId, person: PersonId) -> Result<Option<Delivery>> {
    tx.query_opt(
        "SELECT at_ms, kind, status, code FROM delivery WHERE org_id = $1 AND person_id = $2
         ORDER BY at_ms DESC, kind LIMIT 1",
        vals![org.0, person.0],
        |row| Ok(Delivery { at: row.time(0)?, kind: row.text(1)?, status: row.text(2)?, code: row.opt_text(3)? }),
    )
}

/// The last mail of a kind to a person and what became of it.
pub fn find_last_of(tx: &mut Tx<'_>, org: OrgId, person: PersonId, kind: &str) -> Result<Option<Delivery>> {
    tx.query_opt(
        "SELECT at_ms, status, code FROM delivery WHERE org_id = $1 AND person_id = $2 AND kind = $3
         ORDER BY at_ms DESC LIMIT 1",
        vals![org.0, person.0, kind],
        |row| Ok(Delivery { at: row.time(0)?, kind: kind.to_owned(), status: row.text(1)?, code: row.opt_text(2)? }),
    )
}
