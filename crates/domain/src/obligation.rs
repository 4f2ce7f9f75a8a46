//! What a person owes, by when, why, what fulfils it, and on whom it waits.
//!
//! One mechanism for every kind of programme: a definition compiles to requirements (see [`crate::path`]), what people
//! did is facts, and [`obligations`] is the pure function from both, and the instant, to verdicts with reasons. Page,
//! reminder, report and completion read nothing else, so they cannot disagree.

use crate::calendar::{Moment, Window, civil_date, day_begins, days_after, days_between};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Something a person can do that a requirement may ask for, by its code: `choice`, `evaluation`, `report`, …
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Deed(pub String);

/// Who has the next move.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Party {
    /// The person who owes.
    Owner,
    /// Somebody else, by the code of their role.
    Role(String),
}

/// Whether what was done already counts, or waits on somebody else.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It counts.
    Done,
    /// It was handed over and waits: never shown as owed, never makes late. Given back to its owner, it is owed again.
    Waiting(Party),
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What kind of thing.
    pub deed: Deed,
    /// On what: the name of an evaluation, of a sequence, of a report…
    pub about: String,
    /// When.
    pub at: Timestamp,
    /// Whether it counts yet.
    pub standing: Standing,
}

/// Something that moves windows or lifts what is owed; always dated, and reasoned where it is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Modifier {
    /// The person is away (leave, illness) from a day to a day, both included; open-ended while `to` is absent.
    Leave {
        /// First day away.
        from: Date,
        /// Last day away.
        to: Option<Date>,
    },
    /// A general measure (epidemic, strike, outage): windows that overlap it move by that many days.
    Measure {
        /// First day of the measure.
        from: Date,
        /// Last day of it.
        to: Date,
        /// Days by which due and lock move.
        days: u16,
    },
    /// The team opened a missed requirement again, until a day.
    Reopened {
        /// The requirement.
        requirement: String,
        /// Last day on which it can be done.
        until: Date,
    },
    /// The team excused a requirement. Excused is never done.
    Excused {
        /// The requirement.
        requirement: String,
    },
    /// The person left for good on that day: nothing is owed from then on.
    Left {
        /// The day.
        on: Date,
    },
}

/// What is asked for, as compiled from a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// Its name, unique in its programme: `s1/choice`, `b1`, …
    pub id: String,
    /// The period it belongs to: a sequence, a programme year.
    pub period: String,
    /// When it can be done.
    pub window: Window,
    /// What fulfils it: that deed…
    pub deed: Deed,
    /// … about this; about anything, if absent, as long as it is done within the window.
    pub about: Option<String>,
    /// How many times at least.
    pub at_least: u32,
    /// Requirements that must be met before it can be.
    pub after: Vec<String>,
    /// Whether completion asks for it.
    pub counts: bool,
    /// Whether a leave moves it.
    pub leave_extends: bool,
}

/// Where a requirement stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Its window is not open yet, or what must come before it is not met.
    NotYet,
    /// It can be done, and is on time.
    Open,
    /// It can still be done, after its due day.
    Late,
    /// It was handed over and waits on somebody else.
    Waiting(Party),
    /// Done.
    Met {
        /// When the last deed that it needed was done.
        at: Timestamp,
    },
    /// Not done when it locked.
    Missed,
    /// Lifted by the team; not done.
    Excused,
    /// The person left before it locked.
    NoLongerOwed,
}

/// Why a verdict is what it is: each is shown to the person in their language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It opens on that day.
    Opens(Date),
    /// It is due on that day.
    Due(Date),
    /// It locks, or locked, on that day.
    Locks(Date),
    /// That requirement comes first.
    ComesAfter(String),
    /// So many of so many were done.
    Done {
        /// Done.
        have: u32,
        /// Needed.
        need: u32,
    },
    /// A leave moved it by that many days.
    MovedByLeave(u16),
    /// A general measure moved it by that many days.
    MovedByMeasure(u16),
    /// The team opened it again until that day.
    ReopenedUntil(Date),
    /// The person left on that day.
    LeftOn(Date),
    /// The person is on leave.
    OnLeave,
}

/// One requirement as it stands for one person at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    /// The requirement's name.
    pub requirement: String,
    /// The period it belongs to.
    pub period: String,
    /// Its window, after whatever moved it.
    pub window: Window,
    /// Where it stands.
    pub verdict: Verdict,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Whether completion asks for it.
    pub counts: bool,
    /// Whether the person is on leave at that instant.
    pub on_leave: bool,
}

impl Obligation {
    /// Whether the person can act on it now.
    #[must_use]
    pub fn can_be_done(&self) -> bool {
        matches!(self.verdict, Verdict::Open | Verdict::Late)
    }

