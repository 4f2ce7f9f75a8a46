//! From a draft to the next version: two persons, every language, and a past that does not move.

use app::editorial::{self, GoalDesk, Saving};
use app::error::Error;
use app::testing::{House, World, on_both, then_conflict, then_refused};
use documents::goal_file::GoalFields;
use domain::authority::{Actor, Role};
use domain::editorial::{DraftState, Verdict};
use domain::goal::GoalId;

pub(crate) const PIP: &str = "prescrire-pip";

pub(crate) fn goal(id: &str) -> GoalId {
    GoalId(id.to_owned())
}

fn desk_of(world: &World, house: &House, id: &str) -> GoalDesk {
    editorial::goal(&world.app, &house.editor, house.org, PIP, &goal(id)).expect("the team reads it")
}

fn save(world: &World, house: &House, id: &str, change: impl Fn(&mut GoalFields), asks: bool) -> app::Result<()> {
    save_as(world, house, &house.editor, id, change, asks)
}

fn save_as(
    world: &World,
    house: &House,
    author: &Actor,
    id: &str,
    change: impl Fn(&mut GoalFields),
    asks: bool,
) -> app::Result<()> {
    let desk = desk_of(world, house, id);
    let mut fields = desk.fields.clone();
    change(&mut fields);
    let seen = desk.draft().map_or(0, editorial::Draft::latest);
    let saving = Saving { seen, fields, asks };
    editorial::save(&world.app, author, house.org, PIP, &goal(id), &saving)
}

fn check(world: &World, house: &House, who: &Actor, id: &str, revision: i64, verdict: Verdict) -> app::Result<()> {
    editorial::check(&world.app, who, house.org, PIP, &goal(id), (revision, verdict), "à revoir : la source date")
}

fn faults(outcome: app::Result<()>) -> Vec<String> {
    match outcome {
        Err(Error::Invalid(faults)) => faults.into_iter().map(|fault| fault.field).collect(),
        other => panic!("it should name fields: {other:?}"),
    }
}

/// An organisation whose team has a second reader, and an edition open.
fn given_an_edition(world: &World) -> (House, Actor) {
    let house = world.given_an_organisation("amp");
    world.given_a_programme(&house, PIP);
    let reader = world.given_a_member(house.org, Role::SecondReader, "Relectrice", "fr");
    editorial::begin(&world.app, &house.editor, house.org, PIP).expect("an edition begins");
    (house, reader)
}

#[test]
fn i01_a_goal_is_revised_in_the_next_version_and_cohorts_keep_theirs() {
    on_both(|world| {
        let (house, reader) = given_an_edition(world);
        let pinned = {
            let programme = app::programme::list(&world.app, house.org).unwrap().remove(0);
            world.given_a_cohort(&house, &programme, "2008-01", "2008-01-01")
        };
        let title = |fields: &mut GoalFields| drop(fields.texts.insert("title.en".into(), "A better title".into()));
        save(world, &house, "psa", title, true).unwrap();
        assert!(matches!(desk_of(world, &house, "psa").draft().unwrap().state, DraftState::Waiting(_)));
        then_conflict(
            editorial::publish(&world.app, &house.lead, house.org, PIP, Some("démonstration")),
            "editorial-fault-unchecked",
        );
        check(world, &house, &reader, "psa", 1, Verdict::Sound).unwrap();
        then_conflict(editorial::publish(&world.app, &house.lead, house.org, PIP, None), "fault-rehearsal-missing");
        let next = editorial::publish(&world.app, &house.lead, house.org, PIP, Some("démonstration")).unwrap();
        assert_eq!(next.version, "2");
        let english = domain::text::Language::english();
        assert_eq!(next.goal(&goal("psa")).unwrap().title.get(&english), Some("A better title"));
        assert_eq!(next.goal(&goal("psa")).unwrap().version, 2);
        let kept = app::cohort::read(&world.app, house.org, PIP, "2008-01").unwrap();
        assert_eq!(kept.programme.version, "1");
        assert_eq!(kept.programme.goal(&goal("psa")), pinned.programme.goal(&goal("psa")), "nothing of it moved");
        assert!(editorial::desk(&world.app, &house.editor, house.org, PIP).unwrap().edition.is_none());
        let journal = world.then_journal_of(house.org);
        for act in
            ["edition.begin", "goal.ask-check", "goal.check", "rehearsal.forgo", "programme.publish", "edition.publish"]
        {
            assert!(journal.iter().any(|(done, ..)| done == act), "{act}: {journal:?}");
        }
    });
}

