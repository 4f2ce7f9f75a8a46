//! One way to write: all or nothing, alone or in company.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, mpsc};
use std::thread;

use store::journal::Entry;
use store::outbox::Job;
use store::testing::on_both;
use store::{Engine, StoreError, Tx, vals};

use crate::{add_note, notes, with_notes};

fn entry(id: i64) -> Entry {
    Entry {
        org_id: 1,
        entry_id: id,
        at_ms: 10 * id,
        actor: "person 7".into(),
        hat: "team".into(),
        act: "reopen".into(),
        object: "evaluation 9".into(),
        why: "a slip of the pen".into(),
    }
}

fn job(id: i64) -> Job {
    Job { org_id: 1, id, kind: "remind".into(), about: "[9]".into(), run_at_ms: 5, dedupe_key: None }
}

fn counts(tx: &mut Tx<'_>) -> store::Result<(i64, i64, i64)> {
    tx.query_one(
        "SELECT (SELECT COUNT(*) FROM note), (SELECT COUNT(*) FROM journal), (SELECT COUNT(*) FROM outbox)",
        &[],
        |row| Ok((row.int(0)?, row.int(1)?, row.int(2)?)),
    )
}

#[test]
fn fact_journal_and_outbox_are_written_together_or_not_at_all() {
    on_both(|world| {
        with_notes(&world.store);
        let attempt = |id: i64, end: fn() -> Result<(), StoreError>| {
            world.store.write(move |tx| {
                add_note(tx, id, "fact")?;
                tx.journal(&entry(id))?;
                tx.enqueue(&job(id))?;
                end()
            })
        };
        assert_eq!(attempt(1, || Err(StoreError::value("a rule says no"))), Err(StoreError::value("a rule says no")));
        assert_eq!(attempt(2, || panic!("a fault")), Err(StoreError::Panicked));
        assert_eq!(world.store.read(counts).unwrap(), (0, 0, 0));
        assert_eq!(attempt(3, || Ok(())), Ok(()));
        assert_eq!(world.store.read(counts).unwrap(), (1, 1, 1));
    });
}

#[test]
fn a_failed_statement_dooms_its_transaction_even_if_the_closure_goes_on() {
    on_both(|world| {
        with_notes(&world.store);
        world.store.write(|tx| add_note(tx, 1, "there")).unwrap();
        let outcome: Result<(), StoreError> = world.store.write(|tx| {
            add_note(tx, 2, "before")?;
            let deep = |tx: &mut Tx<'_>| add_note(tx, 1, "taken");
            assert_eq!(deep(tx), Err(StoreError::Unique { table: "note".into() }));
            let _ = add_note(tx, 3, "after");
            Ok(())
        });
        assert_eq!(outcome, Err(StoreError::Unique { table: "note".into() }));
        assert_eq!(notes(&world.store), [1]);
    });
}

#[test]
fn many_writers_at_once_are_all_durable_and_one_that_fails_leaves_the_others() {
    on_both(|world| {
        with_notes(&world.store);
        // A long first transaction lets the others pile up, so that they share one commit.
        let (tell, told) = mpsc::channel();
        let gate = Arc::new(Barrier::new(2));
        let held = Arc::clone(&gate);
        world.store.write_then(
            move |tx| {
                add_note(tx, 1_000, "first")?;
                held.wait();
                Ok::<_, StoreError>(())
            },
            move |result| assert_eq!(result, Ok(())),
        );
        for id in 0..100 {
            let tell = tell.clone();
            world.store.write_then(
                move |tx| {
                    add_note(tx, id, "one of many")?;
                    match id % 10 {
                        3 => Err(StoreError::value("no")),
                        4 => panic!("a fault"),
                        5 => add_note(tx, id, "twice"),
                        _ => Ok(1),
                    }
                },
                move |result| tell.send((id, result)).unwrap(),
            );
        }
        gate.wait();
        drop(tell);
        let mut answers: Vec<_> = told.iter().collect();
        answers.sort_by_key(|(id, _)| *id);
        assert_eq!(answers.len(), 100);
        for (id, result) in answers {
            let expected = match id % 10 {
                3 => Err(StoreError::value("no")),
                4 => Err(StoreError::Panicked),
                5 => Err(StoreError::Unique { table: "note".into() }),
                _ => Ok(1),
            };
            assert_eq!(result, expected, "writer {id}");
        }
        let expected: Vec<i64> = (0..100).filter(|id| !(3..=5).contains(&(id % 10))).chain([1_000]).collect();
        assert_eq!(notes(&world.another()), expected);
    });
}

