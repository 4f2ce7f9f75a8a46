//! Freezing the figures of an evaluation: once, for good, when nobody can answer any more.

use documents::synthesis::{self as document, About, Released};
use domain::authority::{Actor, Right};
use domain::calendar::civil_date;
use domain::disclosure::{self, Release, ThemesRelease};
use domain::goal::GoalId;
use domain::measure::Wave;
use domain::obligation::effective_window;
use domain::path;
use domain::synthesis::figures::{Figures, WaveCount};
use domain::synthesis::themes::Themes;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use store::Tx;
use store::snapshot::Snapshot;

use super::place;
use crate::App;
use crate::cohort::{self, Pinned};
use crate::error::{Error, Fault, Result, broken};
use crate::journal::{self, Act};

/// The frozen figures and themes of an evaluation, and what of them leaves the team.
#[derive(Debug, Clone, PartialEq)]
pub struct Frozen {
    /// The figures as they are: for the team.
    pub figures: Figures,
    /// What they are of.
    pub about: About,
    /// What leaves the team.
    pub release: Release,
    /// The themes as they are: for the team.
    pub themes: Themes,
    /// What of them leaves the team.
    pub coded: ThemesRelease,
    /// SHA-256 in hexadecimal of the themes, which name that of the figures: it proves both.
    pub hash: String,
    /// Whether the bytes of both still have their hashes.
    pub is_intact: bool,
}

impl Frozen {
    /// What leaves the team, for programs.
    #[must_use]
    pub fn released(&self, pinned: &Pinned) -> Released {
        Released::new(&pinned.programme, &self.release, &self.coded, &self.about, &self.hash)
    }

    /// Figures with their themes; a synthesis that was written before themes were frozen has none.
    fn of(figures: FrozenFigures, themes: Option<&Snapshot>) -> Result<Self> {
        let (counted, hash, is_intact) = match themes {
            Some(snapshot) => {
                let (counted, of) = document::thaw_themes(&snapshot.body).map_err(broken)?;
                (counted, hexadecimal(&snapshot.hash), is_whole(snapshot) && of == figures.hash)
            }
            None => (Themes::default(), figures.hash.clone(), true),
        };
        let coded = disclosure::release_themes(&figures.figures, &figures.release, &counted);
        let is_intact = is_intact && figures.is_intact;
        let FrozenFigures { figures, about, release, .. } = figures;
        Ok(Self { figures, about, release, themes: counted, coded, hash, is_intact })
    }
}

/// The frozen figures of an evaluation without its themes, which coders may still be reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenFigures {
    figures: Figures,
    about: About,
    /// What leaves the team.
    pub release: Release,
    hash: String,
    is_intact: bool,
}

impl FrozenFigures {
    fn thaw(pinned: &Pinned, snapshot: &Snapshot) -> Result<Self> {
        let (figures, about) = document::thaw(&snapshot.body).map_err(broken)?;
        let release = disclosure::release(&pinned.programme, &figures);
        Ok(Self { figures, about, release, hash: hexadecimal(&snapshot.hash), is_intact: is_whole(snapshot) })
    }
}

fn hexadecimal(hash: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(hash)
}

fn is_whole(snapshot: &Snapshot) -> bool {
    Sha256::digest(&snapshot.body).as_slice() == snapshot.hash.as_slice()
}

/// The wave under which the figures of an evaluation are frozen.
fn wave(evaluation: &str) -> String {
    format!("synthesis/{evaluation}")
}

