//! Going on leave, coming back, and leaving for good: never a fault, never asked to be justified.

use domain::answers::{Answers, Asked};
use domain::authority::Actor;
use domain::goal::GoalId;
use domain::question::InstrumentKind;
use domain::text::Language;
use jiff::civil::Date;
use store::departure::{Departure, LeavePeriod};

use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Fault, Result, conflict};
use crate::journal::{self, Act};
use crate::keys::place;
use crate::participant::Participant;
use crate::screen::{self, Confirmed};

/// Says that one is away from a day, to a day or until one says so.
///
/// # Errors
/// Refused; not found; conflict after leaving or while away already; invalid for days that cannot be.
pub fn go_on_leave(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    from: Date,
    to: Option<Date>,
    illness: bool,
) -> Result<()> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().write(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        let now = app.now();
        if me.departure.is_some() {
            return Err(conflict("", "fault-left"));
        }
        let last = domain::path::closes_on(&me.programme, me.cohort.start);
        if from < me.cohort.start || from > last {
            return Err(Fault::new("from", "fault-leave-outside").into());
        }
        if to.is_some_and(|to| to < from) {
            return Err(Fault::new("to", "fault-ends-before").into());
        }
        let end = to.unwrap_or(Date::MAX);
        if me
            .leaves
            .iter()
            .any(|leave| leave.from != from && leave.from <= end && from <= leave.to.unwrap_or(Date::MAX))
        {
            return Err(conflict("from", "fault-leave-overlaps"));
        }
        let kind = if illness { "illness" } else { "leave" };
        store::departure::add_leave(tx, me.key(), &LeavePeriod { from, to, kind: kind.to_owned(), at: now })?;
        let act = Act { org: me.key().org, act: "leave.begin", object: "leave".to_owned(), why: "" };
        journal::write_confidential(&app, tx, &actor, &act, me.key(), now)
    })
}

/// Comes back: the leave that is open ends the day before today.
///
/// # Errors
/// Refused; not found; conflict when one is not away.
pub fn come_back(app: &App, actor: &Actor, pinned: &Pinned) -> Result<()> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().write(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        let now = app.now();
        let today = me.today(now);
        let away = me
            .leaves
            .iter()
            .find(|leave| leave.from <= today && leave.to.is_none_or(|to| today <= to))
            .ok_or_else(|| conflict("", "fault-not-away"))?;
        let until = domain::calendar::days_before(today, 1).max(away.from);
        let ended = LeavePeriod { to: Some(until), at: now, ..away.clone() };
        store::departure::add_leave(tx, me.key(), &ended)?;
        let act = Act { org: me.key().org, act: "leave.end", object: "leave".to_owned(), why: "" };
        journal::write_confidential(&app, tx, &actor, &act, me.key(), now)
    })
}

/// The questions leavers may answer, none of which they must.
///
/// # Errors
/// Refused; not found.
pub fn exit_form(app: &App, actor: &Actor, pinned: &Pinned) -> Result<(Participant, Vec<GoalId>)> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        let goals = chosen(&me);
        Ok((me, goals))
    })
}

fn chosen(me: &Participant) -> Vec<GoalId> {
    me.programme.sequences.iter().flat_map(|sequence| me.goals_of_set(sequence.set)).collect()
}

/// Leaves for good, with whatever of the exit form one wishes to answer.
///
/// What was frozen stays as it was; later figures are without this person; their drafts and tallies are removed (I20).
///
/// # Errors
/// Refused; not found; conflict when one left already; invalid for an answer that is no answer to its question, and for
/// words that the screen questions and nobody confirmed.
pub fn withdraw(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    answers: Answers,
    language: &Language,
    confirmed: &Confirmed,
) -> Result<()> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let (language, confirmed) = (language.clone(), confirmed.clone());
    app.store.clone().write(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        let now = app.now();
        let goals = chosen(&me);
        let form = me.programme.instruments.iter().find(|instrument| instrument.kind == InstrumentKind::Exit);
        let kept = match form {
            Some(instrument) => {
                let asked = Asked { programme: &me.programme, instrument, goals: &goals, today: me.today(now) };
                let mut faults: Vec<Fault> = answers
                    .iter()
                    .filter_map(|(key, answer)| asked.check_one(key, answer).err())
                    .map(|fault| crate::questionnaire::answer_fault(&fault.key, &fault.kind))
                    .collect();
                faults.extend(screen::answers(&answers, &language, &confirmed));
                if !faults.is_empty() {
                    return Err(Error::Invalid(faults));
                }
                asked.stripped(&answers)
            }
            None => Answers::new(),
        };
        let key = app.key(tx, me.key().org)?;
        let json = documents::answers::to_json(&kept);
        let sealed = key.seal(&app.chance, &place("departure", me.key(), "exit"), json.as_bytes())?;
        let departure = Departure { on: me.today(now), answers: (!kept.is_empty()).then_some(sealed), at: now };
        if !store::departure::add(tx, me.key(), &departure)? {
            return Err(conflict("", "fault-left"));
        }
        for (draft, _) in &me.drafts {
            store::draft::remove(tx, me.key(), draft)?;
        }
        store::tally::remove_all(tx, me.key())?;
        let act = Act { org: me.key().org, act: "enrolment.withdraw", object: "departure".to_owned(), why: "" };
        journal::write_confidential(&app, tx, &actor, &act, me.key(), now)
    })
}
