//! Members: who works in the team of an organisation, for whoever leads it.
//!
//! The page is about the team alone: participants are known here by pseudonym, so none of them is on it.

mod form;
pub(crate) mod person;

use app::member::{Member, TEAM};
use app::separation::Standing;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::{Right, Role};
use domain::programme::Programme;

use crate::components::{Choices, FieldError, Tag, Tone, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{Page, show, show_again};
use crate::routes::{Access, Route};
use crate::session::role_name;
use crate::sign_in::kept_nowhere;
use crate::state::WebState;
use crate::team::Colleague;
use crate::url::Path;

#[cfg(test)]
pub(crate) use person::ShowMember;

pub(crate) use form::{Done, Fields, Sent, Shown, activity, beside_fields};

/// The team of an organisation.
pub const MEMBERS: Path<1> = Path::new("/{org}/team/members");

/// One of its members.
pub const MEMBER: Path<2> = Path::new("/{org}/team/members/{person}");

/// Taking a role back.
pub const ROLE: Path<2> = Path::new("/{org}/team/members/{person}/role");

/// Mailing a link of their own.
pub const LINK: Path<2> = Path::new("/{org}/team/members/{person}/invitation");

pub(crate) fn routes() -> Vec<Route> {
    let manage = Access::Right(Right::ManageTeam);
    vec![
        Route::get("member.list", MEMBERS, manage, list),
        Route::post("member.add", MEMBERS, manage, add),
        Route::get("member.show", MEMBER, manage, person::show_member),
        Route::post("member.take-role", ROLE, manage, person::take),
        Route::post("member.invite", LINK, manage, person::invite),
    ]
}

/// One member, as the list shows them.
#[derive(Debug)]
struct Line {
    address: String,
    name: String,
    email: String,
    roles: String,
    state: Tag,
}

/// How the team stands to one programme.
#[derive(Debug)]
struct Judged {
    programme: String,
    state: Tag,
    persons: String,
    missing: String,
    together: Vec<String>,
}

#[derive(Debug, Template)]
#[template(path = "member/list.html")]
pub(crate) struct ShowMembers {
    page: Page,
    organisation: String,
    members: Vec<Line>,
    standings: Vec<Judged>,
    fields: Fields,
    role: Choices,
    faults: Vec<FieldError>,
    shown: Option<Shown>,
    address: String,
}

async fn list(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let mut view = view(&state, &colleague, &Sent::default(), &[]).await?;
    view.page.notice = done.notice(&view.page);
    show(&view)
}

/// Gives somebody a role, and their link to them or, once, to whoever asked for it.
async fn add(State(state): State<WebState>, colleague: Colleague, Form(sent): Form<Sent>) -> Result<Response, Failure> {
    colleague.must(Right::ManageTeam)?;
    let (actor, org, page) = (colleague.actor(), colleague.organisation.id, colleague.visitor.page());
    let Some(role) = Role::parse(&sent.role).filter(|role| TEAM.contains(role)) else {
        let key = if sent.role.is_empty() { "member-role-missing" } else { "fault-role" };
        let error = FieldError { field: "role".into(), message: page.say(key) };
        return show_again(&view(&state, &colleague, &sent, &[error]).await?);
    };
    let (new, wants_link) = (sent.person(&page), sent.wants_link());
    let added = state
        .ask(move |app| {
            let added = app::member::add(app, &actor, org, role, new)?;
            let link = added.link.filter(|_| wants_link);
            if link.is_none() {
                app::member::invite(app, &actor, org, added.person)?;
            }
            Ok(link)
        })
        .await;
    match added {
        Ok(Some(link)) => {
            let shown = Some(Shown { name: sent.name.trim().to_owned(), link });
            let view = view(&state, &colleague, &Sent::default(), &[]).await?;
            kept_nowhere(show(&ShowMembers { shown, ..view }))
        }
        Ok(None) => {
            let done = if wants_link { "mailed-instead" } else { "mailed" };
            let address = MEMBERS.to([colleague.org()]);
            Ok(Redirect::to(&format!("{address}?done={done}")).into_response())
        }
        Err(failure) => {
            let errors = beside_fields(&page.voice, failure, "role")?;
            show_again(&view(&state, &colleague, &sent, &errors).await?)
        }
    }
}

async fn view(
    state: &WebState,
    colleague: &Colleague,
    sent: &Sent,
    errors: &[FieldError],
) -> Result<ShowMembers, Failure> {
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    colleague.must(Right::ManageTeam)?;
    let (members, standings) = state
        .ask(move |app| Ok((app::member::list(app, &actor, org)?, app::member::standings(app, &actor, org)?)))
        .await?;
    let page = colleague.visitor.page();
    let line = |member: &Member| line(&page, colleague.org(), member);
    let judged = standings.iter().map(|(programme, standing)| judged(&page, programme, standing));
    let (members, standings) = (members.iter().map(line).collect(), judged.collect());
    let organisation = page.read(&colleague.organisation.name).to_owned();
    Ok(ShowMembers::new(page, colleague.org(), organisation, (members, standings), (sent, errors)))
}

impl ShowMembers {
    fn new(
        page: Page,
        org: &str,
        organisation: String,
        (members, standings): (Vec<Line>, Vec<Judged>),
        (sent, errors): (&Sent, &[FieldError]),
    ) -> Self {
        let fields = Fields::new(&page, sent, errors);
        let roles = TEAM.map(|role| (role.code(), role_name(&page.voice, role)));
        let mut role = Choices::new("role", roles).choosing(&[&sent.role]).checked(errors);
        for one in TEAM {
            role = role.explaining(one.code(), page.say(role_hint(one)));
        }
        Self {
            faults: faults(&[&fields.name, &fields.email, &role]),
            address: MEMBERS.to([org]),
            organisation,
            members,
            standings,
            fields,
            role,
            shown: None,
            page,
        }
    }
}

/// What a role reads and does, in a line.
fn role_hint(role: Role) -> &'static str {
    match role {
        Role::Operator | Role::Participant | Role::Lead => "member-role-lead",
        Role::Clerk => "member-role-clerk",
        Role::Tutor => "member-role-tutor",
        Role::Editor => "member-role-editor",
        Role::SecondReader => "member-role-second-reader",
        Role::Moderator => "member-role-moderator",
        Role::Manager => "member-role-manager",
        Role::Expert => "member-role-expert",
        Role::Doctor => "member-role-doctor",
        Role::Officer => "member-role-officer",
        Role::Correspondent => "member-role-correspondent",
    }
}

