//! Choosing goals, and committing to them.

use std::collections::BTreeSet;

use domain::authority::{Actor, Right};
use domain::calendar::Moment;
use domain::choice::{ChoiceFault, check_choice};
use domain::goal::GoalId;
use domain::obligation::{Verdict, effective_window};
use domain::path;
use domain::programme::Programme;
use domain::text::Language;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::choice::Choice;

use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::keys::place;
use crate::participant::Participant;
use crate::screen::{self, Confirmed};

/// A goal chosen, and about how many such patients the person sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The goal.
    pub goal: GoalId,
    /// The person's own estimate, in patients a month.
    pub patients: Option<i64>,
}

/// Chooses the goals of one sequence; before the lock, choosing again replaces what was chosen. Choosing the same goals in
/// the same order, with the same estimates, changes nothing.
///
/// # Errors
/// Refused; not found; conflict when the choice is not open yet or is locked, or an evaluation of the set was
/// submitted; invalid, with one fault a goal.
pub fn choose(app: &App, actor: &Actor, pinned: &Pinned, sequence: &str, goals: &[Chosen]) -> Result<()> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let (sequence, goals) = (sequence.to_owned(), goals.to_vec());
    app.store.clone().write(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        let now = app.now();
        must_be_open(&me, &sequence, now)?;
        record(&app, tx, &actor, &me, &sequence, &goals, now, None)
    })
}

/// Replaces the goals of a set after its lock, by the team, with a reason; the old choice stays in history (I03).
///
/// # Errors
/// Refused; not found; invalid without a reason or for goals that cannot be.
pub fn replace_by_team(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    pseudonym: &str,
    sequence: &str,
    goals: &[Chosen],
    reason: &str,
) -> Result<()> {
    actor.may(Right::OverrideWindows, pinned.cohort.org)?;
    if reason.trim().is_empty() {
        return Err(Fault::new("reason", "fault-reason").into());
    }
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let (pseudonym, reason) = (pseudonym.to_owned(), reason.trim().to_owned());
    let (sequence, goals) = (sequence.to_owned(), goals.to_vec());
    app.store.clone().write(move |tx| {
        let them = crate::overriding::by_pseudonym(tx, &pinned, &pseudonym)?;
        record(&app, tx, &actor, &them, &sequence, &goals, app.now(), Some(&reason))
    })
}

fn must_be_open(me: &Participant, sequence: &str, now: Timestamp) -> Result<()> {
    let id = format!("{sequence}/{}", path::CHOICE);
    let obligation =
        me.obligations(now).into_iter().find(|one| one.requirement == id).ok_or(Error::NotFound("sequence"))?;
    let about = |message| {
        let fault = Fault::new("", message);
        Error::Conflict(fault.with("opens", obligation.window.opens).with("locks", obligation.window.locks))
    };
    match (&obligation.verdict, obligation.window.at(me.today(now))) {
        (Verdict::NoLongerOwed, _) => Err(conflict("", "fault-left")),
        (_, Moment::Before) => Err(about("fault-choice-not-open")),
        (_, Moment::Locked) => Err(about("fault-choice-locked")),
        (_, Moment::OnTime | Moment::Late) => Ok(()),
    }
}

#[expect(clippy::too_many_arguments, reason = "one fact, with everything that is written beside it")]
fn record(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &Actor,
    who: &Participant,
    sequence: &str,
    goals: &[Chosen],
    now: Timestamp,
    reason: Option<&str>,
) -> Result<()> {
    // Read again: a safety alert may have come since the page was opened (I22).
    let programme = crate::programme::load(app, tx, who.key().org, &who.programme.id, &who.programme.version)?;
    let set = programme.sequence(sequence).ok_or(Error::NotFound("sequence"))?.set;
    judge(who, &programme, sequence, set, goals)?;
    if is_chosen(who, set, goals) {
        return Ok(());
    }
    store::choice::replace(tx, who.key(), set, now, reason)?;
    for (place, chosen) in (1_u16..).zip(goals) {
        let number = programme.goal(&chosen.goal).map(|goal| goal.number).ok_or(Error::NotFound("goal"))?;
        let choice = Choice {
            set,
            place,
            goal: number,
            chosen: now,
            patients: chosen.patients,
            replaced: None,
            reason: reason.map(str::to_owned),
        };
        store::choice::add(tx, who.key(), &choice)?;
    }
    let act = Act {
        org: who.key().org,
        act: if reason.is_some() { "choice.replace" } else { "choice.make" },
        object: format!("{sequence}/choice"),
        why: reason.unwrap_or_default(),
    };
    journal::write_confidential(app, tx, actor, &act, who.key(), now)
}

