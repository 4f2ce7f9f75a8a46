//! What comes back to whoever reported, each with a clock.
//!
//! Reporters stop when nothing comes back. Five ways of answering are told apart, after the modes of feedback that Benn
//! and colleagues found in reporting systems (Qual Saf Health Care 2009;18:11-21): that somebody opened it, first words,
//! awareness among peers, what was done about it, and a change in the system that lasts. Each has a day by which it is
//! owed; the days are parameters of the scheme.
//!
//! ```
//! use domain::feedback::{Facts, Mode, Parameters, Standing, standing};
//! use domain::near_miss::course::{Dated, Deed};
//! use jiff::civil::date;
//!
//! let parameters = Parameters { acknowledgement: 7, rapid: 21, awareness: 120, done: 62, improvement: 365, alert_hours: 24 };
//! let deeds = [Dated { deed: Deed::Sent, on: date(2026, 1, 10) }];
//! let facts = Facts { deeds: &deeds, first_words: None, told: None, improved: None };
//! let now = standing(Mode::Acknowledgement, &facts, &parameters, date(2026, 1, 12));
//! assert_eq!(now, Some(Standing::Awaited { due: date(2026, 1, 17) }));
//! ```

use jiff::civil::Date;

use crate::calendar::days_after;
use crate::near_miss::clock::waited_for_author;
use crate::near_miss::course::{Dated, Deed};

/// A way in which something comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mode {
    /// A person opened it.
    Acknowledgement,
    /// The expert wrote something, or gave a first verdict.
    RapidResponse,
    /// A story or an alert on its theme reached others.
    Awareness,
    /// A verdict, with what goes with it.
    WhatWeDid,
    /// A guideline on its theme was published, or is being written.
    Improvement,
}

impl Mode {
    /// Every mode, in the order in which they are owed.
    pub const ALL: [Mode; 5] =
        [Mode::Acknowledgement, Mode::RapidResponse, Mode::WhatWeDid, Mode::Awareness, Mode::Improvement];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Acknowledgement => "acknowledgement",
            Self::RapidResponse => "rapid_response",
            Self::Awareness => "awareness",
            Self::WhatWeDid => "what_we_did",
            Self::Improvement => "improvement",
        }
    }
}

/// Days for each mode, from the sending; for awareness and improvement, from the acceptance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parameters {
    /// Until a person has opened it.
    pub acknowledgement: u16,
    /// Until the first words of its expert.
    pub rapid: u16,
    /// From acceptance until others hear of its theme.
    pub awareness: u16,
    /// Until the verdict; days it waits for its author are not counted.
    pub done: u16,
    /// From acceptance until a guideline on its theme is published or begun.
    pub improvement: u16,
    /// Hours from the second person's agreement until the last mail of an alert has left.
    pub alert_hours: u16,
}

/// What is known of one near miss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts<'a> {
    /// The deeds done to it, the sending first.
    pub deeds: &'a [Dated],
    /// The first words its expert wrote, apart from verdicts.
    pub first_words: Option<Date>,
    /// The first story or alert on one of its themes that came out on or after its sending.
    pub told: Option<Date>,
    /// The day on which a guideline on one of its themes was published or begun, on or after its sending.
    pub improved: Option<Date>,
}

/// Why nothing is owed in some mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// The clock begins with the acceptance, which is not there yet.
    NotAccepted,
    /// It was rejected.
    Rejected,
    /// It was a serious event, which belongs elsewhere.
    OutOfScope,
    /// Its author took it back.
    Withdrawn,
}

impl Why {
    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotAccepted => "not_accepted",
            Self::Rejected => "rejected",
            Self::OutOfScope => "out_of_scope",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Where one clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It came back, on a day; in time unless that is after the day it was owed.
    Kept {
        /// The day.
        on: Date,
        /// The last day for it.
        due: Date,
    },
    /// It is owed, and there is time.
    Awaited {
        /// The last day for it.
        due: Date,
    },
    /// It is owed, and that day has passed.
    Late {
        /// The day it was owed by.
        due: Date,
    },
    /// Nothing is owed.
    NotApplicable(Why),
}

