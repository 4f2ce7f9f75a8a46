//! Invariants I01–I12, I18, I20–I25, as far as they are about what is stored and who may; the rest is told in `domain`.

use app::choosing;
use app::cohort;
use app::leaving;
use app::organisation;
use app::overriding;
use app::programme;
use app::questionnaire::{self, Changes};
use app::record;
use app::screen::Confirmed;
use app::testing::{Somebody, World, on_both, then_conflict, then_refused};
use domain::answers::{Answer, Answers};
use domain::authority::{Actor, Role};
use domain::obligation::Verdict;
use domain::text::Language;

use crate::walk::{Went, answers, choose, first_goals, key, submit, walk};

const PIP: &str = "prescrire-pip";

fn begun(world: &World) -> (app::testing::House, cohort::Pinned, Somebody) {
    let house = world.given_an_organisation("amp");
    let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
    let who = world.given_a_participant(&house, &cohort, "Dr Aubin", "fr");
    (house, cohort, who)
}

fn faults(outcome: app::Result<impl std::fmt::Debug>) -> Vec<(String, &'static str)> {
    match outcome {
        Err(app::Error::Invalid(faults)) => faults.into_iter().map(|fault| (fault.field, fault.message)).collect(),
        other => panic!("expected faults, got {other:?}"),
    }
}

#[test]
fn i01_a_published_version_never_changes_and_a_cohort_keeps_its_own() {
    on_both(|world| {
        let (house, cohort, _) = begun(world);
        let mut files = documents::shipped::programme(PIP).unwrap();
        programme::publish(&world.app, &house.lead, house.org, &files).expect("the same words again change nothing");
        let goal = files.get_mut("goals/01-nsaid-pregnancy.toml").unwrap();
        *goal = goal.replacen("version = 1", "version = 2", 1);
        then_conflict(programme::publish(&world.app, &house.lead, house.org, &files), "fault-version-published");
        let again = cohort::find(&world.app, None, PIP, "2008-01").unwrap();
        assert_eq!(again.programme.version, cohort.programme.version);
        assert_eq!(again.programme.goals[0].version, 1);
    });
}

#[test]
fn i02_a_set_is_three_different_goals_that_are_offered_to_it() {
    on_both(|world| {
        let (_, cohort, who) = begun(world);
        let goals = first_goals(&cohort, "s1");
        let mut twice = goals.clone();
        twice[1] = twice[0].clone();
        assert!(
            faults(choose(world, &who, &cohort, "s1", &twice)).iter().any(|(_, fault)| *fault == "fault-choice-twice")
        );
        assert_eq!(
            faults(choose(world, &who, &cohort, "s1", &goals[..2])),
            [("goals".to_owned(), "fault-choice-number")]
        );
        let ten: Vec<_> = cohort.programme.goals.iter().take(10).map(|goal| goal.id.clone()).collect();
        assert!(
            faults(choose(world, &who, &cohort, "s1", &ten)).iter().any(|(_, fault)| *fault == "fault-choice-number")
        );
        let mut elsewhere = goals.clone();
        elsewhere[2] = first_goals(&cohort, "s2")[0].clone();
        assert!(
            faults(choose(world, &who, &cohort, "s1", &elsewhere))
                .iter()
                .any(|(_, fault)| *fault == "fault-choice-not-offered")
        );
        assert!(world.path_of(&who).choices.is_empty(), "a refusal leaves everything unchanged");
        choose(world, &who, &cohort, "s1", &goals).unwrap();
        assert_eq!(world.path_of(&who).goals_of("s1"), goals);
    });
}

#[test]
fn i03_after_its_lock_a_choice_changes_only_by_the_team_with_a_reason_and_stays_in_history() {
    on_both(|world| {
        let (house, cohort, who) = begun(world);
        let goals = first_goals(&cohort, "s1");
        choose(world, &who, &cohort, "s1", &goals).unwrap();
        world.on("2008-02-15");
        let mut others = goals.clone();
        others[0] = cohort.programme.offered("s1").nth(4).unwrap().id.clone();
        then_conflict(choose(world, &who, &cohort, "s1", &others), "fault-choice-locked");
        let chosen: Vec<_> =
            others.iter().map(|goal| choosing::Chosen { goal: goal.clone(), patients: None }).collect();
        let replace = |actor: &Actor, reason: &str| {
            choosing::replace_by_team(&world.app, actor, &cohort, &who.pseudonym, "s1", &chosen, reason)
        };
        then_refused(replace(&house.tutor, "asked by telephone"));
        assert_eq!(faults(replace(&house.lead, "  ")), [("reason".to_owned(), "fault-reason")]);
        replace(&house.lead, "asked by telephone").unwrap();
        let path = world.path_of(&who);
        assert_eq!(path.goals_of("s1"), others);
        let old = path.choices.iter().filter(|choice| choice.replaced.is_some()).count();
        assert_eq!(old, 3, "what was chosen first stays in history, and in D1");
    });
}

