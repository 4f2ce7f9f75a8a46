//! A story on its way: written by one, read by two, published, corrected, withdrawn.

use std::collections::BTreeSet;

use app::story::{self, Draft, Opened, Words};
use app::theme::Known;
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::story::Standing;

use super::desk::{done, tag};
use super::{BEGINNING, DESK, DISCARDING, DRAFT, PUBLICATION, READING, STORY, WITHDRAWAL};
use crate::analysis::words::{Sent, all, first, grouped, in_the_way};
use crate::components::{Choices, Crumb, Field, FieldError, Tag, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{News, Page, show, show_again};
use crate::screen::CONFIRMED;
use crate::state::WebState;
use crate::team::Colleague;
use crate::told::{self, Filled, Pair};

#[derive(Debug, Template)]
#[template(path = "story/draft.html")]
pub(crate) struct EditStory {
    page: Page,
    crumbs: Vec<Crumb>,
    errors: Vec<FieldError>,
    tag: Option<Tag>,
    /// The form, for its writer while it can be written.
    form: Option<WritingForm>,
    /// The words, for whoever reads them.
    words: Option<Read>,
    /// What readers said of them.
    said: Vec<(String, String)>,
    reading: Option<ReadingForm>,
    publication: Option<String>,
    withdrawal: Option<WithdrawalForm>,
    discarding: Option<String>,
    /// Where everybody reads it.
    public: Option<String>,
}

/// The form of the words.
#[derive(Debug)]
struct WritingForm {
    here: String,
    seen: u32,
    title: Pair,
    told: Pair,
    learnt: Pair,
    /// What a correction corrects.
    why: Option<Pair>,
    themes: Choices,
}

/// The words, in both languages.
#[derive(Debug)]
struct Read {
    texts: Vec<(String, String, &'static str)>,
    themes: String,
    /// Passages that its writer says to be nobody.
    justified: Vec<String>,
}

/// Where a reader says what they think.
#[derive(Debug)]
struct ReadingForm {
    here: String,
    revision: u32,
    agrees: Choices,
    words: Field,
}

/// Where a published story is withdrawn.
#[derive(Debug)]
struct WithdrawalForm {
    here: String,
    reason: Pair,
    replaced_by: Field,
}

/// What the page is about.
#[derive(Debug)]
pub(super) enum Of<'a> {
    /// A near miss from which a story is begun, by its reference.
    Beginning(&'a str, &'a Draft),
    /// A story.
    Story(&'a Opened),
}

/// What was sent with one of the forms, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Again {
    pub(super) sent: Sent,
    pub(super) errors: Vec<FieldError>,
}

/// A draft as it was typed.
fn typed(sent: &Sent) -> Draft {
    Draft {
        words: Words {
            title: told::typed(sent, "title"),
            told: told::typed(sent, "told"),
            learnt: told::typed(sent, "learnt"),
        },
        themes: all(sent, "themes"),
        why: told::typed(sent, "why"),
        justified: all(sent, CONFIRMED),
    }
}

pub(super) fn view(page: Page, org: &str, of: &Of<'_>, themes: &[Known], again: &Again) -> EditStory {
    let (before, opened) = match of {
        Of::Beginning(_, draft) => (*draft, None),
        Of::Story(opened) => (&opened.draft, Some(*opened)),
    };
    let is_yours = opened.is_none_or(|opened| opened.is_yours);
    let standing = opened.map(|opened| opened.standing);
    let can_write = is_yours && standing.is_none_or(Standing::can_be_written);
    let to = |path: crate::url::Path<2>| opened.map(|opened| path.to([org, &opened.reference])).unwrap_or_default();
    let here = match of {
        Of::Beginning(near_miss, _) => BEGINNING.to([org, near_miss]),
        Of::Story(_) => to(DRAFT),
    };
    let is_published = opened.is_some_and(|opened| opened.versions > 0);
    let form = can_write.then(|| writing(&page, (here, opened), before, themes, again));
    let filled = Filled { sent: &again.sent, errors: &again.errors, findings: &[], justified: &BTreeSet::new() };
    let reads = opened.filter(|opened| !opened.is_yours && opened.standing.can_be_read());
    let reading = reads.map(|opened| ReadingForm {
        here: to(READING),
        revision: opened.revision,
        agrees: agreeing(&page, opened, again),
        words: filled.line("words"),
    });
    let withdraws = is_published && standing != Some(Standing::Withdrawn);
    let withdrawal = withdraws.then(|| WithdrawalForm {
        here: to(WITHDRAWAL),
        reason: filled.pair(&page, "reason", &domain::text::Text::default()),
        replaced_by: filled.line("replaced_by"),
    });
    EditStory {
        crumbs: vec![Crumb { address: DESK.to([org]), name: page.say("story-desk-title") }],
        errors: listed(form.as_ref(), reading.as_ref(), withdrawal.as_ref(), &again.errors),
        tag: standing.map(|standing| tag(&page, standing)),
        words: opened.map(|opened| read(&page, &opened.draft, themes)),
        said: opened.map(|opened| said(&page, opened)).unwrap_or_default(),
        publication: (is_yours && standing == Some(Standing::Agreed)).then(|| to(PUBLICATION)),
        discarding: (is_yours && opened.is_some() && !is_published).then(|| to(DISCARDING)),
        public: opened.filter(|_| is_published).map(|opened| STORY.to([opened.reference.as_str()])),
        form,
        reading,
        withdrawal,
        page,
    }
}

fn writing(
    page: &Page,
    (here, opened): (String, Option<&Opened>),
    before: &Draft,
    themes: &[Known],
    again: &Again,
) -> WritingForm {
    let was_sent = !again.sent.is_empty();
    let now = if was_sent { typed(&again.sent) } else { before.clone() };
    // What the assist finds is shown from the start: a near miss that was cleared may still hold what its expert justified.
    let findings = now.findings();
    let filled = Filled { sent: &again.sent, errors: &again.errors, findings: &findings, justified: &now.justified };
    let is_correction = opened.is_some_and(|opened| opened.versions > 0);
    WritingForm {
        here,
        seen: opened.map_or(0, |opened| opened.revision),
        title: filled.pair(page, "title", &before.words.title),
        told: filled.pair(page, "told", &before.words.told),
        learnt: filled.pair(page, "learnt", &before.words.learnt),
        why: is_correction.then(|| filled.pair(page, "why", &before.why)),
        themes: told::themes(page, "themes", themes, &now.themes).checked(&again.errors),
    }
}

fn agreeing(page: &Page, opened: &Opened, again: &Again) -> Choices {
    let before = opened.said.iter().find(|said| said.is_yours).map(|said| if said.agrees { "yes" } else { "no" });
    let typed = first(&again.sent, "agrees");
    let chosen = if typed.is_empty() { before.unwrap_or_default().to_owned() } else { typed };
    let options = [("yes", page.say("story-agree-yes")), ("no", page.say("story-agree-no"))];
    Choices::new("agrees", options).choosing(&[chosen]).checked(&again.errors)
}

/// The words as somebody reads them: each text in each language, with its language.
fn read(page: &Page, draft: &Draft, themes: &[Known]) -> Read {
    let Words { title, told, learnt } = &draft.words;
    let mut texts = Vec::new();
    for (key, text) in
        [("story-title", title), ("story-told", told), ("story-learnt", learnt), ("story-why", &draft.why)]
    {
        for (language, tag) in app::told::languages().into_iter().zip(["fr", "en"]) {
            let words = text.get(&language).unwrap_or_default();
            if !words.is_empty() {
                let key = if tag == "fr" { ("told-in-french", key) } else { ("told-in-english", key) };
                texts.push((page.with(key.0, [("label", page.say(key.1))]), words.to_owned(), tag));
            }
        }
    }
    let named: Vec<String> = draft.themes.iter().map(|code| told::theme(page, themes, code)).collect();
    let passage = |mark: &String| mark.split_once(':').map_or(mark.clone(), |(_, words)| words.to_owned());
    Read { texts, themes: page.voice.list(&named), justified: draft.justified.iter().map(passage).collect() }
}

fn said(page: &Page, opened: &Opened) -> Vec<(String, String)> {
    let one = |said: &story::ReaderSaid| {
        let key = match (said.is_yours, said.agrees) {
            (true, true) => "story-said-you-agree",
            (true, false) => "story-said-you-disagree",
            (false, true) => "story-said-agrees",
            (false, false) => "story-said-disagrees",
        };
        (page.with(key, [("date", page.date(said.on))]), said.words.clone())
    };
    opened.said.iter().map(one).collect()
}

fn listed(
    form: Option<&WritingForm>,
    reading: Option<&ReadingForm>,
    withdrawal: Option<&WithdrawalForm>,
    all: &[FieldError],
) -> Vec<FieldError> {
    let mut listed = Vec::new();
    if let Some(form) = form {
        let pairs = [Some(&form.title), Some(&form.told), Some(&form.learnt), form.why.as_ref()];
        for pair in pairs.into_iter().flatten() {
            listed.extend(faults(&[&pair.french, &pair.english]));
        }
        listed.extend(faults(&[&form.themes]));
    }
    if let Some(reading) = reading {
        listed.extend(faults(&[&reading.agrees, &reading.words]));
    }
    if let Some(form) = withdrawal {
        listed.extend(faults(&[&form.reason.french, &form.reason.english, &form.replaced_by]));
    }
    // What is about no field leads to the beginning of the page.
    let whole = all.iter().filter(|error| error.field == "content");
    listed.extend(whole.cloned());
    listed
}

/// A story with the themes that can be chosen.
async fn load(state: &WebState, colleague: &Colleague, reference: &str) -> Result<(Opened, Vec<Known>), Failure> {
    colleague.must(Right::TellStories)?;
    let (actor, org, reference) = (colleague.actor(), colleague.organisation.id, reference.to_owned());
    state.ask(move |app| Ok((story::open(app, &actor, org, &reference)?, app::theme::list(app)?))).await
}

/// The same page again, with what is wrong.
async fn again(
    state: &WebState,
    colleague: &Colleague,
    reference: &str,
    (sent, failure, fields): (Sent, Failure, &[&str]),
) -> Result<Response, Failure> {
    let page = colleague.visitor.page();
    let errors = in_the_way(&page, failure, (fields, "content"))?;
    let (opened, themes) = load(state, colleague, reference).await?;
    show_again(&view(page, colleague.org(), &Of::Story(&opened), &themes, &Again { sent, errors }))
}

pub(super) async fn ask_begin(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, near_miss)): Parts<(String, String)>,
) -> Result<Response, Failure> {
    colleague.must(Right::TellStories)?;
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, near_miss.clone());
    let (draft, themes) =
        state.ask(move |app| Ok((story::prefill(app, &actor, org, &named)?, app::theme::list(app)?))).await?;
    let page = colleague.visitor.page();
    show(&view(page, colleague.org(), &Of::Beginning(&near_miss, &draft), &themes, &Again::default()))
}

