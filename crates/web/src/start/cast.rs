//! The cast of a demonstration, grouped as the start page shows it, and the one-click way in.

use app::demonstration::CastMember;
use app::session::{self, Hat};
use axum::extract::State;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use domain::authority::Role;
use domain::ids::OrgId;
use serde::Deserialize;

use crate::cookies;
use crate::failure::Failure;
use crate::form::Form;
use crate::page::Page;
use crate::session::role_name;
use crate::sign_in;
use crate::state::WebState;
use crate::url::is_local;
use crate::visitor::Visitor;

/// The people of one organisation, by what they are here for.
#[derive(Debug)]
pub(super) struct Troupe {
    /// The organisation's name, or that of the installation.
    pub(super) name: String,
    /// Who takes part, who runs it.
    pub(super) groups: Vec<Group>,
}

/// People who are here for the same thing.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) title: String,
    pub(super) people: Vec<Somebody>,
}

/// One card.
#[derive(Debug)]
pub(super) struct Somebody {
    pub(super) entrance: Entrance,
    pub(super) name: String,
    pub(super) roles: String,
    pub(super) blurb: String,
}

/// What a one-click form sends.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Entrance {
    /// Who.
    pub(super) person: String,
    /// Short name of the organisation whose hat they put on; empty for the installation.
    #[serde(default)]
    pub(super) org: String,
    /// The hat.
    #[serde(default)]
    pub(super) role: String,
    /// A page that waits for them.
    #[serde(default)]
    pub(super) next: String,
}

fn entrance(member: &CastMember, role: Option<Role>, next: String) -> Entrance {
    let org = member.org.as_ref().map_or_else(String::new, |org| org.short_name.clone());
    Entrance {
        person: member.email.to_owned(),
        org,
        role: role.map_or_else(String::new, |role| role.code().to_owned()),
        next,
    }
}

/// The way in for whoever may read the results that stand at `next`.
pub(super) fn reader(cast: &[CastMember], next: String) -> Option<Entrance> {
    let of_the_large = |member: &&CastMember| {
        member.org.as_ref().is_some_and(|org| org.short_name == app::demonstration::LARGE)
            && member.roles.contains(&Role::Tutor)
    };
    cast.iter().find(of_the_large).map(|member| entrance(member, Some(Role::Tutor), next))
}

/// The cast, organisation by organisation in the order of the cast.
pub(super) fn troupes(page: &Page, cast: &[CastMember]) -> Vec<Troupe> {
    let mut orgs: Vec<Option<OrgId>> = Vec::new();
    for member in cast {
        let org = member.org.as_ref().map(|org| org.id);
        if !orgs.contains(&org) {
            orgs.push(org);
        }
    }
    orgs.into_iter().map(|org| troupe(page, cast, org)).collect()
}

fn troupe(page: &Page, cast: &[CastMember], org: Option<OrgId>) -> Troupe {
    let here: Vec<&CastMember> = cast.iter().filter(|member| member.org.as_ref().map(|it| it.id) == org).collect();
    let name = here.iter().find_map(|member| member.org.as_ref());
    let has = |member: &CastMember, role| member.roles.contains(&role);
    // An expert of a body is a doctor of it, too: they are here to analyse.
    let takes_part = |member: &&&CastMember| {
        has(member, Role::Participant) || (has(member, Role::Doctor) && !has(member, Role::Expert))
    };
    let group = |key: &str, people: Vec<Somebody>| Group { title: page.say(key), people };
    let taking: Vec<Somebody> = here.iter().filter(takes_part).map(|member| somebody(page, member)).collect();
    let running: Vec<Somebody> =
        here.iter().filter(|member| !takes_part(member)).map(|member| somebody(page, member)).collect();
    let learns = [Role::Manager, Role::Expert, Role::Officer, Role::Correspondent];
    let running_key = match org {
        None => "start-cast-operate",
        Some(_) if here.iter().any(|member| learns.iter().any(|role| has(member, *role))) => "start-cast-analyse",
        Some(_) => "start-cast-run",
    };
    let groups = [group("start-cast-take-part", taking), group(running_key, running)];
    Troupe {
        name: name.map_or_else(|| page.say("role-installation"), |org| page.read(&org.name).to_owned()),
        groups: groups.into_iter().filter(|group| !group.people.is_empty()).collect(),
    }
}

fn somebody(page: &Page, member: &CastMember) -> Somebody {
    let roles: Vec<String> = member.roles.iter().map(|role| role_name(&page.voice, *role)).collect();
    Somebody {
        entrance: entrance(member, first_hat(member), String::new()),
        name: member.name.clone(),
        roles: page.voice.list(&roles),
        blurb: page.say(member.blurb),
    }
}

/// The hat of a card: an expert is met at work, not as the doctor they are besides.
fn first_hat(member: &CastMember) -> Option<Role> {
    let expert = member.roles.iter().find(|role| **role == Role::Expert);
    expert.or(member.roles.first()).copied()
}

/// Signs in as somebody of the cast, with the hat of their card on. The visitor goes on reading in the language they read in: the cast speaks several.
pub(super) async fn enter(
    State(state): State<WebState>,
    visitor: Visitor,
    jar: CookieJar,
    Form(entrance): Form<Entrance>,
) -> Result<Response, Failure> {
    let next = Some(entrance.next.clone()).filter(|next| is_local(next)).unwrap_or_default();
    let token = state
        .ask(move |app| {
            // Only the cast, so that the door opens for nobody else who may have been added since.
            let cast = app::demonstration::cast(app)?;
            let member = cast.iter().find(|member| member.email == entrance.person);
            let member = member.ok_or(app::Error::NotFound("person"))?;
            let token = app::account::sign_in_to_demonstration(app, member.email)?;
            let organisations = app::organisation::list(app)?;
            let org = organisations.iter().find(|org| org.short_name == entrance.org);
            if let Some(role) = Role::parse(&entrance.role) {
                let hat = Hat { org: org.map_or(OrgId::INSTALLATION, |org| org.id), role };
                session::wear(app, &token, hat)?;
            }
            Ok(token)
        })
        .await?;
    let mut language = cookies::build(&state, cookies::LANGUAGE, visitor.voice().tag().to_owned());
    language.make_permanent();
    sign_in::enter(&state, &visitor, jar.add(language), token, &next).await
}

#[cfg(test)]
pub(super) fn samples() -> Vec<CastMember> {
    let organisation = |id: i64, short_name: &str| app::organisation::Organisation {
        id: OrgId(id),
        short_name: short_name.into(),
        name: domain::text::Text::new([(domain::text::Language::french(), short_name.to_owned())]),
        zone: "Europe/Paris".into(),
        k: 11,
        funding: domain::text::Text::default(),
    };
    let member = |name: &str, org: Option<(i64, &str)>, roles: &[Role], blurb| CastMember {
        email: "someone@demo.invalid",
        name: name.into(),
        org: org.map(|(id, short_name)| organisation(id, short_name)),
        roles: roles.to_vec(),
        blurb,
    };
    let large = Some((1, app::demonstration::LARGE));
    vec![
        member("Dr Claire Montferrand", large, &[Role::Participant], "demonstration-cast-late"),
        member("Hélène Vasseur", large, &[Role::Lead, Role::Tutor], "demonstration-cast-lead"),
        member("Dr Expert", Some((2, "demo-anesthesie")), &[Role::Doctor, Role::Expert], "demonstration-cast-expert"),
        member("Odile Ferrand", None, &[Role::Operator], "demonstration-cast-operator"),
    ]
}