#[test]
fn i04_from_enrolment_on_every_evaluation_of_the_programme_is_there_to_be_owed() {
    on_both(|world| {
        let (_, cohort, who) = begun(world);
        let counted = world.path_of(&who).obligations(world.app.now()).into_iter().filter(|one| one.counts).count();
        assert_eq!(counted, usize::from(cohort.programme.completion.expect));
    });
}

#[test]
fn i05_outside_its_window_nothing_can_be_submitted() {
    on_both(|world| {
        let (_, cohort, who) = begun(world);
        choose(world, &who, &cohort, "s1", &first_goals(&cohort, "s1")).unwrap();
        let try_now = || questionnaire::submit(&world.app, &who.actor, &cohort, "b1", 0, Changes::new(), "fr");
        world.at("2008-03-31T23:59:59");
        then_conflict(try_now(), "fault-not-open");
        world.at("2008-04-01T00:00:00");
        assert!(matches!(try_now(), Err(app::Error::Invalid(_))), "open, and everything is missing");
        world.at("2008-05-30T23:59:59");
        assert_eq!(world.obligation_of(&who, "b1").verdict, Verdict::Late);
        world.at("2008-05-31T00:00:00");
        then_conflict(try_now(), "fault-locked");
    });
}

#[test]
fn i06_there_is_one_current_response_and_an_amendment_is_the_next_revision() {
    on_both(|world| {
        let (_, cohort, who) = begun(world);
        let goals = first_goals(&cohort, "s1");
        choose(world, &who, &cohort, "s1", &goals).unwrap();
        world.on("2008-04-05");
        submit(world, &who, &cohort, "b1", |_| Went::Partly).unwrap();
        submit(world, &who, &cohort, "b1", |_| Went::Well).unwrap();
        let at = who.key();
        let revisions = world.app.store.read(move |tx| Ok::<_, app::Error>(store::response::list(tx, at)?)).unwrap();
        let numbers: Vec<i64> = revisions.iter().map(|response| response.revision).collect();
        assert_eq!(numbers, [1, 2]);
        let outcomes = world.app.store.read(move |tx| Ok::<_, app::Error>(store::outcome::list(tx, at)?)).unwrap();
        assert_eq!(outcomes.len(), 3);
        assert!(
            outcomes.iter().all(|outcome| outcome.values.status == Some(0)),
            "measures follow the current revision"
        );
        let unknown: Changes = [(key(&goals[0], "not_there"), Some(Answer::YesNo(true)))].into();
        let saved = questionnaire::save(&world.app, &who.actor, &cohort, "b1", 0, unknown);
        assert_eq!(faults(saved)[0].1, "fault-answer-unknown");
    });
}

