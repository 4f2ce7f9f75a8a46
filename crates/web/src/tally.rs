//! The tally: two buttons a goal, made for a phone in a pocket; and one's own run chart.

use app::tally::{GoalTally, Tally};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::goal::GoalId;
use domain::run_chart::{ENOUGH, Point, RunChart};
use domain::tally::{Counts, Tap};
use jiff::civil::Date;
use serde::Deserialize;

use crate::charts::{Line, Lines};
use crate::components::Crumb;
use crate::failure::Failure;
use crate::form::Form;
use crate::goal::Named;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show};
use crate::path::Here;
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::url::Path;

/// One's own tally, every goal on one page.
pub const TALLY: Path<3> = Path::new("/{org}/{programme}/{cohort}/tally");

/// One's own run chart of a goal.
pub const RUN_CHART: Path<4> = Path::new("/{org}/{programme}/{cohort}/tally/{goal}");

/// Where a patient concerned is counted.
pub const TAPS: Path<4> = Path::new("/{org}/{programme}/{cohort}/tally/{goal}/taps");

/// Where the last tap is taken back.
pub const REMOVAL: Path<4> = Path::new("/{org}/{programme}/{cohort}/tally/{goal}/removal");

pub(crate) fn routes() -> Vec<Route> {
    let own = Access::Right(Right::WalkOwnPath);
    vec![
        Route::get("tally.show", TALLY, own, show_tally),
        Route::get("tally.chart", RUN_CHART, own, show_chart),
        Route::post("tally.tap", TAPS, own, tap),
        Route::post("tally.take-back", REMOVAL, own, take_back),
    ]
}

/// One goal on the page of the tally.
#[derive(Debug)]
struct GoalView {
    id: String,
    title: String,
    today: String,
    all: String,
    taps: String,
    /// Where the last tap is taken back, and which it was.
    removal: Option<(String, String)>,
    chart: String,
}

#[derive(Debug, Template)]
#[template(path = "tally/show.html")]
pub(crate) struct ShowTally {
    page: Page,
    crumbs: Vec<Crumb>,
    day: String,
    sets: Vec<(String, Vec<GoalView>)>,
    /// Whether they left: then nothing more is counted.
    is_over: bool,
}

#[derive(Debug, Template)]
#[template(path = "tally/chart.html")]
pub(crate) struct ShowRunChart {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    all: String,
    chart: Option<Lines>,
    sentence: String,
    rule: String,
}

/// Counts in words, with their share.
pub(crate) fn said(page: &Page, counts: Counts) -> String {
    match counts.share() {
        None => page.say("tally-nobody"),
        Some(share) => {
            page.with("tally-counts", (("seen", counts.seen), ("done", counts.done), ("percent", page.percent(share))))
        }
    }
}

fn id_of(goal: &GoalId) -> String {
    format!("goal-{goal}")
}

impl ShowTally {
    fn new(page: Page, here: &Here, tally: &Tally) -> Self {
        let programme = &tally.me.programme;
        let sets = programme.sequences.iter().filter_map(|sequence| {
            let of_set = tally.goals.iter().filter(|goal| goal.set == sequence.set);
            let goals: Vec<GoalView> = of_set.filter_map(|one| view(&page, here, programme, one)).collect();
            (!goals.is_empty()).then(|| (page.read(&sequence.name).to_owned(), goals))
        });
        Self {
            crumbs: here.crumbs(&page),
            day: page.date(tally.today),
            sets: sets.collect(),
            is_over: tally.me.departure.is_some(),
            page: page.clone(),
        }
    }
}

fn view(page: &Page, here: &Here, programme: &domain::programme::Programme, one: &GoalTally) -> Option<GoalView> {
    let id = &one.goal.0;
    let last = |tap: Tap| {
        let key = if tap.done { "tally-last-done" } else { "tally-last-not-yet" };
        (REMOVAL.to(here.and(id)), page.with(key, [("date", page.date(tap.on))]))
    };
    Some(GoalView {
        id: id_of(&one.goal),
        title: page.read(&programme.goal(&one.goal)?.title).to_owned(),
        today: said(page, one.today),
        all: said(page, one.all),
        taps: TAPS.to(here.and(id)),
        removal: one.last.map(last),
        chart: RUN_CHART.to(here.and(id)),
    })
}

