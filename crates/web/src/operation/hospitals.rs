//! The reporting bodies of hospitals, and making an organisation one.

use app::relay::{Candidate, Hospital};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use serde::Deserialize;

use super::{HOSPITALS, Operator};
use crate::components::{Choices, Field, FieldError, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::member::{Done, beside_fields};
use crate::page::{Page, show, show_again};
use crate::state::WebState;

/// The scheme whose near misses hospitals relay: the one that comes with the program.
const SCHEME: &str = "fr-has";

/// What the form sent.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    org: String,
    #[serde(default)]
    finess: String,
}

/// One hospital, as the list shows it.
#[derive(Debug)]
struct Line {
    short_name: String,
    name: String,
    establishment: String,
    finess: String,
}

#[derive(Debug, Template)]
#[template(path = "operation/hospitals.html")]
pub(crate) struct ShowHospitals {
    page: Page,
    hospitals: Vec<Line>,
    org: Choices,
    finess: Field,
    faults: Vec<FieldError>,
}

impl ShowHospitals {
    fn new(
        page: Page,
        (hospitals, candidates): &(Vec<Hospital>, Vec<Candidate>),
        sent: &Sent,
        errors: &[FieldError],
    ) -> Self {
        let line = |one: &Hospital| Line {
            short_name: one.short_name.clone(),
            name: page.read(&one.name).to_owned(),
            establishment: format!("{}, {}", one.establishment, one.town),
            finess: one.finess.clone(),
        };
        let option = |one: &Candidate| (one.org.to_string(), page.read(&one.name).to_owned());
        let org = Choices::new("org", candidates.iter().map(option)).choosing(&[sent.org.as_str()]).checked(errors);
        let finess = Field::new("finess").holding(&sent.finess).checked(errors);
        Self { hospitals: hospitals.iter().map(line).collect(), faults: faults(&[&org, &finess]), org, finess, page }
    }
}

async fn load(state: &WebState, actor: Actor) -> Result<(Vec<Hospital>, Vec<Candidate>), Failure> {
    actor.may(Right::OperateInstallation, OrgId::INSTALLATION).map_err(app::Error::from)?;
    state.ask(move |app| app::relay::hospitals(app, &actor)).await
}

pub(super) async fn list(
    State(state): State<WebState>,
    operator: Operator,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let told = load(&state, operator.actor()).await?;
    let mut view = ShowHospitals::new(operator.visitor.page(), &told, &Sent::default(), &[]);
    if done.done == "hospital" {
        view.page.notice = Some(view.page.say("operation-done-hospital"));
    }
    show(&view)
}

pub(super) async fn found(
    State(state): State<WebState>,
    operator: Operator,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let (actor, page, finess) = (operator.actor(), operator.visitor.page(), sent.finess.clone());
    let errors = match sent.org.parse().map(OrgId) {
        Ok(org) => {
            let by = actor.clone();
            match state.ask(move |app| app::relay::found_hospital(app, &by, org, &finess, SCHEME)).await {
                Ok(()) => {
                    return Ok(Redirect::to(&format!("{}?done=hospital", HOSPITALS.plain())).into_response());
                }
                Err(failure) => beside_fields(&page.voice, failure, "finess")?,
            }
        }
        Err(_) => vec![FieldError { field: "org".to_owned(), message: page.say("operation-hospital-which") }],
    };
    let told = load(&state, actor).await?;
    show_again(&ShowHospitals::new(page, &told, &sent, &errors))
}

#[cfg(test)]
impl crate::page::Sample for ShowHospitals {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let name = super::accounts::sample().1.remove(0).name;
        let hospital = Hospital {
            short_name: "chu".into(),
            name: name.clone(),
            finess: "770000001".into(),
            establishment: "Centre hospitalier".into(),
            town: "Melun".into(),
        };
        let candidate = Candidate { org: OrgId(3), short_name: "amp".into(), name };
        let sent = Sent { org: String::new(), finess: "1".into() };
        let error = |field: &str, key: &str| FieldError { field: field.into(), message: page.say(key) };
        let errors = [error("org", "operation-hospital-which"), error("finess", "fault-relay-establishment")];
        let told = (vec![hospital], vec![candidate]);
        vec![
            ("none", Self::new(page.clone(), &(Vec::new(), Vec::new()), &Sent::default(), &[])),
            ("one", Self::new(page.clone(), &told, &Sent::default(), &[])),
            ("wrong", Self::new(page.clone(), &told, &sent, &errors)),
        ]
    }
}
