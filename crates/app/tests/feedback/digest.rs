//! The digest: what was chosen, once a period, stopped by its link.

use app::Error;
use app::alert::{self, New, Words};
use app::digest;
use app::testing::{Somebody, World, on_both};
use domain::authority::{Actor, Role};
use domain::digest::{Choice, Rhythm};
use jiff::civil::date;

use super::{both, given_a_guideline, given_a_theme, themes};

fn choice(rhythm: Rhythm, codes: &[&str]) -> Choice {
    Choice { rhythm, specialties: themes(&["anaesthesia"]), themes: themes(codes) }
}

fn mails_about(world: &World, who: &Somebody) -> Vec<String> {
    let new = world.then_new_mails().into_iter().filter(|mail| mail.to == [who.email.clone()]);
    new.map(|mail| format!("{}\n{}", mail.subject, mail.text)).collect()
}

#[test]
fn a_digest_is_sent_once_a_period_with_titles_and_links_and_stopped_without_signing_in() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        let app = &world.app;
        let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
        let other = world.given_a_doctor(&house, "Dominique Deux", "770000002");
        given_a_theme(world, "label-test", "Étiquettes", "Labels");
        given_a_theme(world, "dose-test", "Doses", "Doses");
        digest::choose(app, &camille.actor, &choice(Rhythm::Monthly, &["label-test"])).unwrap();
        digest::choose(app, &other.actor, &choice(Rhythm::Monthly, &["dose-test"])).unwrap();
        let unknown = digest::choose(app, &camille.actor, &choice(Rhythm::Weekly, &["nothing"]));
        assert!(matches!(unknown, Err(Error::Invalid(_))));
        assert_eq!(digest::chosen(app, &camille.actor).unwrap().0, choice(Rhythm::Monthly, &["label-test"]));
        given_a_guideline(world, &house, "january", "label-test", date(2008, 1, 20));
        given_a_guideline(world, &house, "february", "label-test", date(2008, 2, 3));
        world.at("2008-02-05T09:00");
        world.when_the_jobs_run();
        let _ = world.then_new_mails();
        assert_eq!(digest::send(app).unwrap(), 0, "it was sent by the jobs, and once");
        let all: Vec<String> = world.then_mails_to(&camille).into_iter().map(|mail| mail.text).collect();
        let told: Vec<&String> = all.iter().filter(|text| text.contains("/guidelines/")).collect();
        assert_eq!(told.len(), 1, "{all:#?}");
        assert!(told[0].contains("Relire january") && !told[0].contains("february"), "{}", told[0]);
        assert!(!world.then_mails_to(&other).iter().any(|mail| mail.text.contains("/guidelines/")), "nothing on doses");
        world.at("2008-02-20T09:00");
        world.when_the_jobs_run();
        assert_eq!(mails_about(world, &camille), Vec::<String>::new(), "once for January");
        world.at("2008-03-01T09:00");
        world.when_the_jobs_run();
        let next = mails_about(world, &camille);
        assert!(next.len() == 1 && next[0].contains("Relire february"), "{next:#?}");
        let link = next[0].lines().find(|line| line.contains("/digest/stop/")).unwrap().to_owned();
        let token = link.rsplit('/').next().unwrap();
        digest::can_stop(app, token).unwrap();
        for forged in ["nothing", &token.replace('.', ".0"), token.split_once('.').unwrap().0] {
            assert!(matches!(digest::stop(app, forged), Err(Error::NotFound(_))), "{forged}");
        }
        digest::stop(app, token).unwrap();
        digest::stop(app, token).unwrap();
        assert_eq!(digest::chosen(app, &camille.actor).unwrap().0.rhythm, Rhythm::None);
        given_a_guideline(world, &house, "march-march", "label-test", date(2008, 3, 10));
        world.at("2008-04-01T09:00");
        world.when_the_jobs_run();
        assert_eq!(mails_about(world, &camille), Vec::<String>::new());
    });
}

#[test]
fn what_ended_before_the_digest_left_is_not_told() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        let app = &world.app;
        let second = world.given_a_member(house.org, Role::Manager, "second manager", "fr");
        let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
        digest::choose(app, &camille.actor, &choice(Rhythm::Weekly, &[])).unwrap();
        let new = New {
            words: Words {
                title: both("Deux produits se ressemblent", "Two products look alike"),
                told: both("Deux ampoules.", "Two vials."),
                to_do: both("Ranger à part.", "Store apart."),
            },
            specialty: "anaesthesia".to_owned(),
            ..New::default()
        };
        world.on("2008-01-09");
        let reference = alert::propose(app, &house.manager, house.org, &new).unwrap();
        alert::agree(app, &second, house.org, &reference).unwrap();
        world.when_the_jobs_run();
        let _ = world.then_new_mails();
        // Enqueued at night for the morning, and ended in between.
        world.at("2008-01-14T01:00");
        assert_eq!(digest::send(app).unwrap(), 1);
        let why = both("Réglé.", "Settled.");
        alert::end(app, &second, house.org, &reference, (&why, None)).unwrap();
        world.at("2008-01-14T09:00");
        world.when_the_jobs_run();
        assert_eq!(mails_about(world, &camille), Vec::<String>::new());
        assert!(matches!(digest::chosen(app, &Actor::Stranger), Err(Error::Refused(_))));
    });
}
