//! The cohorts of an organisation: starting one, and recording what accredits the organisation.

use app::board::{Phase, overview};
use app::record::{NewAccreditation, accreditations, record_accreditation};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use jiff::civil::Date;
use serde::Deserialize;

use crate::accredited::Accredited;
use crate::board::BOARD;
use crate::components::{Choices, Crumb, Field, FieldError, Tag, Task, Tone};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::{News, Page, show, show_again};
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::team::{Colleague, TEAM};
use crate::url::Path;

/// The cohorts of an organisation, and where one is started.
pub const COHORTS: Path<1> = Path::new("/{org}/team/cohorts");

/// Where an accreditation of the organisation is recorded.
pub const ACCREDITATIONS: Path<1> = Path::new("/{org}/team/cohorts/accreditations");

pub(crate) fn routes() -> Vec<Route> {
    let manage = Access::Right(Right::ManageCohorts);
    vec![
        Route::get("cohort.list", COHORTS, Access::Right(Right::ReadBoard), list),
        Route::post("cohort.start", COHORTS, manage, start),
        Route::post("cohort.accredit", ACCREDITATIONS, manage, accredit),
    ]
}

/// The form that starts a cohort.
#[derive(Debug)]
struct Starting {
    action: String,
    version: Choices,
    name: Field,
    start: Field,
}

/// The form that records an accreditation.
#[derive(Debug)]
struct Accrediting {
    action: String,
    authority: Field,
    number: Field,
    from: Field,
    to: Field,
}

#[derive(Debug, Template)]
#[template(path = "cohort/list.html")]
pub(crate) struct ListCohorts {
    page: Page,
    crumbs: Vec<Crumb>,
    cohorts: Vec<Task>,
    starting: Option<Starting>,
    accredited: Vec<Accredited>,
    accrediting: Option<Accrediting>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Clone, Default, Deserialize)]
