//! The mapping file: how a base is written, and which column becomes what.

use std::collections::{BTreeMap, BTreeSet};

use domain::rex::PartKind;
use serde::Deserialize;

use crate::bad_cell::BadCell;

/// The specialty of a record whose file says none; no scheme has it.
pub(crate) const UNSAID: &str = "unsaid";

/// How the file is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Format {
    Csv,
    Json,
    Ndjson,
}

/// How its letters are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub(super) enum Encoding {
    #[default]
    #[serde(rename = "utf-8")]
    Utf8,
    #[serde(rename = "windows-1252", alias = "cp1252")]
    Windows1252,
}

/// A mapping that has been read and makes sense.
#[derive(Debug, Clone)]
pub struct Mapping {
    pub(super) format: Format,
    pub(super) encoding: Encoding,
    pub(super) separator: String,
    pub(super) quote: Option<u8>,
    pub(super) header_rows: usize,
    pub(super) skip_rows: usize,
    pub(super) skip_spaces: bool,
    pub(super) records: Option<String>,
    pub(super) when: Option<WhenSource>,
    pub(super) specialty: Source,
    pub(super) language: Source,
    pub(super) phase: Option<Source>,
    pub(super) factors: Option<Source>,
    pub(super) actual: Option<Source>,
    pub(super) potential: Option<Source>,
    pub(super) texts: Vec<(PartKind, String)>,
    pub(super) ignored: Vec<String>,
    /// Whether columns that are not there are passed over.
    pub(super) tolerant: bool,
}

/// Where the month comes from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WhenSource {
    pub(super) column: String,
    pub(super) formats: Vec<String>,
}

/// Where a code comes from: the same for every record, or a column whose values are put into ours.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Source {
    pub(super) constant: Option<String>,
    pub(super) column: Option<String>,
    pub(super) values: BTreeMap<String, String>,
    pub(super) otherwise: Option<String>,
    pub(super) split: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    ignored: Vec<String>,
    file: File,
    when: Option<WhenSource>,
    specialty: Option<Source>,
    language: Option<Source>,
    phase: Option<Source>,
    factors: Option<Source>,
    actual: Option<Source>,
    potential: Option<Source>,
    text: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: Format,
    #[serde(default)]
    encoding: Encoding,
    separator: Option<String>,
    quote: Option<String>,
    #[serde(default = "one")]
    header_rows: usize,
    #[serde(default)]
    skip_rows: usize,
    #[serde(default)]
    skip_spaces: bool,
    records: Option<String>,
    #[serde(default)]
    tolerant: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    kind: String,
    column: String,
}

fn one() -> usize {
    1
}

impl Mapping {
    /// Reads a mapping file.
    ///
    /// # Errors
    /// The first thing that is wrong, with its line where that is known.
    pub fn read(file: &str, text: &str) -> Result<Self, Box<BadCell>> {
        Self::read_with(file, text, None)
    }

    /// Reads a mapping for drafts: a hospital's file need not say a specialty nor a language, which an author answers
    /// themselves. The specialty is then [`UNSAID`].
    ///
    /// # Errors
    /// The first thing that is wrong, with its line where that is known.
    pub fn read_for_drafts(file: &str, text: &str) -> Result<Self, Box<BadCell>> {
        Self::read_with(file, text, Some((UNSAID, "fr")))
    }

