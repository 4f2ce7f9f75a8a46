//! One's own posts: what one is called where, what moderators did and why, whether a voice was opened, and taking back.

use app::forum::{Own, OwnPost, OwnThread};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::forum::{Deed, Ground, PAGE, Standing};

use super::{FORUMS, Names, OWN_POSTS, Spot, TAKING_BACK, THREAD, crumbs, paragraphs, tag, topic_name};
use crate::components::{Crumb, Tag, Tone};
use crate::failure::Failure;
use crate::page::{News, Page, show};
use crate::state::WebState;

/// One thread one wrote in.
#[derive(Debug)]
pub(super) struct ThreadView {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) address: String,
    pub(super) forum: String,
    pub(super) name: String,
    pub(super) facts: String,
    /// Why one's voice was opened.
    pub(super) opened: Vec<String>,
    pub(super) posts: Vec<PostView>,
}

/// One post of one's own.
#[derive(Debug)]
pub(super) struct PostView {
    pub(super) title: String,
    pub(super) address: String,
    pub(super) language: String,
    pub(super) paragraphs: Vec<Vec<String>>,
    pub(super) tag: Option<Tag>,
    pub(super) notes: Vec<String>,
    /// Where it is taken back, while it can be.
    pub(super) taking_back: Option<String>,
}

/// What one wrote.
#[derive(Debug, Template)]
#[template(path = "forum/own.html")]
pub(crate) struct ShowOwnPosts {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) forums: String,
    pub(super) until: String,
    pub(super) threads: Vec<ThreadView>,
}

pub(super) async fn show_own(
    State(state): State<WebState>,
    spot: Spot,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    spot.must(Right::WriteInForum)?;
    let (actor, pinned) = (spot.cohort.actor(), spot.cohort.pinned.clone());
    let own: Own = state.ask(move |app| app::forum::own(app, &actor, &pinned)).await?;
    let page = spot.cohort.visitor.page();
    let notice = page.say("forum-taken-back-done");
    let page = if news.done.is_some() { page.with_notice(notice) } else { page };
    let mut way = crumbs(&page, &spot.cohort.pinned, spot.cohort.parts(), None);
    if own.threads.is_empty() {
        way.truncate(2);
    }
    show(&ShowOwnPosts {
        crumbs: way,
        forums: FORUMS.to(spot.cohort.parts()),
        until: page.with("forum-own-until", [("date", page.date(own.until))]),
        threads: own.threads.iter().map(|thread| thread_view(&page, &spot, thread)).collect(),
        page,
    })
}

fn thread_view(page: &Page, spot: &Spot, thread: &OwnThread) -> ThreadView {
    let names = Names::of(&page.voice);
    let address = THREAD.to(spot.and(&thread.reference));
    ThreadView {
        id: format!("thread-{}", thread.reference),
        title: thread.title.clone().unwrap_or_else(|| page.say("forum-title-gone")),
        forum: topic_name(&page.voice, &spot.cohort.pinned.programme, &thread.topic),
        name: thread.name.map(|name| page.with("forum-own-name", [("name", names.say(name))])).unwrap_or_default(),
        facts: page
            .with("forum-thread-facts", (("posts", thread.all), ("date", page.voice.short_date(thread.latest_on)))),
        opened: thread
            .opened
            .iter()
            .map(|opened| {
                page.with(
                    "forum-opened-why",
                    (
                        ("date", page.date(opened.on)),
                        ("post", opened.post),
                        ("ground", page.say(ground_key(opened.ground))),
                        ("reason", opened.reason.as_str()),
                    ),
                )
            })
            .collect(),
        posts: thread.posts.iter().map(|post| post_view(page, spot, thread, &address, post)).collect(),
        address,
    }
}

fn post_view(page: &Page, spot: &Spot, thread: &OwnThread, address: &str, post: &OwnPost) -> PostView {
    let [org, programme, cohort] = spot.cohort.parts();
    let number = post.number.to_string();
    let (tone, key) = match post.standing {
        Standing::Visible => (Tone::Neutral, None),
        Standing::Redacted => (Tone::Info, Some("forum-redacted")),
        Standing::Hidden => (Tone::Info, Some("forum-hidden")),
        Standing::TakenBack => (Tone::Neutral, Some("forum-taken-back-tag")),
    };
    let note = |note: &app::forum::Note| {
        let values = (("date", page.date(note.on)), ("reason", note.reason.as_str()));
        page.with(deed_key(note.deed), values)
    };
    PostView {
        title: page.with("forum-post-on", (("number", post.number), ("date", page.date(post.on)))),
        address: format!("{address}?page={}#post-{number}", (post.number - 1) / PAGE + 1),
        language: post.language.clone(),
        paragraphs: post.words.as_deref().map(paragraphs).unwrap_or_default(),
        tag: key.map(|key| tag(page, tone, key)),
        notes: post.notes.iter().map(note).collect(),
        taking_back: (post.standing != Standing::TakenBack)
            .then(|| TAKING_BACK.to([org, programme, cohort, &thread.reference, &number])),
    }
}

/// The sentence that tells an author what a moderator did.
pub(super) fn deed_key(deed: Deed) -> &'static str {
    match deed {
        Deed::Hidden => "forum-note-hidden",
        Deed::Shown => "forum-note-shown",
        Deed::Redacted => "forum-note-redacted",
        Deed::TakenBack => "forum-note-taken-back",
    }
}

/// What a ground is called.
pub(super) fn ground_key(ground: Ground) -> &'static str {
    match ground {
        Ground::Danger => "forum-ground-danger",
        Ground::Attack => "forum-ground-attack",
        Ground::Law => "forum-ground-law",
    }
}

pub(super) async fn take_back(State(state): State<WebState>, spot: Spot) -> Result<Response, Failure> {
    spot.must(Right::WriteInForum)?;
    let (actor, pinned) = (spot.cohort.actor(), spot.cohort.pinned.clone());
    let (reference, number) = (spot.thread.clone(), spot.post);
    state.ask(move |app| app::forum::take_back(app, &actor, &pinned, &reference, number)).await?;
    Ok(Redirect::to(&format!("{}?done=taken-back", OWN_POSTS.to(spot.cohort.parts()))).into_response())
}
