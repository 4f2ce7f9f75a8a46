//! States, clocks, reasons and deeds in words.

use app::near_miss::OwnLine;
use domain::near_miss::clock::WaitsOn;
use domain::near_miss::consent::Use;
use domain::near_miss::course::{Reason, State};

use crate::components::{Tag, Tone};
use crate::page::Page;

/// The key of a state's words.
pub(crate) fn state_key(code: &str) -> &'static str {
    match code {
        "sent" => "near-miss-state-sent",
        "assigned" => "near-miss-state-assigned",
        "under_analysis" => "near-miss-state-under-analysis",
        "returned" => "near-miss-state-returned",
        "accepted" => "near-miss-state-accepted",
        "rejected" => "near-miss-state-rejected",
        "out_of_scope" => "near-miss-state-out-of-scope",
        _ => "near-miss-state-withdrawn",
    }
}

/// A state as a tag.
pub(crate) fn state_tag(page: &Page, state: State) -> Tag {
    let tone = match state {
        State::Accepted { .. } => Tone::Done,
        State::Returned { .. } => Tone::Due,
        State::Sent | State::Assigned { .. } | State::UnderAnalysis { .. } => Tone::Info,
        State::Rejected { .. } | State::OutOfScope | State::Withdrawn => Tone::Neutral,
    };
    Tag { tone, text: page.say(state_key(state.code())) }
}

/// On whom it waits, since when, until when.
pub(crate) fn clock_said(page: &Page, line: &OwnLine) -> String {
    let since = page.date(line.clock.since);
    let key = match line.clock.waits_on {
        WaitsOn::Manager => "near-miss-waits-manager",
        WaitsOn::Expert => "near-miss-waits-expert",
        WaitsOn::Author => "near-miss-waits-author",
        WaitsOn::Nobody => return page.with("near-miss-waits-nobody", [("since", since)]),
    };
    let due = page.date(line.clock.due);
    let waits = page.with(key, (("since", since), ("due", due)));
    if line.clock.overdue { format!("{waits} {}", page.say("near-miss-overdue")) } else { waits }
}

/// The key of a reason's words.
pub(crate) fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::NotPersonal => "near-miss-reason-not-personal",
        Reason::NotCare => "near-miss-reason-not-care",
        Reason::MereComplication => "near-miss-reason-mere-complication",
        Reason::Serious => "near-miss-reason-serious",
        Reason::Duplicate => "near-miss-reason-duplicate",
        Reason::TooThin => "near-miss-reason-too-thin",
        Reason::NoAnalysis => "near-miss-reason-no-analysis",
        Reason::NoMeasure => "near-miss-reason-no-measure",
        Reason::Identifiers => "near-miss-reason-identifiers",
    }
}

/// The key of a deed's words.
pub(crate) fn deed_key(code: &str) -> &'static str {
    match code {
        "sent" => "near-miss-deed-sent",
        "assigned" => "near-miss-deed-assigned",
        "opened" => "near-miss-deed-opened",
        "completed" => "near-miss-deed-completed",
        "returned" => "near-miss-deed-returned",
        "resent" => "near-miss-deed-resent",
        "cleared" => "near-miss-deed-cleared",
        "accepted" => "near-miss-deed-accepted",
        "rejected" => "near-miss-deed-rejected",
        "out_of_scope" => "near-miss-deed-out-of-scope",
        "another_asked" => "near-miss-deed-another-asked",
        "withdrawn" => "near-miss-deed-withdrawn",
        "entered" => "near-miss-deed-entered",
        _ => "near-miss-deed-unlinked",
    }
}

/// What its author may agree to: the question, and what it means.
pub(crate) fn use_keys(of: Use) -> (&'static str, &'static str) {
    match of {
        Use::Rex => ("near-miss-use-rex", "near-miss-use-rex-hint"),
        Use::Story => ("near-miss-use-story", "near-miss-use-story-hint"),
        Use::FollowUp => ("near-miss-use-follow-up", "near-miss-use-follow-up-hint"),
    }
}
