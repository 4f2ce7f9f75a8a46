//! What a body says beforehand: its reply texts, one for each reason, and its acceptance criteria with annotated examples.

use app::near_miss::criteria::{self, Criteria, Example, Published, ReplyText};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::near_miss::course::Reason;
use domain::text::{Language, Text};

use super::{CRITERIA, DESK, REPLIES};
use crate::analysis::words::{Sent, first, grouped, in_the_way, reason_key};
use crate::components::{Choices, Crumb, Field, FieldError, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{News, Page, show, show_again};
use crate::state::WebState;
use crate::team::Colleague;

/// Empty lines that the form of the criteria offers after those there are.
const SPARE: usize = 2;

/// The reply text of one reason.
#[derive(Debug)]
pub(crate) struct Reply {
    reason: &'static str,
    title: String,
    since: String,
    seen: i64,
    words: [Field; 2],
}

/// One criterion.
#[derive(Debug)]
pub(crate) struct Criterion {
    number: usize,
    words: [Field; 2],
}

/// One example, with what it shows.
#[derive(Debug)]
pub(crate) struct ExampleForm {
    number: usize,
    told: [Field; 2],
    accepted: Choices,
    why: [Field; 2],
}

#[derive(Debug, Template)]
#[template(path = "assignment/replies.html")]
pub(crate) struct ShowReplies {
    page: Page,
    crumbs: Vec<Crumb>,
    replies: Vec<Reply>,
    save: String,
    /// Since when the newest version holds; empty before the first.
    published: String,
    seen: i64,
    criteria: Vec<Criterion>,
    examples: Vec<ExampleForm>,
    publish: String,
    errors: Vec<FieldError>,
}

/// What the page tells.
pub(super) struct Told {
    pub(super) replies: Vec<(Reason, ReplyText)>,
    pub(super) published: Vec<Published>,
}

fn languages() -> [Language; 2] {
    [Language::french(), Language::english()]
}

async fn load(state: &WebState, colleague: &Colleague) -> Result<Told, Failure> {
    colleague.must(Right::AssignNearMisses)?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    state
        .ask(move |app| {
            // An organisation that is no body has no desk.
            app::body::settings(app, &actor, org)?;
            let replies = criteria::reply_texts(app, &actor, org)?;
            Ok(Told { replies, published: criteria::criteria(app, &actor, org)? })
        })
        .await
}

pub(super) async fn show_replies(
    State(state): State<WebState>,
    colleague: Colleague,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let told = load(&state, &colleague).await?;
    let mut page = colleague.visitor.page();
    page.notice = news
        .said(&[("saved", "assignment-done-reply"), ("published", "assignment-done-criteria")])
        .map(|key| page.say(key));
    show(&view(page, colleague.org(), &told, (&Sent::new(), &[])))
}

pub(super) fn view(page: Page, org: &str, told: &Told, (sent, errors): (&Sent, &[FieldError])) -> ShowReplies {
    let newest = told.published.first();
    let replies: Vec<Reply> =
        Reason::ALL.into_iter().map(|reason| reply(&page, told, reason, (sent, errors))).collect();
    let before = newest.map(|published| &published.criteria);
    let (criteria, examples) = written(&page, before, (sent, errors));
    let mut listed = Vec::new();
    for one in &replies {
        listed.extend(faults(&[&one.words[0], &one.words[1]]));
    }
    for one in &criteria {
        listed.extend(faults(&[&one.words[0], &one.words[1]]));
    }
    for one in &examples {
        listed.extend(faults(&[&one.told[0], &one.told[1], &one.why[0], &one.why[1]]));
    }
    let since = |published: &Published| {
        page.with("assignment-criteria-since", (("version", published.version), ("date", page.date(published.from))))
    };
    ShowReplies {
        crumbs: vec![Crumb { address: DESK.to([org]), name: page.say("assignment-title") }],
        replies,
        save: REPLIES.to([org]),
        published: newest.map(since).unwrap_or_default(),
        seen: newest.map_or(0, |published| published.version),
        criteria,
        examples,
        publish: CRITERIA.to([org]),
        errors: listed,
        page,
    }
}

/// Both wordings of a text: as typed, else as they were.
fn wordings(name: &str, before: Option<&Text>, (sent, errors): (&Sent, &[FieldError])) -> [Field; 2] {
    languages().map(|language| {
        let name = format!("{name}-{language}", language = language.tag());
        let otherwise = || before.and_then(|text| text.get(&language)).unwrap_or_default().to_owned();
        let typed = sent.get(&name).and_then(|values| values.first()).cloned();
        Field::new(name).holding(typed.unwrap_or_else(otherwise)).checked(errors)
    })
}

fn reply(page: &Page, told: &Told, reason: Reason, filled: (&Sent, &[FieldError])) -> Reply {
    let found = told.replies.iter().find(|(of, _)| *of == reason).map(|(_, text)| text);
    let name = format!("reply-{}", reason.code().replace('_', "-"));
    Reply {
        reason: reason.code(),
        title: page.say(reason_key(reason)),
        since: found
            .map(|text| page.with("assignment-reply-since", [("date", page.date(text.on))]))
            .unwrap_or_default(),
        seen: found.map_or(0, |text| text.version),
        words: wordings(&name, found.map(|text| &text.wording), filled),
    }
}

fn written(
    page: &Page,
    before: Option<&Criteria>,
    filled: (&Sent, &[FieldError]),
) -> (Vec<Criterion>, Vec<ExampleForm>) {
    let held = |of: usize| (of + SPARE).min(criteria::MOST);
    let texts = before.map(|before| before.criteria.as_slice()).unwrap_or_default();
    let criterion = |place: usize| Criterion {
        number: place + 1,
        words: wordings(&format!("criterion-{}", place + 1), texts.get(place), filled),
    };
    let examples = before.map(|before| before.examples.as_slice()).unwrap_or_default();
    let example = |place: usize| {
        let (found, name) = (examples.get(place), format!("accepted-{}", place + 1));
        let otherwise = if found.is_none_or(|it| it.is_accepted) { "yes" } else { "no" };
        let typed = filled.0.get(&name).and_then(|values| values.first()).map_or(otherwise, String::as_str);
        let options = [("yes", page.say("assignment-is-accepted")), ("no", page.say("assignment-is-not-accepted"))];
        ExampleForm {
            number: place + 1,
            told: wordings(&format!("told-{}", place + 1), found.map(|it| &it.told), filled),
            accepted: Choices::new(name, options).choosing(&[typed]),
            why: wordings(&format!("why-{}", place + 1), found.map(|it| &it.why), filled),
        }
    };
    ((0..held(texts.len())).map(criterion).collect(), (0..held(examples.len())).map(example).collect())
}

/// What was typed for a text, in each language.
fn typed(sent: &Sent, name: &str) -> Text {
    Text::new(languages().map(|language| {
        let words = first(sent, &format!("{name}-{}", language.tag()));
        (language, words.trim().to_owned())
    }))
}

fn is_blank(sent: &Sent, name: &str) -> bool {
    languages().iter().all(|language| first(sent, &format!("{name}-{}", language.tag())).trim().is_empty())
}

pub(super) async fn save(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::AssignNearMisses)?;
    let sent = grouped(pairs);
    let reason = Reason::parse(&first(&sent, "reason")).ok_or_else(Failure::invalid)?;
    let seen: i64 = first(&sent, "seen").parse().map_err(|_| Failure::invalid())?;
    let name = format!("reply-{}", reason.code().replace('_', "-"));
    let wording = typed(&sent, &name);
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let saved = state.ask(move |app| criteria::save_reply_text(app, &actor, org, reason, &wording, seen)).await;
    match saved {
        Ok(()) => done(&colleague, "saved"),
        Err(mut failure) => {
            for fault in &mut failure.faults {
                fault.field = fault.field.replace("wording", &name);
            }
            again(&state, &colleague, &sent, failure, &format!("{name}-fr")).await
        }
    }
}

