//! A thread: its posts, fifty at a time, and the form that answers. The same page whoever wrote, whoever reads.

use app::cohort::Pinned;
use app::forum::{NewPost, PostView, ThreadPage};
use app::screen::Confirmed;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::forum::{PAGE, Standing, Voice};
use serde::Deserialize;

use super::{
    ANSWERS, Names, OWN_POSTS, POST, REPLIES, Spot, TEAM_THREAD, THREAD, crumbs, paragraphs, tag, team_crumbs,
};
use crate::components::{Crumb, Field, FieldError, Pagination, Tag, Tone};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::{Page, show, show_again};
use crate::screen::Screened;
use crate::state::WebState;

/// One post, as it is read.
#[derive(Debug)]
pub(crate) struct PostLine {
    pub(crate) number: u32,
    pub(crate) by: String,
    pub(crate) is_team: bool,
    pub(crate) on: String,
    pub(crate) language: String,
    pub(crate) paragraphs: Vec<Vec<String>>,
    /// What is said in the place of words that cannot be read.
    pub(crate) gone: Option<String>,
    pub(crate) tag: Option<Tag>,
    /// Where it is moderated, by whoever may.
    pub(crate) moderate: Option<String>,
}

/// The form that answers.
#[derive(Debug)]
pub(super) struct Answering {
    pub(super) action: String,
    pub(super) words: Field,
    pub(super) screened: Screened,
}

/// A page of a thread.
#[derive(Debug, Template)]
#[template(path = "forum/thread.html")]
pub(crate) struct ShowThread {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) title: String,
    pub(super) is_team: bool,
    pub(super) is_closed: bool,
    pub(super) facts: String,
    pub(super) posts: Vec<PostLine>,
    pub(super) pages: Pagination,
    pub(super) answering: Option<Answering>,
    pub(super) own: String,
    pub(super) errors: Vec<FieldError>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    page: Option<u32>,
}

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    words: String,
    #[serde(default)]
    confirmed: Vec<String>,
}

pub(super) async fn show_thread(
    State(state): State<WebState>,
    spot: Spot,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    spot.must(Right::WriteInForum)?;
    show(&view(&state, &spot, asked.page.unwrap_or(1), false, &Sent::default(), Vec::new()).await?)
}

pub(super) async fn show_team_thread(
    State(state): State<WebState>,
    spot: Spot,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    spot.must(Right::VisitTeam)?;
    show(&view(&state, &spot, asked.page.unwrap_or(1), true, &Sent::default(), Vec::new()).await?)
}

async fn view(
    state: &WebState,
    spot: &Spot,
    number: u32,
    is_team: bool,
    sent: &Sent,
    errors: Vec<FieldError>,
) -> Result<ShowThread, Failure> {
    let (actor, pinned, reference) = (spot.cohort.actor(), spot.cohort.pinned.clone(), spot.thread.clone());
    let after = number.saturating_sub(1).saturating_mul(PAGE);
    let thread = state.ask(move |app| app::forum::thread(app, &actor, &pinned, &reference, after)).await?;
    let hat = Hat {
        is_team,
        answers: thread.writes && (!is_team || spot.must(Right::AnswerInForum).is_ok()),
        moderates: is_team && spot.must(Right::ModerateForum).is_ok(),
    };
    let page = spot.cohort.visitor.page();
    Ok(ShowThread::new(page, &spot.cohort.pinned, spot.cohort.parts(), &thread, hat, sent, errors))
}

/// What the hat worn can do on the page of a thread.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hat {
    pub(super) is_team: bool,
    pub(super) answers: bool,
    pub(super) moderates: bool,
}

impl ShowThread {
    pub(super) fn new(
        page: Page,
        pinned: &Pinned,
        parts: [&str; 3],
        thread: &ThreadPage,
        hat: Hat,
        sent: &Sent,
        errors: Vec<FieldError>,
    ) -> Self {
        let is_team = hat.is_team;
        let here = [parts[0], parts[1], parts[2], thread.reference.as_str()];
        let address = if is_team { TEAM_THREAD } else { THREAD }.to(here);
        let topic = Some(&thread.topic);
        Self {
            crumbs: if is_team {
                team_crumbs(&page, pinned, parts, topic)
            } else {
                crumbs(&page, pinned, parts, topic)
            },
            title: thread.title.clone().unwrap_or_else(|| page.say("forum-title-gone")),
            is_team,
            is_closed: thread.is_closed,
            facts: page.with("forum-posts", [("count", thread.all)]),
            posts: lines(&page, here, thread, hat),
            pages: Pagination {
                current: (thread.after / PAGE + 1) as usize,
                all: thread.all.div_ceil(PAGE).max(1) as usize,
                address: format!("{address}?page="),
            },
            answering: hat.answers.then(|| Answering {
                action: if is_team { ANSWERS } else { REPLIES }.to(here),
                words: Field::new("words").holding(&sent.words).checked(&errors),
                screened: Screened::of(&page, "words", &sent.words, &Confirmed::of(sent.confirmed.clone())),
            }),
            own: OWN_POSTS.to(parts),
            errors,
            page,
        }
    }
}

