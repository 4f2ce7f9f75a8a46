//! The bodies of a demonstration: an authority, three bodies with experts at work, their doctors, and near misses in every
//! state. Everybody and everything is invented; numbers come from ranges that nobody has.

mod telling;
mod verdicts;

use domain::authority::{Actor, Role};
use domain::calendar::{days_after, days_before};
use domain::ids::{OrgId, PersonId};
use domain::near_miss::assignment::Span;
use jiff::civil::{Date, date};

use super::{cast, learning, noon, stories, text};
use crate::App;
use crate::account::{self, NewPerson};
use crate::body::{self, Kind};
use crate::doctor::{self, Member, NewDoctor, NewEstablishment};
use crate::error::{Error, Result};
use crate::near_miss::assignment::{self, Absence};
use crate::near_miss::links::{self, Which};
use crate::near_miss::rex_entry;
use crate::organisation::{self, NewOrganisation};

/// The authority of the demonstration.
pub(super) const AUTHORITY: &str = "demo-autorite";
/// Its bodies.
pub(super) const BODIES: [&str; 3] = ["demo-anesthesie", "demo-chirurgie", "demo-naissance"];

/// The specialties that each body covers.
pub(super) const COVERED: [&[&str]; 3] =
    [&["anaesthesia"], &["visceral", "orthopaedics", "urology"], &["gynaecology_obstetrics"]];
const NAMES: [(&str, &str); 3] = [
    ("Organisme imaginaire d’anesthésie (démonstration)", "Imaginary body of anaesthesia (demonstration)"),
    ("Organisme imaginaire de chirurgie (démonstration)", "Imaginary body of surgery (demonstration)"),
    ("Organisme imaginaire de la naissance (démonstration)", "Imaginary body of births (demonstration)"),
];
/// The scheme they work in.
pub(super) const SCHEME: &str = "fr-has";
/// More records than the near misses told here bring to the base.
pub(super) const MOST_ENTERED: usize = 200;
/// Since when bodies cover and doctors are engaged.
pub(super) const SINCE: Span = Span { from: date(2008, 1, 1), to: None };

/// Days before the date of the demonstration on which the bodies are founded: before whatever is told to them.
const FOUNDED: u16 = 800;
/// Days before it on which batches enter the base.
const BATCHES: [u16; 6] = [600, 450, 300, LINKS_DESTROYED, 100, 45];
/// Days before it on which the last body destroys its links to the base.
const LINKS_DESTROYED: u16 = 200;

/// Experts whom nobody can be signed in as: a third of each body, for what takes three.
const THIRD: [(&str, &str); 3] = [
    ("dr.nazaire.corbelin@demo.invalid", "Dr Nazaire Corbelin"),
    ("dr.philippine.marsaude@demo.invalid", "Dr Philippine Marsaude"),
    ("dr.eloi.vaucressonne@demo.invalid", "Dr Éloi Vaucressonne"),
];
/// A second officer of the authority, for what takes two.
const SECOND_OFFICER: (&str, &str) = ("hortense.vallombrelle@demo.invalid", "Hortense Vallombrelle");

/// A body at work.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) org: OrgId,
    pub(super) manager: Actor,
    /// Those to whom near misses are given.
    pub(super) experts: Vec<Actor>,
    pub(super) third: Actor,
    pub(super) doctors: Vec<Actor>,
    team: i64,
}

/// A near miss that was sent, and who analysed it.
#[derive(Debug)]
pub(super) struct Sent {
    pub(super) body: usize,
    pub(super) ago: u16,
    pub(super) expert: Actor,
    pub(super) reference: String,
}

/// The authority and its bodies, with what was told to them.
#[derive(Debug)]
pub(super) struct Bodies {
    pub(super) authority: OrgId,
    pub(super) officer: Actor,
    pub(super) second_officer: Actor,
    pub(super) desks: Vec<Desk>,
    pub(super) sent: Vec<Sent>,
}

/// Founds authority and bodies, takes their doctors in, and lets near misses come as far as they have by `as_of`.
///
/// # Errors
/// When the store fails.
pub(super) fn fill(app: &App, as_of: Date) -> Result<Bodies> {
    app.clock.set(noon(days_before(as_of, FOUNDED)));
    let (authority, officer, second_officer) = authority(app)?;
    let desks = (0..BODIES.len()).map(|place| open(app, place)).collect::<Result<Vec<Desk>>>()?;
    learning::open_themes(app, &desks[0].experts[0], desks[0].org)?;
    let mut sent = Vec::new();
    let mut batches = BATCHES.into_iter().peekable();
    for story in stories::all() {
        while let Some(ago) = batches.next_if(|ago| *ago > story.ago) {
            enter(app, &desks, as_of, ago)?;
        }
        sent.extend(telling::tell(app, &desks[story.body], story, days_before(as_of, story.ago))?);
    }
    app.clock.set(noon(days_before(as_of, 1)));
    take_leave(app, &desks[0], as_of)?;
    app.clock.set(noon(as_of));
    assignment::pass_on(app)?;
    Ok(Bodies { authority, officer, second_officer, desks, sent })
}

/// What was accepted enters the base; on one of these days a body lets nobody go back from it any more.
fn enter(app: &App, desks: &[Desk], as_of: Date, ago: u16) -> Result<()> {
    app.clock.set(noon(days_before(as_of, ago)));
    rex_entry::enter_batches(app)?;
    let Some(desk) = desks.last().filter(|_| ago == LINKS_DESTROYED) else { return Ok(()) };
    let why = "Démonstration : les liens vers la base ne servent plus après l’envoi des bilans.";
    links::destroy(app, &desk.manager, desk.org, &Which::All, why).map(drop)
}

