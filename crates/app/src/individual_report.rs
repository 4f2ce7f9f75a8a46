//! The individual report: made from a person's own evaluations, for that person alone.
//!
//! Own trajectory first; then, if they wish, the cohort's median of closed evaluations; obstacles and what others met;
//! the next step. Never a ranking, never a named person.

use std::collections::BTreeMap;

use domain::answers::{Answer, AnswerKey};
use domain::authority::Actor;
use domain::calendar::Window;
use domain::goal::GoalId;
use domain::obligation::Verdict;
use domain::question::{Feeds, InstrumentKind};
use domain::text::Language;
use jiff::Timestamp;
use jiff::civil::Date;
use store::Tx;
use store::outcome::Outcome;

use crate::App;
use crate::choosing::{self, Committed};
use crate::cohort::Pinned;
use crate::comparator::{self, GoalFigures};
use crate::error::{Error, Fault, Result, broken};
use crate::journal::{self, Act};
use crate::keys::place;
use crate::option_help::{self, Offers};
use crate::participant::Participant;
use crate::questionnaire;
use crate::review::{self, ReportComment};
use crate::screen::{self, Confirmed};

/// A person's own report.
#[derive(Debug, Clone)]
pub struct IndividualReport {
    /// Whose.
    pub me: Participant,
    /// One section a goal, set by set.
    pub goals: Vec<GoalSection>,
    /// What the person wrote beside each evaluation.
    pub annotations: BTreeMap<String, Annotation>,
    /// What the team wrote back to them in private, oldest first.
    pub comments: Vec<ReportComment>,
    /// What helped others, by goal and obstacle.
    pub options: Offers,
    /// When it was made.
    pub made: Timestamp,
}

/// What a person wrote beside one of their reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// Their words.
    pub words: String,
    /// When they wrote them.
    pub at: Timestamp,
}

/// A person's trajectory for one goal.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalSection {
    /// The goal.
    pub goal: GoalId,
    /// The set it belongs to.
    pub set: u16,
    /// The commitment, if one was made.
    pub commitment: Option<Committed>,
    /// The analysis at the start.
    pub baseline: Option<Counted>,
    /// The first evaluation.
    pub short: Option<Stage>,
    /// The second one.
    pub long: Option<Stage>,
    /// What comes next.
    pub next: NextStep,
    /// The next evaluation of the goal that can still be answered, and its window as it stands for this person.
    pub then: Option<(String, Window)>,
}

/// Patients counted, in the person's own count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Patients concerned.
    pub eligible: u32,
    /// Those in whom it was done.
    pub implemented: u32,
}

/// One evaluation of one goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// The evaluation.
    pub evaluation: String,
    /// The day it was last submitted.
    pub on: Date,
    /// Code of the status.
    pub status: Option<String>,
    /// Patients counted, if the person counted.
    pub counted: Option<Counted>,
    /// Codes of the obstacles met.
    pub obstacles: Vec<String>,
    /// What the person tried instead, in their own words.
    pub options: Option<String>,
    /// Whole days from the commitment.
    pub elapsed_days: i32,
    /// The cohort's figures, once the evaluation has closed for everybody and enough people stand behind them.
    pub cohort: Option<GoalFigures>,
}

/// What comes next for a goal: said without judgement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextStep {
    /// Make a plan.
    Commit,
    /// Carry out the plan: how it goes has not been evaluated yet.
    CarryOut,
    /// Look out for the next patient concerned.
    LookOut,
    /// Keep on: it is done.
    KeepOn,
    /// Try one of the means the goal proposes.
    Try,
    /// Work on one obstacle, with one of the means the goal proposes.
    WorkOn {
        /// Code of the obstacle most worth it: the first met.
        obstacle: String,
    },
}

