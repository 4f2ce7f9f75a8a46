//! Choosing goals twice: a form sent again, or two in the same instant, on both engines.

use app::choosing::{self, Chosen};
use app::cohort::Pinned;
use app::testing::{House, Somebody, World, on_both};
use domain::goal::GoalId;

fn begun(world: &World) -> (House, Pinned, Somebody, Vec<Chosen>) {
    let house = world.given_an_organisation("amp");
    let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-01", "2008-01-01");
    let who = world.given_a_participant(&house, &cohort, "Camille", "fr");
    let offered = cohort.programme.offered("s1").map(|goal| Chosen { goal: goal.id.clone(), patients: Some(8) });
    let offered = offered.collect();
    (house, cohort, who, offered)
}

fn chosen_in_journal(world: &World, house: &House) -> usize {
    world.then_journal_of(house.org).iter().filter(|(act, ..)| act.starts_with("choice.")).count()
}

fn names(chosen: &[Chosen]) -> Vec<GoalId> {
    chosen.iter().map(|one| one.goal.clone()).collect()
}

#[test]
fn the_same_choice_saved_again_is_one_choice() {
    on_both(|world| {
        let (house, cohort, who, offered) = begun(world);
        let three = &offered[..3];
        let choose = || choosing::choose(&world.app, &who.actor, &cohort, "s1", three);
        choose().unwrap();
        let first = world.path_of(&who).choices;
        choose().expect("the form was sent twice within a millisecond");
        world.minutes_pass(5);
        choose().expect("and once more");
        assert_eq!(world.path_of(&who).choices, first, "when it was chosen does not change");
        assert_eq!(chosen_in_journal(world, &house), 1);
        // An estimate that changes is a change.
        let mut again = three.to_vec();
        again[1].patients = None;
        choosing::choose(&world.app, &who.actor, &cohort, "s1", &again).unwrap();
        assert_eq!(world.path_of(&who).goals_of("s1"), names(three));
        assert_eq!(chosen_in_journal(world, &house), 2);
    });
}

#[test]
fn two_choices_within_one_millisecond_leave_the_last_one() {
    on_both(|world| {
        let (house, cohort, who, offered) = begun(world);
        let choose = |chosen: &[Chosen]| choosing::choose(&world.app, &who.actor, &cohort, "s1", chosen);
        choose(&offered[..3]).unwrap();
        let other = [offered[2].clone(), offered[3].clone(), offered[0].clone()];
        choose(&other).expect("the same instant, two of the same goals in other places");
        assert_eq!(world.path_of(&who).goals_of("s1"), names(&other));
        choose(&offered[..3]).unwrap();
        let path = world.path_of(&who);
        assert_eq!(path.goals_of("s1"), names(&offered[..3]));
        assert!(path.choices.iter().any(|choice| choice.replaced.is_some()), "what was put aside stays in history");
        assert_eq!(chosen_in_journal(world, &house), 3);
        assert!(matches!(world.obligation_of(&who, "s1/choice").verdict, domain::obligation::Verdict::Met { .. }));
    });
}
