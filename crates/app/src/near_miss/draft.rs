//! Drafts: autosaved, readable by nobody else, never counted, and never shown as sent (a08).

use std::collections::BTreeSet;

use documents::near_miss::{SavedDraft, draft_text, parse_draft};
use domain::authority::{Actor, Right};
use domain::ids::{OrgId, PersonId};
use domain::near_miss::content::{Content, ContentFaultKind, FieldKey, Value};
use domain::near_miss::form::{Asks, Form, Means};
use domain::rex::PartKind;
use jiff::civil::Date;
use store::Tx;
use store::near_miss as rows;

use super::form::NearMissForm;
use super::{content_fault, person_of};
use crate::App;
use crate::body::Body;
use crate::error::{Error, Fault, Result, broken, conflict};
use crate::keys::OrgKey;

/// Most drafts of one author: enough for whoever notes every case, too few for a flood.
pub const MOST_DRAFTS: i64 = 100;
/// Characters of the first words that a list of one's own drafts shows.
const FIRST: usize = 80;

/// What a draft begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// A line, or a text pasted from elsewhere: it becomes the narrative.
    Words(String),
    /// Answers made of a text that the page still holds.
    Content(Content),
    /// Answers read from a file, which no page holds: words that are too long are kept whole until they are shortened.
    Arrived(Content),
}

/// One's own draft in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftLine {
    /// Its name in addresses.
    pub reference: String,
    /// The first words of its narrative.
    pub first_words: String,
    /// The day it was last saved.
    pub saved_on: Date,
}

/// One's own draft.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its name in addresses.
    pub reference: String,
    /// What is asked.
    pub form: NearMissForm,
    /// What was written so far.
    pub content: Content,
    /// Counts the savings; sent back with the next, so that two devices notice each other.
    pub version: i64,
    /// The day it was last saved.
    pub saved_on: Date,
    pub(super) id: i64,
}

impl Draft {
    /// As a file: what is handed over when the screen says that it was serious, nothing lost.
    #[must_use]
    pub fn written(&self) -> documents::near_miss::file::Written<'_> {
        documents::near_miss::file::Written {
            form: self.form.form(),
            elsewhere: &self.form.elsewhere,
            content: &self.content,
            body: &self.form.body.name,
        }
    }
}

/// Changes to answers: a value, or none to take one back.
pub type Changes = Vec<(FieldKey, Option<Value>)>;

/// Two answers to one question, from two devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The question.
    pub key: FieldKey,
    /// What this device sent; not saved.
    pub sent: Option<Value>,
    /// What the other had saved; kept.
    pub kept: Option<Value>,
}

/// What became of a saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The version to send with the next saving.
    pub version: i64,
    /// Questions that another device answered in the meantime: both answers, for the person to choose.
    pub clashes: Vec<Clash>,
}

fn place(org: OrgId, id: i64, what: &str) -> String {
    format!("near_miss_draft/{org}/{id}/{what}")
}

/// The keyed hash by which an author's drafts and near misses are found.
pub(super) fn author_key(key: &OrgKey, person: PersonId) -> Result<Vec<u8>> {
    key.doctor_key("near miss", person)
}

fn saved(key: &OrgKey, org: OrgId, row: &rows::Draft) -> Result<SavedDraft> {
    let plain = key.open(&place(org, row.id, "content"), &row.content)?;
    parse_draft(std::str::from_utf8(&plain).map_err(broken)?).map_err(broken)
}

/// Whom a draft's reminder goes to, without opening a word of it.
pub(super) fn addressee(key: &OrgKey, org: OrgId, reference: &str, sealed: &[u8]) -> Result<PersonId> {
    let plain = key.open(&format!("near_miss_draft/{org}/{reference}/who"), sealed)?;
    let bytes: [u8; 8] = plain.as_slice().try_into().map_err(|_| broken("a sealed person has the wrong length"))?;
    Ok(PersonId(i64::from_be_bytes(bytes)))
}

