//! Research extracts: asked for and decided on at a desk, listed for everybody once they are frozen.

mod public;
mod words;

use app::extract::{self, Protocol, Request};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::extract::{State as Standing, Variable, Verdict};
use serde::Deserialize;

use crate::components::{Choices, Crumb, Fallible, Field, FieldError, Row, Tag, Task, Tone, faults};
use crate::failure::{Failure, Kind, Reason};
use crate::form::Form;
use crate::page::{Page, show_as};
use crate::routes::{Access, Route};
use crate::sign_in::kept_nowhere;
use crate::state::WebState;
use crate::team::Colleague;
use crate::url::Path;

#[cfg(test)]
pub(crate) use public::{ListExtracts, ShowExtract};

/// Every extract that was frozen, for everybody.
pub const EXTRACTS: Path<0> = Path::new("/extracts");
/// One of them.
pub const EXTRACT: Path<1> = Path::new("/extracts/{extract}");
/// Requests, at a desk.
pub const REQUESTS: Path<1> = Path::new("/{org}/desk/extracts");
/// One request.
pub const REQUEST: Path<2> = Path::new("/{org}/desk/extracts/{extract}");
/// The data of an extract.
pub const DATA: Path<2> = Path::new("/{org}/desk/extracts/{extract}/data.csv");
/// Its dictionary.
pub const PACKAGE: Path<2> = Path::new("/{org}/desk/extracts/{extract}/datapackage.json");

pub(crate) fn routes() -> Vec<Route> {
    let ask = Access::Right(Right::AskForExtracts);
    vec![
        Route::get("extract.public-list", EXTRACTS, Access::Anyone, public::list),
        Route::get("extract.public", EXTRACT, Access::Anyone, public::show_one),
        Route::get("extract.list", REQUESTS, ask, list),
        Route::post("extract.ask", REQUESTS, ask, send),
        Route::get("extract.show", REQUEST, ask, show_request),
        Route::post("extract.decide", REQUEST, ask, decide),
        Route::get("extract.data", DATA, ask, data),
        Route::get("extract.package", PACKAGE, ask, package),
    ]
}

/// What is wrong, by field.
type Wrong = Vec<(String, String)>;

fn wrong(page: &Page, failure: &Failure) -> Wrong {
    let said = |fault: &app::Fault| (fault.field.clone(), Reason::from(fault).said(&page.voice));
    let mut all: Wrong = failure.faults.iter().map(said).collect();
    if let (true, Some(reason)) = (all.is_empty(), failure.reason.as_ref()) {
        all.push((String::new(), reason.said(&page.voice)));
    }
    all
}

fn about(wrong: &Wrong, field: &str) -> Option<String> {
    wrong.iter().find(|(of, _)| of == field).map(|(_, words)| words.clone())
}

/// A protocol as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    question: String,
    #[serde(default)]
    requester: String,
    #[serde(default)]
    methods: String,
    #[serde(default)]
    variables: Vec<String>,
    #[serde(default)]
    query: String,
    #[serde(default)]
    ethics: String,
    #[serde(default)]
    retention: String,
}

impl Typed {
    fn protocol(&self) -> Protocol {
        // A line that is not `side=value` has no side, which is told.
        let pair = |line: &str| match line.split_once('=') {
            Some((side, value)) => (side.trim().to_owned(), value.trim().to_owned()),
            None => (String::new(), line.trim().to_owned()),
        };
        Protocol {
            question: self.question.trim().to_owned(),
            requester: self.requester.trim().to_owned(),
            methods: self.methods.trim().to_owned(),
            variables: self.variables.clone(),
            query: self.query.lines().filter(|line| !line.trim().is_empty()).map(pair).collect(),
            ethics: self.ethics.trim().to_owned(),
            retention: self.retention.trim().parse().unwrap_or_default(),
        }
    }
}

#[derive(Debug, Template)]
#[template(path = "extract/list.html")]
pub(crate) struct ListRequests {
    page: Page,
    requests: Vec<Task>,
    question: Field,
    requester: Field,
    methods: Field,
    variables: Choices,
    query: Field,
    ethics: Field,
    retention: Field,
    errors: Vec<FieldError>,
    trouble: Option<String>,
    address: String,
    public: &'static str,
}

