//! Records of historic bases that may name somebody: read one by one by an expert, let in with words that do not, or
//! dropped for good.

use std::collections::BTreeSet;

use app::rex::held::{self, Opened, Passage, Place};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::deidentification::Label;
use domain::rex::{Part, PartKind};
use domain::text::Language;
use serde::Deserialize;

use super::words::Words;
use super::{CLEARING, DROPPING, HELD, HELD_RECORD, REX};
use crate::components::{Crumb, Field, FieldError};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::{Page, show, show_again};
use crate::screen::{CONFIRMED, Line, Screened};
use crate::state::WebState;
use crate::visitor::Visitor;

/// Records on a page.
const ON_A_PAGE: u32 = 50;

#[derive(Debug, Template)]
#[template(path = "rex/held.html")]
pub(crate) struct ListHeld {
    page: Page,
    crumbs: Vec<Crumb>,
    lines: Vec<Waiting>,
    next: Option<String>,
}

/// A record that waits.
#[derive(Debug)]
struct Waiting {
    address: String,
    name: String,
    /// What was found in it, in words.
    found: String,
}

#[derive(Debug, Template)]
#[template(path = "rex/held_record.html")]
pub(crate) struct ShowHeld {
    page: Page,
    crumbs: Vec<Crumb>,
    /// What was found when it arrived.
    found: String,
    title: String,
    parts: Vec<Editing>,
    clearing: String,
    dropping: String,
    /// The box without which nothing is dropped, and what is wrong with it.
    sure: Option<String>,
    errors: Vec<FieldError>,
}

/// A part being edited.
#[derive(Debug)]
struct Editing {
    title: String,
    /// The kind of the part, beside its text.
    kind_field: String,
    kind: &'static str,
    text: Field,
    screened: Screened,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Listed {
    #[serde(default)]
    done: String,
    #[serde(default)]
    after: String,
}

pub(super) async fn list(
    State(state): State<WebState>,
    visitor: Visitor,
    Query(listed): Query<Listed>,
) -> Result<Response, Failure> {
    let (actor, after) = (visitor.actor(), read_place(&listed.after));
    let found = state.ask(move |app| held::page(app, &actor, after, ON_A_PAGE)).await?;
    let page = visitor.page();
    let notice = match listed.done.as_str() {
        "cleared" => Some(page.say("rex-held-cleared")),
        "dropped" => Some(page.say("rex-held-dropped")),
        _ => None,
    };
    let page = if let Some(notice) = notice { page.with_notice(notice) } else { page };
    show(&list_view(page, found))
}

pub(super) fn list_view(page: Page, found: Vec<(Place, String)>) -> ListHeld {
    let last = found.last().filter(|_| found.len() >= ON_A_PAGE as usize).map(|(at, _)| *at);
    let line = |(at, labels): (Place, String)| Waiting {
        address: HELD_RECORD.to([at.import, at.place]),
        name: name(&page, at),
        found: said(&page, &labels),
    };
    ListHeld {
        lines: found.into_iter().map(line).collect(),
        next: last.map(|at| format!("{}?after={}-{}", HELD.plain(), at.import, at.place)),
        crumbs: vec![crumb(&page, REX.plain(), "rex-title")],
        page,
    }
}

fn crumb(page: &Page, address: &str, key: &'static str) -> Crumb {
    Crumb { address: address.to_owned(), name: page.say(key) }
}

/// What a record without an identity is called: its place in its file.
fn name(page: &Page, at: Place) -> String {
    page.with("rex-held-name", [("place", at.place)])
}

/// `12-3`: the third record of import 12.
fn read_place(text: &str) -> Option<Place> {
    let (import, place) = text.rsplit_once('-')?;
    Some(Place { import: import.parse().ok()?, place: place.parse().ok()? })
}

/// Labels as they are stored, in words; one that this version does not know stays as it is.
fn said(page: &Page, labels: &str) -> String {
    let languages = [Language::french(), Language::english()];
    let known = |code: &str| {
        let is = |label: &&Label| languages.iter().any(|language| label.code(language) == code);
        Label::ALL.iter().find(is).map_or_else(|| code.to_owned(), |label| page.say(label.message()))
    };
    let words: Vec<String> = labels.split([' ', ',']).filter(|code| !code.is_empty()).map(known).collect();
    page.voice.list(&words)
}

pub(super) async fn show_held(
    State(state): State<WebState>,
    visitor: Visitor,
    Parts((import, place)): Parts<(String, String)>,
) -> Result<Response, Failure> {
    let at = at(&import, &place)?;
    let opened = open(&state, &visitor, at).await?;
    let parts = opened.record.parts.clone();
    show(&view(visitor.page(), at, &opened, &parts, &BTreeSet::new(), Vec::new()))
}

fn at(import: &str, place: &str) -> Result<Place, Failure> {
    let number = |text: &str| text.parse::<i64>().map_err(|_| Failure::not_found());
    Ok(Place { import: number(import)?, place: number(place)? })
}

async fn open(state: &WebState, visitor: &Visitor, at: Place) -> Result<Opened, Failure> {
    let actor = visitor.actor();
    state.ask(move |app| held::open(app, &actor, at)).await
}

/// The record with the words that stand in the form.
pub(super) fn view(
    page: Page,
    at: Place,
    opened: &Opened,
    parts: &[Part],
    nobody: &BTreeSet<String>,
    errors: Vec<FieldError>,
) -> ShowHeld {
    let words = Words::of(&page);
    let passages = held::passages(parts, &opened.record.language);
    let editing = |(place, part): (usize, &Part)| {
        let field = format!("part-{}", place + 1);
        Editing {
            title: words.part(part.kind),
            kind_field: format!("kind-{}", place + 1),
            kind: part.kind.code(),
            screened: screened(&page, &field, passages.iter().filter(|passage| passage.part == place), nobody),
            text: Field::new(field).holding(&part.text).checked(&errors),
        }
    };
    let edited = parts.iter().enumerate().map(editing).collect();
    let sure = errors.iter().find(|error| error.field == "sure").map(|error| error.message.clone());
    ShowHeld {
        crumbs: vec![crumb(&page, REX.plain(), "rex-title"), crumb(&page, HELD.plain(), "rex-held-title")],
        found: said(&page, &opened.labels),
        title: words.title(&opened.record.specialty, opened.record.when),
        parts: edited,
        clearing: CLEARING.to([at.import, at.place]),
        dropping: DROPPING.to([at.import, at.place]),
        sure,
        errors,
        page,
    }
}

/// What was found in one part, as the boxes under its field show it; the same words twice are judged once.
fn screened<'p>(
    page: &Page,
    field: &str,
    passages: impl Iterator<Item = &'p Passage>,
    nobody: &BTreeSet<String>,
) -> Screened {
    let mut lines: Vec<Line> = Vec::new();
    for passage in passages {
        if lines.iter().any(|line| line.mark == passage.mark) {
            continue;
        }
        lines.push(Line {
            id: format!("{field}-naming-{}", lines.len() + 1),
            label: page.say(passage.finding.label.message()),
            words: passage.finding.text.clone(),
            reason: page.say(passage.finding.reason.message()),
            mark: passage.mark.clone(),
            is_confirmed: nobody.contains(&passage.mark),
        });
    }
    Screened { field: field.to_owned(), lines }
}