#[test]
fn nobody_checks_what_they_wrote() {
    on_both(|world| {
        let (house, reader) = given_an_edition(world);
        save(world, &house, "psa", |_| {}, true).unwrap();
        then_refused(check(world, &house, &house.editor, "psa", 1, Verdict::Sound));
        then_refused(check(world, &house, &house.lead, "psa", 1, Verdict::Sound));
        // Somebody with both hats wrote once, long ago; another editor finished it.
        let (person, org) = (reader.person().unwrap(), house.org);
        let email = {
            let name = world.app.store.read(move |tx| store::person::find(tx, person.0)).unwrap().unwrap();
            app::account::NewPerson { email: name.email, name: name.name, language: name.locale }
        };
        let both = app::account::add_member(&world.app, &Actor::System, org, Role::Editor, email);
        if both.is_ok() {
            let wrote = Actor::Wearing { person, org, role: Role::Editor };
            save_as(world, &house, &wrote, "psa", |_| {}, false).unwrap();
            save(world, &house, "psa", |_| {}, true).unwrap();
            then_conflict(check(world, &house, &reader, "psa", 3, Verdict::Sound), "editorial-fault-own-work");
        }
        let other = world.given_a_member(house.org, Role::SecondReader, "Autre", "fr");
        let latest = desk_of(world, &house, "psa").draft().unwrap().latest();
        check(world, &house, &other, "psa", latest, Verdict::Sound).unwrap();
    });
}

#[test]
fn a_check_holds_for_the_words_that_were_read_and_no_others() {
    on_both(|world| {
        let (house, reader) = given_an_edition(world);
        save(world, &house, "psa", |_| {}, true).unwrap();
        save(world, &house, "psa", |fields| fields.evidence = "moderate".into(), true).unwrap();
        then_conflict(check(world, &house, &reader, "psa", 1, Verdict::Sound), "editorial-fault-not-waiting");
        let blank = editorial::check(&world.app, &reader, house.org, PIP, &goal("psa"), (2, Verdict::SentBack), " ");
        assert_eq!(faults(blank), ["note"], "what is sent back says why");
        check(world, &house, &reader, "psa", 2, Verdict::SentBack).unwrap();
        assert!(matches!(desk_of(world, &house, "psa").draft().unwrap().state, DraftState::SentBack(_)));
        save(world, &house, "psa", |_| {}, true).unwrap();
        check(world, &house, &reader, "psa", 3, Verdict::Sound).unwrap();
        save(world, &house, "psa", |_| {}, false).unwrap();
        let state = desk_of(world, &house, "psa").draft().unwrap().state;
        assert_eq!(state, DraftState::Drafting, "touching it again takes the check back");
    });
}

#[test]
fn a_draft_keeps_what_was_typed_and_a_check_is_asked_for_a_complete_one() {
    on_both(|world| {
        let (house, _) = given_an_edition(world);
        editorial::add(&world.app, &house.editor, house.org, PIP, "new-goal", "s2").unwrap();
        then_conflict(editorial::add(&world.app, &house.editor, house.org, PIP, "psa", "s1"), "fault-name-taken");
        assert_eq!(faults(editorial::add(&world.app, &house.editor, house.org, PIP, "Not a name", "s1")), ["goal"]);
        assert_eq!(faults(editorial::add(&world.app, &house.editor, house.org, PIP, "new", "s9")), ["sequence"]);
        let half = |fields: &mut GoalFields| {
            fields.texts.insert("title.fr".into(), "À moitié".into());
            fields.next_review = "bientôt".into();
        };
        save(world, &house, "new-goal", half, false).unwrap();
        let kept = desk_of(world, &house, "new-goal");
        assert_eq!((kept.fields.texts["title.fr"].as_str(), kept.fields.next_review.as_str()), ("À moitié", "bientôt"));
        let missing = faults(save(world, &house, "new-goal", |_| {}, true));
        for field in ["title.en", "argument.fr", "means.en", "sources", "next_review", "professions", "evidence"] {
            assert!(missing.iter().any(|one| one == field), "{field}: {missing:?}");
        }
        assert_eq!(desk_of(world, &house, "new-goal").draft().unwrap().latest(), 2, "nothing else was saved");
        let long = |fields: &mut GoalFields| drop(fields.texts.insert("title.fr".into(), "é".repeat(201)));
        assert_eq!(faults(save(world, &house, "new-goal", long, false)), ["title.fr"]);
    });
}

#[test]
fn two_editors_at_once_lose_nothing() {
    on_both(|world| {
        let (house, _) = given_an_edition(world);
        save(world, &house, "psa", |_| {}, false).unwrap();
        let stale = Saving { seen: 0, fields: desk_of(world, &house, "psa").fields, asks: false };
        then_conflict(
            editorial::save(&world.app, &house.editor, house.org, PIP, &goal("psa"), &stale),
            "editorial-fault-changed",
        );
        then_conflict(editorial::begin(&world.app, &house.editor, house.org, PIP), "editorial-fault-open");
    });
}

