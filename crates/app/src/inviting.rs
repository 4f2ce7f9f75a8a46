//! Inviting: in batches, again, and what became of each invitation.
//!
//! The outbox says whom; the single-use link is made when the mail leaves and is kept nowhere but in it.

use domain::authority::{Actor, Right};
use domain::ids::{OrgId, PersonId};
use jiff::{SignedDuration, Timestamp};
use store::Tx;
use store::applicant::Applicant;
use store::delivery::Delivery;

use crate::App;
use crate::cohort::Pinned;
use crate::enrolling::{self, ACCEPTED, ACCEPTED_AS_EXCEPTION};
use crate::error::{Error, Fault, Result, conflict};
use crate::journal::{self, Act};
use crate::mail;
use crate::mail::delivery::INVITATION;

/// Most invitations of one batch.
pub const MOST_AT_ONCE: u32 = 500;
/// Code of a bounce that a clerk noted: a returned letter, a phone call.
pub const NOTED_BY_CLERK: &str = "clerk";
/// Applicants read at once.
const PAGE: u32 = 200;

/// Where an invitation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invited {
    /// Nobody invited them yet.
    NotYet,
    /// It waits to leave.
    Waiting {
        /// Since when.
        since: Timestamp,
    },
    /// The mail server took it.
    Sent {
        /// When.
        at: Timestamp,
    },
    /// The address does not exist, or refuses us.
    Bounced {
        /// When that was noted.
        at: Timestamp,
        /// The SMTP reply code, or [`NOTED_BY_CLERK`].
        code: String,
    },
    /// No server took it for a day.
    GivenUp {
        /// When it was given up.
        at: Timestamp,
        /// The last SMTP reply code, if there was one.
        code: Option<String>,
    },
    /// When it was to leave, there was nothing to invite to: the acceptance was taken back, or the account closed.
    Dropped {
        /// When.
        at: Timestamp,
    },
    /// They joined.
    Joined {
        /// When.
        at: Timestamp,
    },
}

/// An applicant as enrolment clerks follow them.
#[derive(Debug, Clone)]
pub struct Invitee {
    /// What the roster and the rule say.
    pub applicant: Applicant,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Where their invitation stands.
    pub invited: Invited,
}

/// Invites the next accepted applicants who were not invited yet, at most `limit` (and [`MOST_AT_ONCE`]); how many.
///
/// # Errors
/// Refused.
pub fn invite_batch(app: &App, actor: &Actor, pinned: &Pinned, limit: u32) -> Result<u64> {
    let org = pinned.cohort.org;
    actor.may(Right::DecideEnrolments, org)?;
    let limit = u64::from(limit.min(MOST_AT_ONCE));
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().write(move |tx| {
        let now = app.now();
        let (mut after, mut invited) = (PersonId(0), 0);
        while invited < limit {
            let page = store::applicant::list(tx, org, pinned.cohort.id, after, PAGE)?;
            let Some(last) = page.last() else { break };
            after = last.person;
            for applicant in page.iter().filter(|one| one.invited.is_none() && is_accepted(one)) {
                if invited < limit && enrolling::joined(&app, tx, &pinned, applicant.person)?.is_none() {
                    send(&app, tx, &pinned, applicant.person, now)?;
                    invited += 1;
                }
            }
        }
        if invited > 0 {
            let object = format!("cohort/{}/{}/{invited}", pinned.cohort.programme, pinned.cohort.name);
            journal::write(&app, tx, &actor, &Act { org, act: "invitation.batch", object, why: "" }, now)?;
        }
        Ok(invited)
    })
}

/// Invites one accepted applicant, again if need be: the link of an earlier invitation is worth nothing from the moment
/// the new mail leaves.
///
/// # Errors
/// Refused; not found; conflict for somebody not accepted, who joined, or whose invitation still waits.
pub fn resend(app: &App, actor: &Actor, pinned: &Pinned, person: PersonId) -> Result<()> {
    let org = pinned.cohort.org;
    actor.may(Right::DecideEnrolments, org)?;
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().write(move |tx| {
        let now = app.now();
        let applicant = applicant(tx, &pinned, person)?;
        if !is_accepted(&applicant) {
            return Err(conflict("", "fault-invitation-refused"));
        }
        match state(&app, tx, &pinned, &applicant)? {
            Invited::Joined { .. } => return Err(conflict("", "fault-joined")),
            Invited::Waiting { .. } => return Err(conflict("", "fault-invitation-waiting")),
            _ => {}
        }
        send(&app, tx, &pinned, person, now)?;
        let act = Act { org, act: "invitation.send", object: object_of(&pinned, person), why: "" };
        journal::write(&app, tx, &actor, &act, now)
    })
}