/// Each of two transactions reads what the other writes: apart, no order of them explains both. One must run again.
#[test]
fn two_conflicting_writers_both_succeed_as_if_one_came_after_the_other() {
    on_both(|world| {
        with_notes(&world.store);
        let runs = Arc::new(AtomicUsize::new(0));
        let meeting = Arc::new(Barrier::new(2));
        let concurrent = world.engine() == Engine::Postgres;
        let writers: Vec<_> = [1, 2]
            .map(|id| {
                let (store, runs, meeting) = (world.store.clone(), Arc::clone(&runs), Arc::clone(&meeting));
                thread::spawn(move || {
                    let first = AtomicUsize::new(0);
                    store.write(move |tx| {
                        runs.fetch_add(1, Ordering::SeqCst);
                        let seen = tx.query_one("SELECT COUNT(*) FROM note", &[], |row| row.int(0))?;
                        if concurrent && first.fetch_add(1, Ordering::SeqCst) == 0 {
                            meeting.wait();
                        }
                        add_note(tx, id, "seen")?;
                        Ok::<_, StoreError>(seen)
                    })
                })
            })
            .into();
        let mut seen: Vec<i64> = writers.into_iter().map(|writer| writer.join().unwrap().unwrap()).collect();
        seen.sort_unstable();
        assert_eq!(seen, [0, 1], "one of them came after the other");
        assert_eq!(runs.load(Ordering::SeqCst), if concurrent { 3 } else { 2 });
    });
}

#[test]
fn a_reading_sees_one_moment_and_changes_nothing() {
    on_both(|world| {
        with_notes(&world.store);
        let store = world.store.clone();
        let (go, gone) = mpsc::channel::<()>();
        let another = world.store.clone();
        let reading = thread::spawn(move || {
            another.read(move |tx| {
                let before = tx.query_one("SELECT COUNT(*) FROM note", &[], |row| row.int(0))?;
                gone.recv().unwrap();
                let after = tx.query_one("SELECT COUNT(*) FROM note", &[], |row| row.int(0))?;
                Ok::<_, StoreError>((before, after))
            })
        });
        // The write may come before the reading begins; then both counts are 1, and equal all the same.
        store.write(|tx| add_note(tx, 1, "meanwhile")).unwrap();
        go.send(()).unwrap();
        let (before, after) = reading.join().unwrap().unwrap();
        assert_eq!(before, after);
        assert!(store.read(|tx| add_note(tx, 2, "by a reading")).is_err());
        assert_eq!(notes(&store), [1]);
    });
}

#[test]
fn waiting_for_the_store_inside_the_store_is_refused_and_not_waited_for() {
    on_both(|world| {
        with_notes(&world.store);
        let inner = world.store.clone();
        let outcome = world.store.write(move |_| inner.write(|tx| add_note(tx, 1, "inside")));
        assert!(matches!(outcome, Err(StoreError::Misuse(_))), "{outcome:?}");
        let inner = world.store.clone();
        let outcome = world.store.read(move |_| inner.read(|tx| tx.query_one("SELECT 1", &[], |row| row.int(0))));
        assert!(matches!(outcome, Err(StoreError::Misuse(_))), "{outcome:?}");
        assert_eq!(notes(&world.store), Vec::<i64>::new(), "and nothing is left behind");
    });
}

#[test]
fn a_closed_store_finishes_what_waits_and_refuses_what_comes() {
    on_both(|world| {
        with_notes(&world.store);
        let (tell, told) = mpsc::channel();
        for id in 0..20 {
            let tell = tell.clone();
            world.store.write_then(move |tx| add_note(tx, id, "waiting"), move |result| tell.send(result).unwrap());
        }
        drop(tell);
        world.store.close();
        assert!(told.iter().all(|result| result == Ok(1)));
        assert_eq!(world.store.write(|tx| add_note(tx, 99, "late")), Err(StoreError::Closed));
        assert_eq!(notes(&world.another()).len(), 20);
    });
}

#[test]
fn a_statement_used_wrongly_says_so() {
    on_both(|world| {
        with_notes(&world.store);
        type Wrong = fn(&mut Tx<'_>) -> store::Result<u64>;
        let wrong: [Wrong; 5] = [
            |tx| tx.execute("SELECT 1", &[]),
            |tx| tx.execute("INSERT INTO note (id, body) VALUES ($2, $1)", vals!["b", 1]),
            |tx| tx.execute("INSERT INTO note (id, body) VALUES ($1, $2)", vals![1]),
            |tx| tx.query_opt("SELECT 1 UNION ALL SELECT 2", &[], |row| row.int(0)).map(|_| 0),
            |tx| tx.execute("INSERT INTO note (id, body) VALUES (?, ?)", vals![1, "b"]),
        ];
        for work in wrong {
            let outcome = world.store.write(work);
            assert!(matches!(outcome, Err(StoreError::Misuse(_))), "{outcome:?}");
        }
        let outcome = world.store.write(|tx| tx.execute("INSERT INTO nowhere (id) VALUES ($1)", vals![1]));
        assert!(matches!(outcome, Err(StoreError::Statement(_))), "{outcome:?}");
        assert_eq!(notes(&world.store), []);
    });
}