/// Whether the set is this very choice already: a form sent twice is one choice.
fn is_chosen(who: &Participant, set: u16, goals: &[Chosen]) -> bool {
    let mut current: Vec<&Choice> =
        who.choices.iter().filter(|choice| choice.set == set && choice.replaced.is_none()).collect();
    current.sort_by_key(|choice| choice.place);
    let as_chosen = |choice: &&Choice| Some(Chosen { goal: who.goal_id(choice.goal)?, patients: choice.patients });
    current.iter().map(as_chosen).eq(goals.iter().cloned().map(Some))
}

/// Whether these goals can be the set's, given what was chosen elsewhere and what was evaluated.
fn judge(who: &Participant, programme: &Programme, sequence: &str, set: u16, goals: &[Chosen]) -> Result<()> {
    let elsewhere: BTreeSet<GoalId> = programme
        .sequences
        .iter()
        .filter(|other| other.set != set)
        .flat_map(|other| who.goals_of_set(other.set))
        .collect();
    let ids: Vec<GoalId> = goals.iter().map(|chosen| chosen.goal.clone()).collect();
    if let Err(faults) = check_choice(programme, sequence, &ids, &elsewhere) {
        let held = who.goals_of_set(set);
        // A goal suspended after it was chosen may stay: suspension takes no new choice, and undoes none (I22).
        let kept = |fault: &ChoiceFault| matches!(fault, ChoiceFault::Suspended(goal) if held.contains(goal));
        let faults: Vec<Fault> = faults.iter().filter(|fault| !kept(fault)).map(choice_fault).collect();
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
    }
    if goals.iter().any(|chosen| chosen.patients.is_some_and(|patients| !(0..=100_000).contains(&patients))) {
        return Err(Fault::new("patients", "fault-patients").into());
    }
    let answered = programme.evaluations.iter().any(|evaluation| {
        evaluation.sequence == sequence && who.submitted.iter().any(|(what, ..)| *what == evaluation.id)
    });
    if answered && ids != who.goals_of_set(set) {
        return Err(conflict("", "fault-choice-evaluated"));
    }
    Ok(())
}

/// A fault of a choice as doors know faults: the field is `goals`, or `goal-` and the goal's name.
#[must_use]
pub fn choice_fault(fault: &ChoiceFault) -> Fault {
    match fault {
        ChoiceFault::WrongNumber { have, need } => {
            Fault::new("goals", "fault-choice-number").with("have", have).with("need", need)
        }
        ChoiceFault::Twice(goal) => Fault::new(format!("goal-{goal}"), "fault-choice-twice"),
        ChoiceFault::NotOffered(goal) => Fault::new(format!("goal-{goal}"), "fault-choice-not-offered"),
        ChoiceFault::Suspended(goal) => Fault::new(format!("goal-{goal}"), "fault-choice-suspended"),
        ChoiceFault::NoSuchSequence => Fault::new("", "fault-choice-sequence"),
    }
}

/// An if-then plan: « when *cue*, I will *action* », with a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The moment of practice that calls for the action.
    pub cue: String,
    /// What will be done then.
    pub action: String,
    /// For how many of the next patients, in the person's own words; may be empty.
    pub target: String,
    /// From when.
    pub from: Date,
}

/// A plan as its author sees it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// The goal.
    pub goal: GoalId,
    /// When it was made.
    pub at: Timestamp,
    /// The plan.
    pub plan: Plan,
}

const LONGEST: usize = 400;

