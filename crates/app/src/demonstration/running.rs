//! The two running cohorts: few people, in every situation a cohort can hold.

use domain::calendar::{days_after, days_before};
use domain::programme::Programme;
use jiff::Span;
use jiff::civil::Date;

use super::cast::{self, Part};
use super::choose::Quota;
use super::draw::Draw;
use super::people::{live, moment, names, someone};
use super::plan::{SHORT, Someone, Status, Turn, Walk};
use super::practice::{self, Target};
use super::published;
use super::schedule::Schedule;

use Turn::{InTime as Y, Late as L, Never as N, Reopened as R};

/// The goal that so few choose that no figure about it may leave the team.
#[cfg(test)]
pub(super) const RARE_GOAL: u16 = 16;
/// Chosen by nine people.
const RARE: [Quota; 1] = [Quota { goal: 16, set: 0, stays: None, people: 9 }];

const fn walk(chosen: usize, short: [Turn; 3], long: [Turn; 3]) -> Walk {
    Walk { chosen, short, long }
}

/// How far people of the large programme have walked after a year, beside its named participants.
const LARGE: [(usize, Walk); 10] = [
    (20, walk(3, [Y, Y, Y], [N, N, N])),
    (6, walk(3, [Y, Y, Y], [Y, N, N])),
    (10, walk(3, [Y, Y, N], [N, N, N])),
    (4, walk(3, [Y, Y, L], [N, N, N])),
    (3, walk(3, [Y, N, Y], [N, N, N])),
    (3, walk(2, [Y, N, N], [N, N, N])),
    (2, walk(1, [N, N, N], [N, N, N])),
    (2, walk(0, [N, N, N], [N, N, N])),
    (2, walk(2, [Y, Y, N], [N, N, N])),
    (1, walk(3, [Y, R, Y], [N, N, N])),
];

/// The same for the small programme, after eight months.
const SMALL: [(usize, Walk); 6] = [
    (12, walk(2, [Y, Y, N], [N, N, N])),
    (5, walk(2, [Y, Y, N], [Y, Y, N])),
    (2, walk(2, [Y, Y, N], [Y, N, N])),
    (2, walk(2, [Y, N, N], [N, N, N])),
    (2, walk(2, [L, L, N], [N, N, N])),
    (1, walk(2, [N, N, N], [N, N, N])),
];

/// The first day of a cohort that began so many months before the month of `as_of`.
///
/// On the 31st the evaluation that fell due with the last month would have been locked the day before: such a cohort
/// began on the second.
pub(super) fn start(as_of: Date, months: i32) -> Date {
    let first = as_of.first_of_month().checked_sub(Span::new().months(months)).unwrap_or(as_of);
    if as_of.day() == 31 { days_after(first, 1) } else { first }
}

/// The name of a cohort that began on a day.
pub(super) fn name(start: Date) -> String {
    start.strftime("%Y-%m").to_string()
}

/// Everybody of the large programme's running cohort.
pub(super) fn large(draw: &Draw, programme: &Programme, start: Date, as_of: Date) -> Vec<Someone> {
    let before = days_before(start, 40);
    let join = |profession, walk, day| {
        let applied = moment(draw, programme, draw.day(before, days_before(start, 10)));
        someone(draw, profession, walk, applied, moment(draw, programme, day))
    };
    let mut people: Vec<Someone> = cast::PARTS
        .iter()
        .filter_map(|member| match member.part {
            Part::Walks { profession, walk, .. } if member.org == Some(cast::LARGE) => Some((member, profession, walk)),
            _ => None,
        })
        .map(|(member, profession, walk)| named(member, join(profession, walk, start)))
        .collect();
    for (how_many, walk) in LARGE {
        for _ in 0..how_many {
            let profession = ["physician", "physician", "pharmacist", "physician", "pharmacist"][draw.below(5)];
            people.push(join(profession, walk, draw.day(start, days_after(start, 6))));
        }
    }
    name_the_others(draw, &mut people, "participant");
    let schedule = Schedule::new(draw, programme, start, days_before(as_of, 1));
    live(&schedule, &mut people, &RARE, of_few);
    situations(draw, &schedule, &mut people, as_of);
    people
}

