//! What links a post to its author: nothing that anybody can read (I15), and nothing that a page shows.

use app::forum::{self, ThreadPage};
use app::testing::on_both;
use domain::forum::Voice;
use store::forum::Room;

use crate::{Scene, post};

/// Every column of the forums' tables as text: what whoever has the database can read.
fn everything(scene: &Scene<'_>) -> String {
    const TABLES: [(&str, &str); 5] = [
        ("forum_thread", "thread_id, forum, reference, title, secret, begun_on, activity, posts, voices"),
        ("forum_voice", "thread_id, voice, tag"),
        ("forum_post", "thread_id, post, voice, language, words, on_date"),
        ("forum_deed", "thread_id, post, deed_no, deed, reason, on_date"),
        ("outbox", "id, kind, about, run_at_ms, dedupe_key"),
    ];
    let mut all = String::new();
    for (table, columns) in TABLES {
        let width = columns.split(',').count();
        let rows = scene.world.app.store.read(move |tx| {
            tx.query(&format!("SELECT {columns} FROM {table}"), &[], |row| {
                Ok((0..width).map(|at| cell(row, at)).collect::<Vec<_>>().join(" "))
            })
        });
        all.push_str(&rows.unwrap().join("\n"));
    }
    all
}

fn cell(row: &store::Row<'_>, at: usize) -> String {
    if let Ok(number) = row.opt_int(at) {
        return number.map(|number| number.to_string()).unwrap_or_default();
    }
    if let Ok(text) = row.opt_text(at) {
        return text.unwrap_or_default();
    }
    format!("{:?}", row.opt_bytes(at).unwrap_or_default())
}

#[test]
fn i15_nothing_stored_holds_a_post_beside_its_author_and_no_two_threads_share_a_mark() {
    on_both(|world| {
        let scene = Scene::set(world);
        let threads = [scene.begins(&scene.ana, "Un", "Premier"), scene.begins(&scene.ana, "Deux", "Second")];
        let (app, cohort) = (world.app.clone(), scene.cohort.cohort.clone());
        let tags = world
            .app
            .store
            .read(move |tx| {
                let room = Room { org: cohort.org, cohort: cohort.id };
                let mut tags = Vec::new();
                for thread in store::forum::every_thread(tx, room)? {
                    tags.push(store::forum::tag_of(tx, room, thread.id, 1)?.expect("the first voice"));
                }
                Ok::<_, store::StoreError>(tags)
            })
            .unwrap();
        assert_eq!(tags.len(), 2);
        assert_ne!(tags[0], tags[1], "one author, two threads, two marks");
        // A mail to the author waits: its row says no more than the posts do.
        let hide = forum::Moderation {
            deed: domain::forum::Deed::Hidden,
            reason: "…".to_owned(),
            words: String::new(),
            title: String::new(),
            language: domain::text::Language::french(),
            confirmed: app::screen::Confirmed::none(),
        };
        forum::moderate(&world.app, &scene.moderator, &scene.cohort, &threads[0], 1, &hide).unwrap();
        let kept = everything(&scene);
        assert!(kept.contains("\"mail\":\"forum\""), "the mail is among what is looked at");
        let (enrolment, person) = (scene.ana.key().enrolment.to_string(), scene.ana.person.to_string());
        for secret in [enrolment.as_str(), &person, &scene.ana.pseudonym, &scene.ana.email, "Premier", "Un\n"] {
            assert!(!kept.contains(secret), "{secret} is in the tables");
        }
        // The journal, too: actor and object of two threads have nothing in common, and nothing with an evaluation.
        let org = scene.house.org;
        let entries = app.store.read(move |tx| store::journal::list(tx, org.0, i64::MAX, 1000)).unwrap();
        let wrote: Vec<_> = entries.iter().filter(|entry| entry.act == "forum.begin").collect();
        assert_eq!(wrote.len(), 2);
        assert_ne!(wrote[0].actor, wrote[1].actor);
        for entry in &wrote {
            let others = entries.iter().filter(|other| !other.act.starts_with("forum."));
            assert!(others.clone().all(|other| other.actor != entry.actor && !other.object.contains(&entry.actor)));
            assert_eq!(entry.at_ms % 86_400_000, 0, "the day, not the time");
            assert!(threads.iter().any(|thread| entry.object.contains(thread.as_str())));
        }
    });
}

