//! The account directory: who can sign in, and the roles of teams they hold; giving somebody the first role of their house.

use app::account::Account;
use app::organisation::Organisation;
use app::session::Hat;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Role;
use domain::ids::{OrgId, PersonId};
use serde::Deserialize;

use super::{ACCOUNT, ACCOUNTS, Operator};
use crate::components::{Choices, FieldError, Tag, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::member::{Done, Fields, Sent, Shown, activity, beside_fields};
use crate::page::{Page, show, show_again};
use crate::session::role_name;
use crate::sign_in::kept_nowhere;
use crate::state::WebState;

/// Accounts of one page.
const PAGE: usize = 50;

/// What an address asks for. Nobody's address: the next page begins after an identity.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    after: Option<i64>,
    #[serde(default)]
    done: String,
}

/// The roles somebody holds in one house.
#[derive(Debug)]
struct Held {
    roles: String,
    house: String,
}

/// One account, as the list shows it.
#[derive(Debug)]
struct Line {
    address: String,
    name: String,
    email: String,
    roles: Vec<Held>,
    state: Tag,
}

#[derive(Debug, Template)]
#[template(path = "operation/accounts.html")]
pub(crate) struct ShowAccounts {
    page: Page,
    /// Operators and leads: those whose roles are the operator's to give and take.
    seated: Vec<Line>,
    people: Vec<Line>,
    first: Option<String>,
    next: Option<String>,
    fields: Fields,
    role: Choices,
    org: Choices,
    faults: Vec<FieldError>,
    shown: Option<Shown>,
}

pub(super) async fn list(
    State(state): State<WebState>,
    operator: Operator,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let mut view = view(&state, &operator, &asked, &Sent::default(), &[]).await?;
    view.page.notice = Done { done: asked.done }.notice(&view.page);
    show(&view)
}

/// Seats an operator, or the lead of an organisation.
pub(super) async fn add(
    State(state): State<WebState>,
    operator: Operator,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    let (actor, page) = (operator.actor(), operator.visitor.page());
    let asked = Asked::default();
    let organisations = state.ask(app::organisation::list).await?;
    let seat = match (sent.role.as_str(), organisations.iter().find(|one| one.short_name == sent.org)) {
        ("operator", _) => Ok((Role::Operator, OrgId::INSTALLATION)),
        ("lead", Some(organisation)) => Ok((Role::Lead, organisation.id)),
        ("lead", None) => Err(("org", "operation-org-missing")),
        _ => Err(("role", "member-role-missing")),
    };
    let (role, org) = match seat {
        Ok(seat) => seat,
        Err((field, key)) => {
            let error = FieldError { field: field.into(), message: page.say(key) };
            return show_again(&view(&state, &operator, &asked, &sent, &[error]).await?);
        }
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
            let view = view(&state, &operator, &asked, &Sent::default(), &[]).await?;
            kept_nowhere(show(&ShowAccounts { shown, ..view }))
        }
        Ok(None) => {
            let done = if wants_link { "mailed-instead" } else { "mailed" };
            Ok(Redirect::to(&format!("{}?done={done}", ACCOUNTS.plain())).into_response())
        }
        Err(failure) => {
            let errors = beside_fields(&page.voice, failure, "role")?;
            show_again(&view(&state, &operator, &asked, &sent, &errors).await?)
        }
    }
}

async fn view(
    state: &WebState,
    operator: &Operator,
    asked: &Asked,
    sent: &Sent,
    errors: &[FieldError],
) -> Result<ShowAccounts, Failure> {
    let (actor, after) = (operator.actor(), asked.after.map(PersonId));
    let (seated, found, organisations) = state
        .ask(move |app| {
            let seated = app::operation::seated(app, &actor)?;
            Ok((seated, app::operation::accounts(app, &actor, after, PAGE)?, app::organisation::list(app)?))
        })
        .await?;
    let page = operator.visitor.page();
    let lines = |accounts: &[Account]| accounts.iter().map(|one| line(&page, one, &organisations)).collect::<Vec<_>>();
    let (seated, people) = (lines(&seated), lines(&found.people));
    let next = found.next.map(|next| format!("{}?after={next}", ACCOUNTS.plain()));
    let pages = (after.map(|_| ACCOUNTS.plain().to_owned()), next);
    Ok(ShowAccounts::new(page, (seated, people), pages, &organisations, (sent, errors)))
}

