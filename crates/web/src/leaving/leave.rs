//! Being away from a day, to a day or until one says so.

use app::leaving;
use app::participant::Participant;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::programme::LeaveRule;
use jiff::civil::Date;
use serde::Deserialize;

use super::{LEAVE, RETURN, WITHDRAWAL};
use crate::components::{Choices, Field, FieldError, Row, faults};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show, show_as};
use crate::places::own_path;
use crate::state::WebState;

/// The page about being away.
#[derive(Debug, Template)]
#[template(path = "leaving/leave.html")]
pub(crate) struct ShowLeave {
    page: Page,
    path: String,
    address: String,
    coming_back: String,
    withdrawal: String,
    away: Option<String>,
    has_left: bool,
    extends: bool,
    from: Field,
    to: Field,
    kind: Choices,
    past: Vec<Row>,
    faults: Vec<FieldError>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    kind: String,
}

impl ShowLeave {
    fn new(here: &OwnCohort, me: &Participant, today: Date, sent: &Sent, errors: &[FieldError]) -> Self {
        let page = here.visitor.page();
        let is_now = |from: Date, to: Option<Date>| from <= today && to.is_none_or(|to| today <= to);
        let away = me.leaves.iter().find(|leave| is_now(leave.from, leave.to));
        let kinds = [("leave", page.say("leaving-kind-leave")), ("illness", page.say("leaving-kind-illness"))];
        let kind = if sent.kind == "illness" { "illness" } else { "leave" };
        let from = Field::new("from").holding(&sent.from).checked(errors);
        let to = Field::new("to").holding(&sent.to).checked(errors);
        let past = me.leaves.iter().map(|leave| Row {
            key: page.say(if leave.kind == "illness" { "leaving-kind-illness" } else { "leaving-kind-leave" }),
            value: period(&page, leave.from, leave.to),
            change: None,
        });
        Self {
            path: own_path(here.parts()),
            address: LEAVE.to(here.parts()),
            coming_back: RETURN.to(here.parts()),
            withdrawal: WITHDRAWAL.to(here.parts()),
            away: away.map(|leave| period(&page, leave.from, leave.to)),
            has_left: me.departure.is_some(),
            extends: me.programme.leave == LeaveRule::Extends,
            past: past.collect(),
            faults: faults(&[&from, &to]),
            from,
            to,
            kind: Choices::new("kind", kinds).choosing(&[kind]),
            page,
        }
    }
}

/// « from 1 May 2008 to 20 May 2008 », or « from 1 May 2008 ».
fn period(page: &Page, from: Date, to: Option<Date>) -> String {
    match to {
        Some(to) => page.with("leaving-period", [("from", page.date(from)), ("to", page.date(to))]),
        None => page.with("leaving-period-open", [("from", page.date(from))]),
    }
}

async fn read(state: &WebState, here: &OwnCohort) -> Result<(Participant, Date), Failure> {
    let (actor, pinned) = (here.actor(), here.pinned.clone());
    state
        .ask(move |app| {
            let (me, _) = leaving::exit_form(app, &actor, &pinned)?;
            let today = me.today(app.now());
            Ok((me, today))
        })
        .await
}

pub(super) async fn show_leave(State(state): State<WebState>, here: OwnCohort) -> Result<Response, Failure> {
    let (me, today) = read(&state, &here).await?;
    let sent = Sent { from: today.to_string(), ..Sent::default() };
    show(&ShowLeave::new(&here, &me, today, &sent, &[]))
}

pub(super) async fn go(
    State(state): State<WebState>,
    here: OwnCohort,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let wrong =
        |field: &str| FieldError { field: field.to_owned(), message: here.visitor.voice().say("leaving-wrong-date") };
    let from: Result<Date, _> = sent.from.trim().parse();
    let to = Some(sent.to.trim()).filter(|to| !to.is_empty()).map(str::parse::<Date>).transpose();
    let (from, to) = match (from, to) {
        (Ok(from), Ok(to)) => (from, to),
        (from, to) => {
            let errors = [from.is_err().then(|| wrong("from")), to.is_err().then(|| wrong("to"))];
            let errors: Vec<FieldError> = errors.into_iter().flatten().collect();
            return again(&state, &here, &sent, &errors, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    let (actor, pinned, illness) = (here.actor(), here.pinned.clone(), sent.kind == "illness");
    let done = state.ask(move |app| leaving::go_on_leave(app, &actor, &pinned, from, to, illness)).await;
    let Err(failure) = done else {
        return Ok(Redirect::to(&LEAVE.to(here.parts())).into_response());
    };
    let errors = match (&failure.kind, &failure.reason) {
        (Kind::Invalid, _) => failure.field_errors(here.visitor.voice()),
        (Kind::Conflict, Some(reason)) => {
            vec![FieldError { field: "from".to_owned(), message: reason.said(here.visitor.voice()) }]
        }
        _ => return Err(failure),
    };
    again(&state, &here, &sent, &errors, failure.kind.status()).await
}

async fn again(
    state: &WebState,
    here: &OwnCohort,
    sent: &Sent,
    errors: &[FieldError],
    status: StatusCode,
) -> Result<Response, Failure> {
    let (me, today) = read(state, here).await?;
    show_as(status, &ShowLeave::new(here, &me, today, sent, errors))
}

pub(super) async fn come_back(State(state): State<WebState>, here: OwnCohort) -> Result<Redirect, Failure> {
    let (actor, pinned) = (here.actor(), here.pinned.clone());
    state.ask(move |app| leaving::come_back(app, &actor, &pinned)).await?;
    Ok(Redirect::to(&own_path(here.parts())))
}

#[cfg(test)]
impl crate::page::Sample for ShowLeave {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let at = ["amp", "pip", "2008-01"];
        let day = page.now.date();
        let view = |away: Option<String>, has_left, extends, wrong| {
            let from = Field::new("from").holding(day.to_string());
            let from = if wrong { from.wrong(page.say("leaving-wrong-date")) } else { from };
            Self {
                page: page.clone(),
                path: own_path(at),
                address: LEAVE.to(at),
                coming_back: RETURN.to(at),
                withdrawal: WITHDRAWAL.to(at),
                has_left,
                extends,
                past: away
                    .iter()
                    .map(|period| Row { key: page.say("leaving-kind-leave"), value: period.clone(), change: None })
                    .collect(),
                away,
                faults: faults(&[&from]),
                from,
                to: Field::new("to"),
                kind: Choices::new(
                    "kind",
                    [("leave", page.say("leaving-kind-leave")), ("illness", page.say("leaving-kind-illness"))],
                ),
            }
        };
        vec![
            ("here", view(None, false, true, true)),
            ("away", view(Some(period(page, day, None)), false, false, false)),
            ("away to a day", view(Some(period(page, day, Some(day))), false, true, false)),
            ("left", view(None, true, true, false)),
        ]
    }
}
