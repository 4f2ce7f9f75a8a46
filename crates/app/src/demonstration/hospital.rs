//! A hospital of the demonstration: its correspondent prepared two drafts for a doctor, of which one waits.

use domain::authority::{Actor, Role};
use domain::ids::PersonId;
use domain::relay::Answer;
use jiff::civil::Date;

use super::near_miss::{SCHEME, organisation_of};
use super::{cast, new_person, noon};
use crate::App;
use crate::account;
use crate::error::{Error, Result};
use crate::relay::{self, Prepared, Preparing};
use domain::calendar::days_before;

/// The hospital, in addresses.
pub(super) const HOSPITAL: &str = "demo-etablissement";
/// The number of its establishment: the first doctor of the first body who is no expert practises there.
const FINESS: &str = "990000005";
/// What was prepared, the last first.
const PREPARED: [&str; 2] = [
    "Démonstration : en salle de réveil, deux pochettes de transfusion étaient posées sur le même chariot. L’infirmière a relu les bracelets et a écarté la mauvaise.",
    "Démonstration : une pompe a été réglée en millilitres au lieu de milligrammes, puis corrigée à la relève.",
];

/// Founds the hospital, with a draft that was refused and one that waits.
///
/// # Errors
/// When the store fails.
pub(super) fn fill(app: &App, as_of: Date) -> Result<()> {
    app.clock.set(noon(days_before(as_of, 20)));
    let names = ("Établissement imaginaire (démonstration)", "Imaginary hospital (demonstration)");
    let org = organisation_of(app, HOSPITAL, names)?;
    relay::found_hospital(app, &Actor::System, org, FINESS, SCHEME)?;
    let mut correspondent = None;
    for member in cast::BODIES.iter().filter(|member| member.org == Some(HOSPITAL)) {
        let (person, _) = account::add_member(app, &Actor::System, org, Role::Correspondent, new_person(member))?;
        correspondent = Some(Actor::Wearing { person, org, role: Role::Correspondent });
    }
    let correspondent = correspondent.ok_or(Error::NotFound("correspondent"))?;
    let doctors = relay::doctors(app, &correspondent, org)?;
    let Some((doctor, _)) = doctors.first() else { return Ok(()) };
    let prepare = |words: &str| {
        let from = Prepared::Words(words.to_owned());
        relay::prepare(app, &correspondent, org, &Preparing { doctor: *doctor, from, days: 30 })
    };
    let refused = prepare(PREPARED[1])?;
    refuse(app, *doctor, &refused)?;
    app.clock.set(noon(days_before(as_of, 3)));
    prepare(PREPARED[0])?;
    app.clock.set(noon(as_of));
    Ok(())
}

fn refuse(app: &App, doctor: PersonId, reference: &str) -> Result<()> {
    let engaged = app.store.read(move |tx| store::doctor::engagements(tx, doctor))?;
    let body = engaged.first().ok_or(Error::NotFound("engagement"))?.org;
    let actor = Actor::Wearing { person: doctor, org: body, role: Role::Doctor };
    relay::answer(app, &actor, body, reference, Answer::Refused).map(drop)
}
