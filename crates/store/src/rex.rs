//! The REX base: records that lead to nobody, the batches that show them, and the imports that bring them.

use std::collections::BTreeSet;

use domain::rex::{Entered, Factor, Origin, Phase, Record, RexId, Severity, When};
use domain::text::Language;
use jiff::Timestamp;

use crate::{Result, Row, StoreError, Tx, vals};

const COLUMNS: &str = "rex_id, origin, happened, specialty, phase, factors, actual, potential, language, parts";

/// A batch that is in the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Batch {
    /// Its place in the order in which indexes take batches, from 1.
    pub number: i64,
    /// Which.
    pub id: i64,
    /// How many records it brought.
    pub records: i64,
}

/// A record as it is kept: its parts as a text that only the use cases read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The record, its parts apart.
    pub entered: Entered,
    /// Its parts, written down.
    pub parts: String,
}

/// Puts a record into a batch; nobody sees it before [`show`].
pub fn add(tx: &mut Tx<'_>, batch: i64, kept: &Kept) -> Result<()> {
    let Entered { id, origin, record } = &kept.entered;
    let factors: Vec<String> = record.factors.iter().map(ToString::to_string).collect();
    let level = |severity: Option<Severity>| severity.map(|it| i64::from(it.level()));
    tx.execute(
        "INSERT INTO rex_record
             (batch_id, rex_id, origin, happened, specialty, phase, factors, actual, potential, language, parts)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        vals![
            batch,
            &id.0,
            origin.code(),
            record.when.map(|when| when.to_string()),
            &record.specialty,
            record.phase.map(Phase::code),
            factors.join(" "),
            level(record.actual),
            level(record.potential),
            record.language.tag(),
            &kept.parts
        ],
    )?;
    Ok(())
}

/// Makes every record of a batch visible, as the next batch of the base; its number.
pub fn show(tx: &mut Tx<'_>, batch: i64, records: i64) -> Result<i64> {
    let number = last_number(tx)? + 1;
    tx.execute("INSERT INTO rex_batch (number, batch_id, records) VALUES ($1, $2, $3)", vals![number, batch, records])?;
    Ok(number)
}

/// The number of the last batch of the base; 0 when it is empty.
pub fn last_number(tx: &mut Tx<'_>) -> Result<i64> {
    tx.query_one("SELECT COALESCE(MAX(number), 0) FROM rex_batch", &[], |row| row.int(0))
}

/// The batches after a number, in their order.
pub fn batches_after(tx: &mut Tx<'_>, number: i64) -> Result<Vec<Batch>> {
    tx.query(
        "SELECT number, batch_id, records FROM rex_batch WHERE number > $1 ORDER BY number",
        vals![number],
        |row| Ok(Batch { number: row.int(0)?, id: row.int(1)?, records: row.int(2)? }),
    )
}

/// The batch of a number, if there is one.
pub fn batch(tx: &mut Tx<'_>, number: i64) -> Result<Option<Batch>> {
    tx.query_opt("SELECT number, batch_id, records FROM rex_batch WHERE number = $1", vals![number], |row| {
        Ok(Batch { number: row.int(0)?, id: row.int(1)?, records: row.int(2)? })
    })
}

/// How many records are in the base.
pub fn count(tx: &mut Tx<'_>) -> Result<i64> {
    tx.query_one("SELECT CAST(COALESCE(SUM(records), 0) AS BIGINT) FROM rex_batch", &[], |row| row.int(0))
}

/// Records of a batch after an identity (an empty one for the first), in the order of their identities.
pub fn list(tx: &mut Tx<'_>, batch: i64, after: &str, limit: u32) -> Result<Vec<Kept>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM rex_record WHERE batch_id = $1 AND rex_id > $2
         AND EXISTS (SELECT 1 FROM rex_batch WHERE rex_batch.batch_id = rex_record.batch_id)
         ORDER BY rex_id LIMIT $3"
    );
    tx.query(&sql, vals![batch, after, limit], kept)
}

/// A record of the base, if it is there and visible.
pub fn find(tx: &mut Tx<'_>, id: &RexId) -> Result<Option<Kept>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM rex_record WHERE rex_id = $1
         AND EXISTS (SELECT 1 FROM rex_batch WHERE rex_batch.batch_id = rex_record.batch_id)"
    );
    tx.query_opt(&sql, vals![&id.0], kept)
}

/// Hands over every record of the base without its words, for counts.
pub fn scan(tx: &mut Tx<'_>, mut each: impl FnMut(&Record)) -> Result<()> {
    let sql = format!(
        "SELECT {} FROM rex_record
         WHERE EXISTS (SELECT 1 FROM rex_batch WHERE rex_batch.batch_id = rex_record.batch_id)",
        COLUMNS.replace("parts", "''")
    );
    tx.scan(&sql, &[], |row| {
        each(&kept(row)?.entered.record);
        Ok(())
    })
}

