//! What stories of this file begin with.

use std::collections::BTreeSet;

use app::near_miss::clearing::{self, Edits};
use app::near_miss::verdict::{self, Verdict};
use app::near_miss::{analysis, assignment};
use app::testing::bodies::House;
use app::testing::{Somebody, World};

pub(crate) const STORY: &str = "Au moment de l'induction, la seringue portait la mauvaise étiquette. L'infirmière l'a vu et nous avons tout repris.";

/// Small enough for a story: three share a key, two enter together.
pub(crate) fn given_small_floors(world: &World, house: &House) {
    let org = house.org;
    world
        .app
        .store
        .write(move |tx| {
            let body = store::body::find(tx, org)?.unwrap();
            store::body::save(tx, &store::body::Body { rex_floor: 3, batch_least: 2, ..body })
        })
        .unwrap();
}

/// Sent, given to the first expert, completed, cleared, accepted.
pub(crate) fn when_accepted(world: &World, house: &House, who: &Somebody, words: &str) -> String {
    let reference = world.when_they_report(house, who, words).reference;
    let expert = &house.experts[0];
    assignment::assign(&world.app, &house.manager, house.org, &reference, expert.person().unwrap()).unwrap();
    analysis::open(&world.app, expert, house.org, &reference).unwrap();
    world.when_they_complete(house, who, &reference);
    clearing::clear(&world.app, expert, house.org, &reference, &Edits::new(), &BTreeSet::new()).unwrap();
    verdict::give(&world.app, expert, house.org, &reference, Verdict::Accept, "", &BTreeSet::new()).unwrap();
    reference
}
