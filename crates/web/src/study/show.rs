//! One study: its form while its body makes it, its pages once it is published.

use app::screen::Confirmed;
use app::study::{self, Study};
use app::theme::Known;
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::study::{Method, State as Step};

use super::sheet::{Sheet, read};
use super::{ASKING, STEPS, STUDIES, STUDY, method_key, tag};
use crate::analysis::words::{Sent, all, first, grouped, in_the_way};
use crate::components::{Crumb, FieldError, Tag};
use crate::failure::Failure;
use crate::form::Form;
use crate::forum::paragraphs;
use crate::page::{News, Page, show, show_again};
use crate::screen::CONFIRMED;
use crate::state::WebState;
use crate::team::Colleague;
use crate::theme::links;

#[derive(Debug, Template)]
#[template(path = "study/show.html")]
pub(crate) struct ShowStudy {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    about: String,
    tag: Tag,
    reference: String,
    version: i64,
    themes: Vec<(String, String)>,
    question: Vec<Vec<String>>,
    method: Vec<Vec<String>>,
    window: String,
    counts: String,
    query: String,
    /// Years and how many records answered.
    found: Vec<(String, String)>,
    modes: Vec<Shown>,
    result: Vec<Vec<String>>,
    /// The form, while it can be changed.
    form: Option<(String, Sheet)>,
    ask: Option<String>,
    /// Where its next step is taken: address, code, label, what it means.
    step: Option<(String, &'static str, String, String)>,
    errors: Vec<FieldError>,
}

/// A line of the sheet, to be read.
#[derive(Debug)]
struct Shown {
    mode: String,
    about: String,
    action: String,
    before: String,
    after: String,
}

async fn load(state: &WebState, colleague: &Colleague, reference: &str) -> Result<(Study, Vec<Known>), Failure> {
    colleague.must(Right::ReadWatch)?;
    let (actor, org, reference) = (colleague.actor(), colleague.organisation.id, reference.to_owned());
    state.ask(move |app| Ok((study::read(app, &actor, org, &reference)?, app::theme::list(app)?))).await
}

pub(super) async fn show_study(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let (study, themes) = load(&state, &colleague, &reference).await?;
    let mut page = colleague.visitor.page();
    page.notice = news
        .said(&[("saved", "study-done-saved"), ("step", "study-done-step"), ("asked", "study-done-asked")])
        .map(|key| page.say(key));
    let keeps = colleague.may(Right::KeepWatch);
    show(&view(page, colleague.org(), (&study, &themes), (keeps, &Sent::new(), &[])))
}

pub(super) fn view(
    page: Page,
    org: &str,
    (study, themes): (&Study, &[Known]),
    (keeps, sent, errors): (bool, &Sent, &[FieldError]),
) -> ShowStudy {
    let content = &study.content;
    let parts = [org, study.reference.as_str()];
    let can = keeps && study.is_own && study.state != Step::Published;
    let form = can.then(|| (STUDY.to(parts), Sheet::new(&page, study, themes, (sent, errors))));
    let step = study.state.next().filter(|_| can).map(|next| {
        let (label, hint) = step_keys(next);
        (STEPS.to(parts), next.code(), page.say(label), page.say(hint))
    });
    let count = |number: u64| page.voice.count(i64::try_from(number).unwrap_or(i64::MAX));
    let values = (("method", page.say(method_key(study.method))), ("body", study.body.clone()));
    let days = |(from, to)| page.with("study-window", (("from", page.date(from)), ("to", page.date(to))));
    let counted = |(asked, answered): (u32, u32)| {
        page.with("study-counts", (("asked", i64::from(asked)), ("answered", i64::from(answered))))
    };
    let mut listed = form.as_ref().map_or_else(Vec::new, |(_, sheet)| sheet.faults());
    // What is about the whole stands above the form.
    listed.extend(errors.iter().filter(|error| error.field == "steps").cloned());
    ShowStudy {
        crumbs: vec![Crumb { address: STUDIES.to([org]), name: page.say("study-title") }],
        title: content.title.clone(),
        about: page.with("study-of", values),
        tag: tag(&page, study.state),
        reference: study.reference.clone(),
        version: study.version,
        themes: links(&page, themes, &study.theme),
        question: paragraphs(&content.question),
        method: paragraphs(&content.method),
        window: content.window.map(days).unwrap_or_default(),
        counts: content.counts.map(counted).unwrap_or_default(),
        query: content.query.clone(),
        found: content.found.iter().map(|(year, number)| (year.clone(), count(*number))).collect(),
        modes: content.failures.iter().map(|mode| shown(&page, mode)).collect(),
        result: paragraphs(&content.result),
        ask: (can && study.method == Method::Rex).then(|| ASKING.to(parts)),
        form,
        step,
        errors: listed,
        page,
    }
}

fn shown(page: &Page, mode: &domain::study::Failure) -> Shown {
    let rating = |rating: domain::study::Rating| {
        let [severity, occurrence, detectability] = rating.parts();
        let values = (
            ("severity", severity),
            ("occurrence", occurrence),
            ("detectability", detectability),
            ("priority", rating.priority()),
        );
        page.with("study-rating", values)
    };
    Shown {
        mode: mode.mode.clone(),
        about: [mode.cause.as_str(), mode.effect.as_str()].join(" → "),
        action: [mode.action.as_str(), mode.owner.as_str()].join(" – "),
        before: rating(mode.rating),
        after: mode.after.map(rating).unwrap_or_default(),
    }
}

fn step_keys(next: Step) -> (&'static str, &'static str) {
    match next {
        Step::Planned | Step::Running => ("study-start", "study-start-hint"),
        Step::Finished => ("study-finish", "study-finish-hint"),
        Step::Published => ("study-publish", "study-publish-hint"),
    }
}

pub(super) async fn save(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::KeepWatch)?;
    let sent = grouped(pairs);
    let seen: i64 = first(&sent, "seen").parse().map_err(|_| Failure::invalid())?;
    let page = colleague.visitor.page();
    let (study, _) = load(&state, &colleague, &reference).await?;
    let (content, theme, errors) = read(&page, study.method, &sent);
    if !errors.is_empty() {
        return again(&state, &colleague, &reference, &sent, &errors).await;
    }
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, reference.clone());
    let (language, confirmed) = (page.voice.language(), Confirmed::of(all(&sent, CONFIRMED)));
    let saved = state.ask(move |app| {
        let screened = (&language, &confirmed);
        study::save(app, &actor, org, (&named, seen), (theme.as_deref(), &content), screened)
    });
    match saved.await {
        Ok(()) => done(&colleague, &reference, "saved"),
        Err(failure) => again_with(&state, &colleague, &reference, &sent, failure, "title").await,
    }
}

