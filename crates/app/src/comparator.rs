//! What a participant may compare their own answers with: the cohort's figures of an evaluation that has closed.
//!
//! Frozen once, when nobody can answer any more, so that no two readings can be subtracted to learn one person's answer.
//! A figure with fewer than k people behind it is not in it; nothing in it names anybody (I13 begins here).

use std::collections::BTreeMap;

use domain::calendar::civil_date;
use domain::path::evaluation_window;
use domain::programme::Programme;
use domain::question::InstrumentKind;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::Tx;
use store::outcome::Outcome;
use store::snapshot::Snapshot;

use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Result, broken};

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

#[derive(Default)]
struct Tally {
    people: u32,
    implemented: u32,
    counted: u32,
    /// People by their personal rate in whole percent: flat however many there are.
    rates: BTreeMap<u32, u32>,
    obstacles: BTreeMap<usize, u32>,
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
    let (pinned, evaluation) = (pinned.clone(), evaluation.to_owned());
    app.store.write(move |tx| {
        let (org, cohort) = (pinned.cohort.org, pinned.cohort.id);
        if store::snapshot::find(tx, org, cohort, &wave(&evaluation))?.is_some() {
            return Ok(false);
        }
        let k = crate::organisation::load(tx, org)?.k.max(pinned.programme.synthesis.k);
        let body = serde_json::to_vec(&compute(tx, &pinned, &evaluation, k)?).map_err(broken)?;
        let snapshot = Snapshot { hash: Sha256::digest(&body).to_vec(), body, frozen: now };
        Ok(store::snapshot::add(tx, org, cohort, &wave(&evaluation), &snapshot)?)
    })
}

fn wave(evaluation: &str) -> String {
    format!("comparator/{evaluation}")
}

fn compute(tx: &mut Tx<'_>, pinned: &Pinned, evaluation: &str, k: u32) -> Result<Comparator> {
    let programme = &pinned.programme;
    let definition = programme.evaluation(evaluation).ok_or(Error::NotFound("evaluation"))?;
    let set = programme.sequence(&definition.sequence).map_or(0, |sequence| sequence.set);
    let wave = if definition.kind == InstrumentKind::Short { 1 } else { 2 };
    let implemented = places(programme, &programme.measure.implemented);
    let no_patient = places(programme, std::slice::from_ref(&programme.measure.no_patient));
    let mut tallies: BTreeMap<u16, Tally> = BTreeMap::new();
    store::outcome::scan_wave(tx, pinned.cohort.org, pinned.cohort.id, set, wave, |outcome| {
        if let Some(status) = outcome.status.filter(|status| !no_patient.contains(status)) {
            count(tallies.entry(outcome.goal).or_default(), outcome, implemented.contains(&status));
        }
        Ok(())
    })?;
    let goals = tallies
        .into_iter()
        .filter(|(_, tally)| tally.people >= k)
        .filter_map(|(number, tally)| {
            let goal = programme.goals.iter().find(|goal| goal.number == number)?;
            Some((goal.id.to_string(), figures(programme, &tally, k)))
        })
        .collect();
    Ok(Comparator { evaluation: evaluation.to_owned(), k, goals })
}

fn places(programme: &Programme, codes: &[String]) -> Vec<u8> {
    let list = programme.list("status");
    codes.iter().filter_map(|code| u8::try_from(list?.position(code)?).ok()).collect()
}

fn count(tally: &mut Tally, outcome: &Outcome, implemented: bool) {
    tally.people += 1;
    tally.implemented += u32::from(implemented);
    if let (Some(done), Some(eligible)) = (outcome.implemented, outcome.eligible.filter(|eligible| *eligible > 0)) {
        tally.counted += 1;
        *tally.rates.entry(done * 100 / eligible).or_default() += 1;
    }
    for place in (0..64).filter(|place| outcome.obstacles & (1 << place) != 0) {
        *tally.obstacles.entry(place).or_default() += 1;
    }
}

fn figures(programme: &Programme, tally: &Tally, k: u32) -> GoalFigures {
    let not_yet = tally.people - tally.implemented;
    // A small or unanimous « not yet » would tell of everybody in it: then the share is withheld (homogeneity).
    let tells = (1..k).contains(&not_yet) || tally.implemented < k;
    let mut named: Vec<(usize, u32)> =
        tally.obstacles.iter().map(|(place, people)| (*place, *people)).filter(|(_, people)| *people >= k).collect();
    named.sort_by_key(|(place, people)| (std::cmp::Reverse(*people), *place));
    let list = programme.list("obstacle");
    GoalFigures {
        people: tally.people,
        implemented: (!tells).then(|| f64::from(tally.implemented) / f64::from(tally.people)),
        median_case_percent: (tally.counted >= k).then(|| median(&tally.rates, tally.counted)),
        obstacles: named.iter().filter_map(|(place, _)| Some(list?.codes.get(*place)?.code.clone())).collect(),
    }
}

/// The lower median of a histogram of whole percents.
fn median(rates: &BTreeMap<u32, u32>, people: u32) -> u32 {
    let middle = people.div_ceil(2);
    let mut seen = 0;
    for (rate, here) in rates {
        seen += here;
        if seen >= middle {
            return *rate;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_rate_of_the_person_in_the_middle() {
        assert_eq!(median(&BTreeMap::from([(0, 1), (50, 1), (100, 1)]), 3), 50);
        assert_eq!(median(&BTreeMap::from([(20, 2), (80, 2)]), 4), 20);
    }
}
