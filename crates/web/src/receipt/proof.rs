//! Whether a receipt that somebody shows is one of ours: day and reference under the seal of a body, and nothing else.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use serde::Deserialize;

use crate::components::{Choice, Choices, Field, FieldError};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::{Page, show, show_again};
use crate::sign_in::kept_nowhere;
use crate::state::WebState;
use crate::visitor::Visitor;

#[derive(Debug, Template)]
#[template(path = "receipt/proof.html")]
pub(crate) struct ShowProof {
    page: Page,
    bodies: Choices,
    reference: Field,
    on: Field,
    signature: Field,
    errors: Vec<FieldError>,
    /// Whether it is ours, once asked.
    is_ours: Option<bool>,
}

#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    body: String,
    #[serde(default)]
    reference: String,
    #[serde(default)]
    on: String,
    #[serde(default)]
    signature: String,
}

/// Short name and name of everybody who may have given out a receipt.
type Bodies = Vec<(String, String)>;

pub(super) async fn ask(State(state): State<WebState>, visitor: Visitor) -> Result<Response, Failure> {
    let bodies = bodies(&state, &visitor).await?;
    kept_nowhere(show(&view(visitor.page(), bodies, &Sent::default(), None)))
}

pub(super) async fn answer(
    State(state): State<WebState>,
    visitor: Visitor,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let bodies = bodies(&state, &visitor).await?;
    let Ok(on) = sent.on.trim().parse::<Date>() else {
        return kept_nowhere(show_again(&view(visitor.page(), bodies, &sent, None)));
    };
    let Sent { body, reference, signature, .. } = sent.clone();
    let asked = state.ask(move |app| app::near_miss::is_ours(app, &body, reference.trim(), on, &signature)).await;
    let is_ours = match asked {
        Ok(is_ours) => is_ours,
        // A body that is none has given out nothing.
        Err(failure) if failure.kind == Kind::NotFound => false,
        Err(failure) => return Err(failure),
    };
    kept_nowhere(show(&view(visitor.page(), bodies, &sent, Some(is_ours))))
}

async fn bodies(state: &WebState, visitor: &Visitor) -> Result<Bodies, Failure> {
    let all = state.ask(app::organisation::list).await?;
    let named = all.into_iter().map(|one| (one.short_name, visitor.voice().read(&one.name).to_owned()));
    Ok(named.collect())
}

/// The form; one that was sent and not asked lacks a day.
fn view(page: Page, bodies: Bodies, sent: &Sent, is_ours: Option<bool>) -> ShowProof {
    let is_sent = !(sent.body.is_empty() && sent.reference.is_empty() && sent.signature.is_empty());
    let lacks_day = is_ours.is_none() && (is_sent || !sent.on.is_empty());
    let error = |field: &str| FieldError { field: field.to_owned(), message: page.say("receipt-proof-no-day") };
    let errors: Vec<FieldError> = lacks_day.then(|| error("on")).into_iter().collect();
    let field = |name: &str, value: &str| Field::new(name).holding(value).checked(&errors);
    let mut choices = Choices::new("body", bodies).choosing(&[&sent.body]);
    let blank = Choice { label: page.say("receipt-proof-choose"), ..Choice::default() };
    choices.options.insert(0, blank);
    ShowProof {
        bodies: choices,
        reference: field("reference", &sent.reference),
        on: field("on", &sent.on),
        signature: field("signature", &sent.signature),
        is_ours,
        errors,
        page,
    }
}

#[cfg(test)]
impl crate::page::Sample for ShowProof {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let bodies = || vec![("demo".to_owned(), "Organisme imaginaire".to_owned())];
        let sent = |on: &str| Sent {
            body: "demo".into(),
            reference: "k2b7".into(),
            on: on.into(),
            signature: "abcdefghijklmnopqrstuvwx".into(),
        };
        let show = |sent: &Sent, is_ours| view(page.clone(), bodies(), sent, is_ours);
        vec![
            ("empty", show(&Sent::default(), None)),
            ("no day", show(&sent("hier"), None)),
            ("ours", show(&sent("2008-03-03"), Some(true))),
            ("not ours", show(&sent("2008-03-04"), Some(false))),
        ]
    }
}
