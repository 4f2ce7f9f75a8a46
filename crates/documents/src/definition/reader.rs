//! Reading TOML key by key, so that every fault is told with its line and reading goes on.
//!
//! A [`Section`] is one table. Asking it for a key marks the key as known; [`Section::done`] reports the others. A key that is
//! missing or of the wrong type is reported, answered with a placeholder, and makes the log [broken](Log::broken): the value
//! is not judged further.

use super::Files;
use super::fault::{Message, Value};
use super::log::{Log, Source};
use domain::text::{Language, Text};
use jiff::civil::Date;
use std::cell::RefCell;
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One table of a file.
pub(crate) struct Section<'a> {
    source: &'a Source<'a>,
    log: &'a Log,
    table: &'a DeTable<'a>,
    path: String,
    byte: usize,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'a> Section<'a> {
    pub(crate) fn new(source: &'a Source<'a>, log: &'a Log, table: &'a DeTable<'a>, path: &str, byte: usize) -> Self {
        let section = Self { source, log, table, path: path.to_owned(), byte, asked: RefCell::default() };
        if !path.is_empty() {
            log.remember(path.to_owned(), source, byte);
        }
        for key in table.keys() {
            log.remember(section.inside(key.get_ref()), source, key.span().start);
        }
        section
    }

    fn inside(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// The table as people see it written, for messages.
    fn name(&self) -> String {
        let last = self.path.rsplit('.').next().unwrap_or_default();
        let name = last.split('[').next().unwrap_or_default();
        if name.is_empty() { self.source.file.to_owned() } else { format!("[{name}]") }
    }

    fn find(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.borrow_mut().insert(key);
        self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    /// Whether a key is written; it counts as known from then on.
    pub(crate) fn has(&self, key: &'static str) -> bool {
        self.find(key).is_some()
    }

    /// Whether the value of a key was already found unusable.
    pub(crate) fn log_missing(&self, key: &str) -> bool {
        self.log.missing(&self.inside(key))
    }

    /// The same table under another place: the head of an instrument stands where the instrument does.
    pub(crate) fn renamed(self, path: &str) -> Self {
        Self::new(self.source, self.log, self.table, path, self.byte)
    }

    /// Marks a key as known without reading it.
    pub(crate) fn know(&self, key: &'static str) {
        self.asked.borrow_mut().insert(key);
    }

    fn placeholder(&self, key: &str) {
        self.log.unread(&self.inside(key));
    }

    fn missing(&self, key: &'static str) {
        self.placeholder(key);
        let values = vec![("key", key.into()), ("table", self.name().into())];
        self.log.at(self.source, self.byte, ("check-missing-key", values));
    }

    /// A fault at the value of a key.
    pub(crate) fn fault(&self, key: &'static str, message: Message) {
        let byte = self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(name, _)| name.span().start);
        self.log.at(self.source, byte.unwrap_or(self.byte), message);
    }

    /// A fault that leaves the value of a key unknown.
    pub(crate) fn unusable(&self, key: &'static str, message: Message) {
        self.placeholder(key);
        self.fault(key, message);
    }

    fn wrong_type(&self, key: &'static str, wanted: &'static str) {
        self.unusable(key, ("check-wrong-type", vec![("key", key.into()), ("wanted", Value::Key(wanted))]));
    }

    /// The value of a key as `take` understands it; reported when it does not.
    fn optional<T>(
        &self,
        key: &'static str,
        wanted: &'static str,
        take: impl FnOnce(&'a DeValue<'a>) -> Option<T>,
    ) -> Option<T> {
        let taken = take(self.find(key)?.get_ref());
        if taken.is_none() {
            self.wrong_type(key, wanted);
        }
        taken
    }

    fn mandatory<T>(
        &self,
        key: &'static str,
        wanted: &'static str,
        take: impl FnOnce(&'a DeValue<'a>) -> Option<T>,
    ) -> Option<T> {
        if self.find(key).is_none() {
            self.missing(key);
            return None;
        }
        self.optional(key, wanted, take)
    }

    /// A name or a title: a text of one language, not blank.
    pub(crate) fn string(&self, key: &'static str) -> String {
        let text = self.mandatory(key, "check-type-text", DeValue::as_str).unwrap_or_default();
        if text.trim().is_empty() && !self.log_missing(key) {
            self.unusable(key, ("check-blank", vec![("key", key.into())]));
        }
        text.to_owned()
    }

    pub(crate) fn maybe_string(&self, key: &'static str) -> Option<String> {
        self.find(key)?;
        Some(self.string(key))
    }

    pub(crate) fn yes_no(&self, key: &'static str) -> bool {
        self.mandatory(key, "check-type-yes-no", DeValue::as_bool).unwrap_or_default()
    }

    pub(crate) fn maybe_yes_no(&self, key: &'static str) -> bool {
        self.optional(key, "check-type-yes-no", DeValue::as_bool).unwrap_or_default()
    }

    /// A whole number within bounds.
    pub(crate) fn whole<T: TryFrom<i64> + Default>(&self, key: &'static str, min: i64, max: i64) -> T {
        let number = self.mandatory(key, "check-type-whole", |value| integer(value));
        number.and_then(|number| self.bounded(key, number, min, max)).unwrap_or_default()
    }

    pub(crate) fn maybe_whole<T: TryFrom<i64>>(&self, key: &'static str, min: i64, max: i64) -> Option<T> {
        let number = self.optional(key, "check-type-whole", |value| integer(value))?;
        self.bounded(key, number, min, max)
    }

    fn bounded<T: TryFrom<i64>>(&self, key: &'static str, number: i64, min: i64, max: i64) -> Option<T> {
        let taken = if (min..=max).contains(&number) { T::try_from(number).ok() } else { None };
        if taken.is_none() {
            let values = vec![("key", key.into()), ("value", number.into()), ("min", min.into()), ("max", max.into())];
            self.unusable(key, ("check-out-of-range", values));
        }
        taken
    }

    /// A number with decimals, such as hours.
    pub(crate) fn decimal(&self, key: &'static str) -> f64 {
        let number = |value: &DeValue<'_>| match value {
            DeValue::Float(float) => float.as_str().parse().ok().filter(|number: &f64| number.is_finite()),
            DeValue::Integer(_) => integer(value).and_then(|whole| i32::try_from(whole).ok()).map(f64::from),
            _ => None,
        };
        self.mandatory(key, "check-type-decimal", number).unwrap_or_default()
    }

    pub(crate) fn strings(&self, key: &'static str) -> Vec<String> {
        let all = |value: &DeValue<'_>| -> Option<Vec<String>> {
            value.as_array()?.iter().map(|one| one.get_ref().as_str().map(str::to_owned)).collect()
        };
        self.mandatory(key, "check-type-texts", all).unwrap_or_default()
    }

    pub(crate) fn days(&self, key: &'static str) -> Vec<u16> {
        let all = |value: &DeValue<'_>| -> Option<Vec<u16>> {
            value.as_array()?.iter().map(|one| integer(one.get_ref()).and_then(|day| day.try_into().ok())).collect()
        };
        self.mandatory(key, "check-type-days", all).unwrap_or_default()
    }

    /// One word of a few, each with its meaning; the first stands in where none was read.
    pub(crate) fn one_of<T: Copy>(&self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let word = self.mandatory(key, "check-type-text", DeValue::as_str)?;
        let meaning = words.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning);
        if meaning.is_none() {
            let known = words.iter().map(|(known, _)| *known).collect::<Vec<_>>().join(", ");
            let values = vec![("key", key.into()), ("value", word.into()), ("known", known.into())];
            self.unusable(key, ("check-not-among", values));
        }
        meaning
    }

    /// A text in several languages.
    pub(crate) fn text(&self, key: &'static str) -> Text {
        if self.find(key).is_none() {
            self.missing(key);
        }
        self.maybe_text(key).unwrap_or_default()
    }

    pub(crate) fn maybe_text(&self, key: &'static str) -> Option<Text> {
        let value = self.find(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(key, "check-type-languages");
            return None;
        };
        let mut wordings = Vec::new();
        for (tag, words) in table {
            let path = format!("{}.{}", self.inside(key), tag.get_ref());
            self.log.remember(path, self.source, tag.span().start);
            match (Language::parse(tag.get_ref()), words.get_ref().as_str()) {
                (Some(language), Some(words)) => wordings.push((language, words.to_owned())),
                (None, _) => {
                    let values = vec![("value", tag.get_ref().as_ref().into())];
                    self.log.at(self.source, tag.span().start, ("check-not-a-language", values));
                }
                (_, None) => self.wrong_type(key, "check-type-languages"),
            }
        }
        Some(Text::new(wordings))
    }

    /// A civil date, as TOML writes it or between quotes.
    pub(crate) fn date(&self, key: &'static str) -> Date {
        let written = |value: &DeValue<'_>| match value {
            DeValue::Datetime(moment) => Some(moment.to_string()),
            value => value.as_str().map(str::to_owned),
        };
        let epoch = domain::calendar::epoch();
        let Some(text) = self.mandatory(key, "check-type-date", written) else {
            return epoch;
        };
        // A longer text could hold a date and something else; a definition says dates alone.
        let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text);
        if date.is_none() {
            self.unusable(key, ("check-not-a-date", vec![("key", key.into()), ("value", text.into())]));
        }
        date.unwrap_or(epoch)
    }

    /// The table at a key.
    pub(crate) fn table(&self, key: &'static str) -> Option<Section<'a>> {
        if self.find(key).is_none() {
            self.missing(key);
        }
        self.maybe_table(key)
    }

    pub(crate) fn maybe_table(&self, key: &'static str) -> Option<Section<'a>> {
        let value = self.find(key)?;
        let table = self.optional(key, "check-type-table", DeValue::as_table)?;
        Some(Section::new(self.source, self.log, table, &self.inside(key), value.span().start))
    }

    /// The tables of an array at a key; none when it is absent.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<Section<'a>> {
        let Some(array) = self.optional(key, "check-type-tables", DeValue::as_array) else {
            return Vec::new();
        };
        let mut sections = Vec::new();
        for (index, value) in array.iter().enumerate() {
            let path = format!("{}[{index}]", self.inside(key));
            match value.get_ref().as_table() {
                Some(table) => {
                    sections.push(Section::new(self.source, self.log, table, &path, value.span().start));
                }
                None => self.wrong_type(key, "check-type-tables"),
            }
        }
        sections
    }

    /// Reports the keys that nobody asked for.
    pub(crate) fn done(self) {
        let asked = self.asked.borrow();
        for key in self.table.keys().filter(|key| !asked.contains(key.get_ref().as_ref())) {
            let name = key.get_ref().as_ref();
            let mut values = vec![("key", name.into()), ("table", self.name().into())];
            let message = match nearest(name, asked.iter().copied()) {
                Some(near) => {
                    values.push(("near", near.into()));
                    ("check-misspelt-key", values)
                }
                None => {
                    values.push(("known", asked.iter().copied().collect::<Vec<_>>().join(", ").into()));
                    ("check-unknown-key", values)
                }
            };
            self.log.at(self.source, key.span().start, message);
        }
    }
}

