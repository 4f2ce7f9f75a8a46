//! `presque synthesis` as it is typed: hashes, exit codes, what is printed where.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::process::{Command, Output};

use app::testing::World;
use serde_json::Value;

fn run(world: &World, verb: &str, wave: &str) -> Output {
    run_for(world, verb, wave, &[])
}

fn run_for(world: &World, verb: &str, wave: &str, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_presque"));
    command.args(["--lang", "en", "synthesis", verb, "--data"]).arg(world.app.folder.path());
    command.args(["--programme", "prescrire-pip", "--cohort", "2008-01", "--wave", wave, "--format", "json"]);
    command.args(more);
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

#[test]
fn i25_two_organisations_with_one_programme_and_one_cohort_name_are_never_mixed() {
    let world = World::sqlite();
    let houses = ["amp", "other"].map(|name| world.given_an_organisation(name));
    for (house, people) in houses.iter().zip([12, 14]) {
        let cohort = world.given_a_running_cohort(house, "prescrire-pip", "2008-01", "2008-01-01");
        for number in 0..people {
            let name = format!("{} {number}", house.short_name);
            world.on("2008-01-01");
            let who = world.given_a_participant(house, &cohort, &name, "fr");
            world.on("2008-01-05");
            world.when_they_choose(&cohort, &who, "s1");
            world.on("2008-04-20");
            world.when_they_submit(&cohort, &who, "b1");
        }
    }
    for verb in ["freeze", "check", "show"] {
        let unsaid = run(&world, verb, "b1");
        assert!(unsaid.status.code() != Some(0) && unsaid.stdout.is_empty(), "{verb} asks which one is meant");
        assert!(String::from_utf8_lossy(&unsaid.stderr).contains("--org"), "{verb} says how");
    }
    let of = |verb: &str, org: &str| run_for(&world, verb, "b1", &["--org", org]);
    assert_eq!(of("freeze", "amp").status.code(), Some(0));
    assert_eq!(of("show", "other").status.code(), Some(3), "what one froze is not frozen in the other");
    assert_eq!(of("freeze", "other").status.code(), Some(0));
    let (ours, theirs) = (json(&of("show", "amp")), json(&of("show", "other")));
    assert_eq!((&ours["submitted"]["count"], &theirs["submitted"]["count"]), (&12.into(), &14.into()));
    assert_ne!(ours["snapshot"], theirs["snapshot"]);
    assert!(run_for(&world, "show", "b1", &["--org", "nobody"]).stdout.is_empty());
}
