//! Opening a voice: two persons in two roles, a reason, a journal entry, an author who is told; and an end.

use app::Error;
use app::forum::{self, NewOpening};
use app::testing::{on_both, then_conflict, then_refused};
use domain::authority::{Actor, Role};
use domain::forum::{Ground, Opening};

use crate::{Scene, post, words};

fn danger() -> NewOpening {
    NewOpening { ground: Ground::Danger, reason: "Un patient est en danger immédiat.".to_owned() }
}

#[test]
fn i16_a_voice_is_opened_by_two_persons_in_two_roles_with_a_reason_and_its_author_is_told() {
    on_both(|world| {
        let scene = Scene::set(world);
        let thread = scene.begins(&scene.ana, "Titre", "Un patient…");
        let (app, cohort) = (&world.app, &scene.cohort);
        let ask = |actor: &Actor| forum::ask_opening(app, actor, cohort, &thread, 1, &danger());
        for refused in
            [&scene.house.lead, &scene.house.tutor, &scene.house.editor, &scene.house.clerk, &scene.ben.actor]
        {
            then_refused(ask(refused));
        }
        let silent = NewOpening { reason: " ".to_owned(), ..danger() };
        let outcome = forum::ask_opening(app, &scene.moderator, cohort, &thread, 1, &silent);
        assert!(matches!(outcome, Err(Error::Invalid(_))), "{outcome:?}");
        let request = ask(&scene.moderator).unwrap();
        then_conflict(ask(&scene.moderator), "fault-opening-waits");
        let read = |actor: &Actor| forum::read_identity(app, actor, cohort, &request);
        assert!(matches!(read(&scene.moderator), Err(Error::NotFound(_))), "one alone opens nothing");
        assert!(scene.own(&scene.ana).threads[0].opened.is_empty());
        // The moderator who also wears the lead's hat is still one person.
        let both = Actor::Wearing { person: scene.moderator.person().unwrap(), org: scene.house.org, role: Role::Lead };
        then_conflict(forum::answer_opening(app, &both, cohort, &request, true), "fault-opening-same-person");
        then_refused(forum::answer_opening(app, &scene.house.tutor, cohort, &request, true));
        let colleague = world.given_a_member(scene.house.org, Role::Moderator, "one more moderator", "fr");
        then_refused(forum::answer_opening(app, &colleague, cohort, &request, true));
        forum::answer_opening(app, &scene.house.lead, cohort, &request, true).unwrap();
        then_conflict(forum::answer_opening(app, &scene.house.lead, cohort, &request, false), "fault-opening-answered");
        for opener in [&scene.moderator, &scene.house.lead] {
            let who = read(opener).unwrap();
            assert_eq!((who.name.as_str(), who.email.as_str()), (scene.ana.name.as_str(), scene.ana.email.as_str()));
            assert!(!format!("{who:?}").contains("Ana"));
        }
        let third = world.given_a_member(scene.house.org, Role::Moderator, "another moderator", "fr");
        assert!(matches!(read(&third), Err(Error::NotFound(_))), "only the two who opened it");
        let told = scene.own(&scene.ana);
        assert_eq!((told.threads[0].opened[0].ground, told.threads[0].opened[0].post), (Ground::Danger, 1));
        assert_eq!(told.threads[0].opened[0].reason, danger().reason);
        let acts: Vec<String> = world
            .then_journal_of(scene.house.org)
            .into_iter()
            .filter(|(act, ..)| act.starts_with("forum."))
            .map(|(act, hat, why)| format!("{act} {hat} {why}"))
            .collect();
        for expected in [
            "forum.ask_opening moderator danger",
            "forum.open lead danger",
            "forum.read_identity moderator danger",
            "forum.read_identity lead danger",
        ] {
            assert!(acts.iter().any(|act| act == expected), "{expected} in {acts:?}");
        }
        world.tomorrow();
        world.when_the_jobs_run();
        assert!(world.then_mails_to(&scene.ana).iter().any(|mail| mail.text.contains("/posts")), "and by mail");
        world.on("2008-01-11");
        assert!(matches!(read(&scene.moderator), Err(Error::NotFound(_))), "for seven days");
        assert_eq!(scene.own(&scene.ana).threads[0].opened.len(), 1, "the author keeps it in sight");
    });
}

