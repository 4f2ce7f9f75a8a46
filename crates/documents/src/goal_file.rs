//! A goal as its author types it, and the file of a definition that it becomes.
//!
//! A draft keeps what was typed, whatever it is ([`GoalFields`]); [`GoalFields::judge`] says what is missing before it can be
//! checked. [`write`] makes the file `goals/NN-<id>.toml` anew over the published one: the keys that the form does not know
//! (printable helps, say) and the comment at its head stay. [`revised`] lays such files over a published definition as its
//! next version; whether the whole is sound is for [`crate::definition::check`] to say.

use std::collections::BTreeMap;

use domain::goal::{Goal, Source};
use domain::text::{Language, Text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use toml::{Table, Value};

use crate::definition::Files;

/// The texts of a goal that are written in every language, by their names in forms; a means is a line.
pub const TEXTS: [&str; 7] = ["title", "action", "patients", "argument", "means", "cue", "plan"];

/// Most characters of one text.
pub const LONGEST: usize = 6_000;
/// Most characters of a title.
pub const LONGEST_TITLE: usize = 200;

/// The fields of a goal, as typed: nothing is refused, so that a draft loses nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct GoalFields {
    /// The sequence that offers it; empty for a catalogue that is one pool.
    pub sequence: String,
    /// Codes of the professions it is worded for.
    pub professions: Vec<String>,
    /// Code of the level of evidence.
    pub evidence: String,
    /// When it must be looked at again, in the form `2027-06-30`.
    pub next_review: String,
    /// Its texts, by name and language: `title.fr`.
    pub texts: BTreeMap<String, String>,
    /// Its sources, one a line: title, publisher, year, place, with `|` between.
    pub sources: String,
    /// Code of the theme of risk that motivated it, or nothing.
    #[serde(default)]
    pub theme: String,
    /// The guideline it was drawn from and its version, `reference@2`, or nothing: kept from one revision to the next, never
    /// typed.
    #[serde(default)]
    pub guideline: String,
}

/// One thing that keeps a draft from being checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// The field, as the form names it.
    pub field: String,
    /// Key of the sentence, which says the reason and the remedy.
    pub key: &'static str,
    /// What the sentence speaks of.
    pub values: Vec<(&'static str, String)>,
}

impl GoalFields {
    /// The fields of a goal as it is published.
    #[must_use]
    pub fn of(goal: &Goal) -> Self {
        let mut texts = BTreeMap::new();
        let mut put = |name: &str, text: &Text| {
            for (language, words) in text.wordings() {
                texts.insert(format!("{name}.{language}"), words.to_owned());
            }
        };
        let named = [
            ("title", &goal.title),
            ("action", &goal.action),
            ("patients", &goal.patients),
            ("argument", &goal.argument),
            ("cue", &goal.prompt.cue),
            ("plan", &goal.prompt.action),
        ];
        for (name, text) in named {
            put(name, text);
        }
        for means in &goal.means {
            for (language, words) in means.wordings() {
                let lines: &mut String = texts.entry(format!("means.{language}")).or_default();
                if !lines.is_empty() {
                    lines.push('\n');
                }
                lines.push_str(words);
            }
        }
        Self {
            sequence: goal.sequence.clone().unwrap_or_default(),
            professions: goal.professions.clone(),
            evidence: goal.evidence.clone(),
            next_review: goal.next_review.to_string(),
            sources: goal.sources.iter().map(source_line).collect::<Vec<_>>().join("\n"),
            theme: goal.theme.clone().unwrap_or_default(),
            guideline: goal.drawn_from.as_ref().map(|it| drawn(&it.reference, it.version)).unwrap_or_default(),
            texts,
        }
    }

    /// A text in a language, as typed.
    #[must_use]
    pub fn text(&self, name: &str, language: &Language) -> &str {
        self.texts.get(&format!("{name}.{language}")).map(String::as_str).unwrap_or_default()
    }

    /// What is too long even for a draft.
    #[must_use]
    pub fn oversized(&self) -> Vec<FieldFault> {
        let long = |field: &str, text: &str, max: usize| {
            (text.chars().count() > max).then(|| FieldFault {
                field: field.to_owned(),
                key: "fault-too-long",
                values: vec![("max", max.to_string())],
            })
        };
        let most = |name: &str| if name.starts_with("title.") { LONGEST_TITLE } else { LONGEST };
        let texts = self.texts.iter().filter_map(|(name, text)| long(name, text, most(name)));
        texts.chain(long("sources", &self.sources, LONGEST)).collect()
    }

