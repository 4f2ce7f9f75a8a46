//! The course of a near miss: what was done to it, by whom, and the state that follows.
//!
//! Deeds are only ever added. `Sent → Assigned → UnderAnalysis → (Returned → UnderAnalysis)* → Accepted`, with ways out
//! on the side; once, after a rejection or a second return, the author may ask for another expert, who sees no verdict of
//! the first (brief d.5). A draft has no course: it is its author's alone.

use jiff::civil::Date;

use crate::ids::PersonId;

/// Why a near miss is returned or rejected. Every return and every rejection carries one (a11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// The author did not meet it in person.
    NotPersonal,
    /// It is not tied to care.
    NotCare,
    /// A complication without a cause in the system.
    MereComplication,
    /// A serious event: another duty.
    Serious,
    /// Told already, by the same author or a member of the team.
    Duplicate,
    /// Too little is told to learn from.
    TooThin,
    /// Causes are not analysed yet.
    NoAnalysis,
    /// No measure was taken or thought of.
    NoMeasure,
    /// Somebody can be recognised.
    Identifiers,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 9] = [
        Reason::NotPersonal,
        Reason::NotCare,
        Reason::MereComplication,
        Reason::Serious,
        Reason::Duplicate,
        Reason::TooThin,
        Reason::NoAnalysis,
        Reason::NoMeasure,
        Reason::Identifiers,
    ];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotPersonal => "not_personal",
            Self::NotCare => "not_care",
            Self::MereComplication => "mere_complication",
            Self::Serious => "serious",
            Self::Duplicate => "duplicate",
            Self::TooThin => "too_thin",
            Self::NoAnalysis => "no_analysis",
            Self::NoMeasure => "no_measure",
            Self::Identifiers => "identifiers",
        }
    }

    /// The reason of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// Whether the author can mend it: then a return is fair, and a rejection is not.
    #[must_use]
    pub fn can_be_mended(self) -> bool {
        matches!(self, Self::TooThin | Self::NoAnalysis | Self::NoMeasure | Self::Identifiers)
    }
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// The author sent it: from that day it counts, and nothing of it is changed in place.
    Sent,
    /// An expert was given it.
    Assigned(PersonId),
    /// The expert opened it.
    Opened,
    /// The author added to it: a revision.
    Completed,
    /// The expert asked for more.
    Returned(Reason),
    /// The author sent it again: a revision.
    Resent,
    /// The expert wrote what may enter the base: a revision without anybody in it.
    Cleared,
    /// The expert accepted the last cleared revision.
    Accepted,
    /// The expert rejected it.
    Rejected(Reason),
    /// It turned out to be a serious event under a policy that excludes them.
    OutOfScope,
    /// The author asked for another expert.
    AnotherAsked,
    /// The author took it back.
    Withdrawn,
    /// The record it gave is in the base.
    Entered,
    /// The sealed link to that record was destroyed.
    Unlinked,
}

impl Deed {
    /// The stable code; an expert and a reason are kept beside it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Assigned(_) => "assigned",
            Self::Opened => "opened",
            Self::Completed => "completed",
            Self::Returned(_) => "returned",
            Self::Resent => "resent",
            Self::Cleared => "cleared",
            Self::Accepted => "accepted",
            Self::Rejected(_) => "rejected",
            Self::OutOfScope => "out_of_scope",
            Self::AnotherAsked => "another_asked",
            Self::Withdrawn => "withdrawn",
            Self::Entered => "entered",
            Self::Unlinked => "unlinked",
        }
    }

    /// The deed of that code, with what is kept beside it.
    #[must_use]
    pub fn parse(code: &str, expert: Option<PersonId>, reason: Option<Reason>) -> Option<Self> {
        Some(match code {
            "sent" => Self::Sent,
            "assigned" => Self::Assigned(expert?),
            "opened" => Self::Opened,
            "completed" => Self::Completed,
            "returned" => Self::Returned(reason?),
            "resent" => Self::Resent,
            "cleared" => Self::Cleared,
            "accepted" => Self::Accepted,
            "rejected" => Self::Rejected(reason?),
            "out_of_scope" => Self::OutOfScope,
            "another_asked" => Self::AnotherAsked,
            "withdrawn" => Self::Withdrawn,
            "entered" => Self::Entered,
            "unlinked" => Self::Unlinked,
            _ => return None,
        })
    }

    /// What is kept beside the code: the reason of a return or a rejection.
    #[must_use]
    pub fn reason(self) -> Option<Reason> {
        match self {
            Self::Returned(reason) | Self::Rejected(reason) => Some(reason),
            _ => None,
        }
    }
}

/// A deed and the day it was done on. Days, never instants: a time of day would tell who was signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dated {
    /// What was done.
    pub deed: Deed,
    /// When.
    pub on: Date,
}

/// Who does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hand {
    /// The author, or for a team's report the one who sends it.
    Author,
    /// The body's manager.
    Manager,
    /// An expert.
    Expert(PersonId),
    /// The program by itself: batches and covers.
    Machine,
}

