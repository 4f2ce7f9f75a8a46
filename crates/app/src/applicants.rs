//! Following applicants: how each cohort's enrolment stands, and who is where, for enrolment clerks alone.
//!
//! A clerk sees names, evidence, decisions, invitations, and that somebody joined; never a pseudonym, an answer or a
//! figure of the cohort.

use domain::authority::{Actor, Right};
use domain::ids::{OrgId, PersonId};
use store::Tx;

use crate::App;
use crate::account;
use crate::cohort::{self, Pinned};
use crate::enrolling::{self, ACCEPTED, ACCEPTED_AS_EXCEPTION, Candidate, NEEDS_EXCEPTION, REFUSED};
use crate::error::{Error, Fault, Result, conflict};
use crate::inviting::{self, Invited, Invitee};
use crate::journal::{self, Act};
use crate::mail::delivery::INVITATION;

/// How the enrolment of a cohort stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Accepted, by the rule or as an exception.
    pub accepted: i64,
    /// Of whom as an exception.
    pub exceptions: i64,
    /// A clerk must decide.
    pub undecided: i64,
    /// Refused.
    pub refused: i64,
    /// Invited at least once.
    pub invited: i64,
    /// Joined.
    pub joined: i64,
    /// Their last invitation did not arrive.
    pub unreached: i64,
}

/// Which applicants to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// Every one.
    #[default]
    All,
    /// Whom the rule accepted.
    Accepted,
    /// About whom a clerk must decide.
    Undecided,
    /// Whom a clerk accepted as an exception.
    Exception,
    /// Who are refused.
    Refused,
    /// Whose last invitation did not arrive.
    Unreached,
}

impl Filter {
    /// Every filter, in the order pages offer them.
    pub const ALL: [Self; 6] =
        [Self::All, Self::Undecided, Self::Accepted, Self::Exception, Self::Refused, Self::Unreached];

    /// The stable code, as in addresses.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Accepted => "accepted",
            Self::Undecided => "undecided",
            Self::Exception => "exception",
            Self::Refused => "refused",
            Self::Unreached => "unreached",
        }
    }

    /// The filter of a code; every applicant for a code that is none.
    #[must_use]
    pub fn parse(code: &str) -> Self {
        Self::ALL.into_iter().find(|filter| filter.code() == code).unwrap_or_default()
    }

    fn outcome(self) -> Option<&'static str> {
        match self {
            Self::All | Self::Unreached => None,
            Self::Accepted => Some(ACCEPTED),
            Self::Undecided => Some(NEEDS_EXCEPTION),
            Self::Exception => Some(ACCEPTED_AS_EXCEPTION),
            Self::Refused => Some(REFUSED),
        }
    }
}

/// Some applicants in the order of their names, and whether there are more.
#[derive(Debug, Clone)]
pub struct Applicants {
    /// Who.
    pub people: Vec<Invitee>,
    /// After whom the next page begins, if there is one.
    pub next: Option<PersonId>,
}

/// How the enrolment of every cohort of an organisation stands.
///
/// # Errors
/// Refused to all but enrolment clerks.
pub fn cohorts(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<(Pinned, Counts)>> {
    actor.may(Right::ReadIdentities, org)?;
    let all = cohort::list(app, org)?;
    all.into_iter().map(|pinned| counts(app, actor, &pinned).map(|counts| (pinned, counts))).collect()
}

/// How the enrolment of a cohort stands.
///
/// # Errors
/// Refused to all but enrolment clerks.
pub fn counts(app: &App, actor: &Actor, pinned: &Pinned) -> Result<Counts> {
    let (org, id) = (pinned.cohort.org, pinned.cohort.id);
    actor.may(Right::ReadIdentities, org)?;
    let (app, pinned) = (app.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        let mut counts = Counts::default();
        for (outcome, n) in store::applicant::count(tx, org, id)? {
            match outcome.as_str() {
                NEEDS_EXCEPTION => counts.undecided += n,
                REFUSED => counts.refused += n,
                ACCEPTED_AS_EXCEPTION => (counts.accepted, counts.exceptions) = (counts.accepted + n, n),
                _ => counts.accepted += n,
            }
        }
        counts.invited = store::applicant::count_invited(tx, org, id)?;
        counts.joined = store::enrolment::count(tx, org, id)?;
        counts.unreached = i64::try_from(unreached(&app, tx, &pinned)?.len()).unwrap_or(i64::MAX);
        Ok(counts)
    })
}

