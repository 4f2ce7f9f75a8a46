//! The golden scenarios G1–G4 and G7–G9. G10 is told with the demonstration, which it is about.

use app::cohort_report;
use app::overriding;
use app::programme;
use app::questionnaire;
use app::record;
use app::testing::{House, World, on_both, then_conflict};
use domain::authority::Actor;
use domain::completion::Completion;
use domain::obligation::Verdict;
use domain::path::calendar;

use crate::walk::{Went, choose, commit, first_goals, key, submit, walk};

const PIP: &str = "prescrire-pip";

fn report(world: &World, cohort: &app::cohort::Pinned) -> serde_json::Value {
    let languages = documents::language::Languages::embedded().unwrap();
    let report = cohort_report::report(&world.app, &Actor::System, cohort, &languages, world.app.now()).unwrap();
    serde_json::from_str(&report.json().unwrap()).unwrap()
}

fn complete(world: &World, who: &app::testing::Somebody, cohort: &app::cohort::Pinned) -> bool {
    matches!(record::read(&world.app, &who.actor, cohort).unwrap().completion, Completion::Complete { .. })
}

#[test]
fn g01_nine_goals_and_six_evaluations_end_with_an_attestation() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let who = world.given_a_participant(&house, &cohort, "Dr Aubin", "fr");
        walk(world, &who, &cohort, &[], |_, _| Went::Well);
        let record = record::read(&world.app, &who.actor, &cohort).unwrap();
        assert_eq!(record.goals.len(), 9);
        assert_eq!(record.done_of(), (6, 6));
        let attestation = record.attestation().expect("the whole path was followed");
        assert_eq!(attestation.completed.to_string(), "2009-09-11");
        let windows: Vec<(String, String)> = calendar(&cohort.programme, cohort.cohort.start)
            .into_iter()
            .filter(|step| step.counts)
            .map(|step| (step.id, step.window.due.to_string()))
            .collect();
        let published = [
            ("b1", "2008-04-30"),
            ("b2", "2008-08-31"),
            ("b3", "2008-12-31"),
            ("b4", "2009-04-30"),
            ("b5", "2009-08-31"),
            ("b6", "2009-12-31"),
        ];
        assert_eq!(windows, published.map(|(id, due)| (id.to_owned(), due.to_owned())));
    });
}

#[test]
fn g02_a_missed_evaluation_opened_again_with_a_reason_completes_the_path() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let who = world.given_a_participant(&house, &cohort, "Dr Aubin", "fr");
        walk(world, &who, &cohort, &["b3"], |_, _| Went::Well);
        assert!(!complete(world, &who, &cohort));
        assert_eq!(world.obligation_of(&who, "b3").verdict, Verdict::Missed);
        let until = jiff::civil::date(2009, 12, 1);
        let pseudonym = &who.pseudonym;
        overriding::reopen(&world.app, &house.lead, &cohort, pseudonym, "b3", until, "The mail had bounced").unwrap();
        submit(world, &who, &cohort, "b3", |_| Went::Well).unwrap();
        assert!(complete(world, &who, &cohort));
        let journal = entries(world, &house);
        let reopening = journal.iter().find(|entry| entry.act == "evaluation.reopen").expect("it is in the journal");
        assert_eq!(reopening.why, "The mail had bounced");
        assert!(!reopening.object.contains(pseudonym) && !reopening.object.contains(&who.key().enrolment.to_string()));
    });
}

fn entries(world: &World, house: &House) -> Vec<store::journal::Entry> {
    let org = house.org.0;
    world.app.store.read(move |tx| Ok::<_, app::Error>(store::journal::list(tx, org, i64::MAX, 10_000)?)).unwrap()
}

#[test]
fn g03_an_evaluation_never_submitted_leaves_the_path_incomplete_and_the_funnel_counts_it() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let who = world.given_a_participant(&house, &cohort, "Dr Aubin", "fr");
        walk(world, &who, &cohort, &["b5"], |_, _| Went::Well);
        world.on("2010-03-01");
        assert!(!complete(world, &who, &cohort));
        then_conflict(submit_late(world, &who, &cohort), "fault-locked");
        let report = report(world, &cohort);
        let submitted: Vec<u64> = report["funnel"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|step| step["evaluation"].as_str().or(step["id"].as_str()).is_some_and(|id| id.starts_with('b')))
            .map(|step| step["submitted"].as_u64().or(step["count"].as_u64()).unwrap())
            .collect();
        assert_eq!(submitted, [1, 1, 1, 1, 0, 1]);
    });
}

fn submit_late(
    world: &World,
    who: &app::testing::Somebody,
    cohort: &app::cohort::Pinned,
) -> app::Result<jiff::Timestamp> {
    questionnaire::submit(&world.app, &who.actor, cohort, "b5", 0, questionnaire::Changes::new(), "fr")
}