/// Where a near miss stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Sent, and waiting for an expert.
    Sent,
    /// Given to an expert who has not opened it.
    Assigned {
        /// The expert.
        expert: PersonId,
    },
    /// Read by its expert.
    UnderAnalysis {
        /// The expert.
        expert: PersonId,
    },
    /// Waiting for its author.
    Returned {
        /// The expert.
        expert: PersonId,
        /// Why.
        reason: Reason,
    },
    /// Accepted.
    Accepted {
        /// By whom.
        expert: PersonId,
    },
    /// Rejected.
    Rejected {
        /// By whom.
        expert: PersonId,
        /// Why.
        reason: Reason,
    },
    /// A serious event, which this scheme does not take.
    OutOfScope,
    /// Taken back by its author.
    Withdrawn,
}

impl State {
    /// The stable code, as lists are sorted by.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Assigned { .. } => "assigned",
            Self::UnderAnalysis { .. } => "under_analysis",
            Self::Returned { .. } => "returned",
            Self::Accepted { .. } => "accepted",
            Self::Rejected { .. } => "rejected",
            Self::OutOfScope => "out_of_scope",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Every code.
    pub const CODES: [&'static str; 8] =
        ["sent", "assigned", "under_analysis", "returned", "accepted", "rejected", "out_of_scope", "withdrawn"];

    /// Whether nothing is expected of anybody any more, unless another expert is asked for.
    #[must_use]
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Accepted { .. } | Self::Rejected { .. } | Self::OutOfScope | Self::Withdrawn)
    }

    /// The expert who has it.
    #[must_use]
    pub fn expert(self) -> Option<PersonId> {
        match self {
            Self::Assigned { expert }
            | Self::UnderAnalysis { expert }
            | Self::Returned { expert, .. }
            | Self::Accepted { expert }
            | Self::Rejected { expert, .. } => Some(expert),
            Self::Sent | Self::OutOfScope | Self::Withdrawn => None,
        }
    }
}

/// A verdict: both are kept when there are two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Verdict {
    /// Whose.
    pub expert: PersonId,
    /// The deed: accepted, rejected, returned or out of scope.
    pub deed: Deed,
    /// When.
    pub on: Date,
}

/// Everything that follows from the deeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Where it stands.
    pub state: State,
    /// The day it was sent: what a credit is dated by (a12).
    pub sent_on: Date,
    /// How many revisions there are; the sending is the first.
    pub revisions: u32,
    /// Returns by the expert who has it, or had it last.
    pub returns: u32,
    /// Every return, rejection and acceptance.
    pub verdicts: Vec<Verdict>,
    /// Whether another expert was asked for: it can be asked once.
    pub another_asked: bool,
    /// Experts who gave a verdict before another was asked for: they are not given it again.
    pub set_aside: Vec<PersonId>,
    /// Whether the last revision is one the expert cleared.
    pub cleared: bool,
    /// Whether its record is in the base.
    pub entered: bool,
    /// Whether the link to that record is destroyed.
    pub unlinked: bool,
}

/// What follows from the deeds, in their order; none before the sending.
///
/// Deeds that [`allows`] would have refused are passed over, so that no row of a damaged table can bring about a state
/// that nobody was allowed to reach.
#[must_use]
pub fn standing(deeds: &[Dated]) -> Option<Standing> {
    let (first, rest) = deeds.split_first()?;
    if first.deed != Deed::Sent {
        return None;
    }
    let mut standing = Standing {
        state: State::Sent,
        sent_on: first.on,
        revisions: 1,
        returns: 0,
        verdicts: Vec::new(),
        another_asked: false,
        set_aside: Vec::new(),
        cleared: false,
        entered: false,
        unlinked: false,
    };
    for dated in rest {
        let hand = hand_of(dated.deed, &standing);
        if allows(&standing, hand, dated.deed).is_ok() {
            apply(&mut standing, *dated);
        }
    }
    Some(standing)
}

/// Whose deed it is, for reading a table back: the store keeps what was done, and this rule who alone could do it.
fn hand_of(deed: Deed, standing: &Standing) -> Hand {
    match deed {
        Deed::Sent | Deed::Completed | Deed::Resent | Deed::AnotherAsked | Deed::Withdrawn => Hand::Author,
        Deed::Assigned(_) => Hand::Manager,
        Deed::Entered | Deed::Unlinked => Hand::Machine,
        Deed::Opened | Deed::Returned(_) | Deed::Cleared | Deed::Accepted | Deed::Rejected(_) | Deed::OutOfScope => {
            standing.state.expert().map_or(Hand::Machine, Hand::Expert)
        }
    }
}

