//! What is done with a synthesis once it is written: handed over, checked, returned, signed, corrected.

use domain::authority::{Actor, Right};
use domain::ids::EnrolmentId;
use domain::synthesis::{State, Step};
use store::Tx;

use super::checking::findings;
use super::{Facts, facts, open_words, place, reason_place};
use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Fault, Result, conflict};
use crate::journal::{self, Act};
use crate::mail;

/// Most characters of a reason.
const MOST_REASON: usize = 1000;
/// Enrolments read at once when a synthesis is announced.
const PAGE: u32 = 500;

/// Who does something with which synthesis.
struct Hand {
    app: App,
    actor: Actor,
    pinned: Pinned,
    evaluation: String,
    /// Whether participants are written to when it is published.
    announces: bool,
}

impl Hand {
    fn of(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str) -> Self {
        Self {
            app: app.clone(),
            actor: actor.clone(),
            pinned: pinned.clone(),
            evaluation: evaluation.to_owned(),
            announces: true,
        }
    }
}

/// Hands the newest words over to the disclosure check: every section is there, in every language.
///
/// # Errors
/// Refused; invalid with one fault a section and language that is missing; conflict when it is not being written.
pub fn hand_over(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str) -> Result<()> {
    actor.may(Right::WriteSyntheses, pinned.cohort.org)?;
    step(app, actor, pinned, evaluation, "synthesis.hand", |hand, tx, facts| {
        let (State::Drafting { revision, .. }, Some(newest)) = (&facts.standing.state, facts.revisions.last()) else {
            return Err(conflict("", "fault-synthesis-not-written-now"));
        };
        let programme = &hand.pinned.programme;
        let key = hand.app.key(tx, hand.pinned.cohort.org)?;
        let writing = open_words(&key, place(&hand.pinned, &hand.evaluation), newest)?;
        let missing = writing.missing(&programme.synthesis.sections, &programme.languages);
        if !missing.is_empty() {
            let faults = missing.into_iter().map(|field| Fault::new(field, "fault-synthesis-missing"));
            return Err(Error::Invalid(faults.collect()));
        }
        Ok((Step::Handed, *revision))
    })
}

/// Lets a synthesis pass the disclosure check, when nothing in it gives anybody away.
///
/// # Errors
/// Refused; invalid with one fault a finding; conflict when it does not wait for the check, or when whoever checks wrote
/// any of it: an author who also wears the hat of a lead does not let their own words pass (I14).
pub fn clear(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str) -> Result<()> {
    actor.may(Right::CheckDisclosure, pinned.cohort.org)?;
    step(app, actor, pinned, evaluation, "synthesis.clear", |hand, tx, facts| {
        let State::DisclosureCheck { revision } = facts.standing.state else {
            return Err(conflict("", "fault-synthesis-not-waiting"));
        };
        if !hand.actor.person().is_some_and(|person| facts.standing.is_second(person)) {
            return Err(conflict("", "fault-synthesis-own-words"));
        }
        passes(hand, tx, facts)?;
        Ok((Step::Cleared, revision))
    })
}

/// Signs a synthesis as a second reader, which publishes it and tells every participant.
///
/// # Errors
/// Refused; conflict when it does not wait for a second reader, or when whoever signs wrote any of it (I14); invalid
/// when something in it would give somebody away after all.
pub fn sign(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str) -> Result<()> {
    actor.may(Right::SignSyntheses, pinned.cohort.org)?;
    publish(Hand::of(app, actor, pinned, evaluation))
}

/// The same without a mail: in a demonstration, those of the past were delivered.
pub(crate) fn sign_in_the_past(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str) -> Result<()> {
    actor.may(Right::SignSyntheses, pinned.cohort.org)?;
    publish(Hand { announces: false, ..Hand::of(app, actor, pinned, evaluation) })
}

fn publish(hand: Hand) -> Result<()> {
    carry(hand, "synthesis.sign", |hand, tx, facts| {
        let State::SecondReview { revision } = facts.standing.state else {
            return Err(conflict("", "fault-synthesis-not-waiting"));
        };
        if !hand.actor.person().is_some_and(|person| facts.standing.is_second(person)) {
            return Err(conflict("", "fault-synthesis-second-reader"));
        }
        passes(hand, tx, facts)?;
        if hand.announces {
            announce(hand, tx, facts.standing.editions.len() + 1)?;
        }
        Ok((Step::Signed, revision))
    })
}

