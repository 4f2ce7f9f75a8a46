//! The record that a cleared near miss gives: what the base keeps, and nothing else of what was written.

use std::collections::{BTreeMap, BTreeSet};

use super::content::{Content, FieldKey, Value};
use super::form::{Asks, Field, Form, Means};
use super::key_of_record::Key;
use crate::rex::{Factor, Part, PartKind, Phase, Record, Severity, When};
use crate::text::Language;

/// Codes given to a near miss by coders: for each field those that hold.
pub type Codes = BTreeMap<String, BTreeSet<String>>;

/// Whether coders may code a field: one that is answered with codes of a list.
#[must_use]
pub fn is_coded(field: &Field) -> Option<&str> {
    match &field.asks {
        Asks::One { list } | Asks::Several { list } | Asks::Graded { list, .. } => Some(list),
        _ => None,
    }
}

/// The content with the codes of its coders in the place of its author's. A grade that was given to a code stays with it.
#[must_use]
pub fn coded(form: &Form, content: &Content, codes: &Codes) -> Content {
    let mut content = content.clone();
    for (id, codes) in codes {
        let Some((_, field)) = form.field(id) else { continue };
        let key = FieldKey::once(id);
        let value = match &field.asks {
            Asks::One { .. } => codes.first().map(|code| Value::Code(code.clone())),
            Asks::Several { .. } => Some(Value::Codes(codes.clone())),
            Asks::Graded { grades, .. } => {
                let first = form.list(grades).and_then(|list| list.codes.first()).map(|code| code.code.clone());
                let before = match content.0.get(&key) {
                    Some(Value::Graded(graded)) => graded.clone(),
                    _ => BTreeMap::new(),
                };
                let grade = |code: &String| before.get(code).cloned().or_else(|| first.clone());
                Some(Value::Graded(codes.iter().filter_map(|code| Some((code.clone(), grade(code)?))).collect()))
            }
            _ => None,
        };
        match value {
            Some(value) => content.0.insert(key, value),
            None => content.0.remove(&key),
        };
    }
    content
}

/// What of the record can be known from outside. Kind of unit and family of act never enter the base, so that they are
/// coarsened away for everybody and need no counting.
#[must_use]
pub fn key(record: &Record) -> Key {
    Key { specialty: record.specialty.clone(), when: record.when, unit: None, act_family: None }
}

/// The record as coarse as its key.
#[must_use]
pub fn coarsened(record: Record, key: &Key) -> Record {
    Record { when: key.when, ..record }
}

/// The record of cleared content; none without a specialty or without words.
#[must_use]
pub fn record(form: &Form, content: &Content, language: Language) -> Option<Record> {
    let severity = |means| content.code(form, means).and_then(Severity::parse);
    let parts: Vec<Part> = PartKind::ALL.into_iter().filter_map(|kind| part(form, content, kind)).collect();
    if parts.is_empty() {
        return None;
    }
    Some(Record {
        when: match content.meant(form, Means::Month) {
            Some(Value::Month(when)) => Some(*when),
            _ => None,
        },
        specialty: content.code(form, Means::Specialty)?.to_owned(),
        phase: content.code(form, Means::Phase).and_then(Phase::parse),
        factors: match content.meant(form, Means::Factors) {
            Some(Value::Graded(graded)) => graded.keys().filter_map(|code| Factor::parse(code)).collect(),
            Some(Value::Codes(codes)) => codes.iter().filter_map(|code| Factor::parse(code)).collect(),
            _ => BTreeSet::new(),
        },
        actual: severity(Means::Actual),
        potential: severity(Means::Potential),
        language,
        parts,
    })
}

/// The words of one kind, row after row; measures are those that were taken, without who answers for them or by when.
fn part(form: &Form, content: &Content, kind: PartKind) -> Option<Part> {
    let means = |field: &Field| match field.means {
        Some(Means::Part(part)) => part == kind,
        Some(Means::Measure) => kind == PartKind::Measures,
        _ => false,
    };
    let fields = form.fields().filter(|(_, _, field)| means(field));
    let words = fields.flat_map(|(_, block, field)| {
        let rows = if block.rows.is_some() { content.rows(block).into_iter().map(Some).collect() } else { vec![None] };
        rows.into_iter().filter_map(|row| match content.0.get(&FieldKey { field: field.id.clone(), row }) {
            Some(Value::Words(words)) if !words.trim().is_empty() => Some(words.trim()),
            _ => None,
        })
    });
    let text = words.collect::<Vec<_>>().join("\n");
    (!text.is_empty()).then_some(Part { kind, text })
}

/// The month in which something was accepted, as batches are counted by.
#[must_use]
pub fn month_of(day: jiff::civil::Date) -> When {
    When::Month(day.year(), day.month().unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::near_miss::sample::form;

    fn content() -> Content {
        let words = |text: &str| Value::Words(text.to_owned());
        let graded = BTreeMap::from([("1.1".to_owned(), "possible".to_owned())]);
        Content(
            [
                (FieldKey::once("specialty"), Value::Code("urology".to_owned())),
                (FieldKey::once("month"), Value::Month(When::Month(2026, 3))),
                (FieldKey::once("narrative"), words("the wrong side was draped")),
                (FieldKey::once("declared"), words("ARS-1234")),
                (FieldKey::once("actual"), Value::Code("0".to_owned())),
                (FieldKey::row("what", 1), words("the list was changed")),
                (FieldKey::row("what", 2), words("nobody was told")),
                (FieldKey::row("measure", 1), words("a mark on the skin")),
                (FieldKey::once("factors"), Value::Graded(graded)),
            ]
            .into_iter()
            .collect(),
        )
    }

    #[test]
    fn a_record_keeps_what_the_base_knows_and_no_other_word() {
        let record = record(&form(), &content(), Language::english()).unwrap();
        assert_eq!(record.when, Some(When::Month(2026, 3)));
        assert_eq!(record.actual, Some(Severity::NotReached));
        let told: Vec<(&str, &str)> = record.parts.iter().map(|part| (part.kind.code(), part.text.as_str())).collect();
        assert_eq!(
            told,
            [
                ("narrative", "the wrong side was draped"),
                ("chronology", "the list was changed\nnobody was told"),
                ("measures", "a mark on the skin")
            ]
        );
        assert!(!record.text().contains("ARS"));
        let year = Key { when: Some(When::Year(2026)), ..key(&record) };
        assert_eq!(coarsened(record, &year).when, Some(When::Year(2026)));
    }

    #[test]
    fn what_coders_settled_stands_in_the_place_of_what_the_author_chose() {
        let codes = Codes::from([
            ("factors".to_owned(), BTreeSet::from(["1.1".to_owned(), "4.4".to_owned()])),
            ("actual".to_owned(), BTreeSet::from(["1".to_owned()])),
        ]);
        let coded = coded(&form(), &content(), &codes);
        let Some(Value::Graded(graded)) = coded.get("factors") else { panic!("factors are graded") };
        assert_eq!(graded["1.1"], "possible");
        assert_eq!(graded["4.4"], "contributed");
        let record = record(&form(), &coded, Language::english()).unwrap();
        assert_eq!((record.factors.len(), record.actual), (2, Some(Severity::NoHarm)));
    }

    #[test]
    fn without_words_there_is_no_record() {
        let mut bare = content();
        bare.0.retain(|_, value| !matches!(value, Value::Words(_)));
        assert_eq!(record(&form(), &bare, Language::english()), None);
    }
}
