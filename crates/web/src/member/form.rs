//! What the pages of a team and those of the installation share: the form that gives a role, the link it may show, and what was done.

use app::account::NewPerson;
use documents::language::Voice;
use serde::Deserialize;

use crate::components::{Choices, Field, FieldError, Tag, Tone};
use crate::failure::{Failure, Kind};
use crate::page::Page;

/// What was just done, for the notice at the top of the next page.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    pub(crate) done: String,
}

impl Done {
    pub(crate) fn notice(&self, page: &Page) -> Option<String> {
        let key = match self.done.as_str() {
            "mailed" => "member-done-mailed",
            "mailed-instead" => "member-done-mailed-instead",
            "taken" => "member-done-taken",
            "ended" => "operation-done-ended",
            "founded" => "operation-done-founded",
            _ => return None,
        };
        Some(page.say(key))
    }
}

/// The form that gives somebody a role.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) email: String,
    #[serde(default)]
    pub(crate) language: String,
    #[serde(default)]
    pub(crate) role: String,
    /// The organisation, where an operator chooses one.
    #[serde(default)]
    pub(crate) org: String,
    /// Whether the link is shown instead of mailed.
    #[serde(default)]
    pub(crate) way: String,
}

impl Sent {
    /// Whom it names.
    pub(crate) fn person(&self, page: &Page) -> NewPerson {
        let spoken = page.languages.iter().map(Voice::tag).find(|tag| *tag == self.language);
        NewPerson {
            email: self.email.clone(),
            name: self.name.clone(),
            language: spoken.unwrap_or_else(|| page.voice.tag()).to_owned(),
        }
    }

    /// Whether whoever adds them wants to hand the link over themselves.
    pub(crate) fn wants_link(&self) -> bool {
        self.way == "show"
    }
}

/// The fields of that form that every page of it has.
#[derive(Debug)]
pub(crate) struct Fields {
    pub(crate) name: Field,
    pub(crate) email: Field,
    pub(crate) language: Choices,
    pub(crate) way: Choices,
}

impl Fields {
    pub(crate) fn new(page: &Page, sent: &Sent, errors: &[FieldError]) -> Self {
        let languages = page.languages.iter().map(|voice| (voice.tag().to_owned(), voice.own_name()));
        let spoken = if sent.language.is_empty() { page.voice.tag() } else { &sent.language };
        let way = if sent.wants_link() { "show" } else { "mail" };
        let ways = [("mail", page.say("member-way-mail")), ("show", page.say("member-way-show"))];
        Self {
            name: Field::new("name").holding(&sent.name).checked(errors),
            email: Field::new("email").holding(&sent.email).checked(errors),
            language: Choices::new("language", languages).choosing(&[spoken]),
            way: Choices::new("way", ways).choosing(&[way]).explaining("show", page.say("member-way-show-hint")),
        }
    }
}

/// A single-use link that is shown once.
#[derive(Debug)]
pub(crate) struct Shown {
    pub(crate) name: String,
    pub(crate) link: String,
}

/// What went wrong with giving or taking a role, beside its field; a conflict is told beside `field`.
///
/// # Errors
/// A failure that is about something else.
pub(crate) fn beside_fields(voice: &Voice, failure: Failure, field: &str) -> Result<Vec<FieldError>, Failure> {
    if failure.kind == Kind::Invalid && !failure.faults.is_empty() {
        return Ok(failure.field_errors(voice));
    }
    match failure {
        Failure { kind: Kind::Conflict, reason: Some(reason), .. } => {
            Ok(vec![FieldError { field: field.to_owned(), message: reason.said(voice) }])
        }
        other => Err(other),
    }
}

/// Whether somebody has set a password yet.
pub(crate) fn activity(page: &Page, is_active: bool) -> Tag {
    if is_active {
        Tag { tone: Tone::Done, text: page.say("member-active") }
    } else {
        Tag { tone: Tone::Due, text: page.say("member-pending") }
    }
}
