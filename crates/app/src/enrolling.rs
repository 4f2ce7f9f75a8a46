//! Enrolling: who applies, what the rule answers, what a clerk decides, and joining.

use domain::authority::{Actor, Right, Role};
use domain::eligibility::{self, Finding, Outcome, Training, eligibility};
use domain::ids::{EnrolmentId, EnrolmentKey, PersonId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::Tx;
use store::applicant::Applicant;
use store::enrolment::Enrolment;

use crate::App;
use crate::account::{self, NewPerson};
use crate::cohort::Pinned;
use crate::error::{Error, Fault, Result, conflict};
use crate::journal::{self, Act};

/// The rule accepted, or a clerk did.
pub const ACCEPTED: &str = "accepted";
/// A clerk must decide.
pub const NEEDS_EXCEPTION: &str = "needs_exception";
/// A clerk accepted against the rule, with a reason.
pub const ACCEPTED_AS_EXCEPTION: &str = "accepted_as_exception";
/// Refused, by the rule or a clerk.
pub const REFUSED: &str = "refused";

/// Somebody on a roster.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Who.
    pub person: NewPerson,
    /// Code of the profession.
    pub profession: String,
    /// Code of the setting.
    pub setting: String,
    /// Training, with its year and test.
    pub training: Option<Training>,
    /// Last day of the subscription.
    pub subscription_until: Option<Date>,
}

/// Answers eligibility for a candidate on the day the cohort starts.
#[must_use]
pub fn answer(pinned: &Pinned, candidate: &Candidate) -> Outcome {
    let applicant = eligibility::Applicant {
        profession: candidate.profession.clone(),
        training: candidate.training.clone(),
        subscription_until: candidate.subscription_until,
    };
    eligibility(&pinned.programme.eligibility, &applicant, pinned.cohort.start)
}

/// Records a candidate and the rule's answer inside a transaction; `None` if the cohort has them already.
///
/// # Errors
/// Invalid, for an address or name that cannot be.
pub fn apply(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &Actor,
    pinned: &Pinned,
    candidate: &Candidate,
    now: Timestamp,
) -> Result<Option<PersonId>> {
    let org = pinned.cohort.org;
    let person = account::ensure(app, tx, &candidate.person, now)?;
    let (outcome, findings) = match answer(pinned, candidate) {
        Outcome::Accepted => (ACCEPTED, Vec::new()),
        Outcome::NeedsException(findings) => (NEEDS_EXCEPTION, findings),
        Outcome::Refused(findings) => (REFUSED, findings),
    };
    let row = Applicant {
        person,
        profession: candidate.profession.clone(),
        setting: candidate.setting.clone(),
        training: candidate.training.as_ref().map(|training| training.name.clone()),
        training_year: candidate.training.as_ref().map(|training| i64::from(training.year)),
        test_passed: candidate.training.as_ref().is_some_and(|training| training.test_passed),
        subscription_until: candidate.subscription_until,
        outcome: outcome.to_owned(),
        findings: findings.iter().map(Finding::code).collect::<Vec<_>>().join(" "),
        exception_reason: None,
        decided: (outcome == ACCEPTED).then_some(now),
        invited: None,
        at: now,
    };
    if !store::applicant::add(tx, org, pinned.cohort.id, &row)? {
        return Ok(None);
    }
    if outcome == ACCEPTED {
        account::grant(tx, org, person, Role::Participant, actor, now)?;
    }
    Ok(Some(person))
}

/// Decides on an applicant the rule did not accept, or takes an acceptance back before the person joined.
///
/// # Errors
/// Refused; not found; conflict when they joined already; invalid without a reason.
pub fn decide(app: &App, actor: &Actor, pinned: &Pinned, person: PersonId, accept: bool, reason: &str) -> Result<()> {
    let org = pinned.cohort.org;
    actor.may(Right::DecideEnrolments, org)?;
    let reason = reason.trim().to_owned();
    if reason.is_empty() || reason.chars().count() > 1000 {
        return Err(Fault::new("reason", "fault-reason").into());
    }
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().write(move |tx| {
        let now = app.now();
        store::applicant::find(tx, org, pinned.cohort.id, person)?.ok_or(Error::NotFound("applicant"))?;
        if joined(&app, tx, &pinned, person)?.is_some() {
            return Err(conflict("", "fault-joined"));
        }
        let outcome = if accept { ACCEPTED_AS_EXCEPTION } else { REFUSED };
        store::applicant::decide(tx, org, pinned.cohort.id, person, outcome, &reason, now)?;
        if accept {
            account::grant(tx, org, person, Role::Participant, &actor, now)?;
        }
        let act = Act {
            org,
            act: if accept { "applicant.accept" } else { "applicant.refuse" },
            object: format!("person/{person}/{}/{}", pinned.cohort.programme, pinned.cohort.name),
            why: &reason,
        };
        journal::write(&app, tx, &actor, &act, now)
    })
}

