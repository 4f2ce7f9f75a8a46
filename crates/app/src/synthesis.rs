//! Syntheses: six a programme, from the frozen figures of an evaluation to what participants read.
//!
//! Freeze → write → hand over → check what it gives away → second reader → published → erratum. Where a synthesis
//! stands is derived from its facts ([`domain::synthesis`]); what of its figures leaves the team is a function of the
//! snapshot ([`domain::disclosure`]), so that every page, file and command tells the same.

mod checking;
mod deeds;
mod frozen;
mod published;
mod said;
mod writing;

pub use checking::{Finding, FindingKind, check};
pub use deeds::{clear, erratum, hand_over, return_to_author, sign};
pub use frozen::{Frozen, FrozenFigures, closes_on, find_frozen, freeze, freeze_as_job};
pub(crate) use published::published_paraphrases;
pub use published::{Publication, is_in_force, published, published_list};
pub use writing::save;

pub(crate) use deeds::sign_in_the_past;

use domain::authority::{Actor, Right};
use domain::calendar::civil_date;
use domain::synthesis::{self as rules, Deed, Standing, Step, Writing};
use jiff::civil::Date;
use store::Tx;
use store::synthesis::Place;

use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Result, broken};
use crate::keys::OrgKey;

/// A synthesis as the team sees it.
#[derive(Debug, Clone)]
pub struct Synthesis {
    /// The evaluation, by its name in code.
    pub evaluation: String,
    /// The last day on which the evaluation can be submitted.
    pub closes: Date,
    /// Where it stands, and what was published.
    pub standing: Standing,
    /// The frozen figures.
    pub frozen: Option<Frozen>,
    /// The newest words, with the number of their revision; empty and 0 before anything is written.
    pub writing: Writing,
    /// The number of the newest revision.
    pub revision: u32,
}

/// The facts of one synthesis.
pub(crate) struct Facts {
    pub(crate) frozen: Option<Frozen>,
    pub(crate) closes: Date,
    pub(crate) standing: Standing,
    pub(crate) revisions: Vec<store::synthesis::Revision>,
    pub(crate) deeds: u32,
}

pub(crate) fn place<'a>(pinned: &Pinned, evaluation: &'a str) -> Place<'a> {
    Place { org: pinned.cohort.org, cohort: pinned.cohort.id, evaluation }
}

/// Where the sealed words of a revision belong.
pub(crate) fn writing_place(place: Place<'_>, revision: u32) -> String {
    format!("synthesis/{}/{}/{}/{revision}", place.org, place.cohort, place.evaluation)
}

/// Where the sealed reason of a deed belongs.
pub(crate) fn reason_place(place: Place<'_>, deed: u32) -> String {
    format!("synthesis/{}/{}/{}/deed/{deed}", place.org, place.cohort, place.evaluation)
}

pub(crate) fn open_words(key: &OrgKey, place: Place<'_>, revision: &store::synthesis::Revision) -> Result<Writing> {
    let bytes = key.open(&writing_place(place, revision.number), &revision.writing)?;
    documents::synthesis::read_words(&bytes).map_err(broken)
}

/// Reads the facts of a synthesis and where they put it, inside a transaction.
///
/// # Errors
/// Not found, for an evaluation the programme has not.
pub(crate) fn facts(app: &App, tx: &mut Tx<'_>, pinned: &Pinned, evaluation: &str) -> Result<Facts> {
    let closes = closes_on(tx, pinned, evaluation)?;
    let here = place(pinned, evaluation);
    let frozen = frozen::find_in(tx, pinned, evaluation)?;
    let revisions = store::synthesis::revisions(tx, here)?;
    let rows = store::synthesis::deeds(tx, here)?;
    let key = app.key(tx, here.org)?;
    let mut deeds = Vec::with_capacity(rows.len());
    for row in &rows {
        let reason = key.open(&reason_place(here, row.number), &row.reason)?;
        let reason = String::from_utf8(reason.to_vec()).map_err(broken)?;
        let step = Step::parse(&row.step, reason).ok_or_else(|| broken("a synthesis has a step of no name"))?;
        deeds.push(Deed { step, revision: row.revision, by: row.by, at: row.at });
    }
    let known: Vec<rules::Revision> =
        revisions.iter().map(|one| rules::Revision { number: one.number, author: one.author, at: one.at }).collect();
    let closed = civil_date(app.now(), &pinned.programme.zone) > closes;
    let mut standing = rules::standing(closed, frozen.is_some(), &known, &deeds);
    standing.authors.extend(store::paraphrase::askers(tx, (here.org, here.cohort), evaluation)?);
    let deeds = rows.last().map_or(0, |row| row.number);
    Ok(Facts { frozen, closes, standing, revisions, deeds })
}

/// The synthesis of an evaluation, with its newest words: for the team.
///
/// # Errors
/// Refused; not found.
pub fn read(app: &App, actor: &Actor, pinned: &Pinned, evaluation: &str) -> Result<Synthesis> {
    actor.may(Right::ReadResults, pinned.cohort.org)?;
    let (app, pinned, evaluation) = (app.clone(), pinned.clone(), evaluation.to_owned());
    app.store.clone().read(move |tx| {
        let facts = facts(&app, tx, &pinned, &evaluation)?;
        let newest = facts.revisions.last();
        let writing = match newest {
            Some(revision) => open_words(&*app.key(tx, pinned.cohort.org)?, place(&pinned, &evaluation), revision)?,
            None => Writing::default(),
        };
        let revision = newest.map_or(0, |revision| revision.number);
        let Facts { frozen, closes, standing, .. } = facts;
        Ok(Synthesis { evaluation: evaluation.clone(), closes, standing, frozen, writing, revision })
    })
}

/// Where every synthesis of a cohort stands, in the order of the calendar: for the team.
///
/// # Errors
/// Refused.
pub fn list(app: &App, actor: &Actor, pinned: &Pinned) -> Result<Vec<(String, Date, Standing)>> {
    actor.may(Right::ReadResults, pinned.cohort.org)?;
    let (app, pinned) = (app.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        let counted: Vec<String> = pinned.programme.counted().map(|evaluation| evaluation.id.clone()).collect();
        let mut all = Vec::with_capacity(counted.len());
        for evaluation in counted {
            let facts = facts(&app, tx, &pinned, &evaluation)?;
            all.push((evaluation, facts.closes, facts.standing));
        }
        Ok::<_, Error>(all)
    })
}
