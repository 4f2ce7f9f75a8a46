//! Alerts: by two, to everybody of a specialty, within a delay that is measured; read and applied.

use app::alert::{self, New, Words};
use app::testing::bodies::House;
use app::testing::{Somebody, World, on_both, then_conflict, then_refused};
use app::{Error, doctor};
use domain::alert::Standing;
use domain::authority::{Actor, Role};
use domain::near_miss::assignment::Span;
use jiff::civil::date;

use super::{both, given_a_theme, themes};

struct Scene {
    house: House,
    second: Actor,
    other: House,
    camille: Somebody,
    dominique: Somebody,
}

fn scene(world: &World) -> Scene {
    let house = world.given_a_body("anest");
    let other = world.given_a_body("other");
    let second = world.given_a_member(house.org, Role::Manager, "second manager", "fr");
    let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
    let dominique = world.given_a_doctor(&other, "Dominique Deux", "770000002");
    given_a_theme(world, "label-test", "Étiquettes", "Labels");
    Scene { house, second, other, camille, dominique }
}

fn new() -> New {
    New {
        words: Words {
            title: both("Deux produits se ressemblent", "Two products look alike"),
            told: both("Deux ampoules portent presque la même étiquette.", "Two vials bear almost the same label."),
            to_do: both("Ranger à part, relire à deux.", "Store apart, read by two."),
        },
        specialty: "anaesthesia".to_owned(),
        themes: themes(&["label-test"]),
        ends_on: None,
        ..New::default()
    }
}

fn when_it_is_issued(world: &World, scene: &Scene) -> String {
    let (app, org) = (&world.app, scene.house.org);
    let reference = alert::propose(app, &scene.house.manager, org, &new()).unwrap();
    alert::agree(app, &scene.second, org, &reference).unwrap();
    reference
}

#[test]
fn an_alert_needs_two_and_nobody_reads_it_before() {
    on_both(|world| {
        let scene = scene(world);
        let (app, org) = (&world.app, scene.house.org);
        then_refused(alert::propose(app, &scene.camille.actor, org, &new()));
        let wrong =
            New { specialty: "magic".into(), themes: themes(&["nothing"]), ends_on: Some(date(2001, 1, 1)), ..new() };
        let outcome = alert::propose(app, &scene.house.manager, org, &wrong);
        let Err(Error::Invalid(faults)) = outcome else { panic!("{outcome:?}") };
        assert_eq!(
            faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(),
            ["specialty", "themes", "ends_on"]
        );
        let reference = alert::propose(app, &scene.house.manager, org, &new()).unwrap();
        assert!(matches!(alert::read(app, &reference), Err(Error::NotFound(_))));
        assert_eq!(alert::heard(app, &scene.camille.actor, org).unwrap(), []);
        then_conflict(alert::agree(app, &scene.house.manager, org, &reference), "fault-alert-own");
        let elsewhere = alert::agree(app, &scene.other.manager, scene.other.org, &reference);
        assert!(matches!(elsewhere, Err(Error::NotFound(_))));
        alert::agree(app, &scene.second, org, &reference).unwrap();
        then_conflict(alert::agree(app, &scene.second, org, &reference), "fault-alert-not-now");
        let told = alert::read(app, &reference).unwrap();
        assert_eq!((told.standing, told.words), (Standing::InForce, new().words));
    });
}

#[test]
fn it_reaches_everybody_of_the_specialty_once_and_the_delay_is_measured_to_the_last_mail() {
    on_both(|world| {
        let scene = scene(world);
        let (app, org) = (&world.app, scene.house.org);
        // A doctor of another specialty hears nothing of it.
        let span = Span { from: date(2008, 1, 1), to: None };
        app::body::cover(app, &Actor::System, scene.other.org, "urology", span).unwrap();
        let urologist = doctor::NewDoctor {
            person: app::account::NewPerson {
                name: "Uro Logue".to_owned(),
                email: "uro@example.org".to_owned(),
                language: "fr".to_owned(),
            },
            rpps: "99000000001".to_owned(),
            specialty: "urology".to_owned(),
            practices: vec![],
            from: date(2008, 1, 1),
        };
        let (urologist, _) = doctor::engage(app, &Actor::System, scene.other.org, &urologist).unwrap();
        world.when_the_jobs_run();
        let _ = world.then_new_mails();
        let reference = when_it_is_issued(world, &scene);
        world.minutes_pass(90);
        let before = alert::issued(app, &scene.second, org).unwrap().remove(0);
        assert!(before.delay.is_some_and(|delay| delay.minutes == 90 && !delay.is_over && !delay.is_late));
        assert_eq!(alert::send(app).unwrap(), 6, "two experts and a doctor of each body");
        assert_eq!(alert::send(app).unwrap(), 0, "once");
        assert_eq!(alert::hand_over(app).unwrap(), 0, "no mail has left");
        world.minutes_pass(30);
        world.when_the_jobs_run();
        let mails = world.then_new_mails();
        let told: Vec<_> = mails.iter().filter(|mail| mail.subject.contains("Deux produits se ressemblent")).collect();
        assert_eq!(told.len(), 6, "{mails:#?}");
        let to = |who: &Somebody| told.iter().find(|mail| mail.to == [who.email.clone()]).unwrap().link();
        assert!(to(&scene.camille).ends_with("/anest/alerts") && to(&scene.dominique).ends_with("/other/alerts"));
        world.minutes_pass(600);
        world.when_the_jobs_run();
        assert_eq!(world.then_new_mails(), [], "nobody is told twice");
        let after = alert::issued(app, &scene.second, org).unwrap().remove(0);
        let delay = after.delay.unwrap();
        assert!(delay.is_over && delay.minutes == 120 && !delay.is_late, "{delay:?}");
        assert_eq!(after.counts, (6, 0, 0));
        let deaf = Actor::Wearing { person: urologist, org: scene.other.org, role: Role::Doctor };
        assert_eq!(alert::heard(app, &deaf, scene.other.org).unwrap(), []);
        assert!(matches!(alert::mark_read(app, &deaf, scene.other.org, &reference), Err(Error::NotFound(_))));
    });
}

