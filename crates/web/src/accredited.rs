//! One accreditation of an organisation, as the public page and the list of cohorts show it.

use jiff::civil::Date;

use crate::components::{Tag, Tone};
use crate::page::Page;

/// Who accredits, under which number, when, and whether it holds.
#[derive(Debug)]
pub(crate) struct Accredited {
    pub(crate) authority: String,
    pub(crate) number: String,
    pub(crate) period: String,
    pub(crate) tag: Tag,
}

impl Accredited {
    /// An authority and its number, from a day to another (both included), seen on `today`.
    pub(crate) fn new(page: &Page, (authority, number): (&str, &str), (from, to): (Date, Date), today: Date) -> Self {
        let (tone, key) = if to < today {
            (Tone::Neutral, "cohort-accreditation-lapsed")
        } else if today < from {
            (Tone::Neutral, "cohort-accreditation-ahead")
        } else {
            (Tone::Done, "cohort-accreditation-holds")
        };
        Self {
            authority: authority.to_owned(),
            number: number.to_owned(),
            period: page.with("board-from-to", (("from", page.date(from)), ("to", page.date(to)))),
            tag: Tag { tone, text: page.say(key) },
        }
    }
}
