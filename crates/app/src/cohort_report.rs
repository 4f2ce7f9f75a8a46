//! The report of a cohort: one measure for the page, the command and the frozen snapshot.
//!
//! While a cohort runs its report is counted from individual outcomes on demand. Once everything is locked it can be
//! frozen: the document is stored with its hash, and read back from then on, so that a withdrawal the day after changes
//! nothing of what was said (G6).

use documents::cohort_report::{self as document, Document, Heading};
use documents::language::Languages;
use domain::authority::{Actor, Right};
use domain::calendar::{day_begins, days_after};
use domain::measure::{self, CohortMeasure};
use domain::obligation::effective_window;
use domain::path;
use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use store::Tx;
use store::snapshot::Snapshot;

use crate::App;
use crate::cohort::{self, Pinned};
use crate::error::{Error, Fault, Result, broken};
use crate::journal::{self, Act};

/// The wave under which the report of the whole cohort is frozen.
pub const WHOLE: &str = "report";

/// What a document says of its snapshot before it has one: also what the hash stands on.
const UNFROZEN: &str = "\"snapshot\": null";

/// The report of a cohort, counted now or read back.
#[derive(Debug, Clone)]
pub enum Report {
    /// Counted on demand: it may still change.
    Counted(Box<Document>),
    /// Read back from the snapshot.
    Frozen(Frozen),
}

/// A frozen report, as the bytes that were hashed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// SHA-256 of the body, in hexadecimal.
    pub hash: String,
    /// The JSON document, in which `snapshot` is null: a text cannot hold its own hash.
    pub body: String,
}

impl Report {
    /// The JSON text. A frozen one is not parsed on the way: only its hash is written in.
    ///
    /// # Errors
    /// None that a report can cause.
    pub fn json(self) -> Result<String> {
        match self {
            Self::Counted(document) => document::json(&document).map_err(broken),
            Self::Frozen(frozen) => Ok(frozen.json()),
        }
    }

    /// The document, from which text, table and page are made.
    ///
    /// # Errors
    /// When a frozen body is not a report.
    pub fn document(self) -> Result<Document> {
        match self {
            Self::Counted(document) => Ok(*document),
            Self::Frozen(frozen) => {
                let mut document = document::read(&frozen.body).map_err(broken)?;
                document.snapshot = Some(frozen.hash);
                Ok(document)
            }
        }
    }
}

impl Frozen {
    fn json(self) -> String {
        let Some(at) = self.body.find(UNFROZEN) else {
            return self.body;
        };
        let mut body = self.body;
        let value = at + UNFROZEN.len() - "null".len();
        body.replace_range(value..at + UNFROZEN.len(), &format!("\"{}\"", self.hash));
        body
    }

    /// Whether the body is still the one that was hashed.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        data_encoding::HEXLOWER.encode(&Sha256::digest(self.body.as_bytes())) == self.hash
    }
}

/// The report of a cohort at an instant: from the snapshot if the cohort is frozen and closed by then, else counted.
///
/// # Errors
/// Refused to whoever may not read results.
pub fn report(app: &App, actor: &Actor, pinned: &Pinned, languages: &Languages, as_of: Timestamp) -> Result<Report> {
    actor.may(Right::ReadResults, pinned.cohort.org)?;
    let pinned = pinned.clone();
    let found = app.store.read(move |tx| {
        let (org, id) = (pinned.cohort.org, pinned.cohort.id);
        if let Some(frozen) = store::snapshot::find(tx, org, id, WHOLE)?
            // It was frozen after the cohort had closed: only for the time between does the calendar decide.
            && (frozen.frozen <= as_of || closing(tx, &pinned)? <= as_of)
        {
            return Ok(Found::Frozen(read_back(frozen)?));
        }
        Ok::<_, Error>(Found::Counted(Box::new(count(tx, &pinned, as_of)?), pinned))
    })?;
    Ok(match found {
        Found::Frozen(frozen) => Report::Frozen(frozen),
        Found::Counted(counted, pinned) => {
            Report::Counted(Box::new(Document::new(&counted, &heading(&pinned), languages)))
        }
    })
}

