//! Goals that participants propose: the form and the answers on their side, the list and the answering on the team's.

use app::proposal::{self, Proposal, Words};
use app::screen::Confirmed;
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::editorial::Reply;
use serde::Deserialize;

use crate::components::{Choices, Crumb, Field, FieldError, Tag, Tone};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::own_cohort::OwnCohort;
use crate::page::{News, Page, show, show_again};
use crate::path::Here;
use crate::routes::{Access, Route};
use crate::screen::Screened;
use crate::state::WebState;
use crate::team::{Colleague, TEAM};
use crate::url::Path;

/// The goals one proposed, and where one is proposed.
pub const PROPOSALS: Path<3> = Path::new("/{org}/{programme}/{cohort}/proposals");

/// What participants propose, for the team.
pub const PROPOSED: Path<1> = Path::new("/{org}/team/proposals");

/// Where one is answered.
pub const ANSWER: Path<2> = Path::new("/{org}/team/proposals/{proposal}");

pub(crate) fn routes() -> Vec<Route> {
    let (walk, decide) = (Access::Right(Right::WalkOwnPath), Access::Right(Right::AnswerProposals));
    vec![
        Route::get("proposal.list-own", PROPOSALS, walk, list_own),
        Route::post("proposal.propose", PROPOSALS, walk, propose),
        Route::get("proposal.list", PROPOSED, decide, list),
        Route::post("proposal.answer", ANSWER, decide, answer),
    ]
}

/// A proposal as either side reads it.
#[derive(Debug)]
struct Line {
    id: i64,
    programme: String,
    on: String,
    words: Words,
    tag: Tag,
    answer: Option<(String, String)>,
    answering: Option<Answering>,
}

/// The form that answers one.
#[derive(Debug)]
struct Answering {
    action: String,
    reply: Choices,
    words: Field,
    screened: Screened,
}

/// What was typed in a participant's form.
#[derive(Debug, Clone, Default, Deserialize)]
struct Proposing {
    #[serde(default)]
    action: String,
    #[serde(default)]
    patients: String,
    #[serde(default)]
    grounds: String,
    #[serde(default)]
    confirmed: Vec<String>,
}

#[derive(Debug, Template)]
#[template(path = "proposal/own.html")]
pub(crate) struct ShowOwnProposals {
    page: Page,
    crumbs: Vec<Crumb>,
    action: String,
    fields: Vec<(String, String, Field, Screened)>,
    lines: Vec<Line>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Template)]
#[template(path = "proposal/list.html")]
pub(crate) struct ListProposals {
    page: Page,
    crumbs: Vec<Crumb>,
    lines: Vec<Line>,
    errors: Vec<FieldError>,
}

async fn list_own(
    State(state): State<WebState>,
    own: OwnCohort,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let (actor, pinned) = (own.actor(), own.pinned.clone());
    let mine = state.ask(move |app| proposal::mine(app, &actor, &pinned)).await?;
    let page = own.visitor.page();
    let notice = news.done.is_some().then(|| page.say("proposal-done"));
    let page = Page { notice, ..page };
    show(&view_own(page, &Here::of(&own), &mine, &Proposing::default(), Vec::new()))
}

fn view_own(
    page: Page,
    here: &Here,
    mine: &[Proposal],
    typed: &Proposing,
    errors: Vec<FieldError>,
) -> ShowOwnProposals {
    let confirmed = Confirmed::of(typed.confirmed.clone());
    let asked = [
        ("action", &typed.action, "proposal-action", "proposal-action-hint"),
        ("patients", &typed.patients, "proposal-patients", "proposal-patients-hint"),
        ("grounds", &typed.grounds, "proposal-grounds", "proposal-grounds-hint"),
    ];
    let field = |(name, text, label, hint): (&str, &String, &str, &str)| {
        let field = Field::new(name).holding(text.as_str()).checked(&errors);
        (page.say(label), page.say(hint), field, Screened::of(&page, name, text, &confirmed))
    };
    ShowOwnProposals {
        crumbs: here.crumbs(&page),
        action: PROPOSALS.to(here.parts()),
        fields: asked.map(field).into_iter().collect(),
        lines: mine.iter().map(|one| line(&page, one, None)).collect(),
        errors,
        page,
    }
}

