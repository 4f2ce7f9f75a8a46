//! The golden scenarios and the invariants of the practice-improvement brief, told through the use cases, on both
//! engines. Those about calendars, obligations and measures alone are told in `domain` by the same names.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "golden/invariants.rs"]
mod invariants;
#[path = "golden/scenarios.rs"]
mod scenarios;
#[path = "golden/walk.rs"]
mod walk;
