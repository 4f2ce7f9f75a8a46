//! Organisations: they share nothing but listed hand-overs.

use std::collections::BTreeMap;

use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use domain::text::{Language, Text};
use store::Tx;

use crate::App;
use crate::error::{Error, Fault, Result, broken};
use crate::journal::{self, Act};

/// An organisation, as pages and use cases know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its identity.
    pub id: OrgId,
    /// Short name, in URLs and commands.
    pub short_name: String,
    /// What it is called.
    pub name: Text,
    /// Its time zone.
    pub zone: String,
    /// Fewest people behind a figure that leaves the team.
    pub k: u32,
    /// How it is paid, in its own words.
    pub funding: Text,
}

/// What is needed to found an organisation.
#[derive(Debug, Clone)]
pub struct NewOrganisation {
    /// Short name: lower-case letters, digits and hyphens.
    pub short_name: String,
    /// What it is called.
    pub name: Text,
    /// Its time zone, such as `Europe/Paris`.
    pub zone: String,
    /// Fewest people behind a figure; 11 unless there is a reason, never less than 5.
    pub k: u32,
    /// How it is paid.
    pub funding: Text,
}

/// Founds an organisation, with a key of its own.
///
/// # Errors
/// Refused to all but the operator; invalid for a name, zone, k or statement of funding that cannot be, in any of the two
/// languages every installation speaks; conflict when the name is taken.
pub fn found(app: &App, actor: &Actor, new: NewOrganisation) -> Result<OrgId> {
    actor.may(Right::OperateInstallation, OrgId::INSTALLATION)?;
    let mut faults = Vec::new();
    if !is_short_name(&new.short_name) {
        faults.push(Fault::new("short_name", "fault-short-name"));
    } else if RESERVED.contains(&new.short_name.as_str()) {
        faults.push(Fault::new("short_name", "fault-name-reserved"));
    }
    if jiff::tz::TimeZone::get(&new.zone).is_err() {
        faults.push(Fault::new("zone", "fault-zone"));
    }
    if new.k < 5 {
        faults.push(Fault::new("k", "fault-k"));
    }
    faults.extend(unsaid(&new.name, &new.funding));
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let id = OrgId(app.chance.id());
    let row = store::organisation::Organisation {
        org_id: id.0,
        short_name: new.short_name.clone(),
        names: to_json(&new.name)?,
        zone: new.zone,
        k: i64::from(new.k),
        funding: to_json(&new.funding)?,
        wrapped_key: app.keys.wrap_new(id, &app.chance)?,
        created_ms: app.now().as_millisecond(),
    };
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().write(move |tx| {
        if !store::organisation::add(tx, &row)? {
            return Err(crate::error::conflict("short_name", "fault-name-taken"));
        }
        let act = Act {
            org: OrgId::INSTALLATION,
            act: "organisation.found",
            object: format!("organisation/{}", row.short_name),
            why: "",
        };
        journal::write(&app, tx, &actor, &act, app.now())
    })?;
    Ok(id)
}

/// What an organisation's name and statement of funding lack, in the languages every installation speaks.
fn unsaid(name: &Text, funding: &Text) -> Vec<Fault> {
    let mut faults = Vec::new();
    for language in [Language::french(), Language::english()] {
        let blank = |text: &Text| text.get(&language).is_none_or(|words| words.trim().is_empty());
        if blank(name) {
            faults.push(Fault::new(format!("name-{language}"), "fault-name"));
        }
        if blank(funding) {
            faults.push(Fault::new(format!("funding-{language}"), "fault-funding"));
        }
    }
    faults
}

/// Most characters of a name in one language.
const LONGEST_NAME: usize = 200;
/// Most characters of a statement of funding in one language.
const LONGEST_FUNDING: usize = 2000;