/// What the form of a record sent: its parts in their order, and the passages that lead to nobody.
struct Sent {
    parts: Vec<Part>,
    nobody: BTreeSet<String>,
}

impl Sent {
    fn of(pairs: &[(String, String)]) -> Self {
        let value = |name: &str| pairs.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str());
        let part = |place: usize| {
            let text = value(&format!("part-{place}"))?.replace("\r\n", "\n");
            let kind = PartKind::parse(value(&format!("kind-{place}"))?)?;
            Some(Part { kind, text })
        };
        let nobody = pairs.iter().filter(|(name, _)| name == CONFIRMED).map(|(_, mark)| mark.clone()).collect();
        Self { parts: (1..).map_while(part).collect(), nobody }
    }
}

pub(super) async fn clear(
    State(state): State<WebState>,
    visitor: Visitor,
    Parts((import, place)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let at = at(&import, &place)?;
    let sent = Sent::of(&pairs);
    let (actor, parts, nobody) = (visitor.actor(), sent.parts.clone(), sent.nobody.clone());
    let Err(failure) = state.ask(move |app| held::clear(app, &actor, at, parts, &nobody)).await else {
        return Ok(Redirect::to(&format!("{}?done=cleared", HELD.plain())).into_response());
    };
    if failure.kind != Kind::Invalid || failure.faults.is_empty() || sent.parts.is_empty() {
        return Err(failure);
    }
    let page = visitor.page();
    let errors = failure.field_errors(&page.voice);
    let opened = open(&state, &visitor, at).await?;
    show_again(&view(page, at, &opened, &sent.parts, &sent.nobody, errors))
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Dropping {
    #[serde(default)]
    sure: String,
}

pub(super) async fn drop_held(
    State(state): State<WebState>,
    visitor: Visitor,
    Parts((import, place)): Parts<(String, String)>,
    Form(dropping): Form<Dropping>,
) -> Result<Response, Failure> {
    let at = at(&import, &place)?;
    if dropping.sure != "yes" {
        let opened = open(&state, &visitor, at).await?;
        let page = visitor.page();
        let errors = vec![FieldError { field: "sure".to_owned(), message: page.say("rex-held-not-sure") }];
        let parts = opened.record.parts.clone();
        return show_again(&view(page, at, &opened, &parts, &BTreeSet::new(), errors));
    }
    let actor = visitor.actor();
    state.ask(move |app| held::drop(app, &actor, at)).await?;
    Ok(Redirect::to(&format!("{}?done=dropped", HELD.plain())).into_response())
}
