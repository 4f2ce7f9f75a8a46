//! The pages of failure: what happened, that nothing was lost, and what to do next.

use askama::Template;
use axum::extract::Request;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Json, Redirect, Response};

use crate::failure::{Failure, Kind};
use crate::page::{Page, show_as};
use crate::sign_in;
use crate::visitor::Visitor;

/// One page of failure.
#[derive(Debug, Template)]
#[template(path = "failure/show.html")]
pub(crate) struct FailurePage {
    page: Page,
    title: String,
    text: String,
    next: String,
}

impl FailurePage {
    pub(crate) fn new(page: Page, failure: &Failure) -> Self {
        let (title, text, next) = failure.kind.keys();
        let text = match &failure.reason {
            Some(reason) => reason.said(&page.voice),
            None => page.with(text, [("time", page.voice.moment(&page.now))]),
        };
        Self { title: page.say(title), text, next: page.say(next), page }
    }
}

/// Gives every failure its page, in the reader's language: those our handlers return, and those the framework answers by itself (an unknown address, a
/// method nobody serves). A script that asks for JSON gets the same words as JSON.
pub(crate) async fn explain(visitor: Visitor, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let response = next.run(request).await;
    let Some(failure) = failure_of(&response) else {
        return response;
    };
    // Whoever follows a link from a mail signs in first, then sees the page; a form sent after the session ended says so.
    if failure.kind == Kind::Refused && visitor.known().is_none() {
        if is_read && !accepts_json(&headers) {
            return Redirect::to(&sign_in::first(&visitor.page().address)).into_response();
        }
        return tell(&visitor, &failure.because("sign-in-first", []), &headers);
    }
    tell(&visitor, &failure, &headers)
}

/// The page of a failure, and its line in the log when it is ours.
pub(crate) fn tell(visitor: &Visitor, failure: &Failure, asked: &HeaderMap) -> Response {
    if failure.kind == Kind::Broken {
        log(failure);
    }
    let view = FailurePage::new(visitor.page(), failure);
    if accepts_json(asked) {
        let words = serde_json::json!({ "error": failure.kind.code(), "title": view.title, "message": view.text, "next": view.next });
        return (failure.kind.status(), Json(words)).into_response();
    }
    let page = show_as(failure.kind.status(), &view);
    page.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// The failure an answer stands for. An answer that already has a page or a document of its own, such as a form shown again, is left alone.
fn failure_of(response: &Response) -> Option<Failure> {
    if let Some(failure) = response.extensions().get::<Failure>() {
        return Some(failure.clone());
    }
    let kind = response.headers().get(CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let has_own_words = kind.starts_with("text/html") || kind.starts_with("application/json");
    if has_own_words { None } else { Kind::of(response.status()).map(Failure::new) }
}

fn accepts_json(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT).and_then(|it| it.to_str().ok()).is_some_and(|it| it.starts_with("application/json"))
}

/// Logs what broke, once, with its chain of causes.
fn log(failure: &Failure) {
    let mut chain = Vec::new();
    let mut cause: Option<&(dyn std::error::Error + 'static)> = None;
    if let Some(first) = &failure.cause {
        cause = Some(first.as_ref());
    }
    while let Some(error) = cause {
        chain.push(error.to_string());
        cause = error.source();
    }
    tracing::error!(cause = chain.join(": "), "a request broke");
}

#[cfg(test)]
impl crate::page::Sample for FailurePage {
    fn samples(page: &Page) -> Vec<(&'static str, Self)> {
        Kind::ALL.iter().map(|kind| (kind.code(), Self::new(page.clone(), &Failure::new(*kind)))).collect()
    }
}