fn line(page: &Page, one: &Proposal, answering: Option<Answering>) -> Line {
    let (tone, key) = match one.answer.as_ref().map(|answer| answer.reply) {
        None => (Tone::Due, "proposal-waits"),
        Some(Reply::Taken) => (Tone::Done, "proposal-taken"),
        Some(Reply::Kept) => (Tone::Info, "proposal-kept"),
        Some(Reply::Declined) => (Tone::Neutral, "proposal-declined"),
    };
    Line {
        id: one.id,
        programme: one.programme.clone(),
        on: page.date(one.on),
        words: one.words.clone(),
        tag: Tag { tone, text: page.say(key) },
        answer: one
            .answer
            .as_ref()
            .map(|answer| (page.with("proposal-answered-on", [("date", page.date(answer.on))]), answer.words.clone())),
        answering,
    }
}

async fn propose(
    State(state): State<WebState>,
    own: OwnCohort,
    Form(typed): Form<Proposing>,
) -> Result<Response, Failure> {
    let (actor, pinned, page) = (own.actor(), own.pinned.clone(), own.visitor.page());
    let words = Words {
        action: typed.action.trim().to_owned(),
        patients: typed.patients.trim().to_owned(),
        grounds: typed.grounds.trim().to_owned(),
    };
    let (language, confirmed) = (page.voice.language(), Confirmed::of(typed.confirmed.clone()));
    let asked = state.ask(move |app| proposal::propose(app, &actor, &pinned, &words, &language, &confirmed)).await;
    match asked {
        Ok(()) => {
            let address = format!("{}?done=proposed", PROPOSALS.to(own.parts()));
            Ok(Redirect::to(&address).into_response())
        }
        Err(failure) if failure.kind == Kind::Invalid && !failure.faults.is_empty() => {
            let errors = failure.field_errors(&page.voice);
            let (actor, pinned) = (own.actor(), own.pinned.clone());
            let mine = state.ask(move |app| proposal::mine(app, &actor, &pinned)).await?;
            show_again(&view_own(page, &Here::of(&own), &mine, &typed, errors))
        }
        Err(failure) => Err(failure),
    }
}

/// What was typed in the form that answers.
#[derive(Debug, Clone, Default, Deserialize)]
struct Answered {
    #[serde(default)]
    reply: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    confirmed: Vec<String>,
}

async fn list(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let all = state.ask(move |app| proposal::list(app, &actor, org)).await?;
    let page = colleague.visitor.page();
    let notice = news.done.is_some().then(|| page.say("proposal-done-answered"));
    let page = Page { notice, ..page };
    show(&view(page, colleague.org(), &all, None, Vec::new()))
}

/// The team's list; `typed` is what was typed to answer one of them.
fn view(
    page: Page,
    org: &str,
    all: &[Proposal],
    typed: Option<(i64, &Answered)>,
    errors: Vec<FieldError>,
) -> ListProposals {
    let blank = Answered::default();
    let answering = |one: &Proposal| {
        let typed = typed.filter(|(id, _)| *id == one.id).map_or(&blank, |(_, typed)| typed);
        let (reply, words) = (format!("reply-{}", one.id), format!("answer-{}", one.id));
        let offered = Reply::ALL.map(|reply| (reply.code(), page.say(reply_key(reply))));
        Answering {
            action: ANSWER.to([org.to_owned(), one.id.to_string()]),
            reply: Choices::new(reply, offered).choosing(&[typed.reply.as_str()]).checked(&errors),
            screened: Screened::of(&page, &words, &typed.words, &Confirmed::of(typed.confirmed.clone())),
            words: Field::new(words).holding(&typed.words).checked(&errors),
        }
    };
    ListProposals {
        crumbs: vec![Crumb { address: TEAM.to([org]), name: page.say("team-title") }],
        lines: all.iter().map(|one| line(&page, one, one.answer.is_none().then(|| answering(one)))).collect(),
        errors,
        page,
    }
}

