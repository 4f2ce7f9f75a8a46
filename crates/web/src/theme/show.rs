//! A theme's page: what rests on it, how far that is applied, and what was reported beside it. Nothing on it says that one
//! follows from the other.

use std::collections::BTreeMap;

use app::theme::{Citing, Known, Shown};
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::Response;
use domain::authority::Right;
use domain::rex::published::K;
use domain::theme::{Mix, Reports};
use domain::uptake::{Told, Wave};

use super::THEMES;
use crate::charts::{Bar, Bars};
use crate::components::Crumb;
use crate::failure::Failure;
use crate::page::{Page, show};
use crate::rex::words::Words;
use crate::state::WebState;
use crate::visitor::Visitor;

#[derive(Debug, Template)]
#[template(path = "theme/show.html")]
pub(crate) struct ShowTheme {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    /// Until when, and why, if it is closed.
    closed: String,
    specialty: String,
    least: u64,
    /// The month at whose beginning what is told was frozen.
    frozen: Option<String>,
    guidelines: Vec<Guideline>,
    goals: Vec<Aim>,
    reports: Option<Bars>,
    /// Half-years, for those who read the base.
    halves: Option<Bars>,
    /// Tables of severity: what it did, what it could have done.
    mixes: Vec<Table>,
    /// The year of the first guideline, by which records are told apart.
    since: Option<i16>,
    /// Whether true counts are shown.
    is_exact: bool,
}

/// A guideline on the theme.
#[derive(Debug)]
struct Guideline {
    address: String,
    title: String,
    about: String,
    uptake: Option<Bars>,
    /// What was named as standing in the way, with at least how many.
    obstacles: Vec<String>,
}

/// A goal of a programme that the theme motivated.
#[derive(Debug)]
struct Aim {
    title: String,
    about: String,
}

/// Severities before and after.
#[derive(Debug)]
struct Table {
    title: String,
    rows: Vec<(String, [String; 3])>,
}

/// What the page tells.
pub(super) struct Seen {
    pub(super) shown: Shown,
    /// True counts, for those who read the base.
    pub(super) exact: Option<Reports>,
    /// Goals that cite the theme: title, organisation and programme.
    pub(super) goals: Vec<app::theme::CitedGoal>,
}

pub(super) async fn show_theme(
    State(state): State<WebState>,
    visitor: Visitor,
    Parts(code): Parts<String>,
) -> Result<Response, Failure> {
    let actor = visitor.actor();
    let seen = state
        .ask(move |app| {
            let shown = app::theme::show(app, &code)?;
            let reads = actor.may_anywhere(Right::ReadRexRecords).is_ok();
            let exact = if reads { Some(app::theme::reports(app, &actor, &code)?) } else { None };
            let goals = app::theme::goals(app, &code)?;
            Ok(Seen { shown, exact, goals })
        })
        .await?;
    show(&view(visitor.page(), &seen))
}

pub(super) fn view(page: Page, seen: &Seen) -> ShowTheme {
    let (shown, words) = (&seen.shown, Words::of(&page));
    let reports = seen.exact.as_ref().unwrap_or(&shown.reports);
    let is_exact = seen.exact.is_some();
    let aim = |goal: &app::theme::CitedGoal| Aim {
        title: page.read(&goal.title).to_owned(),
        about: page.with(
            "theme-goal-about",
            (
                ("programme", page.read(&goal.programme).to_owned()),
                ("organisation", page.read(&goal.organisation).to_owned()),
            ),
        ),
    };
    ShowTheme {
        crumbs: vec![Crumb { address: THEMES.plain().to_owned(), name: page.say("theme-list-title") }],
        title: page.read(&shown.theme.name).to_owned(),
        closed: closed(&page, &shown.theme),
        specialty: shown.theme.specialty.as_deref().map(|code| words.specialty(code)).unwrap_or_default(),
        least: K,
        frozen: shown.month.map(|month| words.when(Some(month))),
        guidelines: shown.guidelines.iter().map(|one| guideline(&page, one)).collect(),
        goals: seen.goals.iter().map(aim).collect(),
        reports: years(&page, &reports.years, shown.since, is_exact),
        halves: seen.exact.as_ref().and_then(|exact| halves(&page, &exact.halves)),
        mixes: mixes(&page, &words, reports, is_exact),
        since: shown.since,
        is_exact,
        page,
    }
}

fn closed(page: &Page, theme: &Known) -> String {
    let told = |(on, why): &(jiff::civil::Date, String)| {
        page.with("theme-closed", (("date", page.date(*on)), ("why", why.clone())))
    };
    theme.closed.as_ref().map(told).unwrap_or_default()
}

/// A count as it is told: as it is to those who read the base, else as at least so many.
fn count(page: &Page, number: u64, is_exact: bool) -> String {
    let words = page.voice.count(i64::try_from(number).unwrap_or(i64::MAX));
    if is_exact { words } else { page.with("theme-at-least", [("count", words)]) }
}

