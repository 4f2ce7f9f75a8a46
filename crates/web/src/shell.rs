//! The shell around every page: the service that is built from the routes, and the files every page loads.

use std::time::Duration;

use axum::Router;
use axum::extract::Path as Parts;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::failure::Failure;
use crate::routes::{self, Access, Route};
use crate::state::WebState;
use crate::url::Path;
use crate::{assets, failure_page, guard, rehearsal, visitor};

/// The files every page loads.
pub const FILE: Path<1> = Path::new("/static/{file}");

/// Where a supervisor asks whether the process answers.
pub const HEALTH: Path<0> = Path::new("/health");

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("shell.file", FILE, Access::Anyone, file),
        Route::get("shell.health", HEALTH, Access::Anyone, health),
    ]
}

/// The whole web door, ready to be served.
pub fn service(state: WebState) -> Router {
    rehearsal::stage::before(state.clone(), service_of(state, routes::table()))
}

/// The same for a table of one's own, which tests use to make routes that fail.
pub(crate) fn service_of(state: WebState, table: Vec<Route>) -> Router {
    service_within(state, table, guard::TIME_LIMIT)
}

pub(crate) fn service_within(state: WebState, table: Vec<Route>, time_limit: Duration) -> Router {
    routes::router(table, state.app.is_demonstration())
        .fallback(|| async { Failure::not_found() })
        .method_not_allowed_fallback(|| async { StatusCode::METHOD_NOT_ALLOWED })
        // The last layer added is the first a request meets.
        .layer(CatchPanicLayer::custom(|_| Failure::broken("a handler panicked").into_response()))
        .layer(from_fn(guard::same_origin))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, time_limit))
        .layer(from_fn(failure_page::explain))
        .layer(from_fn_with_state(state.clone(), guard::headers))
        .layer(from_fn_with_state(state.clone(), visitor::introduce))
        // Pages hold no secret that a reader could vary their own input against (no token in forms), so compressing them gives nothing away.
        .layer(CompressionLayer::new())
        .layer(from_fn(guard::log))
        .with_state(state)
}

async fn file(Parts(name): Parts<String>) -> Response {
    assets::find(&name).unwrap_or_else(|| Failure::not_found().into_response())
}

async fn health() -> &'static str {
    "ok"
}