fn lines(page: &Page, here: [&str; 4], thread: &ThreadPage, hat: Hat) -> Vec<PostLine> {
    let names = Names::of(&page.voice);
    let [org, programme, cohort, reference] = here;
    let line = |post: &PostView| PostLine {
        moderate: hat.moderates.then(|| POST.to([org, programme, cohort, reference, &post.number.to_string()])),
        ..post_line(page, &names, post)
    };
    thread.posts.iter().map(line).collect()
}

/// A thread's posts for a page that only reads them, such as that of the review queue.
pub(crate) fn read_only(page: &Page, posts: &[PostView]) -> Vec<PostLine> {
    let names = Names::of(&page.voice);
    posts.iter().map(|post| post_line(page, &names, post)).collect()
}

/// One post in the reader's words.
pub(super) fn post_line(page: &Page, names: &Names<'_>, post: &PostView) -> PostLine {
    let by = match (post.voice, post.name) {
        (Voice::Team, _) => page.say("forum-team"),
        (_, Some(name)) => names.say(name),
        (Voice::Colleague(number), None) => page.with("forum-name-number", [("number", number)]),
    };
    let tag = match post.standing {
        Standing::Visible | Standing::TakenBack => None,
        Standing::Redacted => Some(tag(page, Tone::Neutral, "forum-redacted")),
        Standing::Hidden => Some(tag(page, Tone::Neutral, "forum-hidden")),
    };
    let gone = match (post.standing, &post.words) {
        (_, Some(_)) => None,
        (Standing::TakenBack, None) => Some(page.say("forum-taken-back")),
        (_, None) => Some(page.say("forum-hidden-text")),
    };
    PostLine {
        number: post.number,
        by,
        is_team: post.voice == Voice::Team,
        on: page.date(post.on),
        language: post.language.clone(),
        paragraphs: post.words.as_deref().map(paragraphs).unwrap_or_default(),
        gone,
        tag,
        moderate: None,
    }
}

pub(super) async fn reply(
    State(state): State<WebState>,
    spot: Spot,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    spot.must(Right::WriteInForum)?;
    send(&state, &spot, sent, false).await
}

pub(super) async fn answer(
    State(state): State<WebState>,
    spot: Spot,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    spot.must(Right::AnswerInForum)?;
    send(&state, &spot, sent, true).await
}

async fn send(state: &WebState, spot: &Spot, sent: Sent, is_team: bool) -> Result<Response, Failure> {
    let (actor, pinned, reference) = (spot.cohort.actor(), spot.cohort.pinned.clone(), spot.thread.clone());
    let page = spot.cohort.visitor.page();
    let new = NewPost {
        words: sent.words.clone(),
        language: page.voice.language(),
        confirmed: Confirmed::of(sent.confirmed.clone()),
    };
    let asked = state
        .ask(move |app| {
            if is_team {
                app::forum::answer(app, &actor, &pinned, &reference, &new)
            } else {
                app::forum::reply(app, &actor, &pinned, &reference, &new)
            }
        })
        .await;
    match asked {
        Ok(number) => {
            let address = if is_team { TEAM_THREAD } else { THREAD }.to(spot.and(&spot.thread));
            Ok(Redirect::to(&at_post(&address, number)).into_response())
        }
        Err(failure) if failure.kind == Kind::Invalid && !failure.faults.is_empty() => {
            let errors = failure.field_errors(&page.voice);
            show_again(&view(state, spot, 1, is_team, &sent, errors).await?)
        }
        Err(failure) => Err(failure),
    }
}

/// The page of a thread on which a post stands, at that post.
pub(super) fn at_post(thread: &str, number: u32) -> String {
    format!("{thread}?page={}#post-{number}", number.saturating_sub(1) / PAGE + 1)
}
