//! The REX base: what a batch shows, and what nobody sees.

use std::collections::BTreeSet;

use domain::rex::{Entered, Factor, Origin, Phase, Record, RexId, Severity, When};
use domain::text::Language;
use jiff::Timestamp;
use store::rex::{self, Held, Import, Kept, Tally};
use store::testing::{World, on_both};
use store::{Result, StoreError};

fn kept(id: &str) -> Kept {
    let record = Record {
        when: When::parse("2013-07"),
        specialty: "anaesthesia".to_owned(),
        phase: Some(Phase::Induction),
        factors: BTreeSet::from([Factor::parse("4.4").unwrap(), Factor::parse("1.1").unwrap()]),
        actual: Some(Severity::NotReached),
        potential: None,
        language: Language::french(),
        parts: Vec::new(),
    };
    Kept {
        entered: Entered { id: RexId(id.to_owned()), origin: Origin::Imported, record },
        parts: format!("[[\"narrative\",\"récit {id}\"]]"),
    }
}

fn import(id: i64) -> Import {
    Import {
        id,
        sha256: "file".to_owned(),
        mapping_sha256: "mapping".to_owned(),
        begun: Timestamp::UNIX_EPOCH,
        tally: Tally::default(),
        ended: None,
    }
}

fn find(world: &World, id: &str) -> Option<Kept> {
    let id = RexId(id.to_owned());
    world.store.read(move |tx| rex::find(tx, &id)).unwrap()
}

#[test]
fn a_record_is_seen_with_its_batch_and_not_before() {
    on_both(|world| {
        world.store.write(|tx| rex::begin_import(tx, &import(5))).unwrap();
        world.store.write(|tx| ["b", "a", "c"].iter().try_for_each(|id| rex::add(tx, 5, &kept(id)))).unwrap();
        assert_eq!(find(world, "a"), None);
        assert_eq!(world.store.read(|tx| rex::list(tx, 5, "", 10)).unwrap(), []);
        assert_eq!(world.store.read(rex::last_number).unwrap(), 0);
        assert_eq!(world.store.write(|tx| rex::show(tx, 5, 3)).unwrap(), 1);
        assert_eq!(find(world, "a"), Some(kept("a")), "as it was put in");
        let ids = |after: &'static str| {
            let page = world.store.read(move |tx| rex::list(tx, 5, after, 2)).unwrap();
            page.into_iter().map(|kept| kept.entered.id.0).collect::<Vec<_>>()
        };
        assert_eq!((ids(""), ids("b")), (vec!["a".to_owned(), "b".to_owned()], vec!["c".to_owned()]));
        assert_eq!(world.store.write(|tx| rex::show(tx, 6, 0)).unwrap(), 2);
        let after = world.store.read(|tx| rex::batches_after(tx, 1)).unwrap();
        assert_eq!(after.iter().map(|batch| (batch.number, batch.id)).collect::<Vec<_>>(), [(2, 6)]);
        assert_eq!(world.store.read(rex::count).unwrap(), 3);
    });
}

#[test]
fn a_record_has_one_identity_and_a_batch_is_shown_once() {
    on_both(|world| {
        world.store.write(|tx| rex::add(tx, 5, &kept("a"))).unwrap();
        let again: Result<()> = world.store.write(|tx| rex::add(tx, 6, &kept("a")));
        assert!(matches!(again, Err(StoreError::Unique { .. })), "{again:?}");
        world.store.write(|tx| rex::show(tx, 5, 1)).unwrap();
        let again: Result<i64> = world.store.write(|tx| rex::show(tx, 5, 1));
        assert!(matches!(again, Err(StoreError::Unique { .. })), "{again:?}");
    });
}

#[test]
fn an_import_goes_on_only_from_where_it_stands() {
    on_both(|world| {
        world.store.write(|tx| rex::begin_import(tx, &import(5))).unwrap();
        let to = Tally { read: 10, landed: 7, held: 2, refused: 1 };
        assert!(world.store.write(move |tx| rex::advance_import(tx, 5, 0, &to)).unwrap());
        assert!(!world.store.write(move |tx| rex::advance_import(tx, 5, 0, &to)).unwrap(), "another came first");
        let found = world.store.read(|tx| rex::imports_of(tx, "file")).unwrap();
        assert_eq!(found.first().map(|import| import.tally), Some(to));
        assert!(!world.store.write(|tx| rex::end_import(tx, 5, 9, Timestamp::UNIX_EPOCH)).unwrap());
        assert!(world.store.write(|tx| rex::end_import(tx, 5, 10, Timestamp::UNIX_EPOCH)).unwrap());
        assert!(!world.store.write(move |tx| rex::advance_import(tx, 5, 10, &to)).unwrap(), "it is finished");
    });
}

#[test]
fn what_an_unfinished_import_left_is_removed_and_what_is_finished_stays() {
    on_both(|world| {
        for id in [5, 6] {
            let held = Held { place: 4, line: 9, labels: "MAIL".to_owned(), record: vec![1, 2] };
            world
                .store
                .write(move |tx| {
                    rex::begin_import(tx, &import(id))?;
                    rex::hold(tx, id, &held)?;
                    (0..3).try_for_each(|n| rex::add(tx, id, &kept(&format!("{id}-{n}"))))
                })
                .unwrap();
        }
        world.store.write(|tx| rex::end_import(tx, 6, 0, Timestamp::UNIX_EPOCH)).unwrap();
        world.store.write(|tx| rex::show(tx, 6, 3)).unwrap();
        for id in [5, 6] {
            while world.store.write(move |tx| rex::discard_some(tx, id, 2)).unwrap() {}
        }
        assert!(find(world, "6-0").is_some());
        let left = world.store.read(|tx| rex::imports_of(tx, "file")).unwrap();
        assert_eq!(left.iter().map(|import| import.id).collect::<Vec<_>>(), [6]);
        assert_eq!(world.store.read(rex::count_held).unwrap(), 1);
        assert_eq!(world.store.read(rex::all_held).unwrap(), [(6, 4, "MAIL".to_owned())]);
        assert_eq!(world.store.read(|tx| rex::find_held(tx, 6, 4)).unwrap().map(|held| held.line), Some(9));
    });
}