#[expect(clippy::cast_precision_loss, reason = "records are far fewer than 2⁵³")]
fn bars(page: &Page, (title, note): (String, String), all: Vec<(String, u64, String, bool)>) -> Option<Bars> {
    let most = all.iter().map(|(_, count, ..)| *count).max().filter(|most| *most > 0)?;
    let bar = |(label, count, text, is_marked): (String, u64, String, bool)| Bar {
        label,
        share: Some(count as f64 / most as f64),
        text,
        interval: None,
        is_marked,
    };
    Some(Bars {
        title,
        note,
        label_heading: page.say("theme-period"),
        value_heading: page.say("theme-records"),
        bars: all.into_iter().map(bar).collect(),
    })
}

fn years(page: &Page, years: &BTreeMap<i16, u64>, since: Option<i16>, is_exact: bool) -> Option<Bars> {
    let (first, last) = (*years.keys().next()?, *years.keys().last()?);
    let line = |year: i16| {
        let number = years.get(&year).copied().unwrap_or_default();
        // A year of which nothing is told may still have records: it is shown as such, not left out.
        let text = match (number, is_exact) {
            (0, false) => page.with("theme-fewer", [("least", K)]),
            _ => count(page, number, is_exact),
        };
        (year.to_string(), number, text, since == Some(year))
    };
    let note = since.map(|year| page.with("theme-marked-year", [("year", year.to_string())])).unwrap_or_default();
    bars(page, (page.say("theme-by-year"), note), (first..=last).map(line).collect())
}

fn halves(page: &Page, halves: &BTreeMap<(i16, u8), u64>) -> Option<Bars> {
    let line = |((year, half), number): (&(i16, u8), &u64)| {
        let label = page.with("theme-half", (("half", u64::from(*half)), ("year", year.to_string())));
        (label, *number, count(page, *number, true), false)
    };
    bars(page, (page.say("theme-by-half"), page.say("theme-by-half-note")), halves.iter().map(line).collect())
}

fn mixes(page: &Page, words: &Words<'_>, reports: &Reports, is_exact: bool) -> Vec<Table> {
    let cell = |number: u64| {
        if number == 0 && !is_exact { "–".to_owned() } else { count(page, number, is_exact) }
    };
    let table = |title: &str, levels: &dyn Fn(&Mix) -> [u64; 7]| {
        let [before, after, all] = [&reports.before, &reports.after, &reports.all].map(levels);
        let each = before.into_iter().zip(after).zip(all).zip(0..);
        let rows = each.map(|(((before, after), all), level): (_, u8)| {
            (words.severity(&level.to_string()), [cell(before), cell(after), cell(all)])
        });
        Table { title: page.say(title), rows: rows.collect() }
    };
    if reports.all.records == 0 {
        return Vec::new();
    }
    vec![table("theme-actual", &|mix| mix.actual), table("theme-potential", &|mix| mix.potential)]
}

fn guideline(page: &Page, one: &Citing) -> Guideline {
    let waves = one.uptake.iter().filter(|(wave, _)| **wave != Wave::Baseline);
    let all: Vec<Bar> = waves.filter_map(|(wave, told)| share(page, *wave, told)).collect();
    let obstacles = one.uptake.iter().rev().find(|(_, told)| !told.obstacles.is_empty());
    let named = |told: &Told| {
        let mut all: Vec<(&String, &u64)> = told.obstacles.iter().collect();
        all.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        all.into_iter()
            .map(|(code, number)| {
                let values =
                    (("obstacle", crate::uptake::obstacle(page, code)), ("count", count(page, *number, false)));
                page.with("theme-obstacle", values)
            })
            .collect()
    };
    Guideline {
        address: crate::uptake::public_address(&one.reference),
        title: page.read(&one.title).to_owned(),
        about: page.with("theme-guideline-about", (("version", i64::from(one.version)), ("date", page.date(one.on)))),
        uptake: (!all.is_empty()).then(|| Bars {
            title: page.say("theme-uptake-title"),
            note: page.say("theme-uptake-note"),
            label_heading: page.say("theme-uptake-when"),
            value_heading: page.say("theme-uptake-share"),
            bars: all,
        }),
        obstacles: obstacles.map(|(_, told)| named(told)).unwrap_or_default(),
    }
}

/// The share of those who apply a guideline at one time, with the interval that the silent and the rounding leave.
fn share(page: &Page, wave: Wave, told: &Told) -> Option<Bar> {
    let (low, high) = told.share()?;
    let count = |number: u64| page.voice.count(i64::try_from(number).unwrap_or(i64::MAX));
    let counts = [
        ("low", page.percent(low)),
        ("high", page.percent(high)),
        ("applied", count(told.applied)),
        ("not", count(told.not_applied)),
        ("base", count(told.base)),
        ("most", count(told.base + told.k - 1)),
    ];
    Some(Bar {
        label: page.say(crate::uptake::wave_key(wave)),
        share: Some(low),
        text: page.with("theme-uptake-told", counts),
        interval: Some((low, high)),
        is_marked: false,
    })
}
