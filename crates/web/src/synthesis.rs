//! Syntheses: what the team writes of each evaluation, and what participants read of it.

mod deeds;
mod draft;
mod figures;
mod reader;
mod show;

#[cfg(test)]
#[path = "synthesis/samples.rs"]
mod samples;

use app::synthesis::list as list_syntheses;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::authority::Right;
use domain::synthesis::State as Stage;

use crate::board::crumbs;
use crate::components::{Crumb, Tag, Task, Tone};
use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show};
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::url::Path;

#[cfg(test)]
pub(crate) use {
    draft::EditSynthesis,
    reader::{ListOwnSyntheses, ShowKit, ShowOwnSynthesis},
    show::ShowSynthesis,
};

/// The syntheses of a cohort, for its team.
pub const SYNTHESES: Path<3> = Path::new("/{org}/team/{programme}/{cohort}/syntheses");

/// The synthesis of one evaluation, for its team.
pub const SYNTHESIS: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/syntheses/{evaluation}");

/// Where its figures are frozen.
pub const SNAPSHOT: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/syntheses/{evaluation}/snapshot");

/// Where it is written and handed over.
pub const DRAFT: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/syntheses/{evaluation}/draft");

/// Where it passes the disclosure check.
pub const CLEARANCE: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/syntheses/{evaluation}/clearance");

/// Where a second reader signs it.
pub const SIGNATURE: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/syntheses/{evaluation}/signature");

/// Where it is given back to its author.
pub const RETURN: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/syntheses/{evaluation}/return");

/// Where a published one is opened for correction.
pub const ERRATUM: Path<4> = Path::new("/{org}/team/{programme}/{cohort}/syntheses/{evaluation}/erratum");

/// The published syntheses of a cohort, for its participants and the team.
pub const OWN_SYNTHESES: Path<3> = Path::new("/{org}/{programme}/{cohort}/syntheses");

/// One of them.
pub const OWN_SYNTHESIS: Path<4> = Path::new("/{org}/{programme}/{cohort}/syntheses/{evaluation}");

/// The same made ready to be talked over by a local group.
pub const KIT: Path<4> = Path::new("/{org}/{programme}/{cohort}/syntheses/{evaluation}/kit");

/// The same figures for programs.
pub const FIGURES: Path<4> = Path::new("/{org}/{programme}/{cohort}/syntheses/{evaluation}/figures.json");

/// What the words of a synthesis may weigh, in bytes, encoded: five sections and a dozen paraphrases, twice.
const WORDS: usize = 512 * 1024;

pub(crate) fn routes() -> Vec<Route> {
    let read = Access::Right(Right::ReadResults);
    let write = Access::Right(Right::WriteSyntheses);
    let check = Access::Right(Right::CheckDisclosure);
    let own = Access::Right(Right::ReadSyntheses);
    vec![
        Route::get("synthesis.list", SYNTHESES, read, list),
        Route::get("synthesis.show", SYNTHESIS, read, show::show_synthesis),
        Route::post("synthesis.freeze", SNAPSHOT, Access::Right(Right::FreezeFigures), deeds::freeze),
        Route::get("synthesis.edit", DRAFT, write, draft::edit),
        Route::post("synthesis.write", DRAFT, write, draft::write).with_body_limit(WORDS),
        Route::post("synthesis.clear", CLEARANCE, check, deeds::clear),
        Route::post("synthesis.sign", SIGNATURE, Access::Right(Right::SignSyntheses), deeds::sign),
        Route::post("synthesis.return", RETURN, check, deeds::give_back),
        Route::post("synthesis.correct", ERRATUM, write, deeds::correct),
        Route::get("synthesis.own-list", OWN_SYNTHESES, own, reader::list),
        Route::get("synthesis.own", OWN_SYNTHESIS, own, reader::show_own),
        Route::get("synthesis.kit", KIT, own, reader::show_kit),
        Route::get("synthesis.figures", FIGURES, own, reader::figures),
    ]
}

pub(crate) use draft::own_name;

