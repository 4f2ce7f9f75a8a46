//! General measures of a cohort: what is declared when an epidemic, a strike or an outage keeps a whole cohort from its work.

use app::cohort::{NewMeasure, declare_measure, declared};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use jiff::civil::Date;
use serde::Deserialize;

use crate::board::crumbs;
use crate::components::{Crumb, Field, FieldError};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::own_cohort::OwnCohort;
use crate::page::{News, Page, show, show_again};
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::url::Path;

/// The general measures of a cohort, and where one is declared.
pub const MEASURES: Path<3> = Path::new("/{org}/team/{programme}/{cohort}/measures");

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("general-measure.list", MEASURES, Access::Right(Right::ReadBoard), list),
        Route::post("general-measure.declare", MEASURES, Access::Right(Right::DeclareMeasures), declare),
    ]
}

/// One measure that was declared.
#[derive(Debug)]
struct Declared {
    period: String,
    days: String,
    reason: String,
    on: String,
}

/// The form of whoever may declare.
#[derive(Debug)]
struct Declaring {
    action: String,
    from: Field,
    to: Field,
    days: Field,
    reason: Field,
}

#[derive(Debug, Template)]
#[template(path = "general_measure/list.html")]
pub(crate) struct ListMeasures {
    page: Page,
    crumbs: Vec<Crumb>,
    cohort: String,
    measures: Vec<Declared>,
    form: Option<Declaring>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Clone, Default, Deserialize)]
struct Sent {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    days: String,
    #[serde(default)]
    reason: String,
}

async fn list(State(state): State<WebState>, cohort: OwnCohort, Query(news): Query<News>) -> Result<Response, Failure> {
    let page = cohort.visitor.page();
    let notice = page.say("team-measure-declared");
    let page = if news.done.is_some() { page.with_notice(notice) } else { page };
    show(&view(&state, &cohort, page, &Sent::default(), Vec::new()).await?)
}

async fn view(
    state: &WebState,
    cohort: &OwnCohort,
    page: Page,
    sent: &Sent,
    errors: Vec<FieldError>,
) -> Result<ListMeasures, Failure> {
    let (actor, pinned) = (cohort.actor(), cohort.pinned.clone());
    let measures = state.ask(move |app| declared(app, &actor, &pinned)).await?;
    let may = cohort.actor().may(Right::DeclareMeasures, cohort.organisation.id).is_ok();
    let field = |name: &str, value: &str| Field::new(name).holding(value).checked(&errors);
    let zone = &cohort.pinned.programme.zone;
    Ok(ListMeasures {
        crumbs: crumbs(&page, cohort.parts(), true),
        cohort: cohort.pinned.cohort.name.clone(),
        measures: measures
            .iter()
            .map(|one| Declared {
                period: page.with("board-from-to", (("from", page.date(one.from)), ("to", page.date(one.to)))),
                days: page.with("team-measure-moves", [("days", one.days)]),
                reason: one.reason.clone(),
                on: page.voice.short_date(domain::calendar::civil_date(one.at, zone)),
            })
            .collect(),
        form: may.then(|| Declaring {
            action: MEASURES.to(cohort.parts()),
            from: field("from", &sent.from),
            to: field("to", &sent.to),
            days: field("days", &sent.days),
            reason: field("reason", &sent.reason),
        }),
        errors,
        page,
    })
}

async fn declare(
    State(state): State<WebState>,
    cohort: OwnCohort,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let page = cohort.visitor.page();
    let mut errors = Vec::new();
    let mut date = |name: &str, text: &str| {
        let read = text.trim().parse::<Date>();
        if read.is_err() {
            errors.push(FieldError { field: name.to_owned(), message: page.say("team-date-missing") });
        }
        read.unwrap_or_default()
    };
    let (from, to) = (date("from", &sent.from), date("to", &sent.to));
    // A number of days that is none is refused by the rule, with its bounds.
    let days = sent.days.trim().parse().unwrap_or_default();
    let new = NewMeasure { from, to, days, reason: sent.reason.clone() };
    let (actor, pinned) = (cohort.actor(), cohort.pinned.clone());
    actor
        .may(Right::DeclareMeasures, cohort.organisation.id)
        .map_err(|refusal| Failure::from(app::Error::from(refusal)))?;
    if errors.is_empty() {
        match state.ask(move |app| declare_measure(app, &actor, &pinned, new)).await {
            Ok(()) => {
                let address = format!("{}?done=declared", MEASURES.to(cohort.parts()));
                return Ok(Redirect::to(&address).into_response());
            }
            Err(failure) if failure.kind == Kind::Invalid => errors = failure.field_errors(&page.voice),
            Err(failure) => return Err(failure),
        }
    }
    show_again(&view(&state, &cohort, page, &sent, errors).await?)
}

#[cfg(test)]
impl crate::page::Sample for ListMeasures {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let parts = ["amp", "prescrire-pip", "2008-01"];
        let form = |errors: &[FieldError]| Declaring {
            action: MEASURES.to(parts),
            from: Field::new("from").holding("2008-03-01"),
            to: Field::new("to").holding("2008-02-01").checked(errors),
            days: Field::new("days").holding("14"),
            reason: Field::new("reason").holding("Grippe"),
        };
        let errors = vec![FieldError { field: "to".into(), message: page.say("fault-ends-before") }];
        let list = |form, errors, measures| Self {
            page: page.clone(),
            crumbs: crumbs(page, parts, true),
            cohort: "2008-01".into(),
            measures,
            form,
            errors,
        };
        let one = Declared {
            period: "…".into(),
            days: page.with("team-measure-moves", [("days", 14)]),
            reason: "Grippe".into(),
            on: "…".into(),
        };
        vec![
            ("none, read by a tutor", list(None, Vec::new(), Vec::new())),
            ("one, with the form", list(Some(form(&[])), Vec::new(), vec![one])),
            ("with an error", list(Some(form(&errors)), errors.clone(), Vec::new())),
        ]
    }
}
