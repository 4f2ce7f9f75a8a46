//! What every page shares: the reader's voice, the hat they wear, and the way a view becomes an answer.

use std::borrow::Borrow;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use documents::language::{Arguments, Voice};
use domain::text::Text;
use jiff::Zoned;
use jiff::civil::Date;
use serde::Deserialize;

use crate::assets;
use crate::failure::Failure;

/// What was just done, in the address to which a form leads.
#[derive(Debug, Deserialize)]
pub(crate) struct News {
    /// The word for it, if something was.
    pub(crate) done: Option<String>,
}

impl News {
    /// The message for what was done, of those that a page tells; an address that says anything else is told nothing.
    pub(crate) fn said(&self, told: &[(&str, &'static str)]) -> Option<&'static str> {
        let done = self.done.as_deref()?;
        told.iter().find(|(word, _)| *word == done).map(|(_, key)| *key)
    }
}

/// What every page shares. A view has it as its field `page`; templates speak through it: `page.say("key")`.
#[derive(Debug, Clone)]
pub struct Page {
    /// The reader's language.
    pub voice: Voice,
    /// The languages to switch to.
    pub languages: Vec<Voice>,
    /// The address of this page with its query, to come back to after a switch.
    pub address: String,
    /// Now, in the installation's zone.
    pub now: Zoned,
    /// Who reads, and as what; nothing for a passer-by.
    pub signed_in: Option<SignedIn>,
    /// The places the hat worn leads to; the current one is marked.
    pub places: Vec<Place>,
    /// Whether this is a demonstration, with its banner and movable clock.
    pub is_demonstration: bool,
    /// The rehearsal this page is part of, with its banner; nothing in the real house.
    pub rehearsal: Option<Rehearsed>,
    /// Something that has just been done, told once at the top.
    pub notice: Option<String>,
}

/// What the banner of a rehearsal says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rehearsed {
    /// Who walks.
    pub walker: String,
    /// The rehearsal's date.
    pub date: Date,
}

/// Who reads.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The person's name, as they know themselves.
    pub name: String,
    /// The hat they wear now, once they chose one.
    pub hat: Option<Hat>,
    /// The other hats they could wear.
    pub other_hats: Vec<Hat>,
    /// Where the form that changes hats is sent; its field is `hat`, beside `back`.
    pub change_hat: String,
    /// Where the form that signs out is sent.
    pub sign_out: String,
}

/// A role in an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hat {
    /// What the form sends back.
    pub id: String,
    /// The role's name, in the reader's language.
    pub role: String,
    /// The organisation's name.
    pub organisation: String,
}

/// A link of the navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Where it leads.
    pub address: String,
    /// Its name, in the reader's language.
    pub name: String,
    /// Whether the page shown is this place or inside it.
    pub is_current: bool,
}

impl Page {
    /// Says a message of the catalogue.
    #[must_use]
    pub fn say(&self, key: impl AsRef<str>) -> String {
        self.voice.say(key)
    }

    /// Says a message with its values: `page.with("key", [("name", name)])`, or a tuple of pairs when their types differ.
    #[must_use]
    pub fn with(&self, key: impl AsRef<str>, arguments: impl Arguments) -> String {
        self.voice.with(key, arguments)
    }

    /// Reads a text that was written in several languages, in the reader's.
    #[must_use]
    pub fn read<'t>(&self, text: &'t Text) -> &'t str {
        self.voice.read(text)
    }

    /// A fraction as a percentage without decimals.
    #[must_use]
    pub fn percent(&self, fraction: impl Borrow<f64>) -> String {
        self.voice.percent(*fraction.borrow(), 0)
    }

    /// A date in a sentence.
    #[must_use]
    pub fn date(&self, date: impl Borrow<Date>) -> String {
        self.voice.date(*date.borrow())
    }

    /// The same page with something that has just been done told at its top.
    #[must_use]
    pub fn with_notice(mut self, notice: String) -> Self {
        self.notice = Some(notice);
        self
    }

    /// The same page with the navigation of the hat worn.
    #[must_use]
    pub fn with_places(mut self, places: Vec<Place>) -> Self {
        self.places = places;
        self
    }

    /// The date a demonstration believes it is, in the form `<input type="date">` wants.
    #[must_use]
    pub fn today(&self) -> String {
        self.now.date().to_string()
    }

    /// The id of an option on the page: the first carries the question's own name, where an error leads.
    #[must_use]
    pub fn option_id(&self, name: &str, index: &usize) -> String {
        if *index == 0 { name.to_owned() } else { format!("{name}-{}", index + 1) }
    }

    /// The address of the stylesheet, with its content's hash.
    #[must_use]
    pub fn stylesheet(&self) -> &'static str {
        assets::stylesheet().address()
    }

    /// The address of the script, with its content's hash.
    #[must_use]
    pub fn script(&self) -> &'static str {
        assets::script().address()
    }

    /// The address of the icon, with its content's hash.
    #[must_use]
    pub fn icon(&self) -> &'static str {
        assets::icon().address()
    }
}

/// Answers with a view.
///
/// # Errors
/// When the template fails, which is ours to repair.
pub fn show<V: Template>(view: &V) -> Result<Response, Failure> {
    show_as(StatusCode::OK, view)
}

/// Answers with a form again, its errors beside their fields: status 422, so that neither a script nor a test takes it for a success.
///
/// # Errors
/// When the template fails, which is ours to repair.
pub fn show_again<V: Template>(view: &V) -> Result<Response, Failure> {
    show_as(StatusCode::UNPROCESSABLE_ENTITY, view)
}

pub(crate) fn show_as<V: Template>(status: StatusCode, view: &V) -> Result<Response, Failure> {
    Ok((status, Html(view.render()?)).into_response())
}

/// A view that brings its own examples. Each is rendered in every language by a test (see `samples`), which checks the words, the mark-up, the links and
/// the labels; give one sample per state that looks different.
#[cfg(test)]
pub(crate) trait Sample: Template + Sized {
    /// Named examples of the view.
    fn samples(page: &Page) -> Vec<(&'static str, Self)>;
}
