//! Installations to measure, made through the use cases.

use std::path::Path;

use app::App;
use app::cohort::Pinned;
use app::folder::Folder;
use app::ports::{Chance, Clock};
use domain::authority::{Actor, Role};
use domain::text::{Language, Text};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Short name of the organisation measured.
pub(crate) const ORG: &str = "bench";
/// Short name of the programme measured.
pub(crate) const PROGRAMME: &str = "prescrire-pip";
/// Short name of the cohort measured.
pub(crate) const COHORT: &str = "measured";

/// Now, by the machine: the server that is measured reads the same clock.
pub(crate) fn now() -> Timestamp {
    Clock::System.now()
}

/// An installation with one organisation and one cohort that started on a day.
pub(crate) fn installation(data: &Path, start: Date) -> anyhow::Result<(App, Pinned)> {
    let folder = Folder::new(data);
    let chance = Chance::seeded(1);
    app::installation::prepare(&folder, &chance)?;
    let app = app::installation::open_with(&folder, None, Clock::System, chance)?;
    let words = |text: &str| Text::new([(Language::french(), text.to_owned()), (Language::english(), text.to_owned())]);
    let organisation = app::organisation::NewOrganisation {
        short_name: ORG.to_owned(),
        name: words("Bench"),
        zone: "Europe/Paris".to_owned(),
        k: 11,
        funding: words("Bench"),
    };
    let org = app::organisation::found(&app, &Actor::System, organisation)?;
    let files = documents::shipped::programme(PROGRAMME).unwrap_or_default();
    let programme = app::programme::publish(&app, &Actor::System, org, &files)?;
    let cohort = app::cohort::start(&app, &Actor::System, org, &programme, COHORT, start)?;
    Ok((app, Pinned { cohort, programme }))
}

/// Today in Paris.
pub(crate) fn today() -> anyhow::Result<Date> {
    Ok(now().to_zoned(TimeZone::get("Europe/Paris")?).date())
}

/// Enrols so many people who chose their first set, and signs each in; their tokens.
pub(crate) fn participants(app: &App, pinned: &Pinned, people: u32) -> anyhow::Result<Vec<String>> {
    const AT_ONCE: u32 = 500;
    let mut tokens = Vec::new();
    for first in (0..people).step_by(AT_ONCE as usize) {
        let (handle, pinned) = (app.clone(), pinned.clone());
        let last = people.min(first + AT_ONCE);
        tokens.extend(app.store.write(move |tx| {
            (first..last).map(|n| participant(&handle, tx, &pinned, n)).collect::<app::Result<Vec<String>>>()
        })?);
    }
    Ok(tokens)
}

fn participant(app: &App, tx: &mut store::Tx<'_>, pinned: &Pinned, n: u32) -> app::Result<String> {
    let now = app.now();
    let person = app::account::NewPerson {
        email: format!("person{n}@bench.invalid"),
        name: format!("Person {n}"),
        language: "fr".to_owned(),
    };
    let person = app::account::ensure(app, tx, &person, now)?;
    app::account::grant(tx, pinned.cohort.org, person, Role::Participant, &Actor::System, now)?;
    let key = app::enrolling::enrol(app, tx, pinned, person, "physician", "practice", now)?
        .ok_or(app::Error::NotFound("enrolment"))?;
    let sequence = pinned.programme.sequences.first().ok_or(app::Error::NotFound("sequence"))?;
    let offered: Vec<u16> = pinned.programme.offered(&sequence.id).map(|goal| goal.number).collect();
    for (place, goal) in (1_u16..).zip(offered.iter().take(usize::from(pinned.programme.choice.per_set))) {
        let choice = store::choice::Choice {
            set: sequence.set,
            place,
            goal: *goal,
            chosen: now,
            patients: Some(10),
            replaced: None,
            reason: None,
        };
        store::choice::add(tx, key, &choice)?;
    }
    app::session::begin(app, tx, person, now)
}
