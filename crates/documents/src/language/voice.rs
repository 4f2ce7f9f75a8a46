//! One reader's language, ready to speak.

use std::fmt;
use std::sync::Arc;

use domain::text::{Language, Text};
use fluent_bundle::FluentArgs;

use super::catalogue::Catalogue;
use super::values::Arguments;

/// One reader's language. Cheap to clone; every text a person sees comes out of one.
#[derive(Clone)]
pub struct Voice {
    own: Arc<Catalogue>,
    source: Arc<Catalogue>,
}

impl fmt::Debug for Voice {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Voice({})", self.tag())
    }
}

impl Voice {
    pub(super) fn new(own: Arc<Catalogue>, source: Arc<Catalogue>) -> Self {
        Self { own, source }
    }

    /// The language tag, as in `<html lang="fr">`.
    #[must_use]
    pub fn tag(&self) -> &str {
        self.own.tag()
    }

    /// The language, as `domain` knows it.
    #[must_use]
    pub fn language(&self) -> Language {
        let primary = self.tag().split('-').next().unwrap_or_default();
        Language::parse(primary).unwrap_or_else(Language::french)
    }

    /// Reads a text that was written in several languages: a goal, an organisation's name.
    #[must_use]
    pub fn read<'t>(&self, text: &'t Text) -> &'t str {
        text.say(&self.language())
    }

    /// The language's own name, as in a menu of languages: « Français ».
    #[must_use]
    pub fn own_name(&self) -> String {
        self.say("language-name")
    }

    /// Says a message that takes no value. A key that even the source language lacks is shown in brackets, `⟦key⟧`: visible, and a test failure.
    #[must_use]
    pub fn say(&self, key: impl AsRef<str>) -> String {
        self.spoken(key.as_ref(), None)
    }

    /// Says a message with its values: `voice.with("greeting", [("name", name)])`, or a tuple of pairs when the types differ,
    /// `voice.with("progress", (("done", 2), ("title", title)))`.
    #[must_use]
    pub fn with(&self, key: impl AsRef<str>, arguments: impl Arguments) -> String {
        let mut gathered = FluentArgs::new();
        arguments.gather(&mut gathered);
        self.spoken(key.as_ref(), Some(&gathered))
    }

    /// Whether a key can be said at all: for codes that arrive as data, such as an obstacle of a definition.
    #[must_use]
    pub fn knows(&self, key: &str) -> bool {
        self.own.say(key, None).or_else(|| self.source.say(key, None)).is_some()
    }

    fn spoken(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let own = self.own.say(key, arguments);
        let said = own.or_else(|| self.source.say(key, arguments));
        said.unwrap_or_else(|| format!("⟦{key}⟧"))
    }
}
