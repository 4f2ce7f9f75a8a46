//! The journal: sealed into a chain that shows every change.

use std::thread;

use store::journal::{self, Broken, Entry, Reason, Verification};
use store::testing::{World, on_both};
use store::{Engine, StoreError, vals};

fn write_entries(world: &World, org: i64, ids: std::ops::RangeInclusive<i64>) {
    let outcome: store::Result<()> = world.store.write(move |tx| {
        for id in ids.clone() {
            tx.journal(&Entry {
                org_id: org,
                entry_id: 1_000 - id,
                at_ms: 10 * id,
                actor: format!("person {id}"),
                hat: "clerk".into(),
                act: "admit".into(),
                object: format!("enrolment {id}"),
                why: String::new(),
            })?;
        }
        Ok(())
    });
    outcome.unwrap();
}

fn without_triggers(world: &World, sql: &'static str) {
    let engine = world.engine();
    let outcome = world.store.write(move |tx| {
        for trigger in ["journal_no_delete", "journal_seal_only"] {
            let on = if engine == Engine::Postgres { " ON journal" } else { "" };
            tx.execute(&format!("DROP TRIGGER IF EXISTS {trigger}{on}"), &[])?;
        }
        tx.execute(sql, &[])
    });
    assert_eq!(outcome, Ok(1), "{sql}");
}

fn verified(world: &World, org: i64) -> Verification {
    world.store.verify_journal(org).unwrap()
}

#[test]
fn entries_are_sealed_in_order_of_time_and_verify() {
    on_both(|world| {
        write_entries(world, 1, 1..=5);
        write_entries(world, 2, 1..=2);
        assert_eq!(verified(world, 1), Verification { org: 1, sealed: 0, unsealed: 5, first_broken: None });
        assert_eq!(world.store.read(journal::unsealed).unwrap(), [1, 2]);
        assert_eq!(world.store.seal_journal(1, 100), Ok(5));
        assert_eq!(world.store.seal_journal(1, 101), Ok(0));
        write_entries(world, 1, 6..=7);
        assert_eq!(verified(world, 1), Verification { org: 1, sealed: 5, unsealed: 2, first_broken: None });
        assert_eq!(world.store.seal_journal(1, 102), Ok(2));
        assert_eq!(verified(world, 1), Verification { org: 1, sealed: 7, unsealed: 0, first_broken: None });
        assert_eq!(world.store.read(journal::unsealed).unwrap(), [2]);
        assert_eq!(world.store.read(journal::organisations).unwrap(), [1, 2]);
        let head = world.store.read(|tx| journal::head(tx, 1)).unwrap().unwrap();
        assert_eq!((head.seq, head.sealed_ms), (7, 102));
        let latest = world.store.read(|tx| journal::list(tx, 1, 70, 2)).unwrap();
        assert_eq!(latest.iter().map(|entry| entry.at_ms).collect::<Vec<_>>(), [60, 50]);
    });
}

#[test]
fn a_long_tail_is_sealed_in_batches_by_two_sealers_at_once_while_others_write() {
    on_both(|world| {
        write_entries(world, 1, 1..=900);
        let other = world.another();
        let seal_all = |store: store::Store| {
            thread::spawn(move || {
                let mut sealed = 0;
                loop {
                    match store.seal_journal(1, 5).unwrap() {
                        0 => return sealed,
                        n => sealed += n,
                    }
                }
            })
        };
        let sealers = [seal_all(world.store.clone()), seal_all(other)];
        write_entries(world, 1, 901..=990);
        let by_sealers: u64 = sealers.into_iter().map(|sealer| sealer.join().unwrap()).sum();
        let rest = world.store.seal_journal(1, 6).unwrap();
        assert_eq!(by_sealers + rest, 990, "every entry is sealed once");
        assert_eq!(verified(world, 1), Verification { org: 1, sealed: 990, unsealed: 0, first_broken: None });
    });
}

#[test]
fn the_journal_is_append_only() {
    on_both(|world| {
        write_entries(world, 1, 1..=2);
        world.store.seal_journal(1, 100).unwrap();
        write_entries(world, 1, 3..=3);
        for sql in [
            "DELETE FROM journal",
            "UPDATE journal SET why = 'another' WHERE entry_id = 997",
            "UPDATE journal SET seq = 9 WHERE entry_id = 997",
            "UPDATE journal SET seq = NULL, hash = NULL WHERE entry_id = 999",
            "UPDATE journal SET seq = 3, hash = (SELECT hash FROM journal_head), act = 'x' WHERE entry_id = 997",
        ] {
            let outcome = world.store.write(move |tx| tx.execute(sql, &[]));
            assert_eq!(outcome, Err(StoreError::Refused("the journal is append-only".into())), "{sql}");
        }
        assert_eq!(verified(world, 1).first_broken, None);
    });
}

#[test]
fn replacing_an_entry_is_refused_too() {
    let world = World::sqlite();
    write_entries(&world, 1, 1..=1);
    let outcome = world.store.write(|tx| {
        tx.execute(
            "INSERT OR REPLACE INTO journal (org_id, entry_id, at_ms, actor, hat, act, object, why)
             VALUES ($1, $2, 0, '', '', '', '', '')",
            vals![1, 999],
        )
    });
    assert_eq!(outcome, Err(StoreError::Refused("the journal is append-only".into())));
}

#[test]
fn verification_names_the_first_broken_link_and_what_is_wrong_with_it() {
    let broken = |seq, entry, reason| Some(Broken { seq, entry, reason });
    for (tampering, expected) in [
        ("UPDATE journal SET why = 'another' WHERE seq = 3", broken(3, Some(997), Reason::EntryAltered)),
        ("UPDATE journal SET at_ms = at_ms + 1 WHERE seq = 5", broken(5, Some(995), Reason::EntryAltered)),
        (
            "UPDATE journal SET hash = (SELECT hash FROM journal WHERE seq = 1) WHERE seq = 3",
            broken(3, Some(997), Reason::HashReplaced),
        ),
        ("DELETE FROM journal WHERE seq = 2", broken(2, None, Reason::Missing)),
        ("DELETE FROM journal WHERE seq = 5", broken(5, None, Reason::Missing)),
        ("DELETE FROM journal WHERE seq = 1", broken(1, None, Reason::Missing)),
        ("UPDATE journal SET seq = NULL WHERE seq = 4", broken(4, None, Reason::Missing)),
        ("UPDATE journal_head SET seq = 4", broken(5, Some(995), Reason::BeyondHead)),
        ("DELETE FROM journal_head", broken(1, None, Reason::BeyondHead)),
        (
            "UPDATE journal_head SET hash = (SELECT hash FROM journal WHERE seq = 1)",
            broken(5, Some(995), Reason::Rewritten),
        ),
    ] {
        eprintln!("{tampering}");
        on_both(|world| {
            write_entries(world, 1, 1..=5);
            world.store.seal_journal(1, 100).unwrap();
            assert_eq!(verified(world, 1).first_broken, None);
            without_triggers(world, tampering);
            assert_eq!(verified(world, 1).first_broken, expected);
        });
    }
}
