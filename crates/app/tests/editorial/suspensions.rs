//! A safety alert: at once, in running cohorts, for everybody who chose the goal, and gently.

use app::choosing::{self, Chosen};
use app::error::Error;
use app::path::Standing;
use app::screen::Confirmed;
use app::suspension;
use app::testing::{Somebody, World, on_both, then_conflict, then_refused};
use domain::goal::{GoalId, GoalStatus};
use domain::text::{Language, Text};

use super::editions::{PIP, goal};

fn reason() -> Text {
    Text::new([
        (Language::french(), "Une alerte de sécurité est parue.".to_owned()),
        (Language::english(), "A safety alert was issued.".to_owned()),
    ])
}

fn alerts(world: &World, cohort: &app::cohort::Pinned, who: &Somebody) -> Vec<GoalId> {
    let cohort = app::cohort::read(&world.app, cohort.cohort.org, PIP, &cohort.cohort.name).unwrap();
    match app::path::read(&world.app, &who.actor, &cohort).unwrap() {
        Standing::Joined(path) => path.suspensions.into_iter().map(|one| one.goal).collect(),
        Standing::Invited => panic!("they joined"),
    }
}

#[test]
fn i22_a_suspension_acts_at_once_in_running_cohorts_and_its_evaluation_stays_open() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let camille = world.given_a_participant(&house, &cohort, "Camille", "fr");
        let noa = world.given_a_participant(&house, &cohort, "Noa", "en");
        world.on("2008-01-03");
        world.when_they_choose(&cohort, &camille, "s1");
        let chosen = world.path_of(&camille).goals_of("s1");
        let alert = chosen[1].clone();
        let warned =
            suspension::suspend(&world.app, &house.editor, house.org, PIP, &alert, &reason(), &Confirmed::none())
                .unwrap();
        assert_eq!(warned, 1, "only who chose it");
        // The cohort's own version did not change, and yet it is not offered any more, even to who opened the page before.
        let pinned = app::cohort::read(&world.app, house.org, PIP, "2008-01").unwrap();
        assert_eq!(pinned.programme.version, "1");
        assert_eq!(pinned.programme.goal(&alert).unwrap().status, GoalStatus::Suspended);
        let wanted: Vec<Chosen> = chosen.iter().map(|goal| Chosen { goal: goal.clone(), patients: None }).collect();
        let refused = choosing::choose(&world.app, &noa.actor, &cohort, "s1", &wanted);
        let Err(Error::Invalid(faults)) = refused else { panic!("no new choice: {refused:?}") };
        assert_eq!(faults[0].message, "fault-choice-suspended");
        assert_eq!(alerts(world, &cohort, &camille), std::slice::from_ref(&alert), "whoever chose it reads why");
        // What was chosen stays, and is evaluated.
        world.when_they_commit(&cohort, &camille, "s1");
        world.on("2008-04-20");
        world.when_they_submit(&cohort, &camille, "b1");
        then_conflict(
            suspension::suspend(&world.app, &house.lead, house.org, PIP, &alert, &reason(), &Confirmed::none()),
            "editorial-fault-suspended",
        );
        suspension::lift(&world.app, &house.lead, house.org, PIP, &alert, "alerte levée").unwrap();
        assert_eq!(alerts(world, &cohort, &camille), []);
        let pinned = app::cohort::read(&world.app, house.org, PIP, "2008-01").unwrap();
        assert_eq!(pinned.programme.goal(&alert).unwrap().status, GoalStatus::Published);
        then_conflict(
            suspension::lift(&world.app, &house.lead, house.org, PIP, &alert, "encore"),
            "editorial-fault-not-suspended",
        );
    });
}

#[test]
fn i22_everybody_who_chose_it_is_written_to_and_the_mail_names_neither_goal_nor_reason() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let people =
            ["Camille", "Noa", "Lou", "Max"].map(|name| world.given_a_participant(&house, &cohort, name, "en"));
        world.on("2008-01-03");
        for who in &people[..3] {
            world.when_they_choose(&cohort, who, "s1");
        }
        let alert = world.path_of(&people[0]).goals_of("s1")[0].clone();
        world.when_they_withdraw(&cohort, &people[1]);
        world.when_the_jobs_run();
        let before = people.each_ref().map(|who| world.then_mails_to(who).len());
        suspension::suspend(&world.app, &house.lead, house.org, PIP, &alert, &reason(), &Confirmed::none()).unwrap();
        world.when_they_withdraw(&cohort, &people[2]);
        world.minutes_pass(1);
        world.when_the_jobs_run();
        let mails = people.each_ref().map(|who| world.then_mails_to(who));
        let new = [0, 1, 2, 3].map(|who| mails[who].len() - before[who]);
        assert_eq!(new, [1, 0, 0, 0], "not who left before or since, nor who did not choose it");
        let mail = mails[0].last().unwrap();
        assert!(mail.subject.contains("safety notice"), "{}", mail.subject);
        let title = cohort.programme.goal(&alert).unwrap().title.clone();
        for secret in [title.say(&Language::english()), alert.0.as_str(), "A safety alert was issued."] {
            assert!(!mail.text.contains(secret) && !mail.subject.contains(secret), "{secret}");
        }
        assert!(mail.text.contains("/amp/prescrire-pip/2008-01"));
    });
}

