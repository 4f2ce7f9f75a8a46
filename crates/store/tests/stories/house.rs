//! The house: organisations, persons and their hats, invitations, sessions, attempts.

use std::thread;

use store::hat::{self, Hat};
use store::invitation::{self, Invitation};
use store::organisation::{self, Organisation};
use store::person::{self, Person};
use store::session::{self, Session};
use store::testing::{World, on_both};
use store::{StoreError, attempt};

pub(crate) fn person(id: i64, name: &str) -> Person {
    Person {
        person_id: id,
        email: format!("Person.{id}@Example.ORG"),
        name: name.to_owned(),
        locale: "fr".into(),
        password_hash: None,
        created_ms: 1,
        closed_ms: None,
    }
}

fn with_person(world: &World, id: i64) {
    assert_eq!(world.store.write(move |tx| person::add(tx, &person(id, "Camille Aubry"))), Ok(true));
}

#[test]
fn an_organisation_is_found_by_its_short_name_which_is_its_own() {
    on_both(|world| {
        let first = Organisation {
            org_id: 1 << 62,
            short_name: "prescrire".into(),
            names: r#"{"fr":"Amélioration des pratiques"}"#.into(),
            zone: "Europe/Paris".into(),
            k: 11,
            funding: "{}".into(),
            wrapped_key: vec![0, 255, 7],
            created_ms: 5,
        };
        let taken = Organisation { org_id: 2, ..first.clone() };
        let other = Organisation { org_id: 3, short_name: "autre".into(), ..first.clone() };
        let (kept, changed) = (first.clone(), Organisation { k: 15, zone: "Europe/Brussels".into(), ..other.clone() });
        let expected = changed.clone();
        let outcome = world.store.write(move |tx| {
            let added = [&first, &taken, &other].map(|organisation| organisation::add(tx, organisation));
            let unknown = Organisation { org_id: 99, ..taken.clone() };
            Ok::<_, StoreError>((added, organisation::change(tx, &changed)?, organisation::change(tx, &unknown)?))
        });
        assert_eq!(outcome, Ok(([Ok(true), Ok(false), Ok(true)], true, false)));
        let found = world.store.read(|tx| {
            let by_id = organisation::find(tx, 1 << 62)?;
            let by_name = organisation::find_by_short_name(tx, "autre")?;
            let nobody = organisation::find_by_short_name(tx, "personne")?;
            Ok::<_, StoreError>((by_id, by_name, nobody, organisation::list(tx)?.len(), organisation::count(tx)?))
        });
        assert_eq!(found, Ok((Some(kept), Some(expected), None, 2, 2)));
    });
}

#[test]
fn a_person_has_one_account_whatever_the_case_of_the_address() {
    on_both(|world| {
        with_person(world, 1);
        with_person(world, 2);
        let again = Person { person_id: 9, email: "PERSON.1@example.org".into(), ..person(9, "Someone else") };
        assert_eq!(world.store.write(move |tx| person::add(tx, &again)), Ok(false));
        let outcome = world.store.write(|tx| {
            let set = (person::set_password(tx, 1, "$argon2id$…")?, person::set_password(tx, 77, "x")?);
            let closed = (person::close(tx, 1, 50)?, person::close(tx, 1, 60)?);
            Ok::<_, StoreError>((set, closed, person::set_locale(tx, 1, "en")?))
        });
        assert_eq!(outcome, Ok(((true, false), (true, false), true)));
        let (found, listed, count) = world
            .store
            .read(|tx| {
                let found = person::find_by_email(tx, "pErSoN.1@example.org")?;
                assert_eq!(found, person::find(tx, 1)?);
                Ok::<_, StoreError>((found, person::list(tx, "person.1@example.org", 10)?, person::count(tx)?))
            })
            .unwrap();
        let found = found.unwrap();
        assert_eq!((found.person_id, found.email.as_str()), (1, "person.1@example.org"));
        assert_eq!((found.password_hash.as_deref(), found.locale.as_str()), (Some("$argon2id$…"), "en"));
        assert_eq!(found.closed_ms, Some(50));
        assert_eq!((listed.len(), listed[0].person_id, count), (1, 2, 2));
    });
}

#[test]
fn a_hat_is_worn_from_and_to_a_moment() {
    on_both(|world| {
        with_person(world, 1);
        with_person(world, 2);
        let grant = |person_id, role: &str, from_ms| Hat {
            org_id: 5,
            person_id,
            role: role.into(),
            from_ms,
            to_ms: None,
            granted_by: None,
        };
        let hats = [grant(1, "tutor", 10), grant(1, "clerk", 10), grant(2, "tutor", 30), grant(1, "tutor", 10)];
        let outcome = world.store.write(move |tx| Ok::<_, StoreError>(hats.each_ref().map(|hat| hat::add(tx, hat))));
        assert_eq!(outcome, Ok([Ok(true), Ok(true), Ok(true), Ok(false)]));
        assert_eq!(world.store.write(|tx| hat::end(tx, 5, 1, "tutor", 20)), Ok(true));
        assert_eq!(world.store.write(|tx| hat::end(tx, 5, 1, "reader", 20)), Ok(false));
        let at = |now| {
            let seen = world.store.read(move |tx| {
                let worn = hat::find(tx, 5, 1, "tutor", now)?.is_some();
                let mine: Vec<_> = hat::list_of_person(tx, 1, now)?.into_iter().map(|hat| hat.role).collect();
                let all = hat::list(tx, 5, now)?.len();
                Ok::<_, StoreError>((worn, mine.join(" "), all, hat::count(tx, 5, "tutor", now)?))
            });
            seen.unwrap()
        };
        assert_eq!(at(9), (false, String::new(), 0, 0));
        assert_eq!(at(10), (true, "clerk tutor".into(), 2, 1));
        assert_eq!(at(20), (false, "clerk".into(), 1, 0));
        assert_eq!(at(30), (false, "clerk".into(), 2, 1));
        let nobody = grant(404, "tutor", 1);
        assert_eq!(world.store.write(move |tx| hat::add(tx, &nobody)), Err(StoreError::Reference));
    });
}

