//! What participants read: the edition in force, the superseded ones, and the figures that may leave the team.

use domain::authority::Actor;
use domain::programme::Evaluation;
use domain::synthesis::{Edition, Writing};
use store::Tx;

use super::{Frozen, facts, open_words, place};
use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Result};
use crate::participant::Participant;

/// A published synthesis.
#[derive(Debug, Clone, PartialEq)]
pub struct Publication {
    /// The evaluation it is about.
    pub evaluation: Evaluation,
    /// The edition read.
    pub edition: Edition,
    /// Every edition, oldest first.
    pub editions: Vec<Edition>,
    /// Its words.
    pub writing: Writing,
    /// Its figures. Only what [`Frozen::release`] holds is for participants.
    pub frozen: Frozen,
}

impl Publication {
    /// Whether a later edition replaced this one.
    #[must_use]
    pub fn is_superseded(&self) -> bool {
        self.editions.last().is_some_and(|last| last.number != self.edition.number)
    }
}

/// Whoever reads is enrolled in the cohort; its team has pages of its own.
fn may_read(app: &App, tx: &mut Tx<'_>, actor: &Actor, pinned: &Pinned) -> Result<()> {
    Participant::own(app, tx, actor, pinned).map(drop)
}

/// A published synthesis, in the edition in force or in that one.
///
/// # Errors
/// Refused; not found before it is published, to whoever is not enrolled in the cohort, and for an edition that is not.
pub fn published(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    evaluation: &str,
    edition: Option<u32>,
) -> Result<Publication> {
    let (app, actor, pinned, evaluation) = (app.clone(), actor.clone(), pinned.clone(), evaluation.to_owned());
    app.store.clone().read(move |tx| {
        may_read(&app, tx, &actor, &pinned)?;
        let missing = || Error::NotFound("synthesis");
        let definition = pinned.programme.evaluation(&evaluation).ok_or_else(missing)?;
        let facts = facts(&app, tx, &pinned, &evaluation)?;
        let editions = facts.standing.editions;
        let number = edition.or(editions.last().map(|last| last.number));
        let edition = editions.iter().find(|one| Some(one.number) == number).cloned().ok_or_else(missing)?;
        let revision = facts.revisions.iter().find(|one| one.number == edition.revision).ok_or_else(missing)?;
        let writing = open_words(&*app.key(tx, pinned.cohort.org)?, place(&pinned, &evaluation), revision)?;
        let frozen = facts.frozen.ok_or_else(missing)?;
        Ok(Publication { evaluation: definition.clone(), edition, editions, writing, frozen })
    })
}

/// The published syntheses of a cohort: evaluation and edition in force, in the order of the calendar.
///
/// # Errors
/// Refused; not found to whoever is not enrolled in the cohort.
pub fn published_list(app: &App, actor: &Actor, pinned: &Pinned) -> Result<Vec<(Evaluation, Edition)>> {
    let (app, actor, pinned) = (app.clone(), actor.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
        may_read(&app, tx, &actor, &pinned)?;
        let mut all = Vec::new();
        for evaluation in pinned.programme.counted() {
            let standing = facts(&app, tx, &pinned, &evaluation.id)?.standing;
            all.extend(standing.in_force().map(|edition| (evaluation.clone(), edition.clone())));
        }
        Ok(all)
    })
}

/// Whether a synthesis is published, inside a transaction: for the mail that says so.
///
/// # Errors
/// When the store fails.
pub fn is_in_force(app: &App, tx: &mut Tx<'_>, pinned: &Pinned, evaluation: &str) -> Result<bool> {
    Ok(facts(app, tx, pinned, evaluation)?.standing.in_force().is_some())
}
