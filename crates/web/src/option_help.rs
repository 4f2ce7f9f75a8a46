//! What helped others: cards under the obstacles of one's own report, and the team's page where they are written and signed.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::individual_report::{GoalSection, IndividualReport};
use app::option_help::{self as option, Card, NewCard, words_field};
use app::screen::Confirmed;
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::goal::GoalId;
use domain::option_help::Standing;
use domain::programme::Programme;
use domain::text::Text;
use serde::Deserialize;

use crate::components::{Choices, Crumb, Fallible, Field, FieldError, Tag, Tone, faults};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::own_cohort::OwnCohort;
use crate::page::{News, Page, show, show_again};
use crate::report::REPORT;
use crate::routes::{Access, Route};
use crate::screen::Screened;
use crate::state::WebState;
use crate::team::{Colleague, TEAM};
use crate::url::Path;

/// The cards of a programme.
pub const OPTIONS: Path<2> = Path::new("/{org}/team/options/{programme}");

/// Where a card is signed.
pub const SIGNATURE: Path<3> = Path::new("/{org}/team/options/{programme}/{card}/signature");

/// Where a card is retired.
pub const RETIREMENT: Path<3> = Path::new("/{org}/team/options/{programme}/{card}/retirement");

/// Where a participant says that a card helped, or takes that back.
pub const MARK: Path<4> = Path::new("/{org}/{programme}/{cohort}/options/{card}/mark");

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("option.list", OPTIONS, Access::Right(Right::VisitTeam), list),
        Route::post("option.write", OPTIONS, Access::Right(Right::WriteOptionCards), write),
        Route::post("option.sign", SIGNATURE, Access::Right(Right::SignOptionCards), sign),
        Route::post("option.retire", RETIREMENT, Access::Right(Right::WriteOptionCards), retire),
        Route::post("option.mark", MARK, Access::Right(Right::WalkOwnPath), mark),
    ]
}

/// The cards against one obstacle of a participant's.
#[derive(Debug)]
pub(crate) struct Against {
    pub(crate) title: String,
    pub(crate) cards: Vec<OfferView>,
}

/// One card under an obstacle.
#[derive(Debug)]
pub(crate) struct OfferView {
    pub(crate) words: String,
    pub(crate) people: String,
    pub(crate) is_marked: bool,
    pub(crate) address: String,
    pub(crate) goal: String,
}

/// What helped others against the obstacles that a person met with a goal, for their own report.
pub(crate) fn against(page: &Page, parts: [&str; 3], report: &IndividualReport, section: &GoalSection) -> Vec<Against> {
    let programme = &report.me.programme;
    let stages = [&section.short, &section.long].into_iter().flatten();
    let mut obstacles: Vec<&String> = stages.flat_map(|stage| &stage.obstacles).collect();
    obstacles.sort();
    obstacles.dedup();
    let [org, name, cohort] = parts;
    let under = |obstacle: &String| {
        let offers = report.options.get(&(section.goal.clone(), obstacle.clone()))?;
        let label = page.read(&programme.list("obstacle")?.code(obstacle)?.label);
        let card = |offer: &option::Offer| OfferView {
            words: page.read(&offer.words).to_owned(),
            people: offer.people.map(|people| page.with("option-people", [("people", people)])).unwrap_or_default(),
            is_marked: offer.is_marked,
            address: MARK.to([org, name, cohort, &offer.card.to_string()]),
            goal: section.goal.0.clone(),
        };
        let cards = offers.iter().map(card).collect();
        Some(Against { title: page.with("option-under", [("obstacle", label)]), cards })
    };
    obstacles.into_iter().filter_map(under).collect()
}

#[derive(Debug, Deserialize)]
struct Marked {
    card: i64,
}

#[derive(Debug, Deserialize)]
struct Marking {
    #[serde(default)]
    helped: String,
    #[serde(default)]
    goal: String,
}

