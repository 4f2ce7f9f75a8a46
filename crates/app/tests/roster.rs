//! Stories of rosters: judged row by row, imported whole or not at all.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use app::cohort::Pinned;
use app::roster::{DryRun, dry_run, import};
use app::testing::{House, World, on_both, then_refused};
use domain::authority::{Actor, Right};

const HEADER: &str = "name,email,profession,setting,training,training_year,test_passed,subscription_until\n";

fn roster(rows: &[&str]) -> String {
    format!("{HEADER}{}\n", rows.join("\n"))
}

fn given(world: &World) -> (House, Pinned) {
    let house = world.given_an_organisation("amp");
    let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-01", "2008-01-01");
    (house, cohort)
}

fn answers(judged: &DryRun) -> Vec<(u64, &'static str, Vec<&'static str>)> {
    judged.rows.iter().map(|row| (row.row.line, row.standing.code(), row.standing.findings())).collect()
}

fn applicants(world: &World, cohort: &Pinned) -> Vec<(String, i64)> {
    let (org, id) = (cohort.cohort.org, cohort.cohort.id);
    world.app.store.read(move |tx| store::applicant::count(tx, org, id)).unwrap()
}

fn entries(world: &World, house: &House) -> Vec<String> {
    let org = house.org.0;
    let sql = "SELECT object FROM journal WHERE org_id = $1 AND act = 'roster.import' ORDER BY object";
    world.app.store.read(move |tx| tx.query(sql, &[store::Val::Int(org)], |row| row.text(0))).unwrap()
}

const GOOD: [&str; 4] = [
    "Ada,ada@example.org,physician,solo,Test de lecture,2007,yes,2008-12-31",
    "Bea,bea@example.org,pharmacist,pharmacy,Test de lecture,2006,oui,",
    "Cyd,cyd@example.org,nurse,solo,Test de lecture,2007,yes,2008-12-31",
    "Dan,dan@example.org,physician,solo,,,,2008-12-31",
];

#[test]
fn a_dry_run_answers_eligibility_row_by_row_and_writes_nothing() {
    on_both(|world| {
        let (house, cohort) = given(world);
        let judged = dry_run(&world.app, &house.clerk, &cohort, "r.csv", roster(&GOOD).as_bytes()).unwrap();
        assert_eq!(judged.faults, vec![]);
        assert_eq!(
            answers(&judged),
            [
                (2, "accepted", vec![]),
                (3, "needs_exception", vec!["no_subscription"]),
                (4, "needs_exception", vec!["other_profession"]),
                (5, "refused", vec!["no_training"]),
            ]
        );
        assert_eq!(applicants(world, &cohort), []);
        assert_eq!(entries(world, &house), [""; 0]);
    });
}

#[test]
fn a_roster_is_imported_whole_with_one_journal_entry_and_again_changes_nothing() {
    on_both(|world| {
        let (house, cohort) = given(world);
        let text = roster(&GOOD);
        let judged = import(&world.app, &house.clerk, &cohort, "r.csv", text.as_bytes()).unwrap();
        let expected = [("accepted".to_owned(), 1), ("needs_exception".to_owned(), 2), ("refused".to_owned(), 1)];
        assert_eq!(applicants(world, &cohort), expected);
        let entry = format!("cohort/prescrire-pip/2008-01/roster/sha256:{}", judged.sha256);
        assert_eq!(entries(world, &house), [entry]);
        // The same people once more, and one new: those who are there stay as they are.
        let mut more = GOOD.to_vec();
        more.push("Eve,EVE@example.org,physician,solo,Test de lecture,2007,yes,2008-12-31");
        let again = import(&world.app, &house.clerk, &cohort, "r.csv", roster(&more).as_bytes()).unwrap();
        assert_eq!((again.counts()["already"], again.counts()["accepted"]), (4, 1));
        assert_eq!(applicants(world, &cohort)[0], ("accepted".to_owned(), 2));
        // Whoever was accepted may join.
        let org = house.org.0;
        let hats = move |tx: &mut store::Tx<'_>| {
            let sql = "SELECT COUNT(*) FROM hat WHERE org_id = $1 AND role = 'participant'";
            tx.query_one(sql, &[store::Val::Int(org)], |row| row.int(0))
        };
        assert_eq!(world.app.store.read(hats).unwrap(), 2);
    });
}

#[test]
fn one_bad_row_and_nothing_is_imported() {
    on_both(|world| {
        let (house, cohort) = given(world);
        let mut rows = GOOD.to_vec();
        rows.push("Eve,not an address,physician,solo,Test de lecture,2007,yes,2008-12-31");
        let judged = import(&world.app, &house.clerk, &cohort, "r.csv", roster(&rows).as_bytes()).unwrap();
        let found: Vec<_> = judged.faults.iter().map(|one| (one.line, one.column.as_str(), one.code())).collect();
        assert_eq!(found, [(Some(6), "email", "roster-email")]);
        assert_eq!(applicants(world, &cohort), []);
        assert_eq!(entries(world, &house), [""; 0]);
    });
}

#[test]
fn i18_only_enrolment_clerks_bring_a_roster() {
    let world = World::sqlite();
    let (house, cohort) = given(&world);
    for actor in [Actor::Stranger, house.lead.clone(), house.tutor.clone(), house.operator.clone()] {
        assert!(actor.may(Right::DecideEnrolments, house.org).is_err());
        then_refused(dry_run(&world.app, &actor, &cohort, "r.csv", roster(&GOOD).as_bytes()));
        then_refused(import(&world.app, &actor, &cohort, "r.csv", roster(&GOOD).as_bytes()));
    }
    assert_eq!(applicants(&world, &cohort), []);
}
