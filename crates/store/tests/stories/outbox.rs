//! The outbox: enqueued once, claimed by one, done at least once.

use std::collections::BTreeSet;
use std::thread;

use store::outbox::{self, Claim, Counts, Job};
use store::testing::{World, on_both};

fn job(id: i64, run_at_ms: i64, key: Option<&str>) -> Job {
    Job {
        org_id: 1,
        id,
        kind: "remind".into(),
        about: format!("{{\"enrolment\":{id}}}"),
        run_at_ms,
        dedupe_key: key.map(str::to_owned),
    }
}

fn enqueue(world: &World, job: Job) -> bool {
    world.store.write(move |tx| tx.enqueue(&job)).unwrap()
}

fn ids(claims: &[Claim]) -> Vec<i64> {
    claims.iter().map(|claim| claim.id).collect()
}

fn counts(world: &World, now_ms: i64) -> Counts {
    world.store.read(move |tx| outbox::count(tx, Some(1), now_ms)).unwrap()
}

#[test]
fn the_same_thing_is_enqueued_once() {
    on_both(|world| {
        assert!(enqueue(world, job(1, 0, Some("window 4 of enrolment 9"))));
        assert!(!enqueue(world, job(2, 0, Some("window 4 of enrolment 9"))));
        assert!(enqueue(world, job(3, 0, None)));
        assert!(enqueue(world, job(4, 0, None)));
        let elsewhere = Job { org_id: 2, ..job(5, 0, Some("window 4 of enrolment 9")) };
        assert!(enqueue(world, elsewhere), "another organisation has keys of its own");
        let claims = world.store.claim_outbox(10, 10, 100).unwrap();
        for claim in claims {
            world.store.write(move |tx| outbox::done(tx, &claim, 11)).unwrap();
        }
        assert!(!enqueue(world, job(6, 0, Some("window 4 of enrolment 9"))), "nor again when it is done");
    });
}

#[test]
fn a_row_is_claimed_when_due_by_one_worker_until_its_lease_ends() {
    on_both(|world| {
        for (id, run_at) in [(1, 30), (2, 10), (3, 20), (4, 1_000)] {
            enqueue(world, job(id, run_at, None));
        }
        assert_eq!(counts(world, 25), Counts { waiting: 2, due: 2, ..Counts::default() });
        let first = world.store.claim_outbox(50, 2, 100).unwrap();
        assert_eq!(ids(&first), [2, 3], "the longest due first, and no more than asked for");
        assert_eq!(first[0].about, "{\"enrolment\":2}");
        assert_eq!(ids(&world.store.claim_outbox(50, 9, 100).unwrap()), [1]);
        assert_eq!(ids(&world.store.claim_outbox(149, 9, 100).unwrap()), [] as [i64; 0]);
        assert_eq!(counts(world, 149), Counts { waiting: 1, leased: 3, ..Counts::default() });

        let again = world.store.claim_outbox(150, 1, 100).unwrap();
        assert_eq!((again[0].id, again[0].attempt), (2, 2), "the worker is thought dead");
        let late = first[0].clone();
        assert_eq!(world.store.write(move |tx| outbox::done(tx, &late, 151)), Ok(false), "it comes too late");
        let holder = again[0].clone();
        assert_eq!(world.store.write(move |tx| outbox::done(tx, &holder, 152)), Ok(true));
        assert_eq!(counts(world, 152), Counts { waiting: 1, due: 2, done: 1, ..Counts::default() });
    });
}

#[test]
fn a_row_is_tried_again_later_or_given_up_with_a_reason() {
    on_both(|world| {
        enqueue(world, job(1, 0, None));
        enqueue(world, job(2, 0, None));
        let claims = world.store.claim_outbox(10, 9, 100).unwrap();
        let (later, never) = (claims[0].clone(), claims[1].clone());
        let outcome = world.store.write(move |tx| {
            Ok::<_, store::StoreError>((
                outbox::retry_at(tx, &later, 500)?,
                outbox::give_up(tx, &never, 11, "bounced")?,
            ))
        });
        assert_eq!(outcome, Ok((true, true)));
        assert_eq!(counts(world, 20), Counts { waiting: 1, gave_up: 1, ..Counts::default() });
        let again = world.store.claim_outbox(500, 9, 100).unwrap();
        assert_eq!((again.len(), again[0].id, again[0].attempt), (1, 1, 2));
        assert_eq!(world.store.read(|tx| outbox::count(tx, None, 501)).unwrap().leased, 1);
    });
}

#[test]
fn no_two_workers_claim_the_same_row() {
    on_both(|world| {
        world
            .store
            .write(|tx| {
                for id in 0..200 {
                    tx.enqueue(&job(id, id, None))?;
                }
                Ok::<_, store::StoreError>(())
            })
            .unwrap();
        let workers: Vec<_> = [world.store.clone(), world.store.clone(), world.another(), world.another()]
            .into_iter()
            .map(|store| {
                thread::spawn(move || {
                    let mut mine = Vec::new();
                    for _ in 0..20 {
                        mine.extend(ids(&store.claim_outbox(1_000, 5, 1_000).unwrap()));
                    }
                    mine
                })
            })
            .collect();
        let claimed: Vec<i64> = workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect();
        let distinct: BTreeSet<i64> = claimed.iter().copied().collect();
        assert_eq!((claimed.len(), distinct.len()), (200, 200));
    });
}
