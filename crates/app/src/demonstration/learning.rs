//! What bodies of a demonstration made of what they were told: themes, what they saw elsewhere, a study, guidelines at every
//! step of their life, how far those are applied, an alert, and two stories. All of it through the use cases that people
//! have; all of it invented.

mod beside;
mod guidelines;
mod texts;
mod uptake;

use domain::authority::{Actor, Role};
use domain::ids::OrgId;
use domain::text::{Language, Text};
use jiff::civil::{Date, date};

use super::draw::Draw;
use super::near_miss::{Bodies, COVERED};
use super::people;
use crate::App;
use crate::account::NewPerson;
use crate::doctor::{self, NewDoctor};
use crate::error::Result;
use crate::theme::{self, NewTheme};

/// Doctors of the first body who say whether they apply guidelines: enough that counts of them can be told.
const APPLYING: usize = 40;

/// Both wordings of something.
pub(super) type Both = [&'static str; 2];

/// A text in both languages, set as each is printed.
fn both([french, english]: Both) -> Text {
    Text::new([(Language::french(), super::rex_base::typeset(french)), (Language::english(), english.to_owned())])
}

/// Opens what the scheme's own themes lack, before anything is filed.
///
/// # Errors
/// When the store fails.
pub(super) fn open_themes(app: &App, expert: &Actor, org: OrgId) -> Result<()> {
    for (code, name) in texts::THEMES {
        let new = NewTheme { code: (*code).to_owned(), name: both(*name), specialty: None };
        theme::open(app, expert, org, &new)?;
    }
    Ok(())
}

/// Lets bodies make something of what they were told, up to a day.
///
/// # Errors
/// When the store fails.
pub(super) fn fill(app: &App, draw: &Draw, bodies: &Bodies, as_of: Date) -> Result<()> {
    let doctors = engage(app, draw, bodies)?;
    let study = beside::study(app, bodies, as_of)?;
    let seen = beside::watch(app, bodies, as_of)?;
    let published = guidelines::fill(app, bodies, (&study, &seen), as_of)?;
    uptake::fill(app, draw, &doctors, &published, as_of)?;
    beside::alert(app, bodies, &doctors, as_of)?;
    beside::stories(app, bodies, as_of)?;
    app.clock.set(super::noon(as_of));
    crate::rex::freeze_public_counts(app)?;
    theme::freeze_public(app).map(drop)
}

/// Doctors of the first body whom nobody can be signed in as.
fn engage(app: &App, draw: &Draw, bodies: &Bodies) -> Result<Vec<Actor>> {
    let org = bodies.desks[0].org;
    let from = date(2009, 1, 1);
    let mut doctors = Vec::new();
    for (number, (name, email)) in people::names(draw, APPLYING, "medecin").into_iter().enumerate() {
        let new = NewDoctor {
            person: NewPerson { email, name: format!("Dr {name}"), language: "fr".to_owned() },
            rpps: format!("999{:08}", 5_001 + number),
            specialty: COVERED[0][0].to_owned(),
            practices: Vec::new(),
            from,
        };
        let (person, _) = doctor::engage(app, &Actor::System, org, &new)?;
        doctors.push(Actor::Wearing { person, org, role: Role::Doctor });
    }
    Ok(doctors)
}
