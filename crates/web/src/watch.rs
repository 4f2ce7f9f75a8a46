//! Horizon scanning: what every body saw elsewhere, entering more, and deciding about it.

mod show;

#[cfg(test)]
mod samples;

use app::screen::Confirmed;
use app::theme::Known;
use app::watch::{self, Item, NewItem, Seen};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::watch::{Decision, State as Standing};
use jiff::civil::Date;
use serde::Deserialize;

use crate::analysis::words::{Sent, all, first, grouped, in_the_way};
use crate::components::{Choices, Field, FieldError, Tag, Tone, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{Page, show, show_again};
use crate::routes::{Access, Route};
use crate::screen::{CONFIRMED, Screened};
use crate::state::WebState;
use crate::team::Colleague;
use crate::theme::{name, one_of};
use crate::url::Path;

#[cfg(test)]
pub(crate) use show::ShowItem;

/// What bodies saw, the newest first; where more is entered.
pub const WATCH: Path<1> = Path::new("/{org}/desk/watch");
/// One item, and the decisions about it.
pub const ITEM: Path<2> = Path::new("/{org}/desk/watch/{item}");
/// Where a decision is added.
pub const DECISIONS: Path<2> = Path::new("/{org}/desk/watch/{item}/decisions");

pub(crate) fn routes() -> Vec<Route> {
    let (read, keep) = (Access::Right(Right::ReadWatch), Access::Right(Right::KeepWatch));
    vec![
        Route::get("watch.list", WATCH, read, list),
        Route::post("watch.enter", WATCH, keep, enter),
        Route::get("watch.show", ITEM, read, show::show_item),
        Route::post("watch.decide", DECISIONS, keep, show::decide),
    ]
}

/// The fields of a new item, in the order of the form.
const FIELDS: [&str; 7] = ["citation", "address", "seen-on", "summary", "relevance", "situation", "theme"];

#[derive(Debug, Template)]
#[template(path = "watch/list.html")]
pub(crate) struct ListWatch {
    page: Page,
    lines: Vec<Line>,
    next: Option<String>,
    /// Where more is entered, for those who may.
    enter: Option<Entering>,
    errors: Vec<FieldError>,
}

/// The form of a new item.
#[derive(Debug)]
struct Entering {
    here: String,
    citation: Field,
    address: Field,
    seen_on: Field,
    summary: Field,
    relevance: Field,
    situation: Field,
    theme: Choices,
    /// What in the summary, the relevance and the situation could name somebody, once they were sent.
    screened: [Screened; 3],
}

/// An item in the list.
#[derive(Debug)]
struct Line {
    address: String,
    title: String,
    about: String,
    tag: Tag,
}

/// What the list is asked for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    before: String,
    #[serde(default)]
    done: String,
}

async fn load(
    state: &WebState,
    colleague: &Colleague,
    before: Option<(Date, i64)>,
) -> Result<(watch::Page, Vec<Known>), Failure> {
    colleague.must(Right::ReadWatch)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    state.ask(move |app| Ok((watch::list(app, &actor, org, before)?, app::theme::list(app)?))).await
}

async fn list(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let before = asked.before.split_once('_').and_then(|(day, id)| Some((day.parse().ok()?, id.parse().ok()?)));
    let (items, themes) = load(&state, &colleague, before).await?;
    let mut page = colleague.visitor.page();
    if asked.done == "entered" {
        page.notice = Some(page.say("watch-done-entered"));
    }
    let keeps = colleague.may(Right::KeepWatch);
    show(&view(page, colleague.org(), &items, &themes, (keeps, &Sent::new(), &[])))
}

pub(super) fn view(
    page: Page,
    org: &str,
    items: &watch::Page,
    themes: &[Known],
    (keeps, sent, errors): (bool, &Sent, &[FieldError]),
) -> ListWatch {
    let enter = keeps.then(|| entering(&page, org, themes, (sent, errors)));
    let listed = enter.as_ref().map_or_else(Vec::new, |form| {
        let Entering { citation, address, seen_on, summary, relevance, situation, theme, .. } = form;
        faults(&[citation, address, seen_on, summary, relevance, situation, theme])
    });
    ListWatch {
        lines: items.items.iter().map(|item| line(&page, org, item, themes)).collect(),
        next: items.next.map(|(day, id)| format!("{}?before={day}_{id}", WATCH.to([org]))),
        enter,
        errors: listed,
        page,
    }
}

