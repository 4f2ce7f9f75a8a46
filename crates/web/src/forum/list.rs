//! The forums of a cohort, and the threads of one.

use app::forum::{Line, Threads};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use serde::Deserialize;

use super::{
    FORUM, OPENINGS, OWN_POSTS, Spot, TEAM_FORUM, TEAM_THREAD, THREAD, THREADS, crumbs, tag, team_crumbs, topic_name,
};
use crate::components::{Crumb, Task, Tone};
use crate::failure::{Failure, Kind};
use crate::page::{Page, show};
use crate::state::WebState;

/// The forums of a cohort.
#[derive(Debug, Template)]
#[template(path = "forum/list.html")]
pub(crate) struct ShowForums {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) is_team: bool,
    /// Forums in which the reader writes; for the team, every one.
    pub(super) first: Vec<Task>,
    /// The others.
    pub(super) others: Vec<Task>,
    pub(super) own: String,
    pub(super) openings: Option<String>,
}

/// The threads of a forum.
#[derive(Debug, Template)]
#[template(path = "forum/show.html")]
pub(crate) struct ShowThreads {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) title: String,
    pub(super) is_team: bool,
    pub(super) threads: Vec<Task>,
    pub(super) begin: Option<String>,
    pub(super) newest: Option<String>,
    pub(super) older: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    before: Option<i64>,
}

pub(super) async fn show_forums(State(state): State<WebState>, spot: Spot) -> Result<Response, Failure> {
    spot.must(Right::WriteInForum)?;
    let lines = match read_forums(&state, &spot).await {
        Ok(lines) => lines,
        Err(failure) => return or_own_posts(&state, &spot, failure).await,
    };
    let page = spot.cohort.visitor.page();
    let (mine, others): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line.writes);
    let task = |line: &Line| forum_task(&page, &spot, line, false);
    let mut way = crumbs(&page, &spot.cohort.pinned, spot.cohort.parts(), None);
    way.pop();
    show(&ShowForums {
        crumbs: way,
        is_team: false,
        first: mine.iter().map(task).collect(),
        others: others.iter().map(task).collect(),
        own: OWN_POSTS.to(spot.cohort.parts()),
        openings: None,
        page,
    })
}

pub(super) async fn show_team_forums(State(state): State<WebState>, spot: Spot) -> Result<Response, Failure> {
    spot.must(Right::VisitTeam)?;
    let lines = read_forums(&state, &spot).await?;
    let page = spot.cohort.visitor.page();
    let parts = spot.cohort.parts();
    let mut way = team_crumbs(&page, &spot.cohort.pinned, parts, None);
    way.pop();
    let opens = spot.must(Right::ReadOpenings).is_ok();
    show(&ShowForums {
        crumbs: way,
        is_team: true,
        first: lines.iter().map(|line| forum_task(&page, &spot, line, true)).collect(),
        others: Vec::new(),
        own: String::new(),
        openings: opens.then(|| OPENINGS.to(parts)),
        page,
    })
}

/// Links to forums stay where they were for whoever left the programme, to whom no forum is there any more: they lead to
/// what is still theirs there. Asked only where the forum was not found, so that it costs its readers nothing.
async fn or_own_posts(state: &WebState, spot: &Spot, failure: Failure) -> Result<Response, Failure> {
    if failure.kind != Kind::NotFound {
        return Err(failure);
    }
    let (actor, pinned) = (spot.cohort.actor(), spot.cohort.pinned.clone());
    if state.ask(move |app| app::forum::has_left(app, &actor, &pinned)).await? {
        return Ok(Redirect::to(&OWN_POSTS.to(spot.cohort.parts())).into_response());
    }
    Err(failure)
}

async fn read_forums(state: &WebState, spot: &Spot) -> Result<Vec<Line>, Failure> {
    let (actor, pinned) = (spot.cohort.actor(), spot.cohort.pinned.clone());
    state.ask(move |app| app::forum::list(app, &actor, &pinned)).await
}

fn forum_task(page: &Page, spot: &Spot, line: &Line, is_team: bool) -> Task {
    let path = if is_team { TEAM_FORUM } else { FORUM };
    let code = line.topic.code();
    let hint = match line.latest_on {
        Some(on) => page.with(
            "forum-facts",
            (("threads", line.threads), ("posts", line.posts), ("date", page.voice.short_date(on))),
        ),
        None => page.say("forum-empty"),
    };
    let tag = match (line.latest_on, line.writes) {
        (_, true) => tag(page, Tone::Info, "forum-yours"),
        (Some(_), false) => tag(page, Tone::Neutral, "forum-to-read"),
        (None, false) => tag(page, Tone::Neutral, "forum-quiet"),
    };
    Task {
        title: topic_name(&page.voice, &spot.cohort.pinned.programme, &line.topic),
        hint,
        address: Some(path.to(spot.and(&code))),
        tag,
    }
}

pub(super) async fn show_threads(
    State(state): State<WebState>,
    spot: Spot,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    spot.must(Right::WriteInForum)?;
    match threads_view(&state, &spot, asked.before, false).await {
        Ok(view) => show(&view),
        Err(failure) => or_own_posts(&state, &spot, failure).await,
    }
}

pub(super) async fn show_team_threads(
    State(state): State<WebState>,
    spot: Spot,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    spot.must(Right::VisitTeam)?;
    show(&threads_view(&state, &spot, asked.before, true).await?)
}

async fn threads_view(
    state: &WebState,
    spot: &Spot,
    before: Option<i64>,
    is_team: bool,
) -> Result<ShowThreads, Failure> {
    let (actor, pinned, forum) = (spot.cohort.actor(), spot.cohort.pinned.clone(), spot.forum.clone());
    let found: Threads = state.ask(move |app| app::forum::threads(app, &actor, &pinned, &forum, before)).await?;
    let page = spot.cohort.visitor.page();
    let (parts, pinned) = (spot.cohort.parts(), &spot.cohort.pinned);
    let address = if is_team { TEAM_FORUM } else { FORUM }.to(spot.and(&spot.forum));
    let threads = found.threads.iter().map(|thread| Task {
        title: thread.title.clone().unwrap_or_else(|| page.say("forum-title-gone")),
        hint: page
            .with("forum-thread-facts", (("posts", thread.posts), ("date", page.voice.short_date(thread.latest_on)))),
        address: Some(if is_team { TEAM_THREAD } else { THREAD }.to(spot.and(&thread.reference))),
        tag: tag(&page, Tone::Neutral, "forum-to-read"),
    });
    Ok(ShowThreads {
        crumbs: if is_team { team_crumbs(&page, pinned, parts, None) } else { crumbs(&page, pinned, parts, None) },
        title: topic_name(&page.voice, &pinned.programme, &found.topic),
        is_team,
        threads: threads.collect(),
        begin: found.writes.then(|| THREADS.to(spot.and(&spot.forum))),
        newest: before.is_some().then(|| address.clone()),
        older: found.next.map(|next| format!("{address}?before={next}")),
        page,
    })
}