/// Commits to a goal of one's own.
///
/// # Errors
/// Refused; not found when the goal is not among one's own; conflict after leaving; invalid for a plan without a cue or
/// an action, with words too long or that the screen questions and nobody confirmed, or that starts outside the programme.
pub fn commit(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    goal: &GoalId,
    plan: &Plan,
    language: &Language,
    confirmed: &Confirmed,
) -> Result<()> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let (goal, plan) = (goal.clone(), plan.clone());
    let (language, confirmed) = (language.clone(), confirmed.clone());
    app.store.clone().write(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        let now = app.now();
        check_plan(&me, &plan, now)?;
        let texts = [("cue", plan.cue.as_str()), ("action", plan.action.as_str()), ("target", plan.target.as_str())];
        screen::check(texts, &language, &confirmed).map_err(Error::Invalid)?;
        let number = me
            .choices
            .iter()
            .find(|choice| choice.replaced.is_none() && me.goal_id(choice.goal).as_ref() == Some(&goal))
            .map(|choice| choice.goal)
            .ok_or(Error::NotFound("goal"))?;
        if me.departure.is_some() {
            return Err(conflict("", "fault-left"));
        }
        let key = app.key(tx, me.key().org)?;
        let json = serde_json::to_vec(&plan).map_err(broken)?;
        let sealed = key.seal(&app.chance, &place("commitment", me.key(), &number.to_string()), &json)?;
        let row = store::commitment::Commitment { goal: number, at: now, started_on: plan.from, plan: sealed };
        store::commitment::add(tx, me.key(), &row)?;
        let act = Act { org: me.key().org, act: "commitment.make", object: format!("{goal}/commitment"), why: "" };
        journal::write_confidential(&app, tx, &actor, &act, me.key(), now)
    })
}

fn check_plan(me: &Participant, plan: &Plan, now: Timestamp) -> Result<()> {
    let mut faults = Vec::new();
    for (field, words, needed) in
        [("cue", &plan.cue, true), ("action", &plan.action, true), ("target", &plan.target, false)]
    {
        if needed && words.trim().is_empty() {
            faults.push(Fault::new(field, "fault-plan-empty"));
        }
        if words.chars().count() > LONGEST {
            faults.push(Fault::new(field, "fault-too-long").with("max", LONGEST));
        }
    }
    let soonest = me.cohort.start;
    let latest = path::closes_on(&me.programme, me.cohort.start);
    if plan.from < soonest || plan.from > latest.min(domain::calendar::days_after(me.today(now), 366)) {
        faults.push(Fault::new("from", "fault-plan-date").with("soonest", soonest).with("latest", latest));
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

/// One's own commitments, the latest of each goal.
///
/// # Errors
/// Refused; not found.
pub fn commitments(app: &App, actor: &Actor, pinned: &Pinned) -> Result<Vec<Committed>> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        open_commitments(&app, tx, &me)
    })
}

/// The commitments of an enrolment, opened inside a transaction.
///
/// # Errors
/// When one cannot be opened.
pub fn open_commitments(app: &App, tx: &mut Tx<'_>, who: &Participant) -> Result<Vec<Committed>> {
    let key = app.key(tx, who.key().org)?;
    let mut latest: Vec<Committed> = Vec::new();
    for row in store::commitment::list(tx, who.key())? {
        let json = key.open(&place("commitment", who.key(), &row.goal.to_string()), &row.plan)?;
        let plan: Plan = serde_json::from_slice(&json).map_err(broken)?;
        let Some(goal) = who.goal_id(row.goal) else {
            continue;
        };
        latest.retain(|earlier| earlier.goal != goal);
        latest.push(Committed { goal, at: row.at, plan });
    }
    Ok(latest)
}

/// The window of a choice after whatever moved it, for pages.
#[must_use]
pub fn choice_window(me: &Participant, sequence: &str, now: Timestamp) -> Option<domain::calendar::Window> {
    let id = format!("{sequence}/{}", path::CHOICE);
    let requirements = path::requirements(&me.programme, me.cohort.start);
    let requirement = requirements.into_iter().find(|requirement| requirement.id == id)?;
    Some(effective_window(&requirement, &me.modifiers(), me.today(now)).0)
}
