//! What can be told, what is written, and what waits to be read.

use app::story::Desk;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::authority::Right;
use domain::story::Standing;

use super::{BEGINNING, DESK, DRAFT, STORIES};
use crate::components::{Tag, Task, Tone};
use crate::failure::Failure;
use crate::page::{News, Page, show};
use crate::state::WebState;
use crate::team::Colleague;
use crate::told;

#[derive(Debug, Template)]
#[template(path = "story/desk.html")]
pub(crate) struct StoryDesk {
    page: Page,
    tellable: Vec<Task>,
    stories: Vec<Task>,
    published: &'static str,
}

/// Where a story stands, in a word.
pub(super) fn tag(page: &Page, standing: Standing) -> Tag {
    let (tone, key) = match standing {
        Standing::TakenBack => (Tone::Neutral, "story-state-taken-back"),
        Standing::Disputed => (Tone::Due, "story-state-disputed"),
        Standing::WaitsForReaders { .. } => (Tone::Info, "story-state-waits"),
        Standing::Agreed => (Tone::Due, "story-state-agreed"),
        Standing::Published => (Tone::Done, "story-state-published"),
        Standing::Withdrawn => (Tone::Neutral, "story-state-withdrawn"),
    };
    Tag { tone, text: page.say(key) }
}

pub(super) async fn show_desk(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    colleague.must(Right::TellStories)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let desk = state.ask(move |app| app::story::desk(app, &actor, org)).await?;
    let mut page = colleague.visitor.page();
    if news.done.as_deref() == Some("discarded") {
        page.notice = Some(page.say("story-done-discarded"));
    }
    show(&view(page, colleague.org(), &desk))
}

pub(super) fn view(page: Page, org: &str, desk: &Desk) -> StoryDesk {
    let tellable = desk.tellable.iter().map(|one| Task {
        title: page.with(
            "story-tellable",
            (("specialty", told::specialty(&page, &one.specialty)), ("date", page.date(one.accepted_on))),
        ),
        hint: one.reference.clone(),
        address: Some(BEGINNING.to([org, &one.reference])),
        tag: Tag { tone: Tone::Neutral, text: page.say("story-begin") },
    });
    let stories = desk.stories.iter().map(|line| {
        let title = page.read(&line.title).to_owned();
        let hint = match (line.is_yours, line.waits_for_you) {
            (true, _) => "story-hint-yours",
            (false, true) => "story-hint-read",
            (false, false) => "story-hint-other",
        };
        Task {
            title: if title.is_empty() { page.say("story-untitled") } else { title },
            hint: page.with(hint, [("date", page.date(line.on))]),
            address: (line.standing != Standing::TakenBack).then(|| DRAFT.to([org, &line.reference])),
            tag: tag(&page, line.standing),
        }
    });
    StoryDesk { tellable: tellable.collect(), stories: stories.collect(), published: STORIES.plain(), page }
}

/// The address of the desk, with what has just been done.
pub(super) fn done(org: &str, what: &str) -> String {
    format!("{}?done={what}", DESK.to([org]))
}
