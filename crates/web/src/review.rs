//! The review queue: what was submitted and written, read by tutors, coded by themes, answered in private.

pub(crate) mod codebook;
mod coding;
mod evaluation;
mod queue;
mod thread;
pub(crate) mod words;

#[cfg(test)]
mod samples;

use app::review::{Counts, Waiting};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::authority::Right;
use domain::programme::Programme;

use crate::board::crumbs;
use crate::components::Crumb;
use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show};
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::url::Path;
use words::evaluation_name;

#[cfg(test)]
pub(crate) use {
    codebook::ShowCodebook, evaluation::ShowReview, queue::ShowQueue, samples::waiting, thread::ListThreads,
    thread::ShowThreadReview,
};

/// What waits in the review of a cohort.
pub const REVIEWS: Path<3> = Path::new("/{org}/team/{programme}/{cohort}/reviews");
/// The queue of one evaluation.
pub const QUEUE: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/reviews/{evaluation}");
/// One evaluation, under a reference made for it alone.
pub const REVIEW: Path<5> = Path::new("/{org}/team/{programme}/{cohort}/reviews/{evaluation}/{reference}");
/// Where what it says of a goal is coded.
pub const CODING: Path<6> =
    Path::new("/{org}/team/{programme}/{cohort}/reviews/{evaluation}/{reference}/goals/{goal}/coding");
/// Where a private comment on it is written.
pub const COMMENTS: Path<5> = Path::new("/{org}/team/{programme}/{cohort}/reviews/{evaluation}/{reference}/comments");
/// The queue of threads.
pub const THREADS: Path<3> = Path::new("/{org}/team/{programme}/{cohort}/thread-reviews");
/// One thread under review.
pub const THREAD: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/thread-reviews/{reference}");
/// Where a thread is coded.
pub const THREAD_CODING: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/thread-reviews/{reference}/coding");
/// The codebook of a programme.
pub const CODEBOOK: Path<2> = Path::new("/{org}/team/codebook/{programme}");

pub(crate) fn routes() -> Vec<Route> {
    let review = Access::Right(Right::ReviewAnswers);
    let keep = Access::Right(Right::EditCodebook);
    vec![
        Route::get("review.show", REVIEWS, Access::Right(Right::ReadBoard), show_reviews),
        Route::get("review.queue", QUEUE, review, queue::show_queue),
        Route::get("review.open", REVIEW, review, evaluation::show_review),
        Route::post("review.code", CODING, review, evaluation::code),
        Route::post("review.comment", COMMENTS, review, evaluation::comment),
        Route::get("review.threads", THREADS, review, thread::list_threads),
        Route::get("review.thread", THREAD, review, thread::show_thread),
        Route::post("review.code-thread", THREAD_CODING, review, thread::code),
        Route::get("review.codebook", CODEBOOK, keep, codebook::show_codebook),
        Route::post("review.save-theme", CODEBOOK, keep, codebook::save),
    ]
}

/// How far the review of one evaluation, or of the threads, has come.
#[derive(Debug, Clone)]
pub(crate) struct Progress {
    pub(crate) name: String,
    /// Where its queue is, for whoever may open it.
    pub(crate) address: Option<String>,
    pub(crate) submitted: String,
    pub(crate) unread: String,
    pub(crate) coded_once: String,
    pub(crate) coded_twice: String,
    pub(crate) waits: bool,
}

#[derive(Debug, Template)]
#[template(path = "review/show.html")]
pub(crate) struct ShowReviews {
    page: Page,
    crumbs: Vec<Crumb>,
    cohort: String,
    is_synthetic: bool,
    progress: Vec<Progress>,
    codebook: Option<String>,
}

async fn show_reviews(State(state): State<WebState>, cohort: OwnCohort) -> Result<Response, Failure> {
    let (actor, pinned) = (cohort.actor(), cohort.pinned.clone());
    let waiting = state.ask(move |app| app::review::waiting(app, &actor, &pinned)).await?;
    let may = |right| cohort.actor().may(right, cohort.organisation.id).is_ok();
    let page = cohort.visitor.page();
    let parts = cohort.parts();
    show(&ShowReviews {
        crumbs: crumbs(&page, parts, true),
        cohort: cohort.pinned.cohort.name.clone(),
        is_synthetic: cohort.pinned.cohort.synthetic,
        progress: progress(&page, &cohort.pinned.programme, parts, &waiting, may(Right::ReviewAnswers)),
        codebook: may(Right::EditCodebook).then(|| CODEBOOK.to([parts[0], parts[1]])),
        page,
    })
}

/// The lines of the table of what waits, evaluation by evaluation, then the threads.
pub(crate) fn progress(
    page: &Page,
    programme: &Programme,
    parts: [&str; 3],
    waiting: &Waiting,
    may_open: bool,
) -> Vec<Progress> {
    let count = |number: u32| page.voice.count(number);
    let line = |one: &Counts| Progress {
        name: evaluation_name(page, programme, &one.evaluation),
        address: may_open.then(|| QUEUE.to([parts[0], parts[1], parts[2], &one.evaluation])),
        submitted: count(one.submitted),
        unread: count(one.submitted.saturating_sub(one.read)),
        coded_once: count(one.coded_once),
        coded_twice: count(one.coded_twice),
        waits: one.submitted > one.read,
    };
    let threads = Progress {
        name: page.say("review-threads"),
        address: may_open.then(|| THREADS.to(parts)),
        submitted: count(waiting.threads),
        unread: count(waiting.threads.saturating_sub(waiting.threads_read)),
        coded_once: "–".to_owned(),
        coded_twice: "–".to_owned(),
        waits: waiting.threads > waiting.threads_read,
    };
    waiting.evaluations.iter().map(line).chain(std::iter::once(threads)).collect()
}
