//! What a record is about, drawn so that one thing depends on the other as it does in life.

use std::collections::BTreeSet;

use documents::demonstration::{Event, Patients, Specialty, Theme, Weights, Wording, Words};
use domain::rex::{Factor, Phase, Severity, When};

use super::clause::Slots;
use super::noun::Noun;
use crate::demonstration::draw::Draw;

/// The first month of the base.
const FIRST: i16 = 2008;
/// Near misses told in a year, for every thousand, as the French base is known to have grown: 56,000 by July 2013, 147,000
/// by March 2023, with 8,600 in 2022.
const GROWTH: [f64; 5] = [4.0, 7.0, 9.5, 11.5, 14.0];
/// The first half of 2013.
const FIRST_HALF: f64 = 10.0;
/// A year since then.
const SINCE: f64 = 8.9;
/// Share of records in French.
const FRENCH: f64 = 0.72;
/// Share of records that know their year alone.
const YEAR_ALONE: f64 = 0.12;
/// A patient in French, with the gender of the word.
const PATIENTS: [&str; 2] = ["m patient", "f patiente"];
/// How severe what happened was, by how it was found: weights of the levels 0 to 4.
const ACTUAL: [(&str, [f64; 5]); 6] = [
    ("check", [88.0, 9.0, 3.0, 0.0, 0.0]),
    ("attention", [80.0, 14.0, 5.0, 1.0, 0.0]),
    ("patient", [84.0, 12.0, 3.0, 1.0, 0.0]),
    ("monitor", [18.0, 46.0, 25.0, 9.0, 2.0]),
    ("chance", [34.0, 36.0, 20.0, 9.0, 1.0]),
    ("effect", [0.0, 8.0, 46.0, 37.0, 9.0]),
];

/// The months of the base and how many records each has, beside the others.
#[derive(Debug)]
pub(super) struct Months {
    months: Vec<When>,
    weights: Vec<f64>,
}

impl Months {
    /// Every month up to one, which counts.
    pub(super) fn until(year: i16, month: i8) -> Self {
        let (mut months, mut weights) = (Vec::new(), Vec::new());
        for of in FIRST..=year.max(FIRST) {
            let last = if of == year { month.unsigned_abs() } else { 12 };
            for number in 1..=last {
                let early = usize::try_from(of - FIRST).ok().and_then(|place| GROWTH.get(place));
                let weight = match early {
                    Some(thousands) => thousands / 12.0,
                    None if of == 2013 && number <= 6 => FIRST_HALF / 6.0,
                    None => SINCE / 12.0,
                };
                months.push(When::Month(of, number));
                // In summer there is less to tell.
                weights.push(if number == 8 { weight * 0.6 } else { weight });
            }
        }
        Self { months, weights }
    }

    fn draw(&self, draw: &Draw) -> When {
        self.months[draw.weighted(&self.weights)]
    }
}

/// What one record is about.
#[derive(Debug, Clone)]
pub(super) struct Lot {
    pub(super) is_french: bool,
    pub(super) specialty: String,
    theme: usize,
    event: usize,
    pub(super) when: When,
    pub(super) phase: Phase,
    pub(super) factors: BTreeSet<Factor>,
    pub(super) found: String,
    pub(super) actual: Severity,
    pub(super) potential: Severity,
    pub(super) slots: Slots,
    /// What its clauses are chosen by.
    pub(super) seed: u64,
}

