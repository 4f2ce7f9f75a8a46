//! Rehearsal: what a team walks through, in every language, before a version of a programme is published.
//!
//! A rehearsal is a walk on throw-away data with a clock that moves; what was seen and done in it is a set of facts.
//! Whether it is complete is derived from those facts and the definition, never said by anybody.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::calendar::{days_after, days_before};
use crate::path::{self, Step};
use crate::programme::Programme;
use crate::text::Language;

/// Something of a programme that a rehearsal goes through once in each language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The page of the path.
    Path,
    /// The page of a step, such as `s1/choice` or `b1`.
    Page(String),
    /// A step, done.
    Deed(String),
    /// The individual report.
    Report,
    /// The record of what was done, from which the attestation is made.
    Record,
    /// A mail of that kind, read as its reader gets it.
    Mail(String),
}

impl Part {
    /// The stable code, as stored.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Path => "path".to_owned(),
            Self::Page(step) => format!("page/{step}"),
            Self::Deed(step) => format!("deed/{step}"),
            Self::Report => "report".to_owned(),
            Self::Record => "record".to_owned(),
            Self::Mail(kind) => format!("mail/{kind}"),
        }
    }

    /// The part of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        match code.split_once('/') {
            None if code == "path" => Some(Self::Path),
            None if code == "report" => Some(Self::Report),
            None if code == "record" => Some(Self::Record),
            Some(("page", step)) => Some(Self::Page(step.to_owned())),
            Some(("deed", step)) => Some(Self::Deed(step.to_owned())),
            Some(("mail", kind)) => Some(Self::Mail(kind.to_owned())),
            _ => None,
        }
    }
}

/// What was seen or done in a language.
pub type Facts = BTreeSet<(Part, Language)>;

/// Everything that a rehearsal of a programme goes through, in the order of the walk.
///
/// Mails that only lateness or a decision of the team brings are left out: nobody has to be late for a rehearsal.
#[must_use]
pub fn parts(programme: &Programme) -> Vec<Part> {
    let mut parts = vec![Part::Mail("invitation".to_owned()), Part::Path];
    let steps = path::calendar(programme, Date::constant(2001, 1, 1));
    for step in &steps {
        parts.push(Part::Page(step.id.clone()));
        parts.push(Part::Deed(step.id.clone()));
    }
    parts.extend([Part::Report, Part::Record, Part::Mail("notice".to_owned())]);
    if steps.iter().any(|step| has_reminder(programme, step)) {
        parts.push(Part::Mail("reminder".to_owned()));
    }
    parts.push(Part::Mail("report".to_owned()));
    parts
}

fn has_reminder(programme: &Programme, step: &Step) -> bool {
    let rule = &programme.reminders;
    let inside = |days: &u16| days_before(step.window.due, *days) >= step.window.opens;
    rule.at_most > 0 && rule.before_due.iter().any(inside)
}

/// What a rehearsal still lacks, in the order of the walk; nothing when it is complete.
#[must_use]
pub fn missing(programme: &Programme, facts: &Facts) -> Vec<(Part, Language)> {
    let wanted = parts(programme).into_iter().flat_map(|part| {
        let one = |language: &Language| (part.clone(), language.clone());
        programme.languages.iter().map(one).collect::<Vec<_>>()
    });
    wanted.filter(|one| !facts.contains(one)).collect()
}

/// Why the clock of a rehearsal may stop on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stop {
    /// A notice is written.
    Notice,
    /// A step opens.
    Opens,
    /// A reminder is written to whoever has not done it.
    Reminder,
    /// The last day on which it is in time.
    Due,
    /// The last day on which it can be done.
    Locks,
}

/// Every day of a cohort on which something happens, after `today`: the day, why, and the step.
#[must_use]
pub fn stops(programme: &Programme, start: Date, today: Date) -> Vec<(Date, Stop, String)> {
    let rule = &programme.reminders;
    let mut stops: Vec<(Date, Stop, String)> = Vec::new();
    for step in path::calendar(programme, start) {
        let window = step.window;
        stops.push((days_before(window.opens, rule.notice_days), Stop::Notice, step.id.clone()));
        stops.push((window.opens, Stop::Opens, step.id.clone()));
        for days in &rule.before_due {
            stops.push((days_before(window.due, *days), Stop::Reminder, step.id.clone()));
        }
        stops.push((window.due, Stop::Due, step.id.clone()));
        stops.push((window.locks, Stop::Locks, step.id));
    }
    stops.retain(|(on, ..)| *on > today);
    stops.sort();
    stops.dedup();
    stops
}

/// The first and the last day on which the clock of a rehearsal may stand: from the eve of the first notice to a month
/// after everything is closed.
#[must_use]
pub fn span(programme: &Programme, start: Date) -> (Date, Date) {
    let eve = days_before(start, programme.reminders.notice_days.saturating_add(1));
    (eve, days_after(path::closes_on(programme, start), 31))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{prescrire_like, short_one};
    use jiff::civil::date;

    fn everything(programme: &Programme) -> Facts {
        let parts = parts(programme);
        let of = |language: &Language| parts.iter().map(|part| (part.clone(), language.clone())).collect::<Vec<_>>();
        programme.languages.iter().flat_map(of).collect()
    }

    #[test]
    fn nothing_rehearsed_lacks_every_part_in_every_language() {
        for programme in [prescrire_like(), short_one()] {
            let all = parts(&programme);
            assert_eq!(missing(&programme, &Facts::new()).len(), all.len() * programme.languages.len());
            let steps = path::calendar(&programme, date(2008, 1, 1));
            for step in &steps {
                assert!(all.contains(&Part::Page(step.id.clone())), "the page of {}", step.id);
                assert!(all.contains(&Part::Deed(step.id.clone())), "{} done", step.id);
            }
        }
    }

    #[test]
    fn a_rehearsal_is_complete_only_with_every_part_in_every_language() {
        let programme = prescrire_like();
        let all = everything(&programme);
        assert_eq!(missing(&programme, &all), []);
        for one in &all {
            let mut but_one = all.clone();
            but_one.remove(one);
            assert_eq!(missing(&programme, &but_one), std::slice::from_ref(one));
        }
    }

    #[test]
    fn a_part_is_known_again_by_its_code() {
        for part in parts(&prescrire_like()) {
            assert_eq!(Part::parse(&part.code()), Some(part));
        }
        assert_eq!(Part::parse("page"), None);
        assert_eq!(Part::parse("room/1"), None);
    }

    #[test]
    fn a_programme_that_sends_no_reminder_asks_for_none() {
        let mut programme = prescrire_like();
        assert!(parts(&programme).contains(&Part::Mail("reminder".into())));
        programme.reminders.before_due.clear();
        assert!(!parts(&programme).contains(&Part::Mail("reminder".into())));
    }

    #[test]
    fn the_clock_finds_each_day_on_which_something_happens() {
        let (programme, start) = (prescrire_like(), date(2008, 1, 1));
        let (first, last) = span(&programme, start);
        let all = stops(&programme, start, first);
        assert!(all.contains(&(date(2008, 4, 1), Stop::Opens, "b1".into())));
        assert!(all.contains(&(date(2008, 4, 30), Stop::Due, "b1".into())));
        assert!(all.contains(&(date(2010, 1, 30), Stop::Locks, "b6".into())));
        assert!(all.iter().all(|(on, ..)| first < *on && *on <= last), "no stop lies outside the span");
        assert!(all.is_sorted());
        assert_eq!(stops(&programme, start, date(2010, 1, 30)), []);
    }
}