fn apply(standing: &mut Standing, Dated { deed, on }: Dated) {
    let expert = standing.state.expert();
    let verdict = |standing: &mut Standing| {
        standing.verdicts.extend(expert.map(|expert| Verdict { expert, deed, on }));
    };
    match deed {
        Deed::Sent => {}
        Deed::Assigned(expert) => {
            standing.state = State::Assigned { expert };
            standing.returns = 0;
        }
        Deed::Opened => standing.state = expert.map_or(standing.state, |expert| State::UnderAnalysis { expert }),
        Deed::Completed => {
            standing.revisions += 1;
            standing.cleared = false;
        }
        Deed::Returned(reason) => {
            verdict(standing);
            standing.returns += 1;
            standing.state = expert.map_or(standing.state, |expert| State::Returned { expert, reason });
        }
        Deed::Resent => {
            standing.revisions += 1;
            standing.cleared = false;
            standing.state = expert.map_or(standing.state, |expert| State::UnderAnalysis { expert });
        }
        Deed::Cleared => {
            standing.revisions += 1;
            standing.cleared = true;
        }
        Deed::Accepted => {
            verdict(standing);
            standing.state = expert.map_or(standing.state, |expert| State::Accepted { expert });
        }
        Deed::Rejected(reason) => {
            verdict(standing);
            standing.state = expert.map_or(standing.state, |expert| State::Rejected { expert, reason });
        }
        Deed::OutOfScope => {
            verdict(standing);
            standing.state = State::OutOfScope;
        }
        Deed::AnotherAsked => {
            standing.another_asked = true;
            // Not only whoever has it: it may have passed from one expert to another between two returns.
            let judges: Vec<PersonId> = standing.verdicts.iter().map(|verdict| verdict.expert).chain(expert).collect();
            for judge in judges {
                if !standing.set_aside.contains(&judge) {
                    standing.set_aside.push(judge);
                }
            }
            standing.cleared = false;
            standing.state = State::Sent;
        }
        Deed::Withdrawn => standing.state = State::Withdrawn,
        Deed::Entered => standing.entered = true,
        Deed::Unlinked => standing.unlinked = true,
    }
}

/// Why a deed cannot be done now; each has a sentence with its remedy in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refused {
    /// Not in this state.
    NotNow,
    /// Not by this hand.
    NotYours,
    /// This expert gave the first verdict.
    SetAside,
    /// Another expert was asked for already.
    AskedAlready,
    /// A reason that the author can mend asks for a return, not a rejection.
    CanBeMended,
    /// The expert has not written what may enter the base.
    NotCleared,
}

/// Whether a hand may do a deed now.
///
/// # Errors
/// The reason why not; the near miss is as it was.
pub fn allows(standing: &Standing, hand: Hand, deed: Deed) -> Result<(), Refused> {
    let state = standing.state;
    let its_expert = |expert: PersonId| state.expert() == Some(expert);
    match (deed, hand) {
        (Deed::Sent, _) => Err(Refused::NotNow),
        (Deed::Assigned(expert), Hand::Manager | Hand::Machine) => match state {
            _ if standing.set_aside.contains(&expert) => Err(Refused::SetAside),
            State::Sent | State::Assigned { .. } | State::UnderAnalysis { .. } | State::Returned { .. } => Ok(()),
            _ => Err(Refused::NotNow),
        },
        (Deed::Completed, Hand::Author) => match state {
            State::Sent | State::Assigned { .. } | State::UnderAnalysis { .. } => Ok(()),
            _ => Err(Refused::NotNow),
        },
        (Deed::Resent, Hand::Author) => when(matches!(state, State::Returned { .. })),
        (Deed::Withdrawn, Hand::Author) => when(!state.is_settled()),
        (Deed::AnotherAsked, Hand::Author) => {
            let may = match state {
                State::Rejected { .. } => true,
                State::Returned { .. } => standing.returns >= 2,
                _ => false,
            };
            if standing.another_asked { Err(Refused::AskedAlready) } else { when(may) }
        }
        (Deed::Opened, Hand::Expert(expert)) if its_expert(expert) => when(matches!(state, State::Assigned { .. })),
        (Deed::Cleared, Hand::Expert(expert)) if its_expert(expert) => {
            when(matches!(state, State::UnderAnalysis { .. }))
        }
        (Deed::Returned(_) | Deed::OutOfScope, Hand::Expert(expert)) if its_expert(expert) => {
            when(matches!(state, State::UnderAnalysis { .. }))
        }
        (Deed::Rejected(reason), Hand::Expert(expert)) if its_expert(expert) => {
            when(matches!(state, State::UnderAnalysis { .. }))?;
            // Whoever could mend it has been asked to, at least once.
            if reason.can_be_mended() && standing.returns == 0 { Err(Refused::CanBeMended) } else { Ok(()) }
        }
        (Deed::Accepted, Hand::Expert(expert)) if its_expert(expert) => {
            when(matches!(state, State::UnderAnalysis { .. }))?;
            if standing.cleared { Ok(()) } else { Err(Refused::NotCleared) }
        }
        (Deed::Entered, Hand::Machine) => when(matches!(state, State::Accepted { .. }) && !standing.entered),
        (Deed::Unlinked, Hand::Machine | Hand::Manager) => when(standing.entered && !standing.unlinked),
        _ => Err(Refused::NotYours),
    }
}

fn when(now: bool) -> Result<(), Refused> {
    if now { Ok(()) } else { Err(Refused::NotNow) }
}

#[cfg(test)]
#[path = "course_tests.rs"]
mod tests;
