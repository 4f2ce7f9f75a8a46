//! The way into a rehearsal: a cookie names it, the real session opens it, and a second router serves it.
//!
//! The cookie alone opens nothing: with each request the real session must be that of whoever began the rehearsal, with
//! a hat that may rehearse. Whatever is asked for in there meets another installation; the real one is asked only who
//! is at the door, and told what was rehearsed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use app::App;
use app::rehearsal::{self, Rehearsal, Walker};
use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use domain::authority::{Grant, Role, grant};
use domain::rehearsal::Part;
use tower::ServiceExt;

use super::{REHEARSAL, parts};
use crate::cookies;
use crate::failure::Failure;
use crate::routes::{self, Access, Route};
use crate::shell;
use crate::start::START;
use crate::state::WebState;
use crate::visitor::Visitor;

/// A rehearsal, as the requests inside it know it.
#[derive(Debug, Clone)]
pub(crate) struct OnStage {
    /// The rehearsal.
    pub(crate) rehearsal: Arc<Rehearsal>,
    /// The real installation, which is told what was rehearsed.
    pub(crate) real: WebState,
    /// The real person, as an actor.
    pub(crate) actor: domain::authority::Actor,
    /// The real person's language, where this browser chose none.
    pub(crate) reads: String,
}

impl OnStage {
    /// Who walks for a reader of that language.
    pub(crate) fn walker(&self, tag: &str) -> Option<Walker> {
        self.rehearsal.walker(tag).cloned()
    }

    /// Asks a use case of rehearsals, on a thread that may wait.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        use_case: impl FnOnce(&App, &Rehearsal) -> app::Result<T> + Send + 'static,
    ) -> Result<T, Failure> {
        let rehearsal = Arc::clone(&self.rehearsal);
        self.real.ask(move |app| use_case(app, &rehearsal)).await
    }

    /// Notes what an answered request showed or did. Nothing that fails here may fail the page.
    pub(crate) async fn observe(&self, walker: &Walker, method: &Method, address: &str, status: StatusCode) {
        let (walker, address) = (walker.clone(), address.to_owned());
        let noted = if *method == Method::GET && status == StatusCode::OK {
            self.ask(move |app, rehearsal| see(app, rehearsal, &walker, &address)).await
        } else if *method == Method::POST && status.is_redirection() {
            self.ask(rehearsal::settle).await
        } else {
            Ok(())
        };
        if noted.is_err() {
            tracing::error!("what was rehearsed could not be noted");
        }
    }
}

fn see(app: &App, rehearsal: &Rehearsal, walker: &Walker, address: &str) -> app::Result<()> {
    let here = rehearsal::look(rehearsal, walker)?;
    // The page that invites to join is not yet the path.
    let part = parts::part_of(rehearsal, &here, address).filter(|part| *part != Part::Path || here.has_joined);
    let seen: Vec<_> = part.into_iter().map(|part| (part, walker.language.clone())).collect();
    rehearsal::note(app, rehearsal, &seen)
}

/// Handlers of a rehearsal's own pages take it; elsewhere those pages are not there.
impl<S: Sync> FromRequestParts<S> for OnStage {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        if let Some(stage) = parts.extensions.get::<Self>() {
            return Ok(stage.clone());
        }
        let visitor = Visitor::from_request_parts(parts, state).await?;
        Err(if visitor.known().is_none() { Failure::refused() } else { Failure::not_found() })
    }
}

/// The routers of the rehearsals that were entered, by name.
#[derive(Clone)]
struct Stages {
    real: WebState,
    set: Arc<Mutex<Set>>,
}

/// By its name, a rehearsal and the doors of its own installation.
type Set = HashMap<String, (Arc<Rehearsal>, Router)>;

/// Puts the way into rehearsals before a door.
pub(crate) fn before(state: WebState, door: Router) -> Router {
    let stages = Stages { real: state, set: Arc::default() };
    door.layer(from_fn_with_state(stages, enter))
}

async fn enter(State(stages): State<Stages>, request: Request, next: Next) -> Response {
    let Some(stage) = stages.of(request.headers()).await else {
        return next.run(request).await;
    };
    if request.uri().path() == START.plain() {
        return Redirect::to(REHEARSAL.plain()).into_response();
    }
    let router = stages.router(&stage);
    // A new request: what the real router found out about the old one would be found out twice.
    let (parts, body) = request.into_parts();
    let mut request = Request::new(body);
    *request.method_mut() = parts.method;
    *request.uri_mut() = parts.uri;
    *request.version_mut() = parts.version;
    *request.headers_mut() = parts.headers;
    request.extensions_mut().insert(stage);
    match router.oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
}

impl Stages {
    /// The rehearsal that a browser is in, if the person signed in may be in it.
    async fn of(&self, headers: &HeaderMap) -> Option<OnStage> {
        let jar = CookieJar::from_headers(headers);
        let value = |name| jar.get(&cookies::name(&self.real, name)).map(|cookie| cookie.value().to_owned());
        let (name, token) = (value(cookies::REHEARSAL)?, value(cookies::SESSION)?);
        let found = self
            .real
            .ask(move |app| {
                let Some(person) = app::session::who(app, &token)? else {
                    return Ok(None);
                };
                let actor = person.actor();
                let rehearsal = rehearsal::enter(app, &actor, &name)?;
                Ok(Some((rehearsal, actor, person.language)))
            })
            .await;
        // A cookie that leads nowhere leads to the real house.
        let (rehearsal, actor, reads) = found.ok().flatten()?;
        Some(OnStage { rehearsal, real: self.real.clone(), actor, reads })
    }

    fn router(&self, stage: &OnStage) -> Router {
        let mut set = self.set.lock().unwrap_or_else(PoisonError::into_inner);
        // What was ended since is let go.
        set.retain(|_, (rehearsal, _)| self.real.app.rehearsals.holds(rehearsal));
        let made = set.entry(stage.rehearsal.name.clone()).or_insert_with(|| {
            let state = WebState { app: stage.rehearsal.app.clone(), ..self.real.clone() };
            (Arc::clone(&stage.rehearsal), shell::service_of(state, table()))
        });
        made.1.clone()
    }
}

/// The doors of a rehearsal: a participant's, the house's own files and languages, and the desk of the rehearsal.
fn table() -> Vec<Route> {
    let all = routes::table().into_iter();
    all.filter(|route| {
        let feature = route.name.split('.').next().unwrap_or_default();
        match route.access {
            Access::Right(right) if feature != "rehearsal" => {
                matches!(grant(right), Grant::Hats(roles) if roles.contains(&Role::Participant))
            }
            Access::Anyone => matches!(feature, "shell" | "language"),
            Access::Demonstration => false,
            // The list from which a rehearsal begins stays outside.
            Access::Right(_) => route.pattern.starts_with(REHEARSAL.plain()),
        }
    })
    .collect()
}
