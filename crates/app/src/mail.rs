//! Mails: rows of the outbox say only what they are about; the state is read again and the text rendered at delivery.

use domain::goal::GoalId;
use domain::ids::{CohortId, EnrolmentId, EnrolmentKey, OrgId, PersonId};
use jiff::civil::Date;
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
    /// A private comment on an evaluation waits.
    Comment {
        /// The cohort.
        cohort: i64,
        /// The enrolment.
        enrolment: i64,
        /// The evaluation.
        evaluation: String,
    },
    /// A synthesis was published.
    Synthesis {
        /// The cohort.
        cohort: i64,
        /// The enrolment.
        enrolment: i64,
        /// The evaluation it is about.
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
    /// There is something new about one's own posts.
    Forum {
        /// The cohort.
        cohort: i64,
        /// The enrolment, sealed.
        sealed: String,
    },
    /// A goal that somebody chose is suspended.
    Suspension {
        /// The cohort.
        cohort: i64,
        /// The enrolment.
        enrolment: i64,
        /// The goal.
        goal: String,
    },
}

/// Names the place of an enrolment sealed in an outbox row.
fn forum_place(org: OrgId, cohort: i64) -> String {
    format!("outbox/forum/{org}/{cohort}")
}

/// Enqueues the mail that says there is something new about one's own posts: once a day at most. Neither the row nor its
/// key says whom it is for: beside a post, that would be the link that a forum keeps nowhere.
///
/// # Errors
/// When the store fails.
pub fn enqueue_forum(app: &App, tx: &mut Tx<'_>, to: EnrolmentKey, day: Date, at: Timestamp) -> Result<bool> {
    let key = app.key(tx, to.org)?;
    let place = forum_place(to.org, to.cohort.0);
    let sealed = key.seal(&app.chance, &place, &to.enrolment.0.to_be_bytes())?;
    let about = About::Forum { cohort: to.cohort.0, sealed: data_encoding::BASE64URL_NOPAD.encode(&sealed) };
    let named = [to.enrolment.0.to_be_bytes().as_slice(), day.to_string().as_bytes()].concat();
    let dedupe = format!("forum/{}", key.journal_pseudonym("forum-mail", &named)?);
    enqueue(app, tx, to.org, &about, Some(dedupe), at)
}

/// Whom such a mail is for.
///
/// # Errors
/// When the row was altered.
pub(crate) fn forum_reader(app: &App, tx: &mut Tx<'_>, org: OrgId, cohort: i64, sealed: &str) -> Result<EnrolmentKey> {
    let sealed = data_encoding::BASE64URL_NOPAD.decode(sealed.as_bytes()).map_err(broken)?;
    let opened = app.key(tx, org)?.open(&forum_place(org, cohort), &sealed)?;
    let bytes: [u8; 8] = opened.as_slice().try_into().map_err(|_| broken("a sealed enrolment has the wrong length"))?;
    let enrolment = EnrolmentId(i64::from_be_bytes(bytes));
    Ok(EnrolmentKey { org, cohort: CohortId(cohort), enrolment })
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

/// Enqueues the mail that says a safety alert waits on somebody's path; once for each suspension.
///
/// # Errors
/// When the store fails.
pub fn enqueue_suspension(
    app: &App,
    tx: &mut Tx<'_>,
    key: EnrolmentKey,
    goal: &GoalId,
    suspension: i64,
    now: Timestamp,
) -> Result<bool> {
    let about = About::Suspension { cohort: key.cohort.0, enrolment: key.enrolment.0, goal: goal.0.clone() };
    enqueue(app, tx, key.org, &about, Some(format!("suspension/{suspension}/{}", key.enrolment)), now)
}

/// Enqueues the mail that says a private comment waits; once for each comment.
///
/// # Errors
/// When the store fails.
pub fn enqueue_comment(
    app: &App,
    tx: &mut Tx<'_>,
    key: EnrolmentKey,
    evaluation: &str,
    comment: i64,
    now: Timestamp,
) -> Result<bool> {
    let about = About::Comment { cohort: key.cohort.0, enrolment: key.enrolment.0, evaluation: evaluation.to_owned() };
    enqueue(app, tx, key.org, &about, Some(format!("comment/{comment}")), now)
}

/// Enqueues the mail that says a synthesis was published; once for each edition.
///
/// # Errors
/// When the store fails.
pub fn enqueue_synthesis(
    app: &App,
    tx: &mut Tx<'_>,
    key: EnrolmentKey,
    evaluation: &str,
    edition: usize,
    now: Timestamp,
) -> Result<bool> {
    let about =
        About::Synthesis { cohort: key.cohort.0, enrolment: key.enrolment.0, evaluation: evaluation.to_owned() };
    let dedupe = format!("synthesis/{}/{evaluation}/{edition}", key.enrolment);
    enqueue(app, tx, key.org, &about, Some(dedupe), now)
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
