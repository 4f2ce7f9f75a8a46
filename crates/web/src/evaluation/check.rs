//! All the answers before they are sent, and sending.

use std::collections::BTreeMap;

use app::Fault;
use app::questionnaire::{Changes, Submission, answer_fault, instrument_of};
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use documents::answers::{key_text, parse_key};
use domain::answers::{Answer, AnswerFault, AnswerKey};
use domain::programme::Programme;
use domain::question::ItemType;

use super::conflict::ShowConflict;
use super::fields::{Sent, Sorted, fault_for};
use super::sheet::{Block, Sheet, in_address};
use super::words::in_words;
use super::{EVALUATION, Of, SUBMISSION, open};
use crate::components::{Crumb, Row};
use crate::failure::{Failure, Kind, Reason};
use crate::form::Form;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show, show_as};
use crate::path::Here;
use crate::report::REPORT;
use crate::screen::Screened;
use crate::state::WebState;

/// A free text that could name somebody: its question, its goal, and what was found in it.
#[derive(Debug)]
struct Doubtful {
    address: String,
    question: String,
    goal: String,
    screened: Screened,
}

/// A question that keeps the answers from being sent.
#[derive(Debug)]
struct InTheWay {
    address: String,
    question: String,
    goal: String,
    message: String,
}

/// A question with its answer, and whether anybody waits for one.
#[derive(Debug)]
struct Line {
    row: Row,
    is_optional: bool,
}

#[derive(Debug, Template)]
#[template(path = "evaluation/check.html")]
pub(crate) struct CheckAnswers {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    sections: Vec<(String, Vec<Line>)>,
    in_the_way: Vec<InTheWay>,
    doubtful: Vec<Doubtful>,
    /// Whether somebody tried to send them.
    was_tried: bool,
    trouble: String,
    action: String,
    version: i64,
    is_amending: bool,
    can_send: bool,
}

/// What came of trying to send.
#[derive(Debug, Default)]
pub(super) struct Tried {
    /// Why each question is in the way, where it was tried.
    pub(super) faults: Option<Vec<Fault>>,
    pub(super) trouble: String,
    pub(super) sent: Sent,
}

impl CheckAnswers {
    pub(super) fn new(page: Page, here: &Here, sheet: &Sheet, tried: &Tried) -> Self {
        let asked = sheet.asked();
        let found = || asked.faults(&asked.stripped(&sheet.answers));
        let faults: Vec<Fault> = match &tried.faults {
            Some(faults) => faults.clone(),
            None => found().iter().map(|fault| answer_fault(&fault.key, &fault.kind)).collect(),
        };
        let name = in_address(&sheet.evaluation);
        let overview = Crumb { address: EVALUATION.to(here.and(&name)), name: sheet.title(&page) };
        Self {
            crumbs: here.crumbs(&page).into_iter().chain([overview]).collect(),
            title: sheet.title(&page),
            sections: sections(&page, here, sheet, &tried.sent, &faults),
            in_the_way: faults.iter().map(|fault| in_the_way(&page, here, sheet, fault)).collect(),
            doubtful: doubtful(&page, here, sheet, &tried.sent),
            was_tried: tried.faults.is_some(),
            trouble: tried.trouble.clone(),
            action: SUBMISSION.to(here.and(&name)),
            version: sheet.version,
            is_amending: sheet.submitted.is_some(),
            can_send: sheet.closed.is_none(),
            page,
        }
    }

    fn button(&self) -> &'static str {
        if self.is_amending { "evaluation-send-again" } else { "evaluation-send" }
    }
}

/// Free texts in which the screen found something, to be rewritten or confirmed here before they are sent.
fn doubtful(page: &Page, here: &Here, sheet: &Sheet, sent: &Sent) -> Vec<Doubtful> {
    let (asked, confirmed) = (sheet.asked(), sent.confirmed());
    let found = asked.stripped(&sheet.answers).into_iter().filter_map(|(key, answer)| {
        let (Answer::Words(words) | Answer::Other(words)) = answer else { return None };
        let screened = Screened::of(page, &key_text(&key), &words, &confirmed);
        (!screened.is_empty()).then(|| Doubtful {
            address: sheet.address_of(here, &key),
            question: asked.item(&key).map_or_else(String::new, |item| page.read(&item.label).to_owned()),
            goal: key.goal.as_ref().map_or_else(String::new, |goal| sheet.goal_title(page, goal)),
            screened,
        })
    });
    found.collect()
}

fn in_the_way(page: &Page, here: &Here, sheet: &Sheet, fault: &Fault) -> InTheWay {
    let key = parse_key(&fault.field);
    let item = sheet.asked().item(&key);
    InTheWay {
        address: sheet.address_of(here, &key),
        question: item.map_or_else(|| fault.field.clone(), |item| page.read(&item.label).to_owned()),
        goal: key.goal.as_ref().map_or_else(String::new, |goal| sheet.goal_title(page, goal)),
        message: Reason::from(&fault_for(item, fault)).said(&page.voice),
    }
}