async fn mark(
    State(state): State<WebState>,
    own: OwnCohort,
    Parts(Marked { card }): Parts<Marked>,
    Form(sent): Form<Marking>,
) -> Result<Response, Failure> {
    let helped = match sent.helped.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(Failure::invalid()),
    };
    let (actor, pinned) = (own.actor(), own.pinned.clone());
    state.ask(move |app| option::mark(app, &actor, &pinned, card, helped)).await?;
    let goal = percent_encoding::utf8_percent_encode(&sent.goal, percent_encoding::NON_ALPHANUMERIC);
    Ok(Redirect::to(&format!("{}?goal={goal}", REPORT.to(own.parts()))).into_response())
}

/// One card on the team's page.
#[derive(Debug)]
struct CardView {
    goal: String,
    obstacle: String,
    words: Vec<(String, String)>,
    written: String,
    tag: Tag,
    /// Why this person cannot sign it, or that it was retired and why.
    note: String,
    sign: Option<String>,
    retire: Option<(String, Field)>,
}

/// The form of an editor.
#[derive(Debug)]
struct Writing {
    address: String,
    goal: Choices,
    obstacle: Choices,
    /// Each language: its name, its words, and what in them could name somebody.
    words: Vec<(String, Field, Screened)>,
}

#[derive(Debug, Template)]
#[template(path = "option_help/list.html")]
pub(crate) struct ListOptions {
    page: Page,
    crumbs: Vec<Crumb>,
    programme: String,
    cards: Vec<CardView>,
    writing: Option<Writing>,
    errors: Vec<FieldError>,
}

async fn load(state: &WebState, colleague: &Colleague, id: &str) -> Result<(Arc<Programme>, Vec<Card>), Failure> {
    colleague.must(Right::VisitTeam)?;
    let (actor, org, id) = (colleague.actor(), colleague.organisation.id, id.to_owned());
    state
        .ask(move |app| {
            let all = app::programme::list(app, org)?;
            let programme = all.into_iter().find(|one| one.id == id).ok_or(app::Error::NotFound("programme"))?;
            let cards = option::list(app, &actor, org, &programme.id)?;
            Ok((programme, cards))
        })
        .await
}

async fn list(
    State(state): State<WebState>,
    Parts((_, id)): Parts<(String, String)>,
    colleague: Colleague,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let (programme, cards) = load(&state, &colleague, &id).await?;
    let mut page = colleague.visitor.page();
    page.notice = news
        .said(&[
            ("written", "option-done-written"),
            ("signed", "option-done-signed"),
            ("retired", "option-done-retired"),
        ])
        .map(|key| page.say(key));
    let desk = Desk::of(&colleague);
    show(&desk.view(page, &programme, &cards, &BTreeMap::new(), Vec::new()))
}

/// What a hat may do on the page.
#[derive(Debug, Clone)]
struct Desk {
    org: String,
    writes: bool,
    signs: bool,
}

type Sent = BTreeMap<String, Vec<String>>;

impl Desk {
    fn of(colleague: &Colleague) -> Self {
        Self {
            org: colleague.org().to_owned(),
            writes: colleague.may(Right::WriteOptionCards),
            signs: colleague.may(Right::SignOptionCards),
        }
    }

    fn view(
        &self,
        page: Page,
        programme: &Programme,
        cards: &[Card],
        sent: &Sent,
        errors: Vec<FieldError>,
    ) -> ListOptions {
        let writing = self.writes.then(|| self.writing(&page, programme, sent, &errors));
        let cards: Vec<CardView> =
            cards.iter().rev().map(|card| self.card(&page, programme, card, sent, &errors)).collect();
        let mut listed = Vec::new();
        if let Some(writing) = &writing {
            let words = writing.words.iter().map(|(_, field, _)| field as &dyn Fallible);
            let all: Vec<&dyn Fallible> =
                [&writing.goal as &dyn Fallible, &writing.obstacle].into_iter().chain(words).collect();
            listed.extend(faults(&all));
        }
        listed.extend(cards.iter().filter_map(|card| card.retire.as_ref()?.1.fault()));
        ListOptions {
            crumbs: vec![Crumb { address: TEAM.to([self.org.as_str()]), name: page.say("team-title") }],
            programme: page.read(&programme.name).to_owned(),
            cards,
            writing,
            errors: listed,
            page,
        }
    }

