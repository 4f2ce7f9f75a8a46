//! What is written before publication is found in no file; what is published is everybody's.

use app::testing::World;
use domain::guideline::Kind;

use super::scene::*;

/// Whether a word stands in any file below a folder, as bytes.
fn stands_in(folder: &std::path::Path, word: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return stands_in(&path, word);
        }
        let bytes = std::fs::read(&path).unwrap_or_default();
        bytes.windows(word.len()).any(|window| window == word.as_bytes())
    })
}

#[test]
fn a_draft_is_sealed_until_it_is_published() {
    let world = World::sqlite();
    let scene = scene(&world);
    given_records(&world, 3);
    let reference = when_drafted(&world, &scene, Kind::General);
    when_reviewed(&world, &scene, &reference);
    let folder = world.app.folder.path().to_owned();
    for word in [PLANTED, "Relire à deux", "Trois cas en un mois", "Dire qui relit", "erreur de seringue"] {
        assert!(!stands_in(&folder, word), "{word} is readable before publication");
    }
    when_agreed(&world, &scene, &reference, Kind::General);
    app::guideline::publishing::publish(&world.app, &scene.lead.manager, scene.lead.org, &reference, review_by(&world))
        .unwrap();
    assert!(stands_in(&folder, PLANTED), "what is published is in the clear");
    assert!(!stands_in(&folder, "Dire qui relit"), "what peers said stays sealed");
}
