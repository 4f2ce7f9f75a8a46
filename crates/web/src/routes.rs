//! Every door of the house, as data.
//!
//! From [`table`] the router is built, the documentation is generated ([`documentation`]) and the tests walk. Each feature keeps its own list beside its
//! pages; this file joins them. Verbs become nouns: `POST /goals/7/commitment`.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::from_fn;
use axum::routing::{MethodFilter, MethodRouter, on};
use domain::authority::Right;

use crate::state::WebState;
use crate::url::Path;
use crate::{
    choice, commitment, demonstration, evaluation, goal, guard, invitation, language, leaving, path, record, report,
    session, sessions, shell, sign_in, start, style,
};

/// What an ordinary form may weigh, in bytes: ten times the longest answer a questionnaire accepts.
pub const FORM_LIMIT: usize = 64 * 1024;

/// Who may come in. The shell answers for the first two; the last names the right whose declared rule
/// (`domain::authority::RULES`) decides, which [`router`] asks before anything of the request is read, and the use case
/// again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody, signed in or not; the page shows nothing confidential.
    Anyone,
    /// Everybody, in a demonstration; elsewhere the page does not exist.
    Demonstration,
    /// Whoever has this right; the use case itself refuses everyone else.
    Right(Right),
}

/// One door: a method at an address.
#[derive(Debug, Clone)]
pub struct Route {
    /// A stable name, such as `goal.show`: feature, then what is done.
    pub name: &'static str,
    /// The method it answers.
    pub method: Method,
    /// The address, with its parts in braces.
    pub pattern: &'static str,
    /// Who may come in.
    pub access: Access,
    /// What a body may weigh, in bytes.
    pub body_limit: usize,
    serve: MethodRouter<WebState>,
}

impl Route {
    /// A page that is read.
    pub fn get<const N: usize, H, T>(name: &'static str, path: Path<N>, access: Access, handler: H) -> Self
    where
        H: Handler<T, WebState>,
        T: 'static,
    {
        Self {
            name,
            method: Method::GET,
            pattern: path.pattern(),
            access,
            body_limit: FORM_LIMIT,
            serve: on(MethodFilter::GET, handler),
        }
    }

    /// Something that is done.
    pub fn post<const N: usize, H, T>(name: &'static str, path: Path<N>, access: Access, handler: H) -> Self
    where
        H: Handler<T, WebState>,
        T: 'static,
    {
        Self {
            name,
            method: Method::POST,
            pattern: path.pattern(),
            access,
            body_limit: FORM_LIMIT,
            serve: on(MethodFilter::POST, handler),
        }
    }

    /// Lets a body weigh more than a form: for files, whose weight is the point.
    #[must_use]
    pub fn with_body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }
}

/// Every route of the web door. A feature adds one line here.
#[must_use]
pub fn table() -> Vec<Route> {
    [
        shell::routes(),
        start::routes(),
        language::routes(),
        session::routes(),
        sign_in::routes(),
        invitation::routes(),
        sessions::routes(),
        path::routes(),
        goal::routes(),
        choice::routes(),
        commitment::routes(),
        evaluation::routes(),
        report::routes(),
        record::routes(),
        leaving::routes(),
        demonstration::routes(),
        style::routes(),
        crate::synthesis::routes(),
        crate::wording::routes(),
        crate::team::routes(),
        crate::forum::routes(),
        crate::results::routes(),
        crate::programme::routes(),
        crate::general_measure::routes(),
        crate::cohort::routes(),
        crate::board::routes(),
        crate::enrolment::routes(),
        crate::member::routes(),
        crate::near_miss::routes(),
        crate::operation::routes(),
        crate::review::routes(),
        crate::editorial::routes(),
        crate::paraphrase::routes(),
        crate::proposal::routes(),
        crate::organisation::routes(),
        crate::rehearsal::routes(),
        crate::tally::routes(),
        crate::help::routes(),
        crate::option_help::routes(),
        crate::self_check::routes(),
        crate::trajectory::routes(),
        crate::outcome_report::routes(),
        crate::rex::routes(),
        crate::receipt::routes(),
        crate::try_out::routes(),
        crate::feedback::routes(),
        crate::story::routes(),
        crate::alert::routes(),
        crate::digest::routes(),
        crate::assignment::routes(),
        crate::link::routes(),
        crate::relay::routes(),
        crate::extract::routes(),
        crate::body_question::routes(),
        crate::hospital::routes(),
        crate::analysis::routes(),
        crate::guideline::routes(),
        crate::theme::routes(),
        crate::watch::routes(),
        crate::study::routes(),
        crate::uptake::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Builds the router of a table. Routes of demonstrations are left out elsewhere, so that they answer like pages that are not there.
pub fn router(table: Vec<Route>, is_demonstration: bool) -> Router<WebState> {
    let mut router = Router::new();
    for route in table {
        if route.access == Access::Demonstration && !is_demonstration {
            continue;
        }
        // The limit is an extension of the request too: our own extractors read it from there.
        let limits = (DefaultBodyLimit::max(route.body_limit), axum::Extension(BodyLimit(route.body_limit)));
        let serve = match route.access {
            Access::Right(right) => {
                let is_operation = route.pattern.starts_with("/operation");
                route.serve.layer(from_fn(move |visitor, parts, request, next| {
                    guard::entitled(right, is_operation, visitor, parts, request, next)
                }))
            }
            Access::Anyone | Access::Demonstration => route.serve,
        };
        router = router.route(route.pattern, serve.layer(limits));
    }
    router
}

/// The limit of the route a request took, for the extractors of `form`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BodyLimit(pub(crate) usize);

/// The route table as a Markdown table, for the generated documentation.
#[must_use]
pub fn documentation() -> String {
    let mut text = String::from("| Name | Method | Address | Access | Body up to |\n|---|---|---|---|---|\n");
    for route in table() {
        let access = match route.access {
            Access::Anyone => "anyone".to_owned(),
            Access::Demonstration => "anyone, in a demonstration only".to_owned(),
            Access::Right(right) => format!("right `{right:?}`"),
        };
        let limit =
            if route.method == Method::GET { "—".to_owned() } else { format!("{} KiB", route.body_limit / 1024) };
        text.push_str(&format!("| {} | {} | `{}` | {access} | {limit} |\n", route.name, route.method, route.pattern));
    }
    text
}