fn invite(hash: &[u8], purpose: &str, created_ms: i64) -> Invitation {
    Invitation {
        token_hash: hash.to_vec(),
        person_id: 1,
        org_id: 5,
        purpose: purpose.into(),
        created_ms,
        expires_ms: 100,
        used_ms: None,
    }
}

#[test]
fn an_invitation_is_used_once_and_in_time() {
    on_both(|world| {
        with_person(world, 1);
        let outcome = world.store.write(|tx| {
            invitation::add(tx, &invite(b"one", "join", 1))?;
            invitation::add(tx, &invite(b"two", "join", 2))?;
            invitation::add(tx, &invite(b"three", "password", 3))
        });
        assert_eq!(outcome, Ok(()));
        let takers: Vec<_> = [world.store.clone(), world.another()]
            .map(|store| thread::spawn(move || store.write(|tx| invitation::use_up(tx, b"one", 50)).unwrap()))
            .into();
        let got: Vec<_> = takers.into_iter().filter_map(|taker| taker.join().unwrap()).collect();
        assert_eq!(got, [Invitation { used_ms: Some(50), ..invite(b"one", "join", 1) }], "one of two gets it");
        let late = world.store.write(|tx| {
            let late = invitation::use_up(tx, b"three", 100)?;
            Ok::<_, StoreError>((late, invitation::use_up(tx, b"four", 50)?, invitation::expire(tx, 1, "join", 60)?))
        });
        assert_eq!(late, Ok((None, None, 1)));
        let all = world
            .store
            .read(|tx| Ok::<_, StoreError>((invitation::find(tx, b"two")?, invitation::list_of_person(tx, 1)?)));
        let (found, all) = all.unwrap();
        assert_eq!(found.map(|invitation| invitation.expires_ms), Some(60));
        assert_eq!(all.iter().map(|one| one.created_ms).collect::<Vec<_>>(), [3, 2, 1]);
    });
}

#[test]
fn a_session_lasts_until_it_ends_or_is_revoked() {
    on_both(|world| {
        with_person(world, 1);
        let outcome: store::Result<()> = world.store.write(|tx| {
            for (hash, seen_ms) in [(b"a", 10), (b"b", 20), (b"c", 30)] {
                session::add(
                    tx,
                    &Session {
                        token_hash: hash.to_vec(),
                        person_id: 1,
                        org_id: None,
                        hat: None,
                        created_ms: 10,
                        seen_ms,
                        expires_ms: 100,
                        revoked_ms: None,
                    },
                )?;
            }
            assert!(session::wear(tx, b"a", 5, "tutor")?);
            assert!(session::see(tx, b"a", 40, 140)?);
            assert!(session::revoke(tx, b"b", 50)?);
            assert!(!session::revoke(tx, b"b", 51)?);
            assert!(!session::wear(tx, b"b", 5, "tutor")?);
            assert!(!session::see(tx, b"b", 60, 900)?);
            Ok(())
        });
        outcome.unwrap();
        let living = |now| {
            let listed = world.store.read(move |tx| session::list_of_person(tx, 1, now)).unwrap();
            listed.into_iter().map(|session| session.token_hash).collect::<Vec<_>>()
        };
        assert_eq!(living(99), [b"a", b"c"]);
        assert_eq!(living(100), [b"a"]);
        let found = world.store.read(|tx| session::find(tx, b"a", 139)).unwrap().unwrap();
        assert_eq!((found.org_id, found.hat.as_deref(), found.seen_ms), (Some(5), Some("tutor"), 40));
        assert_eq!(world.store.read(|tx| session::find(tx, b"a", 140)), Ok(None));
        assert_eq!(world.store.read(|tx| session::find(tx, b"b", 55)), Ok(None));
        assert_eq!(world.store.write(|tx| session::revoke_all(tx, 1, 70)), Ok(2));
        assert_eq!(living(71), [] as [Vec<u8>; 0]);
        assert_eq!(world.store.write(|tx| session::forget(tx, 120)), Ok(2));
    });
}

#[test]
fn attempts_are_counted_by_window_by_all_processes_together() {
    on_both(|world| {
        let tries: Vec<_> = (0..4)
            .map(|_| {
                let store = world.another();
                thread::spawn(move || {
                    for _ in 0..10 {
                        store.write(|tx| attempt::add(tx, "hash of an address", 60_000)).unwrap();
                    }
                })
            })
            .collect();
        for one in tries {
            one.join().unwrap();
        }
        let outcome = world.store.write(|tx| {
            let now = attempt::add(tx, "hash of an address", 60_000)?;
            let next = attempt::add(tx, "hash of an address", 120_000)?;
            let none = attempt::count(tx, "another", 60_000)?;
            let forgotten = attempt::forget(tx, 120_000)?;
            let left = attempt::count(tx, "hash of an address", 60_000)?;
            let kept = attempt::count(tx, "hash of an address", 120_000)?;
            Ok::<_, StoreError>((now, next, none, forgotten, left, kept, attempt::clear(tx, "hash of an address")?))
        });
        assert_eq!(outcome, Ok((41, 1, 0, 1, 0, 1, 1)));
    });
}