/// What a page shows, without what is drawn at random for each thread.
fn shown(page: ThreadPage) -> Vec<(u32, Voice, Option<String>, String)> {
    page.posts.into_iter().map(|post| (post.number, post.voice, post.words, post.on.to_string())).collect()
}

#[test]
fn two_worlds_that_differ_only_in_who_wrote_show_the_same() {
    on_both(|world| {
        let told = |name: &str, swapped: bool| {
            let scene = Scene::called(world, name);
            let (one, two) = if swapped { (&scene.ben, &scene.ana) } else { (&scene.ana, &scene.ben) };
            let thread = scene.begins(one, "Titre", "Question");
            scene.replies(two, &thread, "Réponse");
            scene.replies(one, &thread, "Merci");
            let list = forum::list(&world.app, &scene.cleo.actor, &scene.cohort).unwrap();
            let readers = [&scene.cleo.actor, &scene.house.tutor, &scene.moderator, &scene.house.lead];
            (list, readers.map(|reader| shown(scene.reads(reader, &thread))))
        };
        assert_eq!(told("this", false), told("that", true));
    });
}

#[test]
fn an_author_reads_the_same_page_as_everybody_and_finds_their_own_posts_elsewhere() {
    on_both(|world| {
        let scene = Scene::set(world);
        let thread = scene.begins(&scene.ana, "Titre", "Question");
        scene.replies(&scene.ben, &thread, "Réponse");
        assert_eq!(scene.reads(&scene.ana.actor, &thread), scene.reads(&scene.ben.actor, &thread));
        let own = scene.own(&scene.ana);
        assert_eq!(own.threads.len(), 1);
        assert_eq!(own.threads[0].posts[0].words.as_deref(), Some("Question"));
        assert_eq!(own.threads[0].name, scene.reads(&scene.ben.actor, &thread).posts[0].name);
        assert_eq!(scene.own(&scene.ben).threads[0].posts.len(), 1, "nobody finds another's");
        assert!(scene.own(&scene.cleo).threads.is_empty());
        let team = forum::own(&world.app, &scene.house.tutor, &scene.cohort);
        app::testing::then_refused(team);
    });
}

#[test]
fn writing_in_a_forum_changes_nothing_the_team_sees_of_a_participant() {
    on_both(|world| {
        let scene = Scene::set(world);
        let board = |who: &app::testing::Somebody| {
            let board = app::board::board(&world.app, &scene.house.tutor, &scene.cohort, app::board::Wanted::default());
            let person = app::board::follow(&world.app, &scene.house.tutor, &scene.cohort, &who.pseudonym);
            format!("{:?} {:?}", board.unwrap(), person.unwrap())
        };
        let before = (board(&scene.ana), board(&scene.ben));
        let thread = scene.begins(&scene.ana, "Titre", "Question");
        forum::reply(&world.app, &scene.ana.actor, &scene.cohort, &thread, &post("Encore moi.")).unwrap();
        assert_eq!((board(&scene.ana), board(&scene.ben)), before);
    });
}

#[test]
fn whoever_could_be_guessed_in_a_small_group_is_told_before_they_write() {
    on_both(|world| {
        let scene = Scene::set(world);
        let terms = forum::terms(&world.app, &scene.ana.actor, &scene.cohort, &scene.forum).unwrap();
        assert_eq!(terms.few, Some(11), "two people work on this goal");
        for number in 0..9 {
            let who = world.given_a_participant(&scene.house, &scene.cohort, &format!("Colleague {number}"), "fr");
            world.when_they_choose(&scene.cohort, &who, "s1");
        }
        let terms = forum::terms(&world.app, &scene.ana.actor, &scene.cohort, &scene.forum).unwrap();
        assert_eq!(terms.few, None);
    });
}
