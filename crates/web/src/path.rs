//! A participant's path: what is owed now, what comes, what is done; joining; and the list of one's cohorts.

mod mine;
mod steps;
mod view;

#[cfg(test)]
pub(crate) mod samples;

use app::path::{OwnPath, Standing};
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::authority::Right;
use domain::paraphrase::Consent;
use serde::Deserialize;

use crate::components::Crumb;
use crate::failure::Failure;
use crate::own_cohort::OwnCohort;
use crate::page::{Page, show};
use crate::routes::{Access, Route};
use crate::state::WebState;
use crate::url::Path;

#[cfg(test)]
pub(crate) use mine::ShowMine;
pub(crate) use steps::{sentences as says_why, title as title_of};
pub(crate) use view::{ShowInvitation, ShowPath};

/// The cohorts of an organisation that one has to do with: where a participant lands.
pub const MINE: Path<1> = Path::new("/{org}/mine");

/// One's own path in a cohort.
pub const PATH: Path<3> = Path::new("/{org}/{programme}/{cohort}");

/// Joining the cohort.
pub const JOINING: Path<3> = Path::new("/{org}/{programme}/{cohort}/joining");

pub(crate) fn routes() -> Vec<Route> {
    let own = Access::Right(Right::WalkOwnPath);
    vec![
        Route::get("path.list", MINE, own, mine::list),
        Route::get("path.show", PATH, own, show_path),
        Route::post("path.join", JOINING, own, join),
    ]
}

/// What fills the addresses of a cohort's pages.
#[derive(Debug, Clone)]
pub(crate) struct Here {
    /// Short name of the organisation.
    pub(crate) org: String,
    /// Name of the programme.
    pub(crate) programme: String,
    /// Name of the cohort.
    pub(crate) cohort: String,
}

impl Here {
    pub(crate) fn of(own: &OwnCohort) -> Self {
        let [org, programme, cohort] = own.parts().map(str::to_owned);
        Self { org, programme, cohort }
    }

    /// The parts of an address below the cohort.
    pub(crate) fn parts(&self) -> [&str; 3] {
        [&self.org, &self.programme, &self.cohort]
    }

    /// The same, with one part more.
    pub(crate) fn and<'a>(&'a self, more: &'a str) -> [&'a str; 4] {
        [&self.org, &self.programme, &self.cohort, more]
    }

    /// The way back to the path, above a page's heading.
    pub(crate) fn crumbs(&self, page: &Page) -> Vec<Crumb> {
        vec![Crumb { address: PATH.to(self.parts()), name: page.say("path-place") }]
    }
}

/// What was just done, for the notice at the top of the next page.
#[derive(Debug, Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    done: String,
}

impl Done {
    /// The notice, if the address says something that can have been done.
    pub(crate) fn notice(&self, page: &Page) -> Option<String> {
        let key = match self.done.as_str() {
            "joining" => "path-done-joining",
            "choice" => "path-done-choice",
            "commitment" => "path-done-commitment",
            "draft" => "path-done-draft",
            _ => return None,
        };
        Some(page.say(key))
    }

    /// An address that brings this notice with it.
    pub(crate) fn at(address: &str, what: &str) -> String {
        format!("{address}?done={what}")
    }
}

/// One's own path, for pages that only those who joined have.
pub(crate) async fn walk(state: &WebState, own: &OwnCohort) -> Result<OwnPath, Failure> {
    match stand(state, own).await? {
        Standing::Joined(path) => Ok(*path),
        Standing::Invited => Err(Failure::not_found()),
    }
}

async fn stand(state: &WebState, own: &OwnCohort) -> Result<Standing, Failure> {
    let (actor, pinned) = (own.actor(), own.pinned.clone());
    state.ask(move |app| app::path::read(app, &actor, &pinned)).await
}

async fn show_path(
    State(state): State<WebState>,
    own: OwnCohort,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let here = Here::of(&own);
    let standing = stand(&state, &own).await?;
    let asked = match &standing {
        Standing::Joined(_) => {
            let (actor, pinned) = (own.actor(), own.pinned.clone());
            let mine = state.ask(move |app| app::paraphrase::mine(app, &actor, &pinned)).await?;
            let waiting = mine.iter().filter(|one| one.consent == Consent::Waiting && !one.is_published).count();
            (!mine.is_empty()).then_some(waiting)
        }
        Standing::Invited => None,
    };
    let mut page = own.visitor.page();
    page.notice = done.notice(&page);
    match standing {
        Standing::Invited => show(&ShowInvitation::new(page, &here, &own.pinned.programme, own.pinned.cohort.start)),
        Standing::Joined(path) => show(&ShowPath::new(page, &here, &view::Sight { asked, ..view::Sight::of(&path) })),
    }
}

/// Joins, and goes to the path that opens.
async fn join(State(state): State<WebState>, own: OwnCohort) -> Result<Response, Failure> {
    let (actor, pinned) = (own.actor(), own.pinned.clone());
    let joined = state.ask(move |app| match app::enrolling::join(app, &actor, &pinned) {
        // Pressed twice: they joined, which is all they wanted.
        Err(app::Error::Conflict(_)) => Ok(()),
        other => other.map(|_| ()),
    });
    joined.await?;
    Ok(Redirect::to(&Done::at(&PATH.to(own.parts()), "joining")).into_response())
}
