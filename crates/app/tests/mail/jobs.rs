//! Jobs at work: two at once, leases, the journal, and what is forgotten.

use std::collections::BTreeSet;
use std::time::Duration;

use app::mail::{About, enqueue};
use app::schedule::{self, SCHEDULE, Stop};
use app::testing::on_both;
use app::{inviting, jobs};

#[test]
fn two_workers_deliver_every_mail_once() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-02", "2008-02-01");
        for n in 0..30 {
            world.given_an_applicant(&house, &cohort, &format!("Person {n}"), "en");
        }
        inviting::invite_batch(&world.app, &house.clerk, &cohort, 100).unwrap();
        let other = world.another();
        let (one, two) = std::thread::scope(|scope| {
            let one = scope.spawn(|| jobs::deliver_outbox(&world.app).unwrap());
            let two = scope.spawn(|| jobs::deliver_outbox(&other).unwrap());
            (one.join().unwrap(), two.join().unwrap())
        });
        let readers: Vec<String> = world.then_mails().into_iter().map(|mail| mail.to.concat()).collect();
        assert_eq!(readers.iter().collect::<BTreeSet<_>>().len(), 30);
        assert_eq!((readers.len(), one.sent + two.sent), (30, 30));
        other.store.close();
    });
}

#[test]
fn a_mail_whose_worker_died_is_sent_when_its_lease_ends_and_not_before() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-02", "2008-02-01");
        world.given_an_applicant(&house, &cohort, "Camille", "fr");
        inviting::invite_batch(&world.app, &house.clerk, &cohort, 1).unwrap();
        let died = world.app.store.claim_outbox(world.app.now().as_millisecond(), 10, 20 * 60 * 1000).unwrap();
        assert_eq!(died.len(), 1);
        world.minutes_pass(19);
        world.when_the_jobs_run();
        assert!(world.then_mails().is_empty());
        world.minutes_pass(2);
        world.when_the_jobs_run();
        assert_eq!(world.then_mails().len(), 1);
    });
}

#[test]
fn planning_by_two_processes_at_once_enqueues_each_reminder_once() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-02", "2008-02-01");
        for n in 0..10 {
            world.given_a_participant(&house, &cohort, &format!("Person {n}"), "en");
        }
        world.on("2008-01-25");
        let other = world.another();
        let planned = std::thread::scope(|scope| {
            let one = scope.spawn(|| jobs::plan_reminders(&world.app).unwrap());
            let two = scope.spawn(|| jobs::plan_reminders(&other).unwrap());
            one.join().unwrap() + two.join().unwrap()
        });
        assert_eq!(planned, 10);
        other.store.close();
    });
}

#[test]
fn a_row_nobody_can_read_is_tried_for_a_day_and_keeps_nothing_else_waiting() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let app = world.app.clone();
        let (org, now) = (house.org, app.now());
        let gone = About::Report { cohort: 1, enrolment: 2, evaluation: "b1".to_owned() };
        let row = store::outbox::Job {
            org_id: org.0,
            id: 7,
            kind: "mail".to_owned(),
            about: "{\"mail\":\"parcel\"}".to_owned(),
            run_at_ms: now.as_millisecond(),
            dedupe_key: None,
        };
        app.store
            .clone()
            .write(move |tx| {
                tx.enqueue(&row)?;
                enqueue(&app, tx, org, &gone, None, now)
            })
            .unwrap();
        let tally = jobs::deliver_outbox(&world.app).unwrap();
        assert_eq!((tally.put_back, tally.dropped), (1, 1));
        let mut minutes = 0;
        loop {
            world.minutes_pass(60);
            minutes += 60;
            let tally = jobs::deliver_outbox(&world.app).unwrap();
            if tally.given_up == 1 {
                break;
            }
            assert!(minutes < 48 * 60, "it is given up at some time");
        }
        assert!(minutes >= 23 * 60, "given up after {minutes} minutes");
    });
}

#[test]
fn the_journal_is_sealed_and_what_is_old_is_forgotten() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-02", "2008-02-01");
        let camille = world.given_an_applicant(&house, &cohort, "Camille", "fr");
        inviting::invite_batch(&world.app, &house.clerk, &cohort, 1).unwrap();
        assert!(world.app.store.verify_journal(house.org.0).unwrap().unsealed > 0);
        world.when_the_jobs_run();
        let verified = world.app.store.verify_journal(house.org.0).unwrap();
        assert_eq!((verified.unsealed, verified.first_broken), (0, None));
        let rows = || {
            let now = world.app.now().as_millisecond();
            world.app.store.read(move |tx| store::outbox::count(tx, None, now)).unwrap().done
        };
        assert_eq!(rows(), 1);
        world.on("2008-01-31");
        jobs::forget_old(&world.app).unwrap();
        assert_eq!(rows(), 1, "a month is kept");
        world.on("2008-02-03");
        assert!(jobs::forget_old(&world.app).unwrap() >= 1);
        assert_eq!(rows(), 0);
        assert_eq!(world.then_mails_to(&camille).len(), 1);
    });
}

#[test]
fn the_schedule_runs_every_task_goes_on_after_a_failure_and_stops_when_asked() {
    let world = app::testing::World::sqlite();
    world.given_an_organisation("amp");
    let names: BTreeSet<&str> = SCHEDULE.iter().map(|task| task.name).collect();
    assert_eq!(names.len(), SCHEDULE.len(), "each task is known by its name");
    let (app, stop) = (world.app.clone(), Stop::new());
    let asked = stop.clone();
    let running = std::thread::spawn(move || schedule::run(&app, &asked));
    let mut sealed = false;
    for _ in 0..100 {
        std::thread::sleep(Duration::from_millis(50));
        sealed = world.app.store.verify_journal(0).unwrap().unsealed == 0;
        if sealed {
            break;
        }
    }
    assert!(sealed, "the sealer runs at start");
    stop.stop();
    running.join().unwrap();
    assert!(stop.waits(Duration::from_secs(60)), "a stopped schedule waits for nothing");
    world.app.store.close();
    assert!(schedule::run_once(&world.app).is_err(), "a failure is told");
}
