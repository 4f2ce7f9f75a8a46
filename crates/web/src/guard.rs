//! What stands between the network and every handler.

use std::time::Duration;

use axum::extract::{MatchedPath, RawPathParams, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, ORIGIN, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::authority::{Grant, Right, grant};
use domain::ids::OrgId;

use crate::failure::{Failure, Kind};
use crate::state::WebState;
use crate::visitor::Visitor;

/// How long a request may take before its sender is told to try again.
pub(crate) const TIME_LIMIT: Duration = Duration::from_secs(30);

/// Nothing runs, loads, frames or receives a form except this house. No inline script or style exists, so none is allowed.
pub(crate) const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; \
     manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const FIXED: [(HeaderName, &str); 7] = [
    (CONTENT_SECURITY_POLICY, CONTENT_POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Addresses name goals and cohorts: no other site learns them.
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ),
    (HeaderName::from_static("x-robots-tag"), "noindex"),
];

/// Adds the security headers to every answer, and says who may keep it: a signed-in person's pages are kept nowhere, not even in the browser's history
/// cache on a shared computer of a ward.
pub(crate) async fn headers(State(state): State<WebState>, visitor: Visitor, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if state.secure {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    if !headers.contains_key(CACHE_CONTROL) {
        let keep = if visitor.page().signed_in.is_some() { "no-store" } else { "private, no-cache" };
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
        headers.append(VARY, HeaderValue::from_static("accept-language, cookie"));
    }
    response
}

/// Refuses what another site's page makes a browser send. Browsers say where a request comes from (`Sec-Fetch-Site`, or `Origin` on older ones); a
/// request that says neither comes from no page, so there is no person's session to abuse. The session cookie is `SameSite=Lax` besides.
pub(crate) async fn same_origin(request: Request, next: Next) -> Response {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if is_safe || comes_from_us(request.headers()) {
        next.run(request).await
    } else {
        Failure::new(Kind::Foreign).into_response()
    }
}

/// Asks the right that a route declares before its form is read or anything is looked up: whoever may not come in learns
/// neither which fields a form has nor what is there. The use case asks again, with what it knows of the thing itself.
pub(crate) async fn entitled(
    right: Right,
    is_operation: bool,
    visitor: Visitor,
    parts: RawPathParams,
    request: Request,
    next: Next,
) -> Response {
    match may_enter(right, is_operation, &visitor, &parts) {
        Ok(()) => next.run(request).await,
        Err(failure) => failure.into_response(),
    }
}

fn may_enter(right: Right, is_operation: bool, visitor: &Visitor, parts: &RawPathParams) -> Result<(), Failure> {
    if grant(right) == Grant::Anyone {
        return Ok(());
    }
    if visitor.known().is_none() {
        return Err(Failure::refused());
    }
    let named = parts.iter().find(|(part, _)| *part == "org").map(|(_, name)| name);
    let org = match named {
        Some(name) => {
            let worn = visitor.organisation().filter(|worn| worn.short_name == name);
            worn.ok_or_else(Failure::not_found)?.id
        }
        None if is_operation => OrgId::INSTALLATION,
        // One's own account, and a rehearsal, which is a house of its own: their use cases know of which organisation.
        None => return Ok(()),
    };
    visitor.actor().may(right, org).map_err(|refusal| app::Error::from(refusal).into())
}

fn comes_from_us(headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).map(|it| it.to_str().unwrap_or_default());
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(ORIGIN) else {
        return true;
    };
    let host = text(HOST).unwrap_or_default();
    origin.split_once("://").is_some_and(|(_, it)| !host.is_empty() && it.eq_ignore_ascii_case(host))
}

/// One line a request: method, route (its pattern, never what fills it), status, milliseconds. No address, no query, no person.
pub(crate) async fn log(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route =
        request.extensions().get::<MatchedPath>().map_or_else(|| "(none)".to_owned(), |it| it.as_str().to_owned());
    let began = app::ports::stop_watch();
    let response = next.run(request).await;
    tracing::info!(%method, route, status = response.status().as_u16(), duration_ms = began.elapsed().as_secs_f64() * 1000.0, "answered a request");
    response
}
