//! Delivering what waits in the outbox.
//!
//! Each row is leased, read again, rendered, sent, and marked. **How often a mail can arrive:** once, except when the
//! process ends between the server's answer and the mark: then the row is due again when its lease ends and the mail is
//! sent a second time. Never less than once while the server takes it, and never twice by two workers at once.
//!
//! **What is noted by person.** Invitations: everything, since clerks follow them. Mails on somebody's path: only that
//! an address bounced or could not be reached, and only the day: a delivery noted to the second would tell whoever reads
//! the tables which enrolment is whose.

use domain::ids::{OrgId, PersonId};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use store::Tx;
use store::delivery::Delivery;
use store::outbox::{self, Claim};

use super::letter::{Addressed, Ready, prepare};
use super::post::{Post, Sent};
use super::{About, MAIL};
use crate::App;
use crate::error::{Error, Result};
use crate::wording::Texts;

/// The kind under which deliveries on somebody's path are noted: which mail it was is nobody's business.
pub const PATH: &str = "path";
/// The kind under which deliveries of invitations are noted.
pub const INVITATION: &str = "invitation";

/// Rows leased at once.
const BATCH: i64 = 10;
/// How long a lease lasts: more than the whole batch takes at a server's slowest (five answers a mail, see `post`).
const LEASE_MS: i64 = 20 * 60 * 1000;
/// Tries before a mail is given up; with [`backoff`] they last a day.
const MOST_TRIES: i64 = 19;

/// What became of the mails of one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Taken by the server, or filed.
    pub sent: u64,
    /// No longer true.
    pub dropped: u64,
    /// Refused for good by the reader's server.
    pub bounced: u64,
    /// To be tried again.
    pub put_back: u64,
    /// Tried for a day.
    pub given_up: u64,
}

/// How a row ends, or goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
enum End {
    Sent,
    Dropped,
    Bounced(String),
    Later(Silent, Option<String>),
}

/// Whether the server answered at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Silent {
    Yes,
    No,
}

/// How long to wait after so many tries: a minute, doubled up to two hours.
fn backoff(tries: i64) -> SignedDuration {
    let doublings = u32::try_from(tries.clamp(1, 8) - 1).unwrap_or_default();
    SignedDuration::from_mins(2_i64.pow(doublings).min(120))
}

/// Delivers everything that is due now.
///
/// # Errors
/// When the store fails or the configuration cannot be used. What was leased is due again when its lease ends.
pub fn deliver(app: &App) -> Result<Tally> {
    let mut tally = Tally::default();
    let texts = Texts::default();
    let mut post = None;
    loop {
        let now = app.now();
        let claims = app.store.claim_outbox(now.as_millisecond(), BATCH, LEASE_MS)?;
        if claims.is_empty() {
            return Ok(tally);
        }
        let open = match post.take() {
            Some(open) => open,
            None => Post::open(app)?,
        };
        let mut reachable = true;
        if let Err(why) = open.knock() {
            tracing::warn!(waiting = claims.len(), why, "mails wait: the mail server does not let us in");
            reachable = false;
        }
        for claim in &claims {
            let (person, end) =
                if reachable { one(app, &texts, &open, claim, now) } else { (None, End::Later(Silent::Yes, None)) };
            // A server that falls silent is not tried for the rest of the batch: each would cost the whole patience.
            reachable = reachable && !matches!(end, End::Later(Silent::Yes, _));
            finish(app, claim, (person, end), &mut tally)?;
        }
        if !reachable {
            return Ok(tally);
        }
        post = Some(open);
    }
}

/// Does one row, and answers whom it was for and how it ended.
fn one(app: &App, texts: &Texts, post: &Post, claim: &Claim, now: Timestamp) -> (Option<PersonId>, End) {
    let outcome = about(claim).and_then(|about| {
        let (handle, texts, org) = (app.clone(), texts.clone(), OrgId(claim.org_id));
        // A transaction that writes, because an invitation makes its link here; it can be run again.
        app.store.write(move |tx| prepare(&handle, tx, &texts, org, &about, now))
    });
    let sent = match outcome {
        Ok(Ready::Drop { person }) => return (person, End::Dropped),
        Ok(Ready::Send(mail)) => send(app, post, &mail, now),
        Err(error) => Err(error),
    };
    match sent {
        Ok((person, end)) => (Some(person), end),
        Err(error) => {
            tracing::error!(kind = claim.kind, attempt = claim.attempt, %error, "a mail cannot be made; it waits");
            (None, End::Later(Silent::No, None))
        }
    }
}

