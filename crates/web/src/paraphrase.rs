//! Paraphrases: the editor asks, the author reads the exact words and says yes or no; neither learns who the other is.

use std::collections::BTreeMap;

use app::paraphrase::{NewParaphrase, Request};
use app::screen::Confirmed;
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::goal::GoalId;
use domain::paraphrase::Consent;
use domain::programme::Programme;
use domain::text::{Language, Text};
use serde::Deserialize;

use crate::components::{Choices, Crumb, Field, FieldError, Tag, Tone};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::own_cohort::OwnCohort;
use crate::page::{News, Page, show, show_again};
use crate::path::Here;
use crate::routes::{Access, Route};
use crate::screen::{CONFIRMED, Screened};
use crate::state::WebState;
use crate::synthesis::{SYNTHESIS, name_of, own_name, parts, way};
use crate::url::Path;

#[cfg(test)]
#[path = "paraphrase/samples.rs"]
pub(crate) mod samples;

/// What authors were asked for the synthesis of an evaluation, and where one is asked.
pub const PARAPHRASES: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/syntheses/{evaluation}/paraphrases");

/// What one is asked oneself.
pub const OWN_PARAPHRASES: Path<3> = Path::new("/{org}/{programme}/{cohort}/paraphrases");

/// Where one answers.
pub const ANSWER: Path<4> = Path::new("/{org}/{programme}/{cohort}/paraphrases/{paraphrase}");

pub(crate) fn routes() -> Vec<Route> {
    let (write, walk) = (Access::Right(Right::WriteSyntheses), Access::Right(Right::WalkOwnPath));
    vec![
        Route::get("paraphrase.list", PARAPHRASES, write, list),
        Route::post("paraphrase.ask", PARAPHRASES, write, ask),
        Route::get("paraphrase.list-own", OWN_PARAPHRASES, walk, list_own),
        Route::post("paraphrase.answer", ANSWER, walk, answer),
    ]
}

/// How a request stands, in a word.
pub(crate) fn consent_tag(page: &Page, request: &Request) -> Tag {
    let (tone, key) = match request.consent {
        _ if request.is_published => (Tone::Done, "paraphrase-published"),
        Consent::Waiting => (Tone::Due, "paraphrase-waiting"),
        Consent::Given => (Tone::Done, "paraphrase-given"),
        Consent::Declined => (Tone::Neutral, "paraphrase-declined"),
        Consent::Withdrawn => (Tone::Neutral, "paraphrase-withdrawn"),
    };
    Tag { tone, text: page.say(key) }
}

/// A request as either side reads it.
#[derive(Debug)]
struct Line {
    id: i64,
    title: String,
    tag: Tag,
    goal: String,
    /// The exact words: language, its tag, what is said in it.
    words: Vec<(String, String, String)>,
    on: String,
    /// What it was written from, for the team.
    source: String,
    /// Where it would appear, for its author.
    place: String,
    /// Where its author answers: none once it is published.
    answer: Option<String>,
    /// What can still be said.
    offers: (bool, bool),
}

fn line(page: &Page, programme: &Programme, request: &Request, title: String) -> Line {
    let asked = &request.asked.paraphrase;
    let words = asked.words.wordings();
    Line {
        id: request.id,
        title,
        tag: consent_tag(page, request),
        goal: programme.goal(&asked.goal).map(|goal| page.read(&goal.title).to_owned()).unwrap_or_default(),
        words: words
            .map(|(language, words)| (own_name(page, language.tag()), language.tag().to_owned(), words.to_owned()))
            .collect(),
        on: page.date(request.on),
        source: request.asked.source.clone(),
        place: String::new(),
        answer: None,
        offers: (request.consent != Consent::Given, request.consent != Consent::Declined),
    }
}

/// One wording that is typed.
#[derive(Debug)]
struct Wording {
    label: String,
    field: Field,
    screened: Screened,
}

#[derive(Debug, Template)]
#[template(path = "paraphrase/list.html")]
pub(crate) struct ShowRequests {
    page: Page,
    crumbs: Vec<Crumb>,
    name: String,
    action: String,
    source: Field,
    goal: Choices,
    wordings: Vec<Wording>,
    lines: Vec<Line>,
    errors: Vec<FieldError>,
}

