//! The near misses of the three bodies: in every state that one can be in, as their people find them.

use std::collections::{BTreeMap, BTreeSet};

use app::demonstration;
use app::near_miss::{coding, links, rex_entry};
use domain::authority::{Actor, Role};
use domain::ids::OrgId;
use domain::near_miss::course::State;
use store::vals;

use super::{Demo, on_both};

const BODIES: [(&str, &str); 3] = [
    ("demo-anesthesie", "ludivine.castelfort@demo.invalid"),
    ("demo-chirurgie", "firmin.baudrelac@demo.invalid"),
    ("demo-naissance", "colombe.sauveterrane@demo.invalid"),
];

fn org_of(demo: &Demo, short_name: &'static str) -> OrgId {
    let found = demo.app.store.read(move |tx| store::organisation::find_by_short_name(tx, short_name)).unwrap();
    OrgId(found.unwrap().org_id)
}

fn count(demo: &Demo, sql: &'static str) -> i64 {
    demo.app.store.read(move |tx| tx.query_one(sql, vals![], |row| row.int(0))).unwrap()
}

fn manager(demo: &Demo, (short_name, email): (&'static str, &'static str)) -> (OrgId, Actor) {
    let org = org_of(demo, short_name);
    (org, demo.wearing(email, Role::Manager, org))
}

#[test]
fn some_hundred_near_misses_are_in_every_state_and_drafts_are_apart() {
    on_both(|demo| {
        let states = demo.app.store.read(|tx| {
            let sql = "SELECT state, COUNT(*) FROM near_miss GROUP BY state";
            tx.query(sql, vals![], |row| Ok((row.text(0)?, row.int(1)?)))
        });
        let states: BTreeMap<String, i64> = states.unwrap().into_iter().collect();
        assert_eq!(states.keys().map(String::as_str).collect::<BTreeSet<_>>(), State::CODES.into());
        assert!((95..=115).contains(&states.values().sum::<i64>()), "{states:?}");
        assert_eq!(count(demo, "SELECT COUNT(*) FROM near_miss_draft"), 4);
        assert!(states["accepted"] > 60, "{states:?}");
    });
}

#[test]
fn what_is_particular_about_some_of_them_is_there() {
    let demo = Demo::on_sqlite(demonstration::SEED);
    assert_eq!(count(&demo, "SELECT COUNT(*) FROM near_miss WHERE team IS NOT NULL"), 3, "told by teams");
    let twice = "SELECT COUNT(*) FROM (SELECT 1 FROM near_miss_deed WHERE deed = 'returned'
                 GROUP BY org_id, near_miss_id HAVING COUNT(*) = 2)";
    assert_eq!(count(&demo, twice), 1, "returned twice");
    assert_eq!(count(&demo, "SELECT COUNT(*) FROM near_miss_deed WHERE deed = 'another_asked'"), 3);
    let kept_back = "SELECT COUNT(*) FROM near_miss WHERE state = 'accepted' AND NOT EXISTS (
                     SELECT 1 FROM near_miss_consent said WHERE said.org_id = near_miss.org_id
                     AND said.near_miss_id = near_miss.near_miss_id AND said.use_of = 'rex' AND said.what = 'given')";
    assert_eq!(count(&demo, kept_back), 4, "no record of them is wanted");
    let taken_back = "SELECT COUNT(*) FROM near_miss_consent refused WHERE use_of = 'rex' AND what = 'refused'
                      AND EXISTS (SELECT 1 FROM near_miss_consent said WHERE said.org_id = refused.org_id
                      AND said.near_miss_id = refused.near_miss_id AND said.use_of = 'rex' AND said.what = 'given')";
    assert_eq!(count(&demo, taken_back), 1, "agreed to, and taken back while it waited");
    assert!(count(&demo, "SELECT COUNT(*) FROM near_miss_recommendation WHERE answered_on IS NULL") >= 3);
    assert!(count(&demo, "SELECT COUNT(*) FROM near_miss_recommendation WHERE verdict IS NOT NULL") >= 4);
    assert!(count(&demo, "SELECT COUNT(*) FROM near_miss_measure WHERE outcome = 'dropped'") >= 3);
    assert!(count(&demo, "SELECT COUNT(*) FROM rex_waiting") >= 1, "some wait for a batch");
    let own = "SELECT COUNT(*) FROM rex_record WHERE origin = 'own'";
    assert!(count(&demo, own) > 40, "{}", count(&demo, own));
    assert_eq!(count(&demo, "SELECT COUNT(*) FROM rex_record WHERE origin = 'demonstration'"), 2_000);
    let (org, expert) = manager(&demo, BODIES[0]);
    let agreed = coding::agreed(&demo.app, &expert, org, "factors").unwrap().unwrap();
    assert!(agreed.near_misses >= 3 && agreed.all.kappa.is_some(), "{agreed:?}");
}

#[test]
fn one_expert_is_covered_one_body_has_destroyed_its_links_and_what_is_late_was_passed_on() {
    let demo = Demo::on_sqlite(demonstration::SEED);
    let (org, desk) = manager(&demo, BODIES[0]);
    let experts = app::near_miss::assignment::experts(&demo.app, &desk, org).unwrap();
    assert_eq!(experts.iter().filter(|expert| !expert.absences.is_empty()).count(), 1);
    assert!(experts.iter().all(|expert| expert.open <= expert.cap && [8, 12, 25].contains(&expert.cap)));
    let away = experts.iter().find(|expert| !expert.absences.is_empty()).unwrap();
    assert_eq!(away.open, 1, "only what waits for its author stays with whoever is away");
    let (org, desk) = manager(&demo, BODIES[2]);
    let proofs = links::desk(&demo.app, &desk, org).unwrap();
    assert_eq!(proofs.proofs.len(), 1);
    let left = rex_entry::links(&demo.app, &desk, org).unwrap();
    assert!(left.destroyed > 5, "{left:?}");
}
