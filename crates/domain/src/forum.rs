//! Forums: where colleagues speak freely about the goals they work on (R21).
//!
//! One forum a goal, or one a set, in each cohort. Only enrolled people and the team read it; only those who chose the
//! goal write in it (I17). Whoever writes has a voice that belongs to one thread and links to no other and to no
//! evaluation (I15); the team speaks without a name. No setting changes what was promised when somebody wrote (I16):
//! nothing here reads one.

use jiff::civil::Date;

use crate::calendar::{days_between, months_after};
use crate::goal::GoalId;
use crate::ids::PersonId;
use crate::path::closes_on;
use crate::programme::{ForumPer, Programme};

/// Most characters of a thread's title.
pub const MOST_TITLE: usize = 120;
/// Most characters of a post.
pub const MOST_WORDS: usize = 4000;
/// Most characters of a reason given for an act of moderation, or for asking who wrote.
pub const MOST_REASON: usize = 1000;
/// Posts, or threads, on one page.
pub const PAGE: u32 = 50;
/// Months after the end of a cohort during which a voice can still be opened; then the secret of each thread is destroyed.
pub const RETENTION_MONTHS: u16 = 6;
/// Days during which an opened voice can be read by the two who opened it.
pub const READABLE_DAYS: i32 = 7;

/// What one forum is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// One goal.
    Goal(GoalId),
    /// One set of goals, by its number.
    Set(u16),
}

impl Topic {
    /// Its name in addresses and tables.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Goal(goal) => goal.0.clone(),
            Self::Set(set) => format!("set-{set}"),
        }
    }

    /// The topic of that name in a programme.
    #[must_use]
    pub fn parse(programme: &Programme, code: &str) -> Option<Self> {
        topics(programme).into_iter().find(|topic| topic.code() == code)
    }

    /// Where a goal chosen for a set is talked about.
    #[must_use]
    pub fn of_goal(programme: &Programme, goal: &GoalId, set: u16) -> Self {
        match programme.forum {
            ForumPer::Goal => Self::Goal(goal.clone()),
            ForumPer::Set => Self::Set(set),
        }
    }

    /// Whether somebody who works on these goals (with the set each was chosen for) writes here (I17).
    #[must_use]
    pub fn is_of(&self, chosen: &[(GoalId, u16)]) -> bool {
        chosen.iter().any(|(goal, set)| match self {
            Self::Goal(own) => own == goal,
            Self::Set(own) => own == set,
        })
    }
}

/// The forums of a programme: one a goal in the order of the catalogue, or one a set.
#[must_use]
pub fn topics(programme: &Programme) -> Vec<Topic> {
    match programme.forum {
        ForumPer::Goal => programme.goals.iter().map(|goal| Topic::Goal(goal.id.clone())).collect(),
        ForumPer::Set => {
            let mut sets: Vec<u16> = programme.sequences.iter().map(|sequence| sequence.set).collect();
            sets.sort_unstable();
            sets.dedup();
            sets.into_iter().map(Topic::Set).collect()
        }
    }
}

/// Last day on which a voice of a cohort's threads can be opened. Fixed when a thread begins, and never moved.
#[must_use]
pub fn secret_until(programme: &Programme, start: Date) -> Date {
    months_after(closes_on(programme, start), RETENTION_MONTHS)
}

/// Who speaks in a thread: the team, or one of the colleagues in the order in which they first wrote there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Voice {
    /// Somebody of the team, who has no name here.
    Team,
    /// A colleague, from 1.
    Colleague(u32),
}

impl Voice {
    /// As stored: 0 for the team.
    #[must_use]
    pub fn number(self) -> u32 {
        match self {
            Self::Team => 0,
            Self::Colleague(number) => number,
        }
    }

    /// The voice stored under that number.
    #[must_use]
    pub fn of(number: u32) -> Self {
        if number == 0 { Self::Team } else { Self::Colleague(number) }
    }
}

/// How many first words, and how many second words, a readable pseudonym is made of.
pub const WORDS: u32 = 32;

/// The readable pseudonym of a colleague's voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Name {
    /// A first and a second word, by their places in the lists of the reader's language.
    Words(u32, u32),
    /// Beyond what the lists can tell apart: a number.
    Number(u32),
}

