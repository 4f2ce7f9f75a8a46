//! The outcome report of a cohort, as a page and as files: the same for participants and team, since it leaves the team.

use app::outcome_report::{Outcome, read};
use askama::Template;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use documents::outcome_report::{ChangeOut, GoalOutcome, NOT_PUBLISHED, OutcomeReport};
use documents::synthesis::{LineOut, RateOut};
use domain::authority::Right;
use std::collections::BTreeMap;

use crate::charts::{Bar, Bars};
use crate::components::Crumb;
use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show};
use crate::path::Here;
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::url::Path;

/// The outcome report, for those who took part.
pub const OUTCOME: Path<3> = Path::new("/{org}/{programme}/{cohort}/outcome");

/// The same, as JSON.
pub const OUTCOME_JSON: Path<3> = Path::new("/{org}/{programme}/{cohort}/outcome.json");

/// The same, as a table.
pub const OUTCOME_CSV: Path<3> = Path::new("/{org}/{programme}/{cohort}/outcome.csv");

/// The outcome report, for the team.
pub const TEAM_OUTCOME: Path<3> = Path::new("/{org}/team/{programme}/{cohort}/outcome");

/// The same, as JSON.
pub const TEAM_OUTCOME_JSON: Path<3> = Path::new("/{org}/team/{programme}/{cohort}/outcome.json");

/// The same, as a table.
pub const TEAM_OUTCOME_CSV: Path<3> = Path::new("/{org}/team/{programme}/{cohort}/outcome.csv");

pub(crate) fn routes() -> Vec<Route> {
    let (own, team) = (Access::Right(Right::WalkOwnPath), Access::Right(Right::ReadResults));
    vec![
        Route::get("outcome.show", OUTCOME, own, show_own),
        Route::get("outcome.json", OUTCOME_JSON, own, json_own),
        Route::get("outcome.csv", OUTCOME_CSV, own, csv_own),
        Route::get("outcome.show-team", TEAM_OUTCOME, team, show_team),
        Route::get("outcome.json-team", TEAM_OUTCOME_JSON, team, json_team),
        Route::get("outcome.csv-team", TEAM_OUTCOME_CSV, team, csv_team),
    ]
}

/// One goal: a rate with its denominator at each evaluation, and the change of the same people.
#[derive(Debug)]
struct GoalRow {
    title: String,
    short: String,
    long: String,
    change: String,
}

/// What the report shows once it is there.
#[derive(Debug)]
struct Ready {
    programme: String,
    cohort: String,
    day: String,
    is_synthetic: bool,
    snapshot: String,
    k: u32,
    willing: Vec<(String, String)>,
    evaluations: Bars,
    feasibility: Vec<Bars>,
    goals: Vec<GoalRow>,
    json: String,
    csv: String,
}

#[derive(Debug, Template)]
#[template(path = "outcome_report/show.html")]
pub(crate) struct ShowOutcome {
    page: Page,
    crumbs: Vec<Crumb>,
    /// When it comes; empty once it is there.
    not_yet: String,
    ready: Option<Ready>,
}

/// Where the files of the report are.
struct Files {
    json: String,
    csv: String,
}

/// The report, for whoever has the right of the address; it is the same for all.
async fn ask(state: &WebState, cohort: &OwnCohort, right: Right) -> Result<Outcome, Failure> {
    cohort.actor().may(right, cohort.organisation.id).map_err(app::Error::from)?;
    let (actor, pinned) = (cohort.actor(), cohort.pinned.clone());
    state.ask(move |app| read(app, &actor, &pinned)).await
}

async fn show_own(State(state): State<WebState>, cohort: OwnCohort) -> Result<Response, Failure> {
    let outcome = ask(&state, &cohort, Right::WalkOwnPath).await?;
    let page = cohort.visitor.page();
    let crumbs = Here::of(&cohort).crumbs(&page);
    let parts = cohort.parts();
    show(&ShowOutcome::new(page, crumbs, &outcome, Files { json: OUTCOME_JSON.to(parts), csv: OUTCOME_CSV.to(parts) }))
}

