//! Near misses through their use cases: written in private, sent, followed; and what nobody learns from the files.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "near_miss/author.rs"]
mod author;
#[path = "near_miss/body.rs"]
mod body;
#[path = "near_miss/dump.rs"]
mod dump;
#[path = "near_miss/invariants.rs"]
mod invariants;
#[path = "near_miss/leaks.rs"]
mod leaks;
#[path = "near_miss/life.rs"]
mod life;
#[path = "near_miss/planted.rs"]
mod planted;
#[path = "near_miss/refusals.rs"]
mod refusals;
#[path = "near_miss/secrets.rs"]
mod secrets;