struct NewCohort {
    #[serde(default)]
    version: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    start: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
struct Accreditation {
    #[serde(default)]
    authority: String,
    #[serde(default)]
    number: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

/// What was typed into either form.
#[derive(Debug, Clone, Default)]
struct Given {
    cohort: NewCohort,
    accreditation: Accreditation,
}

async fn list(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let page = colleague.visitor.page();
    let key = news.said(&[("started", "cohort-done-started"), ("accredited", "cohort-done-accredited")]);
    let notice = key.map(|key| page.say(key));
    let page = match notice {
        Some(notice) => page.with_notice(notice),
        None => page,
    };
    show(&view(&state, &colleague, page, &Given::default(), Vec::new()).await?)
}

async fn view(
    state: &WebState,
    colleague: &Colleague,
    page: Page,
    given: &Given,
    errors: Vec<FieldError>,
) -> Result<ListCohorts, Failure> {
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let (overviews, accredited, versions) = state
        .ask(move |app| {
            let overviews = overview(app, &actor, org)?;
            Ok((overviews, accreditations(app, &actor, org)?, app::programme::versions(app, org)?))
        })
        .await?;
    let may = colleague.may(Right::ManageCohorts);
    let field = |name: &str, value: &str| Field::new(name).holding(value).checked(&errors);
    let offered = versions.iter().rev().map(|version| {
        let programme = &version.programme;
        let label = (("programme", page.read(&programme.name)), ("version", programme.version.as_str()));
        (format!("{}@{}", programme.id, programme.version), page.with("programme-version", label))
    });
    let today = page.now.date();
    let (new, proof) = (&given.cohort, &given.accreditation);
    Ok(ListCohorts {
        crumbs: vec![Crumb { address: TEAM.to([colleague.org()]), name: page.say("team-title") }],
        cohorts: overviews.iter().map(|one| task(&page, colleague.org(), one)).collect(),
        starting: may.then(|| Starting {
            action: COHORTS.to([colleague.org()]),
            version: Choices::new("version", offered).choosing(&[new.version.as_str()]).checked(&errors),
            name: field("name", &new.name),
            start: field("start", &new.start),
        }),
        accredited: accredited
            .iter()
            .map(|one| Accredited::new(&page, (&one.authority, &one.number), (one.from, one.to), today))
            .collect(),
        accrediting: may.then(|| Accrediting {
            action: ACCREDITATIONS.to([colleague.org()]),
            authority: field("authority", &proof.authority),
            number: field("number", &proof.number),
            from: field("from", &proof.from),
            to: field("to", &proof.to),
        }),
        errors,
        page,
    })
}

fn task(page: &Page, org: &str, one: &app::board::Overview) -> Task {
    let pinned = &one.pinned;
    let (tone, key) = match one.phase {
        Phase::Running { .. } => (Tone::Info, "team-running"),
        Phase::Ahead(_) => (Tone::Neutral, "team-ahead"),
        Phase::Closed(_) => (Tone::Neutral, "team-closed"),
    };
    let named = (("programme", page.read(&pinned.programme.name)), ("cohort", pinned.cohort.name.as_str()));
    let facts = (
        ("version", pinned.cohort.version.as_str()),
        ("date", page.date(pinned.cohort.start)),
        ("count", one.enrolled),
    );
    Task {
        title: page.with("team-cohort", named),
        hint: page.with("cohort-facts", facts),
        address: Some(BOARD.to([org, &pinned.cohort.programme, &pinned.cohort.name])),
        tag: Tag { tone, text: page.say(key) },
    }
}

/// Reads a date, or says that it is missing.
fn date(page: &Page, name: &str, text: &str, errors: &mut Vec<FieldError>) -> Date {
    let read = text.trim().parse::<Date>();
    if read.is_err() {
        errors.push(FieldError { field: name.to_owned(), message: page.say("team-date-missing") });
    }
    read.unwrap_or_default()
}

async fn start(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(sent): Form<NewCohort>,
) -> Result<Response, Failure> {
    colleague.must(Right::ManageCohorts)?;
    let page = colleague.visitor.page();
    let mut errors = Vec::new();
    let on = date(&page, "start", &sent.start, &mut errors);
    let given = Given { cohort: sent.clone(), ..Given::default() };
    if errors.is_empty() {
        let (actor, org) = (colleague.actor(), colleague.organisation.id);
        let asked = state
            .ask(move |app| {
                let versions = app::programme::versions(app, org)?;
                let wanted = versions
                    .iter()
                    .map(|version| &version.programme)
                    .find(|programme| format!("{}@{}", programme.id, programme.version) == sent.version)
                    .ok_or_else(|| app::Fault::new("version", "fault-version-unknown"))?;
                app::cohort::start(app, &actor, org, wanted, sent.name.trim(), on).map(drop)
            })
            .await;
        match settle(asked, &page, &colleague, "started")? {
            Settled::Done(response) => return Ok(response),
            Settled::Again(faults) => errors = faults,
        }
    }
    show_again(&view(&state, &colleague, page, &given, errors).await?)
}

async fn accredit(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(sent): Form<Accreditation>,
) -> Result<Response, Failure> {
    colleague.must(Right::ManageCohorts)?;
    let page = colleague.visitor.page();
    let mut errors = Vec::new();
    let (from, to) = (date(&page, "from", &sent.from, &mut errors), date(&page, "to", &sent.to, &mut errors));
    let given = Given { accreditation: sent.clone(), ..Given::default() };
    if errors.is_empty() {
        let (actor, org) = (colleague.actor(), colleague.organisation.id);
        let new = NewAccreditation { authority: sent.authority, number: sent.number, from, to };
        let asked = state.ask(move |app| record_accreditation(app, &actor, org, new)).await;
        match settle(asked, &page, &colleague, "accredited")? {
            Settled::Done(response) => return Ok(response),
            Settled::Again(faults) => errors = faults,
        }
    }
    show_again(&view(&state, &colleague, page, &given, errors).await?)
}

/// What became of a form.
enum Settled {
    Done(Response),
    Again(Vec<FieldError>),
}

fn settle(asked: Result<(), Failure>, page: &Page, colleague: &Colleague, done: &str) -> Result<Settled, Failure> {
    match asked {
        Ok(()) => {
            let address = format!("{}?done={done}", COHORTS.to([colleague.org()]));
            Ok(Settled::Done(Redirect::to(&address).into_response()))
        }
        Err(failure) if failure.kind == Kind::Invalid && !failure.faults.is_empty() => {
            Ok(Settled::Again(failure.field_errors(&page.voice)))
        }
        // A name that is taken is a matter of its field.
        Err(failure) if failure.kind == Kind::Conflict => match &failure.reason {
            Some(reason) if reason.key == "fault-name-taken" => {
                let message = reason.said(&page.voice);
                Ok(Settled::Again(vec![FieldError { field: "name".to_owned(), message }]))
            }
            _ => Err(failure),
        },
        Err(failure) => Err(failure),
    }
}

#[cfg(test)]
impl crate::page::Sample for ListCohorts {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let errors = vec![FieldError { field: "name".into(), message: page.say("fault-short-name") }];
        let starting = |errors: &[FieldError]| Starting {
            action: COHORTS.to(["amp"]),
            version: Choices::new("version", [("prescrire-pip@1", "PIP 1")]),
            name: Field::new("name").holding("2009 01").checked(errors),
            start: Field::new("start").holding("2009-01-01"),
        };
        let accrediting = || Accrediting {
            action: ACCREDITATIONS.to(["amp"]),
            authority: Field::new("authority"),
            number: Field::new("number"),
            from: Field::new("from"),
            to: Field::new("to"),
        };
        let day = |text: &str| text.parse::<Date>().expect("a date");
        let accredited =
            |from: &str, to: &str| Accredited::new(page, ("ANDPC", "1234"), (day(from), day(to)), day("2008-05-01"));
        let list = |starting, accrediting, accredited, errors| Self {
            page: page.clone(),
            crumbs: vec![Crumb { address: TEAM.to(["amp"]), name: page.say("team-title") }],
            cohorts: Vec::new(),
            starting,
            accredited,
            accrediting,
            errors,
        };
        let three = || {
            vec![
                accredited("2005-01-01", "2007-12-31"),
                accredited("2008-01-01", "2010-12-31"),
                accredited("2011-01-01", "2013-12-31"),
            ]
        };
        vec![
            ("read by a tutor", list(None, None, three(), Vec::new())),
            ("a lead", list(Some(starting(&[])), Some(accrediting()), three(), Vec::new())),
            ("a name that cannot be", list(Some(starting(&errors)), Some(accrediting()), Vec::new(), errors.clone())),
        ]
    }
}
