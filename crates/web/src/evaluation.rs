//! A questionnaire: its overview, one page a goal, saving as one types, checking, and sending.
//!
//! Fields are named after their questions (`goal/item`, or `item`); `goal/item:other` holds the words of « other ». Beside each question a hidden field
//! `seen:…` says which saving of the draft its page knows, so that a form posted from a stale page, or from a second device, overwrites nothing.

mod block;
mod check;
mod conflict;
mod draft;
mod fields;
mod overview;
mod question;
mod said;
mod sheet;
mod words;

#[cfg(test)]
mod samples;

use axum::extract::State;
use domain::authority::Right;
use serde::Deserialize;

use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::url::Path;

pub(crate) use said::said;
use sheet::Sheet;
pub(crate) use sheet::{in_address, of_address};
#[cfg(test)]
pub(crate) use {block::ShowBlock, check::CheckAnswers, conflict::ShowConflict, overview::ShowEvaluation};

/// What a questionnaire asks, where one stands with it, and where one goes on.
pub const EVALUATION: Path<4> = Path::new("/{org}/{programme}/{cohort}/evaluations/{evaluation}");

/// The questions about one goal.
pub const GOAL_PAGE: Path<5> = Path::new("/{org}/{programme}/{cohort}/evaluations/{evaluation}/goals/{goal}");

/// The questions asked once.
pub const GENERAL_PAGE: Path<4> = Path::new("/{org}/{programme}/{cohort}/evaluations/{evaluation}/general");

/// Where answers are saved as they are given; its protocol stands at the head of `static/presque.js`.
pub const DRAFT: Path<4> = Path::new("/{org}/{programme}/{cohort}/evaluations/{evaluation}/draft");

/// All the answers, before they are sent; what is posted there settles which of two versions is kept.
pub const CHECK: Path<4> = Path::new("/{org}/{programme}/{cohort}/evaluations/{evaluation}/check");

/// Sending.
pub const SUBMISSION: Path<4> = Path::new("/{org}/{programme}/{cohort}/evaluations/{evaluation}/submission");

/// What a whole questionnaire may weigh: every text of three goals at its longest, each character encoded in twelve bytes.
const WHOLE: usize = 256 * 1024;

pub(crate) fn routes() -> Vec<Route> {
    let own = Access::Right(Right::WalkOwnPath);
    vec![
        Route::get("evaluation.show", EVALUATION, own, overview::show_evaluation),
        Route::get("evaluation.goal", GOAL_PAGE, own, block::show_goal),
        Route::post("evaluation.answer-goal", GOAL_PAGE, own, block::answer_goal).with_body_limit(WHOLE),
        Route::get("evaluation.general", GENERAL_PAGE, own, block::show_general),
        Route::post("evaluation.answer-general", GENERAL_PAGE, own, block::answer_general).with_body_limit(WHOLE),
        Route::post("evaluation.save-draft", DRAFT, own, draft::save),
        Route::get("evaluation.check", CHECK, own, check::show_check),
        Route::post("evaluation.settle", CHECK, own, conflict::settle).with_body_limit(WHOLE),
        Route::post("evaluation.submit", SUBMISSION, own, check::submit).with_body_limit(WHOLE),
    ]
}

/// The part of an address that names a questionnaire.
#[derive(Debug, Clone, Deserialize)]
struct Of {
    evaluation: String,
}

impl Of {
    /// The name of the questionnaire in the definition.
    fn name(&self, own: &OwnCohort) -> Result<String, Failure> {
        of_address(&own.pinned.programme, &self.evaluation).ok_or_else(Failure::not_found)
    }
}

/// Opens one's own questionnaire.
async fn open(State(state): &State<WebState>, own: &OwnCohort, evaluation: &str) -> Result<Sheet, Failure> {
    let (actor, pinned, evaluation) = (own.actor(), own.pinned.clone(), evaluation.to_owned());
    state
        .ask(move |app| {
            let found = app::questionnaire::read(app, &actor, &pinned, &evaluation)?;
            let plans = app::choosing::commitments(app, &actor, &pinned)?;
            let tallies = app::tally::proposals(app, &actor, &pinned, &evaluation)?;
            Ok(Sheet::of(&found, plans).counting(tallies))
        })
        .await
}
