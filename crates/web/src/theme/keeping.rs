//! A body opens themes and closes what no longer serves.

use app::theme::{Known, NewTheme};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::scheme::Scheme;
use domain::text::{Language, Text};

use super::{CLOSING, KEEPING, THEME};
use crate::analysis::words::{Sent, first, grouped, in_the_way};
use crate::components::{Choice, Choices, Field, FieldError, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{News, Page, show, show_again};
use crate::state::WebState;
use crate::team::Colleague;

#[derive(Debug, Template)]
#[template(path = "theme/keeping.html")]
pub(crate) struct KeepThemes {
    page: Page,
    own: Vec<Own>,
    here: String,
    code: Field,
    names: [Field; 2],
    specialty: Choices,
    errors: Vec<FieldError>,
}

/// A theme that this body can close.
#[derive(Debug)]
struct Own {
    address: String,
    name: String,
    since: String,
    closing: String,
    why: Field,
}

/// What the page tells: the body, and the themes that it may close.
struct Told {
    own: Vec<Known>,
    body: app::body::Body,
}

async fn load(state: &WebState, colleague: &Colleague) -> Result<Told, Failure> {
    colleague.must(Right::KeepThemes)?;
    let org = colleague.organisation.id;
    let actor = colleague.actor();
    state
        .ask(move |app| {
            let body = app::theme::body_of(app, &actor, org)?;
            let own = app::theme::list(app)?.into_iter().filter(|theme| theme.may_be_closed_by(&body)).collect();
            Ok(Told { own, body })
        })
        .await
}

pub(super) async fn show_keeping(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let told = load(&state, &colleague).await?;
    let mut page = colleague.visitor.page();
    page.notice =
        news.said(&[("opened", "theme-done-opened"), ("closed", "theme-done-closed")]).map(|key| page.say(key));
    show(&view(page, colleague.org(), &told.body.scheme, &told.own, (&Sent::new(), &[])))
}

pub(super) fn view(
    page: Page,
    org: &str,
    scheme: &Scheme,
    own: &[Known],
    (sent, errors): (&Sent, &[FieldError]),
) -> KeepThemes {
    let field = |name: &str| Field::new(name).holding(first(sent, name)).checked(errors);
    let specialties = scheme.specialties.iter();
    let options = specialties.map(|one| (one.code.clone(), page.read(&one.name).to_owned()));
    let mut specialty = Choices::new("specialty", options);
    specialty.options.insert(0, Choice { label: page.say("theme-every-specialty"), ..Choice::default() });
    let specialty = specialty.choosing(&[first(sent, "specialty")]).checked(errors);
    let (code, names) = (field("code"), [field("name-fr"), field("name-en")]);
    let own: Vec<Own> = own
        .iter()
        .map(|theme| Own {
            address: THEME.to([&theme.code]),
            name: page.read(&theme.name).to_owned(),
            since: page.with("theme-since", [("date", page.date(theme.opened_on))]),
            closing: CLOSING.to([org, theme.code.as_str()]),
            why: field(&format!("why-{}", theme.code)),
        })
        .collect();
    let mut listed = faults(&[&code, &names[0], &names[1], &specialty]);
    for one in &own {
        listed.extend(faults(&[&one.why]));
    }
    KeepThemes { own, here: KEEPING.to([org]), code, names, specialty, errors: listed, page }
}

pub(super) async fn open(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::KeepThemes)?;
    let sent = grouped(pairs);
    let words = |language: Language| {
        let words = first(&sent, &format!("name-{}", language.tag())).trim().to_owned();
        (language, words)
    };
    let new = NewTheme {
        code: first(&sent, "code").trim().to_owned(),
        name: Text::new([words(Language::french()), words(Language::english())]),
        specialty: Some(first(&sent, "specialty")).filter(|code| !code.is_empty()),
    };
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    match state.ask(move |app| app::theme::open(app, &actor, org, &new)).await {
        Ok(()) => done(&colleague, "opened"),
        Err(failure) => {
            let fields = ["code", "name-fr", "name-en", "specialty"];
            again(&state, &colleague, &sent, failure, (&fields, "code")).await
        }
    }
}

pub(super) async fn close(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, theme)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::KeepThemes)?;
    let sent = grouped(pairs);
    let field = format!("why-{theme}");
    let (actor, org, why) = (colleague.actor(), colleague.organisation.id, first(&sent, &field));
    match state.ask(move |app| app::theme::close(app, &actor, org, &theme, &why)).await {
        Ok(()) => done(&colleague, "closed"),
        Err(failure) => again(&state, &colleague, &sent, failure, (&[], &field)).await,
    }
}

fn done(colleague: &Colleague, what: &str) -> Result<Response, Failure> {
    Ok(Redirect::to(&format!("{}?done={what}", KEEPING.to([colleague.org()]))).into_response())
}

async fn again(
    state: &WebState,
    colleague: &Colleague,
    sent: &Sent,
    failure: Failure,
    fields: (&[&str], &str),
) -> Result<Response, Failure> {
    let page = colleague.visitor.page();
    let errors = in_the_way(&page, failure, fields)?;
    let told = load(state, colleague).await?;
    let view = view(page, colleague.org(), &told.body.scheme, &told.own, (sent, &errors));
    // What was closed meanwhile has no field left to say it beside.
    if view.errors.is_empty() { Err(Failure::conflict()) } else { show_again(&view) }
}
