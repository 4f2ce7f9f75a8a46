//! What nobody learns from the files of the folder, without its keys.

use std::fs;
use std::path::Path;

use app::near_miss;
use app::testing::World;
use domain::ids::OrgId;

const PLANTED: &str = "Chirurgien Zorglubert";

fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn a01_the_database_file_holds_no_word_of_a_near_miss_and_not_who_wrote() {
    let world = World::sqlite();
    let house = world.given_a_body("anest");
    let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
    let words = format!("La valve inversée du respirateur a été vue à temps. {PLANTED}.");
    let (draft, seen) = world.when_they_write(&house, &camille, &words);
    let content = near_miss::draft(&world.app, &camille.actor, house.org, &draft).unwrap().content;
    let marks = near_miss::findings(&content, &domain::text::Language::french()).into_iter().map(|it| it.mark);
    let mut sending = app::testing::bodies::sending(&draft, seen);
    sending.justified = marks.collect();
    let receipt = near_miss::send(&world.app, &camille.actor, house.org, sending).unwrap();
    world.when_they_write(&house, &camille, &format!("Un brouillon sur le {PLANTED}."));
    world.when_the_jobs_run();
    world.app.store.close();
    let mut all = Vec::new();
    files(world.app.folder.path(), &mut all);
    let person = camille.person.to_string();
    let mut looked = 0;
    for path in all {
        let bytes = fs::read(&path).unwrap();
        let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        for text in ["Zorglubert", "respirateur", receipt.secret.as_str()] {
            assert!(!holds(text), "{text} in {}", path.display());
        }
        looked += 1;
    }
    assert!(looked > 1 && person.len() > 3);
}

#[test]
fn a37_the_journal_names_neither_author_nor_near_miss() {
    let world = World::sqlite();
    let house = world.given_a_body("anest");
    let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
    let receipt = world.when_they_report(&house, &camille, "La valve inversée a été vue à temps.");
    let OrgId(org) = house.org;
    let entries = world.app.store.read(move |tx| store::journal::list(tx, org, i64::MAX, 1000)).unwrap();
    let of_sending: Vec<_> = entries.iter().filter(|entry| entry.act == "near-miss.send").collect();
    assert_eq!(of_sending.len(), 1);
    let told = format!("{of_sending:?}");
    assert!(!told.contains(&camille.person.to_string()) && !told.contains(&receipt.reference), "{told}");
    assert_eq!(of_sending[0].at_ms % 86_400_000, 0, "a day, not an instant");
}