/// How many records of the base share a specialty and a time; a year counts its months too, no time everything.
pub fn count_alike(tx: &mut Tx<'_>, specialty: &str, when: Option<When>) -> Result<i64> {
    let (from, to) = match when {
        None => (String::new(), "9999-99".to_owned()),
        Some(When::Year(year)) => (format!("{year:04}"), format!("{year:04}-99")),
        Some(month) => (month.to_string(), month.to_string()),
    };
    // Without a time everything of the specialty is meant, and what has none too.
    let timeless = i64::from(when.is_none());
    tx.query_one(
        "SELECT COUNT(*) FROM rex_record WHERE specialty = $1
         AND (happened >= $2 AND happened <= $3 OR happened IS NULL AND CAST($4 AS BIGINT) = 1)
         AND EXISTS (SELECT 1 FROM rex_batch WHERE rex_batch.batch_id = rex_record.batch_id)",
        vals![specialty, from, to, timeless],
        |row| row.int(0),
    )
}

fn kept(row: &Row<'_>) -> Result<Kept> {
    let odd = |what: &str| StoreError::value(format!("a record of the base has a {what} that no rule knows"));
    let severity =
        |level: Option<i64>| level.map(|level| Severity::of(level).ok_or_else(|| odd("severity"))).transpose();
    let factors = row.text_ref(5)?.split_whitespace().map(|code| Factor::parse(code).ok_or_else(|| odd("factor")));
    let record = Record {
        when: row.opt_text_ref(2)?.map(|when| When::parse(when).ok_or_else(|| odd("month"))).transpose()?,
        specialty: row.text(3)?,
        phase: row.opt_text_ref(4)?.map(|code| Phase::parse(code).ok_or_else(|| odd("phase"))).transpose()?,
        factors: factors.collect::<Result<BTreeSet<_>>>()?,
        actual: severity(row.opt_int(6)?)?,
        potential: severity(row.opt_int(7)?)?,
        language: Language::parse(row.text_ref(8)?).ok_or_else(|| odd("language"))?,
        parts: Vec::new(),
    };
    let origin = Origin::parse(row.text_ref(1)?).ok_or_else(|| odd("origin"))?;
    Ok(Kept { entered: Entered { id: RexId(row.text(0)?), origin, record }, parts: row.text(9)? })
}

/// A file of a historic base that is, or was, read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Which; also the batch of its records.
    pub id: i64,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// SHA-256 of the mapping.
    pub mapping_sha256: String,
    /// When it was begun.
    pub begun: Timestamp,
    /// What became of its records so far.
    pub tally: Tally,
    /// When it was finished, if it is.
    pub ended: Option<Timestamp>,
}

/// What became of the records of an import: read is the sum of the three others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Read.
    pub read: i64,
    /// In the base.
    pub landed: i64,
    /// Waiting for a person's eye.
    pub held: i64,
    /// Refused.
    pub refused: i64,
}

/// Every import of a file, finished or not, the oldest first.
pub fn imports_of(tx: &mut Tx<'_>, sha256: &str) -> Result<Vec<Import>> {
    tx.query(
        "SELECT import_id, mapping_sha256, begun_ms, read_records, landed, held, refused, ended_ms FROM rex_import
         WHERE sha256 = $1 ORDER BY begun_ms, import_id",
        vals![sha256],
        |row| {
            Ok(Import {
                id: row.int(0)?,
                sha256: sha256.to_owned(),
                mapping_sha256: row.text(1)?,
                begun: row.time(2)?,
                tally: Tally { read: row.int(3)?, landed: row.int(4)?, held: row.int(5)?, refused: row.int(6)? },
                ended: row.opt_time(7)?,
            })
        },
    )
}

/// Removes up to `most` records of an import that was never finished, and it with the last of them; answers whether
/// there is more.
pub fn discard_some(tx: &mut Tx<'_>, import: i64, most: u32) -> Result<bool> {
    let gone = tx.execute(
        "DELETE FROM rex_record WHERE batch_id = $1 AND rex_id IN (
             SELECT rex_id FROM rex_record WHERE batch_id = $1 ORDER BY rex_id LIMIT $2)
         AND EXISTS (SELECT 1 FROM rex_import WHERE import_id = $1 AND ended_ms IS NULL)",
        vals![import, most],
    )?;
    if gone == u64::from(most) {
        return Ok(true);
    }
    let ended = "DELETE FROM rex_import WHERE import_id = $1 AND ended_ms IS NULL";
    if tx.execute(ended, vals![import])? == 1 {
        tx.execute("DELETE FROM rex_held WHERE import_id = $1", vals![import])?;
    }
    Ok(false)
}