#[test]
fn i07_a_submission_holds_every_question_that_is_asked_and_none_that_is_not() {
    on_both(|world| {
        let (_, cohort, who) = begun(world);
        let goals = first_goals(&cohort, "s1");
        choose(world, &who, &cohort, "s1", &goals).unwrap();
        world.on("2008-04-05");
        let mut given = answers(world, &who, &cohort, "b1", |_| Went::Well);
        // Asked only when something stood in the way: kept in the draft, stripped at submission.
        given.insert(key(&goals[0], "obstacles"), Some(Answer::Codes(["time.visit".to_owned()].into())));
        let missing = given.remove(&key(&goals[1], "status")).unwrap();
        let outcome = questionnaire::submit(&world.app, &who.actor, &cohort, "b1", 0, given.clone(), "fr");
        assert!(faults(outcome).contains(&(format!("{}/status", goals[1]), "fault-answer-missing")));
        let draft = questionnaire::read(&world.app, &who.actor, &cohort, "b1").unwrap();
        assert!(draft.submitted.is_none());
        assert!(draft.answers.contains_key(&key(&goals[0], "obstacles")), "nothing that was typed is lost");
        let last: Changes = [(key(&goals[1], "status"), missing)].into();
        let rest: Changes = answers(world, &who, &cohort, "b1", |_| Went::Well)
            .into_iter()
            .filter(|(at, _)| at.goal.as_ref() == Some(&goals[1]))
            .chain(last)
            .collect();
        questionnaire::submit(&world.app, &who.actor, &cohort, "b1", draft.version, rest, "fr").unwrap();
        let submitted = questionnaire::read(&world.app, &who.actor, &cohort, "b1").unwrap().answers;
        assert!(!submitted.contains_key(&key(&goals[0], "obstacles")));
    });
}

#[test]
fn i08_the_second_evaluation_asks_about_the_goals_of_the_first() {
    on_both(|world| {
        let (_, cohort, who) = begun(world);
        let goals = first_goals(&cohort, "s1");
        choose(world, &who, &cohort, "s1", &goals).unwrap();
        world.on("2008-04-05");
        submit(world, &who, &cohort, "b1", |_| Went::Well).unwrap();
        world.on("2009-01-05");
        let second = questionnaire::read(&world.app, &who.actor, &cohort, "b4").unwrap();
        assert_eq!(second.goals, goals);
    });
}

#[test]
fn i09_excused_is_never_complete() {
    on_both(|world| {
        let (house, cohort, who) = begun(world);
        walk(world, &who, &cohort, &["b3"], |_, _| Went::Well);
        overriding::excuse(&world.app, &house.lead, &cohort, &who.pseudonym, "b3", "illness").unwrap();
        let record = record::read(&world.app, &who.actor, &cohort).unwrap();
        assert_eq!(record.done_of(), (5, 6));
        assert!(record.attestation().is_none());
    });
}

#[test]
fn i10_an_attestation_is_only_for_a_whole_path_and_can_be_computed_again() {
    on_both(|world| {
        let (_, cohort, who) = begun(world);
        walk(world, &who, &cohort, &["b6"], |_, _| Went::Well);
        assert!(record::read(&world.app, &who.actor, &cohort).unwrap().attestation().is_none());
        world.on("2009-10-10");
        submit(world, &who, &cohort, "b6", |_| Went::Well).unwrap();
        let first = record::read(&world.app, &who.actor, &cohort).unwrap().attestation().unwrap();
        world.on("2012-01-01");
        let again = record::read(&world.another(), &who.actor, &cohort).unwrap().attestation().unwrap();
        assert_eq!(first, again);
    });
}

#[test]
fn i11_no_patient_and_a_count_of_patients_exclude_each_other() {
    on_both(|world| {
        let (_, cohort, who) = begun(world);
        let goals = first_goals(&cohort, "s1");
        choose(world, &who, &cohort, "s1", &goals).unwrap();
        world.on("2008-04-05");
        let mut given = answers(world, &who, &cohort, "b1", |_| Went::Well);
        given.insert(key(&goals[0], "implemented"), Some(Answer::Number(9)));
        let outcome = questionnaire::submit(&world.app, &who.actor, &cohort, "b1", 0, given, "fr");
        assert_eq!(faults(outcome), [(format!("{}/implemented", goals[0]), "fault-answer-more-than")]);
    });
}

#[test]
fn i18_a_path_is_its_owners_alone() {
    on_both(|world| {
        let (house, cohort, who) = begun(world);
        let other = world.given_a_participant(&house, &cohort, "Dr Baker", "en");
        choose(world, &who, &cohort, "s1", &first_goals(&cohort, "s1")).unwrap();
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Participant) {
            let hat = Actor::Wearing { person: who.person, org: house.org, role };
            then_refused(record::read(&world.app, &hat, &cohort));
            then_refused(questionnaire::read(&world.app, &hat, &cohort, "b1"));
        }
        let theirs = record::read(&world.app, &other.actor, &cohort).unwrap();
        assert!(theirs.goals.is_empty(), "another participant sees their own path, which is empty");
    });
}

