//! One published definition, as its team reads it: goals and when they are read again, windows from a date, who must be
//! on the team. Never edited: a published version is what cohorts are pinned to (I01).

use app::separation::{self, Standing};
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::Response;
use domain::authority::{Right, Role};
use domain::calendar::{civil_date, days_after};
use domain::goal::{Goal, GoalStatus};
use domain::path::calendar;
use domain::programme::{ChoiceTime, Programme};
use jiff::civil::Date;
use serde::Deserialize;

use super::{DEFINITION, PROGRAMMES};
use crate::board::words::step_name;
use crate::components::{Crumb, Field, Row, Tag, Tone};
use crate::failure::Failure;
use crate::page::{Page, show, show_again};
use crate::session::role_name;
use crate::state::WebState;
use crate::team::{Colleague, TEAM};

/// Days before its review date from which a goal is marked.
const REVIEW_SOON: u16 = 60;

/// One window of the calendar.
#[derive(Debug)]
struct Window {
    name: String,
    opens: String,
    due: String,
    locks: String,
    counts: bool,
}

/// One goal of the catalogue.
#[derive(Debug)]
struct GoalRow {
    number: u16,
    title: String,
    action: String,
    sequence: String,
    evidence: String,
    review: String,
    tag: Option<Tag>,
}

/// One separation of duties.
#[derive(Debug)]
struct Apart {
    roles: String,
    why: String,
}

/// What the team is to the programme.
#[derive(Debug)]
struct Team {
    tag: Tag,
    persons: String,
    notes: Vec<String>,
}

#[derive(Debug, Template)]
#[template(path = "programme/show.html")]
pub(crate) struct ShowDefinition {
    page: Page,
    crumbs: Vec<Crumb>,
    name: String,
    version: String,
    summary: String,
    notice: String,
    hash: String,
    facts: Vec<Row>,
    action: String,
    start: Field,
    windows: Vec<Window>,
    fewest: String,
    separations: Vec<Apart>,
    team: Option<Team>,
    goals: Vec<GoalRow>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    start: Option<String>,
}

pub(super) async fn show_definition(
    State(state): State<WebState>,
    Parts((_, id, version)): Parts<(String, String, String)>,
    colleague: Colleague,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    colleague.must(Right::VisitTeam)?;
    let (actor, org, reads) = (colleague.actor(), colleague.organisation.id, colleague.may(Right::ReadResults));
    let (found, standing) = state
        .ask(move |app| {
            let versions = app::programme::versions(app, org)?;
            let found = versions
                .into_iter()
                .find(|one| one.programme.id == id && one.programme.version == version)
                .ok_or(app::Error::NotFound("programme"))?;
            let standing = if reads { Some(separation::standing(app, &actor, org, &found.programme)?) } else { None };
            Ok((found, standing))
        })
        .await?;
    let page = colleague.visitor.page();
    let today = civil_date(state.app.now(), &found.programme.zone);
    let given = asked.start.unwrap_or_default();
    let read = if given.trim().is_empty() { Ok(next_month(today)) } else { given.trim().parse::<Date>() };
    let field = match &read {
        Ok(start) => Field::new("start").holding(start.to_string()),
        Err(_) => Field::new("start").holding(given.as_str()).wrong(page.say("team-date-missing")),
    };
    let is_wrong = read.is_err();
    let view = view(page, colleague.org(), &found.programme, found.hash, standing, today, read.ok(), field);
    if is_wrong { show_again(&view) } else { show(&view) }
}

/// The first day of the next month: when a cohort would most likely start.
fn next_month(today: Date) -> Date {
    domain::calendar::months_after(today.first_of_month(), 1)
}

#[expect(clippy::too_many_arguments, reason = "a page with everything that stands on it")]
fn view(
    page: Page,
    org: &str,
    programme: &Programme,
    hash: String,
    standing: Option<Standing>,
    today: Date,
    start: Option<Date>,
    field: Field,
) -> ShowDefinition {
    let apart = programme.separations.iter().map(|one| {
        let names: Vec<String> = one.roles.iter().map(|role| role_said(&page, role)).collect();
        Apart { roles: page.voice.list(&names), why: page.read(&one.why).to_owned() }
    });
    ShowDefinition {
        crumbs: vec![
            Crumb { address: TEAM.to([org]), name: page.say("team-title") },
            Crumb { address: PROGRAMMES.to([org]), name: page.say("programme-title") },
        ],
        name: page.read(&programme.name).to_owned(),
        version: programme.version.clone(),
        summary: page.read(&programme.summary).to_owned(),
        notice: page.read(&programme.notice).to_owned(),
        hash,
        facts: facts(&page, programme),
        action: DEFINITION.to([org, &programme.id, &programme.version]),
        start: field,
        windows: start.map(|start| windows(&page, programme, start)).unwrap_or_default(),
        fewest: page.with("programme-fewest", [("count", programme.fewest_persons)]),
        separations: apart.collect(),
        team: standing.map(|standing| team(&page, &standing)),
        goals: programme.goals.iter().map(|goal| goal_row(&page, programme, goal, today)).collect(),
        page,
    }
}

