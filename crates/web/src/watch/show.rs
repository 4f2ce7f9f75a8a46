//! One thing that was seen, and what is decided about it.

use app::screen::Confirmed;
use app::theme::Known;
use app::watch::{self, Item};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::watch::Decision;

use super::{DECISIONS, ITEM, WATCH, decision_key, tag};
use crate::analysis::words::{Sent, all, first, grouped, in_the_way};
use crate::components::{Choices, Crumb, Field, FieldError, Tag, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::forum::paragraphs;
use crate::page::{News, Page, show, show_again};
use crate::screen::{CONFIRMED, Screened};
use crate::state::WebState;
use crate::team::Colleague;
use crate::theme::links;

#[derive(Debug, Template)]
#[template(path = "watch/show.html")]
pub(crate) struct ShowItem {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    tag: Tag,
    about: String,
    reference: String,
    /// Where it can be read, if it has an address.
    source: Option<String>,
    situation: String,
    themes: Vec<(String, String)>,
    summary: Vec<Vec<String>>,
    relevance: Vec<Vec<String>>,
    decisions: Vec<Decided>,
    decide: Option<Deciding>,
    errors: Vec<FieldError>,
}

/// A decision that was taken.
#[derive(Debug)]
struct Decided {
    what: String,
    by: String,
    why: Vec<Vec<String>>,
}

/// The form of the next.
#[derive(Debug)]
struct Deciding {
    here: String,
    seen: usize,
    decision: Choices,
    why: Field,
    screened: Screened,
}

async fn load(state: &WebState, colleague: &Colleague, reference: &str) -> Result<(Item, Vec<Known>), Failure> {
    colleague.must(Right::ReadWatch)?;
    let (actor, org, reference) = (colleague.actor(), colleague.organisation.id, reference.to_owned());
    state.ask(move |app| Ok((watch::read(app, &actor, org, &reference)?, app::theme::list(app)?))).await
}

pub(super) async fn show_item(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let (item, themes) = load(&state, &colleague, &reference).await?;
    let mut page = colleague.visitor.page();
    if news.done.as_deref() == Some("decided") {
        page.notice = Some(page.say("watch-done-decided"));
    }
    let keeps = colleague.may(Right::KeepWatch);
    show(&view(page, colleague.org(), (&item, &themes), (keeps, &Sent::new(), &[])))
}

pub(super) fn view(
    page: Page,
    org: &str,
    (item, themes): (&Item, &[Known]),
    (keeps, sent, errors): (bool, &Sent, &[FieldError]),
) -> ShowItem {
    let decide = (keeps && item.is_own).then(|| {
        let options = Decision::ALL.map(|decision| (decision.code(), page.say(decision_key(decision))));
        let chosen = [first(sent, "decision")];
        Deciding {
            here: DECISIONS.to([org, item.reference.as_str()]),
            seen: item.decisions.len(),
            decision: Choices::new("decision", options).choosing(&chosen).checked(errors),
            why: Field::new("why").holding(first(sent, "why")).checked(errors),
            screened: Screened::of(&page, "why", &first(sent, "why"), &Confirmed::of(all(sent, CONFIRMED))),
        }
    });
    let decided = |one: &watch::Decided| Decided {
        what: page.say(decision_key(one.decision)),
        by: page.with("watch-decided-by", (("name", one.reviewer.clone()), ("date", page.date(one.on)))),
        why: paragraphs(&one.why),
    };
    let values =
        (("body", item.body.clone()), ("seen", page.date(item.seen_on)), ("entered", page.date(item.entered_on)));
    ShowItem {
        crumbs: vec![Crumb { address: WATCH.to([org]), name: page.say("watch-title") }],
        title: item.seen.citation.clone(),
        tag: tag(&page, item.state),
        about: page.with("watch-seen", values),
        reference: item.reference.clone(),
        source: Some(item.seen.address.clone()).filter(|address| !address.is_empty()),
        situation: item.seen.situation.clone(),
        themes: links(&page, themes, &item.theme),
        summary: paragraphs(&item.seen.summary),
        relevance: paragraphs(&item.seen.relevance),
        decisions: item.decisions.iter().map(decided).collect(),
        errors: decide.as_ref().map_or_else(Vec::new, |form| faults(&[&form.decision, &form.why])),
        decide,
        page,
    }
}

pub(super) async fn decide(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::KeepWatch)?;
    let sent = grouped(pairs);
    let seen: usize = first(&sent, "seen").parse().map_err(|_| Failure::invalid())?;
    let page = colleague.visitor.page();
    let Some(decision) = Decision::parse(&first(&sent, "decision")) else {
        let error = FieldError { field: "decision".to_owned(), message: page.say("watch-no-decision") };
        return again(&state, &colleague, &reference, &sent, &[error]).await;
    };
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, reference.clone());
    let why = first(&sent, "why");
    let (language, confirmed) = (page.voice.language(), Confirmed::of(all(&sent, CONFIRMED)));
    let decided =
        state.ask(move |app| watch::decide(app, &actor, org, &named, (decision, &why), seen, (&language, &confirmed)));
    match decided.await {
        Ok(()) => {
            let here = ITEM.to([colleague.org(), reference.as_str()]);
            Ok(Redirect::to(&format!("{here}?done=decided")).into_response())
        }
        Err(failure) => {
            let errors = in_the_way(&page, failure, (&["decision", "why"], "decision"))?;
            again(&state, &colleague, &reference, &sent, &errors).await
        }
    }
}

async fn again(
    state: &WebState,
    colleague: &Colleague,
    reference: &str,
    sent: &Sent,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let (item, themes) = load(state, colleague, reference).await?;
    show_again(&view(colleague.visitor.page(), colleague.org(), (&item, &themes), (true, sent, errors)))
}
