//! `presque demo` as it is typed: its scales, and what is refused before anything is made.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::process::{Command, Output};

use tempfile::TempDir;

fn demo(place: &TempDir, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_presque"))
        .args(["--lang", "en", "demo", "--only-data", "--data"])
        .arg(place.path().join("demo"))
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn its_help_says_what_a_country_holds() {
    let place = TempDir::new().unwrap();
    let output = demo(&place, &["--help"]);
    let help = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0));
    for told in ["--scale", "national", "56,000", "7,319", "2013-07-01"] {
        assert!(help.contains(told), "{told} in {help}");
    }
}

#[test]
fn an_unknown_scale_and_another_date_of_a_country_are_refused_and_nothing_is_made() {
    let place = TempDir::new().unwrap();
    let unknown = demo(&place, &["--scale", "planet"]);
    let said = String::from_utf8_lossy(&unknown.stderr).into_owned();
    assert_eq!(unknown.status.code(), Some(2), "{said}");
    assert!(said.contains("planet") && said.contains("national"), "{said}");
    let moved = demo(&place, &["--scale", "national", "--as-of", "2014-01-01"]);
    let said = String::from_utf8_lossy(&moved.stderr).into_owned();
    assert_eq!(moved.status.code(), Some(2), "{said}");
    assert!(said.contains("2013-07-01"), "{said}");
    assert!(!place.path().join("demo").exists());
}
