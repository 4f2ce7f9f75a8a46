//! Stories as everybody reads them, by specialty and theme; what was corrected, and what was withdrawn.

use std::collections::BTreeSet;

use domain::text::Text;
use jiff::civil::Date;
use store::Tx;
use store::story as rows;

use super::{KeptWords, Wordings, Words, text};
use crate::App;
use crate::error::{Error, Result, broken};

/// Stories of one page.
const LINES: usize = 20;

/// A story in the public list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicLine {
    /// Its name in addresses.
    pub reference: String,
    /// What it is called.
    pub title: Text,
    /// Code of its specialty, where that is told.
    pub specialty: Option<String>,
    /// Codes of its themes.
    pub themes: BTreeSet<String>,
    /// Year and month in which it came out.
    pub month: Date,
}

/// A page of stories, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PublicPage {
    /// The lines.
    pub lines: Vec<PublicLine>,
    /// The reference of its last story, if others follow.
    pub next: Option<String>,
    /// Every specialty of which there is a story.
    pub specialties: BTreeSet<String>,
    /// Every theme of which there is one.
    pub themes: BTreeSet<String>,
}

/// One version of a story, without its words but for the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1.
    pub number: i64,
    /// The first day of the month in which it came out.
    pub month: Date,
    /// What it corrects.
    pub why: Text,
}

/// A published story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicStory {
    /// Its line.
    pub line: PublicLine,
    /// Its words; none once it is withdrawn.
    pub words: Option<Words>,
    /// Its versions, the first first.
    pub versions: Vec<Version>,
    /// Since which month it is withdrawn, why, and what replaces it.
    pub withdrawn: Option<(Date, Text, Option<String>)>,
}

/// A published story as trails, digests and clocks read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its line.
    pub line: PublicLine,
    /// The day it first came out; pages say its month.
    pub on: Date,
}

fn themes(json: &str) -> Result<BTreeSet<String>> {
    serde_json::from_str(json).map_err(broken)
}

fn line(on: Date, published: &rows::Published) -> Result<PublicLine> {
    let words: KeptWords = serde_json::from_str(&published.words).map_err(broken)?;
    Ok(PublicLine {
        reference: published.reference.clone(),
        title: text(&words.title),
        specialty: published.specialty.clone(),
        themes: themes(&published.themes)?,
        month: on.first_of_month(),
    })
}

/// Every story that is in force, the latest first, inside a transaction.
///
/// # Errors
/// When the store fails.
pub(crate) fn on_themes(tx: &mut Tx<'_>) -> Result<Vec<Kept>> {
    let all = rows::published(tx)?;
    all.iter().map(|(on, published)| Ok(Kept { line: line(*on, published)?, on: *on })).collect()
}

/// Those of one theme.
pub(crate) fn of_theme<'a>(stories: &'a [Kept], theme: &str) -> impl Iterator<Item = &'a Kept> {
    let theme = theme.to_owned();
    stories.iter().filter(move |kept| kept.line.themes.contains(&theme))
}

/// A page of stories of a specialty and a theme, or of all of them, after the one of a reference.
///
/// # Errors
/// When the store fails.
pub fn list(app: &App, specialty: Option<&str>, theme: Option<&str>, after: Option<&str>) -> Result<PublicPage> {
    let all = app.store.read(on_themes)?;
    let specialties = all.iter().filter_map(|kept| kept.line.specialty.clone()).collect();
    let themes = all.iter().flat_map(|kept| kept.line.themes.iter().cloned()).collect();
    let wanted = |line: &PublicLine| {
        specialty.is_none_or(|code| line.specialty.as_deref() == Some(code))
            && theme.is_none_or(|code| line.themes.contains(code))
    };
    let mut lines: Vec<PublicLine> = all.into_iter().map(|kept| kept.line).filter(wanted).collect();
    if let Some(place) = after.and_then(|after| lines.iter().position(|line| line.reference == after)) {
        lines.drain(..=place);
    }
    let next = lines.get(LINES - 1).filter(|_| lines.len() > LINES).map(|line| line.reference.clone());
    lines.truncate(LINES);
    Ok(PublicPage { lines, next, specialties, themes })
}

/// A story, as everybody reads it.
///
/// # Errors
/// Not found for what was never published.
pub fn read(app: &App, reference: &str) -> Result<PublicStory> {
    let reference = reference.to_owned();
    app.store.read(move |tx| {
        let versions = rows::versions(tx, &reference)?;
        let withdrawal = rows::withdrawal(tx, &reference)?;
        let (Some(first), Some(last)) = (versions.first(), versions.last()) else {
            return Err(Error::NotFound("story"));
        };
        let kept: KeptWords = serde_json::from_str(&last.words).map_err(broken)?;
        let why = |json: &str| Ok::<_, Error>(text(&serde_json::from_str::<Wordings>(json).map_err(broken)?));
        let version = |it: &rows::Published| {
            Ok(Version { number: it.version, month: it.on.first_of_month(), why: why(&it.why)? })
        };
        Ok(PublicStory {
            line: line(first.on, last)?,
            words: withdrawal.is_none().then(|| kept.words()),
            versions: versions.iter().map(version).collect::<Result<_>>()?,
            withdrawn: match withdrawal {
                Some(it) => Some((it.on.first_of_month(), why(&it.why)?, it.replaced_by)),
                None => None,
            },
        })
    })
}