#[test]
fn g04_whoever_saw_no_such_patient_completes_and_is_in_no_rate() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let who = world.given_a_participant(&house, &cohort, "Dr Aubin", "fr");
        let rare = first_goals(&cohort, "s1")[0].clone();
        walk(world, &who, &cohort, &[], |step, goal| {
            if *goal == rare && !step.contains("baseline") { Went::Nobody } else { Went::Well }
        });
        assert!(complete(world, &who, &cohort));
        world.on("2010-03-01");
        let report = report(world, &cohort);
        let goal = report["goals"].as_array().unwrap().iter().find(|goal| goal["id"] == rare.0.as_str()).unwrap();
        for wave in ["short", "long"] {
            assert_eq!((goal[wave]["d3"].as_u64(), goal[wave]["d4"].as_u64()), (Some(1), Some(0)), "{wave}");
            assert!(goal[wave]["rate"].is_null());
        }
    });
}

#[test]
fn g07_a_typo_corrected_in_a_new_version_leaves_open_drafts_on_theirs() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let who = world.given_a_participant(&house, &cohort, "Dr Aubin", "fr");
        let goals = first_goals(&cohort, "s1");
        choose(world, &who, &cohort, "s1", &goals).unwrap();
        world.on("2008-04-05");
        let status = key(&goals[0], "status");
        let draft = [(status.clone(), Some(domain::answers::Answer::Code("always".into())))].into();
        questionnaire::save(&world.app, &who.actor, &cohort, "b1", 0, draft).unwrap();
        let mut files = documents::shipped::programme(PIP).unwrap();
        for (path, text) in &mut files {
            if path == "programme.toml" {
                *text = text.replacen("version = \"1\"", "version = \"1.0.1\"", 1);
            }
            if path == "instruments/short.toml" {
                *text = text.replacen("version = \"1\"", "version = \"1.0.1\"", 1);
            }
        }
        let corrected = programme::publish(&world.app, &house.lead, house.org, &files).unwrap();
        assert_eq!(corrected.instrument("short").unwrap().version, "1.0.1");
        let open = questionnaire::read(&world.app, &who.actor, &cohort, "b1").unwrap();
        assert_eq!(open.instrument().version, "1");
        assert!(open.answers.contains_key(&status));
        submit(world, &who, &cohort, "b1", |_| Went::Well).unwrap();
        let (key, at) = (who.key(), "b1");
        let response =
            world.app.store.read(move |tx| Ok::<_, app::Error>(store::response::find(tx, key, at)?)).unwrap();
        assert_eq!(response.unwrap().instrument_version, "1");
    });
}

#[test]
fn g08_the_same_answers_in_french_and_in_english_are_the_same_codes() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let french = world.given_a_participant(&house, &cohort, "Dr Aubin", "fr");
        let english = world.given_a_participant(&house, &cohort, "Dr Baker", "en");
        let goals = first_goals(&cohort, "s1");
        for who in [&french, &english] {
            choose(world, who, &cohort, "s1", &goals).unwrap();
        }
        world.on("2008-04-05");
        for (who, language) in [(&french, "fr"), (&english, "en")] {
            let given = crate::walk::answers(world, who, &cohort, "b1", |_| Went::Partly);
            questionnaire::submit(&world.app, &who.actor, &cohort, "b1", 0, given, language).unwrap();
        }
        let outcomes = |who: &app::testing::Somebody| {
            let key = who.key();
            world.app.store.read(move |tx| Ok::<_, app::Error>(store::outcome::list(tx, key)?)).unwrap()
        };
        assert_eq!(outcomes(&french), outcomes(&english));
        world.on("2008-07-01");
        let report = report(world, &cohort);
        let goal = report["goals"].as_array().unwrap().iter().find(|goal| goal["id"] == goals[0].0.as_str()).unwrap();
        assert_eq!(goal["short"]["d3"], 2);
    });
}

#[test]
fn g09_a_quite_different_programme_runs_in_another_organisation_of_the_same_installation() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let other = world.given_an_organisation("officine");
        let short = world.given_a_running_cohort(&other, "bon-usage-12", "2008", "2008-01-01");
        let here = world.given_a_participant(&house, &cohort, "Dr Aubin", "fr");
        let there = world.given_a_participant(&other, &short, "Mme Caron", "fr");
        walk(world, &there, &short, &[], |_, _| Went::Well);
        let record = record::read(&world.app, &there.actor, &short).unwrap();
        assert_eq!((record.goals.len(), record.done_of()), (4, (4, 4)));
        assert!(record.attestation().is_some());
        assert!(record::read(&world.app, &there.actor, &cohort).is_err(), "nothing crosses");
        assert!(record::read(&world.app, &here.actor, &short).is_err(), "nothing crosses");
        world.on("2008-04-05");
        commit(world, &there, &short, &first_goals(&short, "s1"), jiff::civil::date(2008, 4, 5));
    });
}
