//! Members: who works in the team of an organisation, and how somebody comes to it and leaves it.
//!
//! Participants are no members: whoever leads a team knows them by pseudonym, so their names are on no list here.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::authority::{Actor, Right, Role};
use domain::ids::{OrgId, PersonId};
use domain::programme::Programme;
use store::Tx;

use crate::App;
use crate::account::{self, NewPerson};
use crate::error::{Error, Fault, Result};
use crate::inviting;
use crate::mail::letter;
use crate::programme;
use crate::separation::{self, Standing};
use crate::session;

/// Somebody of a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Whether they have set a password yet.
    pub active: bool,
    /// Their roles in this team, participant excepted.
    pub roles: Vec<Role>,
}

/// What became of adding somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// Who.
    pub person: PersonId,
    /// Their single-use link, where it may be shown to whoever added them.
    pub link: Option<String>,
}

/// Roles that a lead may give in their organisation. A participant comes by enrolment, an operator by an operator.
pub const TEAM: [Role; 6] = [Role::Lead, Role::Clerk, Role::Tutor, Role::Editor, Role::SecondReader, Role::Moderator];

/// Everybody in the team of an organisation (for the installation itself: its operators), by name.
///
/// # Errors
/// Refused to all but its lead and the operator.
pub fn list(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<Member>> {
    may_look(actor, org)?;
    let now = app.now().as_millisecond();
    app.store.read(move |tx| members(tx, org, now))
}

/// One of them.
///
/// # Errors
/// As [`list`]; not found for whoever has no role in the team.
pub fn read(app: &App, actor: &Actor, org: OrgId, person: PersonId) -> Result<Member> {
    let members = list(app, actor, org)?;
    members.into_iter().find(|member| member.person == person).ok_or(Error::NotFound("member"))
}

pub(crate) fn members(tx: &mut Tx<'_>, org: OrgId, now: i64) -> Result<Vec<Member>> {
    let mut roles: BTreeMap<i64, Vec<Role>> = BTreeMap::new();
    for hat in store::hat::list(tx, org.0, now)? {
        if let Some(role) = Role::parse(&hat.role).filter(|role| *role != Role::Participant) {
            roles.entry(hat.person_id).or_default().push(role);
        }
    }
    let mut members = Vec::with_capacity(roles.len());
    for (person, mut roles) in roles {
        let Some(found) = store::person::find(tx, person)? else {
            continue;
        };
        roles.sort();
        roles.dedup();
        members.push(Member {
            person: PersonId(person),
            name: found.name,
            email: found.email,
            active: found.password_hash.is_some(),
            roles,
        });
    }
    members.sort_by(|one, other| (&one.name, &one.email).cmp(&(&other.name, &other.email)));
    Ok(members)
}

/// How the team stands to what each programme of the organisation asks of it, newest versions.
///
/// # Errors
/// Refused to whoever may not read the definitions.
pub fn standings(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<(Arc<Programme>, Standing)>> {
    actor.may(Right::ManageTeam, org)?;
    let all = programme::list(app, org)?;
    all.into_iter()
        .map(|programme| separation::standing(app, actor, org, &programme).map(|standing| (programme, standing)))
        .collect()
}

/// Gives somebody a role. Their single-use link comes back only when whoever gives the role could not reach anything new
/// with it: an account without a password, all of whose roles are theirs to give. Everybody else is written to.
///
/// # Errors
/// Refused; invalid for a name, address or role that cannot be; conflict when a programme keeps that role apart from one
/// they have.
pub fn add(app: &App, actor: &Actor, org: OrgId, role: Role, new: NewPerson) -> Result<Added> {
    let is_of_the_team = if org == OrgId::INSTALLATION { role == Role::Operator } else { TEAM.contains(&role) };
    if !is_of_the_team {
        return Err(Fault::new("role", "fault-role").into());
    }
    let mut faults = Vec::new();
    if new.name.trim().is_empty() || new.name.chars().count() > 200 {
        faults.push(Fault::new("name", "fault-name"));
    }
    if account::email(&new.email).is_err() {
        faults.push(Fault::new("email", "fault-email"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let (person, token) = account::add_member(app, actor, org, role, new)?;
    let is_operator = actor.may(Right::OperateInstallation, OrgId::INSTALLATION).is_ok();
    let now = app.now();
    let may_hold = app.store.read(move |tx| {
        let found = store::person::find(tx, person.0)?.ok_or(Error::NotFound("person"))?;
        let hats = session::hats(tx, person, now)?;
        let gives = |hat: &session::Hat| match hat.role {
            Role::Participant => false,
            Role::Operator => is_operator,
            Role::Lead if is_operator => true,
            _ => hat.org == org && !is_operator,
        };
        Ok::<_, Error>(found.password_hash.is_none() && hats.iter().all(gives))
    })?;
    Ok(Added { person, link: may_hold.then(|| format!("{}/invitation/{token}", letter::base(app))) })
}

/// Mails a member a single-use link of their own; an earlier one is worth nothing from the moment the mail leaves.
///
/// # Errors
/// As [`inviting::invite_member`].
pub fn invite(app: &App, actor: &Actor, org: OrgId, person: PersonId) -> Result<()> {
    inviting::invite_member(app, actor, org, person)
}

/// Who runs an organisation may see who works in it; who runs the installation, whom they may seat there.
fn may_look(actor: &Actor, org: OrgId) -> Result<()> {
    if actor.may(Right::OperateInstallation, OrgId::INSTALLATION).is_err() {
        actor.may(Right::ManageTeam, org)?;
    }
    Ok(())
}
