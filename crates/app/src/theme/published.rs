//! What everybody is told of themes and of the uptake of guidelines: frozen once a month, so that nobody can watch a
//! figure change on the day a colleague answers.

use std::collections::BTreeMap;

use domain::near_miss::record::month_of;
use domain::rex::When;
use domain::rex::published::K;
use domain::theme::{Mix, Reports};
use domain::uptake::{Told, Wave};
use serde::{Deserialize, Serialize};
use store::Tx;

use super::reports::{all_published, count, first_year, uptake_of};
use super::today;
use crate::App;
use crate::error::{Error, Result, broken};

/// The counts as they were frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicThemes {
    /// The month at whose beginning they were frozen.
    pub month: When,
    /// The reports of each theme, by its code.
    pub reports: BTreeMap<String, Reports>,
    /// What is told of the uptake of each guideline, by its reference.
    pub uptake: BTreeMap<String, BTreeMap<Wave, Told>>,
}

/// What is told of the uptake of one guideline.
pub type Uptaken = BTreeMap<Wave, Told>;

#[derive(Serialize, Deserialize)]
struct Kept {
    themes: BTreeMap<String, KeptReports>,
    uptake: BTreeMap<String, BTreeMap<String, KeptTold>>,
}

#[derive(Serialize, Deserialize)]
struct KeptReports {
    years: BTreeMap<i16, u64>,
    all: KeptMix,
    before: KeptMix,
    after: KeptMix,
}

#[derive(Serialize, Deserialize)]
struct KeptMix {
    records: u64,
    actual: [u64; 7],
    potential: [u64; 7],
}

#[derive(Serialize, Deserialize)]
struct KeptTold {
    k: u64,
    applied: u64,
    not_applied: u64,
    base: u64,
    obstacles: BTreeMap<String, u64>,
}

impl From<Mix> for KeptMix {
    fn from(Mix { records, actual, potential }: Mix) -> Self {
        Self { records, actual, potential }
    }
}

impl From<KeptMix> for Mix {
    fn from(KeptMix { records, actual, potential }: KeptMix) -> Self {
        Self { records, actual, potential }
    }
}

impl From<Reports> for KeptReports {
    fn from(told: Reports) -> Self {
        Self { years: told.years, all: told.all.into(), before: told.before.into(), after: told.after.into() }
    }
}

impl From<KeptReports> for Reports {
    fn from(kept: KeptReports) -> Self {
        Self {
            years: kept.years,
            halves: BTreeMap::new(),
            all: kept.all.into(),
            before: kept.before.into(),
            after: kept.after.into(),
        }
    }
}

impl From<Told> for KeptTold {
    fn from(Told { k, applied, not_applied, base, obstacles }: Told) -> Self {
        Self { k, applied, not_applied, base, obstacles }
    }
}

impl From<KeptTold> for Told {
    fn from(KeptTold { k, applied, not_applied, base, obstacles }: KeptTold) -> Self {
        Self { k, applied, not_applied, base, obstacles }
    }
}

/// The latest published counts; none before the first were frozen.
///
/// # Errors
/// Broken when the store fails.
pub fn public(app: &App) -> Result<Option<PublicThemes>> {
    app.store.read(latest)
}

fn latest(tx: &mut Tx<'_>) -> Result<Option<PublicThemes>> {
    let Some((month, counts)) = store::theme::latest(tx)? else { return Ok(None) };
    let kept: Kept = serde_json::from_str(&counts).map_err(broken)?;
    let month = When::parse(&month).ok_or_else(|| broken("published counts have no month"))?;
    let waves = |told: BTreeMap<String, KeptTold>| -> Uptaken {
        told.into_iter().filter_map(|(wave, told)| Some((Wave::parse(&wave)?, told.into()))).collect()
    };
    Ok(Some(PublicThemes {
        month,
        reports: kept.themes.into_iter().map(|(code, reports)| (code, reports.into())).collect(),
        uptake: kept.uptake.into_iter().map(|(reference, told)| (reference, waves(told))).collect(),
    }))
}

/// What is told of the uptake of one guideline, inside a transaction: for trails, which say how many apply it.
///
/// # Errors
/// Broken when the store fails.
pub fn told_of(tx: &mut Tx<'_>, guideline: &str) -> Result<Uptaken> {
    Ok(latest(tx)?.map(|told| uptake_of(&told, guideline)).unwrap_or_default())
}

/// Freezes the counts of this month, once; whether that was done now.
///
/// # Errors
/// Broken when the store or a seal fails.
pub fn freeze_public(app: &App) -> Result<bool> {
    let month = month_of(today(app)).to_string();
    let handle = app.clone();
    let asked = month.clone();
    let Some(kept) = app.store.read(move |tx| {
        if store::theme::latest(tx)?.is_some_and(|(frozen, _)| frozen >= asked) {
            return Ok(None);
        }
        let themes = of_themes(tx)?;
        Ok::<_, Error>(Some(Kept { themes, uptake: of_guidelines(&handle, tx)? }))
    })?
    else {
        return Ok(false);
    };
    let counts = serde_json::to_string(&kept).map_err(broken)?;
    Ok(app.store.write(move |tx| store::theme::freeze(tx, &month, &counts))?)
}

fn of_themes(tx: &mut Tx<'_>) -> Result<BTreeMap<String, KeptReports>> {
    let mut since = BTreeMap::new();
    for theme in store::theme::list(tx)? {
        since.insert(theme.code.clone(), first_year(tx, &theme.code)?);
    }
    let mut reports: BTreeMap<String, Reports> = BTreeMap::new();
    store::theme::scan_filed(tx, None, |filed| {
        let since = since.get(&filed.theme).copied().flatten();
        count(reports.entry(filed.theme.clone()).or_default(), &filed, since);
    })?;
    Ok(reports.into_iter().map(|(code, reports)| (code, reports.told().into())).collect())
}

fn of_guidelines(app: &App, tx: &mut Tx<'_>) -> Result<BTreeMap<String, BTreeMap<String, KeptTold>>> {
    // The most careful body decides for all: no doctor is counted among fewer than theirs asks for.
    let bodies = crate::body::all(app, tx)?;
    let k = bodies.iter().map(|body| u64::from(body.k)).chain([K]).max().unwrap_or(K);
    let mut told = BTreeMap::new();
    for guideline in all_published(tx)? {
        let figures = crate::uptake::figures_of(app, tx, &guideline.reference)?;
        let of_wave = |(wave, figures)| (Wave::code(wave).to_owned(), Told::of(&figures, k).into());
        let waves: BTreeMap<String, KeptTold> = figures.into_iter().map(of_wave).collect();
        told.insert(guideline.reference, waves);
    }
    Ok(told)
}