/// Changes what an organisation is called and how it says it is paid (R26), in both languages.
///
/// # Errors
/// Refused to all but its lead; invalid for what is blank or too long in either language.
pub fn change(app: &App, actor: &Actor, org: OrgId, name: &Text, funding: &Text) -> Result<()> {
    actor.may(Right::EditOrganisation, org)?;
    let mut faults = unsaid(name, funding);
    for (field, text, max) in [("name", name, LONGEST_NAME), ("funding", funding, LONGEST_FUNDING)] {
        let long = text.wordings().filter(|(_, words)| words.chars().count() > max);
        faults.extend(
            long.map(|(language, _)| Fault::new(format!("{field}-{language}"), "fault-too-long").with("max", max)),
        );
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let (names, funding) = (to_json(name)?, to_json(funding)?);
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().write(move |tx| {
        let found = store::organisation::find(tx, org.0)?.ok_or(Error::NotFound("organisation"))?;
        let (names, funding) = (names.clone(), funding.clone());
        let changed = store::organisation::Organisation { names, funding, ..found };
        store::organisation::change(tx, &changed)?;
        let object = format!("organisation/{}", changed.short_name);
        journal::write(&app, tx, &actor, &Act { org, act: "organisation.change", object, why: "" }, app.now())
    })
}

/// The organisation of that short name.
///
/// # Errors
/// Not found.
pub fn find(app: &App, short_name: &str) -> Result<Organisation> {
    let short_name = short_name.to_owned();
    app.store.read(move |tx| {
        let found = store::organisation::find_by_short_name(tx, &short_name)?;
        found.map(from_row).transpose()?.ok_or(Error::NotFound("organisation"))
    })
}

/// The organisation of that identity, inside a transaction.
///
/// # Errors
/// Not found.
pub fn load(tx: &mut Tx<'_>, id: OrgId) -> Result<Organisation> {
    let found = store::organisation::find(tx, id.0)?;
    found.map(from_row).transpose()?.ok_or(Error::NotFound("organisation"))
}

/// Every organisation: their names are no secret.
///
/// # Errors
/// When the store fails.
pub fn list(app: &App) -> Result<Vec<Organisation>> {
    app.store.read(all)
}

/// Every organisation, inside a transaction.
///
/// # Errors
/// When the store fails.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Organisation>> {
    store::organisation::list(tx)?.into_iter().map(from_row).collect()
}

/// Short names that an organisation may not bear, because its pages would stand where the program's own do: the first
/// parts of every address (a test compares them with the routes), and a few kept for pages to come.
pub const RESERVED: [&str; 23] = [
    "about",
    "account",
    "alerts",
    "demonstration",
    "digest",
    "extracts",
    "guidelines",
    "health",
    "help",
    "invitation",
    "language",
    "operation",
    "receipt",
    "register",
    "rehearsal",
    "rex",
    "session",
    "sign-in",
    "static",
    "stories",
    "style",
    "themes",
    "try",
];

/// Whether a text can be a short name in URLs and commands.
#[must_use]
pub fn is_short_name(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (2..=40).contains(&text.len()) && text.chars().all(fits) && !text.starts_with('-') && !text.ends_with('-')
}

fn from_row(row: store::organisation::Organisation) -> Result<Organisation> {
    Ok(Organisation {
        id: OrgId(row.org_id),
        short_name: row.short_name,
        name: from_json(&row.names)?,
        zone: row.zone,
        k: u32::try_from(row.k).map_err(broken)?,
        funding: from_json(&row.funding)?,
    })
}

pub(crate) fn to_json(text: &Text) -> Result<String> {
    let map: BTreeMap<&str, &str> = text.wordings().map(|(language, words)| (language.tag(), words)).collect();
    serde_json::to_string(&map).map_err(broken)
}

pub(crate) fn from_json(json: &str) -> Result<Text> {
    let map: BTreeMap<String, String> = serde_json::from_str(json).map_err(broken)?;
    Ok(Text::new(map.into_iter().filter_map(|(tag, words)| Some((Language::parse(&tag)?, words)))))
}
