//! The manager's page of sealed links between near misses and the base: how many there are, from which age they are
//! destroyed by themselves, destroying some now, and what proves each destruction (a38).

use app::near_miss::links::{self, Desk, MOST_MONTHS, Which};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use serde::Deserialize;

use crate::assignment::DESK;
use crate::components::{Choices, Crumb, Fallible, Field, FieldError, faults};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::{Page, show_as};
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::team::Colleague;
use crate::url::Path;

/// The links of a body.
pub const LINKS: Path<1> = Path::new("/{org}/desk/links");
/// From which age they are destroyed by themselves.
pub const RULE: Path<1> = Path::new("/{org}/desk/links/rule");

pub(crate) fn routes() -> Vec<Route> {
    let assign = Access::Right(Right::AssignNearMisses);
    vec![
        Route::get("link.show", LINKS, assign, show_links),
        Route::post("link.destroy", LINKS, assign, destroy),
        Route::post("link.set-rule", RULE, assign, set_rule),
    ]
}

#[derive(Debug, Template)]
#[template(path = "link/show.html")]
pub(crate) struct ShowLinks {
    page: Page,
    crumbs: Vec<Crumb>,
    counts: Vec<String>,
    rule: String,
    months: Field,
    which: Choices,
    age: Field,
    reference: Field,
    why: Field,
    /// Day, number, hash, reason.
    proofs: Vec<(String, i64, String, String)>,
    errors: Vec<FieldError>,
    destroy: String,
    set_rule: String,
}

/// What was typed on the page, and what is wrong with it.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    which: String,
    #[serde(default)]
    age: String,
    #[serde(default)]
    reference: String,
    #[serde(default)]
    why: String,
    #[serde(default)]
    months: String,
    #[serde(skip)]
    wrong: Vec<(String, String)>,
}

impl Typed {
    fn field(&self, name: &str, value: &str) -> Field {
        let mut field = Field::new(name).holding(value);
        field.error = self.wrong.iter().find(|(of, _)| of == name).map(|(_, words)| words.clone());
        field
    }
}

fn view(page: Page, org: &str, desk: &Desk, typed: &Typed) -> ShowLinks {
    let (months, age) = (typed.field("months", &typed.months), typed.field("age", &typed.age));
    let (reference, why) = (typed.field("reference", &typed.reference), typed.field("why", &typed.why));
    let mut which = Choices::new("which", [("older", page.say("link-older")), ("one", page.say("link-one"))]);
    which = which.choosing(&[if typed.which.is_empty() { "older" } else { typed.which.as_str() }]);
    which.error = typed.wrong.iter().find(|(of, _)| of == "which").map(|(_, words)| words.clone());
    let proofs = desk.proofs.iter();
    ShowLinks {
        crumbs: vec![Crumb { address: DESK.to([org]), name: page.say("assignment-title") }],
        counts: vec![
            page.with("link-there", [("count", desk.links.there)]),
            page.with("link-destroyed", [("count", desk.links.destroyed)]),
            page.with("link-waiting", [("count", desk.links.waiting)]),
        ],
        rule: match desk.rule {
            Some((months, since)) => page.with("link-rule-set", (("months", months), ("date", page.date(since)))),
            None => page.say("link-rule-none"),
        },
        errors: faults(&[&months as &dyn Fallible, &which, &age, &reference, &why]),
        proofs: proofs.map(|it| (page.date(it.on), it.links, it.sha256.clone(), it.why.clone())).collect(),
        months,
        which,
        age,
        reference,
        why,
        destroy: LINKS.to([org]),
        set_rule: RULE.to([org]),
        page,
    }
}

/// What has just been done.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    done: String,
    #[serde(default)]
    count: i64,
}

async fn answer(
    state: &WebState,
    colleague: &Colleague,
    status: StatusCode,
    typed: &Typed,
    notice: impl FnOnce(&Page) -> Option<String>,
) -> Result<Response, Failure> {
    colleague.must(Right::AssignNearMisses)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let desk = state.ask(move |app| links::desk(app, &actor, org)).await?;
    let mut page = colleague.visitor.page();
    page.notice = notice(&page);
    show_as(status, &view(page, colleague.org(), &desk, typed))
}

async fn show_links(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    answer(&state, &colleague, StatusCode::OK, &Typed::default(), |page| match done.done.as_str() {
        "destroyed" => Some(page.with("link-done-destroyed", [("count", done.count)])),
        "rule" => Some(page.say("link-done-rule")),
        _ => None,
    })
    .await
}

/// The page again, with what is wrong beside what was typed.
async fn again(
    state: &WebState,
    colleague: &Colleague,
    mut typed: Typed,
    failure: Failure,
    field: &str,
) -> Result<Response, Failure> {
    if !matches!(failure.kind, Kind::Invalid | Kind::Conflict | Kind::NotFound) {
        return Err(failure);
    }
    let page = colleague.visitor.page();
    let said = failure.reason.as_ref().map(|reason| reason.said(&page.voice));
    let said = said.unwrap_or_else(|| page.say("link-no-such"));
    let about = failure.faults.first().map(|fault| fault.field.clone()).filter(|field| !field.is_empty());
    let field = match about.as_deref() {
        Some("months") if typed.which == "older" => "age".to_owned(),
        Some(about) => about.to_owned(),
        None => field.to_owned(),
    };
    typed.wrong.push((field, said));
    answer(state, colleague, StatusCode::UNPROCESSABLE_ENTITY, &typed, |_| None).await
}

async fn destroy(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    colleague.must(Right::AssignNearMisses)?;
    let which = match typed.which.as_str() {
        "one" => Which::One(typed.reference.trim().to_owned()),
        // What is no number is out of range, and told so.
        _ => Which::OlderThan(typed.age.trim().parse().unwrap_or(0)),
    };
    let field = if typed.which == "one" { "reference" } else { "age" };
    let (actor, org, why) = (colleague.actor(), colleague.organisation.id, typed.why.clone());
    match state.ask(move |app| links::destroy(app, &actor, org, &which, &why)).await {
        Ok(count) => {
            let to = format!("{}?done=destroyed&count={count}", LINKS.to([colleague.org()]));
            Ok(Redirect::to(&to).into_response())
        }
        Err(failure) => again(&state, &colleague, typed, failure, field).await,
    }
}

async fn set_rule(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    colleague.must(Right::AssignNearMisses)?;
    let months = match typed.months.trim() {
        "" => None,
        months => Some(months.parse().unwrap_or(MOST_MONTHS + 1)),
    };
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    match state.ask(move |app| links::set_rule(app, &actor, org, months)).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=rule", LINKS.to([colleague.org()]))).into_response()),
        Err(failure) => again(&state, &colleague, typed, failure, "months").await,
    }
}

#[cfg(test)]
impl crate::page::Sample for ShowLinks {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        use app::near_miss::links::Proof;
        use app::near_miss::rex_entry::Links;
        let on = jiff::civil::date(2008, 3, 10);
        let proof = Proof { on, links: 12, sha256: "0a1b".repeat(16), why: "Délai écoulé.".into() };
        let full =
            Desk { links: Links { there: 40, destroyed: 12, waiting: 1 }, rule: Some((24, on)), proofs: vec![proof] };
        let none = Desk { links: Links { there: 0, destroyed: 0, waiting: 0 }, rule: None, proofs: Vec::new() };
        let wrong = |field: &str| Typed { wrong: vec![(field.into(), page.say("link-no-such"))], ..Typed::default() };
        vec![
            ("none", view(page.clone(), "oa", &none, &Typed::default())),
            ("some", view(page.clone(), "oa", &full, &wrong("reference"))),
        ]
    }
}