/// The wave under which its themes are.
fn themes_wave(evaluation: &str) -> String {
    format!("themes/{evaluation}")
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

fn find_figures(tx: &mut Tx<'_>, pinned: &Pinned, evaluation: &str) -> Result<Option<FrozenFigures>> {
    let found = store::snapshot::find(tx, pinned.cohort.org, pinned.cohort.id, &wave(evaluation))?;
    found.map(|snapshot| FrozenFigures::thaw(pinned, &snapshot)).transpose()
}

pub(super) fn find_in(tx: &mut Tx<'_>, pinned: &Pinned, evaluation: &str) -> Result<Option<Frozen>> {
    let Some(figures) = find_figures(tx, pinned, evaluation)? else {
        return Ok(None);
    };
    let themes = store::snapshot::find(tx, pinned.cohort.org, pinned.cohort.id, &themes_wave(evaluation))?;
    if themes.is_none() && store::synthesis::revisions(tx, place(pinned, evaluation))?.is_empty() {
        // A job froze the figures that people compare themselves with; the synthesis waits for its coders.
        return Ok(None);
    }
    Frozen::of(figures, themes.as_ref()).map(Some)
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

/// Freezes the figures and the themes of an evaluation that has closed; what is frozen already stays as it is (I14), so
/// that a withdrawal the day after changes nothing (G6). Whoever has left by today is in neither (I20).
///
/// # Errors
/// Refused; not found; conflict while the evaluation can still be submitted.
pub fn freeze(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str) -> Result<Frozen> {
    actor.may(Right::FreezeFigures, pinned.cohort.org)?;
    freeze_figures(app, actor, pinned, evaluation)?;
    let (app, actor, pinned, evaluation) = (app.clone(), actor.clone(), pinned.clone(), evaluation.to_owned());
    app.store.clone().write(move |tx| {
        if let Some(frozen) = find_in(tx, &pinned, &evaluation)? {
            return Ok(frozen);
        }
        let figures = find_figures(tx, &pinned, &evaluation)?.ok_or_else(|| broken("what was frozen is not there"))?;
        let submitted = |goal: Option<&GoalId>| match goal {
            Some(goal) => figures.figures.goals.iter().find(|one| one.goal == *goal).map_or(0, |one| one.submitted),
            None => figures.figures.submitted,
        };
        let themes = crate::review::themes_of(tx, &pinned, &evaluation, figures.figures.k, submitted)?;
        let body = document::freeze_themes(&themes, &figures.hash).map_err(broken)?;
        keep(&app, tx, &actor, &pinned, (&evaluation, &themes_wave(&evaluation)), &body)?;
        find_in(tx, &pinned, &evaluation)?.ok_or_else(|| broken("what was frozen is not there"))
    })
}

/// Freezes the figures alone, for the job that makes what participants compare themselves with: one snapshot serves both,
/// since two of different days could be subtracted. The themes wait until somebody of the team freezes the synthesis.
///
/// # Errors
/// As [`freeze`].
pub fn freeze_as_job(app: &App, pinned: &Pinned, evaluation: &str) -> Result<FrozenFigures> {
    freeze_figures(app, &Actor::System, pinned, evaluation)
}

fn freeze_figures(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str) -> Result<FrozenFigures> {
    let today = civil_date(app.now(), &pinned.programme.zone);
    let (here, name) = (pinned.clone(), evaluation.to_owned());
    // Counted while others write: a reading sees one moment of the data, and only the result is written.
    let counted = app.store.read(move |tx| {
        let closes = closes_on(tx, &here, &name)?;
        if let Some(frozen) = find_figures(tx, &here, &name)? {
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
        keep(&app, tx, &actor, &pinned, (&evaluation, &wave(&evaluation)), &body)?;
        find_figures(tx, &pinned, &evaluation)?.ok_or_else(|| broken("what was frozen is not there"))
    })
}

/// Keeps the bytes of a wave with their hash, unless it is frozen already.
fn keep(
    app: &App,
    tx: &mut Tx<'_>,
    actor: &Actor,
    pinned: &Pinned,
    (evaluation, wave): (&str, &str),
    body: &[u8],
) -> Result<()> {
    let (org, id, now) = (pinned.cohort.org, pinned.cohort.id, app.now());
    let snapshot = Snapshot { hash: Sha256::digest(body).to_vec(), body: body.to_vec(), frozen: now };
    if store::snapshot::add(tx, org, id, wave, &snapshot)? {
        let named = hexadecimal(&snapshot.hash);
        let (programme, cohort) = (&pinned.cohort.programme, &pinned.cohort.name);
        let object = format!("synthesis/{programme}/{cohort}/{evaluation}/{named}");
        let act = if wave.starts_with("themes/") { "synthesis.freeze" } else { "figures.freeze" };
        journal::write(app, tx, actor, &Act { org, act, object, why: "" }, now)?;
    }
    Ok(())
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
