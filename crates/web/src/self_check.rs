//! After the last month: the yearly look at the goals one has kept, and the trajectory it goes on with.

use app::self_check::SelfCheck;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use documents::answers::key_text;
use domain::answers::{Answer, AnswerKey, Answers};
use domain::authority::Right;
use domain::goal::GoalId;
use domain::programme::Programme;
use domain::question::{Instrument, Item, ItemType};
use std::collections::BTreeMap;

use crate::components::{Choices, Crumb, Fallible, Field, FieldError, faults};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::own_cohort::OwnCohort;
use crate::page::{News, Page, show, show_again};
use crate::path::Here;
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::trajectory::{GoalView, said};
use crate::url::Path;

/// One's own self-check.
pub const SELF_CHECK: Path<3> = Path::new("/{org}/{programme}/{cohort}/self-check");

pub(crate) fn routes() -> Vec<Route> {
    let own = Access::Right(Right::WalkOwnPath);
    vec![
        Route::get("self-check.show", SELF_CHECK, own, show_self_check),
        Route::post("self-check.save", SELF_CHECK, own, save),
    ]
}

/// One question about a goal.
#[derive(Debug)]
enum Question {
    Pick(Choices, String),
    Line(Field, String, String),
}

/// The questions about a goal.
#[derive(Debug)]
struct Block {
    title: String,
    action: String,
    questions: Vec<Question>,
}

#[derive(Debug, Template)]
#[template(path = "self_check/show.html")]
pub(crate) struct ShowSelfCheck {
    page: Page,
    crumbs: Vec<Crumb>,
    year: String,
    /// Why it cannot be answered now; empty when it can.
    closed: String,
    saved: String,
    address: String,
    blocks: Vec<Block>,
    goals: Vec<GoalView>,
    errors: Vec<FieldError>,
}

/// What a form sent: the last value of each field.
type Sent = BTreeMap<String, String>;

/// What is asked, and of whom.
struct Asking<'a> {
    programme: &'a Programme,
    instrument: &'a Instrument,
    goals: &'a [GoalId],
}

impl Asking<'_> {
    fn blocks(&self, page: &Page, held: &dyn Fn(&str) -> String, errors: &[FieldError]) -> Vec<Block> {
        let block = |id: &GoalId| {
            let goal = self.programme.goal(id)?;
            let questions = self.instrument.items.iter().filter_map(|item| self.question(page, id, item, held, errors));
            Some(Block {
                title: page.read(&goal.title).to_owned(),
                action: page.read(&goal.action).to_owned(),
                questions: questions.collect(),
            })
        };
        self.goals.iter().filter_map(block).collect()
    }

    fn question(
        &self,
        page: &Page,
        goal: &GoalId,
        item: &Item,
        held: &dyn Fn(&str) -> String,
        errors: &[FieldError],
    ) -> Option<Question> {
        let name = name_of(goal, item);
        let label = page.read(&item.label).to_owned();
        let hint = item.hint.as_ref().map(|hint| page.read(hint).to_owned()).unwrap_or_default();
        match &item.kind {
            ItemType::Single { list, .. } | ItemType::Scale { list } => {
                let codes = self.programme.list(list)?.codes.iter();
                let codes = codes.map(|code| (code.code.clone(), page.read(&code.label).to_owned()));
                // A goal that was let go is no fault, and needs no answer.
                let let_go = std::iter::once((String::new(), page.say("self-check-let-go")));
                let choices = Choices::new(&name, codes.chain(let_go)).choosing(&[held(&name)]).checked(errors);
                Some(Question::Pick(choices, label))
            }
            _ => Some(Question::Line(Field::new(&name).holding(held(&name)).checked(errors), label, hint)),
        }
    }

    /// The answers of a form; what is no number becomes words, which the question then refuses with its reason.
    fn answers(&self, sent: &Sent) -> Answers {
        let mut answers = Answers::new();
        for goal in self.goals {
            for item in &self.instrument.items {
                let text = sent.get(&name_of(goal, item)).map(|text| text.trim()).unwrap_or_default();
                if text.is_empty() {
                    continue;
                }
                let answer = match &item.kind {
                    ItemType::Single { .. } | ItemType::Scale { .. } => Answer::Code(text.to_owned()),
                    _ => text.parse().map_or_else(|_| Answer::Words(text.to_owned()), Answer::Number),
                };
                answers.insert(AnswerKey { goal: Some(goal.clone()), item: item.id.clone() }, answer);
            }
        }
        answers
    }
}

fn name_of(goal: &GoalId, item: &Item) -> String {
    key_text(&AnswerKey { goal: Some(goal.clone()), item: item.id.clone() })
}

/// An answer as its field holds it.
fn written(answers: &Answers) -> Sent {
    let text = |answer: &Answer| match answer {
        Answer::Code(code) => Some(code.clone()),
        Answer::Number(number) => Some(number.to_string()),
        _ => None,
    };
    answers.iter().filter_map(|(key, answer)| Some((key_text(key), text(answer)?))).collect()
}