/// Everybody of the small programme's running cohort.
pub(super) fn small(draw: &Draw, programme: &Programme, start: Date, as_of: Date) -> Vec<Someone> {
    let before = days_before(start, 30);
    let join = |profession, walk| {
        let applied = moment(draw, programme, draw.day(before, days_before(start, 5)));
        someone(draw, profession, walk, applied, moment(draw, programme, start))
    };
    let mut people: Vec<Someone> = cast::PARTS
        .iter()
        .filter_map(|member| match member.part {
            Part::Walks { profession, walk, .. } if member.org == Some(cast::SMALL) => Some((member, profession, walk)),
            _ => None,
        })
        .map(|(member, profession, walk)| named(member, join(profession, walk)))
        .collect();
    for (how_many, walk) in SMALL {
        for place in 0..how_many {
            people.push(join(if place % 2 == 0 { "pharmacist" } else { "nurse" }, walk));
        }
    }
    name_the_others(draw, &mut people, "soins");
    let schedule = Schedule::new(draw, programme, start, days_before(as_of, 1));
    live(&schedule, &mut people, &[], |_| Target::ORDINARY);
    situations(draw, &schedule, &mut people, as_of);
    people
}

fn named(member: &cast::Member, mut someone: Someone) -> Someone {
    member.email.clone_into(&mut someone.email);
    member.name.clone_into(&mut someone.name);
    someone.language = member.language;
    if let Part::Walks { draft: Some(evaluation), .. } = member.part {
        someone.draft = Some(evaluation.to_owned());
    }
    someone
}

fn name_the_others(draw: &Draw, people: &mut [Someone], group: &str) {
    let others: Vec<&mut Someone> = people.iter_mut().filter(|someone| someone.email.is_empty()).collect();
    let names = names(draw, others.len(), group);
    for (someone, (name, email)) in others.into_iter().zip(names) {
        let doctor = someone.profession == "physician";
        someone.name = if doctor { format!("Dr {name}") } else { name };
        someone.email = email;
    }
}

/// A few goals have somebody without a patient concerned; in a small cohort not many.
fn of_few(goal: u16) -> Target {
    Target { without: [usize::from(goal % 5 == 3), 0], ..published::target(goal) }
}

/// Leaves, withdrawals and drafts.
fn situations(draw: &Draw, schedule: &Schedule<'_>, people: &mut [Someone], as_of: Date) {
    for someone in people.iter_mut() {
        let member = cast::PARTS.iter().find(|member| member.email == someone.email);
        match member.map(|member| member.situation) {
            Some(cast::Situation::Away) => schedule.away(someone, days_before(as_of, 38), None, "leave"),
            Some(cast::Situation::Left) => schedule.leave_for_good(someone),
            _ => {}
        }
        draft(draw, schedule, someone);
    }
    // Two of the others left after the second evaluation.
    let halfway = |someone: &&mut Someone| {
        someone.walk.chosen == 2 && someone.walk.submits(1, SHORT) && schedule.programme.sequences.len() > 2
    };
    for someone in people.iter_mut().filter(halfway) {
        schedule.leave_for_good(someone);
    }
}

/// What is half written stands in the plan as if it were said; only half of it is saved.
fn draft(draw: &Draw, schedule: &Schedule<'_>, someone: &mut Someone) {
    let Some(evaluation) = someone.draft.as_deref().and_then(|draft| schedule.programme.evaluation(draft)) else {
        return;
    };
    let Some(place) = schedule.programme.sequences.iter().position(|sequence| sequence.id == evaluation.sequence)
    else {
        return;
    };
    let said = practice::say(draw, someone, Status::Partly);
    for tackled in someone.sets.get_mut(place).into_iter().flat_map(|set| &mut set.goals) {
        tackled.said[SHORT] = Some(said.clone());
    }
}
