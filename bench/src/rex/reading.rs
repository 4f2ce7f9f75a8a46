//! Reading a base in, against a bare parse of the same CSV and a batched insert of the same rows.

use std::path::Path;

use app::rex::{self, Outcome, Source, identifiers};
use domain::authority::Actor;
use domain::deidentification::Finding;
use domain::text::Language;
use rusqlite::Connection;

use super::{MAPPING, installation, told_base};
use crate::print::{line, median};
use crate::watch;

const RUNS: usize = 3;
const BATCH: usize = 500;

/// Runs the benchmark.
pub(crate) fn run(records: u32) -> anyhow::Result<()> {
    let folder = tempfile::tempdir_in(".")?;
    let file = told_base(folder.path(), records)?;
    let (mut bare_rates, mut plain_rates, mut full_rates) = (Vec::new(), Vec::new(), Vec::new());
    let mut cpu = Vec::new();
    for _ in 0..RUNS {
        bare_rates.push(f64::from(records) / bare(&file)?);
        plain_rates.push(f64::from(records) / ours(&file, records, false)?);
        let before = watch::cpu_ms(std::process::id())?;
        full_rates.push(f64::from(records) / ours(&file, records, true)?);
        cpu.push((watch::cpu_ms(std::process::id())? - before) / f64::from(records));
    }
    let (bare, plain, full) = (median(&mut bare_rates), median(&mut plain_rates), median(&mut full_rates));
    line(&format!("{records} records, {:.1} MB of CSV", watch_megabytes(&file)?));
    line(&format!("bare parse and batched insert: {bare:.0}/s"));
    line(&format!("import, screen and index off: {plain:.0}/s = {:.2} × bare (aim: at least 0.3)", plain / bare));
    line(&format!(
        "import, screen and index on: {full:.0}/s, {:.3} CPU ms each (aim: at least 1,000/s)",
        median(&mut cpu)
    ));
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a size for people")]
fn watch_megabytes(file: &Path) -> anyhow::Result<f64> {
    Ok(std::fs::metadata(file)?.len() as f64 / 1e6)
}

/// Seconds that our import takes.
fn ours(file: &Path, records: u32, full: bool) -> anyhow::Result<f64> {
    let folder = tempfile::tempdir_in(".")?;
    let app = installation(&folder.path().join("data"))?;
    let off = |_: &str, _: &Language| -> Vec<Finding> { Vec::new() };
    let screen: rex::Screen<'_> = if full { &identifiers::screen } else { &off };
    let source = Source { mapping_name: "mapping", mapping: MAPPING, file };
    let (seconds, outcome) = watch::seconds(|| {
        let outcome = rex::import(&app, &Actor::System, source, screen, &|_, _| {})?;
        if full {
            rex::catch_up(&app)?;
        }
        Ok(outcome)
    })?;
    let Outcome::Done(imported) = outcome else { anyhow::bail!("the base was refused") };
    anyhow::ensure!(imported.tally.landed == i64::from(records), "{:?}", imported.tally);
    app.store.close();
    Ok(seconds)
}

/// Seconds that a bare loop takes for the same rows in the same table.
fn bare(file: &Path) -> anyhow::Result<f64> {
    let folder = tempfile::tempdir_in(".")?;
    let connection = Connection::open(folder.path().join("bare.db"))?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    connection.execute_batch(
        "PRAGMA synchronous = FULL;
         CREATE TABLE rex_record (batch_id INTEGER NOT NULL, rex_id TEXT NOT NULL, origin TEXT NOT NULL, happened TEXT,
             specialty TEXT NOT NULL, phase TEXT, factors TEXT NOT NULL, actual INTEGER, potential INTEGER,
             language TEXT NOT NULL, parts TEXT NOT NULL, PRIMARY KEY (batch_id, rex_id)) STRICT;
         CREATE UNIQUE INDEX rex_record_id ON rex_record (rex_id);",
    )?;
    let (seconds, ()) = watch::seconds(|| {
        let mut rows = documents_rows(file)?;
        let mut number = 0_u64;
        loop {
            connection.execute_batch("BEGIN IMMEDIATE")?;
            let mut insert = connection.prepare_cached(
                "INSERT INTO rex_record VALUES (1, ?1, 'imported', ?2, ?3, NULL, '', NULL, ?4, 'fr', ?5)",
            )?;
            let mut taken = 0;
            for row in rows.by_ref().take(BATCH) {
                let row = row?;
                // As unordered as random identifiers are.
                let id = format!("{:016x}", number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
                insert.execute((id, row.get(0), row.get(1), row.get(2), row.get(3)))?;
                number += 1;
                taken += 1;
            }
            drop(insert);
            connection.execute_batch("COMMIT")?;
            if taken < BATCH {
                return Ok(());
            }
        }
    })?;
    Ok(seconds)
}

fn documents_rows(file: &Path) -> anyhow::Result<csv::StringRecordsIntoIter<std::fs::File>> {
    Ok(csv::Reader::from_path(file)?.into_records())
}
