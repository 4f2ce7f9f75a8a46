//! Opening, closing and filing; and that nothing leads back.

use std::collections::BTreeSet;

use app::body::Kind;
use app::near_miss::clearing::{self, Edits};
use app::near_miss::verdict::{self, Verdict};
use app::near_miss::{analysis, assignment, rex_entry};
use app::testing::bodies::House;
use app::testing::{Somebody, World, on_both, then_conflict, then_refused};
use app::theme::{self, NewTheme};
use domain::authority::{Actor, Role};
use domain::rex::RexId;
use domain::text::{Language, Text};
use jiff::civil::date;

use super::{codes, entries, faults, then_not_there};

const STORY: &str = "Au moment de l'induction, la seringue portait la mauvaise étiquette. L'infirmière l'a vu et nous avons tout repris.";

fn none() -> BTreeSet<String> {
    BTreeSet::new()
}

fn new(code: &str) -> NewTheme {
    let words = |tag: &str| (Language::parse(tag).unwrap(), format!("{code} {tag}"));
    NewTheme { code: code.to_owned(), name: Text::new([words("fr"), words("en")]), specialty: None }
}

fn given_the_authority(world: &World) -> (domain::ids::OrgId, Actor) {
    let authority = world.given_a_body("authority");
    app::body::found(&world.app, &Actor::System, authority.org, Kind::Authority, "fr-has").unwrap();
    let org = authority.org;
    world
        .app
        .store
        .write(move |tx| tx.execute("UPDATE body SET kind = 'authority' WHERE org_id = $1", store::vals![org.0]))
        .unwrap();
    (org, world.given_a_member(org, Role::Officer, "officer", "fr"))
}

#[test]
fn a_theme_is_opened_for_everybody_and_closed_by_its_own_or_by_the_authority() {
    on_both(|world| {
        let (one, two) = (world.given_a_body("anest"), world.given_a_body("ortho"));
        let (authority, officer) = given_the_authority(world);
        let app = &world.app;
        assert!(theme::list(app).unwrap().iter().any(|theme| theme.code == "allergy" && theme.by.is_none()));
        theme::open(app, &one.experts[0], one.org, &new("night_shift")).unwrap();
        then_conflict(theme::open(app, &two.experts[0], two.org, &new("night_shift")), "fault-theme-known");
        then_refused(theme::open(app, &one.manager, one.org, &new("managers")));
        let bad = NewTheme { code: "Été".to_owned(), name: Text::default(), specialty: Some("magic".to_owned()) };
        assert_eq!(
            faults(theme::open(app, &one.experts[0], one.org, &bad)),
            ["code", "name-fr", "name-en", "specialty"]
        );
        let close = |actor: &Actor, org, code: &str, why: &str| theme::close(app, actor, org, code, why);
        then_conflict(close(&two.experts[0], two.org, "night_shift", "doublon"), "fault-theme-not-yours");
        then_conflict(close(&one.experts[0], one.org, "allergy", "doublon"), "fault-theme-not-yours");
        assert_eq!(faults(close(&one.experts[0], one.org, "night_shift", " ")), ["why"]);
        close(&one.experts[0], one.org, "night_shift", "doublon").unwrap();
        then_conflict(close(&one.experts[0], one.org, "night_shift", "encore"), "fault-theme-closed");
        close(&officer, authority, "imaging", "repris ailleurs").unwrap();
        let known = theme::list(app).unwrap();
        let closed: Vec<&str> = known.iter().filter(|it| !it.is_open()).map(|it| it.code.as_str()).collect();
        assert_eq!(closed, ["imaging", "night_shift"]);
        let closings = entries(world, one.org, "theme.close");
        assert_eq!(closings.len(), 1);
        assert_eq!((closings[0].object.as_str(), closings[0].why.as_str()), ("theme/night_shift", "doublon"));
    });
}

fn when_accepted(world: &World, house: &House, who: &Somebody, words: &str) -> String {
    let app = &world.app;
    let reference = world.when_they_report(house, who, words).reference;
    let expert = &house.experts[0];
    assignment::assign(app, &house.manager, house.org, &reference, expert.person().unwrap()).unwrap();
    analysis::open(app, expert, house.org, &reference).unwrap();
    world.when_they_complete(house, who, &reference);
    clearing::clear(app, expert, house.org, &reference, &Edits::new(), &none()).unwrap();
    verdict::give(app, expert, house.org, &reference, Verdict::Accept, "", &none()).unwrap();
    reference
}

fn ids(world: &World) -> Vec<RexId> {
    let found = world.app.store.read(|tx| {
        let mut all = Vec::new();
        for batch in store::rex::batches_after(tx, 0)? {
            all.extend(store::rex::list(tx, batch.id, "", 100)?.into_iter().map(|kept| kept.entered.id));
        }
        Ok::<_, store::StoreError>(all)
    });
    found.unwrap()
}