/// What fills the addresses of one synthesis.
pub(crate) fn parts<'a>(cohort: &'a OwnCohort, evaluation: &'a str) -> [&'a str; 4] {
    let [org, programme, name] = cohort.parts();
    [org, programme, name, evaluation]
}

/// What an evaluation is called.
pub(crate) fn name_of(page: &Page, cohort: &OwnCohort, evaluation: &str) -> String {
    let found = cohort.pinned.programme.evaluation(evaluation);
    found.map_or_else(|| evaluation.to_owned(), |found| page.read(&found.name).to_owned())
}

/// The way back of a team's page.
pub(crate) fn way(page: &Page, cohort: &OwnCohort) -> Vec<Crumb> {
    let follows = cohort.actor().may(Right::ReadBoard, cohort.organisation.id).is_ok();
    let mut crumbs = crumbs(page, cohort.parts(), follows);
    crumbs.push(Crumb { address: SYNTHESES.to(cohort.parts()), name: page.say("synthesis-list") });
    crumbs
}

/// Where a synthesis stands, in a word.
fn tag_of(page: &Page, stage: &Stage) -> Tag {
    let (tone, key) = match stage {
        Stage::Collecting => (Tone::Neutral, "synthesis-state-collecting"),
        Stage::Closed => (Tone::Due, "synthesis-state-closed"),
        Stage::Frozen => (Tone::Due, "synthesis-state-frozen"),
        Stage::Drafting { .. } => (Tone::Info, "synthesis-state-drafting"),
        Stage::DisclosureCheck { .. } => (Tone::Due, "synthesis-state-disclosure-check"),
        Stage::SecondReview { .. } => (Tone::Due, "synthesis-state-second-review"),
        Stage::Published { .. } => (Tone::Done, "synthesis-state-published"),
    };
    Tag { tone, text: page.say(key) }
}

/// The line of a team's home that leads to a cohort's syntheses.
pub(crate) fn task(page: &Page, parts: [&str; 3], cohort: &str) -> Task {
    Task {
        title: page.with("synthesis-of-cohort", [("cohort", cohort)]),
        hint: page.say("synthesis-team-hint"),
        address: Some(SYNTHESES.to(parts)),
        tag: Tag { tone: Tone::Info, text: page.say("team-read") },
    }
}

/// The same for whoever of the team reads what is published, and nothing before.
pub(crate) fn published_task(page: &Page, parts: [&str; 3], cohort: &str) -> Task {
    Task {
        title: page.with("synthesis-of-cohort", [("cohort", cohort)]),
        hint: page.say("synthesis-published-hint"),
        address: Some(OWN_SYNTHESES.to(parts)),
        tag: Tag { tone: Tone::Info, text: page.say("team-read") },
    }
}

#[derive(Debug, Template)]
#[template(path = "synthesis/list.html")]
pub(crate) struct ListSyntheses {
    page: Page,
    crumbs: Vec<Crumb>,
    cohort: String,
    syntheses: Vec<Task>,
}

async fn list(axum::extract::State(state): State<WebState>, cohort: OwnCohort) -> Result<Response, Failure> {
    let (actor, pinned) = (cohort.actor(), cohort.pinned.clone());
    let all = state.ask(move |app| list_syntheses(app, &actor, &pinned)).await?;
    let page = cohort.visitor.page();
    let mut crumbs = way(&page, &cohort);
    crumbs.pop();
    let syntheses = all.iter().map(|(evaluation, closes, standing)| Task {
        title: name_of(&page, &cohort, evaluation),
        hint: match standing.in_force() {
            Some(edition) => page.with("synthesis-edition", [("number", edition.number)]),
            None => page.with("synthesis-closes", [("date", page.date(closes))]),
        },
        address: Some(SYNTHESIS.to(parts(&cohort, evaluation))),
        tag: tag_of(&page, &standing.state),
    });
    show(&ListSyntheses { crumbs, cohort: cohort.pinned.cohort.name.clone(), syntheses: syntheses.collect(), page })
}
