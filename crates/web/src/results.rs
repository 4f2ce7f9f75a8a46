//! The results of a cohort, from the one measure that the command prints too: who stayed, what they changed, what stood
//! in their way. Unsuppressed, for the team; whatever leaves it is another matter.

mod files;
mod goal;
mod say;

use app::cohort_report::{Report, report};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use documents::cohort_report::{Document, Goal, Obstacle, State as WaveState, WaveOfGoal};
use domain::authority::Right;

use crate::board::crumbs;
use crate::charts::{Bars, Line, Lines};
use crate::components::Crumb;
use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show};
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::url::Path;
use say::{Figures, Say};

#[cfg(test)]
pub(crate) use goal::ShowGoalResults;

/// The results of a cohort.
pub const RESULTS: Path<3> = Path::new("/{org}/team/{programme}/{cohort}/results");

/// The results of one goal.
pub const GOAL_RESULTS: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/results/{goal}");

/// The same document as the command's, as JSON.
pub const RESULTS_JSON: Path<3> = Path::new("/{org}/team/{programme}/{cohort}/results.json");

/// The same document as the command's, as a table.
pub const RESULTS_CSV: Path<3> = Path::new("/{org}/team/{programme}/{cohort}/results.csv");

pub(crate) fn routes() -> Vec<Route> {
    let read = Access::Right(Right::ReadResults);
    vec![
        Route::get("results.show", RESULTS, read, show_results),
        Route::get("results.goal", GOAL_RESULTS, read, goal::show_goal),
        Route::get("results.json", RESULTS_JSON, read, files::json),
        Route::get("results.csv", RESULTS_CSV, read, files::csv),
    ]
}

/// Obstacles shown at once; the rarer ones are a click away.
const OBSTACLES: usize = 12;

/// The report of the cohort that an address names.
async fn ask(state: &WebState, cohort: &OwnCohort) -> Result<Report, Failure> {
    let (actor, pinned, languages) = (cohort.actor(), cohort.pinned.clone(), state.languages.clone());
    state.ask(move |app| report(app, &actor, &pinned, &languages, app.now())).await
}

/// The same, read.
async fn document(state: &WebState, cohort: &OwnCohort) -> Result<Document, Failure> {
    ask(state, cohort).await?.document().map_err(Failure::from)
}

/// What stands at the head of every page of results.
#[derive(Debug)]
pub(crate) struct Heading {
    programme: String,
    cohort: String,
    start: String,
    day: String,
    is_synthetic: bool,
    snapshot: Option<String>,
}

fn heading(say: Say<'_>) -> Heading {
    Heading {
        programme: say.said(&say.of.name, &say.of.programme),
        cohort: say.of.cohort.clone(),
        start: say.date(&say.of.start),
        day: say.date(&say.of.day),
        is_synthetic: say.of.synthetic,
        snapshot: say.of.snapshot.clone(),
    }
}

/// One evaluation of the funnel, for the table behind.
#[derive(Debug)]
struct Evaluation {
    name: String,
    opens: String,
    locks: String,
    state: String,
    still: String,
    submitted: String,
}

/// One goal of the table.
#[derive(Debug)]
struct GoalRow {
    title: String,
    address: String,
    chosen: String,
    short: Cell,
    long: Cell,
    change: String,
    bounds: String,
    /// Where the two rates lie, for the eye: percentages of a line's length.
    from: Option<String>,
    to: Option<String>,
}

/// A rate in a dense table: the rate, and what it stands on.
#[derive(Debug)]
struct Cell {
    rate: String,
    note: String,
}

#[derive(Debug, Template)]
#[template(path = "results/show.html")]
pub(crate) struct ShowResults {
    page: Page,
    crumbs: Vec<Crumb>,
    heading: Heading,
    headline: Option<(String, String)>,
    tiles: Vec<(String, String, String)>,
    funnel: Bars,
    evaluations: Vec<Evaluation>,
    retention: Option<Lines>,
    goals: Vec<GoalRow>,
    unchosen: usize,
    groups: Option<Bars>,
    obstacles: Option<Bars>,
    rarer: Option<Bars>,
    set_aside: u64,
    method: Vec<String>,
    json: String,
    csv: String,
}

async fn show_results(State(state): State<WebState>, cohort: OwnCohort) -> Result<Response, Failure> {
    let document = document(&state, &cohort).await?;
    let follows = cohort.actor().may(Right::ReadBoard, cohort.organisation.id).is_ok();
    show(&view(cohort.visitor.page(), cohort.parts(), &document, follows))
}

