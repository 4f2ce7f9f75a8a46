//! What doctors say of guidelines: theirs alone, by the calendar of evaluations, told in counts of at least k.

use std::collections::BTreeSet;

use app::testing::bodies::{House, SPECIALTY};
use app::testing::{Somebody, World, on_both, then_conflict, then_refused};
use app::{theme, uptake};
use domain::obligation::Verdict;
use domain::uptake::{Declared, Wave};
use jiff::civil::date;

use super::{codes, entries, faults, then_not_there};

fn declared(status: &str) -> Declared {
    let short = ["partly", "no"].contains(&status);
    let obstacles = if short { codes(&["resource.tests"]) } else { BTreeSet::new() };
    let reason = (status == "no_patient").then(|| "not_practised".to_owned());
    Declared { status: status.to_owned(), reason, obstacles, ..Declared::default() }
}

fn scene(world: &World) -> (House, Somebody) {
    let house = world.given_a_body("anest");
    let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
    world.given_a_guideline(&house, "for-all", &["dose"], &[], date(2008, 1, 2));
    world.given_a_guideline(&house, "for-us", &["allergy"], &[SPECIALTY], date(2008, 1, 1));
    world.given_a_guideline(&house, "for-others", &["allergy"], &["urology"], date(2008, 1, 1));
    (house, camille)
}

#[test]
fn a_doctor_says_it_at_baseline_and_at_four_and_twelve_months_each_once() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let (app, org) = (&world.app, house.org);
        let all = || uptake::mine(app, &camille.actor, org).unwrap();
        let references: Vec<String> = all().into_iter().map(|mine| mine.reference).collect();
        assert_eq!(references, ["for-all", "for-us"], "the newest first, and none of another specialty");
        let say = |wave, status: &str| uptake::declare(app, &camille.actor, org, ("for-us", wave), &declared(status));
        then_conflict(say(Wave::Short, "always"), "fault-uptake-closed");
        assert_eq!(faults(say(Wave::Baseline, "perhaps")), ["status"]);
        say(Wave::Baseline, "no").unwrap();
        then_conflict(say(Wave::Baseline, "always"), "fault-uptake-said");
        let verdict = |day: &str, place: usize| {
            world.on(day);
            all()[1].owed[place].verdict.clone()
        };
        assert_eq!(verdict("2008-02-01", 0), Verdict::NotYet);
        assert_eq!(verdict("2008-05-02", 0), Verdict::Open);
        assert_eq!(verdict("2008-05-03", 0), Verdict::Late);
        say(Wave::Short, "partly").unwrap();
        assert!(matches!(verdict("2008-08-01", 0), Verdict::Met { .. }));
        assert_eq!(verdict("2009-01-02", 1), Verdict::Open);
        assert_eq!(verdict("2009-03-04", 1), Verdict::Missed);
        then_conflict(say(Wave::Long, "always"), "fault-uptake-closed");
        let (mine, _) = uptake::one(app, &camille.actor, org, "for-us").unwrap();
        let said: Vec<(&str, &str)> =
            mine.said.iter().map(|(wave, (_, declared))| (wave.code(), declared.status.as_str())).collect();
        assert_eq!(said, [("baseline", "no"), ("short", "partly")]);
        then_not_there(uptake::one(app, &camille.actor, org, "for-others"));
        then_not_there(uptake::declare(app, &camille.actor, org, ("for-others", Wave::Baseline), &declared("no")));
        then_refused(uptake::mine(app, &house.manager, org));
        then_refused(uptake::mine(app, &house.experts[0], org));
    });
}

