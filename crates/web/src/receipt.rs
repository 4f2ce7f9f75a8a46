//! The receipt of a near miss: whoever has its secret sees where it stands and what was done, without signing in.
//!
//! The secret comes in the body of a form and in no address, cookie or log; a secret that opens nothing is answered in
//! the same words whatever it looks like.

mod proof;

use app::near_miss::ReceiptState;
use askama::Template;
use axum::extract::{ConnectInfo, FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use domain::near_miss::clock::{Clock, WaitsOn};
use serde::Deserialize;
use std::convert::Infallible;
use std::net::SocketAddr;

use crate::components::{Field, FieldError, Row};
use crate::failure::{Failure, Kind};
use crate::feedback::TrailView;
use crate::form::Form;
use crate::near_miss::said::{deed_key, state_key};
use crate::page::{Page, show, show_as};
use crate::routes::{Access, Route};
use crate::sign_in::kept_nowhere;
use crate::state::WebState;
use crate::url::Path;
use crate::visitor::Visitor;

/// Where a receipt is opened.
pub const RECEIPT: Path<0> = Path::new("/receipt");

/// Where a receipt that somebody shows is checked.
pub const PROOF: Path<0> = Path::new("/receipt/proof");

#[cfg(test)]
pub(crate) use proof::ShowProof;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("receipt.show", RECEIPT, Access::Anyone, show_form),
        Route::post("receipt.open", RECEIPT, Access::Anyone, open),
        Route::get("receipt.ask-proof", PROOF, Access::Anyone, proof::ask),
        Route::post("receipt.prove", PROOF, Access::Anyone, proof::answer),
    ]
}

#[derive(Debug, Template)]
#[template(path = "receipt/show.html")]
pub(crate) struct AskReceipt {
    page: Page,
    secret: Field,
    errors: Vec<FieldError>,
}

#[derive(Debug, Template)]
#[template(path = "receipt/opened.html")]
pub(crate) struct ShowTrail {
    page: Page,
    rows: Vec<Row>,
    /// Each deed with its day, the latest last.
    trail: Vec<(String, String)>,
    came_back: TrailView,
}

/// The place a request comes from, as far as it is known: what the proxy in front of us saw, else who connected. It is
/// counted under a keyed hash, and forgotten after a day.
pub(crate) struct Whence(String);

impl FromRequestParts<WebState> for Whence {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Infallible> {
        // Without a proxy whoever asks writes this header.
        let told = parts.headers.get("x-forwarded-for").filter(|_| state.secure);
        let told = told.and_then(|value| value.to_str().ok());
        let told = told.and_then(|told| told.rsplit(',').next()).map(|last| last.trim().to_owned());
        let connected = || parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|from| from.0.ip().to_string());
        Ok(Self(told.or_else(connected).unwrap_or_default()))
    }
}

#[derive(Debug, Default, Deserialize)]
struct Sent {
    #[serde(default)]
    secret: String,
}

async fn show_form(visitor: Visitor) -> Result<Response, Failure> {
    kept_nowhere(show(&AskReceipt::new(visitor.page(), "", None)))
}

async fn open(
    State(state): State<WebState>,
    visitor: Visitor,
    Whence(from): Whence,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let secret = sent.secret.clone();
    let page = visitor.page();
    let failure = match state.ask(move |app| app::near_miss::receipt(app, &secret, &from)).await {
        Ok(opened) => return kept_nowhere(show(&ShowTrail::new(page, &opened))),
        Err(failure) => failure,
    };
    let (status, said) = match (failure.kind, &failure.reason) {
        (Kind::NotFound, _) => (StatusCode::UNPROCESSABLE_ENTITY, page.say("receipt-unknown")),
        (Kind::Invalid, Some(reason)) => (StatusCode::TOO_MANY_REQUESTS, reason.said(&page.voice)),
        _ => return Err(failure),
    };
    // It comes back to whoever typed it, to be compared with the paper; browsers are told to keep none of this page.
    kept_nowhere(show_as(status, &AskReceipt::new(page, &sent.secret, Some(said))))
}

impl AskReceipt {
    fn new(page: Page, secret: &str, wrong: Option<String>) -> Self {
        let errors: Vec<FieldError> =
            wrong.map(|message| FieldError { field: "secret".to_owned(), message }).into_iter().collect();
        Self { secret: Field::new("secret").holding(secret).checked(&errors), errors, page }
    }
}

impl ShowTrail {
    fn new(page: Page, opened: &ReceiptState) -> Self {
        let row = |key: &'static str, value: String| Row { key: page.say(key), value, change: None };
        let rows = vec![
            row("receipt-reference", opened.reference.clone()),
            row("receipt-body", page.read(&opened.body).to_owned()),
            row("receipt-state", page.say(state_key(opened.state))),
            row("receipt-clock", clock(&page, &opened.clock)),
        ];
        let deed = |(code, on): &(&'static str, jiff::civil::Date)| (page.say(deed_key(code)), page.date(on));
        let came_back = TrailView::of(&page, &opened.came_back);
        Self { rows, trail: opened.trail.iter().map(deed).collect(), came_back, page }
    }
}

/// On whom it waits, since when, until when.
fn clock(page: &Page, clock: &Clock) -> String {
    let (since, due) = (page.date(clock.since), page.date(clock.due));
    let key = match clock.waits_on {
        WaitsOn::Manager => "receipt-waits-manager",
        WaitsOn::Expert => "receipt-waits-expert",
        WaitsOn::Author => return page.with("receipt-waits-author", [("since", since)]),
        WaitsOn::Nobody => return page.say("receipt-waits-nobody"),
    };
    let waits = page.with(key, [("since", since), ("due", due)]);
    if clock.overdue { format!("{waits}\n{}", page.say("receipt-overdue")) } else { waits }
}

#[cfg(test)]
impl crate::page::Sample for AskReceipt {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let wrong = Some(page.say("receipt-unknown"));
        vec![("empty", Self::new(page.clone(), "", None)), ("unknown", Self::new(page.clone(), "abc def", wrong))]
    }
}

#[cfg(test)]
impl crate::page::Sample for ShowTrail {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let day = jiff::civil::date(2008, 4, 2);
        let name = domain::text::Text::new([(domain::text::Language::french(), "Organisme imaginaire".to_owned())]);
        let opened = |state, waits_on, overdue| ReceiptState {
            reference: "k2b7".into(),
            body: name.clone(),
            state,
            clock: Clock { waits_on, since: day, due: jiff::civil::date(2008, 6, 2), overdue },
            trail: vec![("sent", day), ("assigned", day), ("opened", day)],
            came_back: crate::feedback::trail_sample(),
        };
        let show = |state, waits_on, overdue| Self::new(page.clone(), &opened(state, waits_on, overdue));
        vec![
            ("sent", show("sent", WaitsOn::Manager, false)),
            ("overdue", show("under_analysis", WaitsOn::Expert, true)),
            ("returned", show("returned", WaitsOn::Author, false)),
            ("accepted", show("accepted", WaitsOn::Nobody, false)),
        ]
    }
}
