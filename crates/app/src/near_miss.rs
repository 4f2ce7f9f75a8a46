//! Near misses: written in private, sent to a body, analysed with their author, followed by them.
//!
//! **Who learns what.** A draft is its author's alone. What was sent is read by its author, the team of that day and the
//! expert it was given to; the manager sees that it is there, and where it stands. Words are sealed with a key of each
//! near miss; nothing in the clear names whoever wrote. Whoever has the database without the key file learns on which
//! day something was sent to a body, and no more.
//!
//! **What is done** is a deed of [`domain::near_miss::course`], added and never changed, by one function for both sides.

use domain::authority::Actor;
use domain::ids::PersonId;
use domain::near_miss::content::{Asked, Content, ContentFault, ContentFaultKind};
use domain::near_miss::form::Needed;

use crate::error::{Error, Fault, Result};

pub mod analysis;
pub mod assignment;
mod assist;
pub mod clearing;
pub mod coding;
mod consent;
pub mod credit;
pub mod criteria;
mod draft;
mod duration;
pub mod exchange;
pub mod expert_work;
mod file;
mod following;
mod form;
pub mod from_file;
pub mod links;
pub mod notice;
mod own;
mod receipt;
pub mod recommendation;
pub mod reminder;
mod revising;
pub mod rex_entry;
mod round;
mod sending;
pub mod similar;
mod team;
pub(crate) mod telling;
mod trial;
pub mod verdict;

pub use assist::{Finding, findings, unjustified};
pub use consent::say;
pub(crate) use draft::begin_relayed;
pub use draft::{Changes, Clash, Draft, DraftLine, MOST_DRAFTS, Saved, Start, begin, discard, draft, drafts, save};
pub use duration::{Median, median};
pub use file::{File, Head, Revised, Who, open_head, refused};
pub use following::{Outcome, answer_recommendation, close_measure, exclude_reader};
pub use form::{NearMissForm, form, readers};
pub(crate) use own::open as open_own;
pub use own::{MayDo, Measure, OwnLine, OwnNearMiss, OwnPage, Recommended, Told, excluded, own, read_own};
pub use receipt::{ReceiptState, is_ours, receipt};
pub use revising::{Revising, ask_another, complete, resend, withdraw};
pub(crate) use round::of_expert;
pub use sending::{Judged, Receipt, SendAs, Sending, send};
pub use trial::{Trial, Tried, trial};

/// A fault of an answer as doors know faults: the field is the name of the question.
#[must_use]
pub fn content_fault(fault: &ContentFault) -> Fault {
    let field = fault.key.to_string();
    match fault.kind {
        ContentFaultKind::Missing => Fault::new(field, "fault-answer-missing"),
        ContentFaultKind::Unknown => Fault::new(field, "fault-answer-unknown"),
        ContentFaultKind::NotInList => Fault::new(field, "fault-answer-not-in-list"),
        ContentFaultKind::ExclusiveWithOthers => Fault::new(field, "fault-answer-exclusive"),
        ContentFaultKind::TooLong { most } => Fault::new(field, "fault-too-long").with("max", most),
        ContentFaultKind::InTheFuture => Fault::new(field, "fault-answer-future"),
        ContentFaultKind::Past => Fault::new(field, "fault-near-miss-past"),
        ContentFaultKind::WrongShape => Fault::new(field, "fault-answer-shape"),
    }
}

/// Every fault that keeps content from being sent, or from being accepted.
#[must_use]
pub fn content_faults(asked: &Asked<'_>, content: &Content, needed: Needed) -> Vec<Fault> {
    asked.faults(content, needed).iter().map(content_fault).collect()
}

/// The person a use case is done by.
fn person_of(actor: &Actor) -> Result<PersonId> {
    actor.person().ok_or(Error::NotFound("person"))
}
