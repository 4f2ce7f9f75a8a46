//! The REX base at work: historic bases are read in, the index is kept up with the base, questions are answered.
//!
//! The store holds what is true; the index is made of it and may be thrown away. Whoever asks gets records of the base
//! only: a batch that is not shown yet, a record that is held, a report that is not accepted are in neither.

use std::collections::BTreeMap;

use domain::authority::{Actor, Right};
use domain::rex::{Clause, Entered, Facet, Filter, Likeness, Query, Record, RexId, When, compare};
use domain::text::Language;
use search::Question;

use crate::App;
use crate::error::{Error, Result, broken};

pub mod held;
pub mod identifiers;
mod import;
mod index;
mod loading;
mod public;
pub(crate) mod written;

pub use import::{Held, Imported, MOST_FAULTS, Outcome, Screen, Source, import};
pub use index::{OpenIndex, catch_up, reindex};
pub use public::{PublicCounts, freeze_public_counts, public_counts};

/// Most records of one answer.
pub const MOST_HITS: usize = 1_000;
/// Most characters of an excerpt.
const EXCERPT: usize = 240;
/// Most characters of a text that something like it is looked for.
const MOST_TEXT: usize = 100_000;
/// Words of a text that its excerpts are chosen by.
const MOST_WORDS: usize = 30;
/// Records that are compared word by word with a new one.
const COMPARED: usize = 12;

/// What somebody asks.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// The words, as typed.
    pub words: String,
    /// In this language only; in both without.
    pub language: Option<Language>,
    /// Only records that pass all of these.
    pub filters: Vec<Filter>,
    /// How many of the best records are passed over: those of the pages before.
    pub skip: usize,
    /// How many records at most.
    pub limit: usize,
}

/// A record that answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// Its random identity.
    pub id: RexId,
    /// How well it answers; comparable within one answer only.
    pub score: f32,
    /// When it happened, if known.
    pub when: Option<When>,
    /// Code of its specialty.
    pub specialty: String,
    /// The language of its words.
    pub language: Language,
    /// The stretch of its words that answers.
    pub excerpt: String,
}

/// An answer, the best record first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// How many records answer in all.
    pub total: u64,
    /// The best of them.
    pub hits: Vec<Shown>,
}

/// A record that may be the same as another, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Which.
    pub id: RexId,
    /// How alike, with reasons.
    pub likeness: Likeness,
}

/// Records that answer a question, ranked.
///
/// # Errors
/// Refused; broken when store or index fail.
pub fn search(app: &App, actor: &Actor, ask: &Ask) -> Result<Answer> {
    actor.may_anywhere(Right::ReadRexRecords)?;
    let Some(index) = app.rex.get(app)? else { return Ok(Answer::default()) };
    let question = question_of(ask);
    let mut page = index.search(&question).map_err(broken)?;
    page.hits.drain(..ask.skip.min(page.hits.len()));
    shown(app, &index, &question, page)
}

/// Records like a text, the most alike first; in the language given, else in the one the text seems to be in.
///
/// # Errors
/// Refused; broken when store or index fail.
pub fn similar(
    app: &App,
    actor: &Actor,
    text: &str,
    language: Option<Language>,
    filters: &[Filter],
    limit: usize,
) -> Result<Answer> {
    actor.may_anywhere(Right::ReadRexRecords)?;
    let Some(index) = app.rex.get(app)? else { return Ok(Answer::default()) };
    let text: String = text.chars().take(MOST_TEXT).collect();
    let language = language.unwrap_or_else(|| search::language_of(&text));
    let page = index.similar(&text, &language, filters, limit.min(MOST_HITS)).map_err(broken)?;
    let words = text.split_whitespace().filter(|word| word.chars().count() > 3).take(MOST_WORDS);
    let any = words.map(|word| Clause { all: vec![word.to_owned()], none: Vec::new() }).collect();
    let question = Question { asked: Query { any }, languages: vec![language], filters: Vec::new(), limit };
    shown(app, &index, &question, page)
}

