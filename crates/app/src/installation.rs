//! An installation: making one, and opening the one that is there.

use std::sync::Arc;

use domain::authority::{Actor, Role};
use domain::ids::OrgId;
use store::{Options, Store, Target};

use crate::App;
use crate::account::{self, NewPerson};
use crate::error::{Error, Result, broken};
use crate::folder::Folder;
use crate::journal::{self, Act};
use crate::keys::Keys;
use crate::password::Passwords;
use crate::ports::{Chance, Clock};
use crate::programme::Shelf;

/// Hashing takes 19 MiB and a core each: two at once leave room for everybody else.
const PASSWORDS_AT_ONCE: usize = 2;

/// Opens the installation in a folder; `database_url` outweighs the one configured.
///
/// # Errors
/// Not found, when the folder holds none; broken, when key, configuration or database cannot be read.
pub fn open(folder: &Folder, database_url: Option<&str>) -> Result<App> {
    let clock = match folder.demonstration_date()? {
        Some(date) => Clock::demonstration(date),
        None => Clock::System,
    };
    open_with(folder, database_url, clock, Chance::from_system().map_err(broken)?)
}

/// Opens the installation with a clock and a chance of the caller's: a demonstration being made, or a test.
///
/// # Errors
/// As [`open`].
pub fn open_with(folder: &Folder, database_url: Option<&str>, clock: Clock, chance: Chance) -> Result<App> {
    if !folder.is_installed() {
        return Err(Error::NotFound(
            "installation in this folder; `presque init --data DIR --email ADDRESS --name NAME` makes one",
        ));
    }
    let configuration = folder.configuration()?;
    let target = match database_url.or(configuration.database_url.as_deref()) {
        Some(url) => Target::Postgres(url.to_owned()),
        None => Target::Sqlite(folder.database()),
    };
    Ok(App {
        store: Store::open(&target, Options::default())?,
        clock: Arc::new(clock),
        chance: Arc::new(chance),
        keys: Arc::new(Keys::read(&folder.keys())?),
        passwords: Arc::new(Passwords::new(PASSWORDS_AT_ONCE)),
        programmes: Arc::new(Shelf::default()),
        rehearsals: Arc::default(),
        rex: Arc::default(),
        folder: folder.clone(),
        configuration: Arc::new(configuration),
    })
}

/// Makes the key file of a new installation.
///
/// # Errors
/// Conflict, when the folder holds one already.
pub fn prepare(folder: &Folder, chance: &Chance) -> Result<()> {
    if folder.is_installed() {
        return Err(crate::error::conflict("data", "fault-installed"));
    }
    Keys::create(&folder.keys(), chance)
}

/// Seats the first operator and answers the token of their single-use link.
///
/// # Errors
/// Conflict, when there is an operator already; invalid, for an address that cannot be.
pub fn seat_first_operator(app: &App, new: NewPerson) -> Result<String> {
    let app = app.clone();
    app.store.clone().write(move |tx| {
        let now = app.now();
        let operator = Role::Operator.code();
        if store::hat::count(tx, OrgId::INSTALLATION.0, operator, now.as_millisecond())? > 0 {
            return Err(crate::error::conflict("email", "fault-operator-seated"));
        }
        let person = account::ensure(&app, tx, &new, now)?;
        account::grant(tx, OrgId::INSTALLATION, person, Role::Operator, &Actor::System, now)?;
        let act =
            Act { org: OrgId::INSTALLATION, act: "installation.init", object: format!("person/{person}"), why: "" };
        journal::write(&app, tx, &Actor::System, &act, now)?;
        account::invite(&app, tx, OrgId::INSTALLATION, person, now)
    })
}
