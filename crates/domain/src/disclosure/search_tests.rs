//! Somebody who knows the rules, the programme and every release tries to work out what is withheld.
//!
//! The attacker lists every assignment of whole numbers that agrees with what is told; it shares no code with the
//! bounds that protect. Tables are small, so that the list is whole.

use proptest::prelude::*;

use super::{Band, GoalRelease, ROOM, Release, Shown, release};
use crate::programme::Programme;
use crate::sample;
use crate::synthesis::figures::{Cases, Counted, Figures, GoalFigures, Meaning};

const K: u32 = 5;

/// Whether a number of people can be what is told.
fn agrees(shown: Shown, people: u64, whole: u64) -> bool {
    let k = u64::from(K);
    match shown {
        Shown::Count(count) => people == count,
        Shown::Few => (1..k).contains(&people),
        Shown::Withheld => people >= k,
        Shown::Alike => true,
        Shown::Within(Band::AtLeastNinety) => people * 10 >= whole * 9,
        Shown::Within(Band::AtMostTen) => people * 10 <= whole,
    }
}

/// Every way in which cells can add up to a total and agree with what is told of each.
fn worlds(shown: &[Shown], total: u64) -> Vec<Vec<u64>> {
    let mut all = Vec::new();
    fill(shown, total, &mut Vec::new(), &mut all);
    all
}

fn fill(shown: &[Shown], total: u64, world: &mut Vec<u64>, all: &mut Vec<Vec<u64>>) {
    let Some((first, rest)) = shown.split_first() else {
        if total == 0 {
            all.push(world.clone());
        }
        return;
    };
    // What the others need at least, and can hold at most, leaves most tries out.
    let (least, most) = rest.iter().fold((0, 0_u64), |(least, most), shown| match shown {
        Shown::Count(count) => (least + count, most + count),
        Shown::Few => (least + 1, most + u64::from(K) - 1),
        Shown::Withheld => (least + u64::from(K), most + total),
        Shown::Alike | Shown::Within(_) => (least, most + total),
    });
    for people in total.saturating_sub(most)..=total.saturating_sub(least) {
        if agrees(*first, people, 0) && total >= people + least {
            world.push(people);
            fill(rest, total - people, world, all);
            world.pop();
        }
    }
}

/// Fewest candidates of any small cell over the worlds, and whether two small cells' sum is given away.
fn least_room(truth: &[u64], worlds: &[Vec<u64>], shown: &[Shown]) -> usize {
    assert!(worlds.iter().any(|world| world == truth), "what is told must be true: {truth:?} {shown:?}");
    let candidates = |cell: usize| {
        let values: std::collections::BTreeSet<u64> = worlds.iter().map(|world| world[cell]).collect();
        values.len()
    };
    (0..truth.len())
        .filter(|cell| (1..u64::from(K)).contains(&truth[*cell]))
        .map(|cell| {
            assert!(!matches!(shown[cell], Shown::Count(_)), "a small count stands in the open");
            candidates(cell)
        })
        .min()
        .unwrap_or(usize::MAX)
}

fn room() -> usize {
    usize::try_from(ROOM.min(u64::from(K) - 1)).unwrap_or(usize::MAX)
}

/// Attacks one goal: its statuses with every sum, then its relevance. Answers whether anything was told at all.
fn attack_goal(programme: &Programme, truth: &GoalFigures, told: &GoalRelease) {
    let Shown::Count(total) = told.submitted else {
        assert!(told.statuses.is_empty() && told.relevance.is_empty() && told.obstacles.is_empty());
        return;
    };
    if total == 0 {
        return;
    }
    let mut shown: Vec<Shown> = told.statuses.iter().map(|line| line.people).collect();
    shown.push(told.status_unanswered);
    let meanings: Vec<Meaning> = truth.statuses.iter().map(|one| Meaning::of(programme, &one.code)).collect();
    let sum = |world: &[u64], wanted: &dyn Fn(&Meaning) -> bool| -> u64 {
        meanings.iter().zip(world).filter(|(meaning, _)| wanted(meaning)).map(|(_, people)| people).sum()
    };
    let consistent: Vec<Vec<u64>> = worlds(&shown, total)
        .into_iter()
        .filter(|world| {
            let d4 = sum(world, &|meaning| !meaning.no_patient);
            let implemented = sum(world, &|meaning| !meaning.no_patient && meaning.implemented);
            let asked = sum(world, &|meaning| meaning.fell_short());
            agrees(told.d4, d4, 0) && agrees(told.implemented, implemented, d4) && agrees(told.obstacle_base, asked, 0)
        })
        .collect();
    let mut cells: Vec<u64> = truth.statuses.iter().map(|one| one.people).collect();
    cells.push(truth.status_unanswered);
    assert!(least_room(&cells, &consistent, &shown) >= room(), "statuses {cells:?} told as {told:?}");
    // Those who do not implement are a line that nobody prints and everybody can subtract.
    let short = |world: &[u64]| sum(world, &|meaning| !meaning.no_patient && !meaning.implemented);
    if (1..u64::from(K)).contains(&short(&cells)) {
        let values: std::collections::BTreeSet<u64> = consistent.iter().map(|world| short(world)).collect();
        assert!(values.len() > 1, "{} people who do not implement, by subtraction: {told:?}", short(&cells));
    }
    let mut shown: Vec<Shown> = told.relevance.iter().map(|line| line.people).collect();
    shown.push(told.relevance_unanswered);
    let mut cells: Vec<u64> = truth.relevance.iter().map(|one| one.people).collect();
    cells.push(truth.relevance_unanswered);
    assert!(least_room(&cells, &worlds(&shown, total), &shown) >= room(), "relevance {cells:?} told as {told:?}");
    attack_rare(truth, told);
}