    fn read_with(file: &str, text: &str, unsaid: Option<(&str, &str)>) -> Result<Self, Box<BadCell>> {
        let mut written: Written = toml::from_str(text).map_err(|error| {
            let line = error.span().map(|span| {
                let before = text.get(..span.start).unwrap_or(text);
                before.matches('\n').count() as u64 + 1
            });
            Box::new(BadCell::new(file, line, "", "", "rex-mapping").with("message", error.message()))
        })?;
        let wrong = |field: &str, value: &str, message| Err(Box::new(BadCell::new(file, None, field, value, message)));
        let separator = match written.file.separator.as_deref() {
            None => ",".to_owned(),
            Some("tab") => "\t".to_owned(),
            Some(separator) if is_separator(separator) => separator.to_owned(),
            Some(other) => return wrong("file.separator", other, "rex-mapping-separator"),
        };
        let quote = match written.file.quote.as_deref().map(str::as_bytes) {
            None => Some(b'"'),
            Some([]) => None,
            Some([quote]) if quote.is_ascii_punctuation() => Some(*quote),
            Some(_) => {
                let quote = written.file.quote.unwrap_or_default();
                return wrong("file.quote", &quote, "rex-mapping-quote");
            }
        };
        if !(1..=2).contains(&written.file.header_rows) {
            return wrong("file.header_rows", &written.file.header_rows.to_string(), "rex-mapping-header");
        }
        let constant = |code: &str| Source { constant: Some(code.to_owned()), ..Source::default() };
        if let Some((specialty, language)) = unsaid {
            written.specialty.get_or_insert_with(|| constant(specialty));
            written.language.get_or_insert_with(|| constant(language));
        }
        check_sources(file, &written)?;
        let (Some(specialty), Some(language)) = (written.specialty, written.language) else {
            return Err(Box::new(BadCell::new(file, None, "specialty, language", "", "rex-mapping-source")));
        };
        let texts = texts(file, written.text)?;
        Ok(Self {
            format: written.file.format,
            encoding: written.file.encoding,
            separator,
            quote,
            header_rows: written.file.header_rows,
            skip_rows: written.file.skip_rows,
            skip_spaces: written.file.skip_spaces,
            records: written.file.records,
            when: written.when,
            specialty,
            language,
            phase: written.phase,
            factors: written.factors,
            actual: written.actual,
            potential: written.potential,
            texts,
            ignored: written.ignored,
            tolerant: written.file.tolerant,
        })
    }

    /// The columns that become something.
    pub(crate) fn columns(&self) -> BTreeSet<&str> {
        let optional = [&self.phase, &self.factors, &self.actual, &self.potential];
        let sources = optional.into_iter().flatten().chain([&self.specialty, &self.language]);
        let coded = sources.filter_map(|source| source.column.as_deref());
        let when = self.when.iter().map(|when| when.column.as_str());
        coded.chain(when).chain(self.texts.iter().map(|(_, column)| column.as_str())).collect()
    }
}

/// A code comes from one place.
fn check_sources(file: &str, written: &Written) -> Result<(), Box<BadCell>> {
    let sources = [
        ("specialty", written.specialty.as_ref()),
        ("language", written.language.as_ref()),
        ("phase", written.phase.as_ref()),
        ("factors", written.factors.as_ref()),
        ("actual", written.actual.as_ref()),
        ("potential", written.potential.as_ref()),
    ];
    let vague = |source: &Source| source.constant.is_some() == source.column.is_some();
    match sources.iter().find(|(_, source)| source.is_some_and(vague)) {
        Some((field, _)) => Err(Box::new(BadCell::new(file, None, field, "", "rex-mapping-source"))),
        None => Ok(()),
    }
}

/// The columns that become words, each with the part that it tells.
fn texts(file: &str, written: Vec<Text>) -> Result<Vec<(PartKind, String)>, Box<BadCell>> {
    if written.is_empty() {
        return Err(Box::new(BadCell::new(file, None, "text", "", "rex-mapping-no-text")));
    }
    let read = |text: Text| match PartKind::parse(&text.kind) {
        Some(kind) => Ok((kind, text.column)),
        None => {
            let known = PartKind::ALL.map(PartKind::code).join(", ");
            let fault = BadCell::new(file, None, "text.kind", &text.kind, "rex-mapping-kind");
            Err(Box::new(fault.with("known", known)))
        }
    };
    written.into_iter().map(read).collect()
}

fn is_separator(separator: &str) -> bool {
    let fits = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '"' | '\n' | '\r' | '\0' | '\u{1f}' | ' ');
    (1..=4).contains(&separator.chars().count()) && separator.chars().all(fits)
}
