//! There and back is the identity, but for the keys.

use std::fs;

use app::cohort_transfer::{Imported, Progress, export, import};
use app::testing::{World, on_both, then_conflict, then_refused};
use documents::cohort_tables::{AnswerRow, Choice, Commitment, Departure, Enrolment, Leave, Override, Slot};
use proptest::prelude::*;
use tempfile::tempdir;

use crate::world::{contents, files, place, table, those_who_may_not};

#[test]
fn a_cohort_exported_imported_elsewhere_and_exported_again_is_the_same_up_to_keys() {
    on_both(|world| {
        let here = place(world, "here");
        let cohort = here.given_an_eventful_cohort(&["ça va", "=1+1", "a,b;\"c\"\r\n'd", "@x\t-1"]);
        let folder = tempdir().unwrap();
        let (first, second) = (folder.path().join("first"), folder.path().join("second"));
        let exported = here.export(&cohort, &first);
        assert_eq!(exported.participants, 4);
        assert_eq!(exported.answers, table::<AnswerRow>(&first).len() as u64);

        // Everything that happened is there, so that what comes back is worth comparing.
        assert_eq!(table::<Enrolment>(&first).len(), 4);
        assert!(table::<Choice>(&first).iter().any(|choice| choice.replaced.is_some()));
        assert_eq!(table::<Commitment>(&first).len(), 6, "two plans for each of three goals");
        let slots = table::<Slot>(&first);
        for expected in [("s1/baseline", 1), ("b1", 1), ("b1", 2), ("exit", 1)] {
            assert!(slots.iter().any(|slot| (slot.evaluation.as_str(), slot.revision) == expected), "{expected:?}");
        }
        assert_eq!(
            (table::<Departure>(&first).len(), table::<Leave>(&first).len(), table::<Override>(&first).len()),
            (1, 2, 2)
        );

        let there = place(world, "there");
        let imported = there.import("moved", &first);
        let Imported::Done { participants, answers, edited, sha256 } = imported else { panic!("{imported:?}") };
        assert_eq!((participants, answers, edited), (4, exported.answers, vec![]));
        assert_eq!(sha256, exported.sha256, "both journals name the same folder");
        let moved = there.find("moved").expect("it is there");
        there.export(&moved, &second);
        assert_eq!(contents(&first), contents(&second));
        assert_eq!(here.outcomes(&cohort), there.outcomes(&moved), "what is derived is derived alike");
        assert!(!here.outcomes(&cohort).is_empty());

        let keys =
            |folder: &std::path::Path| table::<Enrolment>(folder).into_iter().map(|one| one.key).collect::<Vec<_>>();
        assert!(keys(&first).iter().all(|key| !keys(&second).contains(key)), "keys are drawn anew");
        let acts = |place: &crate::world::Place<'_>, act: &str| {
            let found = place.journal().into_iter().filter(|(found, _)| found == act);
            found.map(|(_, object)| object).collect::<Vec<_>>()
        };
        assert_eq!(acts(&here, "cohort.export"), [format!("cohort/prescrire-pip/2008-01/sha256:{sha256}")]);
        assert_eq!(acts(&there, "cohort.import"), [format!("cohort/prescrire-pip/moved/sha256:{sha256}")]);
    });
}

#[test]
fn i15_no_export_holds_a_person_a_name_an_address_or_a_pseudonym() {
    let world = World::sqlite();
    let here = place(&world, "here");
    let cohort = here.given_an_eventful_cohort(&["rien"]);
    let somebody = world.given_a_participant(&here.house, &cohort, "Eléonore Unique", "fr");
    let folder = tempdir().unwrap();
    let to = folder.path().join("out");
    here.export(&cohort, &to);
    let path = world.path_of(&somebody);
    for (name, text) in files(&to) {
        for secret in [
            "Eléonore",
            "Unique",
            somebody.email.as_str(),
            somebody.pseudonym.as_str(),
            &somebody.person.to_string(),
            &path.key().enrolment.to_string(),
            &path.key().cohort.to_string(),
        ] {
            assert!(!text.contains(secret), "{name} holds {secret}");
        }
    }
}

