//! A person's own trajectory, goal by goal, from the analysis at the start to the last self-check: for that person alone.

use domain::answers::Answers;
use domain::authority::Actor;
use domain::goal::GoalId;
use domain::outcome::outcomes;
use domain::question::{Instrument, InstrumentKind};
use domain::self_check;
use domain::tally::Counts;
use jiff::civil::Date;
use store::Tx;

use crate::App;
use crate::cohort::{self, Pinned};
use crate::error::{Error, Result, broken};
use crate::keys::place;
use crate::participant::Participant;

/// When something was said of a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At the start.
    Baseline,
    /// At the first evaluation.
    Short,
    /// At the second.
    Long,
    /// In a year after the end.
    Year(u16),
}

/// What was said of a goal at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The moment.
    pub when: When,
    /// The day it was last said.
    pub on: Date,
    /// Code of the status, where that is asked.
    pub status: Option<String>,
    /// Patients counted, if the person counted.
    pub counts: Option<Counts>,
}

/// The trajectory of one goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalTrajectory {
    /// The goal.
    pub goal: GoalId,
    /// What was said, in the order of time.
    pub said: Vec<Said>,
}

/// A trajectory in another cohort of the same organisation.
#[derive(Debug, Clone)]
pub struct Past {
    /// The cohort.
    pub pinned: Pinned,
    /// Goals about which something was said.
    pub goals: Vec<GoalTrajectory>,
}

/// The trajectory of an enrolment, opened inside a transaction for its own person.
///
/// # Errors
/// When a self-check cannot be opened.
pub fn of(app: &App, tx: &mut Tx<'_>, me: &Participant) -> Result<Vec<GoalTrajectory>> {
    let rows = store::outcome::list(tx, me.key())?;
    let checks = self_checks(app, tx, me)?;
    let instrument = self_check::instrument(&me.programme);
    let mut all = Vec::new();
    for sequence in &me.programme.sequences {
        for goal in me.goals_of_set(sequence.set) {
            let number = me.programme.goal(&goal).map_or(0, |goal| goal.number);
            let own = rows.iter().filter(|row| row.goal == number);
            let mut said: Vec<Said> = own.filter_map(|row| from_outcome(me, &sequence.id, row)).collect();
            if let Some(instrument) = &instrument {
                said.extend(
                    checks.iter().filter_map(|(year, on, answers)| {
                        from_self_check(me, instrument, &goal, (*year, *on), answers)
                    }),
                );
            }
            all.push(GoalTrajectory { goal, said });
        }
    }
    Ok(all)
}

fn from_outcome(me: &Participant, sequence: &str, row: &store::outcome::Outcome) -> Option<Said> {
    let (when, kind) = match row.wave {
        0 => (When::Baseline, None),
        1 => (When::Short, Some(InstrumentKind::Short)),
        _ => (When::Long, Some(InstrumentKind::Long)),
    };
    let name = match kind {
        None => format!("{sequence}/{}", domain::path::BASELINE),
        Some(kind) => me.programme.evaluation_of(sequence, kind)?.id.clone(),
    };
    let (.., last) = me.submitted.iter().find(|(what, ..)| *what == name)?;
    let said = Said {
        when,
        on: me.today(*last),
        status: row.values.status.and_then(|place| status(me, place)),
        counts: counts(row.values.eligible, row.values.implemented),
    };
    (said.status.is_some() || said.counts.is_some()).then_some(said)
}

fn status(me: &Participant, place: u8) -> Option<String> {
    me.programme.list("status")?.codes.get(usize::from(place)).map(|code| code.code.clone())
}

fn counts(seen: Option<u32>, done: Option<u32>) -> Option<Counts> {
    Some(Counts { seen: seen.filter(|seen| *seen > 0)?, done: done? })
}

fn from_self_check(
    me: &Participant,
    instrument: &Instrument,
    goal: &GoalId,
    (year, on): (u16, Date),
    answers: &Answers,
) -> Option<Said> {
    let outcome = outcomes(&me.programme, instrument, std::slice::from_ref(goal), answers, |_| 0).into_iter().next()?;
    let status = status(me, outcome.values.status?);
    Some(Said {
        when: When::Year(year),
        on,
        status,
        counts: counts(outcome.values.eligible, outcome.values.implemented),
    })
}

/// The self-checks of an enrolment, opened: (year, day, answers), first year first.
///
/// # Errors
/// When one cannot be opened.
pub fn self_checks(app: &App, tx: &mut Tx<'_>, me: &Participant) -> Result<Vec<(u16, Date, Answers)>> {
    let key = app.key(tx, me.key().org)?;
    let open = |row: store::self_check::SelfCheck| {
        let json = key.open(&place("self_check", me.key(), &row.year.to_string()), &row.answers)?;
        let json = String::from_utf8(json.to_vec()).map_err(broken)?;
        Ok((row.year, row.on, documents::answers::from_json(&json).map_err(broken)?))
    };
    store::self_check::list(tx, me.key())?.into_iter().map(open).collect()
}

/// One's own trajectories in earlier cohorts of the organisation, the latest first: in view of whoever walks again, and of
/// nobody else.
///
/// # Errors
/// Refused; not found for whoever is not enrolled in this cohort.
pub fn past(app: &App, actor: &Actor, pinned: &Pinned) -> Result<(Participant, Vec<Past>)> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        let mut all = Vec::new();
        for enrolment in store::enrolment::find_by_person(tx, me.key().org, &me.enrolment.person_key)? {
            let key = enrolment.key;
            if key == me.key() {
                continue;
            }
            let cohort = store::cohort::find(tx, key.org, key.cohort)?.ok_or(Error::NotFound("cohort"))?;
            if cohort.start >= me.cohort.start {
                continue;
            }
            let pinned = cohort::pin(&app, tx, cohort)?;
            let earlier = Participant::gather(tx, enrolment, &pinned, Vec::new())?;
            let goals = of(&app, tx, &earlier)?.into_iter().filter(|goal| !goal.said.is_empty()).collect();
            all.push(Past { pinned, goals });
        }
        all.sort_by_key(|past| std::cmp::Reverse(past.pinned.cohort.start));
        Ok((me, all))
    })
}