/// Applicants of a cohort after a person, `limit` at most, each with where their invitation stands.
///
/// # Errors
/// Refused to all but enrolment clerks.
pub fn list(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    filter: Filter,
    after: Option<PersonId>,
    limit: usize,
) -> Result<Applicants> {
    let (org, id) = (pinned.cohort.org, pinned.cohort.id);
    actor.may(Right::ReadIdentities, org)?;
    let (app, pinned) = (app.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        // One more than is shown tells whether there are more.
        let mut people = if filter == Filter::Unreached {
            let mut all = unreached(&app, tx, &pinned)?;
            all.sort_by(|one, other| (&one.name, one.applicant.person).cmp(&(&other.name, other.applicant.person)));
            let skipped = after.and_then(|after| all.iter().position(|one| one.applicant.person == after));
            all.split_off(skipped.map_or(0, |at| at + 1))
        } else {
            let most = u32::try_from(limit).unwrap_or(u32::MAX).saturating_add(1);
            let after = after.unwrap_or(PersonId(0));
            let page = store::applicant::list_by_name(tx, org, id, filter.outcome(), after, most)?;
            page.into_iter().map(|one| inviting::invitee(&app, tx, &pinned, one)).collect::<Result<_>>()?
        };
        let more = people.len() > limit;
        people.truncate(limit);
        let next = people.last().filter(|_| more).map(|last| last.applicant.person);
        Ok(Applicants { people, next })
    })
}

fn unreached(app: &App, tx: &mut Tx<'_>, pinned: &Pinned) -> Result<Vec<Invitee>> {
    let maybe = store::applicant::list_unreached(tx, pinned.cohort.org, pinned.cohort.id, INVITATION)?;
    let all: Vec<Invitee> =
        maybe.into_iter().map(|one| inviting::invitee(app, tx, pinned, one)).collect::<Result<_>>()?;
    let is_unreached = |one: &Invitee| matches!(one.invited, Invited::Bounced { .. } | Invited::GivenUp { .. });
    Ok(all.into_iter().filter(is_unreached).collect())
}

/// Adds one person by hand, with the rule's answer: what a roster of one row would do.
///
/// # Errors
/// Refused to all but enrolment clerks; invalid for a name, address, profession or setting that cannot be; conflict when
/// the cohort has them already.
pub fn add(app: &App, actor: &Actor, pinned: &Pinned, candidate: Candidate) -> Result<PersonId> {
    let org = pinned.cohort.org;
    actor.may(Right::DecideEnrolments, org)?;
    let mut faults = Vec::new();
    if candidate.person.name.trim().is_empty() || candidate.person.name.chars().count() > 200 {
        faults.push(Fault::new("name", "fault-name"));
    }
    if account::email(&candidate.person.email).is_err() {
        faults.push(Fault::new("email", "fault-email"));
    }
    for (field, code) in [("profession", &candidate.profession), ("setting", &candidate.setting)] {
        let is_known = pinned.programme.list(field).is_some_and(|list| list.position(code).is_some());
        if !is_known {
            faults.push(Fault::new(field, "fault-answer-not-in-list"));
        }
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().write(move |tx| {
        let now = app.now();
        let added = enrolling::apply(&app, tx, &actor, &pinned, &candidate, now)?;
        let person = added.ok_or_else(|| conflict("email", "fault-applied"))?;
        let object = format!("person/{person}/{}/{}", pinned.cohort.programme, pinned.cohort.name);
        journal::write(&app, tx, &actor, &Act { org, act: "applicant.add", object, why: "" }, now)?;
        Ok(person)
    })
}
