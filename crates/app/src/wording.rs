//! The wording of mails: the team's, where it edited one; else the definition's; else our own.
//!
//! A wording belongs to a programme of an organisation, in each of its languages at once: an edit makes one revision of
//! all of them, so that nobody is written to in words that only one language has. Every revision stays.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use documents::mail::{Fault as WordingFault, Kind, Letter, Part, Placeholder, Wording};
use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use domain::programme::Programme;
use domain::text::Language;
use jiff::Timestamp;
use store::Tx;
use store::wording::Wording as Row;

use crate::App;
use crate::error::{Error, Fault, Result, conflict};
use crate::journal::{self, Act};
use crate::mail::{letter, voices};
use crate::programme::{self, Files};

/// A wording as it will be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InForce {
    /// What it is for.
    pub kind: Kind,
    /// The language it is written in.
    pub language: Language,
    /// Subject, with placeholders.
    pub subject: String,
    /// Body, with placeholders.
    pub body: String,
    /// The team's revision; 0 while the definition's own holds.
    pub revision: i64,
    /// When the team edited it.
    pub at: Option<Timestamp>,
}

/// The team's words for one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The language.
    pub language: Language,
    /// Subject, with placeholders.
    pub subject: String,
    /// Body, with placeholders.
    pub body: String,
}

/// Definitions' files, read once for many mails.
#[derive(Debug, Clone, Default)]
pub(crate) struct Texts(Arc<Mutex<HashMap<Version, Arc<Files>>>>);

/// Organisation, programme and version.
type Version = (OrgId, String, String);

impl Texts {
    /// The files of the version a cohort is pinned to, inside a transaction.
    pub(crate) fn of(&self, tx: &mut Tx<'_>, org: OrgId, programme: &Programme) -> Result<Arc<Files>> {
        let place = (org, programme.id.clone(), programme.version.clone());
        if let Some(ready) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&place) {
            return Ok(Arc::clone(ready));
        }
        let files = Arc::new(programme::files(tx, org, &programme.id, &programme.version)?);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(place, Arc::clone(&files));
        Ok(files)
    }
}

/// The wording in force for a kind of mail of a programme in a language, inside a transaction.
///
/// # Errors
/// When the store fails.
pub fn in_force(
    tx: &mut Tx<'_>,
    org: OrgId,
    programme: &Programme,
    files: &Files,
    kind: Kind,
    language: &Language,
) -> Result<InForce> {
    if let Some(row) = store::wording::find(tx, org, &programme.id, kind.code(), language.tag())? {
        return Ok(InForce {
            kind,
            language: language.clone(),
            subject: row.subject,
            body: row.body,
            revision: row.revision,
            at: Some(row.at),
        });
    }
    let (language, text) = match files.get(&kind.file(language.tag())) {
        Some(text) => (language.clone(), text.as_str()),
        None => {
            let (tag, text) = documents::mail::default(kind, language.tag());
            (Language::parse(tag).unwrap_or_else(Language::english), text)
        }
    };
    let (subject, body, _) = documents::mail::split(text);
    Ok(InForce { kind, language, subject, body, revision: 0, at: None })
}

/// Every wording of a programme, kind by kind, in each of its languages.
///
/// # Errors
/// Refused; not found.
pub fn list(app: &App, actor: &Actor, org: OrgId, programme: &Arc<Programme>) -> Result<Vec<InForce>> {
    actor.may(Right::EditWording, org)?;
    let programme = Arc::clone(programme);
    app.store.clone().read(move |tx| {
        let files = programme::files(tx, org, &programme.id, &programme.version)?;
        let mut all = Vec::new();
        for kind in Kind::OF_PROGRAMMES {
            for language in &programme.languages {
                all.push(in_force(tx, org, &programme, &files, kind, language)?);
            }
        }
        Ok(all)
    })
}