/// Parses a file and hands its root table over; a file that is not there or not TOML leaves a fault and nothing.
pub(crate) fn with_table<T>(files: &Files, path: &str, log: &Log, read: impl FnOnce(Section<'_>) -> T) -> Option<T> {
    let Some(text) = files.get(path) else {
        log.set_broken();
        log.file(path, ("check-missing-file", vec![]));
        return None;
    };
    parsed(path, text, log, |source, table| read(Section::new(source, log, table, "", 0)))
}

/// Parses a text; what is not TOML leaves a fault for each line of it, and nothing.
pub(crate) fn parsed<T>(
    path: &str,
    text: &str,
    log: &Log,
    read: impl FnOnce(&Source<'_>, &DeTable<'_>) -> T,
) -> Option<T> {
    let source = Source::new(path, text);
    let (root, faults) = DeTable::parse_recoverable(text);
    if faults.is_empty() {
        return Some(read(&source, root.get_ref()));
    }
    log.set_broken();
    let mut told = 0;
    for fault in faults {
        let byte = fault.span().map_or(0, |span| span.start);
        // One slip often makes several errors on its line: the first says most.
        if source.line(byte) > told {
            told = source.line(byte);
            log.at(&source, byte, ("check-not-toml", vec![("message", fault.message().into())]));
        }
    }
    None
}

fn integer(value: &DeValue<'_>) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// The known name that a name was probably meant to be.
pub(crate) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let near = |candidate: &&str| strsim::jaro_winkler(name, candidate) >= 0.8;
    known
        .filter(near)
        .max_by(|one, other| strsim::jaro_winkler(name, one).total_cmp(&strsim::jaro_winkler(name, other)))
}
