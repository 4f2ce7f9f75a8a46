//! What each obligation is called, how it stands and why, in plain words.

use domain::calendar::Moment;
use domain::goal::GoalId;
use domain::obligation::{Obligation, Reason, Verdict};
use domain::path::{BASELINE, CHOICE, COMMITMENT};
use domain::programme::Programme;
use jiff::civil::Date;

use super::Here;
use crate::choice::CHOICE as CHOICE_PAGE;
use crate::commitment;
use crate::components::{Tag, Task, Tone};
use crate::evaluation::{self, EVALUATION};
use crate::page::Page;

/// What an obligation is about: its sequence and the part of it, or an evaluation.
fn parts(requirement: &str) -> (&str, &str) {
    requirement.rsplit_once('/').unwrap_or((requirement, ""))
}

/// What an obligation is called.
pub(crate) fn title(page: &Page, programme: &Programme, requirement: &str) -> String {
    let (about, part) = parts(requirement);
    let sequence = || programme.sequence(about).map_or("", |sequence| page.read(&sequence.name));
    match part {
        CHOICE => page.with("path-choice", (("sequence", sequence()), ("count", programme.choice.per_set))),
        BASELINE => page.with("path-baseline", [("sequence", sequence())]),
        COMMITMENT => page.with("path-commitment", [("sequence", sequence())]),
        _ => programme.evaluation(requirement).map_or_else(String::new, |it| page.read(&it.name).to_owned()),
    }
}

/// What it is good for, said beside what is owed now.
fn purpose(page: &Page, programme: &Programme, obligation: &Obligation) -> String {
    match parts(&obligation.requirement).1 {
        CHOICE => page.say("path-why-choice"),
        BASELINE => page.say("path-why-baseline"),
        COMMITMENT => page.say("path-why-commitment"),
        _ if obligation.counts => page.with("path-why-counted", [("count", programme.completion.expect)]),
        _ => String::new(),
    }
}

/// How it stands, in a word.
pub(super) fn tag(page: &Page, obligation: &Obligation) -> Tag {
    let (tone, key) = match &obligation.verdict {
        Verdict::NotYet => (Tone::Neutral, "path-tag-not-yet"),
        Verdict::Open => (Tone::Due, "path-tag-open"),
        Verdict::Late => (Tone::Late, "path-tag-late"),
        Verdict::Waiting(_) => (Tone::Info, "path-tag-waiting"),
        Verdict::Met { .. } => (Tone::Done, "path-tag-met"),
        Verdict::Missed => (Tone::Neutral, "path-tag-missed"),
        Verdict::Excused => (Tone::Neutral, "path-tag-excused"),
        Verdict::NoLongerOwed => (Tone::Neutral, "path-tag-left"),
    };
    Tag { tone, text: page.say(key) }
}

/// How it stands and why, in sentences.
pub(crate) fn sentences(page: &Page, programme: &Programme, obligation: &Obligation, today: Date) -> String {
    let mut said = Vec::new();
    match &obligation.verdict {
        Verdict::Late => said.push(page.with(
            "path-reason-late",
            [("due", page.date(obligation.window.due)), ("locks", page.date(obligation.window.locks))],
        )),
        Verdict::Met { at } => {
            let on = domain::calendar::civil_date(*at, &programme.zone);
            said.push(page.with("path-reason-met", [("date", page.date(on))]));
        }
        Verdict::Excused => said.push(page.say("path-reason-excused")),
        Verdict::Waiting(_) => said.push(page.say("path-reason-waiting")),
        _ => {}
    }
    let reasons = obligation.reasons.iter().filter_map(|reason| because(page, programme, obligation, reason, today));
    said.extend(reasons);
    if obligation.can_be_done() {
        said.push(purpose(page, programme, obligation));
    }
    said.retain(|sentence| !sentence.is_empty());
    said.join(" ")
}

fn because(
    page: &Page,
    programme: &Programme,
    obligation: &Obligation,
    reason: &Reason,
    today: Date,
) -> Option<String> {
    let dated = |key: &str, date: &Date| Some(page.with(key, [("date", page.date(date))]));
    match reason {
        Reason::Opens(day) => dated("path-reason-opens", day),
        Reason::Due(day) => {
            let days = obligation.window.days_left(today).max(0);
            Some(page.with("path-reason-due", (("date", page.date(day)), ("days", days))))
        }
        // What is late says until when in its own sentence.
        Reason::Locks(_) if obligation.verdict == Verdict::Late => None,
        Reason::Locks(day) => dated("path-reason-missed", day),
        Reason::ComesAfter(first) => Some(page.with("path-reason-after", [("first", title(page, programme, first))])),
        Reason::Done { have, need } => Some(page.with("path-reason-done", (("have", *have), ("need", *need)))),
        Reason::MovedByLeave(days) => Some(page.with("path-reason-leave", [("days", *days)])),
        Reason::MovedByMeasure(days) => Some(page.with("path-reason-measure", [("days", *days)])),
        Reason::ReopenedUntil(day) => dated("path-reason-reopened", day),
        Reason::LeftOn(day) => dated("path-reason-left", day),
        Reason::OnLeave => Some(page.say("path-reason-away")),
    }
}

/// Where it is done, if it can be now, or looked at again, if it was.
pub(super) fn address(here: &Here, obligation: &Obligation, next_plan: Option<&GoalId>, today: Date) -> Option<String> {
    let (about, part) = parts(&obligation.requirement);
    let is_met = matches!(obligation.verdict, Verdict::Met { .. });
    let is_within = matches!(obligation.window.at(today), Moment::OnTime | Moment::Late);
    match part {
        CHOICE => (obligation.can_be_done() || (is_met && is_within)).then(|| CHOICE_PAGE.to(here.and(about))),
        COMMITMENT => {
            let goal = next_plan.filter(|_| obligation.can_be_done() || is_met)?;
            Some(commitment::COMMITMENT.to(here.and(&goal.0)))
        }
        _ => {
            let name = evaluation::in_address(&obligation.requirement);
            (obligation.can_be_done() || is_met).then(|| EVALUATION.to(here.and(&name)))
        }
    }
}

/// A line of the task list.
pub(super) fn task(
    page: &Page,
    programme: &Programme,
    obligation: &Obligation,
    address: Option<String>,
    today: Date,
) -> Task {
    Task {
        title: title(page, programme, &obligation.requirement),
        hint: sentences(page, programme, obligation, today),
        address,
        tag: tag(page, obligation),
    }
}
