//! Stories: one near miss told to everybody, by the expert who analysed it, while its author agrees to that use.
//!
//! **What nobody learns.** A published story says its specialty only where enough doctors are engaged in it, its themes,
//! and the month in which it came out; no body, no establishment, no day, and nothing of when it happened beyond what its
//! words say. That a story was told from a near miss is known to its writer and to whoever reported it, by a sealed
//! origin; readers of a draft see its words and not whose they are.
//!
//! **What is kept apart.** Somebody who reported the near miss, or whom its author excluded, finds no draft of it.

use std::collections::{BTreeMap, BTreeSet};

use domain::authority::{Actor, Right};
use domain::ids::{OrgId, PersonId};
use domain::near_miss::consent::{Use, consent};
use domain::near_miss::course::State;
use domain::story::{self, Facts, Reading, Standing};
use domain::text::{Language, Text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::story as rows;

use crate::App;
use crate::body::Body;
use crate::error::{Error, Fault, Result, broken};
use crate::journal::{self, Act};
use crate::near_miss::{File, Finding};
use crate::told;

mod desk;
mod published;
mod publishing;
mod writing;

pub use desk::{Desk, Line, Opened, ReaderSaid, Tellable, desk, open};
pub use published::{Kept, PublicLine, PublicPage, PublicStory, Version, list, read};
pub(crate) use published::{of_theme, on_themes};
pub use publishing::{publish, withdraw};
pub use writing::{begin, discard, prefill, say, write};

/// Most characters of a title.
pub const LONGEST_TITLE: usize = 150;
/// Most characters of each other text.
pub const LONGEST: usize = 6_000;
/// Most characters of what is said about a correction, a withdrawal or a disagreement.
pub const LONGEST_WHY: usize = 1_000;

/// The words of a story, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// What it is called.
    pub title: Text,
    /// What happened.
    pub told: Text,
    /// What it teaches.
    pub learnt: Text,
}

/// One revision of a story.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The words.
    pub words: Words,
    /// Codes of its themes.
    pub themes: BTreeSet<String>,
    /// What this revision corrects, in both languages; blank before the first is published.
    pub why: Text,
    /// Passages that its writer says to be nobody: kept, so that readers see what was looked at.
    pub justified: BTreeSet<String>,
}

impl Draft {
    /// Its texts, as the assist and the form know them.
    fn parts(&self) -> Vec<told::Part<'_>> {
        vec![
            ("title", &self.words.title, LONGEST_TITLE),
            ("told", &self.words.told, LONGEST),
            ("learnt", &self.words.learnt, LONGEST),
        ]
    }

    /// What in it could lead to somebody.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut parts = self.parts();
        parts.push(("why", &self.why, LONGEST_WHY));
        told::findings(&parts)
    }

    /// Everything that keeps it from being kept; a correction says what it corrects.
    fn faults(&self, is_correction: bool) -> Vec<Fault> {
        let mut parts = self.parts();
        if is_correction {
            parts.push(("why", &self.why, LONGEST_WHY));
        }
        told::faults(&parts, &self.justified)
    }
}

/// Wordings by language, as they are kept.
pub(crate) type Wordings = BTreeMap<String, String>;

pub(crate) fn wordings(text: &Text) -> Wordings {
    text.wordings().map(|(language, words)| (language.tag().to_owned(), words.trim().to_owned())).collect()
}

pub(crate) fn text(wordings: &Wordings) -> Text {
    Text::new(wordings.iter().filter_map(|(tag, words)| Some((Language::parse(tag)?, words.clone()))))
}

/// The words as they are kept: sealed in a revision, plain once published.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct KeptWords {
    title: Wordings,
    told: Wordings,
    learnt: Wordings,
}

impl KeptWords {
    fn of(words: &Words) -> Self {
        Self { title: wordings(&words.title), told: wordings(&words.told), learnt: wordings(&words.learnt) }
    }

    fn words(&self) -> Words {
        Words { title: text(&self.title), told: text(&self.told), learnt: text(&self.learnt) }
    }
}

/// A revision as it is sealed.
#[derive(Debug, Serialize, Deserialize)]
struct KeptDraft {
    words: KeptWords,
    themes: BTreeSet<String>,
    why: Wordings,
    justified: BTreeSet<String>,
}

/// Where a story comes from, sealed beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Origin {
    #[serde(rename = "n")]
    near_miss: i64,
    #[serde(rename = "w")]
    writer: i64,
}

/// One story with everything that its rules read, opened inside a transaction.
struct Tale {
    body: Body,
    row: rows::Story,
    origin: Origin,
    /// The near miss it is told from.
    file: File,
    revision: Option<rows::Revision>,
    readings: Vec<rows::Said>,
    versions: Vec<rows::Published>,
    standing: Standing,
    today: Date,
}

impl Tale {
    fn load(app: &App, tx: &mut Tx<'_>, org: OrgId, reference: &str) -> Result<Self> {
        let row = rows::find(tx, org, reference)?.ok_or(Error::NotFound("story"))?;
        let body = Body::load(app, tx, org)?;
        Self::of(app, tx, body, row)
    }