/// What was just done, for the notice at the top.
#[derive(Debug, Deserialize)]
struct News {
    #[serde(default)]
    counted: String,
}

async fn read(state: &WebState, own: &OwnCohort) -> Result<Tally, Failure> {
    let (actor, pinned) = (own.actor(), own.pinned.clone());
    state.ask(move |app| app::tally::read(app, &actor, &pinned)).await
}

async fn show_tally(
    State(state): State<WebState>,
    own: OwnCohort,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let tally = read(&state, &own).await?;
    let mut page = own.visitor.page();
    page.notice = match news.counted.as_str() {
        "done" => Some(page.say("tally-noted-done")),
        "not-yet" => Some(page.say("tally-noted-not-yet")),
        "back" => Some(page.say("tally-noted-back")),
        _ => None,
    };
    show(&ShowTally::new(page, &Here::of(&own), &tally))
}

#[derive(Debug, Deserialize)]
struct Tapped {
    #[serde(default)]
    done: String,
}

async fn tap(
    State(state): State<WebState>,
    own: OwnCohort,
    Parts(Named { goal }): Parts<Named>,
    Form(tapped): Form<Tapped>,
) -> Result<Response, Failure> {
    let done = match tapped.done.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(Failure::invalid()),
    };
    let (actor, pinned, id) = (own.actor(), own.pinned.clone(), GoalId(goal));
    let to = id.clone();
    state.ask(move |app| app::tally::tap(app, &actor, &pinned, &id, done)).await?;
    Ok(back(&own, &to, if done { "done" } else { "not-yet" }))
}

async fn take_back(
    State(state): State<WebState>,
    own: OwnCohort,
    Parts(Named { goal }): Parts<Named>,
) -> Result<Response, Failure> {
    let (actor, pinned, id) = (own.actor(), own.pinned.clone(), GoalId(goal));
    let to = id.clone();
    state.ask(move |app| app::tally::take_back(app, &actor, &pinned, &id)).await?;
    Ok(back(&own, &to, "back"))
}

/// Back to the goal one was counting for, so that the next tap is under the same thumb.
fn back(own: &OwnCohort, goal: &GoalId, what: &str) -> Response {
    Redirect::to(&format!("{}?counted={what}#{}", TALLY.to(own.parts()), id_of(goal))).into_response()
}

async fn show_chart(
    State(state): State<WebState>,
    own: OwnCohort,
    Parts(Named { goal }): Parts<Named>,
) -> Result<Response, Failure> {
    let tally = read(&state, &own).await?;
    let one = tally.goals.iter().find(|one| one.goal.0 == goal).ok_or_else(Failure::not_found)?;
    let title = tally.me.programme.goal(&one.goal).map(|goal| goal.title.clone()).unwrap_or_default();
    let page = own.visitor.page();
    let title = page.read(&title).to_owned();
    show(&ShowRunChart::new(page, &Here::of(&own), title, one))
}

impl ShowRunChart {
    fn new(page: Page, here: &Here, title: String, one: &GoalTally) -> Self {
        let tally = Crumb { address: TALLY.to(here.parts()), name: page.say("tally-title") };
        Self {
            crumbs: here.crumbs(&page).into_iter().chain([tally]).collect(),
            all: said(&page, one.all),
            chart: lines(&page, &one.chart),
            sentence: sentence(&page, &one.chart),
            rule: rule(&page, &one.chart),
            title,
            page,
        }
    }
}

/// The message of the chart, in one sentence.
fn sentence(page: &Page, chart: &RunChart) -> String {
    match chart.median {
        None => page.say("tally-chart-empty"),
        Some(median) => {
            page.with("tally-chart-median", (("weeks", chart.points.len()), ("percent", page.percent(median))))
        }
    }
}

/// What the rules say, once they may say anything.
fn rule(page: &Page, chart: &RunChart) -> String {
    match &chart.runs {
        None if chart.is_bounded() && chart.points.len() >= ENOUGH => page.say("tally-rule-bound"),
        None => page.with("tally-rule-few", [("enough", ENOUGH)]),
        Some(runs) => {
            let key = if runs.signals() { "tally-rule-change" } else { "tally-rule-no-change" };
            let values = (
                ("longest", runs.longest),
                ("expected", runs.longest_expected),
                ("crossings", runs.crossings),
                ("fewest", runs.fewest_expected),
            );
            page.with(key, values)
        }
    }
}

