//! What is to be known before the first word, and the first word.

use app::near_miss::{NearMissForm, Start};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use domain::authority::Right;
use serde::Deserialize;

use super::own::median_said;
use super::{DRAFT, DRAFTS, FILE, OWN};
use crate::components::{Crumb, Fallible, Field, FieldError, faults};
use crate::cookies;
use crate::failure::{Failure, Kind, Reason};
use crate::form::Form;
use crate::page::{Page, show, show_as};
use crate::state::WebState;
use crate::team::Colleague;

/// What is to be known before the first word.
#[derive(Debug, Template)]
#[template(path = "near_miss/before.html")]
pub(crate) struct ShowBefore {
    page: Page,
    crumbs: Vec<Crumb>,
    /// Whether the page stands between a first line and its draft.
    stands_between: bool,
    /// Whether author and expert know each other's names.
    is_named: bool,
    months: u16,
    /// Whether serious events are taken with the reference of their declaration.
    takes_serious: bool,
    median: Option<String>,
    line: Field,
    pasted: Field,
    errors: Vec<FieldError>,
    begin: String,
    from_file: String,
}

/// What the page says of a body.
pub(super) struct Told {
    pub(super) is_named: bool,
    pub(super) months: u16,
    pub(super) takes_serious: bool,
    pub(super) median: Option<app::near_miss::Median>,
}

impl From<&NearMissForm> for Told {
    fn from(form: &NearMissForm) -> Self {
        Self {
            is_named: form.body.named,
            months: form.body.handling_months,
            takes_serious: form.body.serious != domain::near_miss::serious::Policy::Exclude,
            median: form.median,
        }
    }
}

/// What a draft begins with, as it was sent.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Begun {
    #[serde(default)]
    pub(super) line: String,
    #[serde(default)]
    pub(super) pasted: String,
    /// Sent by the page itself: it was shown.
    #[serde(default)]
    pub(super) read: String,
}

impl ShowBefore {
    pub(super) fn new(page: Page, org: &str, told: &Told, begun: &Begun, error: Option<String>) -> Self {
        let mut line = Field::new("line").holding(&begun.line);
        let mut pasted = Field::new("pasted").holding(&begun.pasted);
        let wrong = if begun.pasted.trim().is_empty() { &mut line } else { &mut pasted };
        wrong.error = error;
        Self {
            crumbs: vec![Crumb { address: OWN.to([org]), name: page.say("near-miss-own-title") }],
            stands_between: !begun.line.is_empty() || !begun.pasted.is_empty(),
            is_named: told.is_named,
            months: told.months,
            takes_serious: told.takes_serious,
            median: told.median.map(|median| median_said(&page, median)),
            errors: faults(&[&line as &dyn Fallible, &pasted]),
            line,
            pasted,
            begin: DRAFTS.to([org]),
            from_file: format!("{}?read=yes", FILE.to([org])),
            page,
        }
    }
}

async fn form(state: &WebState, colleague: &Colleague) -> Result<NearMissForm, Failure> {
    colleague.must(Right::ReportNearMisses)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    state.ask(move |app| app::near_miss::form(app, &actor, org)).await
}

pub(super) async fn show_before(State(state): State<WebState>, colleague: Colleague) -> Result<Response, Failure> {
    let told = Told::from(&form(&state, &colleague).await?);
    show(&ShowBefore::new(colleague.visitor.page(), colleague.org(), &told, &Begun::default(), None))
}

/// Begins a draft; whoever has never seen what is to be known before is shown that first, with what they typed.
pub(super) async fn begin(
    State(state): State<WebState>,
    colleague: Colleague,
    jar: CookieJar,
    Form(begun): Form<Begun>,
) -> Result<Response, Failure> {
    let form = form(&state, &colleague).await?;
    let (page, told) = (colleague.visitor.page(), Told::from(&form));
    let again = |status, begun: &Begun, error| {
        show_as(status, &ShowBefore::new(page.clone(), colleague.org(), &told, begun, error))
    };
    if begun.line.trim().is_empty() && begun.pasted.trim().is_empty() {
        return again(StatusCode::UNPROCESSABLE_ENTITY, &begun, Some(page.say("near-miss-line-missing")));
    }
    if begun.read.is_empty() && is_first(&state, &colleague).await? {
        return again(StatusCode::OK, &begun, None);
    }
    let start = match begun.pasted.trim() {
        "" => Start::Words(begun.line.clone()),
        pasted => {
            let text = format!("{}\n\n{pasted}", begun.line.trim());
            Start::Content(documents::near_miss::draft::from_text(form.form(), text.trim()))
        }
    };
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    match state.ask(move |app| app::near_miss::begin(app, &actor, org, &start)).await {
        Ok(reference) => {
            let since = format!("{reference}.{}", state.app.now().as_second());
            let jar = jar.add(cookies::build(&state, cookies::NEAR_MISS, since));
            let to = format!("{}?done=begun", DRAFT.to([colleague.org(), &reference]));
            Ok((jar, Redirect::to(&to)).into_response())
        }
        Err(failure) if matches!(failure.kind, Kind::Invalid | Kind::Conflict) => {
            let reason = failure.reason.as_ref().map(|reason: &Reason| reason.said(&page.voice));
            again(failure.kind.status(), &begun, reason)
        }
        Err(failure) => Err(failure),
    }
}

/// Whether its author has neither a draft nor a near miss: they have not passed that page yet.
pub(super) async fn is_first(state: &WebState, colleague: &Colleague) -> Result<bool, Failure> {
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    state
        .ask(move |app| {
            let drafts = app::near_miss::drafts(app, &actor, org)?;
            Ok(drafts.is_empty() && app::near_miss::own(app, &actor, org, None)?.lines.is_empty())
        })
        .await
}
