//! What a body keeps while it analyses, and what of the base is counted.

use std::collections::BTreeSet;

use domain::ids::{OrgId, PersonId};
use domain::near_miss::course::{Dated, Deed as Done};
use domain::rex::{Entered, Origin, Record, RexId, Severity, When};
use domain::text::Language;
use jiff::civil::{Date, date};
use store::analysis::{self, Criteria, ReplyText, Work};
use store::near_miss::{self, Adjudicated, Coding, Deed, NearMiss};
use store::rex::{self, Kept};
use store::rex_public;
use store::testing::on_both;

const BODY: OrgId = OrgId(7);
const DAY: Date = date(2026, 3, 10);

fn sent(id: i64) -> NearMiss {
    NearMiss {
        id,
        reference: format!("r{id}"),
        author: vec![1],
        team: None,
        form_version: "1".to_owned(),
        data_key: vec![2],
        head: vec![3],
        who: vec![4],
        receipt: vec![u8::try_from(id).unwrap()],
        state: "sent".to_owned(),
        expert: None,
        sent_on: DAY,
        moved_on: DAY,
    }
}

fn record(id: &str, specialty: &str, when: Option<&str>) -> Kept {
    let record = Record {
        when: when.and_then(When::parse),
        specialty: specialty.to_owned(),
        phase: None,
        factors: BTreeSet::new(),
        actual: Some(Severity::NoHarm),
        potential: None,
        language: Language::french(),
        parts: Vec::new(),
    };
    Kept { entered: Entered { id: RexId(id.to_owned()), origin: Origin::Own, record }, parts: "[]".to_owned() }
}

#[test]
fn records_that_share_a_key_are_counted_by_month_by_year_and_without_a_time() {
    on_both(|world| {
        let records = [
            record("a", "urology", Some("2026-03")),
            record("b", "urology", Some("2026-04")),
            record("c", "urology", Some("2026")),
            record("d", "urology", None),
            record("e", "ent", Some("2026-03")),
            record("f", "urology", Some("2025-12")),
        ];
        world.store.write(move |tx| records.iter().try_for_each(|it| rex::add(tx, 1, it))).unwrap();
        let count = |when: Option<&'static str>| {
            world.store.read(move |tx| rex::count_alike(tx, "urology", when.and_then(When::parse))).unwrap()
        };
        assert_eq!(count(None), 0, "nobody sees them yet");
        world.store.write(|tx| rex::show(tx, 1, 6)).unwrap();
        assert_eq!((count(Some("2026-03")), count(Some("2026")), count(None)), (1, 3, 5));
        let scanned = world.store.read(|tx| {
            let mut all = 0;
            rex::scan(tx, |_| all += 1)?;
            Ok::<_, store::StoreError>(all)
        });
        assert_eq!(scanned.unwrap(), 6);
    });
}

#[test]
fn counts_are_frozen_once_a_month() {
    on_both(|world| {
        let add = |month: &'static str, counts: &'static str| {
            world.store.write(move |tx| rex_public::add(tx, month, counts)).unwrap()
        };
        assert!(add("2026-03", "[1]"));
        assert!(!add("2026-03", "[2]"), "for good");
        assert!(add("2026-04", "[3]"));
        let latest = world.store.read(rex_public::latest).unwrap().unwrap();
        assert_eq!(latest, ("2026-04".to_owned(), "[3]".to_owned()));
        assert!(world.store.read(|tx| rex_public::is_frozen(tx, "2026-03")).unwrap());
    });
}

