//! Adding one person by hand, with the rule's answer as for a row of a roster.

use app::account::NewPerson;
use app::enrolling::Candidate;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use domain::eligibility::Training;
use domain::programme::Programme;
use jiff::civil::Date;
use serde::Deserialize;

use super::applicants::Asked;
use super::{APPLICANT, NEWCOMER, cohort_name, crumbs, must_decide};
use crate::components::{Choices, Crumb, Fallible, Field, FieldError, faults};
use crate::failure::{Failure, Kind, Reason};
use crate::form::Form;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show, show_again};
use crate::path::Here;
use crate::state::WebState;

/// What the form sent.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    profession: String,
    #[serde(default)]
    setting: String,
    #[serde(default)]
    training: String,
    #[serde(default)]
    training_year: String,
    #[serde(default)]
    test_passed: String,
    #[serde(default)]
    subscription_until: String,
}

#[derive(Debug, Template)]
#[template(path = "enrolment/newcomer.html")]
pub(crate) struct ShowNewcomer {
    page: Page,
    crumbs: Vec<Crumb>,
    cohort: String,
    name: Field,
    email: Field,
    language: Choices,
    profession: Choices,
    setting: Choices,
    training: Field,
    training_year: Field,
    test_passed: Choices,
    subscription_until: Field,
    faults: Vec<FieldError>,
    address: String,
}

impl ShowNewcomer {
    fn new(page: Page, here: &Here, cohort: String, programme: &Programme, sent: &Sent, errors: &[FieldError]) -> Self {
        let field = |name: &str, value: &str| Field::new(name).holding(value).checked(errors);
        let list = |id: &str, chosen: &str| codes(&page, programme, id).choosing(&[chosen]).checked(errors);
        let languages = page.languages.iter().map(|voice| (voice.tag().to_owned(), voice.own_name()));
        let spoken = if sent.language.is_empty() { programme.source_language.tag() } else { &sent.language };
        let language = Choices::new("language", languages).choosing(&[spoken]).checked(errors);
        let test_passed = Choices::new("test_passed", [("yes", page.say("enrolment-test-passed"))])
            .choosing(&[&sent.test_passed])
            .checked(errors);
        let (name, email) = (field("name", &sent.name), field("email", &sent.email));
        let (profession, setting) = (list("profession", &sent.profession), list("setting", &sent.setting));
        let (training, training_year) =
            (field("training", &sent.training), field("training_year", &sent.training_year));
        let subscription_until = field("subscription_until", &sent.subscription_until);
        let order: [&dyn Fallible; 7] =
            [&name, &email, &profession, &setting, &training, &training_year, &subscription_until];
        Self {
            faults: faults(&order),
            crumbs: crumbs(&page, here, Some(cohort.clone())),
            cohort,
            name,
            email,
            language,
            profession,
            setting,
            training,
            training_year,
            test_passed,
            subscription_until,
            address: NEWCOMER.to(here.parts()),
            page,
        }
    }
}

/// The codes of one of the programme's lists, none chosen.
fn codes(page: &Page, programme: &Programme, id: &str) -> Choices {
    let codes = programme.list(id).map(|list| list.codes.as_slice()).unwrap_or_default();
    let options = codes.iter().map(|code| (code.code.clone(), page.read(&code.label).to_owned()));
    let first = (String::new(), page.say("enrolment-choose"));
    Choices::new(id, std::iter::once(first).chain(options))
}

fn view(own: &OwnCohort, sent: &Sent, errors: &[FieldError]) -> ShowNewcomer {
    let page = own.visitor.page();
    let cohort = cohort_name(&page, own);
    ShowNewcomer::new(page, &Here::of(own), cohort, &own.pinned.programme, sent, errors)
}

pub(super) async fn show_newcomer(own: OwnCohort) -> Result<Response, Failure> {
    must_decide(&own)?;
    show(&view(&own, &Sent::default(), &[]))
}

pub(super) async fn add(
    State(state): State<WebState>,
    own: OwnCohort,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    must_decide(&own)?;
    let page = own.visitor.page();
    let (candidate, mut errors) = read(&page, &sent);
    let (actor, pinned) = (own.actor(), own.pinned.clone());
    // What the page could not read is told together with what the rule would refuse: one round, not two.
    let is_readable = errors.is_empty();
    let answer = state
        .ask(
            move |app| {
                if is_readable { app::applicants::add(app, &actor, &pinned, candidate).map(Some) } else { Ok(None) }
            },
        )
        .await;
    match answer {
        Ok(Some(person)) => {
            let address = APPLICANT.to(Here::of(&own).and(&person.to_string()));
            return Ok(Redirect::to(&Asked::at(&address, "added", 1)).into_response());
        }
        Ok(None) => {}
        Err(failure) if failure.kind == Kind::Invalid => errors.extend(failure.field_errors(&page.voice)),
        Err(Failure { kind: Kind::Conflict, reason: Some(reason), .. }) => errors.push(taken(&page, &reason)),
        Err(failure) => return Err(failure),
    }
    show_again(&view(&own, &sent, &errors))
}

fn taken(page: &Page, reason: &Reason) -> FieldError {
    FieldError { field: "email".into(), message: reason.said(&page.voice) }
}

/// Reads the evidence; a year or a day that is none is told beside its field.
fn read(page: &Page, sent: &Sent) -> (Candidate, Vec<FieldError>) {
    let mut errors = Vec::new();
    let mut wrong = |field: &str, key: &str| errors.push(FieldError { field: field.into(), message: page.say(key) });
    let (training, year) = (sent.training.trim(), sent.training_year.trim());
    let read_year = year.parse::<i16>().ok().filter(|year| (1900..=2200).contains(year));
    let shown = match (training.is_empty(), read_year) {
        (true, _) if year.is_empty() && sent.test_passed.is_empty() => None,
        (true, _) => {
            wrong("training", "enrolment-training-wrong");
            None
        }
        (false, _) if training.chars().count() > 200 => {
            wrong("training", "enrolment-training-long");
            None
        }
        (false, None) => {
            wrong("training_year", "enrolment-training-year-wrong");
            None
        }
        (false, Some(year)) => {
            Some(Training { name: training.to_owned(), year, test_passed: sent.test_passed == "yes" })
        }
    };
    let until = sent.subscription_until.trim();
    let subscription_until = until.parse::<Date>().ok();
    if subscription_until.is_none() && !until.is_empty() {
        wrong("subscription_until", "enrolment-subscription-wrong");
    }
    let spoken = page.languages.iter().map(|voice| voice.tag()).find(|tag| *tag == sent.language);
    let candidate = Candidate {
        person: NewPerson {
            email: sent.email.clone(),
            name: sent.name.clone(),
            language: spoken.unwrap_or_else(|| page.voice.tag()).to_owned(),
        },
        profession: sent.profession.clone(),
        setting: sent.setting.clone(),
        training: shown,
        subscription_until,
    };
    (candidate, errors)
}

#[cfg(test)]
impl crate::page::Sample for ShowNewcomer {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let here = crate::path::samples::here();
        let programme = crate::path::samples::programme();
        let view = |sent: &Sent, errors: &[FieldError]| {
            Self::new(page.clone(), &here, "Programme, 2008".into(), &programme, sent, errors)
        };
        let wrong = Sent {
            training: "tests de lecture".into(),
            training_year: "hier".into(),
            subscription_until: "2008-02-30".into(),
            ..Sent::default()
        };
        let (_, errors) = read(page, &wrong);
        assert_eq!(errors.len(), 2, "the sample shows both");
        vec![("empty", view(&Sent::default(), &[])), ("wrong", view(&wrong, &errors))]
    }
}
