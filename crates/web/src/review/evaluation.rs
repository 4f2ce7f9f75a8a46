//! One evaluation under review: its answers, its coding, and a private comment back.

use app::review::{Part, Review};
use app::screen::Confirmed;
use askama::Template;
use axum::extract::{Path as Parts, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::goal::GoalId;
use serde::Deserialize;

use super::coding::{CodingForm, codes_of};
use super::queue::way;
use super::words::{evaluation_name, short, stage_tag};
use super::{CODING, COMMENTS, QUEUE, REVIEW};
use crate::components::{Crumb, Field, FieldError, Row, Tag};
use crate::failure::{Failure, Kind};
use crate::form::Form;
use crate::own_cohort::OwnCohort;
use crate::page::{News, Page, show, show_again, show_as};
use crate::screen::Screened;
use crate::state::WebState;

/// The part of the page that is about no goal.
const GENERAL: &str = "general";

/// One goal of it.
#[derive(Debug)]
pub(crate) struct GoalPart {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) rows: Vec<Row>,
    pub(super) coding: CodingForm,
}

/// One private comment.
#[derive(Debug)]
pub(crate) struct CommentLine {
    pub(super) head: String,
    pub(super) words: String,
}

#[derive(Debug, Template)]
#[template(path = "review/evaluation.html")]
pub(crate) struct ShowReview {
    pub(super) page: Page,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) title: String,
    pub(super) is_synthetic: bool,
    pub(super) tag: Tag,
    pub(super) facts: Vec<Row>,
    pub(super) goals: Vec<GoalPart>,
    pub(super) general: Vec<Row>,
    /// How what is about no goal is coded, when words were written there.
    pub(super) general_coding: Option<CodingForm>,
    pub(super) comments: Vec<CommentLine>,
    pub(super) comment: Option<String>,
    pub(super) words: Field,
    pub(super) screened: Screened,
    pub(super) errors: Vec<FieldError>,
}

/// Whose review an address names.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Of {
    evaluation: String,
    reference: String,
}

/// What was typed as a comment.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Comment {
    #[serde(default)]
    words: String,
    #[serde(default)]
    confirmed: Vec<String>,
}

#[cfg(test)]
impl Comment {
    /// Words typed, and nothing confirmed.
    pub(super) fn saying(words: &str) -> Self {
        Self { words: words.to_owned(), confirmed: Vec::new() }
    }
}

pub(super) async fn show_review(
    State(state): State<WebState>,
    cohort: OwnCohort,
    Parts(of): Parts<Of>,
    Query(news): Query<News>,
) -> Result<Response, Failure> {
    let review = open(&state, &cohort, &of).await?;
    let page = cohort.visitor.page();
    let key = news.said(&[("coded", "review-done-coded"), ("commented", "review-done-commented")]);
    let page = match key {
        Some(key) => {
            let notice = page.say(key);
            page.with_notice(notice)
        }
        None => page,
    };
    show(&view(page, &cohort, &review, &Comment::default(), Vec::new()))
}

async fn open(state: &WebState, cohort: &OwnCohort, of: &Of) -> Result<Review, Failure> {
    let (actor, pinned, of) = (cohort.actor(), cohort.pinned.clone(), of.clone());
    state.ask(move |app| app::review::open(app, &actor, &pinned, &of.evaluation, &of.reference)).await
}

fn view(page: Page, cohort: &OwnCohort, review: &Review, typed: &Comment, errors: Vec<FieldError>) -> ShowReview {
    let shown = Shown { cohort: &cohort.pinned, parts: cohort.parts(), review };
    shown.view(page, typed, errors)
}

/// What the page is made from.
pub(super) struct Shown<'a> {
    pub(super) cohort: &'a app::cohort::Pinned,
    pub(super) parts: [&'a str; 3],
    pub(super) review: &'a Review,
}

