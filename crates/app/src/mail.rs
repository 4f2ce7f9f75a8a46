//! Mails: rows of the outbox say only what they are about; the state is read again and the text rendered at delivery.

use domain::ids::{EnrolmentKey, OrgId, PersonId};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::Tx;
use store::outbox::Job;

use crate::App;
use crate::error::{Result, broken};

pub mod delivery;
pub(crate) mod letter;
pub mod planning;
mod post;
pub(crate) mod voices;

/// The kind of outbox row that is a mail.
pub const MAIL: &str = "mail";

/// What a mail is about: identities and names of requirements, never a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mail", rename_all = "snake_case", deny_unknown_fields)]
pub enum About {
    /// An invitation to take part, or to the team.
    Invitation {
        /// Whom.
        person: i64,
        /// The cohort, for participants.
        cohort: Option<i64>,
    },
    /// A notice or reminder of one requirement.
    Reminder {
        /// The cohort.
        cohort: i64,
        /// The enrolment.
        enrolment: i64,
        /// The requirement.
        requirement: String,
        /// Code of the kind of reminder.
        kind: String,
    },
    /// The individual report of an evaluation is ready.
    Report {
        /// The cohort.
        cohort: i64,
        /// The enrolment.
        enrolment: i64,
        /// The evaluation.
        evaluation: String,
    },
    /// The team opened something again.
    Reopened {
        /// The cohort.
        cohort: i64,
        /// The enrolment.
        enrolment: i64,
        /// The requirement.
        requirement: String,
    },
}

/// Enqueues a mail inside a transaction; one with the same `dedupe` key is written once.
///
/// # Errors
/// When the store fails.
pub fn enqueue(
    app: &App,
    tx: &mut Tx<'_>,
    org: OrgId,
    about: &About,
    dedupe: Option<String>,
    at: Timestamp,
) -> Result<bool> {
    let job = Job {
        org_id: org.0,
        id: app.chance.id(),
        kind: MAIL.to_owned(),
        about: serde_json::to_string(about).map_err(broken)?,
        run_at_ms: at.as_millisecond(),
        dedupe_key: dedupe,
    };
    Ok(tx.enqueue(&job)?)
}

/// Enqueues an invitation.
///
/// # Errors
/// When the store fails.
pub fn enqueue_invitation(
    app: &App,
    tx: &mut Tx<'_>,
    org: OrgId,
    person: PersonId,
    cohort: Option<i64>,
    now: Timestamp,
) -> Result<bool> {
    enqueue(app, tx, org, &About::Invitation { person: person.0, cohort }, None, now)
}

/// How long the mail about a report waits: whoever just submitted is on its page already, and whoever then corrects an
/// answer gets one mail and not two.
pub const REPORT_WAITS: SignedDuration = SignedDuration::from_mins(10);

/// Enqueues the mail that says a report is ready; once for each revision.
///
/// # Errors
/// When the store fails.
pub fn enqueue_report(
    app: &App,
    tx: &mut Tx<'_>,
    key: EnrolmentKey,
    evaluation: &str,
    revision: i64,
    now: Timestamp,
) -> Result<bool> {
    let about = About::Report { cohort: key.cohort.0, enrolment: key.enrolment.0, evaluation: evaluation.to_owned() };
    let dedupe = format!("report/{}/{evaluation}/{revision}", key.enrolment);
    enqueue(app, tx, key.org, &about, Some(dedupe), now + REPORT_WAITS)
}

/// Enqueues the mail that says something was opened again.
///
/// # Errors
/// When the store fails.
pub fn enqueue_reopened(
    app: &App,
    tx: &mut Tx<'_>,
    key: EnrolmentKey,
    requirement: &str,
    now: Timestamp,
) -> Result<bool> {
    let about =
        About::Reopened { cohort: key.cohort.0, enrolment: key.enrolment.0, requirement: requirement.to_owned() };
    enqueue(app, tx, key.org, &about, None, now)
}
