//! Separations of duty: roles that a programme keeps apart are not worn by one person, and a programme says how few
//! persons can run it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::authority::{Actor, Right, Role};
use domain::ids::{OrgId, PersonId};
use domain::programme::{Programme, Separation};
use store::Tx;

use crate::App;
use crate::error::{Error, Fault, Result};
use crate::programme;

/// Refuses a role that would make one person wear two that a programme of the organisation keeps apart, inside the
/// transaction that grants it.
///
/// # Errors
/// Conflict, naming both roles and, in the languages of the programme, why they are kept apart.
pub fn check(app: &App, tx: &mut Tx<'_>, org: OrgId, person: PersonId, role: Role) -> Result<()> {
    let worn = store::hat::list_of_person(tx, person.0, app.now().as_millisecond())?;
    let worn: Vec<Role> =
        worn.iter().filter(|hat| hat.org_id == org.0).filter_map(|hat| Role::parse(&hat.role)).collect();
    for programme in in_use(app, tx, org)? {
        let other = worn.iter().find_map(|other| Some((*other, between(&programme, *other, role)?)));
        if let Some((other, separation)) = other {
            let fault = Fault::new("role", "fault-roles-apart")
                .with("role", role.code())
                .with("other", other.code())
                .quoting("why", &separation.why, &programme.source_language);
            return Err(Error::Conflict(fault));
        }
    }
    Ok(())
}

/// How the team of an organisation stands to what a programme asks of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Persons who wear a role that the programme keeps apart from another.
    pub persons: u16,
    /// The fewest that satisfy its separations.
    pub fewest: u16,
    /// Roles kept apart that nobody wears: with one of them missing, what it does waits.
    pub missing: Vec<Role>,
    /// Roles kept apart that one person wears all the same: granted before the programme was published.
    pub together: Vec<(Role, Role)>,
}

impl Standing {
    /// Whether the team can run the programme as it asks.
    #[must_use]
    pub fn is_satisfied(&self) -> bool {
        self.persons >= self.fewest && self.missing.is_empty() && self.together.is_empty()
    }
}

/// How the team stands to a programme of its organisation.
///
/// # Errors
/// Refused to whoever may not read the definition.
pub fn standing(app: &App, actor: &Actor, org: OrgId, programme: &Programme) -> Result<Standing> {
    actor.may(Right::ReadResults, org)?;
    let now = app.now();
    let hats = app.store.read(move |tx| Ok::<_, Error>(store::hat::list(tx, org.0, now.as_millisecond())?))?;
    let apart: BTreeSet<Role> = programme
        .separations
        .iter()
        .flat_map(|separation| &separation.roles)
        .filter_map(|role| Role::parse(role))
        .collect();
    let mut worn: BTreeMap<i64, BTreeSet<Role>> = BTreeMap::new();
    for hat in &hats {
        if let Some(role) = Role::parse(&hat.role).filter(|role| apart.contains(role)) {
            worn.entry(hat.person_id).or_default().insert(role);
        }
    }
    let missing = apart.iter().copied().filter(|role| !worn.values().any(|roles| roles.contains(role))).collect();
    let mut together = BTreeSet::new();
    for roles in worn.values() {
        let pairs = roles.iter().flat_map(|one| roles.range(..one).map(move |other| (*other, *one)));
        together.extend(pairs.filter(|(one, other)| between(programme, *one, *other).is_some()));
    }
    Ok(Standing {
        persons: u16::try_from(worn.len()).unwrap_or(u16::MAX),
        fewest: programme.fewest_persons,
        missing,
        together: together.into_iter().collect(),
    })
}

/// The separation that keeps two roles apart, if there is one.
#[must_use]
pub fn between(programme: &Programme, one: Role, other: Role) -> Option<&Separation> {
    let names = |separation: &&Separation, role: Role| separation.roles.iter().any(|code| code == role.code());
    programme.separations.iter().find(|separation| one != other && names(separation, one) && names(separation, other))
}

/// The definitions that an organisation uses: the newest of each programme, and those its cohorts are pinned to.
fn in_use(app: &App, tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<Arc<Programme>>> {
    let newest: BTreeMap<String, String> = store::programme::list(tx)?
        .into_iter()
        .filter(|(of, ..)| *of == org)
        .map(|(_, programme, version)| (programme, version))
        .collect();
    let mut used: BTreeSet<(String, String)> = newest.into_iter().collect();
    let cohorts = store::cohort::list(tx)?.into_iter().filter(|cohort| cohort.org == org);
    used.extend(cohorts.map(|cohort| (cohort.programme, cohort.version)));
    used.iter().map(|(programme, version)| programme::load(app, tx, org, programme, version)).collect()
}