impl Lot {
    pub(super) fn draw(draw: &Draw, wording: &Wording, months: &Months) -> Self {
        let is_french = draw.happens(FRENCH);
        let month = months.draw(draw);
        let weights: Vec<f64> = wording.specialties.iter().map(|specialty| specialty.weight).collect();
        let specialty = &wording.specialties[draw.weighted(&weights)];
        let met = |theme: &Theme| theme.weight * theme.specialties.get(&specialty.code).copied().unwrap_or(theme.other);
        let weights: Vec<f64> = wording.themes.iter().map(met).collect();
        let theme_at = draw.weighted(&weights);
        let theme = &wording.themes[theme_at];
        let event_at = draw.below(theme.event.len());
        let event = &theme.event[event_at];
        let found = found(draw, theme, month.year());
        let actual = level(draw.weighted(of_found(&found)));
        let potential = level(draw.weighted(&theme.potential)).max(actual);
        let when = if draw.happens(YEAR_ALONE) { When::Year(month.year()) } else { month };
        Self {
            is_french,
            specialty: specialty.code.clone(),
            theme: theme_at,
            event: event_at,
            when,
            phase: Phase::parse(coded(draw, &event.phases)).unwrap_or(Phase::During),
            factors: factors(draw, wording, event),
            found,
            actual,
            potential,
            slots: slots(draw, specialty, theme, is_french),
            seed: draw.seed(),
        }
    }

    pub(super) fn theme<'a>(&self, wording: &'a Wording) -> &'a Theme {
        &wording.themes[self.theme]
    }

    pub(super) fn event<'a>(&self, wording: &'a Wording) -> &'a Event {
        &self.theme(wording).event[self.event]
    }
}

/// What is said of a theme in a language.
pub(super) fn words(theme: &Theme, is_french: bool) -> &Words {
    if is_french { &theme.fr } else { &theme.en }
}

fn coded<'a>(draw: &Draw, weights: &'a Weights) -> &'a str {
    let each: Vec<f64> = weights.values().copied().collect();
    weights.keys().nth(draw.weighted(&each)).map_or("", String::as_str)
}

/// Planned checks find more as the years go by, where a theme learns.
fn found(draw: &Draw, theme: &Theme, year: i16) -> String {
    let years = f64::from(year - FIRST);
    let weights: Weights = theme
        .found
        .iter()
        .map(|(code, weight)| {
            let learns = if code == "check" { 1.0 + (0.02 + 0.08 * theme.trend) * years } else { 1.0 };
            (code.clone(), weight * learns)
        })
        .collect();
    coded(draw, &weights).to_owned()
}

fn of_found(found: &str) -> &'static [f64] {
    ACTUAL.iter().find(|(code, _)| *code == found).map_or(&ACTUAL[0].1, |(_, weights)| weights)
}

fn level(place: usize) -> Severity {
    Severity::ALL.get(place).copied().unwrap_or(Severity::NotReached)
}

/// One to three factors: those of the event, and now and then one that has nothing to do with it.
fn factors(draw: &Draw, wording: &Wording, event: &Event) -> BTreeSet<Factor> {
    let mut codes = BTreeSet::from([coded(draw, &event.factors).to_owned()]);
    if draw.happens(0.6) {
        codes.insert(coded(draw, &event.factors).to_owned());
    }
    if draw.happens(0.12) {
        let any: Vec<&String> = wording.common.fr.factor.keys().collect();
        codes.insert((*draw.one_of(&any)).clone());
    }
    codes.iter().filter_map(|code| Factor::parse(code)).collect()
}

fn slots(draw: &Draw, specialty: &Specialty, theme: &Theme, is_french: bool) -> Slots {
    let act: &String = draw.one_of(if is_french { &specialty.fr } else { &specialty.en });
    let mut slots = Slots::from([
        ("act".to_owned(), Noun::read(act)),
        ("patient".to_owned(), Noun::read(patient(draw, specialty.patients))),
    ]);
    for (name, nouns) in &words(theme, is_french).slots {
        let noun: &String = draw.one_of(nouns);
        slots.insert(name.clone(), Noun::read(noun));
    }
    slots
}

fn patient(draw: &Draw, patients: Patients) -> &'static str {
    match patients {
        Patients::Women => "f patiente",
        Patients::Children => "m enfant",
        Patients::Anybody => draw.one_of::<&str>(&PATIENTS),
    }
}
