//! a38: sealed links are destroyed by rule or one by one, provably, and nothing else changes.

use app::Error;
use app::near_miss::links::{self, Which};
use app::near_miss::{self, rex_entry};
use app::rex;
use app::testing::{on_both, then_conflict, then_refused};
use sha2::{Digest, Sha256};

use super::dump::dump;
use super::world::{STORY, given_small_floors, when_accepted};

#[test]
fn a38_links_are_destroyed_by_rule_and_one_by_one_with_a_proof_and_nothing_else_changes() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
        given_small_floors(world, &house);
        let (app, org) = (&world.app, house.org);
        let sent: Vec<String> = (0..3).map(|_| when_accepted(world, &house, &camille, STORY)).collect();
        assert_eq!(rex_entry::enter_batches(app).unwrap(), 3);
        let credits = near_miss::credit::own(app, &camille.actor, org).unwrap();
        let record = rex_entry::read_record_of_own(app, &camille.actor, org, &sent[0]).unwrap();
        let id = rex_entry::record_of_analysed(app, &house.experts[0], org, &sent[0]).unwrap().unwrap();
        assert_eq!(id, record.id, "author and expert follow one link");
        let other = rex_entry::record_of_analysed(app, &house.experts[1], org, &sent[0]);
        assert!(matches!(other, Err(Error::NotFound(_))), "another expert does not");
        // One near miss, with a reason.
        let one = |why: &str, actor| links::destroy(app, actor, org, &Which::One(sent[0].clone()), why);
        then_refused(one("Demandé.", &house.experts[0]));
        assert!(matches!(one(" ", &house.manager), Err(Error::Invalid(_))));
        let sealed: Vec<Vec<u8>> = dump(world)["near_miss_link"]
            .rows
            .iter()
            .filter_map(|row| {
                row.iter()
                    .find_map(|cell| if let super::dump::Cell::Bytes(it) = cell { Some(it.clone()) } else { None })
            })
            .collect();
        let before = dump(world);
        assert_eq!(one("Demandé par son auteur.", &house.manager).unwrap(), 1);
        let after = dump(world);
        let moved: Vec<&str> =
            before.iter().filter(|(name, table)| after[*name] != **table).map(|(name, _)| name.as_str()).collect();
        let may = ["link_destruction", "near_miss", "near_miss_deed", "near_miss_link"];
        let others: Vec<&&str> =
            moved.iter().filter(|name| !name.starts_with("journal") && !may.contains(name)).collect();
        assert_eq!(others, [&""; 0], "no credit, no record, no guideline moves");
        assert!(moved.contains(&"near_miss_link"));
        then_conflict(one("Encore.", &house.manager), "fault-near-miss-no-link");
        let gone = rex_entry::read_record_of_own(app, &camille.actor, org, &sent[0]);
        assert!(matches!(gone, Err(Error::NotFound(_))));
        assert_eq!(rex_entry::record_of_analysed(app, &house.experts[0], org, &sent[0]).unwrap(), None);
        assert!(rex_entry::record_of_own(app, &camille.actor, org, &sent[1]).unwrap().is_some());
        // The proof: whoever kept the sealed links recomputes it.
        let desk = links::desk(app, &house.manager, org).unwrap();
        assert_eq!((desk.links.there, desk.links.destroyed), (2, 1));
        let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(&Sha256::digest(bytes));
        let proofs: Vec<String> = sealed.iter().map(|link| hex(hex(link).as_bytes())).collect();
        assert!(proofs.contains(&desk.proofs[0].sha256), "{desk:?}");
        assert_eq!(desk.proofs[0].why, "Demandé par son auteur.");
        let journal = app.store.read(move |tx| store::journal::list(tx, org.0, i64::MAX, 1000)).unwrap();
        let told = journal.iter().find(|entry| entry.act == "rex.unlink").unwrap();
        assert_eq!(told.object, format!("rex-links/destroyed:1/sha256:{}", desk.proofs[0].sha256));
        assert!(told.why.is_empty(), "a reason is somebody's words");
        // The rule: nothing is old enough, then everything is.
        assert!(matches!(links::set_rule(app, &house.manager, org, Some(0)), Err(Error::Invalid(_))));
        links::set_rule(app, &house.manager, org, Some(6)).unwrap();
        assert_eq!(links::apply_rules(app).unwrap(), 0);
        world.on("2009-01-01");
        assert_eq!(links::apply_rules(app).unwrap(), 2);
        assert_eq!(links::apply_rules(app).unwrap(), 0);
        links::set_rule(app, &house.manager, org, None).unwrap();
        assert_eq!(links::desk(app, &house.manager, org).unwrap().rule, None);
        assert_eq!(near_miss::credit::own(app, &camille.actor, org).unwrap(), credits);
        assert_eq!(rex::read(app, &house.experts[0], &record.id).unwrap(), record, "the record stays as it was");
    });
}
