//! Words in several languages, and the languages themselves.

use std::collections::BTreeMap;
use std::fmt;

/// A language by its BCP 47 primary tag, such as `fr` or `en`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(String);

impl Language {
    /// Takes a lower-case tag of two or three letters; anything else is `None`.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let fits = (2..=3).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_lowercase());
        fits.then(|| Self(tag.to_owned()))
    }

    /// French, one of the two languages every installation speaks.
    #[must_use]
    pub fn french() -> Self {
        Self("fr".to_owned())
    }

    /// English, the other one.
    #[must_use]
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// The tag, as in the `lang` attribute of a page.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One text in every language of a definition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(BTreeMap<Language, String>);

impl Text {
    /// Builds a text from its wordings.
    #[must_use]
    pub fn new(wordings: impl IntoIterator<Item = (Language, String)>) -> Self {
        Self(wordings.into_iter().collect())
    }

    /// The wording in `language`, if it was written.
    #[must_use]
    pub fn get(&self, language: &Language) -> Option<&str> {
        self.0.get(language).map(String::as_str)
    }

    /// The wording in `language`, else in any language it has, so that a page is never blank.
    ///
    /// Publication refuses a definition with a missing language; this fallback serves texts written later by people.
    #[must_use]
    pub fn say(&self, language: &Language) -> &str {
        self.get(language).or_else(|| self.0.values().next().map(String::as_str)).unwrap_or_default()
    }

    /// Every wording, in the order of the language tags.
    pub fn wordings(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.0.iter().map(|(language, words)| (language, words.as_str()))
    }

    /// Languages among `wanted` in which nothing, or only blanks, was written.
    #[must_use]
    pub fn missing<'a>(&self, wanted: &'a [Language]) -> Vec<&'a Language> {
        wanted.iter().filter(|language| self.get(language).is_none_or(|words| words.trim().is_empty())).collect()
    }
}
