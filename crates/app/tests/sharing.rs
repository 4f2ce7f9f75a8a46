//! What comes into a near miss from elsewhere and leaves it for others: files, likeness, links, relays, questions,
//! extracts.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

#[path = "sharing/body_question.rs"]
mod body_question;
#[path = "near_miss/dump.rs"]
#[expect(dead_code, reason = "the tests of near misses look for more in a dump")]
mod dump;
#[path = "sharing/extract.rs"]
mod extract;
#[path = "sharing/from_file.rs"]
mod from_file;
#[path = "sharing/hospital.rs"]
mod hospital;
#[path = "sharing/links.rs"]
mod links;
#[path = "sharing/relay.rs"]
mod relay;
#[path = "sharing/similar.rs"]
mod similar;
#[path = "sharing/world.rs"]
mod world;
