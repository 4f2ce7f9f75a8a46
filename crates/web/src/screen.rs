//! Under a text field: what in it could name a patient or a person, to be rewritten or confirmed before it is sent.
//!
//! A page that sends a free text holds a [`Screened`] for each of its fields, and calls the macro of
//! `templates/components/screen.html` right after the field, inside its form. The form's type takes the boxes as
//! `#[serde(default)] confirmed: Vec<String>` and hands them to its use case as [`app::screen::Confirmed`]. The first
//! sending of a doubtful text comes back with status 422, everything typed still there, and the findings under it.

use app::screen::Confirmed;
use domain::screen::Label;
use domain::text::Language;

use crate::page::Page;

/// The field by which a finding is confirmed.
pub const CONFIRMED: &str = "confirmed";

/// What the screen found in one field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Screened {
    /// The field, as its form names it.
    pub field: String,
    /// What was found, in the order of the text.
    pub lines: Vec<Line>,
}

/// One finding, in the reader's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The id of its box on the page.
    pub id: String,
    /// What it looks like: “a name”.
    pub label: String,
    /// The words themselves, back to whoever wrote them.
    pub words: String,
    /// Why it was found.
    pub reason: String,
    /// What the box sends back.
    pub mark: String,
    /// Whether it was confirmed already.
    pub is_confirmed: bool,
}

impl Screened {
    /// Screens what stands in a field, in the language of the page it was typed on.
    #[must_use]
    pub fn of(page: &Page, field: &str, text: &str, confirmed: &Confirmed) -> Self {
        Self::said_in(&page.voice.language(), page, field, text, confirmed)
    }

    /// Screens what stands in a field that is written in a language of its own, as one wording of a text is.
    #[must_use]
    pub fn said_in(language: &Language, page: &Page, field: &str, text: &str, confirmed: &Confirmed) -> Self {
        let mut lines: Vec<Line> = Vec::new();
        for finding in app::screen::find(text, language) {
            let mark = finding.mark();
            // The same words twice are confirmed once.
            if lines.iter().any(|line| line.mark == mark) {
                continue;
            }
            lines.push(Line {
                id: format!("{field}-naming-{}", lines.len() + 1),
                label: page.say(label_key(finding.label)),
                is_confirmed: confirmed.covers(&finding),
                words: finding.text,
                reason: page.say(finding.reason.message()),
                mark,
            });
        }
        Self { field: field.to_owned(), lines }
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

fn label_key(label: Label) -> &'static str {
    match label {
        Label::Email => "screen-label-email",
        Label::Phone => "screen-label-phone",
        Label::SocialSecurity => "screen-label-social-security",
        Label::Professional => "screen-label-professional",
        Label::Establishment => "screen-label-establishment",
        Label::Record => "screen-label-record",
        Label::Birth => "screen-label-birth",
        Label::Date => "screen-label-date",
        Label::Age => "screen-label-age",
        Label::Address => "screen-label-address",
        Label::Place => "screen-label-place",
        Label::Job => "screen-label-job",
        Label::Name => "screen-label-name",
    }
}