fn entering(page: &Page, org: &str, themes: &[Known], (sent, errors): (&Sent, &[FieldError])) -> Entering {
    let field = |name: &str| Field::new(name).holding(first(sent, name)).checked(errors);
    let mut seen_on = field("seen-on");
    if seen_on.value.is_empty() {
        seen_on.value = page.today();
    }
    Entering {
        here: WATCH.to([org]),
        citation: field("citation"),
        address: field("address"),
        seen_on,
        summary: field("summary"),
        relevance: field("relevance"),
        situation: field("situation"),
        theme: one_of(page, themes, &first(sent, "theme"), errors),
        screened: ["summary", "relevance", "situation"].map(|name| {
            let confirmed = Confirmed::of(all(sent, CONFIRMED));
            Screened::of(page, name, &first(sent, name), &confirmed)
        }),
    }
}

fn line(page: &Page, org: &str, item: &Item, themes: &[Known]) -> Line {
    let theme = item.theme.as_deref().map(|code| name(page, themes, code));
    let values = (
        ("body", item.body.clone()),
        ("date", page.date(item.seen_on)),
        ("theme", theme.unwrap_or_else(|| page.say("theme-none"))),
    );
    Line {
        address: ITEM.to([org, item.reference.as_str()]),
        title: item.seen.citation.clone(),
        about: page.with("watch-about", values),
        tag: tag(page, item.state),
    }
}

/// Where an item stands, in a word.
fn tag(page: &Page, state: Standing) -> Tag {
    match state {
        Standing::Undecided { due } => {
            Tag { tone: Tone::Due, text: page.with("watch-undecided", [("date", page.date(due))]) }
        }
        Standing::Overdue { due } => {
            Tag { tone: Tone::Late, text: page.with("watch-overdue", [("date", page.date(due))]) }
        }
        Standing::Decided(decision) => Tag { tone: Tone::Done, text: page.say(decision_key(decision)) },
    }
}

pub(super) fn decision_key(decision: Decision) -> &'static str {
    match decision {
        Decision::Nothing => "watch-decision-none",
        Decision::Follow => "watch-decision-watch",
        Decision::Propose => "watch-decision-propose",
        Decision::Alert => "watch-decision-alert",
    }
}

async fn enter(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::KeepWatch)?;
    let sent = grouped(pairs);
    let Ok(seen_on) = first(&sent, "seen-on").trim().parse::<Date>() else {
        let message = colleague.visitor.page().say("assignment-not-a-day");
        let error = FieldError { field: "seen-on".to_owned(), message };
        return again(&state, &colleague, &sent, vec![error]).await;
    };
    let words = |name: &str| first(&sent, name).trim().to_owned();
    let new = NewItem {
        seen: Seen {
            citation: words("citation"),
            address: words("address"),
            summary: words("summary"),
            relevance: words("relevance"),
            situation: words("situation"),
        },
        theme: Some(words("theme")).filter(|code| !code.is_empty()),
        seen_on,
    };
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let (language, confirmed) = (colleague.visitor.voice().language(), Confirmed::of(all(&sent, CONFIRMED)));
    match state.ask(move |app| watch::enter(app, &actor, org, &new, (&language, &confirmed))).await {
        Ok(_) => Ok(Redirect::to(&format!("{}?done=entered", WATCH.to([colleague.org()]))).into_response()),
        Err(failure) => {
            let errors = in_the_way(&colleague.visitor.page(), failure, (&FIELDS, "citation"))?;
            again(&state, &colleague, &sent, errors).await
        }
    }
}

async fn again(
    state: &WebState,
    colleague: &Colleague,
    sent: &Sent,
    errors: Vec<FieldError>,
) -> Result<Response, Failure> {
    let (items, themes) = load(state, colleague, None).await?;
    show_again(&view(colleague.visitor.page(), colleague.org(), &items, &themes, (true, sent, &errors)))
}
