//! The trail of a near miss: whose it is, what it says, and what it outlives.

use app::feedback::{self, Implementers, RecordStep, Trail};
use app::near_miss::{self, SendAs, rex_entry};
use app::testing::bodies::House;
use app::testing::{World, on_both, then_refused};
use app::{Error, alert};
use domain::feedback::{Mode, Standing, Why};
use domain::near_miss::consent::Use;
use jiff::civil::date;

use super::{
    both, given_a_guideline, given_a_theme, given_an_expert, themes, when_it_is_accepted, when_it_is_told,
    when_they_report,
};

fn clock(trail: &Trail, mode: Mode) -> Standing {
    trail.clocks.iter().find(|(of, _)| *of == mode).unwrap().1
}

fn then_not_there<T: std::fmt::Debug>(outcome: Result<T, Error>) {
    assert!(matches!(outcome, Err(Error::NotFound(_))), "{outcome:?}");
}

/// One is enough to share a key, one to enter: a batch of one would tell, were this not a story.
fn given_no_floors(world: &World, house: &House) {
    let org = house.org;
    let done = world.app.store.write(move |tx| {
        let body = store::body::find(tx, org)?.unwrap();
        store::body::save(tx, &store::body::Body { rex_floor: 1, batch_least: 1, ..body })
    });
    done.unwrap();
}

#[test]
fn a_trail_leads_from_a_report_by_its_theme_to_what_was_made_of_it() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        given_no_floors(world, &house);
        let third = given_an_expert(world, &house, "expert three", "770000009");
        let (app, org) = (&world.app, house.org);
        let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
        let mate = world.given_a_doctor(&house, "Alex Trois", "770000003");
        let stranger = world.given_a_doctor(&house, "Dominique Deux", "770000002");
        let team = world.given_a_team(&house, "team", &[camille.person, mate.person]);
        given_a_theme(world, "label-test", "Étiquettes", "Labels");
        given_a_guideline(world, &house, "older", "label-test", date(2007, 6, 1));
        world.on("2008-01-10");
        let uses = [Use::Rex, Use::Story];
        let (reference, secret) = when_they_report(world, &house, &camille, (SendAs::Team(team), &uses));
        let begun = feedback::of_own(app, &camille.actor, org, &reference).unwrap();
        assert_eq!(clock(&begun, Mode::Acknowledgement), Standing::Awaited { due: date(2008, 1, 17) });
        assert_eq!(clock(&begun, Mode::Awareness), Standing::NotApplicable(Why::NotAccepted));
        assert_eq!((begun.record, begun.themes.len()), (RecordStep::None, 0));
        world.on("2008-01-20");
        when_it_is_accepted(world, &house, &camille, &reference);
        app::theme::file_near_miss(app, &house.experts[0], org, &reference, &themes(&["label-test"])).unwrap();
        rex_entry::enter_batches(app).unwrap();
        let story = when_it_is_told(world, &house, &reference, &[&house.experts[1], &third], &["label-test"]);
        given_a_guideline(world, &house, "newer!", "label-test", date(2008, 1, 25));
        world.on("2008-02-01");
        let trail = feedback::of_own(app, &camille.actor, org, &reference).unwrap();
        assert_eq!(trail.record, RecordStep::Entered);
        assert_eq!(trail.told.iter().map(|told| told.reference.as_str()).collect::<Vec<_>>(), [story.as_str()]);
        let theme = &trail.themes[0];
        assert_eq!((theme.code.as_str(), theme.stories.len()), ("label-test", 1));
        let made: Vec<_> =
            theme.guidelines.iter().map(|it| (it.reference.as_str(), it.is_since, it.implementers)).collect();
        let few = Implementers::FewerThan(11);
        assert_eq!(made, [("newer!", true, few), ("older", false, few)]);
        let kept = |on| Standing::Kept { on, due: date(2008, 1, 17) };
        assert_eq!(clock(&trail, Mode::Acknowledgement), kept(date(2008, 1, 20)), "late, and said so");
        assert!(matches!(clock(&trail, Mode::RapidResponse), Standing::Kept { .. }));
        assert!(matches!(clock(&trail, Mode::WhatWeDid), Standing::Kept { .. }));
        assert!(matches!(clock(&trail, Mode::Awareness), Standing::Kept { .. }));
        assert!(matches!(clock(&trail, Mode::Improvement), Standing::Kept { on, .. } if on == date(2008, 1, 25)));
        // A co-author reads the same, and so does whoever has the receipt; nobody else as theirs.
        assert_eq!(feedback::of_own(app, &mate.actor, org, &reference).unwrap(), trail);
        assert_eq!(near_miss::receipt(app, &secret, "here").unwrap().came_back, trail);
        then_not_there(feedback::of_own(app, &stranger.actor, org, &reference));
        then_refused(feedback::of_own(app, &house.manager, org, &reference));
        then_refused(feedback::of_own(app, &house.experts[0], org, &reference));
    });
}

