//! What a participant may compare their own answers with: the cohort's figures of an evaluation that has closed.
//!
//! Frozen once, when nobody can answer any more, so that no two readings can be subtracted to learn one person's answer.
//! It tells what leaves the team with the synthesis of that evaluation, from the same snapshot, and nothing else (I13).

use std::collections::BTreeMap;

use domain::calendar::civil_date;
use domain::path::evaluation_window;
use domain::statistics::Proportion;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::Tx;
use store::snapshot::Snapshot;

use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Result, broken};
use crate::synthesis::{self, FrozenFigures};

/// The cohort's figures for one evaluation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparator {
    /// The evaluation.
    pub evaluation: String,
    /// Fewest people behind any figure in it.
    pub k: u32,
    /// By goal, for goals with at least k people with patients concerned.
    pub goals: BTreeMap<String, GoalFigures>,
}

/// The cohort's figures for one goal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GoalFigures {
    /// People who answered and saw at least one patient concerned (D4).
    pub people: u32,
    /// Share of them who say they do it systematically or mostly, when it may be shown.
    pub implemented: Option<f64>,
    /// Median of personal rates over patients counted, in whole percent, when at least k people counted.
    pub median_case_percent: Option<u32>,
    /// Obstacles that at least k people named, most named first, as codes.
    pub obstacles: Vec<String>,
}

/// The comparator of an evaluation, if it has closed and was frozen, inside a transaction.
///
/// # Errors
/// When the store fails.
pub fn find(tx: &mut Tx<'_>, pinned: &Pinned, evaluation: &str) -> Result<Option<Comparator>> {
    let found = store::snapshot::find(tx, pinned.cohort.org, pinned.cohort.id, &wave(evaluation))?;
    found.map(|snapshot| serde_json::from_slice(&snapshot.body).map_err(broken)).transpose()
}

/// Freezes the comparator of every evaluation of a cohort that has closed and is not frozen yet; how many.
///
/// # Errors
/// When the store fails.
pub fn freeze_closed(app: &App, pinned: &Pinned) -> Result<u32> {
    let now = app.now();
    let today = civil_date(now, &pinned.programme.zone);
    let mut frozen = 0;
    for evaluation in &pinned.programme.evaluations {
        if today <= evaluation_window(evaluation, pinned.cohort.start).locks {
            continue;
        }
        frozen += u32::from(freeze(app, pinned, &evaluation.id, now)?);
    }
    Ok(frozen)
}

fn freeze(app: &App, pinned: &Pinned, evaluation: &str, now: Timestamp) -> Result<bool> {
    let (here, name) = (pinned.clone(), evaluation.to_owned());
    if app.store.read(move |tx| find(tx, &here, &name))?.is_some() {
        return Ok(false);
    }
    let frozen = match synthesis::freeze_as_job(app, pinned, evaluation) {
        Ok(frozen) => frozen,
        // A general measure keeps it open.
        Err(Error::Conflict(_)) => return Ok(false),
        Err(error) => return Err(error),
    };
    let body = serde_json::to_vec(&compare(&frozen)).map_err(broken)?;
    let (pinned, wave) = (pinned.clone(), wave(evaluation));
    app.store.write(move |tx| {
        let snapshot = Snapshot { hash: Sha256::digest(&body).to_vec(), body: body.clone(), frozen: now };
        Ok(store::snapshot::add(tx, pinned.cohort.org, pinned.cohort.id, &wave, &snapshot)?)
    })
}

fn wave(evaluation: &str) -> String {
    format!("comparator/{evaluation}")
}

/// Only what leaves the team with the synthesis: what a reader can subtract from one view, the other does not tell.
fn compare(frozen: &FrozenFigures) -> Comparator {
    let release = &frozen.release;
    let goals = release.goals.iter().filter_map(|goal| {
        let people = goal.d4.count().filter(|people| *people >= u64::from(release.k))?;
        let figures = GoalFigures {
            people: u32::try_from(people).unwrap_or(u32::MAX),
            implemented: goal.implemented.count().and_then(|part| Proportion::new(part, people).ok()?.rate()),
            median_case_percent: goal.median_percent,
            obstacles: goal.obstacles.iter().map(|line| line.code.clone()).collect(),
        };
        Some((goal.goal.to_string(), figures))
    });
    Comparator { evaluation: release.evaluation.clone(), k: release.k, goals: goals.collect() }
}