#[derive(Debug, Template)]
#[template(path = "paraphrase/own.html")]
pub(crate) struct ShowOwnRequests {
    page: Page,
    crumbs: Vec<Crumb>,
    lines: Vec<Line>,
}

/// What was typed.
#[derive(Debug, Clone, Default)]
struct Typed {
    source: String,
    goal: String,
    /// By language.
    words: BTreeMap<String, String>,
    confirmed: Vec<String>,
}

impl Typed {
    fn read(sent: &[(String, String)]) -> Self {
        let one = |name: &str| sent.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
        let words = sent.iter().filter_map(|(name, value)| {
            let language = name.strip_prefix("words.")?;
            Some((language.to_owned(), value.replace("\r\n", "\n").trim().to_owned()))
        });
        Self {
            source: one("source").unwrap_or_default(),
            goal: one("goal").unwrap_or_default(),
            words: words.collect(),
            confirmed: sent.iter().filter(|(name, _)| name == CONFIRMED).map(|(_, mark)| mark.clone()).collect(),
        }
    }

    fn request(&self) -> NewParaphrase {
        let words = self.words.iter().filter_map(|(tag, words)| Some((Language::parse(tag)?, words.clone())));
        NewParaphrase {
            source: self.source.clone(),
            goal: GoalId(self.goal.clone()),
            words: Text::new(words),
            confirmed: Confirmed::of(self.confirmed.clone()),
        }
    }
}

/// What the page of the team is made from.
struct Asking<'a> {
    programme: &'a Programme,
    parts: [&'a str; 4],
    name: String,
    crumbs: Vec<Crumb>,
    requests: &'a [Request],
    typed: &'a Typed,
    errors: Vec<FieldError>,
}

impl Asking<'_> {
    fn view(self, page: Page) -> ShowRequests {
        let sequence = self.programme.evaluation(self.parts[3]).map(|evaluation| evaluation.sequence.as_str());
        let offered = self.programme.offered(sequence.unwrap_or_default());
        let goals = offered.map(|goal| (goal.id.0.clone(), page.read(&goal.title).to_owned()));
        let none = (String::new(), page.say("synthesis-no-goal"));
        let confirmed = Confirmed::of(self.typed.confirmed.clone());
        let wordings = self.programme.languages.iter().map(|language| {
            let field = format!("words.{language}");
            let words = self.typed.words.get(language.tag()).map_or("", String::as_str);
            let values = (("what", page.say("paraphrase-words")), ("language", own_name(&page, language.tag())));
            Wording {
                label: page.with("synthesis-in-language", values),
                screened: Screened::of(&page, &field, words, &confirmed),
                field: Field::new(field).holding(words).checked(&self.errors),
            }
        });
        let title = |(place, one): (usize, &Request)| {
            let title = page.with("synthesis-paraphrase", [("number", place + 1)]);
            line(&page, self.programme, one, title)
        };
        ShowRequests {
            action: PARAPHRASES.to(self.parts),
            source: Field::new("source").holding(self.typed.source.as_str()).checked(&self.errors),
            goal: Choices::new("goal", std::iter::once(none).chain(goals))
                .choosing(&[self.typed.goal.as_str()])
                .checked(&self.errors),
            wordings: wordings.collect(),
            lines: self.requests.iter().enumerate().map(title).collect(),
            crumbs: self.crumbs,
            name: self.name,
            errors: self.errors,
            page,
        }
    }
}

type Place = Parts<(String, String, String, String)>;

async fn requests(state: &WebState, cohort: &OwnCohort, evaluation: &str) -> Result<Vec<Request>, Failure> {
    let (actor, pinned, wanted) = (cohort.actor(), cohort.pinned.clone(), evaluation.to_owned());
    state.ask(move |app| app::paraphrase::list(app, &actor, &pinned, &wanted)).await
}

