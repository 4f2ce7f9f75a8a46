//! Where a rehearsal stands, and moving its clock: day by day, so that every mail is written on its own day.

use domain::calendar::{civil_date, days_after};
use domain::goal::GoalId;
use domain::obligation::Obligation;
use domain::rehearsal::{Stop, span, stops};
use jiff::civil::Date;

use super::stage::nine;
use super::{Rehearsal, Walker, facts, mails};
use crate::App;
use crate::error::{Error, Fault, Result};
use crate::mail::planning;
use crate::participant::Participant;
use crate::schedule::SCHEDULE;

/// Where a walker stands.
#[derive(Debug, Clone)]
pub struct Here {
    /// The date, by the rehearsal's clock.
    pub today: Date,
    /// The last date its clock can stand on.
    pub last: Date,
    /// What comes: days on which something happens, with why and the step.
    pub stops: Vec<(Date, Stop, String)>,
    /// Whether they joined.
    pub has_joined: bool,
    /// What they owe, did, and will.
    pub obligations: Vec<Obligation>,
    /// Their goals, sequence by sequence.
    pub goals: Vec<(String, Vec<GoalId>)>,
}

/// Looks at where a walker stands.
///
/// # Errors
/// When the store fails.
pub fn look(rehearsal: &Rehearsal, walker: &Walker) -> Result<Here> {
    let (programme, start) = (&rehearsal.pinned.programme, rehearsal.pinned.cohort.start);
    let now = rehearsal.app.now();
    let today = civil_date(now, &programme.zone);
    let (inner, actor, pinned) = (rehearsal.app.clone(), rehearsal.actor(walker), rehearsal.pinned.clone());
    let me = match rehearsal.app.store.read(move |tx| Participant::own(&inner, tx, &actor, &pinned)) {
        Ok(me) => Some(me),
        Err(Error::NotFound(_)) => None,
        Err(error) => return Err(error),
    };
    let goals = |me: &Participant| {
        let sequences = programme.sequences.iter();
        sequences.map(|sequence| (sequence.id.clone(), me.goals_of_set(sequence.set))).collect()
    };
    Ok(Here {
        today,
        last: span(programme, start).1,
        stops: stops(programme, start, today),
        has_joined: me.is_some(),
        obligations: me.as_ref().map(|me| me.obligations(now)).unwrap_or_default(),
        goals: me.as_ref().map(goals).unwrap_or_default(),
    })
}

/// Moves the clock of a rehearsal to a later day: reminders are planned and mails written on each day between, and every
/// other job runs once at the end.
///
/// # Errors
/// Invalid for a day that is not later, or that lies after everything is over.
pub fn move_to(app: &App, rehearsal: &Rehearsal, to: Date) -> Result<()> {
    let _turn = rehearsal.turn();
    let (programme, inner) = (&rehearsal.pinned.programme, &rehearsal.app);
    let today = civil_date(inner.now(), &programme.zone);
    let last = span(programme, rehearsal.pinned.cohort.start).1;
    if to <= today || to > last {
        let fault = Fault::new("date", "fault-rehearsal-date").with("soonest", days_after(today, 1)).with("last", last);
        return Err(fault.into());
    }
    let mut day = today;
    while day < to {
        day = days_after(day, 1);
        inner.clock.set(nine(day, programme));
        planning::plan(inner)?;
        mails::deliver(rehearsal)?;
    }
    // What the night does besides mails: freezing what has closed, above all.
    for task in SCHEDULE.iter().filter(|task| task.name != "deliver-outbox") {
        (task.run)(inner)?;
    }
    mails::deliver(rehearsal)?;
    rehearsal.keep(app)?;
    facts::note_deeds(app, rehearsal)
}

/// Draws what follows from what a walker just did by hand: the mails that are due, and the steps that are done.
///
/// # Errors
/// When a store fails.
pub fn settle(app: &App, rehearsal: &Rehearsal) -> Result<()> {
    let _turn = rehearsal.turn();
    mails::deliver(rehearsal)?;
    facts::note_deeds(app, rehearsal)
}