fn view(page: Page, parts: [&str; 3], document: &Document, follows: bool) -> ShowResults {
    let say = Say { voice: &page.voice, of: document };
    let chosen = || document.goals.iter().filter(|goal| goal.chosen > 0);
    let few = document.obstacles.len().min(OBSTACLES);
    ShowResults {
        crumbs: crumbs(&page, parts, follows),
        heading: heading(say),
        headline: headline(say),
        tiles: tiles(say),
        funnel: funnel(say),
        evaluations: evaluations(say),
        retention: retention(say),
        goals: chosen().map(|goal| goal_row(say, parts, goal)).collect(),
        unchosen: document.goals.len() - chosen().count(),
        groups: pareto(say, &document.obstacle_groups, "results-groups-title"),
        obstacles: pareto(say, document.obstacles.get(..few).unwrap_or_default(), "results-obstacles-title"),
        rarer: pareto(say, document.obstacles.get(few..).unwrap_or_default(), "results-obstacles-title"),
        set_aside: document.set_aside,
        method: document.method.iter().map(|note| say.said(&note.text, &note.code)).collect(),
        json: RESULTS_JSON.to(parts),
        csv: RESULTS_CSV.to(parts),
        page,
    }
}

fn headline(say: Say<'_>) -> Option<(String, String)> {
    let headline = &say.of.headline;
    let (lowest, highest) = (headline.lowest.as_ref()?, headline.highest.as_ref()?);
    let percent = |rate| say.voice.percent(rate, 0);
    let sentence = say.voice.with("results-headline", [("low", percent(lowest.rate)), ("high", percent(highest.rate))]);
    let ends = (
        ("lowest", say.title_of(&lowest.goal)),
        ("highest", say.title_of(&highest.goal)),
        ("averages", headline.averages),
    );
    Some((sentence, say.voice.with("results-headline-note", ends)))
}

fn tiles(say: Say<'_>) -> Vec<(String, String, String)> {
    let of = say.of;
    let year = &of.continued_year_2;
    let done = &of.completed;
    let share = |count, whole, rate, low, high| say.parts(Figures { count, whole, rate, low, high });
    let mut tiles = vec![(say.voice.count(of.enrolled), say.voice.say("cohort-report-enrolled"), String::new())];
    if year.count.is_some() {
        let note = share(year.count, year.denominator, year.rate, year.low, year.high);
        tiles.push((say.percent(year.rate), say.voice.say("cohort-report-continued"), note));
    }
    if done.count.is_some() {
        let note = share(done.count, done.denominator, done.rate, done.low, done.high);
        tiles.push((say.percent(done.rate), say.voice.say("cohort-report-completed"), note));
    }
    tiles
}

fn funnel(say: Say<'_>) -> Bars {
    let bar = |step: &documents::cohort_report::FunnelStep| {
        let figures =
            Figures { count: step.submitted, whole: step.denominator, rate: step.rate, low: step.low, high: step.high };
        let mut bar = say.bar(say.said(&step.name, &step.evaluation), figures);
        if step.state == WaveState::NotOpen {
            bar.text = say.voice.with("results-opens", [("date", say.date(&step.opens))]);
        }
        bar
    };
    Bars {
        title: say.voice.with("results-funnel-title", [("count", say.of.enrolled)]),
        note: say.voice.say("results-funnel-note"),
        label_heading: say.voice.say("cohort-report-evaluation"),
        value_heading: say.voice.say("cohort-report-submitted"),
        bars: say.of.funnel.iter().map(bar).collect(),
    }
}

