//! Programmes: publishing a definition, and having its rules at hand.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError, RwLock};

use documents::definition;
use domain::authority::{Actor, Right};
use domain::editorial::with_suspended;
use domain::goal::GoalId;
use domain::ids::OrgId;
use domain::programme::Programme;
use sha2::{Digest, Sha256};
use store::Tx;
use store::programme::PublishedProgramme;

use crate::App;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};

/// The files of a definition, by path.
pub type Files = BTreeMap<String, String>;

/// Definitions parsed once: a published version never changes, so nothing here is ever stale (I01). A version with goals
/// suspended by a safety alert stands beside the one without.
#[derive(Debug, Default)]
pub struct Shelf(RwLock<HashMap<Edition, Arc<Programme>>>);

/// Organisation, programme, version, and the goals suspended in it.
type Edition = (OrgId, String, String, Vec<String>);

/// Publishes a definition in an organisation: checked, hashed, and from then on never edited.
///
/// Doors publish through [`crate::rehearsal::publish`], which asks for a rehearsal first; this is what follows.
///
/// # Errors
/// Refused; invalid with one fault for the whole when the definition is not sound (`presque programme check` lists
/// them); conflict when that version was published with other words.
pub fn publish(app: &App, actor: &Actor, org: OrgId, files: &Files) -> Result<Arc<Programme>> {
    actor.may(Right::ManageCohorts, org)?;
    let sound = Sound::judge(files)?;
    let programme = Arc::clone(&sound.programme);
    let (app, actor) = (app.clone(), actor.clone());
    app.store.clone().write(move |tx| sound.publish(&app, tx, &actor, org, ""))?;
    Ok(programme)
}

/// A definition that was judged and may be published.
#[derive(Debug, Clone)]
pub struct Sound {
    /// The definition.
    pub programme: Arc<Programme>,
    /// SHA-256 of its canonical text.
    pub hash: Vec<u8>,
    files: String,
}

impl Sound {
    /// Judges the files of a definition.
    ///
    /// # Errors
    /// Invalid with one fault for the whole.
    pub fn judge(files: &Files) -> Result<Self> {
        let programme = Arc::new(definition::check(files).map_err(|faults| unsound(&faults))?);
        let hash = Sha256::digest(definition::canonical(files)).to_vec();
        Ok(Self { programme, hash, files: serde_json::to_string(files).map_err(broken)? })
    }

    /// Its hash in hexadecimal, as people compare it.
    #[must_use]
    pub fn hex(&self) -> String {
        data_encoding::HEXLOWER.encode(&self.hash)
    }

    /// Publishes it inside a transaction; the same words again change nothing.
    ///
    /// # Errors
    /// Conflict when that version was published with other words.
    pub fn publish(&self, app: &App, tx: &mut Tx<'_>, actor: &Actor, org: OrgId, why: &str) -> Result<()> {
        let published = PublishedProgramme {
            org,
            programme: self.programme.id.clone(),
            version: self.programme.version.clone(),
            hash: self.hash.clone(),
            files: self.files.clone(),
            published: app.now(),
        };
        if !store::programme::add(tx, &published)? {
            let there = store::programme::find(tx, org, &published.programme, &published.version)?;
            let same = there.is_some_and(|there| there.hash == published.hash);
            return if same { Ok(()) } else { Err(conflict("version", "fault-version-published")) };
        }
        let object = format!("programme/{}@{}", published.programme, published.version);
        journal::write(app, tx, actor, &Act { org, act: "programme.publish", object, why }, app.now())
    }
}

/// A published version, inside a transaction, with the goals that are suspended now marked as such: a safety alert acts on
/// every version at once (I22).
///
/// # Errors
/// Not found.
pub fn load(app: &App, tx: &mut Tx<'_>, org: OrgId, programme: &str, version: &str) -> Result<Arc<Programme>> {
    let suspended = store::goal_suspension::goals(tx, org, programme)?;
    let place = (org, programme.to_owned(), version.to_owned(), suspended);
    if let Some(ready) = app.programmes.0.read().unwrap_or_else(PoisonError::into_inner).get(&place) {
        return Ok(Arc::clone(ready));
    }
    let found = store::programme::find(tx, org, programme, version)?.ok_or(Error::NotFound("programme"))?;
    let files: Files = serde_json::from_str(&found.files).map_err(broken)?;
    let suspended = place.3.iter().cloned().map(GoalId).collect();
    let parsed = Arc::new(with_suspended(&read(&files)?, &suspended));
    app.programmes.0.write().unwrap_or_else(PoisonError::into_inner).insert(place, Arc::clone(&parsed));
    Ok(parsed)
}

/// The newest published version of each programme of an organisation.
///
/// # Errors
/// When the store fails.
pub fn list(app: &App, org: OrgId) -> Result<Vec<Arc<Programme>>> {
    let app = app.clone();
    app.store.clone().read(move |tx| {
        let newest: BTreeMap<String, String> = store::programme::list(tx)?
            .into_iter()
            .filter(|(of, _, _)| *of == org)
            .map(|(_, programme, version)| (programme, version))
            .collect();
        newest.iter().map(|(programme, version)| load(&app, tx, org, programme, version)).collect()
    })
}

/// A published version, for whoever reads what is published.
#[derive(Debug, Clone)]
pub struct Version {
    /// The definition.
    pub programme: Arc<Programme>,
    /// SHA-256 of its files, in hexadecimal.
    pub hash: String,
    /// When it was published.
    pub published: jiff::Timestamp,
}

/// Every published version of an organisation, oldest first.
///
/// # Errors
/// When the store fails.
pub fn versions(app: &App, org: OrgId) -> Result<Vec<Version>> {
    let app = app.clone();
    app.store.clone().read(move |tx| {
        let all = store::programme::list(tx)?.into_iter().filter(|(of, ..)| *of == org);
        all.map(|(_, programme, version)| {
            let found = store::programme::find(tx, org, &programme, &version)?.ok_or(Error::NotFound("programme"))?;
            Ok(Version {
                programme: load(&app, tx, org, &programme, &version)?,
                hash: data_encoding::HEXLOWER.encode(&found.hash),
                published: found.published,
            })
        })
        .collect()
    })
}

/// The definition's own files of a version, such as the wording of its mails.
///
/// # Errors
/// Not found.
pub fn files(tx: &mut Tx<'_>, org: OrgId, programme: &str, version: &str) -> Result<Files> {
    let found = store::programme::find(tx, org, programme, version)?.ok_or(Error::NotFound("programme"))?;
    serde_json::from_str(&found.files).map_err(broken)
}

/// Reads what was published: its soundness was judged then.
fn read(files: &Files) -> Result<Programme> {
    definition::load(files).map_err(|faults| unsound(&faults))
}

fn unsound(faults: &[definition::Fault]) -> Error {
    let first = faults.first().map(|fault| format!("{} {}", fault.file, fault.code())).unwrap_or_default();
    let fault = Fault::new("programme", "fault-definition").with("count", faults.len()).with("first", first);
    Error::Invalid(vec![fault])
}
