//! What expert and author write to each other, and what each coder coded.

use domain::ids::{OrgId, PersonId};
use jiff::civil::Date;

use crate::{Result, Tx, vals};

/// Something written inside a near miss, between its author and its expert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// Its number, from 1.
    pub number: u32,
    /// 0, and 1 once another expert was asked for.
    pub round: i64,
    /// Who wrote: `author` or `expert`.
    pub hand: String,
    /// The words, sealed.
    pub words: Vec<u8>,
    /// The day.
    pub on: Date,
}

/// Adds what somebody wrote.
pub fn add_exchange(tx: &mut Tx<'_>, org: OrgId, near_miss: i64, new: &Exchange) -> Result<()> {
    tx.execute(
        "INSERT INTO near_miss_exchange (org_id, near_miss_id, exchange_no, round, hand, words, on_date)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        vals![org.0, near_miss, new.number, new.round, &new.hand, &new.words, new.on],
    )?;
    Ok(())
}

/// Everything they wrote, the first first.
pub fn exchanges(tx: &mut Tx<'_>, org: OrgId, near_miss: i64) -> Result<Vec<Exchange>> {
    tx.query(
        "SELECT exchange_no, round, hand, words, on_date FROM near_miss_exchange
         WHERE org_id = $1 AND near_miss_id = $2 ORDER BY exchange_no",
        vals![org.0, near_miss],
        |row| {
            Ok(Exchange {
                number: u32::try_from(row.int(0)?).unwrap_or_default(),
                round: row.int(1)?,
                hand: row.text(2)?,
                words: row.bytes(3)?,
                on: row.date(4)?,
            })
        },
    )
}

/// What one coder coded of one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coding {
    /// Who.
    pub coder: PersonId,
    /// Which part.
    pub part: String,
    /// The codes, sealed.
    pub codes: Vec<u8>,
    /// The day.
    pub on: Date,
}

/// Writes a coding over the coder's former one of that part.
pub fn save_coding(tx: &mut Tx<'_>, org: OrgId, near_miss: i64, coding: &Coding) -> Result<()> {
    tx.execute(
        "INSERT INTO near_miss_coding (org_id, near_miss_id, coder, part, codes, on_date)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (org_id, near_miss_id, coder, part)
         DO UPDATE SET codes = excluded.codes, on_date = excluded.on_date",
        vals![org.0, near_miss, coding.coder.0, &coding.part, &coding.codes, coding.on],
    )?;
    Ok(())
}

/// Every coding of a near miss.
pub fn codings(tx: &mut Tx<'_>, org: OrgId, near_miss: i64) -> Result<Vec<Coding>> {
    tx.query(
        "SELECT coder, part, codes, on_date FROM near_miss_coding
         WHERE org_id = $1 AND near_miss_id = $2 ORDER BY part, on_date, coder",
        vals![org.0, near_miss],
        |row| Ok(Coding { coder: PersonId(row.int(0)?), part: row.text(1)?, codes: row.bytes(2)?, on: row.date(3)? }),
    )
}