#[test]
fn i20_withdrawal_ends_what_is_owed_and_removes_drafts() {
    on_both(|world| {
        let (_, cohort, who) = begun(world);
        let goals = first_goals(&cohort, "s1");
        choose(world, &who, &cohort, "s1", &goals).unwrap();
        world.on("2008-04-05");
        let draft = [(key(&goals[0], "status"), Some(Answer::Code("always".into())))].into();
        questionnaire::save(&world.app, &who.actor, &cohort, "b1", 0, draft).unwrap();
        leaving::withdraw(&world.app, &who.actor, &cohort, Answers::new(), &Language::french(), &Confirmed::none())
            .unwrap();
        let path = world.path_of(&who);
        assert!(path.drafts.is_empty());
        assert!(path.obligations(world.app.now()).iter().all(|one| !one.is_owed()));
        then_conflict(submit_empty(world, &who, &cohort), "fault-left");
        then_conflict(
            leaving::withdraw(&world.app, &who.actor, &cohort, Answers::new(), &Language::french(), &Confirmed::none()),
            "fault-left",
        );
    });
}

fn submit_empty(world: &World, who: &Somebody, cohort: &cohort::Pinned) -> app::Result<jiff::Timestamp> {
    questionnaire::submit(&world.app, &who.actor, cohort, "b1", 0, Changes::new(), "fr")
}

#[test]
fn i22_a_suspended_goal_takes_no_new_choice_and_keeps_those_who_chose_it() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let mut files = documents::shipped::programme(PIP).unwrap();
        let goal = files.get_mut("goals/04-bronchitis-antibiotic.toml").unwrap();
        *goal = goal.replacen("status = \"published\"", "status = \"suspended\"", 1);
        let programme = world.given_a_definition(&house, &files);
        let cohort = world.given_a_cohort(&house, &programme, "2008-01", "2008-01-01");
        let who = world.given_a_participant(&house, &cohort, "Dr Aubin", "fr");
        let goals = first_goals(&cohort, "s1");
        let outcome = choose(world, &who, &cohort, "s1", &goals);
        assert_eq!(faults(outcome), [("goal-bronchitis-antibiotic".to_owned(), "fault-choice-suspended")]);
    });
}

#[test]
fn i24_every_override_has_an_actor_and_a_reason_in_a_chain_that_verifies() {
    on_both(|world| {
        let (house, cohort, who) = begun(world);
        world.on("2008-06-15");
        let until = jiff::civil::date(2008, 7, 1);
        let reopen = |actor: &Actor, reason: &str| {
            overriding::reopen(&world.app, actor, &cohort, &who.pseudonym, "b1", until, reason)
        };
        then_refused(reopen(&house.tutor, "kindness"));
        then_refused(reopen(&who.actor, "kindness"));
        assert_eq!(faults(reopen(&house.lead, " ")), [("reason".to_owned(), "fault-reason")]);
        reopen(&house.lead, "kindness").unwrap();
        while world.app.store.seal_journal(house.org.0, world.app.now().as_millisecond()).unwrap() > 0 {}
        let verified = app::journal::verify(&world.app).unwrap();
        assert!(verified.iter().all(|one| one.first_broken.is_none()));
        let ours = verified.iter().find(|one| one.org == house.org.0).unwrap();
        assert_eq!(ours.unsealed, 0);
        assert!(ours.sealed > 0);
    });
}

#[test]
fn i25_a_hat_in_one_organisation_opens_nothing_in_another() {
    on_both(|world| {
        let (house, cohort, who) = begun(world);
        let other = world.given_an_organisation("other");
        world.on("2008-06-15");
        let until = jiff::civil::date(2008, 7, 1);
        then_refused(overriding::reopen(&world.app, &other.lead, &cohort, &who.pseudonym, "b1", until, "kindness"));
        then_refused(programme::publish(
            &world.app,
            &other.lead,
            house.org,
            &documents::shipped::programme(PIP).unwrap(),
        ));
        let measure = cohort::NewMeasure { from: until, to: until, days: 10, reason: "strike".into() };
        then_refused(cohort::declare_measure(&world.app, &other.lead, &cohort, measure));
        assert_eq!(cohort::list(&world.app, other.org).unwrap().len(), 0);
        assert_eq!(organisation::list(&world.app).unwrap().len(), 2);
    });
}
