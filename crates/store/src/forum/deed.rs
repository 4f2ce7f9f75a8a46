//! What was done to posts after they were written: appended, never changed.

use jiff::civil::Date;

use super::{Room, small};
use crate::{Result, Tx, vals};

/// One deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// The post it was done to.
    pub post: u32,
    /// Code of the deed.
    pub deed: String,
    /// The reason given, sealed; of an author who took back, nothing sealed.
    pub reason: Vec<u8>,
    /// The day.
    pub on: Date,
}

/// Records a deed after those the post has.
pub fn add_deed(tx: &mut Tx<'_>, room: Room, thread: i64, number: u32, deed: &Deed) -> Result<()> {
    tx.execute(
        "INSERT INTO forum_deed (org_id, cohort_id, thread_id, post, deed_no, deed, reason, on_date)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        vals![room.org.0, room.cohort.0, thread, deed.post, number, &deed.deed, &deed.reason, deed.on],
    )?;
    Ok(())
}

/// What was done to the posts of a thread from one number to another, in the order it was done.
pub fn deeds(tx: &mut Tx<'_>, room: Room, thread: i64, from: u32, to: u32) -> Result<Vec<Deed>> {
    tx.query(
        "SELECT post, deed, reason, on_date FROM forum_deed
         WHERE org_id = $1 AND cohort_id = $2 AND thread_id = $3 AND post >= $4 AND post <= $5
         ORDER BY post, deed_no",
        vals![room.org.0, room.cohort.0, thread, from, to],
        |row| Ok(Deed { post: small(row.int(0)?), deed: row.text(1)?, reason: row.bytes(2)?, on: row.date(3)? }),
    )
}
