//! Reminders: never of something done, three at most, and what they say.

use app::cohort::{NewMeasure, Pinned, declare_measure};
use app::jobs;
use app::testing::{House, Mail, Somebody, World, on_both};
use domain::obligation::Verdict;

/// A cohort of January 2008 and one participant who chose the goals of the first set.
fn given_camille(world: &World) -> (House, Pinned, Somebody) {
    let house = world.given_an_organisation("amp");
    let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-01", "2008-01-01");
    let camille = world.given_a_participant(&house, &cohort, "Camille", "fr");
    world.when_they_choose(&cohort, &camille, "s1");
    (house, cohort, camille)
}

/// The mails about the first evaluation.
fn about_b1(mails: Vec<Mail>) -> Vec<Mail> {
    mails.into_iter().filter(|mail| mail.link().ends_with("/evaluations/b1")).collect()
}

/// A reminder of the first evaluation waits in the outbox: it is three days before it is due.
fn given_a_waiting_reminder(world: &World) {
    world.on("2008-04-27");
    assert_eq!(jobs::plan_reminders(&world.app).unwrap(), 1);
    assert!(about_b1(world.then_new_mails()).is_empty());
}

#[test]
fn i19_nobody_is_reminded_of_what_they_submitted_after_it_was_planned() {
    on_both(|world| {
        let (_, cohort, camille) = given_camille(world);
        given_a_waiting_reminder(world);
        world.when_they_submit(&cohort, &camille, "b1");
        let tally = jobs::deliver_outbox(&world.app).unwrap();
        assert_eq!((tally.sent, tally.dropped), (0, 1), "the reminder does not leave");
        world.at("2008-04-27T09:05");
        world.when_they_submit(&cohort, &camille, "b1");
        world.at("2008-04-27T09:14");
        let tally = jobs::deliver_outbox(&world.app).unwrap();
        assert_eq!((tally.sent, tally.dropped), (0, 1), "the report was corrected since: the correction has a mail");
        world.at("2008-04-27T09:15");
        let tally = jobs::deliver_outbox(&world.app).unwrap();
        assert_eq!((tally.sent, tally.dropped), (1, 0), "the report's mail leaves, once");
        assert!(about_b1(world.then_mails()).is_empty());
    });
}

#[test]
fn i19_nobody_is_reminded_of_what_they_are_excused_from() {
    on_both(|world| {
        let (house, cohort, camille) = given_camille(world);
        given_a_waiting_reminder(world);
        world.when_the_team_excuses(&house, &cohort, &camille, "b1");
        assert_eq!(jobs::deliver_outbox(&world.app).unwrap().dropped, 1);
        assert!(world.then_mails().is_empty());
    });
}

#[test]
fn i19_nobody_is_reminded_after_they_left() {
    on_both(|world| {
        let (_, cohort, camille) = given_camille(world);
        given_a_waiting_reminder(world);
        world.when_they_withdraw(&cohort, &camille);
        assert_eq!(jobs::deliver_outbox(&world.app).unwrap().dropped, 1);
        world.on("2008-05-07");
        world.when_the_jobs_run();
        assert!(world.then_mails().is_empty());
    });
}

#[test]
fn i19_nobody_is_reminded_while_they_are_away_and_everybody_is_once_back() {
    on_both(|world| {
        let (_, cohort, camille) = given_camille(world);
        given_a_waiting_reminder(world);
        world.when_they_go_on_leave(&cohort, &camille, "2008-04-27", None);
        assert_eq!(jobs::deliver_outbox(&world.app).unwrap().dropped, 1);
        world.on("2008-05-07");
        world.when_the_jobs_run();
        assert!(world.then_mails().is_empty(), "a late day passes while they are away");
        world.on("2008-05-09");
        world.when_they_come_back(&cohort, &camille);
        world.when_the_jobs_run();
        let mails = about_b1(world.then_mails());
        assert_eq!(mails.len(), 1, "the reminder of two days ago is still worth sending");
        assert!(mails[0].subject.contains("il est encore temps"), "{}", mails[0].subject);
    });
}

#[test]
fn i19_nobody_is_written_to_at_a_closed_address() {
    on_both(|world| {
        let (_, _, camille) = given_camille(world);
        given_a_waiting_reminder(world);
        let (person, now) = (camille.person.0, world.app.now().as_millisecond());
        assert!(world.app.store.write(move |tx| store::person::close(tx, person, now)).unwrap());
        assert_eq!(jobs::deliver_outbox(&world.app).unwrap().dropped, 1);
        assert!(world.then_mails().is_empty());
    });
}

