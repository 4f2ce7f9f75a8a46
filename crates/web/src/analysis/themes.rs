//! What a near miss is filed under: its record takes it when it enters the base.

use std::collections::BTreeSet;

use app::near_miss::analysis::Opened;
use app::theme::Known;
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::near_miss::course::State as Standing;

use super::words::{all, grouped, in_the_way};
use super::{Frame, THEMES, open};
use crate::components::{Choices, FieldError, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{News, Page, show, show_again};
use crate::state::WebState;
use crate::team::Colleague;
use crate::theme::{choices, links};

#[derive(Debug, Template)]
#[template(path = "analysis/themes.html")]
pub(crate) struct ShowThemes {
    page: Page,
    frame: Frame,
    here: String,
    /// What it is filed under now.
    filed: Vec<(String, String)>,
    /// What can be chosen, while it can be.
    themes: Option<Choices>,
    errors: Vec<FieldError>,
}

/// What the page tells.
pub(super) struct Told {
    pub(super) opened: Opened,
    pub(super) themes: Vec<Known>,
    pub(super) filed: BTreeSet<String>,
}

async fn load(state: &WebState, colleague: &Colleague, reference: &str) -> Result<Told, Failure> {
    let opened = open(state, colleague, reference).await?;
    let (actor, org, reference) = (colleague.actor(), colleague.organisation.id, reference.to_owned());
    let (themes, filed) = state
        .ask(move |app| Ok((app::theme::list(app)?, app::theme::filed_under(app, &actor, org, &reference)?)))
        .await?;
    Ok(Told { opened, themes, filed })
}

pub(super) async fn show_themes(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let told = load(&state, &colleague, &reference).await?;
    let mut page = colleague.visitor.page();
    if news.done.as_deref() == Some("filed") {
        page.notice = Some(page.say("analysis-done-filed"));
    }
    show(&view(page, colleague.org(), &told, (&told.filed, &[])))
}

pub(super) fn view(
    page: Page,
    org: &str,
    told: &Told,
    (chosen, errors): (&BTreeSet<String>, &[FieldError]),
) -> ShowThemes {
    let opened = &told.opened;
    let can = matches!(opened.state, Standing::UnderAnalysis { .. } | Standing::Accepted { .. });
    let themes = can.then(|| choices(&page, &told.themes, chosen, errors));
    ShowThemes {
        frame: Frame::new(&page, org, opened, THEMES.pattern()),
        here: THEMES.to([org, opened.reference.as_str()]),
        filed: links(&page, &told.themes, &told.filed),
        errors: themes.iter().flat_map(|themes| faults(&[themes])).collect(),
        themes,
        page,
    }
}

pub(super) async fn file(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::AnalyseNearMisses)?;
    let chosen = all(&grouped(pairs), "theme");
    let (actor, org, named, asked) = (colleague.actor(), colleague.organisation.id, reference.clone(), chosen.clone());
    match state.ask(move |app| app::theme::file_near_miss(app, &actor, org, &named, &asked)).await {
        Ok(()) => {
            let here = THEMES.to([colleague.org(), reference.as_str()]);
            Ok(Redirect::to(&format!("{here}?done=filed")).into_response())
        }
        Err(failure) => {
            let page = colleague.visitor.page();
            let errors = in_the_way(&page, failure, (&["theme"], "theme"))?;
            let told = load(&state, &colleague, &reference).await?;
            let view = view(page, colleague.org(), &told, (&chosen, &errors));
            if view.errors.is_empty() { Err(Failure::conflict()) } else { show_again(&view) }
        }
    }
}