fn reply_key(reply: Reply) -> &'static str {
    match reply {
        Reply::Taken => "proposal-reply-taken",
        Reply::Kept => "proposal-reply-kept",
        Reply::Declined => "proposal-reply-declined",
    }
}

async fn answer(
    State(state): State<WebState>,
    Parts((_, proposal)): Parts<(String, String)>,
    colleague: Colleague,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::AnswerProposals)?;
    let id: i64 = proposal.parse().map_err(|_| Failure::not_found())?;
    let value = |name: &str| {
        let found = pairs.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.replace("\r\n", "\n")).unwrap_or_default()
    };
    let typed = Answered {
        reply: value(&format!("reply-{id}")),
        words: value(&format!("answer-{id}")),
        confirmed: pairs.iter().filter(|(key, _)| key == "confirmed").map(|(_, mark)| mark.clone()).collect(),
    };
    let page = colleague.visitor.page();
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let asked = match Reply::parse(&typed.reply) {
        None => Err(app::Error::from(app::Fault::new(format!("reply-{id}"), "proposal-fault-reply")).into()),
        Some(reply) => {
            let (words, language) = (typed.words.clone(), page.voice.language());
            let confirmed = Confirmed::of(typed.confirmed.clone());
            let by = actor.clone();
            state.ask(move |app| proposal::answer(app, &by, org, id, (reply, &words), &language, &confirmed)).await
        }
    };
    match asked {
        Ok(()) => {
            let address = format!("{}?done=answered", PROPOSED.to([colleague.org()]));
            Ok(Redirect::to(&address).into_response())
        }
        Err(failure) if failure.kind == Kind::Invalid && !failure.faults.is_empty() => {
            let all = state.ask(move |app| proposal::list(app, &actor, org)).await?;
            let errors = failure.field_errors(&page.voice);
            show_again(&view(page, colleague.org(), &all, Some((id, &typed)), errors))
        }
        Err(failure) => Err(failure),
    }
}

#[cfg(test)]
mod samples {
    use super::*;
    use crate::page::Sample;
    use app::proposal::Answer;
    use jiff::civil::date;

    fn one(id: i64, reply: Option<Reply>) -> Proposal {
        let text = || "<script>…</script>".to_owned();
        let answer = reply.map(|reply| Answer { reply, words: text(), on: date(2008, 4, 2) });
        let words = Words { action: text(), patients: text(), grounds: text() };
        Proposal { id, programme: "prescrire-pip".into(), on: date(2008, 3, 2), words, answer }
    }

    fn all() -> Vec<Proposal> {
        let answered = (2..).zip(Reply::ALL).map(|(id, reply)| one(id, Some(reply)));
        [one(1, None)].into_iter().chain(answered).collect()
    }

    impl Sample for ShowOwnProposals {
        fn samples(page: &Page) -> Vec<(&'static str, Self)> {
            let here = crate::path::samples::here();
            let named = Proposing { action: "Mme Durand".into(), ..Proposing::default() };
            let error = |field: &str, key: &'static str| FieldError { field: field.into(), message: page.say(key) };
            let errors = vec![error("action", "fault-screen"), error("grounds", "proposal-fault-blank")];
            vec![
                ("nothing yet", view_own(page.clone(), &here, &[], &Proposing::default(), Vec::new())),
                ("somebody is named", view_own(page.clone(), &here, &all(), &named, errors)),
            ]
        }
    }

    impl Sample for ListProposals {
        fn samples(page: &Page) -> Vec<(&'static str, Self)> {
            let typed = Answered { words: "Mme Durand".into(), ..Answered::default() };
            let error = |field: &str, key: &'static str| FieldError { field: field.into(), message: page.say(key) };
            let errors = vec![error("reply-1", "proposal-fault-reply"), error("answer-1", "proposal-fault-answer")];
            vec![
                ("nothing yet", view(page.clone(), "amp", &[], None, Vec::new())),
                ("one waits", view(page.clone(), "amp", &all(), None, Vec::new())),
                ("an answer with faults", view(page.clone(), "amp", &all(), Some((1, &typed)), errors)),
            ]
        }
    }
}