/// One expert is away, covered by the other; each says how much they can have open.
fn take_leave(app: &App, desk: &Desk, as_of: Date) -> Result<()> {
    let all: Vec<&Actor> = desk.experts.iter().chain([&desk.third]).collect();
    let person = |place: usize| all.get(place).and_then(|expert| expert.person()).ok_or(Error::NotFound("expert"));
    for (place, cap) in [(0, 25), (1, 12), (2, 8)] {
        assignment::set_cap(app, &desk.manager, desk.org, person(place)?, cap)?;
    }
    let (from, to) = (as_of, days_after(as_of, 12));
    let absence = Absence { person: person(1)?, from, to, cover: Some(person(0)?) };
    assignment::set_absence(app, &desk.manager, desk.org, &absence)
}

/// An organisation that is a body, or the authority.
pub(super) fn found(app: &App, short_name: &str, names: (&str, &str), kind: Kind) -> Result<OrgId> {
    let org = organisation_of(app, short_name, names)?;
    body::found(app, &Actor::System, org, kind, SCHEME)?;
    Ok(org)
}

/// An organisation, before it is founded as a body, an authority or a hospital.
pub(super) fn organisation_of(app: &App, short_name: &str, (french, english): (&str, &str)) -> Result<OrgId> {
    let new = NewOrganisation {
        short_name: short_name.to_owned(),
        name: text(french, english),
        zone: "Europe/Paris".to_owned(),
        k: 11,
        funding: text(
            "Démonstration : organisme imaginaire, financé par les cotisations de ses membres.",
            "Demonstration: an imaginary body, paid by the contributions of its members.",
        ),
    };
    organisation::found(app, &Actor::System, new)
}

fn authority(app: &App) -> Result<(OrgId, Actor, Actor)> {
    let names = ("Autorité imaginaire (démonstration)", "Imaginary authority (demonstration)");
    let org = found(app, AUTHORITY, names, Kind::Authority)?;
    let seat = |new| {
        let (person, _) = account::add_member(app, &Actor::System, org, Role::Officer, new)?;
        Ok::<_, Error>(Actor::Wearing { person, org, role: Role::Officer })
    };
    let officer = cast::BODIES.iter().find(|member| member.org == Some(AUTHORITY)).ok_or(Error::NotFound("officer"))?;
    Ok((org, seat(super::new_person(officer))?, seat(invented(SECOND_OFFICER))?))
}

fn invented((email, name): (&str, &str)) -> NewPerson {
    NewPerson { email: email.to_owned(), name: name.to_owned(), language: "fr".to_owned() }
}

fn open(app: &App, place: usize) -> Result<Desk> {
    let (system, short_name) = (Actor::System, BODIES[place]);
    let org = found(app, short_name, NAMES[place], Kind::Body)?;
    for specialty in COVERED[place] {
        body::cover(app, &system, org, specialty, SINCE)?;
    }
    let (mut managers, mut experts, mut doctors) = (Vec::new(), Vec::new(), Vec::new());
    let members = cast::BODIES.iter().enumerate().filter(|(_, member)| member.org == Some(short_name));
    for (number, member) in members {
        let cast::Part::Team(roles) = member.part else { continue };
        let wearing = |person, role| Actor::Wearing { person, org, role };
        if roles.contains(&Role::Manager) {
            let (person, _) = account::add_member(app, &system, org, Role::Manager, super::new_person(member))?;
            managers.push(wearing(person, Role::Manager));
            continue;
        }
        let specialty = COVERED[place][number % COVERED[place].len()];
        let person = engage(app, org, (number, specialty), super::new_person(member))?;
        if roles.contains(&Role::Expert) {
            for specialty in COVERED[place] {
                doctor::make_expert(app, &system, org, person, specialty, SINCE)?;
            }
            experts.push(wearing(person, Role::Expert));
        } else {
            doctors.push(wearing(person, Role::Doctor));
        }
    }
    let manager = managers.pop().ok_or(Error::NotFound("manager"))?;
    let targeted = text("Erreur de médicament au bloc", "Wrong drug in theatre");
    body::target(app, &system, org, ("wrong-drug", COVERED[place][0]), &targeted, SINCE)?;
    let person = engage(app, org, (900 + place, COVERED[place][0]), invented(THIRD[place]))?;
    for specialty in COVERED[place] {
        doctor::make_expert(app, &system, org, person, specialty, SINCE)?;
    }
    let third = Actor::Wearing { person, org, role: Role::Expert };
    let team = team(app, (org, &manager), &doctors)?;
    Ok(Desk { org, manager, experts, third, doctors, team })
}

fn engage(app: &App, org: OrgId, (number, specialty): (usize, &str), person: NewPerson) -> Result<PersonId> {
    let finess = format!("99{:07}", number + 1);
    let place = NewEstablishment {
        finess: finess.clone(),
        name: format!("Établissement imaginaire n° {}", number + 1),
        town: "Bourg-Imaginaire".to_owned(),
    };
    doctor::enter_establishment(app, &Actor::System, org, &place)?;
    let new = NewDoctor {
        person,
        rpps: format!("999{:08}", number + 1),
        specialty: specialty.to_owned(),
        practices: vec![(finess, "salaried".to_owned())],
        from: SINCE.from,
    };
    doctor::engage(app, &Actor::System, org, &new).map(|(person, _)| person)
}

/// The first two doctors of a body work together.
fn team(app: &App, (org, manager): (OrgId, &Actor), doctors: &[Actor]) -> Result<i64> {
    let member = |actor: &Actor| {
        let person = actor.person()?;
        Some(Member { person, part: "member".to_owned(), span: SINCE })
    };
    let members: Vec<Member> = doctors.iter().take(2).filter_map(member).collect();
    doctor::form_team(app, manager, org, "Équipe imaginaire du bloc", &members)
}