/// Where the clock of one mode stands on a day; none before the sending.
///
/// What came back stands as kept whatever happened later: nobody takes an answer back by rejecting.
#[must_use]
pub fn standing(mode: Mode, facts: &Facts<'_>, parameters: &Parameters, today: Date) -> Option<Standing> {
    let sent = facts.deeds.first().filter(|first| first.deed == Deed::Sent)?.on;
    let course = Course::of(facts.deeds);
    let (begun, days, on) = match mode {
        Mode::Acknowledgement => (Some(sent), parameters.acknowledgement, course.opened),
        Mode::RapidResponse => {
            (Some(sent), parameters.rapid, facts.first_words.into_iter().chain(course.first_verdict).min())
        }
        Mode::WhatWeDid => {
            let waited = waited_for_author(facts.deeds, course.begun(sent), today);
            (Some(course.begun(sent)), parameters.done.saturating_add(waited), course.settled)
        }
        Mode::Awareness => (course.accepted, parameters.awareness, facts.told),
        Mode::Improvement => (course.accepted, parameters.improvement, facts.improved),
    };
    let Some(begun) = begun else {
        return Some(Standing::NotApplicable(course.why()));
    };
    let due = days_after(begun, days);
    Some(match on {
        Some(on) => Standing::Kept { on, due },
        None if course.withdrawn => Standing::NotApplicable(Why::Withdrawn),
        None if course.out_of_scope => Standing::NotApplicable(Why::OutOfScope),
        None if today > due => Standing::Late { due },
        None => Standing::Awaited { due },
    })
}

/// The few days of a course that clocks read.
#[derive(Default)]
struct Course {
    opened: Option<Date>,
    first_verdict: Option<Date>,
    /// The verdict that settled it, unless another expert was asked for since.
    settled: Option<Date>,
    another: Option<Date>,
    accepted: Option<Date>,
    rejected: bool,
    out_of_scope: bool,
    withdrawn: bool,
}

impl Course {
    fn of(deeds: &[Dated]) -> Self {
        let mut course = Self::default();
        for Dated { deed, on } in deeds.iter().copied() {
            match deed {
                Deed::Opened => course.opened = course.opened.or(Some(on)),
                Deed::Returned(_) => course.first_verdict = course.first_verdict.or(Some(on)),
                Deed::Accepted | Deed::Rejected(_) | Deed::OutOfScope => {
                    course.first_verdict = course.first_verdict.or(Some(on));
                    course.settled = Some(on);
                    course.accepted = (deed == Deed::Accepted).then_some(on);
                    course.rejected = matches!(deed, Deed::Rejected(_));
                    course.out_of_scope = deed == Deed::OutOfScope;
                }
                // Whoever asks for another expert is owed a verdict anew.
                Deed::AnotherAsked => {
                    course = Self {
                        opened: course.opened,
                        first_verdict: course.first_verdict,
                        another: Some(on),
                        ..Self::default()
                    };
                }
                Deed::Withdrawn => course.withdrawn = true,
                _ => {}
            }
        }
        course
    }

    fn begun(&self, sent: Date) -> Date {
        self.another.unwrap_or(sent)
    }

    fn why(&self) -> Why {
        match (self.withdrawn, self.out_of_scope, self.rejected) {
            (true, ..) => Why::Withdrawn,
            (_, true, _) => Why::OutOfScope,
            (_, _, true) => Why::Rejected,
            _ => Why::NotAccepted,
        }
    }
}

/// How often one clock was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// Near misses whose clock was kept in time.
    pub in_time: u64,
    /// Near misses whose clock has been kept, or has run out.
    pub judged: u64,
}

impl Share {
    /// Counts one more; what is still awaited, or owed nothing, is not counted.
    pub fn add(&mut self, standing: Standing) {
        match standing {
            Standing::Kept { on, due } => {
                self.judged += 1;
                self.in_time += u64::from(on <= due);
            }
            Standing::Late { .. } => self.judged += 1,
            Standing::Awaited { .. } | Standing::NotApplicable(_) => {}
        }
    }

    /// The share kept in time; none before any was judged.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of near misses are far below 2^52")]
    pub fn fraction(self) -> Option<f64> {
        (self.judged > 0).then(|| self.in_time as f64 / self.judged as f64)
    }

    /// What is told of it outside whoever answers for it: all of it, or nothing where either side would be a count of
    /// fewer than k (a04).
    #[must_use]
    pub fn told(self, k: u64) -> Option<Self> {
        let is_told = |count: u64| count == 0 || count >= k;
        (self.judged >= k && is_told(self.in_time) && is_told(self.judged - self.in_time)).then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PersonId;
    use crate::near_miss::course::Reason;
    use jiff::civil::date;

    const PARAMETERS: Parameters =
        Parameters { acknowledgement: 7, rapid: 21, awareness: 120, done: 62, improvement: 365, alert_hours: 24 };

    fn on(deed: Deed, month: i8, day: i8) -> Dated {
        Dated { deed, on: date(2026, month, day) }
    }

    fn facts(deeds: &[Dated]) -> Facts<'_> {
        Facts { deeds, first_words: None, told: None, improved: None }
    }

    fn at(mode: Mode, facts: &Facts<'_>, month: i8, day: i8) -> Standing {
        standing(mode, facts, &PARAMETERS, date(2026, month, day)).unwrap()
    }