fn state_tag(page: &Page, request: &Request) -> Tag {
    let (tone, key) = match (request.state, request.may_decide) {
        (Standing::Waiting, true) => (Tone::Due, "extract-decide-now"),
        (Standing::Waiting, false) => (Tone::Neutral, "extract-waiting"),
        (Standing::Frozen, _) => (Tone::Done, "extract-frozen"),
        (Standing::Refused, _) => (Tone::Neutral, "extract-refused"),
    };
    Tag { tone, text: page.say(key) }
}

fn view(page: Page, org: &str, requests: &[Request], typed: &Typed, wrong: &Wrong) -> ListRequests {
    let field = |name: &str, value: &str| {
        let mut field = Field::new(name).holding(value);
        field.error = about(wrong, name);
        field
    };
    let (question, requester) = (field("question", &typed.question), field("requester", &typed.requester));
    let (methods, query) = (field("methods", &typed.methods), field("query", &typed.query));
    let (ethics, retention) = (field("ethics", &typed.ethics), field("retention", &typed.retention));
    let offered = Variable::ALL.map(|one| (one.code(), page.say(words::variable(one))));
    let mut variables = Choices::new("variables", offered).choosing(&typed.variables);
    variables.error = about(wrong, "variables");
    let task = |request: &Request| Task {
        title: request.protocol.question.clone(),
        hint: page.with("extract-from", (("body", page.read(&request.from)), ("date", page.date(request.asked_on)))),
        address: Some(REQUEST.to([org, request.reference.as_str()])),
        tag: state_tag(&page, request),
    };
    ListRequests {
        requests: requests.iter().map(task).collect(),
        errors: faults(&[&question as &dyn Fallible, &requester, &methods, &variables, &query, &ethics, &retention]),
        trouble: about(wrong, ""),
        question,
        requester,
        methods,
        variables,
        query,
        ethics,
        retention,
        address: REQUESTS.to([org]),
        public: EXTRACTS.plain(),
        page,
    }
}

async fn shown(
    state: &WebState,
    colleague: &Colleague,
    status: StatusCode,
    (typed, wrong): (&Typed, &Wrong),
) -> Result<Response, Failure> {
    colleague.must(Right::AskForExtracts)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let requests = state.ask(move |app| extract::list(app, &actor, org)).await?;
    show_as(status, &view(colleague.visitor.page(), colleague.org(), &requests, typed, wrong))
}

async fn list(State(state): State<WebState>, colleague: Colleague) -> Result<Response, Failure> {
    shown(&state, &colleague, StatusCode::OK, (&Typed::default(), &Wrong::new())).await
}

async fn send(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    colleague.must(Right::AskForExtracts)?;
    let (actor, org, protocol) = (colleague.actor(), colleague.organisation.id, typed.protocol());
    match state.ask(move |app| extract::ask(app, &actor, org, &protocol)).await {
        Ok(reference) => {
            let to = format!("{}?done=asked", REQUEST.to([colleague.org(), reference.as_str()]));
            Ok(Redirect::to(&to).into_response())
        }
        Err(failure) if matches!(failure.kind, Kind::Invalid | Kind::Conflict) => {
            let wrong = wrong(&colleague.visitor.page(), &failure);
            shown(&state, &colleague, failure.kind.status(), (&typed, &wrong)).await
        }
        Err(failure) => Err(failure),
    }
}

#[derive(Debug, Template)]
#[template(path = "extract/show.html")]
pub(crate) struct ShowRequest {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    tag: Tag,
    rows: Vec<Row>,
    /// Who decides, and what they decided.
    decisions: Vec<(String, String, String)>,
    may_decide: bool,
    why: Field,
    errors: Vec<FieldError>,
    /// The public page, the data and the dictionary.
    files: Option<(String, String, String)>,
    public: Option<String>,
    address: String,
}

