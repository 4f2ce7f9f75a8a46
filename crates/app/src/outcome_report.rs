//! The outcome report of a closed cohort: what its programme did, for those who took part and whoever they show it to.
//!
//! It adds nothing to what may be known: its figures are those of the published syntheses, and what stands beside them is
//! told only when nothing small follows from the two together.

use documents::outcome_report::{OutcomeReport, report as of};
use documents::synthesis::Released;
use domain::authority::{Actor, Right};
use jiff::civil::Date;
use store::Tx;

use crate::App;
use crate::cohort::Pinned;
use crate::cohort_report::{WHOLE, last_day};
use crate::error::{Error, Result, broken};
use crate::participant::Participant;

/// The report, or when it comes.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// The cohort runs, or its report is not frozen yet.
    NotYet {
        /// The last day on which anything of the cohort can be done.
        last: Date,
    },
    /// The cohort is closed.
    Ready(Box<OutcomeReport>),
}

/// The outcome report of a cohort, for its participants and its team alike.
///
/// # Errors
/// Refused; not found to whoever is not enrolled in the cohort.
pub fn read(app: &App, actor: &Actor, pinned: &Pinned) -> Result<Outcome> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        if actor.may(Right::ReadResults, pinned.cohort.org).is_err() {
            Participant::own(&app, tx, &actor, &pinned)?;
        }
        let (org, id) = (pinned.cohort.org, pinned.cohort.id);
        let Some(frozen) = store::snapshot::find(tx, org, id, WHOLE)? else {
            return Ok(Outcome::NotYet { last: last_day(tx, &pinned)? });
        };
        let body = String::from_utf8(frozen.body).map_err(broken)?;
        let document = documents::cohort_report::read(&body).map_err(broken)?;
        let hash = data_encoding::HEXLOWER.encode(&frozen.hash);
        let published = published(&app, tx, &pinned)?;
        let own = crate::organisation::load(tx, org)?.k.max(pinned.programme.synthesis.k);
        // A synthesis keeps the threshold of the day it was frozen; what is added here keeps the strictest.
        let k = published.iter().map(|one| one.k).fold(own, u32::max);
        Ok::<_, Error>(Outcome::Ready(Box::new(of(&document, &hash, k, &published))))
    })
}

/// The figures of every published synthesis, as they were told.
fn published(app: &App, tx: &mut Tx<'_>, pinned: &Pinned) -> Result<Vec<Released>> {
    let mut all = Vec::new();
    for evaluation in pinned.programme.counted() {
        let facts = crate::synthesis::facts(app, tx, pinned, &evaluation.id)?;
        if let (Some(_), Some(frozen)) = (facts.standing.in_force(), &facts.frozen) {
            all.push(frozen.released(pinned));
        }
    }
    Ok(all)
}
