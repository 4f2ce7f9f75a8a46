//! Inventing people. Their names and addresses are nobody's: `.invalid` can never be a real domain (RFC 2606).

use domain::programme::Programme;
use jiff::Timestamp;
use jiff::civil::Date;

use super::choose::{self, Quota};
use super::draw::Draw;
use super::plan::{Someone, Tackled, Walk};
use super::practice::{self, Target};
use super::schedule::Schedule;

const FIRST_NAMES: [&str; 32] = [
    "Adèle",
    "Antoine",
    "Aurore",
    "Benoît",
    "Blandine",
    "Clément",
    "Colette",
    "Damien",
    "Delphine",
    "Édith",
    "Fabien",
    "Flora",
    "Gaspard",
    "Gisèle",
    "Hugo",
    "Irène",
    "Jérôme",
    "Joséphine",
    "Karine",
    "Laurent",
    "Lison",
    "Malik",
    "Mathilde",
    "Nadia",
    "Olivier",
    "Perrine",
    "Quentin",
    "Rachida",
    "Simon",
    "Thérèse",
    "Ugo",
    "Violette",
];

/// Invented after things and places in the country, not after people.
const SURNAMES: [&str; 36] = [
    "Abricotier",
    "Aubépin",
    "Bellerive",
    "Boisfleuri",
    "Bruyerolle",
    "Chantemerle",
    "Clairefond",
    "Coudreval",
    "Douvrebois",
    "Épinelle",
    "Fontarive",
    "Genévrelle",
    "Grandsaule",
    "Hautecombe",
    "Hêtrebois",
    "Jonquerelle",
    "Lavandou",
    "Lierreval",
    "Marjolin",
    "Mésangeois",
    "Montfleury",
    "Noiserais",
    "Ormeval",
    "Pervenchon",
    "Pimprenel",
    "Plantevigne",
    "Quatreponts",
    "Rivoisel",
    "Rochebrune",
    "Sarcellois",
    "Tilleraie",
    "Tournelune",
    "Valombrette",
    "Verdelaine",
    "Vignoboul",
    "Yvelinois",
];

/// The names and addresses of so many people, none twice.
pub(super) fn names(draw: &Draw, how_many: usize, group: &str) -> Vec<(String, String)> {
    let mut all: Vec<(&str, &str)> =
        FIRST_NAMES.iter().flat_map(|first| SURNAMES.iter().map(move |last| (*first, *last))).collect();
    draw.shuffle(&mut all);
    let named = |(number, (first, last)): (usize, (&str, &str))| {
        (format!("{first} {last}"), format!("{group}-{:03}@demo.invalid", number + 1))
    };
    all.into_iter().take(how_many).enumerate().map(named).collect()
}

/// The names of so many people, none twice while there are enough: two surnames each.
pub(super) fn many_names(draw: &Draw, how_many: usize) -> Vec<String> {
    let pairs = SURNAMES.iter().flat_map(|one| SURNAMES.iter().map(move |other| (*one, *other)));
    let pairs: Vec<(&str, &str)> = pairs.filter(|(one, other)| one != other).collect();
    let mut all: Vec<(&str, (&str, &str))> =
        FIRST_NAMES.iter().flat_map(|first| pairs.iter().map(move |pair| (*first, *pair))).collect();
    draw.shuffle(&mut all);
    all.iter().cycle().take(how_many).map(|(first, (one, other))| format!("{first} {one}-{other}")).collect()
}

/// Somebody who joined and has done nothing yet.
pub(super) fn someone(
    draw: &Draw,
    profession: &'static str,
    walk: Walk,
    applied: Timestamp,
    joined: Timestamp,
) -> Someone {
    let setting = match profession {
        "physician" => *draw.one_of(&["solo", "group", "group", "group", "health_centre"]),
        "pharmacist" => "pharmacy",
        "nurse" => *draw.one_of(&["health_centre", "other"]),
        _ => "health_centre",
    };
    Someone {
        email: String::new(),
        name: String::new(),
        language: if draw.happens(0.12) { "en" } else { "fr" },
        profession,
        setting,
        walk,
        applied,
        joined,
        sets: Vec::new(),
        left: None,
        leaves: Vec::new(),
        reopened: Vec::new(),
        draft: None,
        readiness: draw.bell().clamp(-2.5, 2.5),
        obstacles: practice::obstacles(draw),
    }
}

/// Lets people choose, dates what they do, and decides what they say: all that follows from how far they walk.
pub(super) fn live(schedule: &Schedule<'_>, people: &mut [Someone], quotas: &[Quota], target: impl Fn(u16) -> Target) {
    let (draw, programme) = (schedule.draw, schedule.programme);
    let choices = choose::choices(draw, programme, people, quotas, |goal| target(goal).popularity);
    for (someone, choices) in people.iter_mut().zip(choices) {
        let readiness = someone.readiness;
        let goals = choices.into_iter().map(|goals| {
            goals.into_iter().filter_map(|goal| tackled(draw, programme, goal, readiness, target(goal))).collect()
        });
        let goals = goals.collect();
        schedule.plan(someone, goals);
    }
    practice::practise(draw, people, target);
}

fn tackled(draw: &Draw, programme: &Programme, number: u16, readiness: f64, target: Target) -> Option<Tackled> {
    let goal = programme.goals.iter().find(|goal| goal.number == number)?;
    Some(Tackled {
        goal: goal.id.clone(),
        number,
        patients: draw.happens(0.8).then(|| draw.between(1, 40)),
        before: practice::before(draw, readiness, target),
        said: [None, None],
    })
}

/// A moment of a day, in the zone of a programme.
pub(super) fn moment(draw: &Draw, programme: &Programme, day: Date) -> Timestamp {
    draw.moment(day, &programme.zone)
}
