//! A near miss opened by its expert: what its author wrote, what both write to each other, similar records of the base, and
//! the codes.

use std::collections::BTreeSet;

use app::near_miss::analysis::Opened;
use app::near_miss::exchange::{self, LONGEST};
use app::near_miss::{Finding, Revised};
use app::rex::Shown;
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::near_miss::consent::Consent;
use domain::near_miss::course::State as Standing;
use domain::near_miss::serious::Answer;
use domain::rex::RexId;
use serde::Deserialize;

use super::answers::Part;
use super::coding::{CodingForm, forms};
use super::words::{all, deed, first, found, grouped, in_the_way, specialty, when};
use super::{EXCHANGE, Frame, OPENED, open, teller};
use crate::components::{Fallible, Field, FieldError};
use crate::failure::Failure;
use crate::form::Form;
use crate::forum::paragraphs;
use crate::page::{Page, show, show_as};
use crate::screen::Screened;
use crate::state::WebState;
use crate::team::Colleague;

/// Records of the base that are shown beside.
const SIMILAR: usize = 5;

/// One version of what was written.
#[derive(Debug)]
pub(crate) struct Version {
    title: String,
    parts: Vec<Part>,
}

/// Something that was done.
#[derive(Debug)]
pub(crate) struct Step {
    text: String,
    on: String,
    words: Vec<Vec<String>>,
}

/// Something one of both wrote.
#[derive(Debug)]
pub(crate) struct Post {
    by: String,
    is_own: bool,
    on: String,
    words: Vec<Vec<String>>,
}

/// A record of the base like this one.
#[derive(Debug)]
pub(crate) struct Similar {
    id: String,
    address: String,
    about: String,
    language: String,
    excerpt: String,
}

#[derive(Debug, Template)]
#[template(path = "analysis/show.html")]
pub(crate) struct ShowAnalysis {
    page: Page,
    frame: Frame,
    /// Who wrote it, where the body has chosen that both know each other.
    author: String,
    /// What is worth knowing before reading.
    notes: Vec<String>,
    written: Version,
    others: Vec<Version>,
    steps: Vec<Step>,
    posts: Vec<Post>,
    write: Option<(String, Field, Screened)>,
    similar: Vec<Similar>,
    /// The record it gave, while the link is there.
    record: Option<String>,
    coding: Vec<CodingForm>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    done: String,
}

/// Opens it, and looks for records like it.
async fn load(
    state: &WebState,
    colleague: &Colleague,
    reference: &str,
) -> Result<(Opened, Vec<Shown>, Option<RexId>), Failure> {
    let opened = open(state, colleague, reference).await?;
    let (actor, org, asked) = (colleague.actor(), colleague.organisation.id, reference.to_owned());
    let record = state.ask(move |app| app::near_miss::rex_entry::record_of_analysed(app, &actor, org, &asked)).await?;
    let Some(written) = opened.written() else { return Ok((opened, Vec::new(), record)) };
    let text = written.content.words().map(|(_, words)| words).collect::<Vec<_>>().join("\n");
    let (actor, language) = (colleague.actor(), written.language.clone());
    let similar = state.ask(move |app| app::rex::similar(app, &actor, &text, Some(language), &[], SIMILAR)).await?;
    Ok((opened, similar.hits, record))
}

pub(super) async fn show_opened(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    axum::extract::Query(done): axum::extract::Query<Done>,
) -> Result<Response, Failure> {
    let (opened, similar, record) = load(&state, &colleague, &reference).await?;
    let mut page = colleague.visitor.page();
    page.notice = match done.done.as_str() {
        "written" => Some(page.say("analysis-done-written")),
        "coded" => Some(page.say("analysis-done-coded")),
        _ => None,
    };
    let field = Field::new("words");
    let view = view(page, colleague.org(), &opened, &similar, (field, Screened::default()));
    show(&ShowAnalysis { record: record.map(|id| crate::rex::RECORD.to([&id.0])), ..view })
}

