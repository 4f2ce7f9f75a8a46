//! Risk studies: those of one's own body and those that others published; planning one.

mod sheet;
mod show;

#[cfg(test)]
mod samples;

use app::screen::Confirmed;
use app::study::{self, Study};
use app::theme::Known;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::study::{Content, Method, State as Step};

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
pub(crate) use show::ShowStudy;

/// The studies; where one is planned.
pub const STUDIES: Path<1> = Path::new("/{org}/desk/studies");
/// One study; where it is saved.
pub const STUDY: Path<2> = Path::new("/{org}/desk/studies/{study}");
/// Where a study is taken to its next step.
pub const STEPS: Path<2> = Path::new("/{org}/desk/studies/{study}/steps");
/// Where its question is put to the base.
pub const ASKING: Path<2> = Path::new("/{org}/desk/studies/{study}/asking");

/// What a sheet of failure modes may weigh.
const SHEET_LIMIT: usize = 1024 * 1024;

pub(crate) fn routes() -> Vec<Route> {
    let (read, keep) = (Access::Right(Right::ReadWatch), Access::Right(Right::KeepWatch));
    vec![
        Route::get("study.list", STUDIES, read, list),
        Route::post("study.plan", STUDIES, keep, plan),
        Route::get("study.show", STUDY, read, show::show_study),
        Route::post("study.save", STUDY, keep, show::save).with_body_limit(SHEET_LIMIT),
        Route::post("study.step", STEPS, keep, show::step),
        Route::post("study.ask", ASKING, keep, show::ask),
    ]
}

#[derive(Debug, Template)]
#[template(path = "study/list.html")]
pub(crate) struct ListStudies {
    page: Page,
    lines: Vec<Line>,
    plan: Option<Planning>,
    errors: Vec<FieldError>,
}

/// A study in the list.
#[derive(Debug)]
struct Line {
    address: String,
    title: String,
    about: String,
    tag: Tag,
}

/// The form of a new study.
#[derive(Debug)]
struct Planning {
    here: String,
    title: Field,
    question: Field,
    method: Choices,
    theme: Choices,
    /// What in the title and the question could name somebody, once they were sent.
    screened: [Screened; 2],
}

async fn load(state: &WebState, colleague: &Colleague) -> Result<(Vec<Study>, Vec<Known>), Failure> {
    colleague.must(Right::ReadWatch)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    state.ask(move |app| Ok((study::list(app, &actor, org)?, app::theme::list(app)?))).await
}

async fn list(State(state): State<WebState>, colleague: Colleague) -> Result<Response, Failure> {
    let (studies, themes) = load(&state, &colleague).await?;
    let plans = colleague.may(Right::KeepWatch);
    show(&view(colleague.visitor.page(), colleague.org(), (&studies, &themes), (plans, &Sent::new(), &[])))
}

pub(super) fn view(
    page: Page,
    org: &str,
    (studies, themes): (&[Study], &[Known]),
    (plans, sent, errors): (bool, &Sent, &[FieldError]),
) -> ListStudies {
    let plan = plans.then(|| {
        let field = |name: &str| Field::new(name).holding(first(sent, name)).checked(errors);
        let options = Method::ALL.map(|method| (method.code(), page.say(method_key(method))));
        Planning {
            here: STUDIES.to([org]),
            title: field("title"),
            question: field("question"),
            method: Choices::new("kind", options).choosing(&[first(sent, "kind")]).checked(errors),
            theme: one_of(&page, themes, &first(sent, "theme"), errors),
            screened: ["title", "question"].map(|name| {
                let confirmed = Confirmed::of(all(sent, CONFIRMED));
                Screened::of(&page, name, &first(sent, name), &confirmed)
            }),
        }
    });
    let line = |study: &Study| {
        let theme = study.theme.as_deref().map(|code| name(&page, themes, code));
        let values = (
            ("method", page.say(method_key(study.method))),
            ("body", study.body.clone()),
            ("theme", theme.unwrap_or_else(|| page.say("theme-none"))),
        );
        Line {
            address: STUDY.to([org, study.reference.as_str()]),
            title: study.content.title.clone(),
            about: page.with("study-about", values),
            tag: tag(&page, study.state),
        }
    };
    ListStudies {
        lines: studies.iter().map(line).collect(),
        errors: plan
            .as_ref()
            .map_or_else(Vec::new, |form| faults(&[&form.title, &form.question, &form.method, &form.theme])),
        plan,
        page,
    }
}

pub(super) fn method_key(method: Method) -> &'static str {
    match method {
        Method::Fmea => "study-method-fmea",
        Method::Survey => "study-method-survey",
        Method::Registry => "study-method-registry",
        Method::Rex => "study-method-rex",
    }
}

/// Where a study stands, in a word.
pub(super) fn tag(page: &Page, state: Step) -> Tag {
    let (tone, key) = match state {
        Step::Planned => (Tone::Neutral, "study-state-planned"),
        Step::Running => (Tone::Info, "study-state-running"),
        Step::Finished => (Tone::Due, "study-state-finished"),
        Step::Published => (Tone::Done, "study-state-published"),
    };
    Tag { tone, text: page.say(key) }
}

async fn plan(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::KeepWatch)?;
    let sent = grouped(pairs);
    let words = |name: &str| first(&sent, name).trim().to_owned();
    let page = colleague.visitor.page();
    let Some(method) = Method::parse(&words("kind")) else {
        let error = FieldError { field: "kind".to_owned(), message: page.say("study-no-method") };
        return again(&state, &colleague, &sent, &[error]).await;
    };
    let content = Content { title: words("title"), question: words("question"), ..Content::default() };
    let theme = Some(words("theme")).filter(|code| !code.is_empty());
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let (language, confirmed) = (page.voice.language(), Confirmed::of(all(&sent, CONFIRMED)));
    let planned = state
        .ask(move |app| study::plan(app, &actor, org, method, (theme.as_deref(), &content), (&language, &confirmed)));
    match planned.await {
        Ok(reference) => Ok(Redirect::to(&STUDY.to([colleague.org(), reference.as_str()])).into_response()),
        Err(failure) => {
            let errors = in_the_way(&page, failure, (&["title", "question", "theme"], "title"))?;
            again(&state, &colleague, &sent, &errors).await
        }
    }
}

async fn again(
    state: &WebState,
    colleague: &Colleague,
    sent: &Sent,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let (studies, themes) = load(state, colleague).await?;
    let page = colleague.visitor.page();
    show_again(&view(page, colleague.org(), (&studies, &themes), (true, sent, errors)))
}
