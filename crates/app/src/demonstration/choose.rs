//! Which goals people choose: as many as a quota says of some, and by popularity among what suits their profession.

use std::collections::{BTreeMap, BTreeSet};

use domain::programme::Programme;

use super::draw::Draw;
use super::plan::{LONG, SHORT, Someone};

/// How many people choose a goal; where a goal has quotas, nobody else does.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quota {
    /// Number of the goal.
    pub(super) goal: u16,
    /// Place of the set, from 0.
    pub(super) set: usize,
    /// Among those who submit the long evaluation of the set, or among those who do not; absent, among those who
    /// submit the short one.
    pub(super) stays: Option<bool>,
    /// So many.
    pub(super) people: usize,
}

impl Quota {
    fn concerns(&self, someone: &Someone) -> bool {
        match self.stays {
            Some(stays) => someone.walk.submits(self.set, LONG) == stays,
            None => someone.walk.submits(self.set, SHORT),
        }
    }
}

/// For each person, the numbers of the goals they choose, set by set.
pub(super) fn choices(
    draw: &Draw,
    programme: &Programme,
    people: &[Someone],
    quotas: &[Quota],
    popularity: impl Fn(u16) -> f64,
) -> Vec<Vec<Vec<u16>>> {
    let mut chosen: Vec<Vec<Vec<u16>>> = vec![Vec::new(); people.len()];
    for (set, sequence) in programme.sequences.iter().enumerate() {
        let choosers: Vec<usize> = (0..people.len()).filter(|place| people[*place].walk.chosen > set).collect();
        let offered: Vec<u16> = programme.offered(&sequence.id).map(|goal| goal.number).collect();
        let suits = |goal: u16, someone: &Someone| {
            let goal = programme.goals.iter().find(|candidate| candidate.number == goal);
            goal.is_some_and(|goal| goal.is_for(worded_for(someone.profession)))
        };
        let of_set: Vec<&Quota> = quotas.iter().filter(|quota| quota.set == set).collect();
        let reserved: BTreeSet<u16> = of_set.iter().map(|quota| quota.goal).collect();
        let mut granted: BTreeMap<usize, Vec<u16>> = BTreeMap::new();
        for quota in of_set {
            let mut fitting: Vec<usize> = choosers
                .iter()
                .copied()
                .filter(|place| quota.concerns(&people[*place]) && suits(quota.goal, &people[*place]))
                .collect();
            draw.shuffle(&mut fitting);
            for place in fitting.into_iter().take(quota.people) {
                granted.entry(place).or_default().push(quota.goal);
            }
        }
        for place in choosers {
            let mut goals = granted.remove(&place).unwrap_or_default();
            let elsewhere: BTreeSet<u16> = chosen[place].iter().flatten().copied().collect();
            let free = |goal: &u16| !reserved.contains(goal) && !elsewhere.contains(goal);
            let (mut own, mut others): (Vec<u16>, Vec<u16>) =
                offered.iter().copied().filter(free).partition(|goal| suits(*goal, &people[place]));
            while goals.len() < usize::from(programme.choice.per_set) {
                // One's own profession's first.
                let pool = if own.is_empty() { &mut others } else { &mut own };
                if pool.is_empty() {
                    break;
                }
                let weights: Vec<f64> = pool.iter().map(|goal| popularity(*goal)).collect();
                goals.push(pool.remove(draw.weighted(&weights)));
            }
            draw.shuffle(&mut goals);
            chosen[place].push(goals);
        }
    }
    chosen
}

/// Nurses and midwives accepted as exceptions work on what is worded for pharmacists; elsewhere they have their own.
fn worded_for(profession: &'static str) -> &'static str {
    match profession {
        "physician" => "physician",
        _ => "pharmacist",
    }
}
