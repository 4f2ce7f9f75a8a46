//! Several processes on one database, and a disk that is full.

use std::thread;

use store::testing::{OPTIONS, World, on_both};
use store::{Store, StoreError, Target};

use crate::{add_note, notes, with_notes};

#[test]
fn several_handles_as_if_processes_write_at_once_and_nothing_is_lost() {
    on_both(|world| {
        with_notes(&world.store);
        let writers: Vec<_> = (0..4_i64)
            .map(|process| {
                let store = world.another();
                thread::spawn(move || {
                    for n in 0..50 {
                        store.write(move |tx| add_note(tx, process * 1_000 + n, "by a process")).unwrap();
                        assert!(notes(&store).contains(&(process * 1_000 + n)), "it reads what it wrote");
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.join().unwrap();
        }
        assert_eq!(notes(&world.store).len(), 200);
    });
}

#[test]
fn a_full_disk_is_told_and_loses_nothing_that_was_acknowledged() {
    let world = World::sqlite();
    with_notes(&world.store);
    let limit = |pages: i64| {
        let sql = format!("PRAGMA max_page_count = {pages}");
        world.store.write(move |tx| tx.query_one(&sql, &[], |row| row.int(0))).unwrap()
    };
    let pages = world.store.read(|tx| tx.query_one("PRAGMA page_count", &[], |row| row.int(0))).unwrap();
    limit(pages + 8);
    let mut acknowledged = Vec::new();
    let failure = loop {
        let id = acknowledged.len() as i64;
        match world.store.write(move |tx| add_note(tx, id, &"x".repeat(1_000))) {
            Ok(_) => acknowledged.push(id),
            Err(error) => break error,
        }
    };
    assert_eq!(failure, StoreError::Full);
    assert!(failure.to_string().contains("free some space"), "{failure}");
    assert_eq!(notes(&world.store), acknowledged);
    limit(1_000_000);
    world.store.write(|tx| add_note(tx, 10_000, "room again")).unwrap();
    assert_eq!(notes(&world.another()).len(), acknowledged.len() + 1);
}

#[test]
fn a_database_that_cannot_be_reached_is_told_without_its_password() {
    let url = "postgres://someone:secret-word@127.0.0.1:1/presque";
    let outcome = Store::open(&Target::Postgres(url.into()), OPTIONS).map(|_| ());
    let Err(StoreError::Unavailable(text)) = &outcome else { panic!("{outcome:?}") };
    assert!(!text.contains("secret-word"), "{text}");
    assert!(!format!("{:?}", Target::Postgres(url.into())).contains("secret-word"));

    let nowhere = Target::Sqlite("/nowhere/at/all/presque.db".into());
    let outcome = Store::open(&nowhere, OPTIONS).map(|_| ());
    assert!(matches!(outcome, Err(StoreError::Unavailable(_))), "{outcome:?}");
}

/// The server ends every connection; whoever comes next gets a new one and notices nothing.
#[test]
fn a_lost_connection_is_made_again() {
    let Some(world) = World::postgres() else {
        return;
    };
    with_notes(&world.store);
    for id in 0..8 {
        world.store.write(move |tx| add_note(tx, id, "connected")).unwrap();
    }
    let other = world.another();
    let ended = other.read(|tx| {
        tx.query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
            &[],
            |row| row.flag(0),
        )
    });
    assert!(ended.unwrap().len() > 1);
    for id in 8..24 {
        world.store.write(move |tx| add_note(tx, id, "connected again")).unwrap();
    }
    assert_eq!(notes(&world.store).len(), 24);
}
