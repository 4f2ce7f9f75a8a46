//! Trying the form: the same questions, the same screen and the same assist as a near miss that is sent, with nothing
//! kept. A class of thirty behind one address may try at once: no page here counts, stores or remembers anything.

use std::collections::{BTreeMap, BTreeSet};

use app::near_miss::{Finding, Trial, Tried, trial};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::near_miss::content::Content;
use domain::near_miss::form::{Section as Asking, Stage};
use domain::near_miss::serious::Answer;

use crate::components::FieldError;
use crate::failure::{Failure, Reason};
use crate::form::Form;
use crate::near_miss::fields::Sent;
use crate::near_miss::question::{Group, Making, Shape};
use crate::page::{Page, show};
use crate::routes::{Access, Route};
use crate::screen::CONFIRMED;
use crate::sign_in::kept_nowhere;
use crate::state::WebState;
use crate::url::Path;
use crate::visitor::Visitor;

/// Where the form is tried.
pub const TRY: Path<0> = Path::new("/try");

/// What the whole form may weigh, each text at its longest.
const WHOLE: usize = 512 * 1024;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("try.show", TRY, Access::Anyone, begin),
        Route::post("try.look", TRY, Access::Anyone, look).with_body_limit(WHOLE),
    ]
}

#[derive(Debug, Template)]
#[template(path = "try_out/show.html")]
pub(crate) struct ShowTry {
    page: Page,
    /// What happened: the half that can be sent alone.
    facts: Vec<Section>,
    /// Why, what held, what is learnt: the half that may wait.
    analysis: Vec<Section>,
    looked: Option<Looked>,
}

/// A section on the page.
#[derive(Debug)]
struct Section {
    id: String,
    title: String,
    intro: String,
    groups: Vec<Group>,
}

/// What looking through it found.
#[derive(Debug)]
struct Looked {
    /// What is missing or cannot be, each leading to its question.
    missing: Vec<FieldError>,
    /// What is owed elsewhere, and where, when it was serious.
    serious: Option<(String, Option<String>)>,
    passages: Vec<Passage>,
    /// Whether nothing would keep it from being sent.
    is_ready: bool,
}

/// A passage that would give somebody away.
#[derive(Debug)]
struct Passage {
    id: String,
    /// The question it stands in, as an id on the page.
    field: String,
    label: String,
    words: String,
    reason: String,
    mark: String,
    is_nobody: bool,
}

async fn begin(State(state): State<WebState>, visitor: Visitor) -> Result<Response, Failure> {
    let trial = state.glance(trial).await?;
    kept_nowhere(show(&view(visitor.page(), &trial, &Sent::default(), None)))
}

/// Looks through what was typed, or makes room for one more row: which button was pressed tells.
async fn look(
    State(state): State<WebState>,
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let nobody: BTreeSet<String> =
        pairs.iter().filter(|(name, _)| name == CONFIRMED).map(|(_, mark)| mark.clone()).collect();
    let sent = Sent::of(pairs);
    let page = visitor.page();
    let language = page.voice.language();
    let is_row = sent.first("then").starts_with("more:");
    let shown = state
        .ask(move |app| {
            let trial = trial(app)?;
            let tried = (!is_row).then(|| trial.judge(&content(&trial, &sent), &language, &nobody));
            Ok((view(page, &trial, &sent, tried.map(|tried| (tried, nobody)).as_ref()), ()))
        })
        .await?;
    kept_nowhere(show(&shown.0))
}

/// What was answered.
fn content(trial: &Trial, sent: &Sent) -> Content {
    let answers = sent.answers(&trial.asked()).into_iter();
    Content(answers.filter_map(|(key, value)| Some((key, value?))).collect())
}

fn view(page: Page, trial: &Trial, sent: &Sent, tried: Option<&(Tried, BTreeSet<String>)>) -> ShowTry {
    let content = content(trial, sent);
    let sections = &trial.form().sections;
    let faults: BTreeMap<String, String> = tried
        .iter()
        .flat_map(|(tried, _)| &tried.faults)
        .map(|fault| (fault.field.clone(), Reason::from(fault).said(&page.voice)))
        .collect();
    let making = Making {
        page: &page,
        asked: trial.asked(),
        content: &content,
        sent: Some(sent),
        faults: &faults,
        seen: 0,
        here: sections.iter().collect(),
    };
    let of = |stage: Stage| -> Vec<Section> {
        sections.iter().filter(|section| section.stage == stage).map(|one| section(&page, &making, one)).collect()
    };
    let (facts, analysis) = (of(Stage::Facts), of(Stage::Analysis));
    let looked = tried.map(|tried| looked(&page, trial, (&facts, &analysis), tried));
    ShowTry { facts, analysis, looked, page }
}

fn section<'a>(page: &Page, making: &Making<'a>, section: &'a Asking) -> Section {
    Section {
        id: format!("section-{}", section.id),
        title: page.read(&section.title).to_owned(),
        intro: section.intro.as_ref().map(|intro| page.read(intro).to_owned()).unwrap_or_default(),
        groups: making.groups(section),
    }
}

fn looked(
    page: &Page,
    trial: &Trial,
    (facts, analysis): (&[Section], &[Section]),
    (tried, nobody): &(Tried, BTreeSet<String>),
) -> Looked {
    let groups = facts.iter().chain(analysis).map(|section| &section.groups);
    let missing: Vec<FieldError> = groups.flat_map(|groups| crate::near_miss::question::errors(groups)).collect();
    let duty = trial.duty();
    let serious = (tried.serious != Answer::Take).then(|| (page.read(&duty.words).to_owned(), duty.address.clone()));
    Looked {
        is_ready: tried.faults.is_empty() && serious.is_none(),
        passages: passages(page, &tried.findings, nobody),
        missing,
        serious,
    }
}

/// The same words of one question twice are judged once.
fn passages(page: &Page, findings: &[Finding], nobody: &BTreeSet<String>) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for finding in findings {
        if passages.iter().any(|passage| passage.mark == finding.mark) {
            continue;
        }
        passages.push(Passage {
            id: format!("passage-{}", passages.len() + 1),
            field: finding.field.to_string(),
            label: page.say(finding.label.message()),
            words: finding.text.clone(),
            reason: page.say(finding.reason.message()),
            mark: finding.mark.clone(),
            is_nobody: nobody.contains(&finding.mark),
        });
    }
    passages
}

#[cfg(test)]
#[path = "try_out/samples.rs"]
mod samples;
