//! What near misses of a story go through, on either side.

use std::collections::BTreeSet;

use app::Error;
use app::near_miss::clearing::{self, Edits};
use app::near_miss::verdict::{self, Verdict};
use app::near_miss::{self, Revising, analysis, assignment};
use app::testing::bodies::House;
pub(crate) use app::testing::bodies::the_rest;
use app::testing::{Somebody, World};
use domain::text::Language;

pub(crate) const STORY: &str = "Au moment de l'induction, la seringue portait la mauvaise étiquette. L'infirmière l'a vu et nous avons tout repris.";

pub(crate) fn none() -> BTreeSet<String> {
    BTreeSet::new()
}

pub(crate) fn scene(world: &World) -> (House, Somebody) {
    let house = world.given_a_body("anest");
    let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
    (house, camille)
}

/// A body in which as few as that share a key, and enter together.
pub(crate) fn given_floors(world: &World, house: &House, (rex_floor, batch_least): (u32, u32)) {
    world.given_floors(house, rex_floor, batch_least);
}

/// Small enough for a story: three share a key, two enter together.
pub(crate) fn given_small_floors(world: &World, house: &House) {
    given_floors(world, house, (3, 2));
}

/// A revision of what its author wrote last.
pub(crate) fn revising(world: &World, house: &House, who: &Somebody, reference: &str) -> Revising {
    let own = near_miss::read_own(&world.app, &who.actor, house.org, reference).unwrap();
    Revising {
        reference: reference.to_owned(),
        seen: own.last().unwrap().number,
        changes: Vec::new(),
        justified: none(),
        language: Language::french(),
    }
}

pub(crate) fn when_complete(world: &World, house: &House, who: &Somebody, reference: &str) {
    let revising = Revising { changes: the_rest(), ..revising(world, house, who, reference) };
    near_miss::complete(&world.app, &who.actor, house.org, &revising).unwrap();
}

/// Given to an expert and opened by them.
pub(crate) fn when_given(world: &World, house: &House, reference: &str, expert: usize) {
    let expert = &house.experts[expert];
    assignment::assign(&world.app, &house.manager, house.org, reference, expert.person().unwrap()).unwrap();
    analysis::open(&world.app, expert, house.org, reference).unwrap();
}

/// Sent, given to the first expert, opened by them.
pub(crate) fn when_under_analysis(world: &World, house: &House, who: &Somebody, words: &str) -> String {
    let reference = world.when_they_report(house, who, words).reference;
    when_given(world, house, &reference, 0);
    reference
}

/// Completed, cleared as it is and accepted by an expert who has it.
pub(crate) fn when_judged_good(world: &World, house: &House, who: &Somebody, reference: &str, expert: usize) {
    when_complete(world, house, who, reference);
    let expert = &house.experts[expert];
    clearing::clear(&world.app, expert, house.org, reference, &Edits::new(), &none()).unwrap();
    verdict::give(&world.app, expert, house.org, reference, Verdict::Accept, "", &none()).unwrap();
}

pub(crate) fn when_accepted(world: &World, house: &House, who: &Somebody, words: &str) -> String {
    let reference = when_under_analysis(world, house, who, words);
    when_judged_good(world, house, who, &reference, 0);
    reference
}

pub(crate) fn then_not_there<T: std::fmt::Debug>(outcome: Result<T, Error>) {
    assert!(matches!(outcome, Err(Error::NotFound(_))), "{outcome:?}");
}

pub(crate) fn then_invalid<T: std::fmt::Debug>(outcome: Result<T, Error>, field: &str, message: &str) {
    match outcome {
        Err(Error::Invalid(faults)) => {
            assert!(faults.iter().any(|it| it.field == field && it.message == message), "{faults:?}");
        }
        other => panic!("it should be invalid: {other:?}"),
    }
}