fn asking<'a>(
    page: &Page,
    cohort: &'a OwnCohort,
    evaluation: &'a str,
    (requests, typed): (&'a [Request], &'a Typed),
    errors: Vec<FieldError>,
) -> Asking<'a> {
    let (parts, name) = (parts(cohort, evaluation), name_of(page, cohort, evaluation));
    let mut crumbs = way(page, cohort);
    crumbs.push(Crumb { address: SYNTHESIS.to(parts), name: name.clone() });
    Asking { programme: &cohort.pinned.programme, parts, name, crumbs, requests, typed, errors }
}

async fn list(
    State(state): State<WebState>,
    Parts((_, _, _, evaluation)): Place,
    cohort: OwnCohort,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let all = requests(&state, &cohort, &evaluation).await?;
    let mut page = cohort.visitor.page();
    page.notice = news.done.is_some().then(|| page.say("paraphrase-done-asked"));
    show(&asking(&page, &cohort, &evaluation, (&all, &Typed::default()), Vec::new()).view(page.clone()))
}

async fn ask(
    State(state): State<WebState>,
    Parts((_, _, _, evaluation)): Place,
    cohort: OwnCohort,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let typed = Typed::read(&sent);
    let (actor, pinned, wanted, new) = (cohort.actor(), cohort.pinned.clone(), evaluation.clone(), typed.request());
    match state.ask(move |app| app::paraphrase::ask(app, &actor, &pinned, &wanted, &new)).await {
        Ok(_) => {
            let address = format!("{}?done=asked", PARAPHRASES.to(parts(&cohort, &evaluation)));
            Ok(Redirect::to(&address).into_response())
        }
        Err(failure) if failure.kind == Kind::Invalid && !failure.faults.is_empty() => {
            let all = requests(&state, &cohort, &evaluation).await?;
            let page = cohort.visitor.page();
            let errors = failure.field_errors(&page.voice);
            show_again(&asking(&page, &cohort, &evaluation, (&all, &typed), errors).view(page.clone()))
        }
        Err(failure) => Err(failure),
    }
}

async fn list_own(
    State(state): State<WebState>,
    own: OwnCohort,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let (actor, pinned) = (own.actor(), own.pinned.clone());
    let mine = state.ask(move |app| app::paraphrase::mine(app, &actor, &pinned)).await?;
    let mut page = own.visitor.page();
    let key = news.said(&[("yes", "paraphrase-done-yes"), ("no", "paraphrase-done-no")]);
    page.notice = key.map(|key| page.say(key));
    let organisation = page.read(&own.organisation.name).to_owned();
    show(&view_own(page, &Here::of(&own), &own.pinned.programme, &organisation, &mine))
}

fn view_own(page: Page, here: &Here, programme: &Programme, organisation: &str, mine: &[Request]) -> ShowOwnRequests {
    let of_mine = |one: &Request| {
        let evaluation = programme.evaluation(&one.evaluation);
        let evaluation = evaluation.map_or(one.evaluation.as_str(), |found| page.read(&found.name));
        let title = page.with("paraphrase-for", [("evaluation", evaluation)]);
        Line {
            place: page.with("paraphrase-where", (("evaluation", evaluation), ("organisation", organisation))),
            answer: (!one.is_published).then(|| ANSWER.to(here.and(&one.id.to_string()))),
            ..line(&page, programme, one, title)
        }
    };
    ShowOwnRequests { crumbs: here.crumbs(&page), lines: mine.iter().map(of_mine).collect(), page }
}

#[derive(Debug, Deserialize)]
struct Asked {
    paraphrase: i64,
}

#[derive(Debug, Deserialize)]
struct Said {
    #[serde(default)]
    answer: String,
}

async fn answer(
    State(state): State<WebState>,
    own: OwnCohort,
    Parts(Asked { paraphrase }): Parts<Asked>,
    Form(said): Form<Said>,
) -> Result<Response, Failure> {
    let agrees = match said.answer.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(Failure::invalid()),
    };
    let (actor, pinned) = (own.actor(), own.pinned.clone());
    state.ask(move |app| app::paraphrase::answer(app, &actor, &pinned, paraphrase, agrees)).await?;
    let address = format!("{}?done={}", OWN_PARAPHRASES.to(own.parts()), said.answer);
    Ok(Redirect::to(&address).into_response())
}
