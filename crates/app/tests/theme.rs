//! Themes, horizon scanning, risk studies and uptake through their use cases, on both engines.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "theme/drawing.rs"]
mod drawing;
#[path = "theme/evidence.rs"]
mod evidence;
#[path = "theme/filing.rs"]
mod filing;
#[path = "theme/uptake.rs"]
mod uptake;

use std::collections::BTreeSet;

use app::Error;
use app::testing::World;
use domain::ids::OrgId;

fn codes(codes: &[&str]) -> BTreeSet<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

fn then_not_there<T: std::fmt::Debug>(outcome: Result<T, Error>) {
    assert!(matches!(outcome, Err(Error::NotFound(_))), "{outcome:?}");
}

/// The fields that are refused.
#[track_caller]
fn faults<T: std::fmt::Debug>(outcome: Result<T, Error>) -> Vec<String> {
    match outcome {
        Err(Error::Invalid(faults)) => faults.into_iter().map(|fault| fault.field).collect(),
        other => panic!("it should name fields: {other:?}"),
    }
}

/// What the journal of an organisation holds of one act.
fn entries(world: &World, org: OrgId, act: &str) -> Vec<store::journal::Entry> {
    let all = world.app.store.read(move |tx| store::journal::list(tx, org.0, i64::MAX, 1_000)).unwrap();
    all.into_iter().filter(|entry| entry.act == act).collect()
}