fn send(app: &App, post: &Post, mail: &Addressed, now: Timestamp) -> Result<(PersonId, End)> {
    let end = match post.send(&app.chance, &mail.to, &mail.letter, now)? {
        Sent::Yes => End::Sent,
        Sent::Bounced(code) => End::Bounced(code),
        Sent::Later(Some(code)) => End::Later(Silent::No, Some(code)),
        Sent::Later(None) => End::Later(Silent::Yes, None),
    };
    Ok((mail.person, end))
}

fn about(claim: &Claim) -> Result<About> {
    if claim.kind != MAIL {
        return Err(crate::error::broken("a row of the outbox that is no mail"));
    }
    serde_json::from_str(&claim.about).map_err(crate::error::broken)
}

/// Marks a row and notes what a clerk must know, in one transaction.
fn finish(app: &App, claim: &Claim, (person, end): (Option<PersonId>, End), tally: &mut Tally) -> Result<()> {
    let lasts = claim.attempt < MOST_TRIES;
    let count = match &end {
        End::Sent => &mut tally.sent,
        End::Dropped => &mut tally.dropped,
        End::Bounced(_) => &mut tally.bounced,
        End::Later(..) if lasts => &mut tally.put_back,
        End::Later(..) => &mut tally.given_up,
    };
    *count += 1;
    if let End::Later(_, code) = &end {
        tracing::warn!(attempt = claim.attempt, code, gives_up = !lasts, "a mail did not leave");
    }
    let (app, claim) = (app.clone(), claim.clone());
    app.store.clone().write(move |tx| {
        let now = app.now();
        let now_ms = now.as_millisecond();
        let held = match &end {
            End::Sent | End::Dropped => outbox::done(tx, &claim, now_ms)?,
            End::Bounced(_) => outbox::give_up(tx, &claim, now_ms, "bounced")?,
            End::Later(..) if lasts => {
                let again = now + backoff(claim.attempt);
                outbox::retry_at(tx, &claim, again.as_millisecond())?;
                return Ok(());
            }
            End::Later(..) => outbox::give_up(tx, &claim, now_ms, "no server took it for a day")?,
        };
        // Another worker had the row when our lease was over: what it found counts.
        if held { note(tx, &claim, person, &end, now) } else { Ok(()) }
    })
}

fn note(tx: &mut Tx<'_>, claim: &Claim, person: Option<PersonId>, end: &End, now: Timestamp) -> Result<()> {
    let invited = match about(claim) {
        Ok(About::Invitation { person, .. }) => Some(PersonId(person)),
        _ => None,
    };
    let (status, code) = match end {
        End::Sent => ("sent", None),
        End::Dropped => ("dropped", None),
        End::Bounced(code) => ("bounced", Some(code.clone())),
        End::Later(_, code) => ("given_up", code.clone()),
    };
    let (person, kind, at) = match (invited, person) {
        (Some(person), _) => (person, INVITATION, now),
        (None, Some(person)) if matches!(end, End::Bounced(_) | End::Later(..)) => {
            let day = now.to_zoned(TimeZone::UTC).start_of_day().map_or(now, |day| day.timestamp());
            (person, PATH, day)
        }
        _ => return Ok(()),
    };
    let delivery = Delivery { at, kind: kind.to_owned(), status: status.to_owned(), code };
    store::delivery::add(tx, OrgId(claim.org_id), person, &delivery).map_err(Error::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_tried_for_a_day_and_not_much_more() {
        let waits: Vec<SignedDuration> = (1..MOST_TRIES).map(backoff).collect();
        assert_eq!(waits[..4], [1, 2, 4, 8].map(SignedDuration::from_mins));
        let whole = waits.iter().fold(SignedDuration::ZERO, |sum, wait| sum + *wait);
        assert!((SignedDuration::from_hours(23)..SignedDuration::from_hours(27)).contains(&whole), "{whole:?}");
    }
}