#[test]
fn a_goal_comes_and_another_goes_with_the_next_version() {
    on_both(|world| {
        let (house, reader) = given_an_edition(world);
        let model = desk_of(world, &house, "psa").fields;
        let sequence = model.sequence.clone();
        editorial::add(&world.app, &house.editor, house.org, PIP, "new-goal", &sequence).unwrap();
        save(world, &house, "new-goal", |fields| *fields = model.clone(), true).unwrap();
        editorial::retire(&world.app, &house.editor, house.org, PIP, &goal("psa"), 0, "remplacé").unwrap();
        for (id, revision) in [("new-goal", 2), ("psa", 1)] {
            check(world, &house, &reader, id, revision, Verdict::Sound).unwrap();
        }
        let next = editorial::publish(&world.app, &house.lead, house.org, PIP, Some("démonstration")).unwrap();
        assert!(next.goal(&goal("psa")).is_none() && next.goal(&goal("new-goal")).is_some());
        assert_eq!(next.goals.len(), 18);
        assert_eq!(next.goal(&goal("new-goal")).unwrap().version, 1);
    });
}

#[test]
fn what_is_put_aside_is_not_published_and_the_next_edition_starts_afresh() {
    on_both(|world| {
        let (house, _) = given_an_edition(world);
        save(world, &house, "psa", |fields| fields.evidence = "moderate".into(), false).unwrap();
        assert_eq!(faults(editorial::put_aside(&world.app, &house.editor, house.org, PIP, " ")), ["reason"]);
        editorial::put_aside(&world.app, &house.editor, house.org, PIP, "trop tôt").unwrap();
        then_conflict(save(world, &house, "psa", |_| {}, false), "editorial-fault-no-edition");
        editorial::begin(&world.app, &house.editor, house.org, PIP).unwrap();
        let desk = desk_of(world, &house, "psa");
        assert!(desk.draft().is_none());
        assert_eq!(desk.desk.edition.unwrap().edition.version, "2");
    });
}

#[test]
fn an_edition_that_a_newer_version_overtook_is_not_published() {
    on_both(|world| {
        let (house, reader) = given_an_edition(world);
        save(world, &house, "psa", |_| {}, true).unwrap();
        check(world, &house, &reader, "psa", 1, Verdict::Sound).unwrap();
        world.minutes_pass(1);
        let files = documents::shipped::programme(PIP).unwrap();
        let newer = documents::goal_file::revised(&files, "1b", &[]);
        world.given_a_definition(&house, &newer);
        then_conflict(editorial::publish(&world.app, &house.lead, house.org, PIP, Some("x")), "editorial-fault-behind");
    });
}

#[test]
fn each_step_of_an_edition_is_its_roles_own() {
    on_both(|world| {
        let (house, reader) = given_an_edition(world);
        let cohort = {
            let programme = app::programme::list(&world.app, house.org).unwrap().remove(0);
            world.given_a_cohort(&house, &programme, "2008-01", "2008-01-01")
        };
        let participant = world.given_a_participant(&house, &cohort, "Camille", "fr");
        let next_door = world.given_an_organisation("other");
        for outsider in [&house.clerk, &participant.actor, &house.operator, &next_door.editor, &Actor::Stranger] {
            then_refused(editorial::desk(&world.app, outsider, house.org, PIP));
            then_refused(editorial::goal(&world.app, outsider, house.org, PIP, &goal("psa")));
        }
        for other in [&house.lead, &house.tutor, &reader, &participant.actor, &next_door.editor] {
            then_refused(editorial::begin(&world.app, other, house.org, PIP));
            then_refused(editorial::put_aside(&world.app, other, house.org, PIP, "x"));
            then_refused(save_as(world, &house, other, "psa", |_| {}, false));
            then_refused(editorial::retire(&world.app, other, house.org, PIP, &goal("psa"), 0, "x"));
            then_refused(editorial::add(&world.app, other, house.org, PIP, "new", "s1"));
        }
        for other in [&house.editor, &house.tutor, &reader, &next_door.lead] {
            then_refused(editorial::publish(&world.app, other, house.org, PIP, Some("x")));
        }
    });
}

#[test]
fn i25_an_edition_of_one_organisation_is_nobody_elses() {
    on_both(|world| {
        let (house, reader) = given_an_edition(world);
        let other = world.given_an_organisation("other");
        world.given_a_programme(&other, PIP);
        save(world, &house, "psa", |fields| fields.evidence = "moderate".into(), true).unwrap();
        check(world, &house, &reader, "psa", 1, Verdict::Sound).unwrap();
        editorial::publish(&world.app, &house.lead, house.org, PIP, Some("démonstration")).unwrap();
        let theirs = editorial::desk(&world.app, &other.editor, other.org, PIP).unwrap();
        assert!(theirs.edition.is_none());
        assert_eq!(theirs.newest.version, "1");
    });
}