impl ShowAccounts {
    fn new(
        page: Page,
        (seated, people): (Vec<Line>, Vec<Line>),
        (first, next): (Option<String>, Option<String>),
        organisations: &[Organisation],
        (sent, errors): (&Sent, &[FieldError]),
    ) -> Self {
        let fields = Fields::new(&page, sent, errors);
        let chosen = if sent.role.is_empty() { "lead" } else { &sent.role };
        let roles = [Role::Lead, Role::Operator].map(|role| (role.code(), role_name(&page.voice, role)));
        let role = Choices::new("role", roles)
            .choosing(&[chosen])
            .explaining("lead", page.say("operation-lead-hint"))
            .explaining("operator", page.say("operation-operator-hint"))
            .checked(errors);
        let options = organisations.iter().map(|one| (one.short_name.clone(), page.read(&one.name).to_owned()));
        let none = (String::new(), page.say("enrolment-choose"));
        let org = Choices::new("org", std::iter::once(none).chain(options)).choosing(&[&sent.org]).checked(errors);
        Self {
            faults: faults(&[&fields.name, &fields.email, &role, &org]),
            seated,
            people,
            first,
            next,
            fields,
            role,
            org,
            shown: None,
            page,
        }
    }
}

fn house(page: &Page, hat: &Hat, organisations: &[Organisation]) -> String {
    let organisation = organisations.iter().find(|one| one.id == hat.org);
    organisation.map_or_else(|| page.say("role-installation"), |one| page.read(&one.name).to_owned())
}

/// A role with the house it is held in.
pub(super) fn hat(page: &Page, hat: &Hat, organisations: &[Organisation]) -> String {
    let (role, house) = (role_name(&page.voice, hat.role), house(page, hat, organisations));
    page.with("operation-hat", [("role", role), ("organisation", house)])
}

fn line(page: &Page, account: &Account, organisations: &[Organisation]) -> Line {
    // Hats come sorted by house.
    let houses = account.hats.chunk_by(|one, other| one.org == other.org);
    let held = houses.filter_map(|hats| {
        let names: Vec<String> = hats.iter().map(|hat| role_name(&page.voice, hat.role)).collect();
        Some(Held { roles: page.voice.list(&names), house: house(page, hats.first()?, organisations) })
    });
    Line {
        address: ACCOUNT.to([account.person]),
        name: account.name.clone(),
        email: account.email.clone(),
        roles: held.collect(),
        state: activity(page, account.active),
    }
}

#[cfg(test)]
pub(super) fn sample() -> (Account, Vec<Organisation>) {
    use domain::text::{Language, Text};
    let text =
        |words: &str| Text::new([(Language::french(), words.to_owned()), (Language::english(), words.to_owned())]);
    let organisation = Organisation {
        id: OrgId(3),
        short_name: "amp".into(),
        name: text("Réseau Officine & Soins"),
        zone: "Europe/Paris".into(),
        k: 11,
        funding: text("…"),
    };
    let hats = vec![
        Hat { org: OrgId::INSTALLATION, role: Role::Operator },
        Hat { org: OrgId(3), role: Role::Lead },
        Hat { org: OrgId(3), role: Role::Tutor },
    ];
    let account = Account {
        person: PersonId(7),
        email: "camille@example.org".into(),
        name: "Camille Aubrac".into(),
        active: true,
        hats,
    };
    (account, vec![organisation])
}

#[cfg(test)]
impl crate::page::Sample for ShowAccounts {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let (account, organisations) = sample();
        let other = Account { active: false, hats: Vec::new(), ..account.clone() };
        let view = |sent: &Sent, errors: &[FieldError], next: Option<&str>| {
            let seated = vec![line(page, &account, &organisations)];
            let people = [&account, &other].map(|one| line(page, one, &organisations)).into();
            let next = next.map(str::to_owned);
            Self::new(page.clone(), (seated, people), (next.clone(), next), &organisations, (sent, errors))
        };
        let missing = FieldError { field: "org".into(), message: page.say("operation-org-missing") };
        let link = "https://presque.example/invitation/abcdefgh".to_owned();
        let shown = Some(Shown { name: "Camille Aubrac".into(), link });
        vec![
            ("first page", view(&Sent::default(), &[], Some("/operation/accounts?after=7"))),
            ("no organisation", view(&Sent { role: "lead".into(), ..Sent::default() }, &[missing], None)),
            ("a link shown once", Self { shown, ..view(&Sent::default(), &[], None) }),
        ]
    }
}
