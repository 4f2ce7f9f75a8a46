//! Tallies: one row for each patient concerned, by goal and day, in the order they were tapped.

use domain::ids::EnrolmentKey;
use domain::tally::Tap;
use jiff::civil::Date;

use crate::{Result, Tx, vals};

/// How many taps a goal has on a day.
pub fn count(tx: &mut Tx<'_>, key: EnrolmentKey, goal: u16, on: Date) -> Result<i64> {
    tx.query_one(
        "SELECT COUNT(*) FROM tally
         WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3 AND goal = $4 AND on_date = $5",
        vals![key.org.0, key.cohort.0, key.enrolment.0, goal, on],
        |row| row.int(0),
    )
}

/// Adds a tap at the end of its day.
pub fn add(tx: &mut Tx<'_>, key: EnrolmentKey, goal: u16, tap: Tap) -> Result<()> {
    let place = tx.query_one(
        "SELECT COALESCE(MAX(place), 0) FROM tally
         WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3 AND goal = $4 AND on_date = $5",
        vals![key.org.0, key.cohort.0, key.enrolment.0, goal, tap.on],
        |row| row.int(0),
    )?;
    tx.execute(
        "INSERT INTO tally (org_id, cohort_id, enrolment_id, goal, on_date, place, done)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        vals![key.org.0, key.cohort.0, key.enrolment.0, goal, tap.on, place + 1, tap.done],
    )?;
    Ok(())
}

/// Takes the last tap of a goal back, whatever its day; `false` if there is none.
pub fn remove_last(tx: &mut Tx<'_>, key: EnrolmentKey, goal: u16) -> Result<bool> {
    let last = tx.query_opt(
        "SELECT on_date, place FROM tally
         WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3 AND goal = $4
         ORDER BY on_date DESC, place DESC LIMIT 1",
        vals![key.org.0, key.cohort.0, key.enrolment.0, goal],
        |row| Ok((row.date(0)?, row.int(1)?)),
    )?;
    let Some((on, place)) = last else {
        return Ok(false);
    };
    let removed = tx.execute(
        "DELETE FROM tally WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3 AND goal = $4 AND on_date = $5
             AND place = $6",
        vals![key.org.0, key.cohort.0, key.enrolment.0, goal, on, place],
    )?;
    Ok(removed == 1)
}

/// Every tap of an enrolment with the number of its goal, in the order they were made.
pub fn list(tx: &mut Tx<'_>, key: EnrolmentKey) -> Result<Vec<(u16, Tap)>> {
    tx.query(
        "SELECT goal, on_date, done FROM tally WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3
         ORDER BY goal, on_date, place",
        vals![key.org.0, key.cohort.0, key.enrolment.0],
        |row| {
            let tap = Tap { on: row.date(1)?, done: row.int(2)? != 0 };
            Ok((u16::try_from(row.int(0)?).unwrap_or_default(), tap))
        },
    )
}

/// Removes the tallies of somebody who leaves.
pub fn remove_all(tx: &mut Tx<'_>, key: EnrolmentKey) -> Result<()> {
    tx.execute(
        "DELETE FROM tally WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id = $3",
        vals![key.org.0, key.cohort.0, key.enrolment.0],
    )?;
    Ok(())
}
