//! One account: its roles, taking one back with a reason, ending its sessions, and a link by mail.

use app::account::Account;
use app::organisation::Organisation;
use app::session::Hat;
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Role;
use domain::ids::PersonId;

use super::accounts::hat;
use super::{ACCOUNT, ACCOUNTS, LINK, Operator, ROLE, SESSIONS};
use crate::components::{Choices, Crumb, Field, FieldError, Tag, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::member::person::{Named, Taken, reasoned};
use crate::member::{Done, activity, beside_fields};
use crate::page::{Page, show, show_again};
use crate::state::WebState;

#[derive(Debug, Template)]
#[template(path = "operation/account.html")]
pub(crate) struct ShowAccount {
    page: Page,
    crumbs: Vec<Crumb>,
    name: String,
    email: String,
    state: Tag,
    roles: Vec<String>,
    /// The roles that are the operator's to take back.
    role: Choices,
    why: Field,
    faults: Vec<FieldError>,
    take: String,
    sessions: String,
    invite: String,
}

/// Whether a role is the operator's to take back: the rest of a team is its lead's.
fn is_ours(hat: &Hat) -> bool {
    matches!(hat.role, Role::Operator | Role::Lead)
}

/// A role in a form: which, and where.
fn code(hat: &Hat) -> String {
    format!("{}-{}", hat.role.code(), hat.org)
}

impl ShowAccount {
    fn new(page: Page, account: Account, organisations: &[Organisation], taken: &Taken, errors: &[FieldError]) -> Self {
        let id = account.person.to_string();
        let ours = account.hats.iter().filter(|hat| is_ours(hat));
        let options = ours.map(|one| (code(one), hat(&page, one, organisations)));
        let role = Choices::new("role", options).choosing(&[&taken.role]).checked(errors);
        let why = Field::new("why").holding(&taken.why).checked(errors);
        Self {
            crumbs: vec![Crumb { address: ACCOUNTS.plain().to_owned(), name: page.say("operation-accounts-title") }],
            state: activity(&page, account.active),
            roles: account.hats.iter().map(|one| hat(&page, one, organisations)).collect(),
            name: account.name,
            email: account.email,
            faults: faults(&[&role, &why]),
            role,
            why,
            take: ROLE.to([&id]),
            sessions: SESSIONS.to([&id]),
            invite: LINK.to([&id]),
            page,
        }
    }
}

async fn view(
    state: &WebState,
    operator: &Operator,
    person: PersonId,
    taken: &Taken,
    errors: &[FieldError],
) -> Result<ShowAccount, Failure> {
    let actor = operator.actor();
    let (account, organisations) = state
        .ask(move |app| Ok((app::operation::read_account(app, &actor, person)?, app::organisation::list(app)?)))
        .await?;
    Ok(ShowAccount::new(operator.visitor.page(), account, &organisations, taken, errors))
}

pub(super) async fn show_account(
    State(state): State<WebState>,
    operator: Operator,
    Parts(named): Parts<Named>,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let mut view = view(&state, &operator, named.id()?, &Taken::default(), &[]).await?;
    view.page.notice = done.notice(&view.page);
    show(&view)
}

/// Takes a role back; the reason goes to the journal.
pub(super) async fn take(
    State(state): State<WebState>,
    operator: Operator,
    Parts(named): Parts<Named>,
    Form(taken): Form<Taken>,
) -> Result<Response, Failure> {
    let (page, person) = (operator.visitor.page(), named.id()?);
    let mut errors = reasoned(&page, &taken);
    if errors.is_empty() {
        let (actor, wanted, why) = (operator.actor(), taken.role.clone(), taken.why.clone());
        let answer = state
            .ask(move |app| {
                let account = app::operation::read_account(app, &actor, person)?;
                let hat = account.hats.into_iter().filter(is_ours).find(|hat| code(hat) == wanted);
                let hat = hat.ok_or(app::Error::NotFound("hat"))?;
                app::account::take_hat(app, &actor, hat.org, person, hat.role, &why)
            })
            .await;
        match answer {
            Ok(()) => return Ok(back_to(person, "taken").into_response()),
            Err(failure) => errors = beside_fields(&page.voice, failure, "role")?,
        }
    }
    show_again(&view(&state, &operator, person, &taken, &errors).await?)
}

/// Signs them out everywhere.
pub(super) async fn end_sessions(
    State(state): State<WebState>,
    operator: Operator,
    Parts(named): Parts<Named>,
) -> Result<Redirect, Failure> {
    let (actor, person) = (operator.actor(), named.id()?);
    let is_own = actor.person() == Some(person);
    state
        .ask(move |app| {
            app::operation::read_account(app, &actor, person)?;
            app::account::sign_out_everywhere(app, &actor, person)
        })
        .await?;
    // Ending one's own sessions ends this one: there is no page left to come back to.
    Ok(if is_own { Redirect::to(crate::sign_in::SIGN_IN.plain()) } else { back_to(person, "ended") })
}

/// Mails them a link of their own, for a role that is the operator's to give.
pub(super) async fn invite(
    State(state): State<WebState>,
    operator: Operator,
    Parts(named): Parts<Named>,
) -> Result<Redirect, Failure> {
    let (actor, person) = (operator.actor(), named.id()?);
    state
        .ask(move |app| {
            let account = app::operation::read_account(app, &actor, person)?;
            let hat = account.hats.into_iter().find(is_ours).ok_or(app::Error::NotFound("hat"))?;
            app::member::invite(app, &actor, hat.org, person)
        })
        .await?;
    Ok(back_to(person, "mailed"))
}

fn back_to(person: PersonId, done: &str) -> Redirect {
    Redirect::to(&format!("{}?done={done}", ACCOUNT.to([person])))
}

#[cfg(test)]
impl crate::page::Sample for ShowAccount {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let (account, organisations) = super::accounts::sample();
        let view = |account: &Account, taken: &Taken, errors: &[FieldError]| {
            Self::new(page.clone(), account.clone(), &organisations, taken, errors)
        };
        let nothing = Taken::default();
        let ended = {
            let mut view = view(&account, &nothing, &[]);
            view.page.notice = Done { done: "ended".into() }.notice(page);
            view
        };
        let without = Account { hats: Vec::new(), active: false, ..account.clone() };
        vec![
            ("three roles", view(&account, &nothing, &[])),
            ("nothing chosen", view(&account, &nothing, &reasoned(page, &nothing))),
            ("no role", view(&without, &nothing, &[])),
            ("sessions ended", ended),
        ]
    }
}