/// Notes that an invitation did not arrive, as a clerk learned by other ways.
///
/// # Errors
/// Refused; not found; conflict when nothing was sent, or they joined.
pub fn mark_bounced(app: &App, actor: &Actor, pinned: &Pinned, person: PersonId) -> Result<()> {
    let org = pinned.cohort.org;
    actor.may(Right::DecideEnrolments, org)?;
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().write(move |tx| {
        let now = app.now();
        let applicant = applicant(tx, &pinned, person)?;
        let sent = match state(&app, tx, &pinned, &applicant)? {
            Invited::Sent { at } => at,
            Invited::Joined { .. } => return Err(conflict("", "fault-joined")),
            _ => return Err(Error::Conflict(Fault::new("", "fault-invitation-not-sent"))),
        };
        let bounce = Delivery {
            // After what it corrects, even on a clock that stands still.
            at: now.max(sent + SignedDuration::from_millis(1)),
            kind: INVITATION.to_owned(),
            status: "bounced".to_owned(),
            code: Some(NOTED_BY_CLERK.to_owned()),
        };
        store::delivery::add(tx, org, person, &bounce)?;
        let act = Act { org, act: "invitation.bounce", object: object_of(&pinned, person), why: "" };
        journal::write(&app, tx, &actor, &act, now)
    })
}

/// Mails an invitation to somebody who wears a hat in the team of an organisation (or of the installation).
///
/// # Errors
/// Refused; not found for whoever wears none.
pub fn invite_member(app: &App, actor: &Actor, org: OrgId, person: PersonId) -> Result<()> {
    if org == OrgId::INSTALLATION {
        actor.may(Right::OperateInstallation, org)?;
    } else if actor.may(Right::OperateInstallation, OrgId::INSTALLATION).is_err() {
        actor.may(Right::ManageTeam, org)?;
    }
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().write(move |tx| {
        let now = app.now();
        let hats = store::hat::list_of_person(tx, person.0, now.as_millisecond())?;
        if !hats.iter().any(|hat| hat.org_id == org.0) {
            return Err(Error::NotFound("member"));
        }
        mail::enqueue_invitation(&app, tx, org, person, None, now)?;
        let act = Act { org, act: "invitation.send", object: format!("person/{person}"), why: "" };
        journal::write(&app, tx, &actor, &act, now)
    })
}

/// Applicants of a cohort after a person's identity, `limit` at most, each with where their invitation stands.
///
/// # Errors
/// Refused.
pub fn list(app: &App, actor: &Actor, pinned: &Pinned, after: PersonId, limit: u32) -> Result<Vec<Invitee>> {
    actor.may(Right::ReadIdentities, pinned.cohort.org)?;
    let (app, pinned) = (app.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        let page = store::applicant::list(tx, pinned.cohort.org, pinned.cohort.id, after, limit)?;
        page.into_iter().map(|applicant| invitee(&app, tx, &pinned, applicant)).collect()
    })
}

/// One applicant, with where their invitation stands.
///
/// # Errors
/// Refused; not found.
pub fn read(app: &App, actor: &Actor, pinned: &Pinned, person: PersonId) -> Result<Invitee> {
    actor.may(Right::ReadIdentities, pinned.cohort.org)?;
    let (app, pinned) = (app.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        let applicant = applicant(tx, &pinned, person)?;
        invitee(&app, tx, &pinned, applicant)
    })
}

pub(crate) fn invitee(app: &App, tx: &mut Tx<'_>, pinned: &Pinned, applicant: Applicant) -> Result<Invitee> {
    let person = store::person::find(tx, applicant.person.0)?.ok_or(Error::NotFound("person"))?;
    let invited = state(app, tx, pinned, &applicant)?;
    Ok(Invitee { applicant, name: person.name, email: person.email, invited })
}

/// Where the invitation of an applicant stands, inside a transaction: from facts, never stored.
///
/// # Errors
/// When the store fails.
pub fn state(app: &App, tx: &mut Tx<'_>, pinned: &Pinned, applicant: &Applicant) -> Result<Invited> {
    if let Some(enrolment) = enrolling::joined(app, tx, pinned, applicant.person)? {
        return Ok(Invited::Joined { at: enrolment.at });
    }
    let Some(since) = applicant.invited else {
        return Ok(Invited::NotYet);
    };
    let last = store::delivery::find_last_of(tx, pinned.cohort.org, applicant.person, INVITATION)?;
    let Some(last) = last.filter(|last| last.at >= since) else {
        return Ok(Invited::Waiting { since });
    };
    let at = last.at;
    Ok(match last.status.as_str() {
        "sent" => Invited::Sent { at },
        "bounced" => Invited::Bounced { at, code: last.code.unwrap_or_default() },
        "given_up" => Invited::GivenUp { at, code: last.code },
        _ => Invited::Dropped { at },
    })
}

fn applicant(tx: &mut Tx<'_>, pinned: &Pinned, person: PersonId) -> Result<Applicant> {
    let found = store::applicant::find(tx, pinned.cohort.org, pinned.cohort.id, person)?;
    found.ok_or(Error::NotFound("applicant"))
}

fn is_accepted(applicant: &Applicant) -> bool {
    [ACCEPTED, ACCEPTED_AS_EXCEPTION].contains(&applicant.outcome.as_str())
}

fn object_of(pinned: &Pinned, person: PersonId) -> String {
    format!("person/{person}/{}/{}", pinned.cohort.programme, pinned.cohort.name)
}

fn send(app: &App, tx: &mut Tx<'_>, pinned: &Pinned, person: PersonId, now: Timestamp) -> Result<()> {
    let (org, cohort) = (pinned.cohort.org, pinned.cohort.id);
    mail::enqueue_invitation(app, tx, org, person, Some(cohort.0), now)?;
    Ok(store::applicant::invited(tx, org, cohort, person, now)?)
}
