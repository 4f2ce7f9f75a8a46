//! The schema's history: numbered texts, applied once each, never altered.

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::postgresql::Session;
use crate::tx::Link;
use crate::{Engine, Result, StoreError, Tx, sqlite, vals};

/// Number, name and text of every migration, oldest first; a test compares the list with the folder.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "journal", include_str!("../migrations/0001_journal.sql")),
    (2, "outbox", include_str!("../migrations/0002_outbox.sql")),
    (3, "house", include_str!("../migrations/0003_house.sql")),
    (4, "practice", include_str!("../migrations/0004_practice.sql")),
    (5, "forum", include_str!("../migrations/0005_forum.sql")),
    (6, "review", include_str!("../migrations/0006_review.sql")),
    (7, "synthesis", include_str!("../migrations/0007_synthesis.sql")),
    (8, "editorial", include_str!("../migrations/0008_editorial.sql")),
    (9, "helps", include_str!("../migrations/0009_helps.sql")),
    (10, "rehearsal", include_str!("../migrations/0010_rehearsal.sql")),
    (11, "rex", include_str!("../migrations/0011_rex.sql")),
    (12, "release", include_str!("../migrations/0012_release.sql")),
    (13, "bodies", include_str!("../migrations/0013_bodies.sql")),
    (14, "near_miss", include_str!("../migrations/0014_near_miss.sql")),
    (15, "analysis", include_str!("../migrations/0015_analysis.sql")),
    (16, "guidelines", include_str!("../migrations/0016_guidelines.sql")),
    (17, "themes", include_str!("../migrations/0017_themes.sql")),
    (18, "feedback", include_str!("../migrations/0018_feedback.sql")),
    (19, "sharing", include_str!("../migrations/0019_sharing.sql")),
];

/// Row 0 of the history is the lock: two programs that start together take turns on it, without advisory locks.
const LOCK: i64 = 0;

/// Brings a SQLite file up to date.
pub(crate) fn on_sqlite(connection: &Connection) -> Result<()> {
    let alone = |begin: &str, work: &dyn Fn(&mut Tx<'_>) -> Result<bool>| {
        sqlite::batch(connection, begin)?;
        let outcome = work(&mut Tx::new(Link::Sqlite(connection)));
        let end = if outcome.is_ok() { "COMMIT" } else { "ROLLBACK" };
        sqlite::batch(connection, end)?;
        outcome
    };
    if settled(alone("BEGIN", &|tx| up_to_date(tx, Engine::Sqlite)))? {
        return Ok(());
    }
    alone("BEGIN IMMEDIATE", &|tx| {
        found(tx, Engine::Sqlite)?;
        apply(tx, Engine::Sqlite)?;
        Ok(true)
    })?;
    Ok(())
}

/// Brings a PostgreSQL database up to date.
pub(crate) fn on_postgres(session: &mut Session) -> Result<()> {
    if settled(session.alone(|tx| up_to_date(tx, Engine::Postgres)))? {
        return Ok(());
    }
    // Two programs that create the table at once: one fails, and finds it there when it asks again.
    session.alone(|tx| found(tx, Engine::Postgres)).or_else(|_| session.alone(|tx| found(tx, Engine::Postgres)))?;
    session.alone(|tx| apply(tx, Engine::Postgres))
}

/// Whether a first look found everything in place; a database without history is only not there yet.
fn settled(look: Result<bool>) -> Result<bool> {
    match look {
        Err(StoreError::Statement(_)) => Ok(false),
        other => other,
    }
}

fn found(tx: &mut Tx<'_>, engine: Engine) -> Result<()> {
    tx.batch(&engine.render(
        "CREATE TABLE IF NOT EXISTS schema_migration (
             number BIGINT NOT NULL PRIMARY KEY,
             name TEXT NOT NULL,
             sha256 TEXT NOT NULL
         ) STRICT;",
    ))?;
    tx.execute(
        "INSERT INTO schema_migration (number, name, sha256) VALUES ($1, 'lock', '') ON CONFLICT (number) DO NOTHING",
        vals![LOCK],
    )?;
    Ok(())
}

/// Whether every migration is applied; an altered or unknown one is an error.
fn up_to_date(tx: &mut Tx<'_>, _: Engine) -> Result<bool> {
    let mut applied = 0;
    let rows = tx.query(
        "SELECT number, name, sha256 FROM schema_migration WHERE number > $1 ORDER BY number",
        vals![LOCK],
        |row| Ok((row.int(0)?, row.text(1)?, row.text(2)?)),
    )?;
    for (number, name, sha256) in rows {
        let Some((known, known_name, text)) = MIGRATIONS.get(applied) else {
            return Err(StoreError::Schema(format!(
                "migration {number} ({name}) is unknown: the database was used by a newer program; start that one"
            )));
        };
        if number != *known || name != *known_name || sha256 != fingerprint(text) {
            return Err(StoreError::Schema(format!(
                "migration {number} ({name}) is not the one this program knows ({known}, {known_name}): \
                 its text was altered after it was applied; start the program that made the database"
            )));
        }
        applied += 1;
    }
    Ok(applied == MIGRATIONS.len())
}

fn apply(tx: &mut Tx<'_>, engine: Engine) -> Result<()> {
    let lock = format!("SELECT number FROM schema_migration WHERE number = $1{}", engine.for_update());
    tx.query_one(&lock, vals![LOCK], |row| row.int(0))?;
    if up_to_date(tx, engine)? {
        return Ok(());
    }
    let last = tx.query_one("SELECT MAX(number) FROM schema_migration", &[], |row| row.int(0))?;
    for (number, name, text) in MIGRATIONS.iter().filter(|(number, ..)| *number > last) {
        tx.batch(&engine.render(text))?;
        tx.execute(
            "INSERT INTO schema_migration (number, name, sha256) VALUES ($1, $2, $3)",
            vals![*number, *name, fingerprint(text)],
        )?;
    }
    Ok(())
}

/// SHA-256 of a migration's one text, in hexadecimal.
fn fingerprint(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_listed_in_order() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
        let mut files: Vec<String> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        files.sort();
        let listed: Vec<String> =
            MIGRATIONS.iter().map(|(number, name, _)| format!("{number:04}_{name}.sql")).collect();
        assert_eq!(files, listed);
        assert!(MIGRATIONS.iter().zip(1..).all(|((number, ..), expected)| *number == expected));
    }
}
