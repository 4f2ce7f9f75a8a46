//! The four kinds of failure, and how each is told to a person.
//!
//! *Refused*, *not found*, *conflict*, *invalid*: everything a rule can answer is one of these; everything else is *broken*, logged once with its
//! chain at the edge. What is not yours answers like what is not there ([`Failure::not_found`]): same status, same page. The page itself is rendered by
//! [`crate::failure_page`], a middleware, because only there the reader's language is known for every request, even one that no handler saw.

use std::error::Error;
use std::sync::Arc;

use app::Fault;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use documents::language::Voice;
use domain::text::Text;

use crate::components::FieldError;
use crate::session::role_key;

/// The kinds of failure a person can meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The person may know it is there, and may not do this, now or in this role.
    Refused,
    /// Not there, or not theirs: the two are never told apart.
    NotFound,
    /// Someone else, or the same person elsewhere, was faster.
    Conflict,
    /// What was sent does not make sense; nothing was saved.
    Invalid,
    /// What was sent is not text we can read.
    Unreadable,
    /// What was sent weighs more than this address takes.
    TooLarge,
    /// Sent from another site's page, which this site does not accept.
    Foreign,
    /// This address is not used in this way.
    Method,
    /// Too many attempts in a short time.
    TooMany,
    /// The answer took too long.
    Slow,
    /// Our fault.
    Broken,
}

impl Kind {
    /// Every kind, for the tests and the gallery.
    pub const ALL: [Self; 11] = [
        Self::Refused,
        Self::NotFound,
        Self::Conflict,
        Self::Invalid,
        Self::Unreadable,
        Self::TooLarge,
        Self::Foreign,
        Self::Method,
        Self::TooMany,
        Self::Slow,
        Self::Broken,
    ];

    /// The status of the answer.
    #[must_use]
    pub fn status(self) -> StatusCode {
        match self {
            Self::Refused | Self::Foreign => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Invalid | Self::Unreadable => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Slow => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The kind behind a status that the framework answered by itself.
    pub(crate) fn of(status: StatusCode) -> Option<Self> {
        match status {
            StatusCode::FORBIDDEN => Some(Self::Refused),
            StatusCode::NOT_FOUND => Some(Self::NotFound),
            StatusCode::METHOD_NOT_ALLOWED => Some(Self::Method),
            StatusCode::CONFLICT => Some(Self::Conflict),
            StatusCode::PAYLOAD_TOO_LARGE => Some(Self::TooLarge),
            StatusCode::TOO_MANY_REQUESTS => Some(Self::TooMany),
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => Some(Self::Slow),
            status if status.is_client_error() => Some(Self::Invalid),
            status if status.is_server_error() => Some(Self::Broken),
            _ => None,
        }
    }

    /// Its name in JSON answers and in the log.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::NotFound => "not_found",
            Self::Conflict => "conflict",
            Self::Invalid => "invalid",
            Self::Unreadable => "unreadable",
            Self::TooLarge => "too_large",
            Self::Foreign => "foreign",
            Self::Method => "method",
            Self::TooMany => "too_many",
            Self::Slow => "slow",
            Self::Broken => "broken",
        }
    }

    /// The keys of its page: title, what happened, what to do next.
    #[must_use]
    pub fn keys(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Refused => ("failure-refused-title", "failure-refused-text", "failure-refused-next"),
            Self::NotFound => ("failure-not-found-title", "failure-not-found-text", "failure-not-found-next"),
            Self::Conflict => ("failure-conflict-title", "failure-conflict-text", "failure-conflict-next"),
            Self::Invalid => ("failure-invalid-title", "failure-invalid-text", "failure-invalid-next"),
            Self::Unreadable => ("failure-unreadable-title", "failure-unreadable-text", "failure-unreadable-next"),
            Self::TooLarge => ("failure-too-large-title", "failure-too-large-text", "failure-too-large-next"),
            Self::Foreign => ("failure-foreign-title", "failure-foreign-text", "failure-foreign-next"),
            Self::Method => ("failure-method-title", "failure-method-text", "failure-method-next"),
            Self::TooMany => ("failure-too-many-title", "failure-too-many-text", "failure-too-many-next"),
            Self::Slow => ("failure-slow-title", "failure-slow-text", "failure-slow-next"),
            Self::Broken => ("failure-broken-title", "failure-broken-text", "failure-broken-next"),
        }
    }
}

/// A message of the catalogue with its values, for a failure that can say more than its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Key of the message.
    pub key: &'static str,
    /// Its values; never an answer's text, a name or an address.
    pub values: Vec<(&'static str, Word)>,
}

/// A value of a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// As it is.
    Plain(String),
    /// What a definition says, in the reader's language.
    Written(Text),
    /// Messages of the catalogue, said as a list in the reader's language.
    Said(Vec<&'static str>),
}

