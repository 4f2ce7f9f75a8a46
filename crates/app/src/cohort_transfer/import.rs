//! Reading a folder in: judged whole, loaded unseen, shown at once.

use std::fs;
use std::io;
use std::path::Path;

use data_encoding::HEXLOWER;
use documents::bad_cell::BadCell;
use documents::cohort_tables::{DICTIONARY, FORMAT, Manifest, Measure, read_manifest};
use domain::authority::{Actor, Right};
use domain::ids::{CohortId, OrgId};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use store::cohort::Cohort;
use store::general_measure::GeneralMeasure;

use super::folder::{Numbered, Tables};
use super::judge::Rules;
use super::load::{self, BATCH, Loader};
use super::remnant::{self, Lock};
use super::{Faults, Imported, Progress, Stage, folder_hash};
use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::organisation::is_short_name;
use crate::programme;

/// Where a cohort arrives.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// The organisation.
    pub org: OrgId,
    /// Short name of the programme.
    pub programme: String,
    /// Short name of the cohort to be.
    pub cohort: String,
}

impl Arrival {
    /// The arrival in whichever organisation has published the programme; `org` decides where several did.
    ///
    /// # Errors
    /// Not found; invalid, asking for the organisation.
    pub fn find(app: &App, org: Option<&str>, programme: &str, cohort: &str) -> Result<Self> {
        let to = |org| Self { org, programme: programme.to_owned(), cohort: cohort.to_owned() };
        if let Some(short_name) = org {
            return Ok(to(crate::organisation::find(app, short_name)?.id));
        }
        let name = programme.to_owned();
        let mut published = app.store.read(move |tx| {
            let all = store::programme::list(tx)?;
            Ok::<_, Error>(all.into_iter().filter(|(_, id, _)| *id == name).map(|(org, ..)| org).collect::<Vec<_>>())
        })?;
        published.dedup();
        match published.as_slice() {
            [org] => Ok(to(*org)),
            [] => Err(Error::NotFound("programme; publish its definition first")),
            _ => Err(Fault::new("org", "fault-which-organisation").into()),
        }
    }
}

/// Imports a folder as a new cohort: all of it, or nothing.
///
/// # Errors
/// Refused; invalid for a name that cannot be; conflict when the name is taken or another import is running; broken
/// when folder or store fail, and then nothing of it is seen. Bad rows are no error: see [`Imported::Refused`].
pub fn import(app: &App, actor: &Actor, to: &Arrival, folder: &Path, progress: &Progress) -> Result<Imported> {
    actor.may(Right::MoveCohorts, to.org)?;
    if !is_short_name(&to.cohort) {
        return Err(Fault::new("cohort", "fault-short-name").into());
    }
    if !folder.is_dir() {
        return Err(Fault::new("", "transfer-no-folder").into());
    }
    let _lock = Lock::take_or_refuse(app)?;
    remnant::remove_dead(app)?;
    let mut faults = Faults::default();
    let Some(package) = Package::read(app, to, folder, &mut faults)? else {
        return Ok(faults.into_refusal());
    };
    let mut import = Import { app, actor, to, folder, progress, package };
    match import.judge(&mut faults)? {
        Some(judged) => import.load(&judged),
        None => Ok(faults.into_refusal()),
    }
}

/// The dictionary of the folder, and what it arrives at.
struct Package {
    manifest: Manifest,
    pinned: Pinned,
    sha256: String,
}