/// Records of the base that may tell the same event as this one, with the reasons; nothing is merged by machine.
///
/// # Errors
/// Refused; broken when store or index fail.
pub fn near_duplicates(app: &App, actor: &Actor, record: &Record) -> Result<Vec<Candidate>> {
    actor.may_anywhere(Right::ReadRexRecords)?;
    let Some(index) = app.rex.get(app)? else { return Ok(Vec::new()) };
    let text: String = record.text().chars().take(MOST_TEXT).collect();
    let page = index.similar(&text, &record.language, &[], COMPARED).map_err(broken)?;
    let words = search::stems(&text, &record.language);
    let mut candidates = Vec::new();
    for (other, _) in records(app, page.hits)? {
        let others = search::stems(&other.record.text(), &other.record.language);
        if let Some(likeness) = compare((record, &words), (&other.record, &others)) {
            candidates.push(Candidate { id: other.id, likeness });
        }
    }
    candidates.sort_by(|one, other| other.likeness.shared.total_cmp(&one.likeness.shared));
    Ok(candidates)
}

/// How many records that answer have each value on some sides: exact counts, for this door alone.
///
/// # Errors
/// Refused; broken when the index fails.
pub fn facets(app: &App, actor: &Actor, ask: &Ask, sides: &[Facet]) -> Result<BTreeMap<Facet, Vec<(String, u64)>>> {
    actor.may_anywhere(Right::ReadRexRecords)?;
    let Some(index) = app.rex.get(app)? else { return Ok(BTreeMap::new()) };
    index.facets(&question_of(ask), sides).map_err(broken)
}

/// One record of the base, whole.
///
/// # Errors
/// Refused; not found; broken when the store fails.
pub fn read(app: &App, actor: &Actor, id: &RexId) -> Result<Entered> {
    actor.may_anywhere(Right::ReadRexRecords)?;
    let id = id.clone();
    app.store.read(move |tx| written::entered(store::rex::find(tx, &id)?.ok_or(Error::NotFound("record"))?))
}

/// The index of this server, for use cases that have asked for their own right; none while the base is empty.
pub(crate) fn index_of(app: &App) -> Result<Option<search::Index>> {
    app.rex.get(app)
}

fn question_of(ask: &Ask) -> Question {
    Question {
        asked: Query::parse(&ask.words),
        languages: ask.language.clone().map_or_else(|| vec![Language::french(), Language::english()], |it| vec![it]),
        filters: ask.filters.clone(),
        limit: ask.limit.saturating_add(ask.skip).min(MOST_HITS),
    }
}

fn shown(app: &App, index: &search::Index, question: &Question, page: search::Page) -> Result<Answer> {
    let total = page.total;
    let found = records(app, page.hits)?;
    let texts: Vec<String> = found.iter().map(|(entered, _)| entered.record.text()).collect();
    let told: Vec<(&Language, &str)> =
        found.iter().zip(&texts).map(|((entered, _), text)| (&entered.record.language, text.as_str())).collect();
    let excerpts = index.excerpts(question, &told, EXCERPT).map_err(broken)?;
    let hits = found.into_iter().zip(excerpts).map(|((entered, score), excerpt)| Shown {
        id: entered.id,
        score,
        when: entered.record.when,
        specialty: entered.record.specialty,
        language: entered.record.language,
        excerpt,
    });
    Ok(Answer { total, hits: hits.collect() })
}

/// The records of some hits, in their order. One that the store no longer shows is passed over: the store is right.
pub(crate) fn records(app: &App, hits: Vec<search::Hit>) -> Result<Vec<(Entered, f32)>> {
    app.store.read(move |tx| {
        let mut found = Vec::with_capacity(hits.len());
        for hit in hits {
            if let Some(kept) = store::rex::find(tx, &hit.id)? {
                found.push((written::entered(kept)?, hit.score));
            }
        }
        Ok(found)
    })
}
