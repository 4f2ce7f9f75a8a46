//! Who reads, who writes, and what a page of a forum is.

use app::Error;
use app::forum;
use app::screen::Confirmed;
use app::testing::{on_both, then_conflict, then_refused};
use domain::authority::{Actor, Role};
use domain::forum::{PAGE, Standing, Topic, Voice};
use domain::ids::OrgId;
use store::forum::Room;

use crate::{Scene, post, words};

#[test]
fn i17_enrolled_people_and_the_team_read_and_those_who_chose_the_goal_write() {
    on_both(|world| {
        let scene = Scene::set(world);
        let thread = scene.begins(&scene.ana, "Premiers essais", "Comment faites-vous ?");
        assert_eq!(scene.replies(&scene.ben, &thread, "J'en parle au comptoir."), 2);
        let app = &world.app;
        assert_eq!(
            words(&scene.reads(&scene.cleo.actor, &thread)),
            ["Comment faites-vous ?", "J'en parle au comptoir."]
        );
        assert!(!scene.reads(&scene.cleo.actor, &thread).writes);
        then_conflict(
            forum::reply(app, &scene.cleo.actor, &scene.cohort, &thread, &post("…")),
            "fault-forum-not-chosen",
        );
        let lines = forum::list(app, &scene.ben.actor, &scene.cohort).unwrap();
        assert_eq!(lines.len(), scene.cohort.programme.goals.len());
        assert_eq!(lines.iter().filter(|line| line.writes).count(), 3);
        let here = lines.iter().find(|line| line.topic.code() == scene.forum).unwrap();
        assert_eq!((here.threads, here.posts), (1, 2));
        for role in [Role::Moderator, Role::Editor, Role::SecondReader] {
            let member = world.given_a_member(scene.house.org, role, &format!("{role} here"), "fr");
            assert_eq!(scene.reads(&member, &thread).posts.len(), 2);
            then_refused(forum::reply(app, &member, &scene.cohort, &thread, &post("…")));
        }
        for refused in [&scene.house.clerk, &scene.house.operator, &Actor::Stranger] {
            then_refused(forum::thread(app, refused, &scene.cohort, &thread, 0));
            then_refused(forum::list(app, refused, &scene.cohort));
        }
        // Somebody of the same organisation who is not enrolled in this cohort.
        let elsewhere = world.given_a_cohort(&scene.house, &scene.cohort.programme, "2008-02", "2008-02-01");
        let dan = world.given_a_participant(&scene.house, &elsewhere, "Dan", "fr");
        let outcome = forum::thread(app, &dan.actor, &scene.cohort, &thread, 0);
        assert!(matches!(outcome, Err(Error::NotFound(_))), "{outcome:?}");
        world.when_they_withdraw(&scene.cohort, &scene.ben);
        let outcome = forum::thread(app, &scene.ben.actor, &scene.cohort, &thread, 0);
        assert!(matches!(outcome, Err(Error::NotFound(_))), "whoever left reads no more: {outcome:?}");
        assert_eq!(scene.own(&scene.ben).threads.len(), 1, "but what they wrote stays theirs");
    });
}

#[test]
fn i25_a_forum_of_another_organisation_is_not_there() {
    on_both(|world| {
        let (one, two) = (Scene::called(world, "one"), Scene::called(world, "two"));
        let thread = one.begins(&one.ana, "Titre", "Mots");
        let outcome = forum::thread(&world.app, &two.ana.actor, &two.cohort, &thread, 0);
        assert!(matches!(outcome, Err(Error::NotFound(_))), "{outcome:?}");
        then_refused(forum::thread(&world.app, &two.ana.actor, &one.cohort, &thread, 0));
        assert!(forum::list(&world.app, &two.ana.actor, &two.cohort).unwrap().iter().all(|line| line.threads == 0));
    });
}

#[test]
fn the_smaller_programme_has_a_forum_for_each_set() {
    on_both(|world| {
        let house = world.given_an_organisation("small");
        let cohort = world.given_a_running_cohort(&house, "bon-usage-12", "2008-01", "2008-01-01");
        let who = world.given_a_participant(&house, &cohort, "Fatou", "fr");
        world.on("2008-01-03");
        let first = cohort.programme.sequences[0].clone();
        world.when_they_choose(&cohort, &who, &first.id);
        let lines = forum::list(&world.app, &who.actor, &cohort).unwrap();
        let writes: Vec<_> = lines.iter().map(|line| (line.topic.clone(), line.writes)).collect();
        assert_eq!(writes, [(Topic::Set(1), true), (Topic::Set(2), false)]);
    });
}