impl Shown<'_> {
    pub(super) fn view(&self, page: Page, typed: &Comment, errors: Vec<FieldError>) -> ShowReview {
        let (review, [org, name, cohort]) = (self.review, self.parts);
        let programme = &self.cohort.programme;
        let evaluation = evaluation_name(&page, programme, &review.evaluation);
        let mut crumbs = way(&page, self.parts);
        crumbs.push(Crumb { address: QUEUE.to([org, name, cohort, &review.evaluation]), name: evaluation.clone() });
        let goals: Vec<GoalId> = review.goals.iter().map(|goal| goal.goal.clone()).collect();
        let instrument = review.instrument_of(self.cohort);
        let said = crate::evaluation::said(&page, programme, instrument, &goals, &review.answers, review.on);
        let mut general = Vec::new();
        let mut parts = Vec::new();
        for (goal, rows) in said {
            let found = goal.as_ref().and_then(|goal| review.goals.iter().find(|one| one.goal == *goal));
            match found {
                Some(one) => parts.push(self.goal(&page, one, rows)),
                None => general = rows,
            }
        }
        let comments = review.comments.iter().map(|comment| {
            let key = if comment.is_own { "review-comment-own" } else { "review-comment-other" };
            let head = page.with(key, [("date", page.date(comment.on))]);
            CommentLine { head, words: comment.words.clone() }
        });
        ShowReview {
            crumbs,
            title: page
                .with("review-of", (("evaluation", evaluation.as_str()), ("reference", short(&review.reference)))),
            is_synthetic: self.cohort.cohort.synthetic,
            tag: stage_tag(&page, review.stage),
            facts: self.facts(&page),
            goals: parts,
            general,
            general_coding: review.general.as_ref().map(|coded| {
                let action = CODING.to([org, name, cohort, &review.evaluation, &review.reference, Part::GENERAL]);
                CodingForm::new(&page, GENERAL, action, coded, &review.themes)
            }),
            comments: comments.collect(),
            comment: (!review.has_left)
                .then(|| COMMENTS.to([org, name, cohort, &review.evaluation, &review.reference])),
            words: Field::new("words").holding(&typed.words).checked(&errors),
            screened: Screened::of(&page, "words", &typed.words, &Confirmed::of(typed.confirmed.clone())),
            errors,
            page,
        }
    }

    fn goal(&self, page: &Page, goal: &app::review::GoalReview, rows: Vec<Row>) -> GoalPart {
        let ([org, name, cohort], review) = (self.parts, self.review);
        let id = format!("goal-{}", goal.goal);
        let action = CODING.to([org, name, cohort, &review.evaluation, &review.reference, &goal.goal.0]);
        GoalPart {
            title: self
                .cohort
                .programme
                .goal(&goal.goal)
                .map_or_else(String::new, |it| page.read(&it.title).to_owned()),
            coding: CodingForm::new(page, &id, action, &goal.coded, &review.themes),
            rows,
            id,
        }
    }

    fn facts(&self, page: &Page) -> Vec<Row> {
        let review = self.review;
        let row = |key: &'static str, value: String| Row { key: page.say(key), value, change: None };
        let language = page.languages.iter().find(|voice| voice.tag() == review.language);
        let language = language.map_or_else(|| review.language.clone(), documents::language::Voice::own_name);
        let mut rows = vec![
            row("review-submitted-on", page.date(review.on)),
            row("review-revision", page.voice.count(review.revision)),
            row("review-language", language),
            row("review-reference-full", review.reference.clone()),
        ];
        if review.has_left {
            rows.push(row("review-author", page.say("review-author-left")));
        }
        rows
    }
}

/// The part of an address that names the goal that is coded.
#[derive(Debug, Deserialize)]
pub(super) struct About {
    goal: String,
}

pub(super) async fn code(
    State(state): State<WebState>,
    cohort: OwnCohort,
    Parts(of): Parts<Of>,
    Parts(about): Parts<About>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let (actor, pinned, codes) = (cohort.actor(), cohort.pinned.clone(), codes_of(&pairs));
    let (part, named) = (Part::parse(&about.goal), of.clone());
    let coded = state
        .ask(move |app| app::review::code(app, &actor, &pinned, &named.evaluation, &named.reference, &part, &codes))
        .await;
    let is_general = Part::parse(&about.goal) == Part::General;
    let id = if is_general { GENERAL.to_owned() } else { format!("goal-{}", about.goal) };
    match coded {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=coded#{id}", address(&cohort, &of))).into_response()),
        Err(failure) if matches!(failure.kind, Kind::Invalid | Kind::Conflict) && !failure.faults.is_empty() => {
            let review = open(&state, &cohort, &of).await?;
            let page = cohort.visitor.page();
            let message = failure.field_errors(&page.voice).into_iter().next().map(|error| error.message);
            let errors = message.iter().map(|message| FieldError { field: id.clone(), message: message.clone() });
            let mut view = view(page.clone(), &cohort, &review, &Comment::default(), errors.collect());
            for part in view.goals.iter_mut().filter(|part| part.id == id) {
                part.coding.error.clone_from(&message);
            }
            if let Some(coding) = view.general_coding.as_mut().filter(|_| is_general) {
                coding.error.clone_from(&message);
            }
            show_as(failure.kind.status(), &view)
        }
        Err(failure) => Err(failure),
    }
}

fn address(cohort: &OwnCohort, of: &Of) -> String {
    let [org, programme, name] = cohort.parts();
    REVIEW.to([org, programme, name, &of.evaluation, &of.reference])
}

pub(super) async fn comment(
    State(state): State<WebState>,
    cohort: OwnCohort,
    Parts(of): Parts<Of>,
    Form(typed): Form<Comment>,
) -> Result<Response, Failure> {
    let (actor, pinned, named) = (cohort.actor(), cohort.pinned.clone(), of.clone());
    let (words, language) = (typed.words.replace("\r\n", "\n"), cohort.visitor.voice().language());
    let confirmed = Confirmed::of(typed.confirmed.clone());
    let written = state
        .ask(move |app| {
            let (evaluation, reference) = (&named.evaluation, &named.reference);
            app::review::comment(app, &actor, &pinned, evaluation, reference, &words, &language, &confirmed)
        })
        .await;
    match written {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=commented#comments", address(&cohort, &of))).into_response()),
        Err(failure) if failure.kind == Kind::Invalid && !failure.faults.is_empty() => {
            let review = open(&state, &cohort, &of).await?;
            let page = cohort.visitor.page();
            let errors = failure.field_errors(&page.voice);
            show_again(&view(page, &cohort, &review, &typed, errors))
        }
        Err(failure) => Err(failure),
    }
}