#[test]
fn it_is_read_and_applied_by_whom_it_is_for_and_what_they_note_is_theirs() {
    on_both(|world| {
        let scene = scene(world);
        let (app, org) = (&world.app, scene.house.org);
        let reference = when_it_is_issued(world, &scene);
        alert::send(app).unwrap();
        let (camille, dominique) = (&scene.camille.actor, &scene.dominique.actor);
        alert::mark_read(app, camille, org, &reference).unwrap();
        alert::apply(app, dominique, scene.other.org, &reference, "Rangé à part au bloc 2.").unwrap();
        let long = alert::apply(app, camille, org, &reference, &"a".repeat(501));
        assert!(matches!(long, Err(Error::Invalid(_))));
        let heard = alert::heard(app, dominique, scene.other.org).unwrap().remove(0);
        assert!(heard.read_on.is_some(), "whoever applies it has read it");
        assert_eq!(heard.applied.unwrap().1, "Rangé à part au bloc 2.");
        let issued = alert::issued(app, &scene.second, org).unwrap().remove(0);
        assert_eq!(issued.counts, (6, 2, 1));
        assert!(issued.bodies.iter().all(|body| body.read.is_none() && body.applied.is_none()), "few in each");
        assert!(!format!("{issued:?}").contains("bloc 2"), "the issuer reads counts");
        alert::take_back(app, dominique, scene.other.org, &reference).unwrap();
        let back = alert::heard(app, dominique, scene.other.org).unwrap().remove(0);
        assert!(back.applied.is_none() && back.read_on.is_some());
        assert_eq!(alert::issued(app, &scene.second, org).unwrap().remove(0).counts, (6, 2, 0));
        then_refused(alert::heard(app, &scene.second, org));
        then_refused(alert::issued(app, camille, org));
    });
}

#[test]
fn a36_an_alert_ends_by_its_last_day_or_by_what_replaces_it_and_stays_readable() {
    on_both(|world| {
        let scene = scene(world);
        let (app, org) = (&world.app, scene.house.org);
        let why = both("Les étiquettes ont changé.", "The labels were changed.");
        let dated = New { ends_on: Some(date(2008, 1, 10)), ..new() };
        let short = alert::propose(app, &scene.house.manager, org, &dated).unwrap();
        alert::agree(app, &scene.second, org, &short).unwrap();
        let (first, next) = (when_it_is_issued(world, &scene), when_it_is_issued(world, &scene));
        let own = alert::end(app, &scene.second, org, &first, (&why, Some(&first)));
        assert!(matches!(own, Err(Error::Invalid(_))), "nothing replaces itself");
        alert::end(app, &scene.second, org, &first, (&why, Some(&next))).unwrap();
        then_conflict(alert::end(app, &scene.second, org, &first, (&why, None)), "fault-alert-not-now");
        let over = alert::read(app, &first).unwrap();
        assert_eq!((over.standing, over.ended.unwrap().2), (Standing::Over, Some(next)));
        world.on("2008-01-11");
        assert_eq!(alert::read(app, &short).unwrap().standing, Standing::Over);
        let late = alert::apply(app, &scene.camille.actor, org, &short, "");
        then_conflict(late, "fault-alert-not-now");
        // What ended before its mails left is not sent (I19).
        alert::send(app).unwrap();
        let _ = world.then_new_mails();
        world.when_the_jobs_run();
        let sent = world.then_new_mails();
        assert_eq!(sent.iter().filter(|mail| mail.subject.contains("Deux produits")).count(), 6, "of the one in force");
        let aside = alert::propose(app, &scene.house.manager, org, &new()).unwrap();
        alert::end(app, &scene.second, org, &aside, (&why, None)).unwrap();
        then_conflict(alert::agree(app, &scene.second, org, &aside), "fault-alert-not-now");
    });
}
