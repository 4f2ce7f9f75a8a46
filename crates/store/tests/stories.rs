//! Stories of the store: what must hold on SQLite and on PostgreSQL alike. Every story runs on both.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "stories/analysis.rs"]
mod analysis;
#[path = "stories/cohorts.rs"]
mod cohorts;
#[path = "stories/feedback.rs"]
mod feedback;
#[path = "stories/forum.rs"]
mod forum;
#[path = "stories/guideline.rs"]
mod guideline;
#[path = "stories/helps.rs"]
mod helps;
#[path = "stories/house.rs"]
mod house;
#[path = "stories/journal.rs"]
mod journal;
#[path = "stories/migrations.rs"]
mod migrations;
#[path = "stories/near_miss.rs"]
mod near_miss;
#[path = "stories/outbox.rs"]
mod outbox;
#[path = "stories/processes.rs"]
mod processes;
#[path = "stories/rehearsal.rs"]
mod rehearsal;
#[path = "stories/review.rs"]
mod review;
#[path = "stories/rex.rs"]
mod rex;
#[path = "stories/synthesis.rs"]
mod synthesis;
#[path = "stories/themes.rs"]
mod themes;
#[path = "stories/transactions.rs"]
mod transactions;
#[path = "stories/values.rs"]
mod values;

use store::{Result, Store, Tx, vals};

/// A table for stories that need one of their own.
fn with_notes(store: &Store) {
    store
        .write(|tx| tx.execute("CREATE TABLE note (id BIGINT NOT NULL PRIMARY KEY, body TEXT NOT NULL)", &[]))
        .unwrap();
}

fn add_note(tx: &mut Tx<'_>, id: i64, body: &str) -> Result<u64> {
    tx.execute("INSERT INTO note (id, body) VALUES ($1, $2)", vals![id, body])
}

fn notes(store: &Store) -> Vec<i64> {
    store.read(|tx| tx.query("SELECT id FROM note ORDER BY id", &[], |row| row.int(0))).unwrap()
}