async fn show_team(State(state): State<WebState>, cohort: OwnCohort) -> Result<Response, Failure> {
    let outcome = ask(&state, &cohort, Right::ReadResults).await?;
    let page = cohort.visitor.page();
    let follows = cohort.actor().may(Right::ReadBoard, cohort.organisation.id).is_ok();
    let parts = cohort.parts();
    let crumbs = crate::board::crumbs(&page, parts, follows);
    let files = Files { json: TEAM_OUTCOME_JSON.to(parts), csv: TEAM_OUTCOME_CSV.to(parts) };
    show(&ShowOutcome::new(page, crumbs, &outcome, files))
}

async fn json_own(State(state): State<WebState>, cohort: OwnCohort) -> Result<Response, Failure> {
    json(&cohort, ask(&state, &cohort, Right::WalkOwnPath).await?)
}

async fn json_team(State(state): State<WebState>, cohort: OwnCohort) -> Result<Response, Failure> {
    json(&cohort, ask(&state, &cohort, Right::ReadResults).await?)
}

async fn csv_own(State(state): State<WebState>, cohort: OwnCohort) -> Result<Response, Failure> {
    csv(&cohort, ask(&state, &cohort, Right::WalkOwnPath).await?)
}

async fn csv_team(State(state): State<WebState>, cohort: OwnCohort) -> Result<Response, Failure> {
    csv(&cohort, ask(&state, &cohort, Right::ReadResults).await?)
}

fn json(cohort: &OwnCohort, outcome: Outcome) -> Result<Response, Failure> {
    let body = documents::outcome_report::json(&ready(outcome)?).map_err(Failure::broken)?;
    Ok(file(cohort, "json", "application/json", body))
}

fn csv(cohort: &OwnCohort, outcome: Outcome) -> Result<Response, Failure> {
    let body = documents::outcome_report::csv(&ready(outcome)?).map_err(Failure::broken)?;
    Ok(file(cohort, "csv", "text/csv; charset=utf-8", body))
}

/// A file of a report that is not there yet is not there.
fn ready(outcome: Outcome) -> Result<OutcomeReport, Failure> {
    match outcome {
        Outcome::Ready(report) => Ok(*report),
        Outcome::NotYet { .. } => Err(Failure::not_found()),
    }
}

fn file(cohort: &OwnCohort, kind: &str, media: &'static str, body: String) -> Response {
    // Short names are lower-case letters, digits and hyphens: nothing of them can leave the header's quotes.
    let [_, programme, name] = cohort.parts();
    let named = format!("attachment; filename=\"{programme}-{name}-outcome.{kind}\"");
    ([(CONTENT_TYPE, media.to_owned()), (CONTENT_DISPOSITION, named)], body).into_response()
}

impl ShowOutcome {
    fn new(page: Page, crumbs: Vec<Crumb>, outcome: &Outcome, files: Files) -> Self {
        let (not_yet, ready) = match outcome {
            Outcome::NotYet { last } => (page.with("outcome-not-yet", [("date", page.date(*last))]), None),
            Outcome::Ready(report) => (String::new(), Some(Say { page: &page, k: report.k }.ready(report, files))),
        };
        Self { crumbs, not_yet, ready, page }
    }
}

/// Says the figures in the reader's language: each with its denominator, or why it is withheld.
struct Say<'a> {
    page: &'a Page,
    k: u32,
}

