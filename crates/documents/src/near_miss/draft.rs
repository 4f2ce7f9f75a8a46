//! Drafts made of what was written elsewhere: a pasted text, or a file read by a mapping (see `docs/rex-import.md`).
//!
//! No word is lost: what fits no question stands in the narrative, and a narrative that is longer than the form takes is
//! kept whole; its author is told before sending.

use std::collections::BTreeMap;
use std::io;

use domain::near_miss::{Asks, Content, FieldKey, Form, Means, Value};
use domain::rex::{PartKind, Record};

use crate::bad_cell::BadCell;
use crate::rex_import::{self, Mapping, Outline, tidied};

/// A draft of a pasted text: its words are the narrative. Lines that are numbered in order, or begin with a time, become
/// steps; nothing else is guessed.
#[must_use]
pub fn from_text(form: &Form, text: &str) -> Content {
    let mut draft = Draft::new(form);
    let text = tidied(text);
    match steps(&text) {
        // A text of steps alone is left to its author: a narrative is what the form cannot do without.
        Some((around, steps)) if !around.is_empty() && draft.rows(Means::Part(PartKind::Chronology), &steps) => {
            draft.tell(&around);
        }
        _ => draft.tell(&text),
    }
    draft.content
}

/// One record of a file, as a draft.
#[derive(Debug)]
pub struct Found {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// The draft, or every reason why it cannot be made.
    pub content: Result<Content, Vec<BadCell>>,
}

/// What a file held.
#[derive(Debug, Default)]
pub struct Drafts {
    /// Its first records.
    pub found: Vec<Found>,
    /// How many more there were.
    pub more: u64,
    /// Columns that the mapping leaves out, and why the file as a whole cannot be taken.
    pub outline: Outline,
}

/// Reads drafts from a file by a mapping, at most so many.
///
/// # Errors
/// None that a file in memory can cause.
pub fn from_file(form: &Form, bytes: &[u8], file: &str, mapping: &Mapping, most: usize) -> io::Result<Drafts> {
    if let Some(fault) = rex_import::inspect(bytes, file, mapping)? {
        return Ok(Drafts { outline: Outline { faults: vec![fault], ..Outline::default() }, ..Drafts::default() });
    }
    let (mut found, mut more) = (Vec::new(), 0);
    let outline = rex_import::read(bytes, file, mapping, &mut |arrived| {
        if found.len() < most {
            let content = arrived.record.map(|record| from_record(form, &record));
            found.push(Found { line: arrived.line, content });
        } else {
            more += 1;
        }
        Ok::<(), io::Error>(())
    })?;
    Ok(Drafts { found, more, outline })
}

/// A draft of one record; codes that the form does not ask for are told before sending, as any other.
#[must_use]
pub fn from_record(form: &Form, record: &Record) -> Content {
    let mut draft = Draft::new(form);
    if record.specialty != rex_import::UNSAID {
        draft.put(Means::Specialty, Value::Code(record.specialty.clone()));
    }
    let month = record.when.map(Value::Month);
    let phase = record.phase.map(|phase| Value::Code(phase.code().to_owned()));
    let level = |severity: domain::rex::Severity| Value::Code(severity.level().to_string());
    let coded = [
        (Means::Month, month),
        (Means::Phase, phase),
        (Means::Actual, record.actual.map(level)),
        (Means::Potential, record.potential.map(level)),
    ];
    for (means, value) in coded {
        value.into_iter().for_each(|value| draft.put(means, value));
    }
    draft.factors(record);
    for part in &record.parts {
        draft.part(part.kind, &part.text);
    }
    draft.content
}

struct Draft<'a> {
    form: &'a Form,
    content: Content,
}

impl<'a> Draft<'a> {
    fn new(form: &'a Form) -> Self {
        Self { form, content: Content::default() }
    }

    fn put(&mut self, means: Means, value: Value) {
        if let Some(field) = self.form.meaning(means) {
            self.content.0.insert(FieldKey::once(&field.id), value);
        }
    }

    /// Adds a paragraph to the narrative.
    fn tell(&mut self, words: &str) {
        let Some(field) = self.form.meaning(Means::Part(PartKind::Narrative)) else { return };
        let key = FieldKey::once(&field.id);
        let told = match self.content.0.get(&key) {
            Some(Value::Words(told)) => format!("{told}\n\n{words}"),
            _ => words.to_owned(),
        };
        if !told.is_empty() {
            self.content.0.insert(key, Value::Words(told));
        }
    }