pub(super) async fn publish(
    State(state): State<WebState>,
    colleague: Colleague,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::AssignNearMisses)?;
    let sent = grouped(pairs);
    let seen: i64 = first(&sent, "seen").parse().map_err(|_| Failure::invalid())?;
    let places = || 1..=criteria::MOST;
    // What was left empty in both languages is no criterion, and what follows moves up.
    let kept: Vec<usize> = places().filter(|place| !is_blank(&sent, &format!("criterion-{place}"))).collect();
    let shown = |place: &usize| !is_blank(&sent, &format!("told-{place}")) || !is_blank(&sent, &format!("why-{place}"));
    let examples: Vec<usize> = places().filter(shown).collect();
    let new = Criteria {
        criteria: kept.iter().map(|place| typed(&sent, &format!("criterion-{place}"))).collect(),
        examples: examples
            .iter()
            .map(|place| Example {
                told: typed(&sent, &format!("told-{place}")),
                is_accepted: first(&sent, &format!("accepted-{place}")) != "no",
                why: typed(&sent, &format!("why-{place}")),
            })
            .collect(),
    };
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    match state.ask(move |app| criteria::publish(app, &actor, org, &new, seen)).await {
        Ok(()) => done(&colleague, "published"),
        Err(mut failure) => {
            for fault in &mut failure.faults {
                fault.field = moved_back(&fault.field, &kept, &examples);
            }
            again(&state, &colleague, &sent, failure, "criterion-1-fr").await
        }
    }
}

/// The field on the page of a fault about the nth that was not empty.
fn moved_back(field: &str, criteria: &[usize], examples: &[usize]) -> String {
    let mut parts = field.split('-');
    let (Some(name), Some(place), Some(language)) = (parts.next(), parts.next(), parts.next()) else {
        return field.to_owned();
    };
    let kept = if name == "criterion" { criteria } else { examples };
    let found = place.parse::<usize>().ok().and_then(|place| kept.get(place.checked_sub(1)?));
    found.map_or_else(|| field.to_owned(), |place| format!("{name}-{place}-{language}"))
}

fn done(colleague: &Colleague, what: &str) -> Result<Response, Failure> {
    Ok(Redirect::to(&format!("{}?done={what}", REPLIES.to([colleague.org()]))).into_response())
}

async fn again(
    state: &WebState,
    colleague: &Colleague,
    sent: &Sent,
    failure: Failure,
    fallback: &str,
) -> Result<Response, Failure> {
    let page = colleague.visitor.page();
    let known: Vec<String> = failure.faults.iter().map(|fault| fault.field.clone()).collect();
    let fields: Vec<&str> = known.iter().map(String::as_str).filter(|field| field.contains('-')).collect();
    let errors = in_the_way(&page, failure, (&fields, fallback))?;
    let told = load(state, colleague).await?;
    show_again(&view(page, colleague.org(), &told, (sent, &errors)))
}
