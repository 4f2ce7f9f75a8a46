//! What people do in practice: where they begin, how far they come, what stands in their way.
//!
//! Rates are met exactly, by the people most likely to: whoever is ready to change, began higher, or did it already at
//! the first evaluation. Those who began low have most to gain, and gain most.

use std::collections::BTreeSet;

use super::draw::Draw;
use super::plan::{LONG, SHORT, Said, Someone, Status, Tackled};

/// What a goal comes to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target {
    /// How often it is chosen, beside the others.
    pub(super) popularity: f64,
    /// Participant rates at the two evaluations.
    pub(super) rates: [f64; 2],
    /// People without a patient concerned at the two evaluations.
    pub(super) without: [usize; 2],
}

impl Target {
    /// A goal of which nothing particular is known.
    pub(super) const ORDINARY: Self = Self { popularity: 1.0, rates: [0.68, 0.85], without: [1, 0] };
}

/// Of those who implement, how many do so every time.
const EVERY_TIME: f64 = 0.34;
/// Of those who do not, how many do so in part.
const IN_PART: f64 = 0.75;

/// What stands in somebody's way, and how often: the four most cited in the published order, then the others.
const OBSTACLES: [(&str, f64); 20] = [
    ("time.visit", 0.70),
    ("patient.uninformed", 0.52),
    ("colleague.uninformed", 0.39),
    ("org.care_coordination", 0.28),
    ("time.admin", 0.14),
    ("self.forgot", 0.13),
    ("self.difficult_decision", 0.11),
    ("patient.refuses", 0.11),
    ("colleague.prescription_inherited", 0.10),
    ("org.no_recall_system", 0.09),
    ("self.knowledge", 0.08),
    ("resource.tests", 0.07),
    ("org.records", 0.07),
    ("resource.software", 0.06),
    ("colleague.disagrees", 0.06),
    ("patient.self_medication", 0.06),
    ("guideline.unclear", 0.05),
    ("resource.money", 0.04),
    ("guideline.disagree", 0.03),
    ("other", 0.03),
];

/// How often somebody cites, of one goal, an obstacle that stands in their way in general.
const CITED: f64 = 0.6;

/// What stands in the way of one person whatever the goal.
pub(super) fn obstacles(draw: &Draw) -> BTreeSet<&'static str> {
    OBSTACLES.iter().filter(|(_, often)| draw.happens(*often)).map(|(code, _)| *code).collect()
}

/// Where somebody begins with a goal: so many of the last five patients recalled, and those in whom it was done.
pub(super) fn before(draw: &Draw, readiness: f64, target: Target) -> (u32, u32) {
    let recalled = [5, 5, 5, 5, 4, 3, 2, 1][draw.below(8)];
    let share = (target.rates[SHORT] * 0.6 + 0.08 * readiness + 0.2 * draw.bell()).clamp(0.0, 1.0);
    (recalled, draw.rounded(share * f64::from(recalled)).min(recalled))
}

/// Where a goal of somebody's lies in the plan.
#[derive(Debug, Clone, Copy)]
struct Place {
    person: usize,
    set: usize,
    goal: usize,
}

/// Decides what everybody says of every goal in both evaluations.
pub(super) fn practise(draw: &Draw, people: &mut [Someone], target: impl Fn(u16) -> Target) {
    let mut numbers: Vec<u16> =
        people.iter().flat_map(|someone| &someone.sets).flat_map(|set| &set.goals).map(|goal| goal.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    for number in numbers {
        for wave in [SHORT, LONG] {
            decide(draw, people, number, wave, target(number));
        }
    }
}

fn decide(draw: &Draw, people: &mut [Someone], number: u16, wave: usize, target: Target) {
    let mut answering = answering(people, number, wave);
    draw.shuffle(&mut answering);
    // Whoever had no patient concerned at the first evaluation is the likeliest to have none at the second.
    answering.sort_by_key(|place| {
        tackled(people, *place).said[SHORT].as_ref().is_none_or(|said| said.status != Status::NoPatient)
    });
    let without = target.without[wave].min(answering.len());
    for place in &answering[..without] {
        let said = Said { status: Status::NoPatient, cases: None, obstacles: BTreeSet::new() };
        tackled_mut(people, *place).said[wave] = Some(said);
    }
    let mut ranked: Vec<(f64, Place)> =
        answering[without..].iter().map(|place| (likelihood(draw, people, *place, wave), *place)).collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0));
    let implement = share_of(ranked.len(), target.rates[wave]);
    let every_time = share_of(implement, EVERY_TIME);
    let in_part = implement + share_of(ranked.len() - implement, IN_PART);
    for (rank, (_, place)) in ranked.into_iter().enumerate() {
        let status = match rank {
            _ if rank < every_time => Status::Always,
            _ if rank < implement => Status::Mostly,
            _ if rank < in_part => Status::Partly,
            _ => Status::No,
        };
        let said = say(draw, &people[place.person], status);
        tackled_mut(people, place).said[wave] = Some(said);
    }
}

fn answering(people: &[Someone], number: u16, wave: usize) -> Vec<Place> {
    let mut places = Vec::new();
    for (person, someone) in people.iter().enumerate() {
        for (set, of_set) in someone.sets.iter().enumerate() {
            for (goal, tackled) in of_set.goals.iter().enumerate() {
                if tackled.number == number && someone.walk.submits(set, wave) {
                    places.push(Place { person, set, goal });
                }
            }
        }
    }
    places
}

fn tackled(people: &[Someone], place: Place) -> &Tackled {
    &people[place.person].sets[place.set].goals[place.goal]
}

fn tackled_mut(people: &mut [Someone], place: Place) -> &mut Tackled {
    &mut people[place.person].sets[place.set].goals[place.goal]
}

/// How likely somebody is to implement a goal, beside the others.
fn likelihood(draw: &Draw, people: &[Someone], place: Place, wave: usize) -> f64 {
    let someone = &people[place.person];
    let tackled = tackled(people, place);
    let (recalled, done) = tackled.before;
    let began = if recalled == 0 { 0.4 } else { f64::from(done) / f64::from(recalled) };
    // Those who will have left by the second evaluation do a little less well at the first: selection, not change.
    let stays = if someone.walk.submits(place.set, LONG) { 0.0 } else { -0.35 };
    let earlier = match (wave, &tackled.said[SHORT]) {
        (LONG, Some(said)) if said.status.is_implemented() => 1.2,
        _ => 0.0,
    };
    0.7 * someone.readiness + 1.2 * began + stays + earlier + 0.8 * draw.bell()
}

/// What somebody says of a goal that stands so.
pub(super) fn say(draw: &Draw, someone: &Someone, status: Status) -> Said {
    let share = match status {
        Status::Always => 1.0,
        Status::Mostly => draw.within(0.66, 0.92),
        Status::Partly => draw.within(0.38, 0.68),
        Status::No | Status::NoPatient => draw.within(0.0, 0.25),
    };
    // One in eight cannot count: the participant rate has them, the case rate does not.
    let cases = (!draw.happens(0.12)).then(|| {
        let eligible = [10, 10, 10, 9, 8, 7, 6, 5, 4, 3, 2][draw.below(11)];
        (eligible, draw.rounded(share * f64::from(eligible)).min(eligible))
    });
    let met = status != Status::Always;
    let cited = someone.obstacles.iter().copied().filter(|_| met && draw.happens(CITED)).collect();
    Said { status, cases, obstacles: cited }
}

/// The whole number of people nearest to a share of them.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "people of a cohort"
)]
fn share_of(people: usize, share: f64) -> usize {
    ((people as f64 * share).round() as usize).min(people)
}
