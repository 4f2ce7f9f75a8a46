//! What an import that was stopped leaves: never seen, and gone with the next one.

use app::cohort_transfer::{Imported, Progress, Stage, clean_up, import};
use app::testing::{on_both, then_conflict};
use domain::ids::CohortId;
use jiff::SignedDuration;
use store::cohort::Cohort;

use crate::world::place;

#[test]
fn what_a_stopped_import_left_is_unseen_and_the_next_one_removes_it() {
    on_both(|world| {
        let here = place(world, "here");
        let cohort = here.given_an_eventful_cohort(&["…"]);
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        here.export(&cohort, &out);
        let clean = here.rows();
        // As if the process had died after a batch: rows under a cohort that is not ready.
        let half = Cohort { id: CohortId(77), name: "again".to_owned(), ..cohort.cohort.clone() };
        let (enrolment, left) =
            (world.path_of(&world.given_a_participant(&here.house, &cohort, "Eve", "fr")).enrolment, half.clone());
        let with_eve = here.rows();
        world
            .app
            .store
            .write(move |tx| {
                store::cohort::add(tx, &left, false)?;
                let mut orphan = enrolment.clone();
                orphan.key.cohort = left.id;
                store::enrolment::add(tx, &orphan)?;
                Ok::<_, store::StoreError>(())
            })
            .unwrap();
        assert!(here.find("again").is_none(), "nobody sees it");
        assert_eq!(here.rows()["enrolment"], with_eve["enrolment"] + 1);
        assert!(clean["enrolment"] < with_eve["enrolment"]);
        // Elsewhere an import may still be at work: one that wrote nothing for long is dead.
        world.minutes_pass(10);
        let imported = here.import("again", &out);
        assert!(matches!(imported, Imported::Done { participants: 4, .. }), "{imported:?}");
        assert_eq!(here.rows()["enrolment"], with_eve["enrolment"] + 4, "what was left is gone");
        assert_eq!(clean_up(&world.app).unwrap(), 0);
    });
}

#[test]
fn the_jobs_remove_a_dead_import_and_leave_one_at_work_alone() {
    on_both(|world| {
        let here = place(world, "here");
        let cohort = here.given_an_eventful_cohort(&["…"]);
        let half = Cohort { id: CohortId(78), name: "half".to_owned(), created: world.app.now(), ..cohort.cohort };
        let before = here.rows();
        let add = move |tx: &mut store::Tx<'_>| store::cohort::add(tx, &half, false);
        world.app.store.write(add).unwrap();
        let lock = std::fs::File::options()
            .create(true)
            .append(true)
            .open(world.app.folder.path().join("import.lock"))
            .unwrap();
        lock.lock().unwrap();
        world.app.clock.set(world.app.now() + SignedDuration::from_hours(1));
        assert_eq!(clean_up(&world.another()).unwrap(), 0, "an import is at work");
        drop(lock);
        assert_eq!(clean_up(&world.another()).unwrap(), 1);
        assert_eq!(here.rows(), before);
    });
}

#[test]
fn a_folder_that_changes_while_it_is_read_is_refused_and_what_was_loaded_is_gone() {
    on_both(|world| {
        let here = place(world, "here");
        let cohort = here.given_an_eventful_cohort(&["…"]);
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        here.export(&cohort, &out);
        let before = here.rows();
        // Once the last participant was judged, somebody adds a row that would have been as good as the others.
        let path = out.join("answers.csv");
        let progress = Progress::new(move |stage, done, _| {
            if (stage, done) == (Stage::Validating, 4) {
                let text = std::fs::read_to_string(&path).unwrap();
                std::fs::write(&path, text.replacen(",1,", ",2,", 1)).unwrap();
            }
        });
        let outcome = import(&world.app, &here.house.lead, &here.arrival("again"), &out, &progress);
        then_conflict(outcome, "transfer-changed");
        assert_eq!(here.rows(), before);
    });
}
