//! Research extracts: approved by the authority and each body concerned, frozen, k-checked, listed, and theirs alone.

use std::collections::BTreeMap;

use app::Error;
use app::body::{self, Kind};
use app::extract::{self, Protocol};
use app::testing::bodies::House;
use app::testing::{World, frictionless, on_both, then_conflict, then_refused};
use domain::authority::{Actor, Role};
use domain::extract::{State, Variable, Verdict};
use domain::ids::OrgId;
use domain::near_miss::assignment::Span;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::dump::dump;
use super::similar::{given_records, record};

struct Scene {
    anest: House,
    uro: House,
    authority: OrgId,
    officer: Actor,
}

fn scene(world: &World) -> Scene {
    let (anest, uro) = (world.given_a_body("anest"), world.given_a_body("uro"));
    let span = Span { from: Date::constant(2008, 1, 1), to: None };
    body::cover(&world.app, &Actor::System, uro.org, "urology", span).unwrap();
    let authority = world.given_an_organisation("authority").org;
    body::found(&world.app, &Actor::System, authority, Kind::Authority, "fr-has").unwrap();
    let officer = world.given_a_member(authority, Role::Officer, "officer", "fr");
    Scene { anest, uro, authority, officer }
}

fn protocol(query: &[(&str, &str)]) -> Protocol {
    Protocol {
        question: "Les erreurs selon l'année".into(),
        requester: "Laboratoire de santé publique".into(),
        methods: "Description des fréquences.".into(),
        variables: vec!["specialty".into(), "year".into()],
        query: query.iter().map(|(side, value)| ((*side).to_owned(), (*value).to_owned())).collect(),
        ethics: "Non soumis : données sans personne.".into(),
        retention: 24,
    }
}

#[test]
fn a04_an_extract_is_approved_frozen_checked_and_listed() {
    on_both(|world| {
        let of = scene(world);
        let app = &world.app;
        let mut all: Vec<_> = (0..14).map(|_| record(2006, "urology", "Un drain.")).collect();
        all.extend((0..6).map(|_| record(2005, "urology", "Un drain.")));
        all.extend((0..7).map(|_| record(2004, "urology", "Un drain.")));
        all.extend((0..20).map(|_| record(2006, "anaesthesia", "Une ampoule.")));
        given_records(world, all);
        let asked = protocol(&[("specialty", "urology")]);
        then_refused(extract::ask(app, &of.anest.experts[0], of.anest.org, &asked));
        let bad = Protocol { retention: 0, variables: Vec::new(), ..protocol(&[("specialty", "Ü")]) };
        let Err(Error::Invalid(faults)) = extract::ask(app, &of.anest.manager, of.anest.org, &bad) else { panic!() };
        let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["variables", "query", "retention"]);
        let reference = extract::ask(app, &of.anest.manager, of.anest.org, &asked).unwrap();
        assert!(!format!("{:?}", dump(world)).contains("Laboratoire de sant"), "sealed until it is frozen");
        let read = |actor: &Actor, org| extract::read(app, actor, org, &reference);
        let request = read(&of.anest.manager, of.anest.org).unwrap();
        assert_eq!((request.state, request.decisions.len()), (State::Waiting, 2), "urology and the authority");
        assert!(!request.may_decide, "who asks is not concerned here");
        assert!(extract::public_list(app).unwrap().is_empty());
        assert!(matches!(extract::public_read(app, &reference), Err(Error::NotFound(_))));
        let decide =
            |actor: &Actor, org, verdict, why: &str| extract::decide(app, actor, org, &reference, (verdict, why));
        assert!(matches!(decide(&of.anest.manager, of.anest.org, Verdict::Approved, ""), Err(Error::NotFound(_))));
        assert!(matches!(decide(&of.uro.manager, of.uro.org, Verdict::Refused, " "), Err(Error::Invalid(_))));
        decide(&of.uro.manager, of.uro.org, Verdict::Approved, "").unwrap();
        then_conflict(decide(&of.uro.manager, of.uro.org, Verdict::Approved, ""), "fault-extract-decided");
        assert_eq!(read(&of.officer, of.authority).unwrap().state, State::Waiting);
        decide(&of.officer, of.authority, Verdict::Approved, "Utile.").unwrap();
        let request = read(&of.anest.manager, of.anest.org).unwrap();
        assert_eq!(request.state, State::Frozen);
        // The files: for the authority and the body that asked.
        let files = extract::download(app, &of.anest.manager, of.anest.org, &reference).unwrap();
        assert_eq!(extract::download(app, &of.officer, of.authority, &reference).unwrap(), files);
        let other = extract::download(app, &of.uro.manager, of.uro.org, &reference);
        assert!(matches!(other, Err(Error::NotFound(_))));
        let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
        for row in files.data.lines().skip(1) {
            *rows.entry(row).or_default() += 1;
        }
        assert_eq!(rows, BTreeMap::from([("urology,2006", 14), ("urology,", 13)]), "six and seven are coarsened");
        let package: serde_json::Value = serde_json::from_str(&files.package).unwrap();
        let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(files.data.as_bytes()));
        assert_eq!(package["resources"][0]["hash"], format!("sha256:{hash}"));
        assert_eq!(package["resources"][0]["bytes"], files.data.len());
        // What everybody reads, and what enters later changes nothing of it.
        let listed = extract::public_list(app).unwrap();
        assert_eq!((listed.len(), listed[0].sha256.as_str(), listed[0].rows), (1, hash.as_str(), Some(22)));
        given_records(world, (0..30).map(|_| record(2006, "urology", "Un drain.")).collect());
        assert_eq!(extract::public_read(app, &reference).unwrap(), listed[0]);
        assert_eq!(extract::download(app, &of.officer, of.authority, &reference).unwrap(), files);
        let journal = world.then_journal_of(of.anest.org);
        for act in ["extract.ask", "extract.freeze", "extract.download"] {
            assert!(journal.iter().any(|(one, ..)| one == act), "{act}");
        }
    });
}