fn said(page: &Page, roles: &[Role]) -> String {
    let names: Vec<String> = roles.iter().map(|role| role_name(&page.voice, *role)).collect();
    page.voice.list(&names)
}

fn line(page: &Page, org: &str, member: &Member) -> Line {
    Line {
        address: MEMBER.to([org, &member.person.to_string()]),
        name: member.name.clone(),
        email: member.email.clone(),
        roles: said(page, &member.roles),
        state: activity(page, member.active),
    }
}

fn judged(page: &Page, programme: &Programme, standing: &Standing) -> Judged {
    let state = if standing.is_satisfied() {
        Tag { tone: Tone::Done, text: page.say("member-standing-whole") }
    } else {
        Tag { tone: Tone::Due, text: page.say("member-standing-not-yet") }
    };
    let missing = if standing.missing.is_empty() {
        String::new()
    } else {
        page.with("member-missing", [("roles", said(page, &standing.missing))])
    };
    let together = standing
        .together
        .iter()
        .map(|(one, other)| page.with("member-together", [("roles", said(page, &[*one, *other]))]));
    Judged {
        programme: page.read(&programme.name).to_owned(),
        state,
        persons: page.with("member-persons", [("persons", standing.persons), ("fewest", standing.fewest)]),
        missing,
        together: together.collect(),
    }
}

/// Somebody of a team, for the samples.
#[cfg(test)]
fn sample(name: &str, active: bool, roles: &[Role]) -> Member {
    Member {
        person: domain::ids::PersonId(7),
        name: name.into(),
        email: "nom@example.org".into(),
        active,
        roles: roles.to_vec(),
    }
}

#[cfg(test)]
impl crate::page::Sample for ShowMembers {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let programme = crate::path::samples::programme();
        let people = [sample("Hélène Vasseur", true, &[Role::Lead, Role::Tutor]), sample("Bruno Keller", false, &TEAM)];
        let standing = |missing: &[Role], together: &[(Role, Role)]| Standing {
            persons: 4,
            fewest: 3,
            missing: missing.to_vec(),
            together: together.to_vec(),
        };
        let view = |standing: &Standing, sent: &Sent, errors: &[FieldError]| {
            let members = people.iter().map(|one| line(page, "amp", one)).collect();
            let standings = vec![judged(page, &programme, standing)];
            Self::new(page.clone(), "amp", "Réseau Officine & Soins".into(), (members, standings), (sent, errors))
        };
        let done = |done: &str| {
            let mut view = view(&standing(&[], &[]), &Sent::default(), &[]);
            view.page.notice = Done { done: done.into() }.notice(page);
            view
        };
        let apart = Failure {
            reason: Some(crate::failure::Reason::from(
                &app::Fault::new("role", "fault-roles-apart")
                    .with("role", "clerk")
                    .with("other", "tutor")
                    .with("why", "…"),
            )),
            ..Failure::conflict()
        };
        let errors = beside_fields(&page.voice, apart, "role").expect("it is about the role");
        let missing = FieldError { field: "role".into(), message: page.say("member-role-missing") };
        let sent = Sent { name: "Camille".into(), role: "clerk".into(), way: "show".into(), ..Sent::default() };
        let link = "https://presque.example/invitation/abcdefgh".to_owned();
        let shown = Some(Shown { name: "Camille Aubrac".into(), link });
        vec![
            ("whole", view(&standing(&[], &[]), &Sent::default(), &[])),
            ("kept apart", view(&standing(&[Role::Clerk], &[(Role::Editor, Role::SecondReader)]), &sent, &errors)),
            ("no role", view(&standing(&[], &[]), &sent, &[missing])),
            ("a link shown once", Self { shown, ..done("") }),
            ("mailed", done("mailed")),
            ("mailed instead", done("mailed-instead")),
            ("taken", done("taken")),
        ]
    }
}