#[test]
fn whoever_was_warned_is_told_that_it_is_over_and_nobody_else() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let people = ["Camille", "Noa", "Lou"].map(|name| world.given_a_participant(&house, &cohort, name, "en"));
        world.on("2008-01-03");
        for who in &people[..2] {
            world.when_they_choose(&cohort, who, "s1");
        }
        let alert = world.path_of(&people[0]).goals_of("s1")[0].clone();
        suspension::suspend(&world.app, &house.lead, house.org, PIP, &alert, &reason(), &Confirmed::none()).unwrap();
        world.when_the_jobs_run();
        drop(world.then_new_mails());
        suspension::lift(&world.app, &house.editor, house.org, PIP, &alert, "alerte levée").unwrap();
        world.when_they_withdraw(&cohort, &people[1]);
        world.minutes_pass(1);
        world.when_the_jobs_run();
        let mails = world.then_new_mails();
        assert_eq!(mails.len(), 1, "{mails:?}");
        assert_eq!(mails[0].to, std::slice::from_ref(&people[0].email));
        assert!(mails[0].subject.contains("is over") && mails[0].link().ends_with("/amp/prescrire-pip/2008-01"));
        let title = cohort.programme.goal(&alert).unwrap().title.clone();
        for secret in [title.say(&Language::english()), alert.0.as_str(), "alerte levée"] {
            assert!(!mails[0].text.contains(secret) && !mails[0].subject.contains(secret), "{secret}");
        }
        // Suspended again before the news of the end left, the news is not sent.
        suspension::suspend(&world.app, &house.lead, house.org, PIP, &alert, &reason(), &Confirmed::none()).unwrap();
        world.minutes_pass(1);
        world.when_the_jobs_run();
        drop(world.then_new_mails());
        suspension::lift(&world.app, &house.editor, house.org, PIP, &alert, "levée").unwrap();
        suspension::suspend(&world.app, &house.lead, house.org, PIP, &alert, &reason(), &Confirmed::none()).unwrap();
        world.minutes_pass(1);
        world.when_the_jobs_run();
        assert!(world.then_new_mails().iter().all(|mail| mail.subject.contains("safety notice")));
    });
}

#[test]
fn a_mail_of_an_alert_lifted_before_it_left_is_not_sent() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let camille = world.given_a_participant(&house, &cohort, "Camille", "fr");
        world.on("2008-01-03");
        world.when_they_choose(&cohort, &camille, "s1");
        world.when_the_jobs_run();
        let before = world.then_mails_to(&camille).len();
        let alert = world.path_of(&camille).goals_of("s1")[0].clone();
        suspension::suspend(&world.app, &house.lead, house.org, PIP, &alert, &reason(), &Confirmed::none()).unwrap();
        suspension::lift(&world.app, &house.lead, house.org, PIP, &alert, "erreur").unwrap();
        world.minutes_pass(1);
        world.when_the_jobs_run();
        assert_eq!(world.then_mails_to(&camille).len(), before);
    });
}

#[test]
fn an_alert_is_for_leads_and_editors_of_the_house_and_says_why_in_both_languages() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let camille = world.given_a_participant(&house, &cohort, "Camille", "fr");
        let other = world.given_an_organisation("other");
        world.given_a_programme(&other, PIP);
        for actor in [&house.tutor, &house.clerk, &house.operator, &camille.actor, &other.lead] {
            then_refused(suspension::suspend(
                &world.app,
                actor,
                house.org,
                PIP,
                &goal("psa"),
                &reason(),
                &Confirmed::none(),
            ));
            then_refused(suspension::lift(&world.app, actor, house.org, PIP, &goal("psa"), "x"));
        }
        let french = Text::new([(Language::french(), "Une alerte".to_owned())]);
        let Err(Error::Invalid(faults)) =
            suspension::suspend(&world.app, &house.lead, house.org, PIP, &goal("psa"), &french, &Confirmed::none())
        else {
            panic!("both languages");
        };
        assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), ["reason.en"]);
        let unknown = suspension::suspend(
            &world.app,
            &house.lead,
            house.org,
            PIP,
            &goal("nothing"),
            &reason(),
            &Confirmed::none(),
        );
        assert!(matches!(unknown, Err(Error::NotFound("goal"))), "{unknown:?}");
        suspension::suspend(&world.app, &house.lead, house.org, PIP, &goal("psa"), &reason(), &Confirmed::none())
            .unwrap();
        // I25: the same goal next door is another organisation's.
        let theirs = app::programme::list(&world.app, other.org).unwrap().remove(0);
        assert_eq!(theirs.goal(&goal("psa")).unwrap().status, GoalStatus::Published);
        let entry = world.then_journal_of(house.org).into_iter().find(|(act, ..)| act == "goal.suspend").unwrap();
        assert!(entry.2.contains("alerte de sécurité") && entry.2.contains("safety alert"), "{entry:?}");
    });
}