#[test]
fn the_files_of_an_extract_are_a_sound_data_package() {
    let world = World::sqlite();
    let of = scene(&world);
    let app = &world.app;
    let mut all: Vec<_> = (0..14).map(|_| record(2006, "urology", "Un drain.")).collect();
    all.extend((0..13).map(|_| record(2005, "urology", "Un drain.")));
    all.extend((0..6).map(|_| record(2004, "urology", "Un drain.")));
    given_records(&world, all);
    let variables = Variable::ALL.map(|variable| variable.code().to_owned()).into();
    let asked = Protocol {
        question: "=1+1, « \"citée\" »".into(),
        requester: "Laboratoire\r\nde santé".into(),
        variables,
        ..protocol(&[("specialty", "urology")])
    };
    let reference = extract::ask(app, &of.anest.manager, of.anest.org, &asked).unwrap();
    for (actor, org) in [(&of.uro.manager, of.uro.org), (&of.officer, of.authority)] {
        extract::decide(app, actor, org, &reference, (Verdict::Approved, "")).unwrap();
    }
    let files = extract::download(app, &of.officer, of.authority, &reference).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("data.csv", &files.data);
    write("datapackage.json", &files.package);
    let Some((is_sound, report)) = frictionless(folder.path()) else { return };
    assert!(is_sound, "{report}\n{}", files.package);
    // The same tool refuses a spoiled table, so that its word is worth something: a code that the dictionary has not.
    write("data.csv", &files.data.replace("urology", "neurology"));
    let (is_sound, report) = frictionless(folder.path()).unwrap();
    assert!(!is_sound, "{report}");
}

#[test]
fn one_refusal_ends_a_request_and_without_an_authority_nobody_asks() {
    on_both(|world| {
        let alone = world.given_a_body("ent");
        let asked = extract::ask(&world.app, &alone.manager, alone.org, &protocol(&[]));
        then_conflict(asked, "fault-extract-no-authority");
        let of = scene(world);
        let app = &world.app;
        // Of all records every body decides; the one that asks has.
        let reference = extract::ask(app, &of.anest.manager, of.anest.org, &protocol(&[])).unwrap();
        let request = extract::read(app, &of.uro.manager, of.uro.org, &reference).unwrap();
        assert_eq!(request.decisions.iter().filter(|it| it.verdict.is_some()).count(), 1);
        extract::decide(app, &of.uro.manager, of.uro.org, &reference, (Verdict::Refused, "Trop large.")).unwrap();
        let late = extract::decide(app, &of.officer, of.authority, &reference, (Verdict::Approved, ""));
        then_conflict(late, "fault-extract-decided");
        let request = extract::read(app, &of.anest.manager, of.anest.org, &reference).unwrap();
        assert_eq!((request.state, request.may_download), (State::Refused, false));
        let files = extract::download(app, &of.anest.manager, of.anest.org, &reference);
        assert!(matches!(files, Err(Error::NotFound(_))));
        assert!(extract::public_list(app).unwrap().is_empty());
    });
}