impl Reason {
    /// The sentence, in the reader's language.
    #[must_use]
    pub fn said(&self, voice: &Voice) -> String {
        let word = |name: &str, word: &Word| match word {
            Word::Plain(text) => dated(voice, name, text),
            Word::Written(text) => voice.read(text).to_owned(),
            Word::Said(keys) => voice.list(&keys.iter().map(|key| voice.say(key)).collect::<Vec<_>>()),
        };
        let values: Vec<(&str, String)> = self.values.iter().map(|(name, value)| (*name, word(name, value))).collect();
        voice.with(self.key, values.as_slice())
    }
}

/// Values of faults that are days, which use cases write as ISO 8601 and people read in their own way.
const DATES: [&str; 5] = ["opens", "locks", "due", "soonest", "latest"];

fn dated(voice: &Voice, name: &str, text: &str) -> String {
    let day = text.parse::<jiff::civil::Date>().ok();
    let day = day.filter(|_| DATES.contains(&name));
    day.map_or_else(|| text.to_owned(), |day| voice.date(day))
}

impl From<&Fault> for Reason {
    fn from(fault: &Fault) -> Self {
        let plain = fault.values.iter().map(|(name, value)| (*name, Word::Plain(value.clone())));
        // What is there in several languages comes last, and so stands in the place of its plain value.
        let written = fault.texts.iter().map(|(name, text)| (*name, Word::Written(text.clone())));
        Self { key: fault.message, values: plain.chain(written).collect() }
    }
}

/// Why a request was not done. Handlers return it with `?`.
#[derive(Debug, Clone)]
pub struct Failure {
    /// The kind, which fixes status and page.
    pub kind: Kind,
    /// What this very case adds, shown under the title instead of the kind's own sentence.
    pub reason: Option<Reason>,
    /// The fields that cannot be taken, when a use case answered so: show the form again with [`Failure::field_errors`].
    pub faults: Vec<Fault>,
    /// What broke, for the log alone.
    pub cause: Option<Arc<dyn Error + Send + Sync>>,
}

impl Failure {
    /// A failure of a kind, with the kind's own words.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self { kind, reason: None, faults: Vec::new(), cause: None }
    }

    /// The person may not do this; the reason names the rule or the role that is missing.
    #[must_use]
    pub fn refused() -> Self {
        Self::new(Kind::Refused)
    }

    /// Not there, or not theirs.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(Kind::NotFound)
    }

    /// Changed meanwhile.
    #[must_use]
    pub fn conflict() -> Self {
        Self::new(Kind::Conflict)
    }

    /// What was sent makes no sense. For a form, show the form again with its errors instead ([`crate::page::show_again`]).
    #[must_use]
    pub fn invalid() -> Self {
        Self::new(Kind::Invalid)
    }

    /// Our fault; the cause is logged once, at the edge, and never shown.
    pub fn broken(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { cause: Some(Arc::from(cause.into())), ..Self::new(Kind::Broken) }
    }

    /// Says more than the kind does, with a message of the catalogue.
    #[must_use]
    pub fn because<const N: usize>(mut self, key: &'static str, values: [(&'static str, String); N]) -> Self {
        let values = values.into_iter().map(|(name, value)| (name, Word::Plain(value)));
        self.reason = Some(Reason { key, values: values.collect() });
        self
    }
}

impl Failure {
    /// What is wrong with each field, in the reader's language; empty when the failure is about something else, and then it is returned with `?`.
    #[must_use]
    pub fn field_errors(&self, voice: &Voice) -> Vec<FieldError> {
        let said = |fault: &Fault| FieldError { field: fault.field.clone(), message: Reason::from(fault).said(voice) };
        self.faults.iter().map(said).collect()
    }
}

impl From<app::Error> for Failure {
    fn from(error: app::Error) -> Self {
        match error {
            app::Error::Refused(refusal) if refusal.roles.is_empty() => Self::refused(),
            app::Error::Refused(refusal) => {
                let roles = refusal.roles.iter().map(|role| role_key(*role)).collect();
                Self {
                    reason: Some(Reason { key: "failure-refused-roles", values: vec![("roles", Word::Said(roles))] }),
                    ..Self::refused()
                }
            }
            app::Error::NotFound(_) => Self::not_found(),
            app::Error::Conflict(fault) => Self { reason: Some(Reason::from(&fault)), ..Self::conflict() },
            app::Error::Invalid(faults) => Self { reason: faults.first().map(Reason::from), faults, ..Self::invalid() },
            app::Error::Broken(cause) => Self::broken(cause),
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<askama::Error> for Failure {
    fn from(cause: askama::Error) -> Self {
        Self::broken(cause)
    }
}
