//! A hospital prepares a draft for its doctor, and learns only whether it was taken over.

use app::Error;
use app::body::Kind;
use app::near_miss::from_file::{ReadAs, Upload};
use app::near_miss::{self, rex_entry};
use app::relay::{self, Prepared, Preparing};
use app::testing::bodies::House;
use app::testing::{Somebody, World, on_both, then_refused};
use domain::authority::{Actor, Role};
use domain::ids::OrgId;
use domain::near_miss::content::Value;
use domain::relay::{Answer, Standing};
use jiff::civil::date;

use super::dump::dump;

struct Scene {
    house: House,
    camille: Somebody,
    other: Somebody,
    chu: OrgId,
    correspondent: Actor,
}

fn scene(world: &World) -> Scene {
    let house = world.given_a_body("anest");
    let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
    let other = world.given_a_doctor(&house, "Dominique Deux", "770000002");
    let chu = world.given_an_organisation("chu").org;
    relay::found_hospital(&world.app, &Actor::System, chu, "770000001", "fr-has").unwrap();
    let correspondent = world.given_a_member(chu, Role::Correspondent, "correspondent", "fr");
    Scene { house, camille, other, chu, correspondent }
}

fn words(of: &Scene) -> Preparing {
    let from = Prepared::Words("Une ampoule confondue, vue à temps.".to_owned());
    Preparing { doctor: of.camille.person, from, days: 30 }
}

#[test]
fn a06_a_relayed_draft_is_the_doctors_own_once_taken_over_and_the_hospital_learns_no_more() {
    on_both(|world| {
        let of = scene(world);
        let (app, body) = (&world.app, of.house.org);
        then_refused(relay::prepare(app, &of.house.manager, of.chu, &words(&of)));
        then_refused(relay::prepare(app, &of.camille.actor, of.chu, &words(&of)));
        let doctors = relay::doctors(app, &of.correspondent, of.chu).unwrap();
        assert_eq!(doctors, [(of.camille.person, of.camille.name.clone())], "of this establishment alone");
        let elsewhere = Preparing { doctor: of.other.person, ..words(&of) };
        assert!(matches!(relay::prepare(app, &of.correspondent, of.chu, &elsewhere), Err(Error::Invalid(_))));
        let reference = relay::prepare(app, &of.correspondent, of.chu, &words(&of)).unwrap();
        let (opened, doctor) = relay::read_prepared(app, &of.correspondent, of.chu, &reference).unwrap();
        assert_eq!(doctor, of.camille.name);
        assert!(!format!("{:?}", dump(world)).contains("ampoule"), "sealed");
        // The doctor alone finds it; no body counts or reads it.
        assert_eq!(relay::for_me(app, &of.other.actor, body).unwrap(), []);
        let stranger = relay::read(app, &of.other.actor, body, &reference);
        assert!(matches!(stranger, Err(Error::NotFound(_))));
        assert_eq!(relay::for_me(app, &of.camille.actor, body).unwrap().len(), 1);
        assert_eq!(relay::read(app, &of.camille.actor, body, &reference).unwrap().content, opened.content);
        let draft = relay::answer(app, &of.camille.actor, body, &reference, Answer::Consented).unwrap().unwrap();
        let own = near_miss::draft(app, &of.camille.actor, body, &draft).unwrap();
        assert_eq!(own.content.get("narrative"), Some(&Value::Words("Une ampoule confondue, vue à temps.".into())));
        let gone = relay::read_prepared(app, &of.correspondent, of.chu, &reference);
        assert!(matches!(gone, Err(Error::NotFound(_))), "it is theirs");
        let again = relay::answer(app, &of.camille.actor, body, &reference, Answer::Refused);
        assert!(matches!(again, Err(Error::NotFound(_))));
        let told = relay::prepared(app, &of.correspondent, of.chu).unwrap();
        assert_eq!(told[0].standing, Standing::Consented { on: date(2008, 1, 2) });
        // Whatever becomes of it, the hospital is told the same.
        near_miss::discard(app, &of.camille.actor, body, &draft).unwrap();
        world.when_they_report(&of.house, &of.camille, "Autre chose.");
        rex_entry::enter_batches(app).unwrap();
        assert_eq!(relay::prepared(app, &of.correspondent, of.chu).unwrap(), told);
        let journal = world.then_journal_of(of.chu);
        let mut acts: Vec<&str> = journal.iter().map(|(act, ..)| act.as_str()).collect();
        acts.retain(|act| act.starts_with("relay"));
        acts.sort_unstable();
        assert_eq!(acts, ["relay.consent", "relay.prepare"]);
        assert!(!format!("{journal:?}").contains(&draft));
    });
}