enum Found {
    Frozen(Frozen),
    Counted(Box<measure::CohortReport>, Pinned),
}

/// Freezes the report of a closed cohort as it stands the day after everything locked, and answers it; a cohort that is
/// frozen already keeps its snapshot.
///
/// # Errors
/// Refused; conflict while the cohort runs.
pub fn freeze(app: &App, actor: &Actor, pinned: &Pinned, languages: &Languages) -> Result<Frozen> {
    actor.may(Right::ManageCohorts, pinned.cohort.org)?;
    let now = app.now();
    let (app, actor, pinned, languages) = (app.clone(), actor.clone(), pinned.clone(), languages.clone());
    app.store.clone().write(move |tx| {
        let (org, id) = (pinned.cohort.org, pinned.cohort.id);
        if let Some(there) = store::snapshot::find(tx, org, id, WHOLE)? {
            return read_back(there);
        }
        let closed = closing(tx, &pinned)?;
        if now < closed {
            let last = last_day(tx, &pinned)?;
            return Err(Error::Conflict(Fault::new("cohort", "fault-cohort-runs").with("last", last)));
        }
        // As of its closing and not of now: the same answers freeze to the same bytes, whenever that is done.
        let counted = count(tx, &pinned, closed)?;
        let body = document::json(&Document::new(&counted, &heading(&pinned), &languages)).map_err(broken)?;
        let hash = Sha256::digest(body.as_bytes());
        let frozen = Frozen { hash: data_encoding::HEXLOWER.encode(&hash), body };
        let snapshot = Snapshot { hash: hash.to_vec(), body: frozen.body.clone().into_bytes(), frozen: now };
        store::snapshot::add(tx, org, id, WHOLE, &snapshot)?;
        let object = format!("cohort/{}/{}/{}", pinned.cohort.programme, pinned.cohort.name, frozen.hash);
        journal::write(&app, tx, &actor, &Act { org, act: "report.freeze", object, why: "" }, now)?;
        Ok(frozen)
    })
}

/// The last day on which anything of the cohort can be done, general measures included: the day after, it is closed.
///
/// # Errors
/// When the store fails.
pub fn last_day(tx: &mut Tx<'_>, pinned: &Pinned) -> Result<Date> {
    let start = pinned.cohort.start;
    let measures = cohort::measures(tx, pinned.cohort.org, pinned.cohort.id)?;
    let locks = path::requirements(&pinned.programme, start)
        .iter()
        .map(|requirement| effective_window(requirement, &measures, start).0.locks)
        .max();
    Ok(locks.unwrap_or(start).max(path::closes_on(&pinned.programme, start)))
}

fn closing(tx: &mut Tx<'_>, pinned: &Pinned) -> Result<Timestamp> {
    Ok(day_begins(days_after(last_day(tx, pinned)?, 1), &pinned.programme.zone))
}

/// Counts a cohort inside a transaction, as its windows stand at an instant.
///
/// # Errors
/// When the store fails.
pub fn count(tx: &mut Tx<'_>, pinned: &Pinned, as_of: Timestamp) -> Result<measure::CohortReport> {
    let cohort = &pinned.cohort;
    let moved = cohort::measures(tx, cohort.org, cohort.id)?;
    let mut measure = CohortMeasure::with_general_measures(&pinned.programme, cohort.start, &moved, as_of);
    store::measure::count(tx, cohort.org, cohort.id, &mut measure)?;
    measure.finish().map_err(broken)
}

fn heading(pinned: &Pinned) -> Heading {
    Heading { cohort: pinned.cohort.name.clone(), synthetic: pinned.cohort.synthetic, snapshot: None }
}

fn read_back(snapshot: Snapshot) -> Result<Frozen> {
    let body = String::from_utf8(snapshot.body).map_err(|_| broken("a frozen report is not text"))?;
    Ok(Frozen { hash: data_encoding::HEXLOWER.encode(&snapshot.hash), body })
}