/// One's own drafts at a body, the last saved first.
///
/// # Errors
/// Refused to all but doctors of the body.
pub fn drafts(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<DraftLine>> {
    actor.may(Right::ReportNearMisses, org)?;
    let (app, person) = (app.clone(), person_of(actor)?);
    app.store.clone().read(move |tx| {
        let body = Body::load(&app, tx, org)?;
        let all = rows::drafts(tx, org, &author_key(&body.key, person)?)?;
        let line = |row: rows::Draft| {
            let content = saved(&body.key, org, &row)?.content;
            let first_words = first_words(body.form(&row.form_version)?, &content);
            Ok(DraftLine { first_words, reference: row.reference, saved_on: row.saved_on })
        };
        all.into_iter().map(line).collect()
    })
}

pub(super) fn first_words(form: &Form, content: &Content) -> String {
    match content.meant(form, Means::Part(PartKind::Narrative)) {
        Some(Value::Words(words)) => words.chars().take(FIRST).collect(),
        _ => String::new(),
    }
}

/// Begins a draft; its name in addresses.
///
/// # Errors
/// Refused; invalid for words that are too long, or an answer from a file that is none; conflict with too many drafts.
pub fn begin(app: &App, actor: &Actor, org: OrgId, start: &Start) -> Result<String> {
    actor.may(Right::ReportNearMisses, org)?;
    let (app, person, start) = (app.clone(), person_of(actor)?, start.clone());
    app.store.clone().write(move |tx| {
        let form = NearMissForm::load(&app, tx, org, None)?;
        let content = started(&form, &start)?;
        add(&app, tx, &form, person, content)
    })
}

/// Begins a draft from what a hospital prepared and its doctor takes over, in the transaction that notes so.
pub(crate) fn begin_relayed(
    app: &App,
    tx: &mut Tx<'_>,
    form: &NearMissForm,
    person: PersonId,
    content: Content,
) -> Result<String> {
    let (content, _) = super::from_file::fitted(&form.asked(), content);
    add(app, tx, form, person, content)
}

fn add(app: &App, tx: &mut Tx<'_>, form: &NearMissForm, person: PersonId, content: Content) -> Result<String> {
    let (key, org) = (&form.body.key, form.body.org);
    let author = author_key(key, person)?;
    if rows::count_drafts(tx, org, &author)? >= MOST_DRAFTS {
        return Err(Error::Conflict(Fault::new("", "fault-near-miss-drafts").with("most", MOST_DRAFTS)));
    }
    let (id, reference) = (app.chance.id(), app.chance.reference());
    let versions = content.0.keys().map(|field| (field.clone(), 1)).collect();
    let text = draft_text(&SavedDraft { content, versions });
    let whom = format!("near_miss_draft/{org}/{reference}/who");
    let row = rows::Draft {
        id,
        author,
        who: key.seal(&app.chance, &whom, &person.0.to_be_bytes())?,
        form_version: form.version.clone(),
        content: key.seal(&app.chance, &place(org, id, "content"), text.as_bytes())?,
        version: 1,
        saved_on: form.today,
        reference,
    };
    rows::add_draft(tx, org, &row)?;
    Ok(row.reference)
}

fn started(form: &NearMissForm, start: &Start) -> Result<Content> {
    let asked = form.asked();
    let content = match start {
        Start::Content(content) | Start::Arrived(content) => content.clone(),
        Start::Words(words) => {
            let field = form.form().meaning(Means::Part(PartKind::Narrative));
            let field = field.ok_or_else(|| broken("a form without a narrative"))?;
            let most = if let Asks::Words { most, .. } = field.asks { most } else { 0 };
            let words = words.trim();
            if u32::try_from(words.chars().count()).is_ok_and(|count| count > most) {
                return Err(Fault::new(field.id.clone(), "fault-too-long").with("max", most).into());
            }
            let said = (!words.is_empty()).then(|| (FieldKey::once(&field.id), Value::Words(words.to_owned())));
            Content(said.into_iter().collect())
        }
    };
    let is_kept = |kind| matches!((start, kind), (Start::Arrived(_), ContentFaultKind::TooLong { .. }));
    let faults: Vec<Fault> = content
        .0
        .iter()
        .filter_map(|(key, value)| asked.check_one(key, value).err().filter(|fault| !is_kept(fault.kind)))
        .map(|it| content_fault(&it))
        .collect();
    if faults.is_empty() { Ok(content) } else { Err(Error::Invalid(faults)) }
}

/// One's own draft.
///
/// # Errors
/// Refused; not found, for a draft of somebody else's too.
pub fn draft(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<Draft> {
    actor.may(Right::ReportNearMisses, org)?;
    let (app, person, reference) = (app.clone(), person_of(actor)?, reference.to_owned());
    app.store.clone().read(move |tx| {
        let mut draft = load(&app, tx, org, person, &reference)?.0;
        draft.form.teams = crate::doctor::teams_on(tx, person, draft.form.today)?;
        Ok(draft)
    })
}

pub(super) fn load(
    app: &App,
    tx: &mut Tx<'_>,
    org: OrgId,
    person: PersonId,
    reference: &str,
) -> Result<(Draft, SavedDraft, rows::Draft)> {
    let author = author_key(&*app.key(tx, org)?, person)?;
    let row = rows::find_draft(tx, org, &author, reference)?.ok_or(Error::NotFound("draft"))?;
    let form = NearMissForm::load(app, tx, org, Some(&row.form_version))?;
    let saved = saved(&form.body.key, org, &row)?;
    let draft = Draft {
        reference: row.reference.clone(),
        form,
        content: saved.content.clone(),
        version: row.version,
        saved_on: row.saved_on,
        id: row.id,
    };
    Ok((draft, saved, row))
}

/// Saves answers into a draft, whatever else is missing; `seen` is the version the device last saw.
///
/// # Errors
/// Refused; not found; invalid for an answer that is none to its question.
pub fn save(app: &App, actor: &Actor, org: OrgId, reference: &str, (changes, seen): (&Changes, i64)) -> Result<Saved> {
    actor.may(Right::ReportNearMisses, org)?;
    let (app, person) = (app.clone(), person_of(actor)?);
    let (reference, changes) = (reference.to_owned(), changes.clone());
    app.store.clone().write(move |tx| {
        let (draft, mut saved, row) = load(&app, tx, org, person, &reference)?;
        let asked = draft.form.asked();
        let faults = changes.iter().filter_map(|(key, value)| asked.check_one(key, value.as_ref()?).err());
        let faults: Vec<Fault> = faults.map(|fault| content_fault(&fault)).collect();
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let version = draft.version + 1;
        let clashes = lay(&mut saved, &changes, seen, version);
        let content = draft_text(&saved);
        let row = rows::Draft {
            content: draft.form.body.key.seal(&app.chance, &place(org, row.id, "content"), content.as_bytes())?,
            version,
            saved_on: draft.form.today,
            ..row
        };
        if !rows::save_draft(tx, org, &row)? {
            return Err(conflict("version", "fault-other-device"));
        }
        Ok(Saved { version, clashes })
    })
}

/// Lays changes over a draft; answers what another device changed since.
fn lay(saved: &mut SavedDraft, changes: &Changes, seen: i64, version: i64) -> Vec<Clash> {
    let mut clashes = Vec::new();
    for (key, sent) in changes {
        let kept = saved.content.0.get(key).cloned();
        // A page sends back all it shows: what it did not change is no change, and clashes with nobody.
        if kept == *sent {
            continue;
        }
        if saved.versions.get(key).is_some_and(|last| *last > seen) {
            clashes.push(Clash { key: key.clone(), sent: sent.clone(), kept });
            continue;
        }
        match sent {
            Some(value) => saved.content.0.insert(key.clone(), value.clone()),
            None => saved.content.0.remove(key),
        };
        saved.versions.insert(key.clone(), version);
    }
    clashes
}

/// Throws a draft away, for good.
///
/// # Errors
/// Refused; not found.
pub fn discard(app: &App, actor: &Actor, org: OrgId, reference: &str) -> Result<()> {
    actor.may(Right::ReportNearMisses, org)?;
    let (app, person, reference) = (app.clone(), person_of(actor)?, reference.to_owned());
    app.store.clone().write(move |tx| {
        let author = author_key(&*app.key(tx, org)?, person)?;
        let row = rows::find_draft(tx, org, &author, &reference)?.ok_or(Error::NotFound("draft"))?;
        rows::remove_draft(tx, org, row.id, row.version)?;
        Ok(())
    })
}

/// Which uses were agreed to, as a form sends them.
pub(super) type Agreed = BTreeSet<domain::near_miss::consent::Use>;