    fn writing(&self, page: &Page, programme: &Programme, sent: &Sent, errors: &[FieldError]) -> Writing {
        let first = |name: &str| sent.get(name).and_then(|values| values.first()).cloned().unwrap_or_default();
        let goals = programme.goals.iter().map(|goal| (goal.id.0.clone(), page.read(&goal.title).to_owned()));
        let list = programme.list("obstacle").map(|list| list.codes.as_slice()).unwrap_or_default();
        let obstacles = list.iter().filter(|code| !code.exclusive);
        let obstacles = obstacles.map(|code| (code.code.clone(), page.read(&code.label).to_owned()));
        let confirmed = confirmed_of(sent);
        let words = programme.languages.iter().map(|language| {
            let name = words_field(language);
            let own = page.languages.iter().find(|voice| voice.language() == *language);
            let label = own.map_or_else(|| language.tag().to_owned(), documents::language::Voice::own_name);
            let field = Field::new(name.clone()).holding(first(&name)).checked(errors);
            // A text is screened in the language it is written in, whichever one the page speaks.
            let speaking = Page { voice: own.unwrap_or(&page.voice).clone(), ..page.clone() };
            let screened = match &field.error {
                Some(_) => Screened::of(&speaking, &name, &field.value, &confirmed),
                None => Screened::default(),
            };
            (label, field, screened)
        });
        Writing {
            address: OPTIONS.to([&self.org, &programme.id]),
            goal: Choices::new("goal", blank().chain(goals)).choosing(&[first("goal")]).checked(errors),
            obstacle: Choices::new("obstacle", blank().chain(obstacles)).choosing(&[first("obstacle")]).checked(errors),
            words: words.collect(),
        }
    }

    fn card(&self, page: &Page, programme: &Programme, card: &Card, sent: &Sent, errors: &[FieldError]) -> CardView {
        let id = card.id.to_string();
        let reason = format!("reason-{id}");
        let held = sent.get(&reason).and_then(|values| values.first()).cloned().unwrap_or_default();
        let (tone, key) = match card.standing {
            Standing::Proposed => (Tone::Due, "option-proposed"),
            Standing::Signed(_) => (Tone::Done, "option-signed"),
            Standing::Retired(_) => (Tone::Neutral, "option-retired"),
        };
        let waits = card.standing == Standing::Proposed;
        let note = if !card.reason.is_empty() {
            page.with("option-retired-why", [("reason", card.reason.as_str())])
        } else if waits && card.is_own {
            page.say("option-own")
        } else {
            String::new()
        };
        let label = |code: &str| Some(page.read(&programme.list("obstacle")?.code(code)?.label).to_owned());
        let is_retired = matches!(card.standing, Standing::Retired(_));
        CardView {
            goal: programme.goal(&card.goal).map_or_else(|| card.goal.0.clone(), |it| page.read(&it.title).to_owned()),
            obstacle: label(&card.obstacle).unwrap_or_else(|| card.obstacle.clone()),
            words: card.words.wordings().map(|(tag, words)| (tag.tag().to_owned(), words.to_owned())).collect(),
            written: {
                let on = domain::calendar::civil_date(card.at, &programme.zone);
                page.with("option-written", [("date", page.date(on))])
            },
            tag: Tag { tone, text: page.say(key) },
            note,
            sign: (self.signs && waits && !card.is_own).then(|| SIGNATURE.to([&self.org, &programme.id, &id])),
            retire: (self.writes && !is_retired).then(|| {
                let field = Field::new(reason).holding(held).checked(errors);
                (RETIREMENT.to([&self.org, &programme.id, &id]), field)
            }),
        }
    }
}

