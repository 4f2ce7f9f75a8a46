//! The yearly synthesis for hospitals: frozen once, the same for all, whoever practises there.

use app::Error;
use app::hospital;
use app::testing::{on_both, then_refused};
use domain::authority::{Actor, Role};
use domain::hospital::Table;

use super::similar::{given_records, record};

#[test]
fn a06_the_synthesis_of_a_year_is_frozen_once_and_the_same_for_every_hospital() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        world.given_a_doctor(&house, "Camille Un", "770000001");
        world.given_a_doctor(&house, "Dominique Deux", "770000002");
        let app = &world.app;
        let hospitals = [("chu", "770000001"), ("clinique", "770000002")].map(|(name, finess)| {
            let org = world.given_an_organisation(name).org;
            app::relay::found_hospital(app, &Actor::System, org, finess, "fr-has").unwrap();
            (org, world.given_a_member(org, Role::Correspondent, &format!("correspondent {name}"), "fr"))
        });
        let mut all: Vec<_> = (0..25).map(|_| record(2007, "anaesthesia", "Une ampoule.")).collect();
        all.extend((0..10).map(|_| record(2007, "urology", "Un drain.")));
        given_records(world, all);
        assert!(!hospital::freeze(app).unwrap(), "not before April");
        world.on("2008-04-02");
        assert!(hospital::freeze(app).unwrap());
        assert!(!hospital::freeze(app).unwrap(), "once");
        let read = |(org, actor): &(domain::ids::OrgId, Actor)| hospital::read(app, actor, *org, 2007).unwrap();
        let year = read(&hospitals[0]);
        assert_eq!(year, read(&hospitals[1]), "the same for all");
        let specialties: Vec<_> = year.figures.iter().filter(|it| it.table == Table::Specialty).collect();
        assert_eq!(specialties.len(), 1, "ten are not told: {specialties:?}");
        assert_eq!((specialties[0].line.as_str(), specialties[0].at_least), ("anaesthesia", 22));
        // What enters later changes nothing.
        given_records(world, (0..30).map(|_| record(2007, "urology", "Un drain.")).collect());
        assert!(!hospital::freeze(app).unwrap());
        assert_eq!(read(&hospitals[0]), year);
        let (org, actor) = &hospitals[0];
        assert!(matches!(hospital::read(app, actor, *org, 2006), Err(Error::NotFound(_))));
        assert_eq!(hospital::years(app, actor, *org).unwrap(), [2007]);
        then_refused(hospital::read(app, actor, hospitals[1].0, 2007));
        then_refused(hospital::read(app, &house.manager, house.org, 2007));
        then_refused(hospital::years(app, &Actor::Stranger, *org));
    });
}
