//! A theme's page: what rests on it, how far that is applied, and what was reported beside it.

use std::collections::BTreeMap;

use domain::authority::{Actor, Right};
use domain::guideline::Kind;
use domain::rex::{Severity, When};
use domain::text::Text;
use domain::theme::Reports;
use domain::uptake::{Told, Wave};
use jiff::civil::Date;
use store::Tx;
use store::guideline::{Asked, Published};

use super::{Known, published};
use crate::App;
use crate::error::{Error, Result, broken};

/// Most guidelines of one theme that its page lists.
const MOST_GUIDELINES: u32 = 200;

/// A published guideline on a theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Citing {
    /// Its name in addresses.
    pub reference: String,
    /// The version that holds.
    pub version: u32,
    /// What it is called.
    pub title: Text,
    /// What kind it is.
    pub kind: Kind,
    /// When that version was published.
    pub on: Date,
    /// What is told of its uptake, by wave.
    pub uptake: BTreeMap<Wave, Told>,
}

/// What everybody is shown of a theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The theme.
    pub theme: Known,
    /// At the beginning of which month the counts were frozen; none before the first.
    pub month: Option<When>,
    /// Its reports, as they are told.
    pub reports: Reports,
    /// The year in which the first guideline on it was published.
    pub since: Option<i16>,
    /// The guidelines on it that hold.
    pub guidelines: Vec<Citing>,
}

/// What everybody is shown of a theme: frozen counts, and the guidelines that hold.
///
/// # Errors
/// Not found; broken when the store fails.
pub fn show(app: &App, code: &str) -> Result<Shown> {
    let told = super::public(app)?;
    let code = code.to_owned();
    app.store.read(move |tx| {
        let theme = store::theme::find(tx, &code)?.ok_or(Error::NotFound("theme"))?;
        let (month, reports, uptake) = match told {
            Some(mut told) => (Some(told.month), told.reports.remove(&code).unwrap_or_default(), told.uptake),
            None => (None, Reports::default(), BTreeMap::new()),
        };
        let citing = |published: Published| {
            let title = title(&published.content)?;
            let Published { reference, version, kind, on, .. } = published;
            let uptake = uptake.get(&reference).cloned().unwrap_or_default();
            Ok(Citing { title, reference, version, kind, on, uptake })
        };
        let since = first_year(tx, &code)?;
        let guidelines = guidelines(tx, &code)?.into_iter().map(citing).collect::<Result<_>>()?;
        Ok(Shown { theme: Known::of(theme)?, month, reports, since, guidelines })
    })
}

/// True counts of a theme, for those who read the base.
///
/// # Errors
/// Refused; not found; broken when the store fails.
pub fn reports(app: &App, actor: &Actor, code: &str) -> Result<Reports> {
    actor.may_anywhere(Right::ReadRexRecords)?;
    let code = code.to_owned();
    app.store.read(move |tx| {
        store::theme::find(tx, &code)?.ok_or(Error::NotFound("theme"))?;
        let since = first_year(tx, &code)?;
        let mut reports = Reports::default();
        store::theme::scan_filed(tx, Some(&code), |filed| count(&mut reports, &filed, since))?;
        Ok(reports)
    })
}

pub(super) fn count(reports: &mut Reports, filed: &store::theme::Filed, since: Option<i16>) {
    let when = filed.happened.as_deref().and_then(When::parse);
    let severity = |level: Option<i64>| level.and_then(Severity::of);
    reports.add(when, (severity(filed.actual), severity(filed.potential)), since);
}

fn guidelines(tx: &mut Tx<'_>, theme: &str) -> Result<Vec<Published>> {
    let asked = Asked { theme: theme.to_owned(), ..Asked::default() };
    Ok(store::guideline::published_of(tx, &asked, None, MOST_GUIDELINES)?)
}

/// The year in which the first guideline on a theme that still holds was published.
pub(super) fn first_year(tx: &mut Tx<'_>, theme: &str) -> Result<Option<i16>> {
    let mut first = None;
    for published in guidelines(tx, theme)? {
        let versions = store::guideline::versions(tx, &published.reference)?;
        first = versions.first().map(|version| version.on.year()).into_iter().chain(first).min();
    }
    Ok(first)
}

/// Every guideline that holds, page by page.
pub(crate) fn all_published(tx: &mut Tx<'_>) -> Result<Vec<Published>> {
    let (mut all, mut after): (Vec<Published>, _) = (Vec::new(), None);
    loop {
        let page = store::guideline::published(tx, after, MOST_GUIDELINES)?;
        let Some(last) = page.last() else { return Ok(all) };
        after = Some((last.on, last.id));
        all.extend(page);
    }
}

/// What was told of one guideline in the counts that were frozen last.
pub(super) fn uptake_of(told: &published::PublicThemes, guideline: &str) -> BTreeMap<Wave, Told> {
    told.uptake.get(guideline).cloned().unwrap_or_default()
}

/// What a published version is called.
pub(crate) fn title(content: &str) -> Result<Text> {
    Ok(documents::guideline::read(content).map_err(broken)?.wording.title)
}

/// A goal of a programme that a theme motivated, or that a guideline on it became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedGoal {
    /// What it is called.
    pub title: Text,
    /// The programme.
    pub programme: Text,
    /// The organisation that runs it.
    pub organisation: Text,
}

/// The goals that cite a theme, in the newest version of every programme: what is published of programmes is no secret.
///
/// # Errors
/// Broken when the store fails.
pub fn goals(app: &App, theme: &str) -> Result<Vec<CitedGoal>> {
    let mut found = Vec::new();
    for organisation in crate::organisation::list(app)? {
        for programme in crate::programme::list(app, organisation.id)? {
            let citing = programme.goals.iter().filter(|goal| goal.theme.as_deref() == Some(theme));
            found.extend(citing.map(|goal| CitedGoal {
                title: goal.title.clone(),
                programme: programme.name.clone(),
                organisation: organisation.name.clone(),
            }));
        }
    }
    Ok(found)
}
