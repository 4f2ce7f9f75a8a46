//! Freezing the figures of an evaluation: once, for good, when nobody can answer any more.

use documents::synthesis::{self as document, About, Released};
use domain::authority::{Actor, Right};
use domain::calendar::civil_date;
use domain::disclosure::{self, Release};
use domain::measure::Wave;
use domain::obligation::effective_window;
use domain::path;
use domain::synthesis::figures::{Figures, WaveCount};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use store::Tx;
use store::snapshot::Snapshot;

use super::place;
use crate::App;
use crate::cohort::{self, Pinned};
use crate::error::{Error, Fault, Result, broken};
use crate::journal::{self, Act};

/// The frozen figures of an evaluation, and what of them leaves the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// The figures as they are: for the team.
    pub figures: Figures,
    /// What they are of.
    pub about: About,
    /// What leaves the team.
    pub release: Release,
    /// SHA-256 of the snapshot, in hexadecimal.
    pub hash: String,
    /// Whether the snapshot's bytes still have that hash.
    pub is_intact: bool,
}

impl Frozen {
    /// What leaves the team, for programs.
    #[must_use]
    pub fn released(&self, pinned: &Pinned) -> Released {
        Released::new(&pinned.programme, &self.release, &self.about, &self.hash)
    }

    fn thaw(pinned: &Pinned, snapshot: &Snapshot) -> Result<Self> {
        let (figures, about) = document::thaw(&snapshot.body).map_err(broken)?;
        let release = disclosure::release(&pinned.programme, &figures);
        let is_intact = Sha256::digest(&snapshot.body).as_slice() == snapshot.hash.as_slice();
        let hash = data_encoding::HEXLOWER.encode(&snapshot.hash);
        Ok(Self { figures, about, release, hash, is_intact })
    }
}

/// The wave under which the figures of an evaluation are frozen.
fn wave(evaluation: &str) -> String {
    format!("synthesis/{evaluation}")
}

/// The last day on which an evaluation can be submitted, general measures included.
///
/// # Errors
/// Not found, for an evaluation the programme has not.
pub fn closes_on(tx: &mut Tx<'_>, pinned: &Pinned, evaluation: &str) -> Result<Date> {
    let requirements = path::requirements(&pinned.programme, pinned.cohort.start);
    let known = requirements.iter().find(|requirement| requirement.id == evaluation);
    let found = known.filter(|_| pinned.programme.evaluation(evaluation).is_some());
    let requirement = found.ok_or(Error::NotFound("evaluation"))?;
    let measures = cohort::measures(tx, pinned.cohort.org, pinned.cohort.id)?;
    Ok(effective_window(requirement, &measures, pinned.cohort.start).0.locks)
}

pub(super) fn find_in(tx: &mut Tx<'_>, pinned: &Pinned, evaluation: &str) -> Result<Option<Frozen>> {
    let found = store::snapshot::find(tx, pinned.cohort.org, pinned.cohort.id, &wave(evaluation))?;
    found.map(|snapshot| Frozen::thaw(pinned, &snapshot)).transpose()
}

/// The frozen figures of an evaluation, if they are frozen: for the team and for whoever has the data folder.
///
/// # Errors
/// Refused; not found, for an evaluation the programme has not.
pub fn find_frozen(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str) -> Result<Option<Frozen>> {
    actor.may(Right::ReadResults, pinned.cohort.org)?;
    let (pinned, evaluation) = (pinned.clone(), evaluation.to_owned());
    app.store.read(move |tx| {
        closes_on(tx, &pinned, &evaluation)?;
        find_in(tx, &pinned, &evaluation)
    })
}

/// Freezes the figures of an evaluation that has closed; figures that are frozen already stay as they are (I14), so that
/// a withdrawal the day after changes nothing (G6). Whoever has left by today is not in them (I20).
///
/// # Errors
/// Refused; not found; conflict while the evaluation can still be submitted.
pub fn freeze(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str) -> Result<Frozen> {
    actor.may(Right::FreezeFigures, pinned.cohort.org)?;
    freeze_by(app, actor, pinned, evaluation)
}

/// The same for the job that freezes what participants compare themselves with: one snapshot serves both, since two of
/// different days could be subtracted.
///
/// # Errors
/// As [`freeze`].
pub fn freeze_as_job(app: &App, pinned: &Pinned, evaluation: &str) -> Result<Frozen> {
    freeze_by(app, &Actor::System, pinned, evaluation)
}

fn freeze_by(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str) -> Result<Frozen> {
    let now = app.now();
    let today = civil_date(now, &pinned.programme.zone);
    let (here, name) = (pinned.clone(), evaluation.to_owned());
    // Counted while others write: a reading sees one moment of the data, and only the result is written.
    let counted = app.store.read(move |tx| {
        let closes = closes_on(tx, &here, &name)?;
        if let Some(frozen) = find_in(tx, &here, &name)? {
            return Ok(Err(frozen));
        }
        if today <= closes {
            let fault = Fault::new("evaluation", "fault-synthesis-open").with("last", closes);
            return Err(Error::Conflict(fault));
        }
        Ok(Ok(count(tx, &here, &name, closes, today)?))
    })?;
    let body = match counted {
        Ok(body) => body,
        Err(frozen) => return Ok(frozen),
    };
    let (app, actor, pinned, evaluation) = (app.clone(), actor.clone(), pinned.clone(), evaluation.to_owned());
    app.store.clone().write(move |tx| {
        let (org, id) = (pinned.cohort.org, pinned.cohort.id);
        let hash = Sha256::digest(&body).to_vec();
        let snapshot = Snapshot { hash, body: body.clone(), frozen: now };
        if store::snapshot::add(tx, org, id, &wave(&evaluation), &snapshot)? {
            let named = data_encoding::HEXLOWER.encode(&snapshot.hash);
            let (programme, cohort) = (&pinned.cohort.programme, &pinned.cohort.name);
            let object = format!("synthesis/{programme}/{cohort}/{evaluation}/{named}");
            journal::write(&app, tx, &actor, &Act { org, act: "synthesis.freeze", object, why: "" }, now)?;
        }
        find_in(tx, &pinned, &evaluation)?.ok_or_else(|| broken("what was frozen is not there"))
    })
}

/// Counts the evaluation and writes the bytes that are hashed: no time of freezing is in them.
fn count(tx: &mut Tx<'_>, pinned: &Pinned, evaluation: &str, closes: Date, left_by: Date) -> Result<Vec<u8>> {
    let programme = &pinned.programme;
    let definition = programme.evaluation(evaluation).ok_or(Error::NotFound("evaluation"))?;
    let set = programme.sequence(&definition.sequence).map_or(0, |sequence| sequence.set);
    let kind = Wave::of(definition.kind).ok_or(Error::NotFound("evaluation"))?;
    let number = match kind {
        Wave::Short => 1,
        Wave::Long => 2,
    };
    let k = crate::organisation::load(tx, pinned.cohort.org)?.k.max(programme.synthesis.k);
    let mut wave = WaveCount::new(programme, definition);
    store::synthesis::count_wave(tx, place(pinned, evaluation), (set, number), left_by, &mut wave)?;
    let about = About {
        programme: programme.id.clone(),
        version: programme.version.clone(),
        cohort: pinned.cohort.name.clone(),
        start: pinned.cohort.start.to_string(),
        set,
        wave: kind.code().to_owned(),
        closed: closes.to_string(),
        synthetic: pinned.cohort.synthetic,
    };
    document::freeze(&wave.finish(k), &about).map_err(broken)
}
