//! What can be rehearsed in an organisation: the editions it works on, definitions that ship with the program, and what
//! it published.

use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use domain::programme::Programme;
use domain::rehearsal::parts;
use std::sync::Arc;

use super::facts;
use crate::App;
use crate::editorial;
use crate::error::{Error, Result};
use crate::programme::{self, Files, Sound};

/// Where a definition comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The next version of that programme, as its edition has it now.
    Edition(String),
    /// It ships with the program and is not published here in this version.
    Shipped(String),
    /// It is published here: programme and version.
    Published(String, String),
}

impl Source {
    /// What a form sends.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Edition(programme) => format!("edition {programme}"),
            Self::Shipped(name) => format!("shipped {name}"),
            Self::Published(programme, version) => format!("published {programme} {version}"),
        }
    }

    /// The source of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let words: Vec<&str> = code.split(' ').collect();
        match words.as_slice() {
            ["edition", programme] => Some(Self::Edition((*programme).to_owned())),
            ["shipped", name] => Some(Self::Shipped((*name).to_owned())),
            ["published", programme, version] => Some(Self::Published((*programme).to_owned(), (*version).to_owned())),
            _ => None,
        }
    }
}

/// A definition that can be rehearsed, and how far that is.
#[derive(Debug, Clone)]
pub struct Subject {
    /// Where it comes from.
    pub source: Source,
    /// The definition.
    pub programme: Arc<Programme>,
    /// Parts rehearsed so far, over all languages.
    pub done: usize,
    /// Parts there are, over all languages.
    pub all: usize,
}

/// Everything that can be rehearsed in an organisation: what waits to be published first, then what is.
///
/// # Errors
/// Refused.
pub fn subjects(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<Subject>> {
    actor.may(Right::Rehearse, org)?;
    let published = programme::versions(app, org)?;
    let is_published = |programme: &Programme| {
        published.iter().any(|one| one.programme.id == programme.id && one.programme.version == programme.version)
    };
    let mut subjects = Vec::new();
    for programme in programme::list(app, org)? {
        match editorial::sound(app, actor, org, &programme.id) {
            Ok(sound) => {
                let source = Source::Edition(programme.id.clone());
                subjects.push(subject(app, org, source, sound.programme, &sound.hash)?);
            }
            // No edition is open, or it is not sound yet: there is nothing to walk.
            Err(Error::Conflict(_) | Error::Invalid(_)) => {}
            Err(error) => return Err(error),
        }
    }
    for (name, files) in documents::shipped::programmes() {
        // What ships is sound by the build's own tests; one that is not is not offered.
        let Ok(sound) = Sound::judge(&files) else {
            continue;
        };
        if !is_published(&sound.programme) {
            subjects.push(subject(app, org, Source::Shipped(name), sound.programme, &sound.hash)?);
        }
    }
    for version in published.iter().rev() {
        let programme = &version.programme;
        let source = Source::Published(programme.id.clone(), programme.version.clone());
        let hash = data_encoding::HEXLOWER.decode(version.hash.as_bytes()).unwrap_or_default();
        subjects.push(subject(app, org, source, Arc::clone(programme), &hash)?);
    }
    Ok(subjects)
}

fn subject(app: &App, org: OrgId, source: Source, programme: Arc<Programme>, hash: &[u8]) -> Result<Subject> {
    let all = parts(&programme).len() * programme.languages.len();
    let missing = facts::standing(app, org, &programme, hash)?.len();
    Ok(Subject { source, done: all.saturating_sub(missing), all, programme })
}

/// The files of what can be rehearsed.
///
/// # Errors
/// Refused; not found.
pub fn files_of(app: &App, actor: &Actor, org: OrgId, source: &Source) -> Result<Files> {
    actor.may(Right::Rehearse, org)?;
    match source {
        Source::Edition(id) => editorial::files(app, actor, org, id),
        Source::Shipped(name) => documents::shipped::programme(name).ok_or(Error::NotFound("programme")),
        Source::Published(id, version) => {
            let (id, version) = (id.clone(), version.clone());
            app.store.read(move |tx| programme::files(tx, org, &id, &version))
        }
    }
}
