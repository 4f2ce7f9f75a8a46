//! The second door to the base: whoever is neither expert nor officer gets the published counts, frozen once a month, and
//! nothing that could be subtracted down to a few (see [`domain::rex::published`]).

use domain::calendar::civil_date;
use domain::near_miss::record::month_of;
use domain::rex::When;
use domain::rex::published::{Counting, Figure, K, Table};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::App;
use crate::error::{Result, broken};

/// The counts as they were frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicCounts {
    /// The month at whose beginning they were frozen.
    pub month: When,
    /// The figures, in the order of their tables, lines and years: each at least [`K`], told as “at least”.
    pub figures: Vec<Figure>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    table: String,
    line: String,
    year: i16,
    at_least: u64,
}

/// The latest published counts; none before the first were frozen.
///
/// # Errors
/// Broken when the store fails.
pub fn public_counts(app: &App) -> Result<Option<PublicCounts>> {
    let Some((month, counts)) = app.store.read(store::rex_public::latest)? else { return Ok(None) };
    let kept: Vec<Kept> = serde_json::from_str(&counts).map_err(broken)?;
    let figure = |kept: Kept| {
        let table = Table::parse(&kept.table)?;
        Some(Figure { table, line: kept.line, year: kept.year, at_least: kept.at_least })
    };
    let month = When::parse(&month).ok_or_else(|| broken("published counts have no month"))?;
    // What a later version of the program would no longer tell is not told.
    let figures = kept.into_iter().filter_map(figure).filter(|figure| figure.at_least >= K).collect();
    Ok(Some(PublicCounts { month, figures }))
}

/// Freezes the counts of this month, once; whether that was done now.
///
/// # Errors
/// Broken when the store fails.
pub fn freeze_public_counts(app: &App) -> Result<bool> {
    let month = month_of(civil_date(app.now(), &TimeZone::UTC)).to_string();
    let asked = month.clone();
    if app.store.read(move |tx| store::rex_public::is_frozen(tx, &asked))? {
        return Ok(false);
    }
    let counting = app.store.read(|tx| {
        let mut counting = Counting::default();
        store::rex::scan(tx, |record| counting.add(record))?;
        Ok::<_, crate::Error>(counting)
    })?;
    let kept: Vec<Kept> = counting
        .figures()
        .into_iter()
        .map(|it| Kept { table: it.table.code().to_owned(), line: it.line, year: it.year, at_least: it.at_least })
        .collect();
    let counts = serde_json::to_string(&kept).map_err(broken)?;
    Ok(app.store.write(move |tx| store::rex_public::add(tx, &month, &counts))?)
}
