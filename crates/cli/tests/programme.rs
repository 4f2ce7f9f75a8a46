//! `presque programme publish` as it is typed.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::fs;
use std::process::{Command, Output};

use app::programme;
use app::testing::{House, World};
use serde_json::Value;
use tempfile::TempDir;

/// An installation with an organisation, and a definition in a folder.
fn given() -> (World, House, TempDir) {
    let world = World::sqlite();
    let house = world.given_an_organisation("amp");
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in documents::shipped::programme("bon-usage-12").unwrap() {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    (world, house, folder)
}

fn publish(world: &World, folder: &TempDir, org: &str, rest: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_presque"));
    command.args(["--lang", "en", "programme", "publish"]).arg(folder.path());
    command.arg("--data").arg(world.app.folder.path()).args(["--org", org]).args(rest);
    command.output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn what_was_not_rehearsed_is_published_only_with_a_reason_that_the_journal_keeps() {
    let (world, house, folder) = given();
    let refused = publish(&world, &folder, "amp", &[]);
    assert_eq!(refused.status.code(), Some(3), "{}", said(&refused.stderr));
    assert!(said(&refused.stderr).contains("was not rehearsed whole yet"), "{}", said(&refused.stderr));
    assert_eq!(publish(&world, &folder, "amp", &["--without-rehearsal", " "]).status.code(), Some(3));
    assert!(programme::list(&world.app, house.org).unwrap().is_empty());
    let done = publish(&world, &folder, "amp", &["--without-rehearsal", "Rehearsed on paper", "--format", "json"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done.stderr));
    let told: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!((told["programme"].as_str(), told["version"].as_str()), (Some("bon-usage-12"), Some("1")));
    let journal = world.then_journal_of(house.org);
    assert!(journal.iter().any(|(act, _, why)| act == "rehearsal.forgo" && why == "Rehearsed on paper"));
    let again = publish(&world, &folder, "amp", &["--without-rehearsal", "Rehearsed on paper"]);
    assert_eq!(again.status.code(), Some(0), "the same words again change nothing");
    assert_eq!(world.then_journal_of(house.org).len(), journal.len());
}

#[test]
fn a_definition_with_faults_is_refused_with_each_of_them_and_an_unknown_organisation_is_a_wrong_call() {
    let (world, house, folder) = given();
    let nowhere = publish(&world, &folder, "nobody", &["--without-rehearsal", "…"]);
    assert_eq!(nowhere.status.code(), Some(2), "{}", said(&nowhere.stderr));
    fs::write(folder.path().join("codes.toml"), "not toml").unwrap();
    let refused = publish(&world, &folder, "amp", &["--without-rehearsal", "…"]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(said(&refused.stdout).contains("codes.toml"), "{}", said(&refused.stdout));
    assert!(programme::list(&world.app, house.org).unwrap().is_empty());
}
