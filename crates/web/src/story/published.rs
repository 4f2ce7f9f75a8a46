//! Stories as everybody reads them.

use std::collections::BTreeSet;

use app::story::{PublicLine, PublicPage, PublicStory};
use app::theme::Known;
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::{STORIES, STORY};
use crate::components::{Choices, Crumb};
use crate::failure::Failure;
use crate::page::{Page, show};
use crate::state::WebState;
use crate::told;
use crate::visitor::Visitor;

#[derive(Debug, Template)]
#[template(path = "story/list.html")]
pub(crate) struct ListStories {
    page: Page,
    here: &'static str,
    specialties: Choices,
    themes: Choices,
    lines: Vec<Line>,
    next: Option<String>,
}

/// One story of the list.
#[derive(Debug)]
struct Line {
    address: String,
    title: String,
    about: String,
}

#[derive(Debug, Template)]
#[template(path = "story/show.html")]
pub(crate) struct ShowStory {
    page: Page,
    crumbs: Vec<Crumb>,
    title: String,
    about: String,
    /// The words; none once it is withdrawn.
    words: Option<(String, String)>,
    /// What was corrected, by month.
    corrections: Vec<(String, String)>,
    /// Since when it is withdrawn, and why; with the address of what replaces it.
    withdrawn: Option<(String, String, Option<String>)>,
}

/// What the list is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    specialty: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    after: String,
}

impl Asked {
    fn some(text: &str) -> Option<&str> {
        Some(text).filter(|text| !text.is_empty())
    }
}

pub(super) async fn list(
    State(state): State<WebState>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let wanted = asked.clone();
    let (found, themes) = state
        .ask(move |app| {
            let some = Asked::some;
            let found = app::story::list(app, some(&wanted.specialty), some(&wanted.theme), some(&wanted.after))?;
            Ok((found, app::theme::list(app)?))
        })
        .await?;
    show(&view(visitor.page(), &asked, &found, &themes))
}

pub(super) fn view(page: Page, asked: &Asked, found: &PublicPage, themes: &[Known]) -> ListStories {
    let line = |line: &PublicLine| Line {
        address: STORY.to([line.reference.as_str()]),
        title: page.read(&line.title).to_owned(),
        about: about(&page, line, themes),
    };
    let all = |key: &'static str| (String::new(), page.say(key));
    let specialties = found.specialties.iter().map(|code| (code.clone(), told::specialty(&page, code)));
    let named = found.themes.iter().map(|code| (code.clone(), told::theme(&page, themes, code)));
    let next = found.next.as_ref().map(|next| {
        let query = [("specialty", &asked.specialty), ("theme", &asked.theme), ("after", next)];
        format!("{}?{}", STORIES.plain(), serde_html_form::to_string(query).unwrap_or_default())
    });
    ListStories {
        here: STORIES.plain(),
        specialties: Choices::new("specialty", std::iter::once(all("story-every-specialty")).chain(specialties))
            .choosing(&[&asked.specialty]),
        themes: Choices::new("theme", std::iter::once(all("story-every-theme")).chain(named)).choosing(&[&asked.theme]),
        lines: found.lines.iter().map(line).collect(),
        next,
        page,
    }
}

/// Specialty where it is told, themes, and the month in which it came out.
fn about(page: &Page, line: &PublicLine, themes: &[Known]) -> String {
    let mut parts: Vec<String> = line.specialty.iter().map(|code| told::specialty(page, code)).collect();
    let codes: &BTreeSet<String> = &line.themes;
    parts.extend(codes.iter().map(|code| told::theme(page, themes, code)));
    parts.push(page.voice.month(line.month));
    parts.join(" · ")
}

pub(super) async fn show_story(
    State(state): State<WebState>,
    visitor: Visitor,
    Parts(reference): Parts<String>,
) -> Result<Response, Failure> {
    let (story, themes) =
        state.ask(move |app| Ok((app::story::read(app, &reference)?, app::theme::list(app)?))).await?;
    show(&one(visitor.page(), &story, &themes))
}

pub(super) fn one(page: Page, story: &PublicStory, themes: &[Known]) -> ShowStory {
    let title = page.read(&story.line.title).to_owned();
    let corrections = story.versions.iter().skip(1).map(|version| {
        (page.with("story-corrected", [("month", page.voice.month(version.month))]), page.read(&version.why).to_owned())
    });
    let withdrawn = story.withdrawn.as_ref().map(|(month, why, replaced_by)| {
        let heading = page.with("story-withdrawn", [("month", page.voice.month(*month))]);
        (heading, page.read(why).to_owned(), replaced_by.as_ref().map(|other| STORY.to([other.as_str()])))
    });
    ShowStory {
        crumbs: vec![Crumb { address: STORIES.plain().to_owned(), name: page.say("story-list-title") }],
        title: if title.is_empty() { page.say("story-gone") } else { title },
        about: about(&page, &story.line, themes),
        words: story
            .words
            .as_ref()
            .map(|words| (page.read(&words.told).to_owned(), page.read(&words.learnt).to_owned())),
        corrections: corrections.collect(),
        withdrawn,
        page,
    }
}
