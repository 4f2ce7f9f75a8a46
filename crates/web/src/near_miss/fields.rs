//! Answers of a near miss as fields of a form, both ways.
//!
//! A field is named after its question (`narrative`, `step_what.2`), the grade of one cause after both
//! (`factors:training`). Beside each question a hidden field `seen:…` says which saving of the draft its page knows, so
//! that a form posted from a stale page, or from a second device, overwrites nothing.

use std::collections::{BTreeMap, BTreeSet};

use app::near_miss::Changes;
use domain::near_miss::content::{Asked, Content, FieldKey, Value};
use domain::near_miss::form::{Asks, Field};
use domain::rex::When;

const SEEN: &str = "seen:";

/// What a form sent: each name with its values, in their order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sent(BTreeMap<String, Vec<String>>);

impl Sent {
    pub(crate) fn of(pairs: Vec<(String, String)>) -> Self {
        let mut sent = Self::default();
        for (name, value) in pairs {
            // Browsers send the line ends of another age; a text counts and compares with its own.
            sent.0.entry(name).or_default().push(value.replace("\r\n", "\n"));
        }
        sent
    }

    /// One field alone, as the script saves it.
    pub(crate) fn one(name: &str, values: Vec<String>) -> Self {
        Self::of(values.into_iter().map(|value| (name.to_owned(), value)).collect())
    }

    pub(crate) fn first(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.first()).map_or("", String::as_str)
    }

    pub(crate) fn values(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether the page that was sent showed a question.
    pub(crate) fn shows(&self, name: &str) -> bool {
        self.0.contains_key(name) || self.0.contains_key(&format!("{SEEN}{name}"))
    }

    /// The saving of the draft that the whole page knew.
    pub(crate) fn base(&self) -> i64 {
        self.first("base").parse().unwrap_or_default()
    }

    /// Whether it brings an answer, beside what the page itself asks by these names.
    pub(crate) fn has_answers(&self, page_itself: &[&str]) -> bool {
        self.0.keys().any(|name| !page_itself.contains(&name.as_str()))
    }

    fn seen(&self, name: &str) -> i64 {
        self.first(&format!("{SEEN}{name}")).parse().unwrap_or_else(|_| self.base())
    }

    /// The questions it speaks of, as far as the form has them.
    fn keys(&self, asked: &Asked<'_>) -> BTreeSet<FieldKey> {
        let names = self.0.keys().map(|name| name.strip_prefix(SEEN).unwrap_or(name));
        let names = names.map(|name| name.split(':').next().unwrap_or_default());
        names.filter_map(FieldKey::parse).filter(|key| asked.field(key).is_some()).collect()
    }

    /// Every answer it brings, whatever was there before; none to take one back.
    pub(crate) fn answers(&self, asked: &Asked<'_>) -> Changes {
        let keys = self.keys(asked).into_iter();
        keys.filter_map(|key| Some((key.clone(), value(asked.field(&key)?, self, &key)))).collect()
    }

    /// What it would change, by the saving that its page knew; what it merely sends back is no change.
    pub(crate) fn changes(&self, asked: &Asked<'_>, content: &Content) -> BTreeMap<i64, Changes> {
        let mut changes: BTreeMap<i64, Changes> = BTreeMap::new();
        for (key, answer) in self.answers(asked) {
            if answer.as_ref() != content.0.get(&key) {
                changes.entry(self.seen(&key.to_string())).or_default().push((key, answer));
            }
        }
        changes
    }
}

/// The field by which one cause is graded.
pub(crate) fn graded(name: &str, code: &str) -> String {
    format!("{name}:{code}")
}

/// The answer to a question; what cannot be one becomes words, which the question then refuses with its reason.
pub(crate) fn value(field: &Field, sent: &Sent, key: &FieldKey) -> Option<Value> {
    let name = key.to_string();
    let values: Vec<&str> = sent.values(&name).iter().map(String::as_str).filter(|it| !it.trim().is_empty()).collect();
    if let Asks::Graded { .. } = field.asks {
        let prefix = graded(&name, "");
        let all = sent.0.iter().filter_map(|(name, values)| Some((name.strip_prefix(&prefix)?, values.first()?)));
        let grades: BTreeMap<String, String> =
            all.filter(|(_, grade)| !grade.is_empty()).map(|(code, grade)| (code.to_owned(), grade.clone())).collect();
        return (!grades.is_empty()).then_some(Value::Graded(grades));
    }
    let first = *values.first()?;
    let strange = || Value::Words(first.to_owned());
    Some(match field.asks {
        Asks::Info | Asks::Graded { .. } => return None,
        Asks::One { .. } => Value::Code(first.to_owned()),
        Asks::Several { .. } => Value::Codes(values.iter().map(|value| (*value).to_owned()).collect()),
        Asks::Words { .. } => strange(),
        Asks::Month => month(first).map_or_else(strange, Value::Month),
        Asks::Due | Asks::Day => first.trim().parse().map_or_else(|_| strange(), Value::Day),
        Asks::YesNo => match first {
            "yes" => Value::YesNo(true),
            "no" => Value::YesNo(false),
            _ => strange(),
        },
    })
}

/// A month as people write it: `03/2026`, `2026-03`, or the year alone.
fn month(text: &str) -> Option<When> {
    let text = text.trim();
    match text.split_once(['/', '.', ' ']) {
        Some((month, year)) => When::parse(&format!("{}-{:0>2}", year.trim(), month.trim())),
        None => When::parse(text),
    }
}

/// An answer as the fields of its question hold it; grades stand in fields of their own.
pub(crate) fn written(answer: Option<&Value>) -> Vec<String> {
    match answer {
        None | Some(Value::Graded(_)) => Vec::new(),
        Some(Value::Code(code)) => vec![code.clone()],
        Some(Value::Codes(codes)) => codes.iter().cloned().collect(),
        Some(Value::Words(words)) => vec![words.clone()],
        Some(Value::Month(When::Month(year, month))) => vec![format!("{month:02}/{year}")],
        Some(Value::Month(When::Year(year))) => vec![year.to_string()],
        Some(Value::Day(day)) => vec![day.to_string()],
        Some(Value::YesNo(yes)) => vec![if *yes { "yes" } else { "no" }.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_read_however_it_is_written_and_never_with_a_day() {
        assert_eq!(month("03/2026"), Some(When::Month(2026, 3)));
        assert_eq!(month(" 3/2026 "), Some(When::Month(2026, 3)));
        assert_eq!(month("2026-03"), Some(When::Month(2026, 3)));
        assert_eq!(month("2026"), Some(When::Year(2026)));
        for strange in ["12/03/2026", "13/2026", "mars", "2026-03-12", ""] {
            assert_eq!(month(strange), None, "{strange}");
        }
    }
}
