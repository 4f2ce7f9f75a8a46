//! Guidelines: deeds that are added, evidence that is frozen, versions that are published for good.

use domain::guideline::course::{Dated, Deed as Done, Hand};
use domain::guideline::{Evidence, Kind};
use domain::ids::{OrgId, PersonId};
use domain::rex::RexId;
use jiff::civil::{Date, date};
use store::guideline::{self, Asked, Deed, Guideline, Published, Topic};
use store::testing::on_both;

const BODY: OrgId = OrgId(7);
const DAY: Date = date(2026, 3, 10);

fn new(id: i64, kind: Kind) -> Guideline {
    Guideline {
        org: BODY,
        id,
        reference: format!("g{id}"),
        kind,
        least_graders: 2,
        pass_percent: 60,
        state: "idea".to_owned(),
        deeds: 1,
        version: 0,
        review_by: None,
        moved_on: DAY,
    }
}

fn version(id: i64, kind: Kind, number: u32, on: Date) -> Published {
    Published {
        org: BODY,
        id,
        reference: format!("g{id}"),
        kind,
        state: "under_watch".to_owned(),
        version: number,
        on,
        frozen_by: number + 1,
        content: "{}".to_owned(),
    }
}

fn record(id: &str) -> Evidence {
    Evidence::Record { rex_id: RexId(id.to_owned()) }
}

#[test]
fn deeds_and_what_was_said_with_them_come_back_in_order() {
    on_both(|world| {
        let hand = Hand { person: PersonId(3), org: BODY, is_authority: false };
        let deed = |number, done, words: Option<&[u8]>| Deed {
            number,
            dated: Dated { deed: done, hand, on: DAY },
            extra: (number == 2).then(|| "{\"sha256\":\"00\"}".to_owned()),
            words: words.map(<[u8]>::to_vec),
        };
        let all = [
            deed(1, Done::Proposed, Some(b"sealed")),
            deed(2, Done::Frozen { items: 2 }, None),
            deed(3, Done::Scoped { partners: vec![OrgId(8), OrgId(9)] }, Some(b"too")),
        ];
        let expected = all.to_vec();
        let found = world.store.write(move |tx| {
            guideline::add(tx, &new(1, Kind::General))?;
            for one in &all {
                guideline::add_deed(tx, BODY, 1, one)?;
            }
            guideline::deeds(tx, BODY, 1)
        });
        assert_eq!(found.unwrap(), expected);
    });
}

#[test]
fn whoever_comes_second_moves_nothing() {
    on_both(|world| {
        let moved = world.store.write(|tx| {
            guideline::add(tx, &new(1, Kind::TypeOne))?;
            let now = Guideline { state: "scoped".to_owned(), deeds: 2, ..new(1, Kind::TypeOne) };
            Ok::<_, store::StoreError>((
                guideline::move_to(tx, &now, 1)?,
                guideline::move_to(tx, &now, 1)?,
                guideline::find(tx, "g1")?,
                guideline::find(tx, "g2")?,
                guideline::list(tx, Some("idea"), None, 5)?.len(),
                guideline::list(tx, None, None, 5)?.len(),
                guideline::counts(tx)?,
            ))
        });
        let (first, second, found, other, ideas, all, counts) = moved.unwrap();
        assert!(first && !second);
        assert_eq!(found.map(|it| it.state), Some("scoped".to_owned()));
        assert_eq!((other, ideas, all), (None, 0, 1));
        assert_eq!(counts, [("scoped".to_owned(), 1)]);
    });
}