/// Edits a wording in every language of its programme; `base` is the revision the team read. Answers the new revision.
///
/// # Errors
/// Refused; invalid with one fault a line, in fields `subject.<language>` and `body.<language>`; conflict when somebody
/// else edited it since.
pub fn edit(
    app: &App,
    actor: &Actor,
    org: OrgId,
    programme: &Arc<Programme>,
    kind: Kind,
    base: i64,
    edits: &[Edit],
) -> Result<i64> {
    actor.may(Right::EditWording, org)?;
    let mut faults = Vec::new();
    for language in &programme.languages {
        match edits.iter().find(|edit| edit.language == *language) {
            Some(edit) => faults.extend(judge(kind, edit).err().unwrap_or_default()),
            None => faults.push(Fault::new(format!("body.{language}"), "fault-wording-blank")),
        }
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let edits: Vec<Edit> = edits.iter().filter(|edit| programme.languages.contains(&edit.language)).cloned().collect();
    let (app, actor, programme) = (app.clone(), actor.clone(), Arc::clone(programme));
    app.store.clone().write(move |tx| {
        let now = app.now();
        for edit in &edits {
            let found = store::wording::find(tx, org, &programme.id, kind.code(), edit.language.tag())?;
            let row = Row {
                kind: kind.code().to_owned(),
                language: edit.language.tag().to_owned(),
                revision: base + 1,
                subject: edit.subject.trim().to_owned(),
                body: edit.body.trim_end().to_owned(),
                at: now,
            };
            let moved_on = found.map_or(0, |found| found.revision) != base;
            if moved_on || !store::wording::add(tx, org, &programme.id, &row)? {
                return Err(conflict("", "fault-wording-changed"));
            }
        }
        let object = format!("wording/{}/{}/{}", programme.id, kind.code(), base + 1);
        journal::write(&app, tx, &actor, &Act { org, act: "wording.edit", object, why: "" }, now)?;
        Ok(base + 1)
    })
}

/// What a wording would look like, with sample values: before it is saved.
///
/// # Errors
/// Refused; invalid with one fault a line.
pub fn preview(
    app: &App,
    actor: &Actor,
    org: OrgId,
    programme: &Arc<Programme>,
    kind: Kind,
    edit: &Edit,
) -> Result<Letter> {
    actor.may(Right::EditWording, org)?;
    let wording = judge(kind, edit).map_err(Error::Invalid)?;
    let organisation = app.store.read(move |tx| crate::organisation::load(tx, org))?;
    let voice = voices::of(app, edit.language.tag())?;
    let today = domain::calendar::civil_date(app.now(), &programme.zone);
    let step = programme.evaluations.first().map(|evaluation| evaluation.name.say(&edit.language).to_owned());
    let in_days = |days| voice.date(domain::calendar::days_after(today, days));
    let values = BTreeMap::from([
        (Placeholder::Name, letter::sample_name().to_owned()),
        (Placeholder::Organisation, organisation.name.say(&edit.language).to_owned()),
        (Placeholder::Programme, programme.name.say(&edit.language).to_owned()),
        (Placeholder::Evaluation, step.unwrap_or_default()),
        (Placeholder::Opens, in_days(7)),
        (Placeholder::Due, in_days(38)),
        (Placeholder::Locks, in_days(68)),
        (Placeholder::Link, format!("{}/{}/{}", letter::base(app), organisation.short_name, programme.id)),
    ]);
    Ok(wording.render(|place| values.get(&place).cloned().unwrap_or_default()))
}

fn judge(kind: Kind, edit: &Edit) -> std::result::Result<Wording, Vec<Fault>> {
    Wording::new(kind, &edit.subject, &edit.body)
        .map_err(|faults| faults.iter().map(|fault| said(&edit.language, fault)).collect())
}

fn said(language: &Language, fault: &WordingFault) -> Fault {
    let part = match fault.part {
        Part::Subject => "subject",
        Part::Body => "body",
    };
    let about = Fault::new(format!("{part}.{language}"), fault.key());
    Fault { values: fault.values(), ..about }
}