/// The fields of the words.
fn fields() -> Vec<String> {
    let mut fields = told::names(&["title", "told", "learnt", "why"]);
    fields.push("themes".to_owned());
    fields
}

pub(super) async fn begin(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, near_miss)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::TellStories)?;
    let sent = grouped(pairs);
    let draft = typed(&sent);
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, near_miss.clone());
    let kept = draft.clone();
    match state.ask(move |app| story::begin(app, &actor, org, &named, &kept)).await {
        Ok(reference) => {
            let address = DRAFT.to([colleague.org(), &reference]);
            Ok(Redirect::to(&format!("{address}?done=written")).into_response())
        }
        Err(failure) => {
            let names = fields();
            let fields: Vec<&str> = names.iter().map(String::as_str).collect();
            let page = colleague.visitor.page();
            let errors = in_the_way(&page, failure, (&fields, "content"))?;
            let themes = state.ask(app::theme::list).await?;
            let of = Of::Beginning(&near_miss, &draft);
            show_again(&view(page, colleague.org(), &of, &themes, &Again { sent, errors }))
        }
    }
}

pub(super) async fn open(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let (opened, themes) = load(&state, &colleague, &reference).await?;
    let mut page = colleague.visitor.page();
    page.notice = news
        .said(&[
            ("written", "story-done-written"),
            ("said", "story-done-said"),
            ("published", "story-done-published"),
            ("withdrawn", "story-done-withdrawn"),
        ])
        .map(|key| page.say(key));
    show(&view(page, colleague.org(), &Of::Story(&opened), &themes, &Again::default()))
}

