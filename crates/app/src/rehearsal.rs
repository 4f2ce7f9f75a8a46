//! Rehearsal: the team walks a definition as its participants will, with the clock moved, in every language, mails
//! included, before it is published.
//!
//! A rehearsal is an installation of its own, under `rehearsals/` in the data folder: its own database, keys, clock and
//! mails, and one walker for each language of the definition. Every use case runs in it unchanged, and nothing of it can
//! reach the figures, the outbox or the journal of the real one, because it is not there. What comes back are facts
//! ([`domain::rehearsal`]): which part was seen or done in which language, for files of that hash. Publication asks for
//! all of them, or for a reason. A rehearsal is deleted when it is ended, and after seven days.
//!
//! One server process keeps a rehearsal: its clock stands in memory, and is written down only to go on after a restart.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::authority::{Actor, Right, Role};
use domain::ids::{OrgId, PersonId};
use domain::rehearsal::Facts;
use domain::text::Language;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::rehearsal::Rehearsed;

use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::organisation::Organisation;
use crate::programme::{Files, Sound};
use crate::session::{Hat, SignedIn};

mod facts;
mod mails;
mod publishing;
mod sample;
mod stage;
mod subject;
mod walking;

pub use facts::{complete, note, note_deeds, standing};
pub use mails::{Mail, mails, read_mail};
pub use publishing::{must_be_complete, publish};
pub use sample::{How, JOINING, sound_answers, take_step};
pub use subject::{Source, Subject, files_of, subjects};
pub use walking::{Here, look, move_to, settle};

/// How long a rehearsal is kept.
pub const LASTS: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Most rehearsals at once in an installation: each holds a database open.
const MOST: usize = 20;
/// The name of a rehearsal's cohort, in addresses.
pub const COHORT: &str = "rehearsal";

/// Somebody invented who takes part in a rehearsal, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walker {
    /// What they read.
    pub language: Language,
    /// Their account in the rehearsal.
    pub person: PersonId,
    /// Their name.
    pub name: String,
}

/// A rehearsal that is open.
#[derive(Debug)]
pub struct Rehearsal {
    /// What a browser remembers it by, and the name of its folder. No secret: only who began it may enter.
    pub name: String,
    /// Which files are rehearsed, and for which organisation.
    pub what: Rehearsed,
    /// Who began it.
    pub person: PersonId,
    /// When it began, by the real clock.
    pub begun: Timestamp,
    /// Its own installation.
    pub app: App,
    /// Its organisation, as its own installation knows it.
    pub organisation: Organisation,
    /// Its cohort.
    pub pinned: Pinned,
    /// Who walks, one for each language of the definition.
    pub walkers: Vec<Walker>,
    /// What was rehearsed so far, known without asking.
    known: Mutex<Facts>,
    /// Whoever moves the clock or takes a step has it: two at once would write the same mails twice.
    turn: Mutex<()>,
}

impl Rehearsal {
    /// Who walks in a language; the first when nobody does.
    #[must_use]
    pub fn walker(&self, tag: &str) -> Option<&Walker> {
        self.walkers.iter().find(|walker| walker.language.tag() == tag).or_else(|| self.walkers.first())
    }

    /// A walker as somebody signed in to the rehearsal.
    #[must_use]
    pub fn signed_in(&self, walker: &Walker) -> SignedIn {
        let hat = Hat { org: self.organisation.id, role: Role::Participant };
        SignedIn {
            person: walker.person,
            name: walker.name.clone(),
            language: walker.language.tag().to_owned(),
            hat: Some(hat.clone()),
            hats: vec![hat],
        }
    }

    /// A walker as the actor that use cases take.
    #[must_use]
    pub fn actor(&self, walker: &Walker) -> Actor {
        Actor::Wearing { person: walker.person, org: self.organisation.id, role: Role::Participant }
    }

    fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn known(&self) -> MutexGuard<'_, Facts> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The rehearsals that this process has open, by name.
#[derive(Debug, Default)]
pub struct Open(Mutex<HashMap<String, Arc<Rehearsal>>>);

impl Open {
    /// Whether this very rehearsal is still open.
    #[must_use]
    pub fn holds(&self, rehearsal: &Arc<Rehearsal>) -> bool {
        self.all().get(&rehearsal.name).is_some_and(|open| Arc::ptr_eq(open, rehearsal))
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, Arc<Rehearsal>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is written down of a rehearsal, to open it again.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Written {
    org: i64,
    programme: String,
    hash: String,
    person: i64,
    begun_ms: i64,
    now_ms: i64,
    walkers: Vec<(String, i64, String)>,
}

/// A rehearsal in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Short name of the programme.
    pub programme: String,
    /// When it began.
    pub begun: Timestamp,
}

/// Begins a rehearsal of a definition, and ends the one that the same person had.
///
/// # Errors
/// Refused; invalid when the definition is not sound; conflict when too many are open.
pub fn begin(app: &App, actor: &Actor, org: OrgId, files: &Files) -> Result<Arc<Rehearsal>> {
    actor.may(Right::Rehearse, org)?;
    let person = actor.person().ok_or(Error::NotFound("person"))?;
    let sound = Sound::judge(files)?;
    for (name, written) in written(app)? {
        if written.person == person.0 {
            remove(app, &name)?;
        }
    }
    if written(app)?.len() >= MOST {
        return Err(conflict("", "fault-rehearsals-full"));
    }
    let name = app.chance.reference();
    let rehearsal = stage::set(app, &name, org, person, files, &sound).inspect_err(|_| {
        // Half a rehearsal is none; what could not be set leaves nothing behind.
        let _ = fs::remove_dir_all(place(app, &name));
    })?;
    let object = format!("programme/{}@{}", sound.programme.id, sound.programme.version);
    let (handle, actor) = (app.clone(), actor.clone());
    app.store.write(move |tx| {
        let act = Act { org, act: "rehearsal.begin", object: object.clone(), why: "" };
        journal::write(&handle, tx, &actor, &act, handle.now())
    })?;
    let rehearsal = Arc::new(rehearsal);
    app.rehearsals.all().insert(name, Arc::clone(&rehearsal));
    Ok(rehearsal)
}

/// The rehearsal of that name, for whoever began it and may still rehearse there; opened again after a restart.
///
/// # Errors
/// Not found, for anybody else too.
pub fn enter(app: &App, actor: &Actor, name: &str) -> Result<Arc<Rehearsal>> {
    let missing = || Error::NotFound("rehearsal");
    // Names are made of these; anything else could be a path.
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return Err(missing());
    }
    let open = app.rehearsals.all().get(name).cloned();
    let rehearsal = match open {
        Some(open) => open,
        None => {
            let written = read(app, name).ok_or_else(missing)?;
            let opened = Arc::new(stage::open_again(app, name, &written)?);
            Arc::clone(app.rehearsals.all().entry(name.to_owned()).or_insert(opened))
        }
    };
    let is_theirs = actor.person() == Some(rehearsal.person) && actor.may(Right::Rehearse, rehearsal.what.org).is_ok();
    let lasts = app.now() < rehearsal.begun + LASTS;
    if is_theirs && lasts { Ok(rehearsal) } else { Err(missing()) }
}

/// The rehearsals that somebody began in an organisation.
///
/// # Errors
/// Refused.
pub fn mine(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<Listed>> {
    actor.may(Right::Rehearse, org)?;
    let person = actor.person().map(|person| person.0);
    let theirs = written(app)?.into_iter().filter(|(_, one)| Some(one.person) == person && one.org == org.0);
    Ok(theirs
        .map(|(name, one)| Listed {
            name,
            programme: one.programme,
            begun: Timestamp::from_millisecond(one.begun_ms).unwrap_or_default(),
        })
        .collect())
}

/// Ends a rehearsal and deletes its data; what was rehearsed stays known.
///
/// # Errors
/// Not found, for anybody but who began it.
pub fn end(app: &App, actor: &Actor, name: &str) -> Result<()> {
    let rehearsal = enter(app, actor, name)?;
    remove(app, &rehearsal.name)
}

/// Deletes every rehearsal that is older than seven days; how many.
///
/// # Errors
/// When the data folder cannot be read or written.
pub fn clean_up(app: &App) -> Result<u64> {
    let now = app.now();
    let mut removed = 0;
    for name in names(app)? {
        // A folder without a record is nobody's: the record is written first.
        let begun = read(app, &name).and_then(|written| Timestamp::from_millisecond(written.begun_ms).ok());
        if begun.is_none_or(|begun| now >= begun + LASTS) {
            remove(app, &name)?;
            removed += 1;
        }
    }
    Ok(removed)
}

fn remove(app: &App, name: &str) -> Result<()> {
    let open = app.rehearsals.all().remove(name);
    if let Some(open) = open {
        open.app.store.close();
    }
    match fs::remove_dir_all(place(app, name)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn root(app: &App) -> PathBuf {
    app.folder.path().join("rehearsals")
}

fn place(app: &App, name: &str) -> PathBuf {
    root(app).join(name)
}

fn names(app: &App) -> Result<Vec<String>> {
    let root = root(app);
    if !root.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(root)?.collect::<std::io::Result<Vec<_>>>()?;
    let mut names: Vec<String> = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

fn written(app: &App) -> Result<Vec<(String, Written)>> {
    Ok(names(app)?.into_iter().filter_map(|name| read(app, &name).map(|written| (name, written))).collect())
}

fn read(app: &App, name: &str) -> Option<Written> {
    let text = fs::read_to_string(place(app, name).join("rehearsal.json")).ok()?;
    serde_json::from_str(&text).ok()
}

fn write(app: &App, name: &str, written: &Written) -> Result<()> {
    let beside = place(app, name).join("rehearsal.json.new");
    fs::write(&beside, serde_json::to_string(written).map_err(broken)?)?;
    Ok(fs::rename(beside, place(app, name).join("rehearsal.json"))?)
}

impl Rehearsal {
    /// Writes down who walks, and where its clock stands.
    fn keep(&self, app: &App) -> Result<()> {
        let walker = |walker: &Walker| (walker.language.tag().to_owned(), walker.person.0, walker.name.clone());
        let walkers = self.walkers.iter().map(walker).collect();
        let now_ms = self.app.now().as_millisecond();
        write(app, &self.name, &Written { now_ms, walkers, ..Written::of(&self.what, self.person, self.begun) })
    }
}

impl Written {
    fn of(what: &Rehearsed, person: PersonId, begun: Timestamp) -> Self {
        Self {
            org: what.org.0,
            programme: what.programme.clone(),
            hash: data_encoding::HEXLOWER.encode(&what.hash),
            person: person.0,
            begun_ms: begun.as_millisecond(),
            now_ms: begun.as_millisecond(),
            walkers: Vec::new(),
        }
    }
}