impl Package {
    fn read(app: &App, to: &Arrival, folder: &Path, faults: &mut Faults) -> Result<Option<Self>> {
        let bad = |column: &str, value: &str, message| BadCell::new(DICTIONARY, None, column, value, message);
        let text = match fs::read_to_string(folder.join(DICTIONARY)) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                faults.note(bad("", "", "transfer-missing-file"));
                return Ok(None);
            }
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                faults.note(bad("", "", "transfer-utf8"));
                return Ok(None);
            }
            Err(error) => return Err(error.into()),
        };
        let manifest = match read_manifest(&text) {
            Ok(manifest) => manifest,
            Err(message) => {
                faults.note(bad("", "", "transfer-not-package").with("message", message));
                return Ok(None);
            }
        };
        if manifest.format != FORMAT {
            let fault = bad("format", &manifest.format.to_string(), "transfer-format");
            faults.note(fault.with("found", manifest.format).with("known", FORMAT));
        }
        if manifest.programme != to.programme {
            faults.note(
                bad("programme", &manifest.programme, "transfer-other-programme").with("programme", &to.programme),
            );
        }
        // Of a past and a future that windows can be computed in.
        let start = manifest.start.parse::<Date>().ok().filter(|start| (1900..=2200).contains(&start.year()));
        if start.is_none() {
            faults.note(bad("start", &manifest.start, "transfer-start"));
        }
        let (Some(start), 0) = (start, faults.count()) else {
            return Ok(None);
        };
        Self::pin(app, to, manifest, start, &text, faults)
    }

    /// The definition the rows are judged by is the published one, and the very same.
    fn pin(
        app: &App,
        to: &Arrival,
        manifest: Manifest,
        start: Date,
        text: &str,
        faults: &mut Faults,
    ) -> Result<Option<Self>> {
        let cohort = Cohort {
            org: to.org,
            id: CohortId(app.chance.id()),
            programme: to.programme.clone(),
            version: manifest.version.clone(),
            name: to.cohort.clone(),
            start,
            synthetic: manifest.synthetic,
            created: app.now(),
        };
        let (handle, wanted) = (app.clone(), cohort.clone());
        let published = app.store.read(move |tx| {
            if store::cohort::find_by_name(tx, wanted.org, &wanted.programme, &wanted.name)?.is_some() {
                return Err(conflict("cohort", "fault-name-taken"));
            }
            let found = store::programme::find(tx, wanted.org, &wanted.programme, &wanted.version)?;
            let Some(found) = found else { return Ok(None) };
            let programme = programme::load(&handle, tx, wanted.org, &wanted.programme, &wanted.version)?;
            Ok(Some((programme, HEXLOWER.encode(&found.hash))))
        })?;
        let Some((programme, hash)) = published else {
            let fault = BadCell::new(DICTIONARY, None, "version", &manifest.version, "transfer-not-published");
            faults.note(fault.with("programme", &to.programme));
            return Ok(None);
        };
        if hash != manifest.definition_sha256 {
            let value = &manifest.definition_sha256;
            faults.note(BadCell::new(DICTIONARY, None, "definition_sha256", value, "transfer-other-definition"));
            return Ok(None);
        }
        let sha256 = HEXLOWER.encode(&Sha256::digest(text.as_bytes()));
        Ok(Some(Self { manifest, pinned: Pinned { cohort, programme }, sha256 }))
    }
}

/// What the first reading found.
struct Judged {
    participants: u64,
    hashes: Vec<(String, String)>,
}

struct Import<'a> {
    app: &'a App,
    actor: &'a Actor,
    to: &'a Arrival,
    folder: &'a Path,
    progress: &'a Progress,
    package: Package,
}