/// Nothing chosen yet: a list that began with its first goal would choose by itself.
fn blank() -> impl Iterator<Item = (String, String)> {
    std::iter::once((String::new(), "–".to_owned()))
}

fn confirmed_of(sent: &Sent) -> Confirmed {
    Confirmed::of(sent.get("confirmed").cloned().unwrap_or_default())
}

fn grouped(pairs: Vec<(String, String)>) -> Sent {
    let mut sent = Sent::new();
    for (name, value) in pairs {
        sent.entry(name).or_default().push(value.replace("\r\n", "\n"));
    }
    sent
}

async fn write(
    State(state): State<WebState>,
    Parts((_, id)): Parts<(String, String)>,
    colleague: Colleague,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let (programme, cards) = load(&state, &colleague, &id).await?;
    let sent = grouped(pairs);
    let first = |name: &str| sent.get(name).and_then(|values| values.first()).cloned().unwrap_or_default();
    let new = NewCard {
        goal: GoalId(first("goal")),
        obstacle: first("obstacle"),
        words: Text::new(programme.languages.iter().map(|language| (language.clone(), first(&words_field(language))))),
        confirmed: confirmed_of(&sent),
    };
    let (actor, org, of) = (colleague.actor(), colleague.organisation.id, Arc::clone(&programme));
    let written = state.ask(move |app| option::write(app, &actor, org, &of, &new)).await;
    done(&colleague, &programme, &cards, &sent, written.map(drop), "written")
}

/// Back to the page, with what was done or with what is in the way beside its field.
fn done(
    colleague: &Colleague,
    programme: &Programme,
    cards: &[Card],
    sent: &Sent,
    outcome: Result<(), Failure>,
    what: &str,
) -> Result<Response, Failure> {
    match outcome {
        Ok(()) => {
            let address = OPTIONS.to([colleague.org(), &programme.id]);
            Ok(Redirect::to(&format!("{address}?done={what}")).into_response())
        }
        Err(failure) if failure.kind == Kind::Invalid && !failure.faults.is_empty() => {
            let page = colleague.visitor.page();
            let errors = failure.field_errors(&page.voice);
            show_again(&Desk::of(colleague).view(page, programme, cards, sent, errors))
        }
        Err(failure) => Err(failure),
    }
}

async fn sign(
    State(state): State<WebState>,
    Parts((_, id, card)): Parts<(String, String, i64)>,
    colleague: Colleague,
) -> Result<Response, Failure> {
    let (programme, cards) = load(&state, &colleague, &id).await?;
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let outcome = state.ask(move |app| option::sign(app, &actor, org, &id, card)).await;
    done(&colleague, &programme, &cards, &Sent::new(), outcome, "signed")
}

async fn retire(
    State(state): State<WebState>,
    Parts((_, id, card)): Parts<(String, String, i64)>,
    colleague: Colleague,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let (programme, cards) = load(&state, &colleague, &id).await?;
    let sent = grouped(pairs);
    let reason = sent.get(&format!("reason-{card}")).and_then(|it| it.first()).cloned().unwrap_or_default();
    let (actor, org) = (colleague.actor(), colleague.organisation.id);
    let outcome = state.ask(move |app| option::retire(app, &actor, org, &id, card, &reason)).await;
    done(&colleague, &programme, &cards, &sent, outcome, "retired")
}

#[cfg(test)]
#[path = "option_help/samples.rs"]
mod samples;

/// Cards under an obstacle, for the samples of the report.
#[cfg(test)]
pub(crate) fn sample_against(page: &Page) -> Vec<Against> {
    let card = |is_marked, people: String| OfferView {
        words: "…".into(),
        people,
        is_marked,
        address: MARK.to(["amp", "pip", "2008-01", "7"]),
        goal: "goal-a".into(),
    };
    let cards = vec![card(true, page.with("option-people", [("people", 12)])), card(false, String::new())];
    vec![Against { title: page.with("option-under", [("obstacle", "…")]), cards }]
}
