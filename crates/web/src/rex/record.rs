//! One record of the base, with what may be the same event told twice and what is like it.

use app::rex::{Answer, Candidate};
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::Response;
use domain::rex::{Entered, Factor, Origin, Part, RexId};

use super::REX;
use super::words::{Hit, Words, address};
use crate::components::{Crumb, Row};
use crate::failure::Failure;
use crate::forum::paragraphs;
use crate::page::{Page, show};
use crate::state::WebState;
use crate::visitor::Visitor;

/// Records that are like one, beside it.
const LIKE: usize = 6;

#[derive(Debug, Template)]
#[template(path = "rex/record.html")]
pub(crate) struct ShowRexRecord {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    rows: Vec<Row>,
    /// The language of its words.
    language: String,
    parts: Vec<Shown>,
    same: Vec<Same>,
    like: Vec<Hit>,
    /// Whether it is read by whoever has no door to others.
    is_alone: bool,
    /// What it is filed under, for those who read the base, and where it is filed.
    themes: Vec<(String, String)>,
    filing: String,
}

/// One part of its words.
#[derive(Debug)]
struct Shown {
    id: String,
    title: String,
    paragraphs: Vec<Vec<String>>,
}

/// A record that may tell the same event.
#[derive(Debug)]
struct Same {
    address: String,
    id: String,
    /// Share of words in common.
    shared: String,
    reasons: Vec<String>,
}

/// What use cases answer about one record.
pub(super) struct Told {
    pub(super) entered: Entered,
    pub(super) same: Vec<Candidate>,
    pub(super) like: Answer,
}

pub(super) async fn show_record(
    State(state): State<WebState>,
    visitor: Visitor,
    Parts(id): Parts<String>,
) -> Result<Response, Failure> {
    let actor = visitor.actor();
    let (told, filed, themes) = state
        .ask(move |app| {
            let entered = app::rex::read(app, &actor, &RexId(id))?;
            let filed = app::theme::of_record(app, &actor, &entered.id)?;
            let record = &entered.record;
            let same = app::rex::near_duplicates(app, &actor, record)?;
            let language = Some(record.language.clone());
            let like = app::rex::similar(app, &actor, &record.text(), language, &[], LIKE + 1)?;
            Ok((Told { entered, same, like }, filed, app::theme::list(app)?))
        })
        .await?;
    let page = visitor.page();
    let themes = crate::theme::links(&page, &themes, &filed);
    show(&ShowRexRecord { themes, ..view(page, told) })
}

pub(super) fn view(page: Page, told: Told) -> ShowRexRecord {
    let words = Words::of(&page);
    let Entered { id, origin, record } = &told.entered;
    let same: Vec<Candidate> = told.same.into_iter().filter(|other| other.id != *id).collect();
    let is_new = |other: &RexId| other != id && !same.iter().any(|candidate| candidate.id == *other);
    let like = told.like.hits.into_iter().filter(|hit| is_new(&hit.id)).take(LIKE);
    let like = like.map(|hit| words.hit(hit)).collect();
    let same_line = |candidate: &Candidate| Same {
        address: address(&candidate.id),
        id: candidate.id.0.clone(),
        shared: page.percent(candidate.likeness.shared),
        reasons: candidate.likeness.reasons.iter().map(|reason| words.reason(reason)).collect(),
    };
    ShowRexRecord {
        crumbs: vec![Crumb { address: REX.plain().to_owned(), name: page.say("rex-title") }],
        title: words.title(&record.specialty, record.when),
        rows: rows(&page, &words, id, (*origin, record)),
        language: record.language.tag().to_owned(),
        parts: (1..).zip(&record.parts).map(|(place, part)| shown(&words, place, part)).collect(),
        same: same.iter().map(same_line).collect(),
        like,
        is_alone: false,
        themes: Vec::new(),
        filing: crate::theme::FILING.to([&id.0]),
        page,
    }
}

/// The record that came of one's own near miss, and no way from it to others.
pub(crate) fn alone(page: Page, crumbs: Vec<Crumb>, entered: Entered) -> ShowRexRecord {
    let told = Told { entered, same: Vec::new(), like: Answer::default() };
    ShowRexRecord { crumbs, is_alone: true, ..view(page, told) }
}

fn shown(words: &Words<'_>, place: usize, part: &Part) -> Shown {
    Shown { id: format!("part-{place}"), title: words.part(part.kind), paragraphs: paragraphs(&part.text) }
}

fn rows(page: &Page, words: &Words<'_>, id: &RexId, (origin, record): (Origin, &domain::rex::Record)) -> Vec<Row> {
    use domain::rex::Facet;
    let row = |side: Facet, value: String| Row { key: words.side(side), value, change: None };
    let level = |severity: Option<domain::rex::Severity>| {
        severity.map(|severity| words.severity(&severity.level().to_string())).unwrap_or_default()
    };
    let factors: Vec<String> =
        record.factors.iter().map(Factor::to_string).map(|code| words.value(Facet::Factor, &code)).collect();
    let phase = record.phase.map(|phase| words.value(Facet::Phase, phase.code())).unwrap_or_default();
    let rows = vec![
        row(Facet::Phase, phase),
        row(Facet::Factor, factors.join("\n")),
        row(Facet::Actual, level(record.actual)),
        row(Facet::Potential, level(record.potential)),
        row(Facet::Language, words.language(record.language.tag())),
        row(Facet::Origin, words.value(Facet::Origin, origin.code())),
        Row { key: page.say("rex-identity"), value: id.0.clone(), change: None },
    ];
    // What was not coded is not there: nobody is asked to fill it in.
    rows.into_iter().filter(|row| !row.value.is_empty()).collect()
}
