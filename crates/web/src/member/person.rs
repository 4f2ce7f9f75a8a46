//! One member: their roles here, taking one back with a reason, and a link of their own by mail.

use app::member::{Member, TEAM};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::{Right, Role};
use domain::ids::PersonId;
use serde::Deserialize;

use super::{Done, LINK, MEMBER, MEMBERS, ROLE, activity, beside_fields};
use crate::components::{Choices, Crumb, Field, FieldError, Tag, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{Page, show, show_again};
use crate::session::role_name;
use crate::state::WebState;
use crate::team::Colleague;

/// The person an address names.
#[derive(Debug, Deserialize)]
pub(crate) struct Named {
    person: String,
}

impl Named {
    pub(crate) fn id(&self) -> Result<PersonId, Failure> {
        self.person.parse().map(PersonId).map_err(|_| Failure::not_found())
    }
}

/// What the form that takes a role back sent.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Taken {
    #[serde(default)]
    pub(crate) role: String,
    #[serde(default)]
    pub(crate) why: String,
}

#[derive(Debug, Template)]
#[template(path = "member/show.html")]
pub(crate) struct ShowMember {
    page: Page,
    crumbs: Vec<Crumb>,
    name: String,
    email: String,
    state: Tag,
    role: Choices,
    why: Field,
    faults: Vec<FieldError>,
    take: String,
    invite: String,
}

impl ShowMember {
    fn new(page: Page, org: &str, member: Member, taken: &Taken, errors: &[FieldError]) -> Self {
        let id = member.person.to_string();
        let roles = member.roles.iter().map(|role| (role.code(), role_name(&page.voice, *role)));
        let role = Choices::new("role", roles).choosing(&[&taken.role]).checked(errors);
        let why = Field::new("why").holding(&taken.why).checked(errors);
        Self {
            crumbs: vec![Crumb { address: MEMBERS.to([org]), name: page.say("member-title") }],
            state: activity(&page, member.active),
            name: member.name,
            email: member.email,
            faults: faults(&[&role, &why]),
            role,
            why,
            take: ROLE.to([org, &id]),
            invite: LINK.to([org, &id]),
            page,
        }
    }
}

async fn view(
    state: &WebState,
    colleague: &Colleague,
    person: PersonId,
    taken: &Taken,
    errors: &[FieldError],
) -> Result<ShowMember, Failure> {
    colleague.must(Right::ManageTeam)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let member = state.ask(move |app| app::member::read(app, &actor, org, person)).await?;
    Ok(ShowMember::new(colleague.visitor.page(), colleague.org(), member, taken, errors))
}

pub(super) async fn show_member(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(named): Parts<Named>,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let mut view = view(&state, &colleague, named.id()?, &Taken::default(), &[]).await?;
    view.page.notice = done.notice(&view.page);
    show(&view)
}

/// Takes a role back; the reason goes to the journal.
pub(super) async fn take(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(named): Parts<Named>,
    Form(taken): Form<Taken>,
) -> Result<Response, Failure> {
    colleague.must(Right::ManageTeam)?;
    let (page, person) = (colleague.visitor.page(), named.id()?);
    let mut errors = reasoned(&page, &taken);
    if errors.is_empty() {
        let role = Role::parse(&taken.role).filter(|role| TEAM.contains(role)).ok_or_else(Failure::not_found)?;
        let (actor, org, why) = (colleague.actor(), colleague.organisation.id, taken.why.clone());
        match state.ask(move |app| app::account::take_hat(app, &actor, org, person, role, &why)).await {
            Ok(()) => {
                let address = MEMBERS.to([colleague.org()]);
                return Ok(Redirect::to(&format!("{address}?done=taken")).into_response());
            }
            Err(failure) => errors = beside_fields(&page.voice, failure, "role")?,
        }
    }
    show_again(&view(&state, &colleague, person, &taken, &errors).await?)
}

/// Whether a role was chosen and a reason given.
pub(crate) fn reasoned(page: &Page, taken: &Taken) -> Vec<FieldError> {
    let error = |field: &str, key: &str| FieldError { field: field.into(), message: page.say(key) };
    let no_role = taken.role.is_empty().then(|| error("role", "member-role-missing"));
    let no_reason =
        (taken.why.trim().is_empty() || taken.why.chars().count() > 1000).then(|| error("why", "fault-reason"));
    no_role.into_iter().chain(no_reason).collect()
}

/// Mails them a link of their own.
pub(super) async fn invite(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts(named): Parts<Named>,
) -> Result<Redirect, Failure> {
    colleague.must(Right::ManageTeam)?;
    let (actor, org, person) = (colleague.actor(), colleague.organisation.id, named.id()?);
    // A participant of the house is no member of its team, though they wear a hat of it.
    state
        .ask(move |app| {
            app::member::read(app, &actor, org, person)?;
            app::member::invite(app, &actor, org, person)
        })
        .await?;
    let address = MEMBER.to([colleague.org(), &person.to_string()]);
    Ok(Redirect::to(&format!("{address}?done=mailed")))
}

#[cfg(test)]
impl crate::page::Sample for ShowMember {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let member = |active| super::sample("Hélène Vasseur", active, &[Role::Lead, Role::Tutor]);
        let errors = reasoned(page, &Taken::default());
        vec![
            ("active", Self::new(page.clone(), "amp", member(true), &Taken::default(), &[])),
            ("nothing chosen", Self::new(page.clone(), "amp", member(false), &Taken::default(), &errors)),
        ]
    }
}
