//! Verdicts: an expert returns with a reason, accepts, rejects, or declares out of scope; the author sees which, why, and
//! the words that go with it (a11).

use std::collections::BTreeSet;

use domain::authority::Actor;
use domain::ids::OrgId;
use domain::near_miss::course::{Deed, Hand, Reason, State};
use domain::near_miss::serious::{self, Answer};

use super::File;
use super::analysis::missing;
use super::exchange::optional;
use super::notice::{self, Notice};
use super::rex_entry;
use super::round::{self, expert, of_expert};
use crate::App;
use crate::error::{Error, Result, conflict};

/// What an expert decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The author is asked for more.
    Return(Reason),
    /// It is accepted, as it was cleared.
    Accept,
    /// It is rejected.
    Reject(Reason),
    /// It is a serious event, which this body does not take.
    OutOfScope,
}

impl Verdict {
    /// The verdict of a code, with its reason where it has one.
    #[must_use]
    pub fn parse(code: &str, reason: Option<Reason>) -> Option<Self> {
        match code {
            "return" => reason.map(Self::Return),
            "accept" => Some(Self::Accept),
            "reject" => reason.map(Self::Reject),
            "out_of_scope" => Some(Self::OutOfScope),
            _ => None,
        }
    }

    fn deed(self) -> Deed {
        match self {
            Self::Return(reason) => Deed::Returned(reason),
            Self::Accept => Deed::Accepted,
            Self::Reject(reason) => Deed::Rejected(reason),
            Self::OutOfScope => Deed::OutOfScope,
        }
    }
}

/// Gives a verdict, with words for the author if there are any.
///
/// # Errors
/// Refused to whoever does not analyse; not found for whoever does not have it; conflict where the rule does not allow it
/// now; invalid when something needed for acceptance is missing, or the words hold what leads to somebody.
pub fn give(
    app: &App,
    actor: &Actor,
    org: OrgId,
    reference: &str,
    verdict: Verdict,
    words: &str,
    justified: &BTreeSet<String>,
) -> Result<()> {
    let hand = Hand::Expert(expert(actor, org)?);
    let words = optional(words, justified)?;
    let (app, actor, reference) = (app.clone(), actor.clone(), reference.to_owned());
    app.store.clone().write(move |tx| {
        let mut file = of_expert(&app, tx, &actor, org, &reference)?;
        if verdict == Verdict::Accept {
            acceptable(tx, &file)?;
        }
        if verdict == Verdict::OutOfScope {
            out_of_scope(tx, &file)?;
        }
        let words = (!words.is_empty()).then_some(words.as_str());
        file.act(&app, tx, (&actor, hand), verdict.deed(), words)?;
        if verdict == Verdict::Accept {
            super::credit::grant(&app, tx, &file)?;
            rex_entry::wait(&app, tx, &file)?;
        }
        notice::send_to_author(&app, tx, &file, Notice::Moved)
    })
}

/// Nothing needed is missing, and it is no serious event that the body does not take (a10).
fn acceptable(tx: &mut store::Tx<'_>, file: &File) -> Result<()> {
    // What cannot be judged now is not told what it lacks.
    if !matches!(file.standing.state, State::UnderAnalysis { .. }) {
        return Err(conflict("", "fault-near-miss-not-now"));
    }
    let content = round::last(file, tx)?.content;
    match serious::answer(file.body.serious, serious::screened(file.form()?, &content)) {
        Answer::HandOver => return Err(conflict("", "fault-near-miss-serious")),
        Answer::AskForReference => return Err(conflict("", "fault-near-miss-reference")),
        Answer::Take | Answer::TakeAndTell => {}
    }
    let faults = missing(tx, file, &content)?;
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

/// Out of scope is what the questions say is serious, or what the body's policy would not take; an expert who thinks so
/// against the answers returns it and asks.
fn out_of_scope(tx: &mut store::Tx<'_>, file: &File) -> Result<()> {
    let taken = file.body.serious == serious::Policy::AcceptWithReference;
    let content = round::last(file, tx)?.content;
    let serious = serious::screened(file.form()?, &content);
    if taken && matches!(serious, serious::Screened::Serious { declared: true }) {
        return Err(conflict("", "fault-near-miss-taken"));
    }
    Ok(())
}