#[test]
fn i16_a_request_declined_opens_nothing_and_tells_nobody() {
    on_both(|world| {
        let scene = Scene::set(world);
        let thread = scene.begins(&scene.ana, "Titre", "Mots");
        let request = forum::ask_opening(&world.app, &scene.moderator, &scene.cohort, &thread, 1, &danger()).unwrap();
        forum::answer_opening(&world.app, &scene.house.lead, &scene.cohort, &request, false).unwrap();
        let all = forum::openings(&world.app, &scene.moderator, &scene.cohort).unwrap();
        assert!(matches!(all[0].standing, Opening::Declined(_)) && !all[0].may_read && !all[0].may_answer);
        let outcome = forum::read_identity(&world.app, &scene.moderator, &scene.cohort, &request);
        assert!(matches!(outcome, Err(Error::NotFound(_))));
        assert!(scene.own(&scene.ana).threads[0].opened.is_empty());
        then_refused(forum::openings(&world.app, &scene.house.tutor, &scene.cohort));
        then_refused(forum::openings(&world.app, &scene.ana.actor, &scene.cohort));
        let said = forum::answer(&world.app, &scene.house.tutor, &scene.cohort, &thread, &post("L'équipe.")).unwrap();
        let outcome = forum::ask_opening(&world.app, &scene.moderator, &scene.cohort, &thread, said, &danger());
        then_conflict(outcome, "fault-opening-team");
    });
}

#[test]
fn i16_no_setting_changed_later_shows_more_or_keeps_it_longer() {
    on_both(|world| {
        let scene = Scene::set(world);
        let thread = scene.begins(&scene.ana, "Titre", "Mots");
        let readers = [&scene.ben.actor, &scene.house.tutor, &scene.moderator, &scene.house.lead];
        let before = readers.map(|reader| scene.reads(reader, &thread));
        let until = scene.own(&scene.ana).until;
        // Every setting there is: the organisation's threshold and zone, and a new version of the definition with the
        // forums cut otherwise.
        let org = scene.house.org;
        world
            .app
            .store
            .write(move |tx| {
                let mut found = store::organisation::find(tx, org.0)?.expect("the organisation");
                (found.k, found.zone) = (5, "America/Montreal".into());
                store::organisation::change(tx, &found)
            })
            .unwrap();
        let mut files = documents::shipped::programme("prescrire-pip").unwrap();
        let root = files.get_mut("programme.toml").unwrap();
        *root = root.replacen("version = \"1\"", "version = \"2\"", 1).replacen("per = \"goal\"", "per = \"set\"", 1);
        let changed = world.given_a_definition(&scene.house, &files);
        assert_ne!(changed.forum, scene.cohort.programme.forum);
        let pinned = app::cohort::read(&world.app, org, "prescrire-pip", "2008-01").unwrap();
        assert_eq!(pinned.programme.forum, scene.cohort.programme.forum, "a cohort keeps its version");
        assert_eq!(readers.map(|reader| scene.reads(reader, &thread)), before);
        assert_eq!(scene.own(&scene.ana).until, until);
    });
}

#[test]
fn i16_after_its_retention_nobody_can_tell_who_wrote_a_thread() {
    on_both(|world| {
        let scene = Scene::set(world);
        let thread = scene.begins(&scene.ana, "Titre", "Mots");
        let request = forum::ask_opening(&world.app, &scene.moderator, &scene.cohort, &thread, 1, &danger()).unwrap();
        let until = scene.own(&scene.ana).until;
        world.on(&until.to_string());
        assert_eq!(forum::forget_secrets(&world.app).unwrap(), 0);
        assert_eq!(scene.own(&scene.ana).threads.len(), 1);
        world.tomorrow();
        assert_eq!(forum::forget_secrets(&world.app).unwrap(), 1);
        assert_eq!(forum::forget_secrets(&world.app).unwrap(), 0, "once");
        assert!(scene.own(&scene.ana).threads.is_empty(), "not even its author");
        let page = scene.reads(&scene.ben.actor, &thread);
        assert_eq!((words(&page), page.is_closed, page.writes), (vec!["Mots"], true, false), "it can still be read");
        let outcome = forum::answer_opening(&world.app, &scene.house.lead, &scene.cohort, &request, true);
        then_conflict(outcome, "fault-opening-forgotten");
        let outcome = forum::ask_opening(&world.app, &scene.moderator, &scene.cohort, &thread, 1, &danger());
        then_conflict(outcome, "fault-opening-forgotten");
        let outcome = forum::reply(&world.app, &scene.ben.actor, &scene.cohort, &thread, &post("Encore ?"));
        then_conflict(outcome, "fault-forum-closed");
        let outcome = forum::answer(&world.app, &scene.house.tutor, &scene.cohort, &thread, &post("Encore ?"));
        then_conflict(outcome, "fault-forum-closed");
    });
}