/// Gives a synthesis back to its author, with what to change: by its checker or its second reader.
///
/// # Errors
/// Refused; invalid without a reason; conflict when it waits for neither.
pub fn return_to_author(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str, reason: &str) -> Result<()> {
    actor.may(Right::CheckDisclosure, pinned.cohort.org)?;
    let reason = given(reason)?;
    step(app, actor, pinned, evaluation, "synthesis.return", move |_, _, facts| match facts.standing.state {
        State::DisclosureCheck { revision } | State::SecondReview { revision } => {
            Ok((Step::Returned(reason.clone()), revision))
        }
        _ => Err(conflict("", "fault-synthesis-not-waiting")),
    })
}

/// Opens a published synthesis for correction, for a reason that participants will read; it stays until the next one is
/// signed, and afterwards as what was superseded. The figures stay: they are frozen.
///
/// # Errors
/// Refused; invalid without a reason, or with one that may name somebody; conflict when it is not published, or is being
/// corrected already.
pub fn erratum(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str, reason: &str) -> Result<()> {
    actor.may(Right::WriteSyntheses, pinned.cohort.org)?;
    let reason = given(reason)?;
    for language in &pinned.programme.languages {
        crate::screen::check([("reason", reason.as_str())], language, &crate::screen::Confirmed::none())
            .map_err(Error::Invalid)?;
    }
    step(app, actor, pinned, evaluation, "synthesis.erratum", move |_, _, facts| match facts.standing.state {
        State::Published { revision } => Ok((Step::Erratum(reason.clone()), revision)),
        _ => Err(conflict("", "fault-synthesis-not-published")),
    })
}

fn given(reason: &str) -> Result<String> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Fault::new("reason", "fault-reason").into());
    }
    if reason.chars().count() > MOST_REASON {
        return Err(Fault::new("reason", "fault-synthesis-long").with("most", MOST_REASON).into());
    }
    Ok(reason.to_owned())
}

fn passes(hand: &Hand, tx: &mut Tx<'_>, facts: &Facts) -> Result<()> {
    let found = findings(&hand.app, tx, &hand.pinned, &hand.evaluation, facts)?;
    if found.is_empty() {
        return Ok(());
    }
    Err(Error::Invalid(found.iter().map(super::Finding::fault).collect()))
}

/// One step: the facts are read, the step decided, and fact and journal entry written, in one transaction.
fn step(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    evaluation: &str,
    act: &'static str,
    decide: impl Fn(&Hand, &mut Tx<'_>, &Facts) -> Result<(Step, u32)> + Send + 'static,
) -> Result<()> {
    carry(Hand::of(app, actor, pinned, evaluation), act, decide)
}

fn carry(
    hand: Hand,
    act: &'static str,
    decide: impl Fn(&Hand, &mut Tx<'_>, &Facts) -> Result<(Step, u32)> + Send + 'static,
) -> Result<()> {
    hand.app.store.clone().write(move |tx| {
        let facts = facts(&hand.app, tx, &hand.pinned, &hand.evaluation)?;
        let (step, revision) = decide(&hand, tx, &facts)?;
        record(&hand, tx, (act, &step), (facts.deeds + 1, revision))
    })
}

/// Writes a deed with its journal entry, inside a transaction.
fn record(
    hand: &Hand,
    tx: &mut Tx<'_>,
    (act, step): (&'static str, &Step),
    (number, revision): (u32, u32),
) -> Result<()> {
    let Hand { app, actor, pinned, evaluation, .. } = hand;
    let (org, here, at) = (pinned.cohort.org, place(pinned, evaluation), app.now());
    let by = actor.person().ok_or(Error::NotFound("person"))?;
    let reason = app.key(tx, org)?.seal(&app.chance, &reason_place(here, number), step.reason().as_bytes())?;
    let deed = store::synthesis::Deed { number, step: step.code().to_owned(), revision, by, reason, at };
    if !store::synthesis::add_deed(tx, here, &deed)? {
        return Err(conflict("", "fault-synthesis-changed"));
    }
    let object = format!("synthesis/{}/{}/{evaluation}/{revision}", pinned.cohort.programme, pinned.cohort.name);
    journal::write(app, tx, actor, &Act { org, act, object, why: "" }, at)
}

/// A mail to everybody who is enrolled: that there is something to read, and nothing of it.
fn announce(hand: &Hand, tx: &mut Tx<'_>, edition: usize) -> Result<()> {
    let Hand { app, pinned, evaluation, .. } = hand;
    let (mut after, now) = (EnrolmentId(0), app.now());
    loop {
        let page = store::enrolment::list(tx, pinned.cohort.org, pinned.cohort.id, after, PAGE)?;
        let Some(last) = page.last().map(|enrolment| enrolment.key.enrolment) else {
            return Ok(());
        };
        for enrolment in page {
            if store::departure::find(tx, enrolment.key)?.is_none() {
                mail::enqueue_synthesis(app, tx, enrolment.key, evaluation, edition, now)?;
            }
        }
        after = last;
    }
}
