//! Moderation: with a reason, which the author reads; and what an author takes back.

use app::Error;
use app::forum::{self, Moderation};
use app::screen::Confirmed;
use app::testing::{on_both, then_conflict, then_refused};
use domain::forum::{Deed, Standing};
use domain::text::Language;

use crate::{Scene, words};

fn moderation(deed: Deed, reason: &str, words: &str) -> Moderation {
    Moderation {
        deed,
        reason: reason.to_owned(),
        words: words.to_owned(),
        title: "Titre".to_owned(),
        language: Language::french(),
        confirmed: Confirmed::none(),
    }
}

#[test]
fn a_hidden_post_is_read_by_the_team_alone_and_its_author_reads_why() {
    on_both(|world| {
        let scene = Scene::set(world);
        let thread = scene.begins(&scene.ana, "Titre", "Un confrère du quartier refuse.");
        scene.replies(&scene.ben, &thread, "Ici aussi.");
        let app = &world.app;
        let act = |actor, deed, reason: &str| {
            forum::moderate(app, actor, &scene.cohort, &thread, 1, &moderation(deed, reason, ""))
        };
        then_refused(act(&scene.house.tutor, Deed::Hidden, "désigne quelqu'un"));
        then_refused(act(&scene.ana.actor, Deed::Hidden, "désigne quelqu'un"));
        assert!(matches!(act(&scene.moderator, Deed::Hidden, "  "), Err(Error::Invalid(_))), "a reason is asked for");
        act(&scene.moderator, Deed::Hidden, "désigne quelqu'un").unwrap();
        then_conflict(act(&scene.moderator, Deed::Hidden, "encore"), "fault-forum-moderated");
        let page = scene.reads(&scene.ben.actor, &thread);
        assert_eq!((words(&page), page.title.as_deref()), (vec!["—", "Ici aussi."], None));
        assert_eq!(page, scene.reads(&scene.ana.actor, &thread), "its author reads the same page");
        let list = forum::threads(app, &scene.ben.actor, &scene.cohort, &scene.forum, None).unwrap();
        assert_eq!(list.threads[0].title, None);
        assert_eq!(words(&scene.reads(&scene.moderator, &thread))[0], "Un confrère du quartier refuse.");
        let own = scene.own(&scene.ana);
        assert_eq!(own.threads[0].posts[0].standing, Standing::Hidden);
        assert_eq!(own.threads[0].posts[0].notes[0].reason, "désigne quelqu'un");
        assert!(
            world
                .then_journal_of(scene.house.org)
                .iter()
                .any(|(what, hat, why)| { what == "forum.hide" && hat == "moderator" && why.is_empty() })
        );
        act(&scene.moderator, Deed::Shown, "après échange").unwrap();
        assert_eq!(words(&scene.reads(&scene.ben.actor, &thread))[0], "Un confrère du quartier refuse.");
    });
}

#[test]
fn the_author_is_written_to_the_next_morning_without_a_word_of_it() {
    on_both(|world| {
        let scene = Scene::set(world);
        let thread = scene.begins(&scene.ana, "Titre", "Des mots à cacher");
        let _ = world.then_mails_to(&scene.ana);
        let _ = world.then_mails_to(&scene.ben);
        let hide = moderation(Deed::Hidden, "raison du modérateur", "");
        forum::moderate(&world.app, &scene.moderator, &scene.cohort, &thread, 1, &hide).unwrap();
        let show = moderation(Deed::Shown, "raison du modérateur", "");
        forum::moderate(&world.app, &scene.moderator, &scene.cohort, &thread, 1, &show).unwrap();
        world.when_the_jobs_run();
        assert!(world.then_mails_to(&scene.ana).is_empty(), "a mail at once would tell when it happened");
        world.tomorrow();
        world.when_the_jobs_run();
        let mails = world.then_mails_to(&scene.ana);
        assert_eq!(mails.len(), 1, "one a day, however much there is");
        assert!(mails[0].text.contains("/amp/prescrire-pip/2008-01/posts"), "{}", mails[0].text);
        for secret in ["mots", "raison", "Titre", thread.as_str(), &scene.forum, &scene.ana.pseudonym] {
            assert!(!mails[0].text.contains(secret) && !mails[0].subject.contains(secret), "{secret} is in the mail");
        }
        assert!(world.then_mails_to(&scene.ben).is_empty());
    });
}

#[test]
fn redacted_words_are_kept_nowhere_and_the_new_ones_pass_the_screen() {
    on_both(|world| {
        let scene = Scene::set(world);
        let thread = scene.begins(&scene.ana, "Titre", "La patiente de la maison bleue.");
        let redact = |words: &str| {
            let moderation = moderation(Deed::Redacted, "une patiente reconnaissable", words);
            forum::moderate(&world.app, &scene.moderator, &scene.cohort, &thread, 1, &moderation)
        };
        assert!(matches!(redact(" "), Err(Error::Invalid(_))));
        assert!(matches!(redact("Chez Mme Durand."), Err(Error::Invalid(_))));
        redact("Une patiente […].").unwrap();
        let page = scene.reads(&scene.ben.actor, &thread);
        assert_eq!((words(&page), page.posts[0].standing), (vec!["Une patiente […]."], Standing::Redacted));
        let own = scene.own(&scene.ana);
        assert_eq!(own.threads[0].posts[0].words.as_deref(), Some("Une patiente […]."));
        assert_eq!(own.threads[0].posts[0].notes[0].reason, "une patiente reconnaissable");
    });
}

#[test]
fn an_author_takes_back_their_own_post_and_nobody_elses() {
    on_both(|world| {
        let scene = Scene::set(world);
        let thread = scene.begins(&scene.ana, "Titre", "Question");
        scene.replies(&scene.ben, &thread, "Réponse");
        let take = |who: &app::testing::Somebody, number| {
            forum::take_back(&world.app, &who.actor, &scene.cohort, &thread, number)
        };
        assert!(matches!(take(&scene.ana, 2), Err(Error::NotFound(_))));
        assert!(matches!(take(&scene.cleo, 1), Err(Error::NotFound(_))));
        world.when_they_withdraw(&scene.cohort, &scene.ana);
        take(&scene.ana, 1).unwrap();
        then_conflict(take(&scene.ana, 1), "fault-forum-taken-back");
        let page = scene.reads(&scene.moderator, &thread);
        assert_eq!((words(&page), page.title.as_deref()), (vec!["—", "Réponse"], None), "not even for the team");
        assert_eq!(scene.own(&scene.ana).threads[0].posts[0].standing, Standing::TakenBack);
    });
}
