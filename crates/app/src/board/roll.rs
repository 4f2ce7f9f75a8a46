//! The list of a board: the lines of one state, the most pressing first, a page at a time.
//!
//! A page begins after a line, not at a number: people who act meanwhile neither hide nor repeat anybody. However long
//! the list is, one page of it is kept.

use std::collections::BinaryHeap;

use domain::calendar::{days_between, epoch};
use domain::obligation::Obligation;
use jiff::civil::Date;

use super::tally::Place;
use super::{Wanted, late_since};

/// Which state a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Show {
    /// Late, and can still be done.
    #[default]
    Late,
    /// Open and on time.
    Open,
    /// Begun and not submitted.
    Drafts,
    /// Not done when it locked.
    Missed,
    /// People on leave.
    Away,
    /// People who left.
    Left,
}

impl Show {
    /// Every list, in the order they are offered.
    pub const ALL: [Self; 6] = [Self::Late, Self::Open, Self::Drafts, Self::Missed, Self::Away, Self::Left];

    /// Its name in addresses.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Open => "open",
            Self::Drafts => "drafts",
            Self::Missed => "missed",
            Self::Away => "away",
            Self::Left => "left",
        }
    }

    /// The list of that name.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|show| show.code() == code)
    }
}

/// One line: somebody, and what about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// What it is sorted by: days, the sooner the more pressing; for what is past, the more recent first.
    rank: i32,
    /// The pseudonym.
    pub pseudonym: String,
    /// The requirement; empty when the line is about the person.
    pub requirement: String,
    /// Since when.
    pub since: Date,
    /// Until when it can be done, or the person is away; none when nobody knows.
    pub until: Option<Date>,
}

impl Line {
    fn place(&self) -> String {
        format!("{}.{}.{}", self.rank, self.pseudonym, self.requirement)
    }
}

/// The lines of one page, gathered in any order.
pub(super) struct Roll {
    show: Show,
    requirement: Option<String>,
    after: Option<(i32, String, String)>,
    limit: usize,
    matching: u32,
    /// The first lines so far and one more, which tells that another page follows; the last of them on top.
    first: BinaryHeap<Line>,
}

impl Roll {
    pub(super) fn new(wanted: &Wanted, limit: usize) -> Self {
        let place = |text: &str| {
            let mut parts = text.splitn(3, '.');
            Some((parts.next()?.parse().ok()?, parts.next()?.to_owned(), parts.next()?.to_owned()))
        };
        Self {
            show: wanted.show,
            requirement: wanted.requirement.clone(),
            after: wanted.after.as_deref().and_then(place),
            limit,
            matching: 0,
            first: BinaryHeap::with_capacity(limit + 2),
        }
    }

    pub(super) fn obligation(&mut self, pseudonym: &str, obligation: &Obligation, place: Place) {
        let window = obligation.window;
        let (since, pressing) = match (self.show, place) {
            (Show::Late, Place::Late) => (late_since(&window), days(window.locks)),
            (Show::Open, Place::Open) => (window.opens, days(window.due)),
            (Show::Missed, Place::Missed) => (window.locks, -days(window.locks)),
            _ => return,
        };
        let until = if self.show == Show::Open { window.due } else { window.locks };
        self.line(pseudonym, &obligation.requirement, pressing, since, Some(until));
    }

    pub(super) fn draft(&mut self, pseudonym: &str, obligation: &Obligation, saved: Date) {
        if self.show == Show::Drafts {
            let until = obligation.window.locks;
            self.line(pseudonym, &obligation.requirement, days(until), saved, Some(until));
        }
    }

    pub(super) fn away(&mut self, pseudonym: &str, from: Date, to: Option<Date>) {
        if self.show == Show::Away {
            self.line(pseudonym, "", days(from), from, to);
        }
    }

    pub(super) fn left(&mut self, pseudonym: &str, on: Date) {
        if self.show == Show::Left {
            self.line(pseudonym, "", -days(on), on, None);
        }
    }

    fn line(&mut self, pseudonym: &str, requirement: &str, rank: i32, since: Date, until: Option<Date>) {
        if self.requirement.as_deref().is_some_and(|only| only != requirement) {
            return;
        }
        self.matching += 1;
        let is_before = |(other, who, what): &(i32, String, String)| {
            (rank, pseudonym, requirement) <= (*other, who.as_str(), what.as_str())
        };
        if self.after.as_ref().is_some_and(is_before) {
            return;
        }
        let is_beyond = |last: &Line| {
            (rank, pseudonym, requirement) > (last.rank, last.pseudonym.as_str(), last.requirement.as_str())
        };
        if self.first.len() > self.limit && self.first.peek().is_some_and(is_beyond) {
            return;
        }
        self.first.push(Line {
            rank,
            pseudonym: pseudonym.to_owned(),
            requirement: requirement.to_owned(),
            since,
            until,
        });
        if self.first.len() > self.limit + 1 {
            self.first.pop();
        }
    }

    /// How many lines there are in all, one page of them, and the place after which the next begins.
    pub(super) fn finish(self) -> (u32, Vec<Line>, Option<String>) {
        let mut lines = self.first.into_sorted_vec();
        let more = lines.len() > self.limit;
        lines.truncate(self.limit);
        let next = lines.last().filter(|_| more).map(Line::place);
        (self.matching, lines, next)
    }
}

fn days(date: Date) -> i32 {
    days_between(epoch(), date)
}
