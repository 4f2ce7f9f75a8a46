//! The tally: counting patients concerned as one goes, one tap each, for oneself.
//!
//! Like a draft, it is its author's working notes: nobody else reads it, no measure counts it, it leaves no trace in the
//! journal, and it goes with whoever leaves. What it adds up to is proposed in their questionnaires, where they confirm it.

use std::collections::BTreeMap;

use domain::authority::Actor;
use domain::calendar::civil_date;
use domain::goal::GoalId;
use domain::question::{Feeds, InstrumentKind, ItemType};
use domain::run_chart::{RunChart, run_chart};
use domain::tally::{Counts, MOST_A_DAY, Stretch, Tap, proposed};
use jiff::civil::Date;
use store::Tx;

use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Fault, Result, conflict};
use crate::participant::Participant;
use crate::questionnaire::instrument_of;

/// One's own tally.
#[derive(Debug, Clone)]
pub struct Tally {
    /// Whose.
    pub me: Participant,
    /// The day taps are counted for.
    pub today: Date,
    /// Each goal of one's own, set by set.
    pub goals: Vec<GoalTally>,
}

/// The tally of one goal.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalTally {
    /// The goal.
    pub goal: GoalId,
    /// The set it belongs to.
    pub set: u16,
    /// All that was counted.
    pub all: Counts,
    /// What was counted today.
    pub today: Counts,
    /// The tap that would be taken back.
    pub last: Option<Tap>,
    /// One's own run chart.
    pub chart: RunChart,
}

/// What a tally proposes for the counts of one goal in a questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// The counts.
    pub counts: Counts,
    /// The day from which they are counted; none for the last patients before the commitment.
    pub from: Option<Date>,
}

/// Reads one's own tally.
///
/// # Errors
/// Refused; not found.
pub fn read(app: &App, actor: &Actor, pinned: &Pinned) -> Result<Tally> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        let today = me.today(app.now());
        let taps = taps(tx, &me)?;
        let mut goals = Vec::new();
        for sequence in &me.programme.sequences {
            for goal in me.goals_of_set(sequence.set) {
                let taps = taps.get(&goal).map_or(&[][..], Vec::as_slice);
                goals.push(GoalTally {
                    set: sequence.set,
                    all: Counts::of(taps),
                    today: Counts::of(taps.iter().filter(|tap| tap.on == today)),
                    last: taps.last().copied(),
                    chart: run_chart(taps),
                    goal,
                });
            }
        }
        Ok(Tally { me, today, goals })
    })
}

fn taps(tx: &mut Tx<'_>, me: &Participant) -> Result<BTreeMap<GoalId, Vec<Tap>>> {
    let mut taps: BTreeMap<GoalId, Vec<Tap>> = BTreeMap::new();
    for (number, tap) in store::tally::list(tx, me.key())? {
        if let Some(goal) = me.goal_id(number) {
            taps.entry(goal).or_default().push(tap);
        }
    }
    Ok(taps)
}

/// Counts one patient concerned, today.
///
/// # Errors
/// Refused; not found when the goal is not among one's own; conflict after leaving, or when the day holds more taps than a
/// person can have made.
pub fn tap(app: &App, actor: &Actor, pinned: &Pinned, goal: &GoalId, done: bool) -> Result<()> {
    let (app, actor, pinned, goal) = (app.clone(), actor.clone(), pinned.clone(), goal.clone());
    app.store.clone().write(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        let number = own_goal(&me, &goal)?;
        let on = me.today(app.now());
        if store::tally::count(tx, me.key(), number, on)? >= i64::from(MOST_A_DAY) {
            return Err(Error::Conflict(Fault::new("", "fault-tally-full").with("most", MOST_A_DAY)));
        }
        Ok(store::tally::add(tx, me.key(), number, Tap { on, done })?)
    })
}

/// Takes the last tap of a goal back.
///
/// # Errors
/// Refused; not found; conflict after leaving, or when there is none.
pub fn take_back(app: &App, actor: &Actor, pinned: &Pinned, goal: &GoalId) -> Result<()> {
    let (app, actor, pinned, goal) = (app.clone(), actor.clone(), pinned.clone(), goal.clone());
    app.store.clone().write(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        let number = own_goal(&me, &goal)?;
        if store::tally::remove_last(tx, me.key(), number)? { Ok(()) } else { Err(conflict("", "fault-tally-empty")) }
    })
}

fn own_goal(me: &Participant, goal: &GoalId) -> Result<u16> {
    let own = me.choices.iter().filter(|choice| choice.replaced.is_none()).map(|choice| choice.goal);
    let number = own.into_iter().find(|number| me.goal_id(*number).as_ref() == Some(goal));
    let number = number.ok_or(Error::NotFound("goal"))?;
    if me.departure.is_some() { Err(conflict("", "fault-left")) } else { Ok(number) }
}

/// What one's own tally proposes for the counts that a questionnaire asks about, goal by goal.
///
/// # Errors
/// Refused; not found.
pub fn proposals(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str) -> Result<BTreeMap<GoalId, Proposal>> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let evaluation = evaluation.to_owned();
    app.store.clone().read(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        let (instrument, sequence) = instrument_of(&me.programme, &evaluation).ok_or(Error::NotFound("evaluation"))?;
        let instrument = &me.programme.instruments[instrument];
        let Some(ItemType::Integer { max, .. }) = instrument.fed_by(Feeds::Eligible).map(|item| &item.kind) else {
            return Ok(BTreeMap::new());
        };
        let most = u32::try_from(*max).unwrap_or(u32::MAX);
        let taps = taps(tx, &me)?;
        let proposal = |goal: GoalId| {
            let stretch = stretch(&me, &sequence, instrument.kind, &goal, most);
            let from = match stretch {
                Stretch::Since { from, .. } => Some(from),
                Stretch::Before { .. } => None,
            };
            let counts = proposed(taps.get(&goal)?, stretch)?;
            Some((goal, Proposal { counts, from }))
        };
        Ok(me.goals_of(&sequence).into_iter().filter_map(proposal).collect())
    })
}

/// The patients a questionnaire asks about: before the commitment; since it; and, the second time, since the first evaluation.
fn stretch(me: &Participant, sequence: &str, kind: InstrumentKind, goal: &GoalId, most: u32) -> Stretch {
    let programme = &me.programme;
    let number = programme.goal(goal).map(|goal| goal.number);
    let committed = number.and_then(|number| me.commitments.get(&number)).map(|(_, from)| *from);
    if kind == InstrumentKind::Baseline {
        return Stretch::Before { commitment: committed, last: most.min(u32::from(programme.baseline.last_patients)) };
    }
    let short = programme.evaluation_of(sequence, InstrumentKind::Short).map(|evaluation| &evaluation.id);
    let first = me.submitted.iter().find(|(what, ..)| kind == InstrumentKind::Long && Some(what) == short);
    let begins = programme.sequence(sequence).map_or(0, |sequence| sequence.start);
    let from = first
        .map(|(_, at, _)| civil_date(*at, &programme.zone))
        .or(committed)
        .unwrap_or_else(|| domain::calendar::months_after(me.cohort.start, begins));
    Stretch::Since { from, most }
}
