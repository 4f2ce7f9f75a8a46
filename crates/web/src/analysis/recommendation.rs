//! What an expert advises the author, until when; what the author answered; what became of it.

use std::collections::BTreeSet;

use app::near_miss::analysis::Opened;
use app::near_miss::recommendation::{self, Outcome, Recommendation};
use askama::Template;
use axum::extract::{Path as Parts, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::near_miss::course::State as Standing;
use jiff::civil::Date;

use super::reading::filled;
use super::words::{all, first, grouped, in_the_way};
use super::{Frame, OUTCOMES, RECOMMENDATIONS, open};
use crate::components::{Choices, Field, FieldError, faults};
use crate::failure::Failure;
use crate::form::Form;
use crate::forum::paragraphs;
use crate::page::{News, Page, show, show_as};
use crate::screen::{CONFIRMED, Screened};
use crate::state::WebState;
use crate::team::Colleague;

/// One recommendation.
#[derive(Debug)]
pub(crate) struct Advice {
    number: u32,
    words: Vec<Vec<String>>,
    due: String,
    /// What the author answered, and when.
    answer: Option<(Vec<Vec<String>>, String)>,
    /// What became of it.
    outcome: String,
    /// What can be said of the answer, while nothing was.
    evaluate: Option<Choices>,
}

#[derive(Debug, Template)]
#[template(path = "analysis/recommendations.html")]
pub(crate) struct ShowRecommendations {
    page: Page,
    frame: Frame,
    advice: Vec<Advice>,
    outcomes: String,
    write: Option<(String, Field, Screened, Field)>,
    errors: Vec<FieldError>,
}

/// The form of a new recommendation: words, what the assist found in them, the day.
pub(super) type Filled = (Field, Screened, Field);

pub(super) async fn show_recommendations(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    axum::extract::Query(news): axum::extract::Query<News>,
) -> Result<Response, Failure> {
    let opened = open(&state, &colleague, &reference).await?;
    let mut page = colleague.visitor.page();
    page.notice = news
        .said(&[("written", "analysis-done-recommended"), ("evaluated", "analysis-done-evaluated")])
        .map(|key| page.say(key));
    show(&view(page, colleague.org(), &opened, (Field::new("words"), Screened::default(), Field::new("due_on"))))
}

pub(super) fn view(page: Page, org: &str, opened: &Opened, (words, screened, due): Filled) -> ShowRecommendations {
    let parts = [org, opened.reference.as_str()];
    let can_advise = matches!(opened.state, Standing::UnderAnalysis { .. } | Standing::Accepted { .. });
    let errors = if can_advise { faults(&[&words, &due]) } else { Vec::new() };
    ShowRecommendations {
        frame: Frame::new(&page, org, opened, RECOMMENDATIONS.pattern()),
        advice: opened.recommendations.iter().map(|one| advice(&page, one)).collect(),
        outcomes: OUTCOMES.to(parts),
        write: can_advise.then(|| (RECOMMENDATIONS.to(parts), words, screened, due)),
        errors,
        page,
    }
}

fn advice(page: &Page, one: &Recommendation) -> Advice {
    let options = Outcome::ALL.map(|outcome| (outcome.code(), page.say(outcome_key(outcome))));
    let waits = one.answer.is_some() && one.outcome.is_none();
    let judged = |(outcome, on): (Outcome, Date)| {
        page.with("analysis-outcome", (("outcome", page.say(outcome_key(outcome))), ("date", page.date(on))))
    };
    Advice {
        number: one.number,
        words: paragraphs(&one.words),
        due: page.date(one.due_on),
        answer: one.answer.as_ref().map(|(words, on)| (paragraphs(words), page.date(*on))),
        outcome: one.outcome.map(judged).unwrap_or_default(),
        evaluate: waits.then(|| Choices::new(format!("outcome-{}", one.number), options)),
    }
}

fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => "analysis-outcome-done",
        Outcome::Partly => "analysis-outcome-partly",
        Outcome::NotApplicable => "analysis-outcome-not-applicable",
        Outcome::NotDone => "analysis-outcome-not-done",
    }
}

pub(super) async fn recommend(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::AnalyseNearMisses)?;
    let sent = grouped(pairs);
    let typed = (first(&sent, "words"), first(&sent, "due_on"), all(&sent, CONFIRMED));
    let Ok(due_on) = typed.1.trim().parse::<Date>() else {
        let message = colleague.visitor.page().say("assignment-not-a-day");
        let error = FieldError { field: "due_on".to_owned(), message };
        return again(&state, &colleague, &reference, &typed, &[error]).await;
    };
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, reference.clone());
    let (words, justified) = (typed.0.clone(), typed.2.clone());
    let advised =
        state.ask(move |app| recommendation::recommend(app, &actor, org, &named, (&words, due_on), &justified)).await;
    match advised {
        Ok(()) => done(&colleague, &reference, "written"),
        Err(failure) => {
            let errors = in_the_way(&colleague.visitor.page(), failure, (&["due_on"], "words"))?;
            again(&state, &colleague, &reference, &typed, &errors).await
        }
    }
}

async fn again(
    state: &WebState,
    colleague: &Colleague,
    reference: &str,
    (words, due, justified): &(String, String, BTreeSet<String>),
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let opened = open(state, colleague, reference).await?;
    let page = colleague.visitor.page();
    let (field, screened) = filled(&page, words, justified, errors);
    let due = Field::new("due_on").holding(due.as_str()).checked(errors);
    let view = view(page, colleague.org(), &opened, (field, screened, due));
    if view.errors.is_empty() {
        return Err(Failure::conflict());
    }
    show_as(crate::failure::Kind::Invalid.status(), &view)
}

pub(super) async fn evaluate(
    State(state): State<WebState>,
    colleague: Colleague,
    Parts((_, reference)): Parts<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    colleague.must(Right::AnalyseNearMisses)?;
    let sent = grouped(pairs);
    let number: u32 = first(&sent, "number").parse().map_err(|_| Failure::invalid())?;
    let outcome = Outcome::parse(&first(&sent, &format!("outcome-{number}"))).ok_or_else(Failure::invalid)?;
    let (actor, org, named) = (colleague.actor(), colleague.organisation.id, reference.clone());
    state.ask(move |app| recommendation::evaluate(app, &actor, org, &named, number, outcome)).await?;
    done(&colleague, &reference, "evaluated")
}

fn done(colleague: &Colleague, reference: &str, what: &str) -> Result<Response, Failure> {
    let address = RECOMMENDATIONS.to([colleague.org(), reference]);
    Ok(Redirect::to(&format!("{address}?done={what}")).into_response())
}
