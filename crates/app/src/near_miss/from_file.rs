//! A draft from a file of the hospital's own system, or from what its author took out before: looked through first, one
//! record chosen, then begun as any other draft.
//!
//! Nothing of the file is kept but the draft it becomes; no word is lost on the way: what fits no question stands in the
//! account, a code that the form does not know is told with its column left out, and a text that is too long is kept
//! whole until its author shortens it.

use documents::bad_cell::BadCell;
use documents::near_miss::{draft as reading, mappings, taken_out};
use documents::rex_import::Mapping;
use domain::authority::{Actor, Right};
use domain::ids::OrgId;
use domain::near_miss::content::{Asked, Content, ContentFaultKind, FieldKey, Value};
use domain::near_miss::form::Means;
use domain::rex::PartKind;

use super::draft::{Start, begin, first_words};
use super::form::NearMissForm;
use crate::App;
use crate::error::{Error, Fault, Result};

/// Most bytes of a file: a few hundred events, or one with a long account.
pub const MOST_BYTES: usize = 256 * 1024;
/// Most records one chooses from; a longer file is cut by its author, who alone knows which is theirs.
pub const MOST_RECORDS: usize = 30;

/// How the file is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadAs {
    /// By a mapping that comes with the product.
    Shipped(String),
    /// By a mapping of the hospital's own, as TOML.
    Own(String),
}

/// A file as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Its name, for faults.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// How it is written; a file that its author took out here is known by itself.
    pub read_as: ReadAs,
}

/// An answer that could not be taken as it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The question.
    pub key: FieldKey,
    /// What the file said.
    pub value: Value,
}

/// One record of the file.
#[derive(Debug, Clone)]
pub struct Readable {
    /// The line it begins on: what it is chosen by.
    pub line: u64,
    /// The first words of its account.
    pub first_words: String,
    /// The draft it becomes; none when it has faults.
    pub content: Option<Content>,
    /// Codes that this form does not know, left out.
    pub left: Vec<Left>,
    /// Why it cannot be taken.
    pub faults: Vec<BadCell>,
}

/// What a file holds.
#[derive(Debug, Clone, Default)]
pub struct Looked {
    /// Its records, in their order.
    pub records: Vec<Readable>,
    /// How many more there are than can be chosen from.
    pub more: u64,
    /// Columns that become nothing.
    pub unmapped: Vec<String>,
    /// Why the whole cannot be read.
    pub faults: Vec<BadCell>,
}

/// Looks through a file and keeps nothing of it.
///
/// # Errors
/// Refused to all but doctors of the body; not found when the organisation is none. What is wrong with the file is told
/// in the answer.
pub fn look(app: &App, actor: &Actor, org: OrgId, upload: &Upload) -> Result<Looked> {
    actor.may(Right::ReportNearMisses, org)?;
    let handle = app.clone();
    let form = app.store.read(move |tx| NearMissForm::load(&handle, tx, org, None))?;
    looked(&form, upload)
}

/// Looks through a file with a form that was loaded by whoever has judged who may.
pub(crate) fn looked(form: &NearMissForm, upload: &Upload) -> Result<Looked> {
    let asked = form.asked();
    let whole = |fault: BadCell| Ok(Looked { faults: vec![fault], ..Looked::default() });
    if upload.bytes.len() > MOST_BYTES {
        let fault = BadCell::new(&upload.name, None, "", "", "near-miss-file-large");
        return whole(fault.with("most", MOST_BYTES / 1024));
    }
    if taken_out::is_own(&upload.bytes) {
        return match taken_out::read(&upload.bytes, &upload.name) {
            Ok(content) => Ok(Looked { records: vec![readable(&asked, 1, Ok(content))], ..Looked::default() }),
            Err(fault) => whole(*fault),
        };
    }
    let mapping = match mapping(&upload.read_as) {
        Ok(mapping) => mapping,
        Err(fault) => return whole(*fault),
    };
    let drafts = reading::from_file(form.form(), &upload.bytes, &upload.name, &mapping, MOST_RECORDS)?;
    let mut faults = drafts.outline.faults;
    if faults.is_empty() && drafts.found.is_empty() {
        faults.push(BadCell::new(&upload.name, None, "", "", "near-miss-file-empty"));
    }
    let records = drafts.found.into_iter().map(|found| readable(&asked, found.line, found.content));
    Ok(Looked { records: records.collect(), more: drafts.more, unmapped: drafts.outline.unmapped, faults })
}

fn mapping(read_as: &ReadAs) -> std::result::Result<Mapping, Box<BadCell>> {
    match read_as {
        ReadAs::Own(text) => Mapping::read_for_drafts("mapping.toml", text),
        ReadAs::Shipped(name) => mappings::shipped(name)
            .unwrap_or_else(|| Err(Box::new(BadCell::new("mapping", None, "", name, "near-miss-file-mapping")))),
    }
}

fn readable(asked: &Asked<'_>, line: u64, content: std::result::Result<Content, Vec<BadCell>>) -> Readable {
    match content {
        Ok(content) => {
            let (content, left) = fitted(asked, content);
            let first_words = first_words(asked.form, &content);
            Readable { line, first_words, content: Some(content), left, faults: Vec::new() }
        }
        Err(faults) => Readable { line, first_words: String::new(), content: None, left: Vec::new(), faults },
    }
}

/// What of some answers this form takes; words of questions it does not know go to the account, codes are left out and
/// told. Words that are too long are taken: they can be shortened, and what is not taken cannot.
pub(super) fn fitted(asked: &Asked<'_>, content: Content) -> (Content, Vec<Left>) {
    let (mut kept, mut left, mut told) = (Content::default(), Vec::new(), Vec::new());
    for (key, value) in content.0 {
        match (asked.check_one(&key, &value).map_err(|fault| fault.kind), value) {
            (Ok(()) | Err(ContentFaultKind::TooLong { .. }), value) => {
                kept.0.insert(key, value);
            }
            (Err(_), Value::Words(words)) => told.push(words),
            (Err(_), value) => left.push(Left { key, value }),
        }
    }
    if let (Some(field), false) = (asked.form.meaning(Means::Part(PartKind::Narrative)), told.is_empty()) {
        let key = FieldKey::once(&field.id);
        if let Some(Value::Words(words)) = kept.0.get(&key) {
            told.insert(0, words.clone());
        }
        kept.0.insert(key, Value::Words(told.join("\n\n")));
    }
    (kept, left)
}

/// Begins a draft from the record on a line of a file; its name in addresses.
///
/// # Errors
/// Refused; invalid when the file has no such record that can be taken; conflict with too many drafts.
pub fn begin_from_file(app: &App, actor: &Actor, org: OrgId, upload: &Upload, line: u64) -> Result<String> {
    let looked = look(app, actor, org, upload)?;
    let content = looked.records.into_iter().find(|record| record.line == line).and_then(|record| record.content);
    let content = content.filter(|_| looked.faults.is_empty());
    let content = content.ok_or_else(|| Error::from(Fault::new("line", "fault-near-miss-file-no-record")))?;
    begin(app, actor, org, &Start::Arrived(content))
}
