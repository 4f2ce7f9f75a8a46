//! Goals as editorial work, told through the use cases, on both engines.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "editorial/editions.rs"]
mod editions;
#[path = "editorial/interests.rs"]
mod interests;
#[path = "editorial/proposals.rs"]
mod proposals;
#[path = "editorial/suspensions.rs"]
mod suspensions;