/// The pseudonym of the `number`th colleague of a thread.
///
/// It depends on the thread and on the order of first posts alone, never on who they are: two worlds that differ only
/// in who wrote show the same names. `thread` is a random number of the thread, so that the names of one thread say
/// nothing of another's.
#[must_use]
pub fn name(thread: u64, number: u32) -> Name {
    let all = u64::from(WORDS * WORDS);
    let place = u64::from(number.saturating_sub(1));
    if place >= all {
        return Name::Number(number);
    }
    // An odd step over a power of two meets every pair once; far enough from either end that both words change.
    let step = 64 * ((thread >> 10) % 13 + 1) + 2 * ((thread >> 20) % 16) + 1;
    let index = (thread % all + place * step) % all;
    let word = |index: u64| u32::try_from(index % u64::from(WORDS)).unwrap_or_default();
    Name::Words(word(index), word(index / u64::from(WORDS)))
}

/// Something done to a post after it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// A moderator hid it.
    Hidden,
    /// A moderator showed it again.
    Shown,
    /// A moderator replaced its words, such as those that named a patient.
    Redacted,
    /// Its author took it back.
    TakenBack,
}

impl Deed {
    /// Every deed.
    pub const ALL: [Deed; 4] = [Deed::Hidden, Deed::Shown, Deed::Redacted, Deed::TakenBack];

    /// The stable code, as stored.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Shown => "shown",
            Self::Redacted => "redacted",
            Self::TakenBack => "taken_back",
        }
    }

    /// The deed of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.code() == code)
    }
}

/// How a post stands: what follows from what was done to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// As it was written.
    Visible,
    /// With words replaced by a moderator.
    Redacted,
    /// Not shown to colleagues.
    Hidden,
    /// Taken back: nobody reads it any more.
    TakenBack,
}

/// How a post stands after these deeds, oldest first.
#[must_use]
pub fn standing(deeds: &[Deed]) -> Standing {
    if deeds.contains(&Deed::TakenBack) {
        return Standing::TakenBack;
    }
    let last = deeds.iter().rev().find(|deed| matches!(deed, Deed::Hidden | Deed::Shown));
    match (last, deeds.contains(&Deed::Redacted)) {
        (Some(Deed::Hidden), _) => Standing::Hidden,
        (_, true) => Standing::Redacted,
        (_, false) => Standing::Visible,
    }
}

/// Whether a deed makes sense for a post that stands so.
#[must_use]
pub fn allows(standing: Standing, deed: Deed) -> bool {
    match (standing, deed) {
        (Standing::TakenBack, _) => false,
        (Standing::Hidden, Deed::Shown) => true,
        (_, Deed::Shown) | (Standing::Hidden, Deed::Hidden) => false,
        (_, Deed::Hidden | Deed::Redacted | Deed::TakenBack) => true,
    }
}

/// Why somebody asks who wrote: the whole list, so that curiosity is not on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ground {
    /// A patient is in danger, and only the author can say who.
    Danger,
    /// Somebody is threatened or harassed.
    Attack,
    /// A court or an authority asks for it by law.
    Law,
}

impl Ground {
    /// Every ground.
    pub const ALL: [Ground; 3] = [Ground::Danger, Ground::Attack, Ground::Law];

    /// The stable code, as stored and as journalled.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Attack => "attack",
            Self::Law => "law",
        }
    }

    /// The ground of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.code() == code)
    }
}

/// What a second person answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// Who.
    pub by: PersonId,
    /// The day.
    pub on: Date,
    /// Whether they consented.
    pub consented: bool,
}

/// How a request to open a voice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// It waits for a second person.
    Asked,
    /// The second person said no.
    Declined(Date),
    /// Both agree: the two of them can read who wrote, until that day.
    Readable(Date),
    /// Both agreed; it can be read no more.
    Over(Date),
}

/// How a request stands today; `until` is the last day of the thread's secret.
#[must_use]
pub fn opening(answer: Option<Answer>, until: Date, today: Date) -> Opening {
    match answer {
        None if today > until => Opening::Over(until),
        None => Opening::Asked,
        Some(answer) if !answer.consented => Opening::Declined(answer.on),
        Some(answer) => {
            if today > until || days_between(answer.on, today) > READABLE_DAYS {
                Opening::Over(answer.on)
            } else {
                let days = u16::try_from(READABLE_DAYS).unwrap_or_default();
                Opening::Readable(crate::calendar::days_after(answer.on, days).min(until))
            }
        }
    }
}

/// Whether `second` may answer what `first` asked: two persons, whatever hats either wears (I16).
#[must_use]
pub fn may_answer(first: PersonId, second: PersonId) -> bool {
    first != second
}

#[cfg(test)]
#[path = "forum_tests.rs"]
mod tests;