    /// Everything that keeps the goal from being checked: the five parts, in every language, on stated grounds, with a day
    /// on which it is looked at again.
    #[must_use]
    pub fn judge(&self, languages: &[Language], today: Date) -> Vec<FieldFault> {
        let fault = |field: String, key| FieldFault { field, key, values: Vec::new() };
        let mut faults = self.oversized();
        for name in TEXTS {
            for language in languages.iter().filter(|language| self.text(name, language).trim().is_empty()) {
                faults.push(fault(format!("{name}.{language}"), "editorial-fault-blank"));
            }
        }
        let counts: Vec<usize> = languages.iter().map(|language| lines(self.text("means", language)).count()).collect();
        if counts.iter().all(|count| *count > 0) && counts.iter().any(|count| Some(count) != counts.first()) {
            let field = languages.last().map(|language| format!("means.{language}")).unwrap_or_default();
            faults.push(fault(field, "editorial-fault-means"));
        }
        if self.professions.is_empty() {
            faults.push(fault("professions".to_owned(), "editorial-fault-professions"));
        }
        if self.evidence.is_empty() {
            faults.push(fault("evidence".to_owned(), "editorial-fault-evidence"));
        }
        match self.next_review.trim().parse::<Date>() {
            Ok(day) if day > today => {}
            _ => faults.push(fault("next_review".to_owned(), "editorial-fault-review")),
        }
        if lines(&self.sources).next().is_none() {
            faults.push(fault("sources".to_owned(), "editorial-fault-no-source"));
        }
        let unread = lines(&self.sources).enumerate().filter(|(_, line)| read_source(line).is_none());
        for (number, _) in unread {
            faults.push(FieldFault {
                field: "sources".to_owned(),
                key: "editorial-fault-source",
                values: vec![("line", (number + 1).to_string())],
            });
        }
        faults
    }
}

/// The guideline that a goal is drawn from, as [`GoalFields::guideline`] writes it.
#[must_use]
pub fn drawn(reference: &str, version: u32) -> String {
    format!("{reference}@{version}")
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn source_line(source: &Source) -> String {
    let year = source.year.map(|year| year.to_string()).unwrap_or_default();
    [source.title.as_str(), source.publisher.as_str(), year.as_str(), source.locator.as_str()].join(" | ")
}

/// A source from its line; none where a part is missing. The year may be left empty, the bars may not.
fn read_source(line: &str) -> Option<Source> {
    let parts: Vec<&str> = line.split('|').map(str::trim).collect();
    let [title, publisher, year, locator] = parts.as_slice() else {
        return None;
    };
    let year = if year.is_empty() { None } else { Some(year.parse().ok()?) };
    let whole = [title, publisher, locator].iter().all(|part| !part.is_empty());
    whole.then(|| Source {
        title: (*title).to_owned(),
        publisher: (*publisher).to_owned(),
        year,
        locator: (*locator).to_owned(),
    })
}

/// The path and text of the file that holds a goal.
#[must_use]
pub fn find<'f>(files: &'f Files, goal: &str) -> Option<(&'f str, &'f str)> {
    let goals = files.iter().filter(|(path, _)| path.starts_with("goals/") && path.ends_with(".toml"));
    let mut with_id = goals.filter(|(_, text)| {
        let table = text.parse::<Table>().ok();
        table.is_some_and(|table| table.get("id").and_then(Value::as_str) == Some(goal))
    });
    with_id.next().map(|(path, text)| (path.as_str(), text.as_str()))
}

/// The path of a goal that is not in the catalogue yet.
#[must_use]
pub fn path(number: u16, goal: &str) -> String {
    format!("goals/{number:02}-{goal}.toml")
}

/// Writes the file of a goal over the one it was published in, if it was: what the form does not know stays.
#[must_use]
pub fn write(base: Option<&str>, id: &str, number: u16, version: u16, fields: &GoalFields) -> String {
    let mut table = base.and_then(|text| text.parse::<Table>().ok()).unwrap_or_default();
    let mut put = |key: &str, value: Value| drop(table.insert(key.to_owned(), value));
    put("id", id.into());
    put("number", i64::from(number).into());
    put("version", i64::from(version).into());
    put("status", "published".into());
    put("professions", fields.professions.iter().cloned().map(Value::from).collect::<Vec<_>>().into());
    put("evidence", fields.evidence.clone().into());
    put("next_review", fields.next_review.trim().into());
    for name in ["title", "action", "patients", "argument"] {
        put(name, words(fields, name));
    }
    put("means", means(fields).into());
    put("source", lines(&fields.sources).filter_map(read_source).map(source).collect::<Vec<_>>().into());
    let prompt =
        Table::from_iter([("cue".to_owned(), words(fields, "cue")), ("action".to_owned(), words(fields, "plan"))]);
    put("prompt", prompt.into());
    if fields.sequence.is_empty() {
        table.remove("sequence");
    } else {
        table.insert("sequence".to_owned(), fields.sequence.clone().into());
    }
    if fields.theme.is_empty() {
        table.remove("theme");
    } else {
        table.insert("theme".to_owned(), fields.theme.clone().into());
    }
    if let Some((reference, version)) = fields.guideline.split_once('@') {
        let version = version.parse::<i64>().unwrap_or_default();
        let drawn = [("reference".to_owned(), Value::from(reference)), ("version".to_owned(), version.into())];
        table.insert("guideline".to_owned(), Table::from_iter(drawn).into());
    }
    let head: String = base
        .unwrap_or_default()
        .lines()
        .take_while(|line| line.starts_with('#'))
        .flat_map(|line| [line, "\n"])
        .collect();
    format!("{head}{table}")
}

