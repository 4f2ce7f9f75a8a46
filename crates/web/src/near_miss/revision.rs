//! Completing a near miss, or sending it again: the whole form on one page, with what it says now. Nothing is changed in
//! place: a revision is added.

use std::collections::{BTreeMap, BTreeSet};

use app::near_miss::{Changes, Finding, Revising};
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::near_miss::content::{Asked, Content};

use super::check::screened;
use super::fields::Sent;
use super::one::{Seen, done, read};
use super::question::{Group, Making, Shape, errors};
use super::said::reason_key;
use super::sheet::messages;
use super::{NEAR_MISS, OWN, Of, REVISION};
use crate::components::{Crumb, FieldError};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::{Page, show, show_as};
use crate::screen::{CONFIRMED, Screened};
use crate::state::WebState;
use crate::team::Colleague;

/// The whole form, with what it says now.
#[derive(Debug, Template)]
#[template(path = "near_miss/revision.html")]
pub(crate) struct EditRevision {
    page: Page,
    crumbs: Vec<Crumb>,
    is_returned: bool,
    /// Why it came back, and what the expert said.
    reason: Option<(String, String)>,
    sections: Vec<(String, Vec<Group>)>,
    doubtful: Vec<Screened>,
    errors: Vec<FieldError>,
    trouble: String,
    number: u32,
    address: String,
    back: String,
}

/// What went wrong with a revision that was sent.
#[derive(Default)]
pub(super) struct Wrong<'a> {
    pub(super) sent: Option<&'a Sent>,
    pub(super) faults: Vec<app::Fault>,
    pub(super) trouble: String,
}

impl EditRevision {
    pub(super) fn new(page: Page, org: &str, seen: &Seen, wrong: &Wrong<'_>) -> Self {
        let asked = seen.asked();
        let empty = Content::default();
        let last = seen.revisions.iter().rfind(|revised| !revised.by_expert);
        let content = last.map_or(&empty, |revised| &revised.content);
        let faults = messages(&page, &asked, &wrong.faults);
        let making = Making {
            page: &page,
            asked,
            content,
            sent: wrong.sent,
            faults: &faults,
            seen: last.map_or(0, |last| i64::from(last.number)),
            here: seen.form().sections.iter().collect(),
        };
        let sections: Vec<(String, Vec<Group>)> = seen
            .form()
            .sections
            .iter()
            .map(|section| (page.read(&section.title).to_owned(), making.groups(section)))
            .collect();
        let returned = seen.deeds.iter().rev().find(|told| told.deed == "returned").filter(|_| seen.may.resend);
        let reason = returned.map(|told| {
            let reason = told.reason.map(|reason| page.say(reason_key(reason))).unwrap_or_default();
            (reason, told.words.clone().unwrap_or_default())
        });
        Self {
            crumbs: vec![
                Crumb { address: OWN.to([org]), name: page.say("near-miss-own-title") },
                Crumb { address: NEAR_MISS.to([org, &seen.line.reference]), name: page.say("near-miss-one-title") },
            ],
            is_returned: seen.may.resend,
            reason,
            doubtful: doubtful(&page, &asked, content, wrong),
            errors: sections.iter().flat_map(|(_, groups)| errors(groups)).collect(),
            sections,
            trouble: wrong.trouble.clone(),
            number: last.map_or(0, |last| last.number),
            address: REVISION.to([org, &seen.line.reference]),
            back: NEAR_MISS.to([org, &seen.line.reference]),
            page,
        }
    }
}

/// What could name somebody in the texts as they were sent, to be justified beside.
fn doubtful(page: &Page, asked: &Asked<'_>, content: &Content, wrong: &Wrong<'_>) -> Vec<Screened> {
    let Some(sent) = wrong.sent else { return Vec::new() };
    let justified: BTreeSet<String> = sent.values(CONFIRMED).iter().cloned().collect();
    let mut laid = content.clone();
    for (key, value) in sent.answers(asked) {
        match value {
            Some(value) => laid.0.insert(key, value),
            None => laid.0.remove(&key),
        };
    }
    let mut by_field: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
    for finding in app::near_miss::findings(&asked.stripped(&laid), &page.voice.language()) {
        by_field.entry(finding.field.to_string()).or_default().push(finding);
    }
    by_field.iter().map(|(field, found)| screened(page, field, found, &justified)).collect()
}

pub(super) async fn show_revision(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<Of>,
) -> Result<Response, Failure> {
    let seen = read(&state, &colleague, &of.near_miss).await?;
    if !seen.may.complete && !seen.may.resend {
        // What cannot be completed now says so on its page.
        return Ok(Redirect::to(&NEAR_MISS.to([colleague.org(), &of.near_miss])).into_response());
    }
    show(&EditRevision::new(colleague.visitor.page(), colleague.org(), &seen, &Wrong::default()))
}

pub(super) async fn revise(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(of): Parts<Of>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let seen = read(&state, &colleague, &of.near_miss).await?;
    let (sent, page) = (Sent::of(pairs), colleague.visitor.page());
    // A row more: nothing is sent yet, and nothing typed is lost.
    if sent.first("then").starts_with("more:") {
        let wrong = Wrong { sent: Some(&sent), ..Wrong::default() };
        return show(&EditRevision::new(page, colleague.org(), &seen, &wrong));
    }
    let revising = Revising {
        reference: of.near_miss.clone(),
        seen: u32::try_from(sent.base()).unwrap_or_default(),
        changes: changes(&seen, &sent),
        justified: sent.values(CONFIRMED).iter().cloned().collect(),
        language: page.voice.language(),
    };
    let (actor, org, is_returned) = (colleague.actor(), colleague.organisation.id, seen.may.resend);
    let revised = state
        .ask(move |app| {
            if is_returned {
                app::near_miss::resend(app, &actor, org, &revising)
            } else {
                app::near_miss::complete(app, &actor, org, &revising)
            }
        })
        .await;
    match revised {
        Ok(()) => Ok(Redirect::to(&done(&colleague, &of.near_miss, "revised")).into_response()),
        Err(failure) if matches!(failure.kind, Kind::Invalid | Kind::Conflict) => {
            let trouble = failure.reason.as_ref().map(|reason| reason.said(&page.voice)).unwrap_or_default();
            let status: StatusCode = failure.kind.status();
            let wrong = Wrong { sent: Some(&sent), faults: failure.faults, trouble };
            show_as(status, &EditRevision::new(page, colleague.org(), &seen, &wrong))
        }
        Err(failure) => Err(failure),
    }
}

fn changes(seen: &Seen, sent: &Sent) -> Changes {
    let last = seen.revisions.iter().rfind(|revised| !revised.by_expert);
    let empty = Content::default();
    let content = last.map_or(&empty, |revised| &revised.content);
    sent.changes(&seen.asked(), content).into_values().flatten().collect()
}
