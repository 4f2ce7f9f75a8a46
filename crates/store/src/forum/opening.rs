//! Requests to open a voice: who asked, why, and what a second person answered. Whom it led to is not kept.

use domain::ids::PersonId;
use jiff::civil::Date;

use super::{Room, small};
use crate::{Result, Row, Tx, vals};

/// One request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Its identity.
    pub id: i64,
    /// Its random name in addresses.
    pub reference: String,
    /// The thread.
    pub thread: i64,
    /// The post it is about.
    pub post: u32,
    /// The voice that wrote it.
    pub voice: u32,
    /// Code of the ground.
    pub ground: String,
    /// The reason in words, sealed.
    pub reason: Vec<u8>,
    /// Who asked.
    pub asked_by: PersonId,
    /// The day it was asked.
    pub asked_on: Date,
    /// Who answered, when, and whether they consented.
    pub answer: Option<(PersonId, Date, bool)>,
}

const COLUMNS: &str = "opening_id, reference, thread_id, post, voice, ground, reason, asked_by, asked_on, answered_by, \
                       answered_on, consented";

fn opening(row: &Row<'_>) -> Result<Opening> {
    let answer = match row.opt_int(9)? {
        Some(by) => Some((PersonId(by), row.date(10)?, row.opt_int(11)? == Some(1))),
        None => None,
    };
    Ok(Opening {
        id: row.int(0)?,
        reference: row.text(1)?,
        thread: row.int(2)?,
        post: small(row.int(3)?),
        voice: small(row.int(4)?),
        ground: row.text(5)?,
        reason: row.bytes(6)?,
        asked_by: PersonId(row.int(7)?),
        asked_on: row.date(8)?,
        answer,
    })
}

/// Records a request.
pub fn add_opening(tx: &mut Tx<'_>, room: Room, opening: &Opening) -> Result<()> {
    tx.execute(
        "INSERT INTO forum_opening (org_id, cohort_id, opening_id, reference, thread_id, post, voice, ground, reason,
             asked_by, asked_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        vals![
            room.org.0,
            room.cohort.0,
            opening.id,
            &opening.reference,
            opening.thread,
            opening.post,
            opening.voice,
            &opening.ground,
            &opening.reason,
            opening.asked_by.0,
            opening.asked_on
        ],
    )?;
    Ok(())
}

/// Records what the second person answered; `false` if somebody had answered.
pub fn answer_opening(tx: &mut Tx<'_>, room: Room, id: i64, by: PersonId, on: Date, consented: bool) -> Result<bool> {
    let changed = tx.execute(
        "UPDATE forum_opening SET answered_by = $1, answered_on = $2, consented = $3
         WHERE org_id = $4 AND cohort_id = $5 AND opening_id = $6 AND answered_by IS NULL",
        vals![by.0, on, consented, room.org.0, room.cohort.0, id],
    )?;
    Ok(changed == 1)
}

/// The request of a reference.
pub fn find_opening(tx: &mut Tx<'_>, room: Room, reference: &str) -> Result<Option<Opening>> {
    tx.query_opt(
        &format!("SELECT {COLUMNS} FROM forum_opening WHERE org_id = $1 AND cohort_id = $2 AND reference = $3"),
        vals![room.org.0, room.cohort.0, reference],
        opening,
    )
}

/// Every request of a cohort, the newest day first.
pub fn openings(tx: &mut Tx<'_>, room: Room) -> Result<Vec<Opening>> {
    tx.query(
        &format!(
            "SELECT {COLUMNS} FROM forum_opening WHERE org_id = $1 AND cohort_id = $2 ORDER BY asked_on DESC, opening_id"
        ),
        vals![room.org.0, room.cohort.0],
        opening,
    )
}

/// The requests about a thread, oldest first.
pub fn openings_of_thread(tx: &mut Tx<'_>, room: Room, thread: i64) -> Result<Vec<Opening>> {
    tx.query(
        &format!(
            "SELECT {COLUMNS} FROM forum_opening WHERE org_id = $1 AND cohort_id = $2 AND thread_id = $3
             ORDER BY asked_on, opening_id"
        ),
        vals![room.org.0, room.cohort.0, thread],
        opening,
    )
}
