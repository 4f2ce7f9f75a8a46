//! What resembles a draft while it is written.

use app::near_miss::similar::similar;
use app::rex;
use app::testing::{World, on_both, then_refused};
use domain::authority::{Actor, Role};
use domain::rex::{Entered, Origin, Part, PartKind, Record, RexId, When};
use domain::text::Language;
use store::rex::Kept;

pub(crate) fn record(year: i16, specialty: &str, words: &str) -> Record {
    Record {
        when: Some(When::Month(year, 3)),
        specialty: specialty.to_owned(),
        phase: None,
        factors: std::collections::BTreeSet::new(),
        actual: None,
        potential: None,
        language: Language::french(),
        parts: vec![Part { kind: PartKind::Narrative, text: words.to_owned() }],
    }
}

/// Puts records into the base, and indexes them.
pub(crate) fn given_records(world: &World, records: Vec<Record>) {
    let batch = world.app.chance.id();
    let add = move |tx: &mut store::Tx<'_>| {
        for (place, record) in records.iter().enumerate() {
            let parts: Vec<(&str, &str)> = record.parts.iter().map(|it| (it.kind.code(), it.text.as_str())).collect();
            let parts = serde_json::to_string(&parts).unwrap();
            let entered =
                Entered { id: RexId(format!("r{batch}{place}")), origin: Origin::Own, record: record.clone() };
            store::rex::add(tx, batch, &Kept { entered, parts })?;
        }
        store::rex::show(tx, batch, i64::try_from(records.len()).unwrap()).map(drop)
    };
    world.app.store.write(add).unwrap();
    rex::catch_up(&world.app).unwrap();
}

#[test]
fn a04_a_doctor_glimpses_at_most_three_records_whose_specialty_and_year_are_published() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
        let app = &world.app;
        let long = "la seringue de curare préparée la veille portait une étiquette illisible ".repeat(6);
        let mut all: Vec<Record> = (0..11).map(|_| record(2007, "anaesthesia", &long)).collect();
        // Ten records of another year: their cell is not published.
        all.extend((0..10).map(|_| record(2006, "anaesthesia", "la seringue de curare était vide ce jour, secret")));
        given_records(world, all);
        let text = "Une seringue de curare portait une étiquette illisible.";
        assert_eq!(similar(app, &camille.actor, text).unwrap(), [], "before counts are published");
        assert!(rex::freeze_public_counts(app).unwrap());
        rex::catch_up(app).unwrap();
        let found = similar(app, &camille.actor, text).unwrap();
        assert_eq!(found.len(), 3);
        for one in &found {
            assert_eq!((one.specialty.as_str(), one.year), ("anaesthesia", 2007));
            assert!(one.words.chars().count() <= 142 && !one.words.contains("secret"), "{one:?}");
        }
        assert_eq!(similar(app, &camille.actor, "une seringue").unwrap(), [], "a few words resemble everything");
        for role in [Role::Manager, Role::Officer, Role::Expert, Role::Lead] {
            let actor = Actor::Wearing { person: camille.person, org: house.org, role };
            then_refused(similar(app, &actor, text));
        }
        then_refused(similar(app, &Actor::Stranger, text));
    });
}
