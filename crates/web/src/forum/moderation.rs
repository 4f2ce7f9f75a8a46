//! One post, as a moderator looks at it: what was done to it, what can be done, and asking who wrote it.

use app::forum::{Moderation, NewOpening, Subject};
use app::screen::Confirmed;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::forum::{Deed, Ground, Standing, allows};
use serde::Deserialize;

use super::own::{deed_key, ground_key};
use super::thread::{PostLine, at_post, post_line};
use super::{ASKING, MODERATION, Names, OPENINGS, POST, Spot, TEAM_THREAD, team_crumbs};
use crate::components::{Choices, Crumb, Field, FieldError};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::page::{News, Page, show, show_again};
use crate::screen::Screened;
use crate::state::WebState;

/// The form that hides a post or shows it again.
#[derive(Debug)]
pub(super) struct Hiding {
    pub(super) deed: &'static str,
    pub(super) label: String,
    pub(super) reason: Field,
}

/// The form that replaces the words of a post.
#[derive(Debug)]
pub(super) struct Redacting {
    /// The title too, for the first post of a thread.
    pub(super) title: Option<(Field, Screened)>,
    pub(super) words: Field,
    pub(super) screened: Screened,
    pub(super) reason: Field,
    pub(super) is_open: bool,
}

/// The form that asks who wrote.
#[derive(Debug)]
pub(super) struct Asking {
    pub(super) action: String,
    pub(super) ground: Choices,
    pub(super) reason: Field,
}

/// One post and what can be done to it.
#[derive(Debug, Template)]
#[template(path = "forum/post.html")]
pub(crate) struct ShowPost {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) thread: String,
    pub(super) thread_title: String,
    pub(super) post: PostLine,
    pub(super) notes: Vec<String>,
    pub(super) action: String,
    pub(super) hiding: Option<Hiding>,
    pub(super) redacting: Option<Redacting>,
    pub(super) asking: Option<Asking>,
    pub(super) requests: Option<String>,
    pub(super) errors: Vec<FieldError>,
}

/// What was typed in one of the forms.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    deed: String,
    #[serde(default)]
    reason: String,
    #[serde(default, rename = "redact-reason")]
    redact_reason: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    confirmed: Vec<String>,
    #[serde(default)]
    ground: String,
    #[serde(default, rename = "opening-reason")]
    opening_reason: String,
}

pub(super) async fn show_post(
    State(state): State<WebState>,
    spot: Spot,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let notice = news.done.is_some().then_some("forum-moderated");
    show(&view(&state, &spot, &Sent::default(), Vec::new(), notice).await?)
}

async fn view(
    state: &WebState,
    spot: &Spot,
    sent: &Sent,
    errors: Vec<FieldError>,
    notice: Option<&'static str>,
) -> Result<ShowPost, Failure> {
    spot.must(Right::ModerateForum)?;
    let (actor, pinned) = (spot.cohort.actor(), spot.cohort.pinned.clone());
    let (reference, number) = (spot.thread.clone(), spot.post);
    let found = state.ask(move |app| app::forum::subject(app, &actor, &pinned, &reference, number)).await?;
    let page = spot.cohort.visitor.page();
    let page = match notice.map(|key| page.say(key)) {
        Some(notice) => page.with_notice(notice),
        None => page,
    };
    let parts = spot.cohort.parts();
    let note = |note: &app::forum::Note| {
        page.with(deed_key(note.deed), (("date", page.date(note.on)), ("reason", note.reason.as_str())))
    };
    let number = spot.post.to_string();
    Ok(ShowPost {
        crumbs: team_crumbs(&page, &spot.cohort.pinned, parts, Some(&found.topic)),
        thread: at_post(&TEAM_THREAD.to(spot.and(&spot.thread)), spot.post),
        thread_title: found.title.clone().unwrap_or_else(|| page.say("forum-title-gone")),
        post: post_line(&page, &Names::of(&page.voice), &found.post),
        notes: found.notes.iter().map(note).collect(),
        action: MODERATION.to(spot.post_of(&number)),
        hiding: hiding(&page, &found, sent, &errors),
        redacting: redacting(&page, &found, sent, &errors),
        asking: found.may_ask.then(|| asking(&page, ASKING.to(spot.post_of(&number)), sent, &errors)),
        requests: (!found.openings.is_empty()).then(|| OPENINGS.to(parts)),
        errors,
        page,
    })
}