    #[test]
    fn an_opening_acknowledges_and_a_late_one_still_counts_as_late() {
        let mut deeds = vec![on(Deed::Sent, 1, 10), on(Deed::Assigned(PersonId(1)), 1, 12)];
        assert_eq!(
            at(Mode::Acknowledgement, &facts(&deeds), 1, 17),
            Standing::Awaited { due: date(2026, 1, 17) },
            "the last day is in time"
        );
        assert_eq!(at(Mode::Acknowledgement, &facts(&deeds), 1, 18), Standing::Late { due: date(2026, 1, 17) });
        deeds.push(on(Deed::Opened, 1, 20));
        let kept = at(Mode::Acknowledgement, &facts(&deeds), 2, 1);
        assert_eq!(kept, Standing::Kept { on: date(2026, 1, 20), due: date(2026, 1, 17) });
        let mut share = Share::default();
        share.add(kept);
        assert_eq!(share, Share { in_time: 0, judged: 1 });
    }

    #[test]
    fn the_first_words_answer_and_so_does_a_verdict() {
        let deeds = [on(Deed::Sent, 1, 10), on(Deed::Opened, 1, 12), on(Deed::Returned(Reason::TooThin), 1, 20)];
        let kept = |facts: &Facts<'_>| match at(Mode::RapidResponse, facts, 3, 1) {
            Standing::Kept { on, .. } => on,
            other => panic!("{other:?}"),
        };
        assert_eq!(kept(&facts(&deeds)), date(2026, 1, 20));
        assert_eq!(kept(&Facts { first_words: Some(date(2026, 1, 15)), ..facts(&deeds) }), date(2026, 1, 15));
    }

    #[test]
    fn what_waits_for_its_author_makes_no_verdict_late() {
        let mut deeds = vec![on(Deed::Sent, 1, 10), on(Deed::Returned(Reason::TooThin), 1, 20)];
        assert!(matches!(at(Mode::WhatWeDid, &facts(&deeds), 6, 1), Standing::Awaited { .. }));
        deeds.push(on(Deed::Resent, 1, 30));
        assert_eq!(at(Mode::WhatWeDid, &facts(&deeds), 3, 23), Standing::Awaited { due: date(2026, 3, 23) });
        assert_eq!(at(Mode::WhatWeDid, &facts(&deeds), 3, 24), Standing::Late { due: date(2026, 3, 23) });
    }

    #[test]
    fn another_expert_owes_a_verdict_anew() {
        let deeds = [
            on(Deed::Sent, 1, 10),
            on(Deed::Rejected(Reason::NotCare), 2, 1),
            on(Deed::AnotherAsked, 2, 5),
            on(Deed::Assigned(PersonId(2)), 2, 6),
        ];
        assert_eq!(at(Mode::WhatWeDid, &facts(&deeds), 3, 1), Standing::Awaited { due: date(2026, 4, 8) });
        assert_eq!(at(Mode::Awareness, &facts(&deeds), 3, 1), Standing::NotApplicable(Why::NotAccepted));
    }

    #[test]
    fn what_others_learn_is_owed_from_the_acceptance_and_only_then() {
        let deeds = [on(Deed::Sent, 1, 10), on(Deed::Accepted, 2, 1)];
        assert_eq!(at(Mode::Awareness, &facts(&deeds), 2, 2), Standing::Awaited { due: date(2026, 6, 1) });
        assert_eq!(at(Mode::Improvement, &facts(&deeds[..1]), 2, 2), Standing::NotApplicable(Why::NotAccepted));
        let told = Facts { told: Some(date(2026, 1, 20)), ..facts(&deeds) };
        assert!(matches!(at(Mode::Awareness, &told, 2, 2), Standing::Kept { .. }));
        for (end, why) in [
            (Deed::Withdrawn, Why::Withdrawn),
            (Deed::Rejected(Reason::NotCare), Why::Rejected),
            (Deed::OutOfScope, Why::OutOfScope),
        ] {
            let ended = [on(Deed::Sent, 1, 10), on(end, 2, 1)];
            assert_eq!(at(Mode::Awareness, &facts(&ended), 9, 1), Standing::NotApplicable(why));
            assert!(!matches!(at(Mode::Acknowledgement, &facts(&ended), 9, 1), Standing::Kept { .. }));
        }
    }

    #[test]
    fn a04_a_share_is_told_outside_only_when_both_its_sides_are_many() {
        let share = |in_time, judged| Share { in_time, judged };
        assert_eq!(share(20, 40).told(11), Some(share(20, 40)));
        assert_eq!(share(5, 40).told(11), None, "five were kept in time");
        assert_eq!(share(35, 40).told(11), None, "five were not");
        assert_eq!(share(10, 10).told(11), None, "ten were judged");
        assert_eq!(share(40, 40).told(11), Some(share(40, 40)));
        assert_eq!(share(1, 2).fraction(), Some(0.5));
        assert_eq!(Share::default().fraction(), None);
    }
}
