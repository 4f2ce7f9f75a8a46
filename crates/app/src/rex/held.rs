//! Records that are held: read by a person, who lets them in as they are, with other words, or not at all.

use std::collections::BTreeSet;

use domain::authority::{Actor, Right};
use domain::deidentification::Finding;
use domain::ids::OrgId;
use domain::rex::{LONGEST_PART, Origin, Part, Record, RexId, holds};
use domain::text::Language;

use super::{identifiers, written};
use crate::App;
use crate::error::{Error, Fault, Result};
use crate::journal::{self, Act};

/// Where a held record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The import that brought it.
    pub import: i64,
    /// Which record of its file, from 1.
    pub place: i64,
}

/// A held record, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What was found in it, as labels.
    pub labels: String,
    /// The record.
    pub record: Record,
}

/// Every record that is held, by its place and what was found in it; no word of it.
///
/// # Errors
/// Refused; broken when the store fails.
pub fn list(app: &App, actor: &Actor) -> Result<Vec<(Place, String)>> {
    actor.may_anywhere(Right::ClearRexRecords)?;
    app.store.read(|tx| {
        let all = store::rex::all_held(tx)?;
        Ok(all.into_iter().map(|(import, place, labels)| (Place { import, place }, labels)).collect())
    })
}

/// The same, a page at a time: those after one of them.
///
/// # Errors
/// Refused; broken when the store fails.
pub fn page(app: &App, actor: &Actor, after: Option<Place>, limit: u32) -> Result<Vec<(Place, String)>> {
    actor.may_anywhere(Right::ClearRexRecords)?;
    let after = after.map(|at| (at.import, at.place));
    app.store.read(move |tx| {
        let found = store::rex::held_after(tx, after, limit)?;
        Ok(found.into_iter().map(|(import, place, labels)| (Place { import, place }, labels)).collect())
    })
}

/// A passage of the words left that leads to somebody, until a person says that it does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// In which part, from 0.
    pub part: usize,
    /// What was found.
    pub finding: Finding,
    /// What says that it is nobody, in these very words: sent back by a form.
    pub mark: String,
}

/// The passages that would hold a record with these words, as they would hold one that arrives.
#[must_use]
pub fn passages(parts: &[Part], language: &Language) -> Vec<Passage> {
    let found = parts.iter().enumerate().flat_map(|(part, one)| {
        let findings = identifiers::screen(&one.text, language).into_iter().filter(holds);
        findings.map(move |finding| Passage { part, mark: mark(&finding), finding })
    });
    found.collect()
}

/// The same words are judged once, however they are spaced.
fn mark(finding: &Finding) -> String {
    let words = finding.text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}:{words}", finding.label.message().trim_start_matches("deidentify-label-"))
}

/// Opens a held record, for a person to judge; the journal knows that it was read.
///
/// # Errors
/// Refused; not found; broken when store or seal fail.
pub fn open(app: &App, actor: &Actor, at: Place) -> Result<Opened> {
    actor.may_anywhere(Right::ClearRexRecords)?;
    let (handle, who) = (app.clone(), actor.clone());
    app.store.write(move |tx| {
        let opened = unseal(&handle, tx, at)?;
        note(&handle, tx, &who, at, "rex.read-held")?;
        Ok(opened)
    })
}

/// Lets a record in, with the words that the person left of it: a batch of its own. `nobody` are the marks of the
/// [`passages`] that they say lead to nobody.
///
/// # Errors
/// Refused; not found, when another has dealt with it; invalid, part by part, for words that are none, too many, or lead
/// to somebody; broken when store or seal fail.
pub fn clear(app: &App, actor: &Actor, at: Place, parts: Vec<Part>, nobody: &BTreeSet<String>) -> Result<RexId> {
    actor.may_anywhere(Right::ClearRexRecords)?;
    let (handle, who) = (app.clone(), actor.clone());
    let language = app.store.read(move |tx| Ok::<_, Error>(unseal(&handle, tx, at)?.record.language))?;
    let faults = faults(&parts, &language, nobody);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let parts: Vec<Part> = parts.into_iter().filter(|part| !part.text.trim().is_empty()).collect();
    let handle = app.clone();
    let (id, batch) = (RexId(app.chance.reference()), app.chance.id());
    let entered = id.clone();
    app.store.write(move |tx| {
        let record = Record { parts: parts.clone(), ..unseal(&handle, tx, at)?.record };
        store::rex::remove_held(tx, at.import, at.place)?;
        store::rex::add(tx, batch, &written::kept(entered.clone(), Origin::Imported, record)?)?;
        store::rex::show(tx, batch, 1)?;
        note(&handle, tx, &who, at, "rex.clear-held")
    })?;
    Ok(id)
}

/// What is wrong with the words left; the fields are named by the place of the part, from 1.
fn faults(parts: &[Part], language: &Language, nobody: &BTreeSet<String>) -> Vec<Fault> {
    let field = |part: usize| format!("part-{}", part + 1);
    if parts.iter().all(|part| part.text.trim().is_empty()) {
        return vec![Fault::new(field(0), "fault-rex-no-words")];
    }
    let too_long = parts.iter().enumerate().filter(|(_, part)| part.text.chars().count() > LONGEST_PART);
    let mut faults: Vec<Fault> =
        too_long.map(|(part, _)| Fault::new(field(part), "fault-too-long").with("max", LONGEST_PART)).collect();
    let open = passages(parts, language).into_iter().filter(|passage| !nobody.contains(&passage.mark));
    let open: BTreeSet<usize> = open.map(|passage| passage.part).collect();
    faults.extend(open.into_iter().map(|part| Fault::new(field(part), "fault-near-miss-identifiers")));
    faults
}

/// Drops a record for good.
///
/// # Errors
/// Refused; not found, when another has dealt with it; broken when the store fails.
pub fn drop(app: &App, actor: &Actor, at: Place) -> Result<()> {
    actor.may_anywhere(Right::ClearRexRecords)?;
    let (handle, who) = (app.clone(), actor.clone());
    app.store.write(move |tx| {
        if !store::rex::remove_held(tx, at.import, at.place)? {
            return Err(Error::NotFound("held record"));
        }
        note(&handle, tx, &who, at, "rex.drop-held")
    })
}

fn unseal(app: &App, tx: &mut store::Tx<'_>, at: Place) -> Result<Opened> {
    let found = store::rex::find_held(tx, at.import, at.place)?.ok_or(Error::NotFound("held record"))?;
    let plain = app.keys.own()?.open(&sealed_for(at.import, at.place), &found.record)?;
    Ok(Opened { labels: found.labels, record: written::read_whole(&plain)? })
}

/// The place a held record is sealed for.
pub(super) fn sealed_for(import: i64, place: i64) -> String {
    format!("rex_held/{import}/{place}")
}

fn note(app: &App, tx: &mut store::Tx<'_>, actor: &Actor, at: Place, act: &'static str) -> Result<()> {
    let object = format!("rex-import/{}/record/{}", at.import, at.place);
    journal::write(app, tx, actor, &Act { org: OrgId::INSTALLATION, act, object, why: "" }, app.now())
}
