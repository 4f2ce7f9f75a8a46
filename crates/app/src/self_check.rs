//! After the last month: once a year, a look at the goals one has kept. Voluntary, private, counted nowhere.

use domain::answers::{Answers, Asked};
use domain::authority::Actor;
use domain::goal::GoalId;
use domain::question::Instrument;
use domain::self_check::{Year, faults, instrument, kept, year};
use jiff::civil::Date;
use store::Tx;
use store::self_check::SelfCheck as Row;

use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Fault, Result, conflict};
use crate::journal::{self, Act};
use crate::keys::place;
use crate::participant::Participant;
use crate::questionnaire::answer_fault;
use crate::trajectory::{self, GoalTrajectory};

/// One's own self-check, as it stands.
#[derive(Debug, Clone)]
pub struct SelfCheck {
    /// Whose.
    pub me: Participant,
    /// The questions.
    pub instrument: Instrument,
    /// The goals one may go on with.
    pub goals: Vec<GoalId>,
    /// The year it would be saved for; none while the programme runs.
    pub year: Option<Year>,
    /// The day the programme ends.
    pub ends: Date,
    /// What was said this year.
    pub answers: Answers,
    /// The day it was last said.
    pub saved: Option<Date>,
    /// All that was said of each goal.
    pub trajectory: Vec<GoalTrajectory>,
    /// Today.
    pub today: Date,
}

/// Opens one's own self-check.
///
/// # Errors
/// Refused; not found, also for a programme whose last evaluation asks nothing that could be asked again.
pub fn read(app: &App, actor: &Actor, pinned: &Pinned) -> Result<SelfCheck> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().read(move |tx| open(&app, tx, &actor, &pinned))
}

fn open(app: &App, tx: &mut Tx<'_>, actor: &Actor, pinned: &Pinned) -> Result<SelfCheck> {
    let me = Participant::own(app, tx, actor, pinned)?;
    let instrument = instrument(&me.programme).ok_or(Error::NotFound("self-check"))?;
    let today = me.today(app.now());
    let year = year(&me.programme, me.cohort.start, today);
    let said = trajectory::self_checks(app, tx, &me)?;
    let this = year.and_then(|year| said.into_iter().find(|(number, ..)| *number == year.number));
    Ok(SelfCheck {
        goals: me.programme.sequences.iter().flat_map(|sequence| me.goals_of_set(sequence.set)).collect(),
        ends: domain::calendar::period_end(me.cohort.start, me.programme.months),
        saved: this.as_ref().map(|(_, on, _)| *on),
        answers: this.map(|(.., answers)| answers).unwrap_or_default(),
        trajectory: trajectory::of(app, tx, &me)?,
        instrument,
        year,
        today,
        me,
    })
}

/// Saves this year's self-check over the one before; goals without an answer are let go.
///
/// # Errors
/// Refused; not found; conflict while the programme runs or after leaving; invalid with every fault.
pub fn save(app: &App, actor: &Actor, pinned: &Pinned, answers: Answers) -> Result<()> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().write(move |tx| {
        let open = open(&app, tx, &actor, &pinned)?;
        let me = &open.me;
        if me.departure.is_some() {
            return Err(conflict("", "fault-left"));
        }
        let Some(year) = open.year else {
            return Err(Error::Conflict(Fault::new("", "fault-self-check-early").with("ends", open.ends)));
        };
        let goals = kept(&open.goals, &answers);
        let asked = Asked { programme: &me.programme, instrument: &open.instrument, goals: &goals, today: open.today };
        let answers = asked.stripped(&answers);
        let found = faults(&me.programme, &open.instrument, &open.goals, &answers, open.today);
        if !found.is_empty() {
            return Err(Error::Invalid(found.iter().map(|fault| answer_fault(&fault.key, &fault.kind)).collect()));
        }
        let key = app.key(tx, me.key().org)?;
        let json = documents::answers::to_json(&answers);
        let at_place = place("self_check", me.key(), &year.number.to_string());
        let row =
            Row { year: year.number, on: open.today, answers: key.seal(&app.chance, &at_place, json.as_bytes())? };
        store::self_check::save(tx, me.key(), &row)?;
        let act =
            Act { org: me.key().org, act: "self_check.save", object: format!("self_check/{}", year.number), why: "" };
        journal::write_confidential(&app, tx, &actor, &act, me.key(), app.now())
    })
}
