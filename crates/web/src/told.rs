//! Words meant for everybody, as forms hold them: each text in both languages, with what in it could lead to somebody.

use std::collections::BTreeSet;

use app::near_miss::Finding;
use app::theme::Known;
use documents::scheme;
use domain::text::Text;

use crate::analysis::words::{Sent, first, found};
use crate::components::{Choices, Field, FieldError};
use crate::page::Page;
use crate::screen::Screened;

/// The scheme whose specialties are said in words.
const SCHEME: &str = "fr-has";

/// One text of a form, in French and in English.
#[derive(Debug)]
pub(crate) struct Pair {
    pub(crate) french: Field,
    pub(crate) english: Field,
    pub(crate) screened: [Screened; 2],
}

/// What was sent with a form, and what is wrong with it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Filled<'a> {
    pub(crate) sent: &'a Sent,
    pub(crate) errors: &'a [FieldError],
    pub(crate) findings: &'a [Finding],
    pub(crate) justified: &'a BTreeSet<String>,
}

impl Filled<'_> {
    /// Both wordings of a text: as typed, else as they were.
    pub(crate) fn pair(&self, page: &Page, name: &str, before: &Text) -> Pair {
        let [french, english] = app::told::languages().map(|language| {
            let name = format!("{name}-{language}");
            let typed = self.sent.contains_key(&name).then(|| first(self.sent, &name));
            let held = typed.unwrap_or_else(|| before.get(&language).unwrap_or_default().to_owned());
            Field::new(name).holding(held).checked(self.errors)
        });
        let screened = [&french, &english].map(|field| {
            let own = self.findings.iter().filter(|finding| finding.field.to_string() == field.name);
            found(page, &field.name, own, self.justified)
        });
        Pair { french, english, screened }
    }

    /// One line that has no language.
    pub(crate) fn line(&self, name: &str) -> Field {
        Field::new(name).holding(first(self.sent, name)).checked(self.errors)
    }
}

/// What was typed for a text, in each language.
pub(crate) fn typed(sent: &Sent, name: &str) -> Text {
    Text::new(app::told::languages().map(|language| {
        let words = first(sent, &format!("{name}-{language}"));
        (language, words.trim().to_owned())
    }))
}

/// The names of the fields of texts.
pub(crate) fn names(texts: &[&str]) -> Vec<String> {
    let both = |name: &&str| app::told::languages().map(|language| format!("{name}-{language}"));
    texts.iter().flat_map(both).collect()
}

/// A specialty, in words.
pub(crate) fn specialty(page: &Page, code: &str) -> String {
    let scheme = scheme::shipped(SCHEME);
    let known = scheme.as_ref().and_then(|scheme| scheme.specialty(code));
    known.map_or_else(|| code.to_owned(), |known| page.read(&known.name).to_owned())
}

/// Every specialty to choose one from, after `none` where it is said.
pub(crate) fn specialties(page: &Page, name: &str, none: &str, chosen: &str) -> Choices {
    let scheme = scheme::shipped(SCHEME);
    let all = scheme.iter().flat_map(|scheme| &scheme.specialties);
    let mut options = vec![(String::new(), none.to_owned())];
    options.extend(all.map(|it| (it.code.clone(), page.read(&it.name).to_owned())));
    Choices::new(name, options).choosing(&[chosen])
}

/// A theme, in words.
pub(crate) fn theme(page: &Page, themes: &[Known], code: &str) -> String {
    let known = themes.iter().find(|theme| theme.code == code);
    known.map_or_else(|| code.to_owned(), |known| page.read(&known.name).to_owned())
}

/// The themes that are open, to choose several.
pub(crate) fn themes(page: &Page, name: &str, all: &[Known], chosen: &BTreeSet<String>) -> Choices {
    let offered = all.iter().filter(|theme| theme.is_open() || chosen.contains(&theme.code));
    let options = offered.map(|theme| (theme.code.clone(), page.read(&theme.name).to_owned()));
    Choices::new(name, options).choosing(&chosen.iter().collect::<Vec<_>>())
}
