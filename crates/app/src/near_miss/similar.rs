//! What of the REX base resembles what an author is typing.
//!
//! Doctors have no door to records: they read published counts and texts. While one writes, at most three records may be
//! glimpsed, each by what is published of it anyway and its first words: the specialty and the year, if that cell of the
//! published counts stands (at least k records share it), and a few words of what was cleared of everybody. No number of
//! records that resemble a text is told, not even “k or more”: a text is a free query, and thresholds over free queries
//! can be played against each other (a04; `docs/decisions/0019`). Nothing of the draft is kept, logged or counted.

use std::collections::BTreeSet;

use domain::authority::{Actor, Right};
use domain::rex::published::Table;
use domain::rex::{PartKind, Record};
use domain::text::Language;

use crate::App;
use crate::error::{Result, broken};
use crate::rex;

/// Most records that are glimpsed.
pub const MOST_GLIMPSES: usize = 3;
/// Fewest characters of a text that something can resemble.
const FEWEST: usize = 20;
/// Most characters of a text that are compared: the beginning says what it is about.
const MOST_COMPARED: usize = 4_000;
/// Records looked at, of which some may not be glimpsed.
const LOOKED_AT: usize = 12;
/// Most characters of a glimpse.
const WORDS: usize = 140;

/// A record, as much of it as a doctor sees while writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glimpse {
    /// Code of its specialty.
    pub specialty: String,
    /// The year.
    pub year: i16,
    /// The language of its words.
    pub language: Language,
    /// Its first words.
    pub words: String,
}

/// At most three records of the base like a text, the most alike first; none for a few words.
///
/// # Errors
/// Refused to all but doctors; broken when store or index fail.
pub fn similar(app: &App, actor: &Actor, text: &str) -> Result<Vec<Glimpse>> {
    actor.may_anywhere(Right::GlimpseRexRecords)?;
    let text: String = text.trim().chars().take(MOST_COMPARED).collect();
    if text.chars().count() < FEWEST {
        return Ok(Vec::new());
    }
    let Some(published) = rex::public_counts(app)? else { return Ok(Vec::new()) };
    let told = published.figures.into_iter().filter(|figure| figure.table == Table::Specialty);
    let cells: BTreeSet<(String, i16)> = told.map(|figure| (figure.line, figure.year)).collect();
    let Some(index) = rex::index_of(app)? else { return Ok(Vec::new()) };
    let language = search::language_of(&text);
    let page = index.similar(&text, &language, &[], LOOKED_AT).map_err(broken)?;
    let found = rex::records(app, page.hits)?.into_iter();
    Ok(found.filter_map(|(entered, _)| glimpse(&cells, &entered.record)).take(MOST_GLIMPSES).collect())
}

fn glimpse(cells: &BTreeSet<(String, i16)>, record: &Record) -> Option<Glimpse> {
    let (specialty, year) = (record.specialty.clone(), record.when?.year());
    if !cells.contains(&(specialty.clone(), year)) {
        return None;
    }
    let narrative = record.parts.iter().find(|part| part.kind == PartKind::Narrative).or(record.parts.first())?;
    Some(Glimpse { specialty, year, language: record.language.clone(), words: first(&narrative.text) })
}

/// The first words of a text, cut between two of them.
fn first(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= WORDS {
        return line;
    }
    let cut: String = line.chars().take(WORDS).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}
