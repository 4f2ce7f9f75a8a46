//! Words of boards: steps, states, reasons, in the reader's language.

use app::board::{Place, Show};
use documents::language::Voice;
use domain::obligation::Reason;
use domain::programme::Programme;

use crate::components::{Tag, Tone};

/// What a requirement is called: the evaluation's own name, or what is done in which sequence.
#[must_use]
pub fn step_name(voice: &Voice, programme: &Programme, id: &str) -> String {
    if let Some(evaluation) = programme.evaluation(id) {
        return voice.read(&evaluation.name).to_owned();
    }
    let (sequence, deed) = id.split_once('/').unwrap_or((id, ""));
    let name = programme.sequence(sequence).map_or(sequence, |sequence| voice.read(&sequence.name));
    let key = match deed {
        domain::path::CHOICE => "board-step-choice",
        domain::path::BASELINE => "board-step-baseline",
        domain::path::COMMITMENT => "board-step-commitment",
        _ => return id.to_owned(),
    };
    voice.with(key, [("sequence", name)])
}

/// The heading of a state in a table.
#[must_use]
pub fn place_key(place: Place) -> &'static str {
    match place {
        Place::NotYet => "board-place-not-yet",
        Place::Open => "board-place-open",
        Place::Late => "board-place-late",
        Place::Away => "board-place-away",
        Place::Waiting => "board-place-waiting",
        Place::Met => "board-place-met",
        Place::Missed => "board-place-missed",
        Place::Excused => "board-place-excused",
        Place::Left => "board-place-left",
    }
}

/// The state of one requirement as a tag: goals are chosen and commitments made, only questionnaires are submitted.
#[must_use]
pub fn place_tag(voice: &Voice, requirement: &str, place: Place) -> Tag {
    let tone = match place {
        Place::Met => Tone::Done,
        Place::Open => Tone::Due,
        Place::Late | Place::Missed => Tone::Late,
        Place::Waiting | Place::Away => Tone::Info,
        Place::NotYet | Place::Excused | Place::Left => Tone::Neutral,
    };
    let key = match (place, requirement.split_once('/')) {
        (Place::Met, Some((_, domain::path::CHOICE))) => "board-met-choice",
        (Place::Met, Some((_, domain::path::COMMITMENT))) => "board-met-commitment",
        _ => place_key(place),
    };
    Tag { tone, text: voice.say(key) }
}

/// What a list is called.
#[must_use]
pub fn show_key(show: Show) -> &'static str {
    match show {
        Show::Late => "board-show-late",
        Show::Open => "board-show-open",
        Show::Drafts => "board-show-drafts",
        Show::Missed => "board-show-missed",
        Show::Away => "board-show-away",
        Show::Left => "board-show-left",
    }
}

/// Why a window is not the one of the calendar, or why something waits; nothing for reasons that the dates beside it say.
#[must_use]
pub fn reason(voice: &Voice, programme: &Programme, reason: &Reason) -> Option<String> {
    Some(match reason {
        Reason::ComesAfter(id) => voice.with("board-reason-after", [("step", step_name(voice, programme, id))]),
        Reason::Done { have, need } => voice.with("board-reason-done", [("have", *have), ("need", *need)]),
        Reason::MovedByLeave(days) => voice.with("board-reason-leave", [("days", *days)]),
        Reason::MovedByMeasure(days) => voice.with("board-reason-measure", [("days", *days)]),
        Reason::ReopenedUntil(until) => voice.with("board-reason-reopened", [("date", voice.date(*until))]),
        Reason::LeftOn(on) => voice.with("board-reason-left", [("date", voice.date(*on))]),
        Reason::OnLeave => voice.say("board-reason-on-leave"),
        Reason::Opens(_) | Reason::Due(_) | Reason::Locks(_) => return None,
    })
}