/// The questions that are asked, block by block, with their answers; what was sent and could not be kept stands as it was typed.
fn sections(page: &Page, here: &Here, sheet: &Sheet, sent: &Sent, faults: &[Fault]) -> Vec<(String, Vec<Line>)> {
    let typed: BTreeMap<&str, String> = faults
        .iter()
        .map(|fault| (fault.field.as_str(), sent.held(&fault.field).0.join("\n")))
        .filter(|(_, typed)| !typed.is_empty())
        .collect();
    let asked = sheet.asked();
    let rows = |block: &Block| {
        let mut rows = Vec::new();
        for (key, item) in sheet.questions(block) {
            if matches!(item.kind, ItemType::Info) || !asked.is_asked(&key, &sheet.answers) {
                continue;
            }
            let words = |answer| in_words(page, &sheet.programme, &sheet.instrument, item, answer);
            let kept = sheet.answers.get(&key).map_or_else(String::new, words);
            let row = Row {
                key: page.read(&item.label).to_owned(),
                value: typed.get(key_text(&key).as_str()).cloned().unwrap_or(kept),
                change: sheet.closed.is_none().then(|| sheet.address_of(here, &key)),
            };
            rows.push(Line { row, is_optional: !item.required });
        }
        (sheet.block_title(page, block), rows)
    };
    sheet.blocks().iter().map(rows).collect()
}

pub(super) async fn show_check(
    state: State<WebState>,
    own: OwnCohort,
    Parts(of): Parts<Of>,
) -> Result<Response, Failure> {
    let here = Here::of(&own);
    let sheet = open(&state, &own, &of.name(&own)?).await?;
    if sheet.closed.is_some() {
        return Ok(Redirect::to(&EVALUATION.to(here.and(&of.evaluation))).into_response());
    }
    show(&CheckAnswers::new(own.visitor.page(), &here, &sheet, &Tried::default()))
}

/// Sends the draft with whatever answers the form brings along. The good way is short, because many send on the same evening: one reading of the form,
/// one use case, one redirect.
pub(super) async fn submit(
    state: State<WebState>,
    own: OwnCohort,
    Parts(of): Parts<Of>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let evaluation = of.name(&own)?;
    let sent = Sent::of(pairs);
    let changes = changes(&own.pinned.programme, &evaluation, &sent).ok_or_else(Failure::not_found)?;
    let (language, confirmed) = (own.visitor.voice().tag().to_owned(), sent.confirmed());
    let (actor, pinned, base, name) = (own.actor(), own.pinned.clone(), sent.base(), evaluation.clone());
    let submission = Submission { actor, pinned, evaluation: name, base, changes, language, confirmed };
    let submitted = state
        .hear(|app, tell| {
            submission.submit_then(app, |submitted| {
                // Whoever closed their browser meanwhile is told by the next page.
                let _ = tell.send(submitted);
            });
        })
        .await;
    match submitted {
        Ok(_) => Ok(Redirect::to(&REPORT.to(own.parts())).into_response()),
        Err(failure) if matches!(failure.kind, Kind::Conflict | Kind::Invalid) => {
            not_sent(&state, &own, &evaluation, sent, failure).await
        }
        Err(failure) => Err(failure),
    }
}

/// The answers a form brings; what its page did not show is not touched.
fn changes(programme: &Programme, evaluation: &str, sent: &Sent) -> Option<Changes> {
    let (instrument, _) = instrument_of(programme, evaluation)?;
    let instrument = programme.instruments.get(instrument)?;
    let answer = |key: AnswerKey| {
        let answer = sent.answer(instrument.item(&key.item), &key_text(&key));
        (key, answer)
    };
    Some(sent.keys().into_iter().map(answer).collect())
}

/// Comes back with the reason, and with everything that was sent: kept in the draft, or as it was typed.
async fn not_sent(
    state: &State<WebState>,
    own: &OwnCohort,
    evaluation: &str,
    sent: Sent,
    failure: Failure,
) -> Result<Response, Failure> {
    let mut sheet = open(state, own, evaluation).await?;
    if failure.kind == Kind::Conflict && sheet.closed.is_none() {
        return brought_together(state, own, sheet, sent).await;
    }
    let page = own.visitor.page();
    let mut tried = Tried::default();
    if failure.kind == Kind::Invalid {
        tried.faults = Some(failure.faults.clone());
    } else {
        // Too late, or not yet: nothing is saved, and all that was sent stands on the page.
        let sorted = Sorted::of(&sheet, &sent);
        let fault = |fault: &AnswerFault| answer_fault(&fault.key, &fault.kind);
        tried.faults = Some(sorted.faults.iter().map(fault).collect());
        tried.trouble = failure.reason.map_or_else(String::new, |reason| reason.said(&page.voice));
        sheet.answers = sorted.laid_over(&sheet);
    }
    tried.sent = sent;
    show_as(failure.kind.status(), &CheckAnswers::new(page, &Here::of(own), &sheet, &tried))
}

/// Another device saved something since: what it left alone is saved, and where both speak the person chooses.
async fn brought_together(
    state: &State<WebState>,
    own: &OwnCohort,
    sheet: Sheet,
    sent: Sent,
) -> Result<Response, Failure> {
    let (here, page) = (Here::of(own), own.visitor.page());
    let sorted = Sorted::of(&sheet, &sent);
    let (actor, pinned, name) = (own.actor(), own.pinned.clone(), sheet.evaluation.clone());
    let clashes = state.ask(move |app| sorted.save(app, &actor, &pinned, &name)).await?;
    let sheet = open(state, own, &sheet.evaluation).await?;
    if clashes.is_empty() {
        let trouble = page.say("evaluation-other-device");
        let tried = Tried { faults: None, trouble, sent };
        return show_as(StatusCode::CONFLICT, &CheckAnswers::new(page, &here, &sheet, &tried));
    }
    let keys: Vec<AnswerKey> = clashes.into_iter().map(|clash| clash.key).collect();
    let next = sheet.check(&here);
    show_as(StatusCode::CONFLICT, &ShowConflict::new(page, &here, &sheet, &sent, &keys, &next))
}