pub(super) async fn step(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::KeepWatch)?;
    let sent = grouped(pairs);
    let seen: i64 = first(&sent, "seen").parse().map_err(|_| Failure::invalid())?;
    let to = Step::parse(&first(&sent, "to")).ok_or_else(Failure::invalid)?;
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, reference.clone());
    match state.ask(move |app| study::step(app, &actor, org, (&named, seen), to)).await {
        Ok(()) => done(&colleague, &reference, "step"),
        Err(failure) => again_with(&state, &colleague, &reference, &Sent::new(), failure, "steps").await,
    }
}

pub(super) async fn ask(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::KeepWatch)?;
    let seen: i64 = first(&grouped(pairs), "seen").parse().map_err(|_| Failure::invalid())?;
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, reference.clone());
    match state.ask(move |app| study::ask_base(app, &actor, org, (&named, seen))).await {
        Ok(()) => done(&colleague, &reference, "asked"),
        Err(failure) => again_with(&state, &colleague, &reference, &Sent::new(), failure, "query").await,
    }
}

fn done(colleague: &Colleague, reference: &str, what: &str) -> Result<Response, Failure> {
    let here = STUDY.to([colleague.org(), reference]);
    Ok(Redirect::to(&format!("{here}?done={what}")).into_response())
}

/// The page again, with what the use case found in the way, each fault beside its field.
async fn again_with(
    state: &WebState,
    colleague: &Colleague,
    reference: &str,
    sent: &Sent,
    failure: Failure,
    fallback: &str,
) -> Result<Response, Failure> {
    let page = colleague.visitor.page();
    let known: Vec<String> = failure.faults.iter().map(|fault| fault.field.clone()).collect();
    let fields: Vec<&str> = known.iter().map(String::as_str).filter(|field| !field.is_empty()).collect();
    let errors = in_the_way(&page, failure, (&fields, fallback))?;
    again(state, colleague, reference, sent, &errors).await
}

async fn again(
    state: &WebState,
    colleague: &Colleague,
    reference: &str,
    sent: &Sent,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let (study, themes) = load(state, colleague, reference).await?;
    let view = view(colleague.visitor.page(), colleague.org(), (&study, &themes), (true, sent, errors));
    // It was published meanwhile: there is no form left to say it beside.
    if view.form.is_none() || view.errors.is_empty() { Err(Failure::conflict()) } else { show_again(&view) }
}
