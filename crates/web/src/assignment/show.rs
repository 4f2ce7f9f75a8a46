//! One near miss on the manager's desk, and to whom it can be given.

use app::near_miss::assignment::{self, Line, Offered};
use app::near_miss::coding;
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::ids::PersonId;
use domain::near_miss::assignment::Unfit;
use domain::near_miss::course::State as Standing;
use domain::scheme::Scheme;
use serde::Deserialize;

use super::{ASSIGNMENT, CASE, DESK, SECOND};
use crate::analysis::words::{in_the_way, severities, specialty, tag, waits};
use crate::components::{Choice, Choices, Crumb, FieldError, Row, Tag, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{News, Page, show, show_as};
use crate::state::WebState;
use crate::team::Colleague;

/// An expert to whom it cannot be given now.
#[derive(Debug)]
pub(crate) struct Set {
    name: String,
    why: String,
}

#[derive(Debug, Template)]
#[template(path = "assignment/show.html")]
pub(crate) struct ShowAssignment {
    page: Page,
    crumbs: Vec<Crumb>,
    reference: String,
    tag: Tag,
    rows: Vec<Row>,
    /// Whether a second opinion was asked for.
    is_second_round: bool,
    /// To whom it can be given; nobody once it is settled.
    candidates: Option<(String, Choices)>,
    unfit: Vec<Set>,
    /// Who codes it a second time, or who can be asked to.
    second: Option<String>,
    ask_second: Option<(String, Choices)>,
    errors: Vec<FieldError>,
}

/// What one page tells.
pub(super) struct Told {
    pub(super) line: Line,
    pub(super) candidates: Vec<Offered>,
    pub(super) second: Option<String>,
}

async fn load(state: &WebState, colleague: &Colleague, reference: &str) -> Result<(Told, app::body::Body), Failure> {
    colleague.must(Right::AssignNearMisses)?;
    let (actor, org, reference) = (colleague.actor(), colleague.organisation.id, reference.to_owned());
    state
        .ask(move |app| {
            let told = Told {
                line: assignment::line(app, &actor, org, &reference)?,
                candidates: assignment::candidates(app, &actor, org, &reference)?,
                second: coding::second_of(app, &actor, org, &reference)?,
            };
            Ok((told, app::body::settings(app, &actor, org)?))
        })
        .await
}

pub(super) async fn show_case(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    axum::extract::Query(news): axum::extract::Query<News>,
) -> Result<Response, Failure> {
    let (told, body) = load(&state, &colleague, &reference).await?;
    let mut page = colleague.visitor.page();
    if news.done.as_deref() == Some("second") {
        page.notice = Some(page.say("assignment-done-second"));
    }
    show(&view(page, colleague.org(), &body.scheme, &told, ("", &[])))
}

pub(super) fn view(
    page: Page,
    org: &str,
    scheme: &Scheme,
    told: &Told,
    (chosen, errors): (&str, &[FieldError]),
) -> ShowAssignment {
    let (line, reference) = (&told.line, told.line.reference.as_str());
    let row = |key: &'static str, value: String| Row { key: page.say(key), value, change: None };
    let due = crate::analysis::words::due(&page, &line.clock);
    let mut rows = vec![
        row("assignment-specialty", specialty(&page, scheme, &line.specialty)),
        row("assignment-severity", severities(&page, line.actual, line.potential)),
        row("assignment-sent-on", page.date(line.sent_on)),
        row("assignment-waits", waits(&page, &line.clock)),
    ];
    if !due.is_empty() {
        rows.push(row("assignment-due", due));
    }
    rows.extend(line.expert.clone().map(|expert| row("assignment-expert", expert)));
    let fit: Vec<&Offered> = told.candidates.iter().filter(|one| one.unfit.is_none()).collect();
    let choice = |one: &&Offered| Choice {
        value: one.expert.to_string(),
        label: one.name.clone(),
        hint: offered_hint(&page, scheme, one),
        is_chosen: one.expert.to_string() == chosen,
    };
    let choices = |name: &str| {
        let options = fit.iter().map(choice).collect();
        Choices { name: name.to_owned(), options, error: None }.checked(errors)
    };
    let candidates = (!line.state.is_settled()).then(|| (ASSIGNMENT.to([org, reference]), choices("expert")));
    let can_be_coded = matches!(line.state, Standing::UnderAnalysis { .. } | Standing::Accepted { .. });
    let ask_second = (can_be_coded && told.second.is_none() && !fit.is_empty())
        .then(|| (SECOND.to([org, reference]), choices("coder")));
    let shown = candidates.iter().chain(&ask_second).filter(|(_, field)| !field.options.is_empty());
    let listed = shown.flat_map(|(_, field)| faults(&[field])).collect();
    ShowAssignment {
        crumbs: vec![Crumb { address: DESK.to([org]), name: page.say("assignment-title") }],
        reference: reference.to_owned(),
        tag: tag(&page, line.state.code(), &line.clock),
        rows,
        is_second_round: line.another_asked,
        unfit: told.candidates.iter().filter_map(|one| unfit(&page, one)).collect(),
        second: told.second.clone(),
        candidates,
        ask_second,
        errors: listed,
        page,
    }
}

/// What speaks for an expert: specialties, and how much they have.
fn offered_hint(page: &Page, scheme: &Scheme, one: &Offered) -> String {
    let names: Vec<String> = one.specialties.iter().map(|code| specialty(page, scheme, code)).collect();
    let values = (("specialties", page.voice.list(&names)), ("open", i64::from(one.open)), ("cap", i64::from(one.cap)));
    page.with("assignment-offered", values)
}

fn unfit(page: &Page, one: &Offered) -> Option<Set> {
    let key = match one.unfit? {
        Unfit::Tied => "assignment-unfit-tied",
        Unfit::Away => "assignment-unfit-away",
        Unfit::Full => "assignment-unfit-full",
    };
    Some(Set { name: one.name.clone(), why: page.say(key) })
}

/// Whom a form chose.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Chosen {
    #[serde(default)]
    expert: String,
    #[serde(default)]
    coder: String,
}

