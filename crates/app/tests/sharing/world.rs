//! What stories of this file begin with.

use std::collections::{BTreeMap, BTreeSet};

use app::near_miss::clearing::{self, Edits};
use app::near_miss::verdict::{self, Verdict};
use app::near_miss::{self, Revising, analysis, assignment};
use app::testing::bodies::House;
use app::testing::{Somebody, World};
use domain::near_miss::content::{FieldKey, Value};
use domain::text::Language;

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

fn when_complete(world: &World, house: &House, who: &Somebody, reference: &str) {
    let code = |code: &str| Value::Code(code.to_owned());
    let factors = BTreeMap::from([("4.4".to_owned(), "contributed".to_owned())]);
    let changes = vec![
        (FieldKey::once("unit"), Some(code("theatre"))),
        (FieldKey::once("phase"), Some(code("induction"))),
        (FieldKey::once("informed"), Some(code("yes"))),
        (FieldKey::once("factors"), Some(Value::Graded(factors))),
        (FieldKey::once("detected_how"), Some(code("check"))),
        (FieldKey::once("preventability"), Some(code("certainly"))),
        (FieldKey::row("measure", 1), Some(Value::Words("relire à deux".to_owned()))),
    ];
    let own = near_miss::read_own(&world.app, &who.actor, house.org, reference).unwrap();
    let revising = Revising {
        reference: reference.to_owned(),
        seen: own.last().unwrap().number,
        changes,
        justified: BTreeSet::new(),
        language: Language::french(),
    };
    near_miss::complete(&world.app, &who.actor, house.org, &revising).unwrap();
}

/// Sent, given to the first expert, completed, cleared, accepted.
pub(crate) fn when_accepted(world: &World, house: &House, who: &Somebody, words: &str) -> String {
    let reference = world.when_they_report(house, who, words).reference;
    let expert = &house.experts[0];
    assignment::assign(&world.app, &house.manager, house.org, &reference, expert.person().unwrap()).unwrap();
    analysis::open(&world.app, expert, house.org, &reference).unwrap();
    when_complete(world, house, who, &reference);
    clearing::clear(&world.app, expert, house.org, &reference, &Edits::new(), &BTreeSet::new()).unwrap();
    verdict::give(&world.app, expert, house.org, &reference, Verdict::Accept, "", &BTreeSet::new()).unwrap();
    reference
}
