//! The folder is a Frictionless data package, by the word of Frictionless itself.

use app::testing::{World, frictionless};

use crate::world::place;

#[test]
fn an_export_is_a_valid_data_package() {
    let world = World::sqlite();
    let here = place(&world, "here");
    let cohort = here.given_an_eventful_cohort(&["=1+1", "a,b;\"c\"\r\nd", ""]);
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    here.export(&cohort, &out);
    let Some((is_sound, report)) = frictionless(&out) else { return };
    assert!(is_sound, "{report}");
    // The same tool refuses a spoiled table, so that its word is worth something.
    let path = out.join("leaves.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("illness", "leave").replace("leave", "holiday")).unwrap();
    assert_eq!(frictionless(&out).map(|(is_sound, _)| is_sound), Some(false));
}
