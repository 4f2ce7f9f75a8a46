//! A draft: its sections with what is left, throwing it away, and its file when it was serious.

use app::near_miss::similar::Glimpse;
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use documents::near_miss::file;
use domain::authority::Right;
use domain::near_miss::form::Stage;
use serde::Deserialize;

use super::saving::told;
use super::sheet::Sheet;
use super::{DISCARDING, OWN, OfDraft, open};
use crate::components::{Crumb, Tag, Task, Tone};
use crate::failure::Failure;
use crate::page::{News, Page, show};
use crate::sign_in::kept_nowhere;
use crate::state::WebState;
use crate::team::Colleague;

/// A draft.
#[derive(Debug, Template)]
#[template(path = "near_miss/draft.html")]
pub(crate) struct ShowDraft {
    page: Page,
    crumbs: Vec<Crumb>,
    saved: String,
    facts: Vec<Task>,
    analysis: Vec<Task>,
    check: String,
    discard: String,
    left: usize,
    /// Records of the base like it: where and when, the language, the first words.
    similar: Vec<(String, String, String)>,
}

impl ShowDraft {
    pub(super) fn new(page: Page, sheet: &Sheet, found: &[Glimpse]) -> Self {
        let in_the_way = sheet.in_the_way(&page);
        let task = |section: &domain::near_miss::Section| {
            let missing = in_the_way.iter().filter(|missing| missing.section == section.id).count();
            let later = sheet.left_for_later(section);
            let (tone, text) = match (missing, later) {
                (0, 0) => (Tone::Neutral, page.say("near-miss-section-enough")),
                (0, later) => (Tone::Neutral, page.with("near-miss-section-later", [("count", later)])),
                (missing, _) => (Tone::Due, page.with("near-miss-section-needed", [("count", missing)])),
            };
            Task {
                title: page.read(&section.title).to_owned(),
                hint: String::new(),
                address: Some(sheet.section_address(&section.id)),
                tag: Tag { tone, text },
            }
        };
        let of = |stage: Stage| sheet.form().sections.iter().filter(|it| it.stage == stage).map(task).collect();
        Self {
            crumbs: sheet.crumbs(&page, false),
            saved: page.with("near-miss-draft-saved", [("date", page.date(sheet.saved_on))]),
            facts: of(Stage::Facts),
            analysis: of(Stage::Analysis),
            check: sheet.check(),
            discard: DISCARDING.to([&sheet.org, &sheet.reference]),
            left: in_the_way.len(),
            similar: sheet.glimpses(&page, found),
            page,
        }
    }
}

pub(super) async fn show_draft(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<OfDraft>,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let sheet = open(&state, &colleague, &of.draft).await?;
    let (actor, text) = (colleague.actor(), told(&sheet.content));
    let found = state.ask(move |app| app::near_miss::similar::similar(app, &actor, &text)).await?;
    let mut page = colleague.visitor.page();
    page.notice =
        news.said(&[("begun", "near-miss-done-begun"), ("saved", "near-miss-done-saved")]).map(|key| page.say(key));
    show(&ShowDraft::new(page, &sheet, &found))
}

pub(super) async fn discard(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<OfDraft>,
) -> Result<Response, Failure> {
    colleague.must(Right::ReportNearMisses)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    state.ask(move |app| app::near_miss::discard(app, &actor, org, &of.draft)).await?;
    Ok(Redirect::to(&format!("{}?done=discarded", OWN.to([colleague.org()]))).into_response())
}

/// Which file is wanted.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Wanted {
    /// `json` for programs; else words.
    #[serde(default)]
    kind: String,
}

impl Wanted {
    /// A file of its own name, kept by nobody on the way.
    pub(super) fn answer(
        &self,
        name: &str,
        json: impl FnOnce() -> String,
        text: impl FnOnce() -> String,
    ) -> Result<Response, Failure> {
        let (kind, ending, body) = match self.kind.as_str() {
            "json" => ("application/json; charset=utf-8", "json", json()),
            _ => ("text/plain; charset=utf-8", "txt", text()),
        };
        let named = format!("attachment; filename=\"{name}.{ending}\"");
        kept_nowhere(Ok(([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, named)], body).into_response()))
    }
}

/// What was typed, with what is owed elsewhere: nothing is lost when the screen says that it was serious.
pub(super) async fn hand_over(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<OfDraft>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    colleague.must(Right::ReportNearMisses)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let draft = state.ask(move |app| app::near_miss::draft(app, &actor, org, &of.draft)).await?;
    let duty = &draft.form.body.scheme.serious;
    wanted.answer(
        "draft",
        || file::hand_over_json(draft.written(), duty).to_string(),
        || file::hand_over_text(draft.written(), duty, colleague.visitor.voice()),
    )
}
