//! The frozen figures of an evaluation. The order of fields is the order of keys, and the hash stands on it.

use domain::goal::GoalId;
use domain::synthesis::figures::{Cases, Counted, Figures, GoalFigures};
use serde::{Deserialize, Serialize};

/// What a snapshot says of its cohort that counting does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Short name of the programme.
    pub programme: String,
    /// Its version.
    pub version: String,
    /// Short name of the cohort.
    pub cohort: String,
    /// When the cohort started.
    pub start: String,
    /// The set, from 1.
    pub set: u16,
    /// `short` or `long`.
    pub wave: String,
    /// The last day on which the evaluation could be submitted.
    pub closed: String,
    /// Whether people and answers are invented.
    pub synthetic: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SnapshotOut {
    programme: String,
    version: String,
    cohort: String,
    start: String,
    evaluation: String,
    set: u16,
    wave: String,
    closed: String,
    synthetic: bool,
    k: u32,
    submitted: u64,
    feasibility: Vec<CountedOut>,
    feasibility_unanswered: u64,
    goals: Vec<GoalOut>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CountedOut {
    code: String,
    people: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct GoalOut {
    goal: String,
    number: u16,
    submitted: u64,
    statuses: Vec<CountedOut>,
    status_unanswered: u64,
    relevance: Vec<CountedOut>,
    relevance_unanswered: u64,
    obstacle_base: u64,
    obstacles: Vec<CountedOut>,
    rare: u64,
    cases: CasesOut,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CasesOut {
    persons: u64,
    eligible: u64,
    implemented: u64,
    largest: u64,
    median_percent: Option<u32>,
}

fn out(counted: &[Counted]) -> Vec<CountedOut> {
    counted.iter().map(|one| CountedOut { code: one.code.clone(), people: one.people }).collect()
}

fn back(counted: Vec<CountedOut>) -> Vec<Counted> {
    counted.into_iter().map(|one| Counted { code: one.code, people: one.people }).collect()
}

/// The snapshot's bytes: the same for the same figures, whenever they are frozen.
///
/// # Errors
/// None that figures can cause.
pub fn freeze(figures: &Figures, about: &About) -> serde_json::Result<Vec<u8>> {
    let goal = |goal: &GoalFigures| GoalOut {
        goal: goal.goal.0.clone(),
        number: goal.number,
        submitted: goal.submitted,
        statuses: out(&goal.statuses),
        status_unanswered: goal.status_unanswered,
        relevance: out(&goal.relevance),
        relevance_unanswered: goal.relevance_unanswered,
        obstacle_base: goal.obstacle_base,
        obstacles: out(&goal.obstacles),
        rare: goal.rare,
        cases: CasesOut {
            persons: goal.cases.persons,
            eligible: goal.cases.eligible,
            implemented: goal.cases.implemented,
            largest: goal.cases.largest,
            median_percent: goal.cases.median_percent,
        },
    };
    serde_json::to_vec(&SnapshotOut {
        programme: about.programme.clone(),
        version: about.version.clone(),
        cohort: about.cohort.clone(),
        start: about.start.clone(),
        evaluation: figures.evaluation.clone(),
        set: about.set,
        wave: about.wave.clone(),
        closed: about.closed.clone(),
        synthetic: about.synthetic,
        k: figures.k,
        submitted: figures.submitted,
        feasibility: out(&figures.feasibility),
        feasibility_unanswered: figures.feasibility_unanswered,
        goals: figures.goals.iter().map(goal).collect(),
    })
}

/// Reads a snapshot back.
///
/// # Errors
/// When the bytes are not a snapshot's.
pub fn thaw(bytes: &[u8]) -> serde_json::Result<(Figures, About)> {
    let read: SnapshotOut = serde_json::from_slice(bytes)?;
    let goal = |goal: GoalOut| GoalFigures {
        goal: GoalId(goal.goal),
        number: goal.number,
        submitted: goal.submitted,
        statuses: back(goal.statuses),
        status_unanswered: goal.status_unanswered,
        relevance: back(goal.relevance),
        relevance_unanswered: goal.relevance_unanswered,
        obstacle_base: goal.obstacle_base,
        obstacles: back(goal.obstacles),
        rare: goal.rare,
        cases: Cases {
            persons: goal.cases.persons,
            eligible: goal.cases.eligible,
            implemented: goal.cases.implemented,
            largest: goal.cases.largest,
            median_percent: goal.cases.median_percent,
        },
    };
    let about = About {
        programme: read.programme,
        version: read.version,
        cohort: read.cohort,
        start: read.start,
        set: read.set,
        wave: read.wave,
        closed: read.closed,
        synthetic: read.synthetic,
    };
    let figures = Figures {
        evaluation: read.evaluation,
        k: read.k,
        submitted: read.submitted,
        feasibility: back(read.feasibility),
        feasibility_unanswered: read.feasibility_unanswered,
        goals: read.goals.into_iter().map(goal).collect(),
    };
    Ok((figures, about))
}
