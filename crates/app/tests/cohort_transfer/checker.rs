//! The folder is a Frictionless data package, by the word of Frictionless itself.

use std::process::Command;

use app::testing::World;

use crate::world::place;

#[test]
fn an_export_is_a_valid_data_package() {
    let program = std::env::var("PRESQUE_FRICTIONLESS").unwrap_or_else(|_| "frictionless".to_owned());
    if Command::new(&program).arg("--version").output().is_err() {
        eprintln!(
            "skipped: frictionless is not installed (pip install frictionless) and PRESQUE_FRICTIONLESS names none"
        );
        return;
    }
    let world = World::sqlite();
    let here = place(&world, "here");
    let cohort = here.given_an_eventful_cohort(&["=1+1", "a,b;\"c\"\r\nd", ""]);
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    here.export(&cohort, &out);
    let checked =
        Command::new(&program).args(["validate", "datapackage.json", "--json"]).current_dir(&out).output().unwrap();
    let report = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(checked.status.success(), "{report}\n{}", String::from_utf8_lossy(&checked.stderr));
    // The same tool refuses a spoiled table, so that its word is worth something.
    let path = out.join("leaves.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("illness", "leave").replace("leave", "holiday")).unwrap();
    let checked = Command::new(&program).args(["validate", "datapackage.json"]).current_dir(&out).output().unwrap();
    assert!(!checked.status.success());
}