impl Say<'_> {
    fn ready(&self, report: &OutcomeReport, files: Files) -> Ready {
        let page = self.page;
        Ready {
            programme: self.word(&report.name, &report.programme),
            cohort: report.cohort.clone(),
            day: report.day.parse().map_or_else(|_| report.day.clone(), |day: jiff::civil::Date| page.date(day)),
            is_synthetic: report.synthetic,
            snapshot: report.snapshot.clone(),
            k: report.k,
            willing: self.willing(report),
            evaluations: self.evaluations(report),
            feasibility: report.evaluations.iter().filter_map(|one| self.feasibility(one)).collect(),
            goals: report.goals.iter().map(|goal| self.goal(goal)).collect(),
            json: files.json,
            csv: files.csv,
        }
    }

    fn word(&self, words: &BTreeMap<String, String>, code: &str) -> String {
        let own = words.get(self.page.voice.tag()).or_else(|| words.values().next());
        own.cloned().unwrap_or_else(|| code.to_owned())
    }

    /// Why a figure is not told.
    fn why(&self, code: Option<&'static str>) -> String {
        let key = match code {
            Some("fewer_than_k") => return self.page.with("outcome-fewer", [("k", self.k)]),
            Some("at_least_ninety_percent") => "outcome-at-least-ninety",
            Some("at_most_ten_percent") => "outcome-at-most-ten",
            Some(NOT_PUBLISHED) => "outcome-not-published",
            _ => "outcome-withheld",
        };
        self.page.say(key)
    }

    fn among(&self, count: Option<u64>, whole: Option<u64>, rate: Option<f64>, why: Option<&'static str>) -> String {
        match (count, whole, rate) {
            (Some(count), Some(whole), Some(rate)) => {
                let values = (("percent", self.page.percent(rate)), ("count", count), ("whole", whole));
                self.page.with("outcome-share", values)
            }
            (Some(count), ..) => self.page.with("outcome-count", [("count", count)]),
            _ => self.why(why),
        }
    }

    fn willing(&self, report: &OutcomeReport) -> Vec<(String, String)> {
        let page = self.page;
        let share = |share: &RateOut| self.among(share.count, share.denominator, share.rate, share.suppressed);
        let enrolled = report.enrolled;
        let mut rows =
            vec![(page.say("outcome-enrolled"), self.among(enrolled.count, None, None, enrolled.suppressed))];
        rows.extend(report.continued.as_ref().map(|one| (page.say("outcome-continued"), share(one))));
        rows.extend(report.completed.as_ref().map(|one| (page.say("outcome-completed"), share(one))));
        rows
    }

    fn evaluations(&self, report: &OutcomeReport) -> Bars {
        let page = self.page;
        let bar = |one: &documents::outcome_report::EvaluationOut| {
            let RateOut { count, denominator, rate, low, high, suppressed, .. } = one.submitted;
            Bar {
                label: self.word(&one.name, &one.evaluation),
                share: rate,
                text: self.among(count, denominator, rate, suppressed),
                interval: low.zip(high),
                is_marked: false,
            }
        };
        Bars {
            title: page.say("outcome-evaluations"),
            note: page.say("outcome-evaluations-note"),
            label_heading: page.say("outcome-evaluation"),
            value_heading: page.say("outcome-submitted"),
            bars: report.evaluations.iter().map(bar).collect(),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "numbers of people, for the length of a bar")]
    fn feasibility(&self, one: &documents::outcome_report::EvaluationOut) -> Option<Bars> {
        let page = self.page;
        let submitted = one.submitted.count?;
        let bar = |line: &LineOut| {
            let rate = line.count.filter(|_| submitted > 0).map(|count| count as f64 / submitted as f64);
            let label =
                if line.label.is_empty() { page.say("outcome-unanswered") } else { self.word(&line.label, &line.code) };
            let text = self.among(line.count, Some(submitted), rate, line.suppressed);
            Bar { label, share: rate, text, interval: None, is_marked: false }
        };
        (!one.feasibility.is_empty()).then(|| Bars {
            title: page.with("outcome-feasibility", [("evaluation", self.word(&one.name, &one.evaluation))]),
            note: String::new(),
            label_heading: page.say("outcome-feasible"),
            value_heading: page.say("outcome-people"),
            bars: one.feasibility.iter().map(bar).collect(),
        })
    }

    fn goal(&self, goal: &GoalOutcome) -> GoalRow {
        let rate = |one: &RateOut| self.among(one.count, one.denominator, one.rate, one.suppressed);
        GoalRow {
            title: self.word(&goal.title, &goal.goal),
            short: rate(&goal.short),
            long: rate(&goal.long),
            change: self.change(&goal.change),
        }
    }

    fn change(&self, one: &ChangeOut) -> String {
        let (Some(n), Some(gained), Some(lost), Some(change)) = (one.n, one.gained, one.lost, one.change) else {
            return self.why(one.suppressed);
        };
        let points = self.page.voice.number(change * 100.0, 0);
        let sign = if change > 0.0 { "+" } else { "" };
        let points = format!("{sign}{points}");
        self.page.with("outcome-change", (("points", points), ("people", n), ("gained", gained), ("lost", lost)))
    }
}

#[cfg(test)]
#[path = "outcome_report/samples.rs"]
mod samples;