#[test]
fn a_post_with_a_patients_name_waits_until_its_author_says_it_names_nobody() {
    on_both(|world| {
        let scene = Scene::set(world);
        let thread = scene.begins(&scene.ana, "Titre", "Mots");
        let named = post("Vu Mme Durand ce matin, elle était contente.");
        match forum::reply(&world.app, &scene.ana.actor, &scene.cohort, &thread, &named) {
            Err(Error::Invalid(faults)) => assert_eq!(faults, [app::Fault::new("words", "fault-screen")]),
            other => panic!("the screen should stop it: {other:?}"),
        }
        assert_eq!(scene.reads(&scene.ana.actor, &thread).all, 1, "nothing was stored");
        let confirmed = Confirmed::of(["name:Mme Durand".to_owned()]);
        let sure = forum::NewPost { confirmed, ..named };
        assert_eq!(forum::reply(&world.app, &scene.ana.actor, &scene.cohort, &thread, &sure).unwrap(), 2);
        let in_title = forum::NewThread { title: "Mme Durand".to_owned(), post: post("Mots") };
        let outcome = forum::begin(&world.app, &scene.ana.actor, &scene.cohort, &scene.forum, &in_title);
        assert!(matches!(outcome, Err(Error::Invalid(_))), "{outcome:?}");
        for (title, text, field) in [("", "Mots", "title"), ("Titre", " \n ", "words"), ("Titre", "x", "none")] {
            let long = if field == "none" { "x".repeat(4001) } else { text.to_owned() };
            let new = forum::NewThread { title: title.to_owned(), post: post(&long) };
            let outcome = forum::begin(&world.app, &scene.ana.actor, &scene.cohort, &scene.forum, &new);
            assert!(matches!(outcome, Err(Error::Invalid(_))), "{field}: {outcome:?}");
        }
    });
}

#[test]
fn words_are_kept_as_they_were_written_and_pressing_twice_writes_once() {
    on_both(|world| {
        let scene = Scene::set(world);
        let thread = scene.begins(&scene.ana, "<b>Titre</b>", "<script>alert(1)</script>\r\nsuite");
        assert_eq!(scene.replies(&scene.ana, &thread, "<script>alert(1)</script>\nsuite"), 1);
        let page = scene.reads(&scene.ben.actor, &thread);
        assert_eq!(words(&page), ["<script>alert(1)</script>\nsuite"]);
        assert_eq!(page.title.as_deref(), Some("<b>Titre</b>"));
        let said =
            forum::answer(&world.app, &scene.house.tutor, &scene.cohort, &thread, &post("Voyez l'argumentaire."));
        assert_eq!(said.unwrap(), 2);
        let again =
            forum::answer(&world.app, &scene.house.tutor, &scene.cohort, &thread, &post("Voyez l'argumentaire."));
        assert_eq!(again.unwrap(), 2);
        let page = scene.reads(&scene.ben.actor, &thread);
        assert_eq!((page.posts[1].voice, page.posts[1].name), (Voice::Team, None), "the team's, and nobody's name");
    });
}

#[test]
fn a_thread_of_5000_posts_is_read_fifty_at_a_time() {
    on_both(|world| {
        let scene = Scene::set(world);
        let reference = scene.begins(&scene.ana, "Longue discussion", "Un.");
        let (app, cohort) = (world.app.clone(), scene.cohort.cohort.clone());
        let named = reference.clone();
        world
            .app
            .store
            .write(move |tx| {
                let room = Room { org: cohort.org, cohort: cohort.id };
                let thread = store::forum::find_thread(tx, room, &named)?.expect("it was begun");
                let key = app.key(tx, cohort.org)?;
                for number in 2..=5000_u32 {
                    let place = format!("forum/{}/{}/{}/post/{number}", room.org, room.cohort, thread.id);
                    let words = key.seal(&app.chance, &place, format!("Message {number}").as_bytes())?;
                    let on = thread.begun_on;
                    let post = store::forum::Post { number, voice: 1, language: "fr".into(), words, on };
                    store::forum::add_post(tx, room, thread.id, &post, i64::from(number))?;
                }
                Ok::<_, Error>(())
            })
            .unwrap();
        let (mut after, mut seen) = (0, 0);
        loop {
            let page = forum::thread(&world.app, &scene.ben.actor, &scene.cohort, &reference, after).unwrap();
            assert_eq!((page.all, page.title.as_deref()), (5000, Some("Longue discussion")));
            let Some(last) = page.posts.last() else { break };
            assert!(page.posts.len() <= PAGE as usize);
            assert_eq!(page.posts[0].number, after + 1);
            assert!(page.posts.iter().all(|post| post.standing == Standing::Visible));
            seen += page.posts.len();
            after = last.number;
        }
        assert_eq!(seen, 5000);
        assert_eq!(scene.replies(&scene.ben, &reference, "Et moi."), 5001);
    });
}

#[test]
fn threads_are_listed_by_their_latest_post_whoever_wrote_it() {
    on_both(|world| {
        let scene = Scene::set(world);
        let first = scene.begins(&scene.ana, "Un", "…");
        for number in 2..=52 {
            scene.begins(&scene.ben, &format!("Titre {number}"), "…");
        }
        scene.replies(&scene.ben, &first, "Je remonte ce fil.");
        let page = forum::threads(&world.app, &scene.cleo.actor, &scene.cohort, &scene.forum, None).unwrap();
        assert_eq!((page.threads.len(), page.threads[0].title.as_deref()), (50, Some("Un")));
        let rest = forum::threads(&world.app, &scene.cleo.actor, &scene.cohort, &scene.forum, page.next).unwrap();
        assert_eq!((rest.threads.len(), rest.next), (2, None));
        let none = forum::threads(&world.app, &scene.cleo.actor, &scene.cohort, "no-such-goal", None);
        assert!(matches!(none, Err(Error::NotFound(_))));
        then_refused(forum::threads(&world.app, &Actor::Person(scene.ana.person), &scene.cohort, &scene.forum, None));
        let next_door = Actor::Wearing { person: scene.ana.person, org: OrgId(99), role: Role::Participant };
        then_refused(forum::threads(&world.app, &next_door, &scene.cohort, &scene.forum, None));
    });
}