    /// Whether the person owes it now: it can be done and they are not away.
    #[must_use]
    pub fn is_owed(&self) -> bool {
        self.can_be_done() && !self.on_leave
    }
}

/// What a person owes at `now`: one obligation a requirement, in the order of the requirements.
///
/// `requirements` come period by period, each compiled from the version of the definition in force at the start of its
/// period. `zone` is the zone of the definition, in which windows are civil dates. The same arguments always give the
/// same answer.
#[must_use]
pub fn obligations(
    requirements: &[Requirement],
    facts: &[Fact],
    modifiers: &[Modifier],
    zone: &TimeZone,
    now: Timestamp,
) -> Vec<Obligation> {
    let today = civil_date(now, zone);
    let standings: Vec<(Window, Vec<Reason>, Tally)> = requirements
        .iter()
        .map(|requirement| {
            let (window, reasons) = effective_window(requirement, modifiers, today);
            (window, reasons, tally(requirement, &window, facts, zone, now))
        })
        .collect();
    let met_before = |id: &String| {
        let other = requirements.iter().position(|other| other.id == *id);
        other.and_then(|place| standings.get(place)).is_none_or(|(_, _, tally)| tally.met.is_some())
    };
    requirements
        .iter()
        .zip(&standings)
        .map(|(requirement, (window, reasons, tally))| {
            let waits_for = requirement.after.iter().find(|id| !met_before(id));
            judge(requirement, *window, reasons.clone(), tally, waits_for, modifiers, today)
        })
        .collect()
}

/// The window of a requirement after leaves, general measures and reopenings, and why it moved.
///
/// The order of the modifiers does not matter. Leaves that overlap move it once for each day, and the day on which the
/// team opened it again is the last one, whatever else moved it.
#[must_use]
pub fn effective_window(requirement: &Requirement, modifiers: &[Modifier], today: Date) -> (Window, Vec<Reason>) {
    let mut window = requirement.window;
    let mut reasons = Vec::new();
    let away = if requirement.leave_extends { days_away(&requirement.window, modifiers, today) } else { 0 };
    if away > 0 {
        window = window.extended(away);
        reasons.push(Reason::MovedByLeave(away));
    }
    for modifier in modifiers {
        if let Modifier::Measure { from, to, days } = modifier
            && *days > 0
            && (*from).max(requirement.window.opens) <= (*to).min(requirement.window.due)
        {
            window = window.extended(*days);
            reasons.push(Reason::MovedByMeasure(*days));
        }
    }
    let reopened = modifiers.iter().filter_map(|modifier| match modifier {
        Modifier::Reopened { requirement: id, until } if *id == requirement.id => Some(*until),
        _ => None,
    });
    if let Some(until) = reopened.max().filter(|until| *until > window.locks) {
        window.locks = until;
        reasons.push(Reason::ReopenedUntil(until));
    }
    (window, reasons)
}

/// Days by which leaves move a window: as many as were spent away between its opening and its due day, as that day moves.
///
/// A leave that begins before the due day gives back all its days, and so may reach the next one: whoever was away has as many
/// days at hand as everybody else, in one leave or in two that follow each other. A day in two leaves counts once.
fn days_away(window: &Window, modifiers: &[Modifier], today: Date) -> u16 {
    let mut leaves: Vec<(Date, Date)> = modifiers
        .iter()
        .filter_map(|modifier| match modifier {
            Modifier::Leave { from, to } => Some(((*from).max(window.opens), to.unwrap_or(today))),
            _ => None,
        })
        .collect();
    leaves.sort_unstable();
    let mut days: u16 = 0;
    let mut counted_to: Option<Date> = None;
    for (from, to) in leaves {
        let first = counted_to.map_or(from, |last| from.max(days_after(last, 1)));
        if first <= to && first <= days_after(window.due, days) {
            days = days.saturating_add(u16::try_from(days_between(first, to) + 1).unwrap_or(u16::MAX));
            counted_to = Some(to);
        }
    }
    days
}

/// What was done towards one requirement.
struct Tally {
    have: u32,
    met: Option<Timestamp>,
    waiting: Option<String>,
}