fn person(text: &str) -> Option<PersonId> {
    text.parse().ok().map(PersonId)
}

pub(super) async fn assign(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(sent): Form<Chosen>,
) -> Result<Response, Failure> {
    colleague.must(Right::AssignNearMisses)?;
    let Some(expert) = person(&sent.expert) else {
        return unchosen(&state, &colleague, &reference, "expert").await;
    };
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, reference.clone());
    match state.ask(move |app| assignment::assign(app, &actor, org, &named, expert)).await {
        Ok(()) => {
            let address = DESK.to([colleague.org()]);
            Ok(Redirect::to(&format!("{address}?done=assigned")).into_response())
        }
        Err(failure) => again(&state, &colleague, &reference, failure, ("expert", &sent.expert)).await,
    }
}

pub(super) async fn ask_second(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(sent): Form<Chosen>,
) -> Result<Response, Failure> {
    colleague.must(Right::AssignNearMisses)?;
    let Some(coder) = person(&sent.coder) else {
        return unchosen(&state, &colleague, &reference, "coder").await;
    };
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, reference.clone());
    match state.ask(move |app| coding::ask_second(app, &actor, org, &named, coder)).await {
        Ok(()) => {
            let address = CASE.to([colleague.org(), &reference]);
            Ok(Redirect::to(&format!("{address}?done=second")).into_response())
        }
        Err(failure) => again(&state, &colleague, &reference, failure, ("coder", &sent.coder)).await,
    }
}

/// Nobody was chosen: the page again, saying so.
async fn unchosen(
    state: &WebState,
    colleague: &Colleague,
    reference: &str,
    field: &'static str,
) -> Result<Response, Failure> {
    let (told, body) = load(state, colleague, reference).await?;
    let page = colleague.visitor.page();
    let error = FieldError { field: field.to_owned(), message: page.say("assignment-choose") };
    crate::page::show_again(&view(page, colleague.org(), &body.scheme, &told, ("", &[error])))
}

/// The page again, with what stands in the way.
async fn again(
    state: &WebState,
    colleague: &Colleague,
    reference: &str,
    failure: Failure,
    (field, chosen): (&str, &str),
) -> Result<Response, Failure> {
    let page = colleague.visitor.page();
    let status = failure.kind.status();
    let errors = in_the_way(&page, failure, (&[], field))?;
    let (told, body) = load(state, colleague, reference).await?;
    let view = view(page, colleague.org(), &body.scheme, &told, (chosen, &errors));
    // Whoever is not offered any more has no field on the page to say it beside.
    if view.errors.is_empty() {
        return Err(Failure::conflict());
    }
    show_as(status, &view)
}
