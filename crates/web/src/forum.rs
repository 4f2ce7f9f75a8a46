//! Forums: read by colleagues and team alike, written in under a pseudonym of one thread.
//!
//! The pages of a thread are the same whoever wrote it, and for its author too: nothing on them says "yours". What one
//! wrote stands on a page of its own, which nobody else can open.

mod begin;
mod list;
mod moderation;
mod openings;
mod own;
#[cfg(test)]
mod samples;
mod thread;

use app::cohort::Pinned;
use askama::Template;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use documents::language::Voice;
use domain::authority::Right;
use domain::forum::{Name, Topic};
use domain::programme::Programme;

use crate::components::{Crumb, Tag, Tone};
use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::page::Page;
use crate::places::own_path;
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::team::TEAM;
use crate::url::Path;

pub(crate) use openings::waiting as waiting_openings;
pub(crate) use thread::{PostLine, read_only};
#[cfg(test)]
pub(crate) use {
    begin::BeginThread, list::ShowForums, list::ShowThreads, moderation::ShowPost, openings::ListOpenings,
    openings::ShowIdentity, own::ShowOwnPosts, thread::ShowThread,
};

/// The forums of a cohort, for those who take part.
pub const FORUMS: Path<3> = Path::new("/{org}/{programme}/{cohort}/forums");
/// The threads of one forum.
pub const FORUM: Path<4> = Path::new("/{org}/{programme}/{cohort}/forums/{forum}");
/// Where a thread is begun.
pub const THREADS: Path<4> = Path::new("/{org}/{programme}/{cohort}/forums/{forum}/threads");
/// One thread.
pub const THREAD: Path<4> = Path::new("/{org}/{programme}/{cohort}/threads/{thread}");
/// Where a thread is answered.
pub const REPLIES: Path<4> = Path::new("/{org}/{programme}/{cohort}/threads/{thread}/posts");
/// One's own posts.
pub const OWN_POSTS: Path<3> = Path::new("/{org}/{programme}/{cohort}/posts");
/// Where one's own post is taken back.
pub const TAKING_BACK: Path<5> = Path::new("/{org}/{programme}/{cohort}/posts/{thread}/{post}");
/// The forums of a cohort, for the team.
pub const TEAM_FORUMS: Path<3> = Path::new("/{org}/team/{programme}/{cohort}/forums");
/// The threads of one forum, for the team.
pub const TEAM_FORUM: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/forums/{forum}");
/// One thread, for the team.
pub const TEAM_THREAD: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/threads/{thread}");
/// Where the team answers.
pub const ANSWERS: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/threads/{thread}/answers");
/// One post, for moderators.
pub const POST: Path<5> = Path::new("/{org}/team/{programme}/{cohort}/threads/{thread}/posts/{post}");
/// Where a post is hidden, shown again or redacted.
pub const MODERATION: Path<5> = Path::new("/{org}/team/{programme}/{cohort}/threads/{thread}/posts/{post}/moderation");
/// Where a moderator asks who wrote a post.
pub const ASKING: Path<5> = Path::new("/{org}/team/{programme}/{cohort}/threads/{thread}/posts/{post}/opening");
/// The requests to open a voice.
pub const OPENINGS: Path<3> = Path::new("/{org}/team/{programme}/{cohort}/openings");
/// Where the second person answers a request.
pub const CONSENT: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/openings/{opening}/answer");
/// Where the two who opened a voice read who wrote.
pub const IDENTITY: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/openings/{opening}/identity");

pub(crate) fn routes() -> Vec<Route> {
    let team = Access::Right(Right::VisitTeam);
    let write = Access::Right(Right::WriteInForum);
    let moderate = Access::Right(Right::ModerateForum);
    vec![
        Route::get("forum.list", FORUMS, write, list::show_forums),
        Route::get("forum.show", FORUM, write, list::show_threads),
        Route::get("forum.new-thread", THREADS, write, begin::show_begin),
        Route::post("forum.begin", THREADS, write, begin::begin),
        Route::get("forum.thread", THREAD, write, thread::show_thread),
        Route::post("forum.reply", REPLIES, write, thread::reply),
        Route::get("forum.own", OWN_POSTS, write, own::show_own),
        Route::post("forum.take-back", TAKING_BACK, write, own::take_back),
        Route::get("forum.team-list", TEAM_FORUMS, team, list::show_team_forums),
        Route::get("forum.team-show", TEAM_FORUM, team, list::show_team_threads),
        Route::get("forum.team-thread", TEAM_THREAD, team, thread::show_team_thread),
        Route::post("forum.answer", ANSWERS, Access::Right(Right::AnswerInForum), thread::answer),
        Route::get("forum.post", POST, moderate, moderation::show_post),
        Route::post("forum.moderate", MODERATION, moderate, moderation::moderate),
        Route::post("forum.ask-opening", ASKING, moderate, moderation::ask_opening),
        Route::get("forum.openings", OPENINGS, Access::Right(Right::ReadOpenings), openings::list_openings),
        Route::post("forum.consent", CONSENT, Access::Right(Right::ConsentToOpening), openings::consent),
        Route::post("forum.identity", IDENTITY, Access::Right(Right::ReadOpenings), openings::show_identity),
    ]
}

/// A page of a thread as a colleague reads it: for measurements, which render the same rows read bare.
///
/// # Errors
/// When the template fails, which is ours to repair.
pub fn render_thread(
    page: Page,
    pinned: &Pinned,
    parts: [&str; 3],
    thread: &app::forum::ThreadPage,
) -> Result<String, Failure> {
    let hat = thread::Hat { is_team: false, answers: thread.writes, moderates: false };
    let sent = thread::Sent::default();
    Ok(thread::ShowThread::new(page, pinned, parts, thread, hat, &sent, Vec::new()).render()?)
}

