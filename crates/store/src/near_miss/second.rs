//! Near misses that are coded a second time, blind: by whom, and what was settled between the two coders.

use domain::ids::{OrgId, PersonId};
use jiff::civil::Date;

use crate::{Result, Row, Tx, vals};

/// What one coder gave to one part of some near miss; the codes are sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodingOf {
    /// Which near miss.
    pub near_miss: i64,
    /// Who coded.
    pub coder: PersonId,
    /// The field that was coded.
    pub part: String,
    /// The codes, sealed.
    pub codes: Vec<u8>,
    /// When.
    pub on: Date,
}

/// What was settled for one part; the codes are sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjudicated {
    /// The field.
    pub part: String,
    /// The codes, sealed.
    pub codes: Vec<u8>,
    /// When.
    pub on: Date,
}

fn read(row: &Row<'_>) -> Result<CodingOf> {
    Ok(CodingOf {
        near_miss: row.int(0)?,
        coder: PersonId(row.int(1)?),
        part: row.text(2)?,
        codes: row.bytes(3)?,
        on: row.date(4)?,
    })
}

/// Every coding of one part of those near misses that have a second coder.
pub fn codings_of_part(tx: &mut Tx<'_>, org: OrgId, part: &str) -> Result<Vec<CodingOf>> {
    tx.query(
        "SELECT near_miss_id, coder, part, codes, on_date FROM near_miss_coding
         WHERE org_id = $1 AND part = $2
         AND EXISTS (SELECT 1 FROM near_miss_second WHERE near_miss_second.org_id = near_miss_coding.org_id
                     AND near_miss_second.near_miss_id = near_miss_coding.near_miss_id)
         ORDER BY near_miss_id, coder",
        vals![org.0, part],
        read,
    )
}

/// Asks somebody to code a near miss a second time; `false` if somebody was asked already.
pub fn add_second(tx: &mut Tx<'_>, org: OrgId, near_miss: i64, coder: PersonId, on: Date) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO near_miss_second (org_id, near_miss_id, coder, on_date) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING",
        vals![org.0, near_miss, coder.0, on],
    )?;
    Ok(added == 1)
}

/// Who codes a near miss a second time.
pub fn find_second(tx: &mut Tx<'_>, org: OrgId, near_miss: i64) -> Result<Option<PersonId>> {
    tx.query_opt(
        "SELECT coder FROM near_miss_second WHERE org_id = $1 AND near_miss_id = $2",
        vals![org.0, near_miss],
        |row| Ok(PersonId(row.int(0)?)),
    )
}

/// References of the near misses that somebody codes a second time, the latest first, and when they were asked.
pub fn seconds_of(tx: &mut Tx<'_>, org: OrgId, coder: PersonId, limit: i64) -> Result<Vec<(String, Date)>> {
    tx.query(
        "SELECT near_miss.reference, near_miss_second.on_date FROM near_miss_second
         JOIN near_miss ON near_miss.org_id = near_miss_second.org_id
             AND near_miss.near_miss_id = near_miss_second.near_miss_id
         WHERE near_miss_second.org_id = $1 AND coder = $2
         ORDER BY near_miss_second.on_date DESC, near_miss.reference LIMIT $3",
        vals![org.0, coder.0, limit],
        |row| Ok((row.text(0)?, row.date(1)?)),
    )
}

/// Keeps what was settled for a part, over what was before.
pub fn adjudicate(tx: &mut Tx<'_>, org: OrgId, near_miss: i64, settled: &Adjudicated) -> Result<()> {
    tx.execute(
        "INSERT INTO near_miss_adjudication (org_id, near_miss_id, part, codes, on_date) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (org_id, near_miss_id, part) DO UPDATE SET codes = excluded.codes, on_date = excluded.on_date",
        vals![org.0, near_miss, &settled.part, &settled.codes, settled.on],
    )?;
    Ok(())
}

/// What was settled for a near miss.
pub fn adjudicated(tx: &mut Tx<'_>, org: OrgId, near_miss: i64) -> Result<Vec<Adjudicated>> {
    tx.query(
        "SELECT part, codes, on_date FROM near_miss_adjudication
         WHERE org_id = $1 AND near_miss_id = $2 ORDER BY part",
        vals![org.0, near_miss],
        |row| Ok(Adjudicated { part: row.text(0)?, codes: row.bytes(1)?, on: row.date(2)? }),
    )
}
