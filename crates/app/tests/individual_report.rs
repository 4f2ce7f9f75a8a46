//! What one's own report says to do next, on both engines.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use app::cohort::Pinned;
use app::individual_report::{self, GoalSection, NextStep};
use app::overriding;
use app::testing::{House, Somebody, World, on_both};
use domain::answers::{Answer, AnswerKey};
use domain::question::{Feeds, Item};
use jiff::civil::date;

/// The first goal of the first set, as the report has it now.
fn section(world: &World, who: &Somebody, cohort: &Pinned) -> GoalSection {
    individual_report::read(&world.app, &who.actor, cohort).unwrap().goals.remove(0)
}

/// The evaluation proposed next, and the last day on which it can be answered.
fn then(section: &GoalSection) -> Option<(&str, String)> {
    section.then.as_ref().map(|(evaluation, window)| (evaluation.as_str(), window.locks.to_string()))
}

fn begun(world: &World) -> (House, Pinned, Somebody) {
    let house = world.given_an_organisation("amp");
    let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-01", "2008-01-01");
    let who = world.given_a_participant(&house, &cohort, "Camille", "fr");
    world.on("2008-01-10");
    world.when_they_choose(&cohort, &who, "s1");
    (house, cohort, who)
}

fn saying(status: &'static str, obstacle: &'static str) -> impl Fn(&AnswerKey, &Item) -> Option<Answer> {
    move |_, item| match item.feeds {
        Some(Feeds::Status) => Some(Answer::Code(status.to_owned())),
        Some(Feeds::Obstacles) => Some(Answer::Codes([obstacle.to_owned()].into())),
        _ => None,
    }
}

#[test]
fn before_any_evaluation_the_plan_comes_next_and_never_going_on_as_one_does() {
    on_both(|world| {
        let (_, cohort, who) = begun(world);
        assert_eq!(section(world, &who, &cohort).next, NextStep::Commit);
        world.when_they_submit(&cohort, &who, "s1/baseline");
        assert_eq!(section(world, &who, &cohort).next, NextStep::Commit, "looking at one's practice is no plan");
        world.when_they_commit(&cohort, &who, "s1");
        let planned = section(world, &who, &cohort);
        assert_eq!((&planned.next, then(&planned)), (&NextStep::CarryOut, Some(("b1", "2008-05-30".to_owned()))));
    });
}

#[test]
fn an_evaluation_that_locked_is_not_proposed_again_unless_the_team_opened_it() {
    on_both(|world| {
        let (house, cohort, who) = begun(world);
        world.when_they_commit(&cohort, &who, "s1");
        world.on("2008-05-30");
        assert_eq!(then(&section(world, &who, &cohort)), Some(("b1", "2008-05-30".to_owned())), "its last day");
        world.on("2008-05-31");
        let next = then(&section(world, &who, &cohort)).map(|(evaluation, _)| evaluation.to_owned());
        assert_eq!(next.as_deref(), Some("b4"), "the first one locked, the second is still to come");
        let until = date(2008, 7, 1);
        overriding::reopen(&world.app, &house.lead, &cohort, &who.pseudonym, "b1", until, "Illness").unwrap();
        assert_eq!(then(&section(world, &who, &cohort)), Some(("b1", "2008-07-01".to_owned())));
        world.on("2010-03-01");
        let closed = section(world, &who, &cohort);
        assert_eq!((&closed.next, then(&closed)), (&NextStep::CarryOut, None), "everything locked");
    });
}

#[test]
fn what_was_answered_last_decides() {
    let told = [
        ("always", "none", NextStep::KeepOn),
        ("mostly", "none", NextStep::KeepOn),
        ("mostly", "time.visit", NextStep::WorkOn { obstacle: "time.visit".to_owned() }),
        ("partly", "none", NextStep::Try),
        ("no_patient", "none", NextStep::LookOut),
    ];
    on_both(|world| {
        let (_, cohort, who) = begun(world);
        world.on("2008-04-10");
        for (status, obstacle, expected) in &told {
            world.minutes_pass(1);
            world.when_they_submit_saying(&cohort, &who, "b1", saying(status, obstacle));
            let said = section(world, &who, &cohort);
            assert_eq!(
                (&said.next, then(&said)),
                (expected, Some(("b4", "2009-05-30".to_owned()))),
                "{status} {obstacle}"
            );
        }
    });
}

#[test]
fn whoever_left_is_proposed_no_plan_and_no_evaluation() {
    on_both(|world| {
        let (_, cohort, who) = begun(world);
        world.when_they_withdraw(&cohort, &who);
        let left = section(world, &who, &cohort);
        assert_eq!((&left.next, then(&left)), (&NextStep::Try, None));
    });
}