/// Begins an import, at its first record.
pub fn begin_import(tx: &mut Tx<'_>, import: &Import) -> Result<()> {
    tx.execute(
        "INSERT INTO rex_import (import_id, sha256, mapping_sha256, begun_ms, read_records, landed, held, refused)
         VALUES ($1, $2, $3, $4, 0, 0, 0, 0)",
        vals![import.id, &import.sha256, &import.mapping_sha256, import.begun],
    )?;
    Ok(())
}

/// Notes how far an import has come; `false` when it is no longer where it was thought to be (`from` records), because
/// another process goes on with it or has finished: then nothing may be written.
pub fn advance_import(tx: &mut Tx<'_>, id: i64, from: i64, to: &Tally) -> Result<bool> {
    let moved = tx.execute(
        "UPDATE rex_import SET read_records = $1, landed = $2, held = $3, refused = $4
         WHERE import_id = $5 AND read_records = $6 AND ended_ms IS NULL",
        vals![to.read, to.landed, to.held, to.refused, id, from],
    )?;
    Ok(moved == 1)
}

/// Notes that an import is finished; `false` when it was, or stands elsewhere.
pub fn end_import(tx: &mut Tx<'_>, id: i64, read: i64, now: Timestamp) -> Result<bool> {
    let ended = tx.execute(
        "UPDATE rex_import SET ended_ms = $1 WHERE import_id = $2 AND read_records = $3 AND ended_ms IS NULL",
        vals![now, id, read],
    )?;
    Ok(ended == 1)
}

/// A record put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Which record of the file, from 1: several may begin on one line.
    pub place: i64,
    /// The line on which it begins.
    pub line: i64,
    /// What was found in it, as labels.
    pub labels: String,
    /// The record, sealed.
    pub record: Vec<u8>,
}

/// Puts a record aside.
pub fn hold(tx: &mut Tx<'_>, import: i64, held: &Held) -> Result<()> {
    tx.execute(
        "INSERT INTO rex_held (import_id, place, line, labels, record) VALUES ($1, $2, $3, $4, $5)",
        vals![import, held.place, held.line, &held.labels, &held.record],
    )?;
    Ok(())
}

/// A record that waits for a person's eye, if it still does.
pub fn find_held(tx: &mut Tx<'_>, import: i64, place: i64) -> Result<Option<Held>> {
    tx.query_opt(
        "SELECT place, line, labels, record FROM rex_held WHERE import_id = $1 AND place = $2",
        vals![import, place],
        |row| Ok(Held { place: row.int(0)?, line: row.int(1)?, labels: row.text(2)?, record: row.bytes(3)? }),
    )
}

/// Import, place and labels of every record of a finished import that waits for a person's eye.
pub fn all_held(tx: &mut Tx<'_>) -> Result<Vec<(i64, i64, String)>> {
    tx.query(
        "SELECT import_id, place, labels FROM rex_held
         WHERE EXISTS (SELECT 1 FROM rex_import WHERE rex_import.import_id = rex_held.import_id AND ended_ms IS NOT NULL)
         ORDER BY import_id, place",
        &[],
        |row| Ok((row.int(0)?, row.int(1)?, row.text(2)?)),
    )
}

/// Import, place and labels of up to `limit` records of finished imports that wait for a person's eye, after one of them.
pub fn held_after(tx: &mut Tx<'_>, after: Option<(i64, i64)>, limit: u32) -> Result<Vec<(i64, i64, String)>> {
    let (import, place) = after.unwrap_or((i64::MIN, 0));
    tx.query(
        "SELECT import_id, place, labels FROM rex_held
         WHERE (import_id > $1 OR (import_id = $1 AND place > $2))
         AND EXISTS (SELECT 1 FROM rex_import WHERE rex_import.import_id = rex_held.import_id AND ended_ms IS NOT NULL)
         ORDER BY import_id, place LIMIT $3",
        vals![import, place, limit],
        |row| Ok((row.int(0)?, row.int(1)?, row.text(2)?)),
    )
}

/// Takes a record off those that wait; `false` when it is not there.
pub fn remove_held(tx: &mut Tx<'_>, import: i64, place: i64) -> Result<bool> {
    let gone = tx.execute("DELETE FROM rex_held WHERE import_id = $1 AND place = $2", vals![import, place])?;
    Ok(gone == 1)
}

/// How many records wait for a person's eye, in all imports.
pub fn count_held(tx: &mut Tx<'_>) -> Result<i64> {
    tx.query_one("SELECT COUNT(*) FROM rex_held", &[], |row| row.int(0))
}

/// Hands over every record of the base with its identity and without its words, for extracts.
pub fn scan_entered(tx: &mut Tx<'_>, mut each: impl FnMut(Entered)) -> Result<()> {
    let sql = format!(
        "SELECT {} FROM rex_record
         WHERE EXISTS (SELECT 1 FROM rex_batch WHERE rex_batch.batch_id = rex_record.batch_id)",
        COLUMNS.replace("parts", "''")
    );
    tx.scan(&sql, &[], |row| {
        each(kept(row)?.entered);
        Ok(())
    })
}