    /// The deep causes, each with the first grade there is: that it was coded at all says that it played a part.
    fn factors(&mut self, record: &Record) {
        let Some(Asks::Graded { grades, .. }) = self.form.meaning(Means::Factors).map(|field| &field.asks) else {
            return;
        };
        let grade = self.form.list(grades).and_then(|list| list.codes.first()).map(|code| code.code.clone());
        if let Some(grade) = grade.filter(|_| !record.factors.is_empty()) {
            let graded = record.factors.iter().map(|factor| (factor.to_string(), grade.clone()));
            let graded = Value::Graded(graded.collect::<BTreeMap<_, _>>());
            self.put(Means::Factors, graded);
        }
    }

    /// A part of the words: under its own question if it fits there, else in the narrative.
    fn part(&mut self, kind: PartKind, text: &str) {
        let means = match kind {
            PartKind::Measures if self.form.meaning(Means::Part(kind)).is_none() => Means::Measure,
            _ => Means::Part(kind),
        };
        let lines: Vec<String> = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(Into::into).collect();
        if kind == PartKind::Narrative || !(self.once(means, text) || self.rows(means, &lines)) {
            self.tell(text);
        }
    }

    /// Whether words found their place in a question that is asked once.
    fn once(&mut self, means: Means, text: &str) -> bool {
        let Some((block, field)) = self.form.meaning(means).and_then(|field| self.form.field(&field.id)) else {
            return false;
        };
        if block.rows.is_some() || !fits(&field.asks, text) {
            return false;
        }
        self.content.0.insert(FieldKey::once(&field.id), Value::Words(text.to_owned()));
        true
    }

    /// Whether lines found their places in a block that repeats: all of them or none.
    fn rows(&mut self, means: Means, lines: &[String]) -> bool {
        let Some((block, field)) = self.form.meaning(means).and_then(|field| self.form.field(&field.id)) else {
            return false;
        };
        let room = block.rows.is_some_and(|rows| lines.len() <= usize::from(rows));
        if !room || !lines.iter().all(|line| fits(&field.asks, line)) {
            return false;
        }
        for (row, line) in (1_u8..).zip(lines) {
            self.content.0.insert(FieldKey::row(&field.id, row), Value::Words(line.clone()));
        }
        true
    }
}

fn fits(asks: &Asks, text: &str) -> bool {
    matches!(asks, Asks::Words { most, .. } if u32::try_from(text.chars().count()).is_ok_and(|count| count <= *most))
}

/// The steps of a text, if two lines or more in one run look like some, and the text around them.
fn steps(text: &str) -> Option<(String, Vec<String>)> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut next = 1;
    let marks: Vec<Option<String>> = lines.iter().map(|line| step(line, &mut next)).collect();
    let first = marks.iter().position(Option::is_some)?;
    let steps: Vec<String> = marks.iter().skip(first).map_while(Clone::clone).collect();
    let found = marks.iter().flatten().count();
    if steps.len() < 2 || steps.len() < found {
        return None;
    }
    let around = text.lines().filter(|line| line.trim().is_empty() || !is_in(line.trim(), &lines, first, steps.len()));
    Some((tidy_blanks(around), steps))
}

fn is_in(line: &str, lines: &[&str], first: usize, long: usize) -> bool {
    lines.iter().skip(first).take(long).any(|step| *step == line)
}

/// Lines with at most one blank line between them.
fn tidy_blanks<'t>(lines: impl Iterator<Item = &'t str>) -> String {
    let mut out = String::new();
    for line in lines {
        if !(line.trim().is_empty() && (out.is_empty() || out.ends_with("\n\n"))) {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.trim().to_owned()
}

/// A line as a step: its number in order taken off, or its time kept. Dashes are no steps: lists of diseases have them.
fn step(line: &str, next: &mut u32) -> Option<String> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    if let Some(words) = rest.strip_prefix(['.', ')']).and_then(|rest| rest.strip_prefix(' ')) {
        if number.parse() == Ok(*next) {
            *next += 1;
            return Some(words.trim().to_owned());
        }
        return None;
    }
    begins_with_time(line).then(|| line.to_owned())
}

/// `8 h 30`, `08:30`, `T0`, `T+10`, `J1`, `J + 1`, `H+2`, `D+1`, `+10 min`: a time at the beginning, and words after it.
fn begins_with_time(line: &str) -> bool {
    let tight: String = line.chars().take(16).filter(|letter| !letter.is_whitespace()).collect();
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let counted = |text: &str| (1..=3).contains(&digits(text.strip_prefix(['+', '-']).unwrap_or(text)));
    match tight.chars().next() {
        Some('T' | 'J' | 'H' | 'D') => tight.get(1..).is_some_and(counted),
        Some('+') => tight.get(1..).is_some_and(counted),
        Some(letter) if letter.is_ascii_digit() => {
            let rest = tight.get(digits(&tight)..).unwrap_or_default();
            let clock = |sign: char| rest.strip_prefix(sign).is_some_and(|minutes| digits(minutes) == 2);
            digits(&tight) <= 2 && (clock(':') || clock('h') || clock('H'))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;
