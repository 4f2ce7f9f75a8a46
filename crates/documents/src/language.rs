//! What the product says, in the reader's language.
//!
//! **Catalogues.** Each folder `translations/<tag>/` holds Fluent files, one per feature (`shell.ftl`, `participant.ftl`, …), all embedded in the
//! program. French and English are complete by test. A third language is data alone: files handed to [`Languages::add`] at start; a key it lacks is
//! said in the source language instead, key by key.
//!
//! **Speaking.** [`Languages::choose`] picks a [`Voice`] from the person's setting, their cookie, or what their browser asks for. A voice then says
//! everything a page or a mail prints:
//!
//! ```
//! let languages = documents::language::Languages::embedded()?;
//! let voice = languages.choose(Some("fr"), None, None);
//! assert_eq!(voice.percent(0.622, 0), "62\u{a0}%");
//! assert_eq!(voice.number(1234.5, 1), "1\u{202f}234,5");
//! assert_eq!(voice.date(jiff::civil::date(2008, 1, 1)), "1er janvier 2008");
//! assert_eq!(voice.with("format-range", [("low", "1"), ("high", "2")]), "de 1 à 2");
//! # Ok::<(), documents::language::CatalogueFault>(())
//! ```
//!
//! **Writing catalogues.** Keys are kebab-case and start with their file's name or its subject. Numbers and dates are formatted by messages too
//! (`format.ftl`), so that a language brings its own conventions. Translators type plain spaces and straight apostrophes: the French catalogue gets its
//! non-breaking spaces, and both get their curly apostrophes, when they are read (see `typography`).
//!
//! **Absent by choice.** No message attributes (a message is one text), no mark-up in messages (pages escape everything), no isolation marks around
//! values (both shipped languages run left to right).

mod catalogue;
mod choice;
mod dates;
mod numbers;
mod typography;
mod values;
mod voice;

#[cfg(test)]
mod tests;

pub use catalogue::CatalogueFault;
pub use choice::Languages;
pub use values::{Arguments, Value};
pub use voice::Voice;

/// The language in which a key is said when the reader's own language lacks it, and against which the others are checked.
pub const SOURCE: &str = "en";

/// The language of a reader who states no preference: the programme is French.
pub const DEFAULT: &str = "fr";