#[test]
fn refused_or_unanswered_it_is_erased() {
    on_both(|world| {
        let of = scene(world);
        let (app, body) = (&world.app, of.house.org);
        let refused = relay::prepare(app, &of.correspondent, of.chu, &words(&of)).unwrap();
        assert_eq!(relay::answer(app, &of.camille.actor, body, &refused, Answer::Refused).unwrap(), None);
        assert!(near_miss::drafts(app, &of.camille.actor, body).unwrap().is_empty());
        let late = relay::prepare(app, &of.correspondent, of.chu, &Preparing { days: 7, ..words(&of) }).unwrap();
        assert_eq!(relay::expire(app).unwrap(), 0);
        world.on("2008-01-10");
        assert_eq!(relay::for_me(app, &of.camille.actor, body).unwrap(), []);
        let expired = relay::answer(app, &of.camille.actor, body, &late, Answer::Consented);
        assert!(matches!(expired, Err(Error::NotFound(_))));
        assert_eq!(relay::expire(app).unwrap(), 1);
        let told = relay::prepared(app, &of.correspondent, of.chu).unwrap();
        let standings: Vec<Standing> = told.into_iter().map(|line| line.standing).collect();
        assert!(standings.contains(&Standing::Refused { on: date(2008, 1, 2) }), "{standings:?}");
        assert!(standings.contains(&Standing::Expired { after: date(2008, 1, 9) }), "{standings:?}");
        let kept = world.app.store.read(move |tx| store::relay::list(tx, of.chu, 10)).unwrap();
        assert!(kept.iter().all(|row| row.content.is_none()), "no word is left");
    });
}

#[test]
fn what_cannot_be_prepared_is_told_by_its_field() {
    on_both(|world| {
        let of = scene(world);
        let field = |preparing: &Preparing| {
            let failed = relay::prepare(&world.app, &of.correspondent, of.chu, preparing);
            let Err(Error::Invalid(faults)) = failed else { panic!("{failed:?}") };
            faults[0].field.clone()
        };
        assert_eq!(field(&Preparing { days: 6, ..words(&of) }), "days");
        assert_eq!(field(&Preparing { from: Prepared::Words(" ".into()), ..words(&of) }), "words");
        let file = |bytes: &[u8]| Upload {
            name: "x.csv".into(),
            bytes: bytes.to_vec(),
            read_as: ReadAs::Shipped("csv".into()),
        };
        let two = Prepared::File(file(b"Description\nUn\nDeux\n"));
        assert_eq!(field(&Preparing { from: two, ..words(&of) }), "file");
        let one = Prepared::File(file(b"Description\nUn drain.\n"));
        relay::prepare(&world.app, &of.correspondent, of.chu, &Preparing { from: one, ..words(&of) }).unwrap();
        let taken = relay::found_hospital(&world.app, &Actor::System, of.house.org, "770000001", "fr-has");
        assert!(matches!(taken, Err(Error::Conflict(_))), "one body speaks for an establishment");
        let (app, free) = (&world.app, world.given_an_organisation("sud"));
        let found = |org, finess: &str| relay::found_hospital(app, &Actor::System, org, finess, "fr-has");
        assert!(matches!(found(free.org, "nowhere"), Err(Error::Invalid(_))));
        let establishment =
            app::doctor::NewEstablishment { finess: "770000099".into(), name: "Clinique".into(), town: "Melun".into() };
        app::doctor::enter_establishment(app, &of.house.manager, of.house.org, &establishment).unwrap();
        assert!(matches!(found(of.house.org, "770000099"), Err(Error::Conflict(_))), "what is a body stays one");
        let names = || {
            let (hospitals, candidates) = relay::hospitals(app, &free.operator).unwrap();
            let hospitals: Vec<String> = hospitals.into_iter().map(|one| one.short_name).collect();
            (hospitals, candidates.into_iter().map(|one| one.short_name).collect::<Vec<_>>())
        };
        assert_eq!(names(), (vec!["chu".to_owned()], vec!["sud".to_owned()]), "nothing was half founded");
        assert!(relay::hospitals(app, &of.correspondent).is_err());
        assert!(relay::found_hospital(app, &of.correspondent, free.org, "770000099", "fr-has").is_err());
        found(free.org, " 770000099 ").unwrap();
        let mut all = names().0;
        all.sort();
        assert_eq!((all, names().1), (vec!["chu".to_owned(), "sud".to_owned()], Vec::new()));
        let kinds = world.app.store.read(store::body::list).unwrap();
        assert!(kinds.iter().any(|body| body.kind == Kind::Establishment));
    });
}