/// The enrolment of a person in a cohort, if they joined, inside a transaction.
///
/// # Errors
/// When the store fails.
pub fn joined(app: &App, tx: &mut Tx<'_>, pinned: &Pinned, person: PersonId) -> Result<Option<Enrolment>> {
    let org = pinned.cohort.org;
    let person_key = app.key(tx, org)?.person_key(person)?;
    let enrolments = store::enrolment::find_by_person(tx, org, &person_key)?;
    Ok(enrolments.into_iter().find(|enrolment| enrolment.key.cohort == pinned.cohort.id))
}

/// Joins a cohort one was accepted into: taking part is the person's own, voluntary act.
///
/// # Errors
/// Refused; not found for whoever was not accepted; conflict when they joined already.
pub fn join(app: &App, actor: &Actor, pinned: &Pinned) -> Result<EnrolmentKey> {
    let org = pinned.cohort.org;
    actor.may(Right::WalkOwnPath, org)?;
    let person = actor.person().ok_or(Error::NotFound("applicant"))?;
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().write(move |tx| {
        let now = app.now();
        let applicant = store::applicant::find(tx, org, pinned.cohort.id, person)?
            .filter(|applicant| [ACCEPTED, ACCEPTED_AS_EXCEPTION].contains(&applicant.outcome.as_str()))
            .ok_or(Error::NotFound("applicant"))?;
        let key = enrol(&app, tx, &pinned, person, &applicant.profession, &applicant.setting, now)?
            .ok_or_else(|| conflict("", "fault-joined"))?;
        let act = Act { org, act: "enrolment.join", object: "enrolment".to_owned(), why: "" };
        journal::write_confidential(&app, tx, &actor, &act, key, now)?;
        Ok(key)
    })
}

/// Writes an enrolment inside a transaction: a fresh pseudonym, the person sealed; `None` if they are enrolled already.
///
/// # Errors
/// When the store fails.
pub fn enrol(
    app: &App,
    tx: &mut Tx<'_>,
    pinned: &Pinned,
    person: PersonId,
    profession: &str,
    setting: &str,
    now: Timestamp,
) -> Result<Option<EnrolmentKey>> {
    let org = pinned.cohort.org;
    let org_key = app.key(tx, org)?;
    let key = EnrolmentKey { org, cohort: pinned.cohort.id, enrolment: EnrolmentId(app.chance.id()) };
    let sealed = org_key.seal(&app.chance, &person_place(key), &person.0.to_be_bytes())?;
    let enrolment = Enrolment {
        key,
        pseudonym: app.chance.reference(),
        person_key: org_key.person_key(person)?,
        sealed_person: sealed,
        profession: profession.to_owned(),
        setting: setting.to_owned(),
        enrolled_on: domain::calendar::civil_date(now, &pinned.programme.zone),
        at: now,
    };
    Ok(store::enrolment::add(tx, &enrolment)?.then_some(key))
}

/// Where the sealed person of an enrolment belongs.
#[must_use]
pub fn person_place(key: EnrolmentKey) -> String {
    crate::keys::place("enrolment", key, "person")
}

/// The person of an enrolment, opened inside a transaction: for mails and for enrolment clerks, never beside answers.
///
/// # Errors
/// When it cannot be opened.
pub fn person_of(app: &App, tx: &mut Tx<'_>, enrolment: &Enrolment) -> Result<PersonId> {
    let org_key = app.key(tx, enrolment.key.org)?;
    let opened = org_key.open(&person_place(enrolment.key), &enrolment.sealed_person)?;
    let bytes: [u8; 8] =
        opened.as_slice().try_into().map_err(|_| crate::error::broken("a sealed person has the wrong length"))?;
    Ok(PersonId(i64::from_be_bytes(bytes)))
}
