//! Two answers to one question, from two devices or from a page gone stale: both are shown, and the person chooses.

use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use documents::answers::key_text;
use domain::answers::AnswerKey;

use super::fields::{Sent, Sorted, words_of};
use super::sheet::{Sheet, in_address};
use super::words::in_words;
use super::{CHECK, EVALUATION, Of, open};
use crate::components::{Choices, Crumb, Fallible, FieldError, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show_as};
use crate::path::Here;
use crate::state::WebState;
use crate::url::is_local;

/// One question with both its answers.
#[derive(Debug)]
struct Pair {
    question: String,
    goal: String,
    mine: String,
    theirs: String,
    keep: Choices,
    /// What this device sent, to be sent once more.
    hidden: Vec<(String, String)>,
}

#[derive(Debug, Template)]
#[template(path = "evaluation/conflict.html")]
pub(crate) struct ShowConflict {
    page: Page,
    crumbs: Vec<Crumb>,
    pairs: Vec<Pair>,
    action: String,
    next: String,
    errors: Vec<FieldError>,
}

impl ShowConflict {
    pub(super) fn new(page: Page, here: &Here, sheet: &Sheet, sent: &Sent, keys: &[AnswerKey], next: &str) -> Self {
        let pairs: Vec<Pair> = keys.iter().filter_map(|key| pair(&page, sheet, sent, key)).collect();
        let name = in_address(&sheet.evaluation);
        let overview = Crumb { address: EVALUATION.to(here.and(&name)), name: sheet.title(&page) };
        Self {
            crumbs: here.crumbs(&page).into_iter().chain([overview]).collect(),
            pairs,
            action: CHECK.to(here.and(&name)),
            next: next.to_owned(),
            errors: Vec::new(),
            page,
        }
    }

    /// The same, asking for the choices that were not made.
    pub(super) fn unchosen(mut self) -> Self {
        for pair in &mut self.pairs {
            pair.keep.error = Some(self.page.say("evaluation-conflict-choose"));
        }
        let keeps: Vec<&dyn Fallible> = self.pairs.iter().map(|pair| &pair.keep as &dyn Fallible).collect();
        self.errors = faults(&keeps);
        self
    }
}

fn pair(page: &Page, sheet: &Sheet, sent: &Sent, key: &AnswerKey) -> Option<Pair> {
    let item = sheet.asked().item(key)?;
    let name = key_text(key);
    let words = |answer: Option<&domain::answers::Answer>| {
        answer.map_or_else(String::new, |it| in_words(page, &sheet.programme, &sheet.instrument, item, it))
    };
    let (values, other) = sent.held(&name);
    let mut hidden: Vec<(String, String)> = values.into_iter().map(|value| (name.clone(), value)).collect();
    if !other.is_empty() {
        hidden.push((words_of(&name), other));
    }
    hidden.push((format!("seen:{name}"), sheet.version.to_string()));
    let options = [("mine", page.say("form-conflict-keep-mine")), ("theirs", page.say("form-conflict-keep-theirs"))];
    Some(Pair {
        question: page.read(&item.label).to_owned(),
        goal: key.goal.as_ref().map_or_else(String::new, |goal| sheet.goal_title(page, goal)),
        mine: words(sent.answer(Some(item), &name).as_ref()),
        theirs: words(sheet.answers.get(key)),
        keep: Choices::new(format!("keep:{name}"), options),
        hidden,
    })
}

/// Keeps the versions chosen, and goes where the person was going.
pub(super) async fn settle(
    state: State<WebState>,
    own: OwnCohort,
    Parts(of): Parts<Of>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let (here, sent) = (Here::of(&own), Sent::of(pairs));
    let evaluation = of.name(&own)?;
    let sheet = open(&state, &own, &evaluation).await?;
    let next = sent.first("next").filter(|next| is_local(next)).map_or_else(|| sheet.check(&here), str::to_owned);
    let page = own.visitor.page();
    let undecided: Vec<AnswerKey> = sent.keys().into_iter().filter(|key| sent.kept(&key_text(key)).is_none()).collect();
    if !undecided.is_empty() {
        let view = ShowConflict::new(page, &here, &sheet, &sent, &undecided, &next);
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &view.unchosen());
    }
    let sorted = Sorted::of(&sheet, &sent);
    let (actor, pinned) = (own.actor(), own.pinned.clone());
    let clashes = state.ask(move |app| sorted.save(app, &actor, &pinned, &evaluation)).await?;
    if clashes.is_empty() {
        return Ok(Redirect::to(&next).into_response());
    }
    // A third version came in between.
    let sheet = open(&state, &own, &sheet.evaluation).await?;
    let keys: Vec<AnswerKey> = clashes.into_iter().map(|clash| clash.key).collect();
    show_as(StatusCode::CONFLICT, &ShowConflict::new(page, &here, &sheet, &sent, &keys, &next))
}
