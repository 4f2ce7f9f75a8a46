//! The cohort that an address names: where every page of a participant begins.

use app::cohort::Pinned;
use app::organisation::Organisation;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use domain::authority::Actor;

use crate::failure::Failure;
use crate::state::WebState;
use crate::visitor::Visitor;

/// The cohort of an address `/{org}/{programme}/{cohort}/…`, for whoever wears a hat of that organisation.
///
/// A passer-by is asked to sign in before anything is looked up; to everybody else, what is not of their organisation
/// answers like what is not there.
#[derive(Debug, Clone)]
pub struct OwnCohort {
    /// Who asks.
    pub visitor: Visitor,
    /// The organisation.
    pub organisation: Organisation,
    /// The cohort, with its definition.
    pub pinned: Pinned,
}

impl OwnCohort {
    /// What fills the addresses of the cohort's pages.
    #[must_use]
    pub fn parts(&self) -> [&str; 3] {
        [&self.organisation.short_name, &self.pinned.cohort.programme, &self.pinned.cohort.name]
    }

    /// The actor every use case takes first.
    #[must_use]
    pub fn actor(&self) -> Actor {
        self.visitor.actor()
    }
}

impl FromRequestParts<WebState> for OwnCohort {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Failure> {
        let visitor = Visitor::from_request_parts(parts, state).await?;
        if visitor.known().is_none() {
            return Err(Failure::refused());
        }
        let given = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Failure::not_found())?;
        let part = |name: &str| {
            let found = given.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| value.to_owned()).ok_or_else(Failure::not_found)
        };
        let (org, programme, cohort) = (part("org")?, part("programme")?, part("cohort")?);
        let organisation =
            visitor.organisation().filter(|worn| worn.short_name == org).cloned().ok_or_else(Failure::not_found)?;
        let id = organisation.id;
        let pinned = state.glance(move |app| app::cohort::read(app, id, &programme, &cohort)).await?;
        Ok(Self { visitor, organisation, pinned })
    }
}
