//! The yearly synthesis that hospitals' own reporting bodies get: frozen once, the same for all of them, nameless.
//!
//! It is made of the base and of what was published, never of who practises where: it makes no claim about an
//! establishment, and an establishment cannot work out from it whether anybody of its own reported (a06).

use std::collections::BTreeMap;

use domain::authority::{Actor, Right};
use domain::calendar::civil_date;
use domain::hospital::{Counting, Figure, Table, due};
use domain::ids::OrgId;
use domain::rex::When;
use domain::rex::published::K;
use domain::text::{Language, Text};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::App;
use crate::error::{Error, Result, broken};

/// Something that was published in the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Its name in addresses.
    pub reference: String,
    /// What it is called.
    pub title: Text,
}

/// The synthesis of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// Which.
    pub year: i16,
    /// When it was frozen.
    pub frozen_on: Date,
    /// Its figures, in the order of tables and lines.
    pub figures: Vec<Figure>,
    /// What the themes were called.
    pub themes: BTreeMap<String, Text>,
    /// Guidelines of the year that were in force.
    pub guidelines: Vec<Issue>,
    /// Stories of the year.
    pub stories: Vec<Issue>,
}

type Wordings = BTreeMap<String, String>;

#[derive(Serialize, Deserialize)]
struct KeptIssue {
    reference: String,
    title: Wordings,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    figures: Vec<(String, String, u64)>,
    themes: BTreeMap<String, Wordings>,
    guidelines: Vec<KeptIssue>,
    stories: Vec<KeptIssue>,
}

fn wordings(text: &Text) -> Wordings {
    text.wordings().map(|(language, words)| (language.tag().to_owned(), words.to_owned())).collect()
}

fn text(wordings: Wordings) -> Text {
    Text::new(wordings.into_iter().filter_map(|(tag, words)| Some((Language::parse(&tag)?, words))))
}

/// The years that have a synthesis, the last first.
///
/// # Errors
/// Refused to all but correspondents.
pub fn years(app: &App, actor: &Actor, org: OrgId) -> Result<Vec<i16>> {
    actor.may(Right::ReadHospitalSynthesis, org)?;
    Ok(app.store.read(store::hospital::years)?)
}

/// The synthesis of a year.
///
/// # Errors
/// Refused to all but correspondents; not found for a year that has none.
pub fn read(app: &App, actor: &Actor, org: OrgId, year: i16) -> Result<Year> {
    actor.may(Right::ReadHospitalSynthesis, org)?;
    let found = app.store.read(move |tx| store::hospital::find(tx, year))?;
    let (content, frozen_on) = found.ok_or(Error::NotFound("synthesis"))?;
    let kept: Kept = serde_json::from_str(&content).map_err(broken)?;
    let figure = |(table, line, at_least): (String, String, u64)| {
        Some(Figure { table: Table::parse(&table)?, line, at_least }).filter(|figure| figure.at_least >= K)
    };
    let issues = |kept: Vec<KeptIssue>| {
        let issue = |one: KeptIssue| Issue { reference: one.reference, title: text(one.title) };
        kept.into_iter().map(issue).collect()
    };
    Ok(Year {
        year,
        frozen_on,
        figures: kept.figures.into_iter().filter_map(figure).collect(),
        themes: kept.themes.into_iter().map(|(code, name)| (code, text(name))).collect(),
        guidelines: issues(kept.guidelines),
        stories: issues(kept.stories),
    })
}

/// Freezes the synthesis of the year that is due, once; whether that was done now. For the schedule.
///
/// # Errors
/// Broken when the store fails.
pub fn freeze(app: &App) -> Result<bool> {
    let today = civil_date(app.now(), &TimeZone::UTC);
    let Some(year) = due(today) else { return Ok(false) };
    if app.store.read(move |tx| store::hospital::find(tx, year))?.is_some() {
        return Ok(false);
    }
    let (counting, themes, stories) = app.store.read(move |tx| {
        let mut counting = Counting::of(year);
        store::rex::scan(tx, |record| counting.add(record))?;
        store::theme::scan_filed(tx, None, |filed| {
            let when = filed.happened.as_deref().and_then(When::parse);
            if when.is_some_and(|when| when.year() == year) {
                counting.file(&std::iter::once(filed.theme).collect());
            }
        })?;
        Ok::<_, Error>((counting, crate::theme::all(tx)?, crate::story::on_themes(tx)?))
    })?;
    let figures = counting.figures();
    let told = |code: &str| figures.iter().any(|figure| figure.table == Table::Theme && figure.line == code);
    let kept = Kept {
        themes: themes.iter().filter(|it| told(&it.code)).map(|it| (it.code.clone(), wordings(&it.name))).collect(),
        guidelines: guidelines(app, year)?,
        stories: stories
            .iter()
            .filter(|story| story.on.year() == year)
            .map(|story| KeptIssue { reference: story.line.reference.clone(), title: wordings(&story.line.title) })
            .collect(),
        figures: figures.into_iter().map(|it| (it.table.code().to_owned(), it.line, it.at_least)).collect(),
    };
    let content = serde_json::to_string(&kept).map_err(broken)?;
    Ok(app.store.write(move |tx| store::hospital::add(tx, year, &content, today))?)
}

/// Guidelines in force whose version was published in a year.
fn guidelines(app: &App, year: i16) -> Result<Vec<KeptIssue>> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let (lines, next) = crate::guideline::public_list(app, &crate::guideline::Asked::default(), after)?;
        let of_year = lines.iter().filter(|line| line.on.year() == year);
        found.extend(of_year.map(|it| KeptIssue { reference: it.reference.clone(), title: wordings(&it.title) }));
        match next {
            Some(next) => after = Some(next),
            None => return Ok(found),
        }
    }
}
