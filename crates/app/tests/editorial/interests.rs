//! What an organisation says of itself, and what whoever writes, checks and reads declares.

use app::error::Error;
use app::interest;
use app::organisation;
use app::record::{NewAccreditation, record_accreditation};
use app::testing::{on_both, then_refused};
use domain::authority::Role;
use domain::text::{Language, Text};

use super::editions::PIP;

fn both(french: &str, english: &str) -> Text {
    Text::new([(Language::french(), french.to_owned()), (Language::english(), english.to_owned())])
}

#[test]
fn each_declares_their_own_interests_and_only_who_consents_is_named() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        world.given_a_programme(&house, PIP);
        let reader = world.given_a_member(house.org, Role::SecondReader, "Relectrice", "fr");
        let app = &world.app;
        let about = interest::about(app, "amp").unwrap();
        assert_eq!((about.declared.len(), about.undeclared), (0, 3), "a tutor, an editor and a second reader");
        interest::declare(app, &house.editor, house.org, None, true).unwrap();
        let words = both("Conférences payées par un laboratoire en 2006", "Paid talks for a company in 2006");
        interest::declare(app, &reader, house.org, Some(&words), false).unwrap();
        let about = interest::about(app, "amp").unwrap();
        assert_eq!((about.unnamed_with, about.unnamed_without, about.undeclared), (1, 0, 1));
        assert_eq!(about.declared.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["editor amp"]);
        assert_eq!(about.declared[0].words, None);
        assert!(!format!("{about:?}").contains("Relectrice"), "who did not consent is not named");
        // The latest holds; the one before stays in the table.
        world.minutes_pass(1);
        interest::declare(app, &reader, house.org, Some(&words), true).unwrap();
        let about = interest::about(app, "amp").unwrap();
        assert_eq!(
            about.declared.iter().map(|one| one.roles.clone()).collect::<Vec<_>>(),
            [vec![Role::SecondReader], vec![Role::Editor]]
        );
        assert!(interest::own(app, &reader, house.org).unwrap().unwrap().listed);
        let roll = interest::roll(app, &house.lead, house.org).unwrap();
        assert_eq!(roll.iter().filter(|(_, declared)| declared.is_none()).count(), 1);
    });
}

#[test]
fn a_declaration_is_made_in_both_languages_by_the_team_alone() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let camille = world.given_a_participant(&house, &cohort, "Camille", "fr");
        let next_door = world.given_an_organisation("other");
        let app = &world.app;
        for other in [&house.clerk, &house.operator, &camille.actor, &next_door.editor] {
            then_refused(interest::declare(app, other, house.org, None, true));
            then_refused(interest::own(app, other, house.org));
        }
        then_refused(interest::roll(app, &house.editor, house.org));
        let half = Text::new([(Language::french(), "Des parts dans une société".to_owned())]);
        let Err(Error::Invalid(faults)) = interest::declare(app, &house.tutor, house.org, Some(&half), false) else {
            panic!("both languages");
        };
        assert_eq!(faults[0].field, "words-en");
        assert_eq!(interest::own(app, &house.tutor, house.org).unwrap(), None);
    });
}

#[test]
fn the_lead_says_how_the_organisation_is_paid_in_both_languages() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let (app, name) = (&world.app, both("Amélioration", "Improvement"));
        let funding = both("Abonnés seulement", "Subscribers only");
        organisation::change(app, &house.lead, house.org, &name, &funding).unwrap();
        let found = organisation::find(app, "amp").unwrap();
        assert_eq!((found.name.clone(), found.funding, found.k), (name.clone(), funding.clone(), 11));
        let half = Text::new([(Language::french(), "Abonnés".to_owned())]);
        let Err(Error::Invalid(faults)) = organisation::change(app, &house.lead, house.org, &name, &half) else {
            panic!("both languages");
        };
        assert_eq!(faults[0].field, "funding-en");
        for other in [&house.editor, &house.tutor, &house.operator] {
            then_refused(organisation::change(app, other, house.org, &name, &funding));
        }
        assert!(world.then_journal_of(house.org).iter().any(|(act, ..)| act == "organisation.change"));
    });
}

#[test]
fn a_lapsed_accreditation_leaves_every_attestation_by_itself() {
    on_both(|world| {
        let house = world.given_an_organisation("amp");
        let cohort = world.given_a_running_cohort(&house, PIP, "2008-01", "2008-01-01");
        let camille = world.given_a_participant(&house, &cohort, "Camille", "fr");
        let new = |number: &str, from: &str, to: &str| NewAccreditation {
            authority: "Autorité d'essai".to_owned(),
            number: number.to_owned(),
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
        };
        for one in [new("1", "2007-01-01", "2008-05-15"), new("2", "2008-06-01", "2012-12-31")] {
            record_accreditation(&world.app, &house.lead, house.org, one).unwrap();
        }
        world.on("2008-01-03");
        world.when_they_choose(&cohort, &camille, "s1");
        world.when_they_commit(&cohort, &camille, "s1");
        world.on("2008-05-20");
        world.when_they_submit(&cohort, &camille, "b1");
        let record = app::record::read(&world.app, &camille.actor, &cohort).unwrap();
        assert!(record.activities[0].accreditations.is_empty(), "it lapsed five days before");
        assert!(!record.json(true).to_string().contains("Autorité d'essai"));
        let about = interest::about(&world.app, "amp").unwrap();
        assert_eq!(about.accreditations.len(), 2, "the public page tells its whole past");
        assert_eq!(about.today.to_string(), "2008-05-20");
    });
}
