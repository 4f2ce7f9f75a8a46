//! The organisations of the installation, and founding one.

use std::collections::BTreeMap;

use app::organisation::{NewOrganisation, Organisation};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::text::Text;

use super::{ORGANISATIONS, Operator};
use crate::components::{Fallible, Field, FieldError, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::member::{Done, beside_fields};
use crate::page::{Page, show, show_again};
use crate::state::WebState;

/// Fewest people behind a figure, unless there is a reason.
const USUAL_K: &str = "11";
const USUAL_ZONE: &str = "Europe/Paris";

/// What the form sent, by field: there are as many names as languages.
type Sent = BTreeMap<String, String>;

/// One organisation, as the list shows it.
#[derive(Debug)]
struct Line {
    short_name: String,
    name: String,
    zone: String,
    k: u32,
    funding: String,
}

/// A field that is filled in for each language.
#[derive(Debug)]
struct Worded {
    label: String,
    field: Field,
}

#[derive(Debug, Template)]
#[template(path = "operation/organisations.html")]
pub(crate) struct ShowOrganisations {
    page: Page,
    organisations: Vec<Line>,
    short_name: Field,
    names: Vec<Worded>,
    zone: Field,
    k: Field,
    fundings: Vec<Worded>,
    faults: Vec<FieldError>,
}

impl ShowOrganisations {
    fn new(page: Page, organisations: &[Organisation], sent: &Sent, errors: &[FieldError]) -> Self {
        let said = |name: &str, usual: &str| sent.get(name).map_or_else(|| usual.to_owned(), Clone::clone);
        let field = |name: &str, usual: &str| Field::new(name).holding(said(name, usual)).checked(errors);
        let worded = |name: &str, key: &str| {
            let one = |voice: &documents::language::Voice| Worded {
                label: page.with(key, [("language", voice.own_name())]),
                field: field(&format!("{name}-{}", voice.tag()), ""),
            };
            page.languages.iter().map(one).collect::<Vec<_>>()
        };
        let line = |one: &Organisation| Line {
            short_name: one.short_name.clone(),
            name: page.read(&one.name).to_owned(),
            zone: one.zone.clone(),
            k: one.k,
            funding: page.read(&one.funding).to_owned(),
        };
        let (names, fundings) = (worded("name", "operation-org-name"), worded("funding", "operation-org-funding"));
        let (short_name, zone, k) = (field("short_name", ""), field("zone", USUAL_ZONE), field("k", USUAL_K));
        let mut order: Vec<&dyn Fallible> = vec![&short_name];
        order.extend(names.iter().map(|one| &one.field as &dyn Fallible));
        order.extend([&zone as &dyn Fallible, &k]);
        order.extend(fundings.iter().map(|one| &one.field as &dyn Fallible));
        Self {
            faults: faults(&order),
            organisations: organisations.iter().map(line).collect(),
            short_name,
            names,
            zone,
            k,
            fundings,
            page,
        }
    }
}

pub(super) async fn list(
    State(state): State<WebState>,
    operator: Operator,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let organisations = state.ask(app::organisation::list).await?;
    let mut view = ShowOrganisations::new(operator.visitor.page(), &organisations, &Sent::new(), &[]);
    view.page.notice = done.notice(&view.page);
    show(&view)
}

pub(super) async fn found(
    State(state): State<WebState>,
    operator: Operator,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let (actor, page) = (operator.actor(), operator.visitor.page());
    let field = |name: &str| sent.get(name).map(|value| value.trim().to_owned()).unwrap_or_default();
    let text = |name: &str| {
        Text::new(page.languages.iter().map(|voice| (voice.language(), field(&format!("{name}-{}", voice.tag())))))
    };
    let new = NewOrganisation {
        short_name: field("short_name"),
        name: text("name"),
        zone: field("zone"),
        // Not a number is too few: the rule says how many there must be.
        k: field("k").parse().unwrap_or_default(),
        funding: text("funding"),
    };
    let founded = state.ask(move |app| app::organisation::found(app, &actor, new)).await;
    match founded {
        Ok(_) => Ok(Redirect::to(&format!("{}?done=founded", ORGANISATIONS.plain())).into_response()),
        Err(failure) => {
            let errors = beside_fields(&page.voice, failure, "short_name")?;
            let organisations = state.ask(app::organisation::list).await?;
            show_again(&ShowOrganisations::new(page, &organisations, &sent, &errors))
        }
    }
}

#[cfg(test)]
impl crate::page::Sample for ShowOrganisations {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let (_, organisations) = super::accounts::sample();
        let error = |field: &str, key: &str| FieldError { field: field.into(), message: page.say(key) };
        let errors = [
            error("short_name", "fault-name-reserved"),
            error("name-en", "fault-name"),
            error("zone", "fault-zone"),
            error("funding-fr", "fault-funding"),
        ];
        let founded = {
            let mut view = Self::new(page.clone(), &organisations, &Sent::new(), &[]);
            view.page.notice = Done { done: "founded".into() }.notice(page);
            view
        };
        vec![
            ("one", Self::new(page.clone(), &organisations, &Sent::new(), &[])),
            ("wrong", Self::new(page.clone(), &organisations, &Sent::new(), &errors)),
            ("founded", founded),
        ]
    }
}
