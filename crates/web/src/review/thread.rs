//! Threads under review: the queue, and one of them with its coding.

use app::review::{ThreadQueue, ThreadReview};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::forum::{PAGE, Topic};
use domain::programme::Programme;
use domain::review::Theme;
use serde::Deserialize;

use super::coding::{CodingForm, codes_of};
use super::queue::{Asked, Entry, Head, way};
use super::words::{Agreeing, Part, agreeing, parts_of, short, stage_tag};
use super::{THREAD, THREAD_CODING, THREADS};
use crate::components::{Crumb, Pagination, Tag};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::forum::{PostLine, TEAM_THREAD, read_only};
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show, show_as};
use crate::state::WebState;

#[derive(Debug, Template)]
#[template(path = "review/threads.html")]
pub(crate) struct ListThreads {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) is_synthetic: bool,
    pub(super) parts: Vec<Part>,
    pub(super) head: Head,
    pub(super) entries: Vec<Entry>,
    pub(super) next: Option<String>,
    pub(super) agreeing: Option<Agreeing>,
}

pub(super) async fn list_threads(
    State(state): State<WebState>,
    cohort: OwnCohort,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let (actor, pinned) = (cohort.actor(), cohort.pinned.clone());
    let (wanted, after) = (asked.show(), asked.after());
    let (queue, themes) = state
        .ask(move |app| {
            let queue = app::review::threads(app, &actor, &pinned, wanted, after.as_deref())?;
            let themes = app::review::themes(app, &actor, pinned.cohort.org, &pinned.programme)?;
            Ok((queue, themes))
        })
        .await?;
    let page = cohort.visitor.page();
    let is_synthetic = cohort.pinned.cohort.synthetic;
    show(&list(page, &cohort.pinned.programme, cohort.parts(), &queue, &themes, is_synthetic))
}

pub(super) fn list(
    page: Page,
    programme: &Programme,
    parts: [&str; 3],
    queue: &ThreadQueue,
    themes: &[Theme],
    is_synthetic: bool,
) -> ListThreads {
    let [org, name, cohort] = parts;
    let address = THREADS.to(parts);
    let entry = |line: &app::review::ThreadLine| Entry {
        name: short(&line.reference),
        address: THREAD.to([org, name, cohort, &line.reference]),
        about: topic_name(&page, programme, &line.topic),
        on: page.voice.short_date(line.latest_on),
        tag: stage_tag(&page, line.stage),
    };
    ListThreads {
        crumbs: way(&page, parts),
        is_synthetic,
        parts: parts_of(&page, &address, queue.show, queue.counts),
        head: Head {
            caption: page.say("review-threads-caption"),
            name: page.say("review-thread"),
            about: Some(page.say("review-forum")),
            on: page.say("review-latest-on"),
        },
        entries: queue.lines.iter().map(entry).collect(),
        next: queue.next.as_ref().map(|next| format!("{address}?show={}&after={next}", queue.show.code())),
        agreeing: queue.agreement.as_ref().map(|agreed| agreeing(&page, agreed, themes)),
        page,
    }
}

/// What a forum is about.
fn topic_name(page: &Page, programme: &Programme, topic: &Topic) -> String {
    match topic {
        Topic::Goal(goal) => programme.goal(goal).map_or_else(String::new, |goal| page.read(&goal.title).to_owned()),
        Topic::Set(set) => {
            let sequence = programme.sequences.iter().find(|sequence| sequence.set == *set);
            sequence.map_or_else(String::new, |sequence| page.read(&sequence.name).to_owned())
        }
    }
}

#[derive(Debug, Template)]
#[template(path = "review/thread.html")]
pub(crate) struct ShowThreadReview {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) title: String,
    pub(super) is_synthetic: bool,
    pub(super) tag: Tag,
    pub(super) posts: Vec<PostLine>,
    pub(super) pages: Pagination,
    /// Where the team answers in it.
    pub(super) forum: String,
    pub(super) coding: CodingForm,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Turned {
    page: Option<u32>,
    done: Option<String>,
}

pub(super) async fn show_thread(
    State(state): State<WebState>,
    cohort: OwnCohort,
    Parts((.., reference)): Parts<(String, String, String, String)>,
    Query(turned): Query<Turned>,
) -> Result<Response, Failure> {
    let number = turned.page.unwrap_or(1).max(1);
    let review = open(&state, &cohort, &reference, number).await?;
    let page = cohort.visitor.page();
    let page = if turned.done.is_some() {
        let notice = page.say("review-done-coded");
        page.with_notice(notice)
    } else {
        page
    };
    show(&view(page, cohort.parts(), &review, number, cohort.pinned.cohort.synthetic))
}

async fn open(state: &WebState, cohort: &OwnCohort, reference: &str, number: u32) -> Result<ThreadReview, Failure> {
    let (actor, pinned, reference) = (cohort.actor(), cohort.pinned.clone(), reference.to_owned());
    let after = (number - 1).saturating_mul(PAGE);
    state.ask(move |app| app::review::open_thread(app, &actor, &pinned, &reference, after)).await
}

pub(super) fn view(
    page: Page,
    parts: [&str; 3],
    review: &ThreadReview,
    number: u32,
    is_synthetic: bool,
) -> ShowThreadReview {
    let ([org, name, cohort], thread) = (parts, &review.page);
    let mut crumbs = way(&page, parts);
    crumbs.push(Crumb { address: THREADS.to(parts), name: page.say("review-threads") });
    let action = THREAD_CODING.to([org, name, cohort, &thread.reference]);
    ShowThreadReview {
        crumbs,
        title: thread.title.clone().unwrap_or_else(|| page.say("review-thread-untitled")),
        is_synthetic,
        tag: stage_tag(&page, review.stage),
        posts: read_only(&page, &thread.posts),
        pages: Pagination {
            current: number as usize,
            all: thread.all.div_ceil(PAGE).max(1) as usize,
            address: format!("{}?page=", THREAD.to([org, name, cohort, &thread.reference])),
        },
        forum: TEAM_THREAD.to([org, name, cohort, &thread.reference]),
        coding: CodingForm::new(&page, "thread", action, &review.coded, &review.themes),
        page,
    }
}

pub(super) async fn code(
    State(state): State<WebState>,
    cohort: OwnCohort,
    Parts((.., reference)): Parts<(String, String, String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let (actor, pinned, codes) = (cohort.actor(), cohort.pinned.clone(), codes_of(&pairs));
    let named = reference.clone();
    let coded = state.ask(move |app| app::review::code_thread(app, &actor, &pinned, &named, &codes)).await;
    match coded {
        Ok(()) => {
            let [org, programme, name] = cohort.parts();
            let address = THREAD.to([org, programme, name, &reference]);
            Ok(Redirect::to(&format!("{address}?done=coded")).into_response())
        }
        Err(failure) if matches!(failure.kind, Kind::Invalid | Kind::Conflict) && !failure.faults.is_empty() => {
            let review = open(&state, &cohort, &reference, 1).await?;
            let page = cohort.visitor.page();
            let message = failure.field_errors(&page.voice).into_iter().next().map(|error| error.message);
            let mut view = view(page, cohort.parts(), &review, 1, cohort.pinned.cohort.synthetic);
            view.coding.error = message;
            show_as(failure.kind.status(), &view)
        }
        Err(failure) => Err(failure),
    }
}
