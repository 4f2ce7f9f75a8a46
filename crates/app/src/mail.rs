//! Mails: rows of the outbox say only what they are about; the state is read again and the text rendered at delivery.

use domain::calendar::{civil_date, day_begins, days_after};
use domain::goal::GoalId;
use domain::ids::{CohortId, EnrolmentId, EnrolmentKey, OrgId, PersonId};
use jiff::tz::TimeZone;
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
    /// The team asks the author of something whether it may be paraphrased.
    Paraphrase {
        /// The cohort.
        cohort: i64,
        /// The enrolment, sealed.
        sealed: String,
    },
    /// The team answered a goal that somebody proposed.
    Proposal {
        /// The cohort.
        cohort: i64,
        /// The enrolment, sealed.
        sealed: String,
    },
    /// The yearly self-check can be made.
    SelfCheck {
        /// The cohort.
        cohort: i64,
        /// The enrolment.
        enrolment: i64,
        /// Its name among requirements.
        requirement: String,
        /// Code of the kind of reminder.
        kind: String,
    },
    /// The suspension of a goal, of which somebody had been warned, is over.
    Lifted {
        /// The cohort.
        cohort: i64,
        /// The enrolment.
        enrolment: i64,
        /// The goal.
        goal: String,
    },
    /// Something about near misses waits for somebody.
    NearMiss {
        /// Code of what it is, for looking again whether it still waits.
        notice: String,
        /// For whom, sealed.
        sealed: String,
    },
    /// Somebody can say again whether they apply a guideline.
    Uptake {
        /// The day on which it opened.
        on: String,
        /// For whom, sealed.
        sealed: String,
    },
    /// An alert of somebody's specialty came out.
    Alert {
        /// Which.
        alert: i64,
        /// Whom.
        person: i64,
        /// The body with which they are.
        org: i64,
    },
    /// What is new, for somebody who chose to be told.
    Digest {
        /// Whom.
        person: i64,
        /// The first day it tells of.
        from: String,
        /// The last.
        to: String,
    },
    /// Something about a guideline waits for somebody who works for a body or the authority.
    Guideline {
        /// Code of what it is, for looking again whether it still waits.
        notice: String,
        /// Which guideline.
        reference: String,
        /// For whom.
        person: i64,
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

/// What somebody did under a name that must lead to nothing else of theirs: neither the outbox row of such a mail nor its
/// key says whom it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Apart {
    /// Posts in forums.
    Forum,
    /// Words that the team asks to paraphrase.
    Paraphrase,
    /// A goal that was proposed.
    Proposal,
}

impl Apart {
    fn code(self) -> &'static str {
        match self {
            Self::Forum => "forum",
            Self::Paraphrase => "paraphrase",
            Self::Proposal => "proposal",
        }
    }

    /// Names the place of an enrolment sealed in an outbox row.
    fn place(self, org: OrgId, cohort: i64) -> String {
        format!("outbox/{}/{org}/{cohort}", self.code())
    }
}

/// Hours after midnight at which such mails leave: a mail's time must not tell when something happened.
const APART_LEAVES: SignedDuration = SignedDuration::from_hours(6);

/// Enqueues, for the next morning and once a day at most, the mail that says there is something new about what somebody
/// did apart. Beside a post or a paraphrase, an enrolment would be the link that is kept nowhere: it is sealed.
///
/// # Errors
/// When the store fails.
pub fn enqueue_apart(
    app: &App,
    tx: &mut Tx<'_>,
    to: EnrolmentKey,
    what: Apart,
    zone: &TimeZone,
    now: Timestamp,
) -> Result<bool> {
    let tomorrow = days_after(civil_date(now, zone), 1);
    let key = app.key(tx, to.org)?;
    let sealed = key.seal(&app.chance, &what.place(to.org, to.cohort.0), &to.enrolment.0.to_be_bytes())?;
    let (cohort, sealed) = (to.cohort.0, data_encoding::BASE64URL_NOPAD.encode(&sealed));
    let about = match what {
        Apart::Forum => About::Forum { cohort, sealed },
        Apart::Paraphrase => About::Paraphrase { cohort, sealed },
        Apart::Proposal => About::Proposal { cohort, sealed },
    };
    let named = [to.enrolment.0.to_be_bytes().as_slice(), tomorrow.to_string().as_bytes()].concat();
    let pseudonym = key.journal_pseudonym(&format!("{}-mail", what.code()), &named)?;
    let dedupe = format!("{}/{pseudonym}", what.code());
    enqueue(app, tx, to.org, &about, Some(dedupe), day_begins(tomorrow, zone) + APART_LEAVES)
}

/// Whom such a mail is for.
///
/// # Errors
/// When the row was altered.
pub(crate) fn apart_reader(
    app: &App,
    tx: &mut Tx<'_>,
    org: OrgId,
    what: Apart,
    cohort: i64,
    sealed: &str,
) -> Result<EnrolmentKey> {
    let sealed = data_encoding::BASE64URL_NOPAD.decode(sealed.as_bytes()).map_err(broken)?;
    let opened = app.key(tx, org)?.open(&what.place(org, cohort), &sealed)?;
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

/// Enqueues the mail that says a suspension is over, to everybody whose warning has left; how many. A warning that still
/// waits is no longer true, and leaves no more.
///
/// # Errors
/// When the store fails.
pub fn enqueue_lifted(
    app: &App,
    tx: &mut Tx<'_>,
    org: OrgId,
    (goal, suspension): (&GoalId, i64),
    now: Timestamp,
) -> Result<u64> {
    let mut told = 0;
    for about in store::outbox::about_of_done(tx, org.0, &format!("suspension/{suspension}/"))? {
        let About::Suspension { cohort, enrolment, .. } = serde_json::from_str(&about).map_err(broken)? else {
            continue;
        };
        let about = About::Lifted { cohort, enrolment, goal: goal.0.clone() };
        let dedupe = format!("lifted/{suspension}/{enrolment}");
        told += u64::from(enqueue(app, tx, org, &about, Some(dedupe), now)?);
    }
    Ok(told)
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
