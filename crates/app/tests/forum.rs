//! Forums, told through the use cases on both engines: who reads and writes, what links to whom, who may open what.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

#[path = "forum/anonymity.rs"]
mod anonymity;
#[path = "forum/moderation.rs"]
mod moderation;
#[path = "forum/opening.rs"]
mod opening;
#[path = "forum/writing.rs"]
mod writing;

use app::cohort::Pinned;
use app::forum::{self, NewPost, NewThread};
use app::screen::Confirmed;
use app::testing::{House, Somebody, World};
use domain::authority::{Actor, Role};
use domain::text::Language;

/// A cohort in which two colleagues work on the first goals and a third has not chosen yet.
struct Scene<'w> {
    world: &'w World,
    house: House,
    cohort: Pinned,
    forum: String,
    ana: Somebody,
    ben: Somebody,
    cleo: Somebody,
    moderator: Actor,
}

impl<'w> Scene<'w> {
    fn set(world: &'w World) -> Self {
        Self::called(world, "amp")
    }

    fn called(world: &'w World, name: &str) -> Self {
        let house = world.given_an_organisation(name);
        let cohort = world.given_a_running_cohort(&house, "prescrire-pip", "2008-01", "2008-01-01");
        let [ana, ben, cleo] = ["Ana", "Ben", "Cleo"]
            .map(|first| world.given_a_participant(&house, &cohort, &format!("{first} {name}"), "fr"));
        world.on("2008-01-03");
        for who in [&ana, &ben] {
            world.when_they_choose(&cohort, who, "s1");
        }
        let forum = world.path_of(&ana).goals_of("s1")[0].0.clone();
        let moderator = world.given_a_member(house.org, Role::Moderator, &format!("moderator {name}"), "fr");
        Self { world, house, cohort, forum, ana, ben, cleo, moderator }
    }

    fn begins(&self, who: &Somebody, title: &str, words: &str) -> String {
        let new = NewThread { title: title.to_owned(), post: post(words) };
        forum::begin(&self.world.app, &who.actor, &self.cohort, &self.forum, &new).expect("they chose the goal")
    }

    fn replies(&self, who: &Somebody, thread: &str, words: &str) -> u32 {
        forum::reply(&self.world.app, &who.actor, &self.cohort, thread, &post(words)).expect("they chose the goal")
    }

    fn reads(&self, actor: &Actor, thread: &str) -> forum::ThreadPage {
        forum::thread(&self.world.app, actor, &self.cohort, thread, 0).expect("they read this forum")
    }

    fn own(&self, who: &Somebody) -> forum::Own {
        forum::own(&self.world.app, &who.actor, &self.cohort).expect("they are enrolled")
    }
}

fn post(words: &str) -> NewPost {
    NewPost { words: words.to_owned(), language: Language::french(), confirmed: Confirmed::none() }
}

fn words(page: &forum::ThreadPage) -> Vec<&str> {
    page.posts.iter().map(|post| post.words.as_deref().unwrap_or("—")).collect()
}
