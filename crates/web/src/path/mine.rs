//! The cohorts one has to do with. With a single one there is nothing to choose: its path is shown at once.

use app::path::Mine;
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use serde::Deserialize;

use super::PATH;
use crate::components::{Tag, Task, Tone};
use crate::failure::Failure;
use crate::page::{Page, show};
use crate::state::WebState;
use crate::visitor::Visitor;

#[derive(Debug, Deserialize)]
pub(super) struct Organisation {
    org: String,
}

#[derive(Debug, Template)]
#[template(path = "path/mine.html")]
pub(crate) struct ShowMine {
    page: Page,
    cohorts: Vec<Task>,
}

pub(super) async fn list(
    State(state): State<WebState>,
    visitor: Visitor,
    Parts(Organisation { org: name }): Parts<Organisation>,
) -> Result<Response, Failure> {
    if visitor.known().is_none() {
        return Err(Failure::refused());
    }
    let organisation = visitor.organisation().filter(|worn| worn.short_name == name).ok_or_else(Failure::not_found)?;
    let (actor, org) = (visitor.actor(), organisation.id);
    let mine = state.ask(move |app| app::path::mine(app, &actor, org)).await?;
    let address = |mine: &Mine| PATH.to([name.as_str(), &mine.pinned.cohort.programme, &mine.pinned.cohort.name]);
    if let [only] = mine.as_slice() {
        return Ok(Redirect::to(&address(only)).into_response());
    }
    let page = visitor.page();
    let line = |mine: &Mine| {
        let programme = page.read(&mine.pinned.programme.name).to_owned();
        line(&page, programme, mine.pinned.cohort.start, mine.joined, address(mine))
    };
    show(&ShowMine { cohorts: mine.iter().map(line).collect(), page })
}

fn line(page: &Page, programme: String, start: Date, joined: Option<Date>, address: String) -> Task {
    let began = page.with("path-mine-began", [("month", page.voice.month(start))]);
    let tag = match joined {
        Some(_) => Tag { tone: Tone::Info, text: page.say("path-mine-joined") },
        None => Tag { tone: Tone::Due, text: page.say("path-mine-invited") },
    };
    Task { title: programme, hint: began, address: Some(address), tag }
}

#[cfg(test)]
impl crate::page::Sample for ShowMine {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        let programme = super::samples::programme();
        let name = page.read(&programme.name).to_owned();
        let cohort = |year: i16, joined| {
            let start = jiff::civil::date(year, 1, 1);
            line(page, name.clone(), start, joined, PATH.to(["amp", "prescrire-pip", "2008-01"]))
        };
        let both = vec![cohort(2010, None), cohort(2008, Some(jiff::civil::date(2008, 1, 3)))];
        vec![
            ("two", Self { page: page.clone(), cohorts: both }),
            ("none", Self { page: page.clone(), cohorts: Vec::new() }),
        ]
    }
}
