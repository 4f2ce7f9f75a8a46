use super::*;
use crate::sample::{prescrire_like, short_one};
use proptest::prelude::*;

fn ids(names: &[&str]) -> Vec<GoalId> {
    names.iter().map(|name| GoalId((*name).to_owned())).collect()
}

fn id(name: &str) -> GoalId {
    GoalId(name.to_owned())
}

/// Asserts what is wrong with a choice for a sequence, given what was chosen for the others.
fn check(programme: &Programme, sequence: &str, goals: &[&str], elsewhere: &[&str], expected: &[ChoiceFault]) {
    let elsewhere = ids(elsewhere).into_iter().collect();
    let found = check_choice(programme, sequence, &ids(goals), &elsewhere).err().unwrap_or_default();
    assert_eq!(found, expected, "{sequence}: {goals:?}");
}

#[test]
fn i02_three_goals_among_those_offered_make_a_set() {
    let programme = prescrire_like();
    check(&programme, "s1", &["g01", "g02", "g06"], &[], &[]);
    check(&programme, "s2", &["g12", "g07", "g09"], &["g01", "g02", "g06"], &[]);
    check(&programme, "s3", &["g13", "g14", "g18"], &["g01", "g12"], &[]);
}

#[test]
fn i02_neither_two_goals_nor_ten_make_a_set_of_three() {
    let programme = prescrire_like();
    let wrong = |have| ChoiceFault::WrongNumber { have, need: 3 };
    check(&programme, "s1", &[], &[], &[wrong(0)]);
    check(&programme, "s1", &["g01", "g02"], &[], &[wrong(2)]);
    check(&programme, "s1", &["g01", "g02", "g03", "g04"], &[], &[wrong(4)]);
    let ten: Vec<String> = (1..=10).map(|number| format!("g{number:02}")).collect();
    let ten: Vec<&str> = ten.iter().map(String::as_str).collect();
    let elsewhere = ["g07", "g08", "g09", "g10"].map(|goal| ChoiceFault::NotOffered(id(goal)));
    check(&programme, "s1", &ten, &[], &[&[wrong(10)], elsewhere.as_slice()].concat());
}

#[test]
fn i02_a_goal_is_chosen_once_in_the_whole_programme() {
    let twice = |goal| ChoiceFault::Twice(id(goal));
    check(&prescrire_like(), "s1", &["g01", "g02", "g01"], &[], &[twice("g01")]);
    check(&prescrire_like(), "s1", &["g01", "g01", "g01"], &[], &[twice("g01"), twice("g01")]);
    check(&short_one(), "autumn", &["g01", "g03"], &["g01", "g02"], &[twice("g01")]);
    check(&short_one(), "autumn", &["g03", "g04"], &["g01", "g02"], &[]);
}

#[test]
fn i02_a_goal_is_offered_to_the_sequence_it_names_or_to_all_in_a_pool() {
    let not_offered = |goal| ChoiceFault::NotOffered(id(goal));
    check(&prescrire_like(), "s1", &["g01", "g02", "g07"], &[], &[not_offered("g07")]);
    check(&prescrire_like(), "s2", &["g07", "g08", "g13"], &[], &[not_offered("g13")]);
    check(&prescrire_like(), "s1", &["g01", "g02", "g99"], &[], &[not_offered("g99")]);
    check(&short_one(), "spring", &["g10", "g01"], &[], &[]);
    check(&short_one(), "spring", &["g11", "g01"], &[], &[not_offered("g11")]);
    check(&prescrire_like(), "s4", &["g01", "g02", "g03"], &[], &[ChoiceFault::NoSuchSequence]);
}

#[test]
fn i22_a_suspended_goal_takes_no_new_choice() {
    let mut programme = prescrire_like();
    programme.goals[1].status = GoalStatus::Suspended;
    check(&programme, "s1", &["g01", "g02", "g03"], &[], &[ChoiceFault::Suspended(id("g02"))]);
    check(&programme, "s1", &["g01", "g04", "g03"], &[], &[]);
}

#[test]
fn every_fault_is_named_in_the_order_of_the_goals() {
    let mut programme = prescrire_like();
    programme.goals[1].status = GoalStatus::Suspended;
    check(
        &programme,
        "s1",
        &["g07", "g02", "g01", "g02"],
        &["g01"],
        &[
            ChoiceFault::WrongNumber { have: 4, need: 3 },
            ChoiceFault::NotOffered(id("g07")),
            ChoiceFault::Suspended(id("g02")),
            ChoiceFault::Twice(id("g01")),
            ChoiceFault::Twice(id("g02")),
            ChoiceFault::Suspended(id("g02")),
        ],
    );
}

proptest! {
    #[test]
    fn i02_choices_let_in_add_up_to_sets_of_distinct_goals_on_offer(
        attempts in prop::collection::vec((0usize..2, prop::collection::vec(1u16..13, 0..4)), 0..30),
    ) {
        let programme = short_one();
        let mut chosen: Vec<Option<Vec<GoalId>>> = vec![None, None];
        for (place, numbers) in attempts {
            let goals: Vec<GoalId> = numbers.iter().map(|number| GoalId(format!("g{number:02}"))).collect();
            let others = chosen.iter().enumerate().filter(|(other, _)| *other != place);
            let elsewhere: BTreeSet<GoalId> = others.flat_map(|(_, goals)| goals.iter().flatten().cloned()).collect();
            let sequence = &programme.sequences[place].id;
            let sound = goals.len() == 2 && goals[0] != goals[1]
                && goals.iter().all(|goal| programme.goal(goal).is_some() && !elsewhere.contains(goal));
            let verdict = check_choice(&programme, sequence, &goals, &elsewhere);
            prop_assert_eq!(verdict.is_ok(), sound, "{:?} {:?}", goals, verdict);
            if verdict.is_ok() {
                chosen[place] = Some(goals);
            }
        }
        let all: Vec<&GoalId> = chosen.iter().flatten().flatten().collect();
        let distinct: BTreeSet<&GoalId> = all.iter().copied().collect();
        prop_assert_eq!(all.len(), distinct.len());
        prop_assert_eq!(all.len(), 2 * chosen.iter().flatten().count());
    }
}
