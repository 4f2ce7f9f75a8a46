//! `presque synthesis` as it is typed: hashes, exit codes, what is printed where.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::process::{Command, Output};

use app::testing::World;
use serde_json::Value;

fn run(world: &World, verb: &str, wave: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_presque"));
    command.args(["--lang", "en", "synthesis", verb, "--data"]).arg(world.app.folder.path());
    command.args(["--programme", "prescrire-pip", "--cohort", "2008-01", "--wave", wave, "--format", "json"]);
    command.output().unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn figures_are_frozen_once_checked_and_shown_without_what_is_withheld() {
    let world = World::sqlite();
    let house = world.given_an_organisation("amp");
    // Long past, by the machine's clock, which the command reads.
    let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-01", "2008-01-01");
    for number in 0..9 {
        let who = world.given_a_participant(&house, &cohort, &format!("Personne {number}"), "fr");
        world.on("2008-01-05");
        world.when_they_choose(&cohort, &who, "s1");
        world.on("2008-04-20");
        world.when_they_submit(&cohort, &who, "b1");
    }
    assert_eq!(run(&world, "show", "b1").status.code(), Some(3), "not frozen yet");
    let frozen = run(&world, "freeze", "b1");
    assert_eq!(frozen.status.code(), Some(0), "{}", String::from_utf8_lossy(&frozen.stderr));
    let hash = json(&frozen)["snapshot"].clone();
    assert_eq!(hash.as_str().map(str::len), Some(64));
    assert_eq!(json(&run(&world, "freeze", "b1"))["snapshot"], hash, "the same data, the same hash");
    let checked = run(&world, "check", "b1");
    assert_eq!((checked.status.code(), json(&checked)["faults"].as_array().map(Vec::len)), (Some(0), Some(0)));
    let shown = json(&run(&world, "show", "b1"));
    assert!(shown["submitted"]["count"].is_null() && shown["submitted"]["suppressed"] == "fewer_than_k");
    assert_eq!((&shown["snapshot"], shown["goals"].as_array().map(Vec::len)), (&hash, Some(0)));
    let other = "UPDATE snapshot SET hash = body WHERE wave = 'synthesis/b1'";
    world.app.store.write(move |tx| tx.execute(other, &[])).unwrap();
    let altered = run(&world, "check", "b1");
    assert_eq!(altered.status.code(), Some(3));
    assert_eq!(json(&altered)["faults"][0]["fault"], "snapshot_altered");
    assert_eq!(run(&world, "freeze", "b9").status.code(), run(&world, "show", "b9").status.code());
    assert!(run(&world, "freeze", "b9").stdout.is_empty());
}
