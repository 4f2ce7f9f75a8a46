//! Near misses through their use cases: written in private, sent, followed; and what nobody learns from the files.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "near_miss/author.rs"]
mod author;
#[path = "near_miss/body.rs"]
mod body;
#[path = "near_miss/secrets.rs"]
mod secrets;
