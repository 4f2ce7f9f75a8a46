//! The queue of one evaluation, a page at a time.

use app::review::{Queue, Show};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::Response;
use domain::programme::Programme;
use domain::review::Theme;
use serde::Deserialize;

use super::words::{Agreeing, Part, agreeing, evaluation_name, parts_of, short, stage_tag};
use super::{QUEUE, REVIEW, REVIEWS};
use crate::board::crumbs;
use crate::components::{Crumb, Tag};
use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show};
use crate::state::WebState;

/// What is asked of a queue.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    pub(super) show: Option<String>,
    pub(super) after: Option<String>,
}

impl Asked {
    pub(super) fn show(&self) -> Show {
        self.show.as_deref().and_then(Show::parse).unwrap_or_default()
    }

    pub(super) fn after(&self) -> Option<String> {
        self.after.clone().filter(|after| !after.is_empty())
    }
}

/// One evaluation or thread in the list.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(super) name: String,
    pub(super) address: String,
    pub(super) about: String,
    pub(super) on: String,
    pub(super) tag: Tag,
}

/// What stands above the list: its caption and the names of its columns.
#[derive(Debug)]
pub(crate) struct Head {
    pub(super) caption: String,
    pub(super) name: String,
    /// Only where entries are about different things.
    pub(super) about: Option<String>,
    pub(super) on: String,
}

#[derive(Debug, Template)]
#[template(path = "review/queue.html")]
pub(crate) struct ShowQueue {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) title: String,
    pub(super) is_synthetic: bool,
    pub(super) parts: Vec<Part>,
    pub(super) head: Head,
    pub(super) entries: Vec<Entry>,
    pub(super) next: Option<String>,
    pub(super) agreeing: Option<Agreeing>,
}

/// The way to the review of a cohort.
pub(super) fn way(page: &Page, parts: [&str; 3]) -> Vec<Crumb> {
    let mut way = crumbs(page, parts, true);
    way.push(Crumb { address: REVIEWS.to(parts), name: page.say("review-title") });
    way
}

pub(super) async fn show_queue(
    State(state): State<WebState>,
    cohort: OwnCohort,
    Parts((.., evaluation)): Parts<(String, String, String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let (actor, pinned, id) = (cohort.actor(), cohort.pinned.clone(), evaluation.clone());
    let (wanted, after) = (asked.show(), asked.after());
    let (queue, themes) = state
        .ask(move |app| {
            let queue = app::review::queue(app, &actor, &pinned, &id, wanted, after.as_deref())?;
            let themes = app::review::themes(app, &actor, pinned.cohort.org, &pinned.programme)?;
            Ok((queue, themes))
        })
        .await?;
    let page = cohort.visitor.page();
    show(&view(
        page,
        &cohort.pinned.programme,
        cohort.parts(),
        &evaluation,
        &queue,
        &themes,
        cohort.pinned.cohort.synthetic,
    ))
}

pub(super) fn view(
    page: Page,
    programme: &Programme,
    parts: [&str; 3],
    evaluation: &str,
    queue: &Queue,
    themes: &[Theme],
    is_synthetic: bool,
) -> ShowQueue {
    let [org, name, cohort] = parts;
    let address = QUEUE.to([org, name, cohort, evaluation]);
    let entry = |line: &app::review::Line| Entry {
        name: short(&line.reference),
        address: REVIEW.to([org, name, cohort, evaluation, &line.reference]),
        about: String::new(),
        on: page.voice.short_date(line.on),
        tag: stage_tag(&page, line.stage),
    };
    ShowQueue {
        crumbs: way(&page, parts),
        title: evaluation_name(&page, programme, evaluation),
        is_synthetic,
        parts: parts_of(&page, &address, queue.show, queue.counts),
        head: Head {
            caption: page.say("review-list-caption"),
            name: page.say("review-reference"),
            about: None,
            on: page.say("review-submitted-on"),
        },
        entries: queue.lines.iter().map(entry).collect(),
        next: queue.next.as_ref().map(|next| format!("{address}?show={}&after={next}", queue.show.code())),
        agreeing: queue.agreement.as_ref().map(|agreed| agreeing(&page, agreed, themes)),
        page,
    }
}