#[test]
fn a38_a_trail_outlives_the_link_and_says_what_is_left() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        given_no_floors(world, &house);
        let (app, org) = (&world.app, house.org);
        let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
        given_a_theme(world, "label-test", "Étiquettes", "Labels");
        let (reference, secret) = when_they_report(world, &house, &camille, (SendAs::Alone, &[Use::Rex]));
        when_it_is_accepted(world, &house, &camille, &reference);
        app::theme::file_near_miss(app, &house.experts[0], org, &reference, &themes(&["label-test"])).unwrap();
        rex_entry::enter_batches(app).unwrap();
        given_a_guideline(world, &house, "newer!", "label-test", date(2008, 1, 25));
        let id = rex_entry::record_of_own(app, &camille.actor, org, &reference).unwrap().unwrap();
        // It rests on this very record.
        let evidence = [domain::guideline::Evidence::Record { rex_id: id }];
        app.store
            .write(move |tx| {
                let found = store::guideline::find(tx, "newer!")?.unwrap();
                store::guideline::freeze(tx, org, found.id, 1, &evidence)
            })
            .unwrap();
        let before = feedback::of_own(app, &camille.actor, org, &reference).unwrap();
        assert!(before.themes[0].guidelines[0].rests_on_it);
        world.on("2008-05-02");
        rex_entry::destroy_links(app, &house.manager, org).unwrap();
        world.on("2008-06-01");
        let after = feedback::of_own(app, &camille.actor, org, &reference).unwrap();
        assert_eq!(after.record, RecordStep::Destroyed(Some(date(2008, 5, 2))));
        assert_eq!(after.themes.len(), 1, "what is left, by theme");
        assert!(!after.themes[0].guidelines[0].rests_on_it, "nobody can tell any more");
        assert_eq!(near_miss::receipt(app, &secret, "here").unwrap().came_back, after);
    });
}

#[test]
fn a37_opening_ones_own_is_no_reading() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        let (app, org) = (&world.app, house.org);
        let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
        let (reference, secret) = when_they_report(world, &house, &camille, (SendAs::Alone, &[]));
        let before = world.then_journal_of(org);
        feedback::of_own(app, &camille.actor, org, &reference).unwrap();
        near_miss::receipt(app, &secret, "here").unwrap();
        let own = near_miss::read_own(app, &camille.actor, org, &reference).unwrap();
        assert_eq!(own.readings, []);
        assert_eq!(world.then_journal_of(org), before);
    });
}

#[test]
fn a_body_sees_how_often_it_kept_each_clock_and_others_only_what_is_many() {
    on_both(|world| {
        let house = world.given_a_body("anest");
        let (app, org) = (&world.app, house.org);
        let camille = world.given_a_doctor(&house, "Camille Un", "770000001");
        given_a_theme(world, "label-test", "Étiquettes", "Labels");
        let second = world.given_a_member(org, domain::authority::Role::Manager, "second manager", "fr");
        world.on("2008-01-10");
        let sent: Vec<String> =
            (0..2).map(|_| when_they_report(world, &house, &camille, (SendAs::Alone, &[])).0).collect();
        world.on("2008-01-12");
        when_it_is_accepted(world, &house, &camille, &sent[0]);
        app::theme::file_near_miss(app, &house.experts[0], org, &sent[0], &themes(&["label-test"])).unwrap();
        let new = alert::New {
            words: alert::Words {
                title: both("Deux produits se ressemblent", "Two products look alike"),
                told: both("Deux ampoules.", "Two vials."),
                to_do: both("Ranger à part.", "Store apart."),
            },
            specialty: "anaesthesia".to_owned(),
            themes: themes(&["label-test"]),
            ..alert::New::default()
        };
        let reference = alert::propose(app, &house.manager, org, &new).unwrap();
        alert::agree(app, &second, org, &reference).unwrap();
        world.on("2008-02-15");
        let shares = feedback::shares(app, &house.manager, org).unwrap();
        assert!(shares.is_exact);
        let of = |mode: Mode| shares.shares.iter().find(|(of, _)| *of == mode).unwrap().1.unwrap();
        assert_eq!((of(Mode::Acknowledgement).in_time, of(Mode::Acknowledgement).judged), (1, 2));
        assert_eq!((of(Mode::WhatWeDid).in_time, of(Mode::WhatWeDid).judged), (1, 1), "the other has time");
        assert_eq!((of(Mode::Awareness).in_time, of(Mode::Awareness).judged), (1, 1), "by its theme");
        assert_eq!(of(Mode::Improvement).judged, 0);
        for other in [&camille.actor, &house.experts[0]] {
            let told = feedback::shares(app, other, org).unwrap();
            assert!(!told.is_exact && told.shares.iter().all(|(_, share)| share.is_none()), "{told:?}");
        }
        let elsewhere = world.given_a_body("other");
        then_refused(feedback::shares(app, &elsewhere.manager, org));
    });
}
