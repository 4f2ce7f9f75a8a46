//! The yearly synthesis for hospitals' reporting bodies, frozen once.

use jiff::civil::Date;

use crate::{Result, Tx, vals};

/// Freezes the synthesis of a year; `false` if that was done already.
pub fn add(tx: &mut Tx<'_>, year: i16, content: &str, on: Date) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO hospital_year (year, content, frozen_on) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        vals![i64::from(year), content, on],
    )?;
    Ok(added == 1)
}

/// The synthesis of a year, and when it was frozen.
pub fn find(tx: &mut Tx<'_>, year: i16) -> Result<Option<(String, Date)>> {
    tx.query_opt("SELECT content, frozen_on FROM hospital_year WHERE year = $1", vals![i64::from(year)], |row| {
        Ok((row.text(0)?, row.date(1)?))
    })
}

/// The years that have one, the last first.
pub fn years(tx: &mut Tx<'_>) -> Result<Vec<i16>> {
    tx.query("SELECT year FROM hospital_year ORDER BY year DESC", &[], |row| {
        Ok(i16::try_from(row.int(0)?).unwrap_or_default())
    })
}