/// Rare obstacles: each fewer than k, their union told or not.
fn attack_rare(truth: &GoalFigures, told: &GoalRelease) {
    let Shown::Count(union) = told.rare else {
        return;
    };
    let others = u64::try_from(told.rare_codes.len()).unwrap_or(0).saturating_sub(1) * u64::from(K - 1);
    for one in truth.obstacles.iter().filter(|one| (1..u64::from(K)).contains(&one.people)) {
        let candidates = (0..u64::from(K)).filter(|people| *people <= union && people + others >= union).count();
        assert!(candidates >= room(), "{} people named {} among {union}: {told:?}", one.people, one.code);
    }
}

/// Attacks everything that is told of a wave.
fn attack(programme: &Programme, truth: &Figures, told: &Release) {
    let Shown::Count(submitted) = told.submitted else {
        assert!(told.goals.is_empty() && told.feasibility.is_empty());
        return;
    };
    if submitted == 0 {
        return;
    }
    let mut shown: Vec<Shown> = told.feasibility.iter().map(|line| line.people).collect();
    shown.push(told.feasibility_unanswered);
    let mut cells: Vec<u64> = truth.feasibility.iter().map(|one| one.people).collect();
    cells.push(truth.feasibility_unanswered);
    assert!(least_room(&cells, &worlds(&shown, submitted), &shown) >= room(), "feasibility {cells:?}");
    // The total of the goals is known: everybody evaluates as many.
    let shown: Vec<Shown> = told.goals.iter().map(|goal| goal.submitted).collect();
    let cells: Vec<u64> = truth.goals.iter().map(|goal| goal.submitted).collect();
    let consistent = worlds(&shown, cells.iter().sum());
    assert!(least_room(&cells, &consistent, &shown) >= room(), "goals {cells:?} told as {shown:?}");
    for (truth, told) in truth.goals.iter().zip(&told.goals) {
        attack_goal(programme, truth, told);
    }
}

fn counted(programme: &Programme, list: &str, people: &[u64]) -> Vec<Counted> {
    let codes = programme.list(list).map(|list| list.codes.as_slice()).unwrap_or_default();
    let people = people.iter().copied().chain(std::iter::repeat(0));
    codes.iter().zip(people).map(|(code, people)| Counted { code: code.code.clone(), people }).collect()
}

/// A goal with those statuses; the last number is of those who gave none.
fn goal(programme: &Programme, number: u16, statuses: &[u64], relevance: &[u64], obstacles: &[u64]) -> GoalFigures {
    let codes = programme.list("status").map_or(0, |list| list.codes.len());
    let submitted: u64 = statuses.iter().take(codes + 1).sum();
    let by_status = counted(programme, "status", &statuses[..codes.min(statuses.len())]);
    let asked = by_status.iter().filter(|one| Meaning::of(programme, &one.code).fell_short()).map(|one| one.people);
    let base = asked.sum::<u64>();
    let obstacles: Vec<u64> = obstacles.iter().map(|people| (*people).min(base)).collect();
    let rare: Vec<u64> = obstacles.iter().copied().filter(|people| *people < u64::from(K)).collect();
    let mut by_relevance = counted(programme, "relevance", relevance);
    let mut left = submitted;
    for one in &mut by_relevance {
        one.people = one.people.min(left);
        left -= one.people;
    }
    GoalFigures {
        goal: programme.goals[usize::from(number)].id.clone(),
        number: number + 1,
        submitted,
        statuses: by_status,
        status_unanswered: statuses.get(codes).copied().unwrap_or(0),
        relevance: by_relevance,
        relevance_unanswered: left,
        obstacle_base: base,
        // As few people as can have named them all, up to as many.
        rare: rare.iter().sum::<u64>().min(base),
        obstacles: counted(programme, "obstacle", &obstacles),
        cases: Cases::default(),
    }
}