#[test]
fn notice_and_three_reminders_are_all_that_is_ever_sent_of_one_evaluation() {
    on_both(|world| {
        let (_, cohort, camille) = given_camille(world);
        let mut days = Vec::new();
        world.on("2008-03-15");
        while world.app.now() < "2008-07-15T00:00:00Z".parse().unwrap() {
            world.when_the_jobs_run();
            world.when_the_jobs_run();
            let today = world.path_of(&camille).today(world.app.now());
            days.extend(about_b1(world.then_new_mails()).into_iter().map(|mail| (today.to_string(), mail.subject)));
            world.tomorrow();
        }
        assert_eq!(world.obligation_of(&camille, "b1").verdict, Verdict::Missed, "it locked in silence");
        let name = cohort.programme.evaluation("b1").unwrap().name.say(&domain::text::Language::french()).to_owned();
        let subject = |rest: &str| format!("{name}\u{a0}: {rest}");
        let until = subject("jusqu’au 30 avril 2008");
        let expected = [
            // Opens on 1 April, due on 30 April, locks thirty days later.
            ("2008-03-25", subject("ouverture le 1er avril 2008")),
            ("2008-04-16", until.clone()),
            ("2008-04-27", until),
            ("2008-05-07", subject("il est encore temps")),
        ];
        assert_eq!(days, expected.map(|(day, subject)| (day.to_owned(), subject)));
    });
}

#[test]
fn a_measure_that_moves_the_window_brings_no_fourth_reminder() {
    on_both(|world| {
        let (house, cohort, _) = given_camille(world);
        for day in ["2008-04-16", "2008-04-27"] {
            world.on(day);
            world.when_the_jobs_run();
        }
        let epidemic = NewMeasure {
            from: "2008-04-28".parse().unwrap(),
            to: "2008-04-30".parse().unwrap(),
            days: 60,
            reason: "épidémie".to_owned(),
        };
        declare_measure(&world.app, &house.lead, &cohort, epidemic).unwrap();
        for _ in 0..120 {
            world.tomorrow();
            world.when_the_jobs_run();
        }
        let mails = about_b1(world.then_mails());
        let subjects: Vec<&str> = mails.iter().map(|mail| mail.subject.as_str()).collect();
        assert_eq!(mails.len(), 3, "two before the measure, one after the new due day: {subjects:?}");
        assert!(mails[2].text.contains("29 juillet 2008"), "{}", mails[2].text);
    });
}

#[test]
fn a_reminder_speaks_the_readers_language_and_leads_to_the_page() {
    on_both(|world| {
        let (house, cohort, _) = given_camille(world);
        let jane = world.given_a_participant(&house, &cohort, "Jane Roe", "en");
        let juan = world.given_a_participant(&house, &cohort, "Juan", "es");
        for who in [&jane, &juan] {
            world.when_they_choose(&cohort, who, "s1");
        }
        world.on("2008-04-27");
        world.when_the_jobs_run();
        let mail = world.then_mails_to(&jane).remove(0);
        assert_eq!(mail.link(), "http://127.0.0.1:8080/amp/prescrire-pip/2008-01/evaluations/b1");
        assert!(mail.text.starts_with("Dear Jane Roe,\n"), "{}", mail.text);
        assert!(mail.text.contains("until 30 April 2008 included"), "{}", mail.text);
        assert_eq!(mail.header("Auto-Submitted"), Some("auto-generated"));
        assert!(mail.header("Message-ID").is_some());
        assert_eq!(mail.date, world.app.now().as_second(), "its date is the clock's");
        let fallback = world.then_mails_to(&juan).remove(0);
        assert!(fallback.text.starts_with("Bonjour Juan,\n"), "the programme was first written in French");
    });
}

#[test]
fn the_first_steps_are_told_once_and_one_mail_says_what_falls_due_together() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-02", "2008-02-01");
        let camille = world.given_a_participant(&house, &cohort, "Camille", "fr");
        world.on("2008-01-25");
        world.when_the_jobs_run();
        let notices = world.then_new_mails();
        assert_eq!(notices.len(), 1, "choice, analysis and plan open together");
        assert!(notices[0].subject.starts_with("Choix des objectifs\u{a0}: Série\u{a0}1"), "{}", notices[0].subject);
        assert_eq!(notices[0].link(), "http://127.0.0.1:8080/amp/prescrire-pip/2008-02");
        world.on("2008-02-02");
        world.when_they_choose(&cohort, &camille, "s1");
        // The analysis and the plan are due on 2 March; a fortnight before, one mail is enough.
        world.on("2008-02-17");
        world.when_the_jobs_run();
        let reminders = world.then_new_mails();
        assert_eq!(reminders.len(), 1);
        assert!(reminders[0].subject.starts_with("Analyse de votre pratique"), "{}", reminders[0].subject);
    });
}