fn evaluations(say: Say<'_>) -> Vec<Evaluation> {
    let row = |step: &documents::cohort_report::FunnelStep| Evaluation {
        name: say.said(&step.name, &step.evaluation),
        opens: say.short_date(&step.opens),
        locks: say.short_date(&step.locks),
        state: say.state(step.state),
        still: say.count(step.still_enrolled),
        submitted: say.count(step.submitted),
    };
    say.of.funnel.iter().map(row).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a rank among a few evaluations, for a place on an axis")]
fn retention(say: Say<'_>) -> Option<Lines> {
    let curve = &say.of.retention;
    let last = curve.last()?;
    let end = last.time.max(1) as f64;
    let place = |time: u64| time as f64 / end;
    let of = |pick: fn(&documents::cohort_report::Retention) -> Option<f64>| -> Vec<(f64, f64)> {
        let steps = curve.iter().filter_map(|step| Some((place(step.time), pick(step)?)));
        std::iter::once((0.0, 1.0)).chain(steps).collect()
    };
    let line = |key: &'static str, points| Line { name: say.voice.say(key), points };
    let name_of = |id: &str| {
        let step = say.of.funnel.iter().find(|step| step.evaluation == id);
        step.map_or_else(|| id.to_owned(), |step| say.said(&step.name, id))
    };
    let rows = curve.iter().map(|step| {
        vec![
            name_of(&step.evaluation),
            say.voice.count(step.at_risk),
            say.voice.count(step.events),
            say.voice.count(step.censored),
            say.percent(step.survival),
            say.range(step.low, step.high),
        ]
    });
    let heads = [
        "cohort-report-evaluation",
        "cohort-report-at-risk",
        "cohort-report-lost",
        "results-censored",
        "cohort-report-survival",
        "results-interval",
    ];
    let description = (("survival", say.percent(last.survival)), ("evaluation", name_of(&last.evaluation)));
    Some(Lines {
        id: "retention".to_owned(),
        title: say.voice.with("results-retention-title", description.clone()),
        description: say.voice.with("results-retention-title", description),
        x_marks: curve.iter().map(|step| (place(step.time), step.time.to_string())).collect(),
        y_marks: [0.0, 0.25, 0.5, 0.75, 1.0].iter().map(|share| (*share, say.voice.percent(*share, 0))).collect(),
        lines: vec![
            line("results-retention-curve", of(|step| step.survival)),
            line("results-retention-low", of(|step| step.low)),
            line("results-retention-high", of(|step| step.high)),
        ],
        is_stepped: true,
        table_label: say.voice.say("results-retention-table"),
        headings: heads.iter().map(|key| say.voice.say(key)).collect(),
        rows: rows.collect(),
    })
}

fn participant_rate(wave: &WaveOfGoal) -> Figures {
    Figures { count: wave.implemented, whole: wave.d4, rate: wave.rate, low: wave.low, high: wave.high }
}

fn goal_row(say: Say<'_>, parts: [&str; 3], goal: &Goal) -> GoalRow {
    let cell = |wave: &WaveOfGoal| match wave.state {
        WaveState::NotOpen => Cell { rate: "–".to_owned(), note: say.state(wave.state) },
        WaveState::Open | WaveState::Locked => {
            let values = (("count", say.count(wave.implemented)), ("whole", say.count(wave.d4)));
            Cell { rate: say.percent(wave.rate), note: say.voice.with("results-among", values) }
        }
    };
    let place = |rate: Option<f64>| rate.map(|rate| format!("{:.1}%", rate.clamp(0.0, 1.0) * 96.0 + 2.0));
    GoalRow {
        title: say.title(goal),
        address: GOAL_RESULTS.to([parts[0], parts[1], parts[2], &goal.id]),
        chosen: say.voice.count(goal.chosen),
        short: cell(&goal.short),
        long: cell(&goal.long),
        change: say.change(goal.paired.change, goal.paired.low, goal.paired.high),
        bounds: say.range(goal.bounds.low, goal.bounds.high),
        from: place(goal.short.rate),
        to: place(goal.long.rate),
    }
}

fn pareto(say: Say<'_>, ranked: &[Obstacle], title: &'static str) -> Option<Bars> {
    let cited: Vec<&Obstacle> = ranked.iter().filter(|one| one.participants > 0).collect();
    let base = cited.first()?.base;
    let bar = |one: &&Obstacle| {
        let figures =
            Figures { count: Some(one.participants), whole: Some(one.base), rate: one.share, low: None, high: None };
        let mut bar = say.bar(say.said(&one.label, &one.code), figures);
        if let Some(cumulative) = one.cumulative {
            let values = (("share", bar.text.as_str()), ("cumulative", say.voice.percent(cumulative, 0)));
            bar.text = say.voice.with("results-cumulative", values);
        }
        bar
    };
    Some(Bars {
        title: say.voice.with(title, [("count", base)]),
        note: say.voice.say("results-obstacles-note"),
        label_heading: say.voice.say("cohort-report-obstacle"),
        value_heading: say.voice.say("cohort-report-participants"),
        bars: cited.iter().map(bar).collect(),
    })
}

#[cfg(test)]
#[path = "results/samples.rs"]
pub(crate) mod samples;