#[test]
fn imported_participants_have_no_person_and_get_no_mail() {
    let world = World::sqlite();
    let here = place(&world, "here");
    let cohort = here.given_an_eventful_cohort(&["…"]);
    let folder = tempdir().unwrap();
    let to = folder.path().join("out");
    here.export(&cohort, &to);
    on_both(|elsewhere| {
        elsewhere.on("2008-06-02");
        let there = place(elsewhere, "there");
        assert!(matches!(there.import("moved", &to), Imported::Done { participants: 4, .. }));
        // Days on which windows open and fall due, with notices and reminders to whoever can be written to.
        for day in ["2008-07-20", "2008-07-25", "2008-08-17", "2008-08-28", "2008-09-07"] {
            elsewhere.on(day);
            elsewhere.when_the_jobs_run();
        }
        let mails = fs::read_dir(elsewhere.app.folder.mail()).map_or(0, Iterator::count);
        let mail = |tx: &mut store::Tx<'_>| {
            tx.query_one("SELECT COUNT(*) FROM outbox WHERE kind = 'mail'", &[], |row| row.int(0))
        };
        assert_eq!((mails, elsewhere.app.store.read(mail).unwrap()), (0, 0));
        assert_eq!(there.rows()["applicant"], 0);
    });
    // The same days at home, so that silence elsewhere says something.
    for day in ["2008-07-20", "2008-07-25", "2008-08-17", "2008-08-28", "2008-09-07"] {
        world.on(day);
        world.when_the_jobs_run();
    }
    assert!(fs::read_dir(world.app.folder.mail()).map_or(0, Iterator::count) > 0);
}

#[test]
fn only_the_lead_moves_cohorts() {
    let world = World::sqlite();
    let here = place(&world, "here");
    let cohort = here.given_an_eventful_cohort(&["…"]);
    let folder = tempdir().unwrap();
    for actor in those_who_may_not(&here.house) {
        let to = folder.path().join("refused");
        then_refused(export(&world.app, &actor, &cohort, &to, &Progress::silent()));
        assert!(!to.exists());
        then_refused(import(&world.app, &actor, &here.arrival("again"), folder.path(), &Progress::silent()));
    }
}

#[test]
fn an_export_writes_into_no_folder_that_holds_something() {
    let world = World::sqlite();
    let here = place(&world, "here");
    let cohort = here.given_an_eventful_cohort(&["…"]);
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("mine.txt"), "keep").unwrap();
    then_conflict(
        export(&world.app, &here.house.lead, &cohort, folder.path(), &Progress::silent()),
        "transfer-not-empty",
    );
    assert_eq!(files(folder.path()).len(), 1);
}

/// What breaks tables: separators, quotes, line ends, formulas, directions, nothing at all.
fn naughty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "=", "+", "-", "@", "\t", "\r", "\n", "'", "\"", ",", ";", "|", "＝", "\u{feff}", "\u{202e}", "\0", "é",
            " ",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]
    #[test]
    fn whatever_people_write_comes_back_exactly(words in prop::collection::vec(naughty(), 1..6)) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        there_and_back(&words);
    }
}

#[test]
fn a_list_of_naughty_strings_comes_back_exactly() {
    let Some(data) = std::env::var_os("PRESQUE_TEST_DATA") else {
        eprintln!("skipped: PRESQUE_TEST_DATA names no folder with robustness/blns.json");
        return;
    };
    let path = std::path::Path::new(&data).join("robustness/blns.json");
    let strings: Vec<String> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    for some in strings.chunks(9) {
        there_and_back(&some.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

fn there_and_back(words: &[&str]) {
    let world = World::sqlite();
    let here = place(&world, "here");
    let cohort = here.given_an_eventful_cohort(words);
    let folder = tempdir().unwrap();
    let (first, second) = (folder.path().join("first"), folder.path().join("second"));
    here.export(&cohort, &first);
    let imported = here.import("again", &first);
    assert!(matches!(imported, Imported::Done { .. }), "{imported:?}");
    here.export(&here.find("again").unwrap(), &second);
    assert_eq!(contents(&first), contents(&second));
}
