//! What is remembered: the only SQL of Presque, on two engines with one text.
//!
//! A [`Store`] is a cheap handle on SQLite (one file) or PostgreSQL (one URL). There is one way to write: a closure
//! that is one transaction and may be run again ([`Store::write`]); the fact, its journal entry and its outbox row
//! commit together or not at all. Each noun has a file of functions that take the [`Tx`] first, with few and constant
//! verbs: `find`, `list`, `add`, `count`; what is not there is `None`.
//!
//! # How to write SQL here
//!
//! - Placeholders are `$1..$n` and first appear in that order; a value may be used twice. Debug builds check it.
//! - Types are BIGINT, SMALLINT (booleans 0/1), DOUBLE, TEXT and BYTES; times are milliseconds UTC in a BIGINT, civil
//!   dates ISO text. Ids, times and randomness come from the caller: no `now()`, no sequence.
//! - `ON CONFLICT`, `RETURNING`, `CAST`, row values and window functions behave alike. Write `CAST(SUM(x) AS BIGINT)`
//!   (PostgreSQL sums a BIGINT into a NUMERIC), `NULLS FIRST`/`LAST` where a sorted column may be null, and
//!   `lower(x) LIKE` (only SQLite's LIKE ignores case). Text sorts by bytes on both.
//! - `org_id` is the first column of every primary key, except in tables of the whole installation.
//! - A new table is a new numbered file in `migrations/` and a line in `migrate.rs`.

pub mod alert;
pub mod analysis;
pub mod annotation;
pub mod applicant;
pub mod attempt;
pub mod board;
pub mod body;
pub mod body_question;
pub mod choice;
pub mod cohort;
pub mod cohort_transfer;
pub mod commitment;
pub mod credit;
pub mod delivery;
pub mod departure;
mod dialect;
pub mod digest;
pub mod doctor;
pub mod draft;
pub mod edition;
pub mod enrolment;
mod error;
pub mod expert;
pub mod extract;
pub mod feedback;
pub mod forum;
pub mod general_measure;
pub mod goal_proposal;
pub mod goal_suspension;
pub mod guideline;
pub mod hat;
pub mod hospital;
pub mod interest;
pub mod invitation;
pub mod journal;
pub mod measure;
mod migrate;
pub mod near_miss;
pub mod option_card;
pub mod organisation;
pub mod organisation_accreditation;
pub mod outbox;
pub mod outcome;
pub mod paraphrase;
pub mod person;
mod placeholders;
mod postgresql;
pub mod programme;
mod queue;
mod readers;
pub mod rehearsal;
pub mod relay;
pub mod response;
pub mod review;
pub mod rex;
pub mod rex_public;
pub mod self_check;
pub mod session;
pub mod snapshot;
mod sqlite;
mod store;
pub mod story;
pub mod study;
pub mod synthesis;
pub mod tally;
mod task;
pub mod team_override;
#[cfg(feature = "testing")]
pub mod testing;
pub mod theme;
mod tx;
pub mod uptake;
mod value;
pub mod watch;
pub mod wording;

pub use dialect::Engine;
pub use error::{Result, StoreError};
pub use store::{Options, Store, Target};
pub use tx::Tx;
pub use value::{Row, Val};
