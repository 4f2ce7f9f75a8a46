//! One language's messages, parsed once.

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use super::{numbers, typography};

/// Why a catalogue could not be read; each names the file and what to do.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueFault {
    /// The folder's name is not a language tag.
    #[error("`{0}` is not a language tag; name the folder after BCP 47, for instance `es` or `pt-BR`")]
    Tag(String),
    /// A file is not Fluent.
    #[error("{tag}/{file}: {reason}; correct the message named, or remove the file")]
    Syntax {
        /// Language tag of the folder.
        tag: String,
        /// File name inside it.
        file: String,
        /// First fault found by the parser.
        reason: String,
    },
    /// Two files of a language define the same key.
    #[error("{tag}/{file}: {reason}; a key is defined once per language")]
    Twice {
        /// Language tag of the folder.
        tag: String,
        /// File in which the second definition stands.
        file: String,
        /// The key that is defined twice.
        reason: String,
    },
    /// Neither shipped language is there, so nothing could be said.
    #[error("the catalogue of `{0}` is missing from this build")]
    Absent(String),
}

/// One language's messages.
pub(super) struct Catalogue {
    tag: String,
    identifier: LanguageIdentifier,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Catalogue({})", self.tag)
    }
}

impl Catalogue {
    /// Parses a language's files, given as (file name, text).
    pub(super) fn parse<'f>(
        tag: &str,
        files: impl IntoIterator<Item = (&'f str, &'f str)>,
    ) -> Result<Self, CatalogueFault> {
        let identifier: LanguageIdentifier = tag.parse().map_err(|_| CatalogueFault::Tag(tag.to_owned()))?;
        let mut bundle = FluentBundle::new_concurrent(vec![identifier.clone()]);
        // The marks would show up in plain-text mail and in exported files, and protect only texts of mixed direction.
        bundle.set_use_isolating(false);
        bundle.set_transform(Some(typography::of(&identifier)));
        for (file, text) in files {
            let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, faults)| CatalogueFault::Syntax {
                tag: tag.to_owned(),
                file: file.to_owned(),
                reason: faults.first().map_or_else(|| "not a Fluent file".to_owned(), ToString::to_string),
            })?;
            bundle.add_resource(resource).map_err(|faults| CatalogueFault::Twice {
                tag: tag.to_owned(),
                file: file.to_owned(),
                reason: faults.first().map_or_else(String::new, ToString::to_string),
            })?;
        }
        let mut catalogue = Self { tag: tag.to_owned(), identifier, bundle };
        let (group, decimal) = (catalogue.plain("format-group"), catalogue.plain("format-decimal"));
        catalogue.bundle.set_formatter(numbers::formatter(group.as_deref(), decimal.as_deref()));
        Ok(catalogue)
    }

    /// The language tag, as in `<html lang>`.
    pub(super) fn tag(&self) -> &str {
        &self.tag
    }

    pub(super) fn identifier(&self) -> &LanguageIdentifier {
        &self.identifier
    }

    /// The message, or nothing when this language lacks the key. A value that the message wants and does not get is printed as its own name in
    /// braces, which the tests of the catalogues and of the templates look for.
    pub(super) fn say(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut faults = Vec::new();
        Some(self.bundle.format_pattern(pattern, arguments, &mut faults).into_owned())
    }

    fn plain(&self, key: &str) -> Option<String> {
        self.say(key, None)
    }
}
