//! What a rehearsal leaves behind: which parts were seen or done in which language, and whether that is all of them.

use std::collections::BTreeSet;

use domain::ids::OrgId;
use domain::obligation::Verdict;
use domain::programme::Programme;
use domain::rehearsal::{Facts, Part, missing};
use domain::text::Language;
use store::Tx;
use store::rehearsal::{Fact, Rehearsed};

use super::Rehearsal;
use crate::App;
use crate::error::{Error, Result};
use crate::journal::{self, Act};
use crate::participant::Participant;

/// What a rehearsal of these files still lacks, inside a transaction; nothing when one is complete.
///
/// `hash` is the SHA-256 of the definition's canonical text ([`crate::programme::Sound::hash`]): other words are another
/// definition, and have to be rehearsed again.
///
/// # Errors
/// When the store fails.
pub fn complete(tx: &mut Tx<'_>, org: OrgId, programme: &Programme, hash: &[u8]) -> Result<Vec<(Part, Language)>> {
    let what = Rehearsed { org, programme: programme.id.clone(), hash: hash.to_vec() };
    Ok(missing(programme, &load(tx, &what)?))
}

/// The same for doors.
///
/// # Errors
/// When the store fails.
pub fn standing(app: &App, org: OrgId, programme: &Programme, hash: &[u8]) -> Result<Vec<(Part, Language)>> {
    let what = Rehearsed { org, programme: programme.id.clone(), hash: hash.to_vec() };
    Ok(missing(programme, &known(app, &what)?))
}

/// Everything rehearsed of these files.
pub(super) fn known(app: &App, what: &Rehearsed) -> Result<Facts> {
    let what = what.clone();
    app.store.read(move |tx| load(tx, &what))
}

fn load(tx: &mut Tx<'_>, what: &Rehearsed) -> Result<Facts> {
    let rows = store::rehearsal::list(tx, what)?;
    let fact = |row: &Fact| Some((Part::parse(&row.part)?, Language::parse(&row.language)?));
    Ok(rows.iter().filter_map(fact).collect())
}

/// What was rehearsed so far, and what is missing, as the rehearsal itself knows it.
impl Rehearsal {
    /// What was seen and done, in this rehearsal or an earlier one of the same files.
    #[must_use]
    pub fn facts(&self) -> Facts {
        self.known().clone()
    }
}

/// Notes what was seen or done; the first time that nothing is missing goes to the journal.
///
/// # Errors
/// When the store fails.
pub fn note(app: &App, rehearsal: &Rehearsal, seen: &[(Part, Language)]) -> Result<()> {
    let new: BTreeSet<(Part, Language)> = {
        let known = rehearsal.known();
        seen.iter().filter(|one| !known.contains(*one)).cloned().collect()
    };
    if new.is_empty() {
        return Ok(());
    }
    let (handle, what, person, at) = (app.clone(), rehearsal.what.clone(), rehearsal.person, app.now());
    let (programme, rows) = (rehearsal.pinned.programme.clone(), new.clone());
    app.store.write(move |tx| {
        let was_complete = missing(&programme, &load(tx, &what)?).is_empty();
        for (part, language) in &rows {
            let fact = Fact { part: part.code(), language: language.tag().to_owned(), person, at };
            store::rehearsal::add(tx, &what, &fact)?;
        }
        if !was_complete && missing(&programme, &load(tx, &what)?).is_empty() {
            let object = format!("programme/{}@{}", programme.id, programme.version);
            let act = Act { org: what.org, act: "rehearsal.complete", object, why: "" };
            journal::write(&handle, tx, &domain::authority::Actor::Person(person), &act, at)?;
        }
        Ok::<_, Error>(())
    })?;
    rehearsal.known().extend(new);
    Ok(())
}

/// Notes every step that a walker has done by now.
///
/// # Errors
/// When a store fails.
pub fn note_deeds(app: &App, rehearsal: &Rehearsal) -> Result<()> {
    let mut done = Vec::new();
    for walker in &rehearsal.walkers {
        let (inner, actor) = (rehearsal.app.clone(), rehearsal.actor(walker));
        let pinned = rehearsal.pinned.clone();
        let found = rehearsal
            .app
            .store
            .read(move |tx| Ok(Participant::own(&inner, tx, &actor, &pinned)?.obligations(inner.now())));
        let obligations = match found {
            Ok(obligations) => obligations,
            // They have not joined yet, so they did nothing.
            Err(Error::NotFound(_)) => continue,
            Err(error) => return Err(error),
        };
        let met = obligations.into_iter().filter(|one| matches!(one.verdict, Verdict::Met { .. }));
        done.extend(met.map(|one| (Part::Deed(one.requirement), walker.language.clone())));
    }
    note(app, rehearsal, &done)
}
