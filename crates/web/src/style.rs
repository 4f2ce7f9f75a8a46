//! The gallery: every component on one page, alive, in the reader's language. It exists in demonstrations only; whoever changes a component looks here, in
//! both languages, light and dark, on a phone and on paper.

mod samples;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Json, Response};
use serde::Deserialize;

use crate::charts::{Bars, Icons, Lines};
use crate::components::{Choices, Crumb, Fallible, Field, FieldError, Pagination, Row, Tag, Task, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{Page, show, show_again};
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::url::Path;
use crate::visitor::Visitor;

/// The gallery.
pub const STYLE: Path<0> = Path::new("/style");

/// Where the gallery's form saves itself: it answers as a real draft does, and keeps nothing.
pub const DRAFT: Path<0> = Path::new("/style/draft");

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("style.show", STYLE, Access::Demonstration, show_gallery),
        Route::post("style.send", STYLE, Access::Demonstration, send),
        Route::post("style.save-draft", DRAFT, Access::Demonstration, save_draft),
    ]
}

/// What the gallery's form sends.
#[derive(Debug, Default, Deserialize)]
struct Sent {
    #[serde(default)]
    patients: String,
    #[serde(default)]
    done: String,
    #[serde(default)]
    obstacle: Vec<String>,
    #[serde(default)]
    plan: String,
}

/// The form of the gallery, as it stands.
#[derive(Debug)]
struct Questionnaire {
    patients: Field,
    done: Choices,
    obstacle: Choices,
    other: Field,
    plan: Field,
}

#[derive(Debug, Template)]
#[template(path = "style/show.html")]
pub(crate) struct ShowStyle {
    page: Page,
    form: Questionnaire,
    faults: Vec<FieldError>,
    crumbs: Vec<Crumb>,
    rows: Vec<Row>,
    tasks: Vec<Task>,
    pages: Pagination,
    setting: Choices,
    file: Field,
    password: Field,
    bars: Bars,
    funnel: Bars,
    lines: Lines,
    icons: Icons,
    team: Vec<(&'static str, Tag, f64)>,
}

impl ShowStyle {
    fn with(page: Page, form: Questionnaire) -> Self {
        let faults = faults(&[&form.patients as &dyn Fallible, &form.done, &form.obstacle, &form.plan]);
        samples::gallery(page, form, faults)
    }
}

async fn show_gallery(visitor: Visitor) -> Result<Response, Failure> {
    let page = samples::dressed(visitor.page());
    let form = questionnaire(&page, &Sent::default());
    show(&ShowStyle::with(page, form))
}

async fn send(visitor: Visitor, Form(sent): Form<Sent>) -> Result<Response, Failure> {
    let page = samples::dressed(visitor.page());
    let form = checked(&page, questionnaire(&page, &sent), &sent);
    let view = ShowStyle::with(page, form);
    if view.faults.is_empty() {
        let notice = view.page.say("style-sent");
        return show(&ShowStyle { page: view.page.clone().with_notice(notice), ..view });
    }
    show_again(&view)
}

fn questionnaire(page: &Page, sent: &Sent) -> Questionnaire {
    let answers = [
        ("all", page.say("style-done-all")),
        ("some", page.say("style-done-some")),
        ("not-yet", page.say("style-done-not-yet")),
    ];
    let obstacles = [
        ("time", page.say("style-obstacle-time")),
        ("patients", page.say("style-obstacle-patients")),
        ("other", page.say("style-obstacle-other")),
    ];
    Questionnaire {
        patients: Field::new("patients").holding(&sent.patients),
        done: Choices::new("done", answers).choosing(&[&sent.done]),
        obstacle: Choices::new("obstacle", obstacles)
            .choosing(&sent.obstacle)
            .explaining("patients", page.say("style-obstacle-patients-hint")),
        other: Field::new("other"),
        plan: Field::new("plan").holding(&sent.plan),
    }
}

fn checked(page: &Page, mut form: Questionnaire, sent: &Sent) -> Questionnaire {
    if sent.patients.parse::<u16>().is_err() {
        form.patients = form.patients.wrong(page.say("style-patients-wrong"));
    }
    if sent.done.is_empty() {
        form.done = form.done.wrong(page.say("style-done-wrong"));
    }
    form
}

/// One changed field, as the script sends it.
#[derive(Debug, Deserialize)]
struct Change {
    field: String,
    #[serde(default)]
    value: Vec<String>,
    base: u64,
}

/// Answers as the draft of a questionnaire does. Typing `409` into the plan plays the other device that was faster.
async fn save_draft(State(state): State<WebState>, visitor: Visitor, Form(change): Form<Change>) -> Response {
    let version = change.base + 1;
    if change.field == "plan" && change.value.iter().any(|value| value.contains("409")) {
        let theirs = vec![visitor.voice().say("style-plan-theirs")];
        return (StatusCode::CONFLICT, Json(serde_json::json!({ "version": version, "theirs": theirs })))
            .into_response();
    }
    let saved_at = visitor.voice().time(state.now().time());
    Json(serde_json::json!({ "version": version, "saved_at": saved_at })).into_response()
}

#[cfg(test)]
impl crate::page::Sample for ShowStyle {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let dressed = samples::dressed(page.clone());
        let empty = questionnaire(page, &Sent::default());
        let wrong = checked(page, questionnaire(page, &Sent::default()), &Sent::default());
        vec![
            ("passer-by", Self::with(page.clone(), empty)),
            ("signed in, form with errors", Self::with(dressed, wrong)),
        ]
    }
}