#[test]
fn a03_a_record_takes_its_themes_when_it_enters_and_is_never_moved_with_its_near_miss() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        world.given_floors(&house, 1, 2);
        let app = &world.app;
        let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
        let other = world.given_a_doctor(&house, "Dominique Deux", "770000002");
        let first = when_accepted(world, &house, &camille, STORY);
        let second = when_accepted(
            world,
            &house,
            &other,
            "Le côté marqué n'était pas le bon. Nous avons relu avant l'incision.",
        );
        let (expert, org) = (&house.experts[0], house.org);
        let file =
            |reference: &str, themes: &[&str]| theme::file_near_miss(app, expert, org, reference, &codes(themes));
        file(&first, &["wrong_medicine", "checklist"]).unwrap();
        file(&second, &["wrong_side"]).unwrap();
        assert_eq!(faults(file(&first, &[])), ["theme"]);
        assert_eq!(faults(file(&first, &["allergy", "dose", "delay", "consent", "imaging", "airway"])), ["theme"]);
        assert_eq!(faults(file(&first, &["nothing_of_the_kind"])), ["theme"]);
        then_not_there(theme::file_near_miss(app, &house.experts[1], org, &first, &codes(&["dose"])));
        then_refused(theme::file_near_miss(app, &house.manager, org, &first, &codes(&["dose"])));
        assert_eq!(rex_entry::enter_batches(app).unwrap(), 2);
        let of = |id: &RexId| theme::of_record(app, expert, id).unwrap();
        let filed: BTreeSet<BTreeSet<String>> = ids(world).iter().map(of).collect();
        assert_eq!(filed, BTreeSet::from([codes(&["checklist", "wrong_medicine"]), codes(&["wrong_side"])]));
        file(&first, &["dose"]).unwrap();
        assert_eq!(theme::filed_under(app, expert, org, &first).unwrap(), codes(&["dose"]));
        assert_eq!(ids(world).iter().map(of).collect::<BTreeSet<_>>(), filed, "the record stays where it is");
    });
}

#[test]
fn a37_who_files_a_record_is_journalled_without_the_record() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        world.given_floors(&house, 1, 2);
        let app = &world.app;
        let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
        when_accepted(world, &house, &camille, STORY);
        when_accepted(world, &house, &camille, "Le côté marqué n'était pas le bon. Nous avons relu avant l'incision.");
        rex_entry::enter_batches(app).unwrap();
        let id = ids(world).remove(0);
        let officer = world.given_a_member(house.org, Role::Officer, "officer", "fr");
        theme::file_record(app, &officer, &id, &codes(&["wrong_medicine"])).unwrap();
        theme::file_record(app, &house.experts[1], &id, &codes(&["wrong_medicine", "dose"])).unwrap();
        then_refused(theme::file_record(app, &house.manager, &id, &codes(&["dose"])));
        then_refused(theme::of_record(app, &camille.actor, &id));
        then_not_there(theme::file_record(app, &officer, &RexId("none".to_owned()), &codes(&["dose"])));
        let filings = entries(world, domain::ids::OrgId::INSTALLATION, "theme.file-record");
        assert_eq!(filings.len(), 2);
        for entry in &filings {
            assert!(entry.object.starts_with("rex-record/themes:") && !entry.object.contains(&id.0), "{entry:?}");
            assert_eq!(entry.actor, "somebody");
        }
        let exact = theme::reports(app, &officer, "dose").unwrap();
        assert_eq!((exact.all.records, exact.years.get(&2008)), (1, Some(&1)));
        then_refused(theme::reports(app, &camille.actor, "dose"));
        world.on("2008-02-01");
        assert!(theme::freeze_public(app).unwrap() && !theme::freeze_public(app).unwrap());
        let told = theme::show(app, "dose").unwrap();
        assert_eq!((told.reports.all.records, told.reports.years.len()), (0, 0), "one record is told nowhere");
        assert!(told.month.is_some());
    });
}

#[test]
fn what_a_scheme_brings_later_is_opened_by_itself() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        let app = &world.app;
        assert_eq!(theme::keep_up(app).unwrap(), 0);
        app.store.write(|tx| tx.execute("DELETE FROM risk_theme WHERE code = 'dose'", &[])).unwrap();
        assert_eq!(theme::keep_up(app).unwrap(), 1);
        let dose = theme::list(app).unwrap().into_iter().find(|theme| theme.code == "dose").unwrap();
        assert_eq!((dose.by, dose.opened_on), (None, date(2008, 1, 2)));
        then_not_there(theme::show(app, "none"));
        assert!(theme::goals(app, "dose").unwrap().is_empty() && house.experts.len() == 2);
    });
}
