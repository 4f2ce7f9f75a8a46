//! A draft that the hospital's own reporting body prepared: its doctor reads it, then takes it over or refuses.

use app::relay::{self, Opened};
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::relay::Answer;
use serde::Deserialize;

use super::sheet::rows;
use super::{DRAFT, OWN, RELAY};
use crate::components::{Crumb, Row};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{Page, show};
use crate::sign_in::kept_nowhere;
use crate::state::WebState;
use crate::team::Colleague;

/// A draft to take over or to refuse.
#[derive(Debug, Template)]
#[template(path = "near_miss/relay.html")]
pub(crate) struct ShowRelay {
    page: Page,
    crumbs: Vec<Crumb>,
    from: String,
    until: String,
    sections: Vec<(String, Vec<Row>)>,
    address: String,
}

/// What was prepared, as people read it.
pub(crate) fn answers(page: &Page, opened: &Opened) -> Vec<(String, Vec<Row>)> {
    rows(page, &opened.asked(), &opened.content, &|_, _| None)
}

impl ShowRelay {
    pub(super) fn new(page: Page, org: &str, opened: &Opened) -> Self {
        let waiting = &opened.waiting;
        Self {
            crumbs: vec![Crumb { address: OWN.to([org]), name: page.say("near-miss-own-title") }],
            from: page.with("relay-from", [("hospital", page.read(&waiting.hospital))]),
            until: page.with("relay-until", [("date", page.date(waiting.until))]),
            sections: answers(&page, opened),
            address: RELAY.to([org, waiting.reference.as_str()]),
            page,
        }
    }
}

/// The part of an address that names a relayed draft.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct OfRelay {
    relay: String,
}

pub(super) async fn show_relay(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<OfRelay>,
) -> Result<Response, Failure> {
    colleague.must(Right::ReportNearMisses)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let opened = state.ask(move |app| relay::read(app, &actor, org, &of.relay)).await?;
    kept_nowhere(show(&ShowRelay::new(colleague.visitor.page(), colleague.org(), &opened)))
}

/// What the doctor answers.
#[derive(Debug, Deserialize)]
pub(super) struct Answered {
    #[serde(default)]
    answer: String,
}

pub(super) async fn answer(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<OfRelay>,
    Form(answered): Form<Answered>,
) -> Result<Response, Failure> {
    colleague.must(Right::ReportNearMisses)?;
    let answer = Answer::parse(&answered.answer).ok_or_else(Failure::invalid)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let begun = state.ask(move |app| relay::answer(app, &actor, org, &of.relay, answer)).await?;
    let to = match begun {
        Some(draft) => format!("{}?done=begun", DRAFT.to([colleague.org(), draft.as_str()])),
        None => format!("{}?done=relay-refused", OWN.to([colleague.org()])),
    };
    Ok(Redirect::to(&to).into_response())
}

#[cfg(test)]
impl crate::page::Sample for ShowRelay {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        vec![("offered", Self::new(page.clone(), "oa", &super::samples::relayed()))]
    }
}