/// Where a form's answer leads: the story, with what has just been done.
fn onward(colleague: &Colleague, reference: &str, what: &str) -> Result<Response, Failure> {
    let address = DRAFT.to([colleague.org(), reference]);
    Ok(Redirect::to(&format!("{address}?done={what}")).into_response())
}

pub(super) async fn write(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::TellStories)?;
    let sent = grouped(pairs);
    let seen: u32 = first(&sent, "seen").parse().unwrap_or_default();
    let (actor, org, named, draft) = (colleague.actor(), colleague.organisation.id, reference.clone(), typed(&sent));
    match state.ask(move |app| story::write(app, &actor, org, &named, &draft, seen)).await {
        Ok(()) => onward(&colleague, &reference, "written"),
        Err(failure) => {
            let names = fields();
            let fields: Vec<&str> = names.iter().map(String::as_str).collect();
            again(&state, &colleague, &reference, (sent, failure, &fields)).await
        }
    }
}

pub(super) async fn say(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::TellStories)?;
    let sent = grouped(pairs);
    let agrees = match first(&sent, "agrees").as_str() {
        "yes" => true,
        "no" => false,
        _ => {
            let failure: Failure = app::Error::from(app::error::Fault::new("agrees", "fault-story-choose")).into();
            return again(&state, &colleague, &reference, (sent, failure, &["agrees"])).await;
        }
    };
    let revision: u32 = first(&sent, "revision").parse().unwrap_or_default();
    let (actor, org, named, words) =
        (colleague.actor(), colleague.organisation.id, reference.clone(), first(&sent, "words"));
    match state.ask(move |app| story::say(app, &actor, org, &named, revision, (agrees, &words))).await {
        Ok(()) => onward(&colleague, &reference, "said"),
        Err(failure) => again(&state, &colleague, &reference, (sent, failure, &["words"])).await,
    }
}

pub(super) async fn publish(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
) -> Result<Response, Failure> {
    colleague.must(Right::TellStories)?;
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, reference.clone());
    state.ask(move |app| story::publish(app, &actor, org, &named)).await?;
    onward(&colleague, &reference, "published")
}

pub(super) async fn withdraw(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::TellStories)?;
    let sent = grouped(pairs);
    let (why, replaced_by) = (told::typed(&sent, "reason"), first(&sent, "replaced_by"));
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, reference.clone());
    match state.ask(move |app| story::withdraw(app, &actor, org, &named, (&why, Some(&replaced_by)))).await {
        Ok(()) => onward(&colleague, &reference, "withdrawn"),
        Err(failure) => {
            let fields = ["reason-fr", "reason-en", "replaced_by"];
            again(&state, &colleague, &reference, (sent, failure, &fields)).await
        }
    }
}

pub(super) async fn discard(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
) -> Result<Response, Failure> {
    colleague.must(Right::TellStories)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    state.ask(move |app| story::discard(app, &actor, org, &reference)).await?;
    Ok(Redirect::to(&done(colleague.org(), "discarded")).into_response())
}