fn lines(page: &Page, chart: &RunChart) -> Option<Lines> {
    let (first, last, median) = (chart.points.first()?.week, chart.points.last()?.week, chart.median?);
    let span = f64::from(domain::calendar::days_between(first, last).max(1));
    // A chart of one week stands in the middle.
    let place = |week: Date| {
        if first == last { 0.5 } else { f64::from(domain::calendar::days_between(first, week)) / span }
    };
    let row = |point: &Point| {
        vec![
            page.date(point.week),
            page.voice.count(u64::from(point.counts.seen)),
            page.voice.count(u64::from(point.counts.done)),
            page.percent(point.share()),
        ]
    };
    let mut x_marks = vec![(place(first), page.voice.short_date(first))];
    if first != last {
        x_marks.push((1.0, page.voice.short_date(last)));
    }
    Some(Lines {
        id: "run-chart".to_owned(),
        title: sentence(page, chart),
        description: rule(page, chart),
        x_marks,
        y_marks: [0.0, 0.5, 1.0].iter().map(|share| (*share, page.percent(*share))).collect(),
        lines: vec![
            Line {
                name: page.say("tally-chart-share"),
                points: chart.points.iter().map(|point| (place(point.week), point.share())).collect(),
            },
            Line { name: page.say("tally-chart-median-name"), points: vec![(0.0, median), (1.0, median)] },
        ],
        is_stepped: false,
        table_label: page.say("tally-chart-table"),
        headings: ["tally-chart-week", "tally-chart-seen", "tally-chart-done", "tally-chart-share"]
            .map(|key| page.say(key))
            .to_vec(),
        rows: chart.points.iter().map(row).collect(),
    })
}

#[cfg(test)]
mod samples {
    use domain::run_chart::run_chart;
    use jiff::civil::date;

    use super::*;
    use crate::page::Sample;
    use crate::path::samples::{here, programme};

    fn taps(weeks: &str) -> Vec<Tap> {
        let week =
            |(letter, week)| Tap { on: domain::calendar::days_after(date(2008, 1, 7), 7 * week), done: letter == 'h' };
        weeks.chars().zip(0_u16..).map(week).collect()
    }

    fn tally(taps: &[Tap]) -> GoalTally {
        GoalTally {
            goal: programme().goals[0].id.clone(),
            set: 1,
            all: Counts::of(taps),
            today: Counts::of(taps.iter().take(1)),
            last: taps.last().copied(),
            chart: run_chart(taps),
        }
    }

    impl Sample for ShowTally {
        fn samples(page: &Page) -> Vec<(&'static str, Self)> {
            let programme = programme();
            let view = |taps: &[Tap]| view(page, &here(), &programme, &tally(taps)).expect("a goal");
            let page_of = |goals: Vec<GoalView>, is_over| Self {
                page: page.clone(),
                crumbs: here().crumbs(page),
                day: page.date(date(2008, 5, 1)),
                sets: if goals.is_empty() { vec![] } else { vec![("Séquence 1".into(), goals)] },
                is_over,
            };
            vec![
                ("no goal yet", page_of(vec![], false)),
                ("begun", page_of(vec![view(&taps("hl"))], false)),
                ("nothing counted", page_of(vec![view(&[])], false)),
                ("left", page_of(vec![view(&taps("h"))], true)),
            ]
        }
    }

    impl Sample for ShowRunChart {
        fn samples(page: &Page) -> Vec<(&'static str, Self)> {
            let chart = |weeks: &str| Self::new(page.clone(), &here(), "…".into(), &tally(&taps(weeks)));
            vec![
                ("nothing", chart("")),
                ("one week", chart("h")),
                ("a few weeks", chart("hlhl")),
                ("a change", chart("lllllllhhhhhhh")),
                ("no change", chart("lhlhhllhlhlhlh")),
                ("a median at the top", chart("lhhhhhlhhhhhhh")),
            ]
        }
    }
}
