//! Interests: what whoever writes, checks or reads declares of their own, and what the organisation says in public.
//!
//! Each member of a team declares their own; nobody declares for somebody else. The public page names only those who
//! consent to it, and counts the others, so that a missing declaration shows without pointing at anybody.

use std::sync::Arc;

use domain::authority::{Actor, Right, Role};
use domain::calendar::civil_date;
use domain::ids::{OrgId, PersonId};
use domain::programme::Programme;
use domain::text::{Language, Text};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::interest::Declaration as Row;
use store::organisation_accreditation::OrganisationAccreditation;

use crate::App;
use crate::error::{Error, Fault, Result};
use crate::journal::{self, Act};
use crate::member::{self, Member};
use crate::organisation::{self, Organisation, from_json, to_json};
use crate::programme;

/// Roles whose wearers are asked to declare: authors, checkers and tutors.
pub const ASKED: [Role; 3] = [Role::Tutor, Role::Editor, Role::SecondReader];

/// Most characters of a declaration in one language.
pub const LONGEST: usize = 1000;

/// What somebody declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// Their interests; without a word in any language where there is nothing to declare.
    pub words: Text,
    /// Whether they consent to be named on the public page.
    pub listed: bool,
    /// When.
    pub at: Timestamp,
}

impl Declaration {
    /// Whether there is nothing to declare.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.words.wordings().all(|(_, words)| words.trim().is_empty())
    }
}

/// Declares one's own interests; `None` for nothing to declare. The declaration before stays, and no longer holds.
///
/// # Errors
/// Refused to whoever is not of the team; invalid for words that are blank or too long in either language.
pub fn declare(app: &App, actor: &Actor, org: OrgId, words: Option<&Text>, listed: bool) -> Result<()> {
    actor.may(Right::DeclareInterests, org)?;
    let person = actor.person().ok_or(Error::NotFound("person"))?;
    let mut faults = Vec::new();
    for language in [Language::french(), Language::english()] {
        let said = words.map(|words| words.get(&language).unwrap_or_default().trim());
        if said.is_some_and(|said| said.is_empty() || said.chars().count() > LONGEST) {
            faults.push(Fault::new(format!("words-{language}"), "organisation-fault-interests"));
        }
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let words = to_json(&words.cloned().unwrap_or_default())?;
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().write(move |tx| {
        let at = app.now();
        store::interest::add(tx, org, &Row { person, words: words.clone(), listed, at })?;
        let object = format!("person/{person}");
        journal::write(&app, tx, &actor, &Act { org, act: "interests.declare", object, why: "" }, at)
    })
}

/// One's own declaration, if one was made.
///
/// # Errors
/// Refused to whoever is not of the team.
pub fn own(app: &App, actor: &Actor, org: OrgId) -> Result<Option<Declaration>> {
    actor.may(Right::DeclareInterests, org)?;
    let person = actor.person().ok_or(Error::NotFound("person"))?;
    Ok(declarations(app, org)?.into_iter().find(|(of, _)| *of == person).map(|(_, declaration)| declaration))
}

/// Who of the team declared what, and who not yet: for the lead, who asks.
///
/// # Errors
/// Refused to all but the lead.
pub fn roll(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<(Member, Option<Declaration>)>> {
    actor.may(Right::EditOrganisation, org)?;
    asked(app, org)
}

/// What an organisation says of itself to everybody.
#[derive(Debug, Clone)]
pub struct About {
    /// The organisation.
    pub organisation: Organisation,
    /// Its accreditations, lapsed ones included, first day first.
    pub accreditations: Vec<OrganisationAccreditation>,
    /// Its programmes, newest versions.
    pub programmes: Vec<Arc<Programme>>,
    /// Declarations of those who consent to be named, by name.
    pub declared: Vec<Declared>,
    /// How many more declared that they have nothing to declare, without being named.
    pub unnamed_without: usize,
    /// How many more declared interests, without being named.
    pub unnamed_with: usize,
    /// How many have not declared yet.
    pub undeclared: usize,
    /// Today, where the organisation is.
    pub today: Date,
}

/// A declaration on the public page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// Who.
    pub name: String,
    /// Their roles among those asked.
    pub roles: Vec<Role>,
    /// Their interests; none where there is nothing to declare.
    pub words: Option<Text>,
    /// The day of the declaration.
    pub on: Date,
}

/// What an organisation says of itself; its pages need no account.
///
/// # Errors
/// Not found.
pub fn about(app: &App, short_name: &str) -> Result<About> {
    let organisation = organisation::find(app, short_name)?;
    let org = organisation.id;
    let zone = TimeZone::get(&organisation.zone).unwrap_or(TimeZone::UTC);
    let accreditations = app.store.read(move |tx| Ok::<_, Error>(store::organisation_accreditation::list(tx, org)?))?;
    let mut declared = Vec::new();
    let (mut unnamed_without, mut unnamed_with, mut undeclared) = (0, 0, 0);
    for (member, declaration) in asked(app, org)? {
        match declaration {
            Some(one) if one.listed => declared.push(Declared {
                name: member.name,
                roles: member.roles.into_iter().filter(|role| ASKED.contains(role)).collect(),
                on: civil_date(one.at, &zone),
                words: (!one.is_nothing()).then_some(one.words),
            }),
            Some(one) if one.is_nothing() => unnamed_without += 1,
            Some(_) => unnamed_with += 1,
            None => undeclared += 1,
        }
    }
    let (programmes, today) = (programme::list(app, org)?, civil_date(app.now(), &zone));
    Ok(About { organisation, accreditations, programmes, declared, unnamed_without, unnamed_with, undeclared, today })
}

/// Whoever is asked to declare, with the declaration that holds.
fn asked(app: &App, org: OrgId) -> Result<Vec<(Member, Option<Declaration>)>> {
    let now = app.now().as_millisecond();
    let members = app.store.read(move |tx| member::members(tx, org, now))?;
    let declarations = declarations(app, org)?;
    let of = |person: PersonId| declarations.iter().find(|(whose, _)| *whose == person).map(|(_, one)| one.clone());
    let asked = members.into_iter().filter(|member| member.roles.iter().any(|role| ASKED.contains(role)));
    Ok(asked
        .map(|member| {
            let found = of(member.person);
            (member, found)
        })
        .collect())
}

fn declarations(app: &App, org: OrgId) -> Result<Vec<(PersonId, Declaration)>> {
    app.store.read(move |tx| {
        let rows = store::interest::list(tx, org)?;
        rows.into_iter()
            .map(|row| Ok((row.person, Declaration { words: from_json(&row.words)?, listed: row.listed, at: row.at })))
            .collect()
    })
}
