//! From the cells of one record to the record, with every reason why not.

use std::collections::BTreeSet;

use domain::rex::{Factor, LONGEST_PART, Part, Phase, Record, Severity, When, is_code, speaks};
use domain::text::Language;
use jiff::fmt::strtime;

use super::mapping::{Mapping, Source, WhenSource};
use crate::bad_cell::BadCell;

/// What stands between the values of a cell that holds several.
pub(super) const BETWEEN: char = '\u{1f}';

/// The cells of one record, by the names of their columns.
pub(super) struct Cells<'a> {
    pub(super) file: &'a str,
    pub(super) line: u64,
    pub(super) get: &'a dyn Fn(&str) -> Option<&'a str>,
}

impl<'a> Cells<'a> {
    /// Makes the record.
    pub(super) fn record(&self, mapping: &Mapping) -> Result<Record, Vec<BadCell>> {
        let mut faults = Vec::new();
        if mapping.columns().iter().all(|column| self.cell(column).is_empty()) {
            return Err(vec![BadCell::new(self.file, self.line, "", "", "rex-empty")]);
        }
        let when = mapping.when.as_ref().and_then(|source| self.when(source, &mut faults));
        let specialty =
            self.one(Some(&mapping.specialty), "specialty", &mut faults, |code| is_code(code).then(|| code.to_owned()));
        let language =
            self.one(Some(&mapping.language), "language", &mut faults, |tag| Language::parse(tag).filter(speaks));
        let before = faults.len();
        let phase = self.one(mapping.phase.as_ref(), "phase", &mut faults, Phase::parse);
        let actual = self.one(mapping.actual.as_ref(), "actual", &mut faults, Severity::parse);
        let potential = self.one(mapping.potential.as_ref(), "potential", &mut faults, Severity::parse);
        let factors = self.several(mapping.factors.as_ref(), "factors", &mut faults, Factor::parse);
        let parts = self.parts(mapping, &mut faults);
        if before == 0 {
            for (field, source, absent) in [
                ("specialty", &mapping.specialty, specialty.is_none()),
                ("language", &mapping.language, language.is_none()),
            ] {
                if absent {
                    let column = source.column.as_deref().unwrap_or(field);
                    faults.push(self.fault(column, "", "rex-needed").with("field", field));
                }
            }
        }
        match (specialty, language, faults.is_empty()) {
            (Some(specialty), Some(language), true) => {
                Ok(Record { when, specialty, phase, factors, actual, potential, language, parts })
            }
            _ => Err(faults),
        }
    }

    fn cell(&self, column: &str) -> &'a str {
        (self.get)(column).map(str::trim).unwrap_or_default()
    }

    fn fault(&self, column: &str, value: &str, message: &'static str) -> BadCell {
        BadCell::new(self.file, self.line, column, value, message)
    }

    fn when(&self, source: &WhenSource, faults: &mut Vec<BadCell>) -> Option<When> {
        let cell = self.cell(&source.column);
        if cell.is_empty() {
            return None;
        }
        let when = source.formats.iter().find_map(|format| {
            let found = strtime::parse(format, cell).ok()?;
            let year = found.year().filter(|year| (1900..=2200).contains(year))?;
            let month = found.month().and_then(|month| u8::try_from(month).ok());
            Some(month.map_or(When::Year(year), |month| When::Month(year, month)))
        });
        if when.is_none() {
            faults.push(self.fault(&source.column, cell, "rex-when").with("formats", source.formats.join(", ")));
        }
        when
    }

    /// The one code of a field; an empty cell has none.
    fn one<T>(
        &self,
        source: Option<&Source>,
        field: &'static str,
        faults: &mut Vec<BadCell>,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let source = source?;
        if let Some(constant) = &source.constant {
            let value = read(constant);
            if value.is_none() {
                faults.push(self.fault(field, constant, "rex-value").with("field", field));
            }
            return value;
        }
        let column = source.column.as_deref().unwrap_or_default();
        self.code(source, column, self.cell(column), field, faults, &read)
    }

    /// Every code of a field whose cells may hold several.
    fn several<T: Ord>(
        &self,
        source: Option<&Source>,
        field: &'static str,
        faults: &mut Vec<BadCell>,
        read: impl Fn(&str) -> Option<T>,
    ) -> BTreeSet<T> {
        let Some(source) = source else { return BTreeSet::new() };
        let column = source.column.as_deref().unwrap_or_default();
        let whole = source.constant.as_deref().unwrap_or_else(|| self.cell(column));
        let mut found = BTreeSet::new();
        for piece in whole.split(BETWEEN) {
            let pieces = match source.split.as_deref().filter(|split| !split.is_empty()) {
                Some(split) => piece.split(split).collect(),
                None => vec![piece],
            };
            found.extend(
                pieces.into_iter().filter_map(|cell| self.code(source, column, cell.trim(), field, faults, &read)),
            );
        }
        found
    }

    fn code<T>(
        &self,
        source: &Source,
        column: &str,
        cell: &str,
        field: &'static str,
        faults: &mut Vec<BadCell>,
        read: &impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        // An empty cell may mean something, if the mapping says so.
        let mapped = source.values.get(cell).map(String::as_str);
        if cell.is_empty() && mapped.is_none() {
            return None;
        }
        let own = || Some(cell).filter(|cell| read(cell).is_some());
        let code = mapped.or_else(own).or(source.otherwise.as_deref());
        match code {
            Some("") => None,
            Some(code) if read(code).is_some() => read(code),
            _ => {
                faults.push(self.fault(column, cell, "rex-value").with("field", field));
                None
            }
        }
    }

    fn parts(&self, mapping: &Mapping, faults: &mut Vec<BadCell>) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for (kind, column) in &mapping.texts {
            let text = tidied(self.cell(column));
            if text.is_empty() {
                continue;
            }
            if text.chars().count() > LONGEST_PART {
                faults.push(self.fault(column, &text, "rex-text-long").with("most", LONGEST_PART));
                continue;
            }
            match parts.iter_mut().find(|part| part.kind == *kind) {
                Some(part) => {
                    part.text.push_str("\n\n");
                    part.text.push_str(&text);
                }
                None => parts.push(Part { kind: *kind, text }),
            }
        }
        if parts.is_empty() && faults.is_empty() {
            let columns: Vec<&str> = mapping.texts.iter().map(|(_, column)| column.as_str()).collect();
            faults.push(self.fault(&columns.join(", "), "", "rex-no-text"));
        }
        parts
    }
}

/// A text with one kind of line break and nothing that a reader cannot see.
pub(crate) fn tidied(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace(BETWEEN, ", ");
    let seen = |letter: &char| matches!(letter, '\n' | '\t') || !letter.is_control();
    text.chars().filter(seen).collect::<String>().trim().to_owned()
}
