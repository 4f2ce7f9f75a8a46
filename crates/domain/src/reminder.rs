//! Reminders: which mails are due for one obligation on one day.
//!
//! Planned from the same obligations that the page shows, and judged again at delivery, so that nobody is ever
//! reminded of something already done (I19).

use crate::calendar::{days_after, days_before, days_between};
use crate::obligation::{Obligation, Verdict};
use crate::programme::ReminderRule;
use jiff::civil::Date;

/// What a mail about an obligation says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReminderKind {
    /// The window opens soon.
    Notice,
    /// It is open, and due in some days.
    BeforeDue,
    /// It is late, and can still be done.
    AfterDue,
}

impl ReminderKind {
    /// The stable code, as stored and as the name of the wording.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::BeforeDue => "reminder",
            Self::AfterDue => "late",
        }
    }

    /// The kind of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Notice, Self::BeforeDue, Self::AfterDue].into_iter().find(|kind| kind.code() == code)
    }
}

/// A mail that should exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// The obligation it is about.
    pub requirement: String,
    /// What it says.
    pub kind: ReminderKind,
    /// The day it is for: with requirement and kind, its identity, so that planning twice sends once.
    pub on: Date,
}

/// How long after its day a reminder is still worth sending, in days: a server that was down for a week does not
/// write on its return about what is past.
const STALE_AFTER_DAYS: i32 = 2;

/// The reminders whose day has come for one obligation, at most `rule.at_most` beside the notice.
#[must_use]
pub fn due_reminders(rule: &ReminderRule, obligation: &Obligation, today: Date) -> Vec<Reminder> {
    planned(rule, obligation)
        .into_iter()
        .filter(|reminder| (0..=STALE_AFTER_DAYS).contains(&days_between(reminder.on, today)))
        .filter(|reminder| still_true(obligation, reminder.kind, today))
        .collect()
}

/// Whether a mail of that kind is true of the obligation on that day: asked again when it is delivered.
#[must_use]
pub fn still_true(obligation: &Obligation, kind: ReminderKind, today: Date) -> bool {
    if obligation.on_leave {
        return false;
    }
    match kind {
        ReminderKind::Notice => matches!(obligation.verdict, Verdict::NotYet) && today < obligation.window.opens,
        ReminderKind::BeforeDue => matches!(obligation.verdict, Verdict::Open),
        ReminderKind::AfterDue => matches!(obligation.verdict, Verdict::Late),
    }
}

/// Every reminder an obligation will ever have, in the order of their days.
#[must_use]
pub fn planned(rule: &ReminderRule, obligation: &Obligation) -> Vec<Reminder> {
    let window = obligation.window;
    let reminder = |kind, on| Reminder { requirement: obligation.requirement.clone(), kind, on };
    let mut after_opening: Vec<Reminder> = rule
        .before_due
        .iter()
        .map(|days| reminder(ReminderKind::BeforeDue, days_before(window.due, *days)))
        .filter(|planned| planned.on >= window.opens)
        .chain(
            rule.after_due
                .iter()
                .map(|days| reminder(ReminderKind::AfterDue, days_after(window.due, *days)))
                .filter(|planned| planned.on <= window.locks),
        )
        .collect();
    after_opening.sort_by_key(|planned| planned.on);
    // A definition that lists a day twice still means one mail.
    after_opening.dedup();
    after_opening.truncate(usize::from(rule.at_most));
    let mut all = vec![reminder(ReminderKind::Notice, days_before(window.opens, rule.notice_days))];
    all.append(&mut after_opening);
    all
}

#[cfg(test)]
#[path = "reminder_tests.rs"]
mod tests;
