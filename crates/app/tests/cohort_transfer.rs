//! Stories of moving whole cohorts: exact there and back, all or nothing, and nothing left when it is refused.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test stops where it fails, says what it skips, and is told where its data is by the environment"
)]

#[path = "cohort_transfer/checker.rs"]
mod checker;
#[path = "cohort_transfer/refusals.rs"]
mod refusals;
#[path = "cohort_transfer/remnants.rs"]
mod remnants;
#[path = "cohort_transfer/round_trip.rs"]
mod round_trip;
#[path = "cohort_transfer/world.rs"]
mod world;