fn hiding(page: &Page, found: &Subject, sent: &Sent, errors: &[FieldError]) -> Option<Hiding> {
    let (deed, key) = match found.post.standing {
        Standing::TakenBack => return None,
        Standing::Hidden => (Deed::Shown, "forum-show-again"),
        Standing::Visible | Standing::Redacted => (Deed::Hidden, "forum-hide"),
    };
    let reason = Field::new("reason").holding(&sent.reason).checked(errors);
    Some(Hiding { deed: deed.code(), label: page.say(key), reason })
}

fn redacting(page: &Page, found: &Subject, sent: &Sent, errors: &[FieldError]) -> Option<Redacting> {
    if !allows(found.post.standing, Deed::Redacted) {
        return None;
    }
    let typed = Deed::parse(&sent.deed) == Some(Deed::Redacted);
    let confirmed = Confirmed::of(sent.confirmed.clone());
    let field = |name: &str, sent: &str, stored: &str| {
        let value = if typed { sent } else { stored };
        // Before anything was typed, the screen already shows what a moderator may have come to remove.
        (Field::new(name).holding(value).checked(errors), Screened::of(page, name, value, &confirmed))
    };
    let (words, screened) = field("words", &sent.words, found.post.words.as_deref().unwrap_or_default());
    let title =
        (found.post.number == 1).then(|| field("title", &sent.title, found.title.as_deref().unwrap_or_default()));
    let reason = Field::new("redact-reason").holding(&sent.redact_reason).checked(errors);
    Some(Redacting { title, words, screened, reason, is_open: typed })
}

fn asking(page: &Page, action: String, sent: &Sent, errors: &[FieldError]) -> Asking {
    let grounds = Ground::ALL.map(|ground| (ground.code(), page.say(ground_key(ground))));
    Asking {
        action,
        ground: Choices::new("ground", grounds).choosing(&[&sent.ground]).checked(errors),
        reason: Field::new("opening-reason").holding(&sent.opening_reason).checked(errors),
    }
}

pub(super) async fn moderate(
    State(state): State<WebState>,
    spot: Spot,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    spot.must(Right::ModerateForum)?;
    let page = spot.cohort.visitor.page();
    let deed = Deed::parse(&sent.deed).ok_or_else(Failure::invalid)?;
    let redacts = deed == Deed::Redacted;
    let moderation = Moderation {
        deed,
        reason: if redacts { sent.redact_reason.clone() } else { sent.reason.clone() },
        words: sent.words.clone(),
        title: sent.title.clone(),
        language: page.voice.language(),
        confirmed: Confirmed::of(sent.confirmed.clone()),
    };
    let (actor, pinned) = (spot.cohort.actor(), spot.cohort.pinned.clone());
    let (reference, number) = (spot.thread.clone(), spot.post);
    let asked = state.ask(move |app| app::forum::moderate(app, &actor, &pinned, &reference, number, &moderation)).await;
    settle(&state, &spot, &sent, asked, if redacts { "redact-reason" } else { "reason" }).await
}

pub(super) async fn ask_opening(
    State(state): State<WebState>,
    spot: Spot,
    Form(sent): Form<Sent>,
) -> Result<Response, Failure> {
    spot.must(Right::ModerateForum)?;
    let page = spot.cohort.visitor.page();
    let Some(ground) = Ground::parse(&sent.ground) else {
        let message = page.say("forum-ground-missing");
        let errors = vec![FieldError { field: "ground".to_owned(), message }];
        return show_again(&view(&state, &spot, &sent, errors, None).await?);
    };
    let new = NewOpening { ground, reason: sent.opening_reason.clone() };
    let (actor, pinned) = (spot.cohort.actor(), spot.cohort.pinned.clone());
    let (reference, number) = (spot.thread.clone(), spot.post);
    let asked =
        state.ask(move |app| app::forum::ask_opening(app, &actor, &pinned, &reference, number, &new).map(drop)).await;
    settle(&state, &spot, &sent, asked, "opening-reason").await
}

/// Back to the post; or the form again, its reason under the name that its own form gives it.
async fn settle(
    state: &WebState,
    spot: &Spot,
    sent: &Sent,
    asked: Result<(), Failure>,
    reason: &str,
) -> Result<Response, Failure> {
    match asked {
        Ok(()) => {
            let address = POST.to(spot.post_of(&spot.post.to_string()));
            Ok(Redirect::to(&format!("{address}?done=moderated")).into_response())
        }
        Err(failure) if failure.kind == Kind::Invalid && !failure.faults.is_empty() => {
            let page = spot.cohort.visitor.page();
            let mut errors = failure.field_errors(&page.voice);
            for error in errors.iter_mut().filter(|error| error.field == "reason") {
                error.field = reason.to_owned();
            }
            show_again(&view(state, spot, sent, errors, None).await?)
        }
        Err(failure) => Err(failure),
    }
}