#[test]
fn an_expert_stands_beside_each_of_their_deeds_and_nobody_elses() {
    on_both(|world| {
        let expert = PersonId(5);
        world
            .store
            .write(move |tx| {
                near_miss::add(tx, BODY, &sent(1))?;
                let deed = |number, deed, on| Deed { number, dated: Dated { deed, on }, words: None };
                near_miss::add_deed(tx, BODY, 1, &deed(2, Done::Assigned(expert), DAY))?;
                near_miss::add_deed_of(tx, BODY, 1, &deed(3, Done::Opened, DAY), Some(expert))?;
                near_miss::add_deed(tx, BODY, 1, &deed(4, Done::Completed, DAY))?;
                near_miss::add_deed_of(tx, BODY, 1, &deed(5, Done::Cleared, date(2026, 4, 1)), Some(expert))
            })
            .unwrap();
        let work = world.store.read(|tx| analysis::work(tx, BODY, DAY, date(2026, 4, 30))).unwrap();
        let line = |month: &str, deed: &str| Work { month: month.to_owned(), expert, deed: deed.to_owned(), count: 1 };
        assert_eq!(work, [line("2026-03", "assigned"), line("2026-03", "opened"), line("2026-04", "cleared")]);
        let row = world.store.read(|tx| near_miss::find(tx, BODY, "r1")).unwrap().unwrap();
        let deeds = world.store.read(move |tx| near_miss::deeds(tx, BODY, &row)).unwrap();
        assert_eq!(deeds.len(), 5);
        assert_eq!(deeds[2].dated.deed, Done::Opened);
    });
}

#[test]
fn a_version_that_somebody_wrote_first_is_not_written_over() {
    on_both(|world| {
        let text = |wording: &str| ReplyText {
            reason: "too_thin".to_owned(),
            version: 1,
            wording: wording.to_owned(),
            on: DAY,
        };
        let (first, second) = (text("{\"fr\":\"a\"}"), text("{\"fr\":\"b\"}"));
        assert!(world.store.write(move |tx| analysis::add_reply_text(tx, BODY, &first)).unwrap());
        assert!(!world.store.write(move |tx| analysis::add_reply_text(tx, BODY, &second)).unwrap());
        let all = world.store.read(|tx| analysis::list_reply_texts(tx, BODY)).unwrap();
        assert_eq!(all, [text("{\"fr\":\"a\"}")]);
        let criteria = |version, criteria: &str| Criteria { version, criteria: criteria.to_owned(), from: DAY };
        let (one, two, again) = (criteria(1, "a"), criteria(2, "b"), criteria(2, "c"));
        assert!(world.store.write(move |tx| analysis::add_criteria(tx, BODY, &one)).unwrap());
        assert!(world.store.write(move |tx| analysis::add_criteria(tx, BODY, &two)).unwrap());
        assert!(!world.store.write(move |tx| analysis::add_criteria(tx, BODY, &again)).unwrap());
        let all = world.store.read(|tx| analysis::list_criteria(tx, BODY)).unwrap();
        assert_eq!(all, [criteria(2, "b"), criteria(1, "a")]);
    });
}

#[test]
fn a_second_coder_is_asked_once_and_agreement_reads_only_what_two_may_code() {
    on_both(|world| {
        let coding =
            |coder, codes| Coding { coder: PersonId(coder), part: "factors".to_owned(), codes: vec![codes], on: DAY };
        world
            .store
            .write(move |tx| {
                for id in [1, 2] {
                    near_miss::add(tx, BODY, &sent(id))?;
                    near_miss::save_coding(tx, BODY, id, &coding(5, 1))?;
                }
                near_miss::save_coding(tx, BODY, 2, &coding(6, 2))
            })
            .unwrap();
        let ask =
            |coder| world.store.write(move |tx| near_miss::add_second(tx, BODY, 2, PersonId(coder), DAY)).unwrap();
        assert!(ask(6));
        assert!(!ask(8), "somebody was asked");
        let found = world.store.read(|tx| near_miss::codings_of_part(tx, BODY, "factors")).unwrap();
        let told: Vec<(i64, i64)> = found.iter().map(|it| (it.near_miss, it.coder.0)).collect();
        assert_eq!(told, [(2, 5), (2, 6)]);
        let second = world.store.read(|tx| near_miss::seconds_of(tx, BODY, PersonId(6), 10)).unwrap();
        assert_eq!(second, [("r2".to_owned(), DAY)]);
        let settled = |codes| Adjudicated { part: "factors".to_owned(), codes: vec![codes], on: DAY };
        let (one, two) = (settled(1), settled(2));
        world.store.write(move |tx| near_miss::adjudicate(tx, BODY, 2, &one)).unwrap();
        world.store.write(move |tx| near_miss::adjudicate(tx, BODY, 2, &two)).unwrap();
        assert_eq!(world.store.read(|tx| near_miss::adjudicated(tx, BODY, 2)).unwrap(), [settled(2)]);
    });
}