fn one(page: Page, org: &str, request: &Request, (why, wrong): (&str, &Wrong)) -> ShowRequest {
    let protocol = &request.protocol;
    let row = |key: &str, value: String| Row { key: page.say(key), value, change: None };
    let variables: Vec<String> = protocol.variables().into_iter().map(|it| page.say(words::variable(it))).collect();
    let rows = vec![
        row("extract-identifier", request.reference.clone()),
        row("extract-requester", protocol.requester.clone()),
        row("extract-methods", protocol.methods.clone()),
        row("extract-variables", variables.join("\n")),
        row("extract-query", words::query(&page, &protocol.query)),
        row("extract-ethics", protocol.ethics.clone()),
        row("extract-retention", page.with("extract-months", [("count", protocol.retention)])),
    ];
    let decision = |decision: &extract::Decision| {
        let (said, why) = match &decision.verdict {
            None => (page.say("extract-decision-none"), String::new()),
            Some((verdict, why, on)) => {
                let key = match verdict {
                    Verdict::Approved => "extract-decision-approved",
                    Verdict::Refused => "extract-decision-refused",
                };
                (page.with(key, [("date", page.date(*on))]), why.clone())
            }
        };
        (page.read(&decision.by).to_owned(), said, why)
    };
    let parts = [org, request.reference.as_str()];
    let mut field = Field::new("why").holding(why);
    field.error = about(wrong, "why").or_else(|| about(wrong, ""));
    ShowRequest {
        crumbs: vec![Crumb { address: REQUESTS.to([org]), name: page.say("extract-title") }],
        title: protocol.question.clone(),
        tag: state_tag(&page, request),
        rows,
        decisions: request.decisions.iter().map(decision).collect(),
        may_decide: request.may_decide,
        errors: field.fault().into_iter().collect(),
        why: field,
        files: request.may_download.then(|| (DATA.to(parts), PACKAGE.to(parts), request.reference.clone())),
        public: request.frozen_on.map(|_| EXTRACT.to([&request.reference])),
        address: REQUEST.to(parts),
        page,
    }
}

/// What has just been done.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    done: String,
}

async fn load(state: &WebState, colleague: &Colleague, reference: &str) -> Result<Request, Failure> {
    colleague.must(Right::AskForExtracts)?;
    let (actor, org, reference) = (colleague.actor(), colleague.organisation.id, reference.to_owned());
    state.ask(move |app| extract::read(app, &actor, org, &reference)).await
}

async fn show_request(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let request = load(&state, &colleague, &reference).await?;
    let mut page = colleague.visitor.page();
    page.notice = match done.done.as_str() {
        "asked" => Some(page.say("extract-done-asked")),
        "decided" => Some(page.say("extract-done-decided")),
        _ => None,
    };
    show_as(StatusCode::OK, &one(page, colleague.org(), &request, ("", &Wrong::new())))
}

/// A decision as it was sent.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Decision {
    #[serde(default)]
    verdict: String,
    #[serde(default)]
    why: String,
}

async fn decide(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(decision): Form<Decision>,
) -> Result<Response, Failure> {
    colleague.must(Right::AskForExtracts)?;
    let verdict = Verdict::parse(&decision.verdict).ok_or_else(Failure::invalid)?;
    let (actor, org, asked) = (colleague.actor(), colleague.organisation.id, reference.clone());
    let why = decision.why.clone();
    match state.ask(move |app| extract::decide(app, &actor, org, &asked, (verdict, &why))).await {
        Ok(()) => {
            let to = format!("{}?done=decided", REQUEST.to([colleague.org(), reference.as_str()]));
            Ok(Redirect::to(&to).into_response())
        }
        Err(failure) if matches!(failure.kind, Kind::Invalid | Kind::Conflict) => {
            let request = load(&state, &colleague, &reference).await?;
            let page = colleague.visitor.page();
            let wrong = wrong(&page, &failure);
            show_as(failure.kind.status(), &one(page, colleague.org(), &request, (&decision.why, &wrong)))
        }
        Err(failure) => Err(failure),
    }
}

async fn files(state: &WebState, colleague: &Colleague, reference: &str) -> Result<extract::Files, Failure> {
    colleague.must(Right::AskForExtracts)?;
    let (actor, org, reference) = (colleague.actor(), colleague.organisation.id, reference.to_owned());
    state.ask(move |app| extract::download(app, &actor, org, &reference)).await
}

fn file(name: &str, kind: &str, body: String) -> Result<Response, Failure> {
    let named = format!("attachment; filename=\"{name}\"");
    kept_nowhere(Ok(([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, named)], body).into_response()))
}

async fn data(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
) -> Result<Response, Failure> {
    file("data.csv", "text/csv; charset=utf-8", files(&state, &colleague, &reference).await?.data)
}

async fn package(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
) -> Result<Response, Failure> {
    file("datapackage.json", "application/json; charset=utf-8", files(&state, &colleague, &reference).await?.package)
}

#[cfg(test)]
mod samples;