impl ShowSelfCheck {
    fn new(page: Page, here: &Here, open: &SelfCheck, sent: Option<&Sent>, errors: &[FieldError]) -> Self {
        let programme = &open.me.programme;
        let asking = Asking { programme, instrument: &open.instrument, goals: &open.goals };
        let saved = written(&open.answers);
        let held = |name: &str| sent.unwrap_or(&saved).get(name).cloned().unwrap_or_default();
        let closed = if open.me.departure.is_some() {
            page.say("self-check-left")
        } else if open.year.is_none() {
            page.with("self-check-closed", [("date", page.date(open.ends))])
        } else if open.goals.is_empty() {
            page.say("self-check-no-goal")
        } else {
            String::new()
        };
        let blocks = if closed.is_empty() { asking.blocks(&page, &held, errors) } else { Vec::new() };
        Self {
            crumbs: here.crumbs(&page),
            year: open.year.map_or_else(String::new, |year| {
                let values = (("year", year.number), ("from", page.date(year.from)), ("to", page.date(year.to)));
                page.with("self-check-year", values)
            }),
            closed,
            saved: open.saved.map_or_else(String::new, |on| page.with("self-check-saved", [("date", page.date(on))])),
            address: SELF_CHECK.to(here.parts()),
            errors: listed(&blocks),
            blocks,
            goals: said(&page, programme, &open.trajectory).into_iter().filter(|goal| !goal.rows.is_empty()).collect(),
            page,
        }
    }
}

fn listed(blocks: &[Block]) -> Vec<FieldError> {
    let questions = blocks.iter().flat_map(|block| &block.questions);
    let fields: Vec<&dyn Fallible> = questions
        .map(|question| match question {
            Question::Pick(choices, _) => choices as &dyn Fallible,
            Question::Line(field, ..) => field,
        })
        .collect();
    faults(&fields)
}

async fn read(state: &WebState, own: &OwnCohort) -> Result<SelfCheck, Failure> {
    let (actor, pinned) = (own.actor(), own.pinned.clone());
    state.ask(move |app| app::self_check::read(app, &actor, &pinned)).await
}

async fn show_self_check(
    State(state): State<WebState>,
    own: OwnCohort,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let open = read(&state, &own).await?;
    let mut page = own.visitor.page();
    page.notice = news.done.is_some().then(|| page.say("self-check-done"));
    show(&ShowSelfCheck::new(page, &Here::of(&own), &open, None, &[]))
}

async fn save(
    State(state): State<WebState>,
    own: OwnCohort,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Result<Response, Failure> {
    let open = read(&state, &own).await?;
    let asking = Asking { programme: &open.me.programme, instrument: &open.instrument, goals: &open.goals };
    let answers = asking.answers(&sent);
    let (actor, pinned) = (own.actor(), own.pinned.clone());
    match state.ask(move |app| app::self_check::save(app, &actor, &pinned, answers)).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=saved", SELF_CHECK.to(own.parts()))).into_response()),
        Err(failure) if failure.kind == Kind::Invalid && !failure.faults.is_empty() => {
            let page = own.visitor.page();
            let errors = failure.field_errors(&page.voice);
            show_again(&ShowSelfCheck::new(page, &Here::of(&own), &open, Some(&sent), &errors))
        }
        Err(failure) => Err(failure),
    }
}

#[cfg(test)]
mod samples {
    use super::*;
    use crate::page::Sample;
    use crate::path::samples::{here, programme};

    impl Sample for ShowSelfCheck {
        fn samples(page: &Page) -> Vec<(&'static str, Self)> {
            let programme = programme();
            let instrument = domain::self_check::instrument(&programme).expect("it asks them");
            let goals: Vec<GoalId> = programme.goals.iter().take(2).map(|goal| goal.id.clone()).collect();
            let asking = Asking { programme: &programme, instrument: &instrument, goals: &goals };
            let wrong: Vec<FieldError> = instrument
                .items
                .iter()
                .map(|item| FieldError { field: name_of(&goals[0], item), message: "✗".into() })
                .collect();
            let view = |closed: &str, errors: &[FieldError]| {
                let blocks = if closed.is_empty() { asking.blocks(page, &|_| String::new(), errors) } else { vec![] };
                let day = page.date(jiff::civil::date(2010, 1, 1));
                let year = (("year", 1), ("from", day.as_str()), ("to", day.as_str()));
                Self {
                    page: page.clone(),
                    crumbs: here().crumbs(page),
                    year: if closed.is_empty() { page.with("self-check-year", year) } else { String::new() },
                    closed: closed.to_owned(),
                    saved: page.with("self-check-saved", [("date", day.as_str())]),
                    address: SELF_CHECK.to(here().parts()),
                    errors: listed(&blocks),
                    blocks,
                    goals: said(page, &programme, &crate::trajectory::samples::trajectory(&programme)),
                }
            };
            vec![
                ("open", view("", &[])),
                ("wrong", view("", &wrong)),
                ("still running", view(&page.with("self-check-closed", [("date", "…")]), &[])),
                ("left", view(&page.say("self-check-left"), &[])),
                ("no goal", view(&page.say("self-check-no-goal"), &[])),
            ]
        }
    }
}
