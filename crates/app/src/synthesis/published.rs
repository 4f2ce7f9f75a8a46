//! What participants read: the edition in force, the superseded ones, and the figures that may leave the team.

use domain::authority::{Actor, Right};
use domain::programme::Evaluation;
use domain::synthesis::{Edition, Paraphrase, Writing};
use store::Tx;

use super::{Facts, Frozen, facts, open_words, place};
use crate::App;
use crate::cohort::Pinned;
use crate::error::{Error, Result};

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

/// A published synthesis, in the edition in force or in that one.
///
/// # Errors
/// Refused to whoever is neither a participant nor of the team of the organisation; not found before it is published, and
/// for an edition that is not.
pub fn published(
    app: &App,
    actor: &Actor,
    pinned: &Pinned,
    evaluation: &str,
    edition: Option<u32>,
) -> Result<Publication> {
    actor.may(Right::ReadSyntheses, pinned.cohort.org)?;
    let (app, pinned, evaluation) = (app.clone(), pinned.clone(), evaluation.to_owned());
    app.store.clone().read(move |tx| {
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
/// As [`published`].
pub fn published_list(app: &App, actor: &Actor, pinned: &Pinned) -> Result<Vec<(Evaluation, Edition)>> {
    actor.may(Right::ReadSyntheses, pinned.cohort.org)?;
    let (app, pinned) = (app.clone(), pinned.clone());
    app.store.clone().read(move |tx| {
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

/// The paraphrases that stand in any published edition: what was told cannot be taken back.
pub(crate) fn published_paraphrases(
    app: &App,
    tx: &mut Tx<'_>,
    pinned: &Pinned,
    evaluation: &str,
) -> Result<Vec<Paraphrase>> {
    let facts = facts(app, tx, pinned, evaluation)?;
    told(app, tx, pinned, evaluation, &facts)
}

/// The same from facts that are at hand.
pub(super) fn told(
    app: &App,
    tx: &mut Tx<'_>,
    pinned: &Pinned,
    evaluation: &str,
    facts: &Facts,
) -> Result<Vec<Paraphrase>> {
    let (key, here) = (app.key(tx, pinned.cohort.org)?, place(pinned, evaluation));
    let is_told = |number: u32| facts.standing.editions.iter().any(|edition| edition.revision == number);
    let mut all = Vec::new();
    for revision in facts.revisions.iter().filter(|revision| is_told(revision.number)) {
        all.extend(open_words(&key, here, revision)?.paraphrases);
    }
    Ok(all)
}
