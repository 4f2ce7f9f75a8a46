//! One's own path: what a participant's pages begin from.

use domain::authority::{Actor, Right};
use domain::completion::Completion;
use domain::ids::OrgId;
use domain::obligation::Obligation;
use jiff::Timestamp;
use jiff::civil::Date;
use store::Tx;

use crate::App;
use crate::choosing::{self, Committed};
use crate::cohort::{self, Pinned};
use crate::enrolling;
use crate::error::{Error, Result};
use crate::participant::Participant;
use crate::suspension::{self, Suspended};

/// A path, as the one who walks it sees it.
#[derive(Debug, Clone)]
pub struct OwnPath {
    /// Who walks it, with their facts.
    pub me: Participant,
    /// What is owed, waits, and is done.
    pub obligations: Vec<Obligation>,
    /// The latest plan for each goal.
    pub commitments: Vec<Committed>,
    /// Whether it is complete.
    pub completion: Completion,
    /// Safety alerts in force on goals of the programme.
    pub suspensions: Vec<Suspended>,
    /// The instant it was looked at.
    pub now: Timestamp,
    /// The civil date of that instant, in the programme's zone.
    pub today: Date,
}

/// How somebody stands towards a cohort.
#[derive(Debug, Clone)]
pub enum Standing {
    /// They walk its path.
    Joined(Box<OwnPath>),
    /// They were accepted and have not joined: taking part is their own, voluntary act.
    Invited,
}

/// Looks at one's own path.
///
/// # Errors
/// Refused; not found for whoever neither joined nor was accepted.
pub fn read(app: &App, actor: &Actor, pinned: &Pinned) -> Result<Standing> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().read(move |tx| match Participant::own(&app, tx, &actor, &pinned) {
        Ok(me) => look(&app, tx, me).map(|path| Standing::Joined(Box::new(path))),
        Err(Error::NotFound(_)) if is_invited(tx, &actor, &pinned)? => Ok(Standing::Invited),
        Err(error) => Err(error),
    })
}

fn look(app: &App, tx: &mut Tx<'_>, me: Participant) -> Result<OwnPath> {
    let now = app.now();
    Ok(OwnPath {
        obligations: me.obligations(now),
        commitments: choosing::open_commitments(app, tx, &me)?,
        completion: me.completion(now),
        suspensions: suspension::in_force(tx, me.key().org, &me.programme.id)?,
        today: me.today(now),
        now,
        me,
    })
}

fn is_invited(tx: &mut Tx<'_>, actor: &Actor, pinned: &Pinned) -> Result<bool> {
    let Some(person) = actor.person() else {
        return Ok(false);
    };
    let applicant = store::applicant::find(tx, pinned.cohort.org, pinned.cohort.id, person)?;
    let accepted = [enrolling::ACCEPTED, enrolling::ACCEPTED_AS_EXCEPTION];
    Ok(applicant.is_some_and(|applicant| accepted.contains(&applicant.outcome.as_str())))
}

/// One of the cohorts a person has to do with.
#[derive(Debug, Clone)]
pub struct Mine {
    /// The cohort.
    pub pinned: Pinned,
    /// When they joined; not yet, if absent.
    pub joined: Option<Date>,
}

/// The cohorts of an organisation that one joined or was accepted into, the latest first.
///
/// # Errors
/// Refused.
pub fn mine(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<Mine>> {
    actor.may(Right::WalkOwnPath, org)?;
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().read(move |tx| {
        let person = actor.person().ok_or(Error::NotFound("enrolment"))?;
        let person_key = app.key(tx, org)?.person_key(person)?;
        let enrolments = store::enrolment::find_by_person(tx, org, &person_key)?;
        let mut found = Vec::new();
        for cohort in store::cohort::list(tx)?.into_iter().filter(|cohort| cohort.org == org) {
            let enrolment = enrolments.iter().find(|enrolment| enrolment.key.cohort == cohort.id);
            let joined = enrolment.map(|enrolment| enrolment.enrolled_on);
            let pinned = cohort::pin(&app, tx, cohort)?;
            if joined.is_some() || is_invited(tx, &actor, &pinned)? {
                found.push(Mine { pinned, joined });
            }
        }
        found.sort_by_key(|mine| std::cmp::Reverse(mine.pinned.cohort.start));
        Ok(found)
    })
}