/// The cohort of an address with the parts that come after it: a forum or a thread, and a post.
#[derive(Debug)]
pub(crate) struct Spot {
    cohort: OwnCohort,
    forum: String,
    thread: String,
    post: u32,
    opening: String,
}

impl Spot {
    /// What fills an address of the cohort with one more part.
    fn and<'a>(&'a self, last: &'a str) -> [&'a str; 4] {
        let [org, programme, cohort] = self.cohort.parts();
        [org, programme, cohort, last]
    }

    /// The same with a post.
    fn post_of<'a>(&'a self, post: &'a str) -> [&'a str; 5] {
        let [org, programme, cohort] = self.cohort.parts();
        [org, programme, cohort, &self.thread, post]
    }

    /// Refuses a hat that does not give a right here.
    fn must(&self, right: Right) -> Result<(), Failure> {
        must(&self.cohort, right)
    }
}

/// Refuses a hat that does not give a right here, naming the roles that do.
fn must(cohort: &OwnCohort, right: Right) -> Result<(), Failure> {
    cohort.actor().may(right, cohort.organisation.id).map_err(|refusal| app::Error::from(refusal).into())
}

impl FromRequestParts<WebState> for Spot {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Failure> {
        let cohort = OwnCohort::from_request_parts(parts, state).await?;
        let given = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Failure::not_found())?;
        let part = |name: &str| {
            given.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned()).unwrap_or_default()
        };
        let post = match part("post") {
            none if none.is_empty() => 0,
            number => number.parse().map_err(|_| Failure::not_found())?,
        };
        Ok(Self { cohort, forum: part("forum"), thread: part("thread"), post, opening: part("opening") })
    }
}

/// What a topic is called.
fn topic_name(voice: &Voice, programme: &Programme, topic: &Topic) -> String {
    match topic {
        Topic::Goal(id) => programme.goal(id).map(|goal| voice.read(&goal.title).to_owned()).unwrap_or_default(),
        Topic::Set(set) => {
            let sequence = programme.sequences.iter().find(|sequence| sequence.set == *set);
            sequence.map(|sequence| voice.read(&sequence.name).to_owned()).unwrap_or_default()
        }
    }
}

/// The address of the forum in which a goal chosen for a set is talked about.
#[must_use]
pub fn forum_of_goal(cohort: [&str; 3], programme: &Programme, goal: &domain::goal::GoalId, set: u16) -> String {
    let [org, short_name, name] = cohort;
    FORUM.to([org, short_name, name, &Topic::of_goal(programme, goal, set).code()])
}

/// The words that pseudonyms are made of, in the reader's language.
struct Names<'a> {
    voice: &'a Voice,
    first: Vec<String>,
    second: Vec<String>,
}

impl<'a> Names<'a> {
    fn of(voice: &'a Voice) -> Self {
        let list = |key: &'static str| voice.say(key).split(',').map(|word| word.trim().to_owned()).collect();
        Self { voice, first: list("forum-name-first"), second: list("forum-name-second") }
    }

    fn say(&self, name: Name) -> String {
        let number = match name {
            Name::Number(number) => number,
            Name::Words(first, second) => {
                let word = |list: &'_ [String], at: u32| list.get(at as usize).cloned();
                if let (Some(first), Some(second)) = (word(&self.first, first), word(&self.second, second)) {
                    return self.voice.with("forum-name", [("first", first), ("second", second)]);
                }
                first * domain::forum::WORDS + second
            }
        };
        self.voice.with("forum-name-number", [("number", number)])
    }
}

/// The way to a page of the team's forums.
fn team_crumbs(page: &Page, pinned: &Pinned, parts: [&str; 3], forum: Option<&Topic>) -> Vec<Crumb> {
    let mut crumbs = vec![
        Crumb { address: TEAM.to([parts[0]]), name: page.say("team-title") },
        Crumb { address: TEAM_FORUMS.to(parts), name: page.with("forum-of-cohort", [("cohort", parts[2])]) },
    ];
    if let Some(topic) = forum {
        crumbs.push(Crumb {
            address: TEAM_FORUM.to([parts[0], parts[1], parts[2], &topic.code()]),
            name: topic_name(&page.voice, &pinned.programme, topic),
        });
    }
    crumbs
}

/// The way to a colleague's page.
fn crumbs(page: &Page, pinned: &Pinned, parts: [&str; 3], forum: Option<&Topic>) -> Vec<Crumb> {
    let mut crumbs = vec![
        Crumb { address: own_path(parts), name: page.say("forum-path") },
        Crumb { address: FORUMS.to(parts), name: page.say("forum-title") },
    ];
    if let Some(topic) = forum {
        crumbs.push(Crumb {
            address: FORUM.to([parts[0], parts[1], parts[2], &topic.code()]),
            name: topic_name(&page.voice, &pinned.programme, topic),
        });
    }
    crumbs
}

fn tag(page: &Page, tone: Tone, key: &'static str) -> Tag {
    Tag { tone, text: page.say(key) }
}

/// Words as paragraphs of lines: whatever looks like markup is shown as it was typed.
pub(crate) fn paragraphs(words: &str) -> Vec<Vec<String>> {
    let blocks = words.split("\n\n").map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>());
    blocks.filter(|lines| lines.iter().any(|line| !line.trim().is_empty())).collect()
}