    fn of(app: &App, tx: &mut Tx<'_>, body: Body, row: rows::Story) -> Result<Self> {
        let plain = body.key.open(&place(&row, "origin"), &row.origin)?;
        let origin: Origin = serde_json::from_slice(&plain).map_err(broken)?;
        let found = store::near_miss::load(tx, body.org, origin.near_miss)?.ok_or(Error::NotFound("near miss"))?;
        let file = File::open(app, tx, body.clone(), found)?;
        let revision = rows::last_revision(tx, body.org, row.id)?;
        let readings = rows::readings(tx, body.org, row.id)?;
        let versions = rows::versions(tx, &row.reference)?;
        let withdrawal = rows::withdrawal(tx, &row.reference)?;
        let said = store::near_miss::said(tx, body.org, origin.near_miss)?;
        let accepted = matches!(file.standing.state, State::Accepted { .. });
        let facts = Facts {
            revision: revision.as_ref().map_or(0, |revision| revision.number),
            readings: readings.iter().map(|said| said.reading).collect(),
            published: versions.last().map(|version| version.revision),
            withdrawn: withdrawal.map(|withdrawal| withdrawal.on),
            // What was published was agreed to; until then the author may take it back, and so may a withdrawal.
            consents: !versions.is_empty() || (accepted && consent(&said, Use::Story).permits()),
        };
        let today = body.today(app.now());
        let standing = story::standing(&facts);
        Ok(Self { body, row, origin, file, revision, readings, versions, standing, today })
    }

    fn number(&self) -> u32 {
        self.revision.as_ref().map_or(0, |revision| revision.number)
    }

    fn is_writer(&self, person: PersonId) -> bool {
        self.origin.writer == person.0
    }

    /// Whether somebody may know that this draft is there: neither whoever reported it, nor whom they excluded.
    fn is_open_to(&self, tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
        let excluded = self.file.who()?.excluded.contains(&person.0);
        Ok(self.is_writer(person) || !(excluded || self.file.authors(tx)?.contains(&person)))
    }

    fn draft(&self) -> Result<Option<Draft>> {
        let Some(revision) = &self.revision else { return Ok(None) };
        let sealed =
            self.body.key.open(&place(&self.row, &format!("revision/{}", revision.number)), &revision.words)?;
        let kept: KeptDraft = serde_json::from_slice(&sealed).map_err(broken)?;
        Ok(Some(Draft {
            words: kept.words.words(),
            themes: kept.themes,
            why: text(&kept.why),
            justified: kept.justified,
        }))
    }

    /// The keyed hash of a reader of this story alone.
    fn reader(&self, person: PersonId) -> Result<Vec<u8>> {
        self.body.key.doctor_key(&format!("story reader/{}", self.row.id), person)
    }

    /// What readers said of the last revision: whether they agree, why, when, and whether it was this person.
    fn said(&self, person: PersonId) -> Result<Vec<desk::ReaderSaid>> {
        let own = self.reader(person)?;
        let last = self.readings.iter().filter(|said| said.reading.revision == self.number());
        let opened = last.map(|said| {
            let Reading { revision, agrees, on } = said.reading;
            let place = place(&self.row, &format!("reading/{revision}"));
            let words = String::from_utf8(self.body.key.open(&place, &said.words)?.to_vec()).map_err(broken)?;
            Ok(desk::ReaderSaid { agrees, words, on, is_yours: said.reader == own })
        });
        opened.collect()
    }

    /// Writes an entry: actor and object as keyed pseudonyms, the day for the time.
    fn note(&self, app: &App, tx: &mut Tx<'_>, actor: &Actor, act: &'static str) -> Result<()> {
        let who = match actor.person() {
            Some(person) => self.body.key.journal_pseudonym("person", &person.0.to_be_bytes())?,
            None => "system".to_owned(),
        };
        let object = format!("story/{}", self.body.key.journal_pseudonym("story", &self.row.id.to_be_bytes())?);
        journal::write_apart(app, tx, actor, &Act { org: self.body.org, act, object, why: "" }, &who, app.now())
    }
}

fn place(row: &rows::Story, what: &str) -> String {
    format!("story/{}/{}/{what}", row.org, row.id)
}

/// The keyed hash by which the stories told from a near miss are found.
pub(crate) fn source(body: &Body, near_miss: i64) -> Result<Vec<u8>> {
    Ok(body.key.journal_pseudonym("story source", &near_miss.to_be_bytes())?.into_bytes())
}

/// The expert who acts.
fn teller(actor: &Actor, org: OrgId) -> Result<PersonId> {
    actor.may(Right::TellStories, org)?;
    actor.person().ok_or(Error::NotFound("story"))
}

/// Themes that can be chosen: those that are open.
pub(crate) fn check_themes(tx: &mut Tx<'_>, themes: &BTreeSet<String>) -> Result<Vec<Fault>> {
    for code in themes {
        if store::theme::find(tx, code)?.is_none_or(|theme| theme.closed.is_some()) {
            return Ok(vec![Fault::new("themes", "fault-told-theme")]);
        }
    }
    Ok(Vec::new())
}

/// Takes away what was written from a near miss and never published: its author took their word back.
///
/// # Errors
/// When the store fails.
pub(crate) fn forget_unpublished(tx: &mut Tx<'_>, file: &File) -> Result<()> {
    for row in rows::of_source(tx, file.org(), &source(&file.body, file.row.id)?)? {
        if rows::versions(tx, &row.reference)?.is_empty() {
            rows::remove(tx, row.org, row.id)?;
        }
    }
    Ok(())
}

/// The stories of a body by the near miss they are told from: for its clocks.
///
/// # Errors
/// When the store fails or a seal does not open.
pub(crate) fn told_from(tx: &mut Tx<'_>, body: &Body) -> Result<BTreeMap<i64, BTreeSet<String>>> {
    let mut found: BTreeMap<i64, BTreeSet<String>> = BTreeMap::new();
    for row in rows::list(tx, body.org)? {
        let plain = body.key.open(&place(&row, "origin"), &row.origin)?;
        let origin: Origin = serde_json::from_slice(&plain).map_err(broken)?;
        found.entry(origin.near_miss).or_default().insert(row.reference);
    }
    Ok(found)
}