/// Makes one's own report.
///
/// # Errors
/// Refused; not found.
pub fn read(app: &App, actor: &Actor, pinned: &Pinned) -> Result<IndividualReport> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        let made = app.now();
        let outcomes = store::outcome::list(tx, me.key())?;
        let ahead = ahead(&me, made);
        let commitments = choosing::open_commitments(&app, tx, &me)?;
        let mut goals = Vec::new();
        for sequence in me.programme.sequences.clone() {
            for goal in me.goals_of_set(sequence.set) {
                goals.push(section(&app, tx, &me, &pinned, &sequence.id, &goal, &outcomes, &commitments, &ahead)?);
            }
        }
        let annotations = annotations(&app, tx, &me)?;
        let comments = review::comments_for(&app, tx, &me)?;
        let options = option_help::offers(&app, tx, &me)?;
        Ok(IndividualReport { me, goals, annotations, comments, options, made })
    })
}

#[expect(clippy::too_many_arguments, reason = "one section, from everything that was read once for all of them")]
fn section(
    app: &App,
    tx: &mut Tx<'_>,
    me: &Participant,
    pinned: &Pinned,
    sequence: &str,
    goal: &GoalId,
    outcomes: &[Outcome],
    commitments: &[Committed],
    ahead: &[(String, Window)],
) -> Result<GoalSection> {
    let number = me.programme.goal(goal).map_or(0, |goal| goal.number);
    let outcome = |wave: u8| outcomes.iter().find(|outcome| outcome.goal == number && outcome.wave == wave);
    let mut stage = |kind, wave| stage(app, tx, me, pinned, sequence, goal, kind, outcome(wave));
    let short = stage(InstrumentKind::Short, 1)?;
    let long = stage(InstrumentKind::Long, 2)?;
    let commitment = commitments.iter().find(|committed| committed.goal == *goal).cloned();
    let then = [(InstrumentKind::Short, &short), (InstrumentKind::Long, &long)]
        .into_iter()
        .filter(|(_, stage)| stage.is_none())
        .filter_map(|(kind, _)| me.programme.evaluation_of(sequence, kind))
        .find_map(|evaluation| ahead.iter().find(|(id, _)| *id == evaluation.id).cloned());
    Ok(GoalSection {
        goal: goal.clone(),
        set: me.programme.sequence(sequence).map_or(0, |sequence| sequence.set),
        baseline: outcome(0).and_then(counted),
        next: next_step(me, commitment.is_some(), long.as_ref().or(short.as_ref()), then.is_some()),
        then,
        commitment,
        short,
        long,
    })
}

#[expect(clippy::too_many_arguments, reason = "one stage, from everything that was read once for all of them")]
fn stage(
    app: &App,
    tx: &mut Tx<'_>,
    me: &Participant,
    pinned: &Pinned,
    sequence: &str,
    goal: &GoalId,
    kind: InstrumentKind,
    outcome: Option<&Outcome>,
) -> Result<Option<Stage>> {
    let programme = &me.programme;
    let (Some(evaluation), Some(outcome)) = (programme.evaluation_of(sequence, kind), outcome) else {
        return Ok(None);
    };
    let Some((.., last)) = me.submitted.iter().find(|(what, ..)| *what == evaluation.id) else {
        return Ok(None);
    };
    let code = |list: &str, place: usize| {
        programme.list(list).and_then(|list| list.codes.get(place)).map(|code| code.code.clone())
    };
    let answers = questionnaire::submitted_answers(app, tx, me, &evaluation.id)?.unwrap_or_default();
    let options = programme
        .instrument(&evaluation.instrument)
        .and_then(|instrument| instrument.fed_by(Feeds::Options))
        .and_then(|item| answers.get(&AnswerKey { goal: Some(goal.clone()), item: item.id.clone() }))
        .and_then(|answer| match answer {
            Answer::Words(words) if !words.trim().is_empty() => Some(words.clone()),
            _ => None,
        });
    let cohort =
        comparator::find(tx, pinned, &evaluation.id)?.and_then(|comparator| comparator.goals.get(&goal.0).cloned());
    Ok(Some(Stage {
        evaluation: evaluation.id.clone(),
        on: me.today(*last),
        status: outcome.values.status.and_then(|place| code("status", usize::from(place))),
        counted: counted(outcome),
        obstacles: (0..64)
            .filter(|place| outcome.values.obstacles & (1 << place) != 0)
            .filter_map(|place| code("obstacle", place))
            .collect(),
        options,
        elapsed_days: outcome.elapsed_days,
        cohort,
    }))
}