fn figures(programme: &Programme, goals: Vec<GoalFigures>, feasibility: &[u64]) -> Figures {
    let feasibility = counted(programme, "feasibility", feasibility);
    let said: u64 = feasibility.iter().map(|one| one.people).sum();
    Figures { evaluation: "b1".into(), k: K, submitted: said + 1, feasibility, feasibility_unanswered: 1, goals }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn i13_no_withheld_count_is_worked_out_of_everything_that_is_told(
        goals in prop::collection::vec(
            (
                prop::collection::vec(prop_oneof![3 => 0_u64..8, 1 => 0_u64..14], 6),
                prop::collection::vec(0_u64..9, 3),
                prop::collection::vec(0_u64..9, 4),
            ),
            2..4,
        ),
        feasibility in prop::collection::vec(0_u64..8, 5),
    ) {
        let programme = sample::prescrire_like();
        let goals = (0_u16..).zip(&goals);
        let goals = goals.map(|(number, (statuses, relevance, obstacles))| {
            goal(&programme, number, statuses, relevance, obstacles)
        });
        let truth = figures(&programme, goals.collect(), &feasibility);
        // Whoever submits evaluates at least one goal, and nothing is told of fewer than k who submit.
        prop_assume!(truth.goals.iter().map(|goal| goal.submitted).sum::<u64>() >= u64::from(K));
        attack(&programme, &truth, &release(&programme, &truth));
    }
}

fn statuses_of(told: &Release) -> &GoalRelease {
    &told.goals[0]
}

#[test]
fn i13_one_person_short_of_k_is_few_and_k_are_counted() {
    assert_eq!([Shown::alone(10, 11), Shown::alone(11, 11)], [Shown::Few, Shown::Count(11)]);
    let row = |least: u64| super::row::Row { cells: &[least, 40, 60], sums: &[], k: 11, alike: None }.protect().cells;
    assert_eq!(row(10)[0], Shown::Few);
    assert_eq!(row(11), [Shown::Count(11), Shown::Count(40), Shown::Count(60)]);
}

#[test]
fn g05_a_goal_of_nine_people_is_told_as_fewer_than_eleven_and_no_total_restores_it() {
    let programme = sample::prescrire_like();
    let of = |number, people: u64| goal(&programme, number, &[people, 0, 0, 0, 0, 0], &[people], &[]);
    let mut truth = figures(&programme, vec![of(0, 9), of(1, 40), of(2, 71)], &[20, 19]);
    truth.k = 11;
    let told = release(&programme, &truth);
    let shown: Vec<Shown> = told.goals.iter().map(|goal| goal.submitted).collect();
    assert_eq!(shown, [Shown::Few, Shown::Withheld, Shown::Count(71)]);
    assert!(told.goals[0].statuses.is_empty(), "nothing else is told of nine people");
}

#[test]
fn whatever_nearly_nobody_implements_is_told_as_a_tenth_or_less_and_its_lines_are_withheld() {
    let programme = sample::prescrire_like();
    let truth = figures(&programme, vec![goal(&programme, 0, &[2, 1, 30, 30, 0, 0], &[30, 33], &[])], &[40]);
    let told = release(&programme, &truth);
    let goal = statuses_of(&told);
    assert_eq!(goal.implemented, Shown::Within(Band::AtMostTen));
    assert!(goal.statuses.iter().take(4).all(|line| line.people == Shown::Alike), "{goal:?}");
    // That everybody does it harms nobody.
    let truth = figures(&programme, vec![goal_of_all(&programme)], &[40]);
    assert_eq!(statuses_of(&release(&programme, &truth)).implemented, Shown::Count(60));
}

#[test]
fn what_nearly_everybody_names_as_an_obstacle_is_told_as_nine_tenths_or_more() {
    let programme = sample::prescrire_like();
    let named = |first: u64| {
        let truth = goal(&programme, 0, &[10, 20, 20, 10, 0, 0], &[60], &[first, 20]);
        assert_eq!(truth.obstacle_base, 50, "those who had patients and did not do it each time");
        let told = release(&programme, &figures(&programme, vec![truth], &[40]));
        statuses_of(&told).obstacles[0].people
    };
    assert_eq!(named(48), Shown::Within(Band::AtLeastNinety), "it would say it of each of them");
    assert_eq!(named(40), Shown::Count(40));
}

fn goal_of_all(programme: &Programme) -> GoalFigures {
    goal(programme, 0, &[40, 20, 0, 0, 0, 0], &[60], &[])
}

#[test]
fn a_few_who_do_not_implement_are_not_told_by_subtracting_those_who_do() {
    let programme = sample::prescrire_like();
    let truth = figures(&programme, vec![goal(&programme, 0, &[60, 37, 2, 1, 0, 0], &[100], &[])], &[40]);
    let told = release(&programme, &truth);
    assert_eq!(statuses_of(&told).implemented, Shown::Within(Band::AtLeastNinety), "{told:?}");
    assert_eq!(statuses_of(&told).d4, Shown::Count(100));
}