impl Import<'_> {
    fn rules(&self) -> Rules<'_> {
        Rules::new(&self.package.pinned.programme, self.package.pinned.cohort.start, self.app.now())
    }

    /// The first reading: every row and reference is judged, one participant in memory.
    fn judge(&mut self, faults: &mut Faults) -> Result<Option<Judged>> {
        let Some(mut tables) = Tables::open(self.folder, faults)? else {
            return Ok(None);
        };
        let mut rules = self.rules();
        rules.measures(&tables.measures(faults)?, faults);
        let mut participants = 0;
        while let Some(person) = tables.next(faults)? {
            rules.judge(&person, faults);
            participants += 1;
            self.progress.tell(Stage::Validating, participants, self.package.manifest.participants);
        }
        let sound = faults.count() == 0;
        Ok(sound.then(|| Judged { participants, hashes: tables.hashes() }))
    }

    /// The second reading: rows are loaded unseen, and shown by one last transaction. Whatever stops it, nothing of it
    /// is seen, and what was loaded is removed: now, if that can be done, else by the next import or the jobs.
    fn load(&mut self, judged: &Judged) -> Result<Imported> {
        let cohort = self.package.pinned.cohort.clone();
        let outcome = self.load_rows(judged).and_then(|answers| self.show(judged, answers));
        if outcome.is_err()
            && let Err(error) = remnant::remove(self.app, &cohort)
        {
            tracing::warn!(%error, "what a failed import has loaded is invisible and could not be removed yet");
        }
        outcome
    }

    fn load_rows(&self, judged: &Judged) -> Result<u64> {
        let cohort = &self.package.pinned.cohort;
        let mut faults = Faults::default();
        let changed = || conflict("", "transfer-changed");
        let mut tables = Tables::open(self.folder, &mut faults)?.ok_or_else(changed)?;
        let measures = tables.measures(&mut faults)?;
        self.begin(&measures)?;
        let rules = self.rules();
        let (app, org) = (self.app.clone(), cohort.org);
        let key = self.app.store.read(move |tx| app.key(tx, org))?;
        let loader = Loader {
            app: self.app,
            key,
            rules: &rules,
            pinned: &self.package.pinned,
            participants: judged.participants,
        };
        let (mut batch, mut participants, mut answers) = (Vec::with_capacity(BATCH), 0_u64, 0);
        while let Some(person) = tables.next(&mut faults)? {
            if faults.count() > 0 || participants == judged.participants {
                return Err(changed());
            }
            let ready = loader.ready(person, participants)?;
            participants += 1;
            answers += ready.answers;
            batch.push(ready);
            if batch.len() == BATCH {
                load::write(self.app, cohort, std::mem::take(&mut batch))?;
                self.progress.tell(Stage::Loading, participants, judged.participants);
            }
        }
        load::write(self.app, cohort, batch)?;
        self.progress.tell(Stage::Loading, participants, judged.participants);
        // What was loaded is what was judged, to the byte.
        if faults.count() > 0 || participants != judged.participants || tables.hashes() != judged.hashes {
            return Err(changed());
        }
        Ok(answers)
    }

    fn begin(&self, measures: &[Numbered<Measure>]) -> Result<()> {
        let cohort = self.package.pinned.cohort.clone();
        let rows = measures
            .iter()
            .map(|Numbered { row, .. }| {
                Ok(GeneralMeasure {
                    id: self.app.chance.id(),
                    from: row.from,
                    to: row.to,
                    days: u16::try_from(row.days).map_err(broken)?,
                    reason: row.reason.clone(),
                    at: row.at,
                })
            })
            .collect::<Result<Vec<_>>>()?;
        self.app.store.write(move |tx| {
            if !store::cohort::add(tx, &cohort, false)? {
                return Err(conflict("cohort", "fault-name-taken"));
            }
            for measure in &rows {
                store::general_measure::add(tx, cohort.org, cohort.id, measure)?;
            }
            Ok(())
        })
    }

    /// The one small transaction by which the cohort is there, and the journal knows.
    fn show(&self, judged: &Judged, answers: u64) -> Result<Imported> {
        let cohort = self.package.pinned.cohort.clone();
        let mut files = judged.hashes.clone();
        files.push((DICTIONARY.to_owned(), self.package.sha256.clone()));
        let sha256 = folder_hash(files);
        let object = format!("cohort/{}/{}/sha256:{sha256}", self.to.programme, self.to.cohort);
        let (app, actor) = (self.app.clone(), self.actor.clone());
        self.app.store.write(move |tx| {
            let now = app.now();
            if !store::cohort_transfer::keep_alive(tx, cohort.org, cohort.id, now)? {
                return Err(conflict("", "transfer-running"));
            }
            store::cohort::make_ready(tx, cohort.org, cohort.id)?;
            let act = Act { org: cohort.org, act: "cohort.import", object: object.clone(), why: "" };
            journal::write(&app, tx, &actor, &act, now)
        })?;
        let edited = |(file, hash): &(String, String)| {
            let then = self.package.manifest.hashes.iter().find(|(name, _)| name == file);
            then.is_some_and(|(_, then)| then != hash).then(|| file.clone())
        };
        let edited = judged.hashes.iter().filter_map(edited).collect();
        Ok(Imported::Done { participants: judged.participants, answers, edited, sha256 })
    }
}