fn counted(outcome: &Outcome) -> Option<Counted> {
    Some(Counted { eligible: outcome.values.eligible.filter(|n| *n > 0)?, implemented: outcome.values.implemented? })
}

/// The evaluations that this person can still answer, now or later, with their windows as leaves, general measures and the
/// team moved them: what has locked, and everything after a departure, is not proposed any more.
fn ahead(me: &Participant, now: Timestamp) -> Vec<(String, Window)> {
    let can_come = |verdict: &Verdict| matches!(verdict, Verdict::NotYet | Verdict::Open | Verdict::Late);
    let all = me.obligations(now).into_iter();
    all.filter(|one| can_come(&one.verdict)).map(|one| (one.requirement, one.window)).collect()
}

/// What to do next, from the last evaluation; before the first one, from the plan.
fn next_step(me: &Participant, is_committed: bool, last: Option<&Stage>, looks_again: bool) -> NextStep {
    let measure = &me.programme.measure;
    let Some(last) = last else {
        return match (is_committed, looks_again) {
            (true, _) => NextStep::CarryOut,
            (false, true) => NextStep::Commit,
            // Nothing will ask how a plan went any more: it is not worth being written here.
            (false, false) => NextStep::Try,
        };
    };
    let obstacle = last.obstacles.iter().find(|code| *code != "none" && *code != "other");
    match (&last.status, obstacle) {
        (Some(status), _) if *status == measure.no_patient => NextStep::LookOut,
        (Some(status), _) if measure.strict.contains(status) => NextStep::KeepOn,
        (_, Some(obstacle)) => NextStep::WorkOn { obstacle: obstacle.clone() },
        (Some(status), None) if measure.implemented.contains(status) => NextStep::KeepOn,
        (_, None) => NextStep::Try,
    }
}

fn annotations(app: &App, tx: &mut Tx<'_>, me: &Participant) -> Result<BTreeMap<String, Annotation>> {
    let key = app.key(tx, me.key().org)?;
    store::annotation::list(tx, me.key())?
        .into_iter()
        .map(|(evaluation, sealed, at)| {
            let words = key.open(&place("annotation", me.key(), &evaluation), &sealed)?;
            let words = String::from_utf8(words.to_vec()).map_err(broken)?;
            Ok((evaluation, Annotation { words, at }))
        })
        .collect()
}

/// Longest annotation, in characters.
pub const LONGEST: usize = 4000;

/// Writes beside one's own report of a submitted evaluation; empty words take the annotation back.
///
/// # Errors
/// Refused; not found when that evaluation was not submitted; invalid for words too long, or that the screen questions
/// and nobody confirmed.
pub fn annotate(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    evaluation: &str,
    words: &str,
    language: &Language,
    confirmed: &Confirmed,
) -> Result<()> {
    if words.chars().count() > LONGEST {
        return Err(Fault::new("words", "fault-too-long").with("max", LONGEST).into());
    }
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    let (evaluation, words) = (evaluation.to_owned(), words.trim().to_owned());
    let (language, confirmed) = (language.clone(), confirmed.clone());
    app.store.clone().write(move |tx| {
        let me = Participant::own(&app, tx, &actor, &pinned)?;
        if !me.submitted.iter().any(|(what, ..)| *what == evaluation) {
            return Err(Error::NotFound("evaluation"));
        }
        screen::check([("words", words.as_str())], &language, &confirmed).map_err(Error::Invalid)?;
        let key = app.key(tx, me.key().org)?;
        let sealed = key.seal(&app.chance, &place("annotation", me.key(), &evaluation), words.as_bytes())?;
        let now = app.now();
        store::annotation::save(tx, me.key(), &evaluation, &sealed, now)?;
        let act = Act { org: me.key().org, act: "report.annotate", object: evaluation.clone(), why: "" };
        journal::write_confidential(&app, tx, &actor, &act, me.key(), now)
    })
}