#[test]
fn whoever_answered_at_baseline_is_told_when_they_can_answer_again_and_nothing_of_what() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let silent = world.given_a_doctor(&house, "Silent Two", "770000002");
        let (app, org) = (&world.app, house.org);
        let mails = |day: &str| {
            world.on(day);
            world.when_the_jobs_run();
            world.then_new_mails()
        };
        let say = |guideline, wave| uptake::declare(app, &camille.actor, org, (guideline, wave), &declared("no"));
        let _ = mails("2008-01-03");
        say("for-all", Wave::Baseline).unwrap();
        say("for-us", Wave::Baseline).unwrap();
        let opens = uptake::one(app, &camille.actor, org, "for-us").unwrap().0.owed[0].window.opens;
        assert!(mails(&domain::calendar::days_before(opens, 1).to_string()).is_empty());
        let told = mails(&domain::calendar::days_after(opens, 1).to_string());
        assert_eq!(told.len(), 1, "one mail for all that opens on a morning, and none to whoever said nothing");
        assert_eq!(told[0].to, [camille.email.as_str()]);
        let words = format!("{:?}", told[0]);
        for secret in ["for-us", "for-all", "allergy", "dose", silent.email.as_str()] {
            assert!(!words.contains(secret), "{secret}: {words}");
        }
        assert!(mails("2008-06-01").is_empty(), "once");
        let opens = uptake::one(app, &camille.actor, org, "for-us").unwrap().0.owed[1].window.opens;
        world.on(&opens.to_string());
        for guideline in ["for-all", "for-us"] {
            say(guideline, Wave::Long).unwrap();
        }
        assert!(mails(&domain::calendar::days_after(opens, 2).to_string()).is_empty(), "what was said is not asked");
    });
}

#[test]
fn nobody_learns_from_the_database_who_said_what_nor_that_two_answers_are_one_doctors() {
    on_both(|world| {
        let (house, camille) = scene(world);
        let (app, org) = (&world.app, house.org);
        for guideline in ["for-all", "for-us"] {
            uptake::declare(app, &camille.actor, org, (guideline, Wave::Baseline), &declared("partly")).unwrap();
        }
        let rows = app.store.read(|tx| {
            let mut all = store::uptake::of_guideline(tx, "for-all")?;
            all.extend(store::uptake::of_guideline(tx, "for-us")?);
            Ok::<_, store::StoreError>(all)
        });
        let rows = rows.unwrap();
        assert_eq!(rows.len(), 2);
        assert_ne!(rows[0].holder, rows[1].holder);
        let hides = |bytes: &[u8], words: &str| !bytes.windows(words.len()).any(|window| window == words.as_bytes());
        for word in ["partly", "resource.tests", "2008-01"] {
            assert!(rows.iter().all(|row| hides(&row.fact, word)), "{word}");
        }
        let entries = entries(world, org, "uptake.declare");
        assert_eq!(entries.len(), 2);
        assert_ne!(entries[0].actor, entries[1].actor, "each guideline has a name of its own for them");
        let person = camille.person.to_string();
        assert!(entries.iter().all(|entry| !entry.actor.contains(&person) && !entry.object.contains(&person)));
    });
}

#[test]
fn a04_what_is_told_of_uptake_counts_eleven_at_least_and_is_frozen_for_the_month() {
    on_both(|world| {
        let (house, _) = scene(world);
        let (app, org) = (&world.app, house.org);
        let doctors: Vec<Somebody> =
            (0..24).map(|number| world.given_a_doctor(&house, &format!("Doctor {number}"), "770000009")).collect();
        let say = |who: &Somebody, wave, status: &str| {
            uptake::declare(app, &who.actor, org, ("for-us", wave), &declared(status)).unwrap();
        };
        for doctor in &doctors {
            say(doctor, Wave::Baseline, "no");
        }
        world.on("2008-05-01");
        for (number, doctor) in doctors.iter().enumerate().take(23) {
            say(doctor, Wave::Short, if number < 12 { "always" } else { "no" });
        }
        assert!(theme::freeze_public(app).unwrap());
        let told = |theme: &str| theme::show(app, theme).unwrap().guidelines;
        let guidelines = told("allergy");
        let ours = guidelines.iter().find(|it| it.reference == "for-us").unwrap();
        let short = &ours.uptake[&Wave::Short];
        assert_eq!((short.applied, short.not_applied, short.base), (11, 11, 22));
        assert_eq!(short.obstacles.get("resource.tests"), Some(&11));
        let (low, high) = short.share().unwrap();
        assert!(low <= 12.0 / 24.0 && 13.0 / 24.0 <= high, "{low} {high}: whoever said nothing is within");
        assert_eq!(ours.uptake[&Wave::Long].share(), None);
        assert!(told("dose")[0].uptake.values().all(|told| told.share().is_none()), "nobody said anything");
        // Whoever answers now is not seen before the next month.
        say(&doctors[23], Wave::Short, "always");
        assert!(!theme::freeze_public(app).unwrap());
        assert_eq!(told("allergy").iter().find(|it| it.reference == "for-us").unwrap().uptake[&Wave::Short], *short);
        world.on("2008-06-01");
        assert!(theme::freeze_public(app).unwrap());
    });
}