#[test]
fn an_evaluation_opened_again_is_told_with_its_new_last_day() {
    on_both(|world| {
        let (house, cohort, camille) = given_camille(world);
        world.on("2008-06-10");
        assert_eq!(world.obligation_of(&camille, "b1").verdict, Verdict::Missed);
        world.when_the_team_reopens(&house, &cohort, &camille, "b1", "2008-07-01");
        world.when_the_jobs_run();
        let mail = world.then_mails_to(&camille).remove(0);
        assert!(mail.subject.ends_with("de nouveau accessible"), "{}", mail.subject);
        assert!(mail.text.contains("jusqu’au 1er juillet 2008 inclus"), "{}", mail.text);
    });
}

#[test]
fn a_programme_whose_leaves_move_windows_reminds_each_at_their_own_day() {
    on_both(|world| {
        let house = world.given_an_organisation("reseau");
        let cohort = world.given_a_running_cohort(&house, "bon-usage-12", "2008", "2008-01-01");
        let here = world.given_a_participant(&house, &cohort, "Here", "en");
        let away = world.given_a_participant(&house, &cohort, "Away", "en");
        for who in [&here, &away] {
            world.when_they_choose(&cohort, who, "s1");
        }
        world.when_they_go_on_leave(&cohort, &away, "2008-03-03", Some("2008-03-12"));
        // Due on 31 March, reminded a week before; ten days of leave later for who was away.
        let mut told = Vec::new();
        world.on("2008-03-20");
        while world.app.now() < "2008-04-20T00:00:00Z".parse().unwrap() {
            world.when_the_jobs_run();
            let today = world.path_of(&here).today(world.app.now());
            told.extend(about_b1(world.then_new_mails()).into_iter().map(|mail| (today.to_string(), mail.to.concat())));
            world.tomorrow();
        }
        let (here, away) = (here.email.as_str(), away.email.as_str());
        let told: Vec<(&str, &str)> = told.iter().map(|(day, to)| (day.as_str(), to.as_str())).collect();
        assert_eq!(told, [("2008-03-24", here), ("2008-04-03", away), ("2008-04-05", here), ("2008-04-15", away)]);
    });
}

#[test]
fn a_rule_with_more_days_than_it_may_use_keeps_its_most_even_after_a_measure() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let mut files = documents::shipped::programme("prescrire-pip").unwrap();
        let toml = files.get_mut("programme.toml").unwrap();
        *toml = toml.replace("before_due = [14, 3]", "before_due = [30, 14, 3]");
        let programme = world.given_a_definition(&house, &files);
        assert_eq!(programme.reminders.before_due.len(), 3);
        let cohort = world.given_a_cohort(&house, &programme, "2008-01", "2008-01-01");
        let camille = world.given_a_participant(&house, &cohort, "Camille", "fr");
        world.when_they_choose(&cohort, &camille, "s1");
        // Thirty days before is not yet open: three others go out.
        for day in ["2008-04-16", "2008-04-27", "2008-05-07"] {
            world.on(day);
            world.when_the_jobs_run();
        }
        assert_eq!(about_b1(world.then_mails()).len(), 3);
        let strike = NewMeasure {
            from: "2008-04-28".parse().unwrap(),
            to: "2008-04-30".parse().unwrap(),
            days: 60,
            reason: "grève".to_owned(),
        };
        declare_measure(&world.app, &house.lead, &cohort, strike).unwrap();
        // Now thirty days before the new due day is within the window; it would be the fourth.
        for day in ["2008-05-30", "2008-06-15", "2008-06-26", "2008-07-06"] {
            world.on(day);
            world.when_the_jobs_run();
        }
        assert_eq!(about_b1(world.then_mails()).len(), 3);
    });
}

#[test]
fn the_yearly_self_check_is_asked_for_by_the_usual_stages_and_no_more_of_whoever_lets_one_pass() {
    on_both(|world| {
        let (house, cohort, camille) = given_camille(world);
        let noa = world.given_a_participant(&house, &cohort, "Noa", "en");
        let rule = &cohort.programme.reminders;
        let about = |mails: Vec<Mail>| -> Vec<Mail> {
            mails.into_iter().filter(|mail| mail.link().ends_with("/self-check")).collect()
        };
        let due = domain::calendar::days_after("2010-01-01".parse().unwrap(), domain::self_check::DUE_AFTER_DAYS);
        let before = domain::calendar::days_before(due, *rule.before_due.iter().max().unwrap());
        world.on(&before.to_string());
        world.when_the_jobs_run();
        world.when_the_jobs_run();
        let mails = about(world.then_new_mails());
        assert_eq!(mails.len(), 1, "once, to whoever has goals to look at: {mails:?}");
        assert_eq!(mails[0].to, std::slice::from_ref(&camille.email));
        assert_ne!(mails[0].to[0], noa.email);
        // Two years later, having let the first pass: nothing.
        world.on(&domain::calendar::months_after(before, 12).to_string());
        world.when_the_jobs_run();
        assert!(about(world.then_new_mails()).is_empty(), "silence is an answer");
    });
}