/// A text in each language in which something was typed.
fn words(fields: &GoalFields, name: &str) -> Value {
    let of = |(key, text): (&String, &String)| {
        let (part, tag) = key.split_once('.')?;
        (part == name && !text.trim().is_empty()).then(|| (tag.to_owned(), Value::from(one_paragraph(text))))
    };
    Table::from_iter(fields.texts.iter().filter_map(of)).into()
}

fn means(fields: &GoalFields) -> Vec<Value> {
    let mut all: Vec<Table> = Vec::new();
    for (key, text) in &fields.texts {
        let Some(("means", tag)) = key.split_once('.') else {
            continue;
        };
        for (place, line) in lines(text).enumerate() {
            if all.len() <= place {
                all.push(Table::new());
            }
            if let Some(means) = all.get_mut(place) {
                means.insert(tag.to_owned(), line.into());
            }
        }
    }
    all.into_iter().map(|text| Table::from_iter([("text".to_owned(), Value::from(text))]).into()).collect()
}

/// What was typed on several lines stands on several; line ends are ours, and blanks around it go.
fn one_paragraph(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

fn source(source: Source) -> Value {
    let mut table = Table::from_iter([
        ("title".to_owned(), Value::from(source.title)),
        ("publisher".to_owned(), source.publisher.into()),
        ("locator".to_owned(), source.locator.into()),
    ]);
    if let Some(year) = source.year {
        table.insert("year".to_owned(), i64::from(year).into());
    }
    table.into()
}

/// What an edition does to one file of a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Writes it, anew or over what was there.
    Put {
        /// Path inside the definition.
        path: String,
        /// Its text.
        text: String,
    },
    /// Takes it out.
    Remove {
        /// Path inside the definition.
        path: String,
    },
}

/// A definition's next version: its files with the changes laid over, its version number, the count of its catalogue, and
/// its goals numbered from 1 without a gap. Numbers are of one version: cohorts count by those of the one they are pinned to.
#[must_use]
pub fn revised(base: &Files, version: &str, changes: &[Change]) -> Files {
    let mut files = base.clone();
    for change in changes {
        match change {
            Change::Put { path, text } => drop(files.insert(path.clone(), text.clone())),
            Change::Remove { path } => drop(files.remove(path)),
        }
    }
    let goals = renumber(&mut files);
    if let Some(programme) = files.get_mut("programme.toml") {
        let renumbered = replace(programme, "[programme]", "version", &Value::from(version).to_string());
        *programme = replace(&renumbered, "[choice]", "catalogue", &goals.to_string());
    }
    files
}

/// Numbers the goals in their order, a new one last; how many there are.
fn renumber(files: &mut Files) -> usize {
    let number = |text: &str| text.parse::<Table>().ok()?.get("number")?.as_integer();
    let mut goals: Vec<(i64, String)> = files
        .iter()
        .filter(|(path, _)| path.starts_with("goals/") && path.ends_with(".toml"))
        .map(|(path, text)| (number(text).unwrap_or(i64::MAX), path.clone()))
        .collect();
    goals.sort();
    for (place, (had, path)) in (1_i64..).zip(&goals) {
        if *had != place
            && let Some(text) = files.get_mut(path)
        {
            *text = replace(text, "", "number", &place.to_string());
        }
    }
    goals.len()
}

/// A TOML text with the value of one key of one table (or of the top) replaced: its comments and its order stay.
fn replace(text: &str, table: &str, key: &str, value: &str) -> String {
    let (mut inside, mut done) = (table.is_empty(), false);
    let line_of = |line: &str| {
        let trimmed = line.trim();
        if trimmed.starts_with('[') {
            inside = trimmed == table;
        }
        let is_it = !done && inside && trimmed.split_once('=').is_some_and(|(name, _)| name.trim() == key);
        done = done || is_it;
        if is_it { format!("{key} = {value}") } else { line.to_owned() }
    };
    let mut lines: Vec<String> = text.lines().map(line_of).collect();
    lines.push(String::new());
    lines.join("\n")
}

#[cfg(test)]
#[path = "goal_file/tests.rs"]
mod tests;
