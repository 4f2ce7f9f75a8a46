//! States of editorial work in words.

use app::editorial::{Desk, Draft};
use domain::editorial::{Change, DraftState, Review};
use domain::ids::PersonId;
use jiff::Timestamp;

use super::GOAL;
use crate::components::{Tag, Task, Tone};
use crate::page::Page;

pub(super) fn review_tag(page: &Page, review: Review) -> Option<Tag> {
    match review {
        Review::Overdue => Some(Tag { tone: Tone::Late, text: page.say("editorial-review-overdue") }),
        Review::Soon => Some(Tag { tone: Tone::Due, text: page.say("editorial-review-soon") }),
        Review::Later => None,
    }
}

pub(super) fn state_tag(page: &Page, draft: &Draft) -> Tag {
    let (tone, key) = match (draft.state, draft.change) {
        (DraftState::Drafting, _) => (Tone::Info, "editorial-drafting"),
        (DraftState::Waiting(_), _) => (Tone::Due, "editorial-waiting"),
        (DraftState::SentBack(_), _) => (Tone::Due, "editorial-sent-back"),
        (DraftState::Checked(..), Change::Write) => (Tone::Done, "editorial-checked"),
        (DraftState::Checked(..), Change::Retire) => (Tone::Done, "editorial-retiring"),
    };
    Tag { tone, text: page.say(key) }
}

/// The goals suspended now, each leading to its desk, from which whoever may lifts the alert.
pub(super) fn suspended(page: &Page, org: &str, desk: &Desk) -> Vec<Task> {
    let programme = &desk.newest;
    let in_force = desk.suspensions.iter().filter(|one| one.lifted.is_none());
    in_force
        .map(|one| Task {
            title: programme.goal(&one.goal).map_or(one.goal.0.as_str(), |goal| page.read(&goal.title)).to_owned(),
            hint: page.with("editorial-suspended-since", [("date", day(page, one.from))]),
            address: Some(GOAL.to([org, &programme.id, &one.goal.0])),
            tag: Tag { tone: Tone::Late, text: page.say("editorial-suspended") },
        })
        .collect()
}

/// Somebody's name; the work of whoever is no longer known stays signed.
pub(super) fn name(page: &Page, desk: &Desk, person: PersonId) -> String {
    desk.names.get(&person).cloned().unwrap_or_else(|| page.say("editorial-somebody"))
}

pub(super) fn day(page: &Page, at: Timestamp) -> String {
    page.date(domain::calendar::civil_date(at, page.now.time_zone()))
}