#[test]
fn a34_what_a_deed_froze_stays_with_that_deed() {
    on_both(|world| {
        let told = world.store.write(|tx| {
            guideline::add(tx, &new(1, Kind::General))?;
            let study = Evidence::Study { reference: "s1".to_owned() };
            guideline::freeze(tx, BODY, 1, 2, &[record("r1"), record("r1"), record("r2"), study])?;
            guideline::freeze(tx, BODY, 1, 4, &[record("r3")])?;
            guideline::add_version(tx, &Published { frozen_by: 4, ..version(1, Kind::General, 1, DAY) }, &[])?;
            Ok::<_, store::StoreError>((
                guideline::evidence(tx, BODY, 1, 2)?.len(),
                guideline::evidence(tx, BODY, 1, 4)?,
                guideline::count_evidence(tx, BODY, 1, 2)?,
                guideline::resting_on(tx, &RexId("r3".to_owned()))?,
                guideline::resting_on(tx, &RexId("r1".to_owned()))?,
            ))
        });
        let (first, second, counts, resting, not) = told.unwrap();
        assert_eq!((first, second), (3, vec![record("r3")]));
        assert_eq!(counts, [("record".to_owned(), 2), ("study".to_owned(), 1)]);
        assert_eq!((resting, not), (vec!["g1".to_owned()], vec![]), "what was published rests on the last freeze");
    });
}

#[test]
fn a36_every_published_version_is_found_again_and_lists_hold_what_is_in_force() {
    on_both(|world| {
        let specialty = |code: &str| Topic::Specialty(code.to_owned());
        let told = world.store.write(move |tx| {
            for (id, kind, versions) in [(1, Kind::General, 2_u32), (2, Kind::TypeOne, 1), (3, Kind::TypeOne, 1)] {
                let state = if id == 3 { "withdrawn" } else { "under_watch" };
                guideline::add(tx, &Guideline { state: state.to_owned(), version: versions, ..new(id, kind) })?;
                for number in 1..=versions {
                    let on = date(2026, 3, i8::try_from(number).unwrap());
                    let topics = [specialty(if id == 1 { "ent" } else { "urology" }), Topic::Theme("dose".to_owned())];
                    guideline::add_version(tx, &version(id, kind, number, on), &topics)?;
                }
            }
            let mut of = |specialty: &str, theme: &str, kind: &str| {
                let asked = Asked { specialty: specialty.to_owned(), theme: theme.to_owned(), kind: kind.to_owned() };
                let found = guideline::published_of(tx, &asked, None, 10)?;
                Ok::<_, store::StoreError>(found.into_iter().map(|it| (it.reference, it.version)).collect::<Vec<_>>())
            };
            let by = (of("", "", "")?, of("ent", "", "")?, of("", "dose", "type_one")?, of("ent", "", "type_one")?);
            let next = guideline::published(tx, Some((date(2026, 3, 2), 1)), 10)?.len();
            let all = guideline::versions(tx, "g1")?.len();
            let old = guideline::published_version(tx, "g1", Some(1))?.map(|it| it.on);
            let last = guideline::published_version(tx, "g3", None)?.map(|it| it.state);
            let none = guideline::published_version(tx, "g1", Some(3))?;
            Ok::<_, store::StoreError>((by, next, all, old, last, none, guideline::topics(tx, BODY, 1, 2)?))
        });
        let (by, next, all, old, last, none, topics) = told.unwrap();
        let one = |reference: &str, version| (reference.to_owned(), version);
        assert_eq!(by.0, [one("g1", 2), one("g2", 1)], "what was withdrawn is in no list");
        assert_eq!((by.1, by.2, by.3), (vec![one("g1", 2)], vec![one("g2", 1)], vec![]));
        assert_eq!((next, all, old), (1, 2, Some(date(2026, 3, 1))));
        assert_eq!((last, none), (Some("withdrawn".to_owned()), None));
        assert_eq!(topics, [specialty("ent"), Topic::Theme("dose".to_owned())]);
    });
}

#[test]
fn what_must_be_looked_at_again_is_found_by_its_day() {
    on_both(|world| {
        let found = world.store.write(|tx| {
            for (id, review_by) in [(1, Some(date(2027, 1, 1))), (2, Some(date(2027, 6, 1))), (3, None)] {
                guideline::add(tx, &Guideline { review_by, ..new(id, Kind::General) })?;
            }
            guideline::to_look_at(tx, date(2027, 1, 1))
        });
        assert_eq!(found.unwrap().into_iter().map(|it| it.id).collect::<Vec<_>>(), [1]);
    });
}
