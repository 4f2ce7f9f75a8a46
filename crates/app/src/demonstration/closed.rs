//! The closed cohort of January 2008: synthetic people whose answers add up to the published figures.

use domain::calendar::days_after;
use domain::path;
use domain::programme::Programme;
use jiff::civil::{Date, date};

use super::cast;
use super::draw::Draw;
use super::people::{live, moment, someone};
use super::plan::{LONG, Someone};
use super::published;
use super::schedule::Schedule;

/// Its name.
pub(super) const NAME: &str = "2008-01";
/// Its first day.
pub(super) const START: Date = date(2008, 1, 1);

/// Physicians and pharmacists chiefly; some of other professions were accepted as exceptions.
const PROFESSIONS: [(&str, usize); 4] = [("physician", 575), ("pharmacist", 200), ("nurse", 16), ("midwife", 8)];

/// Everybody of the cohort, with everything they did.
pub(super) fn people(draw: &Draw, programme: &Programme) -> Vec<Someone> {
    let last = path::closes_on(programme, START);
    let schedule = Schedule::new(draw, programme, START, last);
    let mut professions: Vec<&'static str> =
        PROFESSIONS.iter().flat_map(|(profession, people)| std::iter::repeat_n(*profession, *people)).collect();
    draw.shuffle(&mut professions);
    let mut people: Vec<Someone> = published::walks()
        .into_iter()
        .zip(professions)
        .map(|(walk, profession)| {
            let applied = moment(draw, programme, draw.day(date(2007, 11, 5), date(2007, 12, 20)));
            someone(draw, profession, walk, applied, moment(draw, programme, START))
        })
        .collect();
    // Numbered in an order of chance, so that a number says nothing of how far somebody came.
    draw.shuffle(&mut people);
    for (number, someone) in people.iter_mut().enumerate() {
        someone.name = format!("Personne synthétique {:03}", number + 1);
        someone.email = format!("synthetique-{:03}@demo.invalid", number + 1);
    }
    returning(&mut people);
    live(&schedule, &mut people, &published::QUOTAS, published::target);
    for someone in &mut people {
        let completes = (0..3).all(|set| someone.walk.submits(set, 0) && someone.walk.submits(set, LONG));
        if !completes && draw.happens(0.4) {
            // The others just fall silent, as most do.
            schedule.leave_for_good(someone);
        } else if draw.happens(0.05) {
            let from = draw.day(date(2008, 3, 1), date(2009, 9, 1));
            let days = u16::try_from(draw.between(10, 70)).unwrap_or(30);
            schedule.away(
                someone,
                from,
                Some(days_after(from, days)),
                if draw.happens(0.4) { "illness" } else { "leave" },
            );
        }
    }
    people
}

/// One nurse of the cast walked the whole way then, and walks again now: her past is in view, to her alone.
fn returning(people: &mut [Someone]) {
    let whole = |someone: &&mut Someone| {
        someone.profession == "nurse"
            && (0..3).all(|set| someone.walk.submits(set, 0) && someone.walk.submits(set, LONG))
    };
    let member = cast::PARTS.iter().find(|member| member.email == cast::RETURNING);
    if let (Some(member), Some(someone)) = (member, people.iter_mut().find(whole)) {
        member.email.clone_into(&mut someone.email);
        member.name.clone_into(&mut someone.name);
    }
}