fn role_said(page: &Page, code: &str) -> String {
    Role::parse(code).map_or_else(|| code.to_owned(), |role| role_name(&page.voice, role))
}

fn facts(page: &Page, programme: &Programme) -> Vec<Row> {
    let row = |key: &'static str, value: String| Row { key: page.say(key), value, change: None };
    let choice = &programme.choice;
    let sets = (("sets", choice.sets), ("per_set", choice.per_set), ("catalogue", choice.catalogue));
    let when = match choice.when {
        ChoiceTime::Upfront => "programme-upfront",
        ChoiceTime::PerSequence => "programme-per-sequence",
    };
    let professions = programme.list("profession");
    let names: Vec<&str> = programme
        .eligibility
        .professions
        .iter()
        .map(|code| professions.and_then(|list| list.code(code)).map_or(code.as_str(), |code| page.read(&code.label)))
        .collect();
    vec![
        row("programme-length", page.with("programme-months", [("months", programme.months)])),
        row("programme-choice", format!("{} {}", page.with("programme-sets", sets), page.say(when))),
        row("programme-evaluations", page.with("programme-counted", [("count", programme.counted().count())])),
        row("programme-professions", page.voice.list(&names)),
        row("programme-k", page.with("programme-people", [("count", programme.synthesis.k)])),
    ]
}

fn windows(page: &Page, programme: &Programme, start: Date) -> Vec<Window> {
    let date = |day| page.voice.short_date(day);
    calendar(programme, start)
        .into_iter()
        .map(|step| Window {
            name: step_name(&page.voice, programme, &step.id),
            opens: date(step.window.opens),
            due: date(step.window.due),
            locks: date(step.window.locks),
            counts: step.counts,
        })
        .collect()
}

fn team(page: &Page, standing: &Standing) -> Team {
    let mut notes = Vec::new();
    if standing.persons < standing.fewest {
        let values = (("persons", standing.persons), ("fewest", standing.fewest));
        notes.push(page.with("programme-too-few", values));
    }
    if !standing.missing.is_empty() {
        let roles: Vec<String> = standing.missing.iter().map(|role| role_name(&page.voice, *role)).collect();
        notes.push(page.with("programme-missing-roles", [("roles", page.voice.list(&roles))]));
    }
    for (one, other) in &standing.together {
        let values = (("one", role_name(&page.voice, *one)), ("other", role_name(&page.voice, *other)));
        notes.push(page.with("programme-together", values));
    }
    let (tone, key) = if standing.is_satisfied() {
        (Tone::Done, "programme-team-fits")
    } else {
        (Tone::Due, "programme-team-incomplete")
    };
    Team {
        tag: Tag { tone, text: page.say(key) },
        persons: page.with("programme-persons", [("count", standing.persons)]),
        notes,
    }
}

fn goal_row(page: &Page, programme: &Programme, goal: &Goal, today: Date) -> GoalRow {
    let sequence = goal.sequence.as_deref().and_then(|id| programme.sequence(id));
    let evidence = programme.list("evidence").and_then(|list| list.code(&goal.evidence));
    let tag = |tone, key| Some(Tag { tone, text: page.say(key) });
    GoalRow {
        number: goal.number,
        title: page.read(&goal.title).to_owned(),
        action: page.read(&goal.action).to_owned(),
        sequence: sequence.map_or_else(|| "–".to_owned(), |sequence| page.read(&sequence.name).to_owned()),
        evidence: evidence.map_or_else(|| goal.evidence.clone(), |code| page.read(&code.label).to_owned()),
        review: page.voice.short_date(goal.next_review),
        tag: if goal.status == GoalStatus::Suspended {
            tag(Tone::Late, "programme-suspended")
        } else if goal.next_review <= today {
            tag(Tone::Due, "programme-review-due")
        } else if goal.next_review <= days_after(today, REVIEW_SOON) {
            tag(Tone::Info, "programme-review-soon")
        } else {
            None
        },
    }
}

#[cfg(test)]
impl crate::page::Sample for ShowDefinition {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let programme = crate::board::samples::programme();
        let day = |text: &str| text.parse::<Date>().expect("a date");
        let show = |standing, today: &str, start: Option<&str>, field: Field| {
            let start = start.map(day);
            view(page.clone(), "amp", programme, "0123456789abcdef".repeat(4), standing, day(today), start, field)
        };
        let short = Standing {
            persons: 2,
            fewest: 3,
            missing: vec![Role::SecondReader],
            together: vec![(Role::Clerk, Role::Tutor)],
        };
        let full = Standing { persons: 3, fewest: 3, missing: Vec::new(), together: Vec::new() };
        let field = || Field::new("start").holding("2008-01-01");
        vec![
            ("a team too small", show(Some(short), "2008-01-01", Some("2008-01-01"), field())),
            ("goals to read again", show(Some(full), "2031-01-01", Some("2008-01-01"), field())),
            ("not a date", show(None, "2008-01-01", None, field().wrong(page.say("team-date-missing")))),
        ]
    }
}