fn tally(requirement: &Requirement, window: &Window, facts: &[Fact], zone: &TimeZone, now: Timestamp) -> Tally {
    let mut done: Vec<Timestamp> = Vec::new();
    let mut handed_over: Vec<(Timestamp, &String)> = Vec::new();
    for fact in facts.iter().filter(|fact| fact.at <= now && fulfils(fact, requirement, window, zone)) {
        match &fact.standing {
            Standing::Done => done.push(fact.at),
            Standing::Waiting(Party::Role(role)) => handed_over.push((fact.at, role)),
            // Given back: the next move is the owner's, so that nothing waits.
            Standing::Waiting(Party::Owner) => {}
        }
    }
    done.sort_unstable();
    let needed = usize::try_from(requirement.at_least).unwrap_or(usize::MAX).max(1);
    let nothing_left_to_do = done.len().saturating_add(handed_over.len()) >= needed;
    Tally {
        have: u32::try_from(done.len()).unwrap_or(u32::MAX),
        // The requirement was met when the last deed that it needed was done, not when more was added.
        met: done.get(needed - 1).copied(),
        waiting: handed_over.into_iter().max().filter(|_| nothing_left_to_do).map(|(_, role)| role.clone()),
    }
}

/// Whether a fact serves a requirement.
///
/// What names its object was let in by the window of its day, and no later change of windows takes that back; a deed
/// about anything belongs to the period in whose window it was done, or last year's would count again this year.
fn fulfils(fact: &Fact, requirement: &Requirement, window: &Window, zone: &TimeZone) -> bool {
    fact.deed == requirement.deed
        && match &requirement.about {
            Some(about) => *about == fact.about,
            None => matches!(window.at(civil_date(fact.at, zone)), Moment::OnTime | Moment::Late),
        }
}

fn judge(
    requirement: &Requirement,
    window: Window,
    mut reasons: Vec<Reason>,
    tally: &Tally,
    waits_for: Option<&String>,
    modifiers: &[Modifier],
    today: Date,
) -> Obligation {
    let departures = modifiers.iter().filter_map(|modifier| match modifier {
        Modifier::Left { on } if *on <= today => Some(*on),
        _ => None,
    });
    let left = departures.min();
    let on_leave = modifiers.iter().any(|modifier| {
        matches!(modifier, Modifier::Leave { from, to } if *from <= today && to.is_none_or(|to| today <= to))
    });
    let excused = modifiers
        .iter()
        .any(|modifier| matches!(modifier, Modifier::Excused { requirement: id } if *id == requirement.id));
    if requirement.at_least > 1 {
        reasons.push(Reason::Done { have: tally.have, need: requirement.at_least });
    }
    let verdict = if let Some(at) = tally.met {
        Verdict::Met { at }
    } else if let Some(on) = left.filter(|on| *on <= window.locks) {
        reasons.push(Reason::LeftOn(on));
        Verdict::NoLongerOwed
    } else if excused {
        Verdict::Excused
    } else if let Some(role) = &tally.waiting {
        Verdict::Waiting(Party::Role(role.clone()))
    } else {
        let (verdict, reason) = by_the_clock(&window, waits_for, today);
        reasons.push(reason);
        verdict
    };
    if on_leave && matches!(verdict, Verdict::Open | Verdict::Late) {
        reasons.push(Reason::OnLeave);
    }
    Obligation {
        requirement: requirement.id.clone(),
        period: requirement.period.clone(),
        window,
        verdict,
        reasons,
        counts: requirement.counts,
        on_leave,
    }
}

fn by_the_clock(window: &Window, waits_for: Option<&String>, today: Date) -> (Verdict, Reason) {
    match (window.at(today), waits_for) {
        (Moment::Before, _) => (Verdict::NotYet, Reason::Opens(window.opens)),
        (Moment::Locked, _) => (Verdict::Missed, Reason::Locks(window.locks)),
        (_, Some(first)) => (Verdict::NotYet, Reason::ComesAfter(first.clone())),
        (Moment::OnTime, None) => (Verdict::Open, Reason::Due(window.due)),
        (Moment::Late, None) => (Verdict::Late, Reason::Locks(window.locks)),
    }
}

/// The next instant at which the clock alone changes a verdict or its reason, without anybody acting: for schedulers.
///
/// Read from the windows as they stand: a leave without end moves them as it lasts, so that a scheduler asks again at
/// that instant; a leave or a departure dated ahead is itself an instant its recorder knows.
#[must_use]
pub fn next_change(obligations: &[Obligation], zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
    obligations
        .iter()
        .flat_map(|obligation| {
            let window = obligation.window;
            match obligation.verdict {
                Verdict::NotYet => vec![window.opens, days_after(window.locks, 1)],
                Verdict::Open => vec![days_after(window.due, 1)],
                Verdict::Late => vec![days_after(window.locks, 1)],
                _ => vec![],
            }
        })
        .map(|day| day_begins(day, zone))
        .filter(|instant| *instant > now)
        .min()
}

#[cfg(test)]
#[path = "obligation_tests.rs"]
mod tests;