pub(super) fn view(
    page: Page,
    org: &str,
    opened: &Opened,
    similar: &[Shown],
    (field, screened): (Field, Screened),
) -> ShowAnalysis {
    let parts = [org, opened.reference.as_str()];
    let teller = teller(&page, opened);
    let version = |version: &Revised| Version {
        title: page.with(
            if version.by_expert { "analysis-version-cleared" } else { "analysis-version" },
            (("number", version.number), ("date", page.date(version.on))),
        ),
        parts: teller.parts(&version.content),
    };
    let last = opened.written().map(|written| written.number);
    let written = opened.written().map_or_else(|| Version { title: String::new(), parts: Vec::new() }, version);
    let others = opened.versions.iter().filter(|one| Some(one.number) != last).map(version).collect();
    let step = |step: &app::near_miss::analysis::Step| Step {
        text: deed(&page, step.dated.deed),
        on: page.date(step.dated.on),
        words: step.words.as_deref().map(paragraphs).unwrap_or_default(),
    };
    let post = |message: &exchange::Message| Post {
        by: page.say(if message.is_authors { "analysis-by-author" } else { "analysis-by-you" }),
        is_own: !message.is_authors,
        on: page.date(message.on),
        words: paragraphs(&message.words),
    };
    let is_open = matches!(opened.state, Standing::UnderAnalysis { .. } | Standing::Returned { .. });
    let codes = matches!(opened.state, Standing::UnderAnalysis { .. } | Standing::Accepted { .. });
    let coding = if codes { forms(&teller, parts, (&opened.codes, "reading")) } else { Vec::new() };
    let write = is_open.then(|| (EXCHANGE.to(parts), field, screened));
    let errors = write.iter().filter_map(|(_, field, _)| field.fault()).collect();
    ShowAnalysis {
        frame: Frame::new(&page, org, opened, OPENED.pattern()),
        author: opened.author.clone().unwrap_or_default(),
        notes: notes(&page, opened),
        written,
        others,
        steps: opened.steps.iter().map(step).collect(),
        posts: opened.messages.iter().map(post).collect(),
        similar: similar.iter().map(|hit| likeness(&page, opened, hit)).collect(),
        record: None,
        write,
        coding,
        errors,
        page,
    }
}

/// What is worth knowing before reading: the round, how often it was returned, what is owed, what its author agrees to.
fn notes(page: &Page, opened: &Opened) -> Vec<String> {
    let mut notes = Vec::new();
    if opened.is_second_round {
        notes.push(page.say("analysis-second-round"));
    }
    if opened.returns > 0 {
        notes.push(page.with("analysis-returns", [("count", opened.returns)]));
    }
    notes.extend(match opened.serious {
        Answer::Take => None,
        Answer::TakeAndTell => Some(page.say("analysis-serious-taken")),
        Answer::AskForReference => Some(page.say("analysis-serious-reference")),
        Answer::HandOver => Some(page.say("analysis-serious-out")),
    });
    notes.push(page.say(match opened.rex {
        Consent::Given(_) => "analysis-rex-given",
        Consent::Used(_) => "analysis-rex-used",
        Consent::Refused(_) | Consent::Unsaid => "analysis-rex-refused",
    }));
    notes
}

fn likeness(page: &Page, opened: &Opened, hit: &Shown) -> Similar {
    let month = hit.when.map_or_else(|| page.say("analysis-no-month"), |month| when(page, month));
    let values = (("specialty", specialty(page, &opened.scheme, &hit.specialty)), ("month", month));
    Similar {
        address: crate::rex::RECORD.to([&hit.id.0]),
        id: hit.id.0.clone(),
        about: page.with("analysis-similar-about", values),
        language: hit.language.tag().to_owned(),
        excerpt: hit.excerpt.clone(),
    }
}

pub(super) async fn write(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::AnalyseNearMisses)?;
    let sent = grouped(pairs);
    let (words, justified) = (first(&sent, "words"), all(&sent, crate::screen::CONFIRMED));
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let (named, typed, marks) = (reference.clone(), words.clone(), justified.clone());
    match state.ask(move |app| exchange::ask(app, &actor, org, &named, &typed, &marks)).await {
        Ok(()) => {
            let address = OPENED.to([colleague.org(), &reference]);
            Ok(Redirect::to(&format!("{address}?done=written")).into_response())
        }
        Err(failure) => {
            let page = colleague.visitor.page();
            let status = failure.kind.status();
            let errors = in_the_way(&page, failure, (&[], "words"))?;
            let (opened, similar, _) = load(&state, &colleague, &reference).await?;
            let filled = filled(&page, &words, &justified, &errors);
            let view = view(page, colleague.org(), &opened, &similar, filled);
            if view.errors.is_empty() { Err(Failure::conflict()) } else { show_as(status, &view) }
        }
    }
}

/// The field of some words as they were typed, with what the assist finds in them.
pub(super) fn filled(
    page: &Page,
    words: &str,
    justified: &BTreeSet<String>,
    errors: &[FieldError],
) -> (Field, Screened) {
    let findings: Vec<Finding> = if words.chars().count() > LONGEST { Vec::new() } else { exchange::findings(words) };
    (Field::new("words").holding(words).checked(errors), found(page, "words", &findings, justified))
}
