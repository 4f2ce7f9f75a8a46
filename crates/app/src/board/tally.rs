//! Where somebody stands with one requirement, as a board counts it.

use domain::obligation::{Obligation, Verdict};

/// Where somebody stands with one requirement. Everybody stands in exactly one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// Not open yet, or something else comes first.
    NotYet,
    /// Open and on time.
    Open,
    /// Late, and can still be done.
    Late,
    /// Open or late, while the person is on leave: nobody expects it now.
    Away,
    /// Handed over, waiting on somebody else.
    Waiting,
    /// Done.
    Met,
    /// Not done when it locked.
    Missed,
    /// Lifted by the team.
    Excused,
    /// The person left before it locked.
    Left,
}

impl Place {
    /// Every place.
    pub const ALL: [Self; 9] = [
        Self::NotYet,
        Self::Open,
        Self::Late,
        Self::Away,
        Self::Waiting,
        Self::Met,
        Self::Missed,
        Self::Excused,
        Self::Left,
    ];
}

/// The place of an obligation.
#[must_use]
pub fn place_of(obligation: &Obligation) -> Place {
    match obligation.verdict {
        Verdict::Open | Verdict::Late if obligation.on_leave => Place::Away,
        Verdict::NotYet => Place::NotYet,
        Verdict::Open => Place::Open,
        Verdict::Late => Place::Late,
        Verdict::Waiting(_) => Place::Waiting,
        Verdict::Met { .. } => Place::Met,
        Verdict::Missed => Place::Missed,
        Verdict::Excused => Place::Excused,
        Verdict::NoLongerOwed => Place::Left,
    }
}

/// How many people stand in each place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts([u32; Place::ALL.len()]);

impl Counts {
    pub(super) fn add(&mut self, place: Place) {
        self.0[place as usize] += 1;
    }

    /// People in a place.
    #[must_use]
    pub fn of(&self, place: Place) -> u32 {
        self.0[place as usize]
    }

    /// Everybody.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.0.iter().sum()
    }

    /// Everybody who had not left before it locked, or had done it by then.
    #[must_use]
    pub fn still_enrolled(&self) -> u32 {
        self.all() - self.of(Place::Left)
    }
}
